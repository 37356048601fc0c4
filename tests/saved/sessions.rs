//! The sessions that are kept: texts that must be read the same for ever, and what two tabs or two
//! files have, put together without losing an answer.

use std::collections::{BTreeMap, BTreeSet};

use boon::{Compiler, Draft, Schemas};
use five_keys::{
    domain::{
        Answers, Bundle, Collection, Contribution, Invitation, Language, Moment, Name, Role,
        Session, SessionId, Stage, Voice,
    },
    ports::{MemoryStore, Store as _, StoreError},
    saved::{Collections, CollectionsError, decode_collections, encode_collections},
    state::{SESSIONS_KEY, SessionsKeeper},
};
use proptest::{collection::vec, option, prelude::*, sample::select};
use serde_json::{Value, from_str};

use crate::keeping::{Mishap, befall};
use crate::strategies::{any_mutations, any_name, any_text, cases, mutated};

const WHOLE: &str = include_str!("../fixtures/sessions/whole.json");
const LATER: &str = include_str!("../fixtures/sessions/later.json");
const FIRST: SessionId = SessionId(305_419_896);
const SECOND: SessionId = SessionId(2_596_069_104);

/// What can be read of a text that is damaged.
fn rest(text: &str) -> Collections {
    match decode_collections(text) {
        Err(CollectionsError::Damaged { rest }) => rest,
        other => panic!("{other:?} is not damaged"),
    }
}

/// How many answers a session has; none where it is not there.
fn count(all: &Collections, id: SessionId) -> Option<usize> {
    all.get(id).map(|one| one.bundle.len())
}

#[test]
fn whole_texts_say_what_they_always_said_and_are_written_as_they_were() {
    let whole = decode_collections(WHOLE).unwrap();
    let one = whole.get(FIRST).unwrap();
    assert_eq!((one.role, one.stage, one.is_mirror()), (Role::Host, Stage::Revealed, false));
    assert_eq!(one.invitation.name.as_str(), "Leidersdag");
    assert_eq!(one.invitation.language, Language::Dutch);
    let nonces: Vec<_> = one.bundle.iter().map(Contribution::nonce).collect();
    assert_eq!(nonces, [17, 4_026_531_840]);
    let other = whole.get(SECOND).unwrap();
    assert_eq!((other.role, other.stage), (Role::Collector, Stage::Collecting));
    assert!(other.is_mirror() && other.begun < other.named);
    for text in [
        WHOLE,
        include_str!("../fixtures/sessions/limits.json"),
        include_str!("../fixtures/sessions/removed.json"),
    ] {
        assert_eq!(encode_collections(&decode_collections(text).unwrap()), text);
    }
    let spaced = include_str!("../fixtures/sessions/spaced.json");
    assert_eq!(decode_collections(spaced), Ok(whole));
}

#[test]
fn damaged_texts_keep_all_but_the_damage() {
    let answer = rest(include_str!("../fixtures/sessions/damaged-answer.json"));
    assert_eq!((count(&answer, FIRST), count(&answer, SECOND)), (Some(1), Some(1)));
    let name = rest(include_str!("../fixtures/sessions/damaged-name.json"));
    assert_eq!((count(&name, FIRST), count(&name, SECOND)), (Some(2), Some(1)));
    assert!(name.get(FIRST).unwrap().invitation.name.is_empty());
    let twice = rest(include_str!("../fixtures/sessions/double-id.json"));
    assert_eq!((count(&twice, FIRST), count(&twice, SECOND)), (Some(3), Some(1)));
    let field = rest(include_str!("../fixtures/sessions/double-field.json"));
    assert_eq!((count(&field, FIRST), count(&field, SECOND)), (None, Some(1)));
}

