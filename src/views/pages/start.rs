//! The question, the promise, and the way in. `index.html` shows the same before any script runs;
//! a test keeps the two alike.

use leptos::prelude::*;

use super::heading;
use crate::{
    domain::{Key, STATEMENTS},
    phrases::fill,
    state::{use_data, use_device},
    views::{Route, parts, words},
};

/// Where the leader begins, goes on, or looks back.
pub(super) fn start() -> AnyView {
    let (data, device, words) = (use_data(), use_device(), words());
    let (phrases, intro) = (words.phrases, &words.content.intro);
    let open = data.in_progress().map(|take| (take.at.key(), take.answers.given()));
    let last = data.last_finished();
    let begin_again = last.is_some();

    let way_in = match open {
        Some((key, given)) if given > 0 => {
            let given = given.to_string();
            let go_on = fill(phrases.go_on, &[("n", &given), ("m", &STATEMENTS.to_string())]);
            let sure = fill(phrases.start_over_sure, &[("n", &given)]);
            let over =
                parts::confirm(phrases.start_over, sure, phrases.start_over_yes, move || {
                    data.start_over();
                    device.page.go(Route::Check(Key::Purpose).hash());
                });
            view! {
                <p class="buttons">
                    <a class="button" href=Route::Check(key).hash()>
                        {go_on}
                    </a>
                </p>
                {over}
            }
            .into_any()
        }
        _ if begin_again => view! {
            <p class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        data.begin();
                        device.page.go(Route::Check(Key::Purpose).hash());
                    }
                >
                    {phrases.begin_again}
                </button>
            </p>
            {move || data.full().then(|| view! { <p role="alert">{phrases.full}</p> })}
        }
        .into_any(),
        _ => view! {
            <p class="buttons">
                <a class="button" href=Route::Check(Key::Purpose).hash()>
                    {phrases.begin}
                </a>
            </p>
        }
        .into_any(),
    };
    let last = last.map(|take| {
        let day = device.clock.day(take.finished.unwrap_or(take.begun), words.language);
        view! {
            <section class="card">
                <h2>{phrases.last_result}</h2>
                <p>{fill(phrases.last_result_on, &[("name", &day)])}</p>
                <p class="buttons">
                    <a class="button quiet" href=Route::Result.hash()>
                        {phrases.see_result}
                    </a>
                </p>
            </section>
        }
    });
    let iphone = device.page.forgets().then(|| {
        view! {
            <section class="card">
                <h2>{phrases.iphone_title}</h2>
                <p>{phrases.iphone_tip}</p>
            </section>
        }
    });
    view! {
        {heading(intro.question)}
        <p class="lead">{intro.lead}</p>
        <p>{intro.promise}</p>
        {way_in}
        <p class="privacy">{intro.privacy}</p>
        {last}
        {iphone}
        <p>
            <a href=Route::AllActions.hash()>{phrases.browse_actions}</a>
        </p>
    }
    .into_any()
}
