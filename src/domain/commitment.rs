//! An action that a leader has taken on, and what became of it.
//!
//! A commitment is its identity and a log; its plan, its state and its counts follow from the log.
//! So two versions of one commitment are brought together by putting their logs together, in any
//! order and any number of times, and nothing that was written down is lost.

use super::{
    date::{Day, LocalTime},
    rhythm::Rhythm,
    statement::{Kind, Statement},
    take::{Moment, TakeId},
    text::Text,
};

/// How many commitments a leader has running at most. Two at a time are kept up; more are good
/// intentions. Bringing documents together can give more, and takes none away.
pub const RUNNING_LIMIT: usize = 2;

/// After how many days a leader looks back: does it help?
pub const CHECK_IN_DAYS: i32 = 30;

/// What tells one commitment from every other, on any device: a number as a take's id is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommitmentId(TakeId);

impl CommitmentId {
    /// The id with this number, at most 2^53 - 1.
    pub fn new(number: u64) -> Option<CommitmentId> {
        TakeId::new(number).map(CommitmentId)
    }

    /// An id for a commitment made now, with 12 bits of chance (0 to 4095).
    pub const fn fresh(now: Moment, chance: u16) -> CommitmentId {
        CommitmentId(TakeId::fresh(now, chance))
    }

    /// The id's number.
    pub const fn number(self) -> u64 {
        self.0.number()
    }

    /// The next id, for another commitment that must stand beside this one.
    #[must_use]
    pub const fn following(self) -> CommitmentId {
        CommitmentId(self.0.following())
    }
}

/// What a leader means to do, from when and how often.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plan {
    /// The sentence "When … I …", in the leader's words.
    pub sentence: Text,
    /// The first time.
    pub start: LocalTime,
    /// How often it comes back.
    pub rhythm: Rhythm,
}

/// Whether it helped, as the leader sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Helped {
    /// It did.
    Yes,
    /// A little, or at times.
    Somewhat,
    /// It did not.
    No,
}

impl Helped {
    /// All of them, in the order of the page.
    pub const ALL: [Helped; 3] = [Helped::Yes, Helped::Somewhat, Helped::No];

    /// Its id in documents.
    pub const fn id(self) -> &'static str {
        match self {
            Helped::Yes => "yes",
            Helped::Somewhat => "somewhat",
            Helped::No => "no",
        }
    }

    /// The one with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Helped> {
        Helped::ALL.into_iter().find(|helped| helped.id() == id)
    }
}

/// Something that a log tells. Of one moment, they stand in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// The leader took it on.
    Taken(Plan),
    /// It was done, with a note or an empty one.
    Done(Text),
    /// It was left out this time, with a note or an empty one.
    Skipped(Text),
    /// A note.
    Noted(Text),
    /// The leader looked back and goes on.
    Kept(Option<Helped>),
    /// The leader looked back and goes on in another way.
    Changed(Plan, Option<Helped>),
    /// It is finished: it has become a habit, or has done its work.
    Finished(Option<Helped>),
    /// The leader has let go of it.
    Dropped,
}

impl Event {
    /// The plan that holds from here on, if this event brings one.
    pub const fn plan(&self) -> Option<&Plan> {
        match self {
            Event::Taken(plan) | Event::Changed(plan, _) => Some(plan),
            _ => None,
        }
    }

    /// The state from here on, if this event changes it.
    const fn state(&self) -> Option<State> {
        match self {
            Event::Taken(_) => Some(State::Open),
            Event::Done(_) | Event::Skipped(_) | Event::Noted(_) => None,
            Event::Kept(_) => Some(State::Kept),
            Event::Changed(..) => Some(State::Changed),
            Event::Finished(_) => Some(State::Finished),
            Event::Dropped => Some(State::Dropped),
        }
    }
}

