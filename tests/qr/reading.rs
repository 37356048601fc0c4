//! What is read of photos, by the decoder that the site brings along.

use five_keys::exchange::qr::Qr;
use proptest::prelude::*;
use reader::texts;

use super::{bundle_of_two_hundred, photo::Photo, take};

/// What is read of a code in a photo.
fn read(qr: &Qr, photo: &Photo) -> Vec<String> {
    texts(photo.size.0, &photo.of(qr), false)
}

/// A link to a result, as it shows.
fn link(number: u64) -> (String, Qr) {
    let (address, code) = ("https://example.org/vijf-sleutels/#/code/", take(number).write());
    (format!("{address}{code}"), Qr::of(address, &code).unwrap())
}

#[test]
fn a_code_is_read_however_badly_a_phone_sees_it() {
    let (text, qr) = link(123_456_789_012_345_678);
    let straight = Photo::held(300.0, 0.0, 0.0);
    for (how, photo) in [
        ("straight", straight.clone()),
        ("small", Photo::held(130.0, 0.0, 0.0)),
        ("turned", Photo::held(300.0, 33.0, 0.0)),
        ("upside down", Photo::held(300.0, 180.0, 0.0)),
        ("tilted", Photo::held(300.0, 0.0, 0.5)),
        ("tilted and turned", Photo::held(300.0, 120.0, 0.35)),
        ("blurred", Photo { blur: 2, ..straight.clone() }),
        ("noisy", Photo { noise: 60.0, ..straight.clone() }),
        ("pale", Photo { lights: (170.0, 215.0), ..straight.clone() }),
        ("in the dark", Photo { lights: (8.0, 38.0), noise: 6.0, ..straight.clone() }),
        ("half in the shade", Photo { shade: 0.25, ..straight.clone() }),
        (
            "all at once",
            Photo {
                lights: (40.0, 150.0),
                shade: 0.6,
                blur: 1,
                noise: 16.0,
                ..Photo::held(280.0, 12.0, 0.2)
            },
        ),
    ] {
        assert_eq!(read(&qr, &photo), [text.as_str()], "{how}");
    }
}

#[test]
fn a_code_with_a_stain_is_read() {
    let (text, qr) = link(7);
    let photo = Photo::held(328.0, 0.0, 0.0);
    for (left, top) in [(300, 220), (330, 300), (290, 180)] {
        let mut pixels = photo.of(&qr);
        for (place, pixel) in pixels.chunks_exact_mut(4).enumerate() {
            let (x, y) = (place % 640, place / 640);
            if (left..left + 40).contains(&x) && (top..top + 40).contains(&y) {
                pixel[..3].fill(60);
            }
        }
        assert_eq!(texts(640, &pixels, false), [text.as_str()], "{left}, {top}");
    }
}

#[test]
fn a_code_that_nobody_could_read_is_not_read_as_another() {
    let (_, qr) = link(7);
    let straight = Photo::held(300.0, 0.0, 0.0);
    for (how, photo) in [
        ("blurred away", Photo { blur: 9, ..straight.clone() }),
        ("in full darkness", Photo { lights: (3.0, 4.0), noise: 30.0, ..straight.clone() }),
        ("a few pixels", Photo::held(30.0, 0.0, 0.0)),
    ] {
        assert_eq!(read(&qr, &photo), [] as [&str; 0], "{how}");
    }
}

#[test]
fn a_bundle_of_two_hundred_is_read_in_a_sharp_photo() {
    let (text, qr) = bundle_of_two_hundred();
    // Four pixels for each of 185 modules, as a phone's photo has them.
    let photo = Photo::held(740.0, 0.0, 0.0).in_the_middle_of((1000, 1000));
    assert_eq!(read(&qr, &Photo { noise: 10.0, ..photo }), [text]);
}

#[test]
fn all_codes_of_a_photo_are_read() {
    // In rows of the same distance: the corners of two codes look as if they belonged to one.
    let codes = [link(1), link(2), link(3), link(4)];
    let quarter = |place: usize| {
        let (right, down) = ([0.0, 320.0][place % 2], [0.0, 240.0][place / 2]);
        let photo = Photo::held(200.0, 0.0, 0.0);
        let corners = photo.corners.map(|(x, y)| (x - 160.0 + right, y - 120.0 + down));
        Photo { corners, ..photo }
    };
    let (mut pixels, width) = (vec![255; 640 * 480 * 4], 640);
    for (place, (_, qr)) in codes.iter().enumerate() {
        for (all, own) in pixels.iter_mut().zip(quarter(place).of(qr)) {
            *all = own.min(*all);
        }
    }
    let mut found = texts(width, &pixels, true);
    found.sort();
    let mut wanted = codes.map(|(text, _)| text);
    wanted.sort();
    assert_eq!(found, wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    /// Within what a hand can do without effort, every code is read. One picture in fifty may fail for
    /// the way its pixels fall: a camera has another one soon, and a photo is looked at in three sizes.
    #[test]
    fn any_code_held_before_a_camera_is_read(
        number in 0..five_keys::domain::Answers::ALL,
        (side, turned, tilted) in (180.0..320.0, 0.0..360.0, 0.0..0.3),
        (dark, light, shade) in (0.0..60.0, 140.0..255.0, 0.6..1.0),
        (blur, noise) in (0..2_usize, 0.0..16.0),
    ) {
        let (text, qr) = link(number);
        let held = |trembling: f64| {
            let held = Photo::held(side + 2.0 * trembling, turned + trembling, tilted);
            read(&qr, &Photo { lights: (dark, light), shade, blur, noise, ..held })
        };
        let seen = [0.0, 1.5, -2.5, 4.0].into_iter().map(held).find(|texts| !texts.is_empty());
        prop_assert_eq!(seen, Some(vec![text]));
    }

    /// Whatever a camera sees, the decoder comes to an end, and reads no code where there is none.
    #[test]
    fn any_noise_is_read_as_nothing(
        width in 1..90_usize,
        pixels in prop::collection::vec(prop_oneof![Just(0_u8), Just(255), any::<u8>()], 0..20_000),
    ) {
        prop_assert_eq!(texts(width, &pixels, true), [] as [&str; 0]);
    }
}
