//! Photos of QR codes, made here: tilted, blurred, dark, pale and noisy as those of a phone in a meeting
//! room, and always the same.

// Pixels are counted in small numbers.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    clippy::similar_names
)]

use five_keys::exchange::qr::Qr;

/// The dark modules of a QR code, row by row, as its path draws them.
pub(crate) fn modules(qr: &Qr) -> Vec<Vec<bool>> {
    let size = usize::try_from(qr.size).unwrap();
    let mut dark = vec![vec![false; size]; size];
    for bar in qr.path.split_terminator('z') {
        let numbers = bar.split(|symbol: char| !symbol.is_ascii_digit());
        let numbers: Vec<usize> = numbers.filter_map(|number| number.parse().ok()).collect();
        let [x, y, width, 1, back] = numbers[..] else { panic!("{bar}") };
        assert_eq!(width, back);
        dark[y][x..x + width].fill(true);
    }
    dark
}

/// A point, in pixels from the left and the top.
type Point = (f64, f64);

/// What a camera makes of a QR code.
#[derive(Clone, Debug)]
pub(crate) struct Photo {
    /// How wide and high the photo is.
    pub(crate) size: (usize, usize),
    /// Where the corners of the code are, its margin included: from the top left one, clockwise.
    pub(crate) corners: [Point; 4],
    /// How light its dark and its light modules are, from 0 to 255.
    pub(crate) lights: (f64, f64),
    /// How much of the light is left at the far edge of the photo.
    pub(crate) shade: f64,
    /// How far a point is spread, in pixels.
    pub(crate) blur: usize,
    /// How much a pixel can be off.
    pub(crate) noise: f64,
}

impl Photo {
    /// A code as it is held: turned by an angle in degrees, tilted away at its top by a part of its size,
    /// and with a side of so many pixels.
    pub(crate) fn held(side: f64, turned: f64, tilted: f64) -> Photo {
        let size = (640, 480);
        let middle = (320.0, 240.0);
        let (sine, cosine) = turned.to_radians().sin_cos();
        let half = side / 2.0;
        let corner = |x: f64, y: f64| {
            // What is farther away is smaller.
            let far = 1.0 + tilted * (1.0 - y) / 2.0;
            let (x, y) = (x * half / far, y * half / far);
            (middle.0 + x * cosine - y * sine, middle.1 + x * sine + y * cosine)
        };
        let corners = [corner(-1.0, -1.0), corner(1.0, -1.0), corner(1.0, 1.0), corner(-1.0, 1.0)];
        Photo { size, corners, lights: (20.0, 235.0), shade: 1.0, blur: 0, noise: 0.0 }
    }

    /// The same in a photo of another size.
    pub(crate) fn in_the_middle_of(self, size: (usize, usize)) -> Photo {
        let moved = |from: usize, to: usize| (to as f64 - from as f64) / 2.0;
        let (right, down) = (moved(self.size.0, size.0), moved(self.size.1, size.1));
        Photo { size, corners: self.corners.map(|(x, y)| (x + right, y + down)), ..self }
    }

    /// The pixels of the photo: red, green, blue, and how much each covers.
    pub(crate) fn of(&self, qr: &Qr) -> Vec<u8> {
        let modules = modules(qr);
        let of_code = to_unit_square(self.corners);
        let (width, height) = self.size;
        let light_at = |x: f64, y: f64| {
            let (column, row) = of_code((x, y));
            let module = |part: f64| (part * modules.len() as f64).floor();
            let (column, row) = (module(column), module(row));
            let (dark, light) = self.lights;
            if column < 0.0 || row < 0.0 {
                return (dark + 2.0 * light) / 3.0;
            }
            match modules.get(row as usize).and_then(|row| row.get(column as usize)) {
                Some(true) => dark,
                Some(false) => light,
                // The table behind it.
                None => (dark + 2.0 * light) / 3.0,
            }
        };
        // The mean of four points in each pixel, as a sensor takes it.
        let pixel = |x: usize, y: usize| {
            let points = [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)];
            let lights = points.map(|(right, down)| light_at(x as f64 + right, y as f64 + down));
            let fall = 1.0 - (1.0 - self.shade) * x as f64 / width as f64;
            lights.iter().sum::<f64>() / 4.0 * fall
        };
        let mut lights: Vec<f64> = (0..height)
            .flat_map(|y| (0..width).map(move |x| (x, y)))
            .map(|(x, y)| pixel(x, y))
            .collect();
        for _ in 0..2 {
            lights = blurred(&lights, width, self.blur, 1);
            lights = blurred(&lights, width, self.blur, width);
        }
        let mut noise = Noise(0x2545_f491_4f6c_dd1d);
        let bytes = lights.iter().flat_map(|light| {
            let light = (light + self.noise * noise.next()).clamp(0.0, 255.0) as u8;
            [light, light, light, 255]
        });
        bytes.collect()
    }
}

/// Each value becomes the mean of those up to so many steps before and behind it.
fn blurred(lights: &[f64], width: usize, reach: usize, step: usize) -> Vec<f64> {
    if reach == 0 {
        return lights.to_vec();
    }
    let mean = |place: usize| {
        let (line, count) =
            if step == 1 { (place % width, width) } else { (place / width, lights.len() / width) };
        let (back, ahead) = (reach.min(line), reach.min(count - 1 - line));
        let around = (place - back * step..=place + ahead * step).step_by(step);
        around.map(|place| lights[place]).sum::<f64>() / (back + ahead + 1) as f64
    };
    (0..lights.len()).map(mean).collect()
}

/// Numbers from -1 to 1 that follow no order, mostly near 0, and the same each time.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        let mut one = || {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            (self.0 >> 11) as f64 / (1_u64 << 53) as f64
        };
        one() + one() - 1.0
    }
}

/// Where a point of the photo is in a square of side 1 whose corners the photo has here.
fn to_unit_square([a, b, c, d]: [Point; 4]) -> impl Fn(Point) -> Point {
    // From the square to the photo, after Heckbert; then back, by the adjugate.
    let (sum_x, sum_y) = (a.0 - b.0 + c.0 - d.0, a.1 - b.1 + c.1 - d.1);
    let (x1, y1, x2, y2) = (b.0 - c.0, b.1 - c.1, d.0 - c.0, d.1 - c.1);
    let whole = x1 * y2 - x2 * y1;
    let g = (sum_x * y2 - x2 * sum_y) / whole;
    let h = (x1 * sum_y - sum_x * y1) / whole;
    let m = [
        [b.0 - a.0 + g * b.0, d.0 - a.0 + h * d.0, a.0],
        [b.1 - a.1 + g * b.1, d.1 - a.1 + h * d.1, a.1],
        [g, h, 1.0],
    ];
    let minor = |i: usize, j: usize| {
        let [r, s] = [(i + 1) % 3, (i + 2) % 3];
        let [p, q] = [(j + 1) % 3, (j + 2) % 3];
        m[r][p] * m[s][q] - m[r][q] * m[s][p]
    };
    let back = [0, 1, 2].map(|i| [0, 1, 2].map(|j| minor(j, i)));
    move |(x, y)| {
        let [u, v, w] = back.map(|row| row[0] * x + row[1] * y + row[2]);
        (u / w, v / w)
    }
}
