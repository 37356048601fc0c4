//! What screens are put together from, knowing nothing of the domain.

use super::elements::{Act, Build, Node, tag};

/// Words among others.
#[inline(never)]
pub(super) fn text(words: impl Into<String>) -> Node {
    tag("span").say(words)
}

/// An element with a class; without, where that is empty.
#[inline(never)]
pub(super) fn classed(name: &'static str, class: &'static str) -> Node {
    let element = tag(name);
    if class.is_empty() { element } else { element.with("class", class) }
}

/// An element with others in it; no class where it is empty.
#[inline(never)]
pub(super) fn element(tag: &'static str, class: &'static str, children: Vec<Node>) -> Node {
    classed(tag, class).of(children)
}

/// An element with words in it.
#[inline(never)]
pub(super) fn say(tag: &'static str, class: &'static str, words: impl Into<String>) -> Node {
    classed(tag, class).say(words)
}

/// A paragraph.
#[inline(never)]
pub(super) fn p(words: impl Into<String>) -> Node {
    say("p", "", words)
}

/// A heading within a screen.
#[inline(never)]
pub(super) fn h2(words: impl Into<String>) -> Node {
    say("h2", "", words)
}

/// The heading of a screen, which takes the focus when the screen comes.
#[inline(never)]
pub(super) fn heading(words: impl Into<String>) -> Node {
    titled(TITLE, words)
}

/// The id of the heading of every screen that is alone on the page.
pub(super) const TITLE: &str = "title";

/// The heading of a screen that can wait on the page behind another: its id is its own.
#[inline(never)]
pub(super) fn titled(id: &str, words: impl Into<String>) -> Node {
    tag("h1").with("id", id).with("tabindex", "-1").say(words)
}

/// A list of what stands in its items; one of a class has no marks.
#[inline(never)]
pub(super) fn list(class: &'static str, items: Vec<Node>) -> Node {
    let items = items.into_iter().map(|item| element("li", "", vec![item]));
    let list = element("ul", class, items.collect());
    // Safari takes a list without marks for none, unless it says that it is one.
    if class.is_empty() { list } else { list.with("role", "list") }
}

/// Something to open: `summary` is seen first.
#[inline(never)]
pub(super) fn fold(
    class: &'static str,
    summary: impl Into<String>,
    mut children: Vec<Node>,
) -> Node {
    children.insert(0, say("summary", "", summary));
    element("details", class, children)
}

/// Something that cannot be taken back: it opens first, says what will be lost, and then acts.
#[inline(never)]
pub(super) fn confirm(
    summary: impl Into<String>,
    sure: String,
    yes: &'static str,
    act: Act,
) -> Node {
    fold("confirm", summary, vec![p(sure), button("danger", yes, act)])
}

/// A row of things to press.
#[inline(never)]
pub(super) fn buttons(children: Vec<Node>) -> Node {
    element("p", "buttons", children)
}

/// A link.
#[inline(never)]
pub(super) fn link(class: &'static str, href: &str, words: impl Into<String>) -> Node {
    classed("a", class).with("href", href).say(words)
}

/// A link that looks like a button: the main one of its screen, or a quiet one.
#[inline(never)]
pub(super) fn way(main: bool, href: &str, words: impl Into<String>) -> Node {
    link(if main { "button" } else { "button quiet" }, href, words)
}

/// A button, without its words.
#[inline(never)]
pub(super) fn press(class: &'static str, act: Act) -> Node {
    classed("button", class).with("type", "button").on_press(act)
}

/// A button.
#[inline(never)]
pub(super) fn button(class: &'static str, words: impl Into<String>, act: Act) -> Node {
    press(class, act).say(words)
}

/// What can change as a whole.
#[inline(never)]
pub(super) fn live(class: &'static str, build: Build) -> Node {
    classed("div", class).live(build)
}

/// A place whose changes are read aloud, at once where it is urgent.
#[inline(never)]
pub(super) fn told(urgent: bool, class: &'static str, build: Build) -> Node {
    classed("div", class).with("role", if urgent { "alert" } else { "status" }).live(build)
}

/// A field under its name.
#[inline(never)]
pub(super) fn field(name: &'static str, id: &str, field: Node) -> Node {
    element("label", "field", vec![text(name), field.with("id", id)])
}

/// A choice of values, each with its name, of which one is chosen.
pub(super) fn choice<'a>(options: impl Iterator<Item = (&'a str, &'a str)>, chosen: &str) -> Node {
    let option = |(value, name)| {
        let option = tag("option").with("value", value).say(name);
        if value == chosen { option.with("selected", "") } else { option }
    };
    tag("select").of(options.map(option).collect())
}

/// A table: what it is about, the names of its columns, its rows.
#[inline(never)]
pub(super) fn table(
    class: &'static str,
    caption: String,
    columns: &[&'static str],
    rows: Vec<Node>,
) -> Node {
    let columns = columns.iter().map(|name| tag("th").with("scope", "col").say(*name));
    let parts = vec![
        say("caption", "", caption),
        element("thead", "", vec![element("tr", "", columns.collect())]),
        element("tbody", "", rows),
    ];
    element("table", class, parts)
}

/// A row of a table: its name, with a drawing below it where there is one, and its other cells.
#[inline(never)]
pub(super) fn row(name: &str, drawing: Option<Node>, mut cells: Vec<Node>) -> Node {
    let name = [text(name)].into_iter().chain(drawing);
    cells.insert(0, tag("th").with("scope", "row").of(name.collect()));
    element("tr", "", cells)
}
