//! Takes pictures of the built site: the README's two, or every screen into a folder, with the pictures
//! that the site itself makes of a result.

// A program that only a developer runs: what goes wrong ends it, with its message.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{env, fs, path::Path};

use five_keys::{domain::Language, state::DOCUMENT_KEY, words::Words};
use journeys::{Engine, Page, Visitor, walk};

/// A finished take with two clear focus keys.
const FILLED: &str = r#"{"format":"five-keys","schema":1,"revision":1,"settings":{"theme":"system"},"takes":[{"id":7354597339159067,"voice":"self","content":2,"begun":1795555991005,"finished":1795555995523,"at":"example.effect","answers":"425312324504223445443"}]}"#;

/// A take that was left after six answers.
const BEGUN: &str = r#"{"format":"five-keys","schema":1,"revision":1,"settings":{"theme":"system"},"takes":[{"id":7354597339159068,"voice":"self","content":2,"begun":1795555991005,"at":"influence.goals","answers":"425312..............."}]}"#;

/// Two takes about one team and one about a team with a long name, the last with a key that has too
/// few answers; a commitment that is due to be asked about, a new one, and one that is past.
const MUCH: &str = r#"{"format":"five-keys","schema":2,"revision":9,"settings":{"theme":"system"},"takes":[{"id":7308000000000001,"voice":"self","content":2,"begun":1784000000000,"finished":1784000300000,"at":"example.effect","answers":"543210543210543210543","subject":"Team Noord","name":"voor de zomer","labelled":1784000350000},{"id":7329000000000001,"voice":"self","content":2,"begun":1789300000000,"finished":1789300300000,"at":"example.effect","answers":"444333222144433322211","subject":"Klantencontactcentrumverbeteringsprogramma Noordoost-Nederland","labelled":1789300350000},{"id":7354597339159067,"voice":"self","content":2,"begun":1795555991005,"finished":1795555995523,"at":"example.effect","answers":"425312000004223445443","subject":"Team Noord","name":"na de zomer","labelled":1795555999000}],"commitments":[{"id":7308000000000003,"practice":"purpose.tell","take":7308000000000001,"log":[{"at":1784000500000,"what":"taken","sentence":"Als ik de week open, vertel ik één verhaal.","start":"2026-07-20T09:00","rhythm":"weekly"},{"at":1784600000000,"what":"done","note":"Het werkte."},{"at":1785200000000,"what":"skipped"},{"at":1785200060000,"what":"noted","note":"Vakantie.\nDaarna weer."}]},{"id":7354597339159070,"practice":"connection.retro","take":7354597339159067,"log":[{"at":1795556100000,"what":"taken","sentence":"Als de maand eindigt, plan ik een uur om terug te kijken.","start":"2026-11-27T16:00","rhythm":"monthly"}]},{"id":7308000000000004,"practice":"growth.day30","log":[{"at":1784000600000,"what":"taken","sentence":"","start":"2026-08-01T16:45","rhythm":"day30"},{"at":1784000700000,"what":"done"},{"at":1784000800000,"what":"dropped"}]}]}"#;

/// Nine takes in two years: two of them on one day, and one with a key that has too few answers.
const COURSE: &str = r#"{"format":"five-keys","schema":2,"revision":9,"settings":{"theme":"system"},"takes":[{"id":1,"voice":"self","content":2,"begun":1730000000000,"finished":1730000300000,"at":"example.effect","answers":"222322223322332342443"},{"id":2,"voice":"self","content":2,"begun":1730003000000,"finished":1730003300000,"at":"example.effect","answers":"223323223222334342444"},{"id":3,"voice":"self","content":2,"begun":1738000000000,"finished":1738000300000,"at":"example.effect","answers":"333323332322334342344"},{"id":4,"voice":"self","content":2,"begun":1746000000000,"finished":1746000300000,"at":"example.effect","answers":"333433332000044343344"},{"id":5,"voice":"self","content":2,"begun":1755000000000,"finished":1755000300000,"at":"example.effect","answers":"344433433433444443344"},{"id":6,"voice":"self","content":2,"begun":1763000000000,"finished":1763000300000,"at":"example.effect","answers":"444443443443444454445"},{"id":7,"voice":"self","content":2,"begun":1771000000000,"finished":1771000300000,"at":"example.effect","answers":"454543444443442233445"},{"id":8,"voice":"self","content":2,"begun":1780000000000,"finished":1780000300000,"at":"example.effect","answers":"454544444444443334455"},{"id":9,"voice":"self","content":2,"begun":1795555991005,"finished":1795555995523,"at":"example.effect","answers":"455545544444443334455"}]}"#;

