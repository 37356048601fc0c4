//! Pictures, as a browser draws them.

use std::{cell::Cell, rc::Rc};

use five_keys::ports::{
    Colour, Letters, Measure, NotDrawn, Offered, Picture, Pictures as _, Shape,
};
use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::BROWSER;

const LETTERS: Letters = Letters { size: 40, is_bold: false };

/// A card with a word on it, on the ground.
fn picture(measure: Measure) -> Picture {
    let bold = Letters { is_bold: true, ..LETTERS };
    let [wide, wider, bolder] =
        [("one", LETTERS), ("one two", LETTERS), ("one two", bold)].map(|(text, letters)| {
            let width = measure(text, letters);
            assert!(width > 20.0 && width < 400.0, "{text} is {width} wide");
            width
        });
    assert!(wide < wider && wider < bolder, "{wide}, {wider}, {bolder}");
    assert!(measure("", LETTERS) == 0.0);
    let area = |[left, top, width, height, round]: [u32; 5], colour| Shape::Area {
        left,
        top,
        width,
        height,
        round,
        colour,
    };
    let text = "a < b".to_owned();
    let colour = Colour::Ink;
    Picture {
        width: 300,
        height: 200,
        shapes: vec![
            area([0, 0, 300, 200, 0], Colour::Ground),
            area([50, 50, 200, 100, 20], Colour::Accent),
            Shape::Line { left: 60, base: 120, text, letters: LETTERS, colour },
        ],
    }
}

/// Runs a script in the page of the tests.
fn run(script: &str) -> JsValue {
    Function::new_no_args(script).call0(&JsValue::UNDEFINED).unwrap()
}

/// What a script promises.
async fn promised(script: &str) -> JsValue {
    run(script).unchecked_into::<Promise>().await.unwrap()
}

/// A share sheet that takes files, and keeps the one that it was given.
const SHEET: &str = "window.given = new Promise((give) => {
    const standIn = (name, value) =>
        Object.defineProperty(navigator, name, { value, configurable: true });
    standIn('canShare', ({ files }) => files.length === 1);
    standIn('share', ({ files: [file] }) => { give(file); return Promise.resolve(); });
})";

#[wasm_bindgen_test]
async fn a_picture_is_a_png_of_its_size_and_its_colours() {
    run(SHEET);
    let outcome = Rc::new(Cell::new(None));
    let came = outcome.clone();
    BROWSER.offer("own.png", &picture, Box::new(move |made| came.set(Some(made))));
    let name = promised("return given.then((file) => `${file.name} ${file.type}`)").await;
    assert_eq!(name.as_string().as_deref(), Some("own.png image/png"));
    assert_eq!(outcome.get(), Some(Ok(Offered::Sheet)));

    let bytes = promised("return given.then((file) => file.arrayBuffer())").await;
    let bytes = Uint8Array::new(&bytes).to_vec();
    assert_eq!(bytes[..8], *b"\x89PNG\r\n\x1a\n");
    // The ground, the card's round corner, the card, and what is written on it.
    let colours = "return given.then(createImageBitmap).then((image) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [image.width, image.height];
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const at = (x, y) => [...context.getImageData(x, y, 1, 1).data].join(' ');
        const written = context.getImageData(60, 80, 100, 40).data;
        const isInk = (_, place) => place % 4 === 0 && written.slice(place, place + 3).join(' ') === '43 39 35';
        return [image.width, image.height, at(10, 10), at(51, 51), at(150, 60), written.some(isInk)].join('; ');
    })";
    assert_eq!(
        promised(colours).await.as_string().as_deref(),
        Some("300; 200; 251 247 240 255; 251 247 240 255; 26 85 79 255; true")
    );
}

#[wasm_bindgen_test]
async fn a_browser_that_gives_no_image_says_so() {
    let none = "const own = HTMLCanvasElement.prototype.toBlob;
        HTMLCanvasElement.prototype.toBlob = (then) => then(null);
        return () => { HTMLCanvasElement.prototype.toBlob = own }";
    let back: Function = run(none).unchecked_into();
    let outcome = Rc::new(Cell::new(None));
    let came = outcome.clone();
    BROWSER.offer("own.png", &picture, Box::new(move |made| came.set(Some(made))));
    assert_eq!(outcome.get(), Some(Err(NotDrawn)));
    back.call0(&JsValue::UNDEFINED).unwrap();
}
