//! `docs/document.schema.json` and the program agree on what a document is.

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use five_keys::{
    domain::Statement,
    saved::{DecodeError, Document, decode, encode},
};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, from_str};

use crate::strategies::{any_document, any_text, cases};

const SCHEMA: &str = include_str!("../../docs/document.schema.json");

struct Schema {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Schema {
    fn compiled() -> Schema {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource("urn:five-keys:document:1", from_str(SCHEMA).unwrap()).unwrap();
        let index = compiler.compile("urn:five-keys:document:1", &mut schemas).unwrap();
        Schema { schemas, index }
    }

    fn accepts(&self, text: &str) -> bool {
        let is_valid = |value: Value| self.schemas.validate(&value, self.index).is_ok();
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
    ] {
        assert!(schema.accepts(text), "{text}");
    }
    for text in [
        include_str!("../fixtures/unknown-field.json"),
        include_str!("../fixtures/other.json"),
        include_str!("../fixtures/damaged-answers.json"),
        include_str!("../fixtures/damaged-theme.json"),
        include_str!("../fixtures/future.json"),
    ] {
        assert!(!schema.accepts(text), "{text}");
    }
}

#[test]
fn the_schema_names_the_statements_in_their_order() {
    let schema: Value = from_str(SCHEMA).unwrap();
    let named = schema.pointer("/$defs/take/properties/at/enum").unwrap().as_array().unwrap();
    assert!(
        Statement::all().map(|statement| Value::from(statement.id())).eq(named.iter().cloned())
    );
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
