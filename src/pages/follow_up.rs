//! What became of the actions that were taken on: a log without streaks, a look back after a month.

mod check_in;
mod form;
mod log;

use std::sync::Arc;

use leptos::prelude::*;

use self::{
    check_in::{CheckIn, OtherPlan},
    form::CommitmentForm,
    log::{Log, LogEntries},
};
pub use self::{form::take_back, log::delete_commitment};
use crate::{
    components::{
        Announcement, FieldForm, FileNotice, FormProblem, Keyed, LiveText, PageTitle, Standing,
        TextField, action_title, rhythm_name,
    },
    domain::{Commitment, CommitmentId, Event, LocalTime, Plan, names_a_time},
    exchange::calendar::{self, Wording},
    phrases::{counted_of, named},
    route::Route,
    state::{
        Device, Draft, FilePlace, Form, Notice, use_commitments, use_device, use_notices, use_words,
    },
    words::Words,
};

/// What a calendar file is called.
const CALENDAR_FILE: &str = "five-keys.ics";

/// The commitments that the leader is at, each with its log; the earlier ones folded away.
#[component]
pub fn FollowUp() -> impl IntoView {
    let (phrases, commitments) = (&use_words().phrases, use_commitments());
    let running = move || {
        let all = commitments.all().into_iter();
        all.filter(|commitment| commitment.is_running()).collect::<Vec<_>>()
    };
    let earlier = move || {
        let all = commitments.all().into_iter();
        all.filter(|commitment| !commitment.is_running()).collect::<Vec<_>>()
    };
    let earlier_list = |earlier: Vec<Arc<Commitment>>| {
        (!earlier.is_empty()).then(|| view! { <Earlier commitments=earlier /> })
    };
    let is_empty = untrack(|| commitments.is_empty());
    let lead = move || {
        if commitments.is_empty() { phrases.follow_none() } else { phrases.follow_lead() }
    };
    view! {
        <div>
            <PageTitle text=phrases.follow_title() />
            <p>
                <LiveText text=move || lead().to_owned() />
            </p>
            <Told card=None />
            <div class="columns">
                <For
                    each=running
                    key=|commitment| commitment.id()
                    children=|commitment| view! { <RunningCommitment commitment /> }
                />
            </div>
            <Keyed value=earlier children=earlier_list />
            <p class="buttons">
                <a class=if is_empty { "button" } else { "button quiet" } href=Route::Actions.hash()>
                    {phrases.actions_title()}
                </a>
            </p>
        </div>
    }
}

/// What became of what the reader did with a commitment, and the way to take it back: on its card, or
/// at the top of the page where it has none.
#[component]
fn Told(
    /// The commitment of the card that this is on, and the field that a note comes back to.
    card: Option<(CommitmentId, Draft)>,
) -> impl IntoView {
    let (phrases, notices, device) = (&use_words().phrases, use_notices(), use_device());
    let commitments = use_commitments();
    let own = card.map(|(id, _)| id);
    let is_here = move |id| match own {
        Some(own) => id == own,
        // What has ended has no card any more.
        None => !commitments.is_running(id),
    };
    let text = move || match notices.current() {
        Some(Notice::Recorded(id)) if is_here(id) => phrases.written(),
        Some(Notice::NoNote(id)) if is_here(id) => phrases.note_missing(),
        Some(Notice::TakenBack(at)) if at == own => phrases.taken_back(),
        Some(Notice::NotTakenBack(at)) if at == own => phrases.not_taken_back(),
        Some(Notice::Saved) if own.is_none() => phrases.written(),
        _ => "",
    };
    let can_be_undone =
        move || matches!(notices.current(), Some(Notice::Recorded(id)) if is_here(id));
    let undo = move |can_be_undone: bool| {
        can_be_undone.then(|| {
            view! {
                <p class="buttons">
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| take_back(card, commitments, notices, device)
                    >
                        {phrases.put_back()}
                    </button>
                </p>
            }
        })
    };
    view! {
        <Announcement text=move || text().to_owned() class="answer" />
        <Keyed value=can_be_undone children=undo />
    }
}

/// The commitments that have ended, the latest first.
#[component]
fn Earlier(
    /// In the order in which they came.
    commitments: Vec<Arc<Commitment>>,
) -> impl IntoView {
    let words = use_words();
    let sections = commitments.into_iter().rev().map(|commitment| {
        view! {
            <section>
                <h3>{action_title(words, &commitment)}</h3>
                <p>
                    <Standing commitment=commitment.clone() />
                </p>
                <Log commitment />
            </section>
        }
    });
    view! {
        <details>
            <summary>{words.phrases.earlier()}</summary>
            {sections.collect_view()}
        </details>
    }
}

