//! Fields under their names. What is typed in them is kept in the drafts.

use leptos::prelude::*;

use crate::state::Draft;

/// A field under its name.
#[component]
pub fn Field(
    /// What it is called.
    label: &'static str,
    /// The field itself.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            {children()}
        </label>
    }
}

/// A field for a line of text.
#[component]
pub fn TextField(
    /// What it is called.
    label: &'static str,
    /// What it holds.
    draft: Draft,
    /// The most characters it takes.
    limit: usize,
) -> impl IntoView {
    view! {
        <Field label>
            <input
                type="text"
                id=draft.id()
                maxlength=limit.to_string()
                prop:value=move || draft.text()
                on:input=move |event| draft.set(event_target_value(&event))
            />
        </Field>
    }
}

/// A choice of values, each with its name.
#[component]
pub fn Choice(
    /// What is chosen between.
    label: &'static str,
    /// The value that is chosen.
    draft: Draft,
    /// The values and their names.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let option = move |(value, name): (String, String)| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || draft.text() == own>{name}</option> }
    };
    view! {
        <Field label>
            <select id=draft.id() on:change=move |event| draft.set(event_target_value(&event))>
                {options.into_iter().map(option).collect_view()}
            </select>
        </Field>
    }
}

/// A choice of values that all show, each with its name; nothing is chosen beforehand.
#[component]
pub fn Radios(
    /// The question that they answer.
    legend: &'static str,
    /// The value that is chosen.
    draft: Draft,
    /// The values and their names.
    options: Vec<(&'static str, &'static str)>,
    /// What stands under them.
    children: Children,
) -> impl IntoView {
    let radio = move |(value, name): (&'static str, &'static str)| {
        let id = format!("{}-{value}", draft.id());
        view! {
            <input
                type="radio"
                id=id.clone()
                name=draft.id()
                value=value
                prop:checked=move || draft.text() == value
            />
            <label for=id>{name}</label>
        }
    };
    view! {
        <fieldset>
            <legend>{legend}</legend>
            <div class="scale" on:change=move |event| draft.set(event_target_value(&event))>
                {options.into_iter().map(radio).collect_view()}
            </div>
            {children()}
        </fieldset>
    }
}
