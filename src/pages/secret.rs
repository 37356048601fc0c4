//! Locking a code with a passphrase, and opening one.

use leptos::{ev::SubmitEvent, prelude::*};

use crate::{
    components::{Announcement, CodeCard, Field, Keyed},
    domain::Sealed,
    exchange::code::{SealedCode, from_opened, to_be_sealed},
    phrases::SessionPhrases,
    ports::{Cipher, CipherError},
    state::{CODE_FIELD, CodePlace, use_device, use_drafts, use_words},
};

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Status {
    Idle,
    Busy,
    /// It is locked: the code.
    Locked(String),
    Failed(Problem),
}

/// Why it was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    TooShort,
    Cipher(CipherError),
    /// There is nothing in it that can be read.
    Unreadable,
}

impl Status {
    fn text(&self, phrases: &SessionPhrases) -> String {
        let text = match self {
            Status::Busy => phrases.secret_busy(),
            Status::Idle | Status::Locked(_) | Status::Failed(_) => "",
        };
        text.to_owned()
    }

    fn problem(&self, phrases: &SessionPhrases) -> String {
        let Status::Failed(problem) = self else { return String::new() };
        let text = match problem {
            Problem::TooShort => phrases.secret_short(),
            Problem::Cipher(CipherError::Unavailable) => phrases.secret_unavailable(),
            Problem::Cipher(CipherError::Wrong) => phrases.sealed_wrong(),
            Problem::Unreadable => phrases.sealed_bad(),
        };
        text.to_owned()
    }
}

/// A field for a passphrase, which nothing keeps, and a button.
#[component]
fn PassphraseForm(
    /// The element id of the field.
    id: &'static str,
    /// What the field is called.
    label: &'static str,
    /// What the button says.
    button: &'static str,
    /// How far it is.
    status: RwSignal<Status>,
    /// Takes the passphrase.
    #[prop(into)]
    on_passphrase: Callback<String>,
) -> impl IntoView {
    let phrases = SessionPhrases::of(use_words().language);
    let device = use_device();
    let typed = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // However the letters were put together where it was made.
        on_passphrase.run(device.page.composed(&typed.get_untracked()));
    };
    view! {
        <form on:submit=submit>
            <Field label>
                <input
                    type="text"
                    id=id
                    autocomplete="off"
                    autocapitalize="none"
                    spellcheck="false"
                    prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </Field>
            <p class="buttons">
                <button type="submit">{button}</button>
            </p>
            <Announcement text=move || status.with(|status| status.text(phrases)) class="answer" />
            <Announcement
                text=move || status.with(|status| status.problem(phrases))
                is_urgent=true
                class="problem"
            />
        </form>
    }
}

/// Folded away: the way to lock a code, and the link that comes of it.
#[component]
pub(super) fn SecretLink(
    /// The code.
    #[prop(into)]
    code: Signal<String>,
    /// What locks it.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (phrases, device) = (SessionPhrases::of(use_words().language), use_device());
    let status = RwSignal::new(Status::Idle);
    let lock = move |passphrase: String| {
        if passphrase.chars().count() < Sealed::SHORTEST {
            return status.set(Status::Failed(Problem::TooShort));
        }
        let Some(bytes) = to_be_sealed(&code.get_untracked()) else { return };
        status.set(Status::Busy);
        let then = move |sealed: Result<Sealed, CipherError>| {
            // The page may have gone meanwhile.
            status.try_set(match sealed {
                Ok(sealed) => Status::Locked(SealedCode(sealed).write()),
                Err(error) => Status::Failed(Problem::Cipher(error)),
            });
        };
        cipher.seal(&passphrase, &bytes, Box::new(then));
    };
    let locked = move || match status.get() {
        Status::Locked(code) => Some(code),
        _ => None,
    };
    let link = move |code: String| {
        let elsewhere = device.worded(None, Some(use_words().phrases.code_elsewhere()));
        view! {
            <p>{device.worded(phrases.secret_forgotten(), phrases.secret_forgotten_code())}</p>
            {elsewhere.map(|text| view! { <p>{text}</p> })}
            <CodeCard
                code
                place=CodePlace::Secret
                image_label=device.worded(phrases.secret_image(), phrases.secret_image_code())
                shows_code=false
                can_be_shared=true
            />
        }
    };
    view! {
        <details>
            <summary>{phrases.secret_title()}</summary>
            <p>{device.worded(phrases.secret_text(), phrases.secret_text_code())}</p>
            <PassphraseForm
                id="secret"
                label=phrases.secret_label()
                button=device.worded(phrases.secret_make(), phrases.secret_make_code())
                status
                on_passphrase=lock
            />
            <Keyed value=locked children=move |code| code.map(link) />
        </details>
    }
}

/// A locked code: the way to open it. What is in it takes its place in the field for codes.
#[component]
pub(super) fn OpenSealed(
    /// What is locked.
    sealed: Sealed,
    /// What opens it.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (phrases, device) = (SessionPhrases::of(use_words().language), use_device());
    let draft = use_drafts().field(CODE_FIELD, String::new());
    let status = RwSignal::new(Status::Idle);
    let open = move |passphrase: String| {
        status.set(Status::Busy);
        let then = move |opened: Result<Vec<u8>, CipherError>| match opened {
            Ok(bytes) => match from_opened(&bytes) {
                Ok(code) => draft.set(code),
                Err(_) => _ = status.try_set(Status::Failed(Problem::Unreadable)),
            },
            Err(error) => _ = status.try_set(Status::Failed(Problem::Cipher(error))),
        };
        cipher.open(&passphrase, &sealed, Box::new(then));
    };
    view! {
        <section class="card">
            <p>{device.worded(phrases.sealed_found(), phrases.sealed_found_code())}</p>
            <PassphraseForm
                id="passphrase"
                label=phrases.sealed_label()
                button=phrases.sealed_open()
                status
                on_passphrase=open
            />
        </section>
    }
}
