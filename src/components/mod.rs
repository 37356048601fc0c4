//! What several pages use. A component knows its props and the state, and no page.

// The macro of a component makes a second function of it, which nobody re-exports.
#![allow(unreachable_pub)]
// A component owns its props, whether or not it uses them up.
#![allow(clippy::needless_pass_by_value)]

mod action_card;
mod announcement;
pub mod charts;
mod code_card;
mod code_reader;
mod commitment;
mod confirm;
mod contact;
mod difference;
mod field;
mod file_notice;
mod footer;
mod full_notice;
mod header;
mod keyed;
mod live_text;
mod menu;
mod notices;
mod page_title;
mod plan_fields;
mod press_button;
mod question;
mod radios;
mod scale;
mod score_table;
mod skip_link;
mod take_name;

pub use action_card::ActionCard;
pub use announcement::Announcement;
pub use code_card::CodeCard;
pub use code_reader::CodeReader;
pub use commitment::{Standing, action_title};
pub use confirm::Confirm;
pub use contact::Contact;
pub use difference::Difference;
pub use field::{
    Choice, Field, FieldForm, FormField, FormNotice, FormProblem, Holds, TextField, can_be_saved,
};
pub use file_notice::FileNotice;
pub use footer::Footer;
pub use full_notice::FullNotice;
pub use header::Header;
pub use keyed::Keyed;
pub use live_text::{LiveText, in_html};
pub use menu::MENU;
pub use notices::{NOTICES_ID, NoticeBar, Reload, put_back};
pub use page_title::{PageTitle, TITLE_ID};
pub use plan_fields::{PlanDraft, PlanFields, rhythm_name};
pub use press_button::PressButton;
pub use question::{PERIOD_ID, Question, continue_id};
pub use radios::{RadioOption, Radios};
pub use scale::Scale;
pub use score_table::{Bar, ScoreTable};
pub use skip_link::{OUTLET_ID, SkipLink};
pub use take_name::{AboutTeam, TakeName, WithName, day_of, full_name_of};
