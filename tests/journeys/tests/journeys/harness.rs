//! The harness itself, on a page of its own: what it finds, does and fails on.

use std::{
    fs,
    rc::Rc,
    time::{Duration, Instant},
};

use journeys::{Key, Markup, Page, PrintSize, Site, Visitor, in_each_engine, in_engines};
use tempfile::TempDir;

in_each_engine!(
    things_are_found_by_what_they_are_and_what_they_are_called,
    things_are_used_with_the_hand_and_the_keyboard,
    files_go_in_and_come_out,
    a_window_gets_as_narrow_as_a_phone,
    two_tabs_share_a_storage,
    a_browser_speaks_the_dutch_of_its_reader,
    a_browser_speaks_the_french_of_its_reader,
    a_browser_that_stores_nothing_says_so,
    dark_colours_and_stillness_are_asked_for,
    what_is_wrong_on_a_page_is_found,
    what_a_policy_forbids_is_found,
    a_word_that_is_too_long_is_found,
    a_browser_ends_with_its_journey,
);
in_engines!([chromium Chromium, firefox Firefox]
    a_page_is_printed_on_sheets,
    a_control_that_paper_keeps_is_found,
    a_table_that_a_sheets_end_can_split_is_found,
    no_scripts_run,
);
in_engines!([chromium Chromium, firefox Firefox] a_device_has_its_own_colours);
in_engines!([chromium Chromium]
    what_moves_by_itself_is_counted,
    what_is_no_html_is_found,
);

const PAGE: &str = r##"<!doctype html><html lang="en"><meta charset="utf-8"><title>Own page</title>
<meta name="viewport" content="width=device-width">
<nav aria-label="Pages"><a href="#/other">Elsewhere</a></nav><main><h1>A page</h1>
<fieldset><legend>First <b>question</b></legend>
<label><input type="radio" name="a" style="opacity:0">One</label>
<label><input type="radio" name="a">Two</label></fieldset>
<fieldset><legend>Second</legend><label><input type="radio" name="b">One</label></fieldset>
<label>Colours <select><option>Light</option><option>Dark</option></select></label>
<p hidden>Not to be seen</p>
<button onclick="localStorage.done = 1; this.textContent = 'Done'">Go</button>
<label>A file <input type="file" onchange="this.files[0].text().then((text) => after.append(text))"></label>
<a download="own.json" href="data:application/json,{}">Save</a><p id="after"></p></main></html>"##;

/// A page with one fault of each kind: a request elsewhere, too wide, an image without words,
/// buttons too small for a thumb, and a link that something else lies over.
const FAULTY: &str = r##"<!doctype html><html lang="en"><title>Faulty</title>
<style>button { height: 20px; width: 20px; padding: 0; border: 0; margin: 0 }</style><nav>Here</nav>
<main><h1>A page</h1><p style="width:3000px">Wide</p><button>a</button><button>b</button>
<p>A <a href="#/">link</a> in words</p><div style="position:relative">
<a href="#/" style="display:block; height:44px">behind</a>
<div style="position:absolute; inset:0; background:white">Over</div></div>
<img src="http://localhost:9/none.png"></main></html>"##;

async fn opens(visitor: Visitor, page: &str) -> (Rc<Page>, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), page).unwrap();
    let site = Site::serve(folder.path());
    (visitor.going_to(site).opens("").await, folder)
}

async fn things_are_found_by_what_they_are_and_what_they_are_called(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    page.see_title("A page").await;
    page.see("Second").await;
    page.see_no("Not to be seen").await;
    assert_eq!(page.names("group").await, ["First question", "Second"]);
    assert_eq!(page.names("radio").await, ["One", "Two", "One"]);
    assert_eq!(page.names("combobox").await, ["Colours"]);
    assert!(page.has("button", "Go").await && !page.has("link", "Go").await);
    assert!(!page.has("button", "G").await, "a name is the whole name");
    page.see_language_and_title("en", "Own page").await;
}

