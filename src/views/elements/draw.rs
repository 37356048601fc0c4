//! Nodes on the page: drawn by Leptos's renderer, kept up to date by its effects.

use std::cell::Cell;

use leptos::{
    ev::KeyboardEvent,
    prelude::*,
    tachys::renderer::{
        RemoveEventHandler, Rndr,
        types::{Element, Event},
    },
};

use super::{Content, Hears, Node, Parts, Value};

/// A node as it was drawn, with what keeps it alive: once dropped, it follows nothing more.
pub struct Drawn {
    element: Element,
    #[expect(dead_code, reason = "held until it is dropped, never read")]
    kept: Vec<Kept>,
}

/// What lives as long as the element it belongs to.
#[expect(dead_code, reason = "held until it is dropped, never read")]
enum Kept {
    Child(Drawn),
    Effect(RenderEffect<Vec<Drawn>>),
    Listener(RemoveEventHandler<Element>),
}

impl Drawn {
    /// Takes it off the page.
    pub fn remove(self) {
        Rndr::remove(&self.element);
    }
}

impl Node {
    #[inline(never)]
    fn draw(self) -> Drawn {
        let Parts { tag, attributes, hears, content } = *self.0;
        let element = Rndr::create_element(tag, namespace(tag));
        let mut kept = Vec::new();
        for (name, value) in attributes {
            kept.extend(set(&element, name, value));
        }
        kept.extend(hears.into_iter().map(|hears| listen(&element, hears)));
        fill(&element, content, &mut kept);
        Drawn { element, kept }
    }
}

/// The elements that are drawn as SVG; no other is called the same here.
fn namespace(tag: &str) -> Option<&'static str> {
    matches!(tag, "svg" | "rect" | "polygon" | "polyline" | "text")
        .then_some("http://www.w3.org/2000/svg")
}

fn set(element: &Element, name: &'static str, value: Value) -> Option<Kept> {
    let drawn = element.clone();
    match value {
        Value::Fixed(text) => {
            Rndr::set_attribute(element, name, &text);
            None
        }
        Value::Words(words) => {
            Some(follow(Box::new(move || Rndr::set_attribute(&drawn, name, words()))))
        }
        Value::Flag(on) => {
            let before = Cell::new(None);
            Some(follow(Box::new(move || {
                let now = on();
                // Most of what is asked after an answer is as it was.
                if before.replace(Some(now)) != Some(now) {
                    Rndr::set_property(&drawn, name, &now.into());
                }
            })))
        }
    }
}

fn fill(element: &Element, content: Content, kept: &mut Vec<Kept>) {
    let drawn = element.clone();
    match content {
        Content::Nodes(nodes) => kept.extend(mount(&drawn, nodes).into_iter().map(Kept::Child)),
        Content::Words(words) => drawn.set_text_content(Some(&words)),
        Content::LiveNodes(build) => kept.push(Kept::Effect(RenderEffect::new(move |_| {
            Rndr::clear_children(&drawn);
            mount(&drawn, build())
        }))),
        Content::LiveWords(words) => {
            kept.push(follow(Box::new(move || drawn.set_text_content(Some(words())))));
        }
    }
}

/// Draws nodes at the end of an element.
#[inline(never)]
pub fn mount(parent: &Element, nodes: Vec<Node>) -> Vec<Drawn> {
    let mount = |node: Node| {
        let drawn = node.draw();
        Rndr::insert_node(parent, &drawn.element, None);
        drawn
    };
    nodes.into_iter().map(mount).collect()
}

/// Does something now, and again whenever what it asks has changed.
#[inline(never)]
fn follow(act: Box<dyn Fn()>) -> Kept {
    Kept::Effect(RenderEffect::new(move |_| {
        act();
        Vec::new()
    }))
}

fn listen(element: &Element, hears: Hears) -> Kept {
    let (event, take): (_, Box<dyn FnMut(Event)>) = match hears {
        Hears::Press(act) => ("click", Box::new(move |_| act())),
        Hears::Choice(take) => ("change", Box::new(move |event| take(&event_target_value(&event)))),
        Hears::Key(take) => (
            "keydown",
            Box::new(move |event| {
                let event = KeyboardEvent::from(event);
                let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
                if plain && take(&event.key()) {
                    event.prevent_default();
                }
            }),
        ),
    };
    Kept::Listener(Rndr::add_event_listener(element, event, take))
}
