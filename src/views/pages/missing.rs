//! An address that leads nowhere.

use super::screen;
use crate::{
    phrases::named,
    state::App,
    views::{
        Route,
        controls::{buttons, heading, p, way},
        elements::Node,
        words,
    },
};

/// The longest part of a wrong address that is shown, in characters.
const SHOWN: usize = 40;

/// Says that the address leads nowhere, and where to go instead.
pub(super) fn missing(app: App, hash: &str) -> Node {
    let phrases = &words(app).phrases;
    let shown: String = hash.chars().take(SHOWN).collect();
    let ways = vec![
        way(true, Route::Start.hash(), phrases.nav_start()),
        way(false, Route::Data.hash(), phrases.nav_data()),
    ];
    screen(vec![
        heading(phrases.missing_title()),
        p(named(phrases.missing_text(), &shown)),
        buttons(ways),
    ])
}
