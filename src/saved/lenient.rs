//! Reading that one damaged value does not stop.
//!
//! With serde a value of the wrong type fails everything around it. A stored document is worth more
//! than that: each field is read on its own, and so is each item of a list.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::error::Field;

/// The value of a field, which can be missing or wrong without failing the object it is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Lenient<T> {
    /// It is missing, or `null`.
    #[default]
    Absent,
    /// It is what it should be, as far as its type says.
    Valid(T),
    /// It is of another type.
    Invalid,
}

impl<T> Lenient<T> {
    /// For serde: whether nothing is to be written.
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Lenient::Absent)
    }

    /// The value if it is there and of its type.
    pub(super) fn valid(self) -> Option<T> {
        match self {
            Lenient::Valid(value) => Some(value),
            Lenient::Absent | Lenient::Invalid => None,
        }
    }

    /// Another value in its place, where there is one.
    pub(super) fn map<U>(self, convert: impl FnOnce(T) -> U) -> Lenient<U> {
        match self {
            Lenient::Absent => Lenient::Absent,
            Lenient::Valid(value) => Lenient::Valid(convert(value)),
            Lenient::Invalid => Lenient::Invalid,
        }
    }

    /// The value as the domain has it.
    ///
    /// # Errors
    /// The field, where the value is missing or not what it should be.
    pub(super) fn required<U>(
        self,
        field: Field,
        convert: impl FnOnce(T) -> Option<U>,
    ) -> Result<U, Field> {
        self.valid().and_then(convert).ok_or(field)
    }

    /// The value as the domain has it, none where it is missing.
    ///
    /// # Errors
    /// The field, where the value is not what it should be.
    pub(super) fn optional<U>(
        self,
        field: Field,
        convert: impl FnOnce(T) -> Option<U>,
    ) -> Result<Option<U>, Field> {
        match self {
            Lenient::Absent => Ok(None),
            present => present.required(field, convert).map(Some),
        }
    }
}

impl<T> From<Option<T>> for Lenient<T> {
    fn from(value: Option<T>) -> Lenient<T> {
        value.map_or(Lenient::Absent, Lenient::Valid)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Lenient<T>, D::Error> {
        let json = <&RawValue>::deserialize(deserializer)?;
        let value = serde_json::from_str::<Option<T>>(json.get());
        Ok(value.map_or(Lenient::Invalid, Lenient::from))
    }
}

impl<T: Serialize> Serialize for Lenient<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Lenient::Valid(value) => value.serialize(serializer),
            Lenient::Absent | Lenient::Invalid => serializer.serialize_none(),
        }
    }
}

/// For `deserialize_with`, on a field that holds an object.
pub(super) fn object<'de, D, T>(deserializer: D) -> Result<Lenient<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let json = <Option<&RawValue>>::deserialize(deserializer)?;
    Ok(json.map_or(Lenient::Absent, |json| {
        parse_object(json).map_or(Lenient::Invalid, Lenient::Valid)
    }))
}

/// Reads an object. None where it is something else, or has a field of `T` twice; an array is
/// something else, though a derived struct could be read from one.
pub(super) fn parse_object<'a, T: Deserialize<'a>>(json: &'a RawValue) -> Option<T> {
    let json = json.get();
    if json.starts_with('{') { serde_json::from_str(json).ok() } else { None }
}

/// The items of a list.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Items<'a, T> {
    /// As they stand in a text, to be read one by one.
    Unread(Vec<&'a RawValue>),
    /// To be written.
    Values(Vec<T>),
}

impl<'a, T> Items<'a, T> {
    /// The items that are to be read; those that are to be written were never in a text.
    pub(super) fn unread(self) -> Vec<&'a RawValue> {
        match self {
            Items::Unread(items) => items,
            Items::Values(_) => Vec::new(),
        }
    }
}

impl<'de: 'a, 'a, T> Deserialize<'de> for Items<'a, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Items<'a, T>, D::Error> {
        Vec::deserialize(deserializer).map(Items::Unread)
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
