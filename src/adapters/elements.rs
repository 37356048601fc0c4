//! Elements of the page: filled with HTML, found again, changed and listened to.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, NodeList};

/// An element of the page.
#[derive(Clone)]
pub struct Place(Element);

/// Elements of the page, in its order.
pub struct Places(NodeList);

/// What listens to an element, for as long as it is kept.
pub struct Listening(#[expect(dead_code, reason = "held, never read")] Closure<dyn FnMut(Event)>);

impl Place {
    /// The element with this id.
    pub fn of_id(id: &str) -> Option<Place> {
        super::browser::element(id).map(|element| Place(element.into()))
    }

    /// A new element, not on the page.
    pub fn aside() -> Option<Place> {
        super::browser::document()?.create_element("div").ok().map(Place)
    }

    /// The first element in it.
    pub fn first(&self) -> Option<Place> {
        self.0.first_element_child().map(Place)
    }

    /// Takes another element in, behind all that is in it.
    pub fn append(&self, other: &Place) {
        let _ = self.0.append_child(&other.0);
    }

    /// Takes it off the page.
    pub fn remove(&self) {
        self.0.remove();
    }

    /// Removes all that stands before it.
    pub fn come_first(&self) {
        while let Some(before) = self.0.previous_element_sibling() {
            before.remove();
        }
    }

    /// Fills it with HTML, in the place of all that was in it, and finds the elements in it.
    pub fn fill(&self, html: &str) -> Option<Places> {
        self.0.set_inner_html(html);
        self.all("*")
    }

    /// The elements in it that match a selector.
    pub fn all(&self, selector: &str) -> Option<Places> {
        self.0.query_selector_all(selector).ok().map(Places)
    }

    /// Its id, and what it holds as a field.
    pub fn field(&self) -> (String, String) {
        let field: &HtmlInputElement = self.0.unchecked_ref();
        (field.id(), field.value())
    }

    /// Puts a text in it as a field.
    pub fn refill(&self, text: &str) {
        self.0.unchecked_ref::<HtmlInputElement>().set_value(text);
    }

    /// Fills it with words.
    pub fn say(&self, words: &str) {
        self.0.set_text_content(Some(words));
    }

    /// Sets an attribute.
    pub fn set(&self, name: &str, value: &str) {
        let _ = self.0.set_attribute(name, value);
    }

    /// Sets a property on or off.
    pub fn turn(&self, name: &str, on: bool) {
        let _ = Reflect::set(&self.0, &name.into(), &on.into());
    }

    /// Calls back when it is pressed.
    pub fn on_press(&self, act: Box<dyn Fn()>) -> Listening {
        self.listen("click", Box::new(move |_| act()))
    }

    /// Calls back with the value of the field in it that was changed.
    pub fn on_choice(&self, take: Box<dyn Fn(&str)>) -> Listening {
        let take = move |event: Event| {
            if let Some(field) = event.target() {
                take(&field.unchecked_into::<HtmlInputElement>().value());
            }
        };
        self.listen("change", Box::new(take))
    }

    /// Calls back with a key that was typed in it without Ctrl, Alt or Meta; it means nothing else
    /// where that says true.
    pub fn on_key(&self, take: Box<dyn Fn(&str) -> bool>) -> Listening {
        let take = move |event: Event| {
            let event: KeyboardEvent = event.unchecked_into();
            let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
            if plain && take(&event.key()) {
                event.prevent_default();
            }
        };
        self.listen("keydown", Box::new(take))
    }

    #[inline(never)]
    fn listen(&self, event: &str, take: Box<dyn FnMut(Event)>) -> Listening {
        let take = Closure::wrap(take);
        let _ = self.0.add_event_listener_with_callback(event, take.as_ref().unchecked_ref());
        Listening(take)
    }
}

impl From<Element> for Place {
    fn from(element: Element) -> Place {
        Place(element)
    }
}

impl Places {
    /// How many they are.
    pub fn count(&self) -> u32 {
        self.0.length()
    }

    /// One of them, counted from 0.
    pub fn get(&self, place: u32) -> Option<Place> {
        self.0.item(place).map(|node| Place(node.unchecked_into()))
    }
}
