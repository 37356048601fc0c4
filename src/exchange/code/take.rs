//! The code of a take: its answers, with what tells which takes it can be compared with. No name, no
//! time, no device.

use super::{CodeError, TAKE, read, write};
use crate::domain::{Answer, Answers, Rating, STATEMENTS, Statement, Take, Voice};

/// What can stand for a statement: no answer, five ratings, *did not occur*.
const STATES: u64 = 7;
/// How many different answers to all statements there are.
const ALL_ANSWERS: u64 = STATES.pow(21);
const _: () = assert!(STATEMENTS == 21);
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

    /// The code: 20 symbols in five groups, such as `2000-…`.
    pub fn write(&self) -> String {
        let voice = match self.voice {
            Voice::Own => 0,
            Voice::Team => ALL_ANSWERS,
        };
        let head = (u128::from(TAKE) << CONTENT_BITS) | u128::from(self.content);
        let payload = (head << ANSWER_BITS) | u128::from(voice + number(&self.answers));
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
        let answers = u64::try_from(payload & low(ANSWER_BITS)).map_err(impossible)?;
        let (voice, answers) = match answers / ALL_ANSWERS {
            0 => (Voice::Own, answers),
            1 => (Voice::Team, answers - ALL_ANSWERS),
            _ => return Err(CodeError::Impossible),
        };
        Ok(TakeCode { voice, content, answers: answers_of(answers) })
    }
}

/// The answers as a number below [`ALL_ANSWERS`]: a digit to the base of seven for each statement, the
/// first one the most significant.
fn number(answers: &Answers) -> u64 {
    Statement::all().fold(0, |sum, statement| {
        let state = match answers.get(statement) {
            None => 0,
            Some(Answer::Rated(rating)) => rating.place(),
            Some(Answer::DidNotOccur) => Rating::PLACES + 1,
        };
        sum * STATES + u64::from(state)
    })
}

/// The answers that a number below [`ALL_ANSWERS`] stands for.
fn answers_of(number: u64) -> Answers {
    let mut rest = number;
    Statement::all().rev().fold(Answers::default(), |answers, statement| {
        let answer = match rest % STATES {
            0 => None,
            6 => Some(Answer::DidNotOccur),
            place => u8::try_from(place).ok().and_then(Rating::new).map(Answer::Rated),
        };
        rest /= STATES;
        answers.with(statement, answer)
    })
}
