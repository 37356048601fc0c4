//! A code: as a QR code that holds its link, as text, and with a button that copies it.

use leptos::prelude::*;

use super::Announcement;
use crate::{
    exchange::qr::Qr,
    ports::Shared,
    route::Errand,
    state::{CodePlace, Notice, use_device, use_notices, use_words},
};

/// A code as a QR code and as text. Where the page has an address, the QR code and what is copied are a
/// link, which the camera of a phone follows by itself.
#[component]
pub fn CodeCard(
    /// The code.
    code: String,
    /// Where it stands.
    place: CodePlace,
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
    let errand = match place {
        CodePlace::Join => Errand::Join,
        CodePlace::Collect => Errand::Collect,
        CodePlace::Result | CodePlace::HandIn | CodePlace::Bundle | CodePlace::Secret => {
            Errand::Read
        }
    };
    let address = device.page.home().map(|home| format!("{home}{}", errand.before()));
    let is_secret = place == CodePlace::Secret;
    // A secret link stands beside the one that is open: its buttons say which one they are of.
    let (name, share_name) = match (&address, is_secret) {
        (Some(_), true) => (phrases.code_copy_secret(), phrases.code_share_secret()),
        (Some(_), false) => (phrases.code_copy(), phrases.code_share()),
        (None, true) => (phrases.code_copy_secret_code(), phrases.code_share_secret_code()),
        (None, false) => (phrases.code_copy_code(), phrases.code_share_code()),
    };
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
        let then = move |copied| notices.show(Notice::Copied(place, copied));
        device.share.copy(&whole.get_value(), Box::new(then));
    };
    let share = move |_| {
        let then = move |shared| notices.show(Notice::Copied(place, shared));
        device.share.share(&whole.get_value(), Box::new(then));
    };
    let said = move || match notices.current() {
        Some(Notice::Copied(of, Shared::Nowhere)) if of == place => {
            phrases.code_not_copied().to_owned()
        }
        Some(Notice::Copied(of, Shared::Copied)) if of == place => phrases.code_copied().to_owned(),
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
                            {share_name}
                        </button>
                    }
                })}
            <button type="button" on:click=copy>{name}</button>
        </p>
        <Announcement text=said class="answer" />
    }
}
