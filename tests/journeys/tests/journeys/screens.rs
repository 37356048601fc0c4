//! What holds on every screen.

use five_keys::{
    domain::Key,
    phrases::{SessionPhrases, counted, named},
};
use journeys::{
    Engine, Key as Press, Markup, Page, PrintSize, Sending, Visitor, in_each_engine, in_engines,
};

use crate::words::{
    BEGUN, DOCUMENT, FINISHED, FOLLOWED, KEPT, SESSIONS, Words, at, come_back, dutch, english,
    finished_with, newer,
};

in_each_engine!(
    every_screen_is_accessible_in_light_colours,
    every_screen_is_accessible_in_dark_colours,
    every_screen_fits_a_phone_of_320_pixels_and_a_thumb,
    the_names_of_the_pages_stand_at_the_top_and_on_a_phone_under_one_word,
    the_menu_of_a_phone_closes_as_soon_as_somebody_is_done_with_it,
    what_belongs_together_stands_side_by_side_where_there_is_room,
    the_colours_that_the_reader_chose_stay,
    a_wrong_address_shows_a_page_that_helps,
);
in_engines!([chromium Chromium, firefox Firefox]
    // A narrow window of WebKit's never has the focus here, so nothing in it looks as if it had.
    every_screen_can_be_used_at_400_per_cent,
    the_result_prints_without_splitting_a_chart,
    // WebKit knows no colours of a device's own.
    a_device_with_its_own_colours_shows_all_there_is,
);
in_engines!([chromium Chromium]
    no_line_is_too_long_to_read_on_a_wide_screen,
    every_screen_is_valid_html_in_dutch,
    every_screen_is_valid_html_in_english,
);

/// Every route with its title where nothing is stored; never twice the same title in a row.
fn routes(words: Words) -> [(&'static str, &'static str); 22] {
    let (phrases, name) = (words.phrases, |key| words.content.key(key).name);
    [
        ("#/", words.content.intro.question),
        ("#/check/purpose", name(Key::Purpose)),
        ("#/check/influence", name(Key::Influence)),
        ("#/check/growth", name(Key::Growth)),
        ("#/check/connection", name(Key::Connection)),
        ("#/check/example", name(Key::Example)),
        ("#/result", phrases.none_title()),
        ("#/history", phrases.history_title()),
        ("#/actions", phrases.actions_title()),
        ("#/actions/all", phrases.all_actions_title()),
        ("#/actions/growth", phrases.actions_title()),
        ("#/data", phrases.data_title()),
        ("#/code", phrases.enter_title()),
        ("#/nowhere", phrases.missing_title()),
        ("#/about", phrases.about_title()),
        ("#/check/none", phrases.missing_title()),
        ("#/workshop", phrases.workshop_title()),
        ("#/mirror", phrases.mirror_title()),
        ("#/guide", phrases.guide_title()),
        ("#/collect", phrases.collect_title()),
        ("#/hand-in/7", phrases.hand_in_title()),
        ("#/session/7", phrases.session_title()),
    ]
}

/// Goes to a screen, and waits until it is that and no longer the one before.
async fn go(page: &Page, route: &str, title: &str) {
    assert_ne!(page.heading().await, title, "{route} cannot be told from the screen before");
    page.open(route).await;
    page.comes_up().await;
    page.see_title(title).await;
}

/// Comes to a screen with this stored.
async fn come(page: &Page, stored: &str, route: &str, title: &str) {
    come_back(page, stored, route).await;
    page.see_title(title).await;
}

/// A word that is wider than a phone.
const LONG: &str = "arbeidsongeschiktheidsverzekeringsmaatschappijvertegenwoordigersoverleg";

