use super::{
    CHANGES_KEY, DELETED_KEY, DOCUMENT_KEY, ImportError, JOURNAL_KEY, Keeper, SET_ASIDE_PREFIX,
    Trouble, set_aside_key,
};
use crate::domain::{Answer, Language, Moment, Rating, Statement, Take, TakeId};
use crate::ports::{MemoryStore, Store, StoreError};
use crate::saved::{Document, NoRoom, TAKES_LIMIT, encode};

/// What is left where everything was deleted.
const LEFT: [&str; 2] = [DELETED_KEY, JOURNAL_KEY];

fn open(store: &MemoryStore) -> Keeper {
    Keeper::open(Box::new(store.clone()))
}

fn id(number: u64) -> TakeId {
    TakeId::new(number).unwrap()
}

fn statement(index: usize) -> Statement {
    Statement::at(index).unwrap()
}

fn rated(place: u8) -> Option<Answer> {
    Rating::new(place).map(Answer::Rated)
}

fn take(number: u64) -> Take {
    Take::begun(id(number), Moment::new(1_000 + number).unwrap())
}

fn begin(keeper: &mut Keeper, number: u64) {
    keeper.change(|document| document.add(take(number)).unwrap()).unwrap();
}

fn answer(keeper: &mut Keeper, number: u64, index: usize, place: u8) {
    let give = |take: &mut Take| take.answers.set(statement(index), rated(place));
    keeper.change(|document| document.update(id(number), give)).unwrap();
}

fn answer_of(keeper: &Keeper, number: u64, index: usize) -> Option<Answer> {
    keeper.document().take(id(number))?.answers.get(statement(index))
}

fn ids(keeper: &Keeper) -> Vec<u64> {
    keeper.document().takes().iter().map(|take| take.id.number()).collect()
}

fn stored(store: &MemoryStore) -> String {
    store.texts().get(DOCUMENT_KEY).cloned().unwrap_or_default()
}

fn keys(store: &MemoryStore) -> Vec<String> {
    store.texts().into_keys().collect()
}

/// Another program on the site removes whatever is stored there.
fn clear(store: &MemoryStore) {
    for key in keys(store) {
        store.remove(&key).unwrap();
    }
}

fn aside(keeper: &Keeper) -> Vec<String> {
    keeper.set_aside().into_iter().map(|kept| kept.text).collect()
}

/// What a later version might write: a take that this one knows, one that it does not, and more.
const FUTURE: &str = r#"{"format":"five-keys","schema":99,"revision":9,"settings":{"language":"nl",
"theme":"dusk"},"takes":[{"id":1,"voice":"self","content":1,"begun":5,"at":"purpose.tell",
"answers":"12345.0..............","mood":[1]},{"id":"two"}],"extra":{}}"#;

#[test]
fn what_is_changed_is_there_on_the_next_visit() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    assert_eq!((keeper.document(), keeper.trouble()), (&Document::default(), None));
    begin(&mut keeper, 1);
    answer(&mut keeper, 1, 3, 5);
    assert_eq!(keeper.document().revision(), 2);
    let next = open(&store);
    assert_eq!(next.document(), keeper.document());
    assert_eq!(answer_of(&next, 1, 3), rated(5));
}

#[test]
fn opening_and_changing_nothing_write_nothing() {
    let store = MemoryStore::new();
    begin(&mut open(&store), 1);
    let writes = store.writes();
    let mut keeper = open(&store);
    keeper.change(|_| ());
    assert!(!keeper.reload());
    assert_eq!(store.writes(), writes);
}

#[test]
fn two_tabs_see_and_keep_each_others_changes() {
    let store = MemoryStore::new();
    let (mut one, mut other) = (open(&store), open(&store));
    begin(&mut one, 1);
    begin(&mut other, 2);
    answer(&mut one, 1, 0, 4);
    answer(&mut other, 1, 1, 2);
    assert!(one.reload());
    assert_eq!(one.document(), other.document());
    assert_eq!(ids(&one), [1, 2]);
    assert_eq!((answer_of(&one, 1, 0), answer_of(&one, 1, 1)), (rated(4), rated(2)));
    assert_eq!(one.document().revision(), 4);
}

