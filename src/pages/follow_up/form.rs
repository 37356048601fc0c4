//! What is done with a commitment by its card.

use leptos::prelude::*;

use crate::{
    components::{FormField, Holds, PlanDraft, TITLE_ID, can_be_saved},
    domain::{Commitment, CommitmentId, Event, Helped, Plan, Text},
    phrases::Phrases,
    state::{
        Commitments, Device, Draft, Form, Notice, Notices, use_commitments, use_device, use_drafts,
        use_notices,
    },
};

/// The element id of the heading of a commitment's card.
pub(super) fn title_id(id: CommitmentId) -> String {
    format!("c{}", id.number())
}

/// What the fields of a commitment hold, and where what is done with it is written down.
#[derive(Clone, Copy)]
pub(super) struct CommitmentForm {
    id: CommitmentId,
    pub(super) note: Draft,
    pub(super) helped: Draft,
    commitments: Commitments,
    notices: Notices,
    device: Device,
}

impl CommitmentForm {
    pub(super) fn of(commitment: &Commitment) -> CommitmentForm {
        let (id, drafts) = (commitment.id(), use_drafts());
        CommitmentForm {
            id,
            note: drafts.field(format!("c{}-note", id.number()), String::new()),
            helped: drafts.field(format!("c{}-helped", id.number()), String::new()),
            commitments: use_commitments(),
            notices: use_notices(),
            device: use_device(),
        }
    }

    /// The fields of its plan; to be asked for as a component is built.
    pub(super) fn plan(self, plan: &Plan) -> PlanDraft {
        let clock = self.device.clock;
        PlanDraft::change(use_drafts(), &title_id(self.id), plan, clock.local(clock.now()))
    }

    /// The field of its note.
    pub(super) fn note_field(self, phrases: &Phrases) -> FormField {
        FormField { label: phrases.note(), draft: self.note, holds: Holds::Note }
    }

    /// The form that changes its plan.
    pub(super) fn plan_form(self) -> Form {
        Form::Plan(self.id)
    }

    /// Writes something down with the note. The card stays, and the focus on the button.
    pub(super) fn record_note(self, field: FormField, event: fn(Text) -> Event) {
        if can_be_saved(Form::Note(self.id), &[field], self.notices, self.device)
            && let Ok(note) = Text::new(&self.note.text_untracked())
            && self.record(event(note))
        {
            self.note.discard();
        }
    }

    /// Writes the note alone down; where there is none, says so.
    pub(super) fn save_note(self, field: FormField) {
        if Text::new(&self.note.text_untracked()).is_ok_and(|note| note.is_empty()) {
            self.notices.show(Notice::NoNote(self.id));
            self.device.page.focus(&self.note.id());
        } else {
            self.record_note(field, Event::Noted);
        }
    }

    /// Changes the plan to what its fields hold.
    pub(super) fn change_plan(self, draft: PlanDraft, fields: &[FormField]) {
        let clock = self.device.clock;
        if can_be_saved(self.plan_form(), fields, self.notices, self.device)
            && let Ok(plan) = draft.plan(clock.local(clock.now()))
            && self.decide(|helped| Event::Changed(plan, helped))
        {
            draft.discard();
        }
    }

    /// Writes down what comes of it, with whether it helped, and tells whether that is stored. The
    /// button that was pressed goes, so the reader goes to where it is said.
    pub(super) fn decide(self, event: impl FnOnce(Option<Helped>) -> Event) -> bool {
        let helped = Helped::from_id(&self.helped.text_untracked());
        let is_recorded = self.record(event(helped));
        if is_recorded {
            self.helped.discard();
            let is_running = untrack(|| self.commitments.is_running(self.id));
            go_to(is_running.then_some(self.id), self.device);
        }
        is_recorded
    }

    /// Writes an event down, and tells whether that is stored.
    fn record(self, event: Event) -> bool {
        let is_recorded = self.commitments.record(self.id, event);
        if is_recorded {
            self.notices.show(Notice::Recorded(self.id));
        }
        is_recorded
    }
}

/// Takes what was written down last back, as it is asked on the card of this commitment; none where it
/// is asked at the top of the page, since it had ended. A note comes back to its field.
pub fn take_back(
    card: Option<(CommitmentId, Draft)>,
    commitments: Commitments,
    notices: Notices,
    device: Device,
) {
    let id = card.map(|(id, _)| id);
    let Some(event) = commitments.take_back() else {
        return notices.show(Notice::NotTakenBack(id));
    };
    if let (Some((_, note)), Event::Done(text) | Event::Skipped(text) | Event::Noted(text)) =
        (card, event)
        && !text.is_empty()
        && note.text_untracked().is_empty()
    {
        note.set(text.as_str().to_owned());
    }
    notices.show(Notice::TakenBack(id));
    // The button goes.
    go_to(id, device);
}

/// Goes to the heading of a commitment's card; without one, to the top of the page.
fn go_to(card: Option<CommitmentId>, device: Device) {
    device.page.focus(&card.map_or_else(|| TITLE_ID.to_owned(), title_id));
}
