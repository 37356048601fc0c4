//! The site's icons, drawn from one SVG.

use anyhow::{Context as _, Result, anyhow};
use oxipng::{Options, optimize_from_memory};
use resvg::{
    tiny_skia::{Color, Pixmap, Transform},
    usvg::{self, Tree},
};

/// An icon as a picture.
pub(crate) struct Icon {
    /// Its file.
    pub(crate) name: &'static str,
    /// How wide and high it is, in pixels.
    pub(crate) side: u16,
    /// What a device may make of it.
    pub(crate) shape: Shape,
}

/// What a device may make of an icon.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// It shows as it is.
    AsItIs,
    /// The device cuts its own shape out of it: it is filled to the edges, and the drawing keeps away from
    /// them.
    Maskable,
}

/// The icon of a tab: it is in the page itself.
pub(crate) const TAB: Icon = Icon { name: "icon.png", side: 64, shape: Shape::AsItIs };
/// The icon of an iPhone's home screen, which rounds the corners itself.
pub(crate) const APPLE: Icon = Icon { name: "icon-180.png", side: 180, shape: Shape::Maskable };
/// The icons of an installed page.
pub(crate) const INSTALLED: [Icon; 3] = [
    Icon { name: "icon-192.png", side: 192, shape: Shape::AsItIs },
    Icon { name: "icon-512.png", side: 512, shape: Shape::AsItIs },
    Icon { name: "icon-maskable-512.png", side: 512, shape: Shape::Maskable },
];

/// How much of a maskable icon the drawing takes. Whatever shape a device cuts out, it leaves a circle of
/// four fifths.
const SAFE: f32 = 0.8;

/// Draws an icon from the SVG of the site.
pub(crate) fn png(icon: &Icon, svg: &str) -> Result<Vec<u8>> {
    draw(svg.as_bytes(), icon.side, icon.shape).with_context(|| icon.name.to_owned())
}

fn draw(svg: &[u8], side: u16, shape: Shape) -> Result<Vec<u8>> {
    let tree = Tree::from_data(svg, &usvg::Options::default())?;
    let mut picture = Pixmap::new(side.into(), side.into()).context("a side of no pixels")?;
    let side = f32::from(side);
    let part = match shape {
        Shape::AsItIs => 1.0,
        Shape::Maskable => {
            picture.fill(ground(&tree)?);
            SAFE
        }
    };
    let scale = part * side / tree.size().width().max(tree.size().height());
    let away = |length: f32| (side - length * scale) / 2.0;
    let (right, down) = (away(tree.size().width()), away(tree.size().height()));
    let place = Transform::from_row(scale, 0.0, 0.0, scale, right, down);
    resvg::render(&tree, place, &mut picture.as_mut());
    let png = picture.encode_png()?;
    optimize_from_memory(&png, &Options::max_compression()).map_err(|error| anyhow!("{error}"))
}

/// The colour in the middle of the drawing's upper edge, which fills a maskable icon; white where there is
/// none.
fn ground(tree: &Tree) -> Result<Color> {
    let mut picture = Pixmap::new(32, 32).context("a side of no pixels")?;
    let scale = 32.0 / tree.size().width().max(tree.size().height());
    resvg::render(tree, Transform::from_scale(scale, scale), &mut picture.as_mut());
    let colour = picture.pixel(16, 1).filter(|pixel| pixel.alpha() == u8::MAX);
    Ok(colour.map_or(Color::WHITE, |pixel| {
        let pixel = pixel.demultiply();
        Color::from_rgba8(pixel.red(), pixel.green(), pixel.blue(), u8::MAX)
    }))
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::PremultipliedColorU8;

    use super::*;

    const SVG: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
        <rect width="32" height="32" rx="8" fill="#1f5c56"/></svg>"##;

    #[test]
    fn an_icon_has_its_size_and_a_maskable_one_no_empty_corner() -> Result<()> {
        for (shape, corner) in [(Shape::AsItIs, 0), (Shape::Maskable, 255)] {
            let picture = Pixmap::decode_png(&draw(SVG, 48, shape)?)?;
            assert_eq!((picture.width(), picture.height()), (48, 48));
            assert_eq!(picture.pixel(0, 0).map(PremultipliedColorU8::alpha), Some(corner));
            assert_eq!(picture.pixel(24, 24).map(PremultipliedColorU8::green), Some(0x5c));
        }
        Ok(())
    }
}