#[test]
fn a_write_that_did_not_know_of_this_tabs_last_one_is_joined_with_it() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    let before = stored(&store);
    answer(&mut keeper, 1, 0, 4);
    // The other tab still saw the text before, and wrote over the answer.
    store.place(DOCUMENT_KEY, &before);
    answer(&mut open(&store), 1, 1, 2);
    assert!(keeper.reload());
    let next = open(&store);
    assert_eq!((answer_of(&next, 1, 0), answer_of(&next, 1, 1)), (rated(4), rated(2)));
    assert_eq!(ids(&next), [1]);
}

#[test]
fn a_full_store_means_memory_until_there_is_room() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    let before = stored(&store);
    store.set_room(Some(before.len()));
    answer(&mut keeper, 1, 0, 4);
    begin(&mut keeper, 2);
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Full)));
    assert_eq!(stored(&store), before);
    assert_eq!(ids(&keeper), [1, 2]);
    store.set_room(None);
    keeper.change(|document| document.settings.language = Some(Language::Dutch));
    assert_eq!(keeper.trouble(), None);
    assert_eq!(open(&store).document(), keeper.document());
    assert_eq!(keeper.document().revision(), 2);
}

#[test]
fn a_denied_store_means_memory_and_what_is_stored_joins_in_later() {
    let store = MemoryStore::new();
    begin(&mut open(&store), 1);
    store.set_fault(Some(StoreError::Denied));
    let mut keeper = open(&store);
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Denied)));
    begin(&mut keeper, 2);
    assert_eq!(ids(&keeper), [2]);
    store.set_fault(None);
    assert!(keeper.reload());
    assert_eq!((ids(&keeper), keeper.trouble()), (vec![1, 2], None));
    assert_eq!(open(&store).document(), keeper.document());
}

#[test]
fn a_store_that_keeps_nothing_is_found_out() {
    let store = MemoryStore::new();
    store.set_forgetful(true);
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    answer(&mut keeper, 1, 0, 4);
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Broken)));
    assert_eq!(answer_of(&keeper, 1, 0), rated(4));
}

#[test]
fn unsaved_work_joins_what_another_tab_wrote_meanwhile() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    begin(&mut keeper, 2);
    store.set_fault(Some(StoreError::Full));
    answer(&mut keeper, 1, 0, 4);
    keeper.change(|document| document.remove(id(2)));
    store.set_fault(None);
    let mut other = open(&store);
    answer(&mut other, 1, 1, 2);
    begin(&mut other, 3);
    assert!(keeper.reload());
    assert_eq!((ids(&keeper), keeper.trouble()), (vec![1, 3], None));
    assert_eq!((answer_of(&keeper, 1, 0), answer_of(&keeper, 1, 1)), (rated(4), rated(2)));
    assert!(other.reload());
    assert_eq!(other.document(), keeper.document());
}

#[test]
fn contradicting_changes_are_both_kept() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    store.set_fault(Some(StoreError::Full));
    answer(&mut keeper, 1, 0, 4);
    store.set_fault(None);
    answer(&mut open(&store), 1, 0, 2);
    keeper.reload();
    assert_eq!((answer_of(&keeper, 1, 0), answer_of(&keeper, 2, 0)), (rated(2), rated(4)));
    assert_eq!(open(&store).document(), keeper.document());
}

#[test]
fn an_unreadable_text_is_set_aside_once_and_then_written_over() {
    for text in ["", "{", "null", "{\"takes\":[]}", "\u{0}\u{feff}é", "{\"format\":\"five-keys\"}"]
    {
        let store = MemoryStore::new();
        store.place(DOCUMENT_KEY, text);
        let mut keeper = open(&store);
        assert_eq!(keeper.trouble(), Some(Trouble::SetAside), "{text}");
        assert_eq!(stored(&store), text);
        begin(&mut keeper, 1);
        assert_eq!(aside(&keeper), [text]);
        assert_eq!(ids(&open(&store)), [1]);
        let name = keeper.set_aside().remove(0).name;
        keeper.remove_set_aside(&name).unwrap();
        assert_eq!(aside(&keeper), [""; 0]);
    }
}

