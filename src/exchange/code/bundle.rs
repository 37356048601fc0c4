//! The code of a bundle: what several participants of a session have handed in.

use super::{CodeError, Kind, read, take_bytes, write};
use crate::domain::{Answers, Bundle, Contribution, Session, SessionId, Voice};

/// A bundle with the session that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleCode {
    /// The session.
    pub session: Session,
    /// What was handed in.
    pub bundle: Bundle,
}

impl BundleCode {
    /// The code; it is too long to be typed.
    pub fn write(&self) -> String {
        let Session { id, voice, content } = self.session;
        let voice = match voice {
            Voice::Own => 0,
            Voice::Team => 1,
        };
        let mut payload = vec![(Kind::Bundle.format() << 4) | voice];
        payload.extend(content.to_be_bytes());
        payload.extend(id.0.to_be_bytes());
        for contribution in self.bundle.iter() {
            payload.extend(contribution.nonce().to_be_bytes());
            payload.extend(contribution.answers().number().to_be_bytes());
        }
        write(&payload)
    }

    /// Reads what was scanned or pasted.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no code of a bundle.
    pub fn read(text: &str) -> Result<BundleCode, CodeError> {
        BundleCode::parse(&read(text, Kind::Bundle)?)
    }

    /// What such a code holds.
    pub(super) fn parse(mut bytes: &[u8]) -> Result<BundleCode, CodeError> {
        let rest = &mut bytes;
        let [head] = take_bytes(rest)?;
        let voice = match head & 0xf {
            0 => Voice::Own,
            1 => Voice::Team,
            _ => return Err(CodeError::Impossible),
        };
        let content = u16::from_be_bytes(take_bytes(rest)?);
        let id = SessionId(u32::from_be_bytes(take_bytes(rest)?));
        let mut contributions = Vec::new();
        while !rest.is_empty() {
            let nonce = u32::from_be_bytes(take_bytes(rest)?);
            let answers = Answers::from_number(u64::from_be_bytes(take_bytes(rest)?));
            contributions.push(Contribution::new(nonce, &answers.ok_or(CodeError::Impossible)?));
        }
        // In their order and each once, as they are written: a bundle has one code.
        if !contributions.is_sorted_by(|one, next| one < next) {
            return Err(CodeError::Impossible);
        }
        let bundle = Bundle::new(contributions).map_err(|_| CodeError::Impossible)?;
        Ok(BundleCode { session: Session { id, voice, content }, bundle })
    }
}
