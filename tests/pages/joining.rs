//! Taking part in a session, and what a code of one is where somebody enters it.

use five_keys::{
    domain::{
        CONTENT_VERSION, Contribution, FIRST_OF_OTHERS, Invitation, Language, Name, Role,
        SessionId, Statement, TakeId, Voice,
    },
    exchange::code::{BundleCode, ContributionCode, InvitationCode},
    pages::title,
    phrases::{SessionPhrases, counted, counted_of, named},
    route::Route,
    state::{CODE_FIELD, COLLECT_FIELD, NotCollected},
};

use crate::{
    html::{Page, text_of},
    reader::{ANSWERS, Reader, page, reader, reader_of, store_of},
};

const ID: SessionId = SessionId(77);

fn invitation(voice: Voice, language: Language) -> Invitation {
    let session = five_keys::domain::Session { id: ID, voice, content: CONTENT_VERSION };
    Invitation { session, language, name: Name::new("Zoë’s day").unwrap() }
}

/// Follows the link of a session.
fn follow(reader: &Reader, before: &str, invitation: Invitation) {
    reader.navigation.arrived(&format!("{before}{}", InvitationCode(invitation).write()));
}

/// The code that the page shows.
fn code_on(page: &Page) -> ContributionCode {
    ContributionCode::read(&text_of(page.all("p.code")[0])).unwrap()
}

#[test]
fn a_session_s_link_opens_the_check_at_once_under_its_name_and_in_its_language() {
    for voice in [Voice::Own, Voice::Team] {
        reader(Language::Dutch, |reader| {
            follow(&reader, "#/join/", invitation(voice, Language::English));
            assert_eq!(reader.navigation.route(), Route::parse("#/check/purpose"));
            assert_eq!(five_keys::state::use_settings().language(), Some(Language::English));
            let check = page(reader.navigation.route());
            let words = five_keys::words::Words::of(Language::English);
            check.tells(&[&named(words.phrases.for_session(), "Zoë’s day")]);
            let statement = words.content.statement(Statement::FIRST);
            check.tells(&[statement.in_voice(voice)]);
            let other = if voice == Voice::Own { statement.team } else { statement.own };
            check.hides(&[other]);
        });
    }
}

#[test]
fn whoever_follows_the_link_again_goes_on_and_keeps_the_language_that_they_chose() {
    reader(Language::Dutch, |reader| {
        follow(&reader, "#/join/", invitation(Voice::Own, Language::English));
        five_keys::state::use_i18n().choose(Language::Dutch);
        reader
            .takes
            .answer(Statement::at(5).unwrap(), five_keys::domain::Answer::DidNotOccur)
            .unwrap();
        follow(&reader, "#/join/", invitation(Voice::Own, Language::English));
        assert_eq!(reader.navigation.route(), Route::parse("#/check/influence"));
        assert_eq!(five_keys::state::use_settings().language(), Some(Language::Dutch));
        assert_eq!(reader.takes.given(), 1);
        reader.fill_in(ANSWERS);
        follow(&reader, "#/join/", invitation(Voice::Own, Language::English));
        assert_eq!(reader.navigation.route(), Route::HandIn(ID));
    });
}

#[test]
fn a_finished_check_shows_its_code_which_stays_the_same_and_holds_the_answers() {
    for language in Language::ALL {
        reader(language, |reader| {
            let phrases = SessionPhrases::of(language);
            follow(&reader, "#/join/", invitation(Voice::Own, language));
            reader.fill_in(ANSWERS);
            let handed_in = page(Route::HandIn(ID));
            handed_in.tells(&[phrases.hand_in_own(), phrases.hand_in_what()]);
            let (code, take) = (code_on(&handed_in), reader.takes.last_finished().unwrap());
            assert_eq!(code.session, invitation(Voice::Own, language).session);
            assert_eq!(code.contribution.answers(), take.answers);
            assert_eq!(code_on(&page(Route::HandIn(ID))), code);
        });
    }
}