#[test]
fn that_something_was_set_aside_is_told_until_the_leader_has_seen_to_it() {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, "first");
    let mut keeper = open(&store);
    // Whoever loads the page again, or has another tab, is told all the same.
    let mut other = open(&store);
    assert_eq!([keeper.trouble(), other.trouble()], [Some(Trouble::SetAside); 2]);
    keeper.dismiss_set_aside();
    assert!(other.reload());
    let troubles = |others: &[&Keeper]| others.iter().all(|one| one.trouble().is_none());
    assert!(troubles(&[&keeper, &other, &open(&store)]));
    // Of another text they are told anew, also where it takes the name of one that was removed.
    let name = keeper.set_aside().remove(0).name;
    keeper.remove_set_aside(&name).unwrap();
    store.place(DOCUMENT_KEY, "second");
    open(&store);
    assert_eq!(open(&store).trouble(), Some(Trouble::SetAside));
    let name = open(&store).set_aside().remove(0).name;
    open(&store).remove_set_aside(&name).unwrap();
    assert_eq!(open(&store).trouble(), Some(Trouble::SetAside), "the text is still in its place");
    begin(&mut open(&store), 1);
    let name = open(&store).set_aside().remove(0).name;
    open(&store).remove_set_aside(&name).unwrap();
    assert!(troubles(&[&open(&store)]));
    assert_eq!(keys(&store), [DOCUMENT_KEY], "nothing of it is left");
}

#[test]
fn what_can_be_read_of_a_damaged_document_is_kept_in_use() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    begin(&mut keeper, 2);
    let text = stored(&store).replacen("purpose.tell", "purpose.told", 1);
    store.place(DOCUMENT_KEY, &text);
    let mut next = open(&store);
    assert_eq!(ids(&next), [2]);
    begin(&mut next, 3);
    assert_eq!((ids(&open(&store)), aside(&next)), (vec![2, 3], vec![text]));
}

#[test]
fn damage_done_while_a_tab_is_open_takes_nothing_from_it() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    store.place(DOCUMENT_KEY, "gone");
    assert!(keeper.reload());
    assert_eq!((ids(&keeper), keeper.trouble()), (vec![1], Some(Trouble::SetAside)));
    assert_eq!((ids(&open(&store)), aside(&keeper)), (vec![1], vec!["gone".to_owned()]));
}

#[test]
fn a_document_with_an_unknown_field_is_read_and_set_aside() {
    let store = MemoryStore::new();
    begin(&mut open(&store), 1);
    let text = stored(&store).replacen("\"voice\"", "\"mood\":3,\"voice\"", 1);
    store.place(DOCUMENT_KEY, &text);
    let mut keeper = open(&store);
    assert_eq!((ids(&keeper), keeper.trouble()), (vec![1], Some(Trouble::SetAside)));
    begin(&mut keeper, 2);
    assert_eq!(aside(&keeper), [text]);
}

#[test]
fn nothing_is_written_over_a_text_that_cannot_be_set_aside() {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, "precious");
    store.set_room(Some(40));
    let mut keeper = open(&store);
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Full)));
    begin(&mut keeper, 1);
    keeper.reload();
    assert_eq!((stored(&store).as_str(), ids(&keeper)), ("precious", vec![1]));
    store.set_room(None);
    store.set_forgetful(true);
    begin(&mut keeper, 2);
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Broken)));
    assert_eq!(stored(&store), "precious");
    store.set_forgetful(false);
    begin(&mut keeper, 3);
    assert_eq!(keeper.trouble(), Some(Trouble::SetAside));
    assert_eq!(aside(&keeper), ["precious"]);
    assert_eq!(ids(&open(&store)), [1, 2, 3]);
}

#[test]
fn a_text_set_aside_never_takes_anothers_place() {
    let store = MemoryStore::new();
    store.place(&set_aside_key("2"), "second");
    store.place(DOCUMENT_KEY, "first");
    open(&store);
    store.place(DOCUMENT_KEY, "third");
    let keeper = open(&store);
    store.place(DOCUMENT_KEY, "second");
    open(&store);
    assert_eq!(aside(&keeper), ["first", "second", "third"]);
    assert!(store.texts().contains_key(&format!("{SET_ASIDE_PREFIX}3")));
}

#[test]
fn a_document_from_the_future_is_shown_and_never_touched() {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, FUTURE);
    let mut keeper = open(&store);
    assert_eq!(keeper.trouble(), Some(Trouble::ReadOnly { schema: 99 }));
    assert_eq!(ids(&keeper), [1]);
    assert_eq!(answer_of(&keeper, 1, 4), rated(5));
    assert_eq!(keeper.document().settings.language, Some(Language::Dutch));
    assert_eq!(keeper.change(|document| document.remove(id(1))), None);
    assert_eq!(keeper.import(&Document::default()), Err(ImportError::ReadOnly));
    assert!(!keeper.reload());
    assert_eq!(keeper.stored_text(), Some(FUTURE));
    assert_eq!((store.writes(), ids(&keeper)), (0, vec![1]));
    assert_eq!(keeper.delete_all(7), Ok(()));
    assert_eq!(keys(&store), LEFT);
    begin(&mut keeper, 5);
    assert_eq!((ids(&open(&store)), keeper.trouble()), (vec![5], None));
}

