//! Two languages: the browser's first, and another at any time.

use five_keys::domain::{Key, Statement};
use journeys::{Sending, Visitor, in_each_engine};

use crate::words::{FINISHED, answer_key, come_back, dutch, english};

in_each_engine!(
    a_dutch_browser_gets_dutch_and_changes_to_english_midway,
    a_browser_with_another_language_gets_english,
    a_language_that_does_not_come_is_said_and_nothing_changes,
    a_language_that_a_new_version_has_replaced_comes_with_a_press,
);

async fn a_dutch_browser_gets_dutch_and_changes_to_english_midway(visitor: Visitor) {
    let page = visitor.speaking("nl").opens("").await;
    let title = "Zelfscan betrokkenheid voor leiders – Vijf sleutels";
    page.see_language_and_title("nl", title).await;
    page.click(dutch().phrases.begin()).await;
    page.see_title("Hoger doel").await;
    answer_key(&page, dutch(), Key::Purpose).await;
    page.click("English").await;
    page.see_title("Purpose").await;
    page.see("4 of 21 answered").await;
    page.see_language_and_title("en", "Purpose – Five Keys").await;
    assert_eq!(page.focused().await, "button Nederlands");
    let tell = Statement::FIRST;
    assert_eq!(page.chosen(english().statement(tell)).await, english().answer('5'));
    page.click("Continue").await;
    answer_key(&page, english(), Key::Influence).await;
    // The choice outlives the visit.
    page.reload().await;
    page.see("8 of 21 answered").await;
    page.see_language_and_title("en", "Influence – Five Keys").await;
    page.click("Nederlands").await;
    page.see("8 van 21 beantwoord").await;
    // A result is the same in both.
    come_back(&page, FINISHED, "#/result").await;
    page.see("De meeste winst zit in Invloed en Start en groei.").await;
    page.see("Totaalscore: 65 van 100.").await;
    page.click("English").await;
    page.see("Overall score: 65 of 100.").await;
}

async fn a_browser_with_another_language_gets_english(visitor: Visitor) {
    let page = visitor.speaking("fr").opens("").await;
    page.see_title("How engaged is your team, and what are you doing about it?").await;
    assert_eq!(page.language().await, "en");
}

async fn a_language_that_does_not_come_is_said_and_nothing_changes(visitor: Visitor) {
    let page = visitor.without_copies().speaking("nl").opens("#/check/purpose").await;
    answer_key(&page, dutch(), Key::Purpose).await;
    page.site.words(Sending::Broken);
    page.click("English").await;
    page.see("De andere taal kon niet worden opgehaald.").await;
    page.see_title("Hoger doel").await;
    page.see("4 van 21 beantwoord").await;
    assert_eq!(page.language().await, "nl");
    // With the connection, the language comes back.
    page.site.words(Sending::Sent);
    page.click("English").await;
    page.see_title("Purpose").await;
    page.see("4 of 21 answered").await;
    for words in [dutch(), english()] {
        page.see_no(words.phrases.no_words()).await;
    }
}

async fn a_language_that_a_new_version_has_replaced_comes_with_a_press(visitor: Visitor) {
    let page = visitor.without_copies().speaking("nl").opens("#/check/purpose").await;
    answer_key(&page, dutch(), Key::Purpose).await;
    for gone in [Sending::Missing, Sending::Page] {
        page.site.words(gone);
        page.click("English").await;
        page.see(dutch().phrases.new_version()).await;
        page.see_title("Hoger doel").await;
        page.see("4 van 21 beantwoord").await;
        page.site.words(Sending::Sent);
        page.click(dutch().phrases.reload()).await;
        page.see_no(dutch().phrases.new_version()).await;
        page.see("4 van 21 beantwoord").await;
    }
    page.click("English").await;
    page.see("4 of 21 answered").await;
}
