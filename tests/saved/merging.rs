//! Importing: nothing goes, nothing comes twice, and the order does not matter.

use five_keys::{
    domain::{Take, TakeId},
    exchange::backup::{self, Merge},
    ports::MemoryStore,
    saved::{Document, TAKES_LIMIT, TooManyTakes, encode},
    state::Keeper,
};
use proptest::prelude::*;

use crate::strategies::{any_document, any_text, cases};

/// A document with another one imported into it.
fn merged(current: &Document, incoming: &Document) -> Document {
    let mut result = current.clone();
    Merge::plan(current, incoming).unwrap().apply(&mut result);
    result
}

/// All that the takes hold but their ids, each once, in a fixed order.
fn contents(document: &Document) -> Vec<String> {
    let no_id = TakeId::new(0).unwrap();
    let mut contents: Vec<String> = document
        .takes()
        .iter()
        .map(|take| format!("{:?}", Take { id: no_id, ..take.clone() }))
        .collect();
    contents.sort();
    contents.dedup();
    contents
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn importing_again_changes_nothing(one in any_document(), other in any_document()) {
        let once = merged(&one, &other);
        prop_assert!(Merge::plan(&once, &other).unwrap().is_empty());
        prop_assert!(Merge::plan(&one, &one).unwrap().is_empty());
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
        prop_assert_eq!(&result.takes()[..current.takes().len()], current.takes());
        prop_assert_eq!(result.settings, current.settings);
        for take in incoming.takes() {
            let is_there = contents(&incoming).iter().all(|one| contents(&result).contains(one));
            prop_assert!(is_there, "{:?} is missing", take);
        }
        let added = merge.new.len() + merge.conflicting.len();
        prop_assert_eq!(result.takes().len(), current.takes().len() + added);
        prop_assert_eq!(added + merge.known.len(), incoming.takes().len());
        for take in merge.new.iter().chain(&merge.known).chain(&merge.conflicting) {
            prop_assert_eq!(result.take(take.id), Some(take), "the plan names it as it will be");
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
            for content in contents(&read.document) {
                prop_assert!(contents(keeper.document()).contains(&content));
            }
        }
        prop_assert_eq!(&keeper.document().takes()[..before.takes().len()], before.takes());
        let next = Keeper::open(Box::new(store));
        prop_assert_eq!(next.document(), keeper.document());
    }
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
        Err(TooManyTakes { takes: TAKES_LIMIT + 2 })
    );
    let mut full = of(0..limit);
    assert_eq!(full.add(take(limit)), Err(TooManyTakes { takes: TAKES_LIMIT + 1 }));
    assert_eq!(full.add(take(3)), Ok(take(3).id), "it is there already");
    assert_eq!(encode(&full), encode(&of(0..limit)));
}
