//! The screens that a first visit does without. What draws them is a part of the program of its own,
//! which is fetched when the first of them is opened; in a build for development it is there at once.
//!
//! Whatever only they use goes with it, wherever it stands in the tree.

use wasm_split_helpers::SplitLoaderError;
#[cfg(not(debug_assertions))]
use wasm_split_helpers::wasm_split;

use super::{about, compare, data, follow_up, history, look_back, missing, paper, result, take_on};
use crate::{
    state::App,
    views::{Node, Route},
};

/// Draws a screen of the rest.
pub type Draw = fn(App, Route, &str) -> Node;

/// Fetches what draws the screens of the rest, unless it is here.
///
/// # Errors
/// Where it cannot be had: the device is offline, most of all. Another call tries again.
#[cfg(not(debug_assertions))]
#[wasm_split(rest, fallible)]
pub fn rest() -> Result<Draw, SplitLoaderError> {
    Ok(draw)
}

/// What draws the screens of the rest.
///
/// # Errors
/// None: it is here.
#[cfg(debug_assertions)]
pub async fn rest() -> Result<Draw, SplitLoaderError> {
    Ok(draw)
}

fn draw(app: App, route: Route, hash: &str) -> Node {
    match route {
        Route::Result => result::last(app, look_back::look_back),
        Route::Take(id) => result::of(app, id, look_back::look_back),
        Route::History => history::history(app),
        Route::Compare(before, after) => compare::compare(app, before, after, hash),
        Route::Paper => paper::paper(app),
        Route::TakeOn(practice) => take_on::take_on(app, practice),
        Route::FollowUp => follow_up::follow_up(app),
        Route::Data => data::data(app),
        Route::About => about::about(app),
        _ => missing::missing(app, hash),
    }
}
