//! What participants have handed in, found in any text: a message, a whole chat, a list.

use super::{
    BundleCode, CodeError, ContributionCode, Fault, Kind,
    any::meant,
    decode,
    symbols::{self, GROUP, is_between, is_dash},
};
use crate::domain::{Bundle, Contribution, Session, TooManyContributions, Voice};

/// A run of symbols with fewer letters and digits than this is no whole code.
const SHORTEST: usize = 18;

/// A run of as many symbols as these is no word: it is a code that was cut off.
const LONGEST_WORD: usize = 100;

/// The kinds of codes that somebody may type, and put spaces or lines in the place of dashes.
const TYPED: [Kind; 2] = [Kind::Take, Kind::Contribution];

/// What a text had in it. Nothing of it stops the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Collected {
    /// Contributions that were not there yet.
    pub new: usize,
    /// Contributions that were there already, or came twice.
    pub known: usize,
    /// What was not added, in the order of the text.
    pub left: Vec<Left>,
}

/// Something that was not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Why not.
    pub why: WhyLeft,
    /// As it stood in the text.
    pub text: String,
}

/// Why something that looks like a code was not added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLeft {
    /// It is of another session.
    Foreign,
    /// It is of the session, in a voice that it does not ask for: this one.
    Voice(Voice),
    /// It is of the session, with statements of another version, which cannot be put together.
    OtherContent,
    /// It is of one person, where only bundles are taken.
    Single,
    /// It is a take, which belongs to nobody but its owner.
    Take,
    /// A passphrase has to open it first.
    Sealed,
    /// A later version wrote it.
    Later,
    /// It is too short for what it is meant to be: a part of it was left behind.
    Incomplete,
    /// Something in it is wrong.
    Damaged,
}

impl Collected {
    /// What was not added for this reason.
    pub fn left_since(&self, why: WhyLeft) -> impl Iterator<Item = &str> {
        self.left.iter().filter(move |left| left.why == why).map(|left| left.text.as_str())
    }

