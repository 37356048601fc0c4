use super::*;
use proptest::{collection::vec, option, prelude::*, sample::select};

fn at(milliseconds: u64) -> Moment {
    Moment::new(milliseconds).unwrap()
}

fn text(written: &str) -> Text {
    Text::new(written).unwrap()
}

fn plan(start: &str) -> Plan {
    Plan {
        sentence: text("When I open the week, I tell one story."),
        start: LocalTime::from_iso(&[start, "T09:00"].concat()).unwrap(),
        rhythm: Rhythm::Weekly,
    }
}

fn taken(now: u64) -> Commitment {
    let id = CommitmentId::fresh(at(now), 0);
    Commitment::taken(id, Statement::FIRST, None, plan("2026-12-01"), at(now)).unwrap()
}

/// A commitment after these events, each a moment later than the one before.
fn after(events: Vec<Event>) -> Commitment {
    let mut commitment = taken(10);
    for (now, event) in (20..).zip(events) {
        commitment.record(event, at(now));
    }
    commitment
}

/// The moments of a log's entries.
fn moments(commitment: &Commitment) -> Vec<u64> {
    commitment.log().iter().map(|entry| entry.at.milliseconds()).collect()
}

#[test]
fn a_new_commitment_is_open_with_its_plan() {
    let commitment = taken(10);
    assert_eq!(commitment.plan(), Some(&plan("2026-12-01")));
    assert_eq!(commitment.state(), (State::Open, at(10)));
    assert_eq!((commitment.taken_at(), commitment.revision()), (at(10), 0));
    assert!(commitment.is_running());
}

#[test]
fn an_effect_has_no_action_to_take_on() {
    let effect = Statement::from_id("purpose.effect").unwrap();
    let id = CommitmentId::fresh(at(1), 0);
    assert_eq!(Commitment::taken(id, effect, None, plan("2026-12-01"), at(1)), None);
}

#[test]
fn a_log_needs_to_begin_with_what_was_taken_on() {
    let of = |log: Vec<Entry>| {
        Commitment::of_log(CommitmentId::new(1).unwrap(), Statement::FIRST, None, &log)
    };
    let done = Entry { at: at(5), event: Event::Done(Text::default()) };
    let taken = |when| Entry { at: at(when), event: Event::Taken(plan("2026-12-01")) };
    assert_eq!(of(vec![]), None);
    assert_eq!(of(vec![done.clone()]), None);
    assert_eq!(of(vec![taken(6), done.clone()]), None);
    let commitment = of(vec![done.clone(), taken(5), done.clone()]).unwrap();
    assert_eq!(commitment.log(), [taken(5), done]);
}

#[test]
fn what_was_done_skipped_and_changed_is_counted() {
    let changed = plan("2027-01-04");
    let commitment = after(vec![
        Event::Done(text("It went well.")),
        Event::Skipped(Text::default()),
        Event::Done(Text::default()),
        Event::Changed(changed.clone(), Some(Helped::Somewhat)),
        Event::Noted(text("Shorter now.")),
        Event::Done(Text::default()),
    ]);
    assert_eq!((commitment.done(), commitment.skipped(), commitment.revision()), (3, 1, 1));
    assert_eq!(commitment.plan(), Some(&changed));
    assert_eq!(commitment.state(), (State::Changed, at(23)));
}

#[test]
fn the_last_decision_says_where_a_commitment_stands() {
    for (events, state, running) in [
        (vec![Event::Done(Text::default())], State::Open, true),
        (vec![Event::Kept(None)], State::Kept, true),
        (vec![Event::Kept(None), Event::Finished(Some(Helped::Yes))], State::Finished, false),
        (vec![Event::Dropped, Event::Noted(text("Not now."))], State::Dropped, false),
        (vec![Event::Finished(None), Event::Kept(None)], State::Kept, true),
    ] {
        let commitment = after(events);
        assert_eq!((commitment.state().0, commitment.is_running()), (state, running));
    }
}

#[test]
fn an_entry_comes_last_even_if_the_clock_was_set_back() {
    let mut commitment = taken(100);
    commitment.record(Event::Dropped, at(50));
    commitment.record(Event::Kept(None), at(50));
    commitment.record(Event::Done(Text::default()), at(102));
    commitment.record(Event::Done(Text::default()), at(102));
    assert_eq!(moments(&commitment), [100, 101, 102, 103, 104]);
    assert_eq!((commitment.state(), commitment.done()), ((State::Kept, at(102)), 2));
}

