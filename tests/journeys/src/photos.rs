//! Photos of QR codes, and a film of one, as a phone takes them.

// The tests of the decoder ask for more.
#[allow(dead_code)]
#[path = "../../qr/photo.rs"]
mod photo;

use std::io::Cursor;

use five_keys::exchange::qr::Qr;
use image::{GrayImage, ImageFormat};
use photo::Photo;

/// A photo, as PNG, of the QR code of a text. It is held a little askew; a blur of some pixels makes it
/// unreadable.
pub fn photo_of(text: &str, blur: usize) -> Vec<u8> {
    let photo = Photo { blur, noise: 8.0, ..Photo::held(280.0, 7.0, 0.1) };
    let (width, height) = photo.size;
    let side = |side: usize| u32::try_from(side).expect("some hundred pixels");
    let image = GrayImage::from_raw(side(width), side(height), lights(&photo, text));
    let mut png = Cursor::new(Vec::new());
    image.expect("as many pixels").write_to(&mut png, ImageFormat::Png).expect("a PNG");
    png.into_inner()
}

/// A film that shows the QR code of a text, in the format YUV4MPEG2: three still pictures.
pub(crate) fn film_of(text: &str) -> Vec<u8> {
    let photo = Photo { blur: 1, noise: 8.0, ..Photo::held(280.0, 7.0, 0.1) };
    let (width, height) = photo.size;
    let mut film = format!("YUV4MPEG2 W{width} H{height} F10:1 Ip A1:1 C420jpeg\n").into_bytes();
    for _ in 0..3 {
        film.extend(b"FRAME\n");
        film.extend(lights(&photo, text));
        // A quarter as many points for either colour: none.
        film.extend(vec![128; width * height / 2]);
    }
    film
}

/// How light each pixel of a photo is.
fn lights(photo: &Photo, text: &str) -> Vec<u8> {
    let qr = Qr::of("", text).expect("a text that fits");
    photo.of(&qr).into_iter().step_by(4).collect()
}
