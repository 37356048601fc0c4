//! The answers to choose from: native radios, each with its label.

use leptos::prelude::*;

use crate::{domain::Answer, state::use_words};

/// The radios of the scale and *did not occur*.
#[component]
pub fn Scale(
    /// What the radios' name and their ids begin with.
    name: String,
    /// The answer that is chosen.
    chosen: impl Fn() -> Option<Answer> + Copy + Send + Sync + 'static,
    /// Takes the answer that somebody chooses.
    #[prop(into)]
    on_choose: Callback<Answer>,
) -> impl IntoView {
    let words = use_words();
    // A label beside its radio: its ground and its outline are those of the whole line.
    let choice = move |answer: Answer| {
        let id = format!("{name}-{}", answer.digit());
        view! {
            <input
                type="radio"
                id=id.clone()
                name=name.clone()
                value=answer.digit().to_string()
                prop:checked=move || chosen() == Some(answer)
                on:change=move |_| on_choose.run(answer)
            />
            <label for=id class:apart=answer == Answer::DidNotOccur>
                {words.content.scale.label(answer)}
            </label>
        }
    };
    view! { <div class="scale">{Answer::all().map(choice).collect_view()}</div> }
}
