//! A document as text.

use serde::Serialize;

use super::{FORMAT, SCHEMA, document::Document, document::Theme};
use crate::domain::{
    Answer, Answers, Commitment, Entry, Event, Helped, Language, Moment, Statement, Take, TakeId,
    Voice,
};

/// The document as text: JSON on one line, the same text for the same document.
pub fn encode(document: &Document) -> String {
    encode_in(SCHEMA, document)
}

/// The document as text with this schema number. What a schema does not know, no document that
/// was read in it has; the rest is written as it always was.
pub(super) fn encode_in(schema: u64, document: &Document) -> String {
    let snapshot = DocumentSnapshot {
        format: FORMAT,
        schema,
        revision: document.revision,
        settings: SettingsSnapshot {
            language: document.settings.language.map(Language::code),
            theme: theme_code(document.settings.theme),
        },
        takes: document.takes.iter().map(TakeSnapshot::from).collect(),
        commitments: document.commitments.iter().map(CommitmentSnapshot::from).collect(),
    };
    // Cannot fail: it holds whole numbers, texts and lists of these. Whoever stores the text
    // still refuses an empty one.
    serde_json::to_string(&snapshot).unwrap_or_default()
}

#[derive(Serialize)]
struct DocumentSnapshot<'a> {
    format: &'static str,
    schema: u64,
    revision: u64,
    settings: SettingsSnapshot,
    takes: Vec<TakeSnapshot<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commitments: Vec<CommitmentSnapshot<'a>>,
}

#[derive(Serialize)]
struct SettingsSnapshot {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    theme: &'static str,
}

#[derive(Serialize)]
struct TakeSnapshot<'a> {
    id: u64,
    voice: &'static str,
    content: u64,
    begun: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished: Option<u64>,
    at: &'static str,
    answers: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrects: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    labelled: Option<u64>,
}

impl<'a> From<&'a Take> for TakeSnapshot<'a> {
    fn from(take: &'a Take) -> TakeSnapshot<'a> {
        let label = &take.label;
        TakeSnapshot {
            id: take.id.number(),
            voice: voice_code(take.voice),
            content: u64::from(take.content),
            begun: take.begun.milliseconds(),
            finished: take.finished.map(Moment::milliseconds),
            at: take.at.id(),
            answers: answers_code(&take.answers),
            corrects: take.corrects.map(TakeId::number),
            subject: written(label.subject.as_str()),
            name: written(label.name.as_str()),
            labelled: Some(label.at.milliseconds()).filter(|at| *at > 0),
        }
    }
}

/// A text, if there is anything in it.
fn written(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

#[derive(Serialize)]
struct CommitmentSnapshot<'a> {
    id: u64,
    practice: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    take: Option<u64>,
    log: Vec<EntrySnapshot<'a>>,
}

impl<'a> From<&'a Commitment> for CommitmentSnapshot<'a> {
    fn from(commitment: &'a Commitment) -> CommitmentSnapshot<'a> {
        CommitmentSnapshot {
            id: commitment.id().number(),
            practice: commitment.practice().id(),
            take: commitment.take().map(TakeId::number),
            log: commitment.log().iter().map(EntrySnapshot::from).collect(),
        }
    }
}

#[derive(Serialize)]
struct EntrySnapshot<'a> {
    at: u64,
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    sentence: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rhythm: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    helped: Option<&'static str>,
}

impl<'a> From<&'a Entry> for EntrySnapshot<'a> {
    fn from(entry: &'a Entry) -> EntrySnapshot<'a> {
        let plan = entry.event.plan();
        let note = match &entry.event {
            Event::Done(note) | Event::Skipped(note) | Event::Noted(note) => written(note.as_str()),
            _ => None,
        };
        let helped = match &entry.event {
            Event::Kept(helped) | Event::Changed(_, helped) | Event::Finished(helped) => *helped,
            _ => None,
        };
        EntrySnapshot {
            at: entry.at.milliseconds(),
            what: event_code(&entry.event),
            sentence: plan.map(|plan| plan.sentence.as_str()),
            start: plan.map(|plan| plan.start.to_iso()),
            rhythm: plan.map(|plan| plan.rhythm.id()),
            note,
            helped: helped.map(Helped::id),
        }
    }
}

const fn event_code(event: &Event) -> &'static str {
    match event {
        Event::Taken(_) => "taken",
        Event::Done(_) => "done",
        Event::Skipped(_) => "skipped",
        Event::Noted(_) => "noted",
        Event::Kept(_) => "kept",
        Event::Changed(..) => "changed",
        Event::Finished(_) => "finished",
        Event::Dropped => "dropped",
    }
}

/// One character for each statement: 1 to 5, 0 for *did not occur*, a full stop for not given.
fn answers_code(answers: &Answers) -> String {
    Statement::all().map(|statement| answers.get(statement).map_or('.', answer_code)).collect()
}

fn answer_code(answer: Answer) -> char {
    char::from(b'0' + answer.digit())
}

pub(super) const fn voice_code(voice: Voice) -> &'static str {
    match voice {
        Voice::Own => "self",
        Voice::Team => "team",
    }
}

pub(super) const fn theme_code(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}
