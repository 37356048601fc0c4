//! Data that must never be lost, whatever the browser's storage does.

use five_keys::{
    domain::{Key, Statement},
    route::Route,
};
use journeys::{Page, Sending, Visitor, in_each_engine, in_engines};

use crate::words::{
    CHANGES, DOCUMENT, FINISHED, Words, answer_key, at, come_back, english, newer,
    start_without_words,
};

in_each_engine!(
    a_browser_that_stores_nothing_keeps_the_answers_and_hands_them_out,
    a_storage_that_is_denied_in_the_middle_of_something_ends_nothing,
    a_full_storage_is_said_and_made_good_once_there_is_room,
    what_cannot_be_read_is_set_aside_and_never_lost,
    what_a_newer_version_wrote_is_shown_and_not_changed,
    two_tabs_never_overwrite_each_other,
    what_another_tab_stores_while_the_app_comes_up_shows,
    the_next_key_shows_what_another_tab_has_answered_meanwhile,
    a_check_that_another_tab_finishes_is_finished_here_and_nothing_waits,
    two_tabs_that_do_not_hear_each_other_lose_nothing,
    what_another_program_clears_or_damages_is_written_again,
    what_is_deleted_in_one_tab_is_gone_from_the_other_and_stays_so,
    beside_much_that_is_stored_an_answer_is_kept_alone_until_the_check_is_finished,
    what_is_deleted_does_not_come_back_from_the_journal,
    a_browser_that_denies_or_never_opens_the_journal_is_as_one_without_it,
);
// The others' drivers give no browser a profile that stays.
in_engines!([chromium Chromium] a_browser_that_is_killed_right_after_an_answer_has_it_when_it_comes_back);

async fn a_browser_that_stores_nothing_keeps_the_answers_and_hands_them_out(visitor: Visitor) {
    let (page, words) = (visitor.without_storage().opens("").await, english());
    page.click(words.phrases.begin()).await;
    answer_key(&page, words, Key::Purpose).await;
    page.see(words.phrases.trouble_denied()).await;
    // From screen to screen nothing is lost, and a file has it all.
    page.click(words.phrases.nav_start()).await;
    page.see_a("link", &words.go_on(4)).await;
    page.click(words.phrases.trouble_export()).await;
    page.see(words.phrases.file_ready()).await;
    let export = format!("button {}", words.phrases.trouble_export());
    assert_eq!(page.focused().await, export, "the button is the one that was pressed");
    let (_, text) = page.saved_file(".json").await;
    assert!(text.contains("\"5442.................\""), "{text}");
}

/// Has the browser deny each so-many-th use of the storage.
const DENIED: &str = "const storage = localStorage;
    let uses = 0;
    Object.defineProperty(window, 'localStorage', {
        configurable: true,
        get() {
            uses += 1;
            if (uses % window.denied === 0) throw new window.DOMException('denied', 'SecurityError');
            return storage;
        },
    })";

async fn a_storage_that_is_denied_in_the_middle_of_something_ends_nothing(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    page.tell(DENIED).await;
    page.tell("window.denied = 2").await;
    answer_key(&page, words, Key::Purpose).await;
    page.see(&words.given(4)).await;
    page.tell("window.denied = 1").await;
    page.click(words.phrases.go_on_next()).await;
    answer_key(&page, words, Key::Influence).await;
    page.see(&words.given(8)).await;
    page.see(words.phrases.trouble_denied()).await;
    page.click(words.phrases.trouble_export()).await;
    let (_, text) = page.saved_file(".json").await;
    assert!(text.contains("\"54421223............."), "{text}");
    // Allowed again, the next answer stores everything.
    page.tell("window.denied = Infinity").await;
    let effect = Statement::from_id("influence.effect").unwrap();
    page.choose(words.statement(effect), words.answer('5')).await;
    page.see_no(words.phrases.trouble_denied()).await;
    page.reload().await;
    page.see(&words.given(8)).await;
}

/// Fills the storage to the last character, with another program's text.
const FILL: &str = "let all = '';
    for (let size = 1 << 22; size >= 1; size >>= 1) {
        try {
            while (true) {
                localStorage.setItem('other', all + 'x'.repeat(size));
                all += 'x'.repeat(size);
            }
        } catch (full) {}
    }";

