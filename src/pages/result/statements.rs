//! Every statement with its answer, which can be changed where it stands.

use leptos::prelude::*;

use super::summary::key_name;
use crate::{
    components::{Keyed, LiveText, Scale},
    domain::{Answer, Key, Kind, Statement, TakeId},
    state::{Takes, use_storage, use_takes, use_words},
};

/// The answer that is being changed on the page, and what it was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Change {
    statement: Statement,
    before: Option<Answer>,
}

/// Every statement with its answer, by key, folded away.
#[component]
pub(super) fn StatementDetails(
    /// The take.
    id: TakeId,
    /// Whether its answers can be changed: those of the last one, to the statements of this page.
    can_change: bool,
) -> impl IntoView {
    let words = use_words();
    let changing = RwSignal::new(None);
    let keys = Key::ALL.map(|key| {
        let rows = key
            .statements()
            .map(|statement| view! { <AnswerRow id statement can_change changing /> });
        view! {
            <section>
                <h3>{key_name(words, key)}</h3>
                <ul class="statements" role="list">{rows.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <details class="all">
            <summary>{words.phrases.statements_title()}</summary>
            {keys.into_iter().collect_view()}
        </details>
    }
}

fn answer_in(takes: Takes, id: TakeId, statement: Statement) -> Option<Answer> {
    takes.finished_take(id)?.answers.get(statement)
}

/// A statement, its answer as a mark among the five places and in words, and the way to change it.
#[component]
fn AnswerRow(
    /// The take.
    id: TakeId,
    /// The statement.
    statement: Statement,
    /// Whether the answer can be changed.
    can_change: bool,
    /// The answer that is being changed on the page.
    changing: RwSignal<Option<Change>>,
) -> impl IntoView {
    let (words, takes, storage) = (use_words(), use_takes(), use_storage());
    let phrases = &words.phrases;
    let kind = match statement.kind() {
        Kind::Practice => phrases.practice(),
        Kind::Effect => phrases.effect(),
    };
    let own = words.content.statement(statement).own;
    let answer = move || answer_in(takes, id, statement);
    let text = move || {
        answer()
            .map_or(phrases.not_answered(), |answer| words.content.scale.label(answer))
            .to_owned()
    };
    let is_open = move || changing.get().is_some_and(|change| change.statement == statement);
    let name = move || {
        if is_open() { phrases.change_done() } else { phrases.change_answer() }
    };
    let toggle = move |_| {
        let opened = (!untrack(is_open)).then(|| Change { statement, before: untrack(answer) });
        changing.set(opened);
    };
    let button = (can_change && !untrack(|| storage.is_read_only())).then(|| {
        view! {
            <button
                type="button"
                class="quiet"
                aria-expanded=move || if is_open() { "true" } else { "false" }
                aria-label=move || format!("{}: {own}", name())
                on:click=toggle
            >
                <LiveText text=move || name().to_owned() />
            </button>
        }
    });
    view! {
        <li>
            <div>
                <span class="kind">{kind}</span>
                <span>{own}</span>
                <span class="given">
                    <Marks answer />
                    <span class="answer">
                        <LiveText text=text />
                    </span>
                    {button}
                </span>
            </div>
            <Keyed
                value=is_open
                children=move |is_open: bool| {
                    is_open.then(|| view! { <AnswerChange id statement changing /> })
                }
            />
        </li>
    }
}

/// The five places of the scale, the answer's filled; none is for *did not occur* and for no answer.
#[component]
fn Marks<F>(
    /// The answer.
    answer: F,
) -> impl IntoView
where
    F: Fn() -> Option<Answer> + Copy + Send + Sync + 'static,
{
    let place = |digit: u8| {
        let is_given = move || answer().is_some_and(|answer| answer.digit() == digit);
        view! { <span class="mark-place" class:filled=is_given></span> }
    };
    view! { <span class="marks" aria-hidden="true">{(1..=5).map(place).collect_view()}</span> }
}

/// The answers to choose from, of which each is stored at once, and the way back to what it was.
#[component]
fn AnswerChange(
    /// The take.
    id: TakeId,
    /// The statement.
    statement: Statement,
    /// The answer that is being changed on the page.
    changing: RwSignal<Option<Change>>,
) -> impl IntoView {
    let (words, takes) = (use_words(), use_takes());
    let phrases = &words.phrases;
    let before = changing.get_untracked().and_then(|change| change.before);
    let answer = move || answer_in(takes, id, statement);
    let choose = move |answer| takes.change_answer(id, statement, Some(answer));
    let is_changed = move || answer() != before;
    let undo = move |is_changed: bool| {
        is_changed.then(|| {
            view! {
                <p>
                    <span>{phrases.answer_changed()}</span>
                    " "
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| takes.change_answer(id, statement, before)
                    >
                        {phrases.put_back()}
                    </button>
                </p>
            }
        })
    };
    view! {
        <fieldset>
            <legend>{words.content.statement(statement).own}</legend>
            <Scale
                name=format!("change-{}", statement.id())
                chosen=answer
                on_choose=choose
            />
        </fieldset>
        <div role="status">
            <Keyed value=is_changed children=undo />
        </div>
    }
}
