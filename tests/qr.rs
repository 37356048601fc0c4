//! QR codes: what is drawn is what another program reads.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "qr/photo.rs"]
mod photo;
#[path = "qr/reading.rs"]
mod reading;
#[path = "qr/zxing.rs"]
mod zxing;

use five_keys::{
    domain::{Answers, Bundle, Contribution, Session, SessionId, Voice},
    exchange::{
        code::{BundleCode, TakeCode, in_text},
        qr::Qr,
    },
};
use photo::modules;
use rqrr::PreparedImage;

/// How many pixels a module has in the picture that is read.
const PIXELS: usize = 4;

/// What another program reads in a picture of a QR code.
fn scanned(qr: &Qr) -> String {
    let modules = modules(qr);
    let side = modules.len() * PIXELS;
    let grey = |x: usize, y: usize| if modules[y / PIXELS][x / PIXELS] { 0 } else { 255 };
    let mut picture = PreparedImage::prepare_from_greyscale(side, side, grey);
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code is seen");
    grids[0].decode().unwrap().1
}

fn take(number: u64) -> TakeCode {
    let answers = Answers::from_number(number).unwrap();
    TakeCode { voice: Voice::Own, content: 2, answers }
}

#[test]
fn the_link_to_a_take_is_read_and_leads_to_it() {
    for number in [0, 1, 123_456_789_012_345_678, Answers::ALL - 1] {
        let code = take(number).write();
        for address in ["https://example.org/#/code/", "http://127.0.0.1:8080/sub/#/code/", ""] {
            let scanned = scanned(&Qr::of(address, &code).unwrap());
            assert_eq!(scanned, format!("{address}{code}"));
            assert_eq!(TakeCode::read(&scanned), Ok(take(number)), "{scanned}");
        }
    }
}

#[test]
fn a_link_to_a_take_is_a_small_code() {
    let qr = Qr::of("https://example.org/vijf-sleutels/#/code/", &take(7).write()).unwrap();
    assert!(qr.size <= 33 + 8, "{} modules", qr.size);
}

#[test]
fn light_modules_stand_around_the_dark_ones() {
    let modules = modules(&Qr::of("", "2RZA-019Q-Z0C2-P002-ZYTG").unwrap());
    let last = modules.len() - 5;
    for (y, row) in modules.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            let is_margin = x < 4 || y < 4 || x > last || y > last;
            assert!(!(is_margin && *dark), "{x}, {y}");
        }
    }
    assert!(modules[4][4] && modules[4][last] && modules[last][4], "its corners are dark");
}

/// The code of so many answers, without the dashes that only who types it needs.
fn bundle_of(count: u64) -> String {
    let spread = |place: u64| place * 2_654_435_769;
    let contribution = |place: u64| {
        let nonce = u32::try_from(spread(place) & 0xffff_ffff).unwrap();
        Contribution::new(nonce, &Answers::from_number(spread(place) % Answers::ALL).unwrap())
    };
    let bundle = Bundle::new((0..count).map(contribution)).unwrap();
    let session = Session { id: SessionId(u32::MAX), voice: Voice::Own, content: 2 };
    BundleCode { session, bundle }.write().replace('-', "")
}

/// The answers of two hundred, as a link and as the code that shows.
fn bundle_of_two_hundred() -> (String, Qr) {
    let (address, code) = ("https://example.org/vijf-sleutels/#/code/", bundle_of(200));
    (format!("{address}{code}"), Qr::of(address, &code).unwrap())
}

#[test]
fn the_answers_of_two_hundred_are_one_code() {
    let (text, qr) = bundle_of_two_hundred();
    // The largest one holds 4,296 letters and digits.
    assert!(text.len() < 4_296 - 250, "{} symbols leave no room for an address", text.len());
    let scanned = scanned(&qr);
    assert_eq!(scanned, text);
    assert_eq!(BundleCode::read(&scanned).unwrap().bundle.len(), 200);
}

#[test]
fn what_is_too_long_for_any_code_has_none() {
    assert_eq!(Qr::of("", &"A".repeat(5000)), None);
}

#[test]
fn a_code_is_found_in_a_link_and_alone() {
    for (text, code) in [
        ("2RZA-019Q", "2RZA-019Q"),
        (" 2RZA 019Q ", " 2RZA 019Q "),
        ("https://example.org/a/#/code/2RZA-019Q", "2RZA-019Q"),
        ("Kijk: https://example.org/#/CODE/2RZA-019Q?utm=b of zo", "2RZA-019Q"),
        ("https://example.org/#/code/", ""),
    ] {
        assert_eq!(in_text(text), code, "{text}");
    }
}