#[test]
fn the_check_in_is_30_days_after_the_start_or_after_it_was_last_looked_back_upon() {
    // A moment a day, from the first of December 2026.
    let first = Day::new(2026, 12, 1).unwrap();
    let day_of = |moment: Moment| first.plus_days(i32::try_from(moment.milliseconds()).unwrap());
    let from = |commitment: &Commitment| commitment.check_in_from(day_of).to_iso();
    let mut commitment = taken(0);
    assert_eq!(from(&commitment), "2026-12-31");
    commitment.record(Event::Done(Text::default()), at(9));
    assert_eq!(from(&commitment), "2026-12-31");
    commitment.record(Event::Kept(Some(Helped::Yes)), at(35));
    assert_eq!(from(&commitment), "2027-02-04");
    commitment.record(Event::Changed(plan("2027-03-01"), None), at(70));
    assert_eq!(from(&commitment), "2027-03-31", "it starts later than it was changed");
    commitment.record(Event::Changed(plan("2026-12-01"), None), at(71));
    assert_eq!(from(&commitment), "2027-03-12", "its start was long before");
}

#[test]
fn only_what_was_written_down_last_is_taken_back() {
    let mut commitment = after(vec![Event::Done(text("a")), Event::Finished(None)]);
    let [taken, done, finished] = commitment.log().to_vec().try_into().unwrap();
    assert!(!commitment.take_back(&done));
    assert!(commitment.take_back(&finished));
    assert_eq!((commitment.is_running(), commitment.done()), (true, 1));
    assert!(!commitment.take_back(&finished), "it is gone");
    assert!(commitment.take_back(&done));
    assert!(!commitment.take_back(&taken), "without it there is no plan");
    assert_eq!(commitment.log(), [taken]);
}

#[test]
fn what_one_side_took_back_does_not_come_back_from_the_other() {
    let base = after(vec![Event::Done(text("a"))]);
    let done = base.log()[1].clone();
    let (mut one, mut other) = (base.clone(), base.clone());
    assert!(one.take_back(&done));
    other.record(Event::Skipped(Text::default()), at(40));
    let merged = one.reconcile(&base, &other);
    assert_eq!((merged.done(), merged.skipped()), (0, 1));
    assert_eq!(other.reconcile(&base, &one), merged);
    // What the other one wrote down after that is no part of what was there.
    assert!(one.reconcile(&one, &base).log().contains(&done));
}

#[test]
fn what_is_due_is_a_check_in_or_else_the_moment_of_today() {
    // A moment a day, from the first of December 2026; the plan is weekly from then on.
    let first = Day::new(2026, 12, 1).unwrap();
    let day_of = |moment: Moment| first.plus_days(i32::try_from(moment.milliseconds()).unwrap());
    let due = |commitment: &Commitment, days| commitment.due(first.plus_days(days), day_of);
    let moment = |days| Some(Due::Moment(LocalTime::new(first.plus_days(days), 9 * 60).unwrap()));
    let mut commitment = taken(0);
    assert_eq!(due(&commitment, 0), moment(0));
    assert_eq!(due(&commitment, 1), None, "to leave it out is no failure");
    assert_eq!(due(&commitment, 7), moment(7));
    commitment.record(Event::Noted(text("Hm.")), at(7));
    assert_eq!(due(&commitment, 7), moment(7));
    commitment.record(Event::Done(Text::default()), at(7));
    assert_eq!(due(&commitment, 7), None);
    let next = |today| commitment.next_moment(first.plus_days(today), day_of).map(LocalTime::day);
    assert_eq!(next(7), Some(first.plus_days(14)), "it was done");
    assert_eq!((next(8), next(14)), (Some(first.plus_days(14)), Some(first.plus_days(14))));
    assert_eq!(due(&commitment, 14), moment(14));
    assert_eq!((due(&commitment, 29), due(&commitment, 30)), (None, Some(Due::CheckIn)));
    commitment.record(Event::Kept(None), at(31));
    assert_eq!((due(&commitment, 31), due(&commitment, 35)), (None, moment(35)));
    // 30 days on is a Sunday, 31 January 2027.
    assert_eq!((due(&commitment, 61), due(&commitment, 62)), (None, Some(Due::CheckIn)));
    commitment.record(Event::Finished(None), at(63));
    assert_eq!(due(&commitment, 70), None);
}