#[test]
fn a_document_from_the_future_that_comes_while_a_tab_is_open_makes_it_read_only() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 7);
    store.set_room(Some(0));
    begin(&mut keeper, 8);
    store.place(DOCUMENT_KEY, FUTURE);
    store.set_room(None);
    assert_eq!(keeper.change(|document| document.remove(id(1))), None);
    assert_eq!(keeper.trouble(), Some(Trouble::ReadOnly { schema: 99 }));
    assert_eq!(ids(&keeper), [1, 8], "what this tab alone has stays in sight");
    assert!(keeper.holds_unsaved());
    keeper.reload();
    assert_eq!(stored(&store), FUTURE);
}

#[test]
fn what_is_deleted_in_one_tab_does_not_come_back_from_another() {
    let store = MemoryStore::new();
    let (mut one, mut other) = (open(&store), open(&store));
    begin(&mut one, 1);
    other.reload();
    assert_eq!(other.delete_all(7), Ok(()));
    answer(&mut one, 1, 0, 3);
    assert_eq!(ids(&one), [0; 0]);
    assert_eq!(keys(&store), LEFT);
    begin(&mut other, 2);
    one.reload();
    assert_eq!(ids(&one), [2]);
}

#[test]
fn a_tab_that_is_emptied_by_another_says_so_until_the_leader_has_read_it() {
    let store = MemoryStore::new();
    let (mut empty, mut one, mut other) = (open(&store), open(&store), open(&store));
    begin(&mut one, 1);
    other.reload();
    assert_eq!(other.delete_all(7), Ok(()));
    assert!(one.reload());
    assert_eq!(one.trouble(), Some(Trouble::DeletedElsewhere));
    begin(&mut one, 2);
    assert_eq!(one.trouble(), Some(Trouble::DeletedElsewhere));
    one.dismiss();
    one.reload();
    assert_eq!(one.trouble(), None);
    // Whoever pressed the button knows, and so does who comes later or had nothing.
    empty.reload();
    assert_eq!([other.trouble(), empty.trouble(), open(&store).trouble()], [None; 3]);
    assert!(open(&store).has_deletion_mark());
}

#[test]
fn of_what_is_deleted_elsewhere_only_unsaved_work_comes_back() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    begin(&mut keeper, 2);
    store.set_fault(Some(StoreError::Full));
    answer(&mut keeper, 2, 0, 3);
    store.set_fault(None);
    assert_eq!(open(&store).delete_all(7), Ok(()));
    keeper.reload();
    assert_eq!((ids(&keeper), ids(&open(&store))), (vec![2], vec![2]));
}

#[test]
fn deleting_all_leaves_other_programs_data_alone() {
    let store = MemoryStore::new();
    store.place("five-keystone", "other");
    store.place(&set_aside_key("1"), "old");
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    assert_eq!(keeper.delete_all(7), Ok(()));
    assert_eq!(keeper.document(), &Document::default());
    assert_eq!(keys(&store), [DELETED_KEY, JOURNAL_KEY, "five-keystone"]);
    assert_eq!(keeper.usage(), Ok(0), "the mark is no data");
}

#[test]
fn what_could_not_be_deleted_is_still_shown() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    store.set_fault(Some(StoreError::Denied));
    assert_eq!(keeper.delete_all(7), Err(StoreError::Denied));
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Denied)));
    assert_eq!(keeper.document(), &Document::default());
    store.set_fault(None);
    assert!(keeper.reload());
    assert_eq!((ids(&keeper), keeper.trouble()), (vec![1], None));
}

#[test]
fn usage_counts_the_bytes_of_this_program_alone() {
    let store = MemoryStore::new();
    store.place("elsewhere", "1234567890");
    store.place(&set_aside_key("1"), "é");
    assert_eq!(open(&store).usage(), Ok("five-keys/set-aside/1é".len()));
    store.set_fault(Some(StoreError::Broken));
    assert_eq!(open(&store).usage(), Err(StoreError::Broken));
}

