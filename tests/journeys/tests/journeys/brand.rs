//! The site of an organisation that says and shows things in its own way: `examples/brand`.

use std::rc::Rc;

use five_keys::domain::{FIRST_OF_OTHERS, Key};
use journeys::{Page, Site, Visitor, in_engines};

use crate::words::{DOCUMENT, FINISHED, Words, come_back, dutch, english};

in_engines!([chromium Chromium]
    an_organisations_page_has_its_own_name_words_colours_and_logo,
    an_organisations_page_can_be_read_by_day_and_by_night,
    answers_to_an_organisations_statements_are_compared_with_their_like_alone,
    an_organisations_page_that_cannot_start_says_whom_to_ask,
);

/// What an organisation says in a language, of which the rest is ours.
struct Own {
    words: Words,
    name: &'static str,
    tagline: &'static str,
    begin: &'static str,
    lead: &'static str,
    statement: &'static str,
    action: &'static str,
    address: &'static str,
}

fn in_dutch() -> Own {
    Own {
        words: dutch(),
        name: "Kompas",
        tagline: "Zelfscan voor leidinggevenden van Noordlicht",
        begin: "Begin met Kompas",
        lead: "Bij Noordlicht zorgen we samen voor mensen thuis.",
        statement: "Als ik cijfers bespreek, vertel ik ook wat een cliënt ervan merkt.",
        action: "Vertel bij elk cijfer wat een cliënt merkt",
        address: "kompas@noordlicht.example",
    }
}

fn in_english() -> Own {
    Own {
        words: english(),
        name: "Compass",
        tagline: "A self-check for managers at Noordlicht",
        begin: "Start Compass",
        lead: "At Noordlicht we care for people at home, together.",
        statement: "When I discuss figures, I also say what a client notices of them.",
        action: "With each figure, say what a client notices",
        address: "compass@noordlicht.example",
    }
}

/// Answers of which those of purpose are the lowest, and of them the one that the organisation words itself.
const LOW: &str = "214455555555555555555";

async fn opens(visitor: Visitor) -> Rc<Page> {
    visitor.going_to(Site::example()).opens("").await
}

/// What the style makes of an element.
async fn wears(page: &Page, element: &str, property: &str, value: &str) {
    let script = format!(
        "return getComputedStyle(document.querySelector('{element}')).{property}.includes(arguments[0])"
    );
    let worn = async || page.holds(&script, value).await;
    page.until(&format!("{element} has not {property} {value}"), worn).await;
}

/// The number of the organisation's statements, as a take that is begun on its page has it.
async fn number(page: &Page) -> u16 {
    let stored = page.stored(DOCUMENT).await;
    let (_, rest) = stored.rsplit_once("\"content\":").expect("a take");
    rest.split(',').next().unwrap().parse().expect("a number")
}

async fn an_organisations_page_has_its_own_name_words_colours_and_logo(visitor: Visitor) {
    let page = opens(visitor).await;
    for own in [in_english(), in_dutch()] {
        let (phrases, code) = (own.words.phrases, own.words.language.code());
        if code == "nl" {
            page.open("#/").await;
            page.click(english().phrases.other_language()).await;
        }
        let title = format!("{} – {}", own.tagline, own.name);
        page.see_language_and_title(code, &title).await;
        page.see_title(own.words.content.intro.question).await;
        page.see(own.lead).await;
        assert!(!page.text().await.contains(own.words.content.name));
        // The action that is ours is there, and the one that is theirs in the place of ours.
        page.open("#/actions/purpose").await;
        page.see(own.action).await;
        page.see(own.words.content.action(crate::words::at("purpose.tell")).unwrap().title).await;
        page.open("#/about").await;
        page.see_title(&format!("{} {}", if code == "nl" { "Over" } else { "About" }, own.name))
            .await;
        page.see_a("link", own.address).await;
        page.open("#/").await;
        page.see_title(own.words.content.intro.question).await;
        wears(&page, ".brand .mark", "backgroundImage", "data:image/svg+xml").await;
        wears(&page, "main a.button", "backgroundColor", "rgb(122, 31, 92)").await;
        wears(&page, "html", "backgroundColor", "rgb(250, 248, 251)").await;
        page.click(own.begin).await;
        page.see_title(own.words.content.key(Key::Purpose).name).await;
        page.choose(own.statement, own.words.answer('2')).await;
        assert!(number(&page).await >= FIRST_OF_OTHERS);
        page.see(&own.words.given(1)).await;
        page.see(phrases.go_on_next()).await;
        page.leave().await;
        page.forget().await;
        page.open("#/").await;
        page.comes_up().await;
    }
    assert_eq!(page.site.reports(), Vec::<String>::new(), "it asks nobody for anything");
}

