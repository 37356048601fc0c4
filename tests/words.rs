//! The words are complete from the first moment, also where several threads ask for them at once.
//! The test is alone in its program, so that nothing has asked for them before.

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
                    assert!(!Words::of(language).phrases.delete_commitment().is_empty());
                }
            });
        }
    });
}
