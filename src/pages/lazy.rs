//! The pages that a first answer does without. They are a part of the program of their own, which the
//! app fetches once the first page has been painted, or when one of them is opened before.

use leptos::prelude::*;

use super::{
    about, actions, code, compare, data, follow_up, history, paper, result, sessions, take_on,
};
use crate::{
    components::{Contact, PageTitle, PressButton, Reload},
    ports::{Absence, Cipher, Pictures, Scanner},
    route::Route,
    state::use_words,
};

/// Draws one of these pages; none for a route that is not theirs.
pub type LazyPage = fn(Route) -> Option<AnyView>;

/// The part of the program with these pages.
#[derive(Clone, Copy, Debug)]
pub struct LazyPart {
    /// Draws the pages.
    pub page: LazyPage,
    /// Begins what else is in that part, and goes on for as long as the app.
    pub begin: fn(),
}

/// The page of a route that is lazy, with the ports that only these pages use; none for any other route.
pub fn lazy_page(
    route: Route,
    ports: &'static (impl Pictures + Scanner + Cipher),
) -> Option<AnyView> {
    let (pictures, scanner): (&dyn Pictures, &dyn Scanner) = (ports, ports);
    let cipher: &dyn Cipher = ports;
    Some(match route {
        Route::Result => view! { <result::LastResult pictures cipher /> }.into_any(),
        Route::Take(id) => view! { <result::ResultOf id pictures cipher /> }.into_any(),
        Route::History => view! { <history::History /> }.into_any(),
        Route::Compare(before, after) => view! { <compare::Compare before after /> }.into_any(),
        Route::Paper => view! { <paper::Paper /> }.into_any(),
        Route::Actions => view! { <actions::FocusActions /> }.into_any(),
        Route::KeyActions(key) => view! { <actions::KeyActions key /> }.into_any(),
        Route::AllActions => view! { <actions::AllActions /> }.into_any(),
        Route::TakeOn(practice) => view! { <take_on::TakeOn practice /> }.into_any(),
        Route::FollowUp => view! { <follow_up::FollowUp /> }.into_any(),
        Route::Data => view! { <data::Data /> }.into_any(),
        Route::Code => view! { <code::EnterCode scanner cipher /> }.into_any(),
        Route::HandIn(id) => view! { <sessions::HandIn id /> }.into_any(),
        Route::Workshops => view! { <sessions::Workshops /> }.into_any(),
        Route::Session(id) => {
            view! { <sessions::SessionPage id scanner cipher pictures /> }.into_any()
        }
        Route::Present(id) => view! { <sessions::Present id /> }.into_any(),
        Route::Mirror => view! { <sessions::Mirror /> }.into_any(),
        Route::Collect => view! { <sessions::Collect /> }.into_any(),
        Route::Guide => view! { <sessions::Guide /> }.into_any(),
        Route::About => view! { <about::About /> }.into_any(),
        Route::Start | Route::Check(_) | Route::Missing => return None,
    })
}

/// How far these pages are.
#[derive(Clone, Copy, Debug, Default)]
pub enum LazyPages {
    /// Nobody has asked for them.
    #[default]
    NotAsked,
    /// They were asked for.
    OnTheirWay,
    /// They are here.
    Here(LazyPart),
    /// They could not be fetched, and why.
    Absent(Absence),
}

/// The name of the file that they are in, as the page knows it.
pub const FILE: &str = "pages";

/// The page in the place of one that could not be fetched: why, and what to do about it.
#[component]
pub fn AbsentPage(
    /// Why it could not be fetched.
    absence: Absence,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let (title, text, button) = match absence {
        Absence::Replaced => (
            phrases.new_version_title(),
            phrases.new_version(),
            view! { <Reload phrases /> }.into_any(),
        ),
        Absence::OutOfReach => (
            phrases.out_of_reach_title(),
            phrases.out_of_reach(),
            view! {
                <PressButton name=phrases.try_again() class="button" on_press=on_retry />
            }
            .into_any(),
        ),
    };
    view! {
        <div>
            <PageTitle text=title />
            <p>{text}</p>
            <p class="buttons">{button}</p>
            <Contact />
        </div>
    }
}