async fn things_are_used_with_the_hand_and_the_keyboard(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    page.choose("First question", "One").await;
    assert_eq!(page.chosen("First question").await, "One");
    assert_eq!(page.chosen("Second").await, "");
    assert_eq!(page.focused().await, "First question: radio One");
    page.press(&[Key::Down]).await;
    assert_eq!(page.chosen("First question").await, "Two");
    page.select("Colours", "Dark").await;
    assert_eq!(page.selected("Colours").await, "Dark");
    page.tab_to("Go").await;
    page.press(&[Key::Enter]).await;
    page.see_a("button", "Done").await;
    page.tab_back().await;
    assert_eq!(page.focused().await, "combobox Colours");
    page.click("Elsewhere").await;
    page.see_route("#/other").await;
    page.back().await;
    page.see_route("").await;
}

async fn files_go_in_and_come_out(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    page.give_file("A file", "own.json", "wörds".as_bytes()).await;
    page.see("wörds").await;
    // Neither the file that was given nor one that was saved before is taken for the next.
    for saved in ["{}", "[1]"] {
        page.tell(&format!("document.querySelector('[download]').href = 'data:,{saved}'")).await;
        page.click("Save").await;
        assert_eq!(page.saved_file("own.json").await.1, saved);
    }
}

async fn a_window_gets_as_narrow_as_a_phone(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    page.on_a_phone(320, 740).await;
    page.see_title("A page").await;
}

async fn two_tabs_share_a_storage(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    page.another_tab("").await;
    page.click("Go").await;
    page.see_a("button", "Done").await;
    page.to_tab(0).await;
    page.see_a("button", "Go").await;
    assert_eq!(page.stored("done").await, "1");
}

async fn a_browser_speaks_the_dutch_of_its_reader(visitor: Visitor) {
    speaks(visitor, "nl").await;
}

async fn a_browser_speaks_the_french_of_its_reader(visitor: Visitor) {
    speaks(visitor, "fr").await;
}

async fn speaks(visitor: Visitor, language: &'static str) {
    let (page, _folder) = opens(visitor.speaking(language), PAGE).await;
    page.tell("after.append(`first ${navigator.languages[0].slice(0, 2)}`)").await;
    page.see(&format!("first {language}")).await;
}

async fn a_browser_that_stores_nothing_says_so(visitor: Visitor) {
    let (page, _folder) = opens(visitor.without_storage(), PAGE).await;
    let tried = "try { localStorage.setItem('a', 1); after.append('kept'); }
        catch (problem) { after.append('refused'); }";
    page.tell(tried).await;
    page.see("refused").await;
}

async fn dark_colours_and_stillness_are_asked_for(visitor: Visitor) {
    let (page, _folder) = opens(visitor.in_the_dark(), PAGE).await;
    let script = "const asks = (what) => matchMedia(`(prefers-${what})`).matches;
        after.append(asks('color-scheme: dark') ? 'night ' : 'day ');
        after.append(asks('reduced-motion: reduce') ? 'still' : 'moving');";
    page.tell(script).await;
    page.see("night still").await;
}

async fn what_is_wrong_on_a_page_is_found(visitor: Visitor) {
    let (page, _folder) = opens(visitor, FAULTY).await;
    assert!(page.sticks_out().await.iter().any(|one| one.contains("Wide")));
    let violations = page.violations().await;
    for rule in ["image-alt", "target-size"] {
        assert!(violations.iter().any(|one| one.starts_with(rule)), "{rule}: {violations:?}");
    }
    assert_eq!(page.hard_to_hit().await, ["20 by 20 px: button a", "20 by 20 px: button b"]);
    assert_eq!(page.hidden_in_focus().await, ["link behind"]);
    let asked = page.asked_elsewhere().await;
    assert!(asked.iter().any(|one| one.contains("none.png")), "{asked:?}");
    let reported = page.site.reports();
    assert!(reported.iter().any(|one| one.contains("none.png")), "{reported:?}");
}

