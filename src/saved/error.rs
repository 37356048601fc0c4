//! What can be wrong with a text, and where.

use super::document::Document;

/// Why a text is no document that this version can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecodeError {
    /// The text is longer than a document may be.
    TooLarge {
        /// Its length, in bytes.
        bytes: u64,
    },
    /// The text is not JSON, or breaks off.
    NotJson {
        /// The line where it goes wrong, from 1.
        line: usize,
        /// The byte on that line, from 1; 0 where a line is missing.
        column: usize,
    },
    /// It is JSON, but no document of Five Keys.
    NotOurs,
    /// A part of the document is not what it should be.
    Damaged {
        /// The first such part.
        at: Damage,
        /// What could be read nonetheless: all but the damaged parts.
        rest: Box<Document>,
    },
    /// The document holds more than [`TAKES_LIMIT`](super::TAKES_LIMIT) takes.
    TooManyTakes {
        /// How many it holds.
        takes: usize,
    },
    /// The document holds more than [`COMMITMENTS_LIMIT`](super::COMMITMENTS_LIMIT) commitments.
    TooManyCommitments {
        /// How many it holds.
        commitments: usize,
    },
    /// A later version of Five Keys wrote it: to be shown, never to be written over.
    FromTheFuture {
        /// Its schema number.
        schema: u64,
        /// What could be read of it.
        readable: Box<Document>,
    },
}

/// Where a document is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The field that is missing, double or not what it should be.
    pub field: Field,
    /// The part it belongs to.
    pub part: Part,
}

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The document itself.
    Document,
    /// One of its takes, counted from 1.
    Take(usize),
    /// One of its commitments, counted from 1.
    Commitment(usize),
}

/// A field of a document, or one of the structures that hold fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The document as a whole.
    Document,
    /// Its schema number.
    Schema,
    /// How often it was written.
    Revision,
    /// What the leader prefers.
    Settings,
    /// The language of the interface.
    Language,
    /// Light or dark.
    Theme,
    /// The list of takes.
    Takes,
    /// One take as a whole.
    Take,
    /// The id of a take or a commitment: not a number, or another's.
    Id,
    /// Who answered.
    Voice,
    /// The content version.
    Content,
    /// When the take was begun.
    Begun,
    /// When it was finished.
    Finished,
    /// The statement to resume at; of an entry in a log, its moment.
    At,
    /// The answers.
    Answers,
    /// The take that this one corrects.
    Corrects,
    /// The team that a take is about.
    Subject,
    /// What a take is called.
    Name,
    /// When a take's subject or name was set.
    Labelled,
    /// The session that a take is for.
    Session,
    /// The random number under which a take is handed in.
    Nonce,
    /// The list of commitments.
    Commitments,
    /// One commitment as a whole.
    Commitment,
    /// The practice whose action was taken on.
    Practice,
    /// The take that a commitment came from.
    FromTake,
    /// What was written down about a commitment: no list, or it does not begin with `taken`.
    Log,
    /// One entry of a log as a whole.
    Entry,
    /// What an entry tells.
    What,
    /// A plan's sentence.
    Sentence,
    /// A plan's first time.
    Start,
    /// How often a plan comes back.
    Rhythm,
    /// An entry's note.
    Note,
    /// Whether it helped.
    Helped,
}

impl Field {
    /// The field's name in the text, the same in every language; empty for what has no name.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Document | Field::Take | Field::Commitment | Field::Entry => "",
            Field::Schema => "schema",
            Field::Revision => "revision",
            Field::Settings => "settings",
            Field::Language => "language",
            Field::Theme => "theme",
            Field::Takes => "takes",
            Field::Id => "id",
            Field::Voice => "voice",
            Field::Content => "content",
            Field::Begun => "begun",
            Field::Finished => "finished",
            Field::At => "at",
            Field::Answers => "answers",
            Field::Corrects => "corrects",
            Field::Subject => "subject",
            Field::Name => "name",
            Field::Labelled => "labelled",
            Field::Session => "session",
            Field::Nonce => "nonce",
            Field::Commitments => "commitments",
            Field::Practice => "practice",
            Field::FromTake => "take",
            Field::Log => "log",
            Field::What => "what",
            Field::Sentence => "sentence",
            Field::Start => "start",
            Field::Rhythm => "rhythm",
            Field::Note => "note",
            Field::Helped => "helped",
        }
    }
}
