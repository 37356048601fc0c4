//! A result as a code, for another device.

use leptos::prelude::*;

use crate::{
    components::{Announcement, Keyed},
    domain::TakeId,
    exchange::{code::TakeCode, qr::Qr},
    ports::Shared,
    route::Route,
    state::{Notice, use_device, use_notices, use_takes, use_words},
};

/// The code of a result, folded away: as a QR code, and as text with a button that copies it.
#[component]
pub(super) fn AsCode(
    /// The take.
    id: TakeId,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let code = move || takes.finished_take(id).map(|take| TakeCode::of(&take).write());
    view! {
        <details>
            <summary>{phrases.code_title()}</summary>
            <p>{phrases.code_text()}</p>
            <Keyed value=code children=|code| code.map(|code| view! { <Code code /> }) />
        </details>
    }
}

/// A code as a QR code and as text.
#[component]
fn Code(
    /// The code.
    code: String,
) -> impl IntoView {
    let (phrases, device, notices) = (&use_words().phrases, use_device(), use_notices());
    let address = device.page.home().map(|home| format!("{home}{}/", Route::Code.hash()));
    let name = if address.is_some() { phrases.code_copy() } else { phrases.code_copy_code() };
    let address = address.unwrap_or_default();
    let image = Qr::of(&address, &code).map(|Qr { size, path }| {
        view! {
            <svg
                class="qr"
                role="img"
                aria-label=phrases.code_image()
                viewBox=format!("0 0 {size} {size}")
            >
                <path class="light" d=format!("M0 0h{size}v{size}h-{size}z")></path>
                <path class="dark" d=path></path>
            </svg>
        }
    });
    let copied = format!("{address}{code}");
    let copy = move |_| {
        let then = move |copied| notices.show(Notice::Copied(copied));
        device.share.copy(&copied, Box::new(then));
    };
    let said = move || match notices.current() {
        Some(Notice::Copied(Shared::Nowhere)) => phrases.code_not_copied().to_owned(),
        Some(Notice::Copied(_)) => phrases.code_copied().to_owned(),
        _ => String::new(),
    };
    view! {
        <p>{phrases.code_how()}</p>
        {image}
        // As it is typed: a browser that translates leaves it alone.
        <p class="code" translate="no">{code}</p>
        <p class="buttons">
            <button type="button" on:click=copy>{name}</button>
        </p>
        <Announcement text=said class="answer" />
    }
}
