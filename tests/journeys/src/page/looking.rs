//! What a person, or a screen reader, finds on a page.

use serde_json::json;

use super::{Page, tidy};

impl Page {
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

    /// What stands in the field with this name.
    pub async fn written(&self, field: &str) -> String {
        let script = "const [field] = findAll(['field'], arguments[0], null);
            return field && field.value";
        self.ask_text(script, json!([field])).await
    }

    /// Waits until this stands in the field with this name.
    pub async fn see_written(&self, field: &str, text: &str) {
        let is_so = async || self.written(field).await == text;
        self.until(&format!("“{text}” does not stand in “{field}”"), is_so).await;
    }

    /// What this tab keeps for itself under a key; empty where it keeps nothing.
    pub async fn kept_by_tab(&self, key: &str) -> String {
        self.ask_text("return sessionStorage.getItem(arguments[0]) ?? ''", json!([key])).await
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
    pub(super) async fn focus_has_a_ring(&self) -> bool {
        let script = "const focused = document.activeElement;
            return focused === document.body || [focused, ...(focused.labels ?? [])].some((one) => {
                const { outlineStyle, outlineWidth } = getComputedStyle(one);
                return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
            })";
        self.answer(script, json!([])).await == json!(true)
    }

    /// The language that the page says it is in.
    pub async fn language(&self) -> String {
        self.ask_text("return document.documentElement.lang", json!([])).await
    }

    /// Waits until the page is in this language and the window has this title.
    pub async fn see_language_and_title(&self, language: &str, title: &str) {
        let titled = async || self.ask_text("return document.title", json!([])).await == title;
        let is_so = async || self.language().await == language && titled().await;
        self.until(&format!("the page is not “{title}” in {language}"), is_so).await;
    }

    /// Waits until the address has this fragment.
    pub async fn see_route(&self, route: &str) {
        let is_so = async || self.route().await == route;
        self.until(&format!("the address is not {route}"), is_so).await;
    }

    /// The address's fragment.
    pub async fn route(&self) -> String {
        self.ask_text("return location.hash", json!([])).await
    }

    pub(super) async fn count(&self, role: &str, name: Option<&str>) -> u64 {
        let script = "return findAll([arguments[0]], arguments[1], null).length";
        self.answer(script, json!([role, name])).await.as_u64().expect("a number")
    }
}
