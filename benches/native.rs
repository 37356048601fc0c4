//! How long the product's own work takes, without a browser: `cargo xtask bench` shows it, and
//! `docs/performance.md` says what each figure means.

// A program that only a developer runs: what goes wrong ends it, with its message.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::{fmt::Write as _, hint::black_box};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use five_keys::{
    domain::{
        Answer, Answers, Bundle, CONTENT_VERSION, Contribution, Moment, Picture, Scores, Session,
        SessionId, Statement, Take, TakeId, Voice,
    },
    exchange::{
        backup::Merge,
        code::{Accepts, AnyCode, ContributionCode, collect},
    },
    saved::{self, Document, reconcile},
};

/// As many takes as a stored document has at most.
const TAKES: u64 = 1000;
/// As many lines as a chat has in which every second one holds a code.
const LINES: u32 = 10_000;

const SESSION: Session = Session { id: SessionId(7), voice: Voice::Own, content: CONTENT_VERSION };

/// Answers that differ from one number to the next: ratings, and now and then none.
fn answers(number: u32) -> Answers {
    Statement::all().zip(0..).fold(Answers::default(), |answers, (statement, place)| {
        let digit = (number.wrapping_mul(2_654_435_761) >> 7).wrapping_add(place * 7 + number) % 6;
        answers.with(statement, Answer::from_digit(u8::try_from(digit).expect("a digit")))
    })
}

fn contribution(number: u32) -> Contribution {
    // Each nonce once, in no order.
    Contribution::new(number.wrapping_mul(2_654_435_761), &answers(number))
}

/// A document with the takes of these numbers.
fn document(numbers: impl Iterator<Item = u64>) -> Document {
    let mut document = Document::default();
    for number in numbers {
        let begun = Moment::new(1_700_000_000_000 + number * 1_000_000).expect("a moment");
        let id = TakeId::new(7_000_000_000_000_000 + number).expect("an id");
        let take = Take {
            finished: Moment::new(begun.milliseconds() + 300_000),
            answers: answers(u32::try_from(number).expect("a small number")),
            ..Take::begun(id, begun)
        };
        document.add(take).expect("room for it");
    }
    document
}

/// A chat in which every second message is a code.
fn chat() -> String {
    (0..LINES).fold(String::new(), |mut chat, line| {
        let (minute, second) = (line / 60 % 60, line % 60);
        let _ = write!(chat, "[28/11/2026, 09:{minute:02}:{second:02}] Participant {line}: ");
        let _ = if line % 2 == 0 {
            let contribution = contribution(line);
            writeln!(chat, "{}", ContributionCode { session: SESSION, contribution }.write())
        } else {
            writeln!(chat, "Here is mine, from https://example.org/five-keys/ – thank you all!")
        };
        chat
    })
}

fn takes(criterion: &mut Criterion) {
    let answered = answers(3);
    criterion.bench_function("score a take", |bencher| {
        bencher.iter(|| {
            let scores = Scores::of(black_box(&answered));
            (scores.overall(), scores.ranked())
        });
    });
}

fn documents(criterion: &mut Criterion) {
    let full = document(0..TAKES);
    let text = saved::encode(&full);
    criterion.bench_function("read a document", |bencher| {
        bencher.iter(|| saved::decode(black_box(&text)).expect("a document"));
    });
    criterion.bench_function("write a document", |bencher| {
        bencher.iter(|| saved::encode(black_box(&full)));
    });
    // Half of the takes are in both.
    let (ours, theirs) = (document(0..TAKES * 2 / 3), document(TAKES / 3..TAKES));
    criterion.bench_function("merge an imported document", |bencher| {
        bencher.iter(|| {
            let merge = Merge::plan(black_box(&ours), black_box(&theirs)).expect("room for it");
            let mut merged = ours.clone();
            merge.apply(&mut merged);
            merged
        });
    });
    let base = document(TAKES / 3..TAKES * 2 / 3);
    criterion.bench_function("merge two tabs' documents", |bencher| {
        bencher.iter(|| reconcile(black_box(&base), black_box(&ours), black_box(&theirs)));
    });
}

fn codes(criterion: &mut Criterion) {
    let code = ContributionCode { session: SESSION, contribution: contribution(3) }.write();
    criterion.bench_function("read a code", |bencher| {
        bencher.iter(|| AnyCode::read(black_box(&code)).expect("a code"));
    });
    let (chat, none) = (chat(), Bundle::default());
    criterion.bench_function("read a chat", |bencher| {
        bencher.iter(|| collect(black_box(&chat), SESSION, &none, Accepts::All).expect("room"));
    });
}

fn groups(criterion: &mut Criterion) {
    let limit = u32::try_from(Bundle::LIMIT).expect("a small limit");
    let of = |numbers: std::ops::Range<u32>| Bundle::new(numbers.map(contribution)).expect("room");
    // A fifth of the answers is in both.
    let (ours, theirs) = (of(0..limit * 3 / 5), of(limit * 2 / 5..limit));
    criterion.bench_function("merge and summarise a group", |bencher| {
        bencher.iter(|| {
            let all = black_box(&ours).union(black_box(&theirs)).expect("room for all");
            Picture::of(&all)
        });
    });
    // As they come: one by one, in no order.
    let handed_in: Vec<_> = (0..limit).map(contribution).collect();
    criterion.bench_function("put a group in order", |bencher| {
        bencher.iter_batched(
            || handed_in.clone(),
            |all| Bundle::new(all).expect("room for all"),
            BatchSize::LargeInput,
        );
    });
}

criterion_group!(benches, takes, documents, codes, groups);
criterion_main!(benches);