async fn a_full_storage_is_said_and_made_good_once_there_is_room(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    answer_key(&page, words, Key::Purpose).await;
    let before = page.stored(DOCUMENT).await;
    page.tell(FILL).await;
    // Every statement of the next key has a longer name to remember than the last of this one.
    page.click(words.phrases.go_on_next()).await;
    // It makes room for itself: what is pressed in that moment is elsewhere by then.
    page.see(words.phrases.trouble_full()).await;
    answer_key(&page, words, Key::Influence).await;
    page.see(words.phrases.trouble_full()).await;
    page.see(&words.given(8)).await;
    assert_eq!(page.stored(DOCUMENT).await, before);
    page.click(words.phrases.trouble_export()).await;
    let (_, text) = page.saved_file(".json").await;
    assert!(text.contains("54421223............."), "{text}");
    // Room again: the next answer stores everything.
    page.tell("localStorage.removeItem('other')").await;
    let effect = Statement::from_id("influence.effect").unwrap();
    page.choose(words.statement(effect), words.answer('5')).await;
    page.see_no(words.phrases.trouble_full()).await;
    page.reload().await;
    page.see(&words.given(8)).await;
    assert_eq!(page.chosen(words.statement(effect)).await, words.answer('5'));
}

async fn what_cannot_be_read_is_set_aside_and_never_lost(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    let broken = &FINISHED[..FINISHED.len() - 9];
    come_back(&page, broken, "#/").await;
    page.see(words.phrases.trouble_aside()).await;
    // Going on overwrites nothing.
    page.click(words.phrases.begin()).await;
    answer_key(&page, words, Key::Purpose).await;
    page.reload().await;
    page.click(words.phrases.trouble_data()).await;
    page.see_a("heading", words.phrases.aside_title()).await;
    page.see(&format!("Text 1, {} bytes", broken.len())).await;
    page.see("Checks in progress: 1").await;
    page.click(words.phrases.aside_save()).await;
    page.see(words.phrases.file_ready()).await;
    assert_eq!(page.saved_file(".txt").await.1, broken);
    // Whoever has a copy is not told again.
    page.see_no(words.phrases.trouble_aside()).await;
    page.reload().await;
    page.see_no(words.phrases.trouble_aside()).await;
    page.click(words.phrases.aside_remove()).await;
    page.see_no(words.phrases.aside_title()).await;
    page.see("Checks in progress: 1").await;
}

async fn what_a_newer_version_wrote_is_shown_and_not_changed(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    let newer = newer();
    come_back(&page, &newer, "#/check/influence").await;
    page.see("made by a newer version of Five Keys (format 99)").await;
    page.click("Nederlands").await;
    let goals = words.statement(at("influence.goals"));
    assert!(!page.can_be_answered(goals).await);
    page.choose(goals, words.answer('5')).await;
    assert_eq!(page.chosen(goals).await, words.answer('2'));
    page.click(words.phrases.nav_result()).await;
    page.see("Overall score: 65 of 100.").await;
    page.click(words.phrases.delete_result()).await;
    page.reload().await;
    page.see("Overall score: 65 of 100.").await;
    assert_eq!(page.stored(DOCUMENT).await, newer);
    // A file of it is that text, to the letter.
    page.click(words.phrases.trouble_export()).await;
    assert_eq!(page.saved_file(".json").await.1, newer);
}

async fn two_tabs_never_overwrite_each_other(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    let [first, second, third] = [0, 1, 2].map(|place| Statement::at(place).unwrap());
    page.choose(words.statement(first), words.answer('1')).await;
    page.another_tab("#/check/purpose").await;
    shows(&page, words, first, '1').await;
    page.choose(words.statement(second), words.answer('2')).await;
    page.to_tab(0).await;
    shows(&page, words, second, '2').await;
    page.choose(words.statement(third), words.answer('3')).await;
    page.to_tab(1).await;
    shows(&page, words, third, '3').await;
    page.see(&words.given(3)).await;
    // What one tab chooses for the page, the other follows.
    page.click("Nederlands").await;
    page.see("3 van 21 beantwoord").await;
    page.to_tab(0).await;
    page.see("3 van 21 beantwoord").await;
    assert!(page.stored(DOCUMENT).await.contains("123.................."));
}

