//! A text as a document, if it is one.
//!
//! The schema that the text was written in is found first. Its fields, and then its takes and
//! commitments, are read each on its own: so a part that is damaged is known by name, and the rest
//! of the document can be read all the same.

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    FORMAT,
    document::{COMMITMENTS_LIMIT, Document, REVISION_LIMIT, Settings, TAKES_LIMIT},
    encode::{encode_changes, encode_in_schema1},
    error::{Damage, DecodeError, Field, Part},
    lenient::{Items, Lenient, Partial, parse_object},
    schema1, schema2,
};
use crate::domain::{Commitment, Take};

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

/// Reads any text.
///
/// # Errors
/// [`DecodeError`] says what the text is instead of a document, and keeps what can be read of it.
pub fn decode(text: &str) -> Result<Decoded, DecodeError> {
    let json: &RawValue = serde_json::from_str(text)
        .map_err(|error| DecodeError::NotJson { line: error.line(), column: error.column() })?;
    if !json.get().starts_with('{') {
        return Err(DecodeError::NotOurs);
    }
    let mut reader = Reader::default();
    let Some(header) = parse_object::<Header>(json) else {
        reader.note(Field::Document, Part::Document);
        return reader.finish(json, schema2::SCHEMA, None);
    };
    if header.format.valid().as_deref() != Some(FORMAT) {
        return Err(DecodeError::NotOurs);
    }
    let schema = header.schema.valid().filter(|schema| *schema > 0).unwrap_or_else(|| {
        reader.note(Field::Schema, Part::Document);
        // The newest schema misses the least.
        schema2::SCHEMA
    });
    let read = reader.read(json, schema);
    if schema > schema2::SCHEMA {
        // Later versions mostly add: what has kept its name and form can be shown.
        let readable = read.map(|_| reader.document).unwrap_or_default();
        return Err(DecodeError::FromTheFuture { schema, readable: Box::new(readable) });
    }
    reader.finish(json, schema, read?)
}

/// What the text of every schema begins with.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Header {
    format: Lenient<String>,
    schema: Lenient<u64>,
}

/// A document as far as it has been read.
#[derive(Default)]
struct Reader {
    document: Document,
    /// The first damage.
    damage: Option<Damage>,
}

impl Reader {
    /// Reads what this schema knows, and returns the base that it names.
    fn read(&mut self, json: &RawValue, schema: u64) -> Result<Option<u64>, DecodeError> {
        let Some(stored) = read_document(json, schema) else {
            self.note(Field::Document, Part::Document);
            return Ok(None);
        };
        let to_revision = |number| (number <= REVISION_LIMIT).then_some(number);
        let revision = stored.revision.required(Field::Revision, to_revision);
        self.document.revision = revision.unwrap_or_else(|field| {
            self.note(field, Part::Document);
            0
        });
        self.read_settings(stored.settings);
        self.read_takes(stored.takes, schema)?;
        self.read_commitments(stored.commitments)?;
        Ok(stored.base.valid().and_then(to_revision))
    }

    fn read_settings(&mut self, settings: Lenient<schema1::Settings>) {
        let Some(settings) = settings.valid() else {
            return self.note(Field::Settings, Part::Document);
        };
        let Partial::<Settings> { value, damage } = settings.into();
        self.document.settings = value;
        self.note_any(damage, Part::Document);
    }

    fn read_takes(
        &mut self,
        takes: Lenient<Items<schema2::Take>>,
        schema: u64,
    ) -> Result<(), DecodeError> {
        let Some(takes) = takes.valid().map(Items::unread) else {
            self.note(Field::Takes, Part::Document);
            return Ok(());
        };
        if takes.len() > TAKES_LIMIT {
            return Err(DecodeError::TooManyTakes { takes: takes.len() });
        }
        for (number, json) in (1..).zip(takes) {
            let damage = read_take(json, schema).map_or_else(Some, |take| self.add_take(take));
            self.note_any(damage, Part::Take(number));
        }
        Ok(())
    }