    /// Whether the text had no code in it, and nothing that looks like one.
    pub const fn is_nothing(&self) -> bool {
        self.new == 0 && self.known == 0 && self.left.is_empty()
    }
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
    for run in runs(text) {
        let why = match handed_in(run) {
            None => continue,
            Some(Ok((Kind::Contribution, of, _)))
                if of == session && accepts == Accepts::Bundles =>
            {
                WhyLeft::Single
            }
            Some(Ok((_, of, contributions))) if of == session => {
                found.extend(contributions);
                continue;
            }
            Some(Ok((_, of, _))) if of.id != session.id => WhyLeft::Foreign,
            Some(Ok((_, of, _))) if of.voice != session.voice => WhyLeft::Voice(of.voice),
            Some(Ok(_)) => WhyLeft::OtherContent,
            Some(Err(why)) => why,
        };
        collected.left.push(Left { why, text: run.to_owned() });
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
fn handed_in(run: &str) -> Option<Result<HandedIn, WhyLeft>> {
    let or_damaged = |read: Result<HandedIn, CodeError>| read.map_err(|_| WhyLeft::Damaged);
    match decode(run) {
        Ok((Kind::Contribution, bytes)) => Some(or_damaged(
            ContributionCode::parse(&bytes)
                .map(|code| (Kind::Contribution, code.session, vec![code.contribution])),
        )),
        Ok((Kind::Bundle, bytes)) => Some(or_damaged(
            BundleCode::parse(&bytes)
                .map(|code| (Kind::Bundle, code.session, code.bundle.iter().collect())),
        )),
        Ok((Kind::Sealed, _)) => Some(Err(WhyLeft::Sealed)),
        Ok((Kind::Take, _)) => Some(Err(WhyLeft::Take)),
        Err(Fault::Error(CodeError::Later)) => Some(Err(WhyLeft::Later)),
        Err(_) if run.len() >= LONGEST_WORD => Some(Err(WhyLeft::Damaged)),
        Err(_) if is_written_as_a_code(run) => {
            let wanted = meant(run).and_then(Kind::length).map(symbols::length);
            let is_short = wanted.is_some_and(|wanted| count(run) < wanted);
            Some(Err(if is_short { WhyLeft::Incomplete } else { WhyLeft::Damaged }))
        }
        // The session's own link, in the chat in which it was sent; or a word.
        Ok((Kind::Invitation, _)) | Err(_) => None,
    }
}

/// What may be a code in a text: runs of letters, digits and dashes, and what somebody has written in
/// groups of four with spaces or lines between them.
pub(super) fn runs(text: &str) -> Vec<&str> {
    let pieces = pieces(text);
    let (mut runs, mut rest) = (Vec::new(), pieces.as_slice());
    while let [first, others @ ..] = rest {
        let run = first.text(text);
        let is_long = first.symbols >= SHORTEST;
        let is_whole = is_long && decode(run).is_ok();
        let several = || whole_code(text, rest).or_else(|| broken_code(text, rest));
        if let Some((run, behind)) = (!is_whole).then(several).flatten() {
            runs.push(run);
            rest = behind;
            continue;
        }
        if is_long || is_written_as_a_code(run) {
            runs.push(run);
        }
        rest = others;
    }
    runs
}

/// A run of letters, digits and dashes.
struct Piece {
    /// Where it begins in the text.
    start: usize,
    /// Where it ends.
    end: usize,
    /// How many letters and digits it has.
    symbols: usize,
    /// Whether it is made of groups of four, so that it can be a part of a code.
    is_in_groups: bool,
    /// Whether nothing but space is between it and the one before.
    follows: bool,
}

impl Piece {
    fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The runs of letters, digits and dashes of a text.
fn pieces(text: &str) -> Vec<Piece> {
    let is_other = |symbol: char| !(symbol.is_ascii_alphanumeric() || is_dash(symbol));
    let mut pieces: Vec<Piece> = Vec::new();
    let mut behind = 0;
    for part in text.split_inclusive(is_other) {
        let run = part.trim_end_matches(is_other).trim_end_matches(is_dash);
        let dashes = run.len() - run.trim_start_matches(is_dash).len();
        let (start, run) = (behind + dashes, run.trim_start_matches(is_dash));
        behind += part.len();
        if run.is_empty() {
            continue;
        }
        let last = pieces.last().map_or(0, |last| last.end);
        let between = text.get(last..start).unwrap_or_default();
        pieces.push(Piece {
            start,
            end: start + run.len(),
            symbols: count(run),
            is_in_groups: groups(run).all(|group| group.len() == GROUP),
            follows: !pieces.is_empty() && between.chars().all(is_between),
        });
    }
    pieces
}

/// The pieces that may be one code together, from the first on: how many there are, and how many symbols
/// they have.
fn chain(pieces: &[Piece]) -> impl Iterator<Item = (usize, usize)> {
    let goes_on =
        |(place, piece): &(usize, &Piece)| piece.is_in_groups && (*place == 0 || piece.follows);
    let longest = TYPED.into_iter().filter_map(Kind::length).map(symbols::length).max();
    let parts = pieces.iter().enumerate().take_while(goes_on);
    let sums = parts.scan(0, |sum, (place, piece)| {
        *sum += piece.symbols;
        Some((place + 1, *sum))
    });
    sums.take_while(move |(_, sum)| longest.is_some_and(|longest| *sum <= longest))
}

/// A code that begins with the first of these pieces and has its checksum, with what stands behind it.
fn whole_code<'a, 'p>(text: &'a str, pieces: &'p [Piece]) -> Option<(&'a str, &'p [Piece])> {
    chain(pieces).skip(1).find_map(|(many, sum)| {
        let run = together(text, pieces.get(..many)?);
        let is_whole = TYPED.into_iter().any(|kind| {
            let is_long_enough = kind.length().map(symbols::length) == Some(sum);
            is_long_enough && decode(run).is_ok_and(|(found, _)| found == kind)
        });
        is_whole.then_some((run, pieces.get(many..)?))
    })
}

/// What looks like a code that begins with the first of these pieces, and is none. It ends where a whole
/// one begins.
fn broken_code<'a, 'p>(text: &'a str, pieces: &'p [Piece]) -> Option<(&'a str, &'p [Piece])> {
    let begins_here = |behind: &[Piece]| {
        let is_whole = |piece: &Piece| decode(piece.text(text)).is_ok();
        behind.first().is_some_and(is_whole) || whole_code(text, behind).is_some()
    };
    let is_free = |many: &usize| pieces.get(*many..).is_none_or(|behind| !begins_here(behind));
    let many = chain(pieces).map(|(many, _)| many).take_while(is_free).last()?;
    if many == 1 {
        return None;
    }
    let run = together(text, pieces.get(..many)?);
    is_written_as_a_code(run).then_some((run, pieces.get(many..)?))
}

/// The text from the first of these pieces to the last.
fn together<'a>(text: &'a str, pieces: &[Piece]) -> &'a str {
    let ends = pieces.first().zip(pieces.last());
    ends.and_then(|(first, last)| text.get(first.start..last.end)).unwrap_or_default()
}

fn groups(run: &str) -> impl Iterator<Item = &str> {
    run.split(is_between).filter(|group| !group.is_empty())
}

/// How many letters and digits a run has.
fn count(run: &str) -> usize {
    groups(run).map(str::len).sum()
}

/// Whether a run is in groups of four, as codes are written, the last of which may be shorter, and is no
/// row of words or numbers. What is as long as a code and has dashes needs no more than a digit; what is
/// shorter, or has spaces, begins with a digit as the codes that are typed do, and mixes digits with
/// letters as no words do.
fn is_written_as_a_code(run: &str) -> bool {
    let groups: Vec<&str> = groups(run).collect();
    let Some((last, others)) = groups.split_last() else { return false };
    let is_in_groups = last.len() <= GROUP && others.iter().all(|group| group.len() == GROUP);
    let has = |group: &str, what: fn(&u8) -> bool| group.bytes().any(|symbol| what(&symbol));
    let is_mixed =
        |group: &&&str| has(group, u8::is_ascii_digit) && has(group, u8::is_ascii_alphabetic);
    let mixed = groups.iter().filter(is_mixed).count();
    let begins_with_a_digit = run.starts_with(|symbol: char| symbol.is_ascii_digit());
    let has_spaces = run.contains(|symbol| is_between(symbol) && !is_dash(symbol));
    is_in_groups
        && match (has_spaces, count(run) >= SHORTEST) {
            (false, true) => has(run, u8::is_ascii_digit),
            (false, false) => groups.len() > 2 && begins_with_a_digit && mixed > 0,
            (true, _) => groups.len() > 3 && begins_with_a_digit && mixed > 1,
        }
}