/// Every screen, by what is stored and its address.
const SCREENS: [(&str, &str, &str); 26] = [
    ("", "start", "#/"),
    ("", "no-result", "#/result"),
    (BEGUN, "start-begun", "#/"),
    (BEGUN, "check", "#/check/influence"),
    (FILLED, "start-finished", "#/"),
    (FILLED, "check-finished", "#/check/influence"),
    (FILLED, "result", "#/result"),
    (FILLED, "actions", "#/actions"),
    (FILLED, "all-actions", "#/actions/all"),
    (FILLED, "history", "#/history"),
    (FILLED, "paper", "#/paper"),
    (FILLED, "take-on", "#/take-on/influence.experiment"),
    (FILLED, "follow-up", "#/follow-up"),
    (FILLED, "data", "#/data"),
    (FILLED, "code", "#/code"),
    (FILLED, "about", "#/about"),
    (FILLED, "missing", "#/nowhere"),
    (MUCH, "much-start", "#/"),
    (MUCH, "much-result", "#/result"),
    (MUCH, "much-earlier", "#/result/7308000000000001"),
    (MUCH, "much-history", "#/history"),
    (COURSE, "course-history", "#/history"),
    (MUCH, "much-compare", "#/compare/7308000000000001/7354597339159067"),
    (MUCH, "much-take-on", "#/take-on/influence.experiment"),
    (MUCH, "much-follow-up", "#/follow-up"),
    (MUCH, "much-data", "#/data"),
];

/// The phone that the screens are made for, and a laptop.
const SIZES: [(&str, u32, u32); 2] = [("phone", 360, 740), ("wide", 1280, 800)];

fn main() {
    let (folder, engine) = (env::args().nth(1), env::args().nth(2));
    let engine = match engine.as_deref() {
        None | Some("chromium") => Engine::Chromium,
        Some("firefox") => Engine::Firefox,
        Some("webkit") => Engine::WebKit,
        Some(other) => panic!("{other} is none of chromium, firefox and webkit"),
    };
    for language in Language::ALL {
        let folder = folder.as_deref();
        let Some(folder) = folder else {
            walk(Engine::Chromium, async |visitor| the_result(visitor, language).await);
            continue;
        };
        for dark in [false, true] {
            walk(engine, async |visitor| {
                let visitor = if dark { visitor.in_the_dark() } else { visitor };
                let colours = if dark { "dark" } else { "light" };
                every_screen(visitor, language, colours, Path::new(folder)).await;
            });
        }
    }
}

/// Shows a screen to a reader who has this stored.
async fn show(page: &Page, stored: &str, route: &str) {
    page.leave().await;
    page.forget().await;
    if !stored.is_empty() {
        page.store(DOCUMENT_KEY, stored).await;
    }
    page.open(route).await;
    page.comes_up().await;
    // A phone's scroll bar lies over the page, and fades.
    page.tell("document.documentElement.style.scrollbarWidth = 'none'").await;
}

async fn the_result(visitor: Visitor, language: Language) {
    let page = visitor.speaking(language.code()).sits_down().await;
    page.on_a_phone(360, 740).await;
    show(&page, FILLED, "#/result").await;
    let name = format!("result-{}.png", language.code());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/screenshots");
    keep(&folder, &name, &page.picture().await);
}

async fn every_screen(visitor: Visitor, language: Language, colours: &str, folder: &Path) {
    let page = visitor.speaking(language.code()).sits_down().await;
    for (size, width, height) in SIZES {
        page.on_a_phone(width, height).await;
        for (stored, name, route) in SCREENS {
            page.resize(width, height).await;
            show(&page, stored, route).await;
            let name = format!("{name}-{}-{colours}-{size}.png", language.code());
            keep(folder, &name, &page.whole_picture(width).await);
        }
    }
    for (stored, name) in [(FILLED, "picture"), (MUCH, "much-picture")] {
        show(&page, stored, "#/result").await;
        page.click(Words::of(language).phrases.picture()).await;
        let picture = fs::read(page.saved(".png").await).expect("the picture that was saved");
        keep(folder, &format!("{name}-{}-{colours}.png", language.code()), &picture);
    }
}

fn keep(folder: &Path, name: &str, picture: &[u8]) {
    fs::create_dir_all(folder).expect("a folder for the pictures");
    let path = folder.join(name);
    fs::write(&path, picture).expect("room for a picture");
    println!("{}", path.display());
}
