//! Pictures, drawn on a canvas that nobody sees.

use std::slice;

use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, File};

use super::{
    Browser,
    document::document,
    files::save_blob,
    object::{call, get, method, set},
    promise::{once, settle, was_seen_to},
    window::navigator,
};
use crate::ports::{Letters, Measure, NotDrawn, Offered, Picture, Pictures, Shape};

/// The kind of file that a picture becomes.
const KIND: &str = "image/png";

/// The page's own letters, as in `style/base.css`.
const FAMILY: &str = "system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif";

impl Pictures for Browser {
    fn offer(
        &self,
        name: &str,
        picture: &dyn Fn(Measure) -> Picture,
        then: Box<dyn FnOnce(Result<Offered, NotDrawn>)>,
    ) {
        let Some(canvas) = drawn(picture) else { return then(Err(NotDrawn)) };
        let name = name.to_owned();
        let made = once(move |image| {
            if image.is_null() {
                return then(Err(NotDrawn));
            }
            hand_over(image.unchecked_into(), name, |offered| then(Ok(offered)));
        });
        if call(&canvas, "toBlob", slice::from_ref(&made)).is_none() {
            let _ = made.unchecked_ref::<Function>().call1(&JsValue::UNDEFINED, &JsValue::NULL);
        }
    }
}

/// A canvas with the picture on it; none where the browser has no canvas, or does not let a page read
/// what it has drawn.
fn drawn(picture: &dyn Fn(Measure) -> Picture) -> Option<JsValue> {
    let canvas = JsValue::from(document()?.create_element("canvas").ok()?);
    let context = call(&canvas, "getContext", &["2d".into()])?;
    if !can_be_read(&context)? {
        return None;
    }
    let picture = picture(&|text, letters| {
        set_letters(&context, letters);
        let measured = call(&context, "measureText", &[text.into()]);
        measured.and_then(|measured| get(&measured, "width")?.as_f64()).unwrap_or_default()
    });
    set(&canvas, "width", picture.width);
    set(&canvas, "height", picture.height);
    for shape in &picture.shapes {
        draw(&context, shape)?;
    }
    Some(canvas)
}

/// Whether black that is drawn is read as black. A browser that guards its reader against being told by
/// what it draws gives white, or noise, in its place, and says nothing.
fn can_be_read(context: &JsValue) -> Option<bool> {
    let place = [0, 0, 8, 8].map(JsValue::from);
    call(context, "fillRect", &place)?;
    let colours = get(&call(context, "getImageData", &place)?, "data")?;
    // Some browsers change each colour a little, which nobody sees.
    let is_dark = |place| get(&colours, place)?.as_f64().map(|light| light < 16.0);
    Some(["0", "1", "2", "100", "101", "102"].into_iter().all(|place| is_dark(place) == Some(true)))
}

/// Draws a shape over what is there.
fn draw(context: &JsValue, shape: &Shape) -> Option<()> {
    match shape {
        Shape::Area { left, top, width, height, round, colour } => {
            let (right, bottom) = (left + width, top + height);
            set(context, "fillStyle", colour.code());
            call(context, "beginPath", &[])?;
            call(context, "moveTo", &[left + round, *top].map(JsValue::from))?;
            // Around each corner, from the side before it to the side behind it.
            for [x, y, to_x, to_y] in [
                [right, *top, right, bottom],
                [right, bottom, *left, bottom],
                [*left, bottom, *left, *top],
                [*left, *top, right, *top],
            ] {
                call(context, "arcTo", &[x, y, to_x, to_y, *round].map(JsValue::from))?;
            }
            call(context, "fill", &[])?;
        }
        Shape::Line { left, base, text, letters, colour } => {
            set(context, "fillStyle", colour.code());
            set_letters(context, *letters);
            call(context, "fillText", &[text.into(), (*left).into(), (*base).into()])?;
        }
    }
    Some(())
}

fn set_letters(context: &JsValue, letters: Letters) {
    let weight = if letters.is_bold { "bold" } else { "" };
    set(context, "font", format!("{weight} {}px {FAMILY}", letters.size));
}

/// Hands an image to the share sheet where that takes files; where there is none, or it does not take
/// this one after all, it is a file to save.
fn hand_over(image: Blob, name: String, then: impl FnOnce(Offered) + 'static) {
    let promise = sheet(&image, &name);
    let save = move || {
        save_blob(&image, &name);
        Offered::File
    };
    let Some(promise) = promise else { return then(save()) };
    settle(&promise, move |outcome| {
        then(if was_seen_to(&outcome) { Offered::Sheet } else { save() });
    });
}

/// What the share sheet promises for an image; none where it takes no files.
fn sheet(image: &Blob, name: &str) -> Option<Promise> {
    let navigator = navigator();
    let (can_share, share) = (method(&navigator, "canShare")?, method(&navigator, "share")?);
    // What is said of a blob is said of a file in the same way.
    let kind = BlobPropertyBag::new();
    kind.set_type(KIND);
    let kind = kind.unchecked_ref();
    let file = File::new_with_blob_sequence_and_options(&Array::of1(image), name, kind).ok()?;
    let data = Object::new();
    set(&data, "files", Array::of1(&file));
    if can_share.call1(&navigator, &data).ok()?.as_bool() != Some(true) {
        return None;
    }
    share.call1(&navigator, &data).ok()?.dyn_into().ok()
}
