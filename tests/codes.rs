//! Codes: the examples that `docs/codes.md` promises to any program, and what no typing error gets past.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use crc::{CRC_32_ISO_HDLC, Crc};
use five_keys::{
    domain::{
        Answer, Answers, Bundle, Contribution, Invitation, Language, Name, STATEMENTS, Sealed,
        Session, SessionId, Statement, Voice, Wording,
    },
    exchange::code::{
        Accepts, AnyCode, BundleCode, CodeError, Collected, ContributionCode, InvitationCode, Kind,
        SealedCode, TakeCode, WhyLeft, collect, from_opened, to_be_sealed,
    },
};
use proptest::{array::uniform21, collection::vec, prelude::*};
use serde_json::Value;

/// Crockford's symbols, by their values.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// The examples of one kind.
fn vectors(kind: &str) -> Vec<Value> {
    let vectors: Value = serde_json::from_str(include_str!("codes/vectors.json")).unwrap();
    vectors[kind].as_array().unwrap().clone()
}

fn text<'a>(vector: &'a Value, name: &str) -> &'a str {
    vector[name].as_str().unwrap()
}

fn number<N: TryFrom<u64>>(vector: &Value, name: &str) -> N {
    N::try_from(vector[name].as_u64().unwrap()).ok().unwrap()
}

/// Answers as the stored document has them: a character for each statement.
fn answers(vector: &Value) -> Answers {
    let text = text(vector, "answers");
    assert_eq!(text.len(), STATEMENTS);
    Statement::all().zip(text.chars()).fold(Answers::default(), |answers, (statement, answer)| {
        let digit = answer.to_digit(10).map(|digit| u8::try_from(digit).unwrap());
        answers.with(statement, digit.map(|digit| Answer::from_digit(digit).unwrap()))
    })
}

fn voice(vector: &Value) -> Voice {
    match text(vector, "voice") {
        "self" => Voice::Own,
        "team" => Voice::Team,
        other => panic!("no voice {other}"),
    }
}

fn session(vector: &Value) -> Session {
    let id = SessionId(number(vector, "session"));
    Session { id, voice: voice(vector), content: number(vector, "content") }
}

fn contribution(vector: &Value) -> Contribution {
    Contribution::new(number(vector, "nonce"), &answers(vector))
}

#[test]
fn each_take_is_written_and_read_as_it_stands() {
    let examples = vectors("takes");
    assert!(examples.len() >= 40);
    for example in &examples {
        let (voice, content) = (voice(example), number(example, "content"));
        let take = TakeCode { voice, content, answers: answers(example) };
        assert_eq!(take.write(), text(example, "code"));
        assert_eq!(TakeCode::read(text(example, "code")), Ok(take), "{example}");
    }
}

#[test]
fn each_contribution_is_written_and_read_as_it_stands() {
    for example in &vectors("contributions") {
        let (session, contribution) = (session(example), contribution(example));
        let code = ContributionCode { session, contribution };
        assert_eq!(code.write(), text(example, "code"));
        assert_eq!(ContributionCode::read(text(example, "code")), Ok(code), "{example}");
    }
}

#[test]
fn each_bundle_is_written_and_read_as_it_stands() {
    for example in &vectors("bundles") {
        let contributions = example["contributions"].as_array().unwrap().iter().map(contribution);
        let bundle = Bundle::new(contributions).unwrap();
        let code = BundleCode { session: session(example), bundle };
        assert_eq!(code.write(), text(example, "code"));
        assert_eq!(BundleCode::read(text(example, "code")), Ok(code), "{example}");
    }
}

#[test]
fn however_it_is_typed_it_is_the_same_code() {
    for example in &vectors("same") {
        let typed = TakeCode::read(text(example, "typed"));
        assert_eq!(typed, TakeCode::read(text(example, "code")), "{example}");
        assert!(typed.is_ok(), "{example}");
    }
}

