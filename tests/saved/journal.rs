//! The journal against browsers that are killed, in whatever order tabs come, write and go: nothing is
//! lost that the store or the journal had, and nothing that was deleted comes back.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicU64, Ordering},
};

use five_keys::{
    domain::{
        Answer, Collection, Invitation, Language, Moment, Name, Role, Session, SessionId,
        Statement, Take, TakeId, Voice,
    },
    ports::{Entry, MemoryStore, Store as _, Texts},
    saved::{Collections, Document},
    state::{
        Copies, DELETED_KEY, DOCUMENT_KEY, JOURNAL_KEY, Journalled, Keeper, NotJoined,
        SESSIONS_KEY, SessionsKeeper,
    },
};
use proptest::{collection::vec, prelude::*, sample::Index};

use crate::keeping::{any_long, new_take, open, put_back};
use crate::strategies::cases;

/// How many tabs there have been.
static TABS: AtomicU64 = AtomicU64::new(0);

/// A browser's tab.
struct Tab {
    keeper: Keeper,
    sessions: SessionsKeeper,
    copies: Copies,
}

impl Tab {
    fn open(store: &MemoryStore, long: usize) -> Tab {
        Tab {
            keeper: open(store, long),
            sessions: SessionsKeeper::open(Box::new(store.clone())),
            copies: Copies::of(TABS.fetch_add(1, Ordering::Relaxed)),
        }
    }

    fn begin(&mut self, number: u64) {
        self.keeper.change(|document| document.add(new_take(number)).unwrap()).unwrap();
    }

    fn answer(&mut self, number: u64, place: usize, digit: u8) {
        let (statement, id) = (Statement::at(place).unwrap(), id_of(number));
        let give = |take: &mut Take| take.answers.set(statement, Answer::from_digit(digit));
        assert!(self.keeper.change(|document| document.update(id, give)).unwrap());
    }

    fn remove(&mut self, number: u64) {
        self.keeper.change(|document| document.remove(id_of(number))).unwrap();
    }

    fn collect(&mut self, number: u64) {
        self.sessions.change(|all| all.add(session(number)).unwrap()).unwrap();
    }

    fn delete_all(&mut self, mark: u64) {
        self.keeper.delete_all(mark).unwrap();
        self.sessions.reload();
    }

    /// An exchange with the journal, as `Journaling` makes it; what comes of it is written or not.
    fn exchange(&mut self, journal: &mut Texts, is_written: bool) -> Result<(), NotJoined> {
        if !self.keeper.has_joined_journal() {
            let found = Journalled::read(journal)?;
            let joins_sessions = self.keeper.join_journal(found.as_ref())?;
            self.sessions.reload();
            if let Some(found) = found.filter(|_| joins_sessions) {
                self.sessions.change(|all| *all = all.join(&found.sessions)).unwrap();
            }
        }
        let step = journal.get(JOURNAL_KEY).cloned();
        let entries = self.copies.next(&mut self.keeper, step.as_ref());
        if is_written {
            write(journal, entries);
        } else {
            self.copies.forget();
        }
        Ok(())
    }

    /// What there is, by the moments at which takes were begun and the numbers of sessions.
    fn things(&self) -> BTreeSet<Thing> {
        things(self.keeper.document(), self.sessions.collections())
    }

