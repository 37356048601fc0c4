//! The backup file: all that is stored, as the same text as on the device; and its import.

use std::{collections::BTreeMap, sync::Arc};

use crate::domain::{Commitment, CommitmentId, Day, Take, TakeId};
use crate::saved::{DecodeError, Decoded, Document, NewTakeIds, NoRoom, Placement, decode, encode};

/// The largest file that is read: 5 MB, in bytes.
pub const SIZE_LIMIT: u64 = 5_000_000;

/// The text of a file with everything in it.
pub fn write(document: &Document) -> String {
    encode(document)
}

/// Whether a file of this many bytes may be read, to ask before reading it.
///
/// # Errors
/// [`DecodeError::TooLarge`] beyond [`SIZE_LIMIT`].
pub fn check_size(bytes: u64) -> Result<(), DecodeError> {
    if bytes > SIZE_LIMIT { Err(DecodeError::TooLarge { bytes }) } else { Ok(()) }
}

/// Why a file's bytes are no text that can be read: they are of another kind of file, or not UTF-8. What
/// was written in another encoding cannot be told from it for sure, and letters would change on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotText {
    /// They are a picture's.
    Picture,
    /// They are those of a document of another kind, or of several files in one.
    OtherKind,
    /// They begin with the mark of UTF-16.
    Utf16,
    /// They are in another encoding, or no text at all.
    Other,
}

/// What the bytes of pictures begin with: PNG, JPEG, GIF, TIFF.
const PICTURES: [&[u8]; 5] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"];
/// What those of WebP, and of HEIC and AVIF, have after their first four or eight.
const PICTURES_LATER: [(usize, &[u8]); 4] =
    [(8, b"WEBP"), (4, b"ftyphe"), (4, b"ftypmif"), (4, b"ftypav")];
