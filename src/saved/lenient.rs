//! Reading that one damaged value does not stop.
//!
//! With serde a value of the wrong type fails everything around it. A stored document is worth more
//! than that: each field is left as it stands in the text, and read on its own when it is asked for;
//! so is each item of a list.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{
        self, IntoDeserializer, MapAccess, SeqAccess, Visitor,
        value::{BorrowedStrDeserializer, MapDeserializer},
    },
};
use serde_json::value::RawValue;

use super::error::Field;

/// A value as it stands in the text; empty where a field is missing.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// The text of a whole document.
    ///
    /// # Errors
    /// Where it is not JSON.
    pub(super) fn of_document(text: &'a str) -> serde_json::Result<Json<'a>> {
        serde_json::from_str(text).map(|json: &RawValue| Json(json.get()))
    }

    /// Its part of the text.
    pub(super) fn as_text(self) -> &'a str {
        self.0
    }

    /// Whether it and another JSON text differ in nothing but the spaces and line ends between their
    /// parts.
    pub(super) fn is_same_apart_from_spaces(self, other: &str) -> bool {
        without_spaces(self.0).eq(without_spaces(other))
    }

    fn is_absent(self) -> bool {
        matches!(self.0, "" | "null")
    }

    /// A whole number of at least 0, written in digits alone.
    pub(super) fn to_number(self) -> Option<u64> {
        self.0.parse().ok()
    }

    /// Any text.
    pub(super) fn to_word(self) -> Option<String> {
        match self.parse() {
            Value::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The items of a list.
    pub(super) fn to_items(self) -> Option<Vec<Json<'a>>> {
        match self.parse() {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// The fields of an object.
    pub(super) fn to_fields(self) -> Option<Fields<'a>> {
        match self.parse() {
            Value::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// One of a few words, in either of the ways in which serde writes the variants of an enum:
    /// `"self"` and `{"self":null}`.
    pub(super) fn to_variant(self) -> Option<String> {
        match self.parse() {
            Value::Word(word) => Some(word),
            Value::Object(Fields(mut fields)) => {
                let (word, value) = fields.pop()?;
                (fields.is_empty() && value.0 == "null").then_some(word)
            }
            _ => None,
        }
    }

    fn parse(self) -> Value<'a> {
        serde_json::from_str(self.0).unwrap_or(Value::Other)
    }

    /// The value of a field as the domain has it.
    ///
    /// # Errors
    /// The field, where the value is missing or not what it should be.
    pub(super) fn required<T>(
        self,
        field: Field,
        read: impl FnOnce(Json<'a>) -> Option<T>,
    ) -> Result<T, Field> {
        read(self).ok_or(field)
    }

    /// The value of a field as the domain has it, none where it is missing.
    ///
    /// # Errors
    /// The field, where the value is not what it should be.
    pub(super) fn optional<T>(
        self,
        field: Field,
        read: impl FnOnce(Json<'a>) -> Option<T>,
    ) -> Result<Option<T>, Field> {
        if self.is_absent() { Ok(None) } else { self.required(field, read).map(Some) }
    }
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

/// The fields of an object, each with its name.
pub(super) struct Fields<'a>(Vec<(String, Json<'a>)>);

impl<'a> Fields<'a> {
    /// Those that `T` has. None where one of them is there twice.
    pub(super) fn read<T: Deserialize<'a>>(&self) -> Option<T> {
        let fields = self.0.iter().map(|(name, value)| (name.as_str(), *value));
        T::deserialize(MapDeserializer::<_, DoubleField>::new(fields)).ok()
    }
}

/// Passes the text on as it stands.
impl<'de> IntoDeserializer<'de, DoubleField> for Json<'de> {
    type Deserializer = BorrowedStrDeserializer<'de, DoubleField>;

    fn into_deserializer(self) -> Self::Deserializer {
        BorrowedStrDeserializer::new(self.0)
    }
}

/// Why fields are not read. Serde has more to say about it, which nobody is told.
#[derive(Debug)]
struct DoubleField;

impl fmt::Display for DoubleField {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a field is there twice")
    }
}

impl std::error::Error for DoubleField {}

impl de::Error for DoubleField {
    fn custom<T: fmt::Display>(_: T) -> DoubleField {
        DoubleField
    }
}

/// A value whose parts are not yet read.
enum Value<'a> {
    Word(String),
    List(Vec<Json<'a>>),
    Object(Fields<'a>),
    /// A number, `true`, `false` or `null`.
    Other,
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Value<'de>, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value<'de>, E> {
        Ok(Value::Other)
    }

    fn visit_str<E>(self, word: &str) -> Result<Value<'de>, E> {
        Ok(Value::Word(word.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = list.next_element::<&RawValue>()? {
            items.push(Json(item.get()));
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some((name, value)) = object.next_entry::<String, &RawValue>()? {
            fields.push((name, Json(value.get())));
        }
        Ok(Value::Object(Fields(fields)))
    }
}

/// What could be read of a part of a document.
#[derive(Debug)]
pub(super) struct Partial<T> {
    /// The part, without what is damaged in it.
    pub(super) value: T,
    /// The first damaged field in it, if there is one.
    pub(super) damage: Option<Field>,
}

/// The value, or its default where it is damaged; the first damaged field is noted.
pub(super) fn or_default<T: Default>(value: Result<T, Field>, damage: &mut Option<Field>) -> T {
    value.unwrap_or_else(|field| {
        damage.get_or_insert(field);
        T::default()
    })
}
