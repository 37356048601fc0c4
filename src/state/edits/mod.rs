//! What a leader does, as edits of the document: pure, so that an edit can be made again on top of
//! what another tab has written.

pub mod commitments;
pub mod takes;
