//! Any document comes back, and any text is read without harm.

use five_keys::saved::{DecodeError, Decoded, Document, decode, encode};
use proptest::prelude::*;
use serde_json::Value;

use crate::strategies::{any_document, any_text, cases};

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_document_comes_back_from_its_text(document in any_document()) {
        let text = encode(&document);
        prop_assert_eq!(decode(&text), Ok(Decoded { document, whole: true, base: None }));
    }

    #[test]
    fn any_cut_of_a_documents_text_is_no_document(document in any_document(), cut in 1..500_usize) {
        let text = encode(&document);
        let kept = text.floor_char_boundary(text.len().saturating_sub(cut));
        let is_not_json = matches!(decode(&text[..kept]), Err(DecodeError::NotJson { .. }));
        prop_assert!(is_not_json);
    }

    #[test]
    fn any_text_that_is_called_whole_says_what_its_document_says(text in any_text()) {
        if let Ok(Decoded { document, whole: true, base: None }) = decode(&text) {
            let of = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            let mut written = of(&encode(&document));
            written["schema"] = of(&text)["schema"].clone();
            prop_assert_eq!(written, of(&text));
        }
    }

    #[test]
    fn any_text_leads_to_a_document_that_can_be_written(text in any_text()) {
        let document = readable(&text);
        prop_assert_eq!(decode(&encode(&document)), Ok(Decoded { document, whole: true, base: None }));
    }
}

/// What can be read of a text.
fn readable(text: &str) -> Document {
    match decode(text) {
        Ok(decoded) => decoded.document,
        Err(DecodeError::Damaged { rest, .. }) => *rest,
        Err(DecodeError::FromTheFuture { readable, .. }) => *readable,
        Err(_) => Document::default(),
    }
}
