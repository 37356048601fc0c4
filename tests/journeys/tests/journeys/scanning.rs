//! Codes are read with the camera, and from photos.

use std::{fs, path::Path};

use five_keys::{
    exchange::qr::Qr,
    phrases::{counted, named},
};
use journeys::{Camera, Page, Sending, Site, Visitor, in_each_engine, in_engines, photo_of};

use crate::words::{Words, dutch, english};

in_each_engine!(
    a_code_is_read_from_a_photo,
    photos_without_a_code_say_so_and_what_to_do,
    where_what_reads_has_not_come_the_page_says_so_and_tries_again,
    the_camera_reads_a_code_in_every_engine,
    whatever_keeps_the_camera_dark_is_said_with_another_way,
    a_device_without_a_camera_says_so,
);
in_engines!([chromium Chromium, firefox Firefox]
    a_camera_that_is_refused_says_so,
);
in_engines!([chromium Chromium]
    a_camera_reads_a_link_and_goes_out,
    the_camera_goes_out_when_the_page_is_left_hidden_or_told_to,
    the_browsers_own_detector_is_used_where_it_has_one,
);

/// A code of a result.
const CODE: &str = "2RZA-019Q-Z0C2-P002-ZYTG";
/// The same, as a link that shows elsewhere.
const LINK: &str = "https://example.org/vijf-sleutels/#/code/2RZA-019Q-Z0C2-P002-ZYTG";

/// Sees that the code has been read, into its field, and what is in it.
async fn see_read(page: &Page, words: Words) {
    page.see(words.phrases.enter_found()).await;
    page.see_written(words.phrases.enter_label(), CODE).await;
}

/// Whether the program that decodes was fetched, and not the worker alone.
fn has_decoder(page: &Page) -> bool {
    let is_decoder = |path: &Path| path.extension().is_some_and(|kind| kind == "wasm");
    let requests = page.site.requests();
    requests.iter().any(|path| path.contains("/reader-") && is_decoder(Path::new(path)))
}

async fn a_code_is_read_from_a_photo(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().opens("#/code").await, english());
    let phrases = words.phrases;
    assert!(!has_decoder(&page), "nobody has asked for it");
    page.give_file(phrases.scan_photo(), "code.png", &photo_of(LINK, 0)).await;
    see_read(&page, words).await;
    page.see(phrases.scan_one()).await;
    assert!(has_decoder(&page));
    page.is_accessible().await;
    // Several at once, some of which are no codes of results; and the same file again.
    let poster = photo_of("https://example.org/", 0);
    let files = [("poster.png", &poster[..]), ("code.png", &photo_of(CODE, 1))];
    page.give_files(phrases.scan_photo(), &files).await;
    page.see(&counted(phrases.scan_more(), 2)).await;
    see_read(&page, words).await;
    // What is no code of a result is not taken for one.
    page.give_file(phrases.scan_photo(), "poster.png", &poster).await;
    page.see(&named(phrases.bad_code_symbol(), ":")).await;
}

async fn photos_without_a_code_say_so_and_what_to_do(visitor: Visitor) {
    let (page, words) = (visitor.speaking("nl").opens("#/code").await, dutch());
    let (phrases, field) = (words.phrases, words.phrases.scan_photo());
    page.give_file(field, "blurred.png", &photo_of(LINK, 9)).await;
    page.see(phrases.scan_no_code()).await;
    page.give_file(field, "letter.txt", b"2RZA-019Q-Z0C2-P002-ZYTG").await;
    page.see(phrases.scan_not_a_picture()).await;
    page.give_file(field, "film.png", &vec![0; 40_000_001]).await;
    page.see(&counted(phrases.scan_too_large(), 40)).await;
    page.is_accessible().await;
    assert_eq!(page.written(phrases.enter_label()).await, "");
    // Of several, those without are named.
    let (blurred, good) = (photo_of(LINK, 9), photo_of(LINK, 0));
    let files = [("blurred.png", &blurred[..]), ("good.png", &good), ("none.png", b"none")];
    page.give_files(field, &files).await;
    page.see(&named(phrases.scan_unread(), "blurred.png en none.png")).await;
    page.see(phrases.scan_one()).await;
    see_read(&page, words).await;
}