/// Shows the screens of sessions: with two answers, with a picture and all of it laid open, for whoever
/// collects, and a team's picture.
async fn on_every_session(page: &Page, words: Words, look: &mut impl AsyncFnMut()) {
    let phrases = words.phrases;
    page.leave().await;
    page.forget().await;
    page.store(SESSIONS, &KEPT.replace("Leading well", LONG)).await;
    let own = SessionPhrases::of(words.language);
    for (route, title) in [("#/workshop", phrases.workshop_title()), ("#/session/1", LONG)] {
        go(page, route, title).await;
        look().await;
    }
    page.click(own.collector_title()).await;
    page.click(own.session_manage()).await;
    look().await;
    page.open("#/session/2").await;
    page.comes_up().await;
    page.see(&counted(own.picture_title(), 7)).await;
    for key in Key::ALL {
        page.click(&named(own.picture_statements(), words.content.key(key).name)).await;
    }
    look().await;
    page.open("#/session/2/present").await;
    page.comes_up().await;
    page.see(own.present_overview()).await;
    look().await;
    page.click(own.present_next()).await;
    look().await;
    go(page, "#/session/3", "Anna’s team").await;
    page.see(&counted(own.bundle_text(), 3)).await;
    look().await;
    page.open("#/session/4").await;
    page.see(&counted(own.picture_title_team(), 4)).await;
    look().await;
    page.open("#/session/1/present").await;
    page.see(own.invite_3()).await;
    look().await;
}

/// Shows every screen in every state that looks different.
async fn on_every_screen(page: &Page, words: Words, mut look: impl AsyncFnMut()) {
    let (phrases, start) = (words.phrases, words.content.intro.question);
    // Nothing stored yet.
    page.leave().await;
    page.forget().await;
    for (route, title) in routes(words) {
        go(page, route, title).await;
        look().await;
    }
    // In the middle of a check, with what is still open named.
    come(page, BEGUN, "#/", start).await;
    page.click(phrases.start_over()).await;
    page.see_a("button", phrases.start_over_yes()).await;
    look().await;
    go(page, "#/check/influence", words.content.key(Key::Influence).name).await;
    page.click(phrases.go_on_next()).await;
    page.see_a("button", phrases.skip_them()).await;
    look().await;
    // With a result, and all that is folded away laid open.
    come(page, FINISHED, "#/", start).await;
    look().await;
    go(page, "#/check/purpose", phrases.finished_title()).await;
    look().await;
    go(page, "#/result", phrases.result_title()).await;
    for folded in [
        phrases.radar_show(),
        phrases.statements_title(),
        phrases.code_title(),
        phrases.label_title(),
    ] {
        page.click(folded).await;
    }
    page.see_a("button", phrases.label_save()).await;
    look().await;
    go(page, "#/history", phrases.history_title()).await;
    look().await;
    go(page, "#/actions", phrases.actions_title()).await;
    look().await;
    go(page, "#/paper", phrases.paper_title()).await;
    look().await;
    go(page, "#/take-on/purpose.tell", phrases.take_on_title()).await;
    look().await;
    // Three checks about two teams, and commitments: one new, one to look back on, one past. What a
    // leader has written can be one long word.
    let written = ["Night shift", "After the move", "I am there.", "team meeting", "for more"];
    let followed =
        written.iter().fold(FOLLOWED.into(), |text: String, words| text.replace(words, LONG));
    come(page, &followed, "#/result", phrases.result_title()).await;
    look().await;
    go(page, "#/history", phrases.history_title()).await;
    look().await;
    page.click(phrases.compare_title()).await;
    page.see_title(phrases.compare_title()).await;
    look().await;
    go(page, "#/follow-up", phrases.follow_title()).await;
    for folded in [phrases.earlier(), phrases.other_plan(), phrases.log_title()] {
        page.click(folded).await;
    }
    look().await;
    go(page, "#/take-on/purpose.tell", phrases.take_on_title()).await;
    look().await;
    come(page, FINISHED, "#/data", phrases.data_title()).await;
    page.give_file(phrases.import_choose(), "newer.json", BEGUN.as_bytes()).await;
    page.see_a("button", phrases.import_yes()).await;
    page.click(phrases.delete_text()).await;
    look().await;
    page.give_file(phrases.import_choose(), "broken.json", b"{").await;
    page.see(phrases.bad_intro()).await;
    look().await;
    // With no weak key, with keys as weak as each other, and with too few answers.
    let results = [
        ("555555555555555555555", phrases.keep_up()),
        ("333333333333333333333", phrases.why_title()),
        ("5442.................", phrases.no_focus()),
    ];
    for (answers, said) in results {
        come(page, &finished_with(answers), "#/result", phrases.result_title()).await;
        page.see(&named(said, words.content.key(Key::Example).name)).await;
        look().await;
    }
    // With what a later version has stored, which cannot be answered.
    let influence = words.content.key(Key::Influence).name;
    come(page, &newer(), "#/check/influence", influence).await;
    page.see(&named(phrases.trouble_future(), "99")).await;
    look().await;
    on_every_session(page, words, &mut look).await;
    // With a trouble, and a text that was set aside.
    come(page, "{", "#/", start).await;
    page.see(phrases.trouble_aside()).await;
    look().await;
    go(page, "#/data", phrases.data_title()).await;
    page.see_a("heading", phrases.aside_title()).await;
    look().await;
    // Where the app does not come up, with something to save.
    page.site.program(Sending::Missing);
    page.leave().await;
    page.store(DOCUMENT, FINISHED).await;
    page.open("").await;
    page.see_title(words.failure.replaced).await;
    look().await;
}

