//! What holds on every screen, whatever it shows.

use std::{fs, path::PathBuf};

use serde_json::json;

use crate::{
    engine::Engine,
    page::{FINDER, Page},
    site::CANARY,
};

/// What is asked of axe-core.
const RUN_AXE: &str = include_str!("run-axe.js");

/// The longest line that reads well, in letters.
const LONGEST_LINE: u32 = 75;

/// What is pressed and how large it is, where that is too little for a thumb.
const HARD_TO_HIT: &str = "
    const beside = (link) => {
        const around = link.closest('p, li, dd');
        const pressed = [...(around?.querySelectorAll('a, button') ?? [])].map(spoken).join('');
        return around && tidy(spoken(around)).replace(/ /g, '') !== tidy(pressed).replace(/ /g, '');
    };
    const all = findAll(['button', 'link', 'combobox', 'field', 'radio'], null, null);
    return all.filter((one) => one.localName !== 'a' || !beside(one)).flatMap((one) => {
        const { width, height } = handle(one).getBoundingClientRect();
        const size = `${Math.round(width)} by ${Math.round(height)} px`;
        return Math.min(width, height) < 43.9 ? [`${size}: ${roleOf(one)} ${nameOf(one)}`] : [];
    })";

/// What has the focus now, and then all that can have it, where no part of it comes into the window
/// within a hundred pictures, or something else is in front of that part's middle.
const HIDDEN_IN_FOCUS: &str = "
    const done = arguments[arguments.length - 1];
    const reached = (one) => one.tabIndex >= 0 && !one.matches(':disabled') && shows(one);
    const seen = (one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        const middle = (from, to, size) => (Math.max(from, 0) + Math.min(to, size)) / 2;
        const front = document.elementFromPoint(
            middle(left, right, innerWidth), middle(top, bottom, innerHeight));
        return right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
            && (one.contains(front) || front?.contains(one));
    };
    const picture = () => new Promise(requestAnimationFrame);
    const walk = async () => {
        const hidden = [];
        const all = document.querySelectorAll('a, button, input, select, summary');
        for (const one of [document.activeElement, ...[...all].filter(reached)]) {
            if (one === document.body) continue;
            one.focus();
            for (let left = 100; left && !seen(one); left--) await picture();
            if (!seen(one)) hidden.push(`${roleOf(one)} ${nameOf(one)}`);
        }
        return hidden;
    };
    walk().then(done, (problem) => done([`${problem}`]))";

/// Where a thing is on the page, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its text.
    pub text: String,
    /// Its left, top, width and height.
    pub at: [f64; 4],
}

impl Page {
    /// How wide the page is, where it can be scrolled sideways, and what has more in it than fits.
    pub async fn sticks_out(&self) -> Vec<String> {
        let script = "const { clientWidth, scrollWidth } = document.documentElement;
            if (scrollWidth <= clientWidth) return [];
            const over = [...document.body.querySelectorAll('*')].filter((one) => shows(one)
                && one.clientWidth && (one.scrollWidth > one.clientWidth
                || one.getBoundingClientRect().right > clientWidth + 0.5));
            return [`${scrollWidth} px in a window of ${clientWidth}`, ...over.map((one) =>
                `${one.localName} ${tidy(one.innerText ?? '').slice(0, 60)}`)]";
        self.list(script, json!([])).await
    }

    /// Fails when the page can be scrolled sideways.
    pub async fn fits_its_width(&self) {
        self.none("it scrolls sideways", self.sticks_out().await).await;
    }

    /// What a thumb can miss: everything to press that is less than 44 px high or wide, but for links
    /// in the midst of words.
    pub async fn hard_to_hit(&self) -> Vec<String> {
        self.list(HARD_TO_HIT, json!([])).await
    }

    /// Fails when a thumb can miss something.
    pub async fn is_easy_to_hit(&self) {
        self.none("a thumb can miss", self.hard_to_hit().await).await;
    }

    /// Fails when a line has more letters than one reads with ease.
    pub async fn has_readable_lines(&self) {
        let script =
            "const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            const long = [];
            for (let node; (node = walker.nextNode());) {
                const text = tidy(node.data);
                if (!text || !shows(node.parentElement)) continue;
                range.selectNodeContents(node);
                const letters = text.length / range.getClientRects().length;
                if (letters > arguments[0]) long.push(`${Math.round(letters)} letters: ${text}`);
            }
            return long";
        let long = self.list(script, json!([LONGEST_LINE])).await;
        self.none("these lines are too long", long).await;
    }

    /// What the keyboard can come to without being seen then: outside the window, or behind
    /// something else. Moves the focus through all of it.
    pub async fn hidden_in_focus(&self) -> Vec<String> {
        self.list_in_time(&format!("{FINDER}{HIDDEN_IN_FOCUS}")).await
    }

