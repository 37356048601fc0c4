//! `docs/document.schema.json` and the program agree on what a document is.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use five_keys::{
    domain::{Kind, Statement},
    saved::{DecodeError, Document, decode, encode},
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, from_str};

use crate::strategies::{any_document, any_text, cases};

/// The schema of the documents that are written, and those before it.
const SCHEMAS: [(&str, &str); 3] = [
    ("urn:five-keys:document:3", include_str!("../../docs/document.schema.json")),
    ("urn:five-keys:document:2", include_str!("../../docs/document-2.schema.json")),
    ("urn:five-keys:document:1", include_str!("../../docs/document-1.schema.json")),
];

struct Schema {
    schemas: Schemas,
    indices: Vec<SchemaIndex>,
}

impl Schema {
    fn compiled() -> Schema {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        let mut compile = |(name, text): (&str, &str)| {
            compiler.add_resource(name, from_str(text).unwrap()).unwrap();
            compiler.compile(name, &mut schemas).unwrap()
        };
        let indices = SCHEMAS.into_iter().map(&mut compile).collect();
        Schema { schemas, indices }
    }

    /// Whether a text is a document of one of the schemas.
    fn accepts(&self, text: &str) -> bool {
        let is_valid = |value: Value| {
            self.indices.iter().any(|index| self.schemas.validate(&value, *index).is_ok())
        };
        from_str(text).is_ok_and(is_valid)
    }
}

#[test]
fn fixtures_pass_or_fail_as_their_names_say() {
    let schema = Schema::compiled();
    for text in [
        include_str!("../fixtures/whole.json"),
        include_str!("../fixtures/empty.json"),
        include_str!("../fixtures/limits.json"),
        include_str!("../fixtures/spaced.json"),
        include_str!("../fixtures/schema-1/half-answered.json"),
        include_str!("../fixtures/schema-1/language-switched.json"),
        include_str!("../fixtures/schema-1/finished.json"),
        include_str!("../fixtures/schema-1/reopened.json"),
        include_str!("../fixtures/schema-1/second-begun.json"),
        include_str!("../fixtures/schema-2/whole.json"),
        include_str!("../fixtures/schema-2/awkward.json"),
        include_str!("../fixtures/schema-2/content-versions.json"),
        include_str!("../fixtures/schema-2/limits.json"),
        include_str!("../fixtures/schema-2/changes.json"),
        include_str!("../fixtures/schema-3/whole.json"),
    ] {
        assert!(schema.accepts(text), "{text}");
    }
    for text in [
        include_str!("../fixtures/unknown-field.json"),
        include_str!("../fixtures/other.json"),
        include_str!("../fixtures/damaged-answers.json"),
        include_str!("../fixtures/damaged-finished.json"),
        include_str!("../fixtures/damaged-theme.json"),
        include_str!("../fixtures/future.json"),
        include_str!("../fixtures/schema-2/damaged-entry.json"),
        include_str!("../fixtures/schema-2/damaged-label.json"),
        include_str!("../fixtures/schema-3/damaged-session.json"),
    ] {
        assert!(!schema.accepts(text), "{text}");
    }
}

#[test]
fn the_schemas_name_the_statements_and_the_practices_in_their_order() {
    let is_practice = |statement: &Statement| statement.kind() == Kind::Practice;
    let statements: Vec<_> = Statement::all().collect();
    let practices: Vec<_> = Statement::all().filter(is_practice).collect();
    let (at, practice) =
        ("/$defs/take/properties/at/enum", "/$defs/commitment/properties/practice/enum");
    for ((_, text), place, expected) in [
        (SCHEMAS[0], at, &statements),
        (SCHEMAS[0], practice, &practices),
        (SCHEMAS[1], at, &statements),
        (SCHEMAS[1], practice, &practices),
        (SCHEMAS[2], at, &statements),
    ] {
        let schema: Value = from_str(text).unwrap();
        let named = schema.pointer(place).unwrap().as_array().unwrap();
        let expected = expected.iter().map(|statement| Value::from(statement.id()));
        assert!(expected.eq(named.iter().cloned()), "{place}");
    }
}

#[test]
fn the_example_in_the_description_is_whole() {
    let description = include_str!("../../docs/document.md");
    let example = description.split("```json").nth(1).and_then(|rest| rest.split("```").next());
    assert!(decode(example.unwrap()).unwrap().whole);
    assert!(Schema::compiled().accepts(example.unwrap()));
}

#[test]
fn any_document_passes_and_any_text_that_is_none_does_not() {
    let schema = Schema::compiled();
    let mut runner = TestRunner::new(cases(200));
    let agree = |(document, text): (Document, String)| {
        prop_assert!(schema.accepts(&encode(&document)));
        match decode(&text) {
            // Another order of the fields passes too, and is not whole.
            Ok(decoded) => prop_assert!(schema.accepts(&text) || !decoded.whole, "{}", text),
            // Double fields and ids, and `1.0` for 1, are beyond a JSON schema.
            Err(DecodeError::Damaged { .. }) => (),
            Err(_) => prop_assert!(!schema.accepts(&text), "{}", text),
        }
        Ok(())
    };
    runner.run(&(any_document(), any_text()), agree).unwrap();
}
