//! What became of the actions that were taken on: a log without streaks, a look back after a month.

use std::sync::Arc;

use leptos::prelude::*;

use crate::{
    components::{
        Announcement, Choice, Keyed, LiveText, PageTitle, PlanDraft, PlanFields, TITLE_ID,
        TextField, action_title, rhythm_name, standing,
    },
    domain::{Commitment, CommitmentId, Day, Entry, Event, Helped, Plan, Text},
    exchange::calendar::{self, Wording},
    phrases::{Phrases, counted_of, named},
    route::Route,
    state::{
        Commitments, Device, Draft, Drafts, Notice, Notices, Storage, use_commitments, use_device,
        use_drafts, use_notices, use_storage, use_words,
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
            <SavedNotice />
            <For
                each=running
                key=|commitment| commitment.id()
                children=|commitment| view! { <RunningCommitment commitment /> }
            />
            <Keyed value=earlier children=earlier_list />
            <p class="buttons">
                <a class=if is_empty { "button" } else { "button quiet" } href=Route::Actions.hash()>
                    {phrases.actions_title()}
                </a>
            </p>
        </div>
    }
}

/// That something was saved, or why not.
#[component]
fn SavedNotice() -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || match notices.current() {
        Some(Notice::Saved) => phrases.written().to_owned(),
        Some(Notice::Incomplete) => phrases.incomplete().to_owned(),
        _ => String::new(),
    };
    view! { <Announcement text class="answer" /> }
}

