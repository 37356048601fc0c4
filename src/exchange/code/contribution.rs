//! The code of what one participant hands in to a session.

use super::{CodeError, Kind, answers_from_bytes, answers_to_bytes, read, take_bytes, write};
use crate::domain::{Contribution, Session, SessionId};

/// How many bytes it holds, without its checksum.
pub(super) const BYTES: usize = 18;

/// A contribution with the session that it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContributionCode {
    /// The session.
    pub session: Session,
    /// What is handed in.
    pub contribution: Contribution,
}

impl ContributionCode {
    /// The code: 32 symbols in eight groups.
    pub fn write(&self) -> String {
        let Session { id, voice, content } = self.session;
        let answers = answers_to_bytes(Kind::Contribution, voice, &self.contribution.answers());
        let (content, id) = (content.to_be_bytes(), id.0.to_be_bytes());
        let nonce = self.contribution.nonce().to_be_bytes();
        write(&[answers.as_slice(), &content, &id, &nonce].concat())
    }

    /// Reads what was scanned, typed or pasted.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no code of a contribution.
    pub fn read(text: &str) -> Result<ContributionCode, CodeError> {
        ContributionCode::parse(&read(text, Kind::Contribution)?)
    }

    /// What such a code holds.
    pub(super) fn parse(mut bytes: &[u8]) -> Result<ContributionCode, CodeError> {
        let rest = &mut bytes;
        let (voice, answers) = answers_from_bytes(take_bytes(rest)?)?;
        let content = u16::from_be_bytes(take_bytes(rest)?);
        let id = SessionId(u32::from_be_bytes(take_bytes(rest)?));
        let nonce = u32::from_be_bytes(take_bytes(rest)?);
        if !rest.is_empty() {
            return Err(CodeError::Impossible);
        }
        let session = Session { id, voice, content };
        Ok(ContributionCode { session, contribution: Contribution::new(nonce, &answers) })
    }
}
