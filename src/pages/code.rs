//! Bringing in a result from another device by its code.

use leptos::prelude::*;

use super::{
    secret::OpenSealed,
    sessions::{HandedIn, Invited},
};
use crate::{
    components::{Announcement, CodeReader, Field, Keyed, PageTitle, ScoreTable},
    domain::{STATEMENTS, Scores, Voice, Wording},
    exchange::code::{AnyCode, CodeError, InvitationCode, TakeCode, in_text, is_session_link},
    phrases::{Phrases, counted_of, named},
    ports::{Cipher, Scanner},
    route::Route,
    saved::TooManyTakes,
    state::{
        CODE_FIELD, Device, Notice, use_device, use_drafts, use_navigation, use_notices, use_takes,
        use_words,
    },
};

/// The element id of what is wrong with the code.
const PROBLEM: &str = "code-problem";

/// A code of more symbols and dashes than these is typed by nobody.
const LONGEST_TYPED: usize = 60;

/// The element id of what is in the code.
const FOUND: &str = "code-found";

/// The ways to give a code, and what is in it.
#[component]
pub fn EnterCode(
    /// What reads QR codes.
    scanner: &'static dyn Scanner,
    /// What opens a code that is locked.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    let (phrases, drafts, notices) = (&use_words().phrases, use_drafts(), use_notices());
    let (draft, device) = (drafts.field(CODE_FIELD, String::new()), use_device());
    let code = Memo::new(move |_| read(&draft.text()));
    // What is wrong is said once somebody has asked: nobody is corrected while they type. What came
    // by a link is asked about.
    let is_asked = RwSignal::new(untrack(|| draft.is_typed()));
    let problem = move || match (code.get(), notices.current()) {
        (Err(error), _) if is_asked.get() => problem_text(phrases, device, error, &draft.text()),
        (_, Some(Notice::Full)) => phrases.bad_many().to_owned(),
        (_, Some(Notice::NotAdded)) => phrases.bad_read_only().to_owned(),
        _ => String::new(),
    };
    let take = move |text: String| {
        draft.set(found_in(text));
        is_asked.set(true);
        device.page.bring_into_view(FOUND);
    };
    let preview = move |code: Option<AnyCode>| code.map(|code| view! { <Found code cipher /> });
    view! {
        <div>
            <PageTitle text=phrases.enter_title() />
            <p>{phrases.enter_lead()}</p>
            <CodeReader scanner on_text=take />
            <form on:submit=move |event| {
                event.prevent_default();
                is_asked.set(true);
            }>
                <Field label=phrases.enter_label()>
                    <input
                        type="text"
                        class="code"
                        id=draft.id()
                        autocomplete="off"
                        autocapitalize="characters"
                        spellcheck="false"
                        aria-invalid=move || (is_asked.get() && code.get().is_err()).then_some("true")
                        aria-describedby=PROBLEM
                        prop:value=move || draft.text()
                        on:input=move |event| {
                            draft.set(event_target_value(&event));
                            is_asked.set(false);
                        }
                    />
                </Field>
                <div id=PROBLEM>
                    <Announcement text=problem is_urgent=true class="problem" />
                </div>
                <p class="buttons">
                    <button type="submit" class="button">{phrases.enter_look()}</button>
                </p>
            </form>
            <div id=FOUND role="status">
                <Keyed value=move || code.get().ok() children=preview />
            </div>
        </div>
    }
}

/// What a typed code says, where it is one that can be of use here: a result of the leader's own, of
/// statements that are known, or something of a session.
fn read(typed: &str) -> Result<AnyCode, Unusable> {
    let in_a_text = || TakeCode::find(typed).map(AnyCode::Take);
    let code = AnyCode::read(typed).or_else(|error| in_a_text().ok_or(error))?;
    let content = match &code {
        AnyCode::Take(take) => take.content,
        AnyCode::Contribution(code) => code.session.content,
        AnyCode::Bundle(code) => code.session.content,
        AnyCode::Invitation(InvitationCode(invitation)) => invitation.session.content,
        // What is in it shows once it is open.
        AnyCode::Sealed(_) => return Ok(code),
    };
    match (Wording::of(content), &code) {
        (Wording::Others, _) => Err(Unusable::Elsewhere),
        (Wording::Later, AnyCode::Take(_) | AnyCode::Invitation(_)) => Err(CodeError::Later.into()),
        (_, AnyCode::Take(take)) if take.voice == Voice::Team => Err(CodeError::Impossible.into()),
        _ => Ok(code),
    }
}

