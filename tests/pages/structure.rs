//! What the elements of each page say to those who do not see it: roles, names, labels.

use std::collections::BTreeSet;

use five_keys::{
    domain::{Answer, Key, Language, Name, Statement},
    route::Route,
    state::Notice,
};
use scraper::{ElementRef, Selector};

use crate::{
    html::{Page, text_of},
    reader::{ANSWERS, Reader, frame, page, reader},
    routes::ROUTES,
};

/// Looks at every page with its frame, in both languages: with nothing stored, in the middle of a
/// check, and with takes, teams and commitments.
fn for_every_page(look: impl Fn(&str, &Page)) {
    for language in Language::ALL {
        for (state, prepare) in STATES {
            reader(language, |reader| {
                prepare(reader);
                let takes = reader.takes.finished();
                let of_one = takes.iter().map(|take| Route::Take(take.id));
                let of_two = takes.windows(2).map(|two| Route::Compare(two[0].id, two[1].id));
                for route in ROUTES.into_iter().chain(of_one).chain(of_two) {
                    let whole = format!("{}<main>{}</main>", frame().html, page(route).html);
                    look(&format!("{route:?}, {language:?}, {state}"), &Page::read(whole));
                }
            });
        }
    }
}

/// What brings something about.
type Prepare = fn(Reader);

/// What is stored, and how it came there.
const STATES: [(&str, Prepare); 3] = [
    ("nothing stored", |_| {}),
    ("in the middle", |reader| {
        reader.takes.answer(Statement::FIRST, Answer::DidNotOccur).unwrap();
        reader.notices.show(Notice::OpenStatements(Key::Growth));
    }),
    ("filled", |reader| {
        for _ in 0..3 {
            reader.takes.begin().unwrap();
            reader.fill_in(ANSWERS);
        }
        let last = reader.takes.last_finished().unwrap();
        reader.takes.label(last.id, &Name::new("North").unwrap(), &Name::default());
        reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-10-01T09:00");
        reader.take_on(Statement::at(1).unwrap(), "When I end, I ask.", "2026-12-01T09:00");
        reader.storage.look_into(Ok("no document".into()));
        reader.notices.show(Notice::TakeRemoved);
    }),
];

#[test]
fn every_page_has_one_heading_of_the_first_rank_and_skips_no_rank_below_it() {
    for_every_page(|name, page| {
        assert_eq!(page.count("h1"), 1, "{name}");
        let headings = page.all("main :is(h1, h2, h3, h4)");
        let ranks: Vec<_> = headings.iter().map(|heading| heading.value().name()).collect();
        assert_eq!(ranks.first(), Some(&"h1"), "{name}");
        for pair in ranks.windows(2) {
            let skips = pair[0] < pair[1] && (pair[0], pair[1]) == ("h1", "h3");
            assert!(!skips, "{name}: {ranks:?}");
        }
    });
}

#[test]
fn no_two_elements_have_the_same_id() {
    for_every_page(|name, page| {
        let mut ids = BTreeSet::new();
        for element in page.all("[id]") {
            let id = element.attr("id").unwrap();
            assert!(!id.is_empty() && ids.insert(id), "{name}: {id:?} twice");
        }
    });
}

#[test]
fn every_field_has_a_label_and_every_label_a_field() {
    for_every_page(|name, page| {
        for label in page.all("label[for]") {
            let id = label.attr("for").unwrap();
            assert_eq!(page.count(&format!("input[id='{id}']")), 1, "{name}: {id}");
        }
        for label in page.all("label") {
            assert!(!text_of(label).is_empty(), "{name}: {}", label.html());
        }
        for field in page.all("input, select, textarea") {
            let is_within = has_ancestor(field, "label");
            let id = field.attr("id").unwrap_or_default();
            let is_named = page.count(&format!("label[for='{id}']")) == 1;
            assert!(is_within || is_named, "{name}: {}", field.html());
        }
    });
}

#[test]
fn enter_in_a_field_of_one_line_does_what_one_button_beside_it_does() {
    for_every_page(|name, page| {
        for field in page.all("input:is([type=text], [type=datetime-local])") {
            assert!(has_ancestor(field, "form"), "{name}: {}", field.html());
        }
        for form in page.all("form") {
            let submits = Selector::parse("button[type=submit]").unwrap();
            assert_eq!(form.select(&submits).count(), 1, "{name}: {}", form.html());
            // What is wrong is said in the page's own words and language.
            let has_pickers = form.html().contains("datetime-local");
            assert!(!has_pickers || form.attr("novalidate").is_some(), "{name}");
        }
    });
}