async fn an_organisations_page_can_be_read_by_day_and_by_night(visitor: Visitor) {
    for (visitor, accent) in
        [(visitor.another(), "rgb(122, 31, 92)"), (visitor.in_the_dark(), "rgb(240, 168, 214)")]
    {
        let (page, phrases) = (opens(visitor).await, english().phrases);
        wears(&page, "main a.button", "backgroundColor", accent).await;
        page.is_accessible().await;
        page.open("#/check/purpose").await;
        page.see_title(english().content.key(Key::Purpose).name).await;
        page.choose(in_english().statement, english().answer('3')).await;
        page.is_accessible().await;
        come_back(&page, FINISHED, "#/result").await;
        page.see_title(phrases.result_title()).await;
        page.is_accessible().await;
        page.open("#/actions").await;
        page.see_title(phrases.actions_title()).await;
        page.is_accessible().await;
    }
}

async fn answers_to_an_organisations_statements_are_compared_with_their_like_alone(
    visitor: Visitor,
) {
    let (plain, page) = (visitor.another().opens("").await, opens(visitor).await);
    let (phrases, own) = (english().phrases, in_english());
    page.open("#/check/purpose").await;
    page.choose(own.statement, english().answer('2')).await;
    let number = number(&page).await;

    // Ours, then two of theirs: only the two are compared, and the advice quotes their statement.
    let theirs = |id: u64, answers: &str| {
        let at = 1_760_000_000_000 + id;
        format!(
            ",{{\"id\":{},\"voice\":\"self\",\"content\":{number},\"begun\":{at},\"finished\":{at},\
             \"at\":\"purpose.tell\",\"answers\":\"{answers}\"}}]}}",
            7_000_000_000_000_100 + id
        )
    };
    let first = FINISHED.replace("]}", &theirs(1, LOW));
    come_back(&page, &first, "#/result").await;
    page.see(phrases.history_left_out()).await;
    page.see_no(phrases.history_since()).await;
    page.see_no(phrases.worded_elsewhere()).await;
    page.see(own.statement).await;
    page.open("#/actions").await;
    page.see(own.action).await;
    come_back(&page, &first.replace("]}", &theirs(2, LOW)), "#/result").await;
    page.see(phrases.history_since()).await;
    // Ours is there, as it was, and says that it is none of theirs.
    page.open("#/result/7000000000000000").await;
    page.see(phrases.worded_elsewhere()).await;

    // Their code is of no use on our page, and ours of none on theirs.
    page.open("#/result").await;
    page.click(phrases.code_title()).await;
    let link = page.scan(phrases.code_image()).await;
    let route = link.strip_prefix(&page.site.address()).expect("a link to its own page");
    plain.open_link(route).await;
    plain.see(phrases.bad_code_elsewhere()).await;
    page.open_link("#/code/2RZA-019Q-Z0C2-P002-ZYTG").await;
    page.see(phrases.bad_code_elsewhere()).await;
    // And what is stored of theirs says so on our page.
    come_back(&plain, &first, "#/result").await;
    plain.see(phrases.worded_elsewhere()).await;
    plain.see_no(phrases.history_since()).await;
}

async fn an_organisations_page_that_cannot_start_says_whom_to_ask(visitor: Visitor) {
    let page = visitor.going_to(Site::example()).sits_down().await;
    page.site.program(journeys::Sending::Missing);
    page.open("").await;
    page.see_title(english().failure.replaced).await;
    page.see_a("link", in_english().address).await;
}