/// What the bytes of other documents begin with: PDF, ZIP (so Word, Excel and their like), the older
/// Office, gzip.
const OTHER_KINDS: [&[u8]; 4] = [b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"];

/// The text of a file's bytes.
///
/// # Errors
/// [`NotText`] says what they are instead.
pub fn to_text(bytes: Vec<u8>) -> Result<String, NotText> {
    let begins = |mark: &&[u8]| bytes.starts_with(mark);
    let has = |(at, mark): &(usize, &[u8])| bytes.get(*at..).is_some_and(|b| b.starts_with(mark));
    if PICTURES.iter().any(begins) || PICTURES_LATER.iter().any(has) {
        return Err(NotText::Picture);
    }
    if OTHER_KINDS.iter().any(begins) {
        return Err(NotText::OtherKind);
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(NotText::Utf16);
    }
    String::from_utf8(bytes).map_err(|_| NotText::Other)
}

/// Reads a file's text; a byte order mark before it does no harm.
///
/// # Errors
/// [`DecodeError`] says what the file is instead.
pub fn read(text: &str) -> Result<Decoded, DecodeError> {
    check_size(text.len() as u64)?;
    decode(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The file's name for the day it is made on: `five-keys-backup-2026-11-24.json`.
pub fn file_name(day: Day) -> String {
    format!("five-keys-backup-{}.json", day.to_iso())
}

/// What an import does to a document: shown first, done when the leader agrees.
///
/// Takes and commitments come in by their id; each is listed as it will be. Settings stay as they
/// are. A take in progress comes in as such: it is never called finished, and
/// [`Document::current`] says which one to go on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Takes that are not there yet, in the file's order.
    pub new: Vec<Arc<Take>>,
    /// Takes that are there already, the same in everything: nothing is done about them.
    pub known: Vec<Arc<Take>>,
    /// Takes whose id is there with another content: they come beside it, under the id they
    /// have here.
    pub conflicting: Vec<Arc<Take>>,
    /// Takes that are there already under another label, which the file has a later one for.
    pub relabelled: Vec<Arc<Take>>,
    /// Commitments that are not there yet.
    pub new_commitments: Vec<Arc<Commitment>>,
    /// Commitments that are there already, and whose log gets new entries.
    pub continued: Vec<Arc<Commitment>>,
    /// Commitments that are there already, with all that the file has about them.
    pub known_commitments: Vec<Arc<Commitment>>,
}

impl Merge {
    /// What it would do to import one document into the other.
    ///
    /// # Errors
    /// [`NoRoom`] when there is no room for all of it.
    pub fn plan(current: &Document, incoming: &Document) -> Result<Merge, NoRoom> {
        let mut result = current.clone();
        let mut ids = NewTakeIds::default();
        let takes = accept_takes(&mut result, &mut ids, incoming);
        let commitments = accept_commitments(&mut result, &ids, incoming);
        result.fits()?;
        let mut merge = Merge::default();
        for placement in incoming.takes().iter().filter_map(|take| takes.get(&take.id)) {
            let Some(take) = result.take(placement.id()) else { continue };
            let is_changed = current.take(take.id).is_some_and(|before| before != take);
            let list = match placement {
                Placement::New(_) => &mut merge.new,
                Placement::Conflicting(_) => &mut merge.conflicting,
                Placement::Known(_) if is_changed => &mut merge.relabelled,
                Placement::Known(_) => &mut merge.known,
            };
            list.push(take.clone());
        }
        for placement in commitments {
            let Some(commitment) = result.commitment(placement.id()) else { continue };
            let before = current.commitment(commitment.id());
            let list = match placement {
                Placement::New(_) | Placement::Conflicting(_) => &mut merge.new_commitments,
                Placement::Known(_) if before.is_some_and(|before| before != commitment) => {
                    &mut merge.continued
                }
                Placement::Known(_) => &mut merge.known_commitments,
            };
            list.push(commitment.clone());
        }
        Ok(merge)
    }

    /// Imports what was planned.
    pub fn apply(&self, document: &mut Document) {
        for take in self.new.iter().chain(&self.conflicting).chain(&self.relabelled) {
            document.accept(take.clone());
        }
        for commitment in self.new_commitments.iter().chain(&self.continued) {
            document.accept_commitment(commitment.clone());
        }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty()
            && self.conflicting.is_empty()
            && self.relabelled.is_empty()
            && self.new_commitments.is_empty()
            && self.continued.is_empty()
    }

    /// How many of the takes and commitments that would come in have lost letters before: in a name
    /// or a text of theirs stands what programs write in the place of a letter they cannot read.
    pub fn damaged(&self) -> usize {
        let takes = self.new.iter().chain(&self.conflicting).chain(&self.relabelled);
        let commitments = self.new_commitments.iter().chain(&self.continued);
        takes.filter(|take| take.label.has_lost_letters()).count()
            + commitments.filter(|commitment| commitment.has_lost_letters()).count()
    }
}

/// Puts the takes of a file where they belong, and says where each one is by its id in the file.
fn accept_takes(
    result: &mut Document,
    ids: &mut NewTakeIds,
    incoming: &Document,
) -> BTreeMap<TakeId, Placement<TakeId>> {
    let mut placements = BTreeMap::new();
    // Corrections last: what they correct has its id by then.
    let (corrections, others): (Vec<_>, Vec<_>) =
        incoming.takes().iter().partition(|take| take.corrects.is_some());
    for take in others.into_iter().chain(corrections) {
        let corrects = ids.resolve(take.corrects);
        let here = Arc::new(Take { corrects, ..Take::clone(take) });
        placements.insert(take.id, result.placement(&here));
        ids.insert(take.id, result.accept(here));
    }
    placements
}

/// Puts the commitments of a file where they belong, and says where each one is.
fn accept_commitments(
    result: &mut Document,
    ids: &NewTakeIds,
    incoming: &Document,
) -> Vec<Placement<CommitmentId>> {
    let mut placements = Vec::new();
    for commitment in incoming.commitments() {
        placements.push(result.placement_of_commitment(commitment));
        let take = ids.resolve(commitment.take());
        result.accept_commitment(Commitment::clone(commitment).with_take(take).into());
    }
    placements
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        Answer, Answers, CommitmentId, Event, Label, Language, LocalTime, Moment, Name, Plan,
        Rhythm, Statement, Text, Voice,
    };

    fn take(number: u64, answers: Answers) -> Take {
        Take { answers, ..Take::begun(TakeId::new(number).unwrap(), Moment::new(5).unwrap()) }
    }

    fn answered() -> Answers {
        Answers::default().with(Statement::at(0).unwrap(), Some(Answer::DidNotOccur))
    }

    fn document(takes: &[Take]) -> Document {
        let mut document = Document::default();
        for take in takes {
            document.add(take.clone()).unwrap();
        }
        document
    }

    #[test]
    fn a_file_is_named_after_its_day() {
        let name = |year, month, day| file_name(Day::new(year, month, day).unwrap());
        assert_eq!(name(2026, 11, 24), "five-keys-backup-2026-11-24.json");
        assert_eq!(name(2027, 1, 2), "five-keys-backup-2027-01-02.json");
    }

    #[test]
    fn what_is_written_is_read_and_a_byte_order_mark_does_no_harm() {
        let document = document(&[take(1, answered())]);
        let text = write(&document);
        let marked = format!("\u{feff}{text}");
        let whole = Ok(Decoded { document, whole: true, base: None });
        assert_eq!((read(&text), read(&marked)), (whole.clone(), whole));
    }

    /// A document with a name and a plan that have letters beyond ASCII.
    fn with_letters() -> Document {
        let mut document = document(&[take(1, answered())]);
        let (now, name) = (Moment::new(5).unwrap(), Name::new("Café").unwrap());
        let id = TakeId::new(1).unwrap();
        document.update(id, |take| take.label = Label { at: now, name, ..Label::default() });
        let start = LocalTime::new(Day::FIRST, 0).unwrap();
        let sentence = Text::new("Eén verhaal").unwrap();
        let plan = Plan { sentence, start, rhythm: Rhythm::Weekly };
        let id = CommitmentId::new(7).unwrap();
        let one = Commitment::taken(id, Statement::FIRST, None, plan, now).unwrap();
        document.add_commitment(one).unwrap();
        document
    }

    #[test]
    fn only_what_is_utf_8_is_read_with_or_without_its_mark() {
        let text = write(&with_letters());
        let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            ["\u{feff}", &text].concat().encode_utf16().flat_map(to_bytes).collect()
        };
        let windows = text.chars().map(|letter| u8::try_from(letter).unwrap()).collect();
        assert_eq!(to_text(windows), Err(NotText::Other));
        assert_eq!(to_text(utf16(u16::to_le_bytes)), Err(NotText::Utf16));
        assert_eq!(to_text(utf16(u16::to_be_bytes)), Err(NotText::Utf16));
        assert_eq!(to_text(text.clone().into()), Ok(text.clone()));
        let marked = to_text([b"\xef\xbb\xbf", text.as_bytes()].concat()).unwrap();
        assert_eq!(read(&marked).unwrap().document, with_letters());
        // UTF-16 without its mark reads as letters with nothing between them, which is no JSON.
        let unmarked = to_text(utf16(u16::to_le_bytes)[2..].to_vec());
        assert!(unmarked.is_err() || unmarked.is_ok_and(|text| read(&text).is_err()));
    }

    #[test]
    fn a_picture_and_a_document_of_another_kind_are_told_from_a_text_in_another_encoding() {
        for (bytes, kind) in [
            (&b"\x89PNG\r\n\x1a\n\0\0"[..], NotText::Picture),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", NotText::Picture),
            (b"GIF89a", NotText::Picture),
            (b"RIFF\x10\0\0\0WEBPVP8 ", NotText::Picture),
            (b"\0\0\0\x18ftypheic", NotText::Picture),
            // This one is ASCII to its last letter.
            (b"%PDF-1.7\n%%EOF", NotText::OtherKind),
            (b"PK\x03\x04\x14\0", NotText::OtherKind),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NotText::OtherKind),
            (b"\x89P", NotText::Other),
            (b"\xff\xfe{\0", NotText::Utf16),
        ] {
            assert_eq!(to_text(bytes.to_vec()), Err(kind), "{}", bytes.escape_ascii());
        }
        assert_eq!(to_text(b"RIFF".to_vec()), Ok("RIFF".into()));
    }

    #[test]
    fn letters_that_were_lost_before_are_told_and_take_the_place_of_none() {
        let lost = read(&write(&with_letters()).replace('é', "\u{fffd}")).unwrap().document;
        let merge = Merge::plan(&Document::default(), &lost).unwrap();
        assert_eq!((merge.new.len(), merge.damaged()), (1, 2));
        let mut here = with_letters();
        let merge = Merge::plan(&here, &lost).unwrap();
        assert_eq!((merge.relabelled.len(), merge.known.len(), merge.damaged()), (0, 1, 1));
        merge.apply(&mut here);
        assert_eq!(here.takes(), with_letters().takes());
        // What is whole comes back over what is not.
        let mut here = lost;
        Merge::plan(&here, &with_letters()).unwrap().apply(&mut here);
        assert_eq!(here.takes(), with_letters().takes());
        assert_eq!(Merge::plan(&here, &here).unwrap().damaged(), 0, "nothing of it comes in");
    }

    #[test]
    fn a_file_beyond_five_megabytes_is_not_read() {
        assert_eq!(check_size(SIZE_LIMIT), Ok(()));
        let spaced = write(&Document::default()) + &" ".repeat(5_000_000);
        let bytes = spaced.len() as u64;
        assert_eq!(read(&spaced), Err(DecodeError::TooLarge { bytes }));
        assert!(read(&spaced[..5_000_000]).is_ok_and(|read| read.whole));
    }

    #[test]
    fn an_import_tells_new_known_and_conflicting_takes_apart() {
        let mut current = document(&[take(1, answered()), take(2, answered())]);
        let incoming =
            document(&[take(1, answered()), take(2, Answers::default()), take(4, answered())]);
        let merge = Merge::plan(&current, &incoming).unwrap();
        assert_eq!(merge.known, [take(1, answered()).into()]);
        assert_eq!(merge.conflicting, [take(3, Answers::default()).into()]);
        assert_eq!(merge.new, [take(4, answered()).into()]);
        merge.apply(&mut current);
        let ids: Vec<_> = current.takes().iter().map(|take| take.id.number()).collect();
        assert_eq!(ids, [1, 2, 4, 3]);
    }

    #[test]
    fn settings_stay_as_they_are() {
        let mut current = Document::default();
        current.settings.language = Some(Language::Dutch);
        let mut incoming = document(&[take(1, answered())]);
        incoming.settings.language = Some(Language::English);
        Merge::plan(&current, &incoming).unwrap().apply(&mut current);
        assert_eq!(current.settings.language, Some(Language::Dutch));
    }

    #[test]
    fn a_take_in_progress_stays_in_progress_and_the_newest_is_gone_on_with() {
        let begun =
            |number, at| Take { begun: Moment::new(at).unwrap(), ..take(number, answered()) };
        let mut current = document(&[begun(1, 50)]);
        let incoming = document(&[begun(2, 70), begun(3, 60)]);
        Merge::plan(&current, &incoming).unwrap().apply(&mut current);
        assert!(current.takes().iter().all(|take| take.finished.is_none()));
        assert_eq!(current.current(Voice::Own).unwrap().id.number(), 2);
        current.update(TakeId::new(2).unwrap(), |take| take.finished = Moment::new(80));
        assert_eq!(current.current(Voice::Own).unwrap().id.number(), 3);
        assert_eq!(current.current(Voice::Team), None);
    }
    #[test]
    fn an_import_tells_what_becomes_of_labels_and_commitments() {
        let label = |at, name: &str| {
            let name = Name::new(name).unwrap();
            Label { at: Moment::new(at).unwrap(), subject: Name::default(), name }
        };
        let of =
            |number: u64, label: &Label| Take { label: label.clone(), ..take(number, answered()) };
        let commitment = |number: u64, events: &[Event]| {
            let (id, now) = (CommitmentId::new(number).unwrap(), Moment::new(number).unwrap());
            let start = LocalTime::new(Day::FIRST, 0).unwrap();
            let plan = Plan { sentence: Text::default(), start, rhythm: Rhythm::Weekly };
            let mut one = Commitment::taken(id, Statement::FIRST, None, plan, now).unwrap();
            for (event, at) in events.iter().zip(90..) {
                one.record(event.clone(), Moment::new(at).unwrap());
            }
            one
        };
        let (early, late) = (label(5, "early"), label(6, "late"));
        let mut current = document(&[of(1, &early), of(2, &late), of(3, &late)]);
        let mut incoming = document(&[of(1, &late), of(2, &early), of(3, &late)]);
        let done = Event::Done(Text::default());
        for (number, here, there) in [
            (1, Some(vec![]), vec![done.clone()]),
            (2, Some(vec![done.clone(), Event::Dropped]), vec![done.clone()]),
            (3, None, vec![done]),
        ] {
            if let Some(events) = here {
                current.add_commitment(commitment(number, &events)).unwrap();
            }
            incoming.add_commitment(commitment(number, &there)).unwrap();
        }
        let merge = Merge::plan(&current, &incoming).unwrap();
        assert_eq!(merge.relabelled, [of(1, &late).into()]);
        assert_eq!(merge.known, [of(2, &late).into(), of(3, &late).into()]);
        let ids = |commitments: &[Arc<Commitment>]| {
            commitments.iter().map(|one| (one.id().number(), one.log().len())).collect::<Vec<_>>()
        };
        assert_eq!(ids(&merge.continued), [(1, 2)]);
        assert_eq!(ids(&merge.known_commitments), [(2, 3)]);
        assert_eq!(ids(&merge.new_commitments), [(3, 2)]);
        merge.apply(&mut current);
        assert_eq!(ids(current.commitments()), [(1, 2), (2, 3), (3, 2)]);
        assert!(Merge::plan(&current, &incoming).unwrap().is_empty());
    }

    #[test]
    fn two_commitments_with_one_id_stand_beside_each_other() {
        let of = |index| {
            let (id, now) = (CommitmentId::new(7).unwrap(), Moment::new(7).unwrap());
            let start = LocalTime::new(Day::FIRST, 0).unwrap();
            let plan = Plan { sentence: Text::default(), start, rhythm: Rhythm::Weekly };
            let practice = Statement::at(index).unwrap();
            let mut document = Document::default();
            let one = Commitment::taken(id, practice, None, plan, now).unwrap();
            document.add_commitment(one).unwrap();
            document
        };
        let mut current = of(0);
        Merge::plan(&current, &of(1)).unwrap().apply(&mut current);
        let told = |one: &Arc<Commitment>| (one.id().number(), one.practice().index());
        assert_eq!(current.commitments().iter().map(told).collect::<Vec<_>>(), [(7, 0), (8, 1)]);
        assert!(Merge::plan(&current, &of(1)).unwrap().is_empty());
    }
}
