//! The browser's indexed database as a journal. Chromium hands what it stores there to the disk at once,
//! and local storage seconds later.
//!
//! The database is opened for each exchange and closed after it: a tab that holds it open would keep
//! another one from upgrading or deleting it, and Safari takes it from a page in the background.

use futures_channel::oneshot;
use js_sys::{Array, Object};
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;

use super::{
    Browser,
    object::{call, get, set},
    window::window,
};
use crate::ports::{Entry, Journal, Texts};

/// The name of the database.
const DATABASE: &str = "five-keys";
/// Its version. One of a later version is left alone.
const VERSION: u32 = 1;
/// The object store in it, whose keys are those of local storage.
const STORE: &str = "texts";

type Answer = Box<dyn FnOnce(Texts) -> Vec<Entry>>;

impl Journal for Browser {
    fn exchange(&self, keys: &'static [&'static str], answer: Answer, then: Box<dyn FnOnce(bool)>) {
        spawn_local(async move {
            let is_done = match open().await {
                Some(database) => {
                    let is_done = exchange_in(&database, keys, answer).await;
                    call(&database, "close", &[]);
                    is_done.is_some()
                }
                None => false,
            };
            then(is_done);
        });
    }

    fn clear(&self, then: Box<dyn FnOnce()>) {
        spawn_local(async move {
            delete().await;
            then();
        });
    }
}

/// Deletes the database, whatever its version. While somebody holds it open that waits for them.
async fn delete() -> Option<String> {
    let factory = get(&window()?.into(), "indexedDB")?;
    let request = call(&factory, "deleteDatabase", &[DATABASE.into()])?;
    next(&request, &["success", "error", "blocked"]).await
}

/// The database; none where there is none to be had, or it is of a later version.
async fn open() -> Option<JsValue> {
    let factory = get(&window()?.into(), "indexedDB")?;
    let request = call(&factory, "open", &[DATABASE.into(), VERSION.into()])?;
    if next(&request, &["success", "upgradeneeded", "error"]).await? == "upgradeneeded" {
        call(&get(&request, "result")?, "createObjectStore", &[STORE.into()])?;
        next(&request, &["success", "error"]).await.filter(|event| event == "success")?;
    }
    // Where that failed, it has no result.
    get(&request, "result")
}

/// One exchange; none where it was not done.
async fn exchange_in(database: &JsValue, keys: &[&'static str], answer: Answer) -> Option<()> {
    let how = JsValue::from(Object::new());
    // What a killed browser has written so far, the system keeps: it need not wait for the disk.
    set(&how, "durability", "relaxed");
    let arguments = [Array::of1(&STORE.into()).into(), "readwrite".into(), how];
    let transaction = call(database, "transaction", &arguments)?;
    let store = call(&transaction, "objectStore", &[STORE.into()])?;
    let mut found = Texts::new();
    for key in keys {
        let request = call(&store, "get", &[(*key).into()])?;
        next(&request, &["success", "error"]).await.filter(|event| event == "success")?;
        if let Some(text) = get(&request, "result")?.as_string() {
            found.insert(*key, text);
        }
    }
    for Entry { key, text } in answer(found) {
        match text {
            Some(text) => call(&store, "put", &[text.into(), key.into()])?,
            None => call(&store, "delete", &[key.into()])?,
        };
    }
    let ended = next(&transaction, &["complete", "abort"]).await?;
    (ended == "complete").then_some(())
}

/// Waits for the first of these events of an object, and tells which one it is. What follows on it is
/// done while the object is still open for it.
async fn next(object: &JsValue, events: &[&str]) -> Option<String> {
    let (tell, told) = oneshot::channel();
    let heard = Closure::once(move |event: JsValue| {
        let _ = tell.send(event);
    });
    for event in events {
        set(object, &format!("on{event}"), heard.as_ref());
    }
    get(&told.await.ok()?, "type")?.as_string()
}
