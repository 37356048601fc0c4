//! What makes files that few visits need.

use five_keys::{
    domain::{LocalTime, Moment, Rhythm},
    exchange::calendar::{self, Plan, Wording},
};
use journeys::{Page, Program, Visitor, in_each_engine};
use serde_json::json;

in_each_engine!(what_makes_a_calendar_file_is_fetched_when_one_is_asked_for);

/// What comes of asking the page's function for it.
async fn asked(page: &Page, request: &str) -> Vec<String> {
    let script = format!(
        "window.noted ??= [];
        const note = (file) => window.noted.push(file ?? 'refused');
        calendar({}).then(note, () => note('out of reach'))",
        json!(request)
    );
    page.tell(&script).await;
    page.noted().await
}

async fn what_makes_a_calendar_file_is_fetched_when_one_is_asked_for(visitor: Visitor) {
    let wording = Wording {
        summary: "Eén gesprek; \"waarom\", 🔑",
        description: "Als ik binnenkom,\ndan vraag ik het eerst.",
    };
    let plan = Plan {
        id: 7,
        changes: 1,
        stamp: Moment::new(1_795_509_005_678).unwrap(),
        start: LocalTime::from_iso("2026-11-30T09:00").unwrap(),
        rhythm: Rhythm::Monthly,
        moment: wording,
        check_in: wording,
        retake: wording,
    };
    let (request, entries) = (calendar::request(&[plan]), plan.entries());
    let page = visitor.opens("").await;
    page.comes_up().await;
    let fetched = || {
        let requests = page.site.requests();
        requests.iter().filter(|path| path.starts_with("/formats-")).count()
    };
    assert_eq!(fetched(), 0);
    page.site.program(Program::Missing);
    assert_eq!(asked(&page, &request).await, ["out of reach"]);
    page.site.program(Program::Sent);
    assert_eq!(asked(&page, &request).await, [calendar::file(&entries)]);
    assert_eq!(asked(&page, "a text that is no request").await, ["refused"]);
    assert_eq!(asked(&page, &request).await, [calendar::file(&entries)]);
    assert_eq!(fetched(), 2);
}
