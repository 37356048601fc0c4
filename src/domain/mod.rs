//! The product itself: pure Rust that knows no browser, no storage format and no interface.

mod advice;
mod answer;
mod change;
mod commitment;
mod content_version;
mod cue;
mod date;
mod focus;
mod group;
mod language;
mod mirror;
mod rhythm;
mod score;
mod scores;
mod sealed;
mod series;
mod session;
mod statement;
mod take;
mod text;
mod wording;

pub use advice::{Advice, DoingSeeing, doing_seeing, why};
pub use answer::{Answer, Answers, Rating};
pub use change::{CLEAR_FOR_A_KEY, CLEAR_OVERALL, Change, Comparison, Step, comparable_with_last};
pub use commitment::{
    CHECK_IN_DAYS, Commitment, CommitmentId, Due, Entry, Event, Helped, Plan, RETAKE_MONTHS,
    RUNNING_LIMIT, State,
};
pub use cue::{names_a_time, proposed_start};
pub use date::{Day, LocalTime, Weekday};
pub use focus::Focus;
pub use group::{
    Bundle, Contribution, FEWEST_FOR_A_MEAN, FEWEST_FOR_A_SPREAD, KeyFigure, KeySpread, Order,
    Picture, Session, SessionId, StatementSpread, TooManyContributions, Variance,
};
pub use language::Language;
pub use mirror::{BothSides, Mirror, View, beside_team};
pub use rhythm::Rhythm;
pub use score::{Band, Score};
pub use scores::{KeyScore, Scores};
pub use sealed::Sealed;
pub use series::{EVERY_MONTH_HAS, PlanProblem, a_month_after};
pub use session::{Collection, Invitation, Participation, Role, Stage};
pub use statement::{KEYS, Key, Kind, STATEMENTS, Statement};
pub use take::{Label, Moment, Take, TakeId, Voice};
pub use text::{Name, Text, TooLong};
pub use wording::{CONTENT, CONTENT_VERSION, FIRST_OF_OTHERS, Wording};
