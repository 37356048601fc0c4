//! An address that leads nowhere.

use leptos::prelude::*;

use super::heading;
use crate::{
    phrases::fill,
    views::{Route, words},
};

/// The longest part of a wrong address that is shown, in characters.
const SHOWN: usize = 40;

/// Says that the address leads nowhere, and where to go instead.
pub(super) fn missing(hash: &str) -> AnyView {
    let phrases = words().phrases;
    let shown: String = hash.chars().take(SHOWN).collect();
    view! {
        {heading(phrases.missing_title)}
        <p class="lead">{fill(phrases.missing_text, &[("name", &shown)])}</p>
        <p class="buttons">
            <a class="button" href=Route::Start.hash()>
                {phrases.nav_start}
            </a>
            <a class="button quiet" href=Route::Data.hash()>
                {phrases.nav_data}
            </a>
        </p>
    }
    .into_any()
}
