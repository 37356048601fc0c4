//! A text as a document, if it is one.
//!
//! serde finds the parts and leaves each as the raw text it stands as; then every part is turned
//! into its type on its own. So a part that is damaged is known by
//! name, and the rest of the document can be read all the same.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::FORMAT;
use super::document::{Document, REVISION_LIMIT, Settings, TAKES_LIMIT, Theme};
use super::encode::{encode, theme_code, voice_code};
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
        /// The character on that line, from 1; 0 where a line is missing.
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
    let raw = serde_json::from_str::<&RawValue>(text)
        .map_err(|error| DecodeError::NotJson { line: error.line(), column: error.column() })?;
    let parts = parts_of::<DocumentParts>(raw).map_err(|error| match error {
        NoParts::NotAnObject => DecodeError::NotOurs,
        NoParts::DoubleField => DecodeError::Damaged {
            at: Damage { field: Field::Document, take: None },
            rest: Box::default(),
        },
    })?;
    if parts.format.and_then(word) != Some(FORMAT) {
        return Err(DecodeError::NotOurs);
    }
    let Some(schema) = parts.schema.and_then(number).filter(|schema| *schema > 0) else {
        let reading = read_schema_1(&parts)?.and_damaged(Field::Schema);
        return reading.finish(text);
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
            None => Ok(Decoded { whole: same_but_for_spaces(text, &encode(&document)), document }),
        }
    }
}

fn read_schema_1(parts: &DocumentParts) -> Result<Reading, DecodeError> {
    let mut reading = Reading::default();
    let revision = parts.revision.and_then(number).filter(|number| *number <= REVISION_LIMIT);
    reading.document.revision = reading.note(revision.ok_or(Field::Revision));
    read_settings(&mut reading, parts.settings);
    read_takes(&mut reading, parts.takes)?;
    Ok(reading)
}

fn read_settings(reading: &mut Reading, raw: Option<&RawValue>) {
    let Some(parts) = raw.and_then(|raw| parts_of::<SettingsParts>(raw).ok()) else {
        return reading.note(Err(Field::Settings));
    };
    let language = match parts.language {
        None => Ok(None),
        Some(raw) => word(raw).and_then(Language::from_code).ok_or(Field::Language).map(Some),
    };
    let theme = parts.theme.and_then(word).and_then(theme_from_code).ok_or(Field::Theme);
    reading.document.settings =
        Settings { language: reading.note(language), theme: reading.note(theme) };
}

fn read_takes(reading: &mut Reading, raw: Option<&RawValue>) -> Result<(), DecodeError> {
    let list = raw.and_then(|raw| serde_json::from_str::<Vec<&RawValue>>(raw.get()).ok());
    let Some(list) = list else {
        reading.note::<()>(Err(Field::Takes));
        return Ok(());
    };
    if list.len() > TAKES_LIMIT {
        return Err(DecodeError::TooManyTakes { takes: list.len() });
    }
    for (index, raw) in list.into_iter().enumerate() {
        let take = read_take(raw).and_then(|take| match reading.document.take(take.id) {
            Some(_) => Err(Field::Id),
            None => Ok(take),
        });
        match take {
            Ok(take) => reading.document.takes.push(take),
            Err(field) => {
                reading.damage.get_or_insert(Damage { field, take: Some(index + 1) });
            }
        }
    }
    Ok(())
}

/// The take, or the first field that is not what it should be.
fn read_take(raw: &RawValue) -> Result<Take, Field> {
    let parts = parts_of::<TakeParts>(raw).map_err(|_| Field::Take)?;
    let moment = |raw: &RawValue| number(raw).and_then(Moment::new);
    Ok(Take {
        id: parts.id.and_then(number).and_then(TakeId::new).ok_or(Field::Id)?,
        voice: parts.voice.and_then(word).and_then(voice_from_code).ok_or(Field::Voice)?,
        content: parts
            .content
            .and_then(number)
            .and_then(|content| u16::try_from(content).ok())
            .ok_or(Field::Content)?,
        begun: parts.begun.and_then(moment).ok_or(Field::Begun)?,
        finished: match parts.finished {
            None => None,
            Some(raw) => Some(moment(raw).ok_or(Field::Finished)?),
        },
        at: parts.at.and_then(word).and_then(Statement::from_id).ok_or(Field::At)?,
        answers: parts.answers.and_then(word).and_then(answers_from_code).ok_or(Field::Answers)?,
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

#[derive(Deserialize)]
struct DocumentParts<'a> {
    #[serde(borrow)]
    format: Option<&'a RawValue>,
    schema: Option<&'a RawValue>,
    revision: Option<&'a RawValue>,
    settings: Option<&'a RawValue>,
    takes: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct SettingsParts<'a> {
    #[serde(borrow)]
    language: Option<&'a RawValue>,
    theme: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct TakeParts<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    voice: Option<&'a RawValue>,
    content: Option<&'a RawValue>,
    begun: Option<&'a RawValue>,
    finished: Option<&'a RawValue>,
    at: Option<&'a RawValue>,
    answers: Option<&'a RawValue>,
}

/// Why a value has no parts.
enum NoParts {
    NotAnObject,
    DoubleField,
}

fn parts_of<'a, T: Deserialize<'a>>(raw: &'a RawValue) -> Result<T, NoParts> {
    // serde would also read a list, by position.
    if !raw.get().starts_with('{') {
        return Err(NoParts::NotAnObject);
    }
    // As a raw value it is sound JSON, and any value will do for a part.
    serde_json::from_str(raw.get()).map_err(|_| NoParts::DoubleField)
}

/// A whole number without sign, fraction or exponent, as it stands.
fn number(raw: &RawValue) -> Option<u64> {
    raw.get().parse().ok()
}

/// A text between quotation marks, as it stands. The words of a document need no escapes; a text
/// that has one anyway is none of them.
fn word(raw: &RawValue) -> Option<&str> {
    raw.get().strip_prefix('"')?.strip_suffix('"')
}

/// What JSON allows between its parts.
const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];

/// Whether two JSON texts differ in nothing but the spaces between their parts.
fn same_but_for_spaces(one: &str, other: &str) -> bool {
    one == other || significant(one).eq(significant(other))
}

/// The bytes of a JSON text that are not spaces between its parts.
fn significant(text: &str) -> impl Iterator<Item = u8> {
    let mut in_text = false;
    let mut escaped = false;
    text.bytes().filter(move |byte| {
        let keep = in_text || !SPACES.contains(&char::from(*byte));
        in_text = if escaped { in_text } else { in_text != (*byte == b'"') };
        escaped = in_text && !escaped && *byte == b'\\';
        keep
    })
}

#[cfg(test)]
mod tests;