    /// The answers to the first statements of a take.
    fn answers(&self, number: u64) -> Vec<Option<u8>> {
        let take = self.keeper.document().take(id_of(number)).unwrap();
        let digit = |place| take.answers.get(Statement::at(place).unwrap()).map(Answer::digit);
        (0..3).map(digit).collect()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Thing {
    Take(u64),
    Session(u64),
}

fn things(document: &Document, sessions: &Collections) -> BTreeSet<Thing> {
    let takes = document.takes().iter().map(|take| Thing::Take(take.begun.milliseconds()));
    let sessions = sessions.all().into_iter().map(|one| Thing::Session(one.id().0.into()));
    takes.chain(sessions).collect()
}

fn id_of(number: u64) -> TakeId {
    new_take(number).id
}

fn session(number: u64) -> Collection {
    let id = SessionId(number.try_into().unwrap());
    let session = Session { id, voice: Voice::Own, content: 2 };
    let invitation = Invitation { session, language: Language::English, name: Name::default() };
    Collection::begin(invitation, Role::Host, Moment::new(number).unwrap())
}

fn write(journal: &mut Texts, entries: Vec<Entry>) {
    for Entry { key, text } in entries {
        match text {
            Some(text) => drop(journal.insert(key, text)),
            None => drop(journal.remove(key)),
        }
    }
}

/// What a tab would find in the store.
fn in_store(texts: &BTreeMap<String, String>) -> BTreeSet<Thing> {
    let copy = MemoryStore::new();
    put_back(&copy, texts);
    Tab::open(&copy, 0).things()
}

fn in_journal(journal: &Texts) -> BTreeSet<Thing> {
    in_store(&journal.iter().map(|(key, text)| ((*key).to_owned(), text.clone())).collect())
}

/// How often all was deleted, by the step there.
fn deletions(step: Option<&String>) -> u64 {
    step.map_or(0, |step| step.split(' ').next().unwrap().parse().unwrap())
}

/// Kills the browser: the store is again what it was.
fn kill(store: &MemoryStore, before: &BTreeMap<String, String>, long: usize) -> Tab {
    put_back(store, before);
    Tab::open(store, long)
}

#[derive(Clone, Debug)]
enum Deed {
    Begin(usize),
    Collect(usize),
    Remove(usize, Index),
    Exchange(usize),
    /// The journal does not write what it was given.
    Fail(usize),
    Reload(usize),
    Reopen(usize),
    DeleteAll(usize),
    Kill(Index),
    ClearJournal,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let tab = || 0..2_usize;
    prop_oneof![
        8 => tab().prop_map(Deed::Begin),
        3 => tab().prop_map(Deed::Collect),
        2 => (tab(), any::<Index>()).prop_map(|(tab, which)| Deed::Remove(tab, which)),
        8 => tab().prop_map(Deed::Exchange),
        1 => tab().prop_map(Deed::Fail),
        2 => tab().prop_map(Deed::Reload),
        2 => tab().prop_map(Deed::Reopen),
        2 => tab().prop_map(Deed::DeleteAll),
        4 => any::<Index>().prop_map(Deed::Kill),
        1 => Just(Deed::ClearJournal),
    ]
}

/// What must be there, and what must not.
#[derive(Default)]
struct Ledger {
    expected: BTreeSet<Thing>,
    /// What was deleted, with the mark of that.
    deleted: BTreeMap<Thing, String>,
}

proptest! {
    #![proptest_config(cases(1_500))]

    #[test]
    fn nothing_is_lost_that_the_store_or_the_journal_had_and_nothing_deleted_comes_back(
        deeds in vec(any_deed(), 1..40),
        long in any_long(),
    ) {
        let (store, mut journal) = (MemoryStore::new(), Texts::new());
        let mut tabs = [Tab::open(&store, long), Tab::open(&store, long)];
        let mut ledger = Ledger::default();
        // What the disk may hold of the store at a kill.
        let mut snapshots = vec![store.texts()];
        for (number, deed) in (1_000_u64..).zip(deeds) {
            match deed {
                Deed::Begin(tab) => {
                    tabs[tab].begin(number);
                    ledger.expected.insert(Thing::Take(number));
                }
                Deed::Collect(tab) => {
                    tabs[tab].collect(number);
                    ledger.expected.insert(Thing::Session(number));
                }
                Deed::Remove(tab, which) => {
                    let takes = tabs[tab].keeper.document().takes();
                    let begun: Vec<_> = takes.iter().map(|take| take.begun.milliseconds()).collect();
                    if !begun.is_empty() {
                        let begun = *which.get(&begun);
                        tabs[tab].remove(begun);
                        ledger.expected.remove(&Thing::Take(begun));
                    }
                }
                Deed::Exchange(tab) => tabs[tab].exchange(&mut journal, true).unwrap(),
                Deed::Fail(tab) => tabs[tab].exchange(&mut journal, false).unwrap(),
                Deed::Reload(tab) => {
                    tabs[tab].keeper.reload();
                    tabs[tab].sessions.reload();
                }
                Deed::Reopen(tab) => tabs[tab] = Tab::open(&store, long),
                Deed::DeleteAll(tab) => {
                    tabs[tab].delete_all(number);
                    // Tabs hear of it at once.
                    for tab in &mut tabs {
                        tab.keeper.reload();
                        tab.sessions.reload();
                    }
                    // The button comes with what joins the journal, which a slow device may still read.
                    if !tabs[tab].keeper.has_joined_journal() {
                        tabs[tab].exchange(&mut journal, true).unwrap();
                    }
                    for thing in std::mem::take(&mut ledger.expected) {
                        ledger.deleted.insert(thing, number.to_string());
                    }
                }
                Deed::Kill(when) => {
                    let before = when.get(&snapshots).clone();
                    tabs = [kill(&store, &before, long), kill(&store, &before, long)];
                    snapshots = vec![before.clone()];
                    let is_lost = |thing: &Thing| {
                        !in_store(&before).contains(thing) && !in_journal(&journal).contains(thing)
                    };
                    ledger.expected.retain(|thing| !is_lost(thing));
                    // A deletion that nothing on the disk knows of has not been, and one that was
                    // followed by another one can be known by that alone.
                    let known = [before.get(DELETED_KEY), journal.get(DELETED_KEY)];
                    let known: Vec<u64> = known.into_iter().flatten().map(|it| it.parse().unwrap()).collect();
                    let latest = known.into_iter().max().unwrap_or_default();
                    ledger.deleted.retain(|_, mark| mark.parse::<u64>().unwrap() <= latest);
                }
                Deed::ClearJournal => {
                    journal.clear();
                    let found = in_store(&store.texts());
                    ledger.expected.retain(|thing| found.contains(thing));
                    // With it goes what it alone knew of.
                    let mark = store.texts().get(DELETED_KEY).map_or(0, |it| it.parse().unwrap());
                    ledger.deleted.retain(|_, it| it.parse::<u64>().unwrap() <= mark);
                }
            }
            if deletions(journal.get(JOURNAL_KEY)) > deletions(store.texts().get(JOURNAL_KEY)) {
                // The store has lost a deletion. What a tab finds there that comes before it is
                // joined, goes with that.
                let found = in_store(&store.texts());
                ledger.expected.retain(|thing| !found.contains(thing));
            }
            snapshots.push(store.texts());
        }
        for _ in 0..3 {
            for tab in &mut tabs {
                tab.exchange(&mut journal, true).unwrap();
                tab.sessions.reload();
            }
        }
        let [one, other] = &tabs;
        prop_assert_eq!(one.keeper.document(), other.keeper.document());
        prop_assert_eq!(one.things(), other.things());
        prop_assert_eq!(in_journal(&journal), one.things());
        let lost: Vec<_> = ledger.expected.difference(&one.things()).copied().collect();
        prop_assert_eq!(lost, []);
        let back: Vec<_> =
            one.things().into_iter().filter(|thing| ledger.deleted.contains_key(thing)).collect();
        prop_assert_eq!(back, []);
    }
}

/// A document is never long.
const SHORT: usize = usize::MAX;

/// A tab that has joined an empty journal, with a take begun and what the disk then has of the store.
fn begun() -> (MemoryStore, Texts, Tab, BTreeMap<String, String>) {
    let (store, mut journal) = (MemoryStore::new(), Texts::new());
    let mut tab = Tab::open(&store, SHORT);
    tab.exchange(&mut journal, true).unwrap();
    assert!(store.texts().is_empty() && journal.is_empty(), "to look changes nothing");
    tab.begin(1);
    tab.answer(1, 0, 3);
    tab.exchange(&mut journal, true).unwrap();
    let on_the_disk = store.texts();
    (store, journal, tab, on_the_disk)
}

#[test]
fn what_the_store_has_lost_comes_back_from_the_journal() {
    let (store, mut journal, mut tab, before) = begun();
    tab.answer(1, 0, 5);
    tab.answer(1, 1, 2);
    tab.collect(7);
    tab.exchange(&mut journal, true).unwrap();
    let mut next = kill(&store, &before, SHORT);
    assert_eq!(next.answers(1), [Some(3), None, None]);
    next.exchange(&mut journal, true).unwrap();
    assert_eq!(next.answers(1), [Some(5), Some(2), None]);
    assert_eq!(next.things(), [Thing::Take(1), Thing::Session(7)].into());
    // It is stored, and to look again changes nothing.
    assert_eq!(Tab::open(&store, SHORT).things(), next.things());
    let (texts, written) = (store.texts(), journal.clone());
    let mut other = Tab::open(&store, SHORT);
    other.exchange(&mut journal, false).unwrap();
    assert_eq!((store.texts(), journal), (texts, written));
}

#[test]
fn what_is_given_before_the_journal_has_come_is_kept_with_what_it_has() {
    let (store, mut journal, mut tab, before) = begun();
    tab.answer(1, 1, 2);
    tab.begin(2);
    tab.exchange(&mut journal, true).unwrap();
    let mut next = kill(&store, &before, SHORT);
    next.answer(1, 2, 4);
    next.begin(3);
    // Another tab comes and goes before the journal does.
    Tab::open(&store, SHORT).begin(4);
    next.exchange(&mut journal, true).unwrap();
    assert_eq!(next.answers(1), [Some(3), Some(2), Some(4)]);
    assert_eq!(next.things(), [1, 2, 3, 4].map(Thing::Take).into());
}

#[test]
fn answers_of_a_tab_that_went_before_the_journal_came_join_those_in_it() {
    let (store, mut journal, mut tab, before) = begun();
    tab.answer(1, 1, 2);
    tab.exchange(&mut journal, true).unwrap();
    kill(&store, &before, SHORT).answer(1, 2, 4);
    let mut next = Tab::open(&store, SHORT);
    next.exchange(&mut journal, true).unwrap();
    assert_eq!(next.answers(1), [Some(3), Some(2), Some(4)]);
    assert_eq!(next.things(), [Thing::Take(1)].into(), "they are in one take");
}

#[test]
fn what_was_removed_before_the_kill_stays_away() {
    let (store, mut journal, mut tab, _) = begun();
    tab.begin(2);
    tab.exchange(&mut journal, true).unwrap();
    let before = store.texts();
    tab.remove(1);
    tab.exchange(&mut journal, true).unwrap();
    let mut next = kill(&store, &before, SHORT);
    assert_eq!(next.things(), [1, 2].map(Thing::Take).into());
    next.exchange(&mut journal, true).unwrap();
    assert_eq!(next.things(), [Thing::Take(2)].into());
}

#[test]
fn a_journal_that_has_lagged_behind_brings_nothing_back() {
    let (store, mut journal, mut tab, _) = begun();
    tab.remove(1);
    tab.exchange(&mut journal, false).unwrap();
    let mut next = Tab::open(&store, SHORT);
    next.exchange(&mut journal, true).unwrap();
    assert_eq!((next.things(), in_journal(&journal)), (BTreeSet::new(), BTreeSet::new()));
}

#[test]
fn a_deletion_that_the_store_has_lost_is_made_again_and_what_is_given_since_stays() {
    let (store, mut journal, mut tab, _) = begun();
    tab.collect(7);
    tab.exchange(&mut journal, true).unwrap();
    let before = store.texts();
    tab.delete_all(40);
    tab.exchange(&mut journal, true).unwrap();
    assert_eq!(journal.keys().copied().collect::<Vec<_>>(), [DELETED_KEY, JOURNAL_KEY]);
    let deleted = journal.clone();
    let (mut next, mut other) = (kill(&store, &before, SHORT), Tab::open(&store, SHORT));
    next.begin(3);
    next.exchange(&mut journal, true).unwrap();
    assert_eq!(next.things(), [Thing::Take(3)].into());
    assert_eq!(store.texts()[DELETED_KEY], "40");
    // Nothing of it is left where nothing has been given since.
    let copy = MemoryStore::new();
    let mut still = kill(&copy, &before, SHORT);
    still.exchange(&mut deleted.clone(), true).unwrap();
    assert_eq!(copy.texts().keys().collect::<Vec<_>>(), [DELETED_KEY, JOURNAL_KEY]);
    // The other tab slept meanwhile, and holds what was there.
    other.begin(4);
    other.sessions.reload();
    other.exchange(&mut journal, true).unwrap();
    assert_eq!(other.things(), [Thing::Take(3), Thing::Take(4)].into());
}

#[test]
fn a_deletion_after_a_kill_holds_whenever_the_journal_comes() {
    let (store, mut journal, mut tab, before) = begun();
    tab.delete_all(40);
    tab.begin(2);
    tab.exchange(&mut journal, true).unwrap();
    for closes_first in [false, true] {
        let mut journal = journal.clone();
        let mut next = kill(&store, &before, SHORT);
        next.delete_all(41);
        if closes_first {
            next = Tab::open(&store, SHORT);
        }
        next.exchange(&mut journal, true).unwrap();
        assert_eq!((next.things(), in_journal(&journal)), (BTreeSet::new(), BTreeSet::new()));
        assert_eq!(journal[DELETED_KEY], "41");
    }
}

#[test]
fn what_another_program_cleared_while_no_tab_was_open_comes_back() {
    let (store, mut journal, ..) = begun();
    for keys in [vec![DOCUMENT_KEY], vec![DOCUMENT_KEY, JOURNAL_KEY]] {
        for key in keys {
            store.remove(key).unwrap();
        }
        let mut next = Tab::open(&store, SHORT);
        next.begin(2);
        next.exchange(&mut journal, true).unwrap();
        assert_eq!(next.things(), [1, 2].map(Thing::Take).into());
        next.remove(2);
        next.exchange(&mut journal, true).unwrap();
    }
}

#[test]
fn a_journal_of_a_later_version_or_in_another_shape_is_left_alone() {
    let (store, journal, ..) = begun();
    let later = journal[DOCUMENT_KEY].replace("\"schema\":3", "\"schema\":99");
    let more = journal[DOCUMENT_KEY].replace("\"voice\"", "\"mood\":1,\"voice\"");
    let sessions = r#"{"format":"five-keys-sessions","schema":2,"rooms":[]}"#;
    for (key, text) in [
        (DOCUMENT_KEY, later.as_str()),
        (DOCUMENT_KEY, &more),
        (DOCUMENT_KEY, "{"),
        (SESSIONS_KEY, sessions),
        (JOURNAL_KEY, "junk"),
    ] {
        let mut journal = Texts::from([(key, text.to_owned())]);
        if key != JOURNAL_KEY {
            journal.insert(JOURNAL_KEY, "0 99 5 5".to_owned());
        }
        let before = journal.clone();
        let mut tab = Tab::open(&store, SHORT);
        assert_eq!(tab.exchange(&mut journal, true), Err(NotJoined), "{text}");
        tab.begin(2);
        assert_eq!(tab.exchange(&mut journal, true), Err(NotJoined));
        assert_eq!((journal, tab.things()), (before, [1, 2].map(Thing::Take).into()));
        tab.remove(2);
    }
}

#[test]
fn a_store_that_takes_nothing_leaves_the_journal_as_it_is() {
    let (store, mut journal, mut tab, before) = begun();
    tab.begin(2);
    tab.exchange(&mut journal, true).unwrap();
    let mut next = kill(&store, &before, SHORT);
    store.set_room(Some(0));
    let was = journal.clone();
    next.exchange(&mut journal, true).unwrap();
    assert_eq!((&journal, next.things()), (&was, [1, 2].map(Thing::Take).into()));
    store.set_room(None);
    next.exchange(&mut journal, true).unwrap();
    assert_eq!(in_store(&store.texts()), next.things());
    assert_eq!(in_journal(&journal), next.things());
}
