//! What screens are made of, knowing nothing of the domain.
//!
//! Every shape of element that Leptos is given is compiled on its own, building, updating and
//! removing. So there are few, and each is closed off as a view of one type: screens are lists
//! of these, and a new screen adds words to the page's weight, hardly code.

use leptos::{html, prelude::*};

/// Words in a view.
pub(super) fn text(words: impl Into<String>) -> AnyView {
    words.into().into_any()
}

/// An element with others in it; no class where it is empty.
pub(super) fn element(
    tag: &'static str,
    class: &'static str,
    children: impl IntoIterator<Item = AnyView>,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    let children: Vec<_> = children.into_iter().collect();
    html::custom(tag).class(class).child(children).into_any()
}

/// An element with words in it.
pub(super) fn say(tag: &'static str, class: &'static str, words: impl Into<String>) -> AnyView {
    element(tag, class, [text(words)])
}

/// A paragraph.
pub(super) fn p(words: impl Into<String>) -> AnyView {
    say("p", "", words)
}

/// A heading within a screen.
pub(super) fn h2(words: impl Into<String>) -> AnyView {
    say("h2", "", words)
}

/// The heading of a screen, which takes the focus when the screen comes.
pub(super) fn heading(words: &'static str) -> AnyView {
    view! {
        <h1 id=TITLE tabindex="-1">
            {words}
        </h1>
    }
    .into_any()
}

/// The id of every screen's heading.
pub const TITLE: &str = "title";

/// A list of what stands in its items.
pub(super) fn list(class: &'static str, items: impl IntoIterator<Item = AnyView>) -> AnyView {
    element("ul", class, items.into_iter().map(|item| element("li", "", [item])))
}

/// Something to open: `summary` is seen first.
pub(super) fn fold(
    class: &'static str,
    summary: impl Into<String>,
    children: impl IntoIterator<Item = AnyView>,
) -> AnyView {
    let summary = say("summary", "", summary);
    element("details", class, [summary].into_iter().chain(children))
}

/// Something that cannot be taken back: it opens first, says what will be lost, and then acts.
pub(super) fn confirm(
    summary: &'static str,
    sure: impl Into<String>,
    yes: &'static str,
    act: impl Fn() + Send + 'static,
) -> AnyView {
    fold("confirm", summary, [p(sure), button("danger", yes, act)])
}

/// A row of things to press.
pub(super) fn buttons(children: impl IntoIterator<Item = AnyView>) -> AnyView {
    element("p", "buttons", children)
}

/// A link.
pub(super) fn link(class: &'static str, href: &'static str, words: impl Into<String>) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    let words: String = words.into();
    view! {
        <a class=class href=href>
            {words}
        </a>
    }
    .into_any()
}

/// A link that looks like a button: the main one of its screen, or a quiet one.
pub(super) fn way(main: bool, href: &'static str, words: impl Into<String>) -> AnyView {
    link(if main { "button" } else { "button quiet" }, href, words)
}

/// A button.
pub(super) fn button(
    class: &'static str,
    words: &'static str,
    act: impl Fn() + Send + 'static,
) -> AnyView {
    live_button(class, "", move || words, act)
}

/// A button whose words can change; `id` is empty where none is needed.
pub(super) fn live_button(
    class: &'static str,
    id: &'static str,
    words: impl Fn() -> &'static str + Send + 'static,
    act: impl Fn() + Send + 'static,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    let id = (!id.is_empty()).then_some(id);
    let words: Words = Box::new(words);
    let act: Box<dyn Fn() + Send> = Box::new(act);
    view! {
        <button type="button" class=class id=id on:click=move |_| act()>
            {words}
        </button>
    }
    .into_any()
}

/// Words that can change.
pub(super) type Words = Box<dyn Fn() -> &'static str + Send>;

/// What can change as a whole: it is built anew each time.
pub(super) fn live(build: impl Fn() -> Vec<AnyView> + Send + 'static) -> AnyView {
    let build: Box<dyn Fn() -> Vec<AnyView> + Send> = Box::new(build);
    build.into_any()
}

/// A place whose changes are read aloud, at once where it is urgent.
pub(super) fn told(
    urgent: bool,
    class: &'static str,
    build: impl Fn() -> Vec<AnyView> + Send + 'static,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    let role = if urgent { "alert" } else { "status" };
    view! {
        <div class=class role=role>
            {live(build)}
        </div>
    }
    .into_any()
}
