//! What the answers come to: in words first, then in numbers, then statement by statement.

use std::sync::Arc;

use super::{
    nothing_yet, screen,
    start::{begun, full},
};
use crate::{
    domain::{
        Answers, DoingSeeing, Focus, Key, KeyScore, Kind, Name, Scores, Take, TakeId, doing_seeing,
        numeral, why,
    },
    phrases::{counted, counted_of, listed, named},
    ports::Shared,
    state::{App, Told},
    views::{
        Route, Words,
        controls::{
            button, buttons, element, field, fold, h2, heading, list, p, say, text, told, way,
        },
        day,
        elements::{Node, tag},
        parts,
        saving::save_everything,
        words,
    },
};

/// What was before a take and came after it, as parts of its result.
pub(super) type LookBack = fn(App, &'static Words, &Take) -> Vec<Node>;

/// The result of the last finished take, or the way to one.
pub(super) fn last(app: App, look_back: LookBack) -> Node {
    result(app, app.data.last_finished(), true, look_back)
}

/// The result of one take, or the way to others.
pub(super) fn of(app: App, id: TakeId, look_back: LookBack) -> Node {
    let is_last = app.data.last_finished().is_some_and(|last| last.id == id);
    result(app, app.data.finished_take(id), is_last, look_back)
}

/// Advice and corrections are for the last take; of an earlier one it shows what it was.
fn result(app: App, take: Option<Arc<Take>>, is_last: bool, look_back: LookBack) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let Some(take) = take else {
        return nothing_yet(app, phrases.none_title(), phrases.none_text());
    };
    let scores = Scores::of(&take.answers);
    let day = day(app, words, &take);
    let mut chart = vec![
        h2(phrases.scores_title()),
        p(overall(words, &scores)),
        parts::score_table(words, &scores),
    ];
    chart.extend(parts::radar(words, &scores));
    chart.push(say("p", "note", phrases.bands_note()));
    let mut parts = vec![
        heading(phrases.result_title()),
        p(named(phrases.result_of(), &day)),
        in_words(words, &scores, &take.answers, is_last),
        element("section", "chart", chart),
    ];
    parts.extend(seeing(words, &take.answers));
    parts.extend(look_back(app, words, &take));
    parts.push(statements(app, words, &take.answers, is_last));
    parts.push(h2(phrases.honest_title()));
    parts.push(p(phrases.honest_text()));
    parts.push(keep(app, &take, &scores));
    screen(parts)
}

