//! A room full of phones makes one picture.

use std::rc::Rc;

use five_keys::{
    domain::{
        Answer, Answers, Bundle, CONTENT_VERSION, Contribution, Key, Language, Order, Picture,
        Session, SessionId, Statement, Voice,
    },
    exchange::code::ContributionCode,
    phrases::{SessionPhrases, counted, counted_of, named},
};
use journeys::{Key as Press, Page, Visitor, in_each_engine, in_engines, photo_of};

use crate::words::{BEGUN, FINISHED, Words, answer_digits, come_back, dutch, english};

in_each_engine!(
    a_few_participants_hand_in_and_the_room_sees_its_picture,
    a_table_is_collected_and_handed_over_as_one_bundle,
    a_check_that_was_done_before_is_handed_in_instead,
    a_half_done_check_of_one_s_own_stands_beside_the_session_s,
    a_link_that_is_not_whole_says_so,
    a_leader_sees_themselves_beside_their_team,
);
in_engines!([chromium Chromium]
    twelve_participants_one_double_and_one_late,
);

/// What twelve participants answer, a digit for each statement.
const ANSWERS: [&str; 12] = [
    "543254325432154325432",
    "432143214321543214321",
    "333333333333333333333",
    "555544443333322221111",
    "111122223333344445555",
    "012345012345012345012",
    "454545454545454545454",
    "232323232323232323232",
    "155155155155155155155",
    "344344344344344344344",
    "222222222222222222222",
    "544454445444544454445",
];

fn session_phrases() -> &'static SessionPhrases {
    SessionPhrases::of(Language::English)
}

/// A workshop that somebody has begun, and the part of its link behind the site's address.
async fn begins(host: &Page) -> String {
    let phrases = session_phrases();
    host.click(english().phrases.workshop_title()).await;
    host.see_title(english().phrases.workshop_title()).await;
    host.write(phrases.workshops_name(), "Leading well").await;
    host.click(phrases.workshops_begin()).await;
    host.see_title("Leading well").await;
    host.see(&counted(phrases.handed_in(), 0)).await;
    let link = host.scan(phrases.invite_image()).await;
    link.strip_prefix(&host.site.address()).expect("a link to the site").to_owned()
}

/// Somebody who follows the link on their own phone, answers, and shows their code; what a camera reads.
async fn takes_part(phone: &Page, link: &str, answers: &str) -> String {
    let (words, phrases) = (english(), session_phrases());
    phone.open_link(link).await;
    phone.comes_up().await;
    phone.see_title(words.content.key(Key::Purpose).name).await;
    phone.see(&named(words.phrases.for_session(), "Leading well")).await;
    answer_digits(phone, words, answers).await;
    phone.see_title(&named(phrases.hand_in_for(), "Leading well")).await;
    phone.see(phrases.hand_in_own()).await;
    phone.scan(phrases.hand_in_image()).await
}

/// Pastes codes, and sees this said of them.
async fn adds(host: &Page, codes: &str, said: &str) {
    let phrases = session_phrases();
    host.write(phrases.collect_paste(), codes).await;
    host.click(phrases.collect_add()).await;
    host.see(said).await;
}

/// What participants would show who answered so, made without them, for the session at this address.
fn handed_in(hash: &str, voice: Voice, all: &[&str]) -> Vec<String> {
    let id = hash.trim_start_matches("#/session/").parse().expect("a session's number");
    let session = Session { id: SessionId(id), voice, content: CONTENT_VERSION };
    let code = |(nonce, digits): (u32, &&str)| {
        let digits = digits.bytes().map(|digit| Answer::from_digit(digit - b'0'));
        let answers = Statement::all()
            .zip(digits)
            .fold(Answers::default(), |answers, (statement, answer)| {
                answers.with(statement, answer)
            });
        ContributionCode { session, contribution: Contribution::new(nonce, &answers) }.write()
    };
    (1..).zip(all).map(code).collect()
}

/// What the codes come to, as the program works it out on its own.
fn picture_of(codes: &[String]) -> Picture {
    let read = |code: &String| ContributionCode::read(code).expect("a code").contribution;
    Picture::of(&Bundle::new(codes.iter().map(read)).expect("room for all"))
}

