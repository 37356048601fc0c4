//! Nodes on the page: put there as HTML, kept up to date by Leptos's effects.

use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    adapters::{Listening, Marked, Place},
    views::elements::{Content, Hears, MARK, Node, Parts, Value, html},
};

/// What was drawn in an element, with what keeps it alive: once dropped, it follows nothing more.
#[derive(Default)]
pub struct Drawn(#[expect(dead_code, reason = "held until it is dropped, never read")] Vec<Kept>);

/// What lives as long as what was drawn.
#[expect(dead_code, reason = "held until it is dropped, never read")]
enum Kept {
    Effect(RenderEffect<Drawn>),
    Listening(Listening),
}

/// Draws nodes in an element, in the place of all that is in it.
#[inline(never)]
pub fn draw(place: &Place, nodes: Vec<Node>) -> Drawn {
    let Some(marked) = place.fill(&html(&nodes), &["[", MARK, "]"].concat()) else {
        return Drawn::default();
    };
    let mut wiring = Wiring { marked, reached: 0, flags: Vec::new(), kept: Vec::new() };
    wiring.wire(nodes);
    wiring.done()
}

/// Does something now, and again whenever what it asks has changed.
#[inline(never)]
pub(super) fn follow(act: Box<dyn Fn()>) -> RenderEffect<Drawn> {
    RenderEffect::new(move |_| {
        act();
        Drawn::default()
    })
}

/// The way through nodes that are on the page as HTML, to bring them to life.
struct Wiring {
    /// The elements that are to live, in the order of the page.
    marked: Marked,
    /// How many of them were passed.
    reached: u32,
    flags: Vec<Flag>,
    kept: Vec<Kept>,
}

/// A property that is on or off, of one of the marked elements.
struct Flag {
    element: u32,
    name: &'static str,
    on: Box<dyn Fn() -> bool>,
    shown: Cell<bool>,
}

impl Wiring {
    #[inline(never)]
    fn wire(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            let is_live = node.is_live();
            let Parts { attributes, hears, content, .. } = *node.0;
            if is_live {
                let number = self.reached;
                self.reached += 1;
                let Some(place) = self.marked.get(number) else { continue };
                for (name, value) in attributes {
                    self.attribute(&place, number, name, value);
                }
                let listen = |hears| Kept::Listening(listen(&place, hears));
                self.kept.extend(hears.into_iter().map(listen));
                match content {
                    Content::Nodes(nodes) => self.wire(nodes),
                    Content::Words(_) => {}
                    Content::LiveNodes(build) => {
                        self.keep(RenderEffect::new(move |_| draw(&place, build())));
                    }
                    Content::LiveWords(words) => {
                        self.keep(follow(Box::new(move || place.say(&words()))));
                    }
                }
            } else if let Content::Nodes(nodes) = content {
                self.wire(nodes);
            }
        }
    }

    fn attribute(&mut self, place: &Place, number: u32, name: &'static str, value: Value) {
        match value {
            Value::Fixed(_) => {}
            Value::Words(words) => {
                let place = place.clone();
                self.keep(follow(Box::new(move || place.set(name, &words()))));
            }
            Value::Flag(on) => {
                self.flags.push(Flag { element: number, name, on, shown: Cell::new(false) });
            }
        }
    }

    #[inline(never)]
    fn keep(&mut self, effect: RenderEffect<Drawn>) {
        self.kept.push(Kept::Effect(effect));
    }

    /// One effect for all flags: a page has dozens, and most of them are as they were.
    fn done(mut self) -> Drawn {
        if !self.flags.is_empty() {
            let (marked, flags) = (self.marked, self.flags);
            let show = move || {
                for flag in &flags {
                    let now = (flag.on)();
                    if flag.shown.replace(now) != now
                        && let Some(place) = marked.get(flag.element)
                    {
                        place.turn(flag.name, now);
                    }
                }
            };
            self.kept.push(Kept::Effect(follow(Box::new(show))));
        }
        Drawn(self.kept)
    }
}

fn listen(place: &Place, hears: Hears) -> Listening {
    match hears {
        Hears::Press(act) => place.on_press(act),
        Hears::Choice(take) => place.on_choice(take),
        Hears::Key(take) => place.on_key(take),
    }
}
