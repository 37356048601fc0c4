//! What the answers come to: in words first, then in numbers, then statement by statement.

use leptos::prelude::*;

use super::{nothing_yet, screen};
use crate::{
    domain::{
        Answers, DoingSeeing, Focus, KEYS, Key, KeyScore, Kind, Scores, Take, doing_seeing, why,
    },
    phrases::{fill, listed},
    ports::Shared,
    state::{use_data, use_device},
    views::{
        Route, Words,
        controls::{
            button, buttons, confirm, element, fold, h2, heading, list, p, say, text, told, way,
        },
        parts,
        saving::save_everything,
        words,
    },
};

/// The result of the last finished take, or the way to one.
pub(super) fn result() -> AnyView {
    let words = words();
    let phrases = words.phrases;
    let Some(take) = use_data().last_finished() else {
        return nothing_yet(phrases.none_title, phrases.none_text);
    };
    let scores = Scores::of(&take.answers);
    let day = use_device().clock.day(take.finished.unwrap_or(take.begun), words.language);
    let mut chart = vec![
        h2(phrases.scores_title),
        p(&overall(words, &scores)),
        parts::score_table(words, &scores),
    ];
    chart.extend(parts::radar(words, &scores));
    chart.push(say("p", "note", phrases.bands_note));
    let mut parts = vec![
        heading(phrases.result_title),
        say("p", "lead", &fill(phrases.result_of, &[("name", &day)])),
        in_words(words, &scores, &take.answers),
        element("section", "chart", chart),
    ];
    parts.extend(seeing(words, &take.answers));
    parts.push(statements(words, &take.answers));
    parts.push(h2(phrases.honest_title));
    parts.push(p(phrases.honest_text));
    parts.push(keep(words, &take, &scores));
    screen(parts)
}

fn name(words: Words, key: Key) -> &'static str {
    words.content.key(key).name
}

fn names(words: Words, keys: &[Key]) -> String {
    let names: Vec<_> = keys.iter().map(|key| name(words, *key)).collect();
    listed(&names, words.language)
}

fn overall(words: Words, scores: &Scores) -> String {
    match scores.overall() {
        Some(score) => fill(words.phrases.overall, &[("n", &score.rounded().to_string())]),
        None => words.phrases.not_enough.into(),
    }
}

/// The strongest key, the focus and why, and the next step.
fn in_words(words: Words, scores: &Scores, answers: &Answers) -> AnyView {
    let phrases = words.phrases;
    let strongest = scores.strongest();
    let strong = match strongest.as_slice() {
        [] => None,
        [key] => Some(fill(phrases.strongest_one, &[("name", name(words, *key))])),
        keys => Some(fill(phrases.strongest_many, &[("name", &names(words, keys))])),
    };
    let focus = scores.focus();
    let sentence = match &focus {
        Focus::KeepUp => phrases.keep_up.into(),
        Focus::NotEnough => phrases.no_focus.into(),
        Focus::EquallyWeak(keys) => fill(phrases.focus_equal, &[("name", &names(words, keys))]),
        Focus::TwoWeakest { keys, .. } => fill(phrases.focus_two, &[("name", &names(words, keys))]),
    };
    let also = match &focus {
        Focus::TwoWeakest { tied, .. } if !tied.is_empty() => {
            Some(fill(phrases.focus_also, &[("name", &names(words, tied))]))
        }
        _ => None,
    };
    // A result of the same height everywhere has a weakest and a strongest key alike: say neither.
    let strong = strong.filter(|_| focus.keys().len() < KEYS);
    let sentences = [strong, Some(sentence), also].into_iter().flatten().map(|said| p(&said));
    let mut parts = vec![element("section", "card words", sentences.collect())];
    parts.extend(focus.keys().iter().map(|key| reason(words, *key, answers, scores)));
    element("div", "", parts)
}