#[test]
fn what_comes_once_is_due_until_it_was_done_or_left_out() {
    let first = Day::new(2026, 12, 1).unwrap();
    let day_of = |moment: Moment| first.plus_days(i32::try_from(moment.milliseconds()).unwrap());
    let once = Plan { rhythm: Rhythm::Once, ..plan("2026-12-03") };
    let mut commitment = Commitment::taken(
        CommitmentId::fresh(at(0), 0),
        Statement::FIRST,
        None,
        once.clone(),
        at(0),
    )
    .unwrap();
    commitment.record(Event::Done(Text::default()), at(1));
    for (days, is_due) in [(1, false), (2, true), (3, true), (20, true)] {
        let due = commitment.due(first.plus_days(days), day_of);
        assert_eq!(due, is_due.then_some(Due::Moment(once.start)), "{days}");
    }
    commitment.record(Event::Skipped(Text::default()), at(4));
    assert_eq!(commitment.due(first.plus_days(5), day_of), None);
}

#[test]
fn two_versions_of_a_commitment_are_joined_with_all_that_is_in_either() {
    let mut one = after(vec![Event::Done(text("a"))]);
    let mut other = one.clone();
    one.record(Event::Finished(None), at(50));
    other.record(Event::Skipped(Text::default()), at(40));
    other.record(Event::Kept(None), at(60));
    let joined = one.join(&other);
    assert_eq!(moments(&joined), [10, 20, 40, 50, 60]);
    assert_eq!(joined.state().0, State::Kept);
    assert!(joined.is_same(&one));
    assert!(!joined.is_same(&taken(11)));
}

fn any_text() -> impl Strategy<Value = Text> {
    select(vec!["", "a", "b"]).prop_map(text)
}

fn any_event() -> impl Strategy<Value = Event> {
    let helped = || option::of(select(Helped::ALL.to_vec()));
    let any_plan = || select(vec![plan("2026-12-01"), plan("2027-01-04")]);
    prop_oneof![
        any_plan().prop_map(Event::Taken),
        any_text().prop_map(Event::Done),
        any_text().prop_map(Event::Skipped),
        any_text().prop_map(Event::Noted),
        helped().prop_map(Event::Kept),
        (any_plan(), helped()).prop_map(|(plan, helped)| Event::Changed(plan, helped)),
        helped().prop_map(Event::Finished),
        Just(Event::Dropped),
    ]
}

/// One commitment, with entries at few moments, so that versions of it share some.
fn any_version() -> impl Strategy<Value = Commitment> {
    vec((10..16_u64, any_event()), 0..8).prop_map(|events| {
        let taken = taken(5);
        let later = events.into_iter().map(|(when, event)| Entry { at: at(when), event });
        let entries: Vec<_> = taken.log.iter().cloned().chain(later).collect();
        Commitment::of_log(taken.id, taken.practice, None, &entries).unwrap()
    })
}

proptest! {
    #[test]
    fn joining_is_idempotent_commutative_and_associative(
        one in any_version(), other in any_version(), third in any_version()
    ) {
        prop_assert_eq!(one.join(&one), one.clone());
        prop_assert_eq!(one.join(&other), other.join(&one));
        prop_assert_eq!(one.join(&other).join(&other), one.join(&other));
        prop_assert_eq!(one.join(&other).join(&third), one.join(&other.join(&third)));
    }

    #[test]
    fn joining_loses_nothing_and_leaves_a_log_in_order(
        one in any_version(), other in any_version()
    ) {
        let joined = one.join(&other);
        let is_in = |entry: &Entry| joined.log().contains(entry);
        prop_assert!(one.log().iter().chain(other.log()).all(is_in));
        prop_assert!(joined.log().windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!(joined.plan().is_some());
        let again = Commitment::of_log(joined.id, joined.practice, None, &joined.log);
        prop_assert_eq!(again, Some(joined));
    }

    #[test]
    fn versions_that_began_as_one_are_brought_together_with_what_each_did(
        base in any_version(), one in any_version(), other in any_version()
    ) {
        let merged = one.reconcile(&base, &other);
        prop_assert_eq!(&other.reconcile(&base, &one), &merged);
        prop_assert_eq!(one.reconcile(&base, &base), one.clone());
        let is_in = |entry: &Entry, version: &Commitment| version.log().contains(entry);
        for entry in one.join(&other).join(&base).log() {
            let (mine, theirs) = (is_in(entry, &one), is_in(entry, &other));
            let expected = if is_in(entry, &base) { mine && theirs } else { mine || theirs };
            prop_assert_eq!(is_in(entry, &merged), expected);
        }
    }

    #[test]
    fn any_event_is_written_last_whatever_the_clock_says(
        events in vec((0..20_u64, any_event()), 0..20)
    ) {
        let mut commitment = taken(8);
        for (now, event) in events {
            let count = commitment.log().len();
            commitment.record(event.clone(), at(now));
            prop_assert_eq!(commitment.log().len(), count + 1);
            prop_assert_eq!(commitment.log().last().map(|last| &last.event), Some(&event));
        }
    }
}
