//! The code of an invitation: what the link of a session says.

use super::{CodeError, Kind, decode_code, of_kind, read, take_bytes, write};
use crate::domain::{Invitation, Language, Name, Session, SessionId, Voice};

/// The voices and languages there are, in the order of the numbers that stand for them.
const KINDS: [(Voice, Language); 4] = [
    (Voice::Own, Language::Dutch),
    (Voice::Team, Language::Dutch),
    (Voice::Own, Language::English),
    (Voice::Team, Language::English),
];

/// An invitation, whose code links carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationCode(pub Invitation);

impl InvitationCode {
    /// The code; it is too long to be typed, as a rule.
    pub fn write(&self) -> String {
        let Invitation { session: Session { id, voice, content }, language, name } = &self.0;
        let kind = KINDS.iter().zip(0..).find(|(kind, _)| **kind == (*voice, *language));
        let kind = kind.map_or(0, |(_, number)| number);
        let mut payload = vec![(Kind::Invitation.format() << 4) | kind];
        payload.extend(content.to_be_bytes());
        payload.extend(id.0.to_be_bytes());
        payload.extend(name.as_str().bytes());
        write(&payload)
    }

    /// Reads what stands behind the address of a link.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no invitation.
    pub fn behind_link(code: &str) -> Result<InvitationCode, CodeError> {
        InvitationCode::parse(&of_kind(decode_code(code), Kind::Invitation)?)
    }

    /// Reads a link, or what stands in one.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no invitation.
    pub fn read(text: &str) -> Result<InvitationCode, CodeError> {
        InvitationCode::parse(&read(text, Kind::Invitation)?)
    }

    /// Reads what such a code holds.
    pub(super) fn parse(mut bytes: &[u8]) -> Result<InvitationCode, CodeError> {
        let rest = &mut bytes;
        let [head] = take_bytes(rest)?;
        let kind = KINDS.get(usize::from(head & 0xf));
        let (voice, language) = *kind.ok_or(CodeError::Impossible)?;
        let content = u16::from_be_bytes(take_bytes(rest)?);
        let id = SessionId(u32::from_be_bytes(take_bytes(rest)?));
        let name = std::str::from_utf8(rest).ok().and_then(|name| Name::stored(name).ok());
        // As it is written: an invitation has one code.
        let name = name.filter(|name| name.as_str().as_bytes() == *rest);
        let name = name.ok_or(CodeError::Impossible)?;
        Ok(InvitationCode(Invitation { session: Session { id, voice, content }, language, name }))
    }
}