#[test]
fn what_is_no_take_is_refused_for_its_own_reason() {
    for example in &vectors("refused") {
        let reason = match TakeCode::read(text(example, "text")).unwrap_err() {
            CodeError::Missing => "missing",
            CodeError::Symbol(_) => "symbol",
            CodeError::Length { .. } => "length",
            CodeError::Checksum => "checksum",
            CodeError::Kind(_) => "kind",
            CodeError::Later => "later",
            CodeError::Impossible => "impossible",
        };
        assert_eq!(reason, text(example, "why"), "{example}");
    }
}

#[test]
fn a_code_that_is_too_short_or_too_long_is_told_so_whatever_its_last_symbol_says() {
    for found in (1..60).filter(|length| ![20, 32].contains(length)) {
        for last in ["0", "1", "Z"] {
            let code = "Z".repeat(found - 1) + last;
            let told = |wanted| Err(CodeError::Length { found, wanted });
            assert_eq!(TakeCode::read(&code).map(|_| ()), told(20), "{code}");
            assert_eq!(ContributionCode::read(&code).map(|_| ()), told(32), "{code}");
        }
    }
    // One of the right length with a last symbol that no code has is no code for another reason.
    assert_eq!(TakeCode::read(&"Z".repeat(20)), Err(CodeError::Checksum));
}

/// In a bundle the contributions stand in their order, each once, and whole.
#[test]
fn a_bundle_that_nobody_would_write_is_refused() {
    let entry = |nonce: u32| [&nonce.to_be_bytes()[..], &7_u64.to_be_bytes()].concat();
    let code = |entries: &[Vec<u8>]| {
        let payload = [vec![0x30, 0, 2, 0, 0, 0, 7], entries.concat()].concat();
        let checksum = Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(&payload);
        let bytes = [payload, checksum.to_be_bytes().to_vec()].concat();
        // Five bits a symbol, with zeros behind the last one.
        let bits: Vec<_> =
            bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
        let value =
            |bits: &[u8]| (0..5).fold(0, |sum, bit| sum * 2 + bits.get(bit).copied().unwrap_or(0));
        symbols(&bits.chunks(5).map(value).collect::<Vec<_>>())
    };
    assert_eq!(BundleCode::read(&code(&[entry(1), entry(2)])).unwrap().bundle.len(), 2);
    let too_high = [&[0; 4][..], &Answers::ALL.to_be_bytes()].concat();
    for entries in [
        vec![entry(2), entry(1)],
        vec![entry(1), entry(1)],
        vec![entry(1), entry(2)[..11].to_vec()],
        vec![too_high],
    ] {
        assert_eq!(BundleCode::read(&code(&entries)), Err(CodeError::Impossible), "{entries:?}");
    }
}

/// The values of a code's symbols.
fn values(code: &str) -> Vec<u8> {
    let value = |symbol: u8| SYMBOLS.iter().position(|own| *own == symbol).unwrap();
    let symbols = code.bytes().filter(|symbol| *symbol != b'-');
    symbols.map(|symbol| u8::try_from(value(symbol)).unwrap()).collect()
}

/// The code of these values.
fn symbols(values: &[u8]) -> String {
    values.iter().map(|value| char::from(SYMBOLS[usize::from(*value)])).collect()
}

/// Why a code is refused, of whatever kind it is.
fn refusals(values: &[u8]) -> [CodeError; 2] {
    let code = symbols(values);
    [TakeCode::read(&code).unwrap_err(), ContributionCode::read(&code).unwrap_err()]
}

