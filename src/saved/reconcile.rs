//! A three-way merge: of what two tabs hold that began with the same document, when one of them
//! could not save.

use std::sync::Arc;

use super::document::{Document, NewTakeIds, Settings, Theme};
use crate::domain::{Answers, Commitment, Label, Statement, Take, TakeId};

/// Brings `ours` and `theirs` together, which both began as `base`.
///
/// What only one side changed, added or removed is so in the result. Of a take that both sides
/// changed, the changes are put together; where they contradict each other, both are kept, ours
/// beside theirs under a following free id. Of two labels the later one holds. The logs of a
/// commitment are put together, without what one side has taken back. A change of ours wins over their removal, and theirs over ours.
/// What a side changed and set back is no change of its. In the settings, ours win. The result can
/// hold more takes or commitments than there is room for: nothing is left out of it;
/// [`Document::fits`] tells.
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
    for commitment in &base.commitments {
        let id = commitment.id();
        if ours.commitment(id).is_none() && theirs.commitment(id) == Some(commitment) {
            result.remove_commitment(id);
        }
    }
    // What refers to a take of ours refers to it under the id that it gets.
    let mut ids = NewTakeIds::default();
    for is_correction in [false, true] {
        for take in ours.takes.iter().filter(|take| take.corrects.is_some() == is_correction) {
            let before = base.take(take.id);
            if before != Some(take) {
                let ours = Take { corrects: ids.resolve(take.corrects), ..Take::clone(take) };
                let id = merge_take_into(&mut result, before, ours, theirs.take(take.id));
                ids.insert(take.id, id);
            }
        }
    }
    for commitment in &ours.commitments {
        if base.commitment(commitment.id()) != Some(commitment) {
            let take = ids.resolve(commitment.take());
            let ours = Commitment::clone(commitment).with_take(take);
            merge_commitment_into(&mut result, base.commitment(commitment.id()), ours);
        }
    }
    result
}

/// Brings `ours` together with what was found in the place of a text that is not known any more: an
/// older one, a part of it, or another one. Nothing has been removed from either.
///
/// Of two states of one take the later one holds; where none of them is the later one, both are kept.
/// In the settings, ours win.
pub fn join(ours: &Document, found: &Document) -> Document {
    let mut result = ours.clone();
    result.revision = ours.revision.max(found.revision);
    result.settings = Settings {
        language: ours.settings.language.or(found.settings.language),
        theme: ours_if_changed(Theme::default(), ours.settings.theme, found.settings.theme),
    };
    let mut ids = NewTakeIds::default();
    for is_correction in [false, true] {
        for take in found.takes.iter().filter(|take| take.corrects.is_some() == is_correction) {
            let take = Take { corrects: ids.resolve(take.corrects), ..Take::clone(take) };
            let label = result.take(take.id).map(|here| here.label.or_later(&take.label));
            match (result.take(take.id), label) {
                (Some(here), Some(label)) if here.goes_on_from(&take) => {
                    result.update(take.id, |here| here.label = label);
                }
                (Some(here), Some(label)) if take.goes_on_from(here) => {
                    result.update(take.id, |here| *here = Take { label, ..take });
                }
                _ => ids.insert(take.id, result.accept(take.into())),
            }
        }
    }
    for commitment in &found.commitments {
        let take = ids.resolve(commitment.take());
        result.accept_commitment(Commitment::clone(commitment).with_take(take).into());
    }
    result
}

/// Brings `ours` and `theirs` together, of which it is not known what both began as: as if that had been
/// what they have in common. So nothing of either is left out, and answers that only one of them has
/// come together in one take.
pub fn unite(ours: &Document, theirs: &Document) -> Document {
    let in_both = |take: &Arc<Take>| Some(in_common(take, theirs.take(take.id)?)?.into());
    let takes = ours.takes.iter().filter_map(in_both).collect();
    reconcile(&Document { takes, ..Document::default() }, ours, theirs)
}

/// What two states of one take have in common; none where they are not of one take.
fn in_common(one: &Take, other: &Take) -> Option<Take> {
    let is_one = one.begun == other.begun
        && one.voice == other.voice
        && one.corrects == other.corrects
        && one.session == other.session;
    let mut common = is_one.then(|| one.clone())?;
    for statement in Statement::all() {
        let answer = one.answers.get(statement);
        common.answers.set(statement, answer.filter(|_| answer == other.answers.get(statement)));
    }
    common.finished = one.finished.filter(|_| one.finished == other.finished);
    common.label = if one.label == other.label { one.label.clone() } else { Label::default() };
    Some(common)
}