#[test]
fn what_a_team_member_answers_is_no_result_of_their_own() {
    reader(Language::English, |reader| {
        reader.fill_in(ANSWERS);
        let own = reader.takes.last_finished().unwrap();
        follow(&reader, "#/join/", invitation(Voice::Team, Language::English));
        reader.fill_in("555555555555555555555");
        assert_eq!(reader.takes.last_finished().unwrap().id, own.id);
        assert_eq!(reader.takes.finished().len(), 1);
        let handed_in = page(Route::HandIn(ID));
        handed_in.hides(&[SessionPhrases::of(Language::English).hand_in_own()]);
        assert_eq!(code_on(&handed_in).session.voice, Voice::Team);
        // A check of their own can be begun after it, and is in their own voice.
        reader.takes.begin().unwrap();
        assert_eq!(reader.takes.voice(), Voice::Own);
    });
}

#[test]
fn a_check_that_was_done_before_can_be_handed_in_instead() {
    reader_of(&store_of(&[ANSWERS, "333333333333333333333"]), Language::English, |reader| {
        let phrases = SessionPhrases::of(Language::English);
        follow(&reader, "#/join/", invitation(Voice::Own, Language::English));
        page(reader.navigation.route()).tells(&[reader.phrases.hand_in_earlier()]);
        let choice = page(Route::HandIn(ID));
        assert_eq!(choice.count("ul.cards > li"), 2);
        assert!(choice.has_button(phrases.hand_in_this()));
        let first = TakeId::new(1).unwrap();
        assert!(reader.takes.hand_in(first, ID));
        assert!(!reader.takes.hand_in(first, ID), "it is handed in already");
        // The one that was begun for it, with no answer, has gone.
        assert!(reader.takes.in_progress().is_none());
        let code = code_on(&page(Route::HandIn(ID)));
        assert_eq!(code.contribution.answers(), reader.takes.finished_take(first).unwrap().answers);
        // What is handed in once is not offered to another session.
        assert_eq!(reader.takes.to_hand_in(Voice::Own).len(), 1);
    });
}

#[test]
fn without_a_check_there_is_nothing_to_hand_in() {
    reader(Language::English, |reader| {
        let nothing = page(Route::HandIn(ID));
        nothing.tells(&[SessionPhrases::of(Language::English).hand_in_none()]);
        assert!(title(Route::HandIn(ID), reader.words, reader.takes).starts_with("Hand in"));
    });
}

#[test]
fn to_start_over_stays_with_the_session() {
    reader(Language::English, |reader| {
        follow(&reader, "#/join/", invitation(Voice::Team, Language::English));
        reader.takes.answer(Statement::FIRST, five_keys::domain::Answer::DidNotOccur).unwrap();
        reader.takes.start_over(reader.takes.in_progress().unwrap().id);
        assert_eq!((reader.takes.given(), reader.takes.voice()), (0, Voice::Team));
        assert_eq!(reader.takes.session_in_progress().map(|(id, _)| id), Some(ID));
    });
}

/// What the page for codes says is wrong.
fn alerts() -> Vec<String> {
    page(Route::Code).all("[role=alert].problem").into_iter().map(text_of).collect()
}

#[test]
fn a_session_s_link_that_is_not_whole_says_so_and_what_to_do() {
    for language in Language::ALL {
        reader(language, |reader| {
            let code = InvitationCode(invitation(Voice::Own, language)).write();
            for length in [0, 1, 4, 10, code.len() - 2] {
                reader.navigation.arrived("#/data");
                reader.navigation.arrived(&format!("#/join/{}", &code[..length]));
                assert_eq!(reader.navigation.route(), Route::Code);
                let told = alerts();
                let expected = reader.phrases.bad_code_link();
                assert!(told.iter().any(|text| text == expected), "{length}: {told:?}");
                assert!(reader.takes.in_progress().is_none());
            }
            // The whole link can be pasted there, and one that was cut off says the same.
            let paste = |text: String| reader.drafts.field(CODE_FIELD, String::new()).set(text);
            paste(format!("https://a.example/#/join/{}", &code[..10]));
            assert!(alerts().iter().any(|text| text == reader.phrases.bad_code_link()));
            paste(format!("https://a.example/#/join/{code}"));
            assert!(page(Route::Code).has_button(SessionPhrases::of(language).found_join()));
            // A typed code has the advice for one, and a bundle's that was cut off none of that.
            paste("2RZA-019Q-Z0C2-P002-ZYTH".to_owned());
            assert!(alerts().iter().any(|text| text == reader.phrases.bad_code_checksum()));
            let all = (0..9).map(|nonce| contribution(nonce).contribution);
            let bundle = five_keys::domain::Bundle::new(all).unwrap();
            let long = BundleCode { session: contribution(1).session, bundle }.write();
            paste(long[..long.len() - 5].to_owned());
            assert!(alerts().iter().any(|text| text == reader.phrases.bad_code_long()));
        });
    }
}

