//! Schema 2: schema 1, and labels, corrections and commitments added to it.
//!
//! The types here are of what it adds. So a text of schema 1 is read as one that has none of it,
//! and where what was added is damaged, the rest can be read all the same.

use serde::Deserialize;

use super::{
    error::Field,
    lenient::{Json, Partial, or_default},
    schema1::{to_moment, to_statement, to_take_id},
};
use crate::domain::{
    self, CommitmentId, Event, Helped, Kind, LocalTime, Name, Plan, Rhythm, Statement, Text,
};

/// The number of this schema.
pub(super) const SCHEMA: u64 = 2;

/// What it adds to a document.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    /// In changes alone: the revision of the document that they were made to.
    #[serde(borrow)]
    pub(super) base: Json<'a>,
    pub(super) commitments: Json<'a>,
}

/// What it adds to a take.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Take<'a> {
    #[serde(borrow)]
    corrects: Json<'a>,
    subject: Json<'a>,
    name: Json<'a>,
    labelled: Json<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Commitment<'a> {
    #[serde(borrow)]
    id: Json<'a>,
    practice: Json<'a>,
    take: Json<'a>,
    log: Json<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry<'a> {
    #[serde(borrow)]
    at: Json<'a>,
    what: Json<'a>,
    sentence: Json<'a>,
    start: Json<'a>,
    rhythm: Json<'a>,
    note: Json<'a>,
    helped: Json<'a>,
}

impl Take<'_> {
    /// Adds it to a take of schema 1, but for what is damaged: the answers are worth more. Returns
    /// the first damaged field.
    pub(super) fn add_to(self, take: &mut domain::Take) -> Option<Field> {
        let mut damage = None;
        let subject = self.subject.optional(Field::Subject, to_name);
        take.label.subject = or_default(subject, &mut damage).unwrap_or_default();
        let name = self.name.optional(Field::Name, to_name);
        take.label.name = or_default(name, &mut damage).unwrap_or_default();
        let labelled = self.labelled.optional(Field::Labelled, to_moment);
        take.label.at = or_default(labelled, &mut damage).unwrap_or_default();
        let corrects = self.corrects.optional(Field::Corrects, to_take_id);
        take.corrects = or_default(corrects, &mut damage);
        damage
    }
}

/// An entry that is damaged is left out, unless the log does not begin with `taken` without it.
impl TryFrom<Commitment<'_>> for Partial<domain::Commitment> {
    type Error = Field;

    fn try_from(commitment: Commitment) -> Result<Self, Field> {
        let id = commitment.id.required(Field::Id, to_commitment_id)?;
        let practice = commitment.practice.required(Field::Practice, to_practice)?;
        let mut damage = None;
        let take = or_default(commitment.take.optional(Field::FromTake, to_take_id), &mut damage);
        let mut entries = Vec::new();
        for json in commitment.log.required(Field::Log, Json::to_items)? {
            let entry = json.to_fields().and_then(|fields| fields.read::<Entry>());
            match entry.ok_or(Field::Entry).and_then(domain::Entry::try_from) {
                Ok(entry) => entries.push(entry),
                Err(field) => _ = damage.get_or_insert(field),
            }
        }
        let value = domain::Commitment::of_log(id, practice, take, &entries);
        Ok(Partial { value: value.ok_or(damage.unwrap_or(Field::Log))?, damage })
    }
}

impl TryFrom<Entry<'_>> for domain::Entry {
    type Error = Field;

    fn try_from(entry: Entry) -> Result<domain::Entry, Field> {
        let plan = || {
            Ok(Plan {
                sentence: entry.sentence.required(Field::Sentence, to_text)?,
                start: entry.start.required(Field::Start, to_local_time)?,
                rhythm: entry.rhythm.required(Field::Rhythm, to_rhythm)?,
            })
        };
        let note = || Ok(entry.note.optional(Field::Note, to_text)?.unwrap_or_default());
        let helped = || entry.helped.optional(Field::Helped, to_helped);
        let at = entry.at.required(Field::At, to_moment)?;
        let event = match entry.what.required(Field::What, Json::to_variant)?.as_str() {
            "taken" => Event::Taken(plan()?),
            "done" => Event::Done(note()?),
            "skipped" => Event::Skipped(note()?),
            "noted" => Event::Noted(note()?),
            "kept" => Event::Kept(helped()?),
            "changed" => Event::Changed(plan()?, helped()?),
            "finished" => Event::Finished(helped()?),
            "dropped" => Event::Dropped,
            _ => return Err(Field::What),
        };
        Ok(domain::Entry { at, event })
    }
}

fn to_commitment_id(json: Json) -> Option<CommitmentId> {
    CommitmentId::new(json.to_number()?)
}

fn to_practice(json: Json) -> Option<Statement> {
    to_statement(json).filter(|statement| statement.kind() == Kind::Practice)
}

fn to_name(json: Json) -> Option<Name> {
    Name::stored(&json.to_word()?).ok()
}

fn to_text(json: Json) -> Option<Text> {
    Text::new(&json.to_word()?).ok()
}

fn to_local_time(json: Json) -> Option<LocalTime> {
    LocalTime::from_iso(&json.to_word()?)
}

fn to_rhythm(json: Json) -> Option<Rhythm> {
    Rhythm::from_id(&json.to_word()?)
}

fn to_helped(json: Json) -> Option<Helped> {
    Helped::from_id(&json.to_word()?)
}
