//! What a page says where its address is that of a result that is not stored here.

use leptos::prelude::*;

use super::nothing_yet::NothingYet;
use crate::{
    components::PageTitle,
    route::Route,
    state::{use_takes, use_words},
};

/// Says that the result is not here, and leads to those that are.
#[component]
pub fn GoneResult() -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let (title, text) = (phrases.gone_title(), phrases.gone_text());
    if untrack(|| takes.last_finished()).is_none() {
        return view! { <NothingYet title text /> }.into_any();
    }
    view! {
        <div>
            <PageTitle text=title />
            <p>{text}</p>
            <p class="buttons">
                <a class="button" href=Route::Result.hash()>{phrases.last_result()}</a>
                <a class="button quiet" href=Route::History.hash()>{phrases.nav_history()}</a>
            </p>
        </div>
    }
    .into_any()
}
