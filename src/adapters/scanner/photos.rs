//! Photos, from the files that were chosen.

use std::{rc::Rc, vec};

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::{
    super::{
        document::element,
        object::{get, number, set},
    },
    worker::{Answer, Worker, why_absent},
};
use crate::ports::{LARGEST_PHOTO, Photo, ScanError};

/// Reads the photos in a file field, one after the other.
pub(super) fn read(field: &str, then: Box<dyn FnOnce(Vec<Photo>)>) {
    let Some(field) = element(field).map(JsValue::from) else { return };
    let files = get(&field, "files").map(|files| Array::from(&files).to_vec()).unwrap_or_default();
    if files.is_empty() {
        return;
    }
    // The list goes with it, the files do not.
    set(&field, "value", "");
    Reading { worker: None, files: files.into_iter(), read: Vec::new(), then }.next();
}

/// Photos that are being read.
struct Reading {
    worker: Option<Rc<Worker>>,
    /// Those that are left.
    files: vec::IntoIter<JsValue>,
    /// Those that were read.
    read: Vec<Photo>,
    then: Box<dyn FnOnce(Vec<Photo>)>,
}

impl Reading {
    /// Reads the photos that are left.
    fn next(mut self) {
        let Some(file) = self.files.next() else { return (self.then)(self.read) };
        // A size is a whole number below 2^53.
        #[allow(clippy::cast_precision_loss)]
        if number(&file, "size").is_some_and(|bytes| bytes > LARGEST_PHOTO as f64) {
            return self.has_read(&file, Err(ScanError::TooLarge));
        }
        let Some(worker) = self.worker.take().or_else(|| Worker::start().map(Rc::new)) else {
            return self.give_up(&file);
        };
        let answering = worker.clone();
        worker.read(&file.clone(), move |answer| match answer {
            Answer::Texts(texts) => {
                self.worker = Some(answering);
                let texts = if texts.is_empty() { Err(ScanError::NoCode) } else { Ok(texts) };
                self.has_read(&file, texts);
            }
            Answer::Unseen(why) => self.has_read(&file, Err(why)),
            // Another worker reads the next one.
            Answer::Spent => self.has_read(&file, Err(ScanError::NoCode)),
            Answer::Absent => self.give_up(&file),
        });
    }

    fn has_read(mut self, file: &JsValue, texts: Result<Vec<String>, ScanError>) {
        let name = get(file, "name").and_then(|name| name.as_string()).unwrap_or_default();
        self.read.push(Photo { name, texts });
        self.next();
    }

    /// Nothing here reads, and what is left is not tried.
    fn give_up(mut self, file: &JsValue) {
        self.files = Vec::new().into_iter();
        let file = file.clone();
        why_absent(move |why| self.has_read(&file, Err(why)));
    }
}
