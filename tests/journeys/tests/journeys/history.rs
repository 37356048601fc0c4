//! Back for another check: what changed, and every earlier result.

use journeys::{Visitor, in_each_engine};

use crate::words::come_back;

in_each_engine!(a_second_check_shows_what_changed_and_keeps_the_first_result);

/// Two finished checks, three months apart.
const TWICE: &str = r#"{"format":"five-keys","schema":1,"revision":4,"settings":{"theme":"system"},"takes":[{"id":7000000000000000,"voice":"self","content":1,"begun":1750000000000,"finished":1750000600000,"at":"example.effect","answers":"333333333333333333333"},{"id":7000000000000001,"voice":"self","content":1,"begun":1758000000000,"finished":1758000600000,"at":"example.effect","answers":"444433333333322223333"}]}"#;

async fn a_second_check_shows_what_changed_and_keeps_the_first_result(visitor: Visitor) {
    let page = visitor.sits_down().await;
    come_back(&page, TWICE, "#/").await;
    page.click("History").await;
    page.see_title("History").await;
    page.see("Clearly higher: Purpose. Clearly lower: Connection.").await;
    page.see("Each dot is a check; the line joins them.").await;
    let trend = "Scores from 0 to 100 in 2 checks, 15 June 2025 – 16 September 2025";
    // The chart of each key is for the eye, so that no row without a word is read out.
    let rows = page.rows(trend).await;
    assert_eq!(rows.len(), 7, "{rows:?}");
    assert_eq!(rows[..2], ["Key First Latest", "Purpose 50 75"]);
    assert_eq!(rows[6], "Overall 50 50");
    page.click("All differences, and which ones count").await;
    page.see("Purpose: 50 → 75, clearly higher").await;
    page.see("Influence: 50 → 50, no clear change").await;
    page.see("Connection: 50 → 25, clearly lower").await;
    page.see("from 25 points for a key, and 13 overall").await;
    page.is_accessible().await;
    page.click("15 June 2025").await;
    page.see_title("Your result").await;
    page.see("Overall score: 50 of 100.").await;
    page.see_no("Actions for").await;
    page.back().await;
    page.see_title("History").await;
}
