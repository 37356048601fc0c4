//! What has changed in a document since it was stored, as a text beside the document's own: so an
//! answer need not write a thousand finished takes again.

use std::sync::Arc;

use super::{decode::Decoded, document::Document, encode::encode_as, schema3};

/// Takes in progress that came, or were changed, after a document had been stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The revision of that document, none where it is not known.
    base: Option<u64>,
    /// Those takes, with the revision and the settings of the changed document.
    takes: Document,
}

impl Changes {
    /// What makes one document of the stored one; none where that is more than takes in progress.
    pub fn between(stored: &Document, now: &Document) -> Option<Changes> {
        if stored.settings != now.settings || stored.commitments != now.commitments {
            return None;
        }
        let mut takes =
            Document { revision: now.revision, settings: now.settings, ..Document::default() };
        let mut before = stored.takes.iter();
        for take in &now.takes {
            match before.next() {
                Some(before) if before == take => {}
                Some(before) if before.id != take.id => return None,
                _ if take.finished.is_some() => return None,
                _ => takes.takes.push(take.clone()),
            }
        }
        before.next().is_none().then_some(Changes { base: Some(stored.revision), takes })
    }

    /// What was read as changes, whole or in part.
    pub fn of(read: Decoded) -> Changes {
        Changes { base: read.base, takes: read.document }
    }

    /// Makes the changes to a document.
    ///
    /// If it is not the one that they were made to, nothing is written over: what it lacks comes
    /// in, and what differs stands beside it.
    pub fn apply(self, document: &mut Document) {
        let is_base = self.base == Some(document.revision);
        for take in self.takes.takes {
            match document.takes.iter_mut().find(|here| here.id == take.id) {
                Some(here) if is_base => *here = take,
                Some(here) if here.goes_on_from(&take) => {
                    let here = Arc::make_mut(here);
                    here.label = here.label.or_later(&take.label);
                }
                _ => drop(document.accept(take)),
            }
        }
        document.revision = document.revision.max(self.takes.revision);
    }

    /// The changes as text: a document of those takes alone, with a `base`.
    pub fn encode(&self) -> String {
        encode_as(&self.takes, schema3::SCHEMA, self.base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Label, Language, Moment, Name, Statement, Take, TakeId};
    use crate::saved::{decode, encode};

    fn id(number: u64) -> TakeId {
        TakeId::new(number).unwrap()
    }

    fn take(number: u64) -> Take {
        Take::begun(id(number), Moment::new(number).unwrap())
    }

    /// A document of revision 4: take 1 is finished, take 2 in progress.
    fn stored() -> Document {
        let mut document = Document::default();
        document.add(Take { finished: Moment::new(9), ..take(1) }).unwrap();
        document.add(take(2)).unwrap();
        document.set_revision(4);
        document
    }

    fn answered(mut document: Document, number: u64, index: usize) -> Document {
        let statement = Statement::at(index).unwrap();
        let answer = |take: &mut Take| take.answers.set(statement, Some(Answer::DidNotOccur));
        assert!(document.update(id(number), answer));
        document.set_revision(document.revision() + 1);
        document
    }

    fn applied(changes: &Changes, document: &Document) -> Document {
        let mut document = document.clone();
        changes.clone().apply(&mut document);
        document
    }

    #[test]
    fn changes_hold_the_takes_in_progress_that_are_new_or_different() {
        let mut now = answered(stored(), 2, 0);
        now.add(take(3)).unwrap();
        let changes = Changes::between(&stored(), &now).unwrap();
        let text = r#"{"format":"five-keys","schema":3,"revision":5,"settings":{"theme":"system"},"takes":[{"id":2,"voice":"self","content":2,"begun":2,"at":"purpose.tell","answers":"0...................."},{"id":3,"voice":"self","content":2,"begun":3,"at":"purpose.tell","answers":"....................."}],"base":4}"#;
        assert_eq!(changes.encode(), text);
        assert_eq!(applied(&changes, &stored()), now);
        let read = decode(text).unwrap();
        assert!(read.whole);
        assert_eq!(Changes::of(read), changes);
    }

    #[test]
    fn whatever_else_is_different_is_for_the_document_itself() {
        let finish = |take: &mut Take| take.finished = Moment::new(9);
        let name = |take: &mut Take| take.label.name = Name::new("North").unwrap();
        let changed = |change: &dyn Fn(&mut Document)| {
            let mut now = stored();
            change(&mut now);
            Changes::between(&stored(), &now)
        };
        assert_eq!(changed(&|now| _ = now.update(id(2), finish)), None);
        assert_eq!(changed(&|now| _ = now.update(id(1), name)), None);
        assert_eq!(changed(&|now| _ = now.remove(id(1))), None);
        assert_eq!(changed(&|now| _ = now.remove(id(2))), None);
        assert_eq!(changed(&|now| now.settings.language = Some(Language::Dutch)), None);
        assert!(changed(&|now| _ = now.update(id(2), name)).is_some());
        assert!(changed(&|_| ()).is_some());
    }

    #[test]
    fn a_document_that_has_come_further_keeps_what_it_says() {
        let changes = Changes::between(&stored(), &answered(stored(), 2, 0)).unwrap();
        let mut further = answered(answered(stored(), 2, 0), 2, 1);
        further.update(id(2), |take| take.finished = Moment::new(20));
        assert_eq!(applied(&changes, &further), further);
    }

    #[test]
    fn what_another_document_lacks_comes_in_or_stands_beside_it() {
        let mut other = answered(stored(), 2, 1);
        let mut now = answered(stored(), 2, 0);
        now.add(take(7)).unwrap();
        let changes = Changes::between(&stored(), &now).unwrap();
        let both = applied(&changes, &other);
        let ids = |document: &Document| -> Vec<u64> {
            document.takes().iter().map(|take| take.id.number()).collect()
        };
        assert_eq!(ids(&both), [1, 2, 3, 7]);
        assert_eq!(both.take(id(2)), other.take(id(2)));
        assert_eq!(both.take(id(3)).unwrap().answers, now.take(id(2)).unwrap().answers);
        other.remove(id(2));
        assert_eq!(ids(&applied(&changes, &other)), [1, 2, 7]);
        assert_eq!(applied(&changes, &both), both, "doing it again adds nothing");
    }

    #[test]
    fn a_later_label_is_taken_over_by_a_document_that_has_the_answers() {
        let mut now = stored();
        let label = Label { at: Moment::new(50).unwrap(), ..Label::default() };
        now.update(id(2), |take| take.label = label.clone());
        let changes = Changes::between(&stored(), &now).unwrap();
        let further = answered(stored(), 2, 1);
        let both = applied(&changes, &further);
        assert_eq!(both.takes().len(), 2);
        let take = both.take(id(2)).unwrap();
        assert_eq!((&take.label, take.answers.given()), (&label, 1));
    }

    #[test]
    fn the_changes_of_an_older_release_are_unknown() {
        let text = encode(&stored()).replacen("}]}", "}],\"base\":3}", 1);
        assert_eq!(decode(&text).map(|read| (read.base, read.whole)), Ok((Some(3), true)));
        let old = text.replacen("\"schema\":3", "\"schema\":1", 1);
        assert_eq!(decode(&old).map(|read| (read.base, read.whole)), Ok((None, false)));
    }
}