#[test]
fn a_link_of_a_later_version_asks_to_load_the_page_again() {
    reader(Language::English, |reader| {
        let mut later = invitation(Voice::Own, Language::English);
        later.session.content = CONTENT_VERSION + 1;
        follow(&reader, "#/join/", later.clone());
        let alerts: Vec<_> =
            page(Route::Code).all("[role=alert]").into_iter().map(text_of).collect();
        assert!(alerts.iter().any(|text| text == reader.phrases.bad_code_later()), "{alerts:?}");
        reader.drafts.field(COLLECT_FIELD, String::new()).set(InvitationCode(later).write());
        page(Route::Collect).tells(&[SessionPhrases::of(Language::English).collect_old()]);
    });
}

#[test]
fn a_link_of_another_organisations_page_says_where_it_belongs() {
    for language in Language::ALL {
        reader(language, |reader| {
            let mut theirs = invitation(Voice::Own, language);
            theirs.session.content = FIRST_OF_OTHERS;
            follow(&reader, "#/join/", theirs.clone());
            let alerts: Vec<_> =
                page(Route::Code).all("[role=alert]").into_iter().map(text_of).collect();
            let told = reader.phrases.bad_code_elsewhere();
            assert!(alerts.iter().any(|text| text == told), "{alerts:?}");
            assert!(reader.takes.in_progress().is_none());
            reader.drafts.field(COLLECT_FIELD, String::new()).set(InvitationCode(theirs).write());
            page(Route::Collect).tells(&[SessionPhrases::of(language).collect_elsewhere()]);
        });
    }
}

#[test]
fn a_collector_keeps_a_session_by_its_link_and_sees_no_more_than_a_number() {
    for language in Language::ALL {
        reader(language, |reader| {
            let phrases = SessionPhrases::of(language);
            let invitation = invitation(Voice::Team, language);
            follow(&reader, "#/collect/", invitation.clone());
            assert_eq!(reader.navigation.route(), Route::Collect);
            page(Route::Collect).tells(&[&named(phrases.collect_for(), "Zoë’s day")]);
            assert!(reader.sessions.all().is_empty(), "nothing is kept before they want it");
            reader.sessions.keep(invitation.clone(), Role::Collector).unwrap().unwrap();
            page(Route::Session(ID)).tells(&[phrases.collect_lead(), phrases.bundle_empty()]);
            let one = contribution(5);
            let collected = reader.sessions.collect(ID, &one.write()).unwrap();
            assert_eq!(collected.new, 1);
            let page = page(Route::Session(ID));
            page.tells(&[&counted(phrases.handed_in(), 1), &counted(phrases.bundle_text(), 1)]);
            assert!(!page.has_button(phrases.reveal()));
        });
    }
}

/// What one of a team hands in.
fn contribution(nonce: u32) -> ContributionCode {
    let session = invitation(Voice::Team, Language::English).session;
    let answers = five_keys::domain::Answers::default();
    ContributionCode { session, contribution: Contribution::new(nonce, &answers) }
}

