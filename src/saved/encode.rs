//! A document as text.

use Value::{List, Made, Number, Object, Text};
use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{
    FORMAT, SCHEMA,
    document::{Document, Settings, Theme},
};
use crate::domain::{
    Answer, Answers, Commitment, Entry, Event, Label, Plan, Statement, Take, Voice,
};

/// The document as text: JSON on one line, the same text for the same document.
pub fn encode(document: &Document) -> String {
    encode_in(SCHEMA, None, document)
}

/// The document as text with this schema number and, for changes, the revision of the document that
/// they were made to. What a schema does not know, no document that was read in it has; the rest is
/// written as it always was.
pub(super) fn encode_in(schema: u64, base: Option<u64>, document: &Document) -> String {
    let Settings { language, theme } = document.settings;
    let mut settings = Vec::new();
    maybe(&mut settings, "language", language.map(|language| Text(language.code())));
    settings.push(("theme", Text(theme_code(theme))));
    let mut members = vec![
        ("format", Text(FORMAT)),
        ("schema", Number(schema)),
        ("revision", Number(document.revision)),
        ("settings", Object(settings)),
        ("takes", List(document.takes.iter().map(|one| take(one)).collect())),
    ];
    maybe(&mut members, "base", base.map(Number));
    if !document.commitments.is_empty() {
        members.push((
            "commitments",
            List(document.commitments.iter().map(|one| commitment(one)).collect()),
        ));
    }
    // Cannot fail: it holds whole numbers, texts and lists of these. Whoever stores the text
    // still refuses an empty one.
    serde_json::to_string(&Object(members)).unwrap_or_default()
}

/// What a document consists of, as JSON. One type for all, since each type that can be written
/// costs every visitor some code.
enum Value<'a> {
    Number(u64),
    Text(&'a str),
    Made(String),
    List(Vec<Value<'a>>),
    Object(Members<'a>),
}

type Members<'a> = Vec<(&'static str, Value<'a>)>;

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Number(number) => serializer.serialize_u64(*number),
            Text(text) => serializer.serialize_str(text),
            Made(text) => serializer.serialize_str(text),
            List(values) => serializer.collect_seq(values),
            Object(members) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, value) in members {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// Adds a member that can be missing.
fn maybe<'a>(members: &mut Members<'a>, name: &'static str, value: Option<Value<'a>>) {
    members.extend(value.map(|value| (name, value)));
}

/// A text, if there is anything in it.
fn written(text: &str) -> Option<Value<'_>> {
    (!text.is_empty()).then_some(Text(text))
}

fn take(take: &Take) -> Value<'_> {
    let Label { at, subject, name } = &take.label;
    let mut members = vec![
        ("id", Number(take.id.number())),
        ("voice", Text(voice_code(take.voice))),
        ("content", Number(take.content.into())),
        ("begun", Number(take.begun.milliseconds())),
    ];
    maybe(&mut members, "finished", take.finished.map(|at| Number(at.milliseconds())));
    members.push(("at", Text(take.at.id())));
    members.push(("answers", Made(answers_code(&take.answers))));
    maybe(&mut members, "corrects", take.corrects.map(|id| Number(id.number())));
    maybe(&mut members, "subject", written(subject.as_str()));
    maybe(&mut members, "name", written(name.as_str()));
    let labelled = Some(at.milliseconds()).filter(|at| *at > 0);
    maybe(&mut members, "labelled", labelled.map(Number));
    Object(members)
}

fn commitment(commitment: &Commitment) -> Value<'_> {
    let mut members = vec![
        ("id", Number(commitment.id().number())),
        ("practice", Text(commitment.practice().id())),
    ];
    maybe(&mut members, "take", commitment.take().map(|id| Number(id.number())));
    members.push(("log", List(commitment.log().iter().map(entry).collect())));
    Object(members)
}

fn entry(entry: &Entry) -> Value<'_> {
    let event = &entry.event;
    let mut members =
        vec![("at", Number(entry.at.milliseconds())), ("what", Text(event_code(event)))];
    if let Some(Plan { sentence, start, rhythm }) = event.plan() {
        members.push(("sentence", Text(sentence.as_str())));
        members.push(("start", Made(start.to_iso())));
        members.push(("rhythm", Text(rhythm.id())));
    }
    if let Event::Done(note) | Event::Skipped(note) | Event::Noted(note) = event {
        maybe(&mut members, "note", written(note.as_str()));
    }
    if let Event::Kept(helped) | Event::Changed(_, helped) | Event::Finished(helped) = event {
        maybe(&mut members, "helped", helped.map(|helped| Text(helped.id())));
    }
    Object(members)
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
