//! The journal, as a browser keeps it.

use std::{cell::RefCell, future::poll_fn, pin::pin, rc::Rc, task::Poll};

use five_keys::ports::{Entry, Journal as _, Texts};
use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::BROWSER;

const DOCUMENT: &str = "five-keys/document";
const CHANGES: &str = "five-keys/changes";
const KEYS: [&str; 2] = [DOCUMENT, CHANGES];

/// What one exchange found, if it came to that, and whether it was done.
async fn exchange(entries: &[(&'static str, Option<&str>)]) -> (Option<Texts>, bool) {
    let entry =
        |(key, text): &(&'static str, Option<&str>)| Entry { key, text: text.map(str::to_owned) };
    let entries: Vec<_> = entries.iter().map(entry).collect();
    let found = Rc::<RefCell<Option<Texts>>>::default();
    let mut asked = Some((found.clone(), entries));
    let promise = Promise::new(&mut |resolve, _| {
        let (found, entries) = asked.take().unwrap();
        let answer = move |texts: Texts| {
            *found.borrow_mut() = Some(texts);
            entries
        };
        let then = move |is_done: bool| drop(resolve.call1(&JsValue::UNDEFINED, &is_done.into()));
        BROWSER.exchange(&KEYS, Box::new(answer), Box::new(then));
    });
    let is_done = JsFuture::from(promise).await.unwrap();
    (found.take(), is_done == true)
}

/// Runs a script, and waits for what it resolves.
async fn run(script: &str) -> JsValue {
    let body = format!("return new Promise((resolve) => {{ {script} }})");
    let run = Function::new_no_args(&body).call0(&JsValue::UNDEFINED).unwrap();
    JsFuture::from(run.unchecked_into::<Promise>()).await.unwrap()
}

async fn clear() {
    run("const asked = indexedDB.deleteDatabase('five-keys');
        asked.onsuccess = asked.onerror = resolve;")
    .await;
}

fn texts(entries: &[(&'static str, &str)]) -> Texts {
    entries.iter().map(|(key, text)| (*key, (*text).to_owned())).collect()
}

#[wasm_bindgen_test]
async fn a_journal_keeps_what_it_is_given_and_gives_up_what_is_removed() {
    clear().await;
    let text = "{\"een\":\"zin met 'aanhalings', ëën emoji 🔑 en een \\n\"}";
    let first = exchange(&[(DOCUMENT, Some(text)), (CHANGES, Some(""))]).await;
    assert_eq!(first, (Some(Texts::new()), true));
    let both = texts(&[(DOCUMENT, text), (CHANGES, "")]);
    assert_eq!(exchange(&[(CHANGES, None)]).await, (Some(both), true));
    assert_eq!(exchange(&[]).await, (Some(texts(&[(DOCUMENT, text)])), true));
    // Cleared by another program, it begins anew.
    clear().await;
    assert_eq!(exchange(&[]).await, (Some(Texts::new()), true));
}

#[wasm_bindgen_test]
async fn several_exchanges_at_once_come_one_after_the_other() {
    clear().await;
    let (one, other) = (
        exchange(&[(DOCUMENT, Some("1")), (CHANGES, Some("1"))]),
        exchange(&[(DOCUMENT, Some("2")), (CHANGES, Some("2"))]),
    );
    let both = run_both(one, other).await;
    assert_eq!(
        both,
        ((Some(Texts::new()), true), (Some(texts(&[(DOCUMENT, "1"), (CHANGES, "1")])), true))
    );
}

#[wasm_bindgen_test]
async fn a_database_of_a_later_version_or_in_another_shape_is_left_alone() {
    clear().await;
    run("const asked = indexedDB.open('five-keys', 2);
        asked.onupgradeneeded = () => asked.result.createObjectStore('texts').put('later', 'five-keys/document');
        asked.onsuccess = () => resolve(asked.result.close());")
    .await;
    assert_eq!(exchange(&[(DOCUMENT, Some("mine"))]).await, (None, false));
    let kept = run("const asked = indexedDB.open('five-keys', 2);
        asked.onsuccess = () => {
            const got = asked.result.transaction('texts').objectStore('texts').get('five-keys/document');
            got.onsuccess = () => { asked.result.close(); resolve(got.result); };
        };")
    .await;
    assert_eq!(kept.as_string().as_deref(), Some("later"));
    clear().await;
    run("const asked = indexedDB.open('five-keys', 1);
        asked.onupgradeneeded = () => asked.result.createObjectStore('other');
        asked.onsuccess = () => resolve(asked.result.close());")
    .await;
    assert_eq!(exchange(&[(DOCUMENT, Some("mine"))]).await, (None, false));
    clear().await;
}

#[wasm_bindgen_test]
async fn a_browser_that_denies_its_databases_says_so_by_doing_nothing() {
    clear().await;
    for denied in [
        "get() { throw new DOMException('denied', 'SecurityError') }",
        "get() { return null }",
        "get() { return undefined }",
        "get() { return { open() { throw new DOMException('denied', 'SecurityError') } } }",
        "get() { return { open() {
            const request = { };
            setTimeout(() => request.onerror?.({ type: 'error' }));
            return request;
        } } }",
    ] {
        run(&format!(
            "window.own ??= Object.getOwnPropertyDescriptor(window, 'indexedDB');
            Object.defineProperty(window, 'indexedDB', {{ configurable: true, {denied} }});
            resolve()"
        ))
        .await;
        assert_eq!(exchange(&[(DOCUMENT, Some("mine"))]).await, (None, false), "{denied}");
        run("Object.defineProperty(window, 'indexedDB', own); resolve()").await;
    }
    assert_eq!(exchange(&[]).await, (Some(Texts::new()), true));
}

/// Both, begun at once.
async fn run_both<T>(one: impl Future<Output = T>, other: impl Future<Output = T>) -> (T, T) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut first, mut second) = (None, None);
    poll_fn(|context| {
        if first.is_none()
            && let Poll::Ready(value) = one.as_mut().poll(context)
        {
            first = Some(value);
        }
        if second.is_none()
            && let Poll::Ready(value) = other.as_mut().poll(context)
        {
            second = Some(value);
        }
        if first.is_some() && second.is_some() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    (first.unwrap(), second.unwrap())
}

#[wasm_bindgen_test]
async fn a_journal_of_a_later_version_is_cleared_with_all_that_is_in_it() {
    clear().await;
    run("const asked = indexedDB.open('five-keys', 7);
        asked.onupgradeneeded = () => asked.result.createObjectStore('texts').put('{}', 'five-keys/document');
        asked.onsuccess = () => { asked.result.close(); resolve() };")
    .await;
    let given = exchange(&[(DOCUMENT, Some("{}"))]).await;
    assert_eq!(given, (None, false), "it is left alone");
    let promise = Promise::new(&mut |resolve, _| {
        BROWSER.clear(Box::new(move || drop(resolve.call0(&JsValue::UNDEFINED))));
    });
    JsFuture::from(promise).await.unwrap();
    let first = exchange(&[(DOCUMENT, Some("{}"))]).await;
    assert_eq!(first, (Some(Texts::new()), true));
    clear().await;
}
