//! The self-check as one file, which has no address that another device can open: it speaks of codes where
//! the website speaks of links.

use five_keys::{
    domain::{
        Answer, CONTENT_VERSION, Invitation, Language, Name, Role, Session, SessionId, Statement,
        Voice,
    },
    exchange::code::InvitationCode,
    phrases::SessionPhrases,
    route::Route,
    state::CODE_FIELD,
};

use crate::{
    html::{Page, text_of},
    reader::{ANSWERS, Reader, page, reader, reader_of_a_file},
    routes::ROUTES,
};

/// The session that the routes lead to.
const ID: SessionId = SessionId(7);

fn invitation(voice: Voice, language: Language) -> Invitation {
    let session = Session { id: ID, voice, content: CONTENT_VERSION };
    Invitation { session, language, name: Name::new("North").unwrap() }
}

/// What is read, and what a screen reader says, as words in small letters.
fn words_of(page: &Page) -> Vec<String> {
    let labels = page.all("[aria-label]").into_iter();
    let labels = labels.filter_map(|one| one.attr("aria-label").map(str::to_owned));
    let said = labels.chain([page.text()]).collect::<Vec<_>>().join(" ").to_lowercase();
    said.split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect()
}

/// Whether a page speaks of a link.
fn speaks_of_a_link(page: &Page) -> bool {
    words_of(page).iter().any(|word| word == "link")
}

/// Makes the reader a leader who has done a check and hosts a session.
fn host(reader: &Reader, voice: Voice, language: Language) {
    reader.fill_in(ANSWERS);
    reader.sessions.keep(invitation(voice, language), Role::Host).unwrap().unwrap();
}

/// Does the check for the session, to the end.
fn do_the_check_for_it(reader: &Reader, voice: Voice, language: Language) {
    reader.navigation.join(&invitation(voice, language));
    for statement in Statement::all() {
        reader.takes.answer(statement, Answer::DidNotOccur).unwrap();
    }
    reader.takes.finish();
}

#[test]
fn no_page_speaks_of_a_link_that_cannot_be_given() {
    for (language, voice) in Language::ALL
        .into_iter()
        .flat_map(|one| [Voice::Own, Voice::Team].map(|voice| (one, voice)))
    {
        reader_of_a_file(language, |reader| {
            // The first page of a collector is there for whoever has followed a link.
            let routes = || ROUTES.into_iter().filter(|route| *route != Route::Collect);
            for route in routes() {
                assert!(!speaks_of_a_link(&page(route)), "{route:?}: {}", page(route).text());
            }
            host(&reader, voice, language);
            for route in routes() {
                assert!(!speaks_of_a_link(&page(route)), "{route:?}: {}", page(route).text());
            }
            do_the_check_for_it(&reader, voice, language);
            let handed_in = page(Route::HandIn(ID));
            assert_eq!(handed_in.count("svg.qr"), 1);
            assert!(!speaks_of_a_link(&handed_in), "{}", handed_in.text());
            let code = InvitationCode(invitation(voice, language)).write();
            reader.drafts.field(CODE_FIELD, String::new()).set(code);
            assert!(!speaks_of_a_link(&page(Route::Code)), "{}", page(Route::Code).text());
        });
    }
}

#[test]
fn the_website_speaks_of_links() {
    for language in Language::ALL {
        reader(language, |reader| {
            let phrases = SessionPhrases::of(language);
            host(&reader, Voice::Own, language);
            let session = page(Route::Session(ID));
            session.tells(&[phrases.invite_1(), phrases.collector_text()]);
            session.hides(&[phrases.invite_1_code(), phrases.collector_none()]);
            assert_eq!(session.count("svg.qr"), 2);
            assert!(session.has_button(reader.phrases.code_share()));
            page(Route::Present(ID)).tells(&[phrases.invite_1()]);
            page(Route::Mirror).tells(&[phrases.mirror_step_1(), phrases.mirror_step_2()]);
            let result = page(Route::Result);
            result.tells(&[reader.phrases.code_how(), phrases.secret_text()]);
            result.hides(&[reader.phrases.code_elsewhere()]);
            assert!(result.has_button(phrases.secret_make()));
            do_the_check_for_it(&reader, Voice::Own, language);
            page(Route::HandIn(ID)).tells(&[phrases.hand_in_thanks()]);
        });
    }
}

#[test]
fn an_invitation_is_a_code_with_what_to_do_with_it_on_another_device() {
    for language in Language::ALL {
        reader_of_a_file(language, |reader| {
            let phrases = SessionPhrases::of(language);
            host(&reader, Voice::Own, language);
            let session = page(Route::Session(ID));
            session.tells(&[phrases.invite_1_code()]);
            assert!(session.has_button(reader.phrases.code_share_code()));
            let label = session.all("svg.qr")[0].attr("aria-label");
            assert_eq!(label, Some(phrases.invite_image_code()));
            page(Route::Present(ID)).tells(&[phrases.invite_1_code()]);
            // What it says to choose there is what stands there.
            let to_choose = format!("‘{}’", reader.phrases.enter_title());
            for told in [phrases.invite_1_code(), reader.phrases.code_elsewhere()] {
                assert!(told.contains(&to_choose), "{told}");
            }
            // And the code alone is enough there.
            let code = InvitationCode(invitation(Voice::Own, language)).write().replace('-', "");
            reader.drafts.field(CODE_FIELD, String::new()).set(code);
            assert!(page(Route::Code).has_button(phrases.found_join()));
        });
        reader_of_a_file(language, |reader| {
            host(&reader, Voice::Team, language);
            let phrases = SessionPhrases::of(language);
            page(Route::Session(ID))
                .tells(&[phrases.invite_team_code(), reader.phrases.code_elsewhere()]);
        });
    }
}

#[test]
fn who_wants_others_to_collect_reads_that_only_the_website_can() {
    for language in Language::ALL {
        for voice in [Voice::Own, Voice::Team] {
            reader_of_a_file(language, |reader| {
                let phrases = SessionPhrases::of(language);
                host(&reader, voice, language);
                let session = page(Route::Session(ID));
                let folds = session.all("details").into_iter();
                let mut fold =
                    folds.filter(|one| text_of(*one).contains(phrases.collector_title()));
                let fold = fold.next().unwrap();
                let told = match voice {
                    Voice::Own => phrases.collector_none(),
                    Voice::Team => phrases.collector_none_team(),
                };
                assert!(text_of(fold).contains(told), "{}", text_of(fold));
                let controls = scraper::Selector::parse("button, svg.qr").unwrap();
                assert_eq!(fold.select(&controls).count(), 0);
            });
        }
    }
}

#[test]
fn a_result_and_its_locked_form_are_codes() {
    for language in Language::ALL {
        reader_of_a_file(language, |reader| {
            let phrases = SessionPhrases::of(language);
            reader.fill_in(ANSWERS);
            let result = page(Route::Result);
            result.tells(&[reader.phrases.code_elsewhere(), phrases.secret_text_code()]);
            result.hides(&[reader.phrases.code_how()]);
            let label = result.all("svg.qr")[0].attr("aria-label");
            assert_eq!(label, Some(reader.phrases.code_image_code()));
            assert!(result.has_button(reader.phrases.code_copy_code()));
            assert!(result.has_button(phrases.secret_make_code()));
        });
    }
}