#[test]
fn an_import_adds_to_what_is_stored() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    let mut incoming = Document::default();
    incoming.add(take(1)).unwrap();
    incoming.add(take(2)).unwrap();
    let merge = keeper.import(&incoming).unwrap();
    assert_eq!((merge.new.len(), merge.known.len(), merge.conflicting.len()), (1, 1, 0));
    assert_eq!(ids(&open(&store)), [1, 2]);
    assert_eq!(encode(keeper.document()), stored(&store));
}

#[test]
fn an_import_beyond_the_limit_changes_nothing() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    let mut incoming = Document::default();
    for number in 0..TAKES_LIMIT as u64 {
        incoming.add(take(number)).unwrap();
    }
    begin(&mut keeper, 5_000);
    let before = keeper.document().clone();
    let Err(ImportError::NoRoom(NoRoom::Takes(too_many))) = keeper.import(&incoming) else {
        panic!("there is no room for 1,001 takes");
    };
    assert_eq!((too_many.takes, keeper.document()), (TAKES_LIMIT + 1, &before));
}

#[test]
fn work_that_does_not_fit_together_stays_in_memory_until_it_does() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    store.set_fault(Some(StoreError::Denied));
    begin(&mut keeper, 5_000);
    store.set_fault(None);
    let fill = |document: &mut Document| {
        for number in 0..TAKES_LIMIT as u64 {
            document.add(take(number)).unwrap();
        }
    };
    open(&store).change(fill).unwrap();
    keeper.reload();
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Full)));
    assert_eq!(keeper.document().takes().len(), TAKES_LIMIT + 1);
    keeper.change(|document| document.remove(id(3)));
    assert_eq!(keeper.trouble(), None);
    assert_eq!(open(&store).document().takes().len(), TAKES_LIMIT);
    assert!(store.get(DOCUMENT_KEY).is_ok());
}

#[test]
fn an_answer_that_was_set_back_unstored_leaves_another_tabs_answer_standing() {
    let store = MemoryStore::new();
    let mut ours = open(&store);
    begin(&mut ours, 1);
    answer(&mut ours, 1, 0, 3);
    let mut theirs = open(&store);
    store.set_fault(Some(StoreError::Full));
    answer(&mut ours, 1, 0, 5);
    answer(&mut ours, 1, 0, 3);
    answer(&mut theirs, 1, 0, 4);
    store.set_fault(None);
    theirs.reload();
    ours.reload();
    assert_eq!(answer_of(&ours, 1, 0), rated(4));
    assert_eq!(answer_of(&theirs, 1, 0), rated(4));
    assert_eq!((ids(&ours), ours.trouble()), (vec![1], None));
}

/// Opens a tab for which every stored document is long.
fn open_long(store: &MemoryStore) -> Keeper {
    Keeper::open_with(Box::new(store.clone()), 0)
}

/// A store, and a tab for which it is long, with one answer beside the document.
fn answered_long() -> (MemoryStore, Keeper) {
    let store = MemoryStore::new();
    let mut keeper = open_long(&store);
    begin(&mut keeper, 1);
    answer(&mut keeper, 1, 0, 4);
    (store, keeper)
}

fn changes(store: &MemoryStore) -> String {
    store.texts().get(CHANGES_KEY).cloned().unwrap_or_default()
}

fn finish(keeper: &mut Keeper, number: u64) {
    let finish = |take: &mut Take| take.finished = Moment::new(9_000);
    keeper.change(|document| document.update(id(number), finish)).unwrap();
}

#[test]
fn an_answer_in_a_long_document_is_written_beside_it() {
    let store = MemoryStore::new();
    let mut keeper = open_long(&store);
    begin(&mut keeper, 1);
    let before = stored(&store);
    answer(&mut keeper, 1, 0, 4);
    begin(&mut keeper, 2);
    assert_eq!(stored(&store), before);
    assert_eq!((keeper.document().revision(), keeper.trouble()), (3, None));
    let next = open_long(&store);
    assert_eq!(next.document(), keeper.document());
    assert_eq!(open(&store).document(), keeper.document(), "whatever is long for the next visit");
}

