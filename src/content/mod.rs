//! The words of the questionnaire in one language.
//!
//! They are written in `five-keys.nl.toml` and `five-keys.en.toml`, and checked as the project is
//! built (`check.rs`).

use crate::domain::{Answer, KEYS, Key, Kind, Rhythm, STATEMENTS, Statement};

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
}

impl Content {
    /// No words at all.
    pub(crate) const NONE: Content = Content {
        name: "",
        tagline: "",
        source: "",
        source_url: "",
        intro: Intro { question: "", lead: "", promise: "", privacy: "" },
        scale: Scale { period: "", labels: [""; 5], not_applicable: "" },
        keys: [const { KeyWords::NONE }; KEYS],
        statements: [const { StatementWords { own: "", action: None } }; STATEMENTS],
    };

    /// Takes one text after the other, in the order in which the build wrote them.
    pub(crate) fn read(next: &mut dyn FnMut() -> &'static str) -> Content {
        Content {
            name: next(),
            tagline: next(),
            source: next(),
            source_url: next(),
            intro: Intro { question: next(), lead: next(), promise: next(), privacy: next() },
            scale: Scale {
                period: next(),
                labels: std::array::from_fn(|_| next()),
                not_applicable: next(),
            },
            keys: std::array::from_fn(|_| KeyWords::read(next)),
            statements: std::array::from_fn(|place| StatementWords::read(place, next)),
        }
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

/// How often the action of a practice comes back, the same in each language; an effect has none.
pub const fn rhythm(statement: Statement) -> Option<Rhythm> {
    // In bounds by construction: there are as many rhythms as statements.
    #[allow(clippy::indexing_slicing)]
    RHYTHMS[statement.index()]
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

/// The words of the answers.
#[derive(Debug, PartialEq, Eq)]
pub struct Scale {
    /// The period to think of, and the question to answer.
    pub period: &'static str,
    /// The places of the frequency scale, from 1 to 5.
    pub labels: [&'static str; 5],
    /// The answer *did not occur*.
    pub not_applicable: &'static str,
}

impl Scale {
    /// The words of an answer.
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
    /// What is true when it is turned.
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
    const NONE: KeyWords =
        KeyWords { name: "", promise: "", why: "", low: "", mid: "", high: "", conversation: "" };

    fn read(next: &mut dyn FnMut() -> &'static str) -> KeyWords {
        KeyWords {
            name: next(),
            promise: next(),
            why: next(),
            low: next(),
            mid: next(),
            high: next(),
            conversation: next(),
        }
    }
}

/// The words of a statement.
#[derive(Debug, PartialEq, Eq)]
pub struct StatementWords {
    /// As the leader reads it, about themselves.
    pub own: &'static str,
    /// What to do about it; only a practice has an action.
    pub action: Option<ActionWords>,
}

impl StatementWords {
    /// The words of the statement at a place in the questionnaire.
    fn read(place: usize, next: &mut dyn FnMut() -> &'static str) -> StatementWords {
        let own = next();
        let is_practice = Statement::at(place).is_some_and(|s| s.kind() == Kind::Practice);
        let action = is_practice.then(|| ActionWords {
            title: next(),
            how: next(),
            today: next(),
            cue: next(),
        });
        StatementWords { own, action }
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