async fn what_another_tab_stores_while_the_app_comes_up_shows(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().sits_down().await, english());
    let first = Statement::at(0).unwrap();
    page.another_tab("#/check/purpose").await;
    page.to_tab(0).await;
    start_without_words(&page, "#/check/purpose").await;
    page.to_tab(1).await;
    page.choose(words.statement(first), words.answer('1')).await;
    page.to_tab(0).await;
    page.site.words(Sending::Sent);
    page.comes_up().await;
    shows(&page, words, first, '1').await;
}

async fn the_next_key_shows_what_another_tab_has_answered_meanwhile(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    answer_key(&page, words, Key::Purpose).await;
    let [third, fourth] = [2, 3].map(|place| Key::Influence.statements().nth(place).unwrap());
    page.another_tab("#/check/influence").await;
    page.choose(words.statement(third), words.answer('2')).await;
    page.to_tab(0).await;
    page.see(&words.given(5)).await;
    page.click(words.phrases.go_on_next()).await;
    page.see_title(words.content.key(Key::Influence).name).await;
    shows(&page, words, third, '2').await;
    page.choose(words.statement(fourth), words.answer('3')).await;
    page.to_tab(1).await;
    shows(&page, words, fourth, '3').await;
}

/// Answers a statement, and finishes that take in another tab before anything else follows.
const FINISHED_ELSEWHERE: &str = "
    document.querySelector('input[type=radio]').click();
    setTimeout(() => {
        const stored = JSON.parse(localStorage.getItem('five-keys/document'));
        stored.revision += 1;
        stored.takes[0].finished = stored.takes[0].begun + 1;
        localStorage.setItem('five-keys/document', JSON.stringify(stored));
        dispatchEvent(new StorageEvent('storage'));
    }, 100);
    setTimeout(() => document.body.append('Much later'), 400)";

async fn a_check_that_another_tab_finishes_is_finished_here_and_nothing_waits(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    page.tell(FINISHED_ELSEWHERE).await;
    page.see("Much later").await;
    page.see_title(words.phrases.finished_title()).await;
    page.has_unique_ids().await;
}

/// Keeps what another tab has stored from an app that comes up later, and says that it came.
const DEAF: &str = "addEventListener('storage', (event) => {
        event.stopImmediatePropagation();
        document.body.append('Unheard');
    })";

async fn two_tabs_that_do_not_hear_each_other_lose_nothing(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().sits_down().await, english());
    let [first, second, third] = [0, 1, 2].map(|place| Statement::at(place).unwrap());
    page.site.program(Sending::Held);
    page.open("#/check/purpose").await;
    page.tell(DEAF).await;
    page.site.program(Sending::Sent);
    page.comes_up().await;
    page.choose(words.statement(first), words.answer('1')).await;
    page.another_tab("#/check/purpose").await;
    shows(&page, words, first, '1').await;
    page.choose(words.statement(second), words.answer('2')).await;
    page.to_tab(0).await;
    page.see("Unheard").await;
    assert_eq!(page.chosen(words.statement(second)).await, "");
    page.choose(words.statement(third), words.answer('3')).await;
    assert!(page.stored(DOCUMENT).await.contains("123.................."));
    shows(&page, words, second, '2').await;
    page.to_tab(1).await;
    shows(&page, words, third, '3').await;
}

/// Another program on the site removes whatever is stored there, and a browser tells the tabs.
const CLEAR: &str = "localStorage.clear(); dispatchEvent(new StorageEvent('storage'))";

async fn what_another_program_clears_or_damages_is_written_again(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/check/purpose").await;
    page.click(words.phrases.begin_again()).await;
    answer_key(&page, words, Key::Purpose).await;
    page.tell(CLEAR).await;
    page.see(&words.given(4)).await;
    let stored = page.stored(DOCUMENT).await;
    assert!(stored.contains("544212232003444545555") && stored.contains("\"5442............"));
    // The same without a word from the browser, at the next answer.
    let first = Statement::at(0).unwrap();
    for damage in ["localStorage.clear()", "localStorage.setItem('five-keys/document', 'junk')"] {
        for digit in ['1', '2'] {
            page.tell(damage).await;
            page.choose(words.statement(first), words.answer(digit)).await;
            let stored = page.stored(DOCUMENT).await;
            assert!(stored.contains("544212232003444545555"), "{stored}");
            assert!(stored.contains(&format!("\"{digit}442............")), "{stored}");
        }
    }
    page.reload().await;
    page.see(&words.given(4)).await;
}