/// Why a code is of no use here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unusable {
    /// It cannot be read.
    Bad(CodeError),
    /// It answers other statements than this page has.
    Elsewhere,
}

impl From<CodeError> for Unusable {
    fn from(error: CodeError) -> Unusable {
        Unusable::Bad(error)
    }
}

/// What goes into the field of what was read: a take's code as it is typed, or all of it.
fn found_in(text: String) -> String {
    match AnyCode::read(&text) {
        Ok(AnyCode::Take(code)) => code.write(),
        Ok(_) => text,
        Err(_) => TakeCode::find(&text).map_or(text, |code| code.write()),
    }
}

/// What is in a code, and what can be done with it.
#[component]
fn Found(
    /// The code.
    code: AnyCode,
    /// What opens one that is locked.
    cipher: &'static dyn Cipher,
) -> impl IntoView {
    match code {
        AnyCode::Take(code) => view! { <Preview code /> }.into_any(),
        AnyCode::Contribution(code) => {
            view! { <HandedIn session=code.session count=1 /> }.into_any()
        }
        AnyCode::Bundle(code) => {
            view! { <HandedIn session=code.session count=code.bundle.len() /> }.into_any()
        }
        AnyCode::Invitation(code) => view! { <Invited invitation=code.0 /> }.into_any(),
        AnyCode::Sealed(code) => view! { <OpenSealed sealed=code.0 cipher /> }.into_any(),
    }
}

/// What is in a code, and the way to add it; where it is there already, the way to it.
#[component]
fn Preview(
    /// What the code says.
    code: TakeCode,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let (navigation, notices, drafts) = (use_navigation(), use_notices(), use_drafts());
    let draft = drafts.field(CODE_FIELD, String::new());
    let add = move |_| match takes.add_from_code(&code) {
        Ok(Some(id)) => {
            draft.discard();
            navigation.go(Route::Take(id));
            notices.show(Notice::Added);
        }
        Ok(None) => notices.show(Notice::NotAdded),
        Err(TooManyTakes { .. }) => notices.show(Notice::Full),
    };
    let known = untrack(|| takes.with_code(&code));
    let way_on = match known {
        Some(id) => view! {
            <p>{phrases.enter_known()}</p>
            <p class="buttons">
                <a class="button" href=Route::Take(id).hash()>{phrases.enter_see()}</a>
            </p>
        }
        .into_any(),
        None => view! {
            <p>{phrases.enter_date()}</p>
            <p class="buttons">
                <button type="button" class="button" on:click=add>{phrases.enter_add()}</button>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="card">
            <p>{phrases.enter_found()}</p>
            <p>{counted_of(phrases.enter_answered(), code.answers.given(), STATEMENTS)}</p>
            <ScoreTable scores=Scores::of(&code.answers) />
            {way_on}
        </section>
    }
}

/// What is wrong with a code, and what to do about it. Nobody types the link of a session, or what is as
/// long as a bundle: where that cannot be read, a part of it was left behind.
fn problem_text(phrases: &Phrases, device: Device, unusable: Unusable, text: &str) -> String {
    let error = match unusable {
        Unusable::Elsewhere => return phrases.bad_code_elsewhere().into(),
        Unusable::Bad(error) => error,
    };
    let is_of_now = !matches!(error, CodeError::Later | CodeError::Kind(_));
    match error {
        _ if is_of_now && is_session_link(text) => phrases.bad_code_link().into(),
        CodeError::Checksum if in_text(text).len() > LONGEST_TYPED => {
            device.worded(phrases.bad_code_long(), phrases.bad_code_long_code()).into()
        }
        CodeError::Missing => phrases.bad_code_missing().into(),
        CodeError::Symbol(symbol) => named(phrases.bad_code_symbol(), &symbol.to_string()),
        CodeError::Length { found, wanted } => counted_of(phrases.bad_code_length(), found, wanted),
        CodeError::Checksum => phrases.bad_code_checksum().into(),
        CodeError::Kind(_) | CodeError::Impossible => phrases.bad_code_kind().into(),
        CodeError::Later => phrases.bad_code_later().into(),
    }
}
