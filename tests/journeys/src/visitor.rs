//! Who comes to the page, and with what browser.

use std::{cell::RefCell, pin::pin, rc::Rc, time::Duration};

use tokio::{runtime, time::timeout};

use crate::{
    engine::{Browser, Camera, Engine, Settings},
    page::Page,
    site::Site,
};

/// No journey takes longer; one that does hangs.
const LONGEST: Duration = Duration::from_mins(3);

/// Somebody about to open the page.
pub struct Visitor {
    engine: Engine,
    settings: Settings,
    site: Option<Site>,
    /// Whether the browser keeps a copy of the built site.
    keeps_copies: bool,
    /// The pages of the built site that a journey has opened, for what must hold at its end.
    opened: Rc<RefCell<Vec<Rc<Page>>>>,
}

impl Visitor {
    /// Somebody with an ordinary English browser, on the way to the built site.
    pub fn new(engine: Engine) -> Visitor {
        Visitor {
            engine,
            settings: Settings::default(),
            site: None,
            keeps_copies: true,
            opened: Rc::default(),
        }
    }

    /// Somebody else in the same journey, with a browser and a site of their own.
    #[must_use]
    pub fn another(&self) -> Visitor {
        Visitor { opened: self.opened.clone(), ..Visitor::new(self.engine) }
    }

    /// Ends the browser of somebody who has no more to do in the journey.
    pub async fn goes(&self, page: Rc<Page>) {
        page.asked_nothing_elsewhere().await;
        self.opened.borrow_mut().retain(|other| !Rc::ptr_eq(other, &page));
    }

    /// The same, on the way to another site.
    #[must_use]
    pub fn going_to(mut self, site: Site) -> Visitor {
        self.site = Some(site);
        self
    }

    /// The same, with a browser that keeps no copy of the site, so that whatever befalls its files is seen.
    #[must_use]
    pub fn without_copies(mut self) -> Visitor {
        self.keeps_copies = false;
        self
    }

    /// The same, with a browser in another language: "nl", or any that the page does not speak.
    #[must_use]
    pub fn speaking(mut self, language: &'static str) -> Visitor {
        self.settings.language = language;
        self
    }

    /// The same, with a device that asks for dark colours.
    #[must_use]
    pub fn in_the_dark(mut self) -> Visitor {
        self.settings.dark = true;
        self
    }

    /// The same, with a browser that runs no scripts.
    #[must_use]
    pub fn without_scripts(mut self) -> Visitor {
        self.settings.scripts = false;
        self
    }

    /// The same, with a browser too old for WebAssembly; only Firefox can pose as one.
    #[must_use]
    pub fn without_webassembly(mut self) -> Visitor {
        self.settings.webassembly = false;
        self
    }

    /// The same, with a browser that lets no page store anything.
    #[must_use]
    pub fn without_storage(mut self) -> Visitor {
        self.settings.storage = false;
        self
    }

    /// The same, with a device that has its own colours in place of any page's; Safari's cannot.
    #[must_use]
    pub fn with_own_colours(mut self) -> Visitor {
        self.settings.own_colours = true;
        self
    }

    /// The same, with this camera.
    #[must_use]
    pub fn with_camera(mut self, camera: Camera) -> Visitor {
        self.settings.camera = camera;
        self
    }

    /// Starts the browser, still on an empty page.
    pub async fn sits_down(self) -> Rc<Page> {
        let is_built = self.site.is_none();
        let site = self.site.unwrap_or_else(Site::built);
        let site = if self.keeps_copies { site } else { site.without_copies() };
        let started = Browser::start(self.engine, self.settings).await;
        let page = Rc::new(Page::new(started, self.engine, site).await);
        if is_built {
            self.opened.borrow_mut().push(page.clone());
        }
        page
    }

    /// Starts the browser and opens the app at a route such as `#/data`, until it can be used.
    pub async fn opens(self, route: &str) -> Rc<Page> {
        let page = self.sits_down().await;
        page.open(route).await;
        page.comes_up().await;
        page
    }
}

/// Walks a journey in an engine, to its end. On the built site it may have asked nothing of any
/// other address.
pub fn walk<F: Future<Output = ()>>(engine: Engine, journey: impl Fn(Visitor) -> F) {
    let runtime = runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let visitor = Visitor::new(engine);
        let opened = visitor.opened.clone();
        // Still there when this fails, so that its page can tell how far it came.
        let mut journey = pin!(async {
            journey(visitor).await;
            for page in opened.take() {
                page.asked_nothing_elsewhere().await;
            }
        });
        let walked = timeout(LONGEST, journey.as_mut()).await;
        assert!(walked.is_ok(), "the journey takes over {LONGEST:?}");
    });
}
