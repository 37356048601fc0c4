//! Measures what a visitor of the built site waits for in Chromium, as on a phone and as on a desktop:
//! a table in Markdown, with medians and the least and the most of all runs.
//!
//! `bench [RUNS]`, with the address of the site in `FIVE_KEYS_ADDRESS`: of a server that sends it as a
//! good host does, so not the journeys' own.

// A program that only a developer runs: what goes wrong ends it, with its message.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{cell::RefCell, fmt::Write as _, time::Duration};

use five_keys::{
    components::continue_id,
    domain::{
        Answer, Commitment, CommitmentId, Event, Helped, Key, Language, LocalTime, Moment, Plan,
        Rhythm, Statement, Take, TakeId, Text,
    },
    route::Route,
    saved::{self, Document},
    state::DOCUMENT_KEY,
    words::Words,
};
use journeys::{Engine, Page, Site, Visitor, walk};
use serde_json::json;
use tokio::time::sleep;

/// How often everything is measured, unless something else is asked for.
const RUNS: usize = 7;

/// Runs in each page before its own scripts.
const PROBE: &str = include_str!("probe.js");

/// A device and its connection.
#[derive(Clone, Copy)]
struct Profile {
    name: &'static str,
    /// How many times slower its processor is than this machine's.
    slowdown: u32,
    /// Milliseconds to and fro, and bits per second in and out; none for the connection as it is.
    connection: Option<(u32, f64, f64)>,
    /// CSS pixels.
    size: (u32, u32),
}

const PROFILES: [Profile; 2] = [
    Profile { name: "phone", slowdown: 4, connection: Some((150, 1.6e6, 750e3)), size: (360, 740) },
    Profile { name: "desktop", slowdown: 1, connection: None, size: (1280, 800) },
];

/// What is stored while answers and screens are measured: takes and commitments.
const SCENES: [(&str, u64, u64); 2] = [("little stored", 1, 0), ("1,000 takes stored", 1000, 200)];

/// The screens that are measured after the check's own.
const SCREENS: [(&str, Route); 3] =
    [("History", Route::History), ("follow-up", Route::FollowUp), ("result", Route::Result)];

/// Nobody presses anything sooner after the press before; if they do at the same place, the page takes
/// both for one.
const BETWEEN_PRESSES: Duration = Duration::from_millis(700);

/// All that was measured, in the order in which it came.
#[derive(Default)]
struct Figures(Vec<Figure>);

/// One thing that is measured, on each profile.
struct Figure {
    what: String,
    unit: &'static str,
    values: [Vec<f64>; PROFILES.len()],
}

impl Figures {
    fn note(&mut self, profile: usize, what: &str, unit: &'static str, value: f64) {
        let place = self.0.iter().position(|figure| figure.what == what).unwrap_or_else(|| {
            self.0.push(Figure { what: what.to_owned(), unit, values: Default::default() });
            self.0.len() - 1
        });
        self.0[place].values[profile].push(value);
    }

    fn table(mut self) -> String {
        let mut table = format!("| in Chromium | {} | {} |\n", PROFILES[0].name, PROFILES[1].name);
        table.push_str("| --- | ---: | ---: |\n");
        for figure in &mut self.0 {
            let [phone, desktop] = figure.values.each_mut().map(|values| spread(values));
            let _ = writeln!(table, "| {}, {} | {phone} | {desktop} |", figure.what, figure.unit);
        }
        table
    }
}

/// The median, and between which values all lie.
fn spread(values: &mut [f64]) -> String {
    values.sort_by(f64::total_cmp);
    let digits =
        |value: f64| if value < 10.0 { format!("{value:.1}") } else { format!("{value:.0}") };
    let end = values.len() - 1;
    // Of an even number of values, the mean of the two in the middle.
    let median = f64::midpoint(values[end / 2], values[end.div_ceil(2)]);
    let [least, median, most] = [values[0], median, values[end]].map(digits);
    format!("{median} ({least} – {most})")
}

fn main() {
    let runs = std::env::args().nth(1).map_or(RUNS, |runs| runs.parse().expect("a number of runs"));
    let address = std::env::var("FIVE_KEYS_ADDRESS").expect("FIVE_KEYS_ADDRESS");
    let figures = RefCell::new(Figures::default());
    for run in 1..=runs {
        for (place, profile) in PROFILES.into_iter().enumerate() {
            eprintln!("› run {run} of {runs}, {}", profile.name);
            walk(Engine::Chromium, async |visitor| {
                let note = |what: &str, unit, value| {
                    figures.borrow_mut().note(place, what, unit, value);
                };
                one_run(visitor, &address, profile, &note).await;
            });
        }
    }
    print!("{}", figures.into_inner().table());
}

