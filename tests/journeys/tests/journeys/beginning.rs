//! Before the app is there, and when it never comes.

use std::fs;

use five_keys::domain::Key;
use journeys::{Page, Place, Sending, Site, Visitor, copy_of_the_site, in_each_engine, in_engines};

use crate::words::{
    CHANGES, DOCUMENT, FINISHED, answer_key, come_back, dutch, english, start_without_words,
};

in_each_engine!(
    nothing_moves_as_the_app_comes_up,
    what_is_pressed_while_the_app_comes_up_is_not_lost,
    an_app_that_does_not_start_says_so_and_hands_out_the_data,
    an_app_that_does_not_start_says_so_in_dutch_too,
    a_page_that_a_new_version_has_replaced_says_so_and_loads_it_by_a_press,
    errors_of_others_end_nothing,
    a_trap_in_the_program_is_said_and_hands_out_the_data,
    whatever_is_stored_the_page_comes_up,
    whatever_a_browser_says_of_itself_the_first_script_goes_on,
    a_browser_that_does_not_run_the_program_is_told_so,
    the_site_works_in_any_folder,
);
in_engines!([firefox Firefox] a_browser_too_old_for_webassembly_is_told_so);
in_engines!([chromium Chromium, firefox Firefox] without_scripts_the_page_says_what_it_needs);

async fn nothing_moves_as_the_app_comes_up(visitor: Visitor) {
    let page = visitor.opens("").await;
    stays(&page).await;
    page.on_a_phone(360, 740).await;
    stays(&page).await;
}

/// Loads the page with its program held back, and compares before and after.
async fn stays(page: &Page) {
    page.site.program(Sending::Held);
    page.load_again().await;
    page.see_title(english().content.intro.question).await;
    page.see(english().content.intro.privacy).await;
    let before = page.places().await;
    page.site.program(Sending::Sent);
    page.comes_up().await;
    let after = page.places().await;
    // What is added comes after what was there.
    let kept: Vec<Place> = after.iter().filter(|place| before.contains(place)).cloned().collect();
    assert!(before.len() >= 6, "{before:?}");
    assert_eq!(kept, before, "after: {after:#?}");
    if page.counts_shifts() {
        let shifted = page.shifted().await;
        assert!(shifted == 0.0, "the layout shifts by {shifted}");
    }
}

async fn what_is_pressed_while_the_app_comes_up_is_not_lost(visitor: Visitor) {
    let page = visitor.without_copies().sits_down().await;
    start_without_words(&page, "").await;
    page.see_title(english().content.intro.question).await;
    page.click(english().phrases.begin()).await;
    page.site.words(Sending::Sent);
    page.comes_up().await;
    page.see_title(english().content.key(Key::Purpose).name).await;
}

async fn an_app_that_does_not_start_says_so_and_hands_out_the_data(visitor: Visitor) {
    let page = visitor.without_copies().sits_down().await;
    page.leave().await;
    page.store(DOCUMENT, FINISHED).await;
    let changes = r#"{"format":"five-keys","schema":2,"revision":4,"settings":{"theme":"system"},"takes":[{"id":7000000000000001,"voice":"self","content":1,"begun":1750001000000,"at":"purpose.tell","answers":"5...................."}],"base":3}"#;
    page.store(CHANGES, changes).await;
    let failure = english().failure;
    for (count, (fault, title)) in [
        (Sending::Missing, failure.replaced),
        (Sending::Broken, failure.unanswered),
        (Sending::Page, failure.replaced),
        (Sending::Garbage, failure.broken),
    ]
    .into_iter()
    .enumerate()
    {
        page.site.program(fault);
        page.leave().await;
        page.open("").await;
        page.see_title(title).await;
        page.see("Your answers are safe.").await;
        if count == 0 {
            page.click("Save what is stored").await;
            assert_eq!(page.saved_file(".json").await.1, FINISHED);
            page.click("Save your latest answers as well").await;
            assert_eq!(page.saved_file(".json").await.1, changes);
        }
    }
    page.is_accessible().await;
    // Once the program is there again, so is everything else.
    page.site.program(Sending::Sent);
    page.reload().await;
    page.see_a("link", &english().go_on(1)).await;
    page.click(english().phrases.nav_result()).await;
    page.see("Overall score: 65 of 100.").await;
}

