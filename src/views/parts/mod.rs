//! Pieces of screens that know the domain.

mod action;
mod bars;
mod commitment;
mod difference;
mod notices;
mod plan;
mod question;
mod radar;
mod trend;

pub(super) use action::action;
pub(super) use bars::score_table;
pub(super) use commitment::{commitment_title, standing};
pub(super) use difference::difference;
pub(super) use notices::notices;
pub(super) use plan::{field_id, plan_fields, plan_in, rhythm_name};
pub(super) use question::{choice_id, question};
pub(super) use radar::radar;
pub(super) use trend::trend;