/// Measures everything once, with a browser that has never been there.
async fn one_run(
    visitor: Visitor,
    address: &str,
    profile: Profile,
    note: &impl Fn(&str, &'static str, f64),
) {
    // A page needs a site of the journeys' own, which nobody asks for anything here.
    let page = visitor.going_to(Site::built()).sits_down().await;
    become_like(&page, profile).await;

    let [first_paint, answerable, bytes] = arrives(&page, address).await;
    note("first visit: first paint", "ms", first_paint);
    note("first visit: the first statement can be answered", "ms", answerable);
    note("first visit: what came until then", "KB", bytes / 1000.0);

    copy_is_kept(&page).await;
    leave(&page, address).await;
    let [first_paint, answerable, _] = arrives(&page, address).await;
    let has_worker = "return String(navigator.serviceWorker.controller !== null)";
    assert_eq!(page.asked(has_worker).await, "true", "the second visit has no service worker");
    note("second visit: first paint", "ms", first_paint);
    note("second visit: the first statement can be answered", "ms", answerable);

    for (stored, takes, commitments) in SCENES {
        come(&page, address, &document(takes, commitments)).await;
        for time in answers(&page).await {
            note(&format!("an answer, {stored}"), "ms", time);
        }
        let time = press(&page, &format!("#{}", continue_id(Key::Influence)), true).await;
        note(&format!("the next page of the check, {stored}"), "ms", time);
        for (name, route) in SCREENS {
            note(&format!("{name}, {stored}"), "ms", screen(&page, route).await);
        }
        let (heap, wasm) = memory(&page).await;
        note(&format!("JavaScript heap after that, {stored}"), "MB", heap);
        note(&format!("memory of the wasm after that, {stored}"), "MB", wasm);
    }
}

/// Makes the browser as slow, and the window as large, as a profile says.
async fn become_like(page: &Page, profile: Profile) {
    for domain in ["Network", "Page", "Performance", "ServiceWorker"] {
        page.devtools(&format!("{domain}.enable"), json!({})).await;
    }
    let rate = json!({ "rate": profile.slowdown });
    page.devtools("Emulation.setCPUThrottlingRate", rate).await;
    if let Some((latency, received, sent)) = profile.connection {
        // In bytes per second. What the service worker itself fetches is not held up by this.
        let connection = json!({ "offline": false, "latency": latency,
            "downloadThroughput": received / 8.0, "uploadThroughput": sent / 8.0 });
        page.devtools("Network.emulateNetworkConditions", connection).await;
    }
    let (width, height) = profile.size;
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false });
    page.devtools("Emulation.setDeviceMetricsOverride", size).await;
    let probe = json!({ "source": PROBE });
    page.devtools("Page.addScriptToEvaluateOnNewDocument", probe).await;
}

/// Comes to the start page and presses its button; gives what the probe notes on the way to the first
/// statement.
async fn arrives(page: &Page, address: &str) -> [f64; 3] {
    page.visit(address).await;
    let there = async || page.asked("return String(Boolean(window.arrived))").await == "true";
    page.until("the first statement does not come", there).await;
    let noted = page.asked("return window.arrived.join(' ')").await;
    let noted: Vec<_> = noted.split(' ').map(|number| number.parse().expect("a number")).collect();
    noted.try_into().expect("three numbers")
}

/// Waits until the service worker has its copy of the whole site, and ends it, as a browser does with one
/// that has nothing to do.
async fn copy_is_kept(page: &Page) {
    page.tell("navigator.serviceWorker.ready.then(() => { window.isCopied = true; })").await;
    let copied = async || page.asked("return String(Boolean(window.isCopied))").await == "true";
    page.until("the site is not copied", copied).await;
    page.devtools("ServiceWorker.stopAllWorkers", json!({})).await;
}

/// Goes to where the app is not, and forgets what it has stored.
async fn leave(page: &Page, address: &str) {
    page.open_address(&format!("{address}elsewhere")).await;
    page.forget().await;
}

