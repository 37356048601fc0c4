//! Words that a screen reader reads aloud when they change.

use leptos::prelude::*;

use super::Keyed;

/// Words that come and go, and are read aloud when they do.
#[component]
pub fn Announcement(
    /// The words; none where it is empty.
    #[prop(into)]
    text: Signal<String>,
    /// Whether they interrupt what is being read.
    #[prop(optional)]
    is_urgent: bool,
    /// The class of the place where they stand.
    #[prop(optional)]
    class: &'static str,
    /// The class of the words.
    #[prop(optional)]
    text_class: &'static str,
) -> impl IntoView {
    // The same words again are read again: whoever presses twice hears them twice.
    let times = Memo::new(move |before: Option<&usize>| {
        text.track();
        before.copied().unwrap_or_default() + 1
    });
    let paragraph = move |(text, _): (String, usize)| {
        (!text.is_empty()).then(|| view! { <p class=text_class>{text}</p> })
    };
    view! {
        <div role=if is_urgent { "alert" } else { "status" } class=class>
            <Keyed value=move || (text.get(), times.get()) children=paragraph />
        </div>
    }
}
