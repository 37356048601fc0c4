//! The window, pictures of it, and files that come out of it.

use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use serde_json::json;
use tokio::time::sleep;

use crate::engine::Engine;

use super::{BEAT, PATIENCE, Page};

impl Page {
    /// Makes what shows of the page as large as this, in CSS pixels; some windows do not get
    /// narrower than some 450.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_rect(0, 0, width, height).await.expect("a window");
        // The window itself is higher than the page in it.
        let rest = self.ask("return outerHeight - innerHeight", json!([])).await;
        let rest = rest.and_then(|rest| rest.as_u64()).unwrap_or_default();
        let height = height + u32::try_from(rest).expect("a frame of some pixels");
        self.client.set_window_rect(0, 0, width, height).await.expect("a window");
    }

    /// Goes on in a window as narrow as a phone, at the same route: ordinary windows have a
    /// least width of their own.
    pub async fn on_a_phone(&self, width: u32, height: u32) {
        self.step(format!("a window of {width} by {height}"));
        if self.engine != Engine::Chromium {
            let before = self.client.windows().await.expect("the windows");
            self.tell("window.open(location.href, '', 'width=400,height=700')").await;
            let deadline = Instant::now() + PATIENCE;
            let opened = loop {
                let now = self.client.windows().await.expect("the windows");
                if let Some(new) = now.into_iter().find(|window| !before.contains(window)) {
                    break new;
                }
                assert!(Instant::now() < deadline, "no window opens");
                sleep(BEAT).await;
            };
            self.client.switch_to_window(opened).await.expect("the new window");
        }
        self.resize(width, height).await;
        let wide = async || self.ask("return innerWidth", json!([])).await == Some(json!(width));
        self.until("the window does not get that width", wide).await;
    }

    /// The folder of the browser's own; everything that the browser starts knows it as its home.
    pub fn home(&self) -> &Path {
        self.browser.home()
    }

    /// A picture of what shows, as PNG.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture of the page")
    }

    /// A picture of the whole page, however long it is.
    pub async fn whole_picture(&self, width: u32) -> Vec<u8> {
        let height = self.ask("return document.documentElement.scrollHeight", json!([])).await;
        let height = height.and_then(|height| u32::try_from(height.as_u64()?).ok());
        self.resize(width, height.expect("a page has a height")).await;
        self.picture().await
    }

    /// Whether the browser has saved a file that was not asked for before; `ending` is how its name ends.
    pub fn has_saved(&self, ending: &str) -> bool {
        self.browser.saved(|name| name.ends_with(ending)).is_some()
    }

    /// As [`Page::saved`], with the text in the file.
    pub async fn saved_file(&self, ending: &str) -> (PathBuf, String) {
        let file = self.saved(ending).await;
        let text = fs::read_to_string(&file).expect("the text of the saved file");
        (file, text)
    }

    /// A file that the browser has saved and that was not asked for before, once it grows no more;
    /// `ending` is how its name ends.
    pub async fn saved(&self, ending: &str) -> PathBuf {
        let last = RefCell::new(None);
        let whole = async || {
            let now = self.browser.saved(|name| name.ends_with(ending));
            let before = last.replace(now.clone());
            now.is_some() && now == before
        };
        self.until(&format!("no file …{ending} is saved"), whole).await;
        let (saved, _) = last.into_inner().expect("the file that was just there");
        // Out of the way of the next.
        let name = format!("{}{ending}", self.steps.borrow().len());
        self.step(format!("a file …{ending} is saved"));
        let file = self.browser.folder("had").join(name);
        fs::rename(&saved, &file).expect("the saved file, in another folder");
        file
    }
}
