//! A text as a document, if it is one.
//!
//! The schema that the text was written in is found first. Its fields, and then its takes and
//! commitments, are read each on its own: so a part that is damaged is known by name, and the rest
//! of the document can be read all the same.

use serde::Deserialize;

use super::{
    FORMAT,
    document::{COMMITMENTS_LIMIT, Document, REVISION_LIMIT, TAKES_LIMIT},
    encode::encode_as,
    error::{Damage, DecodeError, Field, Part},
    lenient::{Fields, Json, Partial},
    schema1, schema2, schema3,
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
    let json = Json::of_document(text)
        .map_err(|error| DecodeError::NotJson { line: error.line(), column: error.column() })?;
    if !json.as_text().starts_with('{') {
        return Err(DecodeError::NotOurs);
    }
    let mut reader = Reader::default();
    let fields = json.to_fields();
    let header = fields.as_ref().and_then(Fields::read::<Header>);
    let (Some(fields), Some(header)) = (fields, header) else {
        reader.note(Field::Document, Part::Document);
        return reader.finish(json, schema3::SCHEMA, None);
    };
    if header.format.to_word().as_deref() != Some(FORMAT) {
        return Err(DecodeError::NotOurs);
    }
    let schema = header.schema.to_number().filter(|schema| *schema > 0).unwrap_or_else(|| {
        reader.note(Field::Schema, Part::Document);
        // The newest schema misses the least.
        schema3::SCHEMA
    });
    let read = reader.read(&fields, schema);
    if schema > schema3::SCHEMA {
        // Later versions mostly add: what has kept its name and form can be shown.
        let readable = read.map(|_| reader.document).unwrap_or_default();
        return Err(DecodeError::FromTheFuture { schema, readable: Box::new(readable) });
    }
    reader.finish(json, schema, read?)
}

/// What the text of every schema begins with.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Header<'a> {
    #[serde(borrow)]
    format: Json<'a>,
    schema: Json<'a>,
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
    fn read(&mut self, fields: &Fields, schema: u64) -> Result<Option<u64>, DecodeError> {
        let Some(stored) = fields.read::<schema1::Document>() else {
            self.note(Field::Document, Part::Document);
            return Ok(None);
        };
        match to_revision(stored.revision) {
            Some(revision) => self.document.revision = revision,
            None => self.note(Field::Revision, Part::Document),
        }
        let settings = stored.settings.to_fields();
        match settings.and_then(|fields| fields.read::<schema1::Settings>()) {
            Some(settings) => {
                let Partial { value, damage } = settings.into();
                self.document.settings = value;
                self.note_any(damage, Part::Document);
            }
            None => self.note(Field::Settings, Part::Document),
        }
        self.read_takes(stored.takes, schema)?;
        if schema == schema1::SCHEMA {
            return Ok(None);
        }
        let Some(added) = fields.read::<schema2::Document>() else {
            self.note(Field::Commitments, Part::Document);
            return Ok(None);
        };
        self.read_commitments(added.commitments)?;
        Ok(to_revision(added.base))
    }

    fn read_takes(&mut self, takes: Json, schema: u64) -> Result<(), DecodeError> {
        let Some(takes) = takes.to_items() else {
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

    fn read_commitments(&mut self, commitments: Json) -> Result<(), DecodeError> {
        let commitments = match commitments.optional(Field::Commitments, Json::to_items) {
            Ok(commitments) => commitments.unwrap_or_default(),
            Err(field) => {
                self.note(field, Part::Document);
                return Ok(());
            }
        };
        if commitments.len() > COMMITMENTS_LIMIT {
            return Err(DecodeError::TooManyCommitments { commitments: commitments.len() });
        }
        for (number, json) in (1..).zip(commitments) {
            let stored = json.to_fields().and_then(|fields| fields.read::<schema2::Commitment>());
            let read = stored.ok_or(Field::Commitment).and_then(Partial::try_from);
            let damage = read.map_or_else(Some, |commitment| self.add_commitment(commitment));
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

    fn finish(self, json: Json, schema: u64, base: Option<u64>) -> Result<Decoded, DecodeError> {
        let document = self.document;
        if let Some(at) = self.damage {
            return Err(DecodeError::Damaged { at, rest: Box::new(document) });
        }
        // Each schema only adds to the one before: what was read in that is written as it had it.
        let written = encode_as(&document, schema, base);
        let whole = json.is_same_apart_from_spaces(&written);
        Ok(Decoded { document, base, whole })
    }
}

/// A take, or the first field in it without which there is none.
fn read_take(json: Json, schema: u64) -> Result<Partial<Take>, Field> {
    let fields = json.to_fields().ok_or(Field::Take)?;
    let mut value = Take::try_from(fields.read::<schema1::Take>().ok_or(Field::Take)?)?;
    let mut damage = None;
    if schema > schema1::SCHEMA {
        damage = match fields.read::<schema2::Take>() {
            Some(added) => added.add_to(&mut value),
            None => Some(Field::Take),
        };
    }
    if schema > schema2::SCHEMA {
        let added = fields.read::<schema3::Take>();
        damage = damage.or(match added {
            Some(added) => added.add_to(&mut value),
            None => Some(Field::Take),
        });
    }
    Ok(Partial { value, damage })
}

fn to_revision(json: Json) -> Option<u64> {
    json.to_number().filter(|number| *number <= REVISION_LIMIT)
}

#[cfg(test)]
mod tests;
