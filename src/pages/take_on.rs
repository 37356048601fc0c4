//! Taking on an action: the leader's own sentence, the first time and the rhythm.

use leptos::prelude::*;

use crate::{
    components::{
        Announcement, FieldForm, FormProblem, PageTitle, PlanDraft, PlanFields, can_be_saved,
    },
    content::{ActionWords, rhythm},
    domain::{Rhythm, Statement},
    phrases::Phrases,
    route::Route,
    state::{
        Form, Notice, TakeOnError, use_commitments, use_device, use_drafts, use_navigation,
        use_notices, use_takes, use_words,
    },
};

/// The plan for the action of a practice, to be made the leader's own; or why not.
#[component]
pub fn TakeOn(
    /// The practice.
    practice: Statement,
) -> impl IntoView {
    let (words, commitments) = (use_words(), use_commitments());
    let phrases = &words.phrases;
    // Asked once: what another tab does must not take the form away.
    let form = match (untrack(|| commitments.can_take_on(practice)), words.content.action(practice))
    {
        (Ok(()), Some(action)) => view! { <PlanForm practice action /> }.into_any(),
        (Ok(()), None) => ().into_any(),
        (Err(error), _) => view! {
            <p>{error_text(phrases, error)}</p>
            <p class="buttons">
                <a class="button" href=Route::FollowUp.hash()>{phrases.follow_title()}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <div>
            <PageTitle text=phrases.take_on_title() />
            {form}
        </div>
    }
}

/// The action, and the fields of its plan.
#[component]
fn PlanForm(
    /// The practice.
    practice: Statement,
    /// Its action.
    action: &'static ActionWords,
) -> impl IntoView {
    let (phrases, device, drafts) = (&use_words().phrases, use_device(), use_drafts());
    let (takes, commitments) = (use_takes(), use_commitments());
    let (navigation, notices) = (use_navigation(), use_notices());
    let form = Form::TakeOn(practice);
    let now = move || device.clock.local(device.clock.now());
    let rhythm = rhythm(practice).unwrap_or(Rhythm::Once);
    let draft =
        PlanDraft::proposed(drafts, &format!("plan-{}", practice.id()), action.cue, rhythm, now());
    let take_on = move |()| {
        if !can_be_saved(form, &draft.fields(phrases), notices, device) {
            return;
        }
        let Ok(plan) = draft.plan(now()) else { return };
        let take = untrack(|| takes.last_finished()).map(|take| take.id);
        match commitments.take_on(practice, take, plan) {
            Ok(_) => {
                draft.discard();
                navigation.go(Route::FollowUp);
                notices.show(Notice::Saved);
            }
            Err(error) => notices.show(Notice::NotTakenOn(error)),
        }
    };
    let problem = move || match notices.current() {
        Some(Notice::NotTakenOn(error)) => error_text(phrases, error).to_owned(),
        _ => String::new(),
    };
    view! {
        <p>{phrases.take_on_lead()}</p>
        <h2>{action.title}</h2>
        <p>{action.how}</p>
        <FieldForm on_submit=take_on>
            <PlanFields draft form />
            <FormProblem form fields=draft.fields(phrases).into() />
            <Announcement text=problem is_urgent=true class="problem" />
            <p class="buttons">
                <button type="submit" class="button">{phrases.take_on_yes()}</button>
                <button
                    type="button"
                    class="quiet"
                    on:click=move |_| navigation.back_or(Route::Actions)
                >
                    {phrases.back()}
                </button>
            </p>
        </FieldForm>
    }
}

fn error_text(phrases: &Phrases, error: TakeOnError) -> &'static str {
    match error {
        TakeOnError::Running => phrases.take_on_running(),
        TakeOnError::TwoRunning => phrases.take_on_two(),
        TakeOnError::ReadOnly => phrases.bad_read_only(),
        TakeOnError::TooMany(_) | TakeOnError::NoAction => phrases.bad_many_commitments(),
    }
}
