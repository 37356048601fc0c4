//! A second place on the device for what is stored, which loses nothing where the browser is killed.

use std::collections::BTreeMap;

/// Texts under their keys.
pub type Texts = BTreeMap<&'static str, String>;

/// What is to be written under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: &'static str,
    /// The text; none removes the key.
    pub text: Option<String>,
}

/// A second place on the device for what is stored, shared by all tabs that have the program open. It
/// answers later, and cannot be had at all in many a private window.
pub trait Journal: Sync {
    /// Hands over the texts under these keys, and writes what is made of them: all of it or nothing, and
    /// no other tab comes between. Tells afterwards whether it was done.
    ///
    /// Where the journal cannot be had, nothing is handed over. A device can take as long as it likes.
    fn exchange(
        &self,
        keys: &'static [&'static str],
        answer: Box<dyn FnOnce(Texts) -> Vec<Entry>>,
        then: Box<dyn FnOnce(bool)>,
    );

    /// Deletes all that the journal holds, of whatever version and shape it is, and tells when that is done,
    /// or can not be.
    fn clear(&self, then: Box<dyn FnOnce()>);
}
