//! What a group's answers come to: per key and per statement, each figure only as far as enough have
//! answered.

use std::sync::Arc;

use leptos::prelude::*;

use super::{beside::BesideTeam, keep::KeepPicture, use_session_phrases};
use crate::{
    components::{Bar, Keyed, RadioOption, Radios},
    domain::{Collection, FEWEST_FOR_A_MEAN, Key, Order, Picture, SessionId, Statement, Voice},
    phrases::{SessionPhrases, counted, named},
    ports::Pictures,
    state::{use_sessions, use_words},
};

/// The picture of a session that was revealed.
#[component]
pub(super) fn GroupPicture(
    /// The session.
    id: SessionId,
    /// What makes images.
    pictures: &'static dyn Pictures,
) -> impl IntoView {
    let sessions = use_sessions();
    let shown = move |one: Option<Arc<Collection>>| one.map(|one| view! { <Shown one pictures /> });
    view! { <Keyed value=move || sessions.get(id) children=shown /> }
}

/// How many there are, what may show of them, and that.
#[component]
fn Shown(
    /// The session.
    one: Arc<Collection>,
    /// What makes images.
    pictures: &'static dyn Pictures,
) -> impl IntoView {
    let phrases = use_session_phrases();
    let picture = Picture::of(&one.bundle);
    let why = match picture.count {
        0..FEWEST_FOR_A_MEAN => Some(phrases.picture_few()),
        _ if !picture.has_spreads() => Some(phrases.picture_means()),
        _ => None,
    };
    let has_figures = picture.count >= FEWEST_FOR_A_MEAN;
    let count = picture.count;
    let voice = one.invitation.session.voice;
    let beside = (has_figures && one.is_mirror())
        .then(|| view! { <BesideTeam one=one.clone() picture=picture.clone() /> });
    view! {
        <section>
            <h2>{counted(phrases.picture_title(), count)}</h2>
            {why.map(|why| view! { <p>{why}</p> })}
            {beside}
            {has_figures
                .then(|| {
                    view! {
                        <InOrder picture=picture.clone() voice />
                        <KeepPicture one=one.clone() picture pictures />
                    }
                })}
        </section>
    }
}

/// The keys in the order that is chosen.
#[component]
fn InOrder(
    /// The picture.
    picture: Picture,
    /// Who has answered.
    voice: Voice,
) -> impl IntoView {
    let phrases = use_session_phrases();
    let order = RwSignal::new(Order::default());
    let has_choice = picture.has_spreads();
    let picture = Arc::new(picture);
    let keys = move |order: Order| {
        let key = |key| view! { <KeyPicture key picture=picture.clone() order voice /> };
        // Beside each other where there is room, as the actions are.
        view! { <div class="advice">{picture.keys_in(order).into_iter().map(key).collect_view()}</div> }
    };
    view! {
        {has_choice.then(|| view! { <ChooseOrder order phrases /> })}
        <Keyed value=move || order.get() children=keys />
    }
}

/// The orders to choose from.
#[component]
fn ChooseOrder(
    /// The order that is chosen.
    order: RwSignal<Order>,
    /// The words to say it with.
    phrases: &'static SessionPhrases,
) -> impl IntoView {
    let option = |(place, of): (usize, Order)| RadioOption {
        value: place.to_string(),
        label: match of {
            Order::Low => phrases.order_low(),
            Order::High => phrases.order_high(),
            Order::Mixed => phrases.order_mixed(),
        },
        is_apart: false,
    };
    let options = Order::ALL.into_iter().enumerate().map(option).collect();
    let chosen = move || {
        let place = Order::ALL.into_iter().position(|one| one == order.get());
        place.unwrap_or_default().to_string()
    };
    let choose = move |place: String| {
        let one = place.parse().ok().and_then(|place: usize| Order::ALL.get(place).copied());
        order.set(one.unwrap_or_default());
    };
    view! {
        <fieldset class="order">
            <legend>{phrases.picture_order()}</legend>
            <Radios name="order".to_owned() options chosen on_choose=choose />
        </fieldset>
    }
}

/// One key: its mean, how its scores are spread, what to talk about, and its statements.
#[component]
fn KeyPicture(
    /// The key.
    key: Key,
    /// The picture that it is in.
    picture: Arc<Picture>,
    /// The order of its statements.
    order: Order,
    /// Who has answered.
    voice: Voice,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let own = words.content.key(key);
    let figure = picture.key(key);
    let mean = match figure.mean() {
        Some(mean) => view! {
            <p class="mean">
                {counted(phrases.picture_mean(), mean.rounded() as usize)}
                <Bar points=mean.rounded() />
            </p>
        }
        .into_any(),
        None => view! { <p>{phrases.picture_none()}</p> }.into_any(),
    };
    let bands = figure.spread().map(|spread| {
        let labels = [phrases.bands_low(), phrases.bands_mid(), phrases.bands_high()];
        let rows = labels.into_iter().zip(spread.bands).collect();
        view! { <Distribution caption=phrases.picture_key_caption() rows /> }
    });
    let statements: Vec<_> = picture
        .statements_in(key, order)
        .into_iter()
        .filter(|statement| picture.statement(*statement).is_some())
        .collect();
    let folded = (!statements.is_empty()).then(|| {
        let statement =
            |statement| view! { <StatementPicture statement picture=picture.clone() voice /> };
        view! {
            <details class="all">
                <summary>{named(phrases.picture_statements(), own.name)}</summary>
                {statements.into_iter().map(statement).collect_view()}
            </details>
        }
    });
    view! {
        <section class="card">
            <h3>{own.name}</h3>
            {mean}
            {bands}
            <p>{named(phrases.picture_talk(), own.conversation)}</p>
            {folded}
        </section>
    }
}

/// One statement: how many gave each answer.
#[component]
fn StatementPicture(
    /// The statement.
    statement: Statement,
    /// The picture that it is in.
    picture: Arc<Picture>,
    /// Who has answered.
    voice: Voice,
) -> impl IntoView {
    let (words, phrases) = (use_words(), use_session_phrases());
    let spread = picture.statement(statement)?;
    let labels = words.content.scale.labels.into_iter().zip(spread.ratings);
    let rows = labels.chain([(phrases.picture_unrated(), spread.unrated)]).collect();
    Some(view! {
        <section>
            <h4>{words.content.statement(statement).in_voice(voice)}</h4>
            <p>{counted(phrases.picture_mean(), spread.mean.rounded() as usize)}</p>
            <Distribution caption=phrases.picture_statement_caption() rows />
        </section>
    })
}

/// How many there are of each, as bars in the table of the same numbers.
#[component]
pub(super) fn Distribution(
    /// What is counted.
    caption: &'static str,
    /// The names, each with its number.
    rows: Vec<(&'static str, usize)>,
) -> impl IntoView {
    let most = rows.iter().map(|(_, count)| *count).max().unwrap_or_default().max(1);
    let row = move |(name, count): (&'static str, usize)| {
        // Of a hundred, so that it fits.
        let points = u32::try_from(count * 100 / most).unwrap_or_default();
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="bar">
                    <Bar points />
                </td>
                <td class="number">{count}</td>
            </tr>
        }
    };
    view! {
        <table class="distribution">
            <caption>{caption}</caption>
            <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}
