//! Reads the QR codes in a picture, where a browser cannot do that itself.
//!
//! It is a program of its own, beside the app's: only `worker.js` asks for it, off the page's own
//! thread, once somebody has a code to be read.

use rqrr::{Point, PreparedImage};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::wasm_bindgen;

/// How many bytes a pixel has: red, green, blue, and how much it covers.
const PIXEL: usize = 4;

/// The texts of all QR codes that are read in a picture of this width, each once. Of several that stand
/// together some are found only by a thorough look, for which a camera has no time.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub fn texts(width: usize, pixels: &[u8], is_thorough: bool) -> Vec<String> {
    let Some(height) = pixels.len().checked_div(width * PIXEL).filter(|height| *height > 0) else {
        return Vec::new();
    };
    let lights = pixels.chunks_exact(PIXEL).map(light).collect();
    let mut picture = Picture { width, height, lights };
    let mut texts = picture.read();
    if is_thorough {
        // The corners of two codes can look as if they belonged to one; so the codes are looked at
        // apart, in windows of half the picture that overlap by half of their own.
        let places = |side: usize| [0, side / 4, side / 2];
        for top in places(height) {
            for left in places(width) {
                texts.extend(picture.window(left, top).read());
            }
        }
        texts.sort();
        texts.dedup();
    }
    texts
}

/// How light each point of a picture is.
struct Picture {
    width: usize,
    height: usize,
    lights: Vec<u8>,
}

impl Picture {
    /// The texts of the codes that are found in it, which are painted over: what stands beside them is
    /// found more easily then.
    fn read(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        loop {
            let light_at = |x, y| self.light_at(x, y);
            let mut prepared =
                PreparedImage::prepare_from_greyscale(self.width, self.height, light_at);
            let (mut found, known) = (Vec::new(), texts.len());
            for grid in prepared.detect_grids() {
                if let Ok((_, text)) = grid.decode() {
                    found.push(grid.bounds);
                    if !texts.contains(&text) {
                        texts.push(text);
                    }
                }
            }
            if texts.len() == known {
                return texts;
            }
            for bounds in found {
                self.paint_over(bounds);
            }
        }
    }

    /// A quarter of it, from this point.
    fn window(&self, left: usize, top: usize) -> Picture {
        let (width, height) = (self.width.div_ceil(2), self.height.div_ceil(2));
        let row = |y| (left..left + width).map(move |x| self.light_at(x, y));
        Picture { width, height, lights: (top..top + height).flat_map(row).collect() }
    }

    /// Beside the picture everything is white.
    fn light_at(&self, x: usize, y: usize) -> u8 {
        let place = (x < self.width).then_some(y * self.width + x);
        place.and_then(|place| self.lights.get(place)).copied().unwrap_or(u8::MAX)
    }

    /// Makes all white between four corners.
    fn paint_over(&mut self, corners: [Point; 4]) {
        let [a, b, c, d] = corners;
        let is_inside = |x: i32, y: i32| {
            let side = |from: Point, to: Point| {
                i64::from(to.x - from.x) * i64::from(y - from.y)
                    - i64::from(to.y - from.y) * i64::from(x - from.x)
            };
            let sides = [side(a, b), side(b, c), side(c, d), side(d, a)];
            sides.iter().all(|side| *side >= 0) || sides.iter().all(|side| *side <= 0)
        };
        let rows = self.lights.chunks_exact_mut(self.width);
        for (y, row) in (0..).zip(rows) {
            for (x, light) in (0..).zip(row) {
                if is_inside(x, y) {
                    *light = u8::MAX;
                }
            }
        }
    }
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
            assert_eq!(
                texts(width, &vec![0; pixels], true),
                [] as [String; 0],
                "{width}: {pixels}"
            );
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