#[test]
fn what_is_finished_is_written_into_the_long_document() {
    let (store, mut keeper) = answered_long();
    finish(&mut keeper, 1);
    assert_eq!(stored(&store), encode(keeper.document()));
    assert!(changes(&store).contains("\"takes\":[],\"base\":3"), "{}", changes(&store));
    assert_eq!(open_long(&store).document(), keeper.document());
}

#[test]
fn a_document_that_is_short_again_has_no_changes_beside_it() {
    let store = MemoryStore::new();
    let mut keeper = Keeper::open_with(Box::new(store.clone()), 250);
    begin(&mut keeper, 1);
    begin(&mut keeper, 2);
    answer(&mut keeper, 1, 0, 4);
    assert!(store.texts().contains_key(CHANGES_KEY));
    keeper.change(|document| document.remove(id(2)));
    assert_eq!(keys(&store), [DOCUMENT_KEY]);
    assert_eq!(open(&store).document(), keeper.document());
}

#[test]
fn two_tabs_share_the_changes_of_a_long_document() {
    let store = MemoryStore::new();
    let (mut one, mut other) = (open_long(&store), open_long(&store));
    begin(&mut one, 1);
    begin(&mut other, 2);
    answer(&mut one, 1, 0, 4);
    answer(&mut other, 1, 1, 2);
    finish(&mut one, 2);
    answer(&mut other, 1, 2, 3);
    one.reload();
    assert_eq!(one.document(), other.document());
    assert_eq!((answer_of(&one, 1, 0), answer_of(&one, 1, 1)), (rated(4), rated(2)));
    assert_eq!(answer_of(&one, 1, 2), rated(3));
}

#[test]
fn an_answer_and_a_finish_that_did_not_know_of_each_other_are_joined() {
    let store = MemoryStore::new();
    let mut keeper = open_long(&store);
    begin(&mut keeper, 1);
    begin(&mut keeper, 2);
    let mut other = open_long(&store);
    let before = store.texts();
    answer(&mut keeper, 1, 0, 4);
    let answered = changes(&store);
    // The other tab still saw what was stored before; then the answer comes in its place.
    store.place(CHANGES_KEY, &before[CHANGES_KEY]);
    finish(&mut other, 1);
    store.place(CHANGES_KEY, &answered);
    other.reload();
    keeper.reload();
    assert_eq!(keeper.document(), other.document());
    assert_eq!((ids(&keeper), answer_of(&keeper, 1, 0)), (vec![1, 2], rated(4)));
    assert!(keeper.document().take(id(1)).unwrap().finished.is_some());
}

#[test]
fn changes_that_are_left_beside_a_later_document_change_nothing() {
    let (store, mut keeper) = answered_long();
    let left = changes(&store);
    finish(&mut keeper, 1);
    // The browser broke down between the two writes.
    store.place(CHANGES_KEY, &left);
    let next = open_long(&store);
    assert_eq!(next.document(), keeper.document());
    assert_eq!(next.trouble(), None);
}

#[test]
fn changes_beside_a_document_that_an_older_program_wrote_are_not_lost() {
    let store = MemoryStore::new();
    let mut keeper = open_long(&store);
    begin(&mut keeper, 1);
    let before = stored(&store);
    answer(&mut keeper, 1, 0, 4);
    begin(&mut keeper, 2);
    // It knew nothing of them, and gave another answer.
    let older = MemoryStore::new();
    older.place(DOCUMENT_KEY, &before);
    answer(&mut open(&older), 1, 1, 2);
    store.place(DOCUMENT_KEY, &stored(&older));
    let mut next = open_long(&store);
    // The other answer stands beside it, under the next id; what had that one has the one after.
    assert_eq!(ids(&next), [1, 2, 3]);
    assert_eq!((answer_of(&next, 1, 1), answer_of(&next, 2, 0)), (rated(2), rated(4)));
    assert_eq!(next.document().take(id(3)).unwrap().begun, take(2).begun);
    answer(&mut next, 3, 0, 1);
    assert_eq!(open_long(&store).document(), next.document());
}

#[test]
fn changes_that_cannot_be_read_are_set_aside() {
    for text in ["", "{", "{\"base\":1}", &encode(&Document::default())] {
        let store = MemoryStore::new();
        begin(&mut open_long(&store), 1);
        store.place(CHANGES_KEY, text);
        let mut keeper = open_long(&store);
        assert_eq!((ids(&keeper), keeper.trouble()), (vec![1], Some(Trouble::SetAside)), "{text}");
        answer(&mut keeper, 1, 0, 4);
        assert_eq!(aside(&keeper), [text]);
        assert_eq!(open_long(&store).document(), keeper.document());
    }
}

