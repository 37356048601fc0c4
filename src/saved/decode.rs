//! A text as a document, if it is one.
//!
//! The parts of the text are found first, each as it stands; then every part is turned into its
//! type on its own. So a part that is damaged is known by name, and the rest of the document can
//! be read all the same.

mod parts;

use self::parts::{label_take, read_commitment, read_take};
use super::document::{COMMITMENTS_LIMIT, Document, REVISION_LIMIT, Settings, TAKES_LIMIT, Theme};
use super::encode::{encode_in, theme_code};
use super::json::{self, NoMembers, NotJson, number, word};
use super::{FORMAT, SCHEMA};
use crate::domain::{Language, Take};

/// A document that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The document, in today's schema.
    pub document: Document,
    /// For the changes of a document, the revision that it had before them.
    pub base: Option<u64>,
    /// Whether it is all there was: written in the schema of the text, it gives the same text
    /// again, apart from spaces and line ends between the parts. If not, the text holds something
    /// that would be lost by writing the document in its place.
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
    /// The document holds more than [`COMMITMENTS_LIMIT`] commitments.
    TooManyCommitments {
        /// How many it holds.
        commitments: usize,
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
    /// The part it belongs to.
    pub part: Part,
}

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The document itself.
    Document,
    /// One of its takes, counted from 1.
    Take(usize),
    /// One of its commitments, counted from 1.
    Commitment(usize),
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
    /// The id of a take or a commitment: not a number, or another's.
    Id,
    /// Who answered.
    Voice,
    /// The content version.
    Content,
    /// When the take was begun.
    Begun,
    /// When it was finished.
    Finished,
    /// The statement to resume at; of an entry in a log, its moment.
    At,
    /// The answers.
    Answers,
    /// The take that this one corrects.
    Corrects,
    /// The team that a take is about.
    Subject,
    /// What a take is called.
    Name,
    /// When a take's subject or name was set.
    Labelled,
    /// The list of commitments.
    Commitments,
    /// One commitment as a whole.
    Commitment,
    /// The practice whose action was taken on.
    Practice,
    /// The take that a commitment came from.
    FromTake,
    /// What was written down about a commitment: no list, or it does not begin with `taken`.
    Log,
    /// One entry of a log as a whole.
    Entry,
    /// What an entry tells.
    What,
    /// A plan's sentence.
    Sentence,
    /// A plan's first time.
    Start,
    /// How often a plan comes back.
    Rhythm,
    /// An entry's note.
    Note,
    /// Whether it helped.
    Helped,
}

impl Field {
    /// The field's name in the text, the same in every language; empty for what has no name.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Document | Field::Take | Field::Commitment | Field::Entry => "",
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
            Field::Corrects => "corrects",
            Field::Subject => "subject",
            Field::Name => "name",
            Field::Labelled => "labelled",
            Field::Commitments => "commitments",
            Field::Practice => "practice",
            Field::FromTake => "take",
            Field::Log => "log",
            Field::What => "what",
            Field::Sentence => "sentence",
            Field::Start => "start",
            Field::Rhythm => "rhythm",
            Field::Note => "note",
            Field::Helped => "helped",
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
    let mut reading = Reading::default();
    let schema = parts.schema.and_then(number).filter(|schema| *schema > 0).unwrap_or_else(|| {
        reading.note_damage(Field::Schema, Part::Document);
        // The newest reader: it misses the least.
        SCHEMA
    });
    // What a new schema adds is read from there on. What an older one lacks is at rest then: from 1
    // to 2 there is nothing to migrate, as schema 2 adds labels, corrections and commitments, and a
    // document that was read without them has none.
    let read = reading.read(&parts, schema);
    if schema > SCHEMA {
        // Later versions mostly add: what has kept its name and form can be shown.
        let readable = read.map(|()| reading.document).unwrap_or_default();
        return Err(DecodeError::FromTheFuture { schema, readable: Box::new(readable) });
    }
    read?;
    reading.finish(&parts, schema)
}

/// The parts that a document of any schema has.
struct Parts<'a> {
    text: &'a str,
    schema: Option<&'a str>,
    revision: Option<&'a str>,
    settings: Option<&'a str>,
    takes: Option<&'a str>,
    base: Option<&'a str>,
}

fn parts_of(text: &str) -> Result<Parts<'_>, DecodeError> {
    let names = ["format", "schema", "revision", "settings", "takes", "base"];
    let [format, schema, revision, settings, takes, base] =
        json::members(text, names).map_err(|error| match error {
            NoMembers::NotAnObject => DecodeError::NotOurs,
            NoMembers::Double => DecodeError::Damaged {
                at: Damage { field: Field::Document, part: Part::Document },
                rest: Box::default(),
            },
        })?;
    match format.and_then(word) {
        Some(FORMAT) => Ok(Parts { text, schema, revision, settings, takes, base }),
        _ => Err(DecodeError::NotOurs),
    }
}

