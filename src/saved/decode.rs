//! A text as a document, if it is one.
//!
//! The parts of the text are found first, each as it stands; then every part is turned into its
//! type on its own. So a part that is damaged is known by name, and the rest of the document can
//! be read all the same.

use super::FORMAT;
use super::document::{Document, REVISION_LIMIT, Settings, TAKES_LIMIT, Theme};
use super::encode::{encode, theme_code, voice_code};
use super::json::{self, NoMembers, NotJson, number, word};
use crate::domain::{
    Answer, Answers, Language, Moment, STATEMENTS, Statement, Take, TakeId, Voice,
};

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The document, in today's schema.
    pub document: Document,
    /// Whether it is all there was: [`encode`] gives the same text again, apart from spaces and
    /// line ends between the parts. If not, the text holds something that would be lost by
    /// writing the document in its place.
    pub whole: bool,
}

/// Why a text is no document that this version can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The text is longer than a document may be.
    TooLarge {
        /// Its length, in bytes.
        bytes: u64,
    },
    /// The text is not JSON, or breaks off.
    NotJson {
        /// The line where it goes wrong, from 1.
        line: usize,
        /// The byte on that line, from 1; 0 where a line is missing.
        column: usize,
    },
    /// It is JSON, but no document of Five Keys.
    NotOurs,
    /// A part of the document is not what it should be.
    Damaged {
        /// The first such part.
        at: Damage,
        /// What could be read nonetheless: all but the damaged parts.
        rest: Box<Document>,
    },
    /// The document holds more than [`TAKES_LIMIT`] takes.
    TooManyTakes {
        /// How many it holds.
        takes: usize,
    },
    /// A later version of Five Keys wrote it: to be shown, never to be written over.
    FromTheFuture {
        /// Its schema number.
        schema: u64,
        /// What could be read of it.
        readable: Box<Document>,
    },
}

/// Where a document is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The field that is missing, double or not what it should be.
    pub field: Field,
    /// The take it belongs to, counted from 1; none for a field of the document itself.
    pub take: Option<usize>,
}

/// A field of a document, or one of the structures that hold fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The document as a whole.
    Document,
    /// Its schema number.
    Schema,
    /// How often it was written.
    Revision,
    /// What the leader prefers.
    Settings,
    /// The language of the interface.
    Language,
    /// Light or dark.
    Theme,
    /// The list of takes.
    Takes,
    /// One take as a whole.
    Take,
    /// A take's id: not a number, or another take's.
    Id,
    /// Who answered.
    Voice,
    /// The content version.
    Content,
    /// When the take was begun.
    Begun,
    /// When it was finished.
    Finished,
    /// The statement to resume at.
    At,
    /// The answers.
    Answers,
}

impl Field {
    /// The field's name in the text, the same in every language; empty for what has no name.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Document | Field::Take => "",
            Field::Schema => "schema",
            Field::Revision => "revision",
            Field::Settings => "settings",
            Field::Language => "language",
            Field::Theme => "theme",
            Field::Takes => "takes",
            Field::Id => "id",
            Field::Voice => "voice",
            Field::Content => "content",
            Field::Begun => "begun",
            Field::Finished => "finished",
            Field::At => "at",
            Field::Answers => "answers",
        }
    }
}

/// Reads any text.
///
/// # Errors
/// [`DecodeError`] says what the text is instead of a document, and keeps what can be read of it.
pub fn decode(text: &str) -> Result<Decoded, DecodeError> {
    json::check(text).map_err(|NotJson { line, column }| DecodeError::NotJson { line, column })?;
    let parts = parts_of(text)?;
    let Some(schema) = parts.schema.and_then(number).filter(|schema| *schema > 0) else {
        return read_schema_1(&parts)?.and_damaged(Field::Schema).finish(text);
    };
    match schema {
        // A new schema gets its own reader here, and the readers before it a step that migrates
        // what they have read: `1 => migrate_to_2(read_schema_1(&parts)?)`.
        1 => read_schema_1(&parts)?.finish(text),
        // Later versions mostly add: what has kept its name and form can be shown.
        _ => Err(DecodeError::FromTheFuture {
            schema,
            readable: Box::new(
                read_schema_1(&parts).map(|reading| reading.document).unwrap_or_default(),
            ),
        }),
    }
}

/// The parts that a document of any schema has.
struct Parts<'a> {
    schema: Option<&'a str>,
    revision: Option<&'a str>,
    settings: Option<&'a str>,
    takes: Option<&'a str>,
}

fn parts_of(text: &str) -> Result<Parts<'_>, DecodeError> {
    let names = ["format", "schema", "revision", "settings", "takes"];
    let [format, schema, revision, settings, takes] =
        json::members(text, names).map_err(|error| match error {
            NoMembers::NotAnObject => DecodeError::NotOurs,
            NoMembers::Double => DecodeError::Damaged {
                at: Damage { field: Field::Document, take: None },
                rest: Box::default(),
            },
        })?;
    match format.and_then(word) {
        Some(FORMAT) => Ok(Parts { schema, revision, settings, takes }),
        _ => Err(DecodeError::NotOurs),
    }
}