/// Whether the checksum is right depends on what was changed alone, and not on the code, since it is a
/// remainder: what holds for all changes of one code holds for every code. The examples are all tried
/// nevertheless.
#[test]
fn every_wrong_symbol_and_every_swap_of_neighbours_is_found() {
    for example in vectors("takes").iter().chain(&vectors("contributions")) {
        let right = values(text(example, "code"));
        for place in 0..right.len() {
            for change in 1..32 {
                let mut wrong = right.clone();
                wrong[place] ^= change;
                assert!(refusals(&wrong).contains(&CodeError::Checksum), "{example}, {place}");
                // Of two neighbours in the wrong order, both change by the same.
                if place + 1 < right.len() {
                    wrong[place + 1] ^= change;
                    assert!(refusals(&wrong).contains(&CodeError::Checksum), "{example}, {place}");
                }
            }
        }
    }
}

/// Any answers, in any voice, of any content.
fn any_take() -> impl Strategy<Value = TakeCode> {
    let answer = prop::option::of((0..=5_u8).prop_map(|digit| Answer::from_digit(digit).unwrap()));
    let voice = prop_oneof![Just(Voice::Own), Just(Voice::Team)];
    (uniform21(answer), voice, any::<u16>()).prop_map(|(given, voice, content)| {
        let answers = Statement::all().zip(given);
        let answers = answers.fold(Answers::default(), |all, (one, answer)| all.with(one, answer));
        TakeCode { voice, content, answers }
    })
}

proptest! {
    #[test]
    fn every_take_comes_back_from_its_code(take in any_take()) {
        let code = take.write();
        prop_assert_eq!(code.len(), 24);
        prop_assert_eq!(TakeCode::read(&code), Ok(take));
    }

    #[test]
    fn every_contribution_comes_back_from_its_code(
        take in any_take(),
        (id, nonce) in any::<(u32, u32)>(),
    ) {
        let session = Session { id: SessionId(id), voice: take.voice, content: take.content };
        let contribution = Contribution::new(nonce, &take.answers);
        let code = ContributionCode { session, contribution };
        prop_assert_eq!(code.write().len(), 39);
        prop_assert_eq!(ContributionCode::read(&code.write()), Ok(code));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(TakeCode::read(&text).is_err());
        prop_assert!(ContributionCode::read(&text).is_err());
        prop_assert!(BundleCode::read(&text).is_err());
    }

    /// Whatever happens to a code on its way, it is refused, or it is a code as it would be written:
    /// one in 65,536 of those that are damaged in many places.
    #[test]
    fn a_damaged_code_is_read_or_refused(
        take in any_take(),
        (id, nonce) in any::<(u32, u32)>(),
        changes in vec((0..32_usize, 0..32_u8), 1..8),
    ) {
        let session = Session { id: SessionId(id), voice: take.voice, content: take.content };
        let contribution = Contribution::new(nonce, &take.answers);
        for code in [take.write(), ContributionCode { session, contribution }.write()] {
            let mut damaged = values(&code);
            let length = damaged.len();
            for (place, change) in &changes {
                damaged[place % length] ^= change;
            }
            let damaged = symbols(&damaged);
            let plain = |code: String| code.replace('-', "");
            if let Ok(take) = TakeCode::read(&damaged) {
                prop_assert_eq!(plain(take.write()), damaged.clone());
            }
            if let Ok(contribution) = ContributionCode::read(&damaged) {
                prop_assert_eq!(plain(contribution.write()), damaged);
            }
        }
    }

    /// What is read is what would be written: no two codes say the same.
    #[test]
    fn any_symbols_are_read_or_refused(values in vec(0..32_u8, 0..60)) {
        let code = symbols(&values);
        let plain = |code: String| code.replace('-', "");
        if let Ok(take) = TakeCode::read(&code) {
            prop_assert_eq!(plain(take.write()), code.clone());
        }
        if let Ok(contribution) = ContributionCode::read(&code) {
            prop_assert_eq!(plain(contribution.write()), code.clone());
        }
        if let Ok(bundle) = BundleCode::read(&code) {
            prop_assert_eq!(plain(bundle.write()), code);
        }
    }
}

