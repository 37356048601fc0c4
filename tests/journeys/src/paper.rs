//! What a page looks like on paper.

use std::io::Read;

use fantoccini::wd::{PrintConfiguration, PrintSize};
use flate2::read::ZlibDecoder;
use serde_json::json;

use crate::page::Page;

/// A printed page, as a PDF.
pub struct Paper {
    pdf: Vec<u8>,
}

impl Page {
    /// Prints what shows, on sheets of this size.
    pub async fn print(&self, size: PrintSize) -> Paper {
        self.step(format!("print on {size:?}"));
        let configuration =
            PrintConfiguration::builder().size(size).build().expect("a possible paper");
        match self.client.print(configuration).await {
            Ok(pdf) => Paper { pdf },
            Err(why) => self.fail(&format!("it does not print: {why}")).await,
        }
    }
}

/// What a sheet of A4 leaves between margins of 15 mm, in CSS pixels of 1/96 inch.
const SHEET: (u32, u32) = (680, 1009);

impl Page {
    /// The charts and tables that a sheet's end could split: those that no rule for print keeps
    /// whole, and those too high for a sheet. The window is made as wide as a sheet for that.
    pub async fn splits(&self) -> Vec<String> {
        self.resize(SHEET.0, SHEET.1).await;
        let script = "const rules = (list) => [...list].flatMap((rule) =>
                rule.cssRules && rule.media ? (/print/.test(rule.media.mediaText) ? rules(rule.cssRules) : [])
                : rule.style?.breakInside === 'avoid' ? [rule.selectorText] : []);
            const whole = [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules)).join();
            const charts = [...document.querySelectorAll('table, svg')].filter(shows);
            return charts.filter((one) => !whole || !one.closest(whole)
                || one.closest(whole).getBoundingClientRect().height > arguments[0])
                .map((one) => `${one.localName} ${nameOf(one)}`)";
        self.list(script, json!([SHEET.1])).await
    }

    /// What could only be pressed or filled in, of what shows, and that no rule for print hides.
    pub async fn controls_on_paper(&self) -> Vec<String> {
        let script = "const rules = (list) => [...list].flatMap((rule) =>
                rule.cssRules && rule.media ? (/print/.test(rule.media.mediaText) ? rules(rule.cssRules) : [])
                : rule.style?.display === 'none' ? [rule.selectorText] : []);
            const hidden = [...document.styleSheets].flatMap((sheet) => rules(sheet.cssRules)).join();
            const controls = [...document.querySelectorAll('button, .button, input, select, textarea')];
            return controls.filter(shows).filter((one) => !hidden || !one.closest(hidden))
                .map((one) => `${one.localName} ${nameOf(one)}`)";
        self.list(script, json!([])).await
    }
}

impl Paper {
    /// How many sheets it takes, printed on one side.
    pub fn sheets(&self) -> usize {
        // Each page is an object of this type; engines put them bare or in packed streams.
        let all = [self.pdf.clone(), self.unpacked()].concat();
        let text = String::from_utf8_lossy(&all).replace("/Type/Page", "/Type /Page");
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }

    /// The file itself.
    pub fn pdf(&self) -> &[u8] {
        &self.pdf
    }

    /// The content of all packed streams.
    fn unpacked(&self) -> Vec<u8> {
        let mark = b"stream\n";
        let mut all = Vec::new();
        for start in 0..self.pdf.len() {
            let Some(stream) = self.pdf[start..].strip_prefix(mark) else { continue };
            // What does not unpack is no packed stream; what was unpacked till then is kept.
            let _ = ZlibDecoder::new(stream).read_to_end(&mut all);
        }
        all
    }
}
