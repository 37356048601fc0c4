//! The keeper against any stored text, any fault and other tabs: nothing is lost.

use std::{collections::BTreeMap, sync::Arc};

use five_keys::{
    domain::{
        Answer, Commitment, CommitmentId, Day, Event, LocalTime, Moment, Name, Plan, Rhythm,
        Statement, Take, TakeId, Text,
    },
    ports::{MemoryStore, Store as _, StoreError},
    saved::{DecodeError, Decoded, Document, decode},
    state::{CHANGES_KEY, DOCUMENT_KEY, Keeper, Trouble, edits::takes},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::strategies::{any_answer, any_changes, any_statement, any_text, cases};

/// Opens a tab for which a document is long from so many bytes on.
pub(crate) fn open(store: &MemoryStore, long: usize) -> Keeper {
    Keeper::open_with(Box::new(store.clone()), long)
}

/// From how many bytes on a document is long: always, never, and in the middle of the work.
pub(crate) fn any_long() -> impl Strategy<Value = usize> {
    select(vec![0, 600, usize::MAX])
}

/// What a tab finds stored that is opened now.
fn stored(store: &MemoryStore) -> Document {
    let copy = MemoryStore::new();
    put_back(&copy, &store.texts());
    open(&copy, 0).document().clone()
}

/// Puts these texts in a store, and nothing else.
pub(crate) fn put_back(store: &MemoryStore, texts: &BTreeMap<String, String>) {
    for key in store.texts().keys().filter(|key| !texts.contains_key(*key)) {
        store.remove(key).unwrap();
    }
    for (key, text) in texts {
        store.place(key, text);
    }
}

/// A new take. What it was begun at tells it from the others for ever, as its id can change.
pub(crate) fn new_take(number: u64) -> Take {
    Take::begun(TakeId::new((1 << 40) + number * 16).unwrap(), Moment::new(number).unwrap())
}

/// A new commitment. When it was taken on tells it from the others for ever.
fn new_commitment(number: u64) -> Commitment {
    let id = CommitmentId::new((1 << 40) + number * 16).unwrap();
    let start = LocalTime::new(Day::FIRST, 0).unwrap();
    let plan = Plan { sentence: Text::default(), start, rhythm: Rhythm::Once };
    Commitment::taken(id, Statement::FIRST, None, plan, Moment::new(number).unwrap()).unwrap()
}

/// A note that no other deed writes.
fn note(number: u64) -> Event {
    Event::Noted(Text::new(&number.to_string()).unwrap())
}

fn name(number: u64) -> Name {
    Name::new(&number.to_string()).unwrap()
}

fn any_fault() -> impl Strategy<Value = StoreError> {
    select(vec![StoreError::Denied, StoreError::Full, StoreError::Broken])
}

/// A way in which a store can fail.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Mishap {
    Fault(StoreError),
    /// In the midst of a command, after so many calls.
    FaultAfter(usize, StoreError),
    Room(usize),
    Forgetful,
}

fn any_mishap() -> impl Strategy<Value = Mishap> {
    prop_oneof![
        any_fault().prop_map(Mishap::Fault),
        (1..12_usize, any_fault()).prop_map(|(calls, error)| Mishap::FaultAfter(calls, error)),
        (0..3_000_usize).prop_map(Mishap::Room),
        Just(Mishap::Forgetful),
    ]
}

pub(crate) fn befall(store: &MemoryStore, mishap: Option<Mishap>) {
    store.set_fault(None);
    store.set_room(None);
    store.set_forgetful(false);
    match mishap {
        None => (),
        Some(Mishap::Fault(error)) => store.set_fault(Some(error)),
        Some(Mishap::FaultAfter(calls, error)) => store.set_fault_after(calls, Some(error)),
        Some(Mishap::Room(bytes)) => store.set_room(Some(bytes)),
        Some(Mishap::Forgetful) => store.set_forgetful(true),
    }
}

/// Whether all that a stored text said is still there: the text itself, under its key or set
/// aside; or, if it was a whole document or the changes of one, all it held.
fn is_kept(text: &str, store: &MemoryStore) -> bool {
    if store.texts().values().any(|stored| stored == text) {
        return true;
    }
    let Ok(Decoded { document: before, whole: true, base }) = decode(text) else { return false };
    let now = stored(store);
    let is_there = |take: &Arc<Take>| {
        let is_it = |here: &&Arc<Take>| here.begun == take.begun && here.voice == take.voice;
        let has_its_answers = |here: &Arc<Take>| {
            Statement::all().all(|statement| {
                let answer = take.answers.get(statement);
                answer.is_none() || here.answers.get(statement) == answer
            })
        };
        now.takes().iter().filter(is_it).any(has_its_answers)
    };
    before.takes().iter().all(is_there)
        && (base.is_some()
            || now.settings == before.settings && now.commitments() == before.commitments())
}

