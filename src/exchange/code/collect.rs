//! What participants have handed in, found in any text: a message, a whole chat, a list.

use super::{
    BundleCode, CodeError, ContributionCode, Fault, Kind, decode,
    symbols::{GROUP, is_dash},
};
use crate::domain::{Bundle, Contribution, Session, TooManyContributions};

/// A run of symbols with fewer letters and digits than this is no code.
const SHORTEST: usize = 18;

/// A run of as many symbols as these is no word: it is a code that was cut off.
const LONGEST_WORD: usize = 100;

/// What a text had in it. Nothing of it stops the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Contributions that were not there yet.
    pub new: usize,
    /// Contributions that were there already, or came twice.
    pub known: usize,
    /// Codes of another session, or of a voice that it does not ask for.
    pub foreign: usize,
    /// Codes of the session with statements of another version, which cannot be put together.
    pub other_content: usize,
    /// Contributions that came one by one where only bundles are taken.
    pub single: usize,
    /// Codes of takes, which belong to nobody but their owner.
    pub takes: usize,
    /// Codes that a passphrase has to open first.
    pub sealed: usize,
    /// What looks like a code and has something wrong in it.
    pub damaged: usize,
    /// Codes that a later version wrote.
    pub later: usize,
}

/// Which codes of a session are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accepts {
    /// All.
    All,
    /// Bundles alone: whoever adds them must not see who sent which contribution.
    Bundles,
}

/// Adds all that a text holds for a session to a bundle, and tells what it held.
///
/// # Errors
/// [`TooManyContributions`] when there is no room for all of it; nothing is added then.
pub fn collect(
    text: &str,
    session: Session,
    bundle: &Bundle,
    accepts: Accepts,
) -> Result<(Bundle, Collected), TooManyContributions> {
    let (mut found, mut collected) = (Vec::new(), Collected::default());
    for code in runs(text).filter_map(handed_in) {
        match code {
            Ok((Kind::Contribution, of, _)) if of == session && accepts == Accepts::Bundles => {
                collected.single += 1;
            }
            Ok((_, of, contributions)) if of == session => found.extend(contributions),
            Ok((_, of, _)) if (of.id, of.voice) == (session.id, session.voice) => {
                collected.other_content += 1;
            }
            Ok(_) => collected.foreign += 1,
            Err(CodeError::Kind(Kind::Take)) => collected.takes += 1,
            Err(CodeError::Kind(Kind::Sealed)) => collected.sealed += 1,
            Err(CodeError::Later) => collected.later += 1,
            Err(_) => collected.damaged += 1,
        }
    }
    let before = bundle.len();
    let sum = bundle.union(&Bundle::new(found.iter().copied())?)?;
    collected.new = sum.len() - before;
    collected.known = found.len() - collected.new;
    Ok((sum, collected))
}

/// The kind of a code, the session that it is for, and what it hands in.
type HandedIn = (Kind, Session, Vec<Contribution>);

/// What a run of symbols hands in, and to which session; none where it looks like no code: a word, an
/// address, a number of something else.
fn handed_in(run: &str) -> Option<Result<HandedIn, CodeError>> {
    match decode(run) {
        Ok((Kind::Contribution, bytes)) => Some(
            ContributionCode::parse(&bytes)
                .map(|code| (Kind::Contribution, code.session, vec![code.contribution])),
        ),
        Ok((Kind::Bundle, bytes)) => Some(
            BundleCode::parse(&bytes)
                .map(|code| (Kind::Bundle, code.session, code.bundle.iter().collect())),
        ),
        // The session's own link, in the chat in which it was sent.
        Ok((Kind::Invitation, _)) => None,
        Ok((Kind::Sealed, _)) => Some(Err(CodeError::Kind(Kind::Sealed))),
        Ok((Kind::Take, _)) => Some(Err(CodeError::Kind(Kind::Take))),
        Err(Fault::Error(CodeError::Later)) => Some(Err(CodeError::Later)),
        Err(_) => {
            let is_a_code = is_written_in_groups(run) || run.len() >= LONGEST_WORD;
            is_a_code.then_some(Err(CodeError::Checksum))
        }
    }
}

/// The runs of letters, digits and dashes that are long enough for a code.
pub(super) fn runs(text: &str) -> impl Iterator<Item = &str> {
    let is_other = |symbol: char| !(symbol.is_ascii_alphanumeric() || is_dash(symbol));
    let runs = text.split(is_other).map(|run| run.trim_matches(is_dash));
    runs.filter(|run| run.chars().filter(char::is_ascii_alphanumeric).count() >= SHORTEST)
}

/// Whether a run is in groups of four, as codes are written; the last may be shorter.
fn is_written_in_groups(run: &str) -> bool {
    let mut groups = run.split(is_dash).map(str::len).rev();
    let last = groups.next().unwrap_or_default();
    (1..=GROUP).contains(&last) && groups.all(|group| group == GROUP)
}
