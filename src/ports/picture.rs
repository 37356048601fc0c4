//! Pictures that a device draws: shapes that lie one over the other, and what becomes of them.

/// A picture, in pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// What is on it. Each shape lies over those before it.
    pub shapes: Vec<Shape>,
}

/// Something on a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// An area of one colour.
    Area {
        /// How far its left edge is from the picture's.
        left: u32,
        /// How far its upper edge is from the picture's.
        top: u32,
        /// How wide it is.
        width: u32,
        /// How high it is.
        height: u32,
        /// The radius of its corners.
        round: u32,
        /// Its colour.
        colour: Colour,
    },
    /// A text on one line, which ends wherever it ends.
    Line {
        /// How far its left end is from the picture's left edge.
        left: u32,
        /// How far what it stands on is from the picture's upper edge.
        base: u32,
        /// What it says.
        text: String,
        /// The letters it is in.
        letters: Letters,
        /// Its colour.
        colour: Colour,
    },
}

/// Letters of the system's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Letters {
    /// Their size.
    pub size: u32,
    /// Whether they are bold.
    pub is_bold: bool,
}

/// The page's colours by the names of `style/tokens.css`, always the light ones: a picture goes into
/// slides and messages, whatever the device asks of its pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Behind everything.
    Ground,
    /// A card.
    Raised,
    /// Words.
    Ink,
    /// Words about words.
    Soft,
    /// What only parts other things.
    Faint,
    /// What counts.
    Accent,
    /// Behind what is said first.
    Tint,
}

include!(concat!(env!("OUT_DIR"), "/colours.rs"));

/// How wide a text is in some letters, in pixels: only the device knows its own.
pub type Measure<'a> = &'a dyn Fn(&str, Letters) -> f64;

/// No picture was made: the browser has no canvas, or keeps to itself what is drawn on one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotDrawn;

/// Where a picture went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offered {
    /// To the share sheet, which has said so itself.
    Sheet,
    /// To a file.
    File,
}

/// What draws pictures, and hands them out.
pub trait Pictures: Sync {
    /// Makes an image of a picture and offers it under a name: to the share sheet where that takes
    /// files, and else as a file to save. A share sheet that is closed again is no failure.
    fn offer(
        &self,
        name: &str,
        picture: &dyn Fn(Measure) -> Picture,
        then: Box<dyn FnOnce(Result<Offered, NotDrawn>)>,
    );
}
