//! A document as text.

use serde::Serialize;

use super::{FORMAT, SCHEMA, document::Document, document::Theme};
use crate::domain::{Answer, Answers, Language, Moment, Statement, Take, Voice};

/// The document as text: JSON on one line, the same text for the same document.
pub fn encode(document: &Document) -> String {
    let snapshot = DocumentSnapshot {
        format: FORMAT,
        schema: SCHEMA,
        revision: document.revision,
        settings: SettingsSnapshot {
            language: document.settings.language.map(Language::code),
            theme: theme_code(document.settings.theme),
        },
        takes: document.takes.iter().map(TakeSnapshot::from).collect(),
    };
    // Cannot fail: it holds whole numbers, texts and lists of these. Whoever stores the text
    // still refuses an empty one.
    serde_json::to_string(&snapshot).unwrap_or_default()
}

#[derive(Serialize)]
struct DocumentSnapshot {
    format: &'static str,
    schema: u64,
    revision: u64,
    settings: SettingsSnapshot,
    takes: Vec<TakeSnapshot>,
}

#[derive(Serialize)]
struct SettingsSnapshot {
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
    theme: &'static str,
}

#[derive(Serialize)]
struct TakeSnapshot {
    id: u64,
    voice: &'static str,
    content: u64,
    begun: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished: Option<u64>,
    at: &'static str,
    answers: String,
}

impl From<&Take> for TakeSnapshot {
    fn from(take: &Take) -> TakeSnapshot {
        TakeSnapshot {
            id: take.id.number(),
            voice: voice_code(take.voice),
            content: u64::from(take.content),
            begun: take.begun.milliseconds(),
            finished: take.finished.map(Moment::milliseconds),
            at: take.at.id(),
            answers: answers_code(&take.answers),
        }
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