#[test]
fn whatever_stands_twice_makes_a_text_not_whole() {
    let removed = include_str!("../fixtures/sessions/removed.json");
    let pair = r#"[17,"543210543210543210543"]"#;
    for text in [
        WHOLE.replacen(pair, &format!("{pair},{pair}"), 1),
        removed.replacen("\"removed\":[", "\"removed\":[[305419896,1],", 1),
        removed.replacen(
            "[305419896,1795007200000]",
            "[305419896,1795007200000],[305419896,1795007200000]",
            1,
        ),
        WHOLE.replacen("\"stage\":\"revealed\"", "\"stage\":\"revealed\",\"mood\":1", 1),
        // A session that was removed after it was last changed.
        removed.replacen("[305419896,1795007200000]", "[305419896,1795007200001]", 1),
    ] {
        assert!(
            matches!(decode_collections(&text), Err(CollectionsError::Damaged { .. })),
            "{text}"
        );
    }
    for field in ["\"format\":\"five-keys-sessions\"", "\"schema\":1"] {
        let text = WHOLE.replacen(field, &format!("{field},{field}"), 1);
        assert_eq!(decode_collections(&text), Err(CollectionsError::NotOurs));
    }
}

#[test]
fn what_a_later_version_wrote_is_told_by_its_number() {
    assert_eq!(decode_collections(LATER), Err(CollectionsError::Later { schema: 2 }));
}

#[test]
fn a_session_that_was_removed_stays_away_unless_it_was_changed_after_that() {
    let removed = decode_collections(include_str!("../fixtures/sessions/removed.json")).unwrap();
    let both = removed.join(&decode_collections(WHOLE).unwrap());
    assert_eq!((count(&both, FIRST), count(&both, SECOND)), (Some(2), None));
    // A file puts it back: somebody has just asked for it.
    let file = removed.import(&decode_collections(WHOLE).unwrap());
    assert_eq!((count(&file, FIRST), count(&file, SECOND)), (Some(2), Some(1)));
    assert_eq!(decode_collections(&encode_collections(&file)), Ok(file));
}

/// Whether `docs/sessions.schema.json` lets a text pass.
fn schema() -> impl Fn(&str) -> bool {
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.set_default_draft(Draft::V2020_12);
    let (name, text) =
        ("urn:five-keys:sessions:1", include_str!("../../docs/sessions.schema.json"));
    compiler.add_resource(name, from_str(text).unwrap()).unwrap();
    let index = compiler.compile(name, &mut schemas).unwrap();
    move |text| from_str::<Value>(text).is_ok_and(|value| schemas.validate(&value, index).is_ok())
}

#[test]
fn fixtures_pass_or_fail_the_schema_as_their_names_say() {
    let accepts = schema();
    for text in [
        WHOLE,
        include_str!("../fixtures/sessions/spaced.json"),
        include_str!("../fixtures/sessions/limits.json"),
        include_str!("../fixtures/sessions/removed.json"),
    ] {
        assert!(accepts(text), "{text}");
    }
    for text in [
        LATER,
        include_str!("../fixtures/sessions/damaged-answer.json"),
        include_str!("../fixtures/sessions/damaged-name.json"),
    ] {
        assert!(!accepts(text), "{text}");
    }
}

#[test]
fn the_example_in_the_description_is_whole() {
    let description = include_str!("../../docs/sessions.md");
    let example = description.split("```json").nth(1).and_then(|rest| rest.split("```").next());
    let example = example.unwrap();
    assert_eq!(decode_collections(example).unwrap().all().len(), 2);
    assert!(schema()(example));
}

/// Few enough moments that two are often the same; after the last one there is none.
fn any_moment() -> impl Strategy<Value = Moment> {
    prop_oneof![9 => 0..6_u64, 1 => Just(1_795_000_000_000)]
        .prop_map(|milliseconds| Moment::new(milliseconds).unwrap())
}

fn any_bundle() -> impl Strategy<Value = Bundle> {
    let one = (0..8_u32, 0..3_u64).prop_map(|(nonce, answers)| {
        let answers = Answers::from_number(answers * 79_792_266_297_612_001).unwrap();
        Contribution::new(nonce, &answers)
    });
    vec(one, 0..8).prop_map(|all| Bundle::new(all).unwrap())
}

