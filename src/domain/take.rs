//! One filling-in of all statements.

use std::cmp::Ordering;

use super::{
    answer::Answers,
    session::Participation,
    statement::Statement,
    text::Name,
    wording::{CONTENT, Wording},
};

/// The largest whole number that a JavaScript reader of a document keeps exact: 2^53 - 1.
const LARGEST: u64 = (1 << 53) - 1;

/// A moment in milliseconds since 1970-01-01 UTC, to the end of the year 9999: later than that there is
/// no [`Day`](super::Day), and browsers have none from some year on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(u64);

impl Moment {
    /// The last one there is.
    pub const LAST: Moment = Moment(253_402_300_799_999);

    /// The moment so many milliseconds after 1970-01-01 UTC.
    pub fn new(milliseconds: u64) -> Option<Moment> {
        (milliseconds <= Moment::LAST.0).then_some(Moment(milliseconds))
    }

    /// Milliseconds since 1970-01-01 UTC.
    pub const fn milliseconds(self) -> u64 {
        self.0
    }

    /// This moment, or one millisecond after another one where it is not later than that: so what is
    /// recorded later has the later moment, even if the clock was set back in between.
    #[must_use]
    pub fn after(self, other: Moment) -> Moment {
        self.max(Moment((other.0 + 1).min(Moment::LAST.0)))
    }
}

/// The identity of a take, unique across devices: a number of at most 2^53 - 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TakeId(u64);

impl TakeId {
    /// The id with this number.
    pub fn new(number: u64) -> Option<TakeId> {
        (number <= LARGEST).then_some(TakeId(number))
    }

    /// An id for a take begun now: the moment's 41 bits, then 12 bits of chance (0 to 4095).
    pub const fn fresh(now: Moment, chance: u16) -> TakeId {
        TakeId(((now.0 & ((1 << 41) - 1)) << 12) | (chance & 0xfff) as u64)
    }

    /// The id's number.
    pub const fn number(self) -> u64 {
        self.0
    }

    /// The next id, for another take that came with the same one. After the last it is 0.
    #[must_use]
    pub const fn following(self) -> TakeId {
        TakeId((self.0 + 1) & LARGEST)
    }
}

/// Who answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The leader, about themselves.
    #[default]
    Own,
    /// A team member, about the leader.
    Team,
}

/// What a leader calls a take. Of two labels of a take, the later one holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// When it was set; 1970 where it never was.
    pub at: Moment,
    /// The team that the take is about; empty for the leader's own team, which has no name.
    pub subject: Name,
    /// The take's own name; empty for none.
    pub name: Name,
}

impl Label {
    /// The later of two labels; of two of one moment, the greater one.
    #[must_use]
    pub fn or_later(&self, other: &Label) -> Label {
        self.max(other).clone()
    }

    /// Whether letters of it were lost where it came from.
    pub fn has_lost_letters(&self) -> bool {
        self.subject.has_lost_letters() || self.name.has_lost_letters()
    }
}

/// By their moments; of one moment, one that has not lost letters on its way is greater than one that
/// has, and then the larger text.
impl Ord for Label {
    fn cmp(&self, other: &Label) -> Ordering {
        let moments = self.at.cmp(&other.at);
        let are_whole = other.has_lost_letters().cmp(&self.has_lost_letters());
        let texts = (&self.subject, &self.name).cmp(&(&other.subject, &other.name));
        moments.then(are_whole).then(texts)
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Label) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One filling-in of all statements, with its dates, voice and content version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    /// Its identity.
    pub id: TakeId,
    /// Who answers.
    pub voice: Voice,
    /// Which statements were answered, by the number of their version.
    pub content: u16,
    /// When it was begun.
    pub begun: Moment,
    /// When it was finished; none while it is in progress.
    pub finished: Option<Moment>,
    /// The statement to resume at.
    pub at: Statement,
    /// What was answered.
    pub answers: Answers,
    /// The finished take that this one corrects: its answers replace those. None for a take of its
    /// own.
    pub corrects: Option<TakeId>,
    /// What the leader calls it.
    pub label: Label,
    /// The session that it is for; none for a take of the leader's alone.
    pub session: Option<Participation>,
}