/// The code behind the address of a link.
fn code_behind(link: &str) -> &str {
    link.rsplit('/').next().expect("a code")
}

/// The means of the five keys as the overview of a picture has them.
fn means(picture: &Picture, order: Order, words: Words) -> Vec<String> {
    let keys = picture.keys_in(order).into_iter();
    let row = |key| {
        let mean = picture.key(key).mean().expect("a mean").rounded();
        format!("{} {mean}", words.content.key(key).name)
    };
    keys.map(row).collect()
}

async fn a_few_participants_hand_in_and_the_room_sees_its_picture(visitor: Visitor) {
    let (words, phrases) = (english(), session_phrases());
    let phone = visitor.another().speaking("nl").sits_down().await;
    let host = visitor.opens("").await;
    let link = begins(&host).await;
    let mut codes = Vec::new();
    for answers in &ANSWERS[..5] {
        // Each with nothing stored, as on another phone.
        phone.leave().await;
        phone.forget().await;
        codes.push(takes_part(&phone, &link, answers).await);
    }
    // The session speaks the facilitator's language; the participant can choose another one.
    phone.click("Nederlands").await;
    let dutch_phrases = SessionPhrases::of(Language::Dutch);
    phone.see_title(&named(dutch_phrases.hand_in_for(), "Leading well")).await;
    // The link again leads to the code again, and it is the same one.
    phone.leave().await;
    phone.open_link(&link).await;
    phone.comes_up().await;
    phone.see_title(&named(dutch_phrases.hand_in_for(), "Leading well")).await;
    assert_eq!(phone.scan(dutch_phrases.hand_in_image()).await, codes[4]);
    // Their own result is theirs.
    phone.click(dutch_phrases.hand_in_see()).await;
    phone.see_title(dutch().phrases.result_title()).await;

    adds(&host, &codes[..2].join(" "), &counted(phrases.collected_new(), 2)).await;
    host.see(&counted(phrases.reveal_few(), 2)).await;
    host.see_no(phrases.order_mixed()).await;
    // A reload in the middle loses nothing.
    host.reload().await;
    host.see(&counted(phrases.handed_in(), 2)).await;
    // One was typed over with spaces, and one has a letter too few: that one is told, and stays.
    let typed = code_behind(&codes[2]).replace('-', " ");
    let cut = &code_behind(&codes[3])[..38];
    let chat = format!("10:02 Anna: {typed} 10:03 Bas: lukt niet {cut} {}", codes[4]);
    adds(&host, &chat, &counted(phrases.collected_new(), 2)).await;
    host.see(&format!("{}…", &cut[..14])).await;
    host.see(phrases.collected_stays()).await;
    host.see_written(phrases.collect_paste(), cut).await;
    adds(&host, &codes[3], &counted(phrases.collected_new(), 1)).await;
    host.click(phrases.reveal()).await;
    host.see(&counted(phrases.picture_title(), 5)).await;
    host.see_a("heading", words.content.key(Key::Growth).name).await;
    host.is_accessible().await;
    // What was opened stays open in another order, and when the page is loaded again.
    let folded = named(phrases.picture_statements(), words.content.key(Key::Growth).name);
    let statement = words.content.statement(Key::Growth.statements().next().expect("one")).own;
    host.see_no(statement).await;
    host.click(&folded).await;
    host.see(statement).await;
    host.choose(phrases.picture_order(), phrases.order_mixed()).await;
    host.see(statement).await;
    host.reload().await;
    host.see(statement).await;
    host.click(&folded).await;
    host.see_no(statement).await;
    // On the big screen, by the keyboard alone.
    host.open(&format!("{}/present", host.route().await)).await;
    host.see(phrases.present_overview()).await;
    // The slides stand in the order of the overview, and that is the one which was chosen.
    let picture = picture_of(&codes);
    let shown = host.rows(phrases.present_overview()).await;
    assert_eq!(shown, means(&picture, Order::Mixed, words));
    for (place, key) in (2..).zip(picture.keys_in(Order::Mixed)) {
        host.press(&[Press::Right]).await;
        host.see(&counted_of(phrases.present_step(), place, 6)).await;
        host.see(words.content.key(key).conversation).await;
    }
    host.is_accessible().await;
    for (width, height) in [(1280, 720), (1920, 1080)] {
        host.resize(width, height).await;
        let fits = "return document.documentElement.scrollHeight <= innerHeight";
        let fits = async || host.holds(fits, "").await;
        host.until("the big screen has a scrollbar", fits).await;
    }
    for (press, place) in [
        (Press::Home, 1),
        (Press::End, 6),
        (Press::PageUp, 5),
        (Press::PageDown, 6),
        (Press::Left, 5),
        (Press::Space, 6),
    ] {
        host.press(&[press]).await;
        host.see(&counted_of(phrases.present_step(), place, 6)).await;
    }
    // A space presses the button that has the focus.
    host.tab_to(phrases.present_previous()).await;
    host.press(&[Press::Space]).await;
    host.see(&counted_of(phrases.present_step(), 5, 6)).await;
    host.press(&[Press::Escape]).await;
    host.see(phrases.reopen()).await;
}

