//! The one document that holds everything a leader has entered.

use crate::domain::{Language, Take, TakeId, Voice};

/// The most takes a document holds.
pub const TAKES_LIMIT: usize = 1000;

/// The highest revision: the largest whole number that JavaScript keeps exact, 2^53 - 1.
pub(super) const REVISION_LIMIT: u64 = (1 << 53) - 1;

/// Everything that is kept. No two of its takes have the same id, and it holds at most
/// [`TAKES_LIMIT`] of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// How often it was written, 0 to 2^53 - 1: whoever writes it counts on.
    pub(super) revision: u64,
    /// What the leader prefers.
    pub settings: Settings,
    pub(super) takes: Vec<Take>,
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

impl Document {
    /// How often it was written.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// All takes, in the order in which they came.
    pub fn takes(&self) -> &[Take] {
        &self.takes
    }

    /// The take with this id.
    pub fn take(&self, id: TakeId) -> Option<&Take> {
        self.takes.iter().find(|take| take.id == id)
    }

    /// The take to go on with: of those in this voice that are in progress, the one begun last.
    ///
    /// There can be several, after an import or where two tabs began one at the same time. None
    /// is then called finished that is not; when the newest is finished or removed, the one
    /// before it is the current one again.
    pub fn current(&self, voice: Voice) -> Option<&Take> {
        self.takes
            .iter()
            .filter(|take| take.voice == voice && take.finished.is_none())
            .max_by_key(|take| (take.begun, take.id))
    }

    /// Adds a take and returns its id: its own or, where that is another take's, the first free
    /// one after it. A take that is there already is not added again.
    ///
    /// # Errors
    /// [`TooManyTakes`] when there is no room; nothing is changed then.
    pub fn add(&mut self, take: Take) -> Result<TakeId, TooManyTakes> {
        let takes = self.takes.len() + 1;
        match self.place(&take) {
            Place::New(_) | Place::Beside(_) if takes > TAKES_LIMIT => Err(TooManyTakes { takes }),
            _ => Ok(self.accept(take)),
        }
    }

    /// Changes the take with this id, which keeps its id; false when there is none.
    pub fn update(&mut self, id: TakeId, change: impl FnOnce(&mut Take)) -> bool {
        match self.takes.iter_mut().find(|take| take.id == id) {
            Some(take) => {
                change(take);
                take.id = id;
                true
            }
            None => false,
        }
    }

    /// Removes the take with this id and returns it.
    pub fn remove(&mut self, id: TakeId) -> Option<Take> {
        let place = self.takes.iter().position(|take| take.id == id)?;
        Some(self.takes.remove(place))
    }

    /// Whether it holds no more than [`TAKES_LIMIT`] takes; more can come of putting two together.
    pub fn fits(&self) -> bool {
        self.takes.len() <= TAKES_LIMIT
    }

    /// Where a take that comes from elsewhere belongs.
    pub(crate) fn place(&self, take: &Take) -> Place {
        let mut wanted = take.clone();
        loop {
            match self.take(wanted.id) {
                Some(here) if *here == wanted => return Place::Known(wanted.id),
                Some(_) => wanted.id = wanted.id.following(),
                None if wanted.id == take.id => return Place::New(wanted.id),
                None => return Place::Beside(wanted.id),
            }
        }
    }

    /// Says how often it was written, at most 2^53 - 1.
    pub(crate) fn set_revision(&mut self, revision: u64) {
        self.revision = revision.min(REVISION_LIMIT);
    }

    /// Puts a take where it belongs, even beyond the limit, and returns its id.
    pub(crate) fn accept(&mut self, mut take: Take) -> TakeId {
        let place = self.place(&take);
        let (Place::Known(id) | Place::New(id) | Place::Beside(id)) = place;
        if !matches!(place, Place::Known(_)) {
            take.id = id;
            self.takes.push(take);
        }
        id
    }
}

/// Where a take from elsewhere belongs in a document, with the id that it has there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Its id is free.
    New(TakeId),
    /// It is there already: under its own id, or beside the other take that has its id.
    Known(TakeId),
    /// Its id is another take's: it goes beside that one.
    Beside(TakeId),
}
