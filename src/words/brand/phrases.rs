//! An organisation's own words in the interface.

use super::{
    super::phrases::{Phrases, flaw, places},
    Fault,
    entries::{Entry, nearest},
};

/// Puts an organisation's phrases in the place of ours. Which part of the file they stand in is as it is
/// in ours: for who edits it alone.
pub(super) fn change(all: &mut [&mut Phrases], file: &str, entries: &[Entry]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let known: Vec<_> = all.iter().flat_map(|phrases| phrases.keys().cloned()).collect();
    let mut seen: Vec<(&str, usize)> = Vec::new();
    for Entry { id, line, text } in entries {
        let mut fault = |what: String| faults.push(format!("{file}:{line}: {id}: {what}"));
        let name = id.rsplit('.').next().unwrap_or_default();
        let Some(place) = all.iter_mut().find_map(|phrases| phrases.get_mut(name)) else {
            fault(format!("there is no such phrase{}", nearest(name, &known)));
            continue;
        };
        if let Some((_, before)) = seen.iter().find(|(other, _)| *other == name) {
            fault(format!("is there twice, on line {before} too"));
            continue;
        }
        seen.push((name, *line));
        if let Some(flaw) = flaw(text) {
            fault(flaw.to_owned());
        }
        // The name of the check can be told or left out anywhere; all else must be filled in.
        let filled = |phrase| -> Vec<_> {
            places(phrase).into_iter().filter(|place| *place != "app").collect()
        };
        if filled(text) != filled(place) {
            let wanted: Vec<_> = filled(place).iter().map(|place| format!("{{{place}}}")).collect();
            let wanted =
                if wanted.is_empty() { "no {…}".to_owned() } else { wanted.join(" and ") };
            fault(format!("must have {wanted} in it, as ours has: “{place}”"));
        }
        text.clone_into(place);
    }
    faults
}