#[test]
fn changes_from_the_future_make_a_tab_read_only() {
    let store = MemoryStore::new();
    begin(&mut open_long(&store), 5);
    store.place(CHANGES_KEY, FUTURE);
    let mut keeper = open_long(&store);
    assert_eq!(keeper.trouble(), Some(Trouble::ReadOnly { schema: 99 }));
    assert_eq!(ids(&keeper), [5, 1]);
    assert_eq!(keeper.change(|document| document.remove(id(5))), None);
    assert_eq!(changes(&store), FUTURE);
}

#[test]
fn a_full_store_keeps_the_changes_in_memory_until_there_is_room() {
    let (store, mut keeper) = answered_long();
    let before = store.texts();
    store.set_fault(Some(StoreError::Full));
    answer(&mut keeper, 1, 1, 2);
    assert_eq!(keeper.trouble(), Some(Trouble::Memory(StoreError::Full)));
    assert_eq!(store.texts(), before);
    store.set_fault(None);
    assert!(keeper.reload());
    assert_eq!(open_long(&store).document(), keeper.document());
    assert_eq!((answer_of(&keeper, 1, 1), keeper.trouble()), (rated(2), None));
}

#[test]
fn deleting_all_deletes_the_changes_as_well() {
    let (store, mut keeper) = answered_long();
    let mut other = open_long(&store);
    assert_eq!(keeper.delete_all(7), Ok(()));
    assert_eq!(keys(&store), LEFT);
    answer(&mut other, 1, 1, 2);
    assert_eq!(ids(&other), [0; 0]);
}

#[test]
fn what_another_program_clears_is_written_again_by_a_tab_that_holds_it() {
    for long in [0, usize::MAX] {
        let store = MemoryStore::new();
        let open = || Keeper::open_with(Box::new(store.clone()), long);
        let mut keeper = open();
        begin(&mut keeper, 1);
        finish(&mut keeper, 1);
        begin(&mut keeper, 2);
        answer(&mut keeper, 2, 0, 4);
        let before = keeper.document().clone();
        clear(&store);
        keeper.reload();
        assert_eq!(keeper.document().takes(), before.takes());
        assert_eq!(open().document().takes(), before.takes());
        // Nor does it matter where it is noticed first at an answer.
        clear(&store);
        answer(&mut keeper, 2, 1, 5);
        assert_eq!(open().document(), keeper.document());
        assert_eq!((ids(&keeper), answer_of(&keeper, 2, 0)), (vec![1, 2], rated(4)));
    }
}

#[test]
fn a_key_that_another_program_removes_takes_nothing_from_the_other() {
    for key in [DOCUMENT_KEY, CHANGES_KEY] {
        let (store, mut keeper) = answered_long();
        begin(&mut keeper, 2);
        finish(&mut keeper, 2);
        answer(&mut keeper, 1, 1, 5);
        let before = keeper.document().clone();
        store.remove(key).unwrap();
        keeper.reload();
        assert_eq!(open_long(&store).document().takes(), before.takes(), "{key}");
        assert_eq!(keeper.trouble(), None);
    }
}

#[test]
fn junk_in_the_place_of_a_long_document_takes_no_finished_check_with_it() {
    let (store, mut keeper) = answered_long();
    finish(&mut keeper, 1);
    begin(&mut keeper, 2);
    store.place(DOCUMENT_KEY, "junk");
    answer(&mut keeper, 2, 0, 3);
    assert_eq!((ids(&keeper), keeper.trouble()), (vec![1, 2], Some(Trouble::SetAside)));
    assert_eq!(open_long(&store).document(), keeper.document());
    assert_eq!(aside(&keeper), ["junk"]);
}

#[test]
fn an_older_text_that_another_program_puts_back_takes_nothing_away() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    let older = stored(&store);
    begin(&mut keeper, 2);
    store.place(DOCUMENT_KEY, &older);
    keeper.reload();
    assert_eq!((ids(&keeper), ids(&open(&store))), (vec![1, 2], vec![1, 2]));
}

