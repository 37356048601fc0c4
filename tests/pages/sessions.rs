//! Workshops and mirrors: what shows to whom, and from how many answers on.

use five_keys::{
    domain::{
        Answer, Answers, Bundle, CONTENT_VERSION, Contribution, FIRST_OF_OTHERS, Invitation, Key,
        Language, Name, Role, Session, SessionId, Stage, Statement, Voice,
    },
    exchange::code::{BundleCode, ContributionCode},
    pages::sessions::result_text,
    phrases::{SessionPhrases, counted, named},
    ports::Shared,
    route::Route,
    state::{CodePlace, FilePlace, Notice},
};

use crate::{
    html::{Page, text_of},
    reader::{ANSWERS, Reader, page, reader, reader_of, store_of_versions},
};

const ID: SessionId = SessionId(7);

fn answers(digits: &str) -> Answers {
    Statement::all().zip(digits.bytes()).fold(Answers::default(), |answers, (statement, digit)| {
        answers.with(statement, Answer::from_digit(digit - b'0'))
    })
}

/// Keeps a session called North with this many answers, which are all the same.
fn keep(&reader: &Reader, role: Role, voice: Voice, count: u32, digits: &str) -> Session {
    let session = Session { id: ID, voice, content: CONTENT_VERSION };
    let name = Name::new("North").unwrap();
    let invitation = Invitation { session, language: Language::Dutch, name };
    assert_eq!(reader.sessions.keep(invitation, role), Ok(Some(ID)));
    let all = (0..count).map(|nonce| Contribution::new(nonce, &answers(digits)));
    let code = BundleCode { session, bundle: Bundle::new(all).unwrap() }.write();
    if count > 0 {
        assert_eq!(reader.sessions.collect(ID, &code).unwrap().new, count as usize);
    }
    session
}

/// The page of a session that is revealed.
fn revealed(reader: &Reader, voice: Voice, count: u32, digits: &str) -> Page {
    keep(reader, Role::Host, voice, count, digits);
    assert!(reader.sessions.turn_to(ID, Stage::Revealed));
    page(Route::Session(ID))
}

