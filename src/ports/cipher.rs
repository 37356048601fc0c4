//! What seals bytes with a passphrase, and opens them.

use crate::domain::Sealed;

/// Why bytes were not sealed, or not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CipherError {
    /// Browsers encrypt only for pages from a secure address.
    Unavailable,
    /// It is another passphrase.
    Wrong,
}

/// What seals bytes with a passphrase, and opens them. It takes its time: half a second on an old phone.
pub trait Cipher: Sync {
    /// Seals bytes, and hands over what that gives.
    fn seal(
        &self,
        passphrase: &str,
        bytes: &[u8],
        then: Box<dyn FnOnce(Result<Sealed, CipherError>)>,
    );
    /// Opens what was sealed, and hands over its bytes.
    fn open(
        &self,
        passphrase: &str,
        sealed: &Sealed,
        then: Box<dyn FnOnce(Result<Vec<u8>, CipherError>)>,
    );
}