#[test]
fn a_tab_that_slept_while_all_was_deleted_brings_nothing_back() {
    let store = MemoryStore::new();
    let (mut asleep, mut keeper) = (open(&store), open(&store));
    begin(&mut keeper, 1);
    asleep.reload();
    assert_eq!(keeper.delete_all(7), Ok(()));
    begin(&mut keeper, 2);
    // The same number does for another deletion, and a program that clears changes nothing.
    assert_eq!(keeper.delete_all(7), Ok(()));
    begin(&mut keeper, 3);
    clear(&store);
    keeper.reload();
    assert_eq!(ids(&open(&store)), [3]);
    asleep.reload();
    assert_eq!((ids(&asleep), ids(&open(&store))), (vec![3], vec![3]));
}

#[test]
fn an_answer_at_the_moment_of_a_deletion_brings_nothing_back() {
    for long in [0, usize::MAX] {
        let store = MemoryStore::new();
        let open = || Keeper::open_with(Box::new(store.clone()), long);
        let (mut keeper, mut other) = (open(), open());
        begin(&mut keeper, 1);
        finish(&mut keeper, 1);
        begin(&mut keeper, 2);
        other.reload();
        let before = store.texts();
        assert_eq!(other.delete_all(7), Ok(()));
        // This tab still saw what was there, and wrote to it.
        let mark = store.texts()[DELETED_KEY].clone();
        store.remove(DELETED_KEY).unwrap();
        for (key, text) in &before {
            store.place(key, text);
        }
        answer(&mut keeper, 2, 0, 4);
        for key in [DOCUMENT_KEY, CHANGES_KEY] {
            if store.texts().get(key) == before.get(key) {
                store.remove(key).unwrap();
            }
        }
        store.place(DELETED_KEY, &mark);
        // A browser tells of the mark, and of each key that is removed.
        other.reload();
        keeper.reload();
        assert_eq!(ids(&keeper), [0; 0]);
        keeper.reload();
        other.reload();
        assert_eq!((ids(&keeper), ids(&other), ids(&open())), (vec![], vec![], vec![]));
    }
}

#[test]
fn a_tab_that_sees_the_mark_before_the_rest_is_gone_writes_nothing() {
    let store = MemoryStore::new();
    let (mut keeper, mut other) = (open(&store), open(&store));
    begin(&mut keeper, 1);
    other.reload();
    let before = store.texts();
    assert_eq!(other.delete_all(7), Ok(()));
    store.place(DOCUMENT_KEY, &before[DOCUMENT_KEY]);
    keeper.reload();
    assert_eq!((ids(&keeper), stored(&store)), (vec![], before[DOCUMENT_KEY].clone()));
    store.remove(DOCUMENT_KEY).unwrap();
    keeper.reload();
    other.reload();
    assert_eq!(
        (ids(&keeper), ids(&other), keys(&store)),
        (vec![], vec![], LEFT.map(str::to_owned).to_vec())
    );
}

#[test]
fn a_mark_that_is_none_deletes_nothing() {
    let store = MemoryStore::new();
    let mut keeper = open(&store);
    begin(&mut keeper, 1);
    store.place(DELETED_KEY, "junk");
    answer(&mut keeper, 1, 0, 3);
    assert_eq!((ids(&keeper), ids(&open(&store))), (vec![1], vec![1]));
}

#[test]
fn all_is_deleted_from_a_full_store_and_the_mark_has_its_room() {
    let store = MemoryStore::new();
    let (mut keeper, mut other) = (open(&store), open(&store));
    begin(&mut keeper, 1);
    other.reload();
    store.set_room(Some(stored(&store).len() + DOCUMENT_KEY.len()));
    assert_eq!((keeper.delete_all(7), keeper.trouble()), (Ok(()), None));
    other.reload();
    assert_eq!((ids(&other), keys(&store)), (vec![], LEFT.map(str::to_owned).to_vec()));
}

#[test]
fn what_a_tab_wrote_but_could_not_read_back_is_taken_for_no_other_tabs_work() {
    // Each call of the command in turn is the first one that fails.
    for calls in 0..12 {
        let (store, mut keeper) = answered_long();
        begin(&mut keeper, 2);
        store.set_fault_after(calls, Some(StoreError::Denied));
        finish(&mut keeper, 1);
        store.set_fault(None);
        keeper.reload();
        assert_eq!((ids(&keeper), keeper.trouble()), (vec![1, 2], None), "{calls}");
        assert!(keeper.document().take(id(1)).unwrap().finished.is_some());
        assert_eq!(open_long(&store).document(), keeper.document(), "{calls}");
    }
}
