//! Codes, read by somebody else's program: what shows is what any phone reads.
//!
//! It is zxing-cpp, which `cargo xtask setup` installs; without it this test fails.

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
    thread,
};

use data_encoding::BASE64;
use five_keys::{
    domain::{Answers, Contribution, Session, SessionId, Voice},
    exchange::{code::ContributionCode, qr::Qr},
};

use super::{bundle_of, photo::Photo, take};

/// What the program finds on each photo.
fn read(photos: &[(usize, Vec<u8>)]) -> Vec<Vec<String>> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut reader = Command::new("node")
        .arg(project.join("tests/qr/zxing.mjs"))
        .arg(project.join(".tools"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("node: {error}. `cargo xtask setup` installs it"));
    let photos: Vec<_> =
        photos.iter().map(|(width, pixels)| (width, BASE64.encode(pixels))).collect();
    let (mut pipe, text) = (reader.stdin.take().unwrap(), serde_json::to_string(&photos).unwrap());
    // A reader that has stopped says why itself.
    let writer = thread::spawn(move || drop(pipe.write_all(text.as_bytes())));
    let output = reader.wait_with_output().unwrap();
    writer.join().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the reader of QR codes: {complaint}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn another_program_reads_every_code_that_shows() {
    let address = "https://example.org/vijf-sleutels/#/code/";
    let session = Session { id: SessionId(7), voice: Voice::Team, content: 2 };
    let handed_in = |number: u64| {
        let answers = Answers::from_number(number).unwrap();
        let contribution = Contribution::new(u32::MAX, &answers);
        ContributionCode { session, contribution }.write()
    };
    let numbers = [0, 7, 123_456_789_012_345_678, Answers::ALL - 1];
    let codes: Vec<String> = numbers
        .iter()
        .flat_map(|number| [take(*number).write(), handed_in(*number)])
        .chain([1, 12, 60, 200].map(bundle_of))
        .collect();
    let (mut texts, mut photos) = (Vec::new(), Vec::new());
    for code in &codes {
        let qr = Qr::of(address, code).unwrap();
        // Straight, six pixels a module, as on a screen; and in the hand.
        let side = 6.0 * f64::from(qr.size);
        let width = 6 * usize::try_from(qr.size).unwrap() + 80;
        for (turned, tilted) in [(0.0, 0.0), (5.0, 0.05)] {
            let photo = Photo::held(side, turned, tilted);
            let photo = Photo { noise: 10.0, ..photo.in_the_middle_of((width, width)) };
            photos.push((width, photo.of(&qr)));
            texts.push(vec![format!("{address}{code}")]);
        }
    }
    assert_eq!(read(&photos), texts);
}
