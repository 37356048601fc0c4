//! A code that only a passphrase opens: another code is in it.

use super::{AnyCode, CodeError, Kind, decode, read, take_bytes, write};
use crate::domain::Sealed;

/// A code that only a passphrase opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedCode(pub Sealed);

impl SealedCode {
    /// The code; it is too long to be typed.
    pub fn write(&self) -> String {
        let Sealed { salt, nonce, ciphertext } = &self.0;
        write(&[&[Kind::Sealed.format() << 4], &salt[..], &nonce[..], ciphertext].concat())
    }

    /// Reads what stands in a link.
    ///
    /// # Errors
    /// [`CodeError`] says why it is none. Whether a passphrase is the right one is another question: what
    /// is damaged has another checksum.
    pub fn read(text: &str) -> Result<SealedCode, CodeError> {
        SealedCode::parse(&read(text, Kind::Sealed)?)
    }

    /// Reads what such a code holds.
    pub(super) fn parse(mut bytes: &[u8]) -> Result<SealedCode, CodeError> {
        let rest = &mut bytes;
        let [head] = take_bytes(rest)?;
        if head & 0xf != 0 {
            // A later version makes its keys in another way.
            return Err(CodeError::Later);
        }
        let (salt, nonce) = (take_bytes(rest)?, take_bytes(rest)?);
        if rest.len() <= Sealed::TAG {
            return Err(CodeError::Impossible);
        }
        Ok(SealedCode(Sealed { salt, nonce, ciphertext: rest.to_vec() }))
    }
}

/// What of a code is sealed: all but its checksum; none where the text is no code.
pub fn to_be_sealed(code: &str) -> Option<Vec<u8>> {
    decode(code).ok().map(|(_, bytes)| bytes)
}

/// The code that was sealed, once it is opened.
///
/// # Errors
/// [`CodeError`] where what was opened is no code, or one that is sealed itself.
pub fn from_opened(bytes: &[u8]) -> Result<String, CodeError> {
    let code = write(bytes);
    match AnyCode::read(&code)? {
        AnyCode::Sealed(_) => Err(CodeError::Impossible),
        _ => Ok(code),
    }
}