#[test]
fn a_code_of_a_session_that_is_entered_goes_to_it_where_it_is_kept() {
    for language in Language::ALL {
        reader(language, |reader| {
            let phrases = SessionPhrases::of(language);
            let enter = |text: String| {
                reader.drafts.field(CODE_FIELD, String::new()).set(text);
                page(Route::Code)
            };
            enter(contribution(1).write()).tells(&[phrases.found_elsewhere()]);
            reader.sessions.keep(invitation(Voice::Team, language), Role::Collector).unwrap();
            let found = enter(contribution(1).write());
            found.tells(&[&named(phrases.found_session(), "Zoë’s day")]);
            assert!(found.has_button(phrases.collect_add()));
            let bundle =
                five_keys::domain::Bundle::new([1, 2].map(|n| contribution(n).contribution));
            let session = contribution(1).session;
            let bundle = BundleCode { session, bundle: bundle.unwrap() };
            enter(bundle.write()).tells(&[&counted(phrases.found_answers(), 2)]);
            let link = InvitationCode(invitation(Voice::Own, language)).write();
            let invited = enter(format!("https://five-keys.example/#/join/{link}"));
            invited.tells(&[&named(phrases.found_invitation(), "Zoë’s day")]);
            assert!(invited.has_button(phrases.found_join()));
        });
    }
}

#[test]
fn a_session_that_shows_its_result_takes_nothing_in_until_it_is_opened_again() {
    reader(Language::English, |reader| {
        let begun = reader.sessions.begin(Voice::Own, Language::English, Name::default());
        let id = begun.unwrap().unwrap();
        reader.sessions.turn_to(id, five_keys::domain::Stage::Revealed);
        assert_eq!(reader.sessions.collect(id, ""), Err(NotCollected::Revealed));
        reader.sessions.turn_to(id, five_keys::domain::Stage::Collecting);
        assert!(reader.sessions.collect(id, "").is_ok());
        assert!(reader.sessions.remove(id) && reader.sessions.all().is_empty());
        assert_eq!(reader.sessions.collect(id, ""), Err(NotCollected::Gone));
        assert!(reader.sessions.put_back() && !reader.sessions.put_back());
        assert_eq!(reader.sessions.all().len(), 1);
    });
}

#[test]
fn the_facilitator_s_guide_says_the_same_on_the_page_and_in_the_docs() {
    let guide = include_str!("../../docs/facilitators-guide.md");
    for language in Language::ALL {
        reader(language, |reader| {
            let page = page(Route::Guide);
            let said = page.all("main h1, h1, h2, li, p:not(.buttons)");
            assert!(said.len() > 18, "{}", said.len());
            for text in said.into_iter().map(text_of) {
                assert!(guide.contains(text.as_str()), "{text}");
            }
            assert!(guide.contains(reader.phrases.guide_title()));
        });
    }
}

#[test]
fn each_session_s_link_leads_to_its_own_check_however_many_are_begun() {
    reader(Language::English, |reader| {
        let answer =
            || reader.takes.answer(Statement::FIRST, five_keys::domain::Answer::DidNotOccur);
        let other = SessionId(78);
        let mut second = invitation(Voice::Own, Language::English);
        second.session.id = other;
        let current = || reader.takes.session_in_progress().map(|(id, _)| id);
        follow(&reader, "#/join/", invitation(Voice::Own, Language::English));
        answer().unwrap();
        follow(&reader, "#/join/", second.clone());
        assert_eq!((current(), reader.takes.given()), (Some(other), 0));
        answer().unwrap();
        follow(&reader, "#/join/", invitation(Voice::Own, Language::English));
        assert_eq!((current(), reader.takes.given()), (Some(ID), 1));
        // The start says which one it is, too.
        let name = named(reader.phrases.go_on_for(), "Zoë’s day");
        page(Route::Start).tells(&[&counted_of(&name, 1, 21)]);
        follow(&reader, "#/join/", second);
        assert_eq!(current(), Some(other));
    });
}

/// The names of the buttons that lead on in a check, and where they lead.
fn ways_on(page: &Page) -> Vec<String> {
    page.all("a[href^='#/check/']").into_iter().map(text_of).collect()
}

