//! Which page is asked for.

use leptos::prelude::*;

use super::{Drafts, Notice, Notices, Settings, Takes};
use crate::{
    domain::{CONTENT, Invitation},
    exchange::code::InvitationCode,
    ports::Page,
    route::{Errand, Route},
};

/// Which page is asked for, by the fragment of the address.
#[derive(Clone, Copy)]
pub struct Navigation {
    hash: RwSignal<String>,
    notices: Notices,
    drafts: Drafts,
    takes: Takes,
    settings: Settings,
    page: &'static dyn Page,
}

/// The id of the field for a code.
pub const CODE_FIELD: &str = "code";
/// The id under which the code of a session to collect for is kept.
pub const COLLECT_FIELD: &str = "collect";

impl Navigation {
    pub(super) fn at(
        hash: &str,
        (notices, drafts): (Notices, Drafts),
        (takes, settings): (Takes, Settings),
        page: &'static dyn Page,
    ) -> Navigation {
        let empty = RwSignal::new(String::new());
        let navigation = Navigation { hash: empty, notices, drafts, takes, settings, page };
        navigation.arrived(hash);
        navigation
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

    /// Notes that the browser is at this fragment; what was told on the page before goes. A code behind
    /// it goes where it is wanted, and out of the address: it is nobody else's.
    pub fn arrived(self, hash: &str) {
        if let Some((errand, code)) = Route::code_behind(hash) {
            return self.run(errand, &code.to_ascii_uppercase());
        }
        if self.hash.with_untracked(|before| before != hash) {
            self.hash.set(hash.to_owned());
            self.notices.clear();
        }
    }

    /// Does what a link's code is for.
    fn run(self, errand: Errand, code: &str) {
        let (field, route, text) = match (errand, InvitationCode::behind_link(code)) {
            (Errand::Join, Ok(InvitationCode(invitation)))
                if invitation.session.content == CONTENT =>
            {
                return self.join(&invitation);
            }
            (Errand::Collect, _) => (COLLECT_FIELD, Route::Collect, code.to_owned()),
            // That page says what is wrong with it; with a session's link, that it is one.
            (Errand::Join, _) => (CODE_FIELD, Route::Code, format!("{}{code}", errand.before())),
            (Errand::Read, _) => (CODE_FIELD, Route::Code, code.to_owned()),
        };
        self.drafts.type_in(field, text);
        self.replace(route);
    }

    /// Goes to the check for a session, in the language of whoever invites to it, or to where it is
    /// handed in. Whoever comes again has chosen their own language by then.
    pub fn join(self, invitation: &Invitation) {
        let id = invitation.session.id;
        let joined = self.takes.join(invitation);
        if joined == Ok(Some(true)) {
            self.settings.choose_language(invitation.language);
        }
        let take = untrack(|| self.takes.of_session(id));
        self.replace(match take {
            Some(take) if take.finished.is_some() => Route::HandIn(id),
            Some(take) => Route::Check(take.at.key()),
            None => Route::Start,
        });
        if joined.is_err() {
            self.notices.show(Notice::Full);
        }
    }

    /// Goes to a page, as a link would.
    pub fn go(self, route: Route) {
        let hash = route.hash();
        self.arrived(&hash);
        self.page.go(&hash);
    }

    /// Puts the address of a page in the place of the present one, without going anywhere: what stood
    /// behind it there is in no history then.
    pub fn replace(self, route: Route) {
        let hash = route.hash();
        self.arrived(&hash);
        self.page.replace(&hash);
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
    use crate::{
        domain::Key,
        ports::{MemoryStore, Still},
        state::{Notice, document::StoredDocument},
    };

    /// A page that notes where the app went.
    struct Visited(Mutex<Vec<String>>);

    impl Page for Visited {
        fn go(&self, hash: &str) {
            self.0.lock().unwrap().push(hash.to_owned());
        }
        fn replace(&self, hash: &str) {
            self.0.lock().unwrap().push(format!("in its place {hash}"));
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
            let document = StoredDocument::open(Box::new(MemoryStore::new()), &Still);
            let (takes, settings) = (Takes::new(document), Settings::new(document));
            let told = (notices, Drafts::of(&Still));
            let navigation = Navigation::at(hash, told, (takes, settings), visited);
            notices.show(Notice::Saved);
            untrack(|| test(navigation, visited));
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
    fn a_code_behind_an_address_goes_into_its_field_and_out_of_the_address() {
        let code = |navigation: Navigation| {
            navigation.drafts.field(CODE_FIELD, String::new()).text_untracked()
        };
        at("#/code/2rza-019q-z0c2-p002-zytg", |navigation, visited| {
            assert_eq!(*visited.0.lock().unwrap(), ["in its place #/code"]);
            assert_eq!(
                (navigation.hash(), code(navigation).as_str()),
                ("#/code".into(), "2RZA-019Q-Z0C2-P002-ZYTG")
            );
            navigation.arrived("#/code/4");
            assert_eq!((navigation.hash(), code(navigation).as_str()), ("#/code".into(), "4"));
            navigation.arrived("#/code");
            assert_eq!(code(navigation), "4");
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
