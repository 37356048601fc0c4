//! The result in sentences.

use leptos::prelude::*;

use crate::{
    components::FullNotice,
    domain::{Answers, Focus, Key, KeyScore, Scores},
    phrases::{counted, counted_of, listed, named},
    route::Route,
    state::{Notice, use_navigation, use_notices, use_takes, use_words},
    words::Words,
};

/// What a key is called.
pub(super) fn key_name(words: &Words, key: Key) -> &'static str {
    words.content.key(key).name
}

fn key_names(words: &Words, keys: &[Key]) -> String {
    let names: Vec<_> = keys.iter().map(|key| key_name(words, *key)).collect();
    listed(&names, words.language)
}

/// "Overall score: 65 of 100.", or why there is none.
pub(super) fn overall_text(words: &Words, scores: &Scores) -> String {
    match scores.overall() {
        Some(score) => counted(words.phrases.overall(), score.rounded() as usize),
        None => words.phrases.not_enough().to_owned(),
    }
}

/// "Not enough answers (1 of 4)".
pub(super) fn not_enough_text(words: &Words, rated: usize, of: usize) -> String {
    counted_of(words.phrases.not_enough_short(), rated, of)
}

/// That what is said is provisional: so many keys have a score.
pub(super) fn provisional_text(words: &Words, scores: &Scores) -> String {
    counted_of(words.phrases.provisional(), scores.ranked().len(), Key::ALL.len())
}

/// That what follows is provisional, and the way to answer the rest.
#[component]
pub(super) fn Provisional(
    /// The answers.
    answers: Answers,
    /// Whether they can be changed.
    can_change: bool,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let (takes, navigation, notices) = (use_takes(), use_navigation(), use_notices());
    let open = answers.first_open();
    let answer_rest = move |_| match (takes.reopen(), open) {
        (Ok(()), Some(statement)) => {
            navigation.go(Route::Check(statement.key()));
            takes.turn_to(statement);
        }
        (Ok(()), None) => {}
        (Err(_), _) => notices.show(Notice::Full),
    };
    let button = (can_change && open.is_some()).then(|| {
        view! {
            <p class="buttons">
                <button type="button" on:click=answer_rest>{phrases.answer_rest()}</button>
            </p>
            <FullNotice />
        }
    });
    view! {
        <section class="card">
            <p>{provisional_text(words, &Scores::of(&answers))}</p>
            {button}
        </section>
    }
}

/// The strongest key and the focus.
#[component]
pub(super) fn Summary(
    /// The answers.
    answers: Answers,
) -> impl IntoView {
    let words = use_words();
    let scores = Scores::of(&answers);
    let sentences = [strongest_text(words, &scores), Some(focus_text(words, &scores))];
    let sentences = sentences.into_iter().flatten().map(|text| view! { <p>{text}</p> });
    view! { <section class="card words">{sentences.collect_view()}</section> }
}

/// The strongest keys. Where one of them is in the focus too, the heights are too alike to say.
fn strongest_text(words: &Words, scores: &Scores) -> Option<String> {
    let phrases = &words.phrases;
    let focus = scores.focus();
    let in_focus = |key: &Key| focus.keys().contains(key) || focus.tied().contains(key);
    let mut strongest = scores.strongest();
    strongest.retain(|key| !in_focus(key));
    match strongest.as_slice() {
        [] => None,
        [key] => Some(named(phrases.strongest_one(), key_name(words, *key))),
        keys => Some(named(phrases.strongest_many(), &key_names(words, keys))),
    }
}

/// The focus in a sentence or two.
pub(super) fn focus_text(words: &Words, scores: &Scores) -> String {
    let phrases = &words.phrases;
    match scores.focus() {
        Focus::KeepUp => phrases.keep_up().to_owned(),
        Focus::NotEnough => phrases.no_focus().to_owned(),
        Focus::EquallyWeak(keys) => named(phrases.focus_equal(), &key_names(words, &keys)),
        Focus::One(key) => named(phrases.focus_two(), key_name(words, key)),
        Focus::TwoWeakest { keys, tied } => {
            let two = named(phrases.focus_two(), &key_names(words, &keys));
            if tied.is_empty() {
                return two;
            }
            format!("{two} {}", named(phrases.focus_also(), &key_names(words, &tied)))
        }
    }
}

/// The result as a text to send: the focus, the scores, what the leader has taken on and where the
/// page is. No date, no name, no answer.
pub(super) fn shared_text(
    words: &Words,
    scores: &Scores,
    taken_on: &[&str],
    home: Option<String>,
) -> String {
    let phrases = &words.phrases;
    let line = |key: Key| {
        let score = match scores.key(key) {
            KeyScore::Enough(score) => score.rounded().to_string(),
            KeyScore::NotEnough { rated, of } => not_enough_text(words, rated, of),
        };
        format!("{}: {score}", key_name(words, key))
    };
    let actions = taken_on.iter().map(|title| named(phrases.share_action(), title));
    [phrases.share_text().to_owned()]
        .into_iter()
        .chain(Key::ALL.map(line))
        .chain([overall_text(words, scores), focus_text(words, scores)])
        .chain(actions)
        .chain(home)
        .collect::<Vec<_>>()
        .join("\n")
}
