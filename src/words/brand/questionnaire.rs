//! An organisation's own words in the questionnaire and the actions.

use std::collections::BTreeMap;

use super::{
    super::{
        content::{KeyText, Questionnaire, flaw},
        rhythm::Rhythm,
    },
    Fault,
    entries::{Entry, nearest},
};

/// The list of labels, each of which has its number behind this.
const LABELS: &str = "scale.labels";

/// What only makes sense in both languages: who it is, what is measured, and what to do about it.
const IN_BOTH: [&str; 5] = ["name", "address", "scale", "statement", "action"];

/// Whether a text is one of these, or in one of these.
fn is_in(id: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| {
        id.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// All texts that can be changed, by their ids.
fn texts(all: &mut Questionnaire) -> BTreeMap<String, &mut String> {
    let (intro, scale) = (&mut all.intro, &mut all.scale);
    let mut texts = vec![
        ("name".to_owned(), &mut all.name),
        ("address".to_owned(), &mut all.address),
        ("tagline".to_owned(), &mut all.tagline),
        ("source".to_owned(), &mut all.source),
        ("source_url".to_owned(), &mut all.source_url),
        ("intro.question".to_owned(), &mut intro.question),
        ("intro.lead".to_owned(), &mut intro.lead),
        ("intro.promise".to_owned(), &mut intro.promise),
        ("intro.privacy".to_owned(), &mut intro.privacy),
        ("scale.period".to_owned(), &mut scale.period),
        ("scale.not_applicable".to_owned(), &mut scale.not_applicable),
    ];
    for (place, label) in (1..).zip(&mut scale.labels) {
        texts.push((format!("{LABELS}.{place}"), label));
    }
    for key in &mut all.keys {
        let KeyText { id, name, promise, why, low, mid, high, conversation, statements } = key;
        let of_key = [
            ("name", name),
            ("promise", promise),
            ("why", why),
            ("low", low),
            ("mid", mid),
            ("high", high),
            ("conversation", conversation),
        ];
        texts.extend(of_key.map(|(field, text)| (format!("key.{id}.{field}"), text)));
        for statement in statements {
            let id = &statement.id;
            texts.push((format!("statement.{id}.self"), &mut statement.own));
            texts.push((format!("statement.{id}.team"), &mut statement.team));
            if let Some(action) = &mut statement.action {
                let of_action = [
                    ("title", &mut action.title),
                    ("how", &mut action.how),
                    ("today", &mut action.today),
                    ("cue", &mut action.cue),
                    ("rhythm", &mut action.rhythm),
                ];
                texts.extend(of_action.map(|(field, text)| (format!("action.{id}.{field}"), text)));
            }
        }
    }
    texts.into_iter().collect()
}

/// What of the questionnaire is measured, by its ids: the statements and the scale.
pub(super) fn measured(all: &mut Questionnaire) -> BTreeMap<String, String> {
    let texts = texts(all).into_iter().filter(|(id, _)| is_in(id, &["scale", "statement"]));
    texts.map(|(id, text)| (id, text.clone())).collect()
}

/// Puts an organisation's words in the place of ours.
pub(super) fn change(all: &mut Questionnaire, file: &str, entries: &[Entry]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut fault = |line: usize, id: &str, what: &str| {
        faults.push(format!("{file}:{line}: {id}: {what}"));
    };
    let mut texts = texts(all);
    let ids: Vec<_> = texts.keys().cloned().collect();
    for Entry { id, line, text } in entries {
        let Some(place) = texts.get_mut(id) else {
            fault(*line, id, &format!("there is no such text{}", nearest(id, &ids)));
            continue;
        };
        if let Some(flaw) = flaw(text) {
            fault(*line, id, flaw);
        }
        match id.rsplit('.').next().unwrap_or_default() {
            "address" if !(text.starts_with("https://") || is_mail_address(text)) => {
                fault(
                    *line,
                    id,
                    "must be a mail address, such as hr@example.org, or begin with https://",
                );
            }
            "source_url" if !text.starts_with("https://") => {
                fault(*line, id, "must begin with https://");
            }
            "rhythm" if Rhythm::from_id(text).is_none() => {
                let known = Rhythm::ALL.map(Rhythm::id).join(", ");
                fault(*line, id, &format!("is \"{text}\", must be one of {known}"));
            }
            _ => {}
        }
        text.clone_into(place);
    }
    let has = |id: &str| entries.iter().any(|entry| entry.id == id);
    for Entry { id, line, text } in entries.iter().filter(|entry| ids.contains(&entry.id)) {
        // The two voices are set beside each other, so they ask the same.
        for (voice, other) in [("self", "team"), ("team", "self")] {
            if let Some(statement) = id.strip_suffix(voice)
                && is_in(id, &["statement"])
                && !has(&format!("{statement}{other}"))
            {
                let what =
                    format!("`{other}` must be changed too: a team and its leader answer the same");
                fault(*line, id, &what);
            }
        }
        if is_in(id, &[LABELS]) {
            let is_same = |other: &&Entry| is_in(&other.id, &[LABELS, "scale.not_applicable"]);
            let same = entries
                .iter()
                .filter(is_same)
                .find(|other| (&other.text, &other.id) > (text, id) && other.text == *text);
            if let Some(same) = same {
                fault(
                    *line,
                    id,
                    &format!("is the same as {}; answers must be told apart", same.id),
                );
            }
        }
    }
    let labels: Vec<_> = entries.iter().filter(|entry| is_in(&entry.id, &[LABELS])).collect();
    let wanted = ids.iter().filter(|id| is_in(id, &[LABELS])).count();
    if let Some(first) = labels.first().filter(|_| labels.len() < wanted) {
        fault(first.line, LABELS, &format!("has {} labels, must have {wanted}", labels.len()));
    }
    faults
}

/// Whether somebody can be written to there.
fn is_mail_address(text: &str) -> bool {
    let is_plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || ".-_+".contains(c))
    };
    text.split_once('@')
        .is_some_and(|(who, host)| is_plain(who) && is_plain(host) && host.contains('.'))
}

/// What is changed in one language and must be in the other too, and is not; of our texts, since of what is
/// none of them is told already.
pub(super) fn missing_in_the_other(
    ours: &mut Questionnaire,
    (file, entries): (&str, &[Entry]),
    (other, others): (&str, &[Entry]),
) -> Vec<Fault> {
    let ids = texts(ours);
    let is_there = |id: &str| others.iter().any(|entry| entry.id == id);
    let alone = entries
        .iter()
        .filter(|Entry { id, .. }| is_in(id, &IN_BOTH) && ids.contains_key(id) && !is_there(id));
    let alone = alone.map(|Entry { id, line, .. }| {
        format!("{file}:{line}: {id}: is changed here, and must be changed in {other} too")
    });
    let differing =
        entries.iter().filter(|entry| entry.id.ends_with(".rhythm")).filter_map(|one| {
            let same = others.iter().find(|other| other.id == one.id && other.text != one.text)?;
            let Entry { id, line, text } = one;
            // Told once, of the file that comes first.
            (file < other).then(|| {
                format!(
                    "{file}:{line}: {id}: is \"{text}\", but \"{}\" in {other}:{}",
                    same.text, same.line
                )
            })
        });
    alone.chain(differing).collect()
}