async fn an_app_that_does_not_start_says_so_in_dutch_too(visitor: Visitor) {
    let page = visitor.without_copies().speaking("nl").sits_down().await;
    let failure = dutch().failure;
    for (fault, title) in [
        (Sending::Missing, failure.replaced),
        (Sending::Page, failure.replaced),
        (Sending::Broken, failure.unanswered),
    ] {
        page.site.words(fault);
        page.leave().await;
        page.open("").await;
        page.see_title(title).await;
        page.see("Je antwoorden zijn veilig.").await;
        // There is nothing to save, so nothing is offered.
        assert_eq!(page.names("link").await, [""; 0]);
        assert_eq!(page.names("button").await, [failure.reload]);
    }
}

async fn a_page_that_a_new_version_has_replaced_says_so_and_loads_it_by_a_press(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().sits_down().await, english());
    page.leave().await;
    page.store(DOCUMENT, FINISHED).await;
    page.site.program(Sending::Missing);
    page.open("#/result").await;
    page.see_title(words.failure.replaced).await;
    page.is_accessible().await;
    page.site.program(Sending::Sent);
    page.click(words.failure.reload).await;
    page.comes_up().await;
    page.see("Overall score: 65 of 100.").await;
}

/// Errors as a page hears of them that are not its own: thrown, promised, told of without a word,
/// of a window that changes what it watches, of an extension's own program. It says when it is done.
const ERRORS: &str = "
    const { RuntimeError } = window.WebAssembly;
    const foreign = new RuntimeError('unreachable');
    Object.defineProperty(foreign, 'stack', { value: 'at f (chrome-extension://abc/a.wasm:1)' });
    for (const error of [new window.Error('x'), new window.SyntaxError('x'), foreign, null, 'x', {}]) {
        dispatchEvent(new window.ErrorEvent('error', { error, message: 'Script error.' }));
        const promise = window.Promise.reject(error);
        dispatchEvent(new window.PromiseRejectionEvent(
            'unhandledrejection', { promise, reason: error, cancelable: true }));
        setTimeout(() => { throw error });
    }
    new ResizeObserver(([entry]) => {
        entry.target.style.paddingTop = `${Math.random() * 9}px`;
    }).observe(document.body);
    setTimeout(() => document.body.append('All thrown'), 200)";

async fn errors_of_others_end_nothing(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().sits_down().await, english());
    // While the app comes up, and once it is there.
    start_without_words(&page, "").await;
    page.tell(ERRORS).await;
    page.see("All thrown").await;
    page.see_title(words.content.intro.question).await;
    page.site.words(Sending::Sent);
    page.comes_up().await;
    page.click(words.phrases.begin()).await;
    page.see_title(words.content.key(Key::Purpose).name).await;
    page.tell("document.body.lastChild.remove()").await;
    page.tell(ERRORS).await;
    page.see("All thrown").await;
    answer_key(&page, words, Key::Purpose).await;
    page.see(&words.given(4)).await;
}

/// Keeps hold of the program's memory as it starts.
const HOLD: &str = "
    const start = window.WebAssembly.instantiateStreaming;
    window.WebAssembly.instantiateStreaming = async (...given) => {
        const started = await start.apply(window.WebAssembly, given);
        window.memory ??= started.instance.exports.memory;
        return started;
    }";

/// Ruins the program's memory, so that whatever it does next is a trap, as a panic is.
///
/// The way on is in the same breath: whatever runs next breaks down, a scroll as well as a press.
const RUIN: &str =
    "new Uint32Array(window.memory.buffer).fill(0xffffffff); location.hash = '#/history'";

async fn a_trap_in_the_program_is_said_and_hands_out_the_data(visitor: Visitor) {
    let (page, words) = (visitor.without_copies().sits_down().await, english());
    page.leave().await;
    page.store(DOCUMENT, FINISHED).await;
    page.site.program(Sending::Held);
    page.open("#/result").await;
    page.tell(HOLD).await;
    page.site.program(Sending::Sent);
    page.see("Overall score: 65 of 100.").await;
    page.tell(RUIN).await;
    page.see_title(words.failure.broken).await;
    page.click("Save what is stored").await;
    assert_eq!(page.saved_file(".json").await.1, FINISHED);
    page.click(words.failure.reload).await;
    page.see_title(words.phrases.history_title()).await;
}

