//! What a screen is made of, as plain values: elements, words, and what follows the state.
//!
//! Leptos compiles every shape of element it is given on its own: building, updating, removing.
//! A tree of one closed type is compiled once, whatever the screens are, so a new screen adds its
//! words to the page's weight and hardly any code. `app` draws it on the page; `native` lets a test
//! read and use it without one.

mod html;
#[cfg(not(target_arch = "wasm32"))]
mod native;

#[cfg(target_arch = "wasm32")]
pub(crate) use html::html;

/// An element with all that is in it.
pub struct Node(pub(crate) Box<Parts>);

/// What a button does.
pub(crate) type Act = Box<dyn Fn()>;

/// Words that can change.
pub(crate) type Words = Box<dyn Fn() -> String>;

/// What can change as a whole.
pub(crate) type Build = Box<dyn Fn() -> Vec<Node>>;

/// What a node consists of. Behind one pointer, since screens hand nodes on all the time.
pub(crate) struct Parts {
    pub(crate) tag: &'static str,
    pub(crate) attributes: Vec<(&'static str, Value)>,
    pub(crate) hears: Vec<Hears>,
    pub(crate) content: Content,
}

/// What an attribute is set to.
pub(crate) enum Value {
    /// Always the same.
    Fixed(String),
    /// Words that follow the state.
    Words(Words),
    /// A property of the element, on or off, that follows the state.
    Flag(Box<dyn Fn() -> bool>),
}

/// What an element listens to.
pub(crate) enum Hears {
    /// A press.
    Press(Act),
    /// Another choice, by its value.
    Choice(Box<dyn Fn(&str)>),
    /// A key on the keyboard, by its name and without Ctrl, Alt or Meta; true where it is
    /// understood, and means nothing else.
    Key(Box<dyn Fn(&str) -> bool>),
}

/// What is in an element.
pub(crate) enum Content {
    Nodes(Vec<Node>),
    Words(String),
    LiveNodes(Build),
    LiveWords(Words),
}

/// An element, empty for now.
#[inline(never)]
pub(super) fn tag(tag: &'static str) -> Node {
    let (attributes, hears, content) = (Vec::new(), Vec::new(), Content::Nodes(Vec::new()));
    Node(Box::new(Parts { tag, attributes, hears, content }))
}

impl Node {
    fn value(mut self, name: &'static str, value: Value) -> Node {
        self.0.attributes.push((name, value));
        self
    }

    fn hear(mut self, hears: Hears) -> Node {
        self.0.hears.push(hears);
        self
    }

    fn content(mut self, content: Content) -> Node {
        self.0.content = content;
        self
    }

    /// Sets an attribute.
    #[inline(never)]
    pub(super) fn with(self, name: &'static str, value: &str) -> Node {
        self.value(name, Value::Fixed(value.into()))
    }

    /// Sets an attribute to words that follow the state.
    #[inline(never)]
    pub(super) fn following(self, name: &'static str, words: Words) -> Node {
        self.value(name, Value::Words(words))
    }

    /// Sets a property, on or off, that follows the state: `checked`, `selected`.
    pub(super) fn flag(self, name: &'static str, on: Box<dyn Fn() -> bool>) -> Node {
        self.value(name, Value::Flag(on))
    }

    /// Does something when it is pressed.
    pub(super) fn on_press(self, act: Act) -> Node {
        self.hear(Hears::Press(act))
    }

    /// Takes another choice, by its value.
    #[inline(never)]
    pub(super) fn on_choice(self, take: Box<dyn Fn(&str)>) -> Node {
        self.hear(Hears::Choice(take))
    }

    /// Takes a key on the keyboard, by its name and without Ctrl, Alt or Meta; true where it is
    /// understood, and means nothing else.
    pub(super) fn on_key(self, take: Box<dyn Fn(&str) -> bool>) -> Node {
        self.hear(Hears::Key(take))
    }

    /// Fills it with these.
    #[inline(never)]
    pub(super) fn of(self, children: Vec<Node>) -> Node {
        self.content(Content::Nodes(children))
    }

    /// Fills it with words.
    pub(super) fn say(self, words: impl Into<String>) -> Node {
        self.content(Content::Words(words.into()))
    }

    /// Fills it with what follows the state.
    #[inline(never)]
    pub(super) fn live(self, build: Build) -> Node {
        self.content(Content::LiveNodes(build))
    }

    /// Fills it with words that follow the state.
    #[inline(never)]
    pub(super) fn live_words(self, words: Words) -> Node {
        self.content(Content::LiveWords(words))
    }
}
