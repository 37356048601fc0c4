//! The fields of a plan: the sentence, the first time, the rhythm.

use crate::{
    domain::{LocalTime, Plan, Rhythm, Text, numeral},
    phrases::Phrases,
    state::App,
    views::{
        controls::{choice, field},
        elements::{Node, tag},
    },
};

/// What a rhythm is called.
pub(in crate::views) fn rhythm_name(phrases: &'static Phrases, rhythm: Rhythm) -> &'static str {
    match rhythm {
        Rhythm::Once => phrases.rhythm_once(),
        Rhythm::Weekly => phrases.rhythm_weekly(),
        Rhythm::Monthly => phrases.rhythm_monthly(),
        Rhythm::Quarterly => phrases.rhythm_quarterly(),
        Rhythm::Day30 => phrases.rhythm_day30(),
    }
}

/// The id of a field in the form with this id.
pub(in crate::views) fn field_id(form: &str, name: &str) -> String {
    [form, "-", name].concat()
}

/// The fields, filled in with a plan.
pub(in crate::views) fn plan_fields(
    phrases: &'static Phrases,
    form: &str,
    plan: &Plan,
) -> [Node; 3] {
    let sentence = tag("textarea")
        .with("rows", "4")
        .with("maxlength", &numeral(Text::LIMIT))
        .say(plan.sentence.as_str());
    let start = tag("input").with("type", "datetime-local").with("value", &plan.start.to_iso());
    let rhythms = Rhythm::ALL.map(|rhythm| (rhythm.id(), rhythm_name(phrases, rhythm)));
    [
        field(phrases.sentence(), &field_id(form, "sentence"), sentence),
        field(phrases.first_time(), &field_id(form, "start"), start),
        field(
            phrases.how_often(),
            &field_id(form, "rhythm"),
            choice(rhythms.into_iter(), plan.rhythm.id()),
        ),
    ]
}

/// The plan that the fields hold; none where something is missing in it, or too long.
pub(in crate::views) fn plan_in(app: App, form: &str) -> Option<Plan> {
    let value = |name| app.device.page.value(&field_id(form, name));
    Some(Plan {
        sentence: Text::new(&value("sentence")).ok().filter(|text| !text.is_empty())?,
        start: LocalTime::from_iso(&value("start"))?,
        rhythm: Rhythm::from_id(&value("rhythm"))?,
    })
}