async fn every_screen_is_accessible_in_light_colours(visitor: Visitor) {
    let page = visitor.without_copies().sits_down().await;
    let look = async || {
        page.is_accessible().await;
        page.has_unique_ids().await;
    };
    on_every_screen(&page, english(), look).await;
}

async fn every_screen_is_accessible_in_dark_colours(visitor: Visitor) {
    let page = visitor.without_copies().speaking("nl").in_the_dark().sits_down().await;
    on_every_screen(&page, dutch(), async || page.is_accessible().await).await;
}

async fn every_screen_fits_a_phone_of_320_pixels_and_a_thumb(visitor: Visitor) {
    // Dutch has the longer words.
    let page = visitor.without_copies().speaking("nl").sits_down().await;
    page.leave().await;
    page.on_a_phone(320, 740).await;
    let look = async || {
        page.fits_its_width().await;
        page.is_easy_to_hit().await;
    };
    on_every_screen(&page, dutch(), look).await;
}

async fn the_names_of_the_pages_stand_at_the_top_and_on_a_phone_under_one_word(visitor: Visitor) {
    let page = visitor.without_copies().sits_down().await;
    let phrases = english().phrases;
    let current =
        "return nameOf(document.querySelector('nav [aria-current=page]')) === arguments[0]";
    come(&page, FINISHED, "#/history", phrases.history_title()).await;
    assert!(!page.has("button", phrases.menu()).await);
    page.click(phrases.nav_about()).await;
    page.see_title(phrases.about_title()).await;
    assert!(page.holds(current, phrases.nav_about()).await);
    // By the keyboard they come before the page, in their order.
    page.reload().await;
    page.tab_to(phrases.other_language()).await;
    for name in [phrases.nav_start(), phrases.nav_result(), phrases.nav_history()] {
        page.press(&[Press::Tab]).await;
        assert_eq!(page.focused().await, format!("link {name}"));
    }
    page.on_a_phone(360, 740).await;
    page.comes_up().await;
    assert!(!page.has("link", phrases.nav_data()).await);
    page.click(phrases.menu()).await;
    assert!(page.holds(current, phrases.nav_about()).await);
    page.is_accessible().await;
    page.is_easy_to_hit().await;
    page.fits_its_width().await;
    page.click(phrases.nav_data()).await;
    page.see_title(phrases.data_title()).await;
    assert!(!page.has("link", phrases.nav_data()).await, "the menu stays open");
    // However far down, and whether or not the app is there yet.
    page.tell("scrollTo(0, document.body.scrollHeight)").await;
    page.click(phrases.menu()).await;
    page.click(phrases.nav_start()).await;
    page.see_title(english().content.intro.question).await;
    page.site.program(Sending::Held);
    page.load_again().await;
    page.click(phrases.menu()).await;
    page.click(phrases.nav_about()).await;
    page.site.program(Sending::Sent);
    page.see_title(phrases.about_title()).await;
}