    fn read_commitments(
        &mut self,
        commitments: Lenient<Items<schema2::Commitment>>,
    ) -> Result<(), DecodeError> {
        let commitments = match commitments {
            Lenient::Valid(commitments) => commitments.unread(),
            Lenient::Absent => Vec::new(),
            Lenient::Invalid => {
                self.note(Field::Commitments, Part::Document);
                Vec::new()
            }
        };
        if commitments.len() > COMMITMENTS_LIMIT {
            return Err(DecodeError::TooManyCommitments { commitments: commitments.len() });
        }
        for (number, json) in (1..).zip(commitments) {
            let read = parse_object::<schema2::Commitment>(json).ok_or(Field::Commitment);
            let damage = read
                .and_then(Partial::try_from)
                .map_or_else(Some, |commitment| self.add_commitment(commitment));
            self.note_any(damage, Part::Commitment(number));
        }
        Ok(())
    }

    /// Adds a take, and returns the first field in it that is damaged.
    fn add_take(&mut self, Partial { value, damage }: Partial<Take>) -> Option<Field> {
        if self.document.take(value.id).is_some() {
            return Some(Field::Id);
        }
        self.document.takes.push(value.into());
        damage
    }

    /// Adds a commitment, and returns the first field in it that is damaged.
    fn add_commitment(&mut self, Partial { value, damage }: Partial<Commitment>) -> Option<Field> {
        if self.document.commitment(value.id()).is_some() {
            return Some(Field::Id);
        }
        self.document.commitments.push(value.into());
        damage
    }

    fn note(&mut self, field: Field, part: Part) {
        self.damage.get_or_insert(Damage { field, part });
    }

    fn note_any(&mut self, field: Option<Field>, part: Part) {
        if let Some(field) = field {
            self.note(field, part);
        }
    }

    fn finish(
        self,
        json: &RawValue,
        schema: u64,
        base: Option<u64>,
    ) -> Result<Decoded, DecodeError> {
        let document = self.document;
        if let Some(at) = self.damage {
            return Err(DecodeError::Damaged { at, rest: Box::new(document) });
        }
        let written = match schema {
            schema1::SCHEMA => encode_in_schema1(&document),
            _ => encode_changes(base, &document),
        };
        let whole = is_same_apart_from_spaces(json.get(), &written);
        Ok(Decoded { document, base, whole })
    }
}

/// The fields of a document, brought to today's schema; its takes and commitments are not read
/// yet. None where a field is there twice.
fn read_document(json: &RawValue, schema: u64) -> Option<schema2::Document<'_>> {
    let in_schema1 = || parse_object(json).map(|old: schema1::Document| old.into());
    match schema {
        schema1::SCHEMA => in_schema1(),
        // Where it is a field of schema 2 that is there twice, the takes can be read all the same.
        _ => parse_object(json).or_else(|| {
            in_schema1().map(|document: schema2::Document| schema2::Document {
                commitments: Lenient::Invalid,
                ..document
            })
        }),
    }
}

/// A take, brought to today's schema, or the first field in it without which there is none.
fn read_take(json: &RawValue, schema: u64) -> Result<Partial<Take>, Field> {
    let in_schema1 = || {
        let old: schema1::Take = parse_object(json).ok_or(Field::Take)?;
        schema2::Take::from(old).try_into()
    };
    match schema {
        schema1::SCHEMA => in_schema1(),
        _ => match parse_object::<schema2::Take>(json) {
            Some(take) => take.try_into(),
            // Where it is a field of the label that is there twice, the answers can still be read.
            None => in_schema1().map(|take| Partial { damage: Some(Field::Take), ..take }),
        },
    }
}

/// Whether two JSON texts differ in nothing but the spaces and line ends between their parts.
fn is_same_apart_from_spaces(one: &str, other: &str) -> bool {
    without_spaces(one).eq(without_spaces(other))
}

/// The bytes of a JSON text without the spaces and line ends between its parts.
fn without_spaces(json: &str) -> impl Iterator<Item = u8> {
    let (mut in_string, mut escaped) = (false, false);
    json.bytes().filter(move |byte| {
        if *byte == b'"' && !escaped {
            in_string = !in_string;
        }
        escaped = *byte == b'\\' && !escaped;
        in_string || !byte.is_ascii_whitespace()
    })
}

#[cfg(test)]
mod tests;
