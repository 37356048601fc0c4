//! The words of the questionnaire in one language.
//!
//! They are written in `five-keys.nl.toml` and `five-keys.en.toml`, and checked as the project is
//! built (`check.rs`).

use crate::domain::{Answer, KEYS, Key, Kind, Rating, Rhythm, STATEMENTS, Statement, Voice};

include!(concat!(env!("OUT_DIR"), "/rhythms.rs"));

/// All words of the questionnaire in one language.
#[derive(Debug, PartialEq, Eq)]
pub struct Content {
    /// The name of the self-check.
    pub name: &'static str,
    /// What it is, in a few words.
    pub tagline: &'static str,
    /// Whose ideas it is built on, a sentence.
    pub source: &'static str,
    /// Where to read more of them, an https address.
    pub source_url: &'static str,
    /// The words before the first statement.
    pub intro: Intro,
    /// The words of the answers.
    pub scale: Scale,
    keys: [KeyWords; KEYS],
    statements: [StatementWords; STATEMENTS],
    /// Where questions are answered, a mail address or an https address; empty where there is no such place.
    pub address: &'static str,
}

impl Content {
    /// Content without a word.
    pub(crate) const EMPTY: Content = Content {
        name: "",
        tagline: "",
        source: "",
        source_url: "",
        intro: Intro { question: "", lead: "", promise: "", privacy: "" },
        scale: Scale { period: "", labels: [""; 5], not_applicable: "" },
        keys: [const { KeyWords::EMPTY }; KEYS],
        statements: [const { StatementWords { own: "", team: "", action: None } }; STATEMENTS],
        address: "",
    };

    /// Reads one line after the other, in the order in which the build wrote them
    /// (`Questionnaire::texts` in `check.rs`); none where there are too few.
    pub(crate) fn read(lines: &mut impl Iterator<Item = &'static str>) -> Option<Content> {
        Some(Content {
            name: lines.next()?,
            tagline: lines.next()?,
            source: lines.next()?,
            source_url: lines.next()?,
            intro: Intro::read(lines)?,
            scale: Scale::read(lines)?,
            keys: all(Key::ALL, |_| KeyWords::read(lines))?,
            statements: all(Statement::all(), |statement| StatementWords::read(statement, lines))?,
            address: lines.next()?,
        })
    }

    /// The words about a key.
    pub const fn key(&self, key: Key) -> &KeyWords {
        // In bounds by construction: there are as many words as keys.
        #[allow(clippy::indexing_slicing)]
        &self.keys[key.index()]
    }

    /// The words of a statement.
    pub const fn statement(&self, statement: Statement) -> &StatementWords {
        // In bounds by construction: there are as many words as statements.
        #[allow(clippy::indexing_slicing)]
        &self.statements[statement.index()]
    }

    /// The action of a practice; an effect has none.
    pub const fn action(&self, statement: Statement) -> Option<&ActionWords> {
        self.statement(statement).action.as_ref()
    }
}

/// How often the action of a practice is done, the same in each language; an effect has none.
pub const fn rhythm(statement: Statement) -> Option<Rhythm> {
    // In bounds by construction: there are as many rhythms as statements.
    #[allow(clippy::indexing_slicing)]
    RHYTHMS[statement.index()]
}

/// What is read for each item, if that is there for all of them.
fn all<I, T, const COUNT: usize>(
    items: impl IntoIterator<Item = I>,
    read: impl FnMut(I) -> Option<T>,
) -> Option<[T; COUNT]> {
    let found: Option<Vec<T>> = items.into_iter().map(read).collect();
    found?.try_into().ok()
}

/// The words before the first statement.
#[derive(Debug, PartialEq, Eq)]
pub struct Intro {
    /// The question that the self-check answers.
    pub question: &'static str,
    /// Why it matters.
    pub lead: &'static str,
    /// How long it takes and what it gives.
    pub promise: &'static str,
    /// What happens with the answers.
    pub privacy: &'static str,
}

impl Intro {
    fn read(lines: &mut impl Iterator<Item = &'static str>) -> Option<Intro> {
        Some(Intro {
            question: lines.next()?,
            lead: lines.next()?,
            promise: lines.next()?,
            privacy: lines.next()?,
        })
    }
}

/// The words of the answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Scale {
    /// The period to think of, and the question to answer.
    pub period: &'static str,
    /// The labels of the frequency scale, from 1 to 5.
    pub labels: [&'static str; 5],
    /// The label of *did not occur*.
    pub not_applicable: &'static str,
}

impl Scale {
    fn read(lines: &mut impl Iterator<Item = &'static str>) -> Option<Scale> {
        Some(Scale {
            period: lines.next()?,
            labels: all(Rating::all(), |_| lines.next())?,
            not_applicable: lines.next()?,
        })
    }

    /// The label of an answer.
    pub fn label(&self, answer: Answer) -> &'static str {
        let place = answer.rating().map(|rating| usize::from(rating.place() - 1));
        place.and_then(|place| self.labels.get(place)).unwrap_or(&self.not_applicable)
    }
}

/// The words about a key.
#[derive(Debug, PartialEq, Eq)]
pub struct KeyWords {
    /// Its name.
    pub name: &'static str,
    /// What people notice where the key is strong.
    pub promise: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What to read in a score below 50.
    pub low: &'static str,
    /// What to read in a score from 50 to below 75.
    pub mid: &'static str,
    /// What to read in a score of 75 and above.
    pub high: &'static str,
    /// A question to talk about in a group.
    pub conversation: &'static str,
}

impl KeyWords {
    const EMPTY: KeyWords =
        KeyWords { name: "", promise: "", why: "", low: "", mid: "", high: "", conversation: "" };

    fn read(lines: &mut impl Iterator<Item = &'static str>) -> Option<KeyWords> {
        Some(KeyWords {
            name: lines.next()?,
            promise: lines.next()?,
            why: lines.next()?,
            low: lines.next()?,
            mid: lines.next()?,
            high: lines.next()?,
            conversation: lines.next()?,
        })
    }
}

/// The words of a statement.
#[derive(Debug, PartialEq, Eq)]
pub struct StatementWords {
    /// As the leader reads it, about themselves.
    pub own: &'static str,
    /// As a team member reads it, about the leader.
    pub team: &'static str,
    /// What to do about it; only a practice has an action.
    pub action: Option<ActionWords>,
}

impl StatementWords {
    fn read(
        statement: Statement,
        lines: &mut impl Iterator<Item = &'static str>,
    ) -> Option<StatementWords> {
        let (own, team) = (lines.next()?, lines.next()?);
        let action = match statement.kind() {
            Kind::Practice => Some(ActionWords::read(lines)?),
            Kind::Effect => None,
        };
        Some(StatementWords { own, team, action })
    }

    /// As whoever answers reads it.
    pub const fn in_voice(&self, voice: Voice) -> &'static str {
        match voice {
            Voice::Own => self.own,
            Voice::Team => self.team,
        }
    }
}

/// The words of an action.
#[derive(Debug, PartialEq, Eq)]
pub struct ActionWords {
    /// What to do, as a heading.
    pub title: &'static str,
    /// How to do it.
    pub how: &'static str,
    /// A first step for today.
    pub today: &'static str,
    /// The if-then sentence that ties it to an occasion.
    pub cue: &'static str,
}

impl ActionWords {
    fn read(lines: &mut impl Iterator<Item = &'static str>) -> Option<ActionWords> {
        Some(ActionWords {
            title: lines.next()?,
            how: lines.next()?,
            today: lines.next()?,
            cue: lines.next()?,
        })
    }
}