async fn where_what_reads_has_not_come_the_page_says_so_and_tries_again(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().opens("#/code").await, english());
    let phrases = words.phrases;
    let photo = photo_of(LINK, 0);
    page.site.reader(Sending::Broken);
    page.give_file(phrases.scan_photo(), "code.png", &photo).await;
    page.see(phrases.scan_out_of_reach()).await;
    page.site.reader(Sending::Missing);
    page.give_file(phrases.scan_photo(), "code.png", &photo).await;
    page.see(phrases.new_version()).await;
    page.see_a("button", phrases.reload()).await;
    page.is_accessible().await;
    page.site.reader(Sending::Sent);
    page.give_file(phrases.scan_photo(), "code.png", &photo).await;
    see_read(&page, words).await;
    page.see_no(phrases.new_version()).await;
}

/// Makes a page's camera one that sees the QR code of a text, and keeps what it sends.
async fn show(page: &Page, text: &str) {
    let Qr { size, path } = Qr::of("", text).unwrap();
    page.tell(&format!(
        "const canvas = document.createElement('canvas');
        canvas.width = 640;
        canvas.height = 480;
        const drawn = canvas.getContext('2d');
        const draw = () => {{
            drawn.setTransform(1, 0, 0, 1, 0, 0);
            drawn.fillStyle = '#aaa';
            drawn.fillRect(0, 0, 640, 480);
            drawn.setTransform(8, 1, -1, 8, 180, 80);
            drawn.fillStyle = '#ddd';
            drawn.fillRect(0, 0, {size}, {size});
            drawn.fillStyle = '#222';
            drawn.fill(new Path2D('{path}'));
        }};
        setInterval(draw, 50);
        window.streams = [];
        const getUserMedia = (wishes) => {{
            window.wishes = wishes;
            const stream = canvas.captureStream(10);
            window.streams.push(stream);
            return window.Promise.resolve(stream);
        }};
        const value = {{ getUserMedia }};
        Object.defineProperty(navigator, 'mediaDevices', {{ value, configurable: true }})"
    ))
    .await;
}

/// Waits until all that the cameras have sent, so many times, has come to its end.
async fn see_out(page: &Page, times: usize) {
    let script = "return streams.length === Number(arguments[0]) && streams.every((stream) =>
        stream.getTracks().every((track) => track.readyState === 'ended'))";
    let out = async || page.holds(script, &times.to_string()).await;
    page.until("the camera is on still", out).await;
}

async fn the_camera_reads_a_code_in_every_engine(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/code").await, english());
    show(&page, LINK).await;
    page.click(words.phrases.scan()).await;
    see_read(&page, words).await;
    page.see(words.phrases.scan_one()).await;
    page.see_a("button", words.phrases.scan()).await;
    see_out(&page, 1).await;
    let wishes = "const { video, audio } = window.wishes;
        return video.facingMode === 'environment' && !audio";
    assert!(page.holds(wishes, "").await, "the back camera, and no microphone");
    assert!(has_decoder(&page));
}

async fn whatever_keeps_the_camera_dark_is_said_with_another_way(visitor: Visitor) {
    let (page, phrases) = (visitor.opens("#/code").await, english().phrases);
    let refused = |name: &str| {
        format!(
            "const refuse = () => window.Promise.reject(new window.DOMException('', '{name}'));
            const value = {{ getUserMedia: refuse }};
            Object.defineProperty(navigator, 'mediaDevices', {{ value, configurable: true }})"
        )
    };
    let none = "Object.defineProperty(navigator, 'mediaDevices', { value: undefined, configurable: true })";
    let insecure = "Object.defineProperty(window, 'isSecureContext', { value: false })";
    for (browser, said) in [
        (refused("NotReadableError"), phrases.scan_in_use()),
        (refused("NotAllowedError"), phrases.scan_refused()),
        (refused("NotFoundError"), phrases.scan_no_camera()),
        (none.to_owned(), phrases.scan_no_camera()),
        (insecure.to_owned(), phrases.scan_not_secure()),
    ] {
        page.tell(&browser).await;
        page.click(phrases.scan()).await;
        page.see(&format!("{said} {}", phrases.scan_else())).await;
        page.see_a("button", phrases.scan()).await;
    }
    page.is_accessible().await;
}

async fn a_device_without_a_camera_says_so(visitor: Visitor) {
    let (page, phrases) = (visitor.speaking("nl").opens("#/code").await, dutch().phrases);
    page.click(phrases.scan()).await;
    page.see(&format!("{} {}", phrases.scan_no_camera(), phrases.scan_else())).await;
    page.see_a("button", phrases.scan()).await;
}

