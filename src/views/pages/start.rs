//! The question, the promise, and the way in. `index.html` shows the same before any script runs;
//! a test keeps the two alike.

use super::screen;
use crate::{
    domain::{Key, Name, STATEMENTS, Statement, numeral},
    phrases::{Phrases, counted, counted_of, named},
    saved::TooManyTakes,
    state::{App, Told},
    views::{
        Route,
        controls::{
            button, buttons, confirm, element, field, fold, h2, heading, p, say, told, way,
        },
        day,
        elements::{Node, tag},
        words,
    },
};

/// Where the leader begins, goes on, or looks back.
pub(super) fn start(app: App) -> Node {
    let words = words(app);
    let (phrases, intro) = (&words.phrases, &words.content.intro);
    let last = app.data.last_finished();
    let way_in = way_in(app, last.is_some());
    let last = last.map(|take| {
        let day = day(app, words, &take);
        let parts = vec![
            h2(phrases.last_result()),
            p(named(phrases.last_result_on(), &day)),
            buttons(vec![way(false, Route::Result.hash(), phrases.see_result())]),
        ];
        element("section", "card", parts)
    });
    let iphone = app.device.page.forgets().then(|| {
        element("section", "card", vec![h2(phrases.iphone_title()), p(phrases.iphone_tip())])
    });
    let mut parts = vec![heading(intro.question), p(intro.lead), p(intro.promise)];
    parts.extend(way_in);
    parts.push(say("p", "privacy", intro.privacy));
    parts.extend(last);
    if app.data.with_keeper_once(|keeper| !keeper.document().commitments().is_empty()) {
        parts.push(buttons(vec![way(false, Route::FollowUp.hash(), phrases.follow_title())]));
    }
    parts.extend(iphone);
    parts.push(buttons(vec![way(false, Route::AllActions.hash(), phrases.browse_actions())]));
    screen(parts)
}

/// Begin, go on, or begin again.
fn way_in(app: App, been_here: bool) -> Vec<Node> {
    let phrases = &words(app).phrases;
    match app.data.begun() {
        Some(take) => {
            let given = take.answers.given();
            let over = confirm(
                phrases.start_over(),
                counted(phrases.start_over_sure(), given),
                phrases.start_over_yes(),
                Box::new(move || {
                    app.data.start_over();
                    app.go(FIRST.hash());
                }),
            );
            vec![buttons(vec![go_on(phrases, take.at, given)]), over]
        }
        None if been_here => {
            let act = Box::new(move || begun(app, app.data.begin()));
            vec![
                buttons(vec![button("button", phrases.begin_again(), act)]),
                full(app),
                other_team(app),
            ]
        }
        None => vec![buttons(vec![way(true, FIRST.hash(), phrases.begin())])],
    }
}

/// A check about another team than the last one.
fn other_team(app: App) -> Node {
    const TEAM: &str = "other-team";
    let phrases = &words(app).phrases;
    let team = tag("input").with("type", "text").with("maxlength", &numeral(Name::LIMIT));
    let begin = move || {
        if let Ok(team) = Name::new(&app.device.page.value(TEAM)) {
            begun(app, app.data.begin_about(Some(&team)));
        }
    };
    let parts = vec![
        field(phrases.label_team(), TEAM, team),
        buttons(vec![button("", phrases.other_team_begin(), Box::new(begin))]),
    ];
    fold("", phrases.other_team(), parts)
}

/// The way on in a check that is begun.
pub(super) fn go_on(phrases: &Phrases, at: Statement, given: usize) -> Node {
    let said = counted_of(phrases.go_on(), given, STATEMENTS);
    way(true, Route::Check(at.key()).hash(), said)
}

/// Where a check begins.
pub(super) const FIRST: Route = Route::Check(Key::Purpose);

/// Goes where a check begins, unless there was no room for it.
pub(super) fn begun(app: App, outcome: Result<(), TooManyTakes>) {
    match outcome {
        Ok(()) => app.go(FIRST.hash()),
        Err(TooManyTakes { .. }) => app.navigation.tell(Told::Full),
    }
}

/// Says that there is no room for another take, once that has shown.
pub(super) fn full(app: App) -> Node {
    let phrases = &words(app).phrases;
    let said = move || match app.navigation.told() {
        Some(Told::Full) => vec![p(phrases.full())],
        _ => Vec::new(),
    };
    told(true, "problem", Box::new(said))
}
