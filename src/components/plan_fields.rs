//! The fields of a plan: the sentence, the first time, the rhythm.

use leptos::prelude::*;

use super::{Choice, Field};
use crate::{
    domain::{LocalTime, Plan, Rhythm, Text},
    phrases::Phrases,
    state::{Draft, Drafts, use_words},
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
    /// The fields of the form with this id, filled in with a plan.
    pub fn new(drafts: Drafts, form: &str, plan: &Plan) -> PlanDraft {
        let field = |name: &str, initial: String| drafts.field(format!("{form}-{name}"), initial);
        PlanDraft {
            sentence: field("sentence", plan.sentence.as_str().to_owned()),
            start: field("start", plan.start.to_iso()),
            rhythm: field("rhythm", plan.rhythm.id().to_owned()),
        }
    }

    /// The plan that the fields hold; none where something is missing in it, or too long.
    pub fn plan(self) -> Option<Plan> {
        let sentence = Text::new(&self.sentence.text_untracked()).ok()?;
        Some(Plan {
            sentence: (!sentence.is_empty()).then_some(sentence)?,
            start: LocalTime::from_iso(&self.start.text_untracked())?,
            rhythm: Rhythm::from_id(&self.rhythm.text_untracked())?,
        })
    }

    /// Forgets what was typed, once it is saved.
    pub fn discard(self) {
        for field in [self.sentence, self.start, self.rhythm] {
            field.discard();
        }
    }
}

/// The fields of a plan.
#[component]
pub fn PlanFields(
    /// What they hold.
    draft: PlanDraft,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let PlanDraft { sentence, start, rhythm } = draft;
    let rhythms =
        Rhythm::ALL.map(|rhythm| (rhythm.id().into(), rhythm_name(phrases, rhythm).into()));
    view! {
        <Field label=phrases.sentence()>
            <textarea
                id=sentence.id()
                rows="4"
                maxlength=Text::LIMIT.to_string()
                prop:value=move || sentence.text()
                on:input=move |event| sentence.set(event_target_value(&event))
            ></textarea>
        </Field>
        <Field label=phrases.first_time()>
            <input
                type="datetime-local"
                id=start.id()
                prop:value=move || start.text()
                on:input=move |event| start.set(event_target_value(&event))
            />
        </Field>
        <Choice label=phrases.how_often() draft=rhythm options=rhythms.into() />
    }
}
