//! Measures how long the built site takes in Chromium to show an answer and a screen, with next to
//! nothing stored and with as much as it will hold: medians, in milliseconds to the painted frame.

// A program that only a developer runs: what goes wrong ends it, with its message.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{cell::RefCell, rc::Rc, time::Duration};

use five_keys::{
    domain::{Key, Language},
    route::Route,
    state::DOCUMENT_KEY,
    words::Words,
};
use journeys::{Engine, Page, Visitor, walk};
use serde_json::{Value, json};

/// How often everything is measured.
const RUNS: usize = 7;

/// What is measured on a screen, after the answers.
const SCREENS: [(&str, Route); 3] =
    [("history", Route::History), ("follow-up", Route::FollowUp), ("result", Route::Result)];

/// Tells how long it takes from here until what an act has changed is painted.
const CLOCK: &str = "window.noted ??= [];
    const began = performance.now();
    const painted = () => {
        const after = new MessageChannel();
        after.port1.onmessage = () => window.noted.push(String(performance.now() - began));
        after.port2.postMessage(0);
    };";

fn main() {
    for (name, takes, commitments) in [("one take begun", 1, 0), ("1,000 takes", 1000, 200)] {
        let measured = RefCell::new(vec![Vec::new(); 1 + SCREENS.len()]);
        for _ in 0..RUNS {
            walk(Engine::Chromium, async |visitor| {
                let page = come(visitor, &document(takes, commitments)).await;
                let times = [answers(&page).await, screens(&page).await].concat();
                for (place, time) in times.into_iter().enumerate() {
                    measured.borrow_mut()[place.saturating_sub(ANSWERS - 1)].push(time);
                }
            });
        }
        println!("{name}:");
        let names = ["answer"].into_iter().chain(SCREENS.map(|(name, _)| name));
        for (name, mut times) in names.zip(measured.into_inner()) {
            times.sort_by(f64::total_cmp);
            println!("  {name:<10} {:6.1} ms", times[times.len() / 2]);
        }
    }
}

/// How many statements are answered, those of the second key.
const ANSWERS: usize = 4;

/// A document with so many takes, the last of them open, and so many commitments of a dozen entries.
fn document(takes: u64, commitments: u64) -> String {
    let take = |n: u64| {
        let begun = 1_700_000_000_000 + n * 1_000_000;
        let digits = (0..21).map(|place| char::from(b'1' + ((n * 7 + place * 3) % 5) as u8));
        let mut take = json!({ "id": 7_000_000_000_000_000 + n, "voice": "self", "content": 1,
            "begun": begun, "at": "influence.goals", "answers": digits.collect::<String>() });
        if n + 1 < takes {
            take["finished"] = json!(begun + 300_000);
        } else {
            take["answers"] = json!("4444.................");
        }
        take
    };
    let commitment = |n: u64| {
        let at = 1_700_000_000_000 + n;
        let first = json!({ "at": at, "what": "taken", "start": "2024-01-01T09:00",
            "sentence": "When it is Monday, I tell one story.", "rhythm": "weekly" });
        let done =
            (1..=10).map(|k| json!({ "at": at + k, "what": "done", "note": "It went well." }));
        let finished = json!({ "at": at + 11, "what": "finished", "helped": "yes" });
        // Two are running.
        let log = [first].into_iter().chain(done).chain((n > 1).then_some(finished));
        json!({ "id": 7_100_000_000_000_000 + n, "practice": "purpose.tell",
            "log": log.collect::<Value>() })
    };
    let mut document = json!({ "format": "five-keys", "schema": 2, "revision": 1,
        "settings": { "theme": "system" }, "takes": (0..takes).map(take).collect::<Value>() });
    if commitments > 0 {
        document["commitments"] = (0..commitments).map(commitment).collect();
    }
    document.to_string()
}

/// Comes to the middle of a check, with this stored, and waits until the page is at rest.
async fn come(visitor: Visitor, stored: &str) -> Rc<Page> {
    let page = visitor.sits_down().await;
    page.leave().await;
    page.store(DOCUMENT_KEY, stored).await;
    // The screens' own part and the first date are there before anything is measured.
    page.open(&Route::About.hash()).await;
    page.comes_up().await;
    page.open(&Route::Check(Key::Influence).hash()).await;
    page.see_title(Words::of(Language::English).content.key(Key::Influence).name).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    page
}

/// How long each answer takes to show.
async fn answers(page: &Page) -> Vec<f64> {
    let mut times = Vec::new();
    for statement in Key::Influence.statements().take(ANSWERS) {
        // No reader answers within what follows from the answer before.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let act = format!(
            "document.querySelector('[name=\"{}\"][value=\"3\"]').click(); requestAnimationFrame(painted)",
            statement.id()
        );
        times.push(time(page, &act).await);
    }
    times
}

/// How long each screen takes to show.
async fn screens(page: &Page) -> Vec<f64> {
    let mut times = Vec::new();
    for (_, route) in SCREENS {
        let act = format!(
            "const title = () => document.querySelector('#main h1').textContent;
            const before = title();
            const look = () => title() === before ? requestAnimationFrame(look) : painted();
            location.hash = '{}';
            requestAnimationFrame(look)",
            route.hash()
        );
        times.push(time(page, &act).await);
    }
    times
}

async fn time(page: &Page, act: &str) -> f64 {
    page.tell(&format!("{CLOCK}\n{act}")).await;
    page.noted().await.remove(0).parse().expect("a number of milliseconds")
}
