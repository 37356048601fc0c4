//! A part of the app that is mounted in the page of the tests, and what a reader does with it.

use std::{cell::Cell, rc::Rc};

use five_keys::{
    domain::{Answer, Language, Statement},
    pages::{first_page, lazy::lazy_page},
    ports::MemoryStore,
    route::Route,
    state::{
        Commitments, DOCUMENT_KEY, Device, I18n, Notices, Storage, Takes, provide_state,
        use_commitments, use_i18n, use_notices, use_storage, use_takes,
    },
};
use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::dom::document,
    task::tick,
};
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, Node};

use crate::BROWSER;

/// The parts of the state that tests command.
#[derive(Clone, Copy)]
pub(crate) struct State {
    pub(crate) takes: Takes,
    pub(crate) commitments: Commitments,
    pub(crate) storage: Storage,
    pub(crate) i18n: I18n,
    pub(crate) notices: Notices,
}

/// What is mounted, for as long as this is kept.
pub(crate) struct Mounted {
    pub(crate) place: HtmlElement,
    pub(crate) state: State,
    _handle: UnmountHandle<<AnyView as Render>::State>,
}

impl Mounted {
    /// Mounts a view for a Dutch reader who has stored nothing yet.
    pub(crate) async fn new(view: impl FnOnce() -> AnyView + 'static) -> Mounted {
        Mounted::on(&MemoryStore::new(), view).await
    }

    /// Mounts a view for a Dutch reader, with what the browser has stored.
    pub(crate) async fn on(
        store: &MemoryStore,
        view: impl FnOnce() -> AnyView + 'static,
    ) -> Mounted {
        let place: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&place).unwrap();
        let (store, state) = (store.clone(), Rc::new(Cell::new(None)));
        let given = state.clone();
        let handle = mount_to(place.clone(), move || {
            let device = Device::of(&BROWSER);
            provide_state(Box::new(store), device, Language::Dutch, "#/somewhere");
            given.set(Some(State {
                takes: use_takes(),
                commitments: use_commitments(),
                storage: use_storage(),
                i18n: use_i18n(),
                notices: use_notices(),
            }));
            view()
        });
        settled().await;
        Mounted { place, state: state.get().unwrap(), _handle: handle }
    }

    pub(crate) fn text(&self) -> String {
        self.place.text_content().unwrap_or_default()
    }

    /// The first element that a CSS selector finds.
    #[track_caller]
    pub(crate) fn find(&self, selector: &str) -> HtmlElement {
        let found = self.place.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("no {selector} in {}", self.place.inner_html()))
            .unchecked_into()
    }

    /// The field that a CSS selector finds.
    #[track_caller]
    pub(crate) fn field(&self, selector: &str) -> HtmlInputElement {
        self.find(selector).unchecked_into()
    }

    /// Presses the button with this name.
    pub(crate) async fn press(&self, name: &str) {
        let buttons = self.place.query_selector_all("button").unwrap();
        let mut buttons = (0..buttons.length()).filter_map(|place| buttons.get(place));
        let button = buttons.find(|button| button.text_content().as_deref() == Some(name));
        let button = button.unwrap_or_else(|| panic!("no {name} in {}", self.text()));
        button.unchecked_into::<HtmlElement>().click();
        settled().await;
    }

    /// Types a text in the place of the one in a field.
    pub(crate) fn type_in(&self, selector: &str, text: &str) {
        let field = self.field(selector);
        field.set_value(text);
        field.dispatch_event(&bubbling("input")).unwrap();
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.place.remove();
    }
}

/// Lets what has changed show: the effects, and the values of fields, which come a moment after their
/// elements.
pub(crate) async fn settled() {
    tick().await;
    tick().await;
}

fn bubbling(event: &str) -> Event {
    let how = EventInit::new();
    how.set_bubbles(true);
    Event::new_with_event_init_dict(event, &how).unwrap()
}

/// The page of a route, wherever what draws it is.
pub(crate) fn page(route: Route) -> AnyView {
    first_page(route).or_else(|| lazy_page(route, &BROWSER)).unwrap()
}

/// A store that holds this document.
pub(crate) fn store_with(document: &str) -> MemoryStore {
    let store = MemoryStore::new();
    store.place(DOCUMENT_KEY, document);
    store
}

/// Gives every statement the same answer, and finishes.
pub(crate) fn fill_in(takes: Takes, digit: u8) {
    for statement in Statement::all() {
        takes.answer(statement, Answer::from_digit(digit).unwrap()).unwrap();
    }
    takes.finish();
}

/// Does what a browser does that translates a page: every text is another one in two elements of its
/// own, and the text that the app has written is gone.
pub(crate) fn translate(element: &Element) {
    for text in texts_in(element) {
        let [outer, inner] = ["font", "font"].map(|name| document().create_element(name).unwrap());
        let translated = format!("vertaald: {}", text.text_content().unwrap_or_default());
        inner.set_text_content(Some(&translated));
        outer.append_child(&inner).unwrap();
        text.parent_node().unwrap().replace_child(&outer, &text).unwrap();
    }
}

/// All text nodes in a node that hold more than space.
fn texts_in(node: &Node) -> Vec<Node> {
    let children = node.child_nodes();
    let mut texts = Vec::new();
    for child in (0..children.length()).filter_map(|place| children.get(place)) {
        if child.node_type() != Node::TEXT_NODE {
            texts.extend(texts_in(&child));
        } else if child.text_content().is_some_and(|text| !text.trim().is_empty()) {
            texts.push(child);
        }
    }
    texts
}