async fn the_menu_of_a_phone_closes_as_soon_as_somebody_is_done_with_it(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come(&page, FINISHED, "#/data", phrases.data_title()).await;
    page.on_a_phone(360, 740).await;
    page.comes_up().await;
    let is_open = async || page.has("link", phrases.nav_about()).await;
    let opens = async || {
        page.click(phrases.menu()).await;
        assert!(is_open().await);
    };
    // Escape, with the focus back on what opened it; whether the focus was on that or on a name.
    for places in [0, 3] {
        opens().await;
        page.tell("document.querySelector('.menu > summary').focus()").await;
        page.press(&vec![Press::Tab; places]).await;
        page.press(&[Press::Escape]).await;
        assert!(!is_open().await, "Escape leaves it open");
        assert_eq!(page.focused().await, format!("button {}", phrases.menu()));
    }
    // The name of the page that shows.
    opens().await;
    page.click(phrases.nav_data()).await;
    assert!(!is_open().await, "the name of the page leaves it open");
    page.see_title(phrases.data_title()).await;
    // A press beside it.
    opens().await;
    page.tell("document.querySelector('h1').click()").await;
    assert!(!is_open().await, "a press beside it leaves it open");
}

async fn what_belongs_together_stands_side_by_side_where_there_is_room(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    let is_beside = async |one: &str, other: &str| {
        let places = page.places().await;
        let top = |text| places.iter().find(|place| place.text == text).expect("it shows").at[1];
        (top(one) - top(other)).abs() < 1.0
    };
    come(&page, FINISHED, "#/data", phrases.data_title()).await;
    assert!(is_beside(phrases.data_what(), phrases.export_title()).await);
    go(&page, "#/result", phrases.result_title()).await;
    assert!(is_beside(phrases.honest_title(), phrases.keep_title()).await);
    page.resize(800, 800).await;
    assert!(!is_beside(phrases.honest_title(), phrases.keep_title()).await);
    go(&page, "#/data", phrases.data_title()).await;
    assert!(!is_beside(phrases.data_what(), phrases.export_title()).await);
}

async fn every_screen_is_valid_html_in_dutch(visitor: Visitor) {
    is_valid_html(visitor.speaking("nl"), dutch()).await;
}

async fn every_screen_is_valid_html_in_english(visitor: Visitor) {
    is_valid_html(visitor, english()).await;
}

async fn is_valid_html(visitor: Visitor, words: Words) {
    let (page, markup) = (visitor.without_copies().sits_down().await, Markup::default());
    let look = async || {
        // Where the app does not come up, its first markup stays in both languages, unseen.
        if page.heading().await != words.failure.replaced {
            markup.keep(&page).await;
        }
    };
    on_every_screen(&page, words, look).await;
    markup.is_valid();
}

async fn no_line_is_too_long_to_read_on_a_wide_screen(visitor: Visitor) {
    let page = visitor.without_copies().sits_down().await;
    page.resize(1400, 900).await;
    let look = async || {
        page.fits_its_width().await;
        page.has_readable_lines().await;
    };
    on_every_screen(&page, english(), look).await;
}