async fn what_a_policy_forbids_is_found(visitor: Visitor) {
    let policy = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'\">";
    let (page, _folder) = opens(visitor, &format!("{policy}{PAGE}")).await;
    let reported = async || page.site.reports().iter().any(|one| one.contains("style-src"));
    page.until("nothing is reported", reported).await;
}

async fn a_word_that_is_too_long_is_found(visitor: Visitor) {
    let word = "long".repeat(400);
    let said = format!("<nav>Here</nav><main><h1>A page</h1><p>{word}</p></main>");
    let (page, _folder) = opens(visitor, &said).await;
    let found = page.sticks_out().await;
    assert!(found.iter().any(|one| one.starts_with("p longlong")), "{found:?}");
}

async fn a_device_has_its_own_colours(visitor: Visitor) {
    let (page, _folder) = opens(visitor.with_own_colours(), PAGE).await;
    page.tell("after.append(matchMedia('(forced-colors: active)').matches ? 'own' : 'none')").await;
    page.see("own").await;
}

async fn what_is_no_html_is_found(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    page.tell("after.innerHTML = '<button type=button><h2>One</h2></button>'").await;
    let markup = Markup::default();
    markup.keep(&page).await;
    let problems = markup.problems().unwrap_or_default();
    assert!(problems.contains("<h2> element is not permitted"), "{problems}");
}

async fn what_moves_by_itself_is_counted(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    assert!(page.shifted().await == 0.0);
    page.tell("document.querySelector('main').style.paddingTop = '200px'").await;
    page.until("the shift is not counted", async || page.shifted().await > 0.0).await;
}

async fn a_browser_ends_with_its_journey(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    let home = page.home().to_path_buf();
    let of_it = || {
        let entries = fs::read_dir("/proc").unwrap().flatten();
        let lines = entries.filter_map(|entry| fs::read(entry.path().join("cmdline")).ok());
        let home = home.display().to_string();
        lines.filter(|line| String::from_utf8_lossy(line).contains(&home)).count()
    };
    let before = of_it();
    drop(page);
    // The system takes a moment to let go of what has ended.
    let deadline = Instant::now() + Duration::from_secs(10);
    while of_it() > 0 && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(20));
    }
    assert_eq!((of_it(), home.exists()), (0, false), "there were {before}");
}

async fn a_page_is_printed_on_sheets(visitor: Visitor) {
    let (page, _folder) = opens(visitor, PAGE).await;
    assert_eq!(page.print(PrintSize::A4).await.sheets(), 1);
    page.tell("after.style.breakBefore = 'page'; after.append('On the next sheet')").await;
    assert_eq!(page.print(PrintSize::A4).await.sheets(), 2);
}

async fn a_table_that_a_sheets_end_can_split_is_found(visitor: Visitor) {
    let tables =
        "<nav>Here</nav><style>@media print { #whole, #long { break-inside: avoid } }</style>
        <table id=whole><caption>Whole</caption><tr><td>1</table>
        <table id=long style='height: 2000px'><caption>Long</caption><tr><td>1</table>
        <table><caption>Free</caption><tr><td>1</table>";
    let (page, _folder) = opens(visitor, tables).await;
    assert_eq!(page.splits().await, ["table Long", "table Free"]);
}

async fn a_control_that_paper_keeps_is_found(visitor: Visitor) {
    let controls = "<nav>Here</nav><style>@media print { .gone { display: none } }</style>
        <p class=gone><button>Gone</button></p><p>Text <button>Kept</button></p>
        <button hidden>Unseen</button>";
    let (page, _folder) = opens(visitor, controls).await;
    assert_eq!(page.controls_on_paper().await, ["button Kept"]);
}

async fn no_scripts_run(visitor: Visitor) {
    let said = "<nav>Here</nav><p>Plain</p><script>document.write('A script ran')</script>";
    let (page, _folder) = opens(visitor.without_scripts(), said).await;
    page.see("Plain").await;
    page.see_no("A script ran").await;
}
