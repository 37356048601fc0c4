//! An address that leads nowhere.

use leptos::prelude::*;

use crate::{
    components::PageTitle,
    phrases::named,
    route::Route,
    state::{use_navigation, use_words},
};

/// The longest part of a wrong address that is shown, in characters.
const SHOWN: usize = 40;

/// Says that the address leads nowhere, and where to go instead.
#[component]
pub fn Missing() -> impl IntoView {
    let (phrases, navigation) = (&use_words().phrases, use_navigation());
    let hash: String = untrack(|| navigation.hash()).chars().take(SHOWN).collect();
    view! {
        <div>
            <PageTitle text=phrases.missing_title() />
            <p>{named(phrases.missing_text(), &hash)}</p>
            <p class="buttons">
                <a class="button" href=Route::Start.hash()>{phrases.nav_start()}</a>
                <a class="button quiet" href=Route::Data.hash()>{phrases.nav_data()}</a>
            </p>
        </div>
    }
}
