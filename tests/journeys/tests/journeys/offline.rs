//! After one visit the page opens without a connection, and a newer version is offered, never forced. As
//! one file it never needs one.

use five_keys::{
    domain::{Key, Language},
    exchange::code::InvitationCode,
    phrases::{SessionPhrases, counted},
};
use journeys::{Engine, Page, Site, Visitor, in_each_engine, in_engines, next_build, photo_of};

use crate::words::{FOLLOWED, Words, answer_key, come_back, dutch, english};

in_each_engine!(
    after_one_visit_everything_opens_without_a_connection,
    a_newer_version_is_offered_in_every_tab_and_taken_over_by_a_press,
    where_no_copy_can_be_kept_the_page_says_so,
    as_one_file_it_works_from_the_device,
);
in_engines!([chromium Chromium]
    wherever_the_connection_is_cut_a_version_is_whole_or_not_there,
    a_copy_that_another_program_has_spoiled_is_fetched_anew,
    a_copy_that_was_deleted_comes_again,
);

/// Somebody whose connection to the site can be cut, and whose device keeps a copy of it by now.
async fn with_a_copy(visitor: Visitor) -> std::rc::Rc<Page> {
    let page = visitor.going_to(Site::built().behind_a_cable()).opens("#/data").await;
    see_copy(&page).await;
    page
}

/// Sees that the device keeps a copy of the site.
async fn see_copy(page: &Page) {
    let said = counted(english().phrases.offline_here(), 0);
    let (start, _) = said.split_once('0').unwrap();
    page.until("the copy is not there", async || page.text().await.contains(start.trim())).await;
}

/// Whether the page that shows is of this build: 0 is the one that was built.
async fn is_build(page: &Page, turn: u32) -> bool {
    let script =
        "return (document.querySelector('meta[name=build]')?.content ?? '0') === arguments[0]";
    page.holds(script, &turn.to_string()).await
}

/// Waits until the page that shows is of this build.
async fn see_build(page: &Page, turn: u32) {
    page.until("the version does not come", async || is_build(page, turn).await).await;
    page.comes_up().await;
}

/// Lets the browser look whether there is a newer version, as it does now and then, and waits until it
/// has what it can have of it.
async fn look(page: &Page) {
    page.tell(
        "window.noted = [];
        navigator.serviceWorker.getRegistration().then(async (found) => {
            await found.update().catch(() => {});
            while (found.installing) await new Promise((then) => setTimeout(then, 20));
            window.noted.push('looked');
        });",
    )
    .await;
    assert_eq!(page.noted().await, ["looked"]);
}

async fn after_one_visit_everything_opens_without_a_connection(visitor: Visitor) {
    let page = with_a_copy(visitor).await;
    page.is_accessible().await;
    page.site.cut(true);
    page.open("").await;
    page.reload().await;
    let phrases = english().phrases;
    page.click(phrases.begin()).await;
    answer_key(&page, english(), Key::Purpose).await;
    page.reload().await;
    page.see(&english().given(4)).await;
    // All pages, the other language, and what reads QR codes, none of which was used before.
    for (link, title) in [
        (phrases.nav_history(), phrases.history_title()),
        (phrases.nav_about(), phrases.about_title()),
    ] {
        page.click(link).await;
        page.see_title(title).await;
    }
    page.click(phrases.other_language()).await;
    page.see_title(dutch().phrases.about_title()).await;
    page.open("#/code").await;
    page.reload().await;
    let photo = photo_of("2RZA-019Q-Z0C2-P002-ZYTG", 0);
    page.give_file(dutch().phrases.scan_photo(), "code.png", &photo).await;
    page.see(dutch().phrases.enter_found()).await;
    // With whatever others put behind its address, too.
    page.open("?utm_source=mail#/about").await;
    page.reload().await;
    page.see_title(dutch().phrases.about_title()).await;
    page.open("index.html#/data").await;
    page.reload().await;
    page.see_title(dutch().phrases.data_title()).await;
}

async fn a_newer_version_is_offered_in_every_tab_and_taken_over_by_a_press(visitor: Visitor) {
    let (page, next, phrases) = (with_a_copy(visitor).await, next_build(1), english().phrases);
    page.open("#/check/purpose").await;
    answer_key(&page, english(), Key::Purpose).await;
    page.another_tab("#/about").await;
    page.see_title(phrases.about_title()).await;
    page.site.deploy(next.path());
    look(&page).await;
    // In the check nothing moves; on any other page it is offered as that opens.
    page.to_tab(0).await;
    page.see_no(phrases.newer()).await;
    for tab in [0, 1] {
        page.to_tab(tab).await;
        page.click(phrases.nav_start()).await;
        page.see(phrases.newer()).await;
        page.is_accessible().await;
        assert!(is_build(&page, 0).await);
    }
    // Nobody has to: the check goes on in the version it was begun in, and is loaded again in it.
    page.to_tab(0).await;
    page.click(phrases.newer_later()).await;
    page.see_no(phrases.newer()).await;
    page.open("#/check/influence").await;
    answer_key(&page, english(), Key::Influence).await;
    page.reload().await;
    assert!(is_build(&page, 0).await);
    page.see(&english().given(8)).await;
    // In the middle of the check, by a press, and without a connection.
    page.site.cut(true);
    see_newer(&page, english()).await;
    page.click(phrases.newer_now()).await;
    see_build(&page, 1).await;
    page.see_a("link", &english().go_on(8)).await;
    page.see_no(phrases.newer()).await;
    page.open("#/check/growth").await;
    answer_key(&page, english(), Key::Growth).await;
    // The other tab goes on as it is, with files that only the earlier version has.
    page.to_tab(1).await;
    assert!(is_build(&page, 0).await);
    page.click(phrases.other_language()).await;
    page.see_title(dutch().content.intro.question).await;
    see_newer(&page, dutch()).await;
    page.click(dutch().phrases.newer_now()).await;
    see_build(&page, 1).await;
    page.see_a("link", &dutch().go_on(13)).await;
}

