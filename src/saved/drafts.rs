//! What is typed and not saved yet, as the text that a tab keeps of it.

use super::lenient::Json;

/// How many fields are kept; of more, those that were typed in last.
const FIELDS_LIMIT: usize = 100;

/// How many characters of a field are kept. It is more than any field takes, so that what is too long
/// can still be shortened after the page was loaded again.
const TEXT_LIMIT: usize = 2000;

/// The text that a tab keeps of its drafts, the latest last: a list of the id of each field and what is
/// typed in it, in turn. None where there are none that it keeps.
pub fn encode_drafts(drafts: &[(String, String)]) -> Option<String> {
    let fields = within_limits(drafts.to_vec());
    if fields.is_empty() {
        return None;
    }
    let words: Vec<_> = fields.into_iter().flat_map(|(id, text)| [id, text]).collect();
    serde_json::to_string(&words).ok()
}

/// The drafts in a text that a tab has kept; none where it is anything else.
pub fn decode_drafts(text: &str) -> Vec<(String, String)> {
    let items = Json::of_document(text).ok().and_then(Json::to_items).unwrap_or_default();
    let (pairs, []) = items.as_chunks() else { return Vec::new() };
    let read = |[id, text]: &[Json; 2]| Some((id.to_word()?, text.to_word()?));
    let drafts: Option<Vec<_>> = pairs.iter().map(read).collect();
    within_limits(drafts.unwrap_or_default())
}

fn within_limits(mut drafts: Vec<(String, String)>) -> Vec<(String, String)> {
    drafts.retain(|(id, text)| [id, text].iter().all(|one| one.chars().count() <= TEXT_LIMIT));
    drafts.drain(..drafts.len().saturating_sub(FIELDS_LIMIT));
    drafts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft(id: usize, text: &str) -> (String, String) {
        (format!("field-{id}"), text.to_owned())
    }

    #[test]
    fn what_is_kept_is_read_again() {
        let drafts = [draft(1, "a \"line\"\nand another 🔑"), draft(2, "")];
        let text = encode_drafts(&drafts).unwrap();
        assert_eq!(decode_drafts(&text), drafts);
        assert_eq!(encode_drafts(&[]), None);
    }

    #[test]
    fn the_oldest_fields_and_what_is_far_too_long_are_not_kept() {
        let mut drafts: Vec<_> = (0..=FIELDS_LIMIT).map(|id| draft(id, "text")).collect();
        let kept = |drafts: &[_]| decode_drafts(&encode_drafts(drafts).unwrap());
        assert_eq!(kept(&drafts), drafts[1..]);
        drafts.push(draft(500, &"é".repeat(TEXT_LIMIT)));
        drafts.push(draft(501, &"é".repeat(TEXT_LIMIT + 1)));
        let last = kept(&drafts).pop().unwrap();
        assert_eq!(last.0, "field-500");
    }

    #[test]
    fn any_other_text_holds_no_drafts() {
        for text in ["", "{}", "[]", "null", "[1,2]", "[\"note\"]", "[[\"note\",\"text\"]]"] {
            assert_eq!(decode_drafts(text), [], "{text}");
        }
        let text = encode_drafts(&[draft(1, "text")]).unwrap();
        assert_eq!(text, r#"["field-1","text"]"#);
        assert_eq!(decode_drafts(&text[..text.len() - 1]), []);
    }

    proptest! {
        #[test]
        fn no_text_stops_the_page(text in ".{0,60}|[\\[\\]{}\",:a-z0-9]{0,60}") {
            let _ = decode_drafts(&text);
        }
    }
}