/// A session with this id, of these statements.
fn any_collection_of(id: u32, content: u16, voice: Voice) -> impl Strategy<Value = Collection> {
    let session = Session { id: SessionId(id), voice, content };
    let language = select(vec![Language::Dutch, Language::English]);
    let invitation = (language, any_name()).prop_map(move |(language, name)| Invitation {
        session,
        language,
        name,
    });
    let role = select(vec![Role::Host, Role::Collector]);
    let stage = select(vec![Stage::Collecting, Stage::Revealed]);
    (invitation, any_moment(), role, any_moment(), stage, any_moment(), any_bundle()).prop_map(
        |(invitation, named, role, begun, stage, staged, bundle)| Collection {
            invitation,
            named,
            role,
            begun,
            stage,
            staged,
            bundle,
        },
    )
}

/// A session with one id, which may be of other statements or another voice.
fn any_collection() -> impl Strategy<Value = Collection> {
    (1..3_u16, any::<bool>()).prop_flat_map(|(content, is_team)| {
        any_collection_of(7, content, if is_team { Voice::Team } else { Voice::Own })
    })
}

/// Sessions of few ids, as adding them one by one makes them.
fn any_kept() -> impl Strategy<Value = Collections> {
    let one = (0..4_u32).prop_flat_map(|id| any_collection_of(id, 2, Voice::Own));
    vec(one, 0..5).prop_map(|all| {
        let mut kept = Collections::default();
        for one in all {
            kept.add(one).unwrap();
        }
        kept
    })
}

/// The same, and some of them were removed or are there again.
fn any_collections() -> impl Strategy<Value = Collections> {
    let again = option::of((0..4_u32).prop_flat_map(|id| any_collection_of(id, 2, Voice::Own)));
    (any_kept(), vec((0..4_u32, any_moment()), 0..3), again).prop_map(|(mut kept, gone, again)| {
        for (id, at) in gone {
            kept.remove(SessionId(id), at);
        }
        if let Some(again) = again {
            kept.add(again).unwrap();
        }
        kept
    })
}