/// Runs a test in both languages, with the words of sessions.
fn in_both_languages(test: impl Fn(Reader, &'static SessionPhrases)) {
    for language in Language::ALL {
        reader(language, |reader| test(reader, SessionPhrases::of(language)));
    }
}

/// All numbers that stand alone between tags.
fn numbers(page: &Page) -> Vec<String> {
    page.all("td.number").into_iter().map(text_of).collect()
}

#[test]
fn a_session_of_another_organisations_statements_says_so() {
    in_both_languages(|reader, phrases| {
        let told = phrases.session_elsewhere();
        let ours = keep(&reader, Role::Host, Voice::Own, 5, ANSWERS);
        page(Route::Session(ours.id)).hides(&[told]);
        let theirs = Session { id: SessionId(77), content: FIRST_OF_OTHERS, ..ours };
        let (language, name) = (Language::Dutch, Name::new("South").unwrap());
        let invitation = Invitation { session: theirs, language, name };
        reader.sessions.keep(invitation, Role::Host).unwrap().unwrap();
        for route in [Route::Session(theirs.id), Route::Present(theirs.id)] {
            page(route).tells(&["South", told]);
        }
    });
}

#[test]
fn while_answers_come_in_a_host_sees_how_many_and_nothing_of_what_they_say() {
    in_both_languages(|reader, phrases| {
        for count in [0, 2, 3, 5] {
            keep(&reader, Role::Host, Voice::Own, count, ANSWERS);
            let page = page(Route::Session(ID));
            page.tells(&["North", &counted(phrases.handed_in(), count as usize)]);
            assert_eq!(page.count("td, .distribution, .scores"), 0);
            page.hides(&[phrases.picture_statement_caption(), phrases.picture_csv()]);
            let few = counted(phrases.reveal_few(), count as usize);
            let means = counted(phrases.reveal_means(), count as usize);
            // With none there is nothing to show; with one or two somebody has to want it all the same.
            assert_eq!(page.has_button(phrases.reveal()), count > 0);
            assert_eq!(page.has_fold(phrases.reveal_all_the_same()), count == 2);
            match count {
                0 => page.tells(&[phrases.reveal_none()]),
                1..3 => page.tells(&[&few, phrases.reveal_few_sure()]),
                3..5 => page.tells(&[&means]),
                _ => page.hides(&[&few, &means, phrases.reveal_few_sure()]),
            }
            reader.sessions.remove(ID);
        }
    });
}

#[test]
fn a_collector_sees_how_many_and_hands_over_one_bundle() {
    in_both_languages(|reader, phrases| {
        for count in [0, 2, 3, 5] {
            let session = keep(&reader, Role::Collector, Voice::Team, count, ANSWERS);
            // Whatever the stage, nothing of it shows here.
            reader.sessions.turn_to(ID, Stage::Revealed);
            let page = page(Route::Session(ID));
            page.tells(&[&counted(phrases.handed_in(), count as usize)]);
            assert_eq!(page.count("td, .distribution, .scores"), 0);
            assert!(!page.has_button(phrases.reveal()));
            assert_eq!(page.html.contains(phrases.bundle_empty()), count == 0);
            // Codes of one person are what a collector is there for.
            let one = Contribution::new(99, &answers(ANSWERS));
            let code = ContributionCode { session, contribution: one }.write();
            assert_eq!(reader.sessions.collect(ID, &code).unwrap().new, 1);
            reader.sessions.remove(ID);
        }
    });
}

#[test]
fn fewer_than_three_answers_show_nothing_but_their_number() {
    in_both_languages(|reader, phrases| {
        for (voice, count) in [(Voice::Own, 0), (Voice::Own, 2), (Voice::Team, 0), (Voice::Team, 2)]
        {
            reader.fill_in(ANSWERS);
            let page = revealed(&reader, voice, count, ANSWERS);
            let title = match voice {
                Voice::Own => phrases.picture_title(),
                Voice::Team => phrases.picture_title_team(),
            };
            page.tells(&[&counted(title, count as usize), phrases.picture_few()]);
            page.hides(&[
                phrases.beside_title(),
                phrases.picture_csv(),
                phrases.picture_png(),
                phrases.picture_order(),
            ]);
            assert_eq!(page.count("td, svg:not(.qr), h3, h4"), 0, "{}", page.html);
            reader.sessions.remove(ID);
        }
    });
}

#[test]
fn three_or_four_answers_show_rounded_means_and_not_how_they_are_spread() {
    in_both_languages(|reader, phrases| {
        for (voice, count) in [(Voice::Own, 3), (Voice::Own, 4), (Voice::Team, 3), (Voice::Team, 4)]
        {
            let page = revealed(&reader, voice, count, ANSWERS);
            page.tells(&[phrases.picture_means()]);
            page.hides(&[
                phrases.picture_key_caption(),
                phrases.picture_statement_caption(),
                phrases.bands_low(),
                phrases.order_mixed(),
            ]);
            assert_eq!(page.count(".mean"), 5);
            assert!(page.has_button(phrases.picture_png()));
            // Of statements nothing shows but those of the leader's own page.
            for statement in Statement::all() {
                page.hides(&[reader.words.content.statement(statement).in_voice(voice)]);
            }
            reader.sessions.remove(ID);
        }
    });
}

#[test]
fn five_answers_show_how_they_are_spread_in_the_words_that_were_answered() {
    in_both_languages(|reader, phrases| {
        for (voice, other) in [(Voice::Own, Voice::Team), (Voice::Team, Voice::Own)] {
            let page = revealed(&reader, voice, 5, ANSWERS);
            page.tells(&[phrases.picture_key_caption(), phrases.picture_statement_caption()]);
            page.hides(&[phrases.picture_few(), phrases.picture_means()]);
            for statement in Statement::all() {
                let words = reader.words.content.statement(statement);
                page.tells(&[words.in_voice(voice)]);
                page.hides(&[words.in_voice(other)]);
            }
            reader.sessions.remove(ID);
        }
    });
}

#[test]
fn a_picture_that_could_not_be_made_is_said_where_it_was_asked_for() {
    in_both_languages(|reader, phrases| {
        let shown = revealed(&reader, Voice::Own, 5, ANSWERS);
        assert!(shown.has_button(phrases.picture_png()));
        shown.hides(&[reader.phrases.no_picture()]);
        reader.notices.show(Notice::NoPicture);
        page(Route::Session(ID)).tells(&[reader.phrases.no_picture()]);
    });
}

#[test]
fn a_workshop_stands_beside_nothing() {
    in_both_languages(|reader, phrases| {
        reader.fill_in(ANSWERS);
        let page = revealed(&reader, Voice::Own, 5, ANSWERS);
        page.hides(&[phrases.beside_title(), phrases.beside_honest()]);
    });
}

#[test]
fn a_leader_sees_their_own_scores_beside_their_teams_and_what_to_ask() {
    in_both_languages(|reader, phrases| {
        for count in [3, 5] {
            // 100, 0, 50, 50, 50 of their own; 50 everywhere for the team.
            reader.takes.begin().unwrap();
            reader.fill_in("555511113333333333333");
            let page = revealed(&reader, Voice::Team, count, "333333333333333333333");
            let day = match reader.words.language {
                Language::Dutch => "24 november 2026",
                Language::English => "24 November 2026",
            };
            page.tells(&[phrases.beside_title(), phrases.beside_own(), day]);
            page.tells(&[phrases.beside_honest(), phrases.beside_caption()]);
            let beside = Page::read(page.all("table.beside")[0].html());
            let expected = ["100", "50", "0", "50", "50", "50", "50", "50", "50", "50"];
            assert_eq!(numbers(&beside), expected);
            assert_eq!(beside.count("td.bar svg"), 10);
            let name = |key: Key| reader.words.content.key(key).name;
            let asked = |names: &str, question: &str| format!("{names} : {question}");
            page.tells(&[
                &asked(name(Key::Purpose), phrases.beside_over()),
                &asked(name(Key::Influence), phrases.beside_under()),
                phrases.beside_agreement(),
            ]);
            page.hides(&[phrases.beside_unknown(), phrases.beside_none()]);
            reader.sessions.remove(ID);
        }
    });
}

#[test]
fn a_leader_without_a_check_of_their_own_is_led_to_it() {
    in_both_languages(|reader, phrases| {
        let page = revealed(&reader, Voice::Team, 5, ANSWERS);
        page.tells(&[phrases.beside_none()]);
        page.hides(&[phrases.beside_caption(), phrases.beside_other()]);
        assert!(page.has_button(phrases.beside_check()));
        // The means of the team show all the same.
        assert_eq!(page.count(".mean"), 5);
    });
}

#[test]
fn only_checks_of_the_same_statements_stand_beside_a_team_and_the_last_of_them_first() {
    for language in Language::ALL {
        let phrases = SessionPhrases::of(language);
        let old = store_of_versions(&[(1, ANSWERS)]);
        reader_of(&old, language, |reader| {
            let page = revealed(&reader, Voice::Team, 5, ANSWERS);
            page.tells(&[phrases.beside_other()]);
            page.hides(&[phrases.beside_caption(), phrases.beside_none()]);
        });
        let (fives, ones) = ("5".repeat(21), "1".repeat(21));
        let one = store_of_versions(&[(2, &ones), (1, ANSWERS)]);
        reader_of(&one, language, |reader| {
            revealed(&reader, Voice::Team, 5, ANSWERS).hides(&[phrases.beside_choose()]);
        });
        let two = store_of_versions(&[(2, &fives), (2, &ones), (1, ANSWERS)]);
        reader_of(&two, language, |reader| {
            let first = revealed(&reader, Voice::Team, 5, ANSWERS);
            first.tells(&[phrases.beside_choose()]);
            assert_eq!(first.count("select option"), 2);
            let own =
                |page: &Page| numbers(&Page::read(page.all("table.beside")[0].html()))[0].clone();
            assert_eq!(own(&first), "0");
            // Another one of theirs is chosen.
            reader.drafts.field(format!("beside-{}", ID.0), String::new()).set("1".to_owned());
            assert_eq!(own(&page(Route::Session(ID))), "100");
        });
    }
}

#[test]
fn a_mirrors_leader_adds_bundles_and_no_codes_of_one_person() {
    in_both_languages(|reader, phrases| {
        let session = keep(&reader, Role::Host, Voice::Team, 3, ANSWERS);
        page(Route::Session(ID)).tells(&[phrases.collect_bundle_paste()]);
        let one = Contribution::new(99, &answers(ANSWERS));
        let code = ContributionCode { session, contribution: one }.write();
        let collected = reader.sessions.collect(ID, &code).unwrap();
        assert_eq!((collected.new, collected.left.len()), (0, 1));
        assert_eq!(reader.sessions.get(ID).unwrap().bundle.len(), 3);
        let told = result_text(phrases, &Ok(collected));
        assert_eq!(told, counted(phrases.collected_single(), 1));
        // A workshop's host does.
        reader.sessions.remove(ID);
        let session = keep(&reader, Role::Host, Voice::Own, 3, ANSWERS);
        let code = ContributionCode { session, contribution: one }.write();
        assert_eq!(reader.sessions.collect(ID, &code).unwrap().new, 1);
    });
}

#[test]
fn what_could_not_be_added_is_told_as_it_stood_there() {
    in_both_languages(|reader, phrases| {
        let session = keep(&reader, Role::Host, Voice::Own, 0, ANSWERS);
        let one = Contribution::new(99, &answers(ANSWERS));
        let code = ContributionCode { session, contribution: one }.write();
        let wrong = code.replace('4', "5");
        let told = |text: &str| result_text(phrases, &reader.sessions.collect(ID, text));
        assert_eq!(told("geen code"), phrases.collected_nothing());
        let both = told(&format!("{code} {wrong} {}", &code[..19]));
        for expected in [
            counted(phrases.collected_new(), 1),
            named(&counted(phrases.collected_damaged(), 1), &format!("{}…", &wrong[..14])),
            named(&counted(phrases.collected_incomplete(), 1), &format!("{}…", &code[..14])),
        ] {
            assert!(both.contains(&expected), "{expected} is not in {both}");
        }
        let many = told(&[wrong.as_str(); 9].join("\n"));
        let row = [&format!("{}…", &wrong[..14]) as &str; 5].join(", ") + ", …";
        assert_eq!(many, named(&counted(phrases.collected_damaged(), 9), &row));
        let team = Session { voice: Voice::Team, ..session };
        let code = ContributionCode { session: team, contribution: one }.write();
        assert_eq!(told(&code), counted(phrases.collected_team(), 1));
    });
}

/// How wide the bars are, of a hundred, in each table with this caption.
fn bars(page: &Page, caption: &str) -> Vec<Vec<u32>> {
    let tables = page.all("table.distribution").into_iter().map(|table| Page::read(table.html()));
    let of_these = tables.filter(|table| text_of(table.all("caption")[0]) == caption);
    let width = |bar: scraper::ElementRef| bar.attr("width").unwrap().parse().unwrap();
    of_these.map(|table| table.all("rect.score").into_iter().map(width).collect()).collect()
}

#[test]
fn a_bar_is_as_long_as_its_part_of_all_who_have_answered() {
    in_both_languages(|reader, phrases| {
        // Four of five rate a statement 4, and one of them nothing at all.
        let session = keep(&reader, Role::Host, Voice::Own, 4, "444444444444444444444");
        let other = Contribution::new(99, &answers("2".repeat(21).as_str()));
        let code = ContributionCode { session, contribution: other }.write();
        reader.sessions.collect(ID, &code).unwrap();
        reader.sessions.turn_to(ID, Stage::Revealed);
        let page = page(Route::Session(ID));
        assert_eq!(bars(&page, phrases.picture_key_caption())[0], [20, 0, 80]);
        assert_eq!(bars(&page, phrases.picture_statement_caption())[0], [0, 20, 0, 80, 0, 0]);
    });
}

#[test]
fn what_was_opened_stays_open_when_the_order_changes() {
    in_both_languages(|reader, phrases| {
        // Purpose is low and connection mixed.
        let session = keep(&reader, Role::Host, Voice::Own, 3, "111133333333355554444");
        let others =
            (10..13).map(|nonce| Contribution::new(nonce, &answers("111133335555511114444")));
        let bundle = Bundle::new(others).unwrap();
        reader.sessions.collect(ID, &BundleCode { session, bundle }.write()).unwrap();
        reader.sessions.turn_to(ID, Stage::Revealed);
        let draft = |field: &str, text: &str| {
            reader.drafts.field(format!("{field}-{}", ID.0), String::new()).set(text.to_owned());
        };
        let open = || {
            let page = page(Route::Session(ID));
            let all = page.all("details.all[open] > summary");
            all.into_iter().map(text_of).collect::<Vec<_>>()
        };
        let names = |route: Route, names: &str| {
            page(route).all(names).into_iter().map(text_of).collect::<Vec<_>>()
        };
        assert!(open().is_empty());
        draft("opened", "growth connection");
        let keys = [Key::Growth, Key::Connection].map(|key| reader.words.content.key(key).name);
        let mut before = Vec::new();
        for order in ["0", "1", "2"] {
            draft("order", order);
            let opened = open();
            assert_eq!(opened.len(), 2, "{opened:?}");
            assert!(
                keys.iter().all(|key| opened.contains(&named(phrases.picture_statements(), key)))
            );
            let order = names(Route::Session(ID), "section.card > h3");
            assert!(!before.contains(&order), "each order is another one");
            before.push(order);
        }
    });
}

#[test]
fn that_a_link_was_copied_stands_with_the_one_that_was() {
    in_both_languages(|reader, _| {
        keep(&reader, Role::Host, Voice::Own, 2, ANSWERS);
        let said = |place: CodePlace, shared: Shared, words: &str| {
            reader.notices.show(Notice::Copied(place, shared));
            let page = page(Route::Session(ID));
            let told =
                page.all(".answer p").into_iter().filter(|one| text_of(*one) == words).count();
            let in_a_fold = page.all("details .answer p").len();
            reader.notices.clear();
            (told, in_a_fold)
        };
        let words = reader.phrases;
        for (shared, text) in
            [(Shared::Copied, words.code_copied()), (Shared::Nowhere, words.code_not_copied())]
        {
            assert_eq!(said(CodePlace::Join, shared, text), (1, 0));
            assert_eq!(said(CodePlace::Collect, shared, text), (1, 1), "with the collector's");
            assert_eq!(said(CodePlace::Bundle, shared, text), (0, 0));
        }
        // So does a file: it is said at the button that has offered it.
        reader.notices.show(Notice::FileOffered(FilePlace::Session));
        for route in [Route::Session(ID), Route::Data] {
            let said = page(route).text().matches(words.file_ready()).count();
            assert_eq!(said, 1, "{route:?}");
        }
        reader.sessions.remove(ID);
    });
}
