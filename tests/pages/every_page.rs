//! What holds for every page.

use five_keys::{
    domain::{Language, Name, Statement, TakeId},
    pages::{first_page, lazy::lazy_page, title},
    ports::Still,
    route::Route,
};

use crate::{
    html::Page,
    reader::{ANSWERS, frame, page, reader},
    routes::ROUTES,
};

#[test]
fn a_page_is_lazy_exactly_where_the_first_part_of_the_app_does_not_draw_it() {
    let take = TakeId::new(1).unwrap();
    reader(Language::Dutch, |_| {
        for route in ROUTES.into_iter().chain([Route::Take(take), Route::Compare(take, take)]) {
            assert_eq!(first_page(route).is_none(), route.is_lazy(), "{route:?}");
            assert_eq!(lazy_page(route, &Still).is_some(), route.is_lazy(), "{route:?}");
        }
    });
}

#[test]
fn every_page_has_one_heading_which_is_its_title_in_both_languages() {
    for language in Language::ALL {
        reader(language, |reader| {
            for is_filled in [false, true] {
                if is_filled {
                    reader.fill_in(ANSWERS);
                }
                for route in ROUTES {
                    let page = page(route);
                    assert_eq!(page.count("h1"), 1, "{route:?} {language:?}");
                    let title = title(route, reader.words, reader.takes);
                    let (name, product) = title.split_once(" – ").unwrap();
                    assert_eq!(product, reader.words.content.name);
                    // The start asks a question, which is no name.
                    let heading = crate::html::text_of(page.all("h1")[0]);
                    assert!(route == Route::Start || heading == name, "{title}: {heading}");
                }
            }
        });
    }
}

#[test]
fn no_page_leaves_a_place_in_its_phrases_unfilled() {
    for language in Language::ALL {
        reader(language, |reader| {
            reader.fill_in(ANSWERS);
            for route in ROUTES {
                page(route).hides(&["{n}", "{m}", "{name}"]);
            }
            frame().hides(&["{n}", "{m}", "{name}"]);
        });
    }
}

#[test]
fn a_browser_reads_every_page_as_it_was_written() {
    let is_read_as_written = |page: &Page| {
        let [written, read] = page.elements_written_and_read();
        written == read
    };
    let written = |html: &str| Page::read(html.to_owned());
    assert!(is_read_as_written(&written("<div><p>a <b>c</b></p><ul><li>d</li></ul></div>")));
    assert!(!is_read_as_written(&written("<p>a<ul><li>b</li></ul></p>")));
    reader(Language::Dutch, |reader| {
        for is_filled in [false, true] {
            if is_filled {
                reader.fill_in(ANSWERS);
                reader.take_on(Statement::FIRST, "When I begin, I wait.", "2026-10-01T09:00");
            }
            for route in ROUTES {
                let page = page(route);
                assert!(is_read_as_written(&page), "{route:?}: {}", page.html);
            }
            assert!(is_read_as_written(&frame()));
        }
    });
}

#[test]
fn what_a_leader_has_written_is_text_wherever_it_stands() {
    let written = "</textarea><b>\"&'<script>";
    reader(Language::Dutch, |reader| {
        reader.fill_in(ANSWERS);
        let take = reader.takes.last_finished().unwrap();
        let name = Name::new(written).unwrap();
        reader.takes.label(take.id, &name, &name);
        reader.take_on(Statement::FIRST, written, "2026-12-01T09:00");
        for route in [Route::Result, Route::History, Route::FollowUp, Route::Start] {
            let html = page(route).html;
            assert!(!html.contains("<b>\"") && !html.contains("<script"), "{route:?}: {html}");
        }
        assert!(page(Route::FollowUp).html.contains("&lt;b&gt;"));
        page(Route::FollowUp).tells(&[written]);
    });
}

#[test]
fn an_address_that_leads_nowhere_is_shown_as_far_as_it_fits() {
    reader(Language::English, |reader| {
        page(Route::Missing).tells(&["#/somewhere"]);
        let long = format!("#/{}", "é".repeat(100));
        reader.navigation.arrived(&long);
        let shown = format!("#/{}", "é".repeat(38));
        page(Route::Missing).tells(&[&shown]);
        page(Route::Missing).hides(&[&format!("{shown}é")]);
    });
}
