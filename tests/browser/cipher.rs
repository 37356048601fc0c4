//! Locking with a passphrase, as a browser does it.

use five_keys::{
    domain::Sealed,
    exchange::code::{SealedCode, from_opened, to_be_sealed},
    ports::{Cipher as _, CipherError},
};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::BROWSER;

/// What a port hands over later.
async fn later<T: 'static>(ask: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let (sender, receiver) = std::sync::mpsc::channel();
    let mut ask = Some(ask);
    let promise = Promise::new(&mut |resolve, _| {
        let sender = sender.clone();
        let then = move |value: T| {
            sender.send(value).unwrap();
            resolve.call0(&JsValue::UNDEFINED).unwrap();
        };
        if let Some(ask) = ask.take() {
            ask(Box::new(then));
        }
    });
    JsFuture::from(promise).await.unwrap();
    receiver.recv().unwrap()
}

async fn open(passphrase: &str, sealed: &Sealed) -> Result<Vec<u8>, CipherError> {
    later(|then| BROWSER.open(passphrase, sealed, then)).await
}

#[wasm_bindgen_test]
async fn what_another_program_has_locked_opens() {
    let vectors: serde_json::Value =
        serde_json::from_str(include_str!("../codes/vectors.json")).unwrap();
    for example in vectors["sealed"].as_array().unwrap() {
        let text = |name: &str| example[name].as_str().unwrap();
        let sealed = SealedCode::read(text("code")).unwrap().0;
        let opened = open(text("passphrase"), &sealed).await.unwrap();
        assert_eq!(from_opened(&opened).as_deref(), Ok(text("opened")));
        assert_eq!(open("another passphrase", &sealed).await, Err(CipherError::Wrong));
    }
}

#[wasm_bindgen_test]
async fn what_is_locked_here_opens_with_its_passphrase_and_is_another_code_each_time() {
    let bytes = to_be_sealed("2RZA-019Q-Z0C2-P002-ZYTG").unwrap();
    let mut codes = Vec::new();
    for _ in 0..2 {
        let sealed = later(|then| BROWSER.seal("four words for you", &bytes, then)).await.unwrap();
        assert_eq!(open("four words for you", &sealed).await.as_ref(), Ok(&bytes));
        codes.push(SealedCode(sealed).write());
    }
    assert_ne!(codes[0], codes[1]);
}