/// The code of a contribution to this session.
fn handed_in(session: Session, nonce: u32, number: u64) -> String {
    let answers = Answers::from_number(number).unwrap();
    ContributionCode { session, contribution: Contribution::new(nonce, &answers) }.write()
}

/// Why something was not added, in the order of the text.
fn reasons(collected: &Collected) -> Vec<WhyLeft> {
    collected.left.iter().map(|left| left.why).collect()
}

const SESSION: Session = Session { id: SessionId(305_419_896), voice: Voice::Own, content: 2 };

#[test]
fn all_that_was_handed_in_is_found_in_a_chat_whatever_else_stands_in_it() {
    let other = Session { id: SessionId(1), ..SESSION };
    let earlier = Session { content: 1, ..SESSION };
    let take = TakeCode { voice: Voice::Own, content: 2, answers: Answers::default() };
    let three = (7..10).map(|nonce| Contribution::new(nonce, &Answers::default()));
    let table = BundleCode { session: SESSION, bundle: Bundle::new(three).unwrap() };
    let wrong = handed_in(SESSION, 20, 5).replace('4', "5");
    let chat = format!(
        "[10:02] Anna: hier is hij: https://example.org/five/#/code/{link}?utm_source=chat\n\
         [10:03] Bo: {plain}.\n\
         [10:03] Bo: nog een keer, {small}\n\
         [10:04] Cem (06-1234-5678-9012): {dashes}, succes! 123e4567-e89b-12d3-a456-426614174000\n\
         [10:05] Tafel 2: {table}\n\
         {foreign} {content} {take} {wrong} verantwoordelijkheidsgevoelens",
        link = handed_in(SESSION, 1, 100),
        plain = handed_in(SESSION, 2, 200),
        small = handed_in(SESSION, 2, 200).to_lowercase().replace('-', ""),
        dashes = handed_in(SESSION, 3, 300).replace('-', "\u{2013}"),
        table = table.write(),
        foreign = handed_in(other, 4, 1),
        content = handed_in(earlier, 5, 1),
        take = take.write(),
    );
    let before = Bundle::new([Contribution::new(8, &Answers::default())]).unwrap();
    let (bundle, collected) = collect(&chat, SESSION, &before, Accepts::All).unwrap();
    assert_eq!((collected.new, collected.known), (5, 2));
    assert_eq!(
        reasons(&collected),
        [WhyLeft::Foreign, WhyLeft::OtherContent, WhyLeft::Take, WhyLeft::Damaged]
    );
    // What was not added is told as it stood there.
    assert_eq!(collected.left_since(WhyLeft::Damaged).collect::<Vec<_>>(), [wrong.as_str()]);
    assert_eq!(collected.left[0].text, handed_in(other, 4, 1));
    let nonces: Vec<_> = bundle.iter().map(Contribution::nonce).collect();
    assert_eq!(nonces, [1, 2, 3, 7, 8, 9]);
    // The same again adds nothing.
    let (again, collected) = collect(&chat, SESSION, &bundle, Accepts::All).unwrap();
    assert_eq!((again, collected.new, collected.known), (bundle, 0, 7));
}

#[test]
fn where_only_bundles_are_taken_what_one_person_handed_in_is_counted_and_not_added() {
    let other = Session { id: SessionId(1), ..SESSION };
    let two = (7..9).map(|nonce| Contribution::new(nonce, &Answers::default()));
    let table = BundleCode { session: SESSION, bundle: Bundle::new(two).unwrap() };
    let (one, foreign) = (handed_in(SESSION, 1, 100), handed_in(other, 2, 100));
    let chat = format!("{one} {} {foreign} {one}", table.write());
    let collected = |accepts| collect(&chat, SESSION, &Bundle::default(), accepts).unwrap();
    let (bundle, found) = collected(Accepts::Bundles);
    assert_eq!(bundle, table.bundle);
    assert_eq!((found.new, found.known), (2, 0));
    assert_eq!(reasons(&found), [WhyLeft::Single, WhyLeft::Foreign, WhyLeft::Single]);
    let (bundle, found) = collected(Accepts::All);
    assert_eq!(
        (bundle.len(), found.new, found.known, reasons(&found)),
        (3, 3, 1, vec![WhyLeft::Foreign])
    );
}