fn name(words: &'static Words, key: Key) -> &'static str {
    words.content.key(key).name
}

fn names(words: &'static Words, keys: &[Key]) -> String {
    let names: Vec<_> = keys.iter().map(|key| name(words, *key)).collect();
    listed(&names, words.language)
}

fn overall(words: &'static Words, scores: &Scores) -> String {
    match scores.overall() {
        Some(score) => counted(words.phrases.overall(), score.rounded() as usize),
        None => words.phrases.not_enough().into(),
    }
}

/// The strongest key, the focus and why, and the next step.
fn in_words(words: &'static Words, scores: &Scores, answers: &Answers, is_last: bool) -> Node {
    let phrases = &words.phrases;
    let focus = scores.focus();
    // Where a key is both among the strongest and in the focus, the heights are too alike to say.
    let in_focus = |key: &Key| focus.keys().contains(key) || focus.tied().contains(key);
    let mut strongest = scores.strongest();
    strongest.retain(|key| !in_focus(key));
    let strong = match strongest.as_slice() {
        [] => None,
        [key] => Some(named(phrases.strongest_one(), name(words, *key))),
        keys => Some(named(phrases.strongest_many(), &names(words, keys))),
    };
    let sentence = match &focus {
        Focus::KeepUp => phrases.keep_up().into(),
        Focus::NotEnough => phrases.no_focus().into(),
        Focus::EquallyWeak(keys) => named(phrases.focus_equal(), &names(words, keys)),
        Focus::TwoWeakest { keys, .. } => named(phrases.focus_two(), &names(words, keys)),
    };
    let tied = focus.tied();
    let also = (!tied.is_empty()).then(|| named(phrases.focus_also(), &names(words, tied)));
    let sentences = [strong, Some(sentence), also].into_iter().flatten().map(p);
    let mut parts = vec![element("section", "card words", sentences.collect())];
    parts.extend(focus.keys().iter().map(|key| reason(words, *key, answers, scores, is_last)));
    element("div", "", parts)
}

/// Why a key is a focus: its lowest statements, what its height says, and the way to its actions.
fn reason(
    words: &'static Words,
    key: Key,
    answers: &Answers,
    scores: &Scores,
    is_last: bool,
) -> Node {
    let (phrases, own) = (&words.phrases, words.content.key(key));
    let said = match scores.key(key) {
        KeyScore::Enough(score) => score.band().said(own.low, own.mid, own.high),
        KeyScore::NotEnough { .. } => own.why,
    };
    let lowest = why(answers, key).into_iter().map(|(statement, answer)| {
        let label = words.content.scale.label(answer);
        let answered = named(phrases.answered(), label);
        with_answer(words.content.statement(statement).own, &answered)
    });
    let actions = named(phrases.work_on(), own.name);
    let mut parts =
        vec![h2(named(phrases.why_title(), own.name)), list("", lowest.collect()), p(said)];
    if is_last {
        parts.push(buttons(vec![way(true, Route::KeyActions(key).hash(), actions)]));
    }
    element("section", "card", parts)
}

/// A statement with what was answered to it.
fn with_answer(statement: &'static str, answer: &str) -> Node {
    element("span", "", vec![text(statement), text(" "), say("span", "answer", answer)])
}

/// Keys whose practices and effect tell two different stories.
fn seeing(words: &'static Words, answers: &Answers) -> Option<Node> {
    let phrases = &words.phrases;
    let lines = Key::ALL.into_iter().filter_map(|key| {
        let phrase = match doing_seeing(answers, key)? {
            DoingSeeing::DoneNotSeen => phrases.done_not_seen(),
            DoingSeeing::SeenNotDone => phrases.seen_not_done(),
        };
        Some(text(named(phrase, name(words, key))))
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty())
        .then(|| element("section", "", vec![h2(phrases.seeing_title()), list("", lines)]))
}

/// Every statement with its answer, by key, folded away.
fn statements(app: App, words: &'static Words, answers: &Answers, is_last: bool) -> Node {
    let phrases = &words.phrases;
    let keys = Key::ALL.map(|key| {
        let rows = key.statements().map(|statement| {
            let answer = answers.get(statement);
            let said = answer.map_or(phrases.not_answered(), |a| words.content.scale.label(a));
            let kind = match statement.kind() {
                Kind::Practice => phrases.practice(),
                Kind::Effect => phrases.effect(),
            };
            let own = words.content.statement(statement).own;
            element("div", "", vec![say("span", "kind", kind), with_answer(own, said)])
        });
        element(
            "section",
            "",
            vec![say("h3", "", name(words, key)), list("statements", rows.collect())],
        )
    });
    let correct = move || {
        begun(app, app.data.reopen());
    };
    let correct = element(
        "div",
        "",
        vec![buttons(vec![button("", phrases.correct(), Box::new(correct))]), full(app)],
    );
    let parts = keys.into_iter().chain(is_last.then_some(correct));
    fold("all", phrases.statements_title(), parts.collect())
}

/// What can be done with the result as a whole.
fn keep(app: App, take: &Take, scores: &Scores) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let summary = as_text(words, scores);
    let id = take.id;
    let share = move || {
        let came = Box::new(move |came| app.navigation.tell(Told::Shared(came)));
        app.device.share.share(&summary, came);
    };
    let came = move || {
        vec![text(match app.navigation.told() {
            Some(Told::Shared(Shared::Copied)) => phrases.shared_copied(),
            Some(Told::Shared(Shared::Nowhere)) => phrases.shared_nowhere(),
            _ => "",
        })]
    };
    let delete = move || {
        if app.data.remove(id) {
            app.navigation.tell(Told::Removed);
        }
    };
    let delete = button("danger", phrases.delete_result(), Box::new(delete));
    let ways = vec![
        button("button", phrases.save_file(), Box::new(move || save_everything(app))),
        button("", phrases.print(), Box::new(move || app.device.page.print())),
        button("", phrases.share(), Box::new(share)),
    ];
    let parts = vec![
        h2(phrases.keep_title()),
        p(phrases.keep_text()),
        p(phrases.keep_iphone()),
        buttons(ways),
        told(false, "", Box::new(came)),
        label(app, take),
        buttons(vec![delete]),
    ];
    element("section", "keep", parts)
}

/// What the leader calls the take, and which team it is about.
fn label(app: App, take: &Take) -> Node {
    const TEAM: &str = "label-team";
    const NAME: &str = "label-name";
    let phrases = &words(app).phrases;
    let id = take.id;
    let line = |name, id, label: &Name| {
        let input = tag("input").with("type", "text").with("maxlength", &numeral(Name::LIMIT));
        field(name, id, input.with("value", label.as_str()))
    };
    let save = move || {
        let name = |id| Name::new(&app.device.page.value(id)).ok();
        if let Some((team, name)) = name(TEAM).zip(name(NAME)) {
            app.navigation.tell(Told::Written);
            app.data.label(id, &team, &name);
        } else {
            app.navigation.tell(Told::Incomplete);
        }
    };
    let said = move || {
        vec![text(match app.navigation.told() {
            Some(Told::Written) => phrases.written(),
            Some(Told::Incomplete) => phrases.label_long(),
            _ => "",
        })]
    };
    let parts = vec![
        line(phrases.label_team(), TEAM, &take.label.subject),
        line(phrases.label_name(), NAME, &take.label.name),
        buttons(vec![button("", phrases.label_save(), Box::new(save))]),
    ];
    let folded = fold("", phrases.label_title(), parts);
    element("div", "", vec![folded, told(false, "", Box::new(said))])
}

/// The scores as a text to send: no date, no name, no answer.
fn as_text(words: &'static Words, scores: &Scores) -> String {
    let mut text = String::with_capacity(256);
    text.push_str(words.phrases.share_text());
    for key in Key::ALL {
        text.push('\n');
        text.push_str(name(words, key));
        text.push_str(": ");
        match scores.key(key) {
            KeyScore::Enough(score) => text.push_str(&numeral(score.rounded())),
            KeyScore::NotEnough { rated, of } => {
                text.push_str(&counted_of(words.phrases.not_enough_short(), rated, of));
            }
        }
    }
    text.push('\n');
    text.push_str(&overall(words, scores));
    text
}
