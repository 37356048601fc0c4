//! An action that a leader has taken on, and what became of it.
//!
//! A commitment is its identity and a log; its plan, its state and its counts follow from the log.
//! So two versions of one commitment, from two tabs or devices, merge by joining their logs: in any
//! order and any number of times, and nothing that was written down is lost.

use super::{
    date::{Day, LocalTime},
    rhythm::Rhythm,
    series::a_month_after,
    statement::{Kind, Statement},
    take::{Moment, TakeId},
    text::Text,
};

/// How many commitments a leader can have running: two at a time is what people keep up. Merging
/// documents can lead to more; none is dropped then.
pub const RUNNING_LIMIT: usize = 2;

/// How many days after its start a leader is asked whether a commitment helps.
pub const CHECK_IN_DAYS: i32 = 30;
/// How many months after a check, or after the start of a plan, another check is a good idea.
pub const RETAKE_MONTHS: u32 = 3;

/// The identity of a commitment, unique across devices: a number like that of a [`TakeId`].
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

    /// The next id, for another commitment that came with the same one. After the last it is 0.
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

/// What an entry of a log says. Entries of the same moment stand in the order of these variants, so
/// that every device puts a log in the same order.
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
    /// The leader finished it: it has become a habit, or has done its work.
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

    /// Whether letters of what was written in it were lost where it came from.
    fn has_lost_letters(&self) -> bool {
        match self {
            Event::Taken(plan) | Event::Changed(plan, _) => plan.sentence.has_lost_letters(),
            Event::Done(note) | Event::Skipped(note) | Event::Noted(note) => {
                note.has_lost_letters()
            }
            Event::Kept(_) | Event::Finished(_) | Event::Dropped => false,
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

/// An entry of a log: an event and its moment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// When it was written down.
    pub at: Moment,
    /// What happened.
    pub event: Event,
}

/// Where a commitment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Taken on, and not yet looked back on.
    Open,
    /// Looked back on and kept.
    Kept,
    /// Looked back on and changed.
    Changed,
    /// Finished.
    Finished,
    /// Let go of.
    Dropped,
}

impl State {
    /// Whether it is running: neither finished nor dropped.
    pub const fn is_running(self) -> bool {
        matches!(self, State::Open | State::Kept | State::Changed)
    }
}