/// Puts one take that we added or changed into the result, and returns its id there.
fn merge_take_into(
    result: &mut Document,
    before: Option<&Arc<Take>>,
    ours: Take,
    theirs: Option<&Arc<Take>>,
) -> TakeId {
    let merged = match (before, theirs) {
        (Some(before), Some(theirs)) => merge_take(before, &ours, theirs),
        _ => None,
    };
    match merged {
        Some(merged) => {
            let id = merged.id;
            result.update(id, |take| *take = merged);
            id
        }
        None => result.accept(ours.into()),
    }
}

/// Puts one commitment that we added or changed into the result. What one side took back of its log
/// stays away.
fn merge_commitment_into(
    result: &mut Document,
    before: Option<&Arc<Commitment>>,
    ours: Commitment,
) {
    let theirs = result.commitments.iter_mut().find(|theirs| theirs.id() == ours.id());
    match (before, theirs) {
        (Some(before), Some(theirs)) if before.is_same(&ours) && theirs.is_same(&ours) => {
            *theirs = theirs.reconcile(before, &ours).into();
        }
        _ => {
            result.accept_commitment(ours.into());
        }
    }
}

/// Both sides' changes to one take, if they do not contradict each other.
fn merge_take(before: &Take, ours: &Take, theirs: &Take) -> Option<Take> {
    let mut answers = Answers::default();
    for statement in Statement::all() {
        let of = |take: &Take| take.answers.get(statement);
        answers.set(statement, merge_field(of(before), of(ours), of(theirs))?);
    }
    Some(Take {
        id: ours.id,
        voice: merge_field(before.voice, ours.voice, theirs.voice)?,
        content: merge_field(before.content, ours.content, theirs.content)?,
        begun: merge_field(before.begun, ours.begun, theirs.begun)?,
        finished: merge_field(before.finished, ours.finished, theirs.finished)?,
        // Where the leader was last is no data: any of the two will do.
        at: ours_if_changed(before.at, ours.at, theirs.at),
        answers,
        corrects: merge_field(before.corrects, ours.corrects, theirs.corrects)?,
        label: merge_label(&before.label, &ours.label, &theirs.label),
        session: merge_field(before.session, ours.session, theirs.session)?,
    })
}

/// A change on either side; of two, the later label.
fn merge_label(before: &Label, ours: &Label, theirs: &Label) -> Label {
    if ours == before {
        theirs.clone()
    } else if theirs == before {
        ours.clone()
    } else {
        ours.or_later(theirs)
    }
}

