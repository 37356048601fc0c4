//! What tests ask of any picture.

use proptest::prelude::*;

use super::*;

/// A device whose letters are half as wide as high, the bold ones a little wider.
pub(in crate::pages) fn measure(text: &str, letters: Letters) -> f64 {
    let shown = text.chars().filter(|symbol| ![APART, END_APART].contains(symbol)).count();
    let tenths = u32::try_from(shown).unwrap() * letters.size * if letters.is_bold { 6 } else { 5 };
    f64::from(tenths) / 10.0
}

/// What can be read, a line each.
pub(in crate::pages) fn read(picture: &Picture) -> Vec<&str> {
    let lines = picture.shapes.iter().filter_map(|shape| match shape {
        Shape::Line { text, .. } => Some(text.as_str()),
        Shape::Area { .. } => None,
    });
    lines.collect()
}

/// How long the bars of the scores are, in hundredths of what lies behind them.
pub(in crate::pages) fn bars(picture: &Picture) -> Vec<u32> {
    let lengths = |wanted: Colour| {
        let areas = picture.shapes.iter().filter_map(move |shape| match shape {
            Shape::Area { width, height: BAR, colour, .. } if *colour == wanted => Some(*width),
            _ => None,
        });
        areas.collect::<Vec<_>>()
    };
    let whole = lengths(Colour::Faint).first().copied().unwrap_or(1);
    lengths(Colour::Accent).into_iter().map(|width| (width * 100).div_ceil(whole)).collect()
}

/// Whether everything is within the picture and below what is before.
pub(in crate::pages) fn stays_within(picture: Picture) -> Result<(), TestCaseError> {
    let Picture { width, height, shapes } = picture;
    prop_assert!(width >= 1200 && (600..4000).contains(&height), "{width} by {height}");
    let mut last = 0;
    for shape in shapes {
        match shape {
            Shape::Area { left, top, width: wide, height: high, round, .. } => {
                prop_assert!(left + wide <= width && top + high <= height);
                prop_assert!(2 * round <= wide && 2 * round <= high);
            }
            Shape::Line { left, base, text, letters, .. } => {
                let end = f64::from(left) + measure(&text, letters);
                prop_assert!(end <= f64::from(width - MARGIN) + 1.0, "{text} ends at {end}");
                prop_assert!(base >= last && base + MARGIN / 2 < height);
                last = base;
            }
        }
    }
    Ok(())
}
