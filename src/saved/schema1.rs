//! Schema 1, the text of the first release: takes, and nothing about them but their answers.

use serde::Deserialize;

use super::{
    document::{self, Theme},
    error::Field,
    lenient::{Json, Partial, or_default},
};
use crate::domain::{
    self, Answer, Answers, Label, Language, Moment, STATEMENTS, Statement, TakeId, Voice,
};

/// The number of this schema.
pub(super) const SCHEMA: u64 = 1;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    pub(super) revision: Json<'a>,
    pub(super) settings: Json<'a>,
    pub(super) takes: Json<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Settings<'a> {
    #[serde(borrow)]
    language: Json<'a>,
    theme: Json<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Take<'a> {
    #[serde(borrow)]
    pub(super) id: Json<'a>,
    pub(super) voice: Json<'a>,
    pub(super) content: Json<'a>,
    pub(super) begun: Json<'a>,
    pub(super) finished: Json<'a>,
    pub(super) at: Json<'a>,
    pub(super) answers: Json<'a>,
}

impl From<Settings<'_>> for Partial<document::Settings> {
    fn from(settings: Settings) -> Self {
        let mut damage = None;
        let language = settings.language.optional(Field::Language, to_language);
        let theme = settings.theme.required(Field::Theme, to_theme);
        let value = document::Settings {
            language: or_default(language, &mut damage),
            theme: or_default(theme, &mut damage),
        };
        Partial { value, damage }
    }
}

impl TryFrom<Take<'_>> for domain::Take {
    type Error = Field;

    fn try_from(take: Take) -> Result<domain::Take, Field> {
        let to_content = |json: Json| json.to_number()?.try_into().ok();
        Ok(domain::Take {
            id: take.id.required(Field::Id, to_take_id)?,
            voice: take.voice.required(Field::Voice, to_voice)?,
            content: take.content.required(Field::Content, to_content)?,
            begun: take.begun.required(Field::Begun, to_moment)?,
            finished: take.finished.optional(Field::Finished, to_moment)?,
            at: take.at.required(Field::At, to_statement)?,
            answers: take.answers.required(Field::Answers, to_answers)?,
            corrects: None,
            label: Label::default(),
            session: None,
        })
    }
}

pub(super) fn to_take_id(json: Json) -> Option<TakeId> {
    TakeId::new(json.to_number()?)
}

/// A whole number below 2^32, such as a session's.
pub(super) fn to_u32(json: Json) -> Option<u32> {
    json.to_number()?.try_into().ok()
}

pub(super) fn to_moment(json: Json) -> Option<Moment> {
    Moment::new(json.to_number()?)
}

pub(super) fn to_statement(json: Json) -> Option<Statement> {
    Statement::from_id(&json.to_word()?)
}

pub(super) fn to_language(json: Json) -> Option<Language> {
    Language::from_code(&json.to_word()?)
}

fn to_theme(json: Json) -> Option<Theme> {
    match json.to_variant()?.as_str() {
        "system" => Some(Theme::System),
        "light" => Some(Theme::Light),
        "dark" => Some(Theme::Dark),
        _ => None,
    }
}

pub(super) fn to_voice(json: Json) -> Option<Voice> {
    match json.to_variant()?.as_str() {
        "self" => Some(Voice::Own),
        "team" => Some(Voice::Team),
        _ => None,
    }
}

/// One character for each statement: 1 to 5, 0 for *did not occur*, a full stop for not given.
pub(super) fn to_answers(json: Json) -> Option<Answers> {
    let text = json.to_word().filter(|text| text.len() == STATEMENTS)?;
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
