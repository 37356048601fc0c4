//! One statement with its answers: native radios in a fieldset, nothing chosen beforehand.

use leptos::prelude::*;

use crate::{
    domain::{Answer, Statement},
    state::{Notice, use_device, use_notices, use_storage, use_takes, use_words},
};

/// The element id of the radio for one answer to a statement.
pub fn radio_id(statement: Statement, answer: Answer) -> String {
    format!("{}-{}", statement.id(), answer.digit())
}

/// The answer that a text of one digit, 0 to 5, stands for.
fn answer_of(text: &str) -> Option<Answer> {
    match text.as_bytes() {
        [byte] => byte.checked_sub(b'0').and_then(Answer::from_digit),
        _ => None,
    }
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
    let answer_by_digit = move |key: &str| {
        let given = answer_of(key);
        if let Some(given) = given {
            answer(given);
            device.page.focus(&next);
        }
        given.is_some()
    };
    // A label beside its radio: its ground and its outline are those of the whole line.
    let choice = move |answer: Answer| {
        let id = radio_id(statement, answer);
        view! {
            <input
                type="radio"
                id=id.clone()
                name=statement.id()
                value=answer.digit().to_string()
                prop:checked=move || takes.answer_to(statement) == Some(answer)
            />
            <label for=id class:apart=answer == Answer::DidNotOccur>
                {words.content.scale.label(answer)}
            </label>
        }
    };
    view! {
        <fieldset
            id=statement.id()
            tabindex="-1"
            prop:disabled=move || storage.is_read_only()
            on:change=move |event| {
                if let Some(given) = answer_of(&event_target_value(&event)) {
                    answer(given);
                }
            }
            on:keydown=move |event| {
                let is_shortcut = event.ctrl_key() || event.alt_key() || event.meta_key();
                if !is_shortcut && answer_by_digit(&event.key()) {
                    event.prevent_default();
                }
            }
        >
            <legend>{words.content.statement(statement).own}</legend>
            <div class="scale">{Answer::all().map(choice).collect_view()}</div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_single_digit_from_0_to_5_is_an_answer() {
        assert_eq!(answer_of("0"), Some(Answer::DidNotOccur));
        assert_eq!(answer_of("5").map(Answer::digit), Some(5));
        for text in ["6", "", "10", "a", "/", "٣", "Tab", "Enter", " ", "ArrowDown"] {
            assert_eq!(answer_of(text), None, "{text}");
        }
    }
}
