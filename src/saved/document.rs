//! The one document that holds everything a leader has entered.

use std::sync::Arc;

use crate::domain::{
    Commitment, CommitmentId, Entry, Event, Language, Moment, Take, TakeId, Voice,
};

/// The most takes a document holds.
pub const TAKES_LIMIT: usize = 1000;
/// The most commitments a document holds.
pub const COMMITMENTS_LIMIT: usize = 1000;

/// The highest revision: the largest whole number that JavaScript keeps exact, 2^53 - 1.
pub(super) const REVISION_LIMIT: u64 = (1 << 53) - 1;

/// Everything that is kept. No two of its takes have the same id, nor two of its commitments, and
/// it holds at most [`TAKES_LIMIT`] and [`COMMITMENTS_LIMIT`] of them. Copies share what is the
/// same in them, so that one is made, and compared, in no time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// How often it was written, 0 to 2^53 - 1: whoever writes it counts on.
    pub(super) revision: u64,
    /// What the leader prefers.
    pub settings: Settings,
    pub(super) takes: Vec<Arc<Take>>,
    pub(super) commitments: Vec<Arc<Commitment>>,
}

/// What the leader prefers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface; none follows the browser.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The document has no room: it would hold more than [`TAKES_LIMIT`] takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyTakes {
    /// How many takes it would hold.
    pub takes: usize,
}

/// The document has no room: it would hold more than [`COMMITMENTS_LIMIT`] commitments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyCommitments {
    /// How many commitments it would hold.
    pub commitments: usize,
}

/// What a document has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRoom {
    /// All the takes.
    Takes(TooManyTakes),
    /// All the commitments.
    Commitments(TooManyCommitments),
}

impl Document {
    /// How often it was written.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// All takes, in the order in which they came.
    pub fn takes(&self) -> &[Arc<Take>] {
        &self.takes
    }

    /// The take with this id.
    pub fn take(&self, id: TakeId) -> Option<&Arc<Take>> {
        self.takes.iter().find(|take| take.id == id)
    }

    /// All commitments, in the order in which they came.
    pub fn commitments(&self) -> &[Arc<Commitment>] {
        &self.commitments
    }

    /// The commitment with this id.
    pub fn commitment(&self, id: CommitmentId) -> Option<&Arc<Commitment>> {
        self.commitments.iter().find(|commitment| commitment.id() == id)
    }

    /// The take to go on with: of those in this voice that are in progress, the one begun last; of
    /// those of one moment, the one that came last.
    ///
    /// There can be several, after an import or where two tabs began one at the same time. None
    /// is then called finished that is not; when the newest is finished or removed, the one
    /// before it is the current one again.
    pub fn current(&self, voice: Voice) -> Option<&Arc<Take>> {
        self.takes
            .iter()
            .filter(|take| take.voice == voice && take.finished.is_none())
            .max_by_key(|take| take.begun)
    }

    /// Adds a take and returns its id: its own or, where that is another take's, the first free
    /// one after it. A take that is there already is not added again.
    ///
    /// # Errors
    /// [`TooManyTakes`] when there is no room; nothing is changed then.
    pub fn add(&mut self, take: impl Into<Arc<Take>>) -> Result<TakeId, TooManyTakes> {
        let take = take.into();
        let takes = self.takes.len() + 1;
        match self.placement(&take) {
            Placement::New(_) | Placement::Conflicting(_) if takes > TAKES_LIMIT => {
                Err(TooManyTakes { takes })
            }
            _ => Ok(self.accept(take)),
        }
    }

    /// Changes the take with this id, which keeps its id; false when there is none.
    pub fn update(&mut self, id: TakeId, change: impl FnOnce(&mut Take)) -> bool {
        match self.takes.iter_mut().find(|take| take.id == id) {
            Some(take) => {
                let take = Arc::make_mut(take);
                change(take);
                take.id = id;
                true
            }
            None => false,
        }
    }

    /// Removes the take with this id and returns it.
    pub fn remove(&mut self, id: TakeId) -> Option<Arc<Take>> {
        let place = self.takes.iter().position(|take| take.id == id)?;
        Some(self.takes.remove(place))
    }

    /// Adds a commitment and returns its id: its own or, where that is another's, the first free
    /// one after it. One that is there already gets what is new in the log.
    ///
    /// # Errors
    /// [`TooManyCommitments`] when there is no room; nothing is changed then.
    pub fn add_commitment(
        &mut self,
        commitment: impl Into<Arc<Commitment>>,
    ) -> Result<CommitmentId, TooManyCommitments> {
        let commitment = commitment.into();
        let commitments = self.commitments.len() + 1;
        match self.placement_of_commitment(&commitment) {
            Placement::New(_) | Placement::Conflicting(_) if commitments > COMMITMENTS_LIMIT => {
                Err(TooManyCommitments { commitments })
            }
            _ => Ok(self.accept_commitment(commitment)),
        }
    }

    /// Writes an event down in the log of a commitment; false when there is none with this id.
    pub fn record(&mut self, id: CommitmentId, event: Event, now: Moment) -> bool {
        let place = self.commitments.iter_mut().find(|commitment| commitment.id() == id);
        place.map(|commitment| Arc::make_mut(commitment).record(event, now)).is_some()
    }