/// What a text holds for the session.
fn all_in(text: &str) -> (Bundle, Collected) {
    collect(text, SESSION, &Bundle::default(), Accepts::All).unwrap()
}

#[test]
fn a_code_is_found_with_spaces_or_lines_in_the_place_of_its_dashes() {
    let code = handed_in(SESSION, 1, 100);
    let spaced = code.replace('-', " ");
    let two_lines = format!("{}\n{}", &code[..19], &code[20..]);
    let mixed = format!("{} {}", &code[..14].replace('-', "\r\n"), &code[15..]);
    for typed in [
        spaced.clone(),
        code.replace('-', "\n"),
        code.replace('-', "  "),
        code.replace('-', " - "),
        code.replace('-', "_"),
        code.replace('-', "\u{a0}"),
        spaced.to_lowercase(),
        two_lines,
        mixed,
    ] {
        for text in [
            typed.clone(),
            format!("[10:02] Anna: {typed}"),
            format!("Anna deze code hoor {typed} dank voor alles"),
            format!("2026 4ABC 12DE {typed} {typed}"),
        ] {
            let (bundle, collected) = all_in(&text);
            assert_eq!((bundle.len(), collected.new), (1, 1), "{text:?}");
        }
    }
    // Many, a line each.
    let lines: Vec<_> = (0..50).map(|n| handed_in(SESSION, n, 7).replace('-', " ")).collect();
    let (_, collected) = all_in(&lines.join("\n"));
    assert_eq!((collected.new, reasons(&collected)), (50, vec![]));
    let (_, collected) = all_in(&lines.join(" "));
    assert_eq!((collected.new, reasons(&collected)), (50, vec![]));
}

#[test]
fn words_and_numbers_are_no_codes_whatever_their_length() {
    for text in [
        "deze week gaan alle mensen naar huis want daar zijn zeer veel leuk ding",
        "hand-over-hand-over-hand-over-hand",
        "2026 2027 1234 5678 9012 3456 7890 1234",
        "4111-1111-1111-1111",
        "4111 1111 1111 1111",
        "0612-3456-7890, +31 6 1234 5678",
        "2026-11-28 10:02 2026-1128",
        "2026 kaas 2027 brie 2028 edam 2029 goud",
        "4-kamer flat, 5de week, 4x4x 12uur",
        "123e4567-e89b-12d3-a456-426614174000",
        "NL91 ABNA 0417 1643 00",
        "",
    ] {
        let (bundle, collected) = all_in(text);
        assert!(bundle.is_empty() && collected.is_nothing(), "{text:?}: {collected:?}");
    }
}

#[test]
fn a_code_that_was_cut_off_is_called_incomplete_and_told_as_it_stands() {
    let code = handed_in(SESSION, 1, Answers::ALL / 3);
    let cut: Vec<_> = [14, 19, 24, 37].map(|length| code[..length].to_owned()).into();
    let spaced: Vec<_> = [19, 24, 34].map(|length| code[..length].replace('-', " ")).into();
    for part in cut.iter().chain(&spaced) {
        for text in [part.clone(), format!("Bo: {part}, lukt niet"), format!("#/code/{part}")] {
            let (bundle, collected) = all_in(&text);
            assert!(bundle.is_empty());
            assert_eq!(reasons(&collected), [WhyLeft::Incomplete], "{text:?}");
            assert_eq!(collected.left[0].text, *part);
        }
    }
    let wrong = code.replace('4', "5").replace('-', " ");
    let (_, collected) = all_in(&format!("hier deze: {wrong}"));
    assert_eq!(reasons(&collected), [WhyLeft::Damaged]);
    assert_eq!(collected.left[0].text, wrong);
}