    /// Fails when something has the focus and is not seen.
    pub async fn shows_its_focus(&self) {
        self.none("these have the focus unseen", self.hidden_in_focus().await).await;
    }

    /// What this page has asked of any other address than its own, as the browser knows it; and
    /// all pages of this journey, as the browser reports it. Leaves for a page that asks such a
    /// thing on purpose: once that is reported, so is what came before.
    pub async fn asked_elsewhere(&self) -> Vec<String> {
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((one) => !one.startsWith(location.origin + '/') && !/^(data|blob):/.test(one))";
        let mut asked = self.list(script, json!([])).await;
        self.open(CANARY).await;
        let is_canary = |report: &String| report.contains(CANARY);
        let reported = async || self.site.reports().iter().any(is_canary);
        self.until("the browser reports nothing", reported).await;
        asked.extend(self.site.reports().into_iter().filter(|report| !is_canary(report)));
        asked
    }

    /// Fails when the journey has asked anything of any other address than its own; the last step.
    pub(crate) async fn asked_nothing_elsewhere(&self) {
        self.none("it asked elsewhere", self.asked_elsewhere().await).await;
    }

    /// Every violation that axe-core finds on what shows.
    pub async fn violations(&self) -> Vec<String> {
        self.list_in_time(&(axe() + RUN_AXE)).await
    }

    /// Fails on every violation that axe-core finds on what shows.
    pub async fn is_accessible(&self) {
        self.none("axe-core finds", self.violations().await).await;
    }

    /// The list that a script hands to its last argument.
    async fn list_in_time(&self, script: &str) -> Vec<String> {
        match self.client.execute_async(script, Vec::new()).await {
            Ok(found) => serde_json::from_value(found).expect("a list of texts"),
            Err(why) => self.fail(&format!("a script does not come to its end: {why}")).await,
        }
    }

    async fn none(&self, problem: &str, found: Vec<String>) {
        if !found.is_empty() {
            self.fail(&format!("{problem}:\n{}", found.join("\n"))).await;
        }
    }

    /// Fails when two elements have the same id, whether they show or not.
    pub async fn has_unique_ids(&self) {
        let script = "const all = [...document.querySelectorAll('[id]')].map((one) => one.id);
            return all.filter((id, place) => all.indexOf(id) < place)";
        self.none("these ids are there twice", self.list(script, json!([])).await).await;
    }

    /// Where everything is that has words of its own and shows.
    pub async fn places(&self) -> Vec<Place> {
        let script = "const own = (one) => [...one.childNodes].some((node) =>
                node.nodeType === Node.TEXT_NODE && node.data.trim());
            return [...document.body.querySelectorAll('*')].filter(own).filter(shows).map((one) => {
                const { left, top, width, height } = one.getBoundingClientRect();
                return [tidy(one.innerText), [left, top, width, height]];
            })";
        let found = self.answer(script, json!([])).await;
        let found: Vec<(String, [f64; 4])> = serde_json::from_value(found).expect("places");
        found.into_iter().map(|(text, at)| Place { text, at }).collect()
    }

    /// The colour behind the page.
    pub async fn ground(&self) -> String {
        let script = "return getComputedStyle(document.documentElement).backgroundColor";
        self.ask_text(script, json!([])).await
    }

    /// Whether the engine counts how far things move: only Chromium does.
    pub fn counts_shifts(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// The sum of all layout shifts since the page was opened, as the engine counts them.
    pub async fn shifted(&self) -> f64 {
        // What has changed is laid out in the next picture, and counted by the one after.
        let script = "const done = arguments[arguments.length - 1];
            requestAnimationFrame(() => requestAnimationFrame(() => {
                const observer = new PerformanceObserver(() => {});
                observer.observe({ type: 'layout-shift', buffered: true });
                done(observer.takeRecords().reduce((sum, entry) => sum + entry.value, 0));
            }))";
        let sum = self.client.execute_async(script, Vec::new()).await;
        sum.ok().and_then(|sum| sum.as_f64()).expect("a sum of numbers")
    }
}

/// The source of axe-core: what `AXE_JS` names, or what `make test` has installed.
fn axe() -> String {
    let file = std::env::var_os("AXE_JS").map_or_else(
        || {
            PathBuf::from(env!("CARGO_MANIFEST_DIR"))
                .join("../../.tools/node_modules/axe-core/axe.min.js")
        },
        PathBuf::from,
    );
    fs::read_to_string(&file).unwrap_or_else(|why| {
        panic!("{}: {why}. `make test` installs it, or `npm i axe-core`.", file.display())
    })
}