/// The ids of the sessions that are there.
fn ids(all: &Collections) -> BTreeSet<SessionId> {
    all.all().into_iter().map(|one| one.id()).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_two_have_of_a_session_is_put_together_in_any_order(
        (one, two, three) in (any_collection(), any_collection(), any_collection()),
    ) {
        prop_assert_eq!(one.join(&two), two.join(&one));
        prop_assert_eq!(one.join(&two).join(&three), one.join(&two.join(&three)));
        prop_assert_eq!(one.join(&one), one.clone());
        let joined = one.join(&two);
        if one.invitation.session == two.invitation.session {
            prop_assert_eq!(&joined.bundle, &one.bundle.union(&two.bundle).unwrap());
            prop_assert_eq!(joined.is_revealed(), joined.role == Role::Host
                && joined.stage == Stage::Revealed);
        } else {
            prop_assert!(joined == one || joined == two);
        }
    }

    #[test]
    fn sessions_are_put_together_in_any_order(
        (one, two, three) in (any_kept(), any_kept(), any_kept()),
    ) {
        prop_assert_eq!(one.join(&two).join(&three), one.join(&two.join(&three)));
        prop_assert_eq!(one.join(&Collections::default()), one);
    }

    /// Where some were removed, too: which there are, and what was not removed of them.
    #[test]
    fn what_was_removed_stays_away_in_any_order_and_takes_nothing_else_with_it(
        (one, two, three) in (any_collections(), any_collections(), any_collections()),
    ) {
        prop_assert_eq!(one.join(&two), two.join(&one));
        prop_assert_eq!(one.join(&one), one.clone());
        let left = one.join(&two).join(&three);
        let right = one.join(&two.join(&three));
        prop_assert_eq!(ids(&left), ids(&right));
        let given: BTreeSet<_> = [&one, &two, &three]
            .into_iter()
            .flat_map(|all| all.all())
            .flat_map(|kept| kept.bundle.iter().map(|answer| (kept.id(), answer)))
            .collect();
        for joined in [&left, &right] {
            for kept in joined.all() {
                prop_assert!(kept.bundle.iter().all(|one| given.contains(&(kept.id(), one))));
            }
            for source in [&one, &two, &three] {
                // Whatever no other has removed is there with all its answers.
                for kept in source.all() {
                    let alone = Collections::default().join(&source.only(kept.id()));
                    let survives = [&one, &two, &three]
                        .iter()
                        .all(|other| ids(&other.join(&alone)).contains(&kept.id()));
                    if survives && let Some(there) = joined.get(kept.id()) {
                        prop_assert_eq!(there.bundle.union(&kept.bundle), Ok(there.bundle.clone()));
                    }
                }
            }
        }
    }

    #[test]
    fn a_file_brings_in_all_its_sessions_and_removes_none(
        (here, file) in (any_collections(), any_collections()),
    ) {
        let imported = here.import(&file);
        let expected: BTreeSet<_> = ids(&here).union(&ids(&file)).copied().collect();
        prop_assert_eq!(ids(&imported), expected);
        for one in here.all().into_iter().chain(file.all()) {
            let there = &imported.get(one.id()).unwrap().bundle;
            prop_assert_eq!(there.union(&one.bundle), Ok(there.clone()));
        }
        prop_assert_eq!(imported.import(&file), imported.clone());
        prop_assert_eq!(decode_collections(&encode_collections(&imported)), Ok(imported));
    }

    #[test]
    fn what_is_written_is_read_as_it_was(all in any_collections()) {
        let text = encode_collections(&all);
        prop_assert_eq!(decode_collections(&text), Ok(all));
        prop_assert!(schema()(&text), "{}", text);
    }

    #[test]
    fn any_text_is_read_without_a_panic_and_what_is_whole_is_written_again(
        text in any_sessions_text(),
    ) {
        let read = decode_collections(&text);
        match read {
            Ok(read) => {
                prop_assert!(schema()(&text), "{}", text);
                prop_assert_eq!(decode_collections(&encode_collections(&read)), Ok(read));
            }
            // What is left is something that can be kept.
            Err(CollectionsError::Damaged { rest }) => {
                prop_assert_eq!(decode_collections(&encode_collections(&rest)), Ok(rest));
            }
            Err(CollectionsError::Later { .. }) => prop_assert!(!schema()(&text), "{}", text),
            // A field of the whole that is there twice is beyond a JSON schema.
            Err(CollectionsError::NotOurs) => (),
        }
    }
}

/// Any text whatsoever, most of them close to one of sessions.
fn any_sessions_text() -> impl Strategy<Value = String> {
    let mutant = (any_collections(), any_mutations()).prop_map(|(all, mutations)| {
        let text = encode_collections(&all);
        mutations.into_iter().fold(text, |text, mutation| mutated(&text, mutation))
    });
    prop_oneof![1 => any_text(), 5 => mutant]
}

fn any_mishap() -> impl Strategy<Value = Mishap> {
    let error = || select(vec![StoreError::Denied, StoreError::Full, StoreError::Broken]);
    prop_oneof![
        error().prop_map(Mishap::Fault),
        (1..8_usize, error()).prop_map(|(calls, error)| Mishap::FaultAfter(calls, error)),
        (0..1_000_usize).prop_map(Mishap::Room),
        Just(Mishap::Forgetful),
    ]
}

/// What one tab does, or what befalls the store that all share.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Begin(u32),
    Collect(u32),
    Rename(u32),
    TurnTo(u32, Stage),
    Remove(u32),
    PutBack,
    Reload,
    Reopen,
    Befall(Option<Mishap>),
    /// Another program writes over the text, or removes it.
    Spoil(Option<&'static str>),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let id = || 0..3_u32;
    let stage = select(vec![Stage::Collecting, Stage::Revealed]);
    prop_oneof![
        3 => id().prop_map(Deed::Begin),
        8 => id().prop_map(Deed::Collect),
        1 => id().prop_map(Deed::Rename),
        1 => (id(), stage).prop_map(|(id, stage)| Deed::TurnTo(id, stage)),
        1 => id().prop_map(Deed::Remove),
        1 => Just(Deed::PutBack),
        3 => Just(Deed::Reload),
        1 => Just(Deed::Reopen),
        3 => option::of(any_mishap()).prop_map(Deed::Befall),
        1 => option::of(select(vec!["", "junk", "{}", WHOLE])).prop_map(Deed::Spoil),
    ]
}

