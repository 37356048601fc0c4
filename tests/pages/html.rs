//! A page as HTML, and as a browser reads that.

use leptos::prelude::*;
use scraper::{ElementRef, Html, Selector};

/// What was rendered.
pub(crate) struct Page {
    /// The HTML as it was written.
    pub(crate) html: String,
    /// The HTML as a browser reads it.
    read: Html,
}

impl Page {
    pub(crate) fn of(view: impl FnOnce() -> AnyView) -> Page {
        Page::read(untrack(|| view().to_html()))
    }

    pub(crate) fn read(html: String) -> Page {
        Page { read: Html::parse_fragment(&html), html }
    }

    /// All elements that a CSS selector finds.
    pub(crate) fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        self.read.select(&Selector::parse(selector).unwrap()).collect()
    }

    pub(crate) fn count(&self, selector: &str) -> usize {
        self.all(selector).len()
    }

    /// All that can be read, with a space wherever an element begins or ends.
    pub(crate) fn text(&self) -> String {
        text_of(self.read.root_element())
    }

    /// Whether there is a button with this name.
    pub(crate) fn has_button(&self, name: &str) -> bool {
        self.all("button").into_iter().any(|button| text_of(button) == name)
    }

    /// Whether there is something to open with this name.
    pub(crate) fn has_fold(&self, name: &str) -> bool {
        self.all("summary").into_iter().any(|summary| text_of(summary) == name)
    }

    /// Asserts that all of these can be read.
    #[track_caller]
    pub(crate) fn tells(&self, all: &[&str]) {
        let text = self.text();
        for told in all {
            assert!(text.contains(&folded(told)), "{told:?} is not in {text}");
        }
    }

    /// Asserts that none of these can be read.
    #[track_caller]
    pub(crate) fn hides(&self, all: &[&str]) {
        let text = self.text();
        for hidden in all {
            assert!(!text.contains(&folded(hidden)), "{hidden:?} is in {text}");
        }
    }

    /// The elements that were written, and those that a browser makes of that, each with its depth:
    /// it ends a paragraph, for one, where something begins that no paragraph can hold.
    pub(crate) fn elements_written_and_read(&self) -> [Vec<(usize, String)>; 2] {
        let read = self.all("*").into_iter().skip(1).map(|element| {
            let depth = element.ancestors().filter_map(ElementRef::wrap).count();
            (depth, element.value().name().to_ascii_lowercase())
        });
        [written_elements(&self.html), read.collect()]
    }
}

/// The elements of a text by its tags alone, each with its depth.
fn written_elements(html: &str) -> Vec<(usize, String)> {
    let mut depth = 1;
    let mut elements = Vec::new();
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth -= 1;
            continue;
        }
        let name = tag.split(|symbol: char| !symbol.is_alphanumeric()).next().unwrap_or_default();
        match name {
            // A comment.
            "" => {}
            "input" | "br" => elements.push((depth, name.to_owned())),
            _ => {
                elements.push((depth, name.to_ascii_lowercase()));
                depth += 1;
            }
        }
    }
    elements
}

/// What can be read in an element.
pub(crate) fn text_of(element: ElementRef) -> String {
    folded(&element.text().collect::<Vec<_>>().join(" "))
}

/// A text with each run of white space as one space.
pub(crate) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
