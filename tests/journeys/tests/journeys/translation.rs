//! A browser's own translation: it takes every text node out and puts two `<font>` elements with
//! another one in its place, again and again while the page lives.

use five_keys::domain::{Key, Statement};
use journeys::{Page, Visitor, in_each_engine};

use crate::words::{FOLLOWED, answer_key, answers, come_back, dutch, english};

in_each_engine!(
    a_translated_check_counts_every_answer,
    a_translated_page_changes_language_without_a_word_left_behind,
    a_translated_page_follows_what_is_done_on_it,
);

/// Translates all that shows, and all that comes to show, as browsers do.
async fn translate(page: &Page) {
    page.tell(
        "const wrapped = new WeakSet();
        const wrap = (node) => {
            if (wrapped.has(node) || !node.data.trim()) return;
            const [outer, inner] = ['font', 'font'].map((name) => document.createElement(name));
            const text = document.createTextNode(node.data);
            wrapped.add(text);
            inner.append(text);
            outer.append(inner);
            node.replaceWith(outer);
        };
        const wrapAll = () => {
            const walker = document.createTreeWalker(document.getElementById('app'), NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            nodes.filter((node) => !node.parentElement.closest('option, textarea, [translate=no]')).forEach(wrap);
        };
        wrapAll();
        new MutationObserver(wrapAll)
            .observe(document.getElementById('app'), { childList: true, subtree: true, characterData: true });",
    )
    .await;
}

async fn a_translated_check_counts_every_answer(visitor: Visitor) {
    let (page, phrases) = (visitor.opens("#/check/purpose").await, english().phrases);
    translate(&page).await;
    let first_key = answers().take_while(|(statement, _)| statement.key() == Key::Purpose);
    for (count, (statement, digit)) in (1..).zip(first_key) {
        page.choose(english().statement(statement), english().answer(digit)).await;
        page.see(&english().given(count)).await;
    }
    for key in [Key::Influence, Key::Growth, Key::Connection, Key::Example] {
        page.click(phrases.go_on_next()).await;
        page.see_title(english().content.key(key).name).await;
        page.see_no(english().content.key(Key::Purpose).promise).await;
        // With nothing answered, Continue names what is open and changes its own name.
        if key == Key::Influence {
            page.click(phrases.go_on_next()).await;
            page.see_a("button", phrases.skip_them()).await;
        }
        answer_key(&page, english(), key).await;
    }
    page.see(&english().given(21)).await;
    page.click(phrases.finish()).await;
    page.see_title(phrases.result_title()).await;
    page.see("Overall score: 65 of 100.").await;
}

async fn a_translated_page_changes_language_without_a_word_left_behind(visitor: Visitor) {
    let page = visitor.sits_down().await;
    for route in ["#/", "#/check/purpose", "#/result", "#/history", "#/follow-up", "#/data"] {
        come_back(&page, FOLLOWED, route).await;
        page.until("the page is in English", async || page.language().await == "en").await;
        // Without a reload and without a translation: what is to show in Dutch.
        page.click(english().phrases.other_language()).await;
        page.until("the page is in Dutch", async || page.language().await == "nl").await;
        let expected = page.text().await;
        page.click(dutch().phrases.other_language()).await;
        page.until("the page is in English", async || page.language().await == "en").await;
        translate(&page).await;
        page.click(english().phrases.other_language()).await;
        page.until("the page is in Dutch", async || page.language().await == "nl").await;
        page.until("a word is left behind", async || page.text().await == expected).await;
    }
}

async fn a_translated_page_follows_what_is_done_on_it(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/follow-up").await;
    translate(&page).await;
    page.see("Done: 1. Skipped: 1.").await;
    page.click(phrases.did()).await;
    page.see("Done: 2. Skipped: 1.").await;
    page.see(phrases.written()).await;
    page.click(phrases.nav_result()).await;
    page.see_title(phrases.result_title()).await;
    page.click(phrases.delete_result()).await;
    page.see(phrases.take_deleted()).await;
    page.click(phrases.put_back()).await;
    page.see_no(phrases.take_deleted()).await;
    page.click(phrases.nav_start()).await;
    page.click(phrases.begin_again()).await;
    page.choose(english().statement(Statement::FIRST), english().answer('3')).await;
    page.see(&english().given(1)).await;
}
