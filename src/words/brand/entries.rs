//! The texts of a TOML file, each with the line on which it stands.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::Fault;

/// A text of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Where it belongs: the names of the parts it stands in, and its own, with full stops between them.
    /// In a list it has its place in that, from 1.
    pub(crate) id: String,
    /// Its line, from 1.
    pub(crate) line: usize,
    /// What it says.
    pub(crate) text: String,
}

/// Reads all texts of a file, in the order of their lines.
///
/// # Errors
/// What is no TOML, or neither a text nor a list of texts.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Entry>, Vec<Fault>> {
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line(span.start));
        vec![format!("{file}:{line}: {}", error.message().replace('\n', ", "))]
    })?;
    let (mut entries, mut faults) = (Vec::new(), Vec::new());
    let mut parts = vec![(String::new(), table.get_ref())];
    while let Some((part, table)) = parts.pop() {
        for (name, value) in table {
            let id = format!("{part}{}", name.get_ref());
            let mut found = |id: String, value: &Spanned<DeValue>| {
                let line = line(value.span().start);
                if let Some(text) = value.get_ref().as_str() {
                    entries.push(Entry { id, line, text: text.to_owned() });
                } else {
                    let what = "must be a text between \" and \"";
                    faults.push(format!("{file}:{line}: {id}: {what}"));
                }
            };
            match value.get_ref() {
                DeValue::Table(inner) => parts.push((format!("{id}."), inner)),
                DeValue::Array(list) => {
                    for (place, one) in (1..).zip(list.iter()) {
                        found(format!("{id}.{place}"), one);
                    }
                }
                _ => found(id, value),
            }
        }
    }
    entries.sort_by_key(|entry| entry.line);
    if faults.is_empty() { Ok(entries) } else { Err(faults) }
}

/// Which of the known names may have been meant: "; did you mean x?", or nothing.
pub(super) fn nearest<T: AsRef<str>>(name: &str, known: &[T]) -> String {
    let likeness = |one: &&T| strsim::jaro_winkler(name, one.as_ref());
    let best = known.iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    let best = best.filter(|one| likeness(one) > 0.8);
    best.map_or_else(String::new, |best| format!("; did you mean {}?", best.as_ref()))
}
