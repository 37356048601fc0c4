//! A result goes to another device as a code.

use five_keys::exchange::code::TakeCode;
use journeys::{Page, Visitor, in_each_engine};

use crate::result::refused;
use crate::words::{DOCUMENT, FINISHED, Words, come_back, dutch, english};

in_each_engine!(
    a_result_goes_to_another_device_by_the_code_that_shows,
    a_code_is_typed_as_people_type_and_wrong_ones_say_what_is_wrong,
    a_code_is_copied,
);

/// The answers of [`FINISHED`].
const ANSWERS: &str = "544212232003444545555";

/// Lays open the code of the result that shows.
async fn lay_open(page: &Page, words: Words) {
    page.click(words.phrases.code_title()).await;
    page.see(words.phrases.code_how()).await;
}

async fn a_result_goes_to_another_device_by_the_code_that_shows(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, dutch());
    come_back(
        &page,
        &FINISHED.replace("\"settings\":{", "\"settings\":{\"language\":\"nl\","),
        "#/result",
    )
    .await;
    lay_open(&page, words).await;
    let link = page.scan(words.phrases.code_image()).await;
    assert!(link.starts_with(&page.site.address()), "{link}");

    // On another device nothing is stored. The link leads to what is in it, and out of the address.
    page.leave().await;
    page.forget().await;
    let route = link.strip_prefix(&page.site.address()).unwrap();
    let words = english();
    page.open_link(route).await;
    page.see_title(words.phrases.enter_title()).await;
    page.see_route("#/code").await;
    page.see(words.phrases.enter_found()).await;
    assert_eq!(page.stored(DOCUMENT).await, "", "nothing is added before the reader wants it");
    page.click(words.phrases.enter_add()).await;
    page.see_title(words.phrases.result_title()).await;
    page.see(words.phrases.enter_added()).await;
    page.see("Overall score: 65 of 100.").await;
    assert!(page.stored(DOCUMENT).await.contains(ANSWERS));

    // The same link again leads to the result that is there now.
    page.open_link(route).await;
    page.see(words.phrases.enter_known()).await;
    page.click(words.phrases.enter_see()).await;
    page.see("Overall score: 65 of 100.").await;
    assert_eq!(page.stored(DOCUMENT).await.matches(ANSWERS).count(), 1);
}

async fn a_code_is_typed_as_people_type_and_wrong_ones_say_what_is_wrong(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    let phrases = words.phrases;
    come_back(&page, FINISHED, "#/result").await;
    lay_open(&page, words).await;
    let shown = page.text().await;
    let code = shown.split(' ').find(|word| TakeCode::read(word).is_ok()).unwrap().to_owned();
    page.leave().await;
    page.forget().await;
    page.open("#/data").await;
    page.click(phrases.enter_title()).await;
    page.see_title(phrases.enter_title()).await;
    // Nothing typed yet, too little, and one letter wrong.
    page.click(phrases.enter_look()).await;
    page.see(phrases.bad_code_missing()).await;
    page.write(phrases.enter_label(), &code[..9]).await;
    page.see_no(phrases.bad_code_missing()).await;
    page.click(phrases.enter_look()).await;
    page.see(&five_keys::phrases::counted_of(phrases.bad_code_length(), 8, 20)).await;
    let (right, last) = code.split_at(code.len() - 1);
    let wrong = if last == "0" { "G" } else { "0" };
    page.write(phrases.enter_label(), &format!("{right}{wrong}")).await;
    page.click(phrases.enter_look()).await;
    page.see(phrases.bad_code_checksum()).await;
    // In small letters, with spaces, and O for 0.
    let typed = code.to_lowercase().replace('-', " ").replace('0', "o");
    page.write(phrases.enter_label(), &typed).await;
    page.see(phrases.enter_found()).await;
    page.reload().await;
    page.see_written(phrases.enter_label(), &typed).await;
    page.click(phrases.enter_add()).await;
    page.see("Overall score: 65 of 100.").await;
}

async fn a_code_is_copied(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/result").await;
    lay_open(&page, words).await;
    page.tell("Object.defineProperty(navigator, 'clipboard', { value: {}, configurable: true })")
        .await;
    page.stand_in("navigator.clipboard", "writeText", "return window.Promise.resolve()").await;
    page.click(words.phrases.code_copy()).await;
    page.see(words.phrases.code_copied()).await;
    let copied = page.noted().await;
    assert_eq!(copied, [page.scan(words.phrases.code_image()).await]);
    // What cannot be copied can be selected.
    page.stand_in("navigator.clipboard", "writeText", &refused("NotAllowedError")).await;
    page.click(words.phrases.code_copy()).await;
    page.see(words.phrases.code_not_copied()).await;
}
