//! Reading QR codes in the browser: the camera, photos, and the worker that looks at their pictures.

mod camera;
mod photos;
mod worker;

use super::Browser;
use crate::ports::{CameraEvent, Photo, Scanner};

impl Scanner for Browser {
    fn start(&self, video: &str, on_event: Box<dyn Fn(CameraEvent)>) {
        camera::start(video, on_event);
    }

    fn stop(&self) {
        camera::stop();
    }

    fn read_photos(&self, field: &str, then: Box<dyn FnOnce(Vec<Photo>)>) {
        photos::read(field, then);
    }
}