/// Gives an answer at the moment at which all is deleted in another tab: the mark comes first, as
/// a third tab would write again what is cleared away without one.
const DELETED_MEANWHILE: &str = "
    document.querySelector('input[type=radio]').click();
    localStorage.setItem('five-keys/deleted', '5');
    localStorage.removeItem('five-keys/document');
    localStorage.removeItem('five-keys/changes');
    dispatchEvent(new StorageEvent('storage'))";

async fn what_is_deleted_in_one_tab_is_gone_from_the_other_and_stays_so(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    let [first, second] = [0, 1].map(|place| Statement::at(place).unwrap());
    answer_key(&page, words, Key::Purpose).await;
    page.another_tab("#/data").await;
    page.click(words.phrases.delete_text()).await;
    page.click(words.phrases.delete_yes()).await;
    page.see(words.phrases.data_nothing()).await;
    page.to_tab(0).await;
    page.see(&words.given(0)).await;
    // It does so where the reader looks, wherever they were on the page.
    page.see(words.phrases.trouble_deleted()).await;
    page.see_focus("status ").await;
    assert_eq!(page.chosen(words.statement(first)).await, "");
    assert_eq!(page.stored(DOCUMENT).await, "");
    page.choose(words.statement(second), words.answer('2')).await;
    page.see(&words.given(1)).await;
    page.tell(DELETED_MEANWHILE).await;
    page.see(&words.given(0)).await;
    assert_eq!(page.chosen(words.statement(first)).await, "");
    assert_eq!(page.chosen(words.statement(second)).await, "");
    assert_eq!(page.stored(DOCUMENT).await, "");
}

/// A document with 120 finished checks.
fn much() -> String {
    let (head, take) = FINISHED.split_once("{\"id\"").expect("a take");
    let take = take.strip_suffix("]}").expect("the end of the takes");
    let take = |number: u32| {
        let id = (7_000_000_000_000_000 + u64::from(number)).to_string();
        ["{\"id\"", &take.replace("7000000000000000", &id)].concat()
    };
    let takes: Vec<String> = (0..120).map(take).collect();
    [head, &takes.join(","), "]}"].concat().replace("\"schema\":1", "\"schema\":2")
}

async fn beside_much_that_is_stored_an_answer_is_kept_alone_until_the_check_is_finished(
    visitor: Visitor,
) {
    let (page, words, much) = (visitor.sits_down().await, english(), much());
    come_back(&page, &much, "#/check/purpose").await;
    page.click(words.phrases.begin_again()).await;
    answer_key(&page, words, Key::Purpose).await;
    assert_eq!(page.stored(DOCUMENT).await, much);
    assert!(page.stored(CHANGES).await.contains("\"5442.................\""));
    page.reload().await;
    page.see(&words.given(4)).await;
    // Another tab sees it, and goes on.
    let [second, third] = [1, 2].map(|place| Statement::at(place).unwrap());
    page.another_tab("#/check/purpose").await;
    shows(&page, words, third, '4').await;
    page.choose(words.statement(second), words.answer('1')).await;
    page.to_tab(0).await;
    shows(&page, words, second, '1').await;
    for key in Key::ALL {
        page.open(&Route::Check(key).hash()).await;
        answer_key(&page, words, key).await;
    }
    page.click(words.phrases.finish()).await;
    page.see("Overall score: 65 of 100.").await;
    let stored = page.stored(DOCUMENT).await;
    assert!(stored.contains("\"revision\":") && stored.matches("\"finished\"").count() == 121);
    assert!(page.stored(CHANGES).await.contains("\"takes\":[]"));
    page.reload().await;
    page.see("Overall score: 65 of 100.").await;
}

/// The text that the journal has under a key; empty where it has none.
async fn journalled(page: &Page, key: &str) -> String {
    let look = format!(
        "window.found = null;
        const asked = indexedDB.open('five-keys');
        asked.onsuccess = () => {{
            try {{
                const got = asked.result.transaction('texts').objectStore('texts').get('{key}');
                got.onsuccess = () => {{ asked.result.close(); window.found = got.result ?? ''; }};
            }} catch {{
                asked.result.close();
                window.found = '';
            }}
        }}"
    );
    page.tell(&look).await;
    page.asked("return window.found").await
}