/// A commitment that the leader is at, with all that can be done about it. The card stays while the
/// commitment changes, and the focus with it; what is about the commitment follows.
#[component]
fn RunningCommitment(
    /// The commitment, as it is when the card comes.
    commitment: Arc<Commitment>,
) -> impl IntoView {
    let (words, device, commitments) = (use_words(), use_device(), use_commitments());
    let (phrases, notices) = (&words.phrases, use_notices());
    let title = action_title(words, &commitment);
    let form = CommitmentForm::of(&commitment);
    let id = commitment.id();
    let current = Memo::new(move |_| commitments.get(id).unwrap_or_else(|| commitment.clone()));
    let clock = device.clock;
    let planned = move || {
        current.with(|current| {
            (current.plan().cloned(), current.next_moment(clock.today(), |at| clock.date(at)))
        })
    };
    let count = move || {
        current
            .with(|current| counted_of(phrases.follow_count(), current.done(), current.skipped()))
    };
    let check_in = move || current.with(|current| current.check_in_from(|at| clock.date(at)));
    let other_plan =
        move || (check_in() <= clock.today(), current.with(|current| current.plan().cloned()));
    let note = form.note_field(phrases);
    let to_calendar = move |_| {
        save_calendar(&current.get_untracked(), words, device);
        notices.show(Notice::FileOffered(FilePlace::Card(id)));
    };
    let printed_log = move |commitment: Arc<Commitment>| {
        view! {
            <h3>{phrases.log_title()}</h3>
            <LogEntries commitment />
        }
    };
    view! {
        <article class="action">
            <h2 id=form::title_id(id) tabindex="-1">
                {title}
            </h2>
            <Keyed value=planned children=|(plan, next)| view! { <Planned plan next /> } />
            <p>
                <LiveText text=count />
            </p>
            // Enter saves the note alone: whether it was done is for a press to say.
            <FieldForm on_submit=move |()| form.save_note(note)>
                <TextField field=note form=Form::Note(id) />
                <p class="buttons">
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| form.record_note(note, Event::Done)
                    >
                        {phrases.did()}
                    </button>
                    <button type="button" on:click=move |_| form.record_note(note, Event::Skipped)>
                        {phrases.skipped()}
                    </button>
                    <button type="submit" class="quiet">
                        {phrases.note_only()}
                    </button>
                </p>
            </FieldForm>
            <Told card=Some((id, form.note)) />
            <FormProblem form=Form::Note(id) fields=vec![note] />
            <Keyed value=check_in children=move |from| view! { <CheckIn from form /> } />
            <p class="on-screen">{phrases.calendar_text()}</p>
            <p class="buttons">
                <button type="button" on:click=to_calendar>
                    {phrases.calendar()}
                </button>
            </p>
            <FileNotice place=FilePlace::Card(id) />
            <Keyed
                value=other_plan
                children=move |(is_asked, plan)| view! { <OtherPlan is_asked plan form /> }
            />
            <details>
                <summary>{phrases.log_title()}</summary>
                <Keyed value=move || current.get() children=|commitment| view! { <Log commitment /> } />
            </details>
            // On paper nothing can be opened.
            <div class="printed">
                <Keyed value=move || current.get() children=printed_log />
            </div>
        </article>
    }
}

/// What was agreed, and the next moment: never one that is past.
#[component]
fn Planned(
    /// The plan.
    plan: Option<Plan>,
    /// The next moment; none where it comes no more.
    next: Option<LocalTime>,
) -> impl IntoView {
    let (words, clock) = (use_words(), use_device().clock);
    let (phrases, plan) = (&words.phrases, plan?);
    let when = |time| clock.when(time, words.language);
    // What is done on an occasion is not done at nine on a Monday: that is for looking back at it.
    let is_timed = names_a_time(plan.sentence.as_str());
    let next = match next {
        Some(next) if is_timed => named(phrases.next_moment(), &when(next)),
        Some(next) => named(phrases.next_look(), &when(next)),
        None => named(phrases.moment_was(), &when(plan.first())),
    };
    let is_moved = plan.is_moved_in_short_months();
    Some(view! {
        <p class="talk">{plan.sentence.as_str().to_owned()}</p>
        <p class="rhythm">{format!("{} – {next}", rhythm_name(phrases, plan.rhythm))}</p>
        {is_moved.then(|| view! { <p class="note">{phrases.short_months()}</p> })}
    })
}

/// Offers a file that a calendar takes in.
fn save_calendar(commitment: &Commitment, words: &'static Words, device: Device) {
    let Some(plan) = commitment.plan() else { return };
    let phrases = &words.phrases;
    let (title, sentence) = (action_title(words, commitment), plan.sentence.as_str());
    let asked = format!("{} {title}", phrases.helped());
    let home = device.page.home();
    let link = |route: Route| home.as_ref().map(|home| home.clone() + &route.hash());
    let (follow_up, start) = (link(Route::FollowUp), link(Route::Start));
    let follow_up = follow_up.as_deref();
    let plan = calendar::Plan {
        id: commitment.id().number(),
        changes: u32::try_from(commitment.revision()).unwrap_or(u32::MAX),
        stamp: commitment.state().1,
        start: plan.start,
        rhythm: plan.rhythm,
        moment: Wording { summary: title, description: sentence, link: follow_up },
        check_in: Wording { summary: &asked, description: sentence, link: follow_up },
        retake: Wording {
            summary: phrases.calendar_retake(),
            description: "",
            link: start.as_deref(),
        },
    };
    device.files.save(CALENDAR_FILE, calendar::KIND, &calendar::file(&plan.entries()));
}
