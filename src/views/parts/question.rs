//! One statement with its answers: native radios in a fieldset, nothing chosen beforehand.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::{
    domain::{Answer, Statement},
    state::{use_data, use_device},
    views::{controls::element, words},
};

/// The element id of one answer to a statement, by its digit.
pub(in crate::views) fn choice_id(statement: Statement, digit: u8) -> String {
    let mut id = String::from(statement.id());
    id.push('-');
    id.push(char::from(b'0' + digit));
    id
}

/// The answer that a key on the keyboard gives, if it gives one.
fn typed(event: &KeyboardEvent) -> Option<Answer> {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return None;
    }
    digit(&event.key())
}

/// The answer that a text of one digit, 0 to 5, stands for.
fn digit(text: &str) -> Option<Answer> {
    match text.as_bytes() {
        [byte] => byte.checked_sub(b'0').and_then(Answer::from_digit),
        _ => None,
    }
}

/// A statement that can be answered. A digit answers it while the focus is on it, and moves on
/// to `next`, the element with this id.
pub(in crate::views) fn question(statement: Statement, next: String) -> AnyView {
    let (data, device, words) = (use_data(), use_device(), words());
    let choose = move |event| {
        if let Some(answer) = digit(&event_target_value(&event)) {
            data.answer(statement, answer);
        }
    };
    let press = move |event: KeyboardEvent| {
        if let Some(answer) = typed(&event) {
            event.prevent_default();
            data.answer(statement, answer);
            device.page.focus(&next);
        }
    };
    let own = words.content.statement(statement).own;
    let choices = Answer::all().map(|answer| {
        let chosen: Box<dyn Fn() -> bool + Send> =
            Box::new(move || data.answer_to(statement) == Some(answer));
        let class = (answer == Answer::DidNotOccur).then_some("apart");
        view! {
            <label class=class>
                <input
                    type="radio"
                    id=choice_id(statement, answer.digit())
                    name=statement.id()
                    value=char::from(b'0' + answer.digit()).to_string()
                    prop:checked=chosen
                />
                <span>{words.content.scale.label(answer)}</span>
            </label>
        }
        .into_any()
    });
    let choices = element("div", "scale", choices.collect());
    view! {
        <fieldset id=statement.id() tabindex="-1" on:change=choose on:keydown=press>
            <legend>{own}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_single_digit_from_0_to_5_is_an_answer() {
        assert_eq!(digit("0"), Some(Answer::DidNotOccur));
        assert_eq!(digit("5").map(Answer::digit), Some(5));
        for text in ["6", "", "10", "a", "/", "٣"] {
            assert_eq!(digit(text), None, "{text}");
        }
    }
}
