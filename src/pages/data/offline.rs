//! Whether the page opens without a connection, and how to have it as an app.

use leptos::prelude::*;

use crate::{
    components::{Keyed, PressButton},
    phrases::counted,
    ports::Installing,
    state::{SiteCopy, use_offline, use_words},
};

/// Whether the page opens without a connection, and what that takes.
#[component]
pub fn WithoutInternet() -> impl IntoView {
    let (phrases, offline) = (&use_words().phrases, use_offline());
    let text = move |copy| {
        let text = match copy {
            SiteCopy::Unknown => return None,
            SiteCopy::OnItsWay => phrases.offline_coming().to_owned(),
            SiteCopy::Complete { bytes } => {
                counted(phrases.offline_here(), bytes.div_ceil(1000) as usize)
            }
            SiteCopy::None => phrases.offline_none().to_owned(),
        };
        Some(view! {
            <h2>{phrases.offline_title()}</h2>
            <p>{text}</p>
        })
    };
    view! { <Keyed value=move || offline.copy() children=text /> }
}

/// How to have the page as an app.
#[component]
pub fn AsAnApp() -> impl IntoView {
    let (phrases, offline) = (&use_words().phrases, use_offline());
    let way = move |installing| {
        let text = match installing {
            Installing::Done => phrases.install_done(),
            Installing::Button => phrases.install_prompt(),
            Installing::ShareSheet => phrases.install_share(),
            Installing::Dock => phrases.install_dock(),
            Installing::Menu => phrases.install_menu(),
            Installing::Unknown => phrases.install_unknown(),
        };
        let install = (installing == Installing::Button).then(|| {
            view! {
                <p class="buttons">
                    <PressButton
                        name=phrases.install_button()
                        on_press=move |()| offline.install()
                    />
                </p>
            }
        });
        view! {
            <p>{text}</p>
            {install}
        }
    };
    view! {
        <h2>{phrases.install_title()}</h2>
        <Keyed value=move || offline.installing() children=way />
    }
}
