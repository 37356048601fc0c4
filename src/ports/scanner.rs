//! What reads QR codes: by the device's camera, and in photos.

use super::Absence;

/// The largest photo that is opened, in bytes: some ten times what a phone makes.
pub const LARGEST_PHOTO: u64 = 40_000_000;

/// Why a camera or a photo gives no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanError {
    /// There is no camera, or the browser has none for any page.
    NoCamera,
    /// The reader, or the device, does not let the page use the camera.
    Refused,
    /// The camera gives no picture: another program has it, most of all, or it has gone.
    InUse,
    /// Browsers give the camera only to pages from a secure address.
    NotSecure,
    /// The camera was put out as the page went out of sight.
    OutOfSight,
    /// No code is seen in the photo.
    NoCode,
    /// The browser cannot open the file as a picture.
    NotAPicture,
    /// The file is larger than [`LARGEST_PHOTO`].
    TooLarge,
    /// The browser lets no page look at pictures.
    Guarded,
    /// What reads the codes has not come.
    Absent(Absence),
}

/// What a camera tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CameraEvent {
    /// What it sees shows.
    Started,
    /// It sees what it did not see before: the texts of codes, each on a line of its own.
    Found(String),
    /// It is off, and not because it was stopped.
    Ended(ScanError),
}

/// What became of a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The file's name.
    pub name: String,
    /// The texts of the codes on it.
    pub texts: Result<Vec<String>, ScanError>,
}

/// What reads QR codes.
pub trait Scanner: Sync {
    /// Shows what the camera sees in the video with this id, and tells of the codes that it sees. A
    /// camera that is on is stopped first.
    fn start(&self, video: &str, on_event: Box<dyn Fn(CameraEvent)>);
    /// Puts the camera out; nothing more is told.
    fn stop(&self);
    /// Reads the photos that were chosen in the file field with this id, and hands over what became
    /// of each. Nothing happens where none was chosen. The field is emptied, so that the same file
    /// can be chosen again.
    fn read_photos(&self, field: &str, then: Box<dyn FnOnce(Vec<Photo>)>);
}
