//! Schema 1, the text of the first release: takes, and nothing about them but their answers.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{
    FORMAT, document,
    error::Field,
    lenient::{self, Items, Lenient, Lenient::Valid, Partial, or_default},
};
use crate::domain::{self, Answer, Answers, Language, STATEMENTS, Statement};

/// The number of this schema.
pub(super) const SCHEMA: u64 = 1;

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
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Settings<'a> {
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    language: Lenient<Cow<'a, str>>,
    theme: Lenient<Theme>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Theme {
    System,
    Light,
    Dark,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Take<'a> {
    pub(super) id: Lenient<u64>,
    pub(super) voice: Lenient<Voice>,
    pub(super) content: Lenient<u16>,
    pub(super) begun: Lenient<u64>,
    #[serde(skip_serializing_if = "Lenient::is_absent")]
    pub(super) finished: Lenient<u64>,
    pub(super) at: Lenient<Cow<'a, str>>,
    pub(super) answers: Lenient<Cow<'a, str>>,
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Voice {
    #[serde(rename = "self")]
    Own,
    #[serde(rename = "team")]
    Team,
}

impl<'a> From<&'a document::Document> for Document<'a> {
    fn from(document: &'a document::Document) -> Document<'a> {
        Document {
            format: Valid(FORMAT.into()),
            schema: Valid(SCHEMA),
            revision: Valid(document.revision),
            settings: Valid(document.settings.into()),
            takes: Valid(Items::Values(
                document.takes.iter().map(|take| (&**take).into()).collect(),
            )),
        }
    }
}

impl From<document::Settings> for Settings<'_> {
    fn from(settings: document::Settings) -> Self {
        Settings {
            language: settings.language.map(|language| language.code().into()).into(),
            theme: Valid(settings.theme.into()),
        }
    }
}

impl From<Settings<'_>> for Partial<document::Settings> {
    fn from(settings: Settings) -> Self {
        let mut damage = None;
        let language =
            settings.language.optional(Field::Language, |code| Language::from_code(&code));
        let theme = settings.theme.required(Field::Theme, |theme| Some(theme.into()));
        let value = document::Settings {
            language: or_default(language, &mut damage),
            theme: or_default(theme, &mut damage),
        };
        Partial { value, damage }
    }
}

impl From<document::Theme> for Theme {
    fn from(theme: document::Theme) -> Theme {
        match theme {
            document::Theme::System => Theme::System,
            document::Theme::Light => Theme::Light,
            document::Theme::Dark => Theme::Dark,
        }
    }
}

impl From<Theme> for document::Theme {
    fn from(theme: Theme) -> document::Theme {
        match theme {
            Theme::System => document::Theme::System,
            Theme::Light => document::Theme::Light,
            Theme::Dark => document::Theme::Dark,
        }
    }
}

impl<'a> From<&'a domain::Take> for Take<'a> {
    fn from(take: &'a domain::Take) -> Take<'a> {
        Take {
            id: Valid(take.id.number()),
            voice: Valid(take.voice.into()),
            content: Valid(take.content),
            begun: Valid(take.begun.milliseconds()),
            finished: take.finished.map(domain::Moment::milliseconds).into(),
            at: Valid(take.at.id().into()),
            answers: Valid(answers_to_text(&take.answers).into()),
        }
    }
}

impl From<domain::Voice> for Voice {
    fn from(voice: domain::Voice) -> Voice {
        match voice {
            domain::Voice::Own => Voice::Own,
            domain::Voice::Team => Voice::Team,
        }
    }
}

impl From<Voice> for domain::Voice {
    fn from(voice: Voice) -> domain::Voice {
        match voice {
            Voice::Own => domain::Voice::Own,
            Voice::Team => domain::Voice::Team,
        }
    }
}

/// One character for each statement: 1 to 5, 0 for *did not occur*, a full stop for not given.
pub(super) fn answers_to_text(answers: &Answers) -> String {
    let to_char = |answer: Answer| char::from(b'0' + answer.digit());
    Statement::all().map(|statement| answers.get(statement).map_or('.', to_char)).collect()
}

/// The answers that such a text says; none where it says something else.
pub(super) fn answers_from_text(text: &str) -> Option<Answers> {
    if text.len() != STATEMENTS {
        return None;
    }
    let mut answers = Answers::default();
    for (statement, byte) in Statement::all().zip(text.bytes()) {
        let answer = match byte {
            b'.' => None,
            digit => Some(Answer::from_digit(digit.checked_sub(b'0')?)?),
        };
        answers.set(statement, answer);
    }
    Some(answers)
}
