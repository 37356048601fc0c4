//! One page in each file, and what draws the page of a route.

// The macro of a component makes a second function of it, which nobody re-exports.
#![allow(unreachable_pub)]
// A component owns its props, whether or not it uses them up.
#![allow(clippy::needless_pass_by_value, clippy::large_types_passed_by_value)]

mod about;
mod actions;
pub mod check;
mod code;
mod compare;
mod data;
pub mod follow_up;
mod gone;
mod history;
pub mod lazy;
mod look_back;
mod missing;
mod nothing_yet;
mod paper;
pub mod result;
mod secret;
pub mod sessions;
mod sheet;
pub mod start;
mod take_on;
mod worded;

use leptos::prelude::*;

use crate::{components::TITLE_ID, domain::Statement, route::Route, state::Takes, words::Words};

/// The page of a route that is in the first part of the app; none where [`Route::is_lazy`].
pub fn first_page(route: Route) -> Option<AnyView> {
    Some(match route {
        Route::Start => view! { <start::Start /> }.into_any(),
        Route::Check(key) => view! { <check::Check key /> }.into_any(),
        Route::Missing => view! { <missing::Missing /> }.into_any(),
        _ => return None,
    })
}

/// The title of a route's page: what its heading says, then the product's name.
pub fn title(route: Route, words: &Words, takes: Takes) -> String {
    let phrases = &words.phrases;
    let page = match route {
        Route::Start => words.content.tagline,
        Route::Check(_) if takes.is_done() => phrases.finished_title(),
        Route::Check(key) => words.content.key(key).name,
        Route::Result if takes.last_finished().is_none() => phrases.none_title(),
        Route::Take(id) if takes.finished_take(id).is_none() => phrases.gone_title(),
        Route::Compare(before, after)
            if takes.finished_take(before).and(takes.finished_take(after)).is_none() =>
        {
            phrases.gone_title()
        }
        Route::Result | Route::Take(_) => phrases.result_title(),
        Route::History => phrases.history_title(),
        Route::Compare(..) => phrases.compare_title(),
        Route::Paper => phrases.paper_title(),
        Route::Actions | Route::KeyActions(_) => phrases.actions_title(),
        Route::AllActions => phrases.all_actions_title(),
        Route::TakeOn(_) => phrases.take_on_title(),
        Route::FollowUp => phrases.follow_title(),
        Route::Data => phrases.data_title(),
        Route::Code => phrases.enter_title(),
        Route::HandIn(_) => phrases.hand_in_title(),
        Route::Workshops => phrases.workshop_title(),
        Route::Session(_) => phrases.session_title(),
        Route::Present(_) => phrases.present_title(),
        Route::Mirror => phrases.mirror_title(),
        Route::Collect => phrases.collect_title(),
        Route::Guide => phrases.guide_title(),
        Route::About => phrases.about_title(),
        Route::Missing => phrases.missing_title(),
    };
    format!("{page} – {}", words.content.name)
}

/// The element that takes the focus when a page comes: in a check, the first open statement of a key
/// that the leader was in the middle of; else the heading.
pub fn focus_target(route: Route, takes: Takes) -> &'static str {
    let Route::Check(key) = route else { return TITLE_ID };
    if takes.is_done() {
        return TITLE_ID;
    }
    let is_open = |statement: &Statement| takes.answer_to(*statement).is_none();
    match key.statements().find(is_open) {
        Some(open) if !key.statements().all(|statement| is_open(&statement)) => open.id(),
        _ => TITLE_ID,
    }
}
