//! One statement with its answers: native radios in a fieldset, nothing chosen beforehand.

use crate::{
    domain::{Answer, Statement, numeral},
    state::{App, Told},
    views::{
        controls::{element, say},
        elements::{Node, tag},
        words,
    },
};

/// The element id of one answer to a statement, by its digit.
pub(in crate::views) fn choice_id(statement: Statement, digit: u8) -> String {
    let mut id = String::from(statement.id());
    id.push('-');
    id.push(char::from(b'0' + digit));
    id
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
pub(in crate::views) fn question(app: App, statement: Statement, next: String) -> Node {
    let words = words(app);
    let choose = move |value: &str| {
        let Some(answer) = digit(value) else { return false };
        if app.data.put_answer(statement, answer).is_err() {
            app.navigation.tell(Told::Full);
        }
        true
    };
    let press = move |key: &str| {
        let understood = choose(key);
        if understood {
            app.data.tell();
            app.device.page.focus(&next);
        }
        understood
    };
    // The browser shows by itself what was chosen. The rest can wait until that is seen.
    let chosen = move |value: &str| {
        choose(value);
        app.device.page.later(Box::new(move || app.data.tell()));
    };
    // A label beside its radio, not around it: with the words in it, that is an element less for
    // each answer, and a fifth less of style and layout for a page of them.
    let mut choices = Vec::new();
    for answer in Answer::all() {
        let id = choice_id(statement, answer.digit());
        let radio = tag("input")
            .with("type", "radio")
            .with("id", &id)
            .with("name", statement.id())
            .with("value", &numeral(answer.digit()))
            .flag("checked", Box::new(move || app.data.answer_to(statement) == Some(answer)))
            .of(Vec::new());
        let class = if answer == Answer::DidNotOccur { "apart" } else { "" };
        let label = say("label", class, words.content.scale.label(answer)).with("for", &id);
        choices.extend([radio, label]);
    }
    let legend = say("legend", "", words.content.statement(statement).own);
    tag("fieldset")
        .with("id", statement.id())
        .with("tabindex", "-1")
        .flag("disabled", Box::new(move || app.data.is_read_only()))
        .on_choice(Box::new(chosen))
        .on_key(Box::new(press))
        .of(vec![legend, element("div", "scale", choices)])
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