/// An event and its moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When it was written down.
    pub at: Moment,
    /// What it tells.
    pub event: Event,
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Taken on, and not yet looked back upon.
    Open,
    /// Looked back upon and kept.
    Kept,
    /// Looked back upon and changed.
    Changed,
    /// Finished.
    Finished,
    /// Let go of.
    Dropped,
}

impl State {
    /// Whether the leader is still at it.
    pub const fn is_running(self) -> bool {
        matches!(self, State::Open | State::Kept | State::Changed)
    }
}

/// An action that a leader has taken on.
///
/// Its log is in order, holds no entry twice and begins with [`Event::Taken`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    id: CommitmentId,
    practice: Statement,
    take: Option<TakeId>,
    log: Vec<Entry>,
}

impl Commitment {
    /// Takes the action of a practice on, which can come from the result of a take; none where
    /// the statement is an effect, which has no action.
    pub fn taken(
        id: CommitmentId,
        practice: Statement,
        take: Option<TakeId>,
        plan: Plan,
        now: Moment,
    ) -> Option<Commitment> {
        let taken = Entry { at: now, event: Event::Taken(plan) };
        Commitment::of_log(id, practice, take, vec![taken])
    }

    /// The commitment with these entries, in whatever order they come; none where the statement
    /// is an effect, or the first of the entries is not that it was taken on.
    pub fn of_log(
        id: CommitmentId,
        practice: Statement,
        take: Option<TakeId>,
        entries: Vec<Entry>,
    ) -> Option<Commitment> {
        let mut log = Vec::with_capacity(entries.len());
        for entry in entries {
            put(&mut log, entry);
        }
        let is_taken = log.first().is_some_and(|first| matches!(first.event, Event::Taken(_)));
        let is_one = is_taken && practice.kind() == Kind::Practice;
        is_one.then_some(Commitment { id, practice, take, log })
    }

    /// Its identity.
    pub const fn id(&self) -> CommitmentId {
        self.id
    }

    /// The practice whose action was taken on.
    pub const fn practice(&self) -> Statement {
        self.practice
    }

    /// The take whose result it came from; that one may be gone by now.
    pub const fn take(&self) -> Option<TakeId> {
        self.take
    }

    /// All that was written down, the earliest first.
    pub fn log(&self) -> &[Entry] {
        &self.log
    }

    /// What the leader means to do now; there always is a plan, as the log begins with one.
    pub fn plan(&self) -> Option<&Plan> {
        self.log.iter().rev().find_map(|entry| entry.event.plan())
    }

    /// When it was taken on.
    pub fn taken_at(&self) -> Moment {
        self.log.first().map_or(Moment::default(), |first| first.at)
    }

    /// Where it stands, and since when.
    pub fn state(&self) -> (State, Moment) {
        let last = |entry: &Entry| Some((entry.event.state()?, entry.at));
        self.log.iter().rev().find_map(last).unwrap_or((State::Open, Moment::default()))
    }

    /// Whether the leader is still at it.
    pub fn is_running(&self) -> bool {
        self.state().0.is_running()
    }

    /// How often its plan was changed: what a calendar counts as the sequence of an event.
    pub fn revision(&self) -> usize {
        self.count(|event| matches!(event, Event::Changed(..)))
    }

    /// How often it was done.
    pub fn done(&self) -> usize {
        self.count(|event| matches!(event, Event::Done(_)))
    }

    /// How often it was left out.
    pub fn skipped(&self) -> usize {
        self.count(|event| matches!(event, Event::Skipped(_)))
    }

    fn count(&self, is_one: fn(&Event) -> bool) -> usize {
        self.log.iter().filter(|entry| is_one(&entry.event)).count()
    }

    /// From which day on the leader is asked whether it helps: [`CHECK_IN_DAYS`] after the plan's
    /// start, or after the day on which it was last kept or changed, whichever is later. `day_of`
    /// gives the day of a moment where the leader is.
    pub fn check_in_from(&self, day_of: impl FnOnce(Moment) -> Day) -> Day {
        let start = self.plan().map_or(Day::FIRST, |plan| plan.start.day());
        let from = match self.state() {
            (State::Kept | State::Changed, at) => start.max(day_of(at)),
            _ => start,
        };
        from.plus_days(CHECK_IN_DAYS)
    }

