//! Before the app is there, and when it never comes.

use five_keys::domain::Key;
use journeys::{Page, Place, Sending, Visitor, in_each_engine, in_engines};

use crate::words::{CHANGES, DOCUMENT, FINISHED, dutch, english, start_without_words};

in_each_engine!(
    nothing_moves_as_the_app_comes_up,
    what_is_pressed_while_the_app_comes_up_is_not_lost,
    an_app_that_does_not_start_says_so_and_hands_out_the_data,
    an_app_that_does_not_start_says_so_in_dutch_too,
    the_site_works_in_any_folder,
);
in_engines!([firefox Firefox] a_browser_too_old_for_webassembly_is_told_so);
in_engines!([chromium Chromium, firefox Firefox] without_scripts_the_page_says_what_it_needs);

async fn nothing_moves_as_the_app_comes_up(visitor: Visitor) {
    let page = visitor.opens("").await;
    stays(&page).await;
    page.on_a_phone(360, 740).await;
    stays(&page).await;
}

/// Loads the page with its program held back, and compares before and after.
async fn stays(page: &Page) {
    page.site.program(Sending::Held);
    page.load_again().await;
    page.see_title(english().content.intro.question).await;
    page.see(english().content.intro.privacy).await;
    let before = page.places().await;
    page.site.program(Sending::Sent);
    page.comes_up().await;
    let after = page.places().await;
    // What is added comes after what was there.
    let kept: Vec<Place> = after.iter().filter(|place| before.contains(place)).cloned().collect();
    assert!(before.len() >= 6, "{before:?}");
    assert_eq!(kept, before, "after: {after:#?}");
    if page.counts_shifts() {
        let shifted = page.shifted().await;
        assert!(shifted == 0.0, "the layout shifts by {shifted}");
    }
}

async fn what_is_pressed_while_the_app_comes_up_is_not_lost(visitor: Visitor) {
    let page = visitor.sits_down().await;
    start_without_words(&page, "").await;
    page.see_title(english().content.intro.question).await;
    page.click(english().phrases.begin()).await;
    page.site.words(Sending::Sent);
    page.comes_up().await;
    page.see_title(english().content.key(Key::Purpose).name).await;
}

async fn an_app_that_does_not_start_says_so_and_hands_out_the_data(visitor: Visitor) {
    let page = visitor.sits_down().await;
    page.leave().await;
    page.store(DOCUMENT, FINISHED).await;
    let changes = r#"{"format":"five-keys","schema":2,"revision":4,"settings":{"theme":"system"},"takes":[{"id":7000000000000001,"voice":"self","content":1,"begun":1750001000000,"at":"purpose.tell","answers":"5...................."}],"base":3}"#;
    page.store(CHANGES, changes).await;
    for (count, fault) in [Sending::Missing, Sending::Garbage].into_iter().enumerate() {
        page.site.program(fault);
        page.leave().await;
        page.open("").await;
        page.see_title("Something went wrong").await;
        page.see("Your answers are safe.").await;
        if count == 0 {
            page.click("Save what is stored").await;
            assert_eq!(page.saved_file(".json").await.1, FINISHED);
            page.click("Save your latest answers as well").await;
            assert_eq!(page.saved_file(".json").await.1, changes);
        }
    }
    page.is_accessible().await;
    // Once the program is there again, so is everything else.
    page.site.program(Sending::Sent);
    page.reload().await;
    page.see_a("link", &english().go_on(1)).await;
    page.click(english().phrases.nav_result()).await;
    page.see("Overall score: 65 of 100.").await;
}

async fn an_app_that_does_not_start_says_so_in_dutch_too(visitor: Visitor) {
    let page = visitor.speaking("nl").sits_down().await;
    page.site.words(Sending::Missing);
    page.open("").await;
    page.see_title("Er ging iets mis").await;
    // There is nothing to save, so nothing is offered.
    assert_eq!(page.names("link").await, [""; 0]);
}

async fn a_browser_too_old_for_webassembly_is_told_so(visitor: Visitor) {
    let page = visitor.without_webassembly().sits_down().await;
    page.open("#/data").await;
    page.see_title("Something went wrong").await;
    page.see("the page needs WebAssembly").await;
}

async fn the_site_works_in_any_folder(visitor: Visitor) {
    let page = visitor.sits_down().await;
    page.open("some/deep/folder/#/about").await;
    page.comes_up().await;
    page.see_title(english().phrases.about_title()).await;
    let strays = page.site.requests();
    let outside = |path: &&String| !path.starts_with("/some/deep/folder/");
    let outside: Vec<_> = strays.iter().filter(outside).collect();
    // Browsers look for this one by themselves when a page names no icon.
    assert!(outside.iter().all(|path| *path == "/favicon.ico"), "{outside:?}");
}

async fn without_scripts_the_page_says_what_it_needs(visitor: Visitor) {
    let page = visitor.without_scripts().sits_down().await;
    page.open("").await;
    page.see("Deze pagina werkt met JavaScript en WebAssembly.").await;
    page.see("This page works with JavaScript and WebAssembly.").await;
    page.see(dutch().content.intro.question).await;
    page.see(english().content.intro.question).await;
}
