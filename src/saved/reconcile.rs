//! Two documents that went their own ways from one: what two tabs hold when one could not save.

use super::document::{Document, Settings};
use crate::domain::{Answers, Statement, Take};

/// Brings `ours` and `theirs` together, which both began as `base`.
///
/// What only one side changed, added or removed is so in the result. Of a take that both sides
/// changed, the changes are put together; where they contradict each other, both are kept, ours
/// beside theirs under a following free id. A change of ours wins over their removal, and theirs
/// over ours. In the settings, ours win. The result can hold more than
/// [`TAKES_LIMIT`](super::TAKES_LIMIT) takes: nothing is left out of it; [`Document::fits`] tells.
pub fn reconcile(base: &Document, ours: &Document, theirs: &Document) -> Document {
    let mut result = theirs.clone();
    result.revision = theirs.revision.max(ours.revision);
    result.settings = Settings {
        language: ours_if_changed(
            base.settings.language,
            ours.settings.language,
            theirs.settings.language,
        ),
        theme: ours_if_changed(base.settings.theme, ours.settings.theme, theirs.settings.theme),
    };
    for take in &base.takes {
        if ours.take(take.id).is_none() && theirs.take(take.id) == Some(take) {
            result.remove(take.id);
        }
    }
    for take in &ours.takes {
        let before = base.take(take.id);
        if before != Some(take) {
            bring_in(&mut result, before, take, theirs.take(take.id));
        }
    }
    result
}

/// Brings one take that we added or changed into the result.
fn bring_in(result: &mut Document, before: Option<&Take>, ours: &Take, theirs: Option<&Take>) {
    let joined = match (before, theirs) {
        (Some(before), Some(theirs)) => joined(before, ours, theirs),
        _ => None,
    };
    match joined {
        Some(joined) => {
            result.update(ours.id, |take| *take = joined);
        }
        None => {
            result.accept(ours.clone());
        }
    }
}

/// Both sides' changes to one take, if they do not contradict each other.
fn joined(before: &Take, ours: &Take, theirs: &Take) -> Option<Take> {
    let mut answers = Answers::default();
    for statement in Statement::all() {
        let of = |take: &Take| take.answers.get(statement);
        answers.set(statement, one_change(of(before), of(ours), of(theirs))?);
    }
    Some(Take {
        id: ours.id,
        voice: one_change(before.voice, ours.voice, theirs.voice)?,
        content: one_change(before.content, ours.content, theirs.content)?,
        begun: one_change(before.begun, ours.begun, theirs.begun)?,
        finished: one_change(before.finished, ours.finished, theirs.finished)?,
        // Where the leader was last is no data: any of the two will do.
        at: ours_if_changed(before.at, ours.at, theirs.at),
        answers,
    })
}

fn one_change<T: Copy + PartialEq>(before: T, ours: T, theirs: T) -> Option<T> {
    if ours == before || ours == theirs {
        Some(theirs)
    } else if theirs == before {
        Some(ours)
    } else {
        None
    }
}

fn ours_if_changed<T: Copy + PartialEq>(before: T, ours: T, theirs: T) -> T {
    if ours == before { theirs } else { ours }
}