impl Take {
    /// A take that is begun: in the leader's own voice, of the present content, without an answer.
    pub fn begun(id: TakeId, begun: Moment) -> Take {
        Take {
            id,
            voice: Voice::Own,
            content: CONTENT,
            begun,
            finished: None,
            at: Statement::FIRST,
            answers: Answers::default(),
            corrects: None,
            label: Label::default(),
            session: None,
        }
    }

    /// The moment that dates it: when it was finished, or begun where it is in progress.
    pub fn dated(&self) -> Moment {
        self.finished.unwrap_or(self.begun)
    }

    /// How the statements and the labels of the scale that it answers are to those of this page.
    pub const fn wording(&self) -> Wording {
        Wording::of(self.content)
    }

    /// Whether it answers other statements than this page has, so that it cannot go on here.
    pub const fn is_of_others(&self) -> bool {
        matches!(self.wording(), Wording::Others)
    }

    /// Whether the scores of the two say the same thing: they are of the same content version and
    /// voice.
    pub fn is_comparable_with(&self, other: &Take) -> bool {
        self.content == other.content && self.voice == other.voice
    }

    /// Whether it is the later state of another one: begun as that was, with every answer in it, and
    /// finished if that was. Their labels may differ.
    pub fn goes_on_from(&self, other: &Take) -> bool {
        let has_answer = |statement| {
            let answer = other.answers.get(statement);
            answer.is_none() || answer == self.answers.get(statement)
        };
        self.begun == other.begun
            && self.voice == other.voice
            && (other.finished.is_none() || self.finished == other.finished)
            && Statement::all().all(has_answer)
    }

    /// Whether it is the same take as another one: only their labels can differ.
    pub fn is_same(&self, other: &Take) -> bool {
        *self == Take { label: self.label.clone(), ..other.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Day;

    #[test]
    fn a_moment_that_is_in_no_calendar_is_refused() {
        assert_eq!(Moment::new(Moment::LAST.0), Some(Moment::LAST));
        assert_eq!(Moment::new(Moment::LAST.0 + 1), None);
        // The first moment of the year 10000.
        let days = Day::LAST.days_since(Day::new(1970, 1, 1).unwrap()) + 1;
        assert_eq!(Moment::LAST.0 + 1, u64::try_from(days).unwrap() * 86_400_000);
    }

    #[test]
    fn a_number_that_a_javascript_reader_would_round_is_refused() {
        assert_eq!(TakeId::new(LARGEST).map(TakeId::number), Some(LARGEST));
        assert_eq!(TakeId::new(LARGEST + 1), None);
    }

    #[test]
    fn a_moment_after_another_is_later_even_if_the_clock_was_set_back() {
        assert_eq!(Moment(9).after(Moment(5)), Moment(9));
        assert_eq!(Moment(5).after(Moment(5)), Moment(6));
        assert_eq!(Moment(2).after(Moment(5)), Moment(6));
        assert_eq!(Moment(2).after(Moment::LAST), Moment::LAST);
    }

    #[test]
    fn a_label_that_has_lost_letters_takes_no_whole_ones_place() {
        let label = |at, name| Label {
            at: Moment(at),
            subject: Name::default(),
            name: Name::new(name).unwrap(),
        };
        let (whole, lost) = (label(5, "Café"), label(5, "Caf\u{fffd}"));
        assert_eq!(lost.or_later(&whole), whole);
        assert_eq!(whole.or_later(&lost), whole);
        let later = label(6, "Caf\u{fffd}");
        assert_eq!(whole.or_later(&later), later, "it may have been given since");
    }

    #[test]
    fn fresh_ids_differ_by_moment_and_by_chance() {
        let at = |milliseconds| Moment::new(milliseconds).unwrap();
        let id = TakeId::fresh(at(1_750_000_000_000), 7);
        assert_eq!(id.number(), 1_750_000_000_000 * 4096 + 7);
        assert_ne!(id, TakeId::fresh(at(1_750_000_000_000), 8));
        assert_ne!(id, TakeId::fresh(at(1_750_000_000_001), 7));
    }

    #[test]
    fn a_fresh_or_following_id_is_always_one_that_can_be_stored() {
        let last = TakeId::fresh(Moment::LAST, u16::MAX);
        for id in [last, last.following(), TakeId(LARGEST).following()] {
            assert_eq!(TakeId::new(id.number()), Some(id));
        }
        assert_eq!(TakeId(4).following(), TakeId(5));
    }
}
