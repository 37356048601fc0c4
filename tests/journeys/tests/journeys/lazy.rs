//! The pages that a first answer does without: they come once the first page has been painted.

use five_keys::domain::Key;
use journeys::{Page, Sending, Visitor, in_each_engine};

use crate::words::{FOLLOWED, answer_key, come_back, dutch, english};

in_each_engine!(
    they_come_once_without_being_asked_for,
    where_they_do_not_come_the_page_says_so_and_tries_again,
    where_a_new_version_has_replaced_them_the_page_says_so_and_loads_it_by_a_press,
    on_a_device_without_a_connection_the_page_says_so_and_tries_again,
    one_that_takes_its_time_keeps_nobody_waiting,
);

/// How often they were asked for so far.
fn requests(page: &Page) -> usize {
    page.site.requests().iter().filter(|path| path.contains("/pages-")).count()
}

async fn they_come_once_without_being_asked_for(visitor: Visitor) {
    let (page, phrases) = (visitor.without_copies().opens("").await, english().phrases);
    page.until("the lazy pages are not asked for", async || requests(&page) == 1).await;
    page.click(phrases.nav_history()).await;
    page.see_title(phrases.history_title()).await;
    page.click(phrases.nav_data()).await;
    page.see_title(phrases.data_title()).await;
    page.click(phrases.other_language()).await;
    page.see_title(dutch().phrases.data_title()).await;
    assert_eq!(requests(&page), 1);
    // Coming straight to one of them, too.
    page.reload().await;
    page.see_title(dutch().phrases.data_title()).await;
    come_back(&page, FOLLOWED, "#/result").await;
    page.see_title(english().phrases.result_title()).await;
}

async fn where_they_do_not_come_the_page_says_so_and_tries_again(visitor: Visitor) {
    let (page, phrases) = (visitor.without_copies().sits_down().await, english().phrases);
    page.site.pages(Sending::Broken);
    page.open("").await;
    page.comes_up().await;
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.out_of_reach_title()).await;
    page.see(phrases.out_of_reach()).await;
    page.is_accessible().await;
    // Elsewhere, everything goes on.
    page.click(phrases.nav_start()).await;
    page.see_title(english().content.intro.question).await;
    // What is no program is taken for none.
    page.site.pages(Sending::Garbage);
    page.click(phrases.nav_history()).await;
    page.see_title(phrases.out_of_reach_title()).await;
    page.site.pages(Sending::Sent);
    page.click(phrases.try_again()).await;
    page.see_title(phrases.history_title()).await;
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.about_title()).await;
}

async fn where_a_new_version_has_replaced_them_the_page_says_so_and_loads_it_by_a_press(
    visitor: Visitor,
) {
    let page = visitor.without_copies().opens("").await;
    for (words, gone) in [(english(), Sending::Missing), (dutch(), Sending::Page)] {
        let phrases = words.phrases;
        page.site.pages(gone);
        page.open("#/check/purpose").await;
        page.reload().await;
        answer_key(&page, words, Key::Purpose).await;
        page.click(phrases.nav_about()).await;
        page.see_title(phrases.new_version_title()).await;
        page.see(phrases.new_version()).await;
        page.is_accessible().await;
        page.site.pages(Sending::Sent);
        page.click(phrases.reload()).await;
        page.see_title(phrases.about_title()).await;
        page.click(phrases.nav_start()).await;
        page.see_a("link", &words.go_on(4)).await;
        let before = page.language().await;
        page.click(phrases.other_language()).await;
        page.until("the language changes", async || page.language().await != before).await;
    }
}

async fn on_a_device_without_a_connection_the_page_says_so_and_tries_again(visitor: Visitor) {
    let (page, phrases) = (visitor.without_copies().sits_down().await, dutch().phrases);
    page.site.pages(Sending::Broken);
    page.open("").await;
    page.comes_up().await;
    page.click(english().phrases.other_language()).await;
    let offline = "window.online = fetch; window.fetch = () => window.Promise.reject('offline')";
    page.tell(offline).await;
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.out_of_reach_title()).await;
    page.site.pages(Sending::Sent);
    page.tell("window.fetch = online").await;
    page.click(phrases.try_again()).await;
    page.see_title(phrases.about_title()).await;
}

async fn one_that_takes_its_time_keeps_nobody_waiting(visitor: Visitor) {
    let (page, phrases) = (visitor.without_copies().sits_down().await, english().phrases);
    page.site.pages(Sending::Held);
    page.open("").await;
    page.comes_up().await;
    page.click(phrases.nav_history()).await;
    // What shows stays until then, and can be used.
    page.see_title(english().content.intro.question).await;
    page.click(phrases.begin()).await;
    answer_key(&page, english(), Key::Purpose).await;
    page.site.pages(Sending::Sent);
    page.see_title(english().content.key(Key::Purpose).name).await;
    page.see(&english().given(4)).await;
    page.click(phrases.nav_history()).await;
    page.see_title(phrases.history_title()).await;
}
