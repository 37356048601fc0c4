//! QR codes, as one path for an SVG.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// How many light modules stand around the dark ones, as readers need them.
const MARGIN: i32 = 4;

/// A QR code as it is drawn: dark modules of one unit each on a light square.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How wide and high it is with its margin, in modules.
    pub size: i32,
    /// The dark modules, as the data of an SVG path.
    pub path: String,
}

impl Qr {
    /// The QR code of an address, which may be empty, and a code behind it; none where that is too
    /// long for any. A code takes less room than an address of the same length.
    pub fn of(address: &str, code: &str) -> Option<Qr> {
        let mut segments = Vec::new();
        if !address.is_empty() {
            segments.push(QrSegment::make_bytes(address.as_bytes()));
        }
        segments.extend(QrSegment::make_segments(code));
        // A little dirt or glare does no harm; only the longest have no room for that.
        let of = |level| QrCode::encode_segments(&segments, level).ok();
        let qr = of(QrCodeEcc::Medium).or_else(|| of(QrCodeEcc::Low))?;
        Some(Qr { size: qr.size() + 2 * MARGIN, path: path(&qr) })
    }
}

/// A bar for every run of dark modules in a row.
fn path(qr: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..qr.size() {
        let mut x = 0;
        while x < qr.size() {
            let dark = (x..qr.size()).take_while(|x| qr.get_module(*x, y)).count();
            if dark > 0 {
                // To write into a text cannot fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + MARGIN, y + MARGIN);
            }
            x += i32::try_from(dark).unwrap_or_default() + 1;
        }
    }
    path
}