#[test]
fn the_start_shows_one_s_own_half_done_check_beside_that_of_a_session() {
    for (language, voice) in [
        (Language::Dutch, Voice::Own),
        (Language::English, Voice::Own),
        (Language::English, Voice::Team),
    ] {
        reader(language, |reader| {
            let phrases = reader.phrases;
            for place in [0, 5] {
                let statement = Statement::at(place).unwrap();
                reader.takes.answer(statement, five_keys::domain::Answer::DidNotOccur).unwrap();
            }
            let own = reader.takes.in_progress().unwrap().id;
            assert_eq!(ways_on(&page(Route::Start)), [counted_of(phrases.go_on(), 2, 21)]);
            follow(&reader, "#/join/", invitation(voice, language));
            let session = reader.takes.in_progress().unwrap().id;
            let of_session = || named(&counted_of(phrases.go_on_for(), 0, 21), "Zoë’s day");
            let own_name = counted_of(phrases.go_on_own(), 2, 21);
            let both = || [own_name.clone(), of_session()];
            for route in [Route::Start, Route::Result] {
                assert_eq!(ways_on(&page(route)), both(), "{route:?}");
            }
            // Each leads to where it was left, and is the one in progress then.
            let leads = |place: usize| {
                page(Route::Start).all("a[href^='#/check/']")[place]
                    .attr("href")
                    .unwrap()
                    .to_owned()
            };
            assert_eq!([leads(0), leads(1)], ["#/check/influence", "#/check/purpose"]);
            reader.takes.go_on_with(own);
            assert_eq!(reader.takes.in_progress().unwrap().id, own);
            assert_eq!(ways_on(&page(Route::Start)), both());
            reader.takes.go_on_with(session);
            reader.fill_in(ANSWERS);
            assert_eq!(ways_on(&page(Route::Start)), [counted_of(phrases.go_on(), 2, 21)]);
            assert_eq!(reader.takes.in_progress().unwrap().id, own);
        });
    }
}

#[test]
fn a_session_s_check_without_an_answer_keeps_nobody_from_one_of_their_own() {
    for language in Language::ALL {
        reader(language, |reader| {
            follow(&reader, "#/join/", invitation(Voice::Team, language));
            let start = page(Route::Start);
            assert_eq!(ways_on(&start).len(), 1);
            assert!(start.has_button(reader.phrases.begin()));
        });
        reader_of(&store_of(&[ANSWERS]), language, |reader| {
            follow(&reader, "#/join/", invitation(Voice::Own, language));
            let start = page(Route::Start);
            assert_eq!(ways_on(&start).len(), 1);
            assert!(start.has_button(reader.phrases.begin_again()));
            start.tells(&[reader.phrases.hand_in_earlier()]);
            reader.takes.begin().unwrap();
            assert_eq!(reader.takes.session_in_progress(), None);
        });
    }
}

#[test]
fn whoever_has_closed_the_page_finds_their_code_again() {
    for (language, voice) in [(Language::Dutch, Voice::Own), (Language::English, Voice::Team)] {
        reader(language, |reader| {
            let hand_in = format!("a[href='{}']", Route::HandIn(ID).hash());
            assert_eq!(page(Route::Start).count(&hand_in), 0);
            follow(&reader, "#/join/", invitation(voice, language));
            assert_eq!(page(Route::Start).count(&hand_in), 0, "there is none yet");
            reader.fill_in(ANSWERS);
            let way_back = named(reader.phrases.see_code(), "Zoë’s day");
            page(Route::Start).tells(&[&way_back]);
            assert_eq!(page(Route::Start).count(&hand_in), 1);
            if voice == Voice::Own {
                page(Route::Result).tells(&[&way_back]);
                let id = reader.takes.last_finished().unwrap().id;
                assert_eq!(page(Route::Take(id)).count(&hand_in), 1);
            }
        });
    }
    reader_of(&store_of(&[ANSWERS]), Language::English, |_| {
        page(Route::Result).hides(&["My code for"]);
    });
}
