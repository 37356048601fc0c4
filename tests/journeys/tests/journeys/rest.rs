//! What a first visit does without: it is fetched when somebody opens a screen of it.

use five_keys::domain::Key;
use journeys::{Page, Sending, Visitor, in_each_engine};

use crate::words::{FINISHED, FOLLOWED, answer_key, come_back, dutch, english};

in_each_engine!(
    the_rest_is_fetched_once_when_a_screen_of_it_is_opened,
    a_rest_that_does_not_come_is_said_and_tried_again,
    a_rest_that_takes_its_time_keeps_nobody_waiting,
    a_result_shows_without_its_look_back_where_that_does_not_come,
);

/// How many files of the rest were asked for so far: what draws it, and its words.
fn fetched(page: &Page) -> [usize; 2] {
    let requests = page.site.requests();
    [".wasm", ".txt"].map(|end| {
        requests.iter().filter(|path| path.contains("rest-") && path.ends_with(end)).count()
    })
}

async fn the_rest_is_fetched_once_when_a_screen_of_it_is_opened(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    for route in ["#/", "#/check/purpose", "#/actions/all", "#/nowhere"] {
        page.open(route).await;
        page.comes_up().await;
    }
    come_back(&page, FINISHED, "#/result").await;
    page.see_title(phrases.result_title()).await;
    assert_eq!(fetched(&page), 0);
    page.click(phrases.nav_history()).await;
    page.see_title(phrases.history_title()).await;
    page.click(phrases.nav_data()).await;
    page.see_title(phrases.data_title()).await;
    assert_eq!(fetched(&page), 1);
    // Another language brings its words for all screens.
    page.click(english().phrases.other_language()).await;
    page.see_title(dutch().phrases.data_title()).await;
    page.click(dutch().phrases.nav_about()).await;
    page.see(dutch().phrases.about_limits()).await;
    assert_eq!(fetched(&page), 1);
    // Coming straight to it, too.
    page.reload().await;
    page.see_title(dutch().phrases.about_title()).await;
}

async fn a_rest_that_does_not_come_is_said_and_tried_again(visitor: Visitor) {
    let (page, phrases) = (visitor.opens("#/actions/all").await, english().phrases);
    page.site.program(Sending::Missing);
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.out_of_reach_title()).await;
    page.is_accessible().await;
    // Elsewhere, everything goes on.
    page.click(phrases.nav_start()).await;
    page.see_title(english().content.intro.question).await;
    page.site.program(Sending::Sent);
    page.click(phrases.nav_data()).await;
    page.see_title(phrases.data_title()).await;
    // What is no program is taken for none.
    let (page, phrases) = (Visitor::new(page.engine).opens("").await, english().phrases);
    page.site.program(Sending::Garbage);
    page.click(phrases.nav_history()).await;
    page.see_title(phrases.out_of_reach_title()).await;
    page.site.program(Sending::Sent);
    page.click(phrases.try_again()).await;
    page.see_title(phrases.history_title()).await;
}

async fn a_rest_that_takes_its_time_keeps_nobody_waiting(visitor: Visitor) {
    let (page, phrases) = (visitor.opens("").await, english().phrases);
    page.site.program(Sending::Held);
    page.click(phrases.nav_history()).await;
    // What shows stays until then, and can be used.
    page.see_title(english().content.intro.question).await;
    page.click(phrases.begin()).await;
    answer_key(&page, english(), Key::Purpose).await;
    page.site.program(Sending::Sent);
    page.see_title(english().content.key(Key::Purpose).name).await;
    page.see(&english().given(4)).await;
    page.click(phrases.nav_history()).await;
    page.see_title(phrases.history_title()).await;
}

async fn a_result_shows_without_its_look_back_where_that_does_not_come(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/").await;
    page.site.program(Sending::Missing);
    page.click(phrases.see_result()).await;
    page.see_title(phrases.result_title()).await;
    page.see(phrases.honest_title()).await;
    page.see_no(phrases.history_since()).await;
    page.site.program(Sending::Sent);
    page.click(phrases.nav_start()).await;
    page.click(phrases.see_result()).await;
    page.see(phrases.history_since()).await;
}
