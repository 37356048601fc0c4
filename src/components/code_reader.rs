//! Reading QR codes: by the camera, and from photos.

use leptos::prelude::*;

use super::{Announcement, LiveText, Reload};
use crate::{
    phrases::{Phrases, counted, listed, named},
    ports::{Absence, CameraEvent, LARGEST_PHOTO, Photo, ScanError, Scanner},
    state::use_words,
    words::Words,
};

/// The element id of what the camera shows.
const VIDEO: &str = "code-video";
/// The element id of the field for photos.
const PHOTOS: &str = "code-photos";

/// How far the reading is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Status {
    /// Nothing was asked for.
    Idle,
    /// The browser asks the reader for the camera.
    Asking,
    /// The camera is on, and so many codes were read.
    Looking(usize),
    /// The photos are looked at.
    Opening,
    /// The camera is off, or the photos were looked at: so many codes were read, and why no more.
    Done(usize, Option<Problem>),
}

/// Why something was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Problem {
    why: ScanError,
    /// The names of the photos that were not read, where several were chosen.
    photos: Vec<String>,
}

impl Status {
    const fn is_on(&self) -> bool {
        matches!(self, Status::Asking | Status::Looking(_))
    }

    /// What became of photos.
    fn of(photos: &[Photo]) -> Status {
        let unread = photos.iter().filter_map(|photo| Some((photo, photo.texts.as_ref().err()?)));
        let unread: Vec<_> = unread.collect();
        let names = unread.iter().filter(|_| photos.len() > 1).map(|(photo, _)| photo.name.clone());
        let photos_and = |why: ScanError| Problem { why, photos: names.collect() };
        let problem = unread.first().map(|(_, why)| **why).map(photos_and);
        Status::Done(texts(photos).len(), problem)
    }

    /// Why something was not read.
    const fn problem(&self) -> Option<&Problem> {
        if let Status::Done(_, Some(problem)) = self { Some(problem) } else { None }
    }

    /// What is said of it, but for what went wrong.
    fn text(&self, phrases: &Phrases) -> String {
        match self {
            Status::Asking => phrases.scan_asking().into(),
            Status::Looking(0) => phrases.scan_looking().into(),
            Status::Opening => phrases.scan_opening().into(),
            Status::Idle | Status::Done(0, _) => String::new(),
            Status::Looking(1) | Status::Done(1, _) => phrases.scan_one().into(),
            Status::Looking(read) | Status::Done(read, _) => counted(phrases.scan_more(), *read),
        }
    }
}

impl Problem {
    /// What went wrong, and the next best way.
    fn text(&self, words: &Words) -> String {
        let why = error_text(&words.phrases, self.why);
        if self.photos.is_empty() {
            return why;
        }
        let photos: Vec<_> = self.photos.iter().map(String::as_str).collect();
        let unread = named(words.phrases.scan_unread(), &listed(&photos, words.language));
        format!("{unread} {why}")
    }
}

/// The texts on photos, each once.
fn texts(photos: &[Photo]) -> Vec<String> {
    let mut texts = Vec::new();
    for text in photos.iter().filter_map(|photo| photo.texts.as_ref().ok()).flatten() {
        if !texts.contains(text) {
            texts.push(text.clone());
        }
    }
    texts
}

/// Two ways to read QR codes: the camera, and photos. There is one on a page at most.
#[component]
pub fn CodeReader(
    /// What reads them.
    scanner: &'static dyn Scanner,
    /// Takes what was read: the text of one code, or of several, each on a line of its own. What the
    /// camera sees again comes again only after another code.
    #[prop(into)]
    on_text: Callback<String>,
    /// Whether the camera stays on after a code.
    #[prop(optional)]
    goes_on: bool,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let status = RwSignal::new(Status::Idle);
    on_cleanup(move || scanner.stop());
    let on_event = move |event| match event {
        CameraEvent::Started => status.set(Status::Looking(0)),
        CameraEvent::Found(text) => {
            let new = text.lines().count();
            match status.get_untracked() {
                Status::Looking(read) if goes_on => status.set(Status::Looking(read + new)),
                _ => {
                    scanner.stop();
                    status.set(Status::Done(new, None));
                }
            }
            on_text.run(text);
        }
        CameraEvent::Ended(why) => {
            status.set(Status::Done(0, Some(Problem { why, photos: Vec::new() })));
        }
    };
    let turn = move |_| {
        if untrack(|| status.with(Status::is_on)) {
            scanner.stop();
            status.set(Status::Idle);
        } else {
            status.set(Status::Asking);
            scanner.start(VIDEO, Box::new(on_event));
        }
    };
    let read_photos = move |_| {
        scanner.stop();
        status.set(Status::Opening);
        let then = move |photos: Vec<Photo>| {
            // The page may have gone meanwhile.
            if status.try_set(Status::of(&photos)).is_some() {
                return;
            }
            let texts = texts(&photos);
            if !texts.is_empty() {
                on_text.try_run(texts.join("\n"));
            }
        };
        scanner.read_photos(PHOTOS, Box::new(then));
    };
    let is_on = Memo::new(move |_| status.with(Status::is_on));
    let name = move || if is_on.get() { phrases.scan_stop() } else { phrases.scan() };
    let problem = move || status.with(|status| status.problem().cloned());
    let is_replaced =
        move || problem().is_some_and(|one| one.why == ScanError::Absent(Absence::Replaced));
    view! {
        <div class="scan">
            <p class="buttons">
                <button type="button" on:click=turn>
                    <LiveText text=Signal::derive(move || name().to_owned()) />
                </button>
                <label class="button quiet file">
                    <span>{phrases.scan_photo()}</span>
                    <input
                        type="file"
                        id=PHOTOS
                        accept="image/*"
                        multiple
                        on:change=read_photos
                    />
                </label>
            </p>
            <Announcement text=move || status.with(|status| status.text(phrases)) class="answer" />
            <Announcement
                text=move || problem().map(|problem| problem.text(words)).unwrap_or_default()
                is_urgent=true
                class="problem"
            />
            // Under what is said of it, which stays in sight so.
            <video
                id=VIDEO
                title=phrases.scan_video()
                playsinline
                muted
                hidden=move || !is_on.get()
            ></video>
            <p class="buttons" hidden=move || !is_replaced()>
                <Reload phrases />
            </p>
        </div>
    }
}

