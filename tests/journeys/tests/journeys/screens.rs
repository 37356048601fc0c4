//! What holds on every screen.

use journeys::{Page, PrintSize, Visitor, in_each_engine, in_engines};

use crate::words::{BEGUN, FINISHED, Words, come_back, dutch, english};

in_each_engine!(
    every_screen_is_accessible_in_light_colours,
    every_screen_is_accessible_in_dark_colours,
    every_screen_fits_a_phone_of_320_pixels,
    the_colours_that_the_reader_chose_stay,
    a_wrong_address_shows_a_page_that_helps,
);
in_engines!([chromium Chromium, firefox Firefox] the_result_prints_without_splitting_a_chart);

/// Every route, and whether it shows more with a finished check.
const ROUTES: [&str; 14] = [
    "#/",
    "#/check/purpose",
    "#/check/influence",
    "#/check/growth",
    "#/check/connection",
    "#/check/example",
    "#/result",
    "#/actions",
    "#/actions/growth",
    "#/actions/all",
    "#/data",
    "#/about",
    "#/nowhere",
    "#/check/none",
];

/// Shows every screen in every state that looks different, and does something on each.
async fn on_every_screen(page: &Page, words: Words, mut look: impl AsyncFnMut()) {
    let phrases = words.phrases;
    // Nothing stored yet.
    page.leave().await;
    page.tell("localStorage.clear()").await;
    for route in ROUTES {
        page.open(route).await;
        page.comes_up().await;
        look().await;
    }
    // In the middle of a check, with what is still open named.
    come_back(page, BEGUN, "#/").await;
    page.click(phrases.start_over()).await;
    look().await;
    page.open("#/check/influence").await;
    page.click(phrases.go_on_next()).await;
    page.see_a("button", phrases.skip_them()).await;
    look().await;
    // With a result, and all that is folded away laid open.
    come_back(page, FINISHED, "#/").await;
    look().await;
    page.open("#/check/purpose").await;
    look().await;
    page.open("#/result").await;
    for folded in [phrases.radar_show(), phrases.statements_title(), phrases.delete_result()] {
        page.click(folded).await;
    }
    look().await;
    page.open("#/actions").await;
    look().await;
    page.open("#/data").await;
    page.click(phrases.delete_text()).await;
    page.give_file(phrases.import_choose(), "newer.json", BEGUN.as_bytes()).await;
    page.see_a("button", phrases.import_yes()).await;
    look().await;
    page.give_file(phrases.import_choose(), "broken.json", b"{").await;
    page.see(phrases.bad_intro()).await;
    look().await;
    // With a trouble, and a text that was set aside.
    come_back(page, "{", "#/data").await;
    page.see(phrases.trouble_aside()).await;
    look().await;
}

async fn every_screen_is_accessible_in_light_colours(visitor: Visitor) {
    let page = visitor.sits_down().await;
    on_every_screen(&page, english(), async || page.is_accessible().await).await;
}

async fn every_screen_is_accessible_in_dark_colours(visitor: Visitor) {
    let page = visitor.speaking("nl").in_the_dark().sits_down().await;
    on_every_screen(&page, dutch(), async || page.is_accessible().await).await;
}

async fn every_screen_fits_a_phone_of_320_pixels(visitor: Visitor) {
    // Dutch has the longer words.
    let page = visitor.speaking("nl").sits_down().await;
    page.leave().await;
    page.on_a_phone(320, 740).await;
    on_every_screen(&page, dutch(), async || page.fits_its_width().await).await;
}

async fn the_colours_that_the_reader_chose_stay(visitor: Visitor) {
    let (page, phrases) = (visitor.opens("").await, english().phrases);
    let light = page.ground().await;
    page.select(phrases.theme(), phrases.theme_dark()).await;
    page.until("it does not get dark", async || page.ground().await != light).await;
    let dark = page.ground().await;
    page.reload().await;
    assert_eq!(page.ground().await, dark);
    assert_eq!(page.selected(phrases.theme()).await, phrases.theme_dark());
    page.is_accessible().await;
    page.select(phrases.theme(), phrases.theme_light()).await;
    page.until("it does not get light", async || page.ground().await == light).await;
}

async fn a_wrong_address_shows_a_page_that_helps(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/no/such/place").await, english());
    page.see_title(words.phrases.missing_title()).await;
    page.see("The address “#/no/such/place” leads nowhere.").await;
    for wrong in ["#/check/none", "#/%E2%82", "#/<b>bold</b>"] {
        page.open(wrong).await;
        page.see_title(words.phrases.missing_title()).await;
    }
    page.click(words.phrases.nav_start()).await;
    page.see_title(words.content.intro.question).await;
    page.back().await;
    page.see_title(words.phrases.missing_title()).await;
}

async fn the_result_prints_without_splitting_a_chart(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/result").await;
    for (name, size) in [("A4", PrintSize::A4), ("Letter", PrintSize::US_LETTER)] {
        let sheets = page.print(size).await.sheets();
        assert!((1..=2).contains(&sheets), "{sheets} sheets of {name}");
    }
    page.click(words.phrases.radar_show()).await;
    page.click(words.phrases.statements_title()).await;
    assert_eq!(page.splits().await, [""; 0]);
    let sheets = page.print(PrintSize::A4).await.sheets();
    assert!((2..=4).contains(&sheets), "{sheets} sheets");
}
