//! Reads the files of phrases and says what is wrong with them, by file and name.
//!
//! The build uses it, and so does a test that feeds it broken files.

use std::collections::BTreeMap;

/// The phrases of one language by name. The parts of the file are only for who edits it.
pub(crate) type Phrases = BTreeMap<String, String>;

/// The places in a phrase that the program knows how to fill, and the one that the build fills with the name
/// of the self-check.
const PLACES: [&str; 4] = ["n", "m", "name", "app"];

/// Reads the text of a file of phrases.
///
/// # Errors
/// Every fault found, a line each: `nl.toml: begin: …`.
pub(crate) fn read(file: &str, text: &str) -> Result<Phrases, Vec<String>> {
    let parts: BTreeMap<String, Phrases> = toml::from_str(text)
        .map_err(|error| vec![format!("{file}: {}", error.to_string().replace('\n', " "))])?;
    let (mut all, mut faults) = (Phrases::new(), Vec::new());
    for (name, phrase) in parts.into_values().flatten() {
        if let Some(flaw) = flaw(&phrase) {
            faults.push(format!("{file}: {name}: {flaw}"));
        }
        for place in places(&phrase).into_iter().filter(|place| !PLACES.contains(place)) {
            faults.push(format!("{file}: {name}: nothing fills the place {{{place}}}"));
        }
        if all.insert(name.clone(), phrase).is_some() {
            faults.push(format!("{file}: {name}: is there twice"));
        }
    }
    if faults.is_empty() { Ok(all) } else { Err(faults) }
}

/// What is wrong with a phrase, if anything.
pub(crate) fn flaw(phrase: &str) -> Option<&'static str> {
    if phrase.trim().is_empty() {
        Some("is empty")
    } else if phrase.contains('\'') {
        Some("has a straight ' instead of ’")
    } else if phrase.trim() != phrase || phrase.chars().any(char::is_control) {
        Some("has a space at its end, a tab or a line break")
    } else {
        None
    }
}

/// What is in one file of phrases and not in the other, or has other places there, a line each.
pub(crate) fn differences(
    (file, one): (&str, &Phrases),
    (other_file, other): (&str, &Phrases),
) -> Vec<String> {
    let mut faults = Vec::new();
    for (name, phrase) in one {
        match other.get(name) {
            None => faults.push(format!("{other_file}: {name}: is missing, and in {file}")),
            Some(theirs) if places(theirs) != places(phrase) => faults.push(format!(
                "{other_file}: {name}: has the places {:?}, but {:?} in {file}",
                places(theirs),
                places(phrase)
            )),
            Some(_) => {}
        }
    }
    for name in other.keys().filter(|name| !one.contains_key(*name)) {
        faults.push(format!("{file}: {name}: is missing, and in {other_file}"));
    }
    faults
}

/// The places of a phrase that the program fills in, such as `n`, each as often as it is there.
pub(crate) fn places(phrase: &str) -> Vec<&str> {
    let mut names: Vec<_> =
        phrase.split('{').skip(1).filter_map(|p| p.split_once('}')).map(|(n, _)| n).collect();
    names.sort_unstable();
    names
}
