//! What screens are made of, knowing nothing of the domain.
//!
//! Every shape of element that Leptos is given is compiled on its own, building, updating and
//! removing. So there are few, and each is closed off as a view of one type: screens are lists
//! of these, and a new screen adds words to the page's weight, hardly code.

use leptos::{html, prelude::*};

/// Words in a view.
#[inline(never)]
pub(super) fn text(words: &str) -> AnyView {
    words.to_owned().into_any()
}

/// An element with others in it; no class where it is empty.
#[inline(never)]
pub(super) fn element(tag: &'static str, class: &'static str, children: Vec<AnyView>) -> AnyView {
    html::custom(tag).class(named(class)).child(children).into_any()
}

/// A class or an id, none where it is empty.
fn named(name: &'static str) -> Option<&'static str> {
    (!name.is_empty()).then_some(name)
}

/// An element with words in it.
#[inline(never)]
pub(super) fn say(tag: &'static str, class: &'static str, words: &str) -> AnyView {
    element(tag, class, vec![text(words)])
}

/// A paragraph.
#[inline(never)]
pub(super) fn p(words: &str) -> AnyView {
    say("p", "", words)
}

/// A heading within a screen.
#[inline(never)]
pub(super) fn h2(words: &str) -> AnyView {
    say("h2", "", words)
}

/// The heading of a screen, which takes the focus when the screen comes.
#[inline(never)]
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
#[inline(never)]
pub(super) fn list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    let items = items.into_iter().map(|item| element("li", "", vec![item]));
    element("ul", class, items.collect())
}

/// Something to open: `summary` is seen first.
#[inline(never)]
pub(super) fn fold(class: &'static str, summary: &str, mut children: Vec<AnyView>) -> AnyView {
    children.insert(0, say("summary", "", summary));
    element("details", class, children)
}

/// What a button does.
pub(super) type Act = Box<dyn Fn() + Send>;

/// Something that cannot be taken back: it opens first, says what will be lost, and then acts.
#[inline(never)]
pub(super) fn confirm(summary: &'static str, sure: &str, yes: &'static str, act: Act) -> AnyView {
    fold("confirm", summary, vec![p(sure), button("danger", yes, act)])
}

/// A row of things to press.
#[inline(never)]
pub(super) fn buttons(children: Vec<AnyView>) -> AnyView {
    element("p", "buttons", children)
}

/// A link.
#[inline(never)]
pub(super) fn link(class: &'static str, href: &'static str, words: &str) -> AnyView {
    let words = words.to_owned();
    view! {
        <a class=named(class) href=href>
            {words}
        </a>
    }
    .into_any()
}

/// A link that looks like a button: the main one of its screen, or a quiet one.
#[inline(never)]
pub(super) fn way(main: bool, href: &'static str, words: &str) -> AnyView {
    link(if main { "button" } else { "button quiet" }, href, words)
}

/// A button.
#[inline(never)]
pub(super) fn button(class: &'static str, words: &'static str, act: Act) -> AnyView {
    live_button(class, "", Box::new(move || words), act)
}

/// A button whose words can change; `id` is empty where none is needed.
#[inline(never)]
pub(super) fn live_button(
    class: &'static str,
    id: &'static str,
    words: Words,
    act: Act,
) -> AnyView {
    view! {
        <button type="button" class=named(class) id=named(id) on:click=move |_| act()>
            {words}
        </button>
    }
    .into_any()
}

/// Words that can change.
pub(super) type Words = Box<dyn Fn() -> &'static str + Send>;

/// Views that are built anew whenever what they show has changed.
pub(super) type Build = Box<dyn Fn() -> Vec<AnyView> + Send>;

/// What can change as a whole.
#[inline(never)]
pub(super) fn live(build: Build) -> AnyView {
    build.into_any()
}

/// A place whose changes are read aloud, at once where it is urgent.
#[inline(never)]
pub(super) fn told(urgent: bool, class: &'static str, build: Build) -> AnyView {
    let role = if urgent { "alert" } else { "status" };
    view! {
        <div class=named(class) role=role>
            {build}
        </div>
    }
    .into_any()
}