#[test]
fn every_radio_is_in_a_fieldset_with_a_legend() {
    for_every_page(|name, page| {
        let radios = page.count("input[type=radio]");
        let in_a_group = page.count("fieldset:has(> legend:first-child) input[type=radio][name]");
        assert_eq!(radios, in_a_group, "{name}");
        for legend in page.all("legend") {
            assert!(!text_of(legend).is_empty(), "{name}");
        }
    });
}

#[test]
fn whatever_can_be_pressed_or_followed_has_a_name() {
    for_every_page(|name, page| {
        for element in page.all("a, button, summary, option:not([value=''])") {
            assert!(!text_of(element).is_empty(), "{name}: {}", element.html());
        }
        let submits = page.all("form button[type=submit]");
        for button in page.all("button").into_iter().filter(|button| !submits.contains(button)) {
            assert_eq!(button.attr("type"), Some("button"), "{name}: {}", button.html());
        }
        for element in page.all("[aria-label]") {
            assert!(!element.attr("aria-label").unwrap().trim().is_empty(), "{name}");
        }
    });
}

/// What a browser's translation puts in the place of a word is no part of a drawing, and does not show.
#[test]
fn no_translation_takes_the_letters_out_of_a_picture() {
    for_every_page(|name, page| {
        assert_eq!(page.count("svg text"), page.count("[translate=no] svg text"), "{name}");
    });
}

#[test]
fn every_picture_has_a_name_or_is_hidden_from_who_cannot_see_it() {
    for_every_page(|name, page| {
        // A part of a picture is not another one, and a row of a table may be hidden as a whole.
        let pictures = page.count("svg") - page.count("svg svg");
        let named = page.count("svg[role=img][aria-label]");
        let hidden = page.count("svg[aria-hidden=true], tr[aria-hidden=true] td > svg");
        let hidden = hidden + page.count("tfoot[aria-hidden=true] td > svg");
        assert_eq!(pictures, named + hidden, "{name}");
        assert_eq!(page.count("progress"), page.count("progress[aria-label]"), "{name}");
    });
}

#[test]
fn a_list_without_marks_says_that_it_is_a_list() {
    // Safari takes it for none otherwise.
    for_every_page(|name, page| {
        assert_eq!(page.count("ul[class]"), page.count("ul[class][role=list]"), "{name}");
        assert_eq!(page.count("li"), page.count("ul > li, ol > li"), "{name}");
    });
}

#[test]
fn every_table_has_a_caption_and_says_what_its_heads_are_of() {
    for_every_page(|name, page| {
        assert_eq!(page.count("table"), page.count("table > caption:first-child"), "{name}");
        let of_something = page.count("th[scope=col], th[scope=row]");
        assert_eq!(page.count("th"), of_something, "{name}");
    });
}

#[test]
fn what_comes_later_has_a_place_that_is_read_aloud_from_the_beginning() {
    for language in Language::ALL {
        reader(language, |reader| {
            assert_eq!(frame().count("[role=status].notices"), 1);
            reader.fill_in(ANSWERS);
            reader.takes.reopen().unwrap();
            // The places of each page, and whether what comes there interrupts.
            for (route, statuses, alerts) in [
                (Route::Check(Key::Purpose), 0, 2),
                (Route::Result, 6, 2),
                (Route::TakeOn(Statement::FIRST), 0, 2),
                (Route::FollowUp, 1, 0),
                (Route::Data, 3, 0),
                (Route::Code, 2, 2),
            ] {
                let page = page(route);
                let places = (page.count("[role=status]"), page.count("[role=alert]"));
                assert_eq!(places, (statuses, alerts), "{route:?}");
                for place in page.all("[role=status], [role=alert]") {
                    assert_eq!(text_of(place), "", "{route:?} has said nothing yet");
                }
            }
        });
    }
}

#[test]
fn the_frame_names_the_page_that_shows_and_the_other_language_in_its_own() {
    for (language, other) in [(Language::Dutch, "en"), (Language::English, "nl")] {
        reader(language, |reader| {
            assert_eq!(frame().count("nav a[aria-current=page]"), 0);
            reader.navigation.arrived(&Route::Data.hash());
            let frame = frame();
            let current = frame.all("nav a[aria-current=page]");
            assert_eq!(current.len(), 1);
            assert_eq!(text_of(current[0]), reader.phrases.nav_data());
            let button = frame.all(&format!("header button[lang={other}]"));
            assert_eq!(text_of(button[0]), reader.phrases.other_language());
        });
    }
}

fn has_ancestor(element: ElementRef, name: &str) -> bool {
    element.ancestors().filter_map(ElementRef::wrap).any(|above| above.value().name() == name)
}