async fn a_camera_that_is_refused_says_so(visitor: Visitor) {
    let visitor = visitor.with_camera(Camera::Refused);
    let (page, phrases) = (visitor.opens("#/code").await, english().phrases);
    page.click(phrases.scan()).await;
    page.see(&format!("{} {}", phrases.scan_refused(), phrases.scan_else())).await;
    page.is_accessible().await;
}

/// Keeps all that the browser's own camera sends.
const KEEP: &str = "window.streams = [];
    const devices = navigator.mediaDevices;
    const own = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wishes) => {
        const stream = await own(wishes);
        window.streams.push(stream);
        return stream;
    }";

async fn a_camera_reads_a_link_and_goes_out(visitor: Visitor) {
    let visitor = visitor.speaking("nl").with_camera(Camera::Sees(LINK));
    let (page, words) = (visitor.opens("#/code").await, dutch());
    page.tell(KEEP).await;
    page.click(words.phrases.scan()).await;
    see_read(&page, words).await;
    see_out(&page, 1).await;
    page.click(words.phrases.enter_add()).await;
    page.see_title(words.phrases.result_title()).await;
}

async fn the_camera_goes_out_when_the_page_is_left_hidden_or_told_to(visitor: Visitor) {
    let visitor = visitor.with_camera(Camera::Sees(""));
    let (page, phrases) = (visitor.opens("#/code").await, english().phrases);
    page.tell(KEEP).await;
    let scan = async || {
        page.click(phrases.scan()).await;
        page.see(phrases.scan_looking()).await;
        page.see_a("button", phrases.scan_stop()).await;
        let is_on = "return document.querySelector('video').videoWidth > 0";
        page.until("the camera shows nothing", async || page.holds(is_on, "").await).await;
    };
    // With the reader open.
    scan().await;
    page.is_accessible().await;
    page.fits_its_width().await;
    page.click(phrases.scan_stop()).await;
    page.see_no(phrases.scan_looking()).await;
    page.see_focus(&format!("button {}", phrases.scan())).await;
    see_out(&page, 1).await;
    scan().await;
    page.tell(
        "Object.defineProperty(document, 'hidden', { value: true, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        delete document.hidden",
    )
    .await;
    page.see(phrases.scan_out_of_sight()).await;
    see_out(&page, 2).await;
    // A camera that is unplugged.
    scan().await;
    page.tell(
        "for (const track of streams[2].getTracks()) track.dispatchEvent(new Event('ended'))",
    )
    .await;
    page.see(phrases.scan_in_use()).await;
    see_out(&page, 3).await;
    scan().await;
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.about_title()).await;
    see_out(&page, 4).await;
    // One that comes only after its page has gone.
    page.back().await;
    page.see_title(phrases.enter_title()).await;
    page.tell(
        "const given = navigator.mediaDevices.getUserMedia;
        navigator.mediaDevices.getUserMedia = async (wishes) => {
            await new window.Promise((then) => { window.allow = then });
            return given(wishes);
        }",
    )
    .await;
    page.click(phrases.scan()).await;
    page.see(phrases.scan_asking()).await;
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.about_title()).await;
    page.tell("window.allow()").await;
    see_out(&page, 5).await;
}

/// What a browser has that reads QR codes itself, as Chromium does on a phone and on a Mac.
const DETECTOR: &str = "self.BarcodeDetector = class {
    static async getSupportedFormats() { return ['qr_code'] }
    async detect() { return [{ rawValue: '2RZA-019Q-Z0C2-P002-ZYTG' }] }
};\n";

async fn the_browsers_own_detector_is_used_where_it_has_one(visitor: Visitor) {
    // A worker cannot be given one from outside: the site's begins with one.
    let folder = tempfile::tempdir().unwrap();
    for file in fs::read_dir(Site::folder()).unwrap().map(|file| file.unwrap().path()) {
        let name = file.file_name().unwrap().to_str().unwrap();
        let is_worker = file.extension().is_some_and(|kind| kind == "js");
        let before = if is_worker { DETECTOR.as_bytes() } else { &[] };
        fs::write(folder.path().join(name), [before, &fs::read(&file).unwrap()].concat()).unwrap();
    }
    let page = visitor.without_copies().going_to(Site::serve(folder.path())).opens("#/code").await;
    page.give_file(english().phrases.scan_photo(), "code.png", &photo_of("another", 0)).await;
    see_read(&page, english()).await;
    assert!(!has_decoder(&page));
}
