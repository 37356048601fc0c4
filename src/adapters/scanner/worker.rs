//! The worker that reads QR codes, `reader/worker.js`. It is sent one picture at a time.

use std::{cell::Cell, rc::Rc};

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

use super::super::{
    Browser,
    object::{call, get, method, set},
    window::window,
};
use crate::ports::{Library as _, ScanError};

/// The name of its script, as the page knows it.
const FILE: &str = "reader";

/// What the worker has made of a picture.
pub(super) enum Answer {
    /// The texts of the codes on it.
    Texts(Vec<String>),
    /// It broke down, and reads no more.
    Spent,
    /// The browser does not open it, or lets no page look at it.
    Unseen(ScanError),
    /// The worker has not come, or what it reads with has not.
    Absent,
}

type Then = Box<dyn FnOnce(Answer)>;

/// A worker of one's own; it ends with this.
pub(super) struct Worker {
    own: JsValue,
    waiting: Rc<Cell<Option<Then>>>,
    /// What the browser calls.
    _answered: Closure<dyn FnMut(JsValue)>,
}

impl Worker {
    /// Starts one; none where the page has none, as in a build for development.
    pub(super) fn start() -> Option<Worker> {
        let worker = call(&window()?.into(), "startReader", &[])?;
        let waiting = Rc::new(Cell::<Option<Then>>::default());
        let answered = Closure::<dyn FnMut(JsValue)>::new({
            let waiting = waiting.clone();
            move |event| {
                if let Some(then) = waiting.take() {
                    then(answer(&event));
                }
            }
        });
        set(&worker, "onmessage", answered.as_ref());
        set(&worker, "onerror", answered.as_ref());
        Some(Worker { own: worker, waiting, _answered: answered })
    }

    /// Lets it read a picture: a file, or an `ImageBitmap`.
    pub(super) fn read(&self, picture: &JsValue, then: impl FnOnce(Answer) + 'static) {
        self.waiting.set(Some(Box::new(then)));
        // What can be closed is handed over, not copied.
        let transfer = method(picture, "close").map(|_| picture.clone()).into_iter();
        let transfer = transfer.collect::<Array>().into();
        if call(&self.own, "postMessage", &[picture.clone(), transfer]).is_none()
            && let Some(then) = self.waiting.take()
        {
            then(Answer::Absent);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        call(&self.own, "terminate", &[]);
    }
}

/// What an event of the worker says: a message with texts or a word, or an error.
fn answer(event: &JsValue) -> Answer {
    let data = get(event, "data").unwrap_or_default();
    match data.as_string().as_deref() {
        Some("spent") => Answer::Spent,
        Some("unopened") => Answer::Unseen(ScanError::NotAPicture),
        Some("guarded") => Answer::Unseen(ScanError::Guarded),
        Some(_) => Answer::Absent,
        None => match data.dyn_into::<Array>() {
            Ok(texts) => Answer::Texts(texts.iter().filter_map(|text| text.as_string()).collect()),
            Err(_) => Answer::Absent,
        },
    }
}

/// Finds out why the worker has not come.
pub(super) fn why_absent(then: impl FnOnce(ScanError) + 'static) {
    Browser.why_absent(FILE, Box::new(move |absence| then(ScanError::Absent(absence))));
}