#[test]
fn a_code_of_the_session_in_another_voice_is_not_called_another_session_s() {
    for (asked, given) in [(Voice::Own, Voice::Team), (Voice::Team, Voice::Own)] {
        let session = Session { voice: asked, ..SESSION };
        let code = handed_in(Session { voice: given, ..SESSION }, 1, 100);
        let collected = collect(&code, session, &Bundle::default(), Accepts::All).unwrap().1;
        assert_eq!(reasons(&collected), [WhyLeft::Voice(given)]);
    }
}

proptest! {
    #[test]
    fn every_code_is_found_between_words_with_spaces_for_dashes(
        number in 0..Answers::ALL,
        nonce in any::<u32>(),
        before in "([a-z]{1,6} ){0,6}",
        behind in "( [a-z]{1,6}){0,6}",
    ) {
        let code = handed_in(SESSION, nonce, number);
        let (bundle, collected) = all_in(&format!("{before}{}{behind}", code.replace('-', " ")));
        prop_assert_eq!((bundle.len(), collected.new), (1, 1));
    }

    #[test]
    fn a_text_of_words_holds_no_code(text in "([a-z]{1,9}[ ,.\n-]{1,2}){0,40}") {
        let (bundle, collected) = all_in(&text);
        prop_assert!(bundle.is_empty() && collected.is_nothing(), "{:?}", collected);
    }
}

#[test]
fn what_a_later_version_wrote_is_counted_as_such() {
    let later: Vec<_> = vectors("refused")
        .iter()
        .filter(|example| text(example, "why") == "later")
        .map(|example| text(example, "text").to_owned())
        .collect();
    let (bundle, collected) =
        collect(&later.join("\n"), SESSION, &Bundle::default(), Accepts::All).unwrap();
    assert!(bundle.is_empty() && !later.is_empty());
    assert_eq!(reasons(&collected), vec![WhyLeft::Later; later.len()]);
}

#[test]
fn where_there_is_no_room_for_all_nothing_is_added() {
    let many = (0..100_000).map(|nonce| Contribution::new(nonce, &Answers::default()));
    let full = Bundle::new(many).unwrap();
    assert_eq!(
        collect(&handed_in(SESSION, 5, 0), SESSION, &full, Accepts::All).unwrap().1.known,
        1
    );
    assert!(collect(&handed_in(SESSION, 5, 1), SESSION, &full, Accepts::All).is_err());
}

/// The invitation that an example describes.
fn invitation(example: &Value) -> Invitation {
    Invitation {
        session: session(example),
        language: Language::from_code(text(example, "language")).unwrap(),
        name: Name::stored(text(example, "name")).unwrap(),
    }
}

#[test]
fn each_invitation_is_written_and_read_as_it_stands() {
    for example in &vectors("invitations") {
        let invitation = InvitationCode(invitation(example));
        assert_eq!(invitation.write(), text(example, "code"));
        for link in ["https://a.org/#/join/", "https://a.org/x/?a=b#/collect/", ""] {
            let read = InvitationCode::read(&format!("{link}{}", text(example, "code")));
            assert_eq!(read.as_ref(), Ok(&invitation), "{example}");
        }
    }
}

#[test]
fn an_invitation_that_nobody_would_write_is_refused() {
    // With a space before the name or two in it, a byte that is no text, and a language that there is not.
    for code in [
        "8000-4000-003J-0N35-C5PW-WD8",
        "8000-4000-003P-2810-C9JY-J",
        "8000-4000-003Z-YZ9M",
        "8G00-4000-003P-30NE",
    ] {
        assert_eq!(InvitationCode::read(code), Err(CodeError::Impossible), "{code}");
    }
    let take = text(&vectors("takes")[0], "code").to_owned();
    assert_eq!(InvitationCode::read(&take), Err(CodeError::Kind(Kind::Take)));
}

