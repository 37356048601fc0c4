//! The composition root: the state is provided here, the frame and the page of the route are shown,
//! and what lies outside the app's own elements (title, language, theme, focus) follows from the state.

mod lazy;

use leptos::{mount::mount_to, prelude::*, task::spawn_local};

use crate::{
    adapters::{self, Browser, LocalStore},
    components::{Footer, Header, Keyed, NOTICES_ID, NoticeBar, OUTLET_ID, SkipLink},
    domain::Language,
    pages::{
        first_page, focus_target,
        lazy::{AbsentPage, FILE, LazyPages},
        title,
    },
    ports::{Absence, Library},
    route::Route,
    saved::Theme,
    state::{
        Device, Offline, provide_state, use_device, use_i18n, use_navigation, use_offline,
        use_settings, use_storage, use_takes,
    },
};

static BROWSER: Browser = Browser;

/// Mounts the app in the element that `index.html` has for it. Without that element there is nothing
/// to do: the page then goes on saying what it says on its own.
pub fn start() {
    if let Some(root) = adapters::app_root() {
        mount_to(root, App).forget();
    }
}

/// The whole app. Until there is something to show, the first markup of `index.html` stands.
#[component]
fn App() -> impl IntoView {
    let preferred = Language::preferred(&adapters::languages());
    provide_state(Box::new(LocalStore), Device::of(&BROWSER), preferred, &adapters::address());
    let (i18n, navigation, storage) = (use_i18n(), use_navigation(), use_storage());
    let (page, pages) = (use_device().page, RwSignal::new(LazyPages::NotAsked));
    let offline = use_offline();

    adapters::ignore_second_presses();
    adapters::close_menu_by_press();
    adapters::remember_places();
    adapters::on_address(move || {
        adapters::leave();
        navigation.arrived(&adapters::address());
    });
    adapters::on_other_tab(move || {
        // Above the page it would pass by who has scrolled down.
        if storage.reload() {
            page.focus(NOTICES_ID);
        }
    });
    adapters::when_idle(move || fetch_pages(pages, offline, &BROWSER));
    let screen = Memo::new(move |before: Option<&Option<Screen>>| {
        let language = i18n.has_words().then(|| i18n.language());
        let wanted = Screen::of(navigation.hash(), language, pages.get());
        // What shows stays until what is asked for is here.
        wanted.or_else(|| before.cloned().flatten())
    });
    fetch_what_is_lacking(pages);
    update_document(screen);
    let frame = move |is_ready: bool| {
        is_ready.then(|| {
            adapters::remove_first_markup();
            view! {
                <SkipLink />
                <Header />
                <NoticeBar />
                <Outlet screen pages />
                <Footer />
            }
        })
    };
    view! {
        <Keyed value=move || screen.with(Option::is_some) children=frame />
    }
}

/// What shows between header and footer. Another one is another page, built anew.
#[derive(Clone, PartialEq, Eq)]
struct Screen {
    hash: String,
    language: Language,
    /// Why the page itself cannot show.
    absence: Option<Absence>,
}

impl Screen {
    /// What to show at an address; none while something that it needs is on its way.
    fn of(hash: String, language: Option<Language>, pages: LazyPages) -> Option<Screen> {
        let is_lazy = Route::parse(&hash).is_lazy();
        let absence = match pages {
            LazyPages::Here(_) => None,
            _ if !is_lazy => None,
            LazyPages::Absent(absence) => Some(absence),
            LazyPages::NotAsked | LazyPages::OnTheirWay => return None,
        };
        Some(Screen { hash, language: language?, absence })
    }

    fn route(&self) -> Route {
        Route::parse(&self.hash)
    }
}

/// The page of the route.
#[component]
fn Outlet(
    /// What shows.
    screen: Memo<Option<Screen>>,
    /// The pages that come later.
    pages: RwSignal<LazyPages>,
) -> impl IntoView {
    let (navigation, library, offline) = (use_navigation(), use_device().library, use_offline());
    let is_waiting =
        move || screen.with(|shown| shown.as_ref().map(Screen::route)) != Some(navigation.route());
    let page = move |shown: Option<Screen>| {
        let shown = shown?;
        if let Some(absence) = shown.absence {
            let on_retry = move |()| fetch_pages(pages, offline, library);
            return Some(view! { <AbsentPage absence on_retry /> }.into_any());
        }
        match (first_page(shown.route()), pages.get_untracked()) {
            (Some(page), _) => Some(page),
            (None, LazyPages::Here(page)) => page(shown.route()),
            (None, _) => None,
        }
    };
    view! {
        <main
            id=OUTLET_ID
            tabindex="-1"
            aria-busy=move || if is_waiting() { "true" } else { "false" }
        >
            <Keyed value=move || screen.get() children=page />
        </main>
    }
}

/// Fetches the lazy pages, unless they are here or on their way.
fn fetch_pages(pages: RwSignal<LazyPages>, offline: Offline, library: &'static dyn Library) {
    if matches!(pages.get_untracked(), LazyPages::OnTheirWay | LazyPages::Here(_)) {
        return;
    }
    pages.set(LazyPages::OnTheirWay);
    spawn_local(async move {
        // A second time at once: a connection that has just been cut is as a rule there again.
        let fetched = match lazy::fetch().await {
            Ok(part) => Ok(part),
            Err(_) => lazy::fetch().await,
        };
        match fetched {
            Ok(part) => {
                pages.set(LazyPages::Here(part.page));
                (part.begin)(offline);
            }
            Err(_) => {
                let absent = move |absence| pages.set(LazyPages::Absent(absence));
                library.why_absent(FILE, Box::new(absent));
            }
        }
    });
}

/// Asks for what the reader's wish lacks: the words of a language that was chosen, here or in another
/// tab, and the lazy pages as soon as one of them is opened.
fn fetch_what_is_lacking(pages: RwSignal<LazyPages>) {
    let (i18n, navigation, library) = (use_i18n(), use_navigation(), use_device().library);
    let offline = use_offline();
    Effect::new(move || {
        i18n.load(i18n.wanted(), move |loaded| {
            if let Err(absence) = loaded
                && !untrack(|| i18n.has_words())
            {
                adapters::fail(absence);
            }
        });
    });
    Effect::new(move || {
        if navigation.route().is_lazy() {
            fetch_pages(pages, offline, library);
        }
    });
}

/// Lets the document around the app follow: its title and language, its theme, the focus; and closes
/// the menu by which a page was reached.
fn update_document(screen: Memo<Option<Screen>>) {
    let (i18n, settings, takes) = (use_i18n(), use_settings(), use_takes());
    let titled =
        move || screen.get().map(|screen| (title(screen.route(), i18n.words(), takes), screen));
    Effect::new(move |before: Option<Option<Screen>>| {
        let (title, screen) = titled()?;
        adapters::set_language(screen.language);
        adapters::set_title(&title);
        // The focus stays where it is, unless it was on what has gone.
        let before = before.flatten();
        let is_first = before.is_none();
        let is_other = before.is_none_or(|before| before.hash != screen.hash);
        if is_other {
            adapters::close_menu();
        }
        if is_other && adapters::arrive(!matches!(screen.route(), Route::Check(_))) {
            return Some(screen);
        }
        if is_other || adapters::has_lost_focus() {
            let target = untrack(|| focus_target(screen.route(), takes));
            adapters::move_focus(target, is_first);
        }
        Some(screen)
    });
    Effect::new(move || {
        adapters::set_theme(match settings.theme() {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        });
    });
}