    /// Takes back what was written down last in the log of a commitment, if it is this entry; false where
    /// it is not.
    pub fn take_back(&mut self, id: CommitmentId, entry: &Entry) -> bool {
        let place = self.commitments.iter_mut().find(|commitment| commitment.id() == id);
        place.is_some_and(|commitment| Arc::make_mut(commitment).take_back(entry))
    }

    /// Removes the commitment with this id and returns it.
    pub fn remove_commitment(&mut self, id: CommitmentId) -> Option<Arc<Commitment>> {
        let place = self.commitments.iter().position(|commitment| commitment.id() == id)?;
        Some(self.commitments.remove(place))
    }

    /// Whether there is room for all that it holds; more can come of putting two together.
    ///
    /// # Errors
    /// [`NoRoom`] when it holds more than [`TAKES_LIMIT`] takes or [`COMMITMENTS_LIMIT`]
    /// commitments.
    pub fn fits(&self) -> Result<(), NoRoom> {
        let (takes, commitments) = (self.takes.len(), self.commitments.len());
        if takes > TAKES_LIMIT {
            Err(NoRoom::Takes(TooManyTakes { takes }))
        } else if commitments > COMMITMENTS_LIMIT {
            Err(NoRoom::Commitments(TooManyCommitments { commitments }))
        } else {
            Ok(())
        }
    }

    /// Whether nothing was entered.
    pub(crate) fn is_empty(&self) -> bool {
        self.takes.is_empty() && self.commitments.is_empty()
    }

    /// Whether it holds a take or a commitment that another one holds too, in whatever version.
    pub(crate) fn shares_with(&self, other: &Document) -> bool {
        self.takes.iter().any(|take| other.take(take.id).is_some())
            || self.commitments.iter().any(|one| other.commitment(one.id()).is_some())
    }

    /// Where a take that comes from elsewhere belongs. What it is called makes it no other take.
    pub(crate) fn placement(&self, take: &Take) -> Placement<TakeId> {
        let mut wanted = take.clone();
        loop {
            match self.take(wanted.id) {
                Some(here) if here.is_same(&wanted) => return Placement::Known(wanted.id),
                Some(_) => wanted.id = wanted.id.following(),
                None if wanted.id == take.id => return Placement::New(wanted.id),
                None => return Placement::Conflicting(wanted.id),
            }
        }
    }

    /// Where a commitment that comes from elsewhere belongs. How far its log has come makes it no
    /// other commitment.
    pub(crate) fn placement_of_commitment(
        &self,
        commitment: &Commitment,
    ) -> Placement<CommitmentId> {
        let mut id = commitment.id();
        loop {
            match self.commitment(id) {
                Some(here) if here.is_same(commitment) => return Placement::Known(id),
                Some(_) => id = id.following(),
                None if id == commitment.id() => return Placement::New(id),
                None => return Placement::Conflicting(id),
            }
        }
    }

    /// Says how often it was written, at most 2^53 - 1.
    pub(crate) fn set_revision(&mut self, revision: u64) {
        self.revision = revision.min(REVISION_LIMIT);
    }

    /// Puts a take where it belongs, even beyond the limit, and returns its id. One that is there
    /// already gets the later of the two labels.
    pub(crate) fn accept(&mut self, mut take: Arc<Take>) -> TakeId {
        match self.placement(&take) {
            Placement::Known(id) => {
                self.update(id, |here| here.label = here.label.or_later(&take.label));
                id
            }
            Placement::New(id) | Placement::Conflicting(id) => {
                if take.id != id {
                    Arc::make_mut(&mut take).id = id;
                }
                self.takes.push(take);
                id
            }
        }
    }

    /// Puts a commitment where it belongs, even beyond the limit, and returns its id. One that is
    /// there already gets what is new in the log.
    pub(crate) fn accept_commitment(&mut self, mut commitment: Arc<Commitment>) -> CommitmentId {
        match self.placement_of_commitment(&commitment) {
            Placement::Known(id) => {
                for here in self.commitments.iter_mut().filter(|here| here.id() == id) {
                    *here = here.join(&commitment).into();
                }
                id
            }
            Placement::New(id) | Placement::Conflicting(id) => {
                if commitment.id() != id {
                    commitment = Arc::unwrap_or_clone(commitment).with_id(id).into();
                }
                self.commitments.push(commitment);
                id
            }
        }
    }
}

/// Where a take or a commitment from elsewhere belongs in a document, with the id that it has
/// there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Placement<Id> {
    /// Its id is free.
    New(Id),
    /// It is there already: under its own id, or beside the other one that has its id.
    Known(Id),
    /// Its id is another's: it goes beside that one, under an id that is free.
    Conflicting(Id),
}

impl<Id: Copy> Placement<Id> {
    /// The id that it has in the document.
    pub(crate) fn id(self) -> Id {
        let (Placement::New(id) | Placement::Known(id) | Placement::Conflicting(id)) = self;
        id
    }
}

/// The takes of another document that have got new ids in this one. What refers to a take there is
/// to refer to the same take here.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewTakeIds(Vec<(TakeId, TakeId)>);

impl NewTakeIds {
    /// Keeps the id that a take has got.
    pub(crate) fn insert(&mut self, old: TakeId, new: TakeId) {
        self.0.push((old, new));
    }

    /// The id here of the take that has this one there.
    pub(crate) fn resolve(&self, id: Option<TakeId>) -> Option<TakeId> {
        let id = id?;
        let found = self.0.iter().find(|(old, _)| *old == id);
        Some(found.map_or(id, |(_, new)| *new))
    }
}
