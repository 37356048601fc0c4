//! Words that change: with the language, and where a browser has translated them.

use five_keys::{
    components::{Footer, Header, Keyed, LiveText, NoticeBar},
    domain::Key,
    route::Route,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::mounted::{Mounted, page, settled, translate};

const CHECK: Route = Route::Check(Key::Purpose);

#[wasm_bindgen_test]
async fn words_follow_the_language_until_they_are_unmounted() {
    let mounted = Mounted::new(|| {
        view! {
            <Header />
            <Footer />
        }
        .into_any()
    })
    .await;
    let place = mounted.place.clone();
    assert!(mounted.text().contains("Je gegevens"));
    assert_eq!(mounted.find("header button").get_attribute("lang").as_deref(), Some("en"));
    mounted.press("English").await;
    assert!(mounted.text().contains("Your data"));
    assert_eq!(mounted.find("header button").get_attribute("lang").as_deref(), Some("nl"));
    drop(mounted);
    assert_eq!(place.text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn words_go_on_to_change_after_a_browser_has_translated_them() {
    let count = RwSignal::new(0);
    let mounted = Mounted::new(move || {
        let live = move || format!("live {}", count.get());
        let children = |count| view! { <p>{format!("keyed {count}")}</p> };
        view! {
            <div id="live">
                <LiveText text=live />
            </div>
            <div id="keyed">
                <Keyed value=move || count.get() children />
            </div>
        }
        .into_any()
    })
    .await;
    for now in 1..=3 {
        translate(&mounted.place);
        assert!(mounted.text().contains("vertaald: "));
        count.set(now);
        settled().await;
        let [live, keyed] = ["#live", "#keyed"].map(|id| mounted.find(id).text_content().unwrap());
        assert_eq!((live, keyed), (format!("live {now}"), format!("keyed {now}")));
    }
}

#[wasm_bindgen_test]
async fn a_translated_page_goes_on_to_work() {
    let mounted = Mounted::new(move || {
        view! {
            <Header />
            <NoticeBar />
            {page(CHECK)}
            <Footer />
        }
        .into_any()
    })
    .await;
    translate(&mounted.place);
    mounted.find(".buttons button.button").click();
    settled().await;
    let open = mounted.find("[role=alert].open").text_content().unwrap();
    assert!(open.contains(" 4 ") && !open.contains("vertaald"), "{open}");
    translate(&mounted.place);
    mounted.field("[id='purpose.tell-3']").click();
    settled().await;
    let open = mounted.find("[role=alert].open").text_content().unwrap();
    assert!(open.contains(" 3 ") && !open.contains("vertaald"), "{open}");
    let given = mounted.find(".progress span").text_content().unwrap();
    assert!(given.contains('1') && !given.contains("vertaald"), "{given}");
}