#[test]
fn the_link_of_a_session_in_a_chat_is_no_damaged_code() {
    let codes: Vec<_> =
        vectors("invitations").iter().map(|one| text(one, "code").to_owned()).collect();
    let (bundle, collected) =
        collect(&codes.join("\n"), SESSION, &Bundle::default(), Accepts::All).unwrap();
    assert!(bundle.is_empty());
    assert_eq!(collected, Collected::default());
}

proptest! {
    #[test]
    fn any_invitation_is_read_as_it_was_written(
        id: u32, content: u16, is_team: bool, is_dutch: bool, name in "[\\pL\\pS ]{0,60}",
    ) {
        let voice = if is_team { Voice::Team } else { Voice::Own };
        let language = if is_dutch { Language::Dutch } else { Language::English };
        let session = Session { id: SessionId(id), voice, content };
        let code = InvitationCode(Invitation { session, language, name: Name::new(&name).unwrap() });
        prop_assert_eq!(InvitationCode::read(&code.write()), Ok(code));
    }
}

#[test]
fn a_locked_code_is_written_and_read_as_it_stands_and_has_another_code_in_it() {
    for example in &vectors("sealed") {
        let sealed = SealedCode::read(text(example, "code")).unwrap();
        assert_eq!(sealed.write(), text(example, "code"));
        assert_eq!(AnyCode::read(text(example, "code")), Ok(AnyCode::Sealed(sealed.clone())));
        let opened = text(example, "opened");
        let bytes = to_be_sealed(opened).unwrap();
        assert_eq!(sealed.0.ciphertext.len(), bytes.len() + Sealed::TAG);
        assert_eq!(from_opened(&bytes).as_deref(), Ok(opened));
    }
}

#[test]
fn a_locked_code_that_nobody_would_write_is_refused() {
    let example = &vectors("sealed")[0];
    let code = text(example, "code");
    let wrong = if code.ends_with('0') { "8" } else { "0" };
    let damaged = format!("{}{wrong}", &code[..code.len() - 1]);
    assert_eq!(SealedCode::read(&damaged), Err(CodeError::Checksum));
    // One in which there is nothing, one that is locked twice, and what is no code at all.
    let empty = to_be_sealed(code).unwrap();
    assert_eq!(from_opened(&empty), Err(CodeError::Impossible));
    assert!(from_opened(&[]).is_err() && from_opened(&[0xff; 12]).is_err());
    assert_eq!(to_be_sealed("no code"), None);
}

#[test]
fn a_link_with_a_bundle_that_was_cut_off_is_counted_as_damaged() {
    let bundles = vectors("bundles");
    let codes = bundles.iter().map(|one| text(one, "code").replace('-', ""));
    let code = codes.max_by_key(String::len).unwrap();
    assert!(code.len() > 110, "{code}");
    let cut = format!("https://a.org/#/code/{}", &code[..code.len() - 5]);
    let all = collect(&cut, SESSION, &Bundle::default(), Accepts::All).unwrap().1;
    assert_eq!((all.new, reasons(&all)), (0, vec![WhyLeft::Damaged]));
}

#[test]
fn a_locked_code_in_a_chat_is_counted_as_one() {
    let codes: Vec<_> = vectors("sealed").iter().map(|one| text(one, "code").to_owned()).collect();
    let (bundle, collected) =
        collect(&codes.join("\n"), SESSION, &Bundle::default(), Accepts::All).unwrap();
    assert!(bundle.is_empty());
    assert_eq!(reasons(&collected), vec![WhyLeft::Sealed; codes.len()]);
}

