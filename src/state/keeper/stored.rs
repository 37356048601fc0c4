//! The texts that are stored, and what they say together.

use std::sync::Arc;

use crate::saved::{Changes, DecodeError, Decoded, Document, decode};

/// The stored texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stored {
    /// The document.
    pub(super) document: Option<Arc<str>>,
    /// What has changed in it since.
    pub(super) changes: Option<Arc<str>>,
}

/// What stored texts say, as far as they can be read, and how they may be treated.
pub(super) struct Understood {
    /// What they say together.
    pub(super) document: Document,
    /// What the document's own text says, if it is whole.
    pub(super) base: Option<Document>,
    pub(super) standing: Standing,
    /// The texts that hold more than this program would write in their place.
    pub(super) to_set_aside: Vec<Arc<str>>,
}

/// What stored texts are, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// A document, and the changes to it if there are any; or nothing yet.
    Readable,
    /// One of them is something else.
    Unreadable,
    /// One of them is a later version's: never to be written over.
    Future { schema: u64 },
}

impl Stored {
    /// What they say together.
    pub(super) fn understand(&self) -> Understood {
        let mut understood = Understood {
            document: Document::default(),
            base: None,
            standing: Standing::Readable,
            to_set_aside: Vec::new(),
        };
        let Decoded { document, whole, .. } = understood.read(self.document.as_ref(), false);
        let changes = Changes::of(understood.read(self.changes.as_ref(), true));
        understood.document = document;
        understood.base = whole.then(|| understood.document.clone());
        changes.apply(&mut understood.document);
        understood
    }
}

impl Understood {
    /// Reads one of the texts, as far as that is possible.
    fn read(&mut self, text: Option<&Arc<str>>, is_changes: bool) -> Decoded {
        let Some(text) = text else { return Decoded { whole: true, ..Decoded::default() } };
        let (standing, decoded, is_ours) = match decode(text) {
            Ok(decoded) => {
                let is_ours = decoded.whole && decoded.base.is_some() == is_changes;
                (Standing::Readable, decoded, is_ours)
            }
            Err(DecodeError::FromTheFuture { schema, readable }) => {
                (Standing::Future { schema }, part(*readable), true)
            }
            Err(DecodeError::Damaged { rest, .. }) => (Standing::Unreadable, part(*rest), false),
            Err(_) => (Standing::Unreadable, Decoded::default(), false),
        };
        if !is_ours {
            self.to_set_aside.push(text.clone());
        }
        self.standing = self.standing.max(standing);
        decoded
    }
}

/// What could be read of a text.
fn part(document: Document) -> Decoded {
    Decoded { document, ..Decoded::default() }
}
