//! What is typed and not saved yet.

use journeys::{Page, Visitor, in_each_engine};

use crate::words::{DOCUMENT, FINISHED, FOLLOWED, come_back, dutch, english};

in_each_engine!(
    what_is_typed_stays_until_it_is_saved,
    each_tab_keeps_what_is_typed_in_it,
    what_is_typed_comes_back_with_a_tab_that_was_closed,
    a_plan_being_edited_outlives_what_else_is_done_on_its_card,
    all_other_fields_keep_what_is_typed_when_the_page_is_loaded_again,
    what_is_too_long_stays_and_says_so,
    what_another_tab_has_saved_shows_where_nothing_is_typed,
    to_delete_everything_deletes_what_is_typed,
    whatever_the_tab_has_kept_the_page_comes_up,
);

/// Where a tab keeps what is typed; part of the documented format.
const DRAFTS: &str = "five-keys/drafts";

async fn what_is_typed_stays_until_it_is_saved(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/result").await;
    page.click(words.label_title()).await;
    page.write(words.label_team(), "Night shift").await;
    page.write(words.label_name(), "Before the move").await;
    let is_there = async || {
        page.see_written(words.label_team(), "Night shift").await;
        page.see_written(words.label_name(), "Before the move").await;
    };
    page.select(words.theme(), words.theme_dark()).await;
    is_there().await;
    page.click("Nederlands").await;
    page.see_title(dutch().phrases.result_title()).await;
    page.see_written(dutch().phrases.label_team(), "Night shift").await;
    page.click("English").await;
    page.see_title(words.result_title()).await;
    is_there().await;
    page.click(words.nav_history()).await;
    page.see_title(words.history_title()).await;
    page.back().await;
    page.see_title(words.result_title()).await;
    is_there().await;
    page.forward().await;
    page.see_title(words.history_title()).await;
    page.back().await;
    page.see_title(words.result_title()).await;
    is_there().await;
    page.reload().await;
    is_there().await;
    page.has_unique_ids().await;
    // It is saved, the focus stays where it was, and it is no draft any more.
    page.click(words.label_save()).await;
    page.see(words.written()).await;
    page.see("About Night shift").await;
    page.see_focus(&["button ", words.label_save()].concat()).await;
    page.is_accessible().await;
    assert_eq!(page.kept_by_tab(DRAFTS).await, "");
    assert!(
        page.stored(DOCUMENT).await.contains(r#""subject":"Night shift","name":"Before the move""#)
    );
}

async fn each_tab_keeps_what_is_typed_in_it(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/").await;
    page.click(words.other_team()).await;
    page.write(words.label_team(), "Night shift").await;
    page.another_tab("#/").await;
    page.click(words.other_team()).await;
    page.see_written(words.label_team(), "").await;
    page.write(words.label_team(), "Late shift").await;
    for (tab, team) in [(0, "Night shift"), (1, "Late shift")] {
        page.to_tab(tab).await;
        page.reload().await;
        page.see_written(words.label_team(), team).await;
    }
    // The check is about what was typed in this one.
    page.click(words.other_team_begin()).await;
    page.see("About Late shift").await;
    page.is_accessible().await;
}

async fn what_is_typed_comes_back_with_a_tab_that_was_closed(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/").await;
    page.click(words.other_team()).await;
    page.write(words.label_team(), "Night shift").await;
    // What a browser does, which no driver can be asked for: it keeps the texts of a tab that is closed,
    // and the tab that it opens in its place has them before the page comes.
    page.tell(&format!("localStorage.closed = sessionStorage.getItem('{DRAFTS}')")).await;
    page.another_tab("elsewhere").await;
    page.tell(&format!("sessionStorage.setItem('{DRAFTS}', localStorage.closed)")).await;
    page.open("#/").await;
    page.comes_up().await;
    // It shows at once, and can be gone on with.
    page.see_written(words.label_team(), "Night shift").await;
    page.click(words.other_team_begin()).await;
    page.see("About Night shift").await;
}

async fn a_plan_being_edited_outlives_what_else_is_done_on_its_card(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, &with_one_running(), "#/follow-up").await;
    page.click(words.other_plan()).await;
    page.write(words.sentence(), "When we eat, I ask.").await;
    page.write(words.note(), "It went well.").await;
    page.click(words.did()).await;
    page.see(words.written()).await;
    page.see_focus(&["button ", words.did()].concat()).await;
    page.see_written(words.sentence(), "When we eat, I ask.").await;
    page.see_written(words.note(), "").await;
    // Another tab writes a note, and changes the plan.
    page.write(words.note(), "And again.").await;
    page.another_tab("#/follow-up").await;
    page.click(words.skipped()).await;
    page.see(words.written()).await;
    page.click(words.other_plan()).await;
    page.write(words.sentence(), "When we drink, I ask.").await;
    page.click(words.change_it()).await;
    page.see(words.written()).await;
    page.to_tab(0).await;
    page.see("When we drink, I ask.").await;
    page.see_focus(&["field ", words.note()].concat()).await;
    page.see_written(words.sentence(), "When we eat, I ask.").await;
    page.see_written(words.note(), "And again.").await;
    page.reload().await;
    page.see_written(words.sentence(), "When we eat, I ask.").await;
    page.see_written(words.note(), "And again.").await;
    page.click(words.change_it()).await;
    page.see("When we eat, I ask.").await;
    page.see_written(words.note(), "And again.").await;
}

