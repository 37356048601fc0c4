//! Schema 2, which is written today: labels, corrections and commitments beside schema 1.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    FORMAT, document,
    error::Field,
    lenient::{self, Items, Lenient, Lenient::Valid, Partial, or_default, parse_object},
    schema1::{self, Settings, Voice, answers_from_text, answers_to_text},
};
use crate::domain::{
    self, CommitmentId, Event, Helped, Kind, Label, LocalTime, Moment, Name, Plan, Rhythm,
    Statement, TakeId, Text,
};

/// The number of this schema.
pub(super) const SCHEMA: u64 = 2;

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    pub(super) format: Lenient<Cow<'a, str>>,
    pub(super) schema: Lenient<u64>,
    pub(super) revision: Lenient<u64>,
    #[serde(deserialize_with = "lenient::object")]
    pub(super) settings: Lenient<Settings<'a>>,
    #[serde(borrow)]
    pub(super) takes: Lenient<Items<'a, Take<'a>>>,
    /// In changes alone: the revision of the document that they were made to.
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    pub(super) base: Lenient<u64>,
    #[serde(borrow, skip_serializing_if = "Lenient::is_absent")]
    pub(super) commitments: Lenient<Items<'a, Commitment<'a>>>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Take<'a> {
    id: Lenient<u64>,
    voice: Lenient<Voice>,
    content: Lenient<u16>,
    begun: Lenient<u64>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    finished: Lenient<u64>,
    at: Lenient<Cow<'a, str>>,
    answers: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    corrects: Lenient<u64>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    subject: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    name: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    labelled: Lenient<u64>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Commitment<'a> {
    id: Lenient<u64>,
    practice: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    take: Lenient<u64>,
    #[serde(borrow)]
    log: Lenient<Items<'a, Entry<'a>>>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Entry<'a> {
    at: Lenient<u64>,
    what: Lenient<What>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    sentence: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    start: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    rhythm: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    note: Lenient<Cow<'a, str>>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    helped: Lenient<Cow<'a, str>>,
}

/// What an entry tells.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum What {
    Taken,
    Done,
    Skipped,
    Noted,
    Kept,
    Changed,
    Finished,
    Dropped,
}

/// The migration from schema 1, which had no labels, no corrections and no commitments. The takes
/// stay as they stand in the text, and are migrated when they are read.
impl<'a> From<schema1::Document<'a>> for Document<'a> {
    fn from(old: schema1::Document<'a>) -> Document<'a> {
        Document {
            format: old.format,
            schema: Valid(SCHEMA),
            revision: old.revision,
            settings: old.settings,
            takes: old.takes.map(|takes| Items::Unread(takes.unread())),
            ..Document::default()
        }
    }
}

/// The migration from schema 1.
impl<'a> From<schema1::Take<'a>> for Take<'a> {
    fn from(old: schema1::Take<'a>) -> Take<'a> {
        let schema1::Take { id, voice, content, begun, finished, at, answers } = old;
        Take { id, voice, content, begun, finished, at, answers, ..Take::default() }
    }
}

impl<'a> From<&'a document::Document> for Document<'a> {
    fn from(document: &'a document::Document) -> Document<'a> {
        let takes = document.takes.iter().map(|take| (&**take).into()).collect();
        let commitments: Vec<_> = document.commitments.iter().map(|one| (&**one).into()).collect();
        let commitments = Some(commitments).filter(|commitments| !commitments.is_empty());
        Document {
            format: Valid(FORMAT.into()),
            schema: Valid(SCHEMA),
            revision: Valid(document.revision),
            settings: Valid(document.settings.into()),
            takes: Valid(Items::Values(takes)),
            base: Lenient::Absent,
            commitments: commitments.map(Items::Values).into(),
        }
    }
}

impl<'a> From<&'a domain::Take> for Take<'a> {
    fn from(take: &'a domain::Take) -> Take<'a> {
        let Label { at: labelled, subject, name } = &take.label;
        Take {
            id: Valid(take.id.number()),
            voice: Valid(take.voice.into()),
            content: Valid(take.content),
            begun: Valid(take.begun.milliseconds()),
            finished: take.finished.map(Moment::milliseconds).into(),
            at: Valid(take.at.id().into()),
            answers: Valid(answers_to_text(&take.answers).into()),
            corrects: take.corrects.map(TakeId::number).into(),
            subject: unless_empty(subject.as_str()),
            name: unless_empty(name.as_str()),
            labelled: Some(labelled.milliseconds()).filter(|at| *at > 0).into(),
        }
    }
}

/// What is damaged in a label or in `corrects` is left out; the answers are worth more.
impl TryFrom<Take<'_>> for Partial<domain::Take> {
    type Error = Field;

    fn try_from(take: Take) -> Result<Self, Field> {
        let name = |name: Cow<str>| Name::new(&name).ok();
        let mut damage = None;
        let mut value = domain::Take {
            id: take.id.required(Field::Id, TakeId::new)?,
            voice: take.voice.required(Field::Voice, |voice| Some(voice.into()))?,
            content: take.content.required(Field::Content, Some)?,
            begun: take.begun.required(Field::Begun, Moment::new)?,
            finished: take.finished.optional(Field::Finished, Moment::new)?,
            at: take.at.required(Field::At, |id| Statement::from_id(&id))?,
            answers: take.answers.required(Field::Answers, |text| answers_from_text(&text))?,
            corrects: None,
            label: Label::default(),
        };
        let subject = take.subject.optional(Field::Subject, name);
        value.label.subject = or_default(subject, &mut damage).unwrap_or_default();
        let called = take.name.optional(Field::Name, name);
        value.label.name = or_default(called, &mut damage).unwrap_or_default();
        let labelled = take.labelled.optional(Field::Labelled, Moment::new);
        value.label.at = or_default(labelled, &mut damage).unwrap_or_default();
        let corrects = take.corrects.optional(Field::Corrects, TakeId::new);
        value.corrects = or_default(corrects, &mut damage);
        Ok(Partial { value, damage })
    }
}

