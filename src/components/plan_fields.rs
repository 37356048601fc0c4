//! The fields of a plan: the sentence, the first time, the rhythm.

use leptos::prelude::*;

use super::{Choice, FormField, Holds, Keyed, TextField};
use crate::{
    domain::{LocalTime, Plan, PlanProblem, Rhythm, Text, names_a_time, proposed_start},
    phrases::Phrases,
    state::{Draft, Drafts, Form, use_words},
};

/// What a rhythm is called.
pub fn rhythm_name(phrases: &Phrases, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Once => phrases.rhythm_once(),
        Rhythm::Weekly => phrases.rhythm_weekly(),
        Rhythm::Monthly => phrases.rhythm_monthly(),
        Rhythm::Quarterly => phrases.rhythm_quarterly(),
        Rhythm::Day30 => phrases.rhythm_day30(),
    }
}

/// What the fields of a plan hold.
#[derive(Clone, Copy)]
pub struct PlanDraft {
    sentence: Draft,
    start: Draft,
    rhythm: Draft,
}

impl PlanDraft {
    /// The fields of the form with this id for a new plan: with this sentence and rhythm, and a first
    /// time that follows the sentence until somebody chooses it.
    pub fn proposed(
        drafts: Drafts,
        form: &str,
        sentence: &str,
        rhythm: Rhythm,
        now: LocalTime,
    ) -> PlanDraft {
        let field = |name: &str, proposed: &str| field(drafts, form, name, proposed.to_owned());
        let sentence = field("sentence", sentence);
        let start = Signal::derive(move || proposed_start(&sentence.text(), now).to_iso());
        let start = drafts.field(format!("{form}-start"), start);
        PlanDraft { sentence, start, rhythm: field("rhythm", rhythm.id()) }
    }

    /// The fields of the form with this id for a change of a plan, to go on from now.
    pub fn change(drafts: Drafts, form: &str, plan: &Plan, now: LocalTime) -> PlanDraft {
        let field = |name: &str, saved: &str| field(drafts, form, name, saved.to_owned());
        let sentence = plan.sentence.as_str();
        let start = plan.begun_again(now.day()).unwrap_or_else(|| proposed_start(sentence, now));
        PlanDraft {
            sentence: field("sentence", sentence),
            start: field("start", &start.to_iso()),
            rhythm: field("rhythm", plan.rhythm.id()),
        }
    }

    /// The fields that something can be wrong with.
    pub fn fields(self, phrases: &'static Phrases) -> [FormField; 2] {
        let rhythm = self.rhythm;
        [
            FormField { label: phrases.sentence(), draft: self.sentence, holds: Holds::Sentence },
            FormField {
                label: phrases.first_time(),
                draft: self.start,
                holds: Holds::Time { rhythm },
            },
        ]
    }

    /// The plan that the fields hold, at a time on the clock.
    ///
    /// # Errors
    /// [`PlanProblem`] says what is wrong in it.
    pub fn plan(self, now: LocalTime) -> Result<Plan, PlanProblem> {
        untrack(|| {
            let rhythm = Rhythm::from_id(&self.rhythm.text());
            Plan::written(&self.sentence.text(), &self.start.text(), rhythm, now.day())
        })
    }

    /// Whether some months lack the day of the plan.
    fn is_moved_in_short_months(self) -> bool {
        let rhythm = Rhythm::from_id(&self.rhythm.text());
        let start = LocalTime::from_iso(&self.start.text());
        rhythm.zip(start).is_some_and(|(rhythm, start)| {
            Plan { sentence: Text::default(), start, rhythm }.is_moved_in_short_months()
        })
    }

    /// Whether something else is typed in them than is saved.
    pub fn is_typed(self) -> bool {
        [self.sentence, self.start, self.rhythm].into_iter().any(Draft::is_typed)
    }

    /// Forgets what was typed, once it is saved.
    pub fn discard(self) {
        for field in [self.sentence, self.start, self.rhythm] {
            field.discard();
        }
    }
}

fn field(drafts: Drafts, form: &str, name: &str, saved: String) -> Draft {
    drafts.field(format!("{form}-{name}"), saved)
}

/// The fields of a plan.
#[component]
pub fn PlanFields(
    /// What they hold.
    draft: PlanDraft,
    /// The form that they are in.
    form: Form,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let [sentence, start] = draft.fields(phrases);
    let rhythms =
        Rhythm::ALL.map(|rhythm| (rhythm.id().into(), rhythm_name(phrases, rhythm).into()));
    let occasion =
        |is_timed: bool| (!is_timed).then(|| view! { <p class="note">{phrases.occasion()}</p> });
    let short_months =
        |is_moved: bool| is_moved.then(|| view! { <p class="note">{phrases.short_months()}</p> });
    view! {
        <TextField field=sentence form />
        <TextField field=start form />
        <Keyed value=move || names_a_time(&draft.sentence.text()) children=occasion />
        <Choice label=phrases.how_often() draft=draft.rhythm options=rhythms.into() />
        <Keyed value=move || draft.is_moved_in_short_months() children=short_months />
    }
}