/// Why a key is a focus: its lowest statements, what its height says, and the way to its actions.
fn reason(words: Words, key: Key, answers: &Answers, scores: &Scores) -> AnyView {
    let (phrases, own) = (words.phrases, words.content.key(key));
    let said = match scores.key(key) {
        KeyScore::Enough(score) => score.band().said(own.low, own.mid, own.high),
        KeyScore::NotEnough { .. } => own.why,
    };
    let lowest = why(answers, key).into_iter().map(|(statement, answer)| {
        let label = words.content.scale.label(answer);
        let answered = fill(phrases.answered, &[("name", label)]);
        with_answer(words.content.statement(statement).own, &answered)
    });
    let actions = fill(phrases.work_on, &[("name", own.name)]);
    let parts = vec![
        h2(&fill(phrases.why_title, &[("name", own.name)])),
        list("", lowest.collect()),
        p(said),
        buttons(vec![way(true, Route::KeyActions(key).hash(), &actions)]),
    ];
    element("section", "card", parts)
}

/// A statement with what was answered to it.
fn with_answer(statement: &'static str, answer: &str) -> AnyView {
    element("span", "", vec![text(statement), text(" "), say("span", "answer", answer)])
}

/// Keys whose practices and effect tell two different stories.
fn seeing(words: Words, answers: &Answers) -> Option<AnyView> {
    let phrases = words.phrases;
    let lines = Key::ALL.into_iter().filter_map(|key| {
        let phrase = match doing_seeing(answers, key)? {
            DoingSeeing::DoneNotSeen => phrases.done_not_seen,
            DoingSeeing::SeenNotDone => phrases.seen_not_done,
        };
        Some(text(&fill(phrase, &[("name", name(words, key))])))
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty())
        .then(|| element("section", "", vec![h2(phrases.seeing_title), list("", lines)]))
}

/// Every statement with its answer, by key, folded away.
fn statements(words: Words, answers: &Answers) -> AnyView {
    let phrases = words.phrases;
    let keys = Key::ALL.map(|key| {
        let rows = key.statements().map(|statement| {
            let answer = answers.get(statement);
            let said = answer.map_or(phrases.not_answered, |a| words.content.scale.label(a));
            let kind = match statement.kind() {
                Kind::Practice => phrases.practice,
                Kind::Effect => phrases.effect,
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
    fold("all", phrases.statements_title, keys.into_iter().collect())
}

/// What can be done with the result as a whole.
fn keep(words: Words, take: &Take, scores: &Scores) -> AnyView {
    let (data, device, phrases) = (use_data(), use_device(), words.phrases);
    let shared = RwSignal::new("");
    let summary = as_text(words, scores);
    let id = take.id;
    let share = move || {
        device.share.share(
            &summary,
            Box::new(move |came| {
                shared.set(match came {
                    Shared::Sheet => "",
                    Shared::Copied => phrases.shared_copied,
                    Shared::Nowhere => phrases.shared_nowhere,
                });
            }),
        );
    };
    let delete = confirm(
        phrases.delete_result,
        phrases.delete_result_sure,
        phrases.delete_result_yes,
        Box::new(move || data.remove(id)),
    );
    let ways = vec![
        button("button", phrases.save_file, Box::new(move || save_everything(data, device))),
        button("", phrases.print, Box::new(move || device.page.print())),
        button("", phrases.share, Box::new(share)),
    ];
    let parts = vec![
        h2(phrases.keep_title),
        p(phrases.keep_text),
        p(phrases.keep_iphone),
        buttons(ways),
        told(false, "", Box::new(move || vec![text(shared.get())])),
        delete,
    ];
    element("section", "keep", parts)
}

/// The scores as a text to send: no date, no name, no answer.
fn as_text(words: Words, scores: &Scores) -> String {
    let mut text = String::with_capacity(256);
    text.push_str(words.phrases.share_text);
    for key in Key::ALL {
        text.push('\n');
        text.push_str(name(words, key));
        text.push_str(": ");
        match scores.key(key) {
            KeyScore::Enough(score) => text.push_str(&score.rounded().to_string()),
            KeyScore::NotEnough { rated, of } => text.push_str(&fill(
                words.phrases.not_enough_short,
                &[("n", &rated.to_string()), ("m", &of.to_string())],
            )),
        }
    }
    text.push('\n');
    text.push_str(&overall(words, scores));
    text
}
