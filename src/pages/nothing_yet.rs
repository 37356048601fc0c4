//! What a page says where there is no finished take.

use leptos::prelude::*;

use super::start::GoOn;
use crate::{
    components::PageTitle,
    route::Route,
    state::{use_takes, use_words},
};

/// Why the page is empty, and the way to a first result.
#[component]
pub fn NothingYet(
    /// What the page is called.
    title: &'static str,
    /// Why it is empty.
    text: &'static str,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let on = match untrack(|| takes.begun()) {
        Some(take) => view! { <GoOn at=take.at given=take.answers.given() /> }.into_any(),
        None => {
            view! { <a class="button" href=Route::Start.hash()>{phrases.begin()}</a> }.into_any()
        }
    };
    view! {
        <div>
            <PageTitle text=title />
            <p>{text}</p>
            <p class="buttons">
                {on}
                <a class="button quiet" href=Route::AllActions.hash()>{phrases.browse_actions()}</a>
            </p>
        </div>
    }
}
