//! Of two checks that were made on one device the later made is the later one, whatever its clock
//! said, in how many tabs they were made, and what files came in between.

use std::sync::Arc;

use five_keys::{
    domain::{Answer, Moment, Statement, Take, TakeId, Voice},
    exchange::backup::Merge,
    ports::MemoryStore,
    saved::Document,
    state::{Keeper, edits::takes},
};
use proptest::{collection::vec, prelude::*};

use crate::strategies::{any_document, cases};

/// What a leader does in one of two tabs, and what their clock says.
#[derive(Clone, Debug)]
enum Deed {
    Answer,
    Finish,
    Correct,
    StartOver,
    Import(Document),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => Just(Deed::Answer),
        4 => Just(Deed::Finish),
        1 => Just(Deed::Correct),
        1 => Just(Deed::StartOver),
        1 => any_file().prop_map(Deed::Import),
    ]
}

/// A file with takes of any time that has others after it.
fn any_file() -> impl Strategy<Value = Document> {
    any_document().prop_map(|mut document| {
        let takes = document.takes().to_vec();
        let is_last =
            |take: &&Arc<Take>| take.begun.max(take.finished.unwrap_or_default()) == Moment::LAST;
        for take in takes.iter().filter(is_last) {
            document.remove(take.id);
        }
        document
    })
}

fn any_clock() -> impl Strategy<Value = Moment> {
    // As many takes as there are deeds have a moment of their own.
    let any = 0..Moment::LAST.milliseconds() - 100;
    prop_oneof![0..4_u64, 1_700_000_000_000..1_900_000_000_000_u64, any]
        .prop_map(|milliseconds| Moment::new(milliseconds).unwrap())
}

/// The finished takes, the earliest first.
fn order(document: &Document) -> Vec<TakeId> {
    takes::finished(document, None).iter().map(|take| take.id).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_take_that_was_finished_last_is_the_last_one(
        deeds in vec((0..2_usize, any_deed(), any_clock(), 0..4096_u16), 0..40)
    ) {
        let store = MemoryStore::new();
        let open = || Keeper::open(Box::new(store.clone()));
        let mut tabs = [open(), open()];
        for (tab, deed, now, chance) in deeds {
            let keeper = &mut tabs[tab];
            keeper.reload();
            let before = keeper.document().clone();
            match &deed {
                Deed::Answer => {
                    let answer = Answer::DidNotOccur;
                    let give = |document: &mut Document| {
                        takes::answer(document, Statement::FIRST, answer, now, chance)
                    };
                    keeper.change(give).unwrap().unwrap();
                }
                Deed::Finish => drop(keeper.change(|document| takes::finish(document, now))),
                Deed::Correct => {
                    keeper.change(|document| takes::reopen(document, now, chance)).unwrap().unwrap();
                }
                Deed::StartOver => {
                    keeper.change(|document| {
                        if let Some(id) = takes::in_progress(document).map(|take| take.id) {
                            takes::start_over(document, id, now, chance);
                        }
                    });
                }
                Deed::Import(incoming) => {
                    let expected = Merge::plan(&before, incoming).unwrap();
                    prop_assert_eq!(keeper.import(incoming), Ok(expected));
                }
            }
            let after = keeper.document();
            let expected = match takes::in_progress(&before) {
                Some(open) if matches!(deed, Deed::Finish) => {
                    let mut expected = order(&before);
                    let original = open.corrects.and_then(|id| before.take(id));
                    let corrects = original
                        .is_some_and(|one| one.finished.is_some() && one.voice == open.voice);
                    let is_new = !corrects && open.voice == Voice::Own;
                    expected.extend(is_new.then_some(open.id));
                    expected
                }
                _ if matches!(deed, Deed::Import(_)) => {
                    // What was here stays in its order.
                    let here = |id: &TakeId| before.take(*id).is_some();
                    let kept: Vec<_> = order(after).into_iter().filter(here).collect();
                    prop_assert_eq!(kept, order(&before));
                    order(after)
                }
                _ => order(&before),
            };
            prop_assert_eq!(order(after), expected.clone());
            let last = takes::last_finished(after, None).map(|take| take.id);
            prop_assert_eq!(last, expected.last().copied());
        }
    }
}
