//! The blank questionnaire on paper: all statements with room for a cross.

use super::screen;
use crate::{
    domain::{Answer, Key, numeral},
    state::App,
    views::{
        controls::{button, buttons, element, h2, heading, list, p, say, table, text},
        elements::{Node, tag},
        words,
    },
};

/// All statements as tables to be filled in by hand.
pub(super) fn paper(app: App) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let print = button("button", phrases.print(), Box::new(move || app.device.page.print()));
    let mut parts = vec![
        heading(phrases.paper_title()),
        buttons(vec![print]),
        p(words.content.scale.period),
        p(phrases.paper_lead()),
    ];
    // What each column stands for is said once: the names are too long for the heads.
    let legend = Answer::all().map(|answer| {
        let label = words.content.scale.label(answer);
        text([&numeral(answer.digit()), ": ", label].concat())
    });
    parts.push(list("", legend.collect()));
    let columns = [phrases.paper_statement(), "1", "2", "3", "4", "5", "0"];
    for key in Key::ALL {
        let rows = key.statements().map(|statement| {
            let own = tag("th").with("scope", "row").say(words.content.statement(statement).own);
            let boxes = Answer::all().map(|_| element("td", "", vec![say("span", "box", "☐")]));
            element("tr", "", [own].into_iter().chain(boxes).collect())
        });
        let name = words.content.key(key).name;
        parts.push(table("paper", name.into(), &columns, rows.collect()));
    }
    parts.push(h2(phrases.paper_score_title()));
    parts.push(p(phrases.paper_score()));
    screen(parts)
}