/// A stored document with so many takes, the last of them open, and so many commitments of a dozen
/// entries, of which two are running.
fn document(takes: u64, commitments: u64) -> String {
    let at = |milliseconds| Moment::new(milliseconds).expect("a moment");
    let mut document = Document::default();
    for n in 1..=takes {
        let begun = at(1_700_000_000_000 + n * 1_000_000);
        let mut take = Take::begun(TakeId::fresh(begun, 0), begun);
        let is_open = n == takes;
        take.finished = (!is_open).then_some(at(begun.milliseconds() + 300_000));
        for (statement, place) in Statement::all().zip(0..) {
            if !is_open || statement.key() == Key::Purpose {
                let digit = u8::try_from((n * 7 + place * 3) % 5 + 1).expect("a digit");
                take.answers.set(statement, Answer::from_digit(digit));
            }
        }
        take.at = Key::Influence.statements().next().expect("a statement");
        document.add(take).expect("room for a take");
    }
    for n in 1..=commitments {
        let decided = at(1_700_000_000_000 + n * 1_000_000);
        let plan = Plan {
            sentence: Text::new("When it is Monday, I tell one story.").expect("a short text"),
            start: LocalTime::from_iso("2024-01-01T09:00").expect("a time"),
            rhythm: Rhythm::Weekly,
        };
        let id = CommitmentId::fresh(decided, 0);
        let practice = Key::Purpose.practices().next().expect("a practice");
        let mut commitment =
            Commitment::taken(id, practice, None, plan, decided).expect("a commitment");
        for k in 1..=10 {
            let note = Text::new("It went well.").expect("a short text");
            commitment.record(Event::Done(note), at(decided.milliseconds() + k));
        }
        if n > 2 {
            let finished = Event::Finished(Some(Helped::Yes));
            commitment.record(finished, at(decided.milliseconds() + 11));
        }
        document.add_commitment(commitment).expect("room for a commitment");
    }
    saved::encode(&document)
}

/// Comes to the middle of a check, with this stored, and waits until the page is at rest.
async fn come(page: &Page, address: &str, stored: &str) {
    leave(page, address).await;
    page.store(DOCUMENT_KEY, stored).await;
    // The screens' own part and the first date are there before anything is measured.
    page.open_address(&format!("{address}{}", Route::About.hash())).await;
    page.comes_up().await;
    page.open_address(&format!("{address}{}", Route::Check(Key::Influence).hash())).await;
    page.see_title(Words::of(Language::English).content.key(Key::Influence).name).await;
    sleep(Duration::from_secs(3)).await;
}

/// How long each answer takes to show.
async fn answers(page: &Page) -> Vec<f64> {
    let mut times = Vec::new();
    for statement in Key::Influence.statements() {
        let label = format!("[for='{}-3']", statement.id());
        times.push(press(page, &label, false).await);
    }
    let given =
        page.asked("return String(document.querySelectorAll('#main :checked').length)").await;
    assert_eq!(given, times.len().to_string(), "not every answer was taken");
    times
}

/// How long a press of the mouse takes to show: in the frame that follows, or in a new heading.
async fn press(page: &Page, selector: &str, changes_title: bool) -> f64 {
    sleep(BETWEEN_PRESSES).await;
    let place = format!(
        "const element = document.querySelector(\"{selector}\");
        element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
        const {{ x, y, width, height }} = element.getBoundingClientRect();
        window.timePress({changes_title});
        return [x + width / 2, y + height / 2].join(' ')"
    );
    let place = page.asked(&place).await;
    let place: Vec<f64> = place.split(' ').map(|number| number.parse().expect("a place")).collect();
    for event in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": event, "x": place[0], "y": place[1], "button": "left",
            "clickCount": 1 });
        page.devtools("Input.dispatchMouseEvent", event).await;
    }
    noted(page).await
}

/// How long a screen takes to show once its address is there, as by a link.
async fn screen(page: &Page, route: Route) -> f64 {
    sleep(BETWEEN_PRESSES).await;
    let go = format!(
        "const began = performance.now();
        location.hash = '{}';
        window.timeFrom(began, true)",
        route.hash()
    );
    page.tell(&go).await;
    noted(page).await
}

async fn noted(page: &Page) -> f64 {
    page.noted().await.remove(0).parse().expect("a number of milliseconds")
}

/// Megabytes of the JavaScript heap that are in use, and of the wasm's memory.
async fn memory(page: &Page) -> (f64, f64) {
    page.devtools("HeapProfiler.collectGarbage", json!({})).await;
    let metrics = page.devtools("Performance.getMetrics", json!({})).await;
    let all = metrics["metrics"].as_array().expect("metrics");
    let heap = all.iter().find(|one| one["name"] == "JSHeapUsedSize").expect("the heap's size");
    let wasm: f64 = page.asked("return String(window.wasmBytes())").await.parse().expect("bytes");
    (heap["value"].as_f64().expect("bytes") / 1e6, wasm / 1e6)
}
