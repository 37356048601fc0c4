//! What can be done with a result: print, share, correct, and do the check again.

use journeys::{Page, Visitor, in_each_engine};

use crate::words::{DOCUMENT, FINISHED, Words, at, come_back, dutch, english};

in_each_engine!(
    a_result_is_printed_and_shared_as_scores_alone,
    an_answer_is_changed_where_it_stands_at_once_and_back,
    a_finished_check_is_done_again_from_the_first_key,
    a_link_leads_where_it_led_whatever_was_made_of_it_on_its_way,
    the_link_of_a_result_that_is_not_here_leads_to_those_that_are,
);

/// The scores and the focus: no date, no name, no answer.
const SHARED: &str = "My result in Five Keys, an engagement self-check for leaders:
Purpose: 69
Influence: 25
Start and growth: 50
Connection: 81
Leading by example: 100
Overall score: 65 of 100.
You have most to gain from Influence and Start and growth. That is your focus.";

async fn a_result_is_printed_and_shared_as_scores_alone(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/result").await;
    page.stand_in("window", "print", "").await;
    page.click(words.phrases.print()).await;
    assert_eq!(page.noted().await, ["print"]);

    // With a sheet of ways to share: taken, refused, and closed again.
    page.stand_in("navigator", "share", "return window.Promise.resolve()").await;
    shares(&page, words, "").await;
    page.stand_in("navigator", "share", &refused("NotAllowedError")).await;
    shares(&page, words, words.phrases.shared_nowhere()).await;
    page.stand_in("navigator", "share", &refused("AbortError")).await;
    shares(&page, words, "").await;

    // Without one, by way of the clipboard; and without any.
    let none = "for (const [name, value] of [['share'], ['clipboard', {}]])
        Object.defineProperty(navigator, name, { value, configurable: true })";
    page.tell(none).await;
    page.stand_in("navigator.clipboard", "writeText", "return window.Promise.resolve()").await;
    shares(&page, words, words.phrases.shared_copied()).await;
    page.stand_in("navigator.clipboard", "writeText", &refused("NotAllowedError")).await;
    shares(&page, words, words.phrases.shared_nowhere()).await;
}

async fn a_link_leads_where_it_led_whatever_was_made_of_it_on_its_way(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/data").await;
    for link in [
        "#/result?fbclid=a",
        "#/result/",
        "#%2Fresult",
        "#/Result.",
        "?utm_source=mail#!/result",
        "#//result",
        "#/result/7000000000000000/?a=b&c",
    ] {
        page.open("#/nowhere").await;
        page.see_title(phrases.missing_title()).await;
        page.open(link).await;
        page.see_title(phrases.result_title()).await;
    }
    // Whatever a page can be opened with.
    for link in ["#/%F0%9F", "#\u{fffd}/%ED%A0%80", &format!("#/{}", "é".repeat(30_000))] {
        page.open(link).await;
        page.see_title(phrases.missing_title()).await;
        page.reload().await;
        page.see_title(phrases.missing_title()).await;
    }
}

async fn the_link_of_a_result_that_is_not_here_leads_to_those_that_are(visitor: Visitor) {
    let page = visitor.sits_down().await;
    come_back(&page, FINISHED, "#/result/7000000000000009").await;
    for words in [english(), dutch()] {
        let phrases = words.phrases;
        page.see_title(phrases.gone_title()).await;
        page.see(phrases.gone_text()).await;
        page.click(phrases.last_result()).await;
        page.see_title(phrases.result_title()).await;
        page.open("#/result/7000000000000009").await;
        page.click(phrases.other_language()).await;
    }
}

/// What a stand-in does that is refused.
pub(crate) fn refused(why: &str) -> String {
    format!("return window.Promise.reject(new window.DOMException('', '{why}'))")
}

/// Shares the result, and sees this notice and no other.
async fn shares(page: &Page, words: Words, notice: &str) {
    page.click(words.phrases.share()).await;
    // And where the page is.
    let shared = format!("{SHARED}\n{}", page.site.address());
    assert_eq!(page.noted().await, [shared]);
    page.see(notice).await;
    for other in [words.phrases.shared_copied(), words.phrases.shared_nowhere()] {
        if other != notice {
            page.see_no(other).await;
        }
    }
}

async fn an_answer_is_changed_where_it_stands_at_once_and_back(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/result").await;
    page.see("Purpose 69 50 to 75").await;
    page.click(words.phrases.statements_title()).await;
    let effect = words.statement(at("purpose.effect"));
    page.click(&format!("{}: {effect}", words.phrases.change_answer())).await;
    assert_eq!(page.chosen(effect).await, words.answer('2'));
    // The effect: 5 in place of 2, so (100 + 75 + 75 + 100) / 4 = 87.5.
    page.choose(effect, words.answer('5')).await;
    page.see("Purpose 88 75 and above").await;
    page.see(words.phrases.answer_changed()).await;
    assert!(page.stored(DOCUMENT).await.contains("544512232003444545555"));
    // The list stays open, and the answer can be taken back.
    page.click(words.phrases.put_back()).await;
    page.see("Purpose 69 50 to 75").await;
    page.see_no(words.phrases.answer_changed()).await;
    assert!(page.stored(DOCUMENT).await.contains("544212232003444545555"));
    page.reload().await;
    page.see("Purpose 69 50 to 75").await;
}

async fn a_finished_check_is_done_again_from_the_first_key(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/check/influence").await;
    page.see_title(words.phrases.finished_title()).await;
    page.click(words.phrases.begin_again()).await;
    page.see_title("Purpose").await;
    page.see(&words.given(0)).await;
    page.see_route("#/check/purpose").await;
    // The finished one stays.
    page.click(words.phrases.nav_result()).await;
    page.see("Overall score: 65 of 100.").await;
}
