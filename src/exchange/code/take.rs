//! The code of a take: its answers, with what tells which takes it can be compared with. No name, no
//! time, no device.

use super::{
    CodeError, Kind, answers_from_bytes, answers_to_bytes, collect::runs, read, take_bytes, write,
};
use crate::domain::{Answers, Take, Voice};

/// How many bytes it holds, without its checksum.
pub(super) const BYTES: usize = 10;

/// A take as its code has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TakeCode {
    /// Who answers.
    pub voice: Voice,
    /// The content version that was answered.
    pub content: u16,
    /// What was answered.
    pub answers: Answers,
}

impl TakeCode {
    /// What the code of a take says of it.
    pub const fn of(take: &Take) -> TakeCode {
        TakeCode { voice: take.voice, content: take.content, answers: take.answers }
    }

    /// The code: 20 symbols in five groups.
    pub fn write(&self) -> String {
        let answers = answers_to_bytes(Kind::Take, self.voice, &self.answers);
        write(&[answers.as_slice(), &self.content.to_be_bytes()].concat())
    }

    /// Reads what was typed or pasted: in either case, with or without spaces and dashes, with O for
    /// 0 and with I or L for 1.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no code of a take.
    pub fn read(text: &str) -> Result<TakeCode, CodeError> {
        TakeCode::parse(&read(text, Kind::Take)?)
    }

    /// What such a code holds.
    pub(super) fn parse(mut bytes: &[u8]) -> Result<TakeCode, CodeError> {
        let rest = &mut bytes;
        let (voice, answers) = answers_from_bytes(take_bytes(rest)?)?;
        let content = u16::from_be_bytes(take_bytes(rest)?);
        if rest.is_empty() {
            Ok(TakeCode { voice, content, answers })
        } else {
            Err(CodeError::Impossible)
        }
    }

    /// The first code of a take in any text: a message, or what was read from several QR codes.
    pub fn find(text: &str) -> Option<TakeCode> {
        runs(text).into_iter().find_map(|run| TakeCode::read(run).ok())
    }
}
