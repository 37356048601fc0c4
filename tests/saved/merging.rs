//! Importing and bringing tabs together: nothing goes, nothing comes twice, and the order does not
//! matter.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use five_keys::{
    domain::{
        Commitment, CommitmentId, Entry, Label, LocalTime, Moment, Plan, Rhythm, Statement, Take,
        TakeId, Text,
    },
    exchange::backup::{self, Merge},
    ports::MemoryStore,
    saved::{
        COMMITMENTS_LIMIT, Decoded, Document, NoRoom, TAKES_LIMIT, TooManyCommitments,
        TooManyTakes, decode, encode, reconcile,
    },
    state::{
        Keeper,
        edits::{commitments, takes},
    },
};
use proptest::{collection::vec, prelude::*};

use crate::strategies::{
    any_commitment, any_document, any_event, any_label, any_take, any_text, cases,
};

/// A document with another one imported into it.
fn merged(current: &Document, incoming: &Document) -> Document {
    let mut result = current.clone();
    Merge::plan(current, incoming).unwrap().apply(&mut result);
    result
}

/// All that a document holds: its takes with their labels, and its commitments with their entries.
/// Left out is what differs by the order of imports: which of two different takes with one id
/// keeps the id, and so which of them is meant by what refers to it.
#[derive(Debug, PartialEq)]
struct Contents {
    takes: BTreeMap<String, Label>,
    commitments: BTreeMap<(Statement, Entry), BTreeSet<Entry>>,
}

fn contents(document: &Document) -> Contents {
    let no_id = TakeId::new(0).unwrap();
    let mut contents = Contents { takes: BTreeMap::new(), commitments: BTreeMap::new() };
    for take in document.takes() {
        let corrects = take.corrects.map(|_| no_id);
        let bare = Take { id: no_id, corrects, label: Label::default(), ..Take::clone(take) };
        let label = contents.takes.entry(format!("{bare:?}")).or_default();
        *label = label.or_later(&take.label);
    }
    for commitment in document.commitments() {
        let identity = (commitment.practice(), commitment.log()[0].clone());
        let entries = contents.commitments.entry(identity).or_default();
        entries.extend(commitment.log().iter().cloned());
    }
    contents
}

impl Contents {
    /// Whether it is all in another one, where labels can be later and logs longer.
    fn is_in(&self, other: &Contents) -> bool {
        let is_labelled = |(take, label)| other.takes.get(take).is_some_and(|later| later >= label);
        let is_told = |(one, log): (&_, &BTreeSet<Entry>)| {
            other.commitments.get(one).is_some_and(|longer| longer.is_superset(log))
        };
        self.takes.iter().all(is_labelled) && self.commitments.iter().all(is_told)
    }
}