async fn every_screen_can_be_used_at_400_per_cent(visitor: Visitor) {
    // What is left of a window of 1280 by 1024 then.
    let page = visitor.without_copies().speaking("nl").sits_down().await;
    page.leave().await;
    page.on_a_phone(320, 256).await;
    let look = async || {
        page.fits_its_width().await;
        page.shows_its_focus().await;
    };
    on_every_screen(&page, dutch(), look).await;
}

async fn a_device_with_its_own_colours_shows_all_there_is(visitor: Visitor) {
    let (page, words) = (visitor.with_own_colours().sits_down().await, english());
    // Of Chromium's own colours the contrast rule takes white for what is black.
    let is_accessible = async || match page.engine {
        Engine::Firefox => page.is_accessible().await,
        Engine::Chromium | Engine::WebKit => {}
    };
    let influence = words.content.key(Key::Influence).name;
    come(&page, BEGUN, "#/check/influence", influence).await;
    is_accessible().await;
    // The chosen answer is seen as a whole, not by its radio alone.
    let stands_out = "const grounds = [...findAll(['group'], arguments[0], null)[0].elements]
            .map((radio) => [radio.checked, getComputedStyle(handle(radio)).backgroundColor]);
        const chosen = grounds.find(([checked]) => checked)[1];
        return grounds.every(([checked, ground]) => checked === (ground === chosen))";
    assert!(page.holds(stands_out, words.statement(at("influence.experiment"))).await);
    come(&page, FINISHED, "#/result", words.phrases.result_title()).await;
    page.click(words.phrases.radar_show()).await;
    page.see_a("image", words.phrases.radar_label()).await;
    is_accessible().await;
    // Every button has an edge, and every bar is another colour than its ground.
    let edges = "return findAll(['button'], null, null).filter((one) => one.localName === 'button')
        .every((button) => getComputedStyle(button).borderTopStyle === arguments[0])";
    assert!(page.holds(edges, "solid").await);
    let bars = "const fill = (part) => getComputedStyle(document.querySelector(part)).fill;
        return fill(arguments[0]) !== fill('.score')";
    assert!(page.holds(bars, ".ground").await);
    // And so is the mark of an answer among the places of the scale.
    page.click(words.phrases.statements_title()).await;
    let marks =
        "const ground = (part) => getComputedStyle(document.querySelector(part)).backgroundColor;
        return ground(arguments[0]) !== ground('.mark-place:not(.filled)')";
    assert!(page.holds(marks, ".mark-place.filled").await);
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
    page.see("The address “#/no/such/place” is not right.").await;
    let wrong = [
        ("#/check/none", "#/check/none"),
        ("#/%E2%82", "#/%E2%82"),
        ("#/<b>bold</b>", "#/%3Cb%3Ebold%3C/b%3E"),
    ];
    for (wrong, shown) in wrong {
        go(&page, "#/about", words.phrases.about_title()).await;
        go(&page, wrong, words.phrases.missing_title()).await;
        page.see(&named(words.phrases.missing_text(), shown)).await;
    }
    page.click(words.phrases.nav_start()).await;
    page.see_title(words.content.intro.question).await;
    page.back().await;
    page.see_title(words.phrases.missing_title()).await;
}

async fn the_result_prints_without_splitting_a_chart(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/result").await;
    // With all answers, though nobody unfolds them.
    for (name, size) in [("A4", PrintSize::A4), ("Letter", PrintSize::US_LETTER)] {
        let sheets = page.print(size).await.sheets();
        assert!((2..=4).contains(&sheets), "{sheets} sheets of {name}");
    }
    page.click(words.phrases.radar_show()).await;
    page.click(words.phrases.statements_title()).await;
    assert_eq!(page.splits().await, [""; 0]);
    // Nothing to press, not even what changes an answer.
    page.see(words.phrases.change_answer()).await;
    assert_eq!(page.controls_on_paper().await, [""; 0]);
    let sheets = page.print(PrintSize::A4).await.sheets();
    assert!((2..=4).contains(&sheets), "{sheets} sheets");
}
