//! The code of a take: its answers, with what tells which takes it can be compared with. No name, no
//! time, no device.

use super::{CodeError, TAKE, read, write};
use crate::domain::{Answers, Take, Voice};

/// How many bits the voice and the answers take.
const ANSWER_BITS: u32 = 60;
/// How many bits the content version takes.
const CONTENT_BITS: u32 = 16;
/// How many bytes a take's code holds, without its checksum.
const BYTES: usize = 10;

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

    /// The code: 20 symbols in five groups, such as `2002-…`.
    pub fn write(&self) -> String {
        let head = (u128::from(TAKE) << CONTENT_BITS) | u128::from(self.content);
        let payload = (head << ANSWER_BITS) | u128::from(to_number(self.voice, &self.answers));
        let bytes = payload.to_be_bytes();
        bytes.last_chunk::<BYTES>().map(|payload| write(payload)).unwrap_or_default()
    }

    /// Reads what was typed or pasted: in either case, with or without spaces and dashes, with O for
    /// 0 and with I or L for 1.
    ///
    /// # Errors
    /// [`CodeError`] says why it is no code of a take.
    pub fn read(text: &str) -> Result<TakeCode, CodeError> {
        let bytes = read::<BYTES>(text, TAKE)?;
        let payload = bytes.iter().fold(0_u128, |sum, byte| (sum << 8) | u128::from(*byte));
        let low = |bits: u32| (1_u128 << bits) - 1;
        let impossible = |_| CodeError::Impossible;
        let content = (payload >> ANSWER_BITS) & low(CONTENT_BITS);
        let content = u16::try_from(content).map_err(impossible)?;
        let number = u64::try_from(payload & low(ANSWER_BITS)).map_err(impossible)?;
        let (voice, answers) = from_number(number).ok_or(CodeError::Impossible)?;
        Ok(TakeCode { voice, content, answers })
    }
}

/// A voice and its answers as one number below twice [`Answers::ALL`].
fn to_number(voice: Voice, answers: &Answers) -> u64 {
    let first = match voice {
        Voice::Own => 0,
        Voice::Team => Answers::ALL,
    };
    first + answers.number()
}

/// The voice and the answers that a number stands for.
fn from_number(number: u64) -> Option<(Voice, Answers)> {
    match number.checked_sub(Answers::ALL) {
        None => Some((Voice::Own, Answers::from_number(number)?)),
        Some(number) => Some((Voice::Team, Answers::from_number(number)?)),
    }
}
