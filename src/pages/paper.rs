//! The blank questionnaire on paper: all statements with room for a cross.

use leptos::prelude::*;

use crate::{
    components::PageTitle,
    domain::{Answer, Key},
    state::{use_device, use_words},
};

/// All statements as tables to be filled in by hand.
#[component]
pub fn Paper() -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (phrases, scale) = (&words.phrases, &words.content.scale);
    // What each column stands for is said once: the names are too long for the heads.
    let legend = Answer::all().map(|answer| {
        view! { <li>{format!("{}: {}", answer.digit(), scale.label(answer))}</li> }
    });
    let lines = [phrases.paper_name(), phrases.paper_date(), phrases.table_team()]
        .into_iter()
        .map(|name| view! { <li>{name}</li> });
    view! {
        <div class="sheet">
            <PageTitle text=phrases.paper_title() />
            <p class="buttons">
                <button type="button" class="button" on:click=move |_| device.page.print()>
                    {phrases.print()}
                </button>
            </p>
            <ul class="lines" role="list">{lines.collect_view()}</ul>
            <p>{scale.period}</p>
            <p>{phrases.paper_lead()}</p>
            <ul>{legend.collect_view()}</ul>
            {Key::ALL.map(|key| view! { <PaperTable key /> }).into_iter().collect_view()}
            <h2>{phrases.paper_score_title()}</h2>
            <p>{phrases.paper_score()}</p>
        </div>
    }
}

/// The statements of one key, each with its boxes.
#[component]
fn PaperTable(
    /// The key.
    key: Key,
) -> impl IntoView {
    let words = use_words();
    let heads = Answer::all().map(|answer| view! { <th scope="col">{answer.digit()}</th> });
    let rows = key.statements().map(|statement| {
        let boxes = Answer::all().map(|_| view! { <td><span class="box"></span></td> });
        view! {
            <tr>
                <th scope="row">{words.content.statement(statement).own}</th>
                {boxes.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="paper">
            <caption>{words.content.key(key).name}</caption>
            <thead>
                <tr>
                    <th scope="col">{words.phrases.paper_statement()}</th>
                    {heads.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