/// The commitments that have ended, the latest first.
#[component]
fn Earlier(
    /// In the order in which they came.
    commitments: Vec<Arc<Commitment>>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let sections = commitments.into_iter().rev().map(|commitment| {
        view! {
            <section>
                <h3>{action_title(words, &commitment)}</h3>
                <p>{standing(words, device, &commitment)}</p>
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
    let phrases = &words.phrases;
    let title = action_title(words, &commitment);
    let form = CommitmentForm::of(&commitment);
    let id = commitment.id();
    let current = Memo::new(move |_| commitments.get(id).unwrap_or_else(|| commitment.clone()));
    let plan_text = move |plan: Option<Plan>| {
        plan.map(|plan| {
            let rhythm = rhythm_name(phrases, plan.rhythm);
            let when = device.clock.when(plan.start, words.language);
            view! {
                <p class="talk">{plan.sentence.as_str().to_owned()}</p>
                <p class="rhythm">{format!("{rhythm} – {when}")}</p>
            }
        })
    };
    let count = move || {
        current
            .with(|current| counted_of(phrases.follow_count(), current.done(), current.skipped()))
    };
    let check_in = move || {
        let from = current.with(|current| current.check_in_from(|at| device.clock.date(at)));
        (from, current.with(|current| current.plan().cloned()))
    };
    view! {
        <article class="action">
            <h2>{title}</h2>
            <Keyed value=move || current.with(|current| current.plan().cloned()) children=plan_text />
            <p>
                <LiveText text=count />
            </p>
            <TextField label=phrases.note() draft=form.note limit=Text::LIMIT />
            <p class="buttons">
                <button type="button" class="button" on:click=move |_| form.record_note(Event::Done)>
                    {phrases.did()}
                </button>
                <button type="button" on:click=move |_| form.record_note(Event::Skipped)>
                    {phrases.skipped()}
                </button>
                <button type="button" class="quiet" on:click=move |_| form.record_note(Event::Noted)>
                    {phrases.note_only()}
                </button>
            </p>
            <Keyed
                value=check_in
                children=move |(from, plan)| view! { <CheckIn from plan form /> }
            />
            <p>{phrases.calendar_text()}</p>
            <p class="buttons">
                <button
                    type="button"
                    on:click=move |_| save_calendar(&current.get_untracked(), words, device)
                >
                    {phrases.calendar()}
                </button>
            </p>
            <details>
                <summary>{phrases.log_title()}</summary>
                <Keyed value=move || current.get() children=|commitment| view! { <Log commitment /> } />
            </details>
        </article>
    }
}

/// What the fields of a commitment hold, and where what is done with it is written down.
#[derive(Clone, Copy)]
struct CommitmentForm {
    id: CommitmentId,
    note: Draft,
    helped: Draft,
    drafts: Drafts,
    commitments: Commitments,
    notices: Notices,
    device: Device,
}

impl CommitmentForm {
    fn of(commitment: &Commitment) -> CommitmentForm {
        let (id, drafts) = (commitment.id(), use_drafts());
        CommitmentForm {
            id,
            note: drafts.field(format!("c{}-note", id.number()), ""),
            helped: drafts.field(format!("c{}-helped", id.number()), ""),
            drafts,
            commitments: use_commitments(),
            notices: use_notices(),
            device: use_device(),
        }
    }

    /// The fields of its plan.
    fn plan(self, plan: &Plan) -> PlanDraft {
        PlanDraft::new(self.drafts, &format!("c{}", self.id.number()), plan)
    }

    /// Writes something down with the note.
    fn record_note(self, event: fn(Text) -> Event) {
        match Text::new(&self.note.text_untracked()) {
            Ok(note) => {
                if self.record(event(note)) {
                    self.note.discard();
                }
            }
            Err(_) => self.notices.show(Notice::Incomplete),
        }
    }

    /// Changes the plan to what its fields hold.
    fn change_plan(self, draft: Option<PlanDraft>) {
        match draft.and_then(|draft| Some((draft, draft.plan()?))) {
            Some((draft, plan)) => {
                if self.decide(|helped| Event::Changed(plan, helped)) {
                    draft.discard();
                }
            }
            None => self.notices.show(Notice::Incomplete),
        }
    }

    /// Writes down what comes of it, with whether it helped, and tells whether that is stored. The
    /// button that was pressed goes, so the reader goes to the top, where it is said.
    fn decide(self, event: impl FnOnce(Option<Helped>) -> Event) -> bool {
        let helped = Helped::from_id(&self.helped.text_untracked());
        let is_recorded = self.record(event(helped));
        if is_recorded {
            self.helped.discard();
            self.device.page.focus(TITLE_ID);
        }
        is_recorded
    }

    /// Writes an event down, and tells whether that is stored.
    fn record(self, event: Event) -> bool {
        let is_recorded = self.commitments.record(self.id, event);
        if is_recorded {
            self.notices.show(Notice::Saved);
        }
        is_recorded
    }
}

/// What comes of it: asked when a month has passed, and possible before.
#[component]
fn CheckIn(
    /// From which day on it is asked.
    from: Day,
    /// The plan.
    plan: Option<Plan>,
    /// The commitment's fields.
    form: CommitmentForm,
) -> impl IntoView {
    let (words, clock) = (use_words(), use_device().clock);
    let phrases = &words.phrases;
    let draft = plan.map(|plan| form.plan(&plan));
    let days = from.days_since(clock.date(clock.now()));
    let question = if days <= 0 {
        view! { <DidItHelp form /> }.into_any()
    } else {
        let text = named(phrases.check_in_on(), &clock.in_days(days, words.language));
        view! { <p class="note">{text}</p> }.into_any()
    };
    view! {
        <section>
            {question}
            <details>
                <summary>{phrases.other_plan()}</summary>
                {draft.map(|draft| view! { <PlanFields draft /> })}
                <p class="buttons">
                    <button type="button" on:click=move |_| form.change_plan(draft)>
                        {phrases.change_it()}
                    </button>
                    <button type="button" on:click=move |_| { form.decide(Event::Finished); }>
                        {phrases.finish_it()}
                    </button>
                    <button type="button" on:click=move |_| { form.decide(|_| Event::Dropped); }>
                        {phrases.drop_it()}
                    </button>
                </p>
            </details>
        </section>
    }
}

/// Whether it helped, and the way to keep it going.
#[component]
fn DidItHelp(
    /// The commitment's fields.
    form: CommitmentForm,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let none = (String::new(), String::new());
    let answers = [Helped::Yes, Helped::Somewhat, Helped::No]
        .map(|helped| (helped.id().into(), helped_name(phrases, Some(helped)).into()));
    let options = [none].into_iter().chain(answers).collect();
    view! {
        <h3>{phrases.helped()}</h3>
        <p>{phrases.check_in_ask()}</p>
        <Choice label=phrases.helped() draft=form.helped options />
        <p class="buttons">
            <button
                type="button"
                class="button"
                on:click=move |_| { form.decide(Event::Kept); }
            >
                {phrases.keep_going()}
            </button>
        </p>
    }
}

/// All that was written down, the latest first, and the way to delete it.
#[component]
fn Log(
    /// The commitment.
    commitment: Arc<Commitment>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (storage, notices) = (use_storage(), use_notices());
    let entries = commitment.log().iter().rev().map(|Entry { at, event }| {
        let day = device.clock.day(*at, words.language);
        view! {
            <li>
                <span>
                    <b>{day}</b>
                    <span>{format!(" {}", entry_text(&words.phrases, event))}</span>
                </span>
            </li>
        }
    });
    let id = commitment.id();
    view! {
        <ul>{entries.collect_view()}</ul>
        <p class="buttons">
            <button
                type="button"
                class="danger"
                on:click=move |_| delete_commitment(id, storage, notices, device)
            >
                {words.phrases.delete_commitment()}
            </button>
        </p>
    }
}

/// Deletes a commitment, and says so: it can be put back. The card goes, and the button with it, so the
/// reader goes to the top.
pub fn delete_commitment(id: CommitmentId, storage: Storage, notices: Notices, device: Device) {
    if storage.remove_commitment(id) {
        device.page.focus(TITLE_ID);
        notices.show(Notice::CommitmentRemoved);
    }
}

/// "Done: the whole team was there".
fn entry_text(phrases: &Phrases, event: &Event) -> String {
    let (name, note) = match event {
        Event::Taken(plan) => (phrases.state_open(), plan.sentence.as_str()),
        Event::Done(note) => (phrases.did(), note.as_str()),
        Event::Skipped(note) => (phrases.skipped(), note.as_str()),
        Event::Noted(note) => ("", note.as_str()),
        Event::Kept(helped) => (phrases.state_kept(), helped_name(phrases, *helped)),
        Event::Changed(plan, _) => (phrases.state_changed(), plan.sentence.as_str()),
        Event::Finished(helped) => (phrases.state_finished(), helped_name(phrases, *helped)),
        Event::Dropped => (phrases.state_dropped(), ""),
    };
    [name, note].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

fn helped_name(phrases: &Phrases, helped: Option<Helped>) -> &'static str {
    match helped {
        None => "",
        Some(Helped::Yes) => phrases.helped_yes(),
        Some(Helped::Somewhat) => phrases.helped_somewhat(),
        Some(Helped::No) => phrases.helped_no(),
    }
}

/// Offers a file that a calendar takes in.
fn save_calendar(commitment: &Commitment, words: &'static Words, device: Device) {
    let Some(plan) = commitment.plan() else { return };
    let phrases = &words.phrases;
    let (title, sentence) = (action_title(words, commitment), plan.sentence.as_str());
    let asked = format!("{} {title}", phrases.helped());
    let plan = calendar::Plan {
        id: commitment.id().number(),
        changes: u32::try_from(commitment.revision()).unwrap_or(u32::MAX),
        stamp: commitment.state().1,
        start: plan.start,
        rhythm: plan.rhythm,
        moment: Wording { summary: title, description: sentence },
        check_in: Wording { summary: &asked, description: sentence },
        retake: Wording { summary: phrases.calendar_retake(), description: "" },
    };
    device.files.save(CALENDAR_FILE, calendar::KIND, &calendar::file(&plan.entries()));
}
