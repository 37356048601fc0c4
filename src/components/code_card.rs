//! A code: as a QR code that holds its link, as text, and with a button that copies it.

use leptos::prelude::*;

use super::Announcement;
use crate::{
    exchange::qr::Qr,
    ports::Shared,
    route::Errand,
    state::{Notice, use_device, use_notices, use_words},
};

/// A code as a QR code and as text. Where the page has an address, the QR code and what is copied are a
/// link, which the camera of a phone follows by itself.
#[component]
pub fn CodeCard(
    /// The code.
    code: String,
    /// What a link with it is for.
    errand: Errand,
    /// What a screen reader says of the QR code.
    image_label: &'static str,
    /// Whether the code stands there as text too: one that nobody would type does not.
    #[prop(default = true)]
    shows_code: bool,
    /// Whether it can be handed to the device's share sheet.
    #[prop(optional)]
    can_be_shared: bool,
) -> impl IntoView {
    let (phrases, device, notices) = (&use_words().phrases, use_device(), use_notices());
    let address = device.page.home().map(|home| format!("{home}{}", errand.before()));
    let name = if address.is_some() { phrases.code_copy() } else { phrases.code_copy_code() };
    let address = address.unwrap_or_default();
    // One that nobody reads needs no groups: so the link of two hundred answers is short enough.
    let linked = if shows_code { code.clone() } else { code.replace('-', "") };
    let image = Qr::of(&address, &linked).map(|Qr { size, path }| {
        view! {
            <svg class="qr" role="img" aria-label=image_label viewBox=format!("0 0 {size} {size}")>
                <path class="light" d=format!("M0 0h{size}v{size}h-{size}z")></path>
                <path class="dark" d=path></path>
            </svg>
        }
    });
    let whole = StoredValue::new(format!("{address}{linked}"));
    let copy = move |_| {
        let then = move |copied| notices.show(Notice::Copied(copied));
        device.share.copy(&whole.get_value(), Box::new(then));
    };
    let share = move |_| {
        let then = move |shared| notices.show(Notice::Copied(shared));
        device.share.share(&whole.get_value(), Box::new(then));
    };
    let said = move || match notices.current() {
        Some(Notice::Copied(Shared::Nowhere)) => phrases.code_not_copied().to_owned(),
        Some(Notice::Copied(Shared::Copied)) => phrases.code_copied().to_owned(),
        _ => String::new(),
    };
    view! {
        {image}
        // As it is typed: a browser that translates leaves it alone.
        {shows_code.then(|| view! { <p class="code" translate="no">{code}</p> })}
        <p class="buttons">
            {can_be_shared
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=share>
                            {phrases.code_share()}
                        </button>
                    }
                })}
            <button type="button" on:click=copy>{name}</button>
        </p>
        <Announcement text=said class="answer" />
    }
}
