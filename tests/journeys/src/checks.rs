//! What holds on every screen, whatever it shows.

use std::{fs, path::PathBuf};

use serde_json::json;

use crate::{engine::Engine, page::Page};

/// What is asked of axe-core.
const RUN_AXE: &str = include_str!("run-axe.js");

/// Where a thing is on the page, in CSS pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Its text.
    pub text: String,
    /// Its left, top, width and height.
    pub at: [f64; 4],
}

impl Page {
    /// What sticks out of the page, where it can be scrolled sideways.
    pub async fn sticks_out(&self) -> Vec<String> {
        let script = "const width = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= width) return [];
            const wide = [...document.body.querySelectorAll('*')].filter((element) =>
                shows(element) && element.getBoundingClientRect().right > width + 0.5);
            return wide.map((element) => `${element.localName} ${tidy(element.innerText ?? '')}`)";
        self.list(script).await
    }

    /// Fails when the page can be scrolled sideways.
    pub async fn fits_its_width(&self) {
        self.none("it scrolls sideways", self.sticks_out().await).await;
    }

    /// What the page has asked of any other address than its own, as the browser knows it and as
    /// it reports it.
    pub async fn asked_elsewhere(&self) -> Vec<String> {
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((one) => !one.startsWith(location.origin + '/') && !/^(data|blob):/.test(one))";
        let mut asked = self.list(script).await;
        asked.extend(self.site.reports());
        asked
    }

    /// Fails when the page has asked anything of any other address than its own.
    pub async fn asked_nothing_elsewhere(&self) {
        self.none("it asked elsewhere", self.asked_elsewhere().await).await;
    }

    /// Every violation that axe-core finds on what shows.
    pub async fn violations(&self) -> Vec<String> {
        let script = axe() + RUN_AXE;
        match self.client.execute_async(&script, Vec::new()).await {
            Ok(found) => serde_json::from_value(found).expect("a list of texts"),
            Err(why) => self.fail(&format!("axe-core does not run: {why}")).await,
        }
    }

    /// Fails on every violation that axe-core finds on what shows.
    pub async fn is_accessible(&self) {
        self.none("axe-core finds", self.violations().await).await;
    }

    async fn list(&self, script: &str) -> Vec<String> {
        match self.ask(script, json!([])).await {
            Some(list) => serde_json::from_value(list).expect("a list of texts"),
            None => self.fail("the page does not answer").await,
        }
    }

    async fn none(&self, problem: &str, found: Vec<String>) {
        if !found.is_empty() {
            self.fail(&format!("{problem}:\n{}", found.join("\n"))).await;
        }
    }

    /// Where everything is that has words of its own and shows.
    pub async fn places(&self) -> Vec<Place> {
        let script = "const own = (one) => [...one.childNodes].some((node) =>
                node.nodeType === Node.TEXT_NODE && node.data.trim());
            return [...document.body.querySelectorAll('*')].filter(own).filter(shows).map((one) => {
                const { left, top, width, height } = one.getBoundingClientRect();
                return [tidy(one.innerText), [left, top, width, height]];
            })";
        let found = self.ask(script, json!([])).await.unwrap_or_default();
        let found: Vec<(String, [f64; 4])> = serde_json::from_value(found).unwrap_or_default();
        found.into_iter().map(|(text, at)| Place { text, at }).collect()
    }

    /// The colour behind the page.
    pub async fn ground(&self) -> String {
        let script = "return getComputedStyle(document.documentElement).backgroundColor";
        let colour = self.ask(script, json!([])).await;
        colour.and_then(|colour| colour.as_str().map(String::from)).unwrap_or_default()
    }

    /// Whether the engine counts how far things move: only Chromium does.
    pub fn counts_shifts(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// The sum of all layout shifts since the page was opened, as the engine counts them.
    pub async fn shifted(&self) -> f64 {
        let script = "const done = arguments[arguments.length - 1];
            new PerformanceObserver((list) => done(
                list.getEntries().reduce((sum, entry) => sum + entry.value, 0),
            )).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(0), 300);";
        let sum = self.client.execute_async(script, Vec::new()).await;
        sum.ok().and_then(|sum| sum.as_f64()).unwrap_or(f64::NAN)
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
