//! The camera. It is on while somebody scans, and at no other time: it goes out with the page that
//! shows it, when that is stopped, hidden or left, and when it fails.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::{Array, Object, Promise};
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};

use super::{
    super::{
        document::{document, element},
        object::{call, get, number, set},
        promise::{error_name, settle},
        window::window,
    },
    worker::{Answer, Worker, why_absent},
};
use crate::{
    exchange::sightings::Sightings,
    ports::{CameraEvent, ScanError},
};

/// How many milliseconds pass between two pictures.
const BEAT: i32 = 120;
/// `HAVE_CURRENT_DATA`: the video shows a picture.
const SHOWS: f64 = 2.0;

thread_local! {
    /// The camera that is on, or asked for.
    static CAMERA: RefCell<Option<Rc<Camera>>> = const { RefCell::new(None) };
    /// How many were asked for so far.
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

/// A camera that is on, or asked for.
struct Camera {
    number: usize,
    /// The element id of the video.
    video: String,
    on_event: Box<dyn Fn(CameraEvent)>,
    /// What the browser calls: at every beat, and when the page is hidden or left, or the camera goes.
    called: Closure<dyn FnMut(JsValue)>,
    /// What the camera sends, once it is on.
    stream: RefCell<Option<JsValue>>,
    timer: RefCell<JsValue>,
    worker: RefCell<Option<Rc<Worker>>>,
    sightings: RefCell<Sightings>,
    /// Whether the worker looks at one now.
    is_looking: Cell<bool>,
}

/// Asks for the camera, and lets it be looked through.
pub(super) fn start(video: &str, on_event: Box<dyn Fn(CameraEvent)>) {
    stop();
    let number = COUNT.get() + 1;
    COUNT.set(number);
    let called = Closure::new(move |event: JsValue| {
        if let Some(camera) = current(number) {
            camera.called(&event);
        }
    });
    let camera = Rc::new(Camera {
        number,
        video: video.to_owned(),
        on_event,
        called,
        stream: RefCell::default(),
        timer: RefCell::default(),
        worker: RefCell::default(),
        sightings: RefCell::default(),
        is_looking: Cell::new(false),
    });
    CAMERA.set(Some(camera.clone()));
    camera.listen("addEventListener");
    match asked() {
        Ok(promise) => settle(&promise, move |answer| match current(number) {
            Some(camera) => camera.answered(&answer),
            // Nobody waits for it any more.
            None => put_out(&answer),
        }),
        Err(error) => camera.end(error),
    }
}

/// Puts the camera out, if one is on or asked for.
pub(super) fn stop() {
    if let Some(camera) = CAMERA.take() {
        camera.stop();
    }
}

/// The camera of this number, unless it was stopped.
fn current(number: usize) -> Option<Rc<Camera>> {
    CAMERA.with_borrow(Clone::clone).filter(|camera| camera.number == number)
}

/// What the browser promises of a camera: the one that looks away from who holds the device.
fn asked() -> Result<Promise, ScanError> {
    let window = window().map(JsValue::from).ok_or(ScanError::NoCamera)?;
    if get(&window, "isSecureContext").is_some_and(|is_secure| is_secure.is_falsy()) {
        return Err(ScanError::NotSecure);
    }
    let devices = get(&window, "navigator").and_then(|navigator| get(&navigator, "mediaDevices"));
    let video = Object::new();
    set(&video, "facingMode", "environment");
    // As fine as a long code needs it; a camera that has less gives that.
    set(&video, "width", wished(1920));
    set(&video, "height", wished(1080));
    let wishes = Object::new();
    set(&wishes, "video", video);
    let promise = call(&devices.unwrap_or_default(), "getUserMedia", &[wishes.into()]);
    promise.and_then(|promise| promise.dyn_into().ok()).ok_or(ScanError::NoCamera)
}

fn wished(size: i32) -> Object {
    let wish = Object::new();
    set(&wish, "ideal", size);
    wish
}

/// Why a browser gives no camera.
fn refusal(error: &JsValue) -> ScanError {
    match error_name(error).as_deref() {
        Some("NotAllowedError" | "SecurityError") => ScanError::Refused,
        Some("NotReadableError" | "AbortError") => ScanError::InUse,
        _ => ScanError::NoCamera,
    }
}

/// The parts of what a camera sends.
fn tracks(stream: &JsValue) -> Vec<JsValue> {
    let tracks = call(stream, "getTracks", &[]);
    tracks.map(|tracks| Array::from(&tracks).to_vec()).unwrap_or_default()
}

/// Puts out what sends this; an error sends nothing.
fn put_out(stream: &JsValue) {
    for track in tracks(stream) {
        call(&track, "stop", &[]);
    }
}

impl Camera {
    /// Begins or ends to listen for what puts the camera out.
    fn listen(&self, method: &str) {
        let called = self.called.as_ref();
        if let Some(document) = document() {
            call(&document.into(), method, &["visibilitychange".into(), called.clone()]);
        }
        if let Some(window) = window() {
            call(&window.into(), method, &["pagehide".into(), called.clone()]);
        }
    }

    /// The browser has the camera, or says why not.
    fn answered(&self, answer: &JsValue) {
        let tracks = tracks(answer);
        let Some(video) = element(&self.video).map(JsValue::from) else {
            put_out(answer);
            return stop();
        };
        if tracks.is_empty() {
            return self.end(refusal(answer));
        }
        self.stream.replace(Some(answer.clone()));
        for track in tracks {
            set(&track, "onended", self.called.as_ref());
        }
        // As a property: some browsers play by themselves only what has it.
        set(&video, "muted", true);
        set(&video, "srcObject", answer);
        let played = call(&video, "play", &[]).and_then(|played| played.dyn_into().ok());
        if let Some(played) = played {
            // Where it has gone before it plays, the browser would report an error.
            settle(&played, |_| ());
        }
        let beat = [self.called.as_ref().clone(), BEAT.into()];
        let timer = window().and_then(|window| call(&window.into(), "setInterval", &beat));
        self.timer.replace(timer.unwrap_or_default());
        (self.on_event)(CameraEvent::Started);
    }

    /// The browser calls: a beat has no event.
    fn called(&self, event: &JsValue) {
        let kind = get(event, "type").and_then(|kind| kind.as_string());
        let hidden = || get(&document()?.into(), "hidden");
        match kind.as_deref() {
            None => self.look(),
            Some("ended") => self.end(ScanError::InUse),
            Some("visibilitychange") if hidden().is_none_or(|hidden| hidden.is_falsy()) => {}
            Some(_) => self.end(ScanError::OutOfSight),
        }
    }

    /// Lets the worker look at what the camera sees now, unless it looks already.
    fn look(&self) {
        let Some(video) = element(&self.video).map(JsValue::from) else { return };
        if self.is_looking.get() || number(&video, "readyState").is_none_or(|state| state < SHOWS) {
            return;
        }
        let window = window().map(JsValue::from).unwrap_or_default();
        let picture = call(&window, "createImageBitmap", &[video]);
        let Some(picture) = picture.and_then(|picture| picture.dyn_into().ok()) else { return };
        self.is_looking.set(true);
        let number = self.number;
        settle(&picture, move |picture| {
            if let Some(camera) = current(number) {
                camera.show(&picture);
            }
        });
    }

    /// Shows a picture to the worker.
    fn show(&self, picture: &JsValue) {
        // Some browsers have none of a video that has just begun.
        if number(picture, "width").is_none() {
            return self.is_looking.set(false);
        }
        let worker = self.worker.take().or_else(|| Worker::start().map(Rc::new));
        let Some(worker) = worker else { return self.lacks_a_reader() };
        self.worker.replace(Some(worker.clone()));
        let number = self.number;
        worker.read(picture, move |answer| {
            if let Some(camera) = current(number) {
                camera.seen(answer);
            }
        });
    }

    /// The worker has looked at a picture.
    fn seen(&self, answer: Answer) {
        self.is_looking.set(false);
        match answer {
            Answer::Texts(texts) => {
                let new = self.sightings.borrow_mut().new_of(texts);
                if !new.is_empty() {
                    (self.on_event)(CameraEvent::Found(new.join("\n")));
                }
            }
            // Another one looks at the next picture.
            Answer::Spent => drop(self.worker.take()),
            Answer::Unseen(why) => self.end(why),
            Answer::Absent => self.lacks_a_reader(),
        }
    }

    fn lacks_a_reader(&self) {
        let number = self.number;
        why_absent(move |why| {
            if let Some(camera) = current(number) {
                camera.end(why);
            }
        });
    }

    /// Puts the camera out, and says why.
    fn end(&self, why: ScanError) {
        stop();
        (self.on_event)(CameraEvent::Ended(why));
    }

    fn stop(&self) {
        self.listen("removeEventListener");
        if let Some(window) = window() {
            call(&window.into(), "clearInterval", &[self.timer.take()]);
        }
        if let Some(stream) = self.stream.take() {
            put_out(&stream);
        }
        self.worker.take();
        if let Some(video) = element(&self.video) {
            set(&video.into(), "srcObject", JsValue::NULL);
        }
    }
}