fn open(store: &MemoryStore) -> SessionsKeeper {
    SessionsKeeper::open(Box::new(store.clone()))
}

fn begin(id: u32, number: u64) -> Collection {
    let session = Session { id: SessionId(id), voice: Voice::Own, content: 2 };
    let name = Name::new(&number.to_string()).unwrap();
    let invitation = Invitation { session, language: Language::English, name };
    Collection::begin(invitation, Role::Host, Moment::new(number).unwrap())
}

/// Two tabs, and what they collected for each session that nobody has removed since.
struct Tabs {
    store: MemoryStore,
    open: [SessionsKeeper; 2],
    collected: BTreeMap<u32, BTreeSet<u32>>,
    removed: Option<Collection>,
}

impl Tabs {
    fn of(store: MemoryStore) -> Tabs {
        let both = [open(&store), open(&store)];
        Tabs { store, open: both, collected: BTreeMap::new(), removed: None }
    }

    /// Does a deed in one of the tabs, as the number it is of all deeds.
    fn act(&mut self, which: usize, deed: Deed, number: u32) {
        let Tabs { store, open: both, collected, removed } = self;
        let tab = &mut both[which];
        let now = Moment::new(number.into()).unwrap();
        match deed {
            Deed::Begin(id) => {
                tab.change(|all| all.add(begin(id, number.into()))).unwrap().unwrap();
            }
            Deed::Collect(id) => {
                let one = Bundle::new([Contribution::new(number, &Answers::default())]).unwrap();
                let add = |session: &mut Collection| {
                    session.bundle = session.bundle.union(&one).unwrap();
                };
                if tab.change(|all| all.update(SessionId(id), add)).unwrap().is_some() {
                    collected.entry(id).or_default().insert(number);
                }
            }
            Deed::Rename(id) => {
                let name = Name::new(&number.to_string()).unwrap();
                tab.change(|all| all.update(SessionId(id), |one| one.rename(name, now)));
            }
            Deed::TurnTo(id, stage) => {
                tab.change(|all| all.update(SessionId(id), |one| one.turn_to(stage, now)));
            }
            Deed::Remove(id) => {
                let gone = tab.change(|all| all.remove(SessionId(id), now)).unwrap();
                if let Some(gone) = gone {
                    collected.remove(&id);
                    *removed = Some(Collection::clone(&gone));
                }
            }
            Deed::PutBack => {
                if let Some(back) = removed.take() {
                    let numbers = back.bundle.iter().map(Contribution::nonce);
                    collected.entry(back.id().0).or_default().extend(numbers);
                    tab.change(|all| all.add(back)).unwrap().unwrap();
                }
            }
            Deed::Reload => {
                tab.reload();
            }
            Deed::Reopen => {
                // A tab that closes takes what it could not store with it.
                if tab.failure().is_none() && !tab.reload() && tab.failure().is_none() {
                    *tab = open(store);
                }
            }
            Deed::Befall(mishap) => befall(store, mishap),
            Deed::Spoil(None) => drop(store.remove(SESSIONS_KEY)),
            Deed::Spoil(Some(text)) => store.place(SESSIONS_KEY, text),
        }
    }