/// A document with one commitment that is running.
fn with_one_running() -> String {
    let (before, _) = FOLLOWED.split_once(r#",{"id":7000000000000012"#).unwrap();
    format!("{before}]}}")
}

async fn all_other_fields_keep_what_is_typed_when_the_page_is_loaded_again(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/take-on/purpose.tell").await;
    page.write(words.sentence(), "When we eat, I ask.").await;
    page.select(words.how_often(), words.rhythm_quarterly()).await;
    page.tell(
        "const start = document.querySelector('[type=datetime-local]');
        start.value = '2031-02-03T10:30';
        start.dispatchEvent(new Event('input', { bubbles: true }))",
    )
    .await;
    page.reload().await;
    page.see_written(words.sentence(), "When we eat, I ask.").await;
    assert_eq!(page.selected(words.how_often()).await, words.rhythm_quarterly());
    page.click(words.take_on_yes()).await;
    page.see_title(words.follow_title()).await;
    let stored = page.stored(DOCUMENT).await;
    assert!(stored.contains(r#""start":"2031-02-03T10:30","rhythm":"quarterly""#), "{stored}");
    assert_eq!(page.kept_by_tab(DRAFTS).await, "");

    come_back(&page, FOLLOWED, "#/history").await;
    page.click(&words.rename_team().replace("{name}", "Night shift")).await;
    page.write(words.label_team(), "Late shift").await;
    page.reload().await;
    page.see_written(words.label_team(), "Late shift").await;
    page.click(words.label_save()).await;
    page.see("1 August 2025, Late shift").await;
    page.see(words.written()).await;
    page.see_focus(&["button ", words.label_save()].concat()).await;

    page.click(words.compare_title()).await;
    page.see_title(words.compare_title()).await;
    page.select(words.compare_to(), "1 August 2025, Late shift").await;
    page.reload().await;
    page.see_title(words.compare_title()).await;
    assert_eq!(page.selected(words.compare_to()).await, "1 August 2025, Late shift");
}

async fn what_is_too_long_stays_and_says_so(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, &with_one_running(), "#/follow-up").await;
    paste(&page, &"😀".repeat(400)).await;
    page.see("Characters left: 100.").await;
    page.click(words.note_only()).await;
    page.see(words.written()).await;
    assert!(page.stored(DOCUMENT).await.contains(&"😀".repeat(400)));
    let long = "x".repeat(512);
    paste(&page, &long).await;
    page.see("Characters too many: 12.").await;
    page.click(words.note_only()).await;
    page.see("Not saved yet.").await;
    page.see_focus(&["field ", words.note()].concat()).await;
    page.see_written(words.note(), &long).await;
    page.reload().await;
    page.see_written(words.note(), &long).await;
    page.is_accessible().await;
}

/// Pastes a text in the field for a note, in the place of what is in it.
async fn paste(page: &Page, text: &str) {
    let paste = format!(
        "const field = document.querySelector('article [type=text]');
        field.focus();
        field.select();
        document.execCommand('insertText', false, '{text}')"
    );
    page.tell(&paste).await;
    page.see_written(english().phrases.note(), text).await;
}

async fn what_another_tab_has_saved_shows_where_nothing_is_typed(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/result").await;
    page.click(words.label_title()).await;
    page.write(words.label_name(), "Mine").await;
    page.another_tab("#/result").await;
    page.click(words.label_title()).await;
    page.write(words.label_team(), "Night shift").await;
    page.click(words.label_save()).await;
    page.see(words.written()).await;
    page.to_tab(0).await;
    page.see_written(words.label_team(), "Night shift").await;
    page.see_written(words.label_name(), "Mine").await;
    page.see_focus(&["field ", words.label_name()].concat()).await;
}

async fn to_delete_everything_deletes_what_is_typed(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/result").await;
    page.click(words.label_title()).await;
    page.write(words.label_name(), "Mine").await;
    assert!(page.kept_by_tab(DRAFTS).await.contains("Mine"));
    page.click(words.nav_data()).await;
    page.click(words.delete_text()).await;
    page.click(words.delete_yes()).await;
    page.see(words.deleted()).await;
    assert_eq!(page.kept_by_tab(DRAFTS).await, "");
}

async fn whatever_the_tab_has_kept_the_page_comes_up(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/result").await;
    for kept in ["{", r#"{"version":7,"fields":3}"#, r#"{"version":1,"fields":[[1]]}"#] {
        page.tell(&format!("sessionStorage.setItem('{DRAFTS}', '{kept}')")).await;
        page.reload().await;
        page.see_title(words.result_title()).await;
    }
    // A tab that may keep nothing keeps nothing, and takes what is typed all the same.
    page.tell(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }",
    )
    .await;
    page.click(words.label_title()).await;
    page.write(words.label_name(), "Mine").await;
    page.see_written(words.label_name(), "Mine").await;
    page.click(words.nav_history()).await;
    page.back().await;
    page.see_title(words.result_title()).await;
    page.see_written(words.label_name(), "Mine").await;
}
