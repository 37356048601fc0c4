//! What a person does on a page, and what they see of it.
//!
//! Every step waits until it can be done or seen, up to a bound that only a failing test meets.
//! A failure tells which steps led to it, and leaves a picture.

mod going;
mod looking;
mod using;
mod window;

use std::{
    cell::RefCell,
    fs,
    path::PathBuf,
    rc::Rc,
    thread,
    time::{Duration, Instant},
};

use fantoccini::{Client, wd::WindowHandle};
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::{
    engine::{Browser, Engine},
    site::Site,
};

/// How long something may take to come, on a machine that is busy with other things.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often it is looked for.
const BEAT: Duration = Duration::from_millis(25);

/// How things are found; the one place that knows.
pub(crate) const FINDER: &str = include_str!("finder.js");

/// A page in a browser, and the person before it.
pub struct Page {
    pub(crate) browser: Browser,
    pub(crate) client: Client,
    /// The engine that shows it.
    pub engine: Engine,
    /// The site that serves it.
    pub site: Rc<Site>,
    steps: RefCell<Vec<String>>,
    tabs: RefCell<Vec<WindowHandle>>,
}

impl Page {
    /// A browser's first page, still empty.
    pub(crate) async fn new(
        (browser, client): (Browser, Client),
        engine: Engine,
        site: Rc<Site>,
    ) -> Page {
        let tabs = RefCell::new(vec![client.window().await.expect("a tab")]);
        let steps = RefCell::default();
        let page = Page { browser, client, engine, site, steps, tabs };
        page.resize(1000, 800).await;
        page
    }

    /// Waits until a condition on the page is true.
    pub async fn until(&self, problem: &str, holds: impl AsyncFnMut() -> bool) {
        if !self.comes_true(holds).await {
            self.fail(problem).await;
        }
    }

    async fn comes_true(&self, mut holds: impl AsyncFnMut() -> bool) -> bool {
        let deadline = Instant::now() + PATIENCE;
        while !holds().await {
            if Instant::now() > deadline {
                return false;
            }
            sleep(BEAT).await;
        }
        true
    }

    // What is behind the page; for faults that a person cannot make by hand.

    /// The stored text under a key, empty if there is none.
    pub async fn stored(&self, key: &str) -> String {
        self.ask_text("return localStorage.getItem(arguments[0]) ?? ''", json!([key])).await
    }

    /// Puts a text into the storage, as another program or another version would.
    pub async fn store(&self, key: &str, text: &str) {
        self.step(format!("store {} bytes under {key}", text.len()));
        let script = "localStorage.setItem(arguments[0], arguments[1]); return true";
        self.answer(script, json!([key, text])).await;
    }

    /// Empties the storage, as somebody who clears the site's data.
    pub async fn forget(&self) {
        self.step("forget all".into());
        let script = "localStorage.clear();
            sessionStorage.clear();
            const request = indexedDB.deleteDatabase('five-keys');
            request.onsuccess = request.onerror = () => { window.forgotten = true; };
            return true";
        self.answer(script, json!([])).await;
        self.answer("return window.forgotten || null", json!([])).await;
    }

    /// Puts a stand-in for what the browser does: a method of an object, which notes what it is
    /// given, or else its own name, and then runs a script.
    pub async fn stand_in(&self, object: &str, method: &str, then: &str) {
        let script = format!(
            "window.noted ??= [];
            const value = (given) => {{
                window.noted.push(given?.text ?? given ?? '{method}');
                {then}
            }};
            Object.defineProperty({object}, '{method}', {{ value, configurable: true }})"
        );
        self.tell(&script).await;
    }

    /// What the stand-ins have noted, once they have, since the last time.
    pub async fn noted(&self) -> Vec<String> {
        self.list("return window.noted?.length ? window.noted.splice(0) : null", json!([])).await
    }

    /// Runs a script in the page for what it does.
    pub async fn tell(&self, script: &str) {
        if let Err(why) = self.client.execute(script, Vec::new()).await {
            self.fail(&format!("the script {script} fails: {why}")).await;
        }
    }

    /// The text that a script returns, for what no person can measure.
    pub async fn asked(&self, script: &str) -> String {
        self.ask_text(script, json!([])).await
    }

    /// Whether a script about a text says that something is so; for what no person can measure.
    pub async fn holds(&self, script: &str, text: &str) -> bool {
        self.answer(script, json!([text])).await == json!(true)
    }

    /// Runs a script after the finder's, and gives what it returns; none when it fails, as while
    /// one page makes way for another.
    pub(crate) async fn ask(&self, script: &str, arguments: Value) -> Option<Value> {
        let Value::Array(arguments) = arguments else { unreachable!("arguments are a list") };
        self.client.execute(&format!("{FINDER}\n{script}"), arguments).await.ok()
    }

    /// What a script returns, as soon as it returns something: no answer, as while one page makes
    /// way for another, is never taken for an empty one.
    pub(crate) async fn answer(&self, script: &str, arguments: Value) -> Value {
        let answer = RefCell::new(None);
        let answered = async || {
            let value = self.ask(script, arguments.clone()).await;
            *answer.borrow_mut() = value.filter(|value| !value.is_null());
            answer.borrow().is_some()
        };
        if !self.comes_true(answered).await {
            self.fail(&format!("the page has no answer to {script} of {arguments}")).await;
        }
        answer.into_inner().expect("the answer that has just come")
    }

    pub(crate) async fn ask_text(&self, script: &str, arguments: Value) -> String {
        self.answer(script, arguments).await.as_str().expect("a text").to_owned()
    }

    pub(crate) async fn list(&self, script: &str, arguments: Value) -> Vec<String> {
        serde_json::from_value(self.answer(script, arguments).await).expect("a list of texts")
    }

    // Failing.

    pub(crate) fn step(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }

    /// Ends the journey, with what shows, and a picture of it.
    pub async fn fail(&self, problem: &str) -> ! {
        let picture = match self.client.screenshot().await {
            Ok(picture) => keep(&picture).display().to_string(),
            Err(why) => why.to_string(),
        };
        let [route, text] = ["return location.hash", "return visibleText()"]
            .map(|script| async { self.ask(script, json!([])).await.unwrap_or_default() });
        let (route, text) = (route.await, text.await);
        panic!("{problem}\nat {route}, in {}\nPicture: {picture}\nShowing: {text}", self.engine);
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if thread::panicking() {
            eprintln!("{}:\n  {}", self.engine, self.steps.borrow().join("\n  "));
        }
    }
}

/// Keeps the picture of a failure, under the name of the test.
fn keep(picture: &[u8]) -> PathBuf {
    let folder = std::env::temp_dir().join("five-keys-journeys");
    let name = thread::current().name().unwrap_or("journey").replace("::", "-");
    let file = folder.join(format!("{name}.png"));
    let _ = fs::create_dir_all(&folder);
    let _ = fs::write(&file, picture);
    file
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