async fn whatever_is_stored_the_page_comes_up(visitor: Visitor) {
    let page = visitor.sits_down().await;
    let deep = "[".repeat(100_000);
    let large = format!(r#"{{"settings":{{"language":"{}"}}}}"#, "nl-".repeat(500_000));
    for stored in [
        "",
        "null",
        "5",
        "[]",
        "\"nl\"",
        "{",
        r#"{"settings":null}"#,
        r#"{"settings":["nl"]}"#,
        r#"{"settings":{"language":{"toString":1}}}"#,
        r#"{"settings":{"language":["nl"],"theme":{"toString":1}}}"#,
        r#"{"settings":{"language":null,"theme":["dark"]}}"#,
        r#"{"settings":{"__proto__":{"language":{"toString":null}}}}"#,
        r#"{"__proto__":{"settings":{"language":{"split":1}}}}"#,
        &deep,
        &large,
    ] {
        come_back(&page, stored, "#/data").await;
        let words = if page.language().await == "nl" { dutch() } else { english() };
        page.see_title(words.phrases.data_title()).await;
        assert_eq!(page.names("heading").await[0], words.phrases.data_title(), "{stored:.50}");
    }
}

/// Runs the page's first script, in the place of `SCRIPT`, in windows that are odd in one thing each.
const ODD_WINDOWS: &str = "
    const script = (window, self, document, navigator, localStorage, location, WebAssembly) => {
        let appFailed;
        const addEventListener = () => {};
        SCRIPT
    };
    const nothing = { getItem: () => null };
    const thrower = (name) => Object.defineProperty({}, name, { get() { throw 'odd' } });
    const look = (lang, navigator, storage = nothing, wasm = window.WebAssembly) => {
        const page = { dataset: {} };
        script({}, {}, { documentElement: page }, navigator, storage, { hash: '' }, wasm);
        if (page.lang !== lang || !page.dataset.boot) throw Error(JSON.stringify([page, navigator]));
    };
    look('nl', { languages: ['nl-BE', 'en'] });
    look('nl', { languages: ['fr', ' NL_nl '] });
    look('nl', { language: 'nl' });
    look('nl', { languages: [null, 5, { toString: 1 }, 'nl'] });
    look('en', { languages: [] });
    look('en', { languages: null, language: null });
    look('en', { languages: 7 });
    look('en', {});
    look('en', thrower('languages'));
    look('en', undefined);
    look('nl', { languages: ['nl'] }, undefined, undefined);
    look('nl', { languages: ['nl'] }, null);
    look('nl', { languages: ['nl'] }, thrower('getItem'));
    for (const stored of [5, {}, [], true, Symbol(), () => 1, { toString: 1 }]) {
        look('nl', { languages: ['nl'] }, { getItem: () => stored });
    }
    look('en', { languages: ['nl'] }, { getItem: () => '{\"settings\":{\"language\":\"en\"}}' })";

async fn whatever_a_browser_says_of_itself_the_first_script_goes_on(visitor: Visitor) {
    let page = visitor.opens("").await;
    let source = include_str!("../../../../index.html");
    let (_, script) = source.split_once("<script>").unwrap();
    let (script, _) = script.split_once("</script>").unwrap();
    page.tell(&ODD_WINDOWS.replace("SCRIPT", script)).await;
}

async fn a_browser_too_old_for_webassembly_is_told_so(visitor: Visitor) {
    let page = visitor.without_webassembly().sits_down().await;
    page.open("#/data").await;
    page.see_title("Something went wrong").await;
    page.see("the page needs WebAssembly").await;
}

async fn a_browser_that_does_not_run_the_program_is_told_so(visitor: Visitor) {
    // Its script is one that no browser reads, as a new one is for an old browser.
    let folder = tempfile::tempdir().unwrap();
    copy_of_the_site(folder.path());
    let page = fs::read_to_string(folder.path().join("index.html")).unwrap();
    let (before, script) = page.rsplit_once("<script type=module>").unwrap();
    let page = format!("{before}<script type=module>}}{script}");
    fs::write(folder.path().join("index.html"), page).unwrap();
    let page = visitor.going_to(Site::serve(folder.path())).sits_down().await;
    page.open("#/data").await;
    page.see_title(english().failure.broken).await;
    page.see("the page needs WebAssembly").await;
}

async fn the_site_works_in_any_folder(visitor: Visitor) {
    let page = visitor.sits_down().await;
    page.open("some/deep/folder/#/about").await;
    page.comes_up().await;
    page.see_title(english().phrases.about_title()).await;
    let strays = page.site.requests();
    let outside = |path: &&String| !path.starts_with("/some/deep/folder/");
    let outside: Vec<_> = strays.iter().filter(outside).collect();
    // Browsers look for this one by themselves when a page names no icon.
    assert!(outside.iter().all(|path| *path == "/favicon.ico"), "{outside:?}");
}

async fn without_scripts_the_page_says_what_it_needs(visitor: Visitor) {
    let page = visitor.without_scripts().sits_down().await;
    page.open("").await;
    page.see("Deze pagina werkt met JavaScript en WebAssembly.").await;
    page.see("This page works with JavaScript and WebAssembly.").await;
    page.see(dutch().content.intro.question).await;
    page.see(english().content.intro.question).await;
}