/// The schema number of a text that a later version wrote.
fn future(text: &str) -> Option<u64> {
    match decode(text) {
        Err(DecodeError::FromTheFuture { schema, .. }) => Some(schema),
        _ => None,
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn any_stored_text_is_kept_whatever_goes_wrong(
        text in any_text(),
        changes in option::of(any_changes()),
        mishaps in vec(option::of(any_mishap()), 1..4),
        long in any_long(),
    ) {
        let store = MemoryStore::new();
        store.place(DOCUMENT_KEY, &text);
        if let Some(changes) = &changes {
            store.place(CHANGES_KEY, changes);
        }
        let are_all_kept = |store: &MemoryStore| {
            // What the changes of this very document say of a take is what it is now.
            let replaced = changes.as_ref().is_some_and(|changes| decode(changes).is_ok());
            (replaced || is_kept(&text, store))
                && changes.as_ref().is_none_or(|changes| is_kept(changes, store))
        };
        befall(&store, mishaps[0]);
        let mut keeper = open(&store, long);
        prop_assert_eq!(&store.texts()[DOCUMENT_KEY], &text, "opening writes over nothing");
        prop_assert_eq!(store.texts().get(CHANGES_KEY).cloned(), changes.clone());
        for (number, mishap) in (1000..).zip(&mishaps[1..]) {
            befall(&store, *mishap);
            keeper.change(|document| document.add(new_take(number)));
            prop_assert!(are_all_kept(&store));
            if number == 1000 {
                keeper.reload();
            }
        }
        befall(&store, None);
        let changed = keeper.change(|document| document.add(new_take(1009)));
        prop_assert!(are_all_kept(&store));
        let next = stored(&store);
        if let Some(schema) = future(&text).max(changes.as_deref().and_then(future)) {
            prop_assert_eq!(changed, None);
            prop_assert_eq!(keeper.trouble(), Some(Trouble::ReadOnly { schema }));
            prop_assert_eq!(&store.texts()[DOCUMENT_KEY], &text);
            prop_assert_eq!(store.texts().get(CHANGES_KEY).cloned(), changes.clone());
            // What was entered while the store could not be read stays in sight, and in memory.
            let is_in_sight = |take: &Arc<Take>| keeper.document().takes().contains(take);
            prop_assert!(next.takes().iter().all(is_in_sight));
            prop_assert_eq!(keeper.holds_unsaved(), keeper.document().takes() != next.takes());
        } else {
            prop_assert_eq!(&next, keeper.document());
            prop_assert!(!keeper.holds_unsaved());
            for number in (1000..).take(mishaps.len() - 1).chain([1009]) {
                prop_assert!(takes_begun(&next, number).count() == 1);
            }
        }
    }
}

/// What one tab does.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Begin,
    Answer(usize, Statement, Answer),
    Finish(usize),
    Remove(usize),
    Label(usize),
    TakeOn,
    Note(usize),
    LetGo(usize),
    Reload,
    Reopen,
    Befall(Option<Mishap>),
}

fn any_deed(with_faults: bool) -> impl Strategy<Value = Deed> {
    let faults = if with_faults { 3 } else { 0 };
    let which = any::<usize>;
    let about_commitments = prop_oneof![
        1 => Just(Deed::TakeOn),
        4 => which().prop_map(Deed::Note),
        1 => which().prop_map(Deed::LetGo),
    ];
    prop_oneof![
        2 => Just(Deed::Begin),
        8 => (which(), any_statement(), any_answer())
            .prop_map(|(take, statement, answer)| Deed::Answer(take, statement, answer)),
        1 => which().prop_map(Deed::Finish),
        1 => which().prop_map(Deed::Remove),
        2 => which().prop_map(Deed::Label),
        6 => about_commitments,
        2 => Just(Deed::Reload),
        1 => Just(Deed::Reopen),
        faults => option::of(any_mishap()).prop_map(Deed::Befall),
    ]
}

