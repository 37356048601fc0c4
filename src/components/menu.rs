//! The ways to the main pages: a row of names, which a small window folds away under one word.

use leptos::prelude::*;

use super::LiveText;
use crate::{
    phrases::{Phrase, Phrases},
    route::Route,
    state::{use_i18n, use_navigation},
};

/// The main pages, with their names; the first markup has the same.
pub const MENU: [(Route, Phrase); 7] = [
    (Route::Start, Phrases::nav_start),
    (Route::Result, Phrases::nav_result),
    (Route::History, Phrases::nav_history),
    (Route::Actions, Phrases::nav_actions),
    (Route::FollowUp, Phrases::follow_title),
    (Route::Data, Phrases::nav_data),
    (Route::About, Phrases::nav_about),
];

/// The ways to the main pages. The style shows the names where there is room, and elsewhere once the
/// menu is opened: that needs no script, so the first markup has the same menu.
#[component]
pub(super) fn Menu() -> impl IntoView {
    let (i18n, navigation) = (use_i18n(), use_navigation());
    let name = move || i18n.words().phrases.menu();
    let item = move |(route, name): (Route, Phrase)| {
        let current = move || if navigation.route() == route { "page" } else { "false" };
        view! {
            <a href=route.hash() aria-current=current>
                <LiveText text=move || name(&i18n.words().phrases).to_owned() />
            </a>
        }
    };
    view! {
        <details class="menu">
            <summary>
                <LiveText text=move || name().to_owned() />
            </summary>
        </details>
        <nav aria-label=name>{MENU.into_iter().map(item).collect_view()}</nav>
    }
}
