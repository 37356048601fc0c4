//! The look back after a month, and what comes of a commitment.

use leptos::prelude::*;

use super::form::CommitmentForm;
use crate::{
    components::{FieldForm, FormProblem, PlanDraft, PlanFields, RadioOption, Radios},
    domain::{Day, Event, Helped, Plan},
    phrases::{Phrases, named},
    state::{use_device, use_words},
};

/// Whether it helped, asked when a month has passed; before that, when it will be.
#[component]
pub(super) fn CheckIn(
    /// From which day on it is asked.
    from: Day,
    /// The commitment's fields.
    form: CommitmentForm,
) -> impl IntoView {
    let (words, clock) = (use_words(), use_device().clock);
    let days = from.days_since(clock.today());
    if days <= 0 {
        view! { <DidItHelp form /> }.into_any()
    } else {
        let phrase = words.phrases.check_in_on();
        let text = named(phrase, &clock.in_days(days, words.language));
        view! { <p class="note on-screen">{text}</p> }.into_any()
    }
}

/// The ways to change the plan or to stop, folded away.
#[component]
pub(super) fn OtherPlan(
    /// Whether it is asked already if it helped, with the way to finish it.
    is_asked: bool,
    /// The plan.
    plan: Option<Plan>,
    /// The commitment's fields.
    form: CommitmentForm,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let draft = plan.map(|plan| form.plan(&plan));
    let is_typed = untrack(|| draft.is_some_and(PlanDraft::is_typed));
    let change = draft.map(|draft| {
        let fields = draft.fields(phrases);
        view! {
            <FieldForm on_submit=move |()| form.change_plan(draft, &fields)>
                <PlanFields draft form=form.plan_form() />
                <FormProblem form=form.plan_form() fields=fields.into() />
                <p class="buttons">
                    <button type="submit">{phrases.change_it()}</button>
                </p>
            </FieldForm>
        }
    });
    view! {
        <details open=is_typed>
            <summary>{phrases.other_plan()}</summary>
            {change}
            <p class="buttons">
                {(!is_asked).then(|| view! { <Finish form /> })}
                <button type="button" on:click=move |_| { form.decide(|_| Event::Dropped); }>
                    {phrases.drop_it()}
                </button>
            </p>
        </details>
    }
}

/// The button that finishes it.
#[component]
fn Finish(
    /// The commitment's fields.
    form: CommitmentForm,
) -> impl IntoView {
    view! {
        <button type="button" on:click=move |_| { form.decide(Event::Finished); }>
            {use_words().phrases.finish_it()}
        </button>
    }
}

/// Whether it helped, and the ways on.
#[component]
fn DidItHelp(
    /// The commitment's fields.
    form: CommitmentForm,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let option = |helped: Helped| RadioOption {
        value: helped.id().to_owned(),
        label: helped_name(phrases, Some(helped)),
        is_apart: false,
    };
    let options = Helped::ALL.map(option).into();
    let helped = form.helped;
    view! {
        <p class="on-screen">{phrases.check_in_ask()}</p>
        <fieldset>
            <legend>{phrases.helped()}</legend>
            <Radios
                name=helped.id()
                options
                chosen=move || helped.text()
                on_choose=move |value: String| helped.set(value)
            />
            <p class="buttons">
                <button type="button" class="button" on:click=move |_| { form.decide(Event::Kept); }>
                    {phrases.keep_going()}
                </button>
                <Finish form />
            </p>
        </fieldset>
    }
}

/// What an answer to whether it helped is called; nothing where none was given.
pub(super) fn helped_name(phrases: &Phrases, helped: Option<Helped>) -> &'static str {
    match helped {
        None => "",
        Some(Helped::Yes) => phrases.helped_yes(),
        Some(Helped::Somewhat) => phrases.helped_somewhat(),
        Some(Helped::No) => phrases.helped_no(),
    }
}
