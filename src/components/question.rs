//! One statement with its answers: native radios in a fieldset, nothing chosen beforehand.

use leptos::prelude::*;

use super::scale::{Scale, answer_of};
use crate::{
    domain::{Key, Statement},
    state::{Notice, use_device, use_notices, use_storage, use_takes, use_words},
};

/// The element id of the period that every statement asks about.
pub const PERIOD_ID: &str = "period";

/// The element id of the button that leads on from a key.
pub fn continue_id(key: Key) -> String {
    format!("{}-go-on", key.id())
}

/// A statement that can be answered, by its radios or by a digit while the focus is on it.
#[component]
pub fn Question(
    /// The statement.
    statement: Statement,
    /// The element that a digit moves the focus on to, by its id.
    next: String,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (takes, notices, storage) = (use_takes(), use_notices(), use_storage());
    let answer = move |answer| {
        if takes.answer(statement, answer).is_err() {
            notices.show(Notice::Full);
        }
    };
    // On a phone the next open statement comes into view; a keyboard moves the focus itself.
    let choose = move |given| {
        answer(given);
        let key = statement.key();
        let later = key.statements().skip_while(move |one| *one != statement).skip(1);
        let open = later.into_iter().find(|next| untrack(|| takes.answer_to(*next)).is_none());
        let next = open.map_or_else(|| continue_id(key), |next| next.id().to_owned());
        device.page.bring_into_view(&next);
    };
    let answer_by_digit = move |key: &str| {
        let given = answer_of(key);
        if let Some(given) = given {
            answer(given);
            device.page.focus(&next);
        }
        given.is_some()
    };
    view! {
        <fieldset
            id=statement.id()
            tabindex="-1"
            aria-describedby=PERIOD_ID
            prop:disabled=move || storage.is_read_only()
            on:keydown=move |event| {
                let is_shortcut = event.ctrl_key() || event.alt_key() || event.meta_key();
                if !is_shortcut && answer_by_digit(&event.key()) {
                    event.prevent_default();
                }
            }
        >
            <legend>{words.content.statement(statement).in_voice(untrack(|| takes.voice()))}</legend>
            <Scale
                name=statement.id().to_owned()
                chosen=move || takes.answer_to(statement)
                on_choose=choose
            />
        </fieldset>
    }
}
