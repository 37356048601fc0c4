//! The browser's own cryptography.

use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{
    Browser,
    object::{call, get, set},
    window::window,
};
use crate::{
    domain::Sealed,
    ports::{Cipher, CipherError},
};

impl Cipher for Browser {
    fn seal(
        &self,
        passphrase: &str,
        bytes: &[u8],
        then: Box<dyn FnOnce(Result<Sealed, CipherError>)>,
    ) {
        let (passphrase, bytes) = (passphrase.to_owned(), bytes.to_vec());
        spawn_local(async move {
            then(seal(&passphrase, &bytes).await.ok_or(CipherError::Unavailable));
        });
    }

    fn open(
        &self,
        passphrase: &str,
        sealed: &Sealed,
        then: Box<dyn FnOnce(Result<Vec<u8>, CipherError>)>,
    ) {
        let (passphrase, sealed) = (passphrase.to_owned(), sealed.clone());
        spawn_local(async move {
            let key = key(&passphrase, &sealed.salt).await;
            then(match key {
                None => Err(CipherError::Unavailable),
                Some(key) => run("decrypt", &key, &sealed.nonce, &sealed.ciphertext)
                    .await
                    .ok_or(CipherError::Wrong),
            });
        });
    }
}

async fn seal(passphrase: &str, bytes: &[u8]) -> Option<Sealed> {
    let (salt, nonce) = (random()?, random()?);
    let key = key(passphrase, &salt).await?;
    let ciphertext = run("encrypt", &key, &nonce, bytes).await?;
    Some(Sealed { salt, nonce, ciphertext })
}

/// The browser's cryptography; pages from an address that is not secure have only a part of it.
fn crypto() -> Option<JsValue> {
    get(&window()?.into(), "crypto")
}

/// Random bytes.
fn random<const N: usize>() -> Option<[u8; N]> {
    let bytes = Uint8Array::new_with_length(N.try_into().ok()?);
    call(&crypto()?, "getRandomValues", &[bytes.clone().into()])?;
    bytes.to_vec().try_into().ok()
}

/// The key that a passphrase makes with a salt.
async fn key(passphrase: &str, salt: &[u8]) -> Option<JsValue> {
    let (usages, derives) = (Array::new(), Array::new());
    for usage in ["encrypt", "decrypt"] {
        usages.push(&usage.into());
    }
    derives.push(&"deriveKey".into());
    let no = JsValue::from(false);
    let passphrase = Uint8Array::from(passphrase.as_bytes());
    let arguments = ["raw".into(), passphrase.into(), "PBKDF2".into(), no.clone(), derives.into()];
    let base = ask("importKey", &arguments).await?;
    let made = object("PBKDF2");
    set(&made, "hash", "SHA-256");
    set(&made, "salt", Uint8Array::from(salt));
    set(&made, "iterations", Sealed::ROUNDS);
    let wanted = object("AES-GCM");
    set(&wanted, "length", 256);
    ask("deriveKey", &[made, base, wanted, no, usages.into()]).await
}

/// Encrypts or decrypts bytes.
async fn run(what: &str, key: &JsValue, nonce: &[u8], bytes: &[u8]) -> Option<Vec<u8>> {
    let how = object("AES-GCM");
    set(&how, "iv", Uint8Array::from(nonce));
    let arguments = [how, key.clone(), Uint8Array::from(bytes).into()];
    Some(Uint8Array::new(&ask(what, &arguments).await?).to_vec())
}

/// The parameters of an algorithm.
fn object(name: &str) -> JsValue {
    let object = JsValue::from(Object::new());
    set(&object, "name", name);
    object
}

/// What a method of the browser's cryptography comes to.
async fn ask(method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let subtle = get(&crypto()?, "subtle")?;
    let promise = call(&subtle, method, arguments)?.dyn_into::<Promise>().ok()?;
    JsFuture::from(promise).await.ok()
}
