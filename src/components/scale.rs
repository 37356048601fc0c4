//! The answers to choose from.

use leptos::prelude::*;

use super::{RadioOption, Radios};
use crate::{domain::Answer, state::use_words};

/// The radios of the scale and *did not occur*.
#[component]
pub fn Scale(
    /// What the radios' name and their ids begin with.
    name: String,
    /// The answer that is chosen.
    chosen: impl Fn() -> Option<Answer> + Copy + Send + Sync + 'static,
    /// Takes the answer that somebody chooses.
    #[prop(into)]
    on_choose: Callback<Answer>,
) -> impl IntoView {
    let words = use_words();
    let option = |answer: Answer| RadioOption {
        value: answer.digit().to_string(),
        label: words.content.scale.label(answer),
        is_apart: answer == Answer::DidNotOccur,
    };
    let options = Answer::all().map(option).collect();
    let chosen = move || chosen().map(|answer| answer.digit().to_string()).unwrap_or_default();
    let choose = move |value: String| {
        if let Some(answer) = answer_of(&value) {
            on_choose.run(answer);
        }
    };
    view! {
        <div class="scale">
            <Radios name options chosen on_choose=choose />
        </div>
    }
}

/// The answer that a text of one digit, 0 to 5, stands for.
pub(super) fn answer_of(text: &str) -> Option<Answer> {
    match text.as_bytes() {
        [byte] => byte.checked_sub(b'0').and_then(Answer::from_digit),
        _ => None,
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
