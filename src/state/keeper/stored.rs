//! The texts in the store, and what they hold together.

use std::sync::Arc;

use crate::saved::{Changes, DecodeError, Decoded, Document, decode};

/// The texts in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stored {
    /// The document.
    pub(super) document: Option<Arc<str>>,
    /// What has changed in it since.
    pub(super) changes: Option<Arc<str>>,
}

/// What the stored texts hold, as far as they can be read, and how they may be treated.
pub(super) struct Contents {
    /// What they hold together.
    pub(super) document: Document,
    /// What the document's own text holds, if it is whole.
    pub(super) base: Option<Document>,
    /// What may be done with them.
    pub(super) condition: Condition,
    /// The texts that hold more than this program would write in their place.
    pub(super) to_set_aside: Vec<Arc<str>>,
}

/// What stored texts are, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Condition {
    /// A document, and the changes to it if there are any; or nothing yet.
    Readable,
    /// One of them is something else.
    Unreadable,
    /// One of them is a later version's: never to be written over.
    Future { schema: u64 },
}

impl Stored {
    /// What is in it that is not in another one.
    pub(super) fn without(&self, other: &Stored) -> Stored {
        let new = |here: &Option<Arc<str>>, there: &Option<Arc<str>>| {
            here.clone().filter(|_| here != there)
        };
        Stored {
            document: new(&self.document, &other.document),
            changes: new(&self.changes, &other.changes),
        }
    }

    /// Reads both texts, as far as that is possible.
    pub(super) fn decode(&self) -> Contents {
        let mut contents = Contents {
            document: Document::default(),
            base: None,
            condition: Condition::Readable,
            to_set_aside: Vec::new(),
        };
        let Decoded { document, whole, .. } = contents.read(self.document.as_ref(), false);
        let changes = Changes::of(contents.read(self.changes.as_ref(), true));
        contents.document = document;
        contents.base = whole.then(|| contents.document.clone());
        changes.apply(&mut contents.document);
        contents
    }
}

impl Contents {
    /// Reads one of the texts, as far as that is possible.
    fn read(&mut self, text: Option<&Arc<str>>, is_changes: bool) -> Decoded {
        let Some(text) = text else { return Decoded { whole: true, ..Decoded::default() } };
        let (condition, decoded, keep_copy) = match decode(text) {
            Ok(decoded) => {
                let is_as_written = decoded.whole && decoded.base.is_some() == is_changes;
                (Condition::Readable, decoded, !is_as_written)
            }
            // It stays where it is.
            Err(DecodeError::FromTheFuture { schema, readable }) => {
                (Condition::Future { schema }, readable_part(*readable), false)
            }
            Err(DecodeError::Damaged { rest, .. }) => {
                (Condition::Unreadable, readable_part(*rest), true)
            }
            Err(_) => (Condition::Unreadable, Decoded::default(), true),
        };
        if keep_copy {
            self.to_set_aside.push(text.clone());
        }
        self.condition = self.condition.max(condition);
        decoded
    }
}

/// What could be read of a text that is not whole.
fn readable_part(document: Document) -> Decoded {
    Decoded { document, ..Decoded::default() }
}
