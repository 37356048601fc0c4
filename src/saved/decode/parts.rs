//! A take or a commitment from its part of the text.

use super::Field;
use crate::domain::{
    Answer, Answers, Commitment, CommitmentId, Entry, Event, Helped, Kind, Label, LocalTime,
    Moment, Name, Plan, Rhythm, STATEMENTS, Statement, Take, TakeId, Text, Voice,
};
use crate::saved::encode::voice_code;
use crate::saved::json::{self, number, word};

/// What was read, with the first field in it that is not what it should be and was left out; or
/// the field without which there is nothing.
pub(super) type Read<T> = Result<(T, Option<Field>), Field>;

/// The take, or the first field that is not what it should be.
pub(super) fn read_take(take: &str) -> Result<Take, Field> {
    let names = ["id", "voice", "content", "begun", "finished", "at", "answers"];
    let [id, voice, content, begun, finished, at, answers] =
        json::members(take, names).map_err(|_| Field::Take)?;
    let small = |number| u16::try_from(number).ok();
    Ok(Take {
        id: id.and_then(take_id).ok_or(Field::Id)?,
        voice: voice.and_then(word).and_then(voice_from_code).ok_or(Field::Voice)?,
        content: content.and_then(number).and_then(small).ok_or(Field::Content)?,
        begun: begun.and_then(moment).ok_or(Field::Begun)?,
        finished: optional(finished, Field::Finished, moment)?,
        at: at.and_then(word).and_then(Statement::from_id).ok_or(Field::At)?,
        answers: answers.and_then(word).and_then(answers_from_code).ok_or(Field::Answers)?,
        corrects: None,
        label: Label::default(),
    })
}

/// Gives a take what schema 2 adds, and tells the first field of it that is not what it should
/// be. What is damaged in a label takes no answers along.
pub(super) fn label_take(take: &mut Take, text: &str) -> Option<Field> {
    let names = ["corrects", "subject", "name", "labelled"];
    let Ok([corrects, subject, name, labelled]) = json::members(text, names) else {
        return Some(Field::Take);
    };
    let mut damage = None;
    let mut name_of = |value, field| {
        let name = |value: &str| Name::new(&json::text(value)?).ok();
        noted(&mut damage, optional(value, field, name)).unwrap_or_default()
    };
    take.label.subject = name_of(subject, Field::Subject);
    take.label.name = name_of(name, Field::Name);
    take.label.at =
        noted(&mut damage, optional(labelled, Field::Labelled, moment)).unwrap_or_default();
    take.corrects = noted(&mut damage, optional(corrects, Field::Corrects, take_id));
    damage
}

/// A commitment with all entries of its log that can be read.
pub(super) fn read_commitment(commitment: &str) -> Read<Commitment> {
    let names = ["id", "practice", "take", "log"];
    let [id, practice, take, log] =
        json::members(commitment, names).map_err(|_| Field::Commitment)?;
    let id = id.and_then(number).and_then(CommitmentId::new).ok_or(Field::Id)?;
    let practice = practice.and_then(word).and_then(Statement::from_id);
    let is_practice = |practice: &Statement| practice.kind() == Kind::Practice;
    let practice = practice.filter(is_practice).ok_or(Field::Practice)?;
    let mut damage = None;
    let take = noted(&mut damage, optional(take, Field::FromTake, take_id));
    let mut entries = Vec::new();
    for entry in log.and_then(json::items).ok_or(Field::Log)? {
        match read_entry(entry) {
            Ok(entry) => entries.push(entry),
            Err(field) => noted(&mut damage, Err(field)),
        }
    }
    let commitment = Commitment::of_log(id, practice, take, &entries);
    Ok((commitment.ok_or(damage.unwrap_or(Field::Log))?, damage))
}

/// The entry, or the first field that is not what it should be.
fn read_entry(entry: &str) -> Result<Entry, Field> {
    let names = ["at", "what", "sentence", "start", "rhythm", "note", "helped"];
    let [at, what, sentence, start, rhythm, note, helped] =
        json::members(entry, names).map_err(|_| Field::Entry)?;
    let lines = |value: &str| Text::new(&json::text(value)?).ok();
    let plan = || {
        Ok(Plan {
            sentence: sentence.and_then(lines).ok_or(Field::Sentence)?,
            start: start.and_then(word).and_then(LocalTime::from_iso).ok_or(Field::Start)?,
            rhythm: rhythm.and_then(word).and_then(Rhythm::from_id).ok_or(Field::Rhythm)?,
        })
    };
    let note = || Ok(optional(note, Field::Note, lines)?.unwrap_or_default());
    let helped = || optional(helped, Field::Helped, |value| word(value).and_then(Helped::from_id));
    let at = at.and_then(moment).ok_or(Field::At)?;
    let event = match what.and_then(word).ok_or(Field::What)? {
        "taken" => Event::Taken(plan()?),
        "done" => Event::Done(note()?),
        "skipped" => Event::Skipped(note()?),
        "noted" => Event::Noted(note()?),
        "kept" => Event::Kept(helped()?),
        "changed" => Event::Changed(plan()?, helped()?),
        "finished" => Event::Finished(helped()?),
        "dropped" => Event::Dropped,
        _ => return Err(Field::What),
    };
    Ok(Entry { at, event })
}

fn moment(value: &str) -> Option<Moment> {
    number(value).and_then(Moment::new)
}

fn take_id(value: &str) -> Option<TakeId> {
    number(value).and_then(TakeId::new)
}

/// A value that can be missing, or the field where it is there and is not what it should be.
fn optional<T>(
    value: Option<&str>,
    field: Field,
    read: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Field> {
    match value {
        None => Ok(None),
        Some(value) => read(value).map(Some).ok_or(field),
    }
}

/// The value, or its default after noting the field, unless another was noted before.
fn noted<T: Default>(damage: &mut Option<Field>, value: Result<T, Field>) -> T {
    value.unwrap_or_else(|field| {
        damage.get_or_insert(field);
        T::default()
    })
}

fn answers_from_code(code: &str) -> Option<Answers> {
    if code.len() != STATEMENTS {
        return None;
    }
    let mut answers = Answers::default();
    for (statement, byte) in Statement::all().zip(code.bytes()) {
        let answer = match byte {
            b'.' => None,
            digit => Some(Answer::from_digit(digit.checked_sub(b'0')?)?),
        };
        answers.set(statement, answer);
    }
    Some(answers)
}

fn voice_from_code(code: &str) -> Option<Voice> {
    [Voice::Own, Voice::Team].into_iter().find(|voice| voice_code(*voice) == code)
}
