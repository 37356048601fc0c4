//! What participants have handed in, found in any text: a message, a whole chat, a list.

use super::{BundleCode, CodeError, ContributionCode, Kind};
use crate::domain::{Bundle, Contribution, Session, TooManyContributions};

/// A run of symbols with fewer letters and digits than this is no code.
const SHORTEST: usize = 18;
/// How many symbols stand together in a code as it is written.
const GROUP: usize = 4;

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
    let (mut found, mut collected) = (Vec::<Contribution>::new(), Collected::default());
    let mut accept = |of: Session, contributions: &mut dyn Iterator<Item = Contribution>| {
        if of == session {
            found.extend(contributions);
        } else if of.id == session.id && of.voice == session.voice {
            collected.other_content += 1;
        } else {
            collected.foreign += 1;
        }
    };
    let (mut refused, mut single) = (Vec::new(), 0);
    for run in runs(text) {
        match ContributionCode::read(run) {
            Ok(code) if code.session == session && accepts == Accepts::Bundles => single += 1,
            Ok(code) => accept(code.session, &mut std::iter::once(code.contribution)),
            Err(CodeError::Kind(Kind::Bundle)) => match BundleCode::read(run) {
                Ok(code) => accept(code.session, &mut code.bundle.iter()),
                Err(error) => refused.push(error),
            },
            Err(error @ (CodeError::Kind(_) | CodeError::Later | CodeError::Impossible)) => {
                refused.push(error);
            }
            Err(error) if is_written_in_groups(run) => refused.push(error),
            // A word, an address, a number of something else.
            Err(_) => {}
        }
    }
    for error in refused {
        match error {
            CodeError::Kind(Kind::Take) => collected.takes += 1,
            // The session's own link, in the chat in which it was sent.
            CodeError::Kind(Kind::Invitation) => {}
            CodeError::Later => collected.later += 1,
            _ => collected.damaged += 1,
        }
    }
    collected.single = single;
    let before = bundle.len();
    let sum = bundle.union(&Bundle::new(found.iter().copied())?)?;
    collected.new = sum.len() - before;
    collected.known = found.len() - collected.new;
    Ok((sum, collected))
}

/// The runs of letters, digits and dashes that are long enough for a code.
fn runs(text: &str) -> impl Iterator<Item = &str> {
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

/// Whether a symbol is a dash between two groups; word processors put their own in its place.
fn is_dash(symbol: char) -> bool {
    matches!(symbol, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