/// What befalls all tabs.
#[derive(Clone, Copy, Debug)]
enum Blow {
    /// *Delete everything*, in one of them.
    Delete,
    /// Another program clears the store.
    Clear,
    /// Another program removes one key.
    Remove(&'static str),
    /// Another program writes over one key.
    Junk(&'static str, &'static str),
}

impl Blow {
    fn strike(self, store: &MemoryStore) {
        match self {
            Blow::Delete => (),
            Blow::Clear => put_back(store, &BTreeMap::new()),
            Blow::Remove(key) => store.remove(key).unwrap(),
            Blow::Junk(key, text) => store.place(key, text),
        }
    }
}

fn any_deed_or_blow() -> impl Strategy<Value = Result<Deed, Blow>> {
    let key = || select(vec![DOCUMENT_KEY, CHANGES_KEY]);
    let junk = select(vec!["", "junk", "{", "null", "{\"format\":\"five-keys\"}"]);
    let blow = prop_oneof![
        Just(Blow::Delete),
        Just(Blow::Clear),
        key().prop_map(Blow::Remove),
        (key(), junk).prop_map(|(key, text)| Blow::Junk(key, text)),
    ];
    prop_oneof![5 => any_deed(false).prop_map(Ok), 1 => blow.prop_map(Err)]
}

pub(crate) fn takes_begun(document: &Document, number: u64) -> impl Iterator<Item = &Arc<Take>> {
    document.takes().iter().filter(move |take| take.begun.milliseconds() == number)
}

/// The id of one of a document's takes.
fn chosen(document: &Document, which: usize) -> Option<TakeId> {
    let count = document.takes().len();
    document.takes().get(which.checked_rem(count)?).map(|take| take.id)
}

/// One of a document's commitments.
fn chosen_commitment(document: &Document, which: usize) -> Option<&Arc<Commitment>> {
    let commitments = document.commitments();
    commitments.get(which.checked_rem(commitments.len())?)
}

/// Does a deed to a document; a take's number is taken from the count of deeds.
fn apply(deed: Deed, number: u64, document: &mut Document) {
    match deed {
        Deed::Begin => drop(document.add(new_take(number))),
        Deed::Answer(which, statement, answer) => {
            if let Some(id) = chosen(document, which) {
                document.update(id, |take| take.answers.set(statement, Some(answer)));
            }
        }
        Deed::Finish(which) => {
            if let Some(id) = chosen(document, which) {
                document.update(id, |take| take.finished = Moment::new(number));
            }
        }
        Deed::Remove(which) => {
            if let Some(id) = chosen(document, which) {
                document.remove(id);
            }
        }
        Deed::Label(which) => {
            if let Some(id) = chosen(document, which) {
                let now = Moment::new(number).unwrap();
                takes::label(document, id, Name::default(), name(number), now);
            }
        }
        Deed::TakeOn => drop(document.add_commitment(new_commitment(number))),
        Deed::Note(which) => {
            if let Some(id) = chosen_commitment(document, which).map(|one| one.id()) {
                document.record(id, note(number), Moment::new(number).unwrap());
            }
        }
        Deed::LetGo(which) => {
            if let Some(id) = chosen_commitment(document, which).map(|one| one.id()) {
                document.remove_commitment(id);
            }
        }
        Deed::Reload | Deed::Reopen | Deed::Befall(_) => (),
    }
}

/// What was given last to each statement of each take, what it was called last, and all that was
/// noted about each commitment, by any tab; of what was removed nothing.
#[derive(Default)]
struct Ledger {
    begun: Vec<u64>,
    given: BTreeMap<(u64, usize), Answer>,
    called: BTreeMap<u64, Name>,
    taken_on: Vec<u64>,
    noted: Vec<(u64, Event)>,
}

impl Ledger {
    fn note(&mut self, deed: Deed, number: u64, before: &Document) {
        let take_of = |which| before.take(chosen(before, which)?);
        match deed {
            Deed::Begin => self.begun.push(number),
            Deed::Answer(which, statement, answer) => {
                // To give the same answer again changes nothing.
                let changed = |take: &&Arc<Take>| take.answers.get(statement) != Some(answer);
                if let Some(take) = take_of(which).filter(changed) {
                    self.given.insert((take.begun.milliseconds(), statement.index()), answer);
                }
            }
            Deed::Remove(which) => {
                if let Some(removed) = take_of(which).map(|take| take.begun.milliseconds()) {
                    self.begun.retain(|take| *take != removed);
                    self.given.retain(|(take, _), _| *take != removed);
                    self.called.remove(&removed);
                }
            }
            Deed::Label(which) => {
                if let Some(take) = take_of(which) {
                    self.called.insert(take.begun.milliseconds(), name(number));
                }
            }
            Deed::TakeOn => self.taken_on.push(number),
            Deed::Note(which) => {
                if let Some(one) = chosen_commitment(before, which) {
                    self.noted.push((one.taken_at().milliseconds(), note(number)));
                }
            }
            Deed::LetGo(which) => {
                if let Some(one) = chosen_commitment(before, which) {
                    let removed = one.taken_at().milliseconds();
                    self.taken_on.retain(|taken| *taken != removed);
                    self.noted.retain(|(taken, _)| *taken != removed);
                }
            }
            _ => (),
        }
    }

