//! A result as a picture: to the share sheet where that takes files, and else as a file.

use std::fs;

use journeys::{Page, Visitor, in_each_engine};

use crate::words::{FINISHED, Words, come_back, dutch, english};

in_each_engine!(
    a_result_is_saved_as_a_picture_where_no_sheet_takes_it,
    a_result_is_shared_as_a_picture_where_a_sheet_takes_it,
    a_browser_that_makes_no_picture_says_so,
);

/// The file that a result of the fifteenth of June 2025 becomes.
const FILE: &str = "five-keys-picture-2025-06-15.png";

/// A share sheet that takes files, and does this with a file that it is given.
fn sheet(then: &str) -> String {
    format!(
        "const standIn = (name, value) =>
            Object.defineProperty(navigator, name, {{ value, configurable: true }});
        standIn('canShare', (given) => given.files.length === 1);
        standIn('share', ({{ files: [file] }}) => {{ {then} }})"
    )
}

/// What a share sheet does that takes a picture: it is noted once it has been read.
const TAKE: &str = "return file.arrayBuffer().then((image) => {
    const number = (at) => new DataView(image).getUint32(at).toString(16);
    window.noted = [file.name, file.type, ...[0, 4, 16].map(number)];
})";

async fn a_result_is_saved_as_a_picture_where_no_sheet_takes_it(visitor: Visitor) {
    let (page, phrases) = (visitor.speaking("nl").sits_down().await, dutch().phrases);
    come_back(&page, FINISHED, "#/result").await;
    let none = "for (const name of ['canShare', 'share'])
        Object.defineProperty(navigator, name, { value: undefined, configurable: true })";
    let of_texts = format!("{}; standIn('canShare', () => false)", sheet("throw Error('a file')"));
    let refused =
        sheet("return window.Promise.reject(new window.DOMException('', 'NotAllowedError'))");
    for browser in [none, &of_texts, &refused] {
        page.tell(browser).await;
        page.click(phrases.picture()).await;
        let picture = fs::read(page.saved(FILE).await).unwrap();
        assert_eq!(picture[..8], *b"\x89PNG\r\n\x1a\n");
        let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        assert!(size(16) == 1200 && size(20) > 1000, "{} by {}", size(16), size(20));
        page.see(phrases.file_ready()).await;
        page.see_no(phrases.no_picture()).await;
    }
}

async fn a_result_is_shared_as_a_picture_where_a_sheet_takes_it(visitor: Visitor) {
    let (page, phrases) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/result").await;
    page.tell(&sheet(TAKE)).await;
    page.click(phrases.picture()).await;
    // The signature of a PNG, and its width: 1200.
    assert_eq!(page.noted().await, [FILE, "image/png", "89504e47", "d0a1a0a", "4b0"]);
    page.see_no(phrases.no_picture()).await;
    page.see_no(phrases.file_ready()).await;

    // A sheet that is closed again is no failure, and saves nothing.
    let closed = "window.noted = ['closed'];
        return window.Promise.reject(new window.DOMException('', 'AbortError'))";
    page.tell(&sheet(closed)).await;
    page.click(phrases.picture()).await;
    assert_eq!(page.noted().await, ["closed"]);
    page.see_no(phrases.no_picture()).await;
    assert!(!page.has_saved(FILE));
}

async fn a_browser_that_makes_no_picture_says_so(visitor: Visitor) {
    let page = visitor.speaking("nl").sits_down().await;
    come_back(&page, FINISHED, "#/result").await;
    // A canvas that gives no image, now or ever, and no canvas at all.
    for (method, instead) in [
        ("toBlob", "(then) => then(null)"),
        ("toBlob", "() => { throw Error('not allowed') }"),
        ("getContext", "() => null"),
        // One that gives white for black, so that nobody is told by what their device draws.
        (
            "getContext",
            "() => ({ fillRect() {}, getImageData: () => ({ data: Array(256).fill(255) }) })",
        ),
    ] {
        makes_none(&page, dutch(), method, instead).await;
    }
    page.click(dutch().phrases.other_language()).await;
    makes_none(&page, english(), "toBlob", "(then) => then(null)").await;
}

/// Asks for a picture where a method of a canvas is another, and sees that there is none.
async fn makes_none(page: &Page, words: Words, method: &str, instead: &str) {
    // What was said before goes as another page comes.
    page.click(words.phrases.nav_about()).await;
    page.see_title(words.phrases.about_title()).await;
    page.click(words.phrases.nav_result()).await;
    page.see_title(words.phrases.result_title()).await;
    page.see_no(words.phrases.no_picture()).await;
    let own = format!(
        "window.own = HTMLCanvasElement.prototype.{method};
        HTMLCanvasElement.prototype.{method} = {instead}"
    );
    page.tell(&own).await;
    page.click(words.phrases.picture()).await;
    page.see(words.phrases.no_picture()).await;
    page.tell(&format!("HTMLCanvasElement.prototype.{method} = window.own")).await;
}
