//! One key's statements, stacked.

use super::{
    screen,
    start::{begun, full},
};
use crate::{
    domain::{KEYS, Key, STATEMENTS, Statement, numeral},
    phrases::{counted, counted_of},
    state::{App, Told},
    views::{
        Route,
        controls::{
            button, buttons, element, heading, list, p, press, say, text, titled, told, way,
        },
        elements::{self, Node, tag},
        parts::{choice_id, question},
        words,
    },
};

/// The statements of a key; or, where the last take was finished and no other begun, what can
/// be done with that one.
pub(super) fn check(app: App, key: Key) -> Node {
    if app.data.is_done() { finished(app) } else { statements(app, key) }
}

fn statements(app: App, key: Key) -> Node {
    let words = words(app);
    let (phrases, own) = (&words.phrases, words.content.key(key));
    // A digit moves on from each statement to the next, and from the last to Continue.
    let go_on_id = [key.id(), "-go-on"].concat();
    let after = key.statements().skip(1).map(|next| choice_id(next, 1)).chain([go_on_id.clone()]);
    let questions = key.statements().zip(after).map(|(own, next)| question(app, own, next));
    let back = key.previous().map_or(Route::Start, Route::Check);
    let go_on = press("button", Box::new(move || go_on(app, key)))
        .with("id", &go_on_id)
        .live_words(go_on_name(app, key));
    let mut parts = vec![
        say("p", "step", counted_of(phrases.step(), key.index() + 1, KEYS)),
        titled(key.id(), own.name),
        p(own.promise),
        progress(app),
        say("p", "period", words.content.scale.period),
    ];
    parts.extend(questions);
    parts.push(buttons(vec![go_on, way(false, back.hash(), phrases.back())]));
    // Below what was pressed, so that it stays where it is.
    parts.push(still_open(app, key));
    parts.push(full(app));
    parts.push(say("p", "digits", phrases.digits()));
    screen(parts)
}

/// How far the leader is.
fn progress(app: App) -> Node {
    let phrases = &words(app).phrases;
    let said = move || counted_of(phrases.given(), app.data.given(), STATEMENTS);
    // Read aloud once, with the bar that it names.
    let bar = tag("progress")
        .with("max", &numeral(STATEMENTS))
        .following("aria-label", Box::new(said))
        .following("value", Box::new(move || numeral(app.data.given())));
    let said = tag("span").with("aria-hidden", "true").live_words(Box::new(said));
    element("div", "progress", vec![bar, said])
}

/// The statements of a key without an answer.
fn open(app: App, key: Key) -> impl Iterator<Item = Statement> {
    key.statements().filter(move |statement| app.data.answer_to(*statement).is_none())
}

/// Whether the open statements of a key were named.
fn named_open(app: App, key: Key) -> bool {
    app.navigation.told() == Some(Told::Open(key))
}

/// Goes on to the next key, or from the last to the result. Open statements are named first;
/// a second time skips them on purpose.
fn go_on(app: App, key: Key) {
    // Whatever was answered a moment ago counts.
    app.data.tell();
    if open(app, key).next().is_some() && !named_open(app, key) {
        app.navigation.tell(Told::Open(key));
        return;
    }
    if let Some(next) = key.next() {
        if let Some(first) = next.statements().next() {
            app.device.page.later(Box::new(move || app.data.turn_to(first)));
        }
        app.go(Route::Check(next).hash());
    } else {
        app.data.finish();
        app.go(Route::Result.hash());
    }
}

/// The statements of a key without an answer, named once Continue was pressed.
fn still_open(app: App, key: Key) -> Node {
    let words = words(app);
    let said = move || {
        if !named_open(app, key) {
            return Vec::new();
        }
        let open: Vec<_> = open(app, key).map(|s| text(words.content.statement(s).own)).collect();
        let intro = match open.len() {
            0 => return Vec::new(),
            1 => words.phrases.open_one().into(),
            n => counted(words.phrases.open_many(), n),
        };
        vec![p(intro), list("", open)]
    };
    told(true, "open", Box::new(said))
}

/// Continue, the result after the last key, or skipping once the open statements were named.
fn go_on_name(app: App, key: Key) -> elements::Words {
    let phrases = &words(app).phrases;
    Box::new(move || match key.next() {
        _ if named_open(app, key) && open(app, key).next().is_some() => phrases.skip_them().into(),
        Some(_) => phrases.go_on_next().into(),
        None => phrases.finish().into(),
    })
}

/// What can be done with a finished take.
fn finished(app: App) -> Node {
    let phrases = &words(app).phrases;
    let again = move || begun(app, app.data.begin());
    let correct = move || {
        if app.data.reopen().is_err() {
            app.navigation.tell(Told::Full);
        }
    };
    let ways = vec![
        way(true, Route::Result.hash(), phrases.see_result()),
        button("", phrases.correct(), Box::new(correct)),
        button("", phrases.begin_again(), Box::new(again)),
    ];
    screen(vec![
        heading(phrases.finished_title()),
        p(phrases.finished_text()),
        buttons(ways),
        full(app),
    ])
}