#[test]
fn a_code_of_any_kind_is_known_for_what_it_is_and_what_is_wrong_with_it() {
    let first = |kind: &str| text(&vectors(kind)[1], "code").to_owned();
    let [take, contribution, bundle, invitation] =
        ["takes", "contributions", "bundles", "invitations"].map(first);
    assert!(matches!(AnyCode::read(&take), Ok(AnyCode::Take(_))));
    assert!(matches!(AnyCode::read(&contribution), Ok(AnyCode::Contribution(_))));
    assert!(matches!(AnyCode::read(&bundle), Ok(AnyCode::Bundle(_))));
    assert!(matches!(AnyCode::read(&invitation), Ok(AnyCode::Invitation(_))));
    let short = |code: &str| AnyCode::read(&code[..code.len() - 5]);
    assert_eq!(short(&take), Err(CodeError::Length { found: 16, wanted: 20 }));
    assert_eq!(short(&contribution), Err(CodeError::Length { found: 28, wanted: 32 }));
    assert_eq!(short(&bundle), Err(CodeError::Checksum));
}

#[test]
fn a_chat_of_ten_thousand_lines_gives_all_that_was_handed_in() {
    let lines = (0..10_000_u32).map(|line| match line % 100 {
        7 => format!("[10:{:02}] Anna: {}", line % 60, handed_in(SESSION, line, u64::from(line))),
        8 => format!("Bo: https://example.org/#/code/{}?x=1", handed_in(SESSION, line - 1, 5)),
        9 => "Cem: 2RZA-019Q-Z0C2-P002-ZYTH, of zoiets".to_owned(),
        _ => format!("Dina ({line}): een vergaderverslagenarchiefkast vol woorden 🙂 – en meer."),
    });
    let chat = lines.collect::<Vec<_>>().join("\n");
    let (bundle, collected) = collect(&chat, SESSION, &Bundle::default(), Accepts::All).unwrap();
    assert_eq!((bundle.len(), collected.new, collected.known), (200, 200, 0));
    assert_eq!(reasons(&collected), [WhyLeft::Damaged; 100]);
    // One after the other, or all at once.
    let mut sum = Bundle::default();
    for line in chat.lines() {
        sum = collect(line, SESSION, &sum, Accepts::All).unwrap().0;
    }
    assert_eq!(sum, bundle);
}

#[test]
fn the_first_take_is_found_in_any_text() {
    let take = |number: u64| {
        let answers = Answers::from_number(number).unwrap();
        TakeCode { voice: Voice::Own, content: 2, answers }
    };
    let [first, second] = [take(1), take(2)];
    let (one, other, foreign) = (first.write(), second.write(), handed_in(SESSION, 1, 1));
    for text in [
        one.clone(),
        format!("https://example.org/a/#/code/{one}"),
        format!("Hoi, dit is hem: {}. Groeten!", one.to_lowercase()),
        format!("https://example.org/#/code/{foreign}\nhttps://example.org/#/code/{one}\n{other}"),
        format!("2RZA-019Q-Z0C2-P002-ZYTH {}", one.replace('-', "")),
        format!("dit is hem: {} goed zo", one.replace('-', " ")),
        format!("2RZA-019Q-Z0C2 {one}"),
    ] {
        assert_eq!(TakeCode::find(&text), Some(first), "{text}");
    }
    for text in ["", &foreign, "2RZA-019Q-Z0C2-P002-ZYTH", &one[..23], "een lange zin zonder code"]
    {
        assert_eq!(TakeCode::find(text), None, "{text}");
    }
}

#[test]
fn a_code_of_another_organisations_statements_says_so_by_its_number() {
    let examples = vectors("elsewhere");
    assert!(examples.len() >= 5);
    for example in &examples {
        let content = match AnyCode::read(text(example, "code")).unwrap() {
            AnyCode::Take(code) => code.content,
            AnyCode::Contribution(code) => code.session.content,
            AnyCode::Bundle(code) => code.session.content,
            AnyCode::Invitation(code) => code.0.session.content,
            AnyCode::Sealed(_) => panic!("{example}"),
        };
        assert_eq!(content, number::<u16>(example, "content"));
        assert_eq!(Wording::of(content), Wording::Others, "{example}");
    }
}