/// Sees that a newer version is offered, on the start: the page may have to hear of it first, and offers
/// it as a page opens.
async fn see_newer(page: &Page, words: Words) {
    let (phrases, has_offer) = (words.phrases, words.phrases.newer_now());
    let offered = async || {
        page.click(phrases.nav_about()).await;
        page.see_title(phrases.about_title()).await;
        page.click(phrases.nav_start()).await;
        page.see_title(words.content.intro.question).await;
        page.has("button", has_offer).await
    };
    page.until("no newer version is offered", offered).await;
}

async fn where_no_copy_can_be_kept_the_page_says_so(visitor: Visitor) {
    let page = visitor.without_copies().opens("#/data").await;
    page.see(english().phrases.offline_none()).await;
    page.click(english().phrases.other_language()).await;
    page.see(dutch().phrases.offline_none()).await;
}

async fn wherever_the_connection_is_cut_a_version_is_whole_or_not_there(visitor: Visitor) {
    let page = with_a_copy(visitor).await;
    come_back(&page, FOLLOWED, "#/data").await;
    for turn in 1.. {
        let next = next_build(turn);
        page.site.deploy(next.path());
        // Its first request is for the worker, the others are for what that keeps.
        page.site.cut_after(usize::try_from(turn - 1).unwrap());
        look(&page).await;
        let was_cut = page.site.was_cut();
        page.site.cut(true);
        if !was_cut {
            see_newer(&page, english()).await;
            page.click(english().phrases.newer_now()).await;
            see_build(&page, turn).await;
        }
        page.open("#/data").await;
        page.reload().await;
        // Either version opens whole, down to what was never asked for in it.
        assert!(is_build(&page, if was_cut { 0 } else { turn }).await);
        for words in [english(), dutch()] {
            page.see_title(words.phrases.data_title()).await;
            page.click(words.phrases.other_language()).await;
        }
        page.see_title(english().phrases.data_title()).await;
        page.see_no(english().phrases.newer()).await;
        page.site.cut(false);
        if !was_cut {
            assert!(turn > 4, "a version has more files than that");
            return;
        }
    }
}

async fn a_copy_that_another_program_has_spoiled_is_fetched_anew(visitor: Visitor) {
    let page = with_a_copy(visitor).await;
    page.tell(
        "window.noted = [];
        caches.keys().then(async ([name]) => {
            const copy = await caches.open(name);
            for (const { url } of await copy.keys()) if (url.includes('/pages-')) copy.delete(url);
            window.noted.push('deleted');
        });",
    )
    .await;
    assert_eq!(page.noted().await, ["deleted"]);
    // Of the version that it was a copy of the site has nothing any more.
    let next = next_build(2);
    page.site.deploy(next.path());
    page.reload().await;
    page.see_title(english().phrases.new_version_title()).await;
    page.click(english().phrases.reload()).await;
    page.see_title(english().phrases.data_title()).await;
    see_build(&page, 2).await;
}

async fn a_copy_that_was_deleted_comes_again(visitor: Visitor) {
    let page = with_a_copy(visitor).await;
    page.tell(
        "window.noted = [];
        caches.keys().then(async (names) => {
            for (const name of names) await caches.delete(name);
            window.noted.push('deleted');
        });",
    )
    .await;
    assert_eq!(page.noted().await, ["deleted"]);
    page.reload().await;
    see_copy(&page).await;
    page.site.cut(true);
    page.reload().await;
    page.see_title(english().phrases.data_title()).await;
}

async fn as_one_file_it_works_from_the_device(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    let phrases = words.phrases;
    let file = format!("file://{}", Site::one_file().display());
    page.visit(&file).await;
    page.comes_up().await;
    page.click(phrases.begin()).await;
    answer_key(&page, words, Key::Purpose).await;
    page.reload().await;
    page.see(&words.given(4)).await;
    page.click(phrases.nav_data()).await;
    page.see(phrases.offline_one_file()).await;
    page.is_accessible().await;
    page.click(phrases.other_language()).await;
    page.see(dutch().phrases.offline_one_file()).await;
    page.click(dutch().phrases.enter_title()).await;
    // Safari's engine opens no picture for a page of no host.
    if page.engine == Engine::WebKit {
        page.write(dutch().phrases.enter_label(), "2RZA-019Q-Z0C2-P002-ZYTG").await;
        page.click(dutch().phrases.enter_look()).await;
    } else {
        let photo = photo_of("2RZA-019Q-Z0C2-P002-ZYTG", 0);
        page.give_file(dutch().phrases.scan_photo(), "code.png", &photo).await;
    }
    page.see(dutch().phrases.enter_found()).await;
    // No link leads to a file on a device: whoever is invited gets a code.
    let phrases = SessionPhrases::of(Language::Dutch);
    page.visit(&format!("{file}#/workshop")).await;
    page.write(phrases.workshops_name(), "Noord").await;
    page.click(phrases.workshops_begin()).await;
    page.see(phrases.invite_1_code()).await;
    let code = page.scan(phrases.invite_image_code()).await;
    assert!(InvitationCode::read(&code).is_ok(), "{code}");
    page.is_accessible().await;
}
