//! A session for everybody in the room to read: first how to take part, then the result, a slide at a time.

use leptos::{ev, prelude::*};

use super::{
    invite::Steps,
    picture::{ChosenOrder, Distribution, title},
    session::{Gone, SessionTitle},
    use_session_phrases,
};
use crate::{
    components::{Bar, CodeCard, Keyed, LiveText},
    domain::{Key, Order, Picture, SessionId, Voice},
    exchange::code::InvitationCode,
    phrases::{counted, counted_of},
    route::Route,
    state::{CodePlace, use_device, use_navigation, use_sessions, use_words},
};

/// How many slides a result has: an overview, then one for each key.
const SLIDES: usize = 1 + Key::ALL.len();

/// A session for everybody in the room to read.
#[component]
pub fn Present(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let sessions = use_sessions();
    let shape = move || sessions.get(id).map(|one| one.is_revealed());
    let page = move |shape: Option<bool>| match shape {
        None => view! { <Gone title=use_words().phrases.present_title() /> }.into_any(),
        Some(false) => view! { <HowToTakePart id /> }.into_any(),
        Some(true) => view! { <Slides id /> }.into_any(),
    };
    view! {
        <div class="present">
            <Keyed value=shape children=page />
        </div>
    }
}

/// The QR code with the session's link, three lines, and how many are in.
#[component]
fn HowToTakePart(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions, device) = (use_session_phrases(), use_sessions(), use_device());
    let code = untrack(|| sessions.get(id))
        .map(|one| InvitationCode(one.invitation.clone()).write())
        .unwrap_or_default();
    let count = move || sessions.get(id).map_or(0, |one| one.bundle.len());
    view! {
        <SessionTitle id />
        <div class="invite">
            <div>
                <CodeCard
                    code
                    place=CodePlace::Join
                    image_label=device.worded(phrases.invite_image(), phrases.invite_image_code())
                    shows_code=false
                />
            </div>
            <div>
                <Steps />
                <p class="count" role="status">
                    <LiveText text=move || counted(phrases.handed_in(), count()) />
                </p>
            </div>
        </div>
        <p class="buttons">
            <a class="button quiet" href=Route::Session(id).hash()>{phrases.present_leave()}</a>
        </p>
    }
}

/// The slide that a key of the keyboard leads to from another one, as in any program for slides; none
/// where it leads to none.
fn slide_by(key: &str, slide: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "ArrowDown" | "PageDown" | " " => Some((slide + 1).min(SLIDES - 1)),
        "ArrowLeft" | "ArrowUp" | "PageUp" => Some(slide.saturating_sub(1)),
        "Home" => Some(0),
        "End" => Some(SLIDES - 1),
        _ => None,
    }
}

/// The result, a slide at a time; the keyboard turns them.
#[component]
fn Slides(
    /// The session.
    id: SessionId,
) -> impl IntoView {
    let (phrases, sessions, navigation) = (use_session_phrases(), use_sessions(), use_navigation());
    let (slide, order) = (RwSignal::new(0_usize), ChosenOrder::of(id));
    let turn = move |key: &str| {
        let next = slide_by(key, slide.get_untracked());
        if let Some(next) = next {
            slide.set(next);
        }
        next.is_some()
    };
    let on_key = window_event_listener(ev::keydown, move |event| {
        if event.alt_key() || event.ctrl_key() || event.meta_key() {
            return;
        }
        let is_ours = match event.key().as_str() {
            "Escape" => {
                navigation.go(Route::Session(id));
                true
            }
            key => turn(key),
        };
        if is_ours {
            event.prevent_default();
        }
    });
    on_cleanup(move || on_key.remove());
    let picture = Memo::new(move |_| {
        sessions.get(id).map(|one| (Picture::of(&one.bundle), one.invitation.session.voice))
    });
    let shown = move |(slide, order, picture): (usize, Order, Option<(Picture, Voice)>)| {
        let (picture, voice) = picture?;
        // In the order of the overview, which is that of the session's own page.
        let key = slide.checked_sub(1).and_then(|place| picture.keys_in(order).get(place).copied());
        Some(match key {
            None => view! { <Overview picture order voice /> }.into_any(),
            Some(key) => view! { <KeySlide key picture /> }.into_any(),
        })
    };
    view! {
        <SessionTitle id />
        <div class="slide" aria-live="polite">
            <Keyed value=move || (slide.get(), order.get(), picture.get()) children=shown />
        </div>
        // A space presses the button that has the focus, and turns no slide then.
        <p class="buttons" on:keydown=|event| if event.key() == " " { event.stop_propagation() }>
            <button type="button" on:click=move |_| _ = turn("PageUp")>
                {phrases.present_previous()}
            </button>
            <span>
                <LiveText text=move || counted_of(phrases.present_step(), slide.get() + 1, SLIDES) />
            </span>
            <button type="button" class="button" on:click=move |_| _ = turn("PageDown")>
                {phrases.present_next()}
            </button>
            <a class="button quiet" href=Route::Session(id).hash()>{phrases.present_leave()}</a>
        </p>
        <p class="digits">{phrases.present_keys()}</p>
    }
}

/// The means of all keys.
#[component]
fn Overview(
    /// The picture.
    picture: Picture,
    /// The order of the keys.
    order: Order,
    /// Who has answered.
    voice: Voice,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let row = |key: Key| {
        let mean = picture.key(key).mean();
        let number = mean.map(|mean| mean.rounded().to_string());
        view! {
            <tr>
                <th scope="row">{words.content.key(key).name}</th>
                <td class="bar">{mean.map(|mean| view! { <Bar points=mean.rounded() /> })}</td>
                <td class="number">{number.unwrap_or_else(|| phrases.picture_none().to_owned())}</td>
            </tr>
        }
    };
    view! {
        <h2>{title(phrases, voice, picture.count)}</h2>
        <table class="distribution">
            <caption>{phrases.present_overview()}</caption>
            <tbody>{picture.keys_in(order).into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// One key: its mean, how its scores are spread, and what to talk about.
#[component]
fn KeySlide(
    /// The key.
    key: Key,
    /// The picture.
    picture: Picture,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let figure = picture.key(key);
    let mean = figure.mean().map_or_else(
        || phrases.picture_none().to_owned(),
        |mean| counted(phrases.picture_mean(), mean.rounded() as usize),
    );
    let bands = figure.spread().map(|spread| {
        let labels = [phrases.bands_low(), phrases.bands_mid(), phrases.bands_high()];
        let rows = labels.into_iter().zip(spread.bands).collect();
        view! { <Distribution caption=phrases.picture_key_caption() rows of=picture.count /> }
    });
    let own = words.content.key(key);
    view! {
        <h2>{own.name}</h2>
        <p>{mean}</p>
        {bands}
        <p class="talk">{own.conversation}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keyboard_turns_slides_as_in_any_program_for_them() {
        let last = SLIDES - 1;
        for forward in ["ArrowRight", "ArrowDown", "PageDown", " "] {
            assert_eq!([0, 2, last].map(|at| slide_by(forward, at)), [1, 3, last].map(Some));
        }
        for back in ["ArrowLeft", "ArrowUp", "PageUp"] {
            assert_eq!([0, 2, last].map(|at| slide_by(back, at)), [0, 1, last - 1].map(Some));
        }
        assert_eq!([0, 2, last].map(|at| slide_by("Home", at)), [Some(0); 3]);
        assert_eq!([0, 2, last].map(|at| slide_by("End", at)), [Some(last); 3]);
        for other in ["Tab", "Enter", "a", "Escape", "F5"] {
            assert_eq!(slide_by(other, 2), None);
        }
    }
}