    /// Writes an event down. It comes last, even if the clock was set back.
    pub fn record(&mut self, event: Event, now: Moment) {
        let last = self.log.last().map_or(Moment::default(), |last| last.at);
        put(&mut self.log, Entry { at: now.after(last), event });
    }

    /// Whether it is the same commitment as another one, however far the log of each has come;
    /// their ids aside.
    pub fn is_same(&self, other: &Commitment) -> bool {
        self.practice == other.practice && self.log.first() == other.log.first()
    }

    /// Both versions of a commitment in one, with this one's id: all that is written in either
    /// log. Of two takes that it is said to come from, the one with the higher id.
    #[must_use]
    pub fn join(&self, other: &Commitment) -> Commitment {
        let mut joined = self.clone();
        joined.take = self.take.max(other.take);
        for entry in &other.log {
            put(&mut joined.log, entry.clone());
        }
        joined
    }

    /// The same commitment under another id.
    #[must_use]
    pub fn with_id(mut self, id: CommitmentId) -> Commitment {
        self.id = id;
        self
    }

    /// The same commitment, said to come from another take.
    #[must_use]
    pub fn with_take(mut self, take: Option<TakeId>) -> Commitment {
        self.take = take;
        self
    }
}

/// Puts an entry in its place in a log that is in order, unless it is there.
fn put(log: &mut Vec<Entry>, entry: Entry) {
    // From the end, as most come in order.
    let place = log.len() - log.iter().rev().take_while(|other| **other > entry).count();
    let is_there = place.checked_sub(1).and_then(|before| log.get(before)) == Some(&entry);
    if !is_there {
        log.insert(place, entry);
    }
}

#[cfg(test)]
mod tests {
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

    /// What a commitment comes to after these events, each a moment after the one before.
    fn after(events: Vec<Event>) -> Commitment {
        let mut commitment = taken(10);
        for (now, event) in (20..).zip(events) {
            commitment.record(event, at(now));
        }
        commitment
    }

    fn told(commitment: &Commitment) -> Vec<(u64, &Event)> {
        commitment.log().iter().map(|entry| (entry.at.milliseconds(), &entry.event)).collect()
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
            Commitment::of_log(CommitmentId::new(1).unwrap(), Statement::FIRST, None, log)
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
        let moments: Vec<_> = told(&commitment).into_iter().map(|(at, _)| at).collect();
        assert_eq!(moments, [100, 101, 102, 103, 104]);
        assert_eq!((commitment.state(), commitment.done()), ((State::Kept, at(102)), 2));
    }

    #[test]
    fn the_check_in_is_30_days_after_the_start_or_after_it_was_last_looked_back_upon() {
        // A moment a day, from the first of December 2026.
        let first = Day::new(2026, 12, 1).unwrap();
        let day_of =
            |moment: Moment| first.plus_days(i32::try_from(moment.milliseconds()).unwrap());
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
    fn two_versions_of_a_commitment_are_joined_with_all_that_is_in_either() {
        let mut one = after(vec![Event::Done(text("a"))]);
        let mut other = one.clone();
        one.record(Event::Finished(None), at(50));
        other.record(Event::Skipped(Text::default()), at(40));
        other.record(Event::Kept(None), at(60));
        let joined = one.join(&other);
        let moments: Vec<_> = told(&joined).into_iter().map(|(at, _)| at).collect();
        assert_eq!(moments, [10, 20, 40, 50, 60]);
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
            let entries = taken.log.iter().cloned().chain(later).collect();
            Commitment::of_log(taken.id, taken.practice, None, entries).unwrap()
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
            let again = Commitment::of_log(joined.id, joined.practice, None, joined.log.clone());
            prop_assert_eq!(again, Some(joined));
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
}
