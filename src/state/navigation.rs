//! Which page is asked for.

use leptos::prelude::*;

use super::Notices;
use crate::{ports::Page, route::Route};

/// Which page is asked for, by the fragment of the address.
#[derive(Clone, Copy)]
pub struct Navigation {
    hash: RwSignal<String>,
    notices: Notices,
    page: &'static dyn Page,
}

impl Navigation {
    pub(super) fn at(hash: String, notices: Notices, page: &'static dyn Page) -> Navigation {
        Navigation { hash: RwSignal::new(hash), notices, page }
    }

    /// The fragment of the address, with its `#`; empty at the start.
    pub fn hash(self) -> String {
        self.hash.get()
    }

    /// The route of that fragment.
    pub fn route(self) -> Route {
        self.hash.with(|hash| Route::parse(hash))
    }

    /// As [`Navigation::route`], once.
    pub fn route_untracked(self) -> Route {
        self.hash.with_untracked(|hash| Route::parse(hash))
    }

    /// Notes that the browser is at this fragment; what was told on the page before goes.
    pub fn arrived(self, hash: &str) {
        if self.hash.with_untracked(|before| before != hash) {
            self.hash.set(hash.to_owned());
            self.notices.clear();
        }
    }

    /// Goes to a page, as a link would.
    pub fn go(self, route: Route) {
        let hash = route.hash();
        self.arrived(&hash);
        self.page.go(&hash);
    }

    /// Goes back to the page before; where the reader came from elsewhere, to this one.
    pub fn back_or(self, otherwise: Route) {
        if !self.page.back() {
            self.go(otherwise);
        }
    }
}

/// Which page is asked for.
pub fn use_navigation() -> Navigation {
    super::use_state().navigation
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::{domain::Key, state::Notice};

    /// A page that notes where the app went.
    struct Visited(Mutex<Vec<String>>);

    impl Page for Visited {
        fn go(&self, hash: &str) {
            self.0.lock().unwrap().push(hash.to_owned());
        }
        fn back(&self) -> bool {
            !self.0.lock().unwrap().is_empty()
        }
        fn home(&self) -> Option<String> {
            None
        }
        fn focus(&self, _: &str) {}
        fn bring_into_view(&self, _: &str) {}
        fn print(&self) {}
        fn reload(&self) {}
        fn composed(&self, text: &str) -> String {
            text.to_owned()
        }
        fn forgets(&self) -> bool {
            false
        }
    }

    /// Runs a test for a reader at this fragment, who was shown a notice.
    fn at(hash: &str, test: impl FnOnce(Navigation, &Visited)) {
        let visited: &'static Visited = Box::leak(Box::new(Visited(Mutex::default())));
        Owner::new().with(|| {
            let notices = Notices::new();
            notices.show(Notice::Saved);
            untrack(|| test(Navigation::at(hash.to_owned(), notices, visited), visited));
        });
    }

    #[test]
    fn what_was_told_on_one_page_is_gone_on_the_next() {
        at("#/data", |navigation, _| {
            assert_eq!(navigation.route(), Route::Data);
            navigation.arrived("#/about");
            assert_eq!((navigation.route(), navigation.hash()), (Route::About, "#/about".into()));
            assert_eq!(navigation.notices.current(), None);
        });
    }

    #[test]
    fn to_arrive_where_one_is_changes_nothing() {
        at("#/data", |navigation, visited| {
            navigation.arrived("#/data");
            assert_eq!(navigation.route_untracked(), Route::Data);
            assert_eq!(navigation.notices.current(), Some(Notice::Saved));
            assert!(visited.0.lock().unwrap().is_empty());
        });
    }

    #[test]
    fn back_is_the_page_before_or_else_the_one_that_is_named() {
        at("#/take-on/purpose.tell", |navigation, visited| {
            navigation.back_or(Route::Actions);
            assert_eq!(*visited.0.lock().unwrap(), ["#/actions"]);
            navigation.back_or(Route::Data);
            assert_eq!(visited.0.lock().unwrap().len(), 1, "the browser goes there");
        });
    }

    #[test]
    fn the_page_changes_at_once_and_the_address_follows() {
        at("", |navigation, visited| {
            navigation.go(Route::Check(Key::Growth));
            assert_eq!(navigation.route(), Route::Check(Key::Growth));
            assert_eq!(*visited.0.lock().unwrap(), ["#/check/growth"]);
            assert_eq!(navigation.notices.current(), None);
        });
    }
}
