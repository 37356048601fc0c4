//! Using what is there.

use std::{cell::RefCell, fs, time::Duration};

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    elements::Element,
    key::Key,
};
use serde_json::{Value, json};
use tokio::time::sleep;

use super::Page;

/// What can be pressed.
const CONTROLS: [&str; 5] = ["button", "link", "radio", "checkbox", "option"];

impl Page {
    /// Presses the button, link, radio, checkbox or fold with this name.
    pub async fn click(&self, name: &str) {
        self.step(format!("click “{name}”"));
        let script = "return findAll(arguments[0], arguments[1], null).map(handle)[0]";
        self.use_it(script, json!([CONTROLS, name])).await;
    }

    /// Presses the control with this name twice at one place, so many milliseconds apart. The page itself
    /// makes the second press: a driver on a busy machine can be late with it.
    pub async fn click_twice(&self, name: &str, apart: u64) {
        self.step(format!("{apart} ms later, again at the same place"));
        let script = "const [apart] = arguments;
            window.pressedTwice = false;
            addEventListener('click', ({ clientX, clientY, view }) => setTimeout(() => {
                const press = { clientX, clientY, view, detail: 2, bubbles: true, cancelable: true };
                document.elementFromPoint(clientX, clientY).dispatchEvent(new MouseEvent('click', press));
                window.pressedTwice = true;
            }, apart), { capture: true, once: true })";
        self.client.execute(script, vec![json!(apart)]).await.expect("a second press to come");
        self.click(name).await;
        let pressed = async || self.answer("return window.pressedTwice", json!([])).await == true;
        self.until("there is no second press", pressed).await;
    }

    /// Holds a key down on what has the focus, as long as it takes the system to repeat it this often.
    /// A driver's own keys are never repeated.
    pub async fn hold(&self, key: &str, repeats: usize) {
        self.step(format!("hold {key}"));
        let script = "const [key, repeats] = arguments;
            for (let count = 0; count <= repeats; count++) {
                document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
                    { key, repeat: count > 0, bubbles: true, cancelable: true }));
            }";
        self.client.execute(script, vec![json!(key), json!(repeats)]).await.expect("a held key");
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

    /// Writes in the field with this name, in the place of what is in it.
    pub async fn write(&self, field: &str, text: &str) {
        self.step(format!("write “{text}” in “{field}”"));
        let script = "return findAll(['field'], arguments[0], null)[0];";
        let written = async || {
            let Some(field) = self.element(script, json!([field])).await else { return false };
            field.clear().await.is_ok() && field.send_keys(text).await.is_ok()
        };
        self.until("nothing can be written there", written).await;
    }

    /// Gives a file to the field with this name.
    pub async fn give_file(&self, field: &str, name: &str, content: &[u8]) {
        self.give_files(field, &[(name, content)]).await;
    }

    /// Gives several files to the field with this name, each with its name.
    pub async fn give_files(&self, field: &str, files: &[(&str, &[u8])]) {
        let mut paths = Vec::new();
        for (name, content) in files {
            self.step(format!("give {name} to “{field}”"));
            let file = self.browser.folder("given").join(name);
            fs::write(&file, content).expect("a file in the browser's home");
            paths.push(file.to_string_lossy().into_owned());
        }
        let path = paths.join("\n");
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
        self.walk_to(name, async || self.press(&[Key::Tab]).await).await;
    }

    /// The same with Shift, towards the head of the page.
    pub async fn tab_back_to(&self, name: &str) {
        self.walk_to(name, async || self.tab_back().await).await;
    }

    async fn walk_to(&self, name: &str, step: impl AsyncFn()) {
        for _ in 0..60 {
            step().await;
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

    /// Clicks what a script finds, when it is there and nothing is in front of it.
    async fn use_it(&self, script: &str, arguments: Value) {
        let why = RefCell::new("nothing of that name shows".to_owned());
        let clicked = async || {
            let Some(it) = self.element(script, arguments.clone()).await else { return false };
            self.pauses_before(&it).await;
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

    /// Waits as a person does who reads before they press again at one place: the page takes a second
    /// press that comes too soon for a part of the first.
    async fn pauses_before(&self, it: &Element) {
        let script = "const [it] = arguments;
            it.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            window.notesPresses ??= !addEventListener('click', (press) => {
                window.lastPress = [performance.now(), press.clientX];
            }, true);
            if (!window.lastPress) return 0;
            const [time, x] = window.lastPress;
            const { left, width } = it.getBoundingClientRect();
            // How far the page will have been scrolled by then is not known.
            const isNear = Math.abs(left + width / 2 - x) < width;
            return isNear ? Math.max(0, 900 - (performance.now() - time)) : 0";
        let it = serde_json::to_value(it).expect("an element");
        let pause = self.client.execute(script, vec![it]).await.ok();
        let pause = pause.and_then(|pause| pause.as_f64()).unwrap_or_default();
        sleep(Duration::from_secs_f64(pause / 1000.0)).await;
    }

    /// What a camera reads in the QR code that shows under this name.
    pub async fn scan(&self, name: &str) -> String {
        self.step(format!("scan “{name}”"));
        let read = RefCell::new(None);
        let is_read = async || {
            let script = "const [image] = findAll(['image'], arguments[0], null);
                if (!image) return null;
                image.scrollIntoView({ block: 'center', behavior: 'instant' });
                const { left, top, width, height } = image.getBoundingClientRect();
                return [left, top, width, height].map((one) => one / innerWidth)";
            let place = self.ask(script, json!([name])).await;
            let Some(Ok(place)) = place.map(serde_json::from_value::<[f64; 4]>) else {
                return false;
            };
            let picture = self.client.screenshot().await.unwrap_or_default();
            *read.borrow_mut() = qr_code_in(&picture, place);
            read.borrow().is_some()
        };
        self.until(&format!("no QR code “{name}” can be read"), is_read).await;
        read.into_inner().expect("what was read")
    }

    /// The element that a script finds.
    async fn element(&self, script: &str, arguments: Value) -> Option<Element> {
        let found = self.ask(script, arguments).await?;
        // A reference to an element is an object with one, fixed, key.
        let id = found.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), id.into()))
    }
}

/// What the QR code says that is at a place in a picture: left, top, width and height, as parts of the
/// picture's width. Others may stand beside it.
fn qr_code_in(picture: &[u8], place: [f64; 4]) -> Option<String> {
    let picture = image::load_from_memory(picture).ok()?.to_luma8();
    // The places are within the picture, or cut off at its edges.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let [left, top, width, height] =
        place.map(|part| (part * f64::from(picture.width())).max(0.0) as u32);
    let picture = image::imageops::crop_imm(&picture, left, top, width, height).to_image();
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let grey = |x, y| picture.as_raw().get(y * width + x).copied().unwrap_or(255);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let [grid] = &picture.detect_grids()[..] else { return None };
    grid.decode().ok().map(|(_, text)| text)
}
