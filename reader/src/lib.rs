//! Reads the QR codes in a picture, where a browser cannot do that itself.
//!
//! It is a program of its own, beside the app's: only `worker.js` asks for it, off the page's own
//! thread, once somebody has a code to be read.

use rqrr::PreparedImage;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// How many bytes a pixel has: red, green, blue, and how much it covers.
const PIXEL: usize = 4;

/// The texts of all QR codes that are read in a picture of this width, each once.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn texts(width: usize, pixels: &[u8]) -> Vec<String> {
    let Some(height) = pixels.len().checked_div(width * PIXEL).filter(|height| *height > 0) else {
        return Vec::new();
    };
    let lights: Vec<u8> = pixels.chunks_exact(PIXEL).map(light).collect();
    let light_at = |x, y| lights.get(y * width + x).copied().unwrap_or(u8::MAX);
    let mut picture = PreparedImage::prepare_from_greyscale(width, height, light_at);
    let mut texts = Vec::new();
    for grid in picture.detect_grids() {
        if let Ok((_, text)) = grid.decode()
            && !texts.contains(&text)
        {
            texts.push(text);
        }
    }
    texts
}

/// How light a pixel is, to the eye; what covers nothing is white, as the paper behind it.
fn light(pixel: &[u8]) -> u8 {
    let [red, green, blue, cover] = pixel else { return u8::MAX };
    let [red, green, blue, cover] = [red, green, blue, cover].map(|part| u32::from(*part));
    let light = (2 * red + 5 * green + blue) / 8;
    let light = (light * cover + 255 * (255 - cover)) / 255;
    u8::try_from(light).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_nothing_has_no_texts() {
        for (width, pixels) in [(0, 0), (0, 8), (1, 0), (1, 3), (1, 4), (3, 16), (20, 8000)] {
            assert_eq!(texts(width, &vec![0; pixels]), [] as [String; 0], "{width}: {pixels}");
        }
    }

    #[test]
    fn colours_are_as_light_as_they_look() {
        assert_eq!(light(&[255, 255, 255, 255]), 255);
        assert_eq!(light(&[0, 0, 0, 255]), 0);
        assert!(light(&[0, 255, 0, 255]) > light(&[255, 0, 0, 255]));
        assert!(light(&[255, 0, 0, 255]) > light(&[0, 0, 255, 255]));
        assert_eq!(light(&[0, 0, 0, 0]), 255, "a drawing without a ground lies on paper");
    }
}
