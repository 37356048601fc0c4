//! A result as a code, for another device.

use leptos::prelude::*;

use crate::{
    components::{CodeCard, Keyed},
    domain::TakeId,
    exchange::code::TakeCode,
    pages::secret::SecretLink,
    ports::Cipher,
    state::{CodePlace, use_device, use_takes, use_words},
};

/// The code of a result, folded away: as a QR code, and as text with a button that copies it.
#[component]
pub(super) fn AsCode(
    /// The take.
    id: TakeId,
    /// What locks a code.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (phrases, takes, device) = (&use_words().phrases, use_takes(), use_device());
    let code = move || takes.finished_take(id).map(|take| TakeCode::of(&take).write());
    view! {
        <details>
            <summary>{phrases.code_title()}</summary>
            <p>{phrases.code_text()}</p>
            <p>{device.worded(phrases.code_how(), phrases.code_elsewhere())}</p>
            <Keyed
                value=code
                children=move |code| {
                    let image_label = device.worded(phrases.code_image(), phrases.code_image_code());
                    code.map(|code| view! { <CodeCard code place=CodePlace::Result image_label /> })
                }
            />
            <SecretLink code=Signal::derive(move || code().unwrap_or_default()) cipher />
        </details>
    }
}
