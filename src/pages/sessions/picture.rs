//! What a group's answers come to: per key and per statement, each figure only as far as enough have
//! answered.

use std::sync::Arc;

use leptos::{ev::MouseEvent, prelude::*};

use super::{beside::BesideTeam, keep::KeepPicture, use_session_phrases};
use crate::{
    components::{Bar, Keyed, RadioOption, Radios},
    domain::{Collection, FEWEST_FOR_A_MEAN, Key, Order, Picture, SessionId, Statement, Voice},
    phrases::{SessionPhrases, counted, named},
    ports::Pictures,
    state::{Draft, use_drafts, use_sessions, use_words},
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
    let id = one.id();
    let beside = (has_figures && one.is_mirror())
        .then(|| view! { <BesideTeam one=one.clone() picture=picture.clone() /> });
    view! {
        <section>
            <h2>{title(phrases, voice, count)}</h2>
            {why.map(|why| view! { <p>{why}</p> })}
            {beside}
            {has_figures
                .then(|| {
                    view! {
                        <InOrder id picture=picture.clone() voice />
                        <KeepPicture one=one.clone() picture pictures />
                    }
                })}
        </section>
    }
}

/// Whose picture it is, and of how many.
pub(super) fn title(phrases: &SessionPhrases, voice: Voice, count: usize) -> String {
    match (voice, count) {
        (Voice::Own, 1) => phrases.picture_title_one().to_owned(),
        (Voice::Team, 1) => phrases.picture_title_team_one().to_owned(),
        (Voice::Own, _) => counted(phrases.picture_title(), count),
        (Voice::Team, _) => counted(phrases.picture_title_team(), count),
    }
}

/// The keys in the order that is chosen.
#[component]
fn InOrder(
    /// The session.
    id: SessionId,
    /// The picture.
    picture: Picture,
    /// Who has answered.
    voice: Voice,
) -> impl IntoView {
    let phrases = use_session_phrases();
    let (order, opened) = (ChosenOrder::of(id), Opened::of(id));
    let has_choice = picture.has_spreads();
    let picture = Arc::new(picture);
    let keys = move |order: Order| {
        let key = |key| view! { <KeyPicture key picture=picture.clone() order opened voice /> };
        // Beside each other where there is room, as the actions are.
        view! { <div class="advice">{picture.keys_in(order).into_iter().map(key).collect_view()}</div> }
    };
    view! {
        {has_choice.then(|| view! { <ChooseOrder order phrases /> })}
        <Keyed value=move || order.get() children=keys />
    }
}

/// The order in which the keys of a session stand, on its page and on the big screen: what was chosen is
/// kept by the tab.
#[derive(Clone, Copy)]
pub(super) struct ChosenOrder(Draft);

impl ChosenOrder {
    pub(super) fn of(id: SessionId) -> ChosenOrder {
        ChosenOrder(use_drafts().field(format!("order-{}", id.0), String::new()))
    }

    pub(super) fn get(self) -> Order {
        let place = self.0.text().parse().ok();
        place.and_then(|place: usize| Order::ALL.get(place).copied()).unwrap_or_default()
    }

    fn choose(self, place: String) {
        self.0.set(place);
    }
}

/// The keys whose statements somebody has opened; the tab keeps them, so that another order or a reload
/// closes none.
#[derive(Clone, Copy)]
struct Opened(Draft);

impl Opened {
    fn of(id: SessionId) -> Opened {
        Opened(use_drafts().field(format!("opened-{}", id.0), String::new()))
    }

    fn has(self, key: Key) -> bool {
        self.0.text().split(' ').any(|id| id == key.id())
    }

    fn turn(self, key: Key) {
        let is_open = |one: &Key| self.has(*one) != (*one == key);
        let open =
            untrack(|| Key::ALL.into_iter().filter(is_open).map(Key::id).collect::<Vec<_>>());
        self.0.set(open.join(" "));
    }
}

/// The orders to choose from.
#[component]
fn ChooseOrder(
    /// The order that is chosen.
    order: ChosenOrder,
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
    view! {
        <fieldset class="order">
            <legend>{phrases.picture_order()}</legend>
            <Radios name="order".to_owned() options chosen on_choose=move |place| order.choose(place) />
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
    /// Whose statements are open.
    opened: Opened,
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
        view! { <Distribution caption=phrases.picture_key_caption() rows of=picture.count /> }
    });
    let turn = move |event: MouseEvent| {
        // The state opens it: what another order builds anew is as it was.
        event.prevent_default();
        opened.turn(key);
    };
    let statements: Vec<_> = picture
        .statements_in(key, order)
        .into_iter()
        .filter(|statement| picture.statement(*statement).is_some())
        .collect();
    let folded = (!statements.is_empty()).then(|| {
        let statement =
            |statement| view! { <StatementPicture statement picture=picture.clone() voice /> };
        view! {
            <details class="all" open=move || opened.has(key)>
                <summary on:click=turn>{named(phrases.picture_statements(), own.name)}</summary>
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
            <Distribution caption=phrases.picture_statement_caption() rows of=picture.count />
        </section>
    })
}

/// How many there are of each, as bars in the table of the same numbers. A whole bar is everybody, so that
/// the bars of two statements can be compared.
#[component]
pub(super) fn Distribution(
    /// What is counted.
    caption: &'static str,
    /// The names, each with its number.
    rows: Vec<(&'static str, usize)>,
    /// How many have answered.
    of: usize,
) -> impl IntoView {
    let row = move |(name, count): (&'static str, usize)| {
        let points = u32::try_from(count * 100 / of.max(1)).unwrap_or_default();
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