/// Why nothing was read, and the next best way.
fn error_text(phrases: &Phrases, error: ScanError) -> String {
    let or_else = |why: &str| format!("{why} {}", phrases.scan_else());
    match error {
        ScanError::NoCamera => or_else(phrases.scan_no_camera()),
        ScanError::Refused => or_else(phrases.scan_refused()),
        ScanError::InUse => or_else(phrases.scan_in_use()),
        ScanError::NotSecure => or_else(phrases.scan_not_secure()),
        ScanError::OutOfSight => phrases.scan_out_of_sight().into(),
        ScanError::NoCode => phrases.scan_no_code().into(),
        ScanError::NotAPicture => phrases.scan_not_a_picture().into(),
        ScanError::TooLarge => {
            let megabytes = LARGEST_PHOTO / 1_000_000;
            counted(phrases.scan_too_large(), usize::try_from(megabytes).unwrap_or(usize::MAX))
        }
        ScanError::Guarded => phrases.scan_guarded().into(),
        ScanError::Absent(Absence::OutOfReach) => phrases.scan_out_of_reach().into(),
        ScanError::Absent(Absence::Replaced) => phrases.new_version().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn photo(name: &str, texts: Result<&[&str], ScanError>) -> Photo {
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Photo { name: name.to_owned(), texts: texts.map(owned) }
    }

    #[test]
    fn what_several_photos_show_counts_once() {
        let photos =
            [photo("one", Ok(&["a", "b"])), photo("two", Ok(&["b"])), photo("three", Ok(&["c"]))];
        assert_eq!(texts(&photos), ["a", "b", "c"]);
        assert_eq!(Status::of(&photos), Status::Done(3, None));
    }

    #[test]
    fn a_photo_without_a_code_is_named_where_there_are_others() {
        let words = Words::of(Language::English);
        let said = |photos: &[Photo]| {
            let status = Status::of(photos);
            let problem = status.problem().map(|problem| problem.text(words)).unwrap_or_default();
            (status.text(&words.phrases), problem)
        };
        let none = photo("none", Err(ScanError::NoCode));
        let no_code = words.phrases.scan_no_code().to_owned();
        assert_eq!(said(std::slice::from_ref(&none)), (String::new(), no_code.clone()));
        let (one, large) = (photo("one", Ok(&["a"])), photo("large", Err(ScanError::TooLarge)));
        let named = format!("Not read: none and large. {no_code}");
        assert_eq!(said(&[one, none, large]), (words.phrases.scan_one().to_owned(), named));
    }

    #[test]
    fn every_problem_is_said_in_its_own_words() {
        for language in Language::ALL {
            let phrases = &Words::of(language).phrases;
            let mut said: Vec<_> = [
                ScanError::NoCamera,
                ScanError::Refused,
                ScanError::InUse,
                ScanError::NotSecure,
                ScanError::OutOfSight,
                ScanError::NoCode,
                ScanError::NotAPicture,
                ScanError::TooLarge,
                ScanError::Guarded,
                ScanError::Absent(Absence::OutOfReach),
                ScanError::Absent(Absence::Replaced),
            ]
            .map(|error| error_text(phrases, error))
            .into();
            said.sort();
            said.dedup();
            assert_eq!(said.len(), 11);
            assert!(said.iter().all(|text| !text.contains('{')), "{said:?}");
        }
    }
}
