//! Cuts the power: in Chromium, on one profile, gives answers, kills the browser at a moment of chance,
//! comes back, and looks whether every answer is there that was on the screen a second before.
//!
//! `power [KILLS [SEED]] [without]`: so often, with these chances, and without the part of the program
//! that keeps the journal.

// A program that only a developer runs: what goes wrong ends it, with its message.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{
    cell::RefCell,
    collections::BTreeMap,
    rc::Rc,
    time::{Duration, Instant},
};

use fastrand::Rng;
use five_keys::{
    domain::{Key, Statement},
    route::Route,
};
use journeys::{Engine, Page, Sending, Visitor, walk};
use tokio::time::sleep;

/// How often the browser is killed, unless something else is asked for.
const KILLS: usize = 200;
/// How often it is in one walk, on one profile.
const KILLS_IN_A_WALK: usize = 10;
/// What was on the screen so long must be there again.
const A_SECOND: Duration = Duration::from_secs(1);
/// How long the page may take to show what it has.
const PATIENCE: Duration = Duration::from_secs(3);

/// The answers that were given to a statement, and when each was on the screen.
type Given = BTreeMap<usize, Vec<(Instant, u8)>>;

/// What has come of all kills.
#[derive(Default)]
struct Sum {
    kills: usize,
    /// Answers that were on the screen a second before.
    old: usize,
    /// Those that were gone.
    old_lost: usize,
    /// Answers that were on the screen at all.
    all: usize,
    /// Those that were gone.
    all_lost: usize,
}

fn main() {
    let words: Vec<_> = std::env::args().skip(1).collect();
    let without = words.iter().any(|word| word == "without");
    let numbers: Vec<u64> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let kills = numbers.first().map_or(KILLS, |kills| usize::try_from(*kills).unwrap());
    let seed = numbers.get(1).copied().unwrap_or(1);
    let (began, sum) = (Instant::now(), RefCell::new(Sum::default()));
    let walks = kills.div_ceil(KILLS_IN_A_WALK);
    for number in 0..walks {
        let chance = Rng::with_seed(seed.wrapping_add(number as u64));
        walk(Engine::Chromium, async |visitor| {
            let kills = KILLS_IN_A_WALK.min(kills - number * KILLS_IN_A_WALK);
            a_walk(visitor, kills, without, chance.clone(), &sum).await;
        });
        let sum = sum.borrow();
        println!(
            "{} kills: of {} answers that were on the screen a second before, {} gone; of all {}, {}",
            sum.kills, sum.old, sum.old_lost, sum.all, sum.all_lost
        );
    }
    println!("in {} s", began.elapsed().as_secs());
    let lost = sum.borrow().old_lost;
    assert!(without || lost == 0, "{lost} answers are gone; the seed is {seed}");
}

async fn a_walk(
    visitor: Visitor,
    kills: usize,
    without: bool,
    mut chance: Rng,
    sum: &RefCell<Sum>,
) {
    let witness = visitor.another();
    let mut page = visitor.sits_down().await;
    if without {
        page.site.pages(Sending::Missing);
    }
    let mut before = BTreeMap::new();
    for _ in 0..kills {
        let given = answer(&page, &before, &mut chance).await;
        let next = witness.kills(page);
        let killed = Instant::now();
        page = next.sits_down().await;
        before = look(&page, &given, killed, sum).await;
    }
}

/// Gives answers for a while, one after the other or with a pause, and stops at any moment.
async fn answer(page: &Rc<Page>, before: &BTreeMap<usize, u8>, chance: &mut Rng) -> Given {
    go(page, Key::ALL[chance.usize(..Key::ALL.len())]).await;
    let began = Instant::now();
    let mut given: Given =
        before.iter().map(|(place, digit)| (*place, vec![(began, *digit)])).collect();
    let end = began + Duration::from_millis(chance.u64(300..6_000));
    loop {
        if chance.u8(..4) == 0 {
            go(page, Key::ALL[chance.usize(..Key::ALL.len())]).await;
        }
        let key = page.asked("return location.hash").await;
        let shown: Vec<_> =
            Statement::all().filter(|it| key == Route::Check(it.key()).hash()).collect();
        let statement = shown[chance.usize(..shown.len())];
        let digit = chance.u8(..6);
        let give = format!(
            "const radio = document.querySelector('[name=\"{}\"][value=\"{digit}\"]');
            radio?.click();
            return String(radio?.checked ?? false)",
            statement.id()
        );
        if page.asked(&give).await == "true" {
            given.entry(statement.index()).or_default().push((Instant::now(), digit));
        }
        let pause = Duration::from_millis(if chance.bool() { 0 } else { chance.u64(..1_200) });
        if Instant::now() + pause > end {
            sleep(end.saturating_duration_since(Instant::now())).await;
            return given;
        }
        sleep(pause).await;
    }
}

/// Looks which answers are there, and gives them.
async fn look(
    page: &Rc<Page>,
    given: &Given,
    killed: Instant,
    sum: &RefCell<Sum>,
) -> BTreeMap<usize, u8> {
    let mut there = BTreeMap::new();
    let (mut old, mut old_lost, mut all, mut all_lost) = (0, 0, 0, 0);
    go(page, Key::Purpose).await;
    let deadline = Instant::now() + PATIENCE;
    for key in Key::ALL {
        go(page, key).await;
        let expected = |place: usize| given.get(&place).and_then(|given| given.last());
        let statements: Vec<_> = key.statements().collect();
        let shown = loop {
            let shown = chosen(page, &statements).await;
            let is_there = |(place, digit): (&usize, &Option<u8>)| {
                expected(*place).map(|(_, digit)| *digit) == *digit
            };
            if shown.iter().all(is_there) || Instant::now() > deadline {
                break shown;
            }
            sleep(Duration::from_millis(25)).await;
        };
        for (place, digit) in shown {
            let Some(given) = given.get(&place) else { continue };
            let is_old = |(when, _): &&(Instant, u8)| killed.duration_since(*when) >= A_SECOND;
            let last_old = given.iter().filter(is_old).count();
            if last_old > 0 {
                // That one, or one that took its place after.
                let may_be = &given[last_old - 1..];
                old += 1;
                old_lost += usize::from(!may_be.iter().any(|(_, one)| Some(*one) == digit));
            }
            all += 1;
            all_lost += usize::from(given.last().map(|(_, one)| *one) != digit);
            if let Some(digit) = digit {
                there.insert(place, digit);
            }
        }
    }
    let mut sum = sum.borrow_mut();
    sum.kills += 1;
    sum.old += old;
    sum.old_lost += old_lost;
    sum.all += all;
    sum.all_lost += all_lost;
    there
}

/// Goes to the statements of a key.
async fn go(page: &Rc<Page>, key: Key) {
    page.open(&Route::Check(key).hash()).await;
    page.comes_up().await;
    let first = key.statements().next().expect("a statement of each key");
    let shows = format!("return String(!!document.querySelector('[name=\"{}\"]'))", first.id());
    page.until("the statements do not show", async || page.asked(&shows).await == "true").await;
}

/// The answer that each of these statements shows.
async fn chosen(page: &Rc<Page>, statements: &[Statement]) -> BTreeMap<usize, Option<u8>> {
    let mut shown = BTreeMap::new();
    for statement in statements {
        let ask = format!(
            "return document.querySelector('[name=\"{}\"]:checked')?.value ?? 'none'",
            statement.id()
        );
        shown.insert(statement.index(), page.asked(&ask).await.parse().ok());
    }
    shown
}
