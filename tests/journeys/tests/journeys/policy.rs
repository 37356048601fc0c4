//! What the page's policy and the headers of its host forbid, and what they let be.

use std::fs;

use five_keys::domain::Key;
use journeys::{Key as Press, Site, Visitor, in_each_engine};

use crate::words::english;

in_each_engine!(no_text_becomes_a_script, another_site_may_frame_the_page_and_makes_room_for_it);

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

/// What docs/hosting.md has for a page that frames the site.
const HOSTING: &str = include_str!("../../../../docs/hosting.md");

async fn another_site_may_frame_the_page_and_makes_room_for_it(visitor: Visitor) {
    let (site, words) = (Site::built(), english());
    let (_, rest) = HOSTING.split_once("```html\n").unwrap();
    let (recipe, _) = rest.split_once("```").unwrap();
    let recipe = recipe.replace("https://example.org/five-keys/", &site.address());
    let folder = tempfile::tempdir().unwrap();
    let around = format!(
        "<!doctype html><html lang=en><title>Around</title><h1>Around</h1>
        <button>Before</button>{recipe}<button>After</button>"
    );
    fs::write(folder.path().join("index.html"), around).unwrap();
    let outer = Site::serve(folder.path());
    // Another name of this machine, and so another site.
    let address = outer.address().replace("127.0.0.1", "localhost");
    let page = visitor.going_to(outer).sits_down().await;
    page.visit(&address).await;
    page.see_title("Around").await;
    page.into_frame().await;
    page.comes_up().await;
    let fits = "const { scrollHeight, clientHeight } = document.documentElement;
        const spare = document.body.getBoundingClientRect().bottom - clientHeight;
        return location.hash === arguments[0] && scrollHeight <= clientHeight && spare > -2";
    for (link, title, route) in [
        (words.phrases.nav_about(), words.phrases.about_title(), "#/about"),
        (words.phrases.nav_history(), words.phrases.history_title(), "#/history"),
    ] {
        page.click(link).await;
        page.see_title(title).await;
        page.until("the frame does not fit", async || page.holds(fits, route).await).await;
    }
    page.click(words.phrases.nav_start()).await;
    page.click(words.phrases.begin()).await;
    let first = Key::Purpose.statements().next().unwrap();
    page.choose(words.statement(first), words.answer('4')).await;
    page.see(&words.given(1)).await;
    assert_eq!(site.reports(), Vec::<String>::new());
    // By the keyboard, from before the frame into it, and out of it on the other side.
    page.visit(&address).await;
    page.see_title("Around").await;
    page.into_frame().await;
    page.comes_up().await;
    page.out_of_frame().await;
    page.tab_to("Before").await;
    page.press(&[Press::Tab]).await;
    page.into_frame().await;
    page.see_focus(&format!("button {}", words.phrases.skip())).await;
}
