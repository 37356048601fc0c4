//! What the page's policy and the headers of its host forbid, and what they let be.

use std::fs;

use journeys::{Site, Visitor, in_each_engine};

use crate::words::english;

in_each_engine!(no_text_becomes_a_script, another_site_may_frame_the_page);

async fn no_text_becomes_a_script(visitor: Visitor) {
    // What is tried here is reported, which another journey on the built site would fail on.
    let page = visitor.going_to(Site::built()).opens("#/about").await;
    let refused = "const tries = {
            script: () => { document.createElement('script').src = 'words.js' },
            text: () => { document.createElement('script').text = 'done = 1' },
            worker: () => new Worker('words.js'),
            markup: () => { document.createElement('p').innerHTML = '<img src onerror=done=1>' },
        };
        try { tries[arguments[0]](); return false } catch { return true }";
    for what in ["script", "text", "worker", "markup"] {
        assert!(page.holds(refused, what).await, "{what} is let be");
    }
    let harmless = "const one = document.createElement('p'); one.innerHTML = arguments[0];
        return one.firstChild.tagName === 'B'";
    assert!(page.holds(harmless, "<b>bold</b>").await);
}

async fn another_site_may_frame_the_page(visitor: Visitor) {
    let site = Site::built();
    let folder = tempfile::tempdir().unwrap();
    let frame = format!("<iframe src=\"{}#/about\" width=900 height=600></iframe>", site.address());
    let around =
        format!("<!doctype html><html lang=en><title>Around</title><h1>Around</h1>{frame}");
    fs::write(folder.path().join("index.html"), around).unwrap();
    let page = visitor.going_to(Site::serve(folder.path())).sits_down().await;
    page.open("").await;
    page.see_title("Around").await;
    page.into_frame().await;
    page.comes_up().await;
    page.see_title(english().phrases.about_title()).await;
    assert_eq!(site.reports(), Vec::<String>::new());
}
