//! What is said where a part of the site does not come.

use five_keys::{domain::Language, pages::lazy::AbsentPage, ports::Absence, state::Notice};
use leptos::prelude::*;

use crate::{
    html::Page,
    reader::{frame, reader},
};

#[test]
fn a_page_that_does_not_come_says_whether_to_try_again_or_to_load_a_new_version() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            let [offline, replaced] = [Absence::OutOfReach, Absence::Replaced].map(|absence| {
                Page::of(|| view! { <AbsentPage absence on_retry=|()| () /> }.into_any())
            });
            offline.tells(&[words.out_of_reach_title(), words.out_of_reach()]);
            assert!(offline.has_button(words.try_again()) && !offline.has_button(words.reload()));
            replaced.tells(&[words.new_version_title(), words.new_version()]);
            assert!(replaced.has_button(words.reload()) && !replaced.has_button(words.try_again()));
        });
    }
}

#[test]
fn a_language_that_does_not_come_says_whether_to_try_again_or_to_load_a_new_version() {
    for language in Language::ALL {
        reader(language, |reader| {
            let words = reader.phrases;
            reader.notices.show(Notice::NoWords(Absence::OutOfReach));
            frame().tells(&[words.no_words()]);
            assert!(!frame().has_button(words.reload()));
            reader.notices.show(Notice::NoWords(Absence::Replaced));
            frame().tells(&[words.new_version()]);
            frame().hides(&[words.no_words()]);
            assert!(frame().has_button(words.reload()));
        });
    }
}
