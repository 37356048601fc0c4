//! One file for each screen.

mod about;
mod actions;
mod check;
mod compare;
mod data;
mod follow_up;
mod history;
mod look_back;
mod missing;
mod paper;
mod rest;
mod result;
mod start;
mod take_on;

use super::{
    Route,
    controls::{TITLE, button, buttons, element, heading, p, way},
    elements::Node,
    words,
};
use crate::{
    domain::Statement,
    state::{App, Rest},
};

pub use rest::{Draw, rest};

/// Whether what draws the screen of a route is fetched only when somebody opens such a screen. With
/// a result comes a look back where there is something to look back at.
pub fn is_of_rest(app: App, route: Route) -> bool {
    let is_result = matches!(route, Route::Result | Route::Take(_));
    route.is_of_rest() || (is_result && app.data.has_past())
}

/// The screen of a route, in the reader's language; none where [it is of the rest](is_of_rest).
pub fn page(app: App, route: Route, hash: &str) -> Option<Node> {
    (!is_of_rest(app, route)).then(|| page_alone(app, route, hash))
}

/// The screen of a route without the rest; what only that can draw is out of reach.
pub fn page_alone(app: App, route: Route, hash: &str) -> Node {
    match route {
        Route::Start => start::start(app),
        Route::Check(key) => check::check(app, key),
        Route::Result => result::last(app, |_, _, _| Vec::new()),
        Route::Take(id) => result::of(app, id, |_, _, _| Vec::new()),
        Route::Actions => actions::of_focus(app),
        Route::KeyActions(key) => actions::of_key(app, key),
        Route::AllActions => actions::all(app),
        Route::Missing => missing::missing(app, hash),
        _ => out_of_reach(app),
    }
}

/// The screen in the place of one that could not be fetched: what to do about it.
fn out_of_reach(app: App) -> Node {
    let phrases = &words(app).phrases;
    let again =
        button("button", phrases.try_again(), Box::new(move || app.settle_rest(Rest::Away)));
    screen(vec![
        heading(phrases.out_of_reach_title()),
        p(phrases.out_of_reach()),
        buttons(vec![again]),
    ])
}

/// The title of a route's page: the screen's name, then the product's.
pub fn title(app: App, route: Route) -> String {
    let words = words(app);
    let (phrases, rest) = (&words.phrases, &words.phrases);
    let screen = match route {
        Route::Start => words.content.tagline,
        Route::Check(_) if app.data.is_done() => phrases.finished_title(),
        Route::Check(key) => words.content.key(key).name,
        Route::Result if app.data.last_finished().is_none() => phrases.none_title(),
        Route::Take(id) if app.data.finished_take(id).is_none() => phrases.none_title(),
        Route::Result | Route::Take(_) => phrases.result_title(),
        Route::History => rest.history_title(),
        Route::Compare(..) => rest.compare_title(),
        Route::Paper => rest.paper_title(),
        Route::Actions | Route::KeyActions(_) => phrases.actions_title(),
        Route::AllActions => phrases.all_actions_title(),
        Route::TakeOn(_) => rest.take_on_title(),
        Route::FollowUp => phrases.follow_title(),
        Route::Data => rest.data_title(),
        Route::About => rest.about_title(),
        Route::Missing => phrases.missing_title(),
    };
    let mut title = String::from(screen);
    title.push_str(" – ");
    title.push_str(words.content.name);
    title
}

/// The element that takes the focus when a screen comes: in a check, the first open statement of
/// a key that the leader was in the middle of; else the heading.
pub fn landing(app: App, route: Route) -> &'static str {
    let Route::Check(key) = route else { return TITLE };
    if app.data.is_done() {
        return TITLE;
    }
    let answers = app.data.answers_now();
    let given = |statement: &Statement| answers.get(*statement).is_some();
    let open = key.statements().find(|statement| !given(statement));
    match open {
        Some(statement) if key.statements().any(|statement| given(&statement)) => statement.id(),
        _ => key.id(),
    }
}

/// Where a reader most likely goes next, once that is plain and as far as it can be drawn before they
/// go: from a key in which they have answered something to the one after it.
pub fn next(app: App, route: Route) -> Option<Route> {
    let Route::Check(key) = route else { return None };
    let answered = key.statements().any(|statement| app.data.answer_to(statement).is_some());
    key.next().filter(|_| answered).map(Route::Check)
}

/// What a screen says where there is no finished take: why it is empty, and the way to one.
fn nothing_yet(app: App, title: &'static str, text: &'static str) -> Node {
    let phrases = &words(app).phrases;
    let on = match app.data.begun() {
        Some(take) => start::go_on(phrases, take.at, take.answers.given()),
        None => way(true, Route::Start.hash(), phrases.begin()),
    };
    let ways = vec![on, way(false, Route::AllActions.hash(), phrases.all_actions())];
    screen(vec![heading(title), p(text), buttons(ways)])
}

/// A screen as one piece.
fn screen(children: Vec<Node>) -> Node {
    element("div", "", children)
}