/// What a leader is asked about a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// A month has passed: does it help?
    CheckIn,
    /// Its moment is today; or was before, and does not come back.
    Moment(LocalTime),
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
    /// Takes on the action of a practice, which can come from the result of a take; none where
    /// the statement is an effect, which has no action.
    pub fn taken(
        id: CommitmentId,
        practice: Statement,
        take: Option<TakeId>,
        plan: Plan,
        now: Moment,
    ) -> Option<Commitment> {
        let taken = Entry { at: now, event: Event::Taken(plan) };
        Commitment::of_log(id, practice, take, &[taken])
    }

    /// The commitment with these entries, in any order; none where the statement is an effect, or
    /// the earliest entry is not [`Event::Taken`].
    pub fn of_log(
        id: CommitmentId,
        practice: Statement,
        take: Option<TakeId>,
        entries: &[Entry],
    ) -> Option<Commitment> {
        let log = in_order(entries);
        let is_taken = log.first().is_some_and(|first| matches!(first.event, Event::Taken(_)));
        let is_valid = is_taken && practice.kind() == Kind::Practice;
        is_valid.then_some(Commitment { id, practice, take, log })
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

    /// The plan that holds now. There always is one, since the log begins with one.
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

    /// Whether it is running: neither finished nor dropped.
    pub fn is_running(&self) -> bool {
        self.state().0.is_running()
    }

    /// Whether letters of what was written down were lost where it came from.
    pub fn has_lost_letters(&self) -> bool {
        self.log.iter().any(|entry| entry.event.has_lost_letters())
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

    fn count(&self, is_counted: fn(&Event) -> bool) -> usize {
        self.log.iter().filter(|entry| is_counted(&entry.event)).count()
    }

    /// From which day on the leader is asked whether it helps: [`CHECK_IN_DAYS`] after the plan's
    /// start, on a working day, or after the day on which it was last kept or changed, whichever is later. `day_of`
    /// gives the day of a moment where the leader is.
    pub fn check_in_from(&self, day_of: impl FnOnce(Moment) -> Day) -> Day {
        let start = self.plan().map_or(Day::FIRST, |plan| plan.start.day());
        let from = match self.state() {
            (State::Kept | State::Changed, at) => start.max(day_of(at)),
            _ => start,
        };
        a_month_after(from)
    }

    /// What the leader is to be shown first when they come back on this day; none where nothing is
    /// due, or it has ended. `day_of` gives the day of a moment where the leader is.
    pub fn due(&self, today: Day, day_of: impl Fn(Moment) -> Day) -> Option<Due> {
        let plan = self.plan().filter(|_| self.is_running())?;
        if self.check_in_from(&day_of) <= today {
            return Some(Due::CheckIn);
        }
        // One that comes back is due on its day alone: to leave it out is no failure.
        let next = plan.next(today).unwrap_or(plan.first());
        let is_due = next.day() <= today && !self.is_told_since(next.day(), day_of);
        is_due.then_some(Due::Moment(next))
    }

    /// Its next moment, from this day on, or from the next one where that of this day was done or left
    /// out; none where it comes no more.
    pub fn next_moment(&self, today: Day, day_of: impl Fn(Moment) -> Day) -> Option<LocalTime> {
        let is_told = self.is_told_since(today, day_of);
        self.plan()?.next(if is_told { today.plus_days(1) } else { today })
    }

    /// Whether it was done, or left out, on this day or later.
    fn is_told_since(&self, day: Day, day_of: impl Fn(Moment) -> Day) -> bool {
        self.log.iter().any(|entry| {
            matches!(entry.event, Event::Done(_) | Event::Skipped(_)) && day_of(entry.at) >= day
        })
    }

    /// Adds an event to the log. It comes last, even if the clock was set back.
    pub fn record(&mut self, event: Event, now: Moment) {
        let last = self.log.last().map_or(Moment::default(), |last| last.at);
        let entry = Entry { at: now.after(last), event };
        self.log = in_order(self.log.iter().chain([&entry]));
    }

    /// Takes an entry back, and tells whether it is gone: only the last one can go, and never the first.
    pub fn take_back(&mut self, entry: &Entry) -> bool {
        let is_last = self.log.len() > 1 && self.log.last() == Some(entry);
        if is_last {
            self.log.pop();
        }
        is_last
    }

    /// Whether it is the same commitment as another one: the same practice, taken on at the same
    /// moment with the same plan. Their ids and the rest of their logs may differ.
    pub fn is_same(&self, other: &Commitment) -> bool {
        self.practice == other.practice && self.log.first() == other.log.first()
    }

    /// Merges two versions of a commitment: all entries of both logs, under this one's id, and with
    /// the take of this one, or else of the other.
    #[must_use]
    pub fn join(&self, other: &Commitment) -> Commitment {
        Commitment {
            id: self.id,
            practice: self.practice,
            take: self.take.or(other.take),
            log: in_order(self.log.iter().chain(&other.log)),
        }
    }

    /// Brings this version of a commitment and another one together, which both began as `base`: all
    /// entries of both logs, without those that one of the two has taken back.
    #[must_use]
    pub fn reconcile(&self, base: &Commitment, other: &Commitment) -> Commitment {
        let is_kept = |entry: &&Entry| {
            let is_in = |one: &Commitment| one.log.contains(entry);
            !is_in(base) || (is_in(self) && is_in(other))
        };
        let all = self.join(other);
        let log = in_order(all.log.iter().filter(is_kept));
        // What all three begin with is in it.
        if log.first() == all.log.first() { Commitment { log, ..all } } else { all }
    }

    /// The same commitment under another id.
    #[must_use]
    pub fn with_id(mut self, id: CommitmentId) -> Commitment {
        self.id = id;
        self
    }

    /// The same commitment, as coming from another take.
    #[must_use]
    pub fn with_take(mut self, take: Option<TakeId>) -> Commitment {
        self.take = take;
        self
    }
}

/// Entries in order, each once.
fn in_order<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Vec<Entry> {
    let mut log: Vec<_> = entries.into_iter().cloned().collect();
    log.sort_unstable();
    log.dedup();
    log
}

#[cfg(test)]
mod tests;