/// A document as far as it has been read.
#[derive(Default)]
struct Reading {
    document: Document,
    /// The first damage; by `and_damaged` one that goes before all others.
    damage: Option<Damage>,
}

impl Reading {
    fn and_damaged(mut self, field: Field) -> Reading {
        self.damage = Some(Damage { field, take: None });
        self
    }

    /// The value, or its default after noting the damage.
    fn note<T: Default>(&mut self, value: Result<T, Field>) -> T {
        value.unwrap_or_else(|field| {
            self.damage.get_or_insert(Damage { field, take: None });
            T::default()
        })
    }

    fn finish(self, text: &str) -> Result<Decoded, DecodeError> {
        let document = self.document;
        match self.damage {
            Some(at) => Err(DecodeError::Damaged { at, rest: Box::new(document) }),
            None => {
                Ok(Decoded { whole: json::same_but_for_spaces(text, &encode(&document)), document })
            }
        }
    }
}

fn read_schema_1(parts: &Parts) -> Result<Reading, DecodeError> {
    let mut reading = Reading::default();
    let revision = parts.revision.and_then(number).filter(|number| *number <= REVISION_LIMIT);
    reading.document.revision = reading.note(revision.ok_or(Field::Revision));
    read_settings(&mut reading, parts.settings);
    read_takes(&mut reading, parts.takes)?;
    Ok(reading)
}

fn read_settings(reading: &mut Reading, settings: Option<&str>) {
    let parts = settings.map(|settings| json::members(settings, ["language", "theme"]));
    let Some(Ok([language, theme])) = parts else {
        return reading.note(Err(Field::Settings));
    };
    let language = match language {
        None => Ok(None),
        Some(code) => word(code).and_then(Language::from_code).ok_or(Field::Language).map(Some),
    };
    let theme = theme.and_then(word).and_then(theme_from_code).ok_or(Field::Theme);
    reading.document.settings =
        Settings { language: reading.note(language), theme: reading.note(theme) };
}

fn read_takes(reading: &mut Reading, takes: Option<&str>) -> Result<(), DecodeError> {
    let list = || takes.and_then(json::items);
    let (Some(takes), Some(to_count)) = (list(), list()) else {
        reading.note::<()>(Err(Field::Takes));
        return Ok(());
    };
    let count = to_count.count();
    if count > TAKES_LIMIT {
        return Err(DecodeError::TooManyTakes { takes: count });
    }
    for (number, take) in (1..).zip(takes) {
        let take = read_take(take).and_then(|take| match reading.document.take(take.id) {
            Some(_) => Err(Field::Id),
            None => Ok(take),
        });
        match take {
            Ok(take) => reading.document.takes.push(take),
            Err(field) => {
                reading.damage.get_or_insert(Damage { field, take: Some(number) });
            }
        }
    }
    Ok(())
}

/// The take, or the first field that is not what it should be.
fn read_take(take: &str) -> Result<Take, Field> {
    let names = ["id", "voice", "content", "begun", "finished", "at", "answers"];
    let [id, voice, content, begun, finished, at, answers] =
        json::members(take, names).map_err(|_| Field::Take)?;
    let moment = |value| number(value).and_then(Moment::new);
    let small = |number| u16::try_from(number).ok();
    Ok(Take {
        id: id.and_then(number).and_then(TakeId::new).ok_or(Field::Id)?,
        voice: voice.and_then(word).and_then(voice_from_code).ok_or(Field::Voice)?,
        content: content.and_then(number).and_then(small).ok_or(Field::Content)?,
        begun: begun.and_then(moment).ok_or(Field::Begun)?,
        finished: match finished {
            None => None,
            Some(value) => Some(moment(value).ok_or(Field::Finished)?),
        },
        at: at.and_then(word).and_then(Statement::from_id).ok_or(Field::At)?,
        answers: answers.and_then(word).and_then(answers_from_code).ok_or(Field::Answers)?,
    })
}

fn answers_from_code(code: &str) -> Option<Answers> {
    if code.len() != STATEMENTS {
        return None;
    }
    let mut answers = Answers::default();
    for (statement, byte) in Statement::all().zip(code.bytes()) {
        let answer = match byte {
            b'.' => None,
            digit => Some(Answer::from_digit(digit.checked_sub(b'0')?)?),
        };
        answers.set(statement, answer);
    }
    Some(answers)
}

fn voice_from_code(code: &str) -> Option<Voice> {
    [Voice::Own, Voice::Team].into_iter().find(|voice| voice_code(*voice) == code)
}

fn theme_from_code(code: &str) -> Option<Theme> {
    [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|theme| theme_code(*theme) == code)
}

#[cfg(test)]
mod tests;
