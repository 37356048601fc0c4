//! Bringing in a result from another device by its code.

use leptos::prelude::*;

use crate::{
    components::{Announcement, Field, Keyed, PageTitle, ScoreTable},
    domain::{CONTENT_VERSION, STATEMENTS, Scores, Voice},
    exchange::code::{CodeError, TakeCode},
    phrases::{Phrases, counted_of, named},
    route::Route,
    saved::TooManyTakes,
    state::{CODE_FIELD, Notice, use_drafts, use_navigation, use_notices, use_takes, use_words},
};

/// The element id of what is wrong with the code.
const PROBLEM: &str = "code-problem";

/// The field for a code, and what is in it.
#[component]
pub fn EnterCode() -> impl IntoView {
    let (phrases, drafts, notices) = (&use_words().phrases, use_drafts(), use_notices());
    let draft = drafts.field(CODE_FIELD, String::new());
    let code = Memo::new(move |_| read(&draft.text()));
    // What is wrong is said once somebody has asked: nobody is corrected while they type. What came
    // by a link is asked about.
    let is_asked = RwSignal::new(untrack(|| draft.is_typed()));
    let problem = move || match (code.get(), notices.current()) {
        (Err(error), _) if is_asked.get() => problem_text(phrases, error),
        (_, Some(Notice::Full)) => phrases.bad_many().to_owned(),
        (_, Some(Notice::NotAdded)) => phrases.bad_read_only().to_owned(),
        _ => String::new(),
    };
    let preview = |code: Option<TakeCode>| code.map(|code| view! { <Preview code /> });
    view! {
        <div>
            <PageTitle text=phrases.enter_title() />
            <p>{phrases.enter_lead()}</p>
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
            <div role="status">
                <Keyed value=move || code.get().ok() children=preview />
            </div>
        </div>
    }
}

/// What a typed code says, where it is of a result of the leader's own and of statements that are
/// known.
fn read(typed: &str) -> Result<TakeCode, CodeError> {
    let code = TakeCode::read(typed)?;
    match code.voice {
        _ if code.content > CONTENT_VERSION => Err(CodeError::Later),
        Voice::Own => Ok(code),
        Voice::Team => Err(CodeError::Impossible),
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

/// What is wrong with a code, and what to do about it.
fn problem_text(phrases: &Phrases, error: CodeError) -> String {
    match error {
        CodeError::Missing => phrases.bad_code_missing().into(),
        CodeError::Symbol(symbol) => named(phrases.bad_code_symbol(), &symbol.to_string()),
        CodeError::Length { found, wanted } => counted_of(phrases.bad_code_length(), found, wanted),
        CodeError::Checksum => phrases.bad_code_checksum().into(),
        CodeError::Kind(_) | CodeError::Impossible => phrases.bad_code_kind().into(),
        CodeError::Later => phrases.bad_code_later().into(),
    }
}
