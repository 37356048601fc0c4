//! What the answers come to: in words first, then in numbers, then statement by statement.

use leptos::prelude::*;

use super::{heading, nothing_yet};
use crate::{
    domain::{Answers, DoingSeeing, Focus, Key, KeyScore, Kind, Scores, Take, doing_seeing, why},
    phrases::{fill, listed},
    ports::Shared,
    state::{use_data, use_device},
    views::{Route, Words, parts, saving::save_everything, words},
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
    view! {
        {heading(phrases.result_title)}
        <p class="lead">{fill(phrases.result_of, &[("name", &day)])}</p>
        {in_words(words, &scores, &take.answers)}
        <section class="chart">
            <h2>{phrases.scores_title}</h2>
            <p>{overall(words, &scores)}</p>
            {parts::score_table(words, &scores)}
            {parts::radar(words, &scores)}
            <p class="note">{phrases.bands_note}</p>
        </section>
        {seeing(words, &take.answers)}
        {statements(words, &take.answers)}
        <h2>{phrases.honest_title}</h2>
        <p>{phrases.honest_text}</p>
        {keep(words, &take, &scores)}
    }
    .into_any()
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
    let strong = strong.filter(|_| focus.keys().len() < strongest.len().max(5));
    let reasons =
        focus.keys().iter().map(|key| reason(words, *key, answers, scores)).collect_view();
    view! {
        <section class="card words">
            {strong.map(|text| view! { <p>{text}</p> })}
            <p>{sentence}</p>
            {also.map(|text| view! { <p>{text}</p> })}
        </section>
        {reasons}
    }
    .into_any()
}

/// Why a key is a focus: its lowest statements, what its height says, and the way to its actions.
fn reason(words: Words, key: Key, answers: &Answers, scores: &Scores) -> AnyView {
    let (phrases, own) = (words.phrases, words.content.key(key));
    let said = match scores.key(key) {
        KeyScore::Enough(score) => score.band().said(own.low, own.mid, own.high),
        KeyScore::NotEnough { .. } => own.why,
    };
    let lowest = why(answers, key).into_iter().map(|(statement, answer)| {
        view! {
            <li>
                {words.content.statement(statement).own} " "
                <span class="answer">
                    {fill(phrases.answered, &[("name", words.content.scale.label(answer))])}
                </span>
            </li>
        }
    });
    let lowest = lowest.collect_view();
    view! {
        <section class="card">
            <h2>{fill(phrases.why_title, &[("name", own.name)])}</h2>
            <ul>{lowest}</ul>
            <p>{said}</p>
            <p class="buttons">
                <a class="button" href=Route::KeyActions(key).hash()>
                    {fill(phrases.work_on, &[("name", own.name)])}
                </a>
            </p>
        </section>
    }
    .into_any()
}

/// Keys whose practices and effect tell two different stories.
fn seeing(words: Words, answers: &Answers) -> Option<AnyView> {
    let phrases = words.phrases;
    let lines = Key::ALL.into_iter().filter_map(|key| {
        let phrase = match doing_seeing(answers, key)? {
            DoingSeeing::DoneNotSeen => phrases.done_not_seen,
            DoingSeeing::SeenNotDone => phrases.seen_not_done,
        };
        Some(view! { <li>{fill(phrase, &[("name", name(words, key))])}</li> })
    });
    let lines = lines.collect::<Vec<_>>();
    (!lines.is_empty()).then(|| {
        view! {
            <h2>{phrases.seeing_title}</h2>
            <ul>{lines}</ul>
        }
        .into_any()
    })
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
            view! {
                <li>
                    <span class="kind">{kind}</span>
                    {words.content.statement(statement).own}
                    " "
                    <span class="answer">{said}</span>
                </li>
            }
        });
        view! {
            <h3>{name(words, key)}</h3>
            <ul class="statements">{rows.collect_view()}</ul>
        }
    });
    view! {
        <details class="all">
            <summary>{phrases.statements_title}</summary>
            {keys.into_iter().collect_view()}
        </details>
    }
    .into_any()
}

/// What can be done with the result as a whole.
fn keep(words: Words, take: &Take, scores: &Scores) -> AnyView {
    let (data, device, phrases) = (use_data(), use_device(), words.phrases);
    let told = RwSignal::new("");
    let text = as_text(words, scores);
    let id = take.id;
    let share = move |_| {
        device.share.share(
            &text,
            Box::new(move |shared| {
                told.set(match shared {
                    Shared::Sheet => "",
                    Shared::Copied => phrases.shared_copied,
                    Shared::Nowhere => phrases.shared_nowhere,
                });
            }),
        );
    };
    let delete = parts::confirm(
        phrases.delete_result,
        phrases.delete_result_sure.into(),
        phrases.delete_result_yes,
        move || data.remove(id),
    );
    view! {
        <section class="keep">
            <h2>{phrases.keep_title}</h2>
            <p>{phrases.keep_text} " " {phrases.keep_iphone}</p>
            <p class="buttons">
                <button type="button" class="button" on:click=move |_| save_everything(data, device)>
                    {phrases.save_file}
                </button>
                <button type="button" on:click=move |_| device.page.print()>
                    {phrases.print}
                </button>
                <button type="button" on:click=share>
                    {phrases.share}
                </button>
            </p>
            <p role="status">{told}</p>
            {delete}
        </section>
    }
    .into_any()
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
