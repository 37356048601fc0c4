//! What a host sends with each file of the site: its type, how long it may be kept, and the headers that
//! lock the page. The one place that says so: the project's own servers send it, and the configurations
//! for others are written from it.

mod configurations;

use std::path::Path;

pub use configurations::{HEADERS_FILE, configurations, headers_file};

/// The types of the site's files by the ends of their names. All text is UTF-8.
const KINDS: [(&str, &str); 9] = [
    ("html", "text/html; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("js", "text/javascript; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/vnd.microsoft.icon"),
];

/// How long a file may be kept whose name changes with what is in it.
pub const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// How long any other file may be kept: it is asked for anew each time, and comes only if it has changed.
pub const ASK_AGAIN: &str = "no-cache";

/// What a browser lets no page of the site do, nor any page that it frames.
const DENIED: [&str; 30] = [
    "accelerometer",
    "browsing-topics",
    "clipboard-read",
    "compute-pressure",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "keyboard-map",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
];
/// What the page itself may do: read QR codes, and hand a text or a picture to the device.
const ALLOWED: [&str; 3] = ["camera", "clipboard-write", "web-share"];

/// How the page's own policy begins; it ends at the next quotation mark. Where no header can be set, it
/// is all there is.
pub const POLICY: &str = "<meta http-equiv=Content-Security-Policy content=\"";

/// The security policy that a built page carries.
pub fn policy(page: &str) -> Option<&str> {
    page.split_once(POLICY)?.1.split_once('"').map(|(policy, _)| policy)
}

/// The headers that go with each answer, whatever was asked for.
///
/// Nothing here keeps other sites from framing the page, which is a use of it. Its files are no other
/// site's to load; a frame does not count as that.
pub fn headers(policy: &str) -> Vec<(&'static str, String)> {
    let denied = DENIED.map(|feature| format!("{feature}=()"));
    let allowed = ALLOWED.map(|feature| format!("{feature}=(self)"));
    vec![
        ("Content-Security-Policy", policy.to_owned()),
        ("Permissions-Policy", [denied.join(", "), allowed.join(", ")].join(", ")),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cross-Origin-Resource-Policy", "same-origin".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ]
}

/// The type of a file.
pub fn kind(file: &Path) -> &'static str {
    let Some(extension) = file.extension().and_then(|extension| extension.to_str()) else {
        // The licence.
        return "text/plain; charset=utf-8";
    };
    let known = KINDS.iter().find(|(end, _)| *end == extension);
    known.map_or("application/octet-stream", |(_, kind)| kind)
}

/// How long a file may be kept.
pub fn lifetime(file: &Path) -> &'static str {
    if has_hash(file) { FOR_EVER } else { ASK_AGAIN }
}

/// Whether a name ends like `name-0123456789abcdef.wasm`: such a file never changes.
pub fn has_hash(file: &Path) -> bool {
    file.file_stem()
        .and_then(|stem| stem.to_str()?.rsplit_once('-'))
        .is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_read_from_the_page_that_carries_it() {
        let page =
            format!("<meta charset=utf-8>{POLICY}default-src 'none'\"><title>A page</title>");
        assert_eq!(policy(&page), Some("default-src 'none'"));
        assert_eq!(policy("<title>A page</title>"), None);
    }

    #[test]
    fn a_name_with_a_hash_is_kept_and_any_other_asked_for_again() {
        for name in
            ["index.html", "service-worker.js", "icon-192.png", "words-nl-0123456789abcde.txt"]
        {
            assert_eq!(lifetime(Path::new(name)), ASK_AGAIN, "{name}");
        }
        assert_eq!(lifetime(Path::new("words-nl-0123456789abcdef.txt")), FOR_EVER);
    }

    #[test]
    fn the_page_may_use_the_camera_and_nothing_that_it_does_not_need() {
        let headers = headers("default-src 'none'");
        let value = |name| headers.iter().find(|(one, _)| *one == name).map(|(_, value)| &**value);
        let permissions = value("Permissions-Policy").unwrap_or_default();
        assert!(permissions.contains("camera=(self)") && permissions.contains("microphone=()"));
        assert_eq!(value("Content-Security-Policy"), Some("default-src 'none'"));
        assert_eq!(value("Referrer-Policy"), Some("no-referrer"));
    }
}
