//! The way past the frame for whoever uses a keyboard.

use leptos::prelude::*;

use super::LiveText;
use crate::state::{use_device, use_i18n};

/// The element id of the part of the document that shows the page.
pub const OUTLET_ID: &str = "main";

/// A button that moves the focus to the page. It is no link: its address would be taken for a route.
#[component]
pub fn SkipLink() -> impl IntoView {
    let (i18n, device) = (use_i18n(), use_device());
    view! {
        <button type="button" class="skip" on:click=move |_| device.page.focus(OUTLET_ID)>
            <LiveText text=move || i18n.words().phrases.skip().to_owned() />
        </button>
    }
}