    /// All tabs, and one that is opened now, once nothing is wrong any more.
    fn settle(mut self) -> (Vec<Collections>, BTreeMap<u32, BTreeSet<u32>>) {
        befall(&self.store, None);
        for _ in 0..2 {
            for tab in &mut self.open {
                tab.reload();
            }
        }
        let new = open(&self.store);
        let all = self.open.iter().chain([&new]).map(|tab| tab.collections().clone());
        (all.collect(), self.collected)
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn two_tabs_lose_no_answer_in_whatever_order_they_work(
        deeds in vec((0..2_usize, any_deed()), 0..40),
    ) {
        let mut tabs = Tabs::of(MemoryStore::new());
        // A session that one of them removes while the other cannot read it may go with what is
        // collected for it meanwhile.
        let is_removed = |id: u32| {
            deeds.iter().any(|(_, deed)| matches!(deed, Deed::Remove(gone) if *gone == id))
        };
        // What another program clears while the only tab that had it is closed is gone.
        let is_spoiled = deeds.iter().any(|(_, deed)| matches!(deed, Deed::Spoil(_)));
        for (number, (which, deed)) in (1000..).zip(&deeds) {
            if !(is_spoiled && matches!(deed, Deed::Reopen)) {
                tabs.act(*which, *deed, number);
            }
        }
        let (all, collected) = tabs.settle();
        for tab in &all {
            prop_assert_eq!(tab, &all[0], "all tabs have the same");
            for (id, numbers) in collected.iter().filter(|(id, _)| !is_removed(**id)) {
                let there = tab.get(SessionId(*id)).map(|one| one.bundle.iter());
                let there = there.into_iter().flatten().map(Contribution::nonce);
                prop_assert_eq!(&there.collect::<BTreeSet<_>>(), numbers);
            }
        }
    }

    #[test]
    fn two_tabs_that_can_store_lose_no_answer_though_sessions_are_removed_and_put_back(
        deeds in vec((0..2_usize, any_deed()), 0..40),
    ) {
        let mut tabs = Tabs::of(MemoryStore::new());
        for (number, (which, deed)) in (1000..).zip(&deeds) {
            if !matches!(deed, Deed::Befall(_) | Deed::Spoil(_)) {
                tabs.act(*which, *deed, number);
            }
        }
        let (all, collected) = tabs.settle();
        for tab in &all {
            prop_assert_eq!(tab, &all[0]);
            for (id, numbers) in &collected {
                let there = tab.get(SessionId(*id)).map(|one| one.bundle.iter());
                let there = there.into_iter().flatten().map(Contribution::nonce);
                // A tab that slept may bring back more of what was removed and is there again.
                prop_assert!(there.collect::<BTreeSet<_>>().is_superset(numbers));
            }
        }
    }

    #[test]
    fn any_stored_text_is_kept_or_set_aside_whatever_goes_wrong(
        text in any_sessions_text(),
        mishaps in vec(option::of(any_mishap()), 1..4),
    ) {
        let store = MemoryStore::new();
        store.place(SESSIONS_KEY, &text);
        let is_kept = |store: &MemoryStore| {
            let is_there = store.texts().values().any(|stored| *stored == text);
            is_there || decode_collections(&text).is_ok_and(|before| {
                let now = open(store).collections().clone();
                befall(store, None);
                now.join(&before) == now
            })
        };
        befall(&store, mishaps[0]);
        let mut tab = open(&store);
        prop_assert_eq!(&store.texts()[SESSIONS_KEY], &text, "opening writes over nothing");
        for (number, mishap) in (1000..).zip(&mishaps[1..]) {
            befall(&store, *mishap);
            tab.change(|all| all.add(begin(number, number.into())));
            befall(&store, None);
            prop_assert!(is_kept(&store));
        }
        befall(&store, None);
        tab.change(|all| all.add(begin(999, 999)));
        prop_assert!(is_kept(&store));
        if matches!(decode_collections(&text), Err(CollectionsError::Later { .. })) {
            prop_assert!(tab.is_read_only());
            prop_assert_eq!(&store.texts()[SESSIONS_KEY], &text);
        } else {
            let stored = open(&store);
            prop_assert_eq!(stored.collections(), tab.collections());
            prop_assert!(tab.collections().get(SessionId(999)).is_some());
        }
    }
}
