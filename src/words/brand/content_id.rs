//! The number of an organisation's own statements.

use sha2::{Digest as _, Sha256};

use super::{
    super::{
        content::Questionnaire,
        content_version::{CONTENT_VERSION, FIRST_OF_OTHERS},
    },
    questionnaire::measured,
};

/// The number of the statements in each language, which were ours before: our own version where what is
/// measured is the same, and else a number that is calculated from what differs. `docs/scoring.md`
/// describes it.
pub(crate) fn content_id(words: Vec<(&str, &mut Questionnaire, &mut Questionnaire)>) -> u16 {
    let mut changed = Vec::new();
    for (code, ours, theirs) in words {
        let ours = measured(ours);
        let differing =
            measured(theirs).into_iter().filter(|(id, text)| ours.get(id) != Some(text));
        changed.extend(differing.map(|(id, text)| format!("{code} {id} {text}\n")));
    }
    of_changed(changed)
}

/// The number of statements that differ from ours in these lines.
pub(crate) fn of_changed(mut changed: Vec<String>) -> u16 {
    if changed.is_empty() {
        return CONTENT_VERSION;
    }
    changed.sort();
    let hash = Sha256::digest(format!("{CONTENT_VERSION}\n{}", changed.concat()));
    FIRST_OF_OTHERS | hash.iter().take(2).fold(0, |number, byte| number << 8 | u16::from(*byte))
}
