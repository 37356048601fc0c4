//! The words are whole from the first moment, whoever asks for them first. Alone in a program of its
//! own: nobody has asked before.

use std::sync::Barrier;

use five_keys::{domain::Language, words::Words};

#[test]
fn whoever_asks_first_finds_the_words_of_all_screens() {
    let start = Barrier::new(8);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                start.wait();
                for language in Language::ALL {
                    assert!(!Words::of(language).rest().delete_commitment().is_empty());
                }
            });
        }
    });
}