/// A change on either side; none where they contradict each other.
fn merge_field<T: Copy + PartialEq>(before: T, ours: T, theirs: T) -> Option<T> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Answer, Commitment, CommitmentId, Day, Event, Language, LocalTime, Moment, Name, Plan,
        Rhythm, Text,
    };

    fn id(number: u64) -> TakeId {
        TakeId::new(number).unwrap()
    }

    fn document(numbers: &[u64]) -> Document {
        let mut document = Document::default();
        for number in numbers {
            let take = Take::begun(id(*number), Moment::new(5).unwrap());
            document.add(take).unwrap();
        }
        document
    }

    fn answered(mut document: Document, number: u64, index: usize, digit: u8) -> Document {
        let statement = Statement::at(index).unwrap();
        let answer = Answer::from_digit(digit);
        assert!(document.update(id(number), |take| take.answers.set(statement, answer)));
        document
    }

    /// For each take its id and the digits of its first two answers.
    fn told(document: &Document) -> Vec<(u64, Option<u8>, Option<u8>)> {
        let digit =
            |take: &Take, index| take.answers.get(Statement::at(index).unwrap()).map(Answer::digit);
        let tell = |take: &Arc<Take>| (take.id.number(), digit(take, 0), digit(take, 1));
        document.takes().iter().map(tell).collect()
    }

    #[test]
    fn what_one_side_did_is_done() {
        let base = document(&[1, 2, 3]);
        let ours = answered(document(&[1, 3, 4]), 1, 0, 5);
        let theirs = answered(document(&[1, 2, 5]), 2, 0, 2);
        let told = told(&reconcile(&base, &ours, &theirs));
        // Ours removed 2, which theirs changed; theirs removed 3, which ours left alone.
        assert_eq!(
            told,
            [(1, Some(5), None), (2, Some(2), None), (5, None, None), (4, None, None)]
        );
    }

    #[test]
    fn a_change_outlives_the_other_sides_removal() {
        let base = document(&[1]);
        let ours = answered(base.clone(), 1, 0, 5);
        let gone = document(&[]);
        assert_eq!(told(&reconcile(&base, &ours, &gone)), [(1, Some(5), None)]);
        assert_eq!(told(&reconcile(&base, &gone, &ours)), [(1, Some(5), None)]);
        assert_eq!(told(&reconcile(&base, &base, &gone)), []);
        assert_eq!(told(&reconcile(&base, &gone, &base)), []);
    }

    #[test]
    fn changes_to_one_take_are_put_together() {
        let base = answered(document(&[1]), 1, 0, 3);
        let ours = answered(base.clone(), 1, 0, 5);
        let mut theirs = answered(base.clone(), 1, 1, 2);
        theirs.update(id(1), |take| take.finished = Moment::new(9));
        let result = reconcile(&base, &ours, &theirs);
        assert_eq!(told(&result), [(1, Some(5), Some(2))]);
        assert_eq!(result.takes()[0].finished, Moment::new(9));
    }

    #[test]
    fn contradicting_changes_are_kept_side_by_side() {
        let base = answered(document(&[1, 2]), 1, 0, 3);
        let ours = answered(base.clone(), 1, 0, 5);
        let theirs = answered(base.clone(), 1, 0, 4);
        let result = reconcile(&base, &ours, &theirs);
        assert_eq!(told(&result), [(1, Some(4), None), (2, None, None), (3, Some(5), None)]);
        assert_eq!(reconcile(&base, &ours, &result), result, "doing it again adds nothing");
    }

    #[test]
    fn what_was_found_in_the_place_of_an_unknown_text_comes_to_what_is_here() {
        let ours = answered(answered(document(&[1, 2, 3]), 1, 0, 3), 2, 0, 5);
        let older = document(&[1]);
        assert_eq!(join(&ours, &older), ours);
        assert_eq!(join(&older, &ours), ours);
        assert_eq!(join(&ours, &Document::default()), ours);
        // Another answer to the same statement stands beside it, and what is new comes last.
        let other = answered(document(&[7, 1]), 1, 0, 4);
        let both = join(&ours, &other);
        assert_eq!(
            told(&both),
            [
                (1, Some(3), None),
                (2, Some(5), None),
                (3, None, None),
                (7, None, None),
                (4, Some(4), None)
            ]
        );
        // What was finished stays so, on whichever side.
        let mut finished = ours.clone();
        finished.update(id(2), |take| take.finished = Moment::new(9));
        assert_eq!(join(&ours, &finished), finished);
        assert_eq!(join(&finished, &ours), finished);
    }

    #[test]
    fn settings_that_both_changed_are_ours() {
        let base = Document::default();
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        ours.settings.language = Some(Language::Dutch);
        theirs.settings.language = Some(Language::English);
        theirs.settings.theme = Theme::Dark;
        let settings = reconcile(&base, &ours, &theirs).settings;
        assert_eq!(settings, Settings { language: Some(Language::Dutch), theme: Theme::Dark });
    }
    fn labelled(mut document: Document, number: u64, at: u64, name: &str) -> Document {
        let name = Name::new(name).unwrap();
        let label = Label { at: Moment::new(at).unwrap(), subject: Name::default(), name };
        assert!(document.update(id(number), |take| take.label = label));
        document
    }

    fn called(document: &Document) -> Vec<(u64, &str)> {
        document.takes().iter().map(|take| (take.id.number(), take.label.name.as_str())).collect()
    }

    fn with_commitments(mut document: Document, numbers: &[u64]) -> Document {
        for number in numbers {
            let start = LocalTime::new(Day::FIRST, 0).unwrap();
            let plan = Plan { sentence: Text::default(), start, rhythm: Rhythm::Once };
            let (id, now) = (CommitmentId::new(*number).unwrap(), Moment::new(*number).unwrap());
            let one = Commitment::taken(id, Statement::FIRST, None, plan, now).unwrap();
            document.add_commitment(one).unwrap();
        }
        document
    }

    fn noted(mut document: Document, number: u64, note: &str, at: u64) -> Document {
        let event = Event::Noted(Text::new(note).unwrap());
        let id = CommitmentId::new(number).unwrap();
        assert!(document.record(id, event, Moment::new(at).unwrap()));
        document
    }

    /// For each commitment its id and how many entries its log has.
    fn logs(document: &Document) -> Vec<(u64, usize)> {
        let tell = |one: &Arc<Commitment>| (one.id().number(), one.log().len());
        document.commitments().iter().map(tell).collect()
    }

    #[test]
    fn of_two_labels_the_later_one_holds_and_of_merge_label_it_itself() {
        let base = labelled(document(&[1, 2]), 1, 50, "before");
        let ours = labelled(base.clone(), 1, 70, "ours");
        let theirs = answered(labelled(base.clone(), 1, 60, "theirs"), 1, 0, 3);
        for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let result = reconcile(&base, one, other);
            assert_eq!(called(&result), [(1, "ours"), (2, "")]);
            assert_eq!(told(&result), [(1, Some(3), None), (2, None, None)]);
        }
        // What only one side called it holds, even where its clock was behind.
        let late = labelled(base.clone(), 1, 10, "late");
        assert_eq!(called(&reconcile(&base, &late, &base)), [(1, "late"), (2, "")]);
        assert_eq!(called(&reconcile(&base, &base, &late)), [(1, "late"), (2, "")]);
    }

    #[test]
    fn the_logs_of_a_commitment_are_put_together() {
        let base = with_commitments(document(&[]), &[1]);
        let ours = noted(base.clone(), 1, "ours", 60);
        let theirs = noted(noted(base.clone(), 1, "theirs", 50), 1, "more", 70);
        let result = reconcile(&base, &ours, &theirs);
        assert_eq!(logs(&result), [(1, 4)]);
        assert_eq!(reconcile(&base, &theirs, &ours), result);
        assert_eq!(reconcile(&base, &ours, &result), result, "doing it again adds nothing");
    }

    #[test]
    fn what_one_side_took_back_of_a_log_stays_away() {
        let base = noted(with_commitments(document(&[]), &[1]), 1, "too soon", 60);
        let (mut ours, id) = (base.clone(), CommitmentId::new(1).unwrap());
        let entry = base.commitments()[0].log()[1].clone();
        assert!(ours.take_back(id, &entry));
        let theirs = noted(base.clone(), 1, "theirs", 70);
        for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
            let result = reconcile(&base, one, other);
            assert_eq!(logs(&result), [(1, 2)]);
            assert!(!result.commitments()[0].log().contains(&entry));
        }
        assert_eq!(logs(&reconcile(&base, &ours, &base)), [(1, 1)]);
        assert_eq!(logs(&reconcile(&base, &base, &ours)), [(1, 1)]);
    }

    #[test]
    fn a_commitment_that_one_side_removed_goes_unless_the_other_wrote_in_it() {
        let base = with_commitments(document(&[]), &[1, 2, 3]);
        let ours = with_commitments(document(&[]), &[3, 4]);
        let theirs = noted(with_commitments(document(&[]), &[1, 2]), 2, "still at it", 60);
        assert_eq!(logs(&reconcile(&base, &ours, &theirs)), [(2, 2), (4, 1)]);
        assert_eq!(logs(&reconcile(&base, &theirs, &ours)), [(4, 1), (2, 2)]);
    }

    #[test]
    fn what_refers_to_a_take_of_ours_follows_it_to_its_place_beside_theirs() {
        let base = answered(document(&[1]), 1, 0, 3);
        let mut ours = answered(base.clone(), 1, 0, 5);
        let correction = Take { id: id(9), corrects: Some(id(1)), ..Take::clone(&ours.takes()[0]) };
        ours.add(correction).unwrap();
        let came = with_commitments(document(&[]), &[7]).commitments()[0].clone();
        ours.add_commitment(Commitment::clone(&came).with_take(Some(id(1)))).unwrap();
        let theirs = answered(base.clone(), 1, 0, 4);
        let result = reconcile(&base, &ours, &theirs);
        assert_eq!(told(&result), [(1, Some(4), None), (2, Some(5), None), (9, Some(5), None)]);
        assert_eq!(result.take(id(9)).unwrap().corrects, Some(id(2)));
        assert_eq!(result.commitments()[0].take(), Some(id(2)));
    }

    #[test]
    fn answers_of_which_only_one_side_knows_come_together_in_one_take() {
        let both = answered(document(&[1]), 1, 2, 3);
        let (ours, theirs) = (answered(both.clone(), 1, 0, 5), answered(both, 1, 1, 4));
        let mut result = unite(&ours, &theirs);
        assert_eq!(told(&result), [(1, Some(5), Some(4))]);
        assert_eq!(unite(&theirs, &ours), result);
        // One that is finished is not opened again, and one that is gone from one side is there.
        result.update(id(1), |take| take.finished = Moment::new(9));
        assert_eq!(unite(&ours, &result), result);
        assert_eq!(unite(&document(&[]), &result), result);
        assert_eq!(unite(&result, &document(&[])), result);
    }

    #[test]
    fn where_two_sides_of_unknown_origin_contradict_each_other_both_takes_are_kept() {
        let (ours, theirs) = (answered(document(&[1]), 1, 0, 5), answered(document(&[1]), 1, 0, 4));
        let result = unite(&ours, &theirs);
        assert_eq!(told(&result), [(1, Some(4), None), (2, Some(5), None)]);
        // Another take that happens to have its id is another take.
        let mut other = document(&[]);
        other.add(Take::begun(id(1), Moment::new(6).unwrap())).unwrap();
        assert_eq!(told(&unite(&ours, &other)), [(1, None, None), (2, Some(5), None)]);
    }

    #[test]
    fn logs_of_unknown_origin_are_put_together() {
        let base = with_commitments(document(&[]), &[1]);
        let ours = noted(base.clone(), 1, "ours", 60);
        let theirs = noted(base, 1, "theirs", 50);
        assert_eq!(logs(&unite(&ours, &theirs)), [(1, 3)]);
    }
}