async fn journals(page: &Page, key: &str, part: &str) {
    let there = async || {
        let text = journalled(page, key).await;
        if part.is_empty() { text.is_empty() } else { text.contains(part) }
    };
    page.until(&format!("“{part}” does not come to the journal"), there).await;
}

async fn a_browser_that_is_killed_right_after_an_answer_has_it_when_it_comes_back(
    visitor: Visitor,
) {
    let (witness, words) = (visitor.another(), english());
    let mut page = visitor.opens("#/check/purpose").await;
    let [first, second, third] = [0, 1, 2].map(|place| Statement::at(place).unwrap());
    page.choose(words.statement(first), words.answer('1')).await;
    journals(&page, DOCUMENT, "\"1....................\"").await;
    for (statement, digit, answers) in
        [(second, '2', "\"12"), (first, '3', "\"32"), (third, '4', "\"324")]
    {
        page.choose(words.statement(statement), words.answer(digit)).await;
        journals(&page, DOCUMENT, answers).await;
        page = witness.kills(page).opens("#/check/purpose").await;
        shows(&page, words, statement, digit).await;
    }
    page.see(&words.given(3)).await;
    assert!(page.stored(DOCUMENT).await.contains("\"324..................\""));
    page.click(words.phrases.nav_start()).await;
    page.see_a("link", &words.go_on(3)).await;
}

async fn what_is_deleted_does_not_come_back_from_the_journal(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    answer_key(&page, words, Key::Purpose).await;
    journals(&page, DOCUMENT, "\"5442").await;
    let before = page.asked("return JSON.stringify({ ...localStorage })").await;
    page.another_tab("#/data").await;
    page.click(words.phrases.delete_text()).await;
    page.click(words.phrases.delete_yes()).await;
    page.see(words.phrases.data_nothing()).await;
    journals(&page, DOCUMENT, "").await;
    assert_eq!(
        journalled(&page, "five-keys/deleted").await,
        page.stored("five-keys/deleted").await
    );
    page.reload().await;
    page.see(words.phrases.data_nothing()).await;
    // Where the browser has lost the deletion, it is made again.
    page.to_tab(0).await;
    page.leave().await;
    page.to_tab(1).await;
    page.leave().await;
    let put_back = format!(
        "localStorage.clear();
        for (const [key, text] of Object.entries({before})) localStorage.setItem(key, text)"
    );
    page.tell(&put_back).await;
    page.open("#/data").await;
    page.see(words.phrases.data_nothing()).await;
    assert_eq!(page.stored(DOCUMENT).await, "");
}

/// Has the browser deny its databases, or never open one.
const NO_JOURNAL: [&str; 3] = [
    "get() { throw new DOMException('denied', 'SecurityError') }",
    "get() { return { open() { throw new DOMException('denied', 'InvalidStateError') } } }",
    "get() { return { open: () => ({}) } }",
];

async fn a_browser_that_denies_or_never_opens_the_journal_is_as_one_without_it(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().sits_down().await, english());
    for denied in NO_JOURNAL {
        page.leave().await;
        page.forget().await;
        page.site.program(Sending::Held);
        page.open("#/check/purpose").await;
        page.tell(&format!(
            "window.noted = [];
            for (const kind of ['error', 'unhandledrejection'])
                addEventListener(kind, (event) => noted.push(kind + ' ' + event.message));
            Object.defineProperty(window, 'indexedDB', {{ configurable: true, {denied} }})"
        ))
        .await;
        page.site.program(Sending::Sent);
        page.comes_up().await;
        answer_key(&page, words, Key::Purpose).await;
        page.click(words.phrases.nav_start()).await;
        page.see_a("link", &words.go_on(4)).await;
        page.open("#/data").await;
        page.see_title(words.phrases.data_title()).await;
        assert_eq!(page.asked("return noted.join()").await, "");
        page.reload().await;
        page.see("Checks in progress: 1").await;
    }
}

async fn shows(page: &Page, words: Words, statement: Statement, digit: char) {
    let (asked, answered) = (words.statement(statement), words.answer(digit));
    let there = async || page.chosen(asked).await == answered;
    page.until(&format!("“{asked}” does not show the other tab's answer"), there).await;
}
