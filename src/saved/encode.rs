//! A document as text.

use serde::Serialize;

use super::{document::Document, lenient::Lenient, schema1, schema2};

/// The document as text: JSON on one line, the same text for the same document.
pub fn encode(document: &Document) -> String {
    encode_changes(None, document)
}

/// The document as text, with the revision of the document that it holds changes of.
pub(super) fn encode_changes(base: Option<u64>, document: &Document) -> String {
    to_json(&schema2::Document { base: Lenient::from(base), ..document.into() })
}

/// A document that was read in schema 1, as that schema writes it.
pub(super) fn encode_in_schema1(document: &Document) -> String {
    to_json(&schema1::Document::from(document))
}

fn to_json(document: &impl Serialize) -> String {
    // Cannot fail: there are no maps with other keys than texts in it. Whoever stores the text
    // still refuses an empty one.
    serde_json::to_string(document).unwrap_or_default()
}
