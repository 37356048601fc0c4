//! From advice to habit: taking on an action, keeping its log, looking back.

use five_keys::phrases::counted_of;
use journeys::{Key as Press, Visitor, in_each_engine};

use crate::words::{DOCUMENT, FINISHED, FOLLOWED, come_back, dutch, english};

in_each_engine!(
    an_action_is_taken_on_in_the_leaders_own_words_and_its_log_is_kept,
    two_actions_at_a_time_are_enough,
    an_action_that_is_running_leads_to_the_follow_up,
    a_commitment_is_deleted_and_put_back,
    a_month_later_the_leader_says_whether_it_helped,
    back_leads_to_the_place_where_one_was,
    what_is_due_is_the_first_thing_on_the_start,
    done_keeps_the_place_on_the_second_card_too,
    checks_are_named_compared_and_saved_as_a_table,
);

async fn an_action_is_taken_on_in_the_leaders_own_words_and_its_log_is_kept(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/actions").await;
    page.click(&english().take_on("influence.experiment")).await;
    page.see_title(phrases.take_on_title()).await;
    // Without a sentence nothing is written down.
    page.write(phrases.sentence(), " ").await;
    page.click(phrases.take_on_yes()).await;
    page.see(phrases.field_missing()).await;
    page.see_focus(&["field ", phrases.sentence()].concat()).await;
    page.is_accessible().await;
    let sentence = "When it is Monday, I ask <b>one</b> \"why\" & listen.";
    page.write(phrases.sentence(), sentence).await;
    // What is written outlives a change of language.
    page.click("Nederlands").await;
    page.see_title(dutch().phrases.take_on_title()).await;
    page.click("English").await;
    page.see_title(phrases.take_on_title()).await;
    page.click(phrases.take_on_yes()).await;
    page.see_title(phrases.follow_title()).await;
    page.see(sentence).await;
    page.is_accessible().await;
    page.write(phrases.note(), "Anna laughed.").await;
    page.click(phrases.did()).await;
    page.see(&counted_of(phrases.follow_count(), 1, 0)).await;
    page.click(phrases.skipped()).await;
    page.see(&counted_of(phrases.follow_count(), 1, 1)).await;
    page.reload().await;
    page.see(&counted_of(phrases.follow_count(), 1, 1)).await;
    page.click(phrases.log_title()).await;
    page.see("Anna laughed.").await;
    // The file for a calendar has the leader's own sentence in it.
    page.click(phrases.calendar()).await;
    page.see(phrases.file_ready()).await;
    let (_, file) = page.saved_file(".ics").await;
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 3);
    let unfolded = file.replace("\r\n ", "");
    assert!(unfolded.contains(r#"I ask <b>one</b> "why" & listen."#), "{file}");
    // And the way back to the page, without what is the visitor's own.
    let home = page.site.address();
    assert_eq!(unfolded.matches(&format!("URL:{home}#/follow-up\r\n")).count(), 2, "{file}");
    assert_eq!(unfolded.matches(&format!("URL:{home}#/\r\n")).count(), 1, "{file}");
    page.click(phrases.other_plan()).await;
    page.click(phrases.finish_it()).await;
    page.see(phrases.earlier()).await;
    page.see_no(phrases.did()).await;
    assert!(page.stored(DOCUMENT).await.contains(r#""what":"finished"}]"#));
}

async fn two_actions_at_a_time_are_enough(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/take-on/example.recognise").await;
    page.see(phrases.take_on_two()).await;
    page.see_no(phrases.take_on_yes()).await;
    page.click(phrases.follow_title()).await;
    page.see_title(phrases.follow_title()).await;
}

async fn an_action_that_is_running_leads_to_the_follow_up(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/take-on/purpose.tell").await;
    page.see(phrases.take_on_running()).await;
    page.see_no(phrases.take_on_yes()).await;
    page.open("#/actions/purpose").await;
    page.see(phrases.take_on_running()).await;
    page.is_accessible().await;
    // One that has ended can be taken on again.
    page.open("#/actions/growth").await;
    page.see_title(phrases.actions_title()).await;
    page.see_no(phrases.take_on_running()).await;
    // Another tab takes on what this one is still writing a plan for.
    come_back(&page, FINISHED, "#/take-on/purpose.tell").await;
    page.see(phrases.take_on_lead()).await;
    page.store(DOCUMENT, FOLLOWED).await;
    page.click(phrases.take_on_yes()).await;
    page.see(phrases.take_on_running()).await;
    page.open("#/actions/purpose").await;
    page.click(phrases.follow_title()).await;
    page.see_title(phrases.follow_title()).await;
}

async fn a_commitment_is_deleted_and_put_back(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/follow-up").await;
    let (running, past) = ("I start with that story.", "When somebody starts, I am there.");
    page.see(running).await;
    page.click(phrases.log_title()).await;
    page.click(phrases.delete_commitment()).await;
    page.see_no(running).await;
    page.see(phrases.commitment_deleted()).await;
    page.see_focus(&["heading ", phrases.follow_title()].concat()).await;
    page.is_accessible().await;
    page.click(phrases.put_back()).await;
    page.see(running).await;
    page.see_no(phrases.commitment_deleted()).await;
    // It is back with all that was written down.
    assert!(page.stored(DOCUMENT).await.contains("They asked for more."));
    // And one that is past can go for good.
    page.click(phrases.earlier()).await;
    page.see(past).await;
    page.click(phrases.delete_commitment()).await;
    page.see(phrases.commitment_deleted()).await;
    page.reload().await;
    page.see(running).await;
    page.see_no(phrases.earlier()).await;
    assert!(!page.stored(DOCUMENT).await.contains(past));
}

async fn a_month_later_the_leader_says_whether_it_helped(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/follow-up").await;
    page.see(phrases.check_in_ask()).await;
    page.choose(phrases.helped(), phrases.helped_somewhat()).await;
    page.click(phrases.keep_going()).await;
    page.see(phrases.written()).await;
    page.see_no(phrases.check_in_ask()).await;
    assert!(page.stored(DOCUMENT).await.contains(r#""what":"kept","helped":"somewhat"}]"#));
    // It was too soon.
    page.click(phrases.put_back()).await;
    page.see(phrases.check_in_ask()).await;
    page.see(phrases.taken_back()).await;
    assert!(!page.stored(DOCUMENT).await.contains(r#""what":"kept""#));
    page.is_accessible().await;
    // Finished, its card goes, and comes back.
    page.click(phrases.finish_it()).await;
    page.see(phrases.written()).await;
    page.see_no("I start with that story.").await;
    page.see_focus(&["heading ", phrases.follow_title()].concat()).await;
    page.click(phrases.put_back()).await;
    page.see("I start with that story.").await;
    assert!(!page.has("button", phrases.put_back()).await);
}

async fn what_is_due_is_the_first_thing_on_the_start(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/").await;
    page.see(phrases.due_check_in()).await;
    page.click(phrases.due_open()).await;
    page.see_title(phrases.follow_title()).await;
    page.see(phrases.check_in_ask()).await;
}

async fn done_keeps_the_place_on_the_second_card_too(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    let second = FOLLOWED.replace("2100-01-01T09:00", "2026-01-01T09:00");
    come_back(&page, &second, "#/follow-up").await;
    page.resize(600, 500).await;
    page.see(phrases.check_in_ask()).await;
    let press = "const all = [...document.querySelectorAll('article')].map((card) =>
            [...card.querySelectorAll('button')].find((one) => one.textContent === arguments[0]));
        all.at(-1).scrollIntoView({ block: 'center' }); all.at(-1).focus();
        window.pressed = all.at(-1); window.before = scrollY; all.at(-1).click(); return true";
    assert!(page.holds(press, phrases.did()).await);
    page.see(phrases.written()).await;
    let is_there = "return document.activeElement === window.pressed && scrollY === window.before
        && window.pressed.closest('article').innerText.includes(arguments[0])";
    assert!(page.holds(is_there, phrases.written()).await, "the place is lost");
    page.click(phrases.put_back()).await;
    page.see(phrases.taken_back()).await;
}

/// Scrolls to the last link whose name begins so and gives it the focus, and remembers the place.
const TURN_TO_THE_LAST: &str = "const one = findAll(['link'], null)
        .filter((link) => nameOf(link).startsWith(arguments[0])).at(-1);
    if (!one) return null;
    one.scrollIntoView({ block: 'center' });
    one.focus({ preventScroll: true });
    window.place = [scrollY, one.getAttribute('href')]; return true";
/// Whether the page is where it was left, with the focus on what was pressed.
const IS_WHERE_IT_WAS: &str = "return Math.abs(scrollY - window.place[0]) < 3 && scrollY > 100
    && document.activeElement.getAttribute('href') === window.place[1]";

async fn back_leads_to_the_place_where_one_was(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    page.resize(600, 500).await;
    let is_back = async |title: &str| {
        page.see_title(title).await;
        page.until("the place is lost", async || page.holds(IS_WHERE_IT_WAS, "").await).await;
    };
    let press_the_last = async |name: &str| {
        assert!(page.holds(TURN_TO_THE_LAST, name).await);
        // With another key in between it is no second press.
        page.press(&[Press::Shift, Press::Enter]).await;
    };
    come_back(&page, FINISHED, "#/actions/all").await;
    page.see_title(phrases.all_actions_title()).await;
    // By the browser's own Back, and by the page's.
    for by_the_page in [false, true] {
        press_the_last(phrases.take_on()).await;
        page.see_title(phrases.take_on_title()).await;
        page.see_focus(&["heading ", phrases.take_on_title()].concat()).await;
        assert!(page.holds("return scrollY === 0", "").await, "a new page begins at its top");
        if by_the_page {
            page.click(phrases.back()).await;
        } else {
            page.back().await;
        }
        is_back(phrases.all_actions_title()).await;
    }
    // What was unfolded is so again.
    page.open("#/actions").await;
    page.see_title(phrases.actions_title()).await;
    let unfold = "document.querySelectorAll('main details').forEach((one) => one.open = true);
        return true";
    assert!(page.holds(unfold, "").await);
    press_the_last(phrases.take_on()).await;
    page.see_title(phrases.take_on_title()).await;
    page.back().await;
    is_back(phrases.actions_title()).await;
    come_back(&page, FOLLOWED, "#/result").await;
    page.see_title(phrases.result_title()).await;
    press_the_last(phrases.follow_title()).await;
    page.see_title(phrases.follow_title()).await;
    page.back().await;
    is_back(phrases.result_title()).await;
}

async fn checks_are_named_compared_and_saved_as_a_table(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FOLLOWED, "#/history").await;
    page.see("16 September 2025, After the move").await;
    page.see("Night shift").await;
    page.click("Rename the team: Night shift").await;
    page.write(phrases.label_team(), "Late shift").await;
    page.click(phrases.label_save()).await;
    page.see("1 August 2025, Late shift").await;
    page.click("15 June 2025").await;
    page.see_title(phrases.result_title()).await;
    page.click(phrases.label_title()).await;
    page.write(phrases.label_name(), "The very first").await;
    page.click(phrases.label_save()).await;
    page.see(phrases.written()).await;
    page.click(phrases.nav_history()).await;
    page.see("15 June 2025, The very first").await;
    // The first beside the last, and then any two.
    page.click(phrases.compare_title()).await;
    page.see_title(phrases.compare_title()).await;
    page.see("Purpose: 50 → 75, clearly higher").await;
    page.is_accessible().await;
    page.select(phrases.compare_to(), "1 August 2025, Late shift").await;
    page.click(phrases.compare()).await;
    page.see("Purpose: 50 → 25, clearly lower").await;
    page.click(phrases.back_to_history()).await;
    page.click(phrases.table_save()).await;
    page.see(phrases.file_ready()).await;
    let (_, table) = page.saved_file(".csv").await;
    assert!(table.starts_with('\u{feff}'), "{table}");
    assert_eq!(table.lines().count(), 4);
    assert!(table.contains("2025-06-15,,The very first,leader,1,50,"), "{table}");
}
