//! The pages, each once, for the tests that look at all of them.

use five_keys::{
    domain::{Key, SessionId, Statement},
    route::Route,
};

/// Every page but those of takes, which depend on what is stored.
pub(crate) const ROUTES: [Route; 21] = [
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
    Route::HandIn(SessionId(7)),
    Route::Workshops,
    Route::Session(SessionId(7)),
    Route::Present(SessionId(7)),
    Route::Mirror,
    Route::Collect,
    Route::Guide,
    Route::About,
    Route::Missing,
];
