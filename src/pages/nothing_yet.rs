//! What a page says where there is no finished take.

use leptos::prelude::*;

use super::start::GoOnWithAny;
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
    let on = if untrack(|| takes.to_go_on_with()).is_empty() {
        view! { <a class="button" href=Route::Start.hash()>{phrases.begin()}</a> }.into_any()
    } else {
        view! { <GoOnWithAny /> }.into_any()
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
