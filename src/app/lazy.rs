//! The part of the program that a first answer does without: the lazy pages, and what of the browser
//! only they use. In a build for development it is there at once.
//!
//! What can be reached through [`fetch`] alone goes with it, wherever it stands in the tree.

use leptos::prelude::*;
use wasm_split_helpers::SplitLoaderError;
#[cfg(not(debug_assertions))]
use wasm_split_helpers::wasm_split;

use super::BROWSER;
use crate::{
    adapters::LocalStore,
    pages::lazy::{self, LazyPage},
    route::Route,
    state::{Offline, use_sessions},
};

/// What this part of the program has for the other one.
pub(super) struct LazyPart {
    /// Draws one of the lazy pages.
    pub(super) page: LazyPage,
    /// What is begun once, as soon as this part is here.
    pub(super) begin: fn(Offline),
}

const PART: LazyPart = LazyPart { page, begin };

/// Fetches this part of the program, unless it is here.
///
/// # Errors
/// Where it cannot be had: the device is offline, most of all. Another call tries again.
#[cfg(not(debug_assertions))]
#[wasm_split(pages, fallible)]
pub(super) fn fetch() -> Result<LazyPart, SplitLoaderError> {
    Ok(PART)
}

/// This part of the program.
///
/// # Errors
/// None: it is here.
#[cfg(debug_assertions)]
// It stands for one that waits.
#[allow(clippy::unused_async)]
pub(super) async fn fetch() -> Result<LazyPart, SplitLoaderError> {
    Ok(PART)
}

/// One of these pages, with what it asks of the browser and the first part of the program does not have.
fn page(route: Route) -> Option<AnyView> {
    use_sessions().open(|| Box::new(LocalStore));
    lazy::lazy_page(route, &BROWSER)
}

/// Has the device keep a copy of the site, from which the page opens without a connection.
fn begin(offline: Offline) {
    offline.begin(&BROWSER);
}