async fn twelve_participants_one_double_and_one_late(visitor: Visitor) {
    let (words, phrases) = (english(), session_phrases());
    let host = visitor.another().opens("").await;
    let link = begins(&host).await;
    let mut codes: Vec<String> = Vec::new();
    for answers in ANSWERS {
        let phone: Rc<Page> = visitor.another().sits_down().await;
        codes.push(takes_part(&phone, &link, answers).await);
        visitor.goes(phone).await;
    }
    // Three hand in by a picture of their QR code, one of them not quite sharp.
    let photos: Vec<Vec<u8>> =
        codes[..3].iter().zip([0, 0, 2]).map(|(code, blur)| photo_of(code, blur)).collect();
    let named = ["anna.png", "bas.png", "cem.png"].into_iter().zip(&photos);
    let files: Vec<_> = named.map(|(name, photo)| (name, photo.as_slice())).collect();
    host.give_files(words.phrases.scan_photo(), &files[..2]).await;
    host.see(&counted(phrases.handed_in(), 2)).await;
    host.give_files(words.phrases.scan_photo(), &files[2..]).await;
    host.see(&counted(phrases.handed_in(), 3)).await;
    adds(&host, &codes[3..6].join("\n"), &counted(phrases.collected_new(), 3)).await;
    // One is scanned twice.
    adds(&host, &codes[6..11].join("\n"), &counted(phrases.collected_new(), 5)).await;
    adds(&host, &codes[3], &counted(phrases.collected_known(), 1)).await;
    host.see(&counted(phrases.handed_in(), 11)).await;
    host.click(phrases.reveal()).await;
    host.see(&counted(phrases.picture_title(), 11)).await;
    // One comes late: nothing is added before the session is opened again.
    host.click(phrases.reopen()).await;
    adds(&host, &codes[11], &counted(phrases.collected_new(), 1)).await;
    host.click(phrases.reveal()).await;
    host.see(&counted(phrases.picture_title(), 12)).await;
    let picture = picture_of(&codes);
    assert_eq!(picture.count, 12);
    for key in Key::ALL {
        let mean = picture.key(key).mean().expect("a mean").rounded();
        host.see(&counted(phrases.picture_mean(), mean as usize)).await;
    }
    host.click(phrases.picture_csv()).await;
    let (_, table) = host.saved_file(".csv").await;
    for key in Key::ALL {
        let spread = picture.key(key).spread().expect("a spread");
        let [low, mid, high] = spread.bands;
        let (name, mean) = (words.content.key(key).name, spread.mean.rounded());
        assert!(table.contains(&format!("{name},{mean},{low},{mid},{high}")), "{table}");
    }
}

