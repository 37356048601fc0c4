//! The blank questionnaire on paper: all statements with room for a cross.

use super::screen;
use crate::{
    domain::{Answer, Key},
    state::App,
    views::{
        controls::{button, buttons, element, h2, heading, p, say, table},
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
        say("p", "lead", phrases.paper_lead()),
        buttons(vec![print]),
        p(words.content.scale.period),
    ];
    let mut columns = vec![phrases.paper_statement()];
    columns.extend(Answer::all().map(|answer| words.content.scale.label(answer)));
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
