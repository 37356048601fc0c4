//! The reader's own data: a file out, a file in, and the way to forget it all.

use journeys::{Visitor, in_each_engine};

use crate::words::{BEGUN, DOCUMENT, FINISHED, come_back, dutch, english};

in_each_engine!(
    a_file_brings_everything_back_after_all_was_deleted,
    a_file_that_cannot_be_right_changes_nothing_and_says_what_is_wrong,
    a_result_can_be_deleted_alone,
);

async fn a_file_brings_everything_back_after_all_was_deleted(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/data").await;
    page.see("Finished checks: 1").await;
    page.see("Checks in progress: 0").await;
    page.click(words.phrases.export()).await;
    page.see(words.phrases.file_ready()).await;
    let (file, text) = page.saved_file(".json").await;
    assert!(text.contains("544212232003444545555"), "{text}");
    // Nothing to add while it is all there.
    page.give_file(words.phrases.import_choose(), "same.json", text.as_bytes()).await;
    page.see(words.phrases.import_nothing()).await;

    page.click(words.phrases.delete_text()).await;
    page.see(
        "This will be gone from this device for good: your checks (finished: 1, in progress: 0)",
    )
    .await;
    page.click(words.phrases.delete_yes()).await;
    page.see(words.phrases.data_nothing()).await;
    assert_eq!(page.stored(DOCUMENT).await, "");
    page.click(words.phrases.nav_result()).await;
    page.see_title(words.phrases.none_title()).await;

    page.click(words.phrases.nav_data()).await;
    let content = std::fs::read(file).unwrap();
    page.give_file(words.phrases.import_choose(), "kept.json", &content).await;
    // First what it will do; then, on purpose, the deed.
    page.see("New, will be added: 1").await;
    assert_eq!(page.stored(DOCUMENT).await, "");
    page.click(words.phrases.import_no()).await;
    page.see_no("New, will be added: 1").await;
    page.give_file(words.phrases.import_choose(), "again.json", &content).await;
    page.click(words.phrases.import_yes()).await;
    page.see("Finished checks: 1").await;
    page.click(words.phrases.nav_result()).await;
    page.see("Overall score: 65 of 100.").await;
    page.reload().await;
    page.see("Overall score: 65 of 100.").await;
}

async fn a_file_that_cannot_be_right_changes_nothing_and_says_what_is_wrong(visitor: Visitor) {
    let (page, words) = (visitor.speaking("nl").sits_down().await, dutch());
    come_back(&page, BEGUN, "#/data").await;
    let phrases = words.phrases;
    let newer = FINISHED.replace("\"schema\":1", "\"schema\":9");
    let damaged = FINISHED.replace("544212232003444545555", "9");
    let large = vec![b' '; 5 * 1024 * 1024 + 1];
    let files: [(&str, &[u8], &str); 8] = [
        ("broken.json", &FINISHED.as_bytes()[..100], "fout op regel 1, teken 1"),
        ("other.json", b"{\"a\":1}", phrases.bad_ours()),
        ("newer.json", newer.as_bytes(), "nieuwere versie van Vijf sleutels (formaat 9)"),
        (
            "damaged.json",
            damaged.as_bytes(),
            "in scan 1 staat bij ‘answers’ iets wat niet kan kloppen",
        ),
        ("large.json", &large, phrases.bad_large()),
        ("picture.json", b"\x89PNG\r\n\x1a\n\0\0", phrases.bad_picture()),
        ("utf-16.json", b"\xff\xfe{\0}\0", phrases.bad_utf16()),
        ("windows.json", b"{\"name\":\"Caf\xe9\"}", phrases.bad_encoding()),
    ];
    for (name, content, said) in files {
        page.give_file(phrases.import_choose(), name, content).await;
        page.see(phrases.bad_intro()).await;
        page.see(said).await;
        assert_eq!(page.stored(DOCUMENT).await, BEGUN, "{name}");
    }
    // A right one after all that, with a byte order mark, is brought in beside what is there.
    let marked = [b"\xef\xbb\xbf", FINISHED.as_bytes()].concat();
    page.give_file(phrases.import_choose(), "right.json", &marked).await;
    page.see("Nieuw, wordt toegevoegd: 1").await;
    page.click(phrases.import_yes()).await;
    page.see("Afgeronde scans: 1").await;
    page.see("Scans waar je mee bezig bent: 1").await;
}

async fn a_result_can_be_deleted_alone(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/result").await;
    page.click(words.phrases.delete_result()).await;
    page.see_title(words.phrases.none_title()).await;
    page.click(words.phrases.put_back()).await;
    page.see("Overall score: 65 of 100.").await;
    page.click(words.phrases.delete_result()).await;
    page.see_title(words.phrases.none_title()).await;
    page.reload().await;
    page.see_title(words.phrases.none_title()).await;
}