async fn a_table_is_collected_and_handed_over_as_one_bundle(visitor: Visitor) {
    let phrases = session_phrases();
    let table = visitor.another().sits_down().await;
    let host = visitor.opens("").await;
    begins(&host).await;
    host.click(phrases.collector_title()).await;
    let link = host.scan(phrases.collector_image()).await;
    table.open_link(link.strip_prefix(&host.site.address()).expect("a link to the site")).await;
    table.comes_up().await;
    table.see_title(&named(phrases.collect_for(), "Leading well")).await;
    table.see(phrases.collect_promise()).await;
    table.click(phrases.collect_begin()).await;
    table.see(phrases.bundle_empty()).await;
    let codes = handed_in(&host.route().await, Voice::Own, &ANSWERS[..3]);
    adds(&table, &codes.join(" "), &counted(phrases.collected_new(), 3)).await;
    table.see(&counted(phrases.bundle_text(), 3)).await;
    table.is_accessible().await;
    let bundle = table.scan(phrases.bundle_image()).await;
    adds(&host, &bundle, &counted(phrases.collected_new(), 3)).await;
    // The table hands over once more, with one that the host has had from the participant.
    adds(&host, &codes[0], &counted(phrases.collected_known(), 1)).await;
    host.see(&counted(phrases.handed_in(), 3)).await;
    host.see(&counted(phrases.reveal_means(), 3)).await;
}

async fn a_check_that_was_done_before_is_handed_in_instead(visitor: Visitor) {
    let (words, phrases) = (english(), session_phrases());
    let phone = visitor.another().sits_down().await;
    let host = visitor.opens("").await;
    let link = begins(&host).await;
    come_back(&phone, &FINISHED.replace("\"content\":1", "\"content\":2"), "#/result").await;
    phone.open_link(&link).await;
    phone.see_title(words.content.key(Key::Purpose).name).await;
    phone.click(words.phrases.hand_in_earlier()).await;
    phone.see(phrases.hand_in_earlier_title()).await;
    phone.is_accessible().await;
    phone.click(phrases.hand_in_this()).await;
    phone.see(phrases.hand_in_thanks()).await;
    let code = phone.scan(phrases.hand_in_image()).await;
    adds(&host, &code, &counted(phrases.collected_new(), 1)).await;
    // There is one check still, and it is the leader's own.
    phone.click(phrases.hand_in_see()).await;
    phone.see("Overall score: 65 of 100.").await;
}

async fn a_half_done_check_of_one_s_own_stands_beside_the_session_s(visitor: Visitor) {
    let (words, phrases) = (english(), session_phrases());
    let phone = visitor.another().sits_down().await;
    let host = visitor.opens("").await;
    let link = begins(&host).await;
    come_back(&phone, BEGUN, "#/").await;
    phone.see_a("link", &words.go_on(6)).await;
    phone.open_link(&link).await;
    phone.see_title(words.content.key(Key::Purpose).name).await;
    // Nothing is answered for the session yet. Both stand at the start, and each opens itself.
    let own = counted_of(words.phrases.go_on_own(), 6, 21);
    let session = named(&counted_of(words.phrases.go_on_for(), 0, 21), "Leading well");
    phone.open("#/").await;
    phone.is_accessible().await;
    phone.click(&own).await;
    phone.see_title(words.content.key(Key::Influence).name).await;
    phone.see(&words.given(6)).await;
    phone.see_no(&named(words.phrases.for_session(), "Leading well")).await;
    phone.open("#/").await;
    phone.click(&session).await;
    phone.see_title(words.content.key(Key::Purpose).name).await;
    phone.see(&named(words.phrases.for_session(), "Leading well")).await;
    answer_digits(&phone, words, ANSWERS[0]).await;
    phone.see(phrases.hand_in_thanks()).await;
    let code = phone.scan(phrases.hand_in_image()).await;
    // Their own is there still; and whoever closed the page too soon finds their code again.
    phone.open("#/").await;
    phone.see_a("link", &words.go_on(6)).await;
    phone.click(&named(words.phrases.see_code(), "Leading well")).await;
    assert_eq!(phone.scan(phrases.hand_in_image()).await, code);
    phone.click(phrases.hand_in_see()).await;
    phone.see_title(words.phrases.result_title()).await;
    phone.see_a("link", &named(words.phrases.see_code(), "Leading well")).await;
}

