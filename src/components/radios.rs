//! Values to choose from: native radios, each with its label.

use leptos::prelude::*;

/// A value that can be chosen.
pub struct RadioOption {
    /// The value.
    pub value: String,
    /// What it is called.
    pub label: &'static str,
    /// Whether it stands apart from the others.
    pub is_apart: bool,
}

/// Radios for values that all show; nothing is chosen beforehand. The legend is its parent's.
#[component]
pub fn Radios(
    /// What the radios are called together, and what their ids begin with.
    name: String,
    /// The values, in their order.
    options: Vec<RadioOption>,
    /// The value that is chosen; empty while none is.
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
    /// Takes the value that somebody chooses.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    // A label beside its radio: its ground and its outline are those of the whole line.
    let radio = move |RadioOption { value, label, is_apart }: RadioOption| {
        let (id, own) = (format!("{name}-{value}"), value.clone());
        view! {
            <input
                type="radio"
                id=id.clone()
                name=name.clone()
                value=value
                prop:checked=move || chosen() == own
            />
            <label for=id class:apart=is_apart>
                {label}
            </label>
        }
    };
    view! {
        <div class="radios" on:change=move |event| on_choose.run(event_target_value(&event))>
            {options.into_iter().map(radio).collect_view()}
        </div>
    }
}
