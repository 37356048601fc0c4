//! The pages, each once, for the tests that look at all of them.

use five_keys::{
    domain::{Key, Statement},
    route::Route,
};

/// Every page but those of takes, which depend on what is stored.
pub(crate) const ROUTES: [Route; 14] = [
    Route::Start,
    Route::Check(Key::Growth),
    Route::Result,
    Route::History,
    Route::Paper,
    Route::Actions,
    Route::KeyActions(Key::Example),
    Route::AllActions,
    Route::TakeOn(Statement::FIRST),
    Route::FollowUp,
    Route::Data,
    Route::Code,
    Route::About,
    Route::Missing,
];