/// Whether a document begins with what another one holds, in order and under the same ids, where
/// labels can be later and logs longer.
fn goes_on_from(document: &Document, before: &Document) -> bool {
    let same_takes = document
        .takes()
        .iter()
        .zip(before.takes())
        .all(|(now, then)| now.is_same(then) && now.label >= then.label);
    let same_commitments =
        document.commitments().iter().zip(before.commitments()).all(|(now, then)| {
            now.id() == then.id() && **now == now.join(then) && now.is_same(then)
        });
    document.takes().len() >= before.takes().len()
        && document.commitments().len() >= before.commitments().len()
        && same_takes
        && same_commitments
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn importing_again_changes_nothing(one in any_document(), other in any_document()) {
        let once = merged(&one, &other);
        prop_assert!(Merge::plan(&once, &other).unwrap().is_empty());
        prop_assert!(Merge::plan(&one, &one).unwrap().is_empty());
        prop_assert_eq!(merged(&once, &other), once);
    }

    #[test]
    fn an_import_of_what_was_exported_is_what_it_was(document in any_document()) {
        let read = backup::read(&backup::write(&document)).unwrap();
        prop_assert!(read.whole);
        prop_assert!(Merge::plan(&document, &read.document).unwrap().is_empty());
        let new = merged(&Document::default(), &read.document);
        prop_assert_eq!(new.takes(), document.takes());
        prop_assert_eq!(new.commitments(), document.commitments());
    }

    #[test]
    fn the_order_of_imports_matters_to_no_content(
        one in any_document(), other in any_document(), third in any_document()
    ) {
        prop_assert_eq!(contents(&merged(&one, &other)), contents(&merged(&other, &one)));
        prop_assert_eq!(
            contents(&merged(&merged(&one, &other), &third)),
            contents(&merged(&one, &merged(&other, &third)))
        );
    }

    #[test]
    fn an_import_leaves_what_is_there_and_adds_all_that_comes(
        current in any_document(), incoming in any_document()
    ) {
        let merge = Merge::plan(&current, &incoming).unwrap();
        let result = merged(&current, &incoming);
        prop_assert!(goes_on_from(&result, &current));
        prop_assert_eq!(result.settings, current.settings);
        prop_assert!(contents(&incoming).is_in(&contents(&result)));
        let Merge { new, known, conflicting, relabelled, .. } = &merge;
        let added = new.len() + conflicting.len();
        prop_assert_eq!(result.takes().len(), current.takes().len() + added);
        prop_assert_eq!(added + known.len() + relabelled.len(), incoming.takes().len());
        for take in new.iter().chain(known).chain(conflicting).chain(relabelled) {
            prop_assert_eq!(result.take(take.id), Some(take), "the plan names it as it will be");
        }
        let Merge { new_commitments, continued, known_commitments, .. } = &merge;
        let added = new_commitments.len();
        prop_assert_eq!(result.commitments().len(), current.commitments().len() + added);
        let listed = added + continued.len() + known_commitments.len();
        prop_assert_eq!(listed, incoming.commitments().len());
        for one in new_commitments.iter().chain(continued).chain(known_commitments) {
            prop_assert_eq!(result.commitment(one.id()), Some(one));
        }
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_file_leaves_what_is_there_and_can_be_imported_or_is_refused(
        current in any_document(), text in any_text()
    ) {
        let store = MemoryStore::new();
        let mut keeper = Keeper::open(Box::new(store.clone()));
        keeper.import(&current).unwrap();
        let before = keeper.document().clone();
        if let Ok(read) = backup::read(&text) {
            keeper.import(&read.document).unwrap();
            prop_assert!(contents(&read.document).is_in(&contents(keeper.document())));
        }
        prop_assert!(goes_on_from(keeper.document(), &before));
        let next = Keeper::open(Box::new(store));
        prop_assert_eq!(next.document(), keeper.document());
    }

    #[test]
    fn tabs_that_went_their_own_ways_lose_nothing_and_agree(
        base in any_document(), ours in any_document(), theirs in any_document()
    ) {
        // Each has added to what both began with, and removed nothing.
        let (ours, theirs) = (merged(&base, &ours), merged(&base, &theirs));
        let result = reconcile(&base, &ours, &theirs);
        for side in [&base, &ours, &theirs] {
            prop_assert!(contents(side).is_in(&contents(&result)));
        }
        prop_assert_eq!(contents(&reconcile(&base, &theirs, &ours)), contents(&result));
        prop_assert_eq!(
            contents(&reconcile(&base, &ours, &result)), contents(&result), "again adds nothing"
        );
    }

    #[test]
    fn any_events_leave_a_document_that_comes_back_from_its_text(
        commitments in vec(any_commitment(), 1..3),
        events in vec((0..3_usize, 0..2_000_000_000_000_u64, any_event()), 0..20)
    ) {
        let mut document = Document::default();
        for commitment in commitments {
            document.add_commitment(commitment).unwrap();
        }
        for (which, now, event) in events {
            let count = document.commitments().len();
            let id = document.commitments()[which % count].id();
            let before = document.commitment(id).unwrap().clone();
            prop_assert!(document.record(id, event, Moment::new(now).unwrap()));
            prop_assert!(before.join(document.commitment(id).unwrap()) == **document.commitment(id).unwrap());
        }
        prop_assert_eq!(decode(&encode(&document)), Ok(Decoded { document, whole: true, base: None }));
    }

    #[test]
    fn of_two_labels_the_later_one_holds_wherever_it_comes_from(
        take in any_take(), one in any_label(), other in any_label()
    ) {
        let of = |label: &Label| {
            let mut document = Document::default();
            document.add(Take { label: label.clone(), ..take.clone() }).unwrap();
            document
        };
        let later = of(&one.or_later(&other));
        prop_assert_eq!(&merged(&of(&one), &of(&other)), &later);
        prop_assert_eq!(&merged(&of(&other), &of(&one)), &later);
        let base = of(&Label::default());
        prop_assert_eq!(reconcile(&base, &of(&one), &of(&one)), of(&one));
        prop_assert_eq!(reconcile(&base, &of(&one), &base), of(&one));
        prop_assert_eq!(reconcile(&base, &base, &of(&other)), of(&other));
    }
}

#[test]
fn what_corrects_or_came_from_a_take_that_comes_beside_another_goes_along() {
    let of = |begun| {
        let mut document = Document::default();
        let take = Take { begun: Moment::new(begun).unwrap(), ..crate::fixtures::take() };
        let id = document.add(take).unwrap();
        takes::reopen(&mut document, Moment::new(begun + 5).unwrap(), 0).unwrap();
        let plan = Plan {
            sentence: Text::default(),
            start: LocalTime::from_iso("2026-12-01T09:00").unwrap(),
            rhythm: Rhythm::Once,
        };
        let now = Moment::new(begun).unwrap();
        commitments::take_on(&mut document, Statement::FIRST, Some(id), plan, now, 0).unwrap();
        document
    };
    let result = merged(&of(10), &of(20));
    assert_eq!((result.takes().len(), result.commitments().len()), (4, 2));
    for begun in [10, 20] {
        let is_begun = |take: &&Arc<Take>| take.begun.milliseconds() == begun;
        let original = result.takes().iter().find(is_begun).unwrap();
        let refers = |take: &&Arc<Take>| take.corrects == Some(original.id);
        let correction = result.takes().iter().find(refers).unwrap();
        assert_eq!(correction.begun.milliseconds(), begun + 5);
        let from = |one: &&Arc<Commitment>| one.take() == Some(original.id);
        assert_eq!(
            result.commitments().iter().find(from).unwrap().taken_at().milliseconds(),
            begun
        );
    }
}

#[test]
fn a_document_has_room_for_a_thousand_commitments() {
    let of = |numbers: std::ops::Range<u64>| {
        let one = decode(include_str!("../fixtures/schema-2/whole.json")).unwrap().document;
        let one = one.commitments()[0].clone();
        numbers.fold(Document::default(), |mut document, number| {
            let id = CommitmentId::new(number).unwrap();
            document.add_commitment(Commitment::clone(&one).with_id(id)).unwrap();
            document
        })
    };
    let limit = COMMITMENTS_LIMIT as u64;
    assert!(Merge::plan(&of(0..limit), &of(5..50)).unwrap().is_empty());
    let commitments = COMMITMENTS_LIMIT + 2;
    assert_eq!(
        Merge::plan(&of(0..limit - 1), &of(limit - 1..limit + 2)),
        Err(NoRoom::Commitments(TooManyCommitments { commitments }))
    );
}

#[test]
fn a_document_that_is_almost_full_takes_no_more_than_fits() {
    let take = |number| {
        let mut take = crate::fixtures::take();
        take.id = TakeId::new(number).unwrap();
        take
    };
    let of = |numbers: std::ops::Range<u64>| {
        numbers.fold(Document::default(), |mut document, number| {
            document.add(take(number)).unwrap();
            document
        })
    };
    let limit = TAKES_LIMIT as u64;
    assert!(Merge::plan(&of(0..limit), &of(5..50)).unwrap().is_empty());
    assert_eq!(Merge::plan(&of(0..limit - 1), &of(limit - 1..limit)).unwrap().new.len(), 1);
    assert_eq!(
        Merge::plan(&of(0..limit - 1), &of(limit - 1..limit + 2)),
        Err(NoRoom::Takes(TooManyTakes { takes: TAKES_LIMIT + 2 }))
    );
    let mut full = of(0..limit);
    assert_eq!(full.add(take(limit)), Err(TooManyTakes { takes: TAKES_LIMIT + 1 }));
    assert_eq!(full.add(take(3)), Ok(take(3).id), "it is there already");
    assert_eq!(encode(&full), encode(&of(0..limit)));
}
