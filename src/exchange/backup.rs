//! The file that a leader keeps everything in: the same text as on the device.

use crate::domain::{Day, Take};
use crate::saved::{DecodeError, Decoded, Document, Place, TooManyTakes, decode, encode};

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

/// Reads a file's text; a byte order mark before it does no harm.
///
/// # Errors
/// [`DecodeError`] says what the file is instead.
pub fn read(text: &str) -> Result<Decoded, DecodeError> {
    check_size(text.len() as u64)?;
    decode(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The file's name for the day it is made on: `five-keys-2026-11-24.json`.
pub fn file_name(day: Day) -> String {
    ["five-keys-", &day.to_iso(), ".json"].concat()
}

/// What an import does to a document: shown first, done when the leader agrees.
///
/// Takes come in by their id. Settings stay as they are. A take in progress comes in as such: it
/// is never called finished, and [`Document::current`] says which one to go on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merge {
    /// Takes that are not there yet, in the file's order.
    pub new: Vec<Take>,
    /// Takes that are there already, the same in everything: nothing is done about them.
    pub known: Vec<Take>,
    /// Takes whose id is there with another content: they come beside it, under the id they
    /// have here.
    pub conflicting: Vec<Take>,
}

impl Merge {
    /// What it would do to import one document into the other.
    ///
    /// # Errors
    /// [`TooManyTakes`] when there is no room for all of it.
    pub fn plan(current: &Document, incoming: &Document) -> Result<Merge, TooManyTakes> {
        let mut merge = Merge::default();
        let mut result = current.clone();
        for take in incoming.takes() {
            let place = result.place(take);
            let id = result.accept(take.clone());
            let take = Take { id, ..take.clone() };
            match place {
                Place::New(_) => merge.new.push(take),
                Place::Known(_) => merge.known.push(take),
                Place::Beside(_) => merge.conflicting.push(take),
            }
        }
        if result.fits() { Ok(merge) } else { Err(TooManyTakes { takes: result.takes().len() }) }
    }

    /// Does it.
    pub fn apply(&self, document: &mut Document) {
        for take in self.new.iter().chain(&self.conflicting) {
            document.accept(take.clone());
        }
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.conflicting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Answers, Language, Moment, Statement, TakeId, Voice};

    fn take(number: u64, answers: Answers) -> Take {
        Take {
            id: TakeId::new(number).unwrap(),
            voice: Voice::Own,
            content: 1,
            begun: Moment::new(5).unwrap(),
            finished: None,
            at: Statement::at(0).unwrap(),
            answers,
        }
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
        assert_eq!(name(2026, 11, 24), "five-keys-2026-11-24.json");
        assert_eq!(name(2027, 1, 2), "five-keys-2027-01-02.json");
    }

    #[test]
    fn what_is_written_is_read_and_a_byte_order_mark_does_no_harm() {
        let document = document(&[take(1, answered())]);
        let text = write(&document);
        let marked = ["\u{feff}", &text].concat();
        let whole = Ok(Decoded { document, whole: true });
        assert_eq!((read(&text), read(&marked)), (whole.clone(), whole));
    }

    #[test]
    fn a_file_beyond_five_megabytes_is_not_read() {
        assert_eq!(check_size(SIZE_LIMIT), Ok(()));
        let spaced = [&write(&Document::default()), &*" ".repeat(5_000_000)].concat();
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
        assert_eq!(merge.known, [take(1, answered())]);
        assert_eq!(merge.conflicting, [take(3, Answers::default())]);
        assert_eq!(merge.new, [take(4, answered())]);
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
}
