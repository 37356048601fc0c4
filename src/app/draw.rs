//! Nodes on the page: put there as HTML, kept up to date by Leptos's effects.

use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    adapters::{Listening, Place, Places},
    views::elements::{Content, Hears, Node, Parts, Value, Words, html},
};

/// What was drawn in an element, with what keeps it alive: once dropped, it follows nothing more.
#[derive(Default)]
pub struct Drawn(Vec<Kept>);

impl Drawn {
    /// Keeps what is done for it as long as it lives.
    pub(super) fn keep(&mut self, effect: RenderEffect<Drawn>) {
        self.0.push(Kept::Effect(effect));
    }
}

/// What lives as long as what was drawn.
#[expect(dead_code, reason = "held until it is dropped, never read")]
enum Kept {
    Effect(RenderEffect<Drawn>),
    Listening(Listening),
}

/// Draws nodes in an element, in the place of all that is in it.
#[inline(never)]
pub fn draw(place: &Place, nodes: Vec<Node>) -> Drawn {
    let Some(places) = place.fill(&html(&nodes)) else {
        return Drawn::default();
    };
    let mut wiring = Wiring { places, reached: 0, followers: Vec::new(), kept: Vec::new() };
    wiring.wire(nodes);
    debug_assert_eq!(wiring.reached, wiring.places.count(), "not read as it was written");
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
    /// The elements that the nodes have become, in the order of both.
    places: Places,
    /// How many of them were passed.
    reached: u32,
    followers: Vec<Follower>,
    kept: Vec<Kept>,
}

/// What follows the state, in one of the elements.
struct Follower {
    element: u32,
    follows: Follows,
    /// As it was last; a flag that is on is any words.
    shown: Cell<String>,
}

enum Follows {
    Words(Words),
    Attribute(&'static str, Words),
    Flag(&'static str, Box<dyn Fn() -> bool>),
}

impl Wiring {
    #[inline(never)]
    fn wire(&mut self, nodes: Vec<Node>) {
        for node in nodes {
            let Parts { attributes, hears, content, .. } = *node.0;
            let number = self.reached;
            self.reached += 1;
            for (name, value) in attributes {
                match value {
                    Value::Fixed(_) => {}
                    Value::Words(words) => self.follow(number, Follows::Attribute(name, words)),
                    Value::Flag(on) => self.follow(number, Follows::Flag(name, on)),
                }
            }
            for hears in hears {
                let heard = self.places.get(number).map(|place| listen(&place, hears));
                self.kept.extend(heard.map(Kept::Listening));
            }
            match content {
                Content::Nodes(nodes) => self.wire(nodes),
                Content::Words(_) => {}
                Content::LiveNodes(build) => {
                    if let Some(place) = self.places.get(number) {
                        self.keep(RenderEffect::new(move |_| draw(&place, build())));
                    }
                }
                Content::LiveWords(words) => self.follow(number, Follows::Words(words)),
            }
        }
    }

    #[inline(never)]
    fn follow(&mut self, element: u32, follows: Follows) {
        self.followers.push(Follower { element, follows, shown: Cell::default() });
    }

    #[inline(never)]
    fn keep(&mut self, effect: RenderEffect<Drawn>) {
        self.kept.push(Kept::Effect(effect));
    }

    /// One effect for all that follow: a page has dozens, and most of them are as they were.
    fn done(mut self) -> Drawn {
        if !self.followers.is_empty() {
            let (places, followers) = (self.places, self.followers);
            let show = move || {
                for follower in &followers {
                    follower.show(&places);
                }
            };
            self.kept.push(Kept::Effect(follow(Box::new(show))));
        }
        Drawn(self.kept)
    }
}

impl Follower {
    /// Shows on the page what has changed.
    fn show(&self, places: &Places) {
        let now = match &self.follows {
            Follows::Words(words) | Follows::Attribute(_, words) => words(),
            Follows::Flag(_, on) => if on() { "on" } else { "" }.into(),
        };
        let shown = self.shown.take();
        if shown != now
            && let Some(place) = places.get(self.element)
        {
            match self.follows {
                Follows::Words(_) => place.say(&now),
                Follows::Attribute(name, _) => place.set(name, &now),
                Follows::Flag(name, _) => place.turn(name, !now.is_empty()),
            }
        }
        self.shown.set(now);
    }
}

fn listen(place: &Place, hears: Hears) -> Listening {
    match hears {
        Hears::Press(act) => place.on_press(act),
        Hears::Choice(take) => place.on_choice(take),
        Hears::Key(take) => place.on_key(take),
    }
}
