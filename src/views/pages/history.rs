//! All finished takes: where the scores went, what changed last, and each for itself.

use std::sync::Arc;

use super::{nothing_yet, screen, start};
use crate::{
    domain::{Name, Scores, Take, numeral},
    phrases::{Phrases, counted, named},
    state::App,
    views::{
        called,
        controls::{button, buttons, element, field, fold, h2, heading, link, list, p, text, way},
        elements::{Node, tag},
        parts, route,
        saving::save_table,
        words,
    },
    words::Words,
};

/// How many takes are listed; the others are folded away.
const SHOWN: usize = 12;

/// A take with what its answers come to and how it is called. To write a day takes a browser longer
/// than all else about a take, so that is done once.
type Scored<'a> = (&'a Arc<Take>, &'a Scores, &'a str);

/// The finished takes of this leader, compared and listed.
pub(super) fn history(app: App) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let takes = app.data.finished();
    let scores: Vec<_> = takes.iter().map(|take| Scores::of(&take.answers)).collect();
    let names: Vec<_> = takes.iter().map(|take| called(app, words, take)).collect();
    let takes = takes.iter().zip(&scores).zip(&names);
    let takes: Vec<Scored> = takes.map(|((take, scores), name)| (take, scores, &**name)).collect();
    if takes.is_empty() {
        return nothing_yet(app, phrases.history_title(), phrases.history_none());
    }
    let mut parts = vec![heading(phrases.history_title())];
    if takes.len() == 1 {
        parts.push(p(phrases.history_one()));
    } else {
        parts.push(p(phrases.history_lead()));
        let subjects = app.data.subjects();
        for (place, subject) in subjects.iter().enumerate() {
            let about = takes.iter().filter(|(take, ..)| take.label.subject == *subject);
            let about: Vec<_> = about.copied().collect();
            // A name only tells teams apart; one take shows no trend.
            if about.len() > 1 || subjects.len() == 1 {
                if subjects.len() > 1 {
                    parts.push(h2(team(phrases, subject)));
                }
                parts.extend(course(words, &about));
            }
            if subjects.len() > 1 {
                parts.push(rename(app, subject, &["team", &numeral(place)].concat()));
            }
        }
    }
    parts.extend(any_two(phrases, &takes));
    let table = button("", phrases.table_save(), Box::new(move || save_table(app)));
    parts.push(h2(phrases.history_all()));
    parts.extend(listed(phrases, &takes));
    // One in progress stands beside the finished ones.
    let on = app.data.begun().map(|take| start::go_on(phrases, take.at, take.answers.given()));
    parts.push(buttons(on.into_iter().chain([table]).collect()));
    screen(parts)
}

fn team<'a>(phrases: &'static Phrases, subject: &'a Name) -> &'a str {
    if subject.is_empty() { phrases.label_none() } else { subject.as_str() }
}

/// Another name for a team, in all its takes.
fn rename(app: App, subject: &Name, id: &str) -> Node {
    let phrases = &words(app).phrases;
    let input = tag("input").with("type", "text").with("maxlength", &numeral(Name::LIMIT));
    let (from, place) = (subject.clone(), String::from(id));
    let save = move || {
        if let Ok(to) = Name::new(&app.device.page.value(&place)) {
            app.data.rename_subject(&from, &to);
        }
    };
    let parts = vec![
        field(phrases.label_team(), id, input.with("value", subject.as_str())),
        buttons(vec![button("", phrases.label_save(), Box::new(save))]),
    ];
    fold("", named(phrases.rename_team(), team(phrases, subject)), parts)
}

/// Where the scores of one team went, and what changed last.
fn course(words: &'static Words, takes: &[Scored]) -> Vec<Node> {
    let scores: Vec<_> = takes.iter().map(|(_, scores, _)| *scores).collect();
    let mut parts = vec![parts::trend(words, &scores)];
    parts.extend(since(words, takes));
    parts
}

/// The last take beside the one before it, and when a difference counts.
fn since(words: &'static Words, takes: &[Scored]) -> Vec<Node> {
    let [.., (before, ..), (last, ..)] = takes else { return Vec::new() };
    let mut parts = vec![h2(words.phrases.history_since())];
    parts.extend(parts::difference(words, before, last));
    parts
}

/// The way to any two takes side by side: the first and the last, to begin with.
fn any_two(phrases: &'static Phrases, takes: &[Scored]) -> Option<Node> {
    // The last two are compared already.
    let [(first, ..), _, .., (last, ..)] = takes else { return None };
    let way = way(false, &route::of_two(first.id, last.id), phrases.compare_title());
    Some(buttons(vec![way]))
}

/// The takes, the newest first, each with the way to its result; after the first few, folded away.
fn listed(phrases: &'static Phrases, takes: &[Scored]) -> Vec<Node> {
    let item = |(take, scores, called): &Scored| {
        let said = match scores.overall() {
            Some(score) => counted(phrases.history_item(), score.rounded() as usize),
            None => phrases.not_enough_overall().into(),
        };
        let way = link("", &route::of_take(take.id), *called);
        element("span", "", vec![way, text(" "), text(said)])
    };
    let mut newest = takes.iter().rev();
    let mut parts = vec![list("takes", newest.by_ref().take(SHOWN).map(item).collect())];
    let rest: Vec<_> = newest.map(item).collect();
    if !rest.is_empty() {
        let said = counted(phrases.history_more(), rest.len());
        parts.push(fold("", said, vec![list("takes", rest)]));
    }
    parts
}
