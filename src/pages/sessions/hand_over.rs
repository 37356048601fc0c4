//! Handing over what was collected, as one bundle.

use std::sync::Arc;

use leptos::prelude::*;

use super::use_session_phrases;
use crate::{
    components::{CodeCard, FileNotice, Keyed},
    domain::{Collection, SessionId},
    exchange::code::BundleCode,
    pages::secret::SecretLink,
    phrases::counted,
    ports::Cipher,
    state::{CodePlace, FilePlace, Notice, use_device, use_notices, use_sessions},
};

/// The most answers in a bundle whose QR code a camera still reads.
const MOST_IN_A_QR_CODE: usize = 200;

/// What was collected as one bundle: a QR code while that can be read, a text, a file.
#[component]
pub(super) fn HandOver(
    /// The session.
    id: SessionId,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (phrases, sessions) = (use_session_phrases(), use_sessions());
    let bundle = move |one: Option<Arc<Collection>>| {
        let one = one?;
        if one.bundle.is_empty() {
            return Some(view! { <p>{phrases.bundle_empty()}</p> }.into_any());
        }
        Some(view! { <TheBundle one cipher /> }.into_any())
    };
    view! {
        <section>
            <h2>{phrases.bundle_title()}</h2>
            <Keyed value=move || sessions.get(id) children=bundle />
        </section>
    }
}

#[component]
fn TheBundle(
    /// The session, with what was collected for it.
    one: Arc<Collection>,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (phrases, device, notices) = (use_session_phrases(), use_device(), use_notices());
    let code = BundleCode { session: one.invitation.session, bundle: one.bundle.clone() }.write();
    let file = StoredValue::new(code.clone());
    let save = move |_| {
        device.files.save("five-keys-bundle.txt", "text/plain", &file.get_value());
        notices.show(Notice::FileOffered(FilePlace::Page));
    };
    let is_large = one.bundle.len() > MOST_IN_A_QR_CODE;
    view! {
        <p>{counted(phrases.bundle_text(), one.bundle.len())}</p>
        {is_large.then(|| view! { <p>{phrases.bundle_large()}</p> })}
        <CodeCard
            code
            place=CodePlace::Bundle
            image_label=phrases.bundle_image()
            shows_code=false
            can_be_shared=true
        />
        <p class="buttons">
            <button type="button" on:click=save>{phrases.session_save()}</button>
        </p>
        <FileNotice place=FilePlace::Page />
        <SecretLink code=Signal::derive(move || file.get_value()) cipher />
    }
}
