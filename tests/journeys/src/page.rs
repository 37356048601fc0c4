//! What a person does on a page, and what they see of it.
//!
//! Every step waits until it can be done or seen, up to a bound that only a failing test meets.
//! A failure tells which steps led to it, and leaves a picture.

use std::{
    cell::RefCell,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use fantoccini::{
    Client,
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    key::Key,
    wd::WindowHandle,
};
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

/// What can be pressed.
const CONTROLS: [&str; 5] = ["button", "link", "radio", "checkbox", "option"];

/// A page in a browser, and the person before it.
pub struct Page {
    browser: Browser,
    pub(crate) client: Client,
    /// The engine that shows it.
    pub engine: Engine,
    /// The site that serves it.
    pub site: Site,
    steps: RefCell<Vec<String>>,
    tabs: RefCell<Vec<WindowHandle>>,
}

impl Page {
    pub(crate) async fn new(browser: Browser, client: Client, engine: Engine, site: Site) -> Page {
        let tabs = RefCell::new(vec![client.window().await.expect("a tab")]);
        let page = Page { browser, client, engine, site, steps: RefCell::default(), tabs };
        page.resize(1000, 800).await;
        page
    }

    // Going somewhere.

    /// Goes to a route such as `#/data`, as by a link from elsewhere.
    pub async fn open(&self, route: &str) {
        self.step(format!("open {route}"));
        let address = self.site.address() + route;
        if let Err(why) = self.client.goto(&address).await {
            self.fail(&format!("{address} does not open: {why}")).await;
        }
        let there = "return location.href === new URL(arguments[0]).href
            && document.readyState !== 'loading'";
        let there = async || self.ask(there, json!([address])).await == Some(json!(true));
        self.until(&format!("{address} does not open"), there).await;
    }

    /// Waits until the app has taken over from the page's first markup: its list of pages shows.
    pub async fn comes_up(&self) {
        let there = async || self.count("navigation", None).await > 0;
        self.until("the app does not come up", there).await;
    }

    /// Loads the page again, and waits for the app.
    pub async fn reload(&self) {
        self.load_again().await;
        self.comes_up().await;
    }

    /// Loads the page again, whether or not the app comes.
    pub async fn load_again(&self) {
        self.step("load again".into());
        self.tell("window.old = true; location.reload()").await;
        let renewed = "return !window.old && document.readyState !== 'loading'";
        let renewed = async || self.ask(renewed, json!([])).await == Some(json!(true));
        self.until("the page does not load again", renewed).await;
    }

    /// Goes to a page of the site that is not the app.
    pub async fn leave(&self) {
        self.open("elsewhere").await;
    }

    /// Presses the browser's Back.
    pub async fn back(&self) {
        self.step("the browser's Back".into());
        if let Err(why) = self.client.back().await {
            self.fail(&format!("Back does not work: {why}")).await;
        }
    }

    /// Presses the browser's Forward.
    pub async fn forward(&self) {
        self.step("the browser's Forward".into());
        if let Err(why) = self.client.forward().await {
            self.fail(&format!("Forward does not work: {why}")).await;
        }
    }

    /// Opens the site in another tab, and turns to it.
    pub async fn another_tab(&self, route: &str) {
        self.step("another tab".into());
        let tab = self.client.new_window(true).await.expect("another tab").handle;
        self.tabs.borrow_mut().push(tab.clone());
        self.client.switch_to_window(tab).await.expect("the new tab");
        self.open(route).await;
        self.comes_up().await;
    }

    /// Turns to a tab by its place in the order of opening, 0 first.
    pub async fn to_tab(&self, place: usize) {
        self.step(format!("to tab {place}"));
        let tab = self.tabs.borrow()[place].clone();
        self.client.switch_to_window(tab).await.expect("the tab");
    }

    // Using what is there.

    /// Presses the button, link, radio, checkbox or fold with this name.
    pub async fn click(&self, name: &str) {
        self.step(format!("click “{name}”"));
        let script = "return findAll(arguments[0], arguments[1], null).map(handle)[0]";
        self.use_it(script, json!([CONTROLS, name])).await;
    }

    /// Answers a statement, given as its text, with the answer of this name.
    pub async fn choose(&self, statement: &str, answer: &str) {
        self.step(format!("answer “{statement}” with “{answer}”"));
        let script = "const [question] = findAll(['group'], arguments[0], null);
            return question && findAll(['radio'], arguments[1], question).map(handle)[0];";
        self.use_it(script, json!([statement, answer])).await;
    }

    /// Chooses an option of a list.
    pub async fn select(&self, list: &str, option: &str) {
        self.step(format!("select “{option}” of “{list}”"));
        let script = "const [list] = findAll(['combobox'], arguments[0], null);
            return [...(list?.options ?? [])].find((one) => one.text === arguments[1])";
        self.use_it(script, json!([list, option])).await;
    }

    /// Gives a file to the field with this name.
    pub async fn give_file(&self, field: &str, name: &str, content: &[u8]) {
        self.step(format!("give {name} to “{field}”"));
        let file = self.browser.folder("given").join(name);
        fs::write(&file, content).expect("a file in the browser's home");
        let path = file.to_string_lossy().into_owned();
        let script = "return findAll(['field'], arguments[0], null)[0];";
        let given = async || {
            let Some(field) = self.element(script, json!([field])).await else { return false };
            field.send_keys(&path).await.is_ok()
        };
        self.until("that field takes no file", given).await;
    }

    /// Presses keys, one after the other.
    pub async fn press(&self, keys: &[Key]) {
        self.step(format!("keys {keys:?}"));
        let keys: Vec<char> = keys.iter().map(|key| char::from(*key)).collect();
        self.strike(&keys).await;
    }

    /// Presses Tab while Shift is down.
    pub async fn tab_back(&self) {
        self.step("Shift+Tab".into());
        let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
        let actions = KeyActions::new("keyboard".into())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: shift });
        self.client.perform_actions(actions).await.expect("Shift+Tab");
    }

    /// Types text on the keyboard.
    pub async fn types(&self, text: &str) {
        self.step(format!("type {text}"));
        self.strike(&text.chars().collect::<Vec<_>>()).await;
    }

    async fn strike(&self, keys: &[char]) {
        for value in keys.iter().copied() {
            let actions = KeyActions::new("keyboard".into())
                .then(KeyAction::Down { value })
                .then(KeyAction::Up { value });
            if let Err(why) = self.client.perform_actions(actions).await {
                self.fail(&format!("the key {value:?} cannot be pressed: {why}")).await;
            }
        }
    }

    /// Presses Tab until the control with this name has the focus; at most 60 times. Each stop on
    /// the way must show that it has the focus.
    pub async fn tab_to(&self, name: &str) {
        for _ in 0..60 {
            self.press(&[Key::Tab]).await;
            if !self.focus_has_a_ring().await {
                let on = self.focused().await;
                self.fail(&format!("the focus does not show on {on}")).await;
            }
            if self.focused().await.ends_with(&format!(" {name}")) {
                return;
            }
        }
        self.fail(&format!("Tab does not come to “{name}”")).await;
    }

    // Looking.

    /// Waits until this text shows.
    pub async fn see(&self, text: &str) {
        let text = tidy(text);
        let shows = async || self.text().await.contains(&text);
        self.until(&format!("“{text}” does not show"), shows).await;
    }

    /// Waits until this text does not show, or no longer.
    pub async fn see_no(&self, text: &str) {
        let text = tidy(text);
        let gone = async || !self.text().await.contains(&text);
        self.until(&format!("“{text}” shows still"), gone).await;
    }

    /// Waits until the screen's own heading is this.
    pub async fn see_title(&self, title: &str) {
        let shows = async || self.heading().await == tidy(title);
        self.until(&format!("no screen “{title}” comes"), shows).await;
    }

    /// Waits until a thing of this role and name shows.
    pub async fn see_a(&self, role: &str, name: &str) {
        let shows = async || self.has(role, name).await;
        self.until(&format!("there is no {role} “{name}”"), shows).await;
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

    /// Whether a thing of this role and name shows now.
    pub async fn has(&self, role: &str, name: &str) -> bool {
        self.count(role, Some(name)).await > 0
    }

    /// The text that shows now, with single spaces.
    pub async fn text(&self) -> String {
        self.ask_text("return visibleText()", json!([])).await
    }

    /// The screen's own heading.
    pub async fn heading(&self) -> String {
        let script =
            "return [...document.querySelectorAll('h1')].filter(shows).map(nameOf).join(' | ')";
        self.ask_text(script, json!([])).await
    }

    /// The names of all that shows in one role, in order.
    pub async fn names(&self, role: &str) -> Vec<String> {
        self.list("return findAll([arguments[0]], null, null).map(nameOf)", json!([role])).await
    }

    /// The text of each row of the table with this caption, cells joined with single spaces.
    pub async fn rows(&self, caption: &str) -> Vec<String> {
        let script = "const [table] = findAll(['table'], arguments[0], null);
            return table && findAll(['row'], null, table).map(nameOf)";
        self.list(script, json!([caption])).await
    }

    /// The answer that is marked for a statement, given as its text; empty if there is none.
    pub async fn chosen(&self, statement: &str) -> String {
        let script = "const [question] = findAll(['group'], arguments[0], null);
            if (!question) return null;
            const marked = findAll(['radio'], null, question).find((radio) => radio.checked);
            return marked ? nameOf(marked) : ''";
        self.ask_text(script, json!([statement])).await
    }

    /// Whether a statement, given as its text, can be answered.
    pub async fn can_be_answered(&self, statement: &str) -> bool {
        let script = "const [question] = findAll(['group'], arguments[0], null);
            return question && findAll(['radio'], null, question).some((one) => one.matches(':enabled'))";
        self.answer(script, json!([statement])).await == json!(true)
    }

    /// The option that a list stands at.
    pub async fn selected(&self, list: &str) -> String {
        let script = "const [list] = findAll(['combobox'], arguments[0], null);
            return list && list.selectedOptions[0].text";
        self.ask_text(script, json!([list])).await
    }

    /// What has the focus: its role and name, with the question before an answer.
    pub async fn focused(&self) -> String {
        let script = "const focused = document.activeElement;
            const question = focused.closest('fieldset');
            const before = question && question !== focused ? `${nameOf(question)}: ` : '';
            return `${before}${roleOf(focused)} ${nameOf(focused)}`";
        self.ask_text(script, json!([])).await
    }

    /// Waits until the focus is on what has this role and name, or a name that begins so.
    pub async fn see_focus(&self, on: &str) {
        let there = async || self.focused().await.starts_with(on);
        self.until(&format!("the focus does not come to {on}"), there).await;
    }

    /// Whether an outline shows what has the focus, on itself or its label; true where nothing has.
    async fn focus_has_a_ring(&self) -> bool {
        let script = "const focused = document.activeElement;
            return focused === document.body || [focused, handle(focused)].some((one) => {
                const { outlineStyle, outlineWidth } = getComputedStyle(one);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
            })";
        self.answer(script, json!([])).await == json!(true)
    }

    /// The document's language and title, as assistive technology and a tab have them.
    pub async fn language_and_title(&self) -> (String, String) {
        (
            self.ask_text("return document.documentElement.lang", json!([])).await,
            self.ask_text("return document.title", json!([])).await,
        )
    }

    /// The address's fragment.
    pub async fn route(&self) -> String {
        self.ask_text("return location.hash", json!([])).await
    }

    // The window, and pictures of it.

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

    /// A file that the browser has saved and that was not asked for before, once it grows no more;
    /// `ending` is how its name ends.
    pub async fn saved_file(&self, ending: &str) -> (PathBuf, String) {
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
        let text = fs::read_to_string(&file).expect("the text of the saved file");
        (file, text)
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

    async fn count(&self, role: &str, name: Option<&str>) -> u64 {
        let script = "return findAll([arguments[0]], arguments[1], null).length";
        self.answer(script, json!([role, name])).await.as_u64().expect("a number")
    }

    /// Clicks what a script finds, when it is there and nothing is in front of it.
    async fn use_it(&self, script: &str, arguments: Value) {
        let why = RefCell::new("nothing of that name shows".to_owned());
        let clicked = async || {
            let Some(it) = self.element(script, arguments.clone()).await else { return false };
            let clicked = it.click().await;
            if let Err(problem) = &clicked {
                *why.borrow_mut() = problem.to_string();
            }
            clicked.is_ok()
        };
        if !self.comes_true(clicked).await {
            self.fail(&format!("it cannot be pressed: {}", why.into_inner())).await;
        }
    }

    /// The element that a script finds.
    async fn element(&self, script: &str, arguments: Value) -> Option<Element> {
        let found = self.ask(script, arguments).await?;
        // A reference to an element is an object with one, fixed, key.
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
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