    /// Takes an answer out that a tab could not store and that is what it had found stored: to
    /// the tab it is no change any more, and another tab's change to it stands.
    fn forget_what_was_set_back(&mut self, deed: Deed, before: &Document, found: &Document) {
        let Deed::Answer(which, statement, answer) = deed else { return };
        let Some(take) = chosen(before, which).and_then(|id| before.take(id)) else { return };
        let number = take.begun.milliseconds();
        if takes_begun(found, number).any(|take| take.answers.get(statement) == Some(answer)) {
            self.given.remove(&(number, statement.index()));
        }
    }

    /// The first thing that is not in the document.
    fn missing(&self, document: &Document) -> Option<String> {
        let take = self.begun.iter().find(|take| takes_begun(document, **take).next().is_none());
        let answer = self.given.iter().find(|((take, index), answer)| {
            let statement = Statement::at(*index).unwrap();
            let is_given = |take: &Arc<Take>| take.answers.get(statement) == Some(**answer);
            !takes_begun(document, *take).any(is_given)
        });
        let name = self.called.iter().find(|(take, name)| {
            !takes_begun(document, **take).any(|take| take.label.name == **name)
        });
        let of = |taken: u64| {
            let is_it = move |one: &&Arc<Commitment>| one.taken_at().milliseconds() == taken;
            document.commitments().iter().filter(is_it)
        };
        let commitment = self.taken_on.iter().find(|taken| of(**taken).next().is_none());
        let note = self.noted.iter().find(|(taken, event)| {
            let is_noted =
                |one: &Arc<Commitment>| one.log().iter().any(|entry| entry.event == *event);
            !of(*taken).any(is_noted)
        });
        take.map(|take| format!("take {take}"))
            .or(answer.map(|answer| format!("{answer:?}")))
            .or(name.map(|name| format!("{name:?}")))
            .or(commitment.map(|taken| format!("commitment {taken}")))
            .or(note.map(|note| format!("{note:?}")))
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn tabs_that_take_turns_make_what_one_tab_would_have_made(
        deeds in vec((0..3_usize, any_deed(false)), 0..60), long in any_long()
    ) {
        let store = MemoryStore::new();
        let mut tabs = [open(&store, long), open(&store, long), open(&store, long)];
        let mut one = Document::default();
        for (number, (tab, deed)) in (0..).zip(deeds) {
            let keeper = &mut tabs[tab];
            match deed {
                Deed::Reload => drop(keeper.reload()),
                Deed::Reopen => *keeper = open(&store, long),
                _ => drop(keeper.change(|document| apply(deed, number, document))),
            }
            apply(deed, number, &mut one);
            prop_assert_eq!(keeper.trouble(), None);
            if !matches!(deed, Deed::Reload) {
                prop_assert_eq!(keeper.document().takes(), one.takes());
                prop_assert_eq!(keeper.document().commitments(), one.commitments());
            }
        }
        for keeper in &mut tabs {
            keeper.reload();
            prop_assert_eq!(keeper.document().takes(), one.takes());
        }
    }

    #[test]
    fn tabs_beside_another_program_lose_nothing_and_bring_nothing_back(
        deeds in vec((0..2_usize, any_deed_or_blow()), 0..60), long in any_long()
    ) {
        let store = MemoryStore::new();
        let mut tabs = [open(&store, long), open(&store, long)];
        let mut one = Document::default();
        // The tab that has seen all; the other one may have slept since long ago.
        let mut awake = 0;
        for (number, (tab, deed)) in (0..).zip(deeds) {
            match deed {
                Ok(Deed::Reopen) => tabs[tab] = open(&store, long),
                Ok(deed) => {
                    if matches!(deed, Deed::Reload) {
                        tabs[tab].reload();
                    } else {
                        tabs[tab].change(|document| apply(deed, number, document));
                    }
                    apply(deed, number, &mut one);
                }
                Err(Blow::Delete) => {
                    prop_assert_eq!(tabs[tab].delete_all(number), Ok(()));
                    one = Document::default();
                }
                Err(blow) => {
                    blow.strike(&store);
                    // A browser tells the tabs of it at once.
                    tabs[awake].reload();
                    prop_assert_eq!(tabs[awake].document().takes(), one.takes());
                    continue;
                }
            }
            awake = tab;
            prop_assert_eq!(tabs[tab].document().takes(), one.takes());
            prop_assert_eq!(tabs[tab].document().commitments(), one.commitments());
            let now = stored(&store);
            prop_assert_eq!(now.takes(), one.takes());
        }
        for keeper in &mut tabs {
            keeper.reload();
            prop_assert_eq!(keeper.document().takes(), one.takes());
            prop_assert_eq!(keeper.document().commitments(), one.commitments());
            prop_assert!(!keeper.holds_unsaved());
        }
    }

    #[test]
    fn tabs_on_a_failing_store_lose_nothing_they_were_given(
        deeds in vec((0..2_usize, any_deed(true)), 0..60), long in any_long()
    ) {
        let store = MemoryStore::new();
        let mut tabs = [open(&store, long), open(&store, long)];
        let mut ledger = Ledger::default();
        for (number, (tab, deed)) in (0..).zip(deeds) {
            let keeper = &mut tabs[tab];
            match deed {
                Deed::Reload => drop(keeper.reload()),
                // A tab that is closed takes along what it could not save, and says so before.
                Deed::Reopen if keeper.trouble().is_none() => *keeper = open(&store, long),
                Deed::Befall(mishap) => befall(&store, mishap),
                _ => {
                    let before = keeper.change(|document| {
                        let before = document.clone();
                        ledger.note(deed, number, document);
                        apply(deed, number, document);
                        before
                    });
                    if let (true, Some(before)) = (keeper.holds_unsaved(), before) {
                        ledger.forget_what_was_set_back(deed, &before, &keeper.stored());
                    }
                }
            }
        }
        befall(&store, None);
        tabs[0].reload();
        tabs[1].reload();
        tabs[0].reload();
        prop_assert_eq!(tabs[0].document(), tabs[1].document());
        prop_assert_eq!(tabs[0].document(), &stored(&store));
        prop_assert_eq!((tabs[0].trouble(), tabs[1].trouble()), (None, None));
        prop_assert_eq!(ledger.missing(tabs[0].document()), None);
    }

    #[test]
    fn a_tab_that_sees_the_store_too_late_undoes_nothing(
        rounds in vec((any_deed(false), any_deed(false)), 0..30), long in any_long()
    ) {
        let store = MemoryStore::new();
        let (mut quick, mut late) = (open(&store, long), open(&store, long));
        let mut ledger = Ledger::default();
        for (round, (first, second)) in (0..).zip(rounds) {
            let (first_number, second_number) = (2 * round, 2 * round + 1);
            let before = store.texts();
            quick.change(|document| {
                ledger.note(first, first_number, document);
                apply(first, first_number, document);
            });
            let by_quick = store.texts();
            // The late tab still reads what was stored before.
            put_back(&store, &before);
            late.change(|document| {
                ledger.note(second, second_number, document);
                apply(second, second_number, document);
            });
            // What it did not write is as the quick one wrote it.
            let by_late = store.texts();
            let mut now = by_quick;
            for key in [DOCUMENT_KEY, CHANGES_KEY] {
                if by_late.get(key) != before.get(key) {
                    now.remove(key);
                    now.extend(by_late.get(key).map(|text| (key.to_owned(), text.clone())));
                }
            }
            put_back(&store, &now);
            quick.reload();
            late.reload();
            quick.reload();
            prop_assert_eq!(quick.document(), late.document());
            prop_assert_eq!(quick.document(), &stored(&store));
            prop_assert_eq!(quick.trouble(), None);
        }
        prop_assert_eq!(ledger.missing(quick.document()), None);
    }
}