impl<'a> From<&'a domain::Commitment> for Commitment<'a> {
    fn from(commitment: &'a domain::Commitment) -> Commitment<'a> {
        Commitment {
            id: Valid(commitment.id().number()),
            practice: Valid(commitment.practice().id().into()),
            take: commitment.take().map(TakeId::number).into(),
            log: Valid(Items::Values(commitment.log().iter().map(Entry::from).collect())),
        }
    }
}

/// An entry that is damaged is left out, unless the log does not begin with `taken` without it.
impl TryFrom<Commitment<'_>> for Partial<domain::Commitment> {
    type Error = Field;

    fn try_from(commitment: Commitment) -> Result<Self, Field> {
        let to_practice = |id: Cow<str>| {
            Statement::from_id(&id).filter(|statement| statement.kind() == Kind::Practice)
        };
        let id = commitment.id.required(Field::Id, CommitmentId::new)?;
        let practice = commitment.practice.required(Field::Practice, to_practice)?;
        let mut damage = None;
        let take = or_default(commitment.take.optional(Field::FromTake, TakeId::new), &mut damage);
        let mut entries = Vec::new();
        for json in commitment.log.valid().ok_or(Field::Log)?.unread() {
            let entry = parse_object::<Entry>(json).ok_or(Field::Entry);
            match entry.and_then(domain::Entry::try_from) {
                Ok(entry) => entries.push(entry),
                Err(field) => _ = damage.get_or_insert(field),
            }
        }
        let value = domain::Commitment::of_log(id, practice, take, &entries);
        Ok(Partial { value: value.ok_or(damage.unwrap_or(Field::Log))?, damage })
    }
}

impl<'a> From<&'a domain::Entry> for Entry<'a> {
    fn from(domain::Entry { at, event }: &'a domain::Entry) -> Entry<'a> {
        let entry =
            |what| Entry { at: Valid(at.milliseconds()), what: Valid(what), ..Entry::default() };
        let with_note =
            |what, note: &'a Text| Entry { note: unless_empty(note.as_str()), ..entry(what) };
        let with_helped = |what, helped: Option<Helped>| Entry {
            helped: helped.map(|helped| helped.id().into()).into(),
            ..entry(what)
        };
        let with_plan = |plan: &'a Plan, entry| Entry {
            sentence: Valid(plan.sentence.as_str().into()),
            start: Valid(plan.start.to_iso().into()),
            rhythm: Valid(plan.rhythm.id().into()),
            ..entry
        };
        match event {
            Event::Taken(plan) => with_plan(plan, entry(What::Taken)),
            Event::Done(note) => with_note(What::Done, note),
            Event::Skipped(note) => with_note(What::Skipped, note),
            Event::Noted(note) => with_note(What::Noted, note),
            Event::Kept(helped) => with_helped(What::Kept, *helped),
            Event::Changed(plan, helped) => with_plan(plan, with_helped(What::Changed, *helped)),
            Event::Finished(helped) => with_helped(What::Finished, *helped),
            Event::Dropped => entry(What::Dropped),
        }
    }
}

impl TryFrom<Entry<'_>> for domain::Entry {
    type Error = Field;

    fn try_from(entry: Entry) -> Result<domain::Entry, Field> {
        let Entry { at, what, sentence, start, rhythm, note, helped } = entry;
        let text = |text: Cow<str>| Text::new(&text).ok();
        let plan = || {
            Ok(Plan {
                sentence: sentence.required(Field::Sentence, text)?,
                start: start.required(Field::Start, |iso| LocalTime::from_iso(&iso))?,
                rhythm: rhythm.required(Field::Rhythm, |id| Rhythm::from_id(&id))?,
            })
        };
        let note = || Ok(note.optional(Field::Note, text)?.unwrap_or_default());
        let helped = || helped.optional(Field::Helped, |id| Helped::from_id(&id));
        let at = at.required(Field::At, Moment::new)?;
        let event = match what.required(Field::What, Some)? {
            What::Taken => Event::Taken(plan()?),
            What::Done => Event::Done(note()?),
            What::Skipped => Event::Skipped(note()?),
            What::Noted => Event::Noted(note()?),
            What::Kept => Event::Kept(helped()?),
            What::Changed => Event::Changed(plan()?, helped()?),
            What::Finished => Event::Finished(helped()?),
            What::Dropped => Event::Dropped,
        };
        Ok(domain::Entry { at, event })
    }
}

/// A text that is not written where there is nothing in it.
fn unless_empty(text: &str) -> Lenient<Cow<'_, str>> {
    Some(text).filter(|text| !text.is_empty()).map(Cow::from).into()
}
