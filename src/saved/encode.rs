//! A document as text, in the schema of today.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use super::{
    FORMAT,
    document::{self, Theme},
    schema3::SCHEMA,
};
use crate::domain::{
    self, Answer, Answers, Event, Helped, Label, Language, Moment, Plan, Statement, TakeId, Voice,
};

/// The document as text: JSON on one line, the same text for the same document.
pub fn encode(document: &document::Document) -> String {
    encode_as(document, SCHEMA, None)
}

/// The document as text with another number of a schema, to which today's only adds; and with the
/// revision of the document that it holds changes of.
pub(super) fn encode_as(document: &document::Document, schema: u64, base: Option<u64>) -> String {
    let settings = &document.settings;
    let document = Document {
        format: FORMAT,
        schema,
        revision: document.revision,
        settings: Settings {
            language: settings.language.map(Language::code),
            theme: theme_word(settings.theme),
        },
        takes: &document.takes,
        base,
        commitments: &document.commitments,
    };
    // Cannot fail: there are no maps with other keys than texts in it. Whoever stores the text
    // still refuses an empty one.
    serde_json::to_string(&document).unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    schema: u64,
    revision: u64,
    settings: Settings<'a>,
    #[serde(serialize_with = "serialize_takes")]
    takes: &'a [Arc<domain::Take>],
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<u64>,
    #[serde(skip_serializing_if = "<[_]>::is_empty", serialize_with = "serialize_commitments")]
    commitments: &'a [Arc<domain::Commitment>],
}

#[derive(Serialize)]
struct Settings<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    theme: &'a str,
}

#[derive(Serialize)]
struct Take<'a> {
    id: u64,
    voice: &'a str,
    content: u64,
    begun: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished: Option<u64>,
    at: &'a str,
    answers: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    labelled: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<Participation>,
}

#[derive(Serialize)]
struct Participation {
    id: u32,
    nonce: u32,
}

#[derive(Serialize)]
struct Commitment<'a> {
    id: u64,
    practice: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    take: Option<u64>,
    #[serde(serialize_with = "serialize_log")]
    log: &'a [domain::Entry],
}

#[derive(Serialize)]
struct Entry<'a> {
    at: u64,
    what: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rhythm: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    helped: Option<&'a str>,
}

impl<'a> From<&'a domain::Take> for Take<'a> {
    fn from(take: &'a domain::Take) -> Take<'a> {
        let Label { at: labelled, subject, name } = &take.label;
        Take {
            id: take.id.number(),
            voice: voice_word(take.voice),
            content: take.content.into(),
            begun: take.begun.milliseconds(),
            finished: take.finished.map(Moment::milliseconds),
            at: take.at.id(),
            answers: answers_word(&take.answers),
            corrects: take.corrects.map(TakeId::number),
            subject: unless_empty(subject.as_str()),
            name: unless_empty(name.as_str()),
            labelled: Some(labelled.milliseconds()).filter(|at| *at > 0),
            session: take.session.map(|domain::Participation { session, nonce }| Participation {
                id: session.0,
                nonce,
            }),
        }
    }
}

impl<'a> From<&'a domain::Commitment> for Commitment<'a> {
    fn from(commitment: &'a domain::Commitment) -> Commitment<'a> {
        Commitment {
            id: commitment.id().number(),
            practice: commitment.practice().id(),
            take: commitment.take().map(TakeId::number),
            log: commitment.log(),
        }
    }
}

impl<'a> From<&'a domain::Entry> for Entry<'a> {
    fn from(domain::Entry { at, event }: &'a domain::Entry) -> Entry<'a> {
        let (what, plan, note, helped) = match event {
            Event::Taken(plan) => ("taken", Some(plan), "", None),
            Event::Done(note) => ("done", None, note.as_str(), None),
            Event::Skipped(note) => ("skipped", None, note.as_str(), None),
            Event::Noted(note) => ("noted", None, note.as_str(), None),
            Event::Kept(helped) => ("kept", None, "", *helped),
            Event::Changed(plan, helped) => ("changed", Some(plan), "", *helped),
            Event::Finished(helped) => ("finished", None, "", *helped),
            Event::Dropped => ("dropped", None, "", None),
        };
        Entry {
            at: at.milliseconds(),
            what,
            sentence: plan.map(|plan: &Plan| plan.sentence.as_str()),
            start: plan.map(|plan| plan.start.to_iso()),
            rhythm: plan.map(|plan| plan.rhythm.id()),
            note: unless_empty(note),
            helped: helped.map(Helped::id),
        }
    }
}

fn serialize_takes<S: Serializer>(
    takes: &[Arc<domain::Take>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(takes.iter().map(|take| Take::from(&**take)))
}

fn serialize_commitments<S: Serializer>(
    commitments: &[Arc<domain::Commitment>],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(commitments.iter().map(|commitment| Commitment::from(&**commitment)))
}

fn serialize_log<S: Serializer>(log: &[domain::Entry], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(log.iter().map(Entry::from))
}

/// A text that is not written where there is nothing in it.
fn unless_empty(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn theme_word(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

pub(super) fn voice_word(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "self",
        Voice::Team => "team",
    }
}

/// One character for each statement: 1 to 5, 0 for *did not occur*, a full stop for not given.
pub(super) fn answers_word(answers: &Answers) -> String {
    let to_char = |answer: Answer| char::from(b'0' + answer.digit());
    Statement::all().map(|statement| answers.get(statement).map_or('.', to_char)).collect()
}