/// A document as far as it has been read.
#[derive(Default)]
struct Reading {
    document: Document,
    /// The first damage.
    damage: Option<Damage>,
}

impl Reading {
    /// Reads what this schema knows.
    fn read(&mut self, parts: &Parts, schema: u64) -> Result<(), DecodeError> {
        self.document.revision = self.note(revision(parts.revision).ok_or(Field::Revision));
        read_settings(self, parts.settings);
        let add_take = if schema == 1 { add_take } else { add_labelled_take };
        self.read_list(parts.takes, Field::Takes, add_take)
            .map_err(|takes| DecodeError::TooManyTakes { takes })?;
        if schema == 1 {
            return Ok(());
        }
        match json::members(parts.text, ["commitments"]) {
            Ok([None]) => Ok(()),
            Ok([commitments]) => self
                .read_list(commitments, Field::Commitments, add_commitment)
                .map_err(|commitments| DecodeError::TooManyCommitments { commitments }),
            Err(_) => {
                self.note_damage(Field::Commitments, Part::Document);
                Ok(())
            }
        }
    }

    /// Reads a list of parts, or tells how many there are where they are too many.
    fn read_list(
        &mut self,
        list: Option<&str>,
        field: Field,
        add: fn(&mut Document, &str) -> Option<Field>,
    ) -> Result<(), usize> {
        let Some(list) = list.and_then(json::items) else {
            self.note_damage(field, Part::Document);
            return Ok(());
        };
        let (limit, part): (_, fn(usize) -> Part) = match field {
            Field::Takes => (TAKES_LIMIT, Part::Take),
            _ => (COMMITMENTS_LIMIT, Part::Commitment),
        };
        let mut number = 0;
        for item in list {
            number += 1;
            if number <= limit
                && let Some(field) = add(&mut self.document, item)
            {
                self.note_damage(field, part(number));
            }
        }
        if number > limit { Err(number) } else { Ok(()) }
    }

    fn note_damage(&mut self, field: Field, part: Part) {
        self.damage.get_or_insert(Damage { field, part });
    }

    /// The value, or its default after noting the damage.
    fn note<T: Default>(&mut self, value: Result<T, Field>) -> T {
        value.unwrap_or_else(|field| {
            self.note_damage(field, Part::Document);
            T::default()
        })
    }

    fn finish(self, parts: &Parts, schema: u64) -> Result<Decoded, DecodeError> {
        let document = self.document;
        // The first release had no changes beside a document.
        let base = revision(parts.base).filter(|_| schema > 1);
        if let Some(at) = self.damage {
            return Err(DecodeError::Damaged { at, rest: Box::new(document) });
        }
        let same = encode_in(schema, base, &document);
        Ok(Decoded { whole: json::same_but_for_spaces(parts.text, &same), document, base })
    }
}

fn revision(value: Option<&str>) -> Option<u64> {
    value.and_then(number).filter(|number| *number <= REVISION_LIMIT)
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

/// Adds a take of schema 1; gives the first field in it that is not what it should be.
fn add_take(document: &mut Document, take: &str) -> Option<Field> {
    match read_take(take) {
        Ok(take) => push_take(document, take),
        Err(field) => Some(field),
    }
}

fn add_labelled_take(document: &mut Document, text: &str) -> Option<Field> {
    match read_take(text) {
        Ok(mut take) => {
            let damage = label_take(&mut take, text);
            push_take(document, take).or(damage)
        }
        Err(field) => Some(field),
    }
}

fn push_take(document: &mut Document, take: Take) -> Option<Field> {
    if document.take(take.id).is_some() {
        return Some(Field::Id);
    }
    document.takes.push(take.into());
    None
}

/// Adds a commitment; gives the first field in it that is not what it should be.
fn add_commitment(document: &mut Document, commitment: &str) -> Option<Field> {
    match read_commitment(commitment) {
        Ok((one, _)) if document.commitment(one.id()).is_some() => Some(Field::Id),
        Ok((commitment, damage)) => {
            document.commitments.push(commitment.into());
            damage
        }
        Err(field) => Some(field),
    }
}

fn theme_from_code(code: &str) -> Option<Theme> {
    [Theme::System, Theme::Light, Theme::Dark].into_iter().find(|theme| theme_code(*theme) == code)
}

#[cfg(test)]
mod tests;