async fn a_link_that_is_not_whole_says_so(visitor: Visitor) {
    let (words, phrases) = (english(), session_phrases());
    let phone = visitor.another().sits_down().await;
    let host = visitor.opens("").await;
    let link = begins(&host).await;
    phone.open_link(&link[..link.len() - 3]).await;
    phone.see_title(words.phrases.enter_title()).await;
    phone.see(words.phrases.bad_code_link()).await;
    phone.open_link(&link.replace("join", "collect")[..link.len() - 3]).await;
    phone.see(phrases.collect_bad()).await;
}

async fn a_leader_sees_themselves_beside_their_team(visitor: Visitor) {
    let (words, phrases) = (english(), session_phrases());
    let member = visitor.another().sits_down().await;
    let collector = visitor.another().sits_down().await;
    let leader = visitor.sits_down().await;
    // All answered "usually": 75 for each key.
    let own = FINISHED.replace("\"content\":1", "\"content\":2");
    let own = own.replace("544212232003444545555", "444444444444444444444");
    come_back(&leader, &own, "#/mirror").await;
    leader.write(phrases.mirror_name(), "Anna’s team").await;
    leader.click(phrases.workshops_begin()).await;
    leader.see(phrases.invite_team()).await;
    let behind = |link: String| link.strip_prefix(&leader.site.address()).unwrap().to_owned();
    let link = behind(leader.scan(phrases.invite_image()).await);
    leader.click(phrases.collector_title()).await;
    let to_collect = behind(leader.scan(phrases.collector_image()).await);
    let hash = leader.route().await;

    // A team member reads about their manager, and has no result of their own.
    member.open_link(&link).await;
    member.comes_up().await;
    member.see_title(words.content.key(Key::Purpose).name).await;
    member.see(words.content.statement(Statement::FIRST).team).await;
    for statement in Key::Purpose.statements() {
        member.choose(words.content.statement(statement).team, words.answer('2')).await;
    }
    for key in Key::ALL {
        member.see_title(words.content.key(key).name).await;
        let is_last = key.next().is_none();
        let on = if is_last { words.phrases.finish() } else { words.phrases.go_on_next() };
        member.click(on).await;
        if key != Key::Purpose {
            // They have nothing to say about the others.
            member.click(words.phrases.skip_them()).await;
        }
    }
    member.see(phrases.hand_in_thanks_team()).await;
    member.see_no(phrases.hand_in_own()).await;
    let code = member.scan(phrases.hand_in_image()).await;

    // Somebody who is not the leader collects.
    collector.open_link(&to_collect).await;
    collector.comes_up().await;
    collector.click(phrases.collect_begin()).await;
    let others = handed_in(&hash, Voice::Team, &["222222222222222222222"; 2]);
    adds(&collector, &format!("{code} {}", others.join(" ")), &counted(phrases.collected_new(), 3))
        .await;
    let bundle = collector.scan(phrases.bundle_image()).await;

    // The leader takes no code of one person, but the bundle.
    leader.write(phrases.collect_bundle_paste(), &others[0]).await;
    leader.click(phrases.collect_add()).await;
    leader.see(&counted(phrases.collected_single(), 1)).await;
    leader.see(&counted(phrases.handed_in(), 0)).await;
    leader.write(phrases.collect_bundle_paste(), &bundle).await;
    leader.click(phrases.collect_add()).await;
    leader.see(&counted(phrases.collected_new(), 3)).await;
    leader.click(phrases.reveal()).await;
    leader.see(phrases.picture_means()).await;
    // Purpose: 75 beside 25. Nobody but two have answered the other keys.
    let rows = leader.rows(phrases.beside_caption()).await;
    assert_eq!(rows[..3], ["Purpose", "You 75", "Your team 25"]);
    assert_eq!(rows[3..6], ["Influence", "You 75", "Your team –"]);
    leader.see(phrases.beside_over()).await;
    leader.see(phrases.beside_unknown()).await;
    leader.see(phrases.beside_honest()).await;
    leader.is_accessible().await;
}
