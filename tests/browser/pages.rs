//! The pages as they stand, and what a press and another tab change in them.

use five_keys::{
    components::{Footer, NoticeBar},
    domain::{Answer, Language, Statement},
    phrases::counted,
    ports::MemoryStore,
    route::Route,
    saved::Theme,
    state::{Takes, use_settings, use_takes},
    words::Words,
};
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlSelectElement;

use crate::{
    mounted::{Mounted, fill_in, page, settled, store_with},
    routes::ROUTES,
};

const WHOLE: &str = include_str!("../fixtures/schema-2/whole.json");

#[wasm_bindgen_test]
async fn every_page_mounts_and_goes_whatever_is_stored() {
    for store in [MemoryStore::new(), store_with(WHOLE)] {
        let reader = Mounted::on(&store, || ().into_any()).await;
        let finished = untrack(|| reader.state.takes.finished());
        let of_one = finished.iter().map(|take| Route::Take(take.id));
        let of_two = finished.windows(2).map(|two| Route::Compare(two[0].id, two[1].id));
        for route in ROUTES.into_iter().chain(of_one).chain(of_two) {
            let mounted = Mounted::on(&store, move || page(route)).await;
            assert_eq!(mounted.place.query_selector_all("h1").unwrap().length(), 1, "{route:?}");
            settled().await;
            let place = mounted.place.clone();
            drop(mounted);
            assert_eq!(place.child_element_count(), 0, "{route:?}");
        }
    }
}

#[wasm_bindgen_test]
async fn the_start_follows_what_another_tab_answers() {
    let store = MemoryStore::new();
    let other = Mounted::on(&store, || ().into_any()).await;
    let answer = |digit| Answer::from_digit(digit).unwrap();
    let mounted = Mounted::on(&store, move || page(Route::Start)).await;
    let go_on = || mounted.find(".buttons a.button").text_content().unwrap();
    for (given, statement) in (1..=2).zip(Statement::all()) {
        other.state.takes.answer(statement, answer(3)).unwrap();
        mounted.state.storage.reload();
        settled().await;
        assert!(go_on().contains(&format!("{given} van 21")), "{}", go_on());
    }
}

#[wasm_bindgen_test]
async fn a_deleted_result_is_put_back_by_a_press() {
    let mounted = Mounted::new(move || {
        fill_in(use_takes(), 3);
        view! {
            <NoticeBar />
            {page(Route::Result)}
        }
        .into_any()
    })
    .await;
    let phrases = &Words::of(Language::Dutch).phrases;
    mounted.press(phrases.delete_result()).await;
    assert_eq!(mounted.find("h1").text_content().as_deref(), Some(phrases.none_title()));
    mounted.press(phrases.put_back()).await;
    assert_eq!(mounted.find("h1").text_content().as_deref(), Some(phrases.result_title()));
    assert_eq!(untrack(|| mounted.state.notices.current()), None);
}

#[wasm_bindgen_test]
async fn checks_that_a_late_team_name_parts_are_told_of_and_follow_by_a_press_or_come_back() {
    let mounted = Mounted::new(move || {
        for digit in [3, 4] {
            use_takes().begin().unwrap();
            fill_in(use_takes(), digit);
        }
        page(Route::Result)
    })
    .await;
    let phrases = &Words::of(Language::Dutch).phrases;
    let teams = || {
        let takes = untrack(|| mounted.state.takes.finished()).into_iter();
        takes.map(|take| take.label.subject.as_str().to_owned()).collect::<Vec<_>>()
    };
    let last = untrack(|| mounted.state.takes.last_finished()).unwrap().id;
    assert!(mounted.text().contains(phrases.history_since()));
    // Its own name says nothing of the team.
    mounted.type_in(&format!("#label-name-{}", last.number()), "na de zomer");
    mounted.press(phrases.label_save()).await;
    assert!(!mounted.text().contains(&counted(phrases.team_apart(), 1)));
    mounted.type_in(&format!("#label-team-{}", last.number()), "Noord");
    mounted.press(phrases.label_save()).await;
    for _ in ["once", "again"] {
        assert_eq!(teams(), ["", "Noord"]);
        assert!(mounted.text().contains(&counted(phrases.team_apart(), 1)));
        assert!(!mounted.text().contains(phrases.history_since()));
        mounted.press(phrases.team_join()).await;
        assert_eq!(teams(), ["Noord", "Noord"]);
        assert!(mounted.text().contains(phrases.team_joined()));
        assert!(mounted.text().contains(phrases.history_since()), "they are compared again");
        mounted.press(phrases.put_back()).await;
    }
}

#[wasm_bindgen_test]
async fn the_theme_that_shows_as_chosen_is_the_one_that_is_stored() {
    let mounted = Mounted::new(|| {
        use_settings().choose_theme(Theme::Dark);
        view! { <Footer /> }.into_any()
    })
    .await;
    let select = mounted.find("select").unchecked_into::<HtmlSelectElement>();
    assert_eq!(select.value(), "dark");
    mounted.state.i18n.choose(Language::English);
    settled().await;
    assert_eq!(select.value(), "dark");
    let chosen = select.selected_options().item(0).unwrap().text_content();
    assert_eq!(chosen.as_deref(), Some(Words::of(Language::English).phrases.theme_dark()));
}

#[wasm_bindgen_test]
async fn a_chart_is_drawn_as_svg() {
    let mounted = Mounted::new(move || {
        fill_in(use_takes(), 3);
        fill_in_again(use_takes());
        page(Route::Result)
    })
    .await;
    for shape in ["svg", "rect", "polygon", "path", "text"] {
        let drawn = mounted.find(shape);
        assert_eq!(drawn.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"), "{shape}");
    }
    // The letters of its attributes count, unlike those of HTML.
    assert!(mounted.find("svg").has_attribute("viewBox"));
}

/// A second take, so that there is something to look back at.
fn fill_in_again(takes: Takes) {
    takes.begin().unwrap();
    fill_in(takes, 4);
}
