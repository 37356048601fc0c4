//! Fields under their names. What is typed in them is kept in the drafts.

use leptos::{ev::SubmitEvent, prelude::*};

use super::{Announcement, LiveText};
use crate::{
    domain::{Name, Plan, PlanProblem, Rhythm, Text, TooLong},
    phrases::{Phrases, counted, counted_of, listed, named},
    state::{Device, Draft, Form, Notice, Notices, use_device, use_notices, use_words},
    words::Words,
};

/// A field of a form.
#[derive(Clone, Copy)]
pub struct FormField {
    /// What it is called.
    pub label: &'static str,
    /// What is typed in it.
    pub draft: Draft,
    /// What it is for.
    pub holds: Holds,
}

/// What a field is for.
#[derive(Clone, Copy)]
pub enum Holds {
    /// A name, or none.
    Name,
    /// A text, or none.
    Note,
    /// A text that must be there.
    Sentence,
    /// The first time of a plan.
    Time {
        /// Its rhythm.
        rhythm: Draft,
    },
}

/// What is wrong with what is typed in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldProblem {
    /// Nothing is.
    Missing,
    /// No plan begins at that time.
    Time(PlanProblem),
    /// It has more characters than are kept.
    TooLong(TooLong),
}

/// How much room is left in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Room {
    Enough,
    /// So many characters fit still.
    Little(usize),
    TooLittle(TooLong),
}

impl Holds {
    /// What is wrong with a text that is typed in such a field.
    fn problem(self, typed: &str, device: Device) -> Option<FieldProblem> {
        if let Room::TooLittle(too_long) = self.room(typed, device) {
            return Some(FieldProblem::TooLong(too_long));
        }
        match self {
            Holds::Name | Holds::Note => None,
            Holds::Sentence => {
                let is_empty = Text::new(typed).is_ok_and(|text| text.is_empty());
                is_empty.then_some(FieldProblem::Missing)
            }
            Holds::Time { rhythm } => {
                let rhythm = Rhythm::from_id(&rhythm.text());
                let plan = Plan::written("…", typed, rhythm, device.clock.today());
                plan.err().map(FieldProblem::Time)
            }
        }
    }

    fn room(self, typed: &str, device: Device) -> Room {
        let (length, limit) = match self {
            Holds::Name => {
                (name(typed, device).map(|name| name.as_str().chars().count()), Name::LIMIT)
            }
            Holds::Note | Holds::Sentence => {
                (Text::new(typed).map(|text| text.as_str().chars().count()), Text::LIMIT)
            }
            Holds::Time { .. } => return Room::Enough,
        };
        match length {
            Err(too_long) => Room::TooLittle(too_long),
            // The last fifth is near enough the limit to be told.
            Ok(length) if limit - length <= limit / 5 => Room::Little(limit - length),
            Ok(_) => Room::Enough,
        }
    }
}

/// What is typed, as a name.
fn name(typed: &str, device: Device) -> Result<Name, TooLong> {
    Name::new(&device.page.composed(typed))
}

impl FormField {
    /// What is typed in it now, as a name.
    ///
    /// # Errors
    /// [`TooLong`] beyond [`Name::LIMIT`].
    pub fn name(self, device: Device) -> Result<Name, TooLong> {
        name(&self.draft.text_untracked(), device)
    }

    /// What is wrong with what is typed in it now.
    fn problem(self, device: Device) -> Option<FieldProblem> {
        self.holds.problem(&self.draft.text(), device)
    }

    /// What is wrong with it as far as it is said: of what is missing, once saving was refused.
    fn told_problem(self, form: Form, notices: Notices, device: Device) -> Option<FieldProblem> {
        let is_refused = move || notices.current() == Some(Notice::Refused(form));
        self.problem(device).filter(|one| matches!(one, FieldProblem::TooLong(_)) || is_refused())
    }

    /// How much room is left, where that is little.
    fn room_text(self, phrases: &Phrases, device: Device) -> String {
        match self.holds.room(&self.draft.text(), device) {
            Room::Little(left) => counted(phrases.field_left(), left),
            Room::Enough | Room::TooLittle(_) => String::new(),
        }
    }

    fn note_id(self) -> String {
        format!("{}-note", self.draft.id())
    }
}

fn problem_text(phrases: &Phrases, problem: FieldProblem) -> String {
    match problem {
        FieldProblem::Missing => phrases.field_missing().into(),
        FieldProblem::Time(PlanProblem::Incomplete) => phrases.field_time().into(),
        FieldProblem::Time(PlanProblem::NoSuchTime) => phrases.no_such_time().into(),
        FieldProblem::Time(PlanProblem::Past) => phrases.time_is_past().into(),
        FieldProblem::TooLong(TooLong { length, limit }) => {
            counted_of(phrases.field_long(), length - limit, limit)
        }
    }
}

/// Whether what is typed in a form can be saved. Where it cannot, that is said, and the focus goes to
/// the first field that is wrong.
pub fn can_be_saved(form: Form, fields: &[FormField], notices: Notices, device: Device) -> bool {
    let wrong = untrack(|| fields.iter().find(|field| field.problem(device).is_some()));
    if let Some(field) = wrong {
        notices.show(Notice::Refused(form));
        device.page.focus(&field.draft.id());
    }
    wrong.is_none()
}

/// Fields with the button that saves them, which is of the kind `submit`: Enter in a field of one line
/// does what that does.
#[component]
pub fn FieldForm(
    /// Saves what is typed.
    #[prop(into)]
    on_submit: Callback<()>,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.run(());
    };
    // What is wrong is said by the page, in its own words.
    view! {
        <form novalidate on:submit=submit>
            {children()}
        </form>
    }
}

/// A field under its name.
#[component]
pub fn Field(
    /// What it is called.
    label: &'static str,
    /// The field itself.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="field">
            <span>{label}</span>
            {children()}
        </label>
    }
}

/// A field of a form under its name, with what is said of it.
#[component]
pub fn TextField(
    /// The field.
    field: FormField,
    /// The form that it is in.
    form: Form,
) -> impl IntoView {
    let FormField { label, draft, holds } = field;
    let (notices, device) = (use_notices(), use_device());
    let is_wrong = move || field.told_problem(form, notices, device).map(|_| "true");
    let element = match holds {
        Holds::Sentence => view! {
            <textarea
                id=draft.id()
                rows="4"
                aria-describedby=field.note_id()
                aria-invalid=is_wrong
                prop:value=move || draft.text()
                on:input=move |event| draft.set(event_target_value(&event))
            ></textarea>
        }
        .into_any(),
        Holds::Name | Holds::Note | Holds::Time { .. } => {
            let is_time = matches!(holds, Holds::Time { .. });
            view! {
                // With a last one, browsers take no year of more than four digits.
                <input
                    type=if is_time { "datetime-local" } else { "text" }
                    id=draft.id()
                    max=is_time.then_some("9999-12-31T23:59")
                    aria-describedby=field.note_id()
                    aria-invalid=is_wrong
                    prop:value=move || draft.text()
                    on:input=move |event| draft.set(event_target_value(&event))
                />
            }
            .into_any()
        }
    };
    view! {
        <Field label>{element}</Field>
        <FieldNote field form />
    }
}

/// What is wrong with a field, or how much room is left in it.
#[component]
fn FieldNote(
    /// The field.
    field: FormField,
    /// The form that it is in.
    form: Form,
) -> impl IntoView {
    let (phrases, notices, device) = (&use_words().phrases, use_notices(), use_device());
    let problem = Memo::new(move |_| field.told_problem(form, notices, device));
    let text = Signal::derive(move || match problem.get() {
        Some(problem) => problem_text(phrases, problem),
        None => field.room_text(phrases, device),
    });
    view! {
        <p
            class="field-note"
            id=field.note_id()
            hidden=move || text.with(String::is_empty)
            data-wrong=move || problem.get().map(|_| "")
        >
            <LiveText text />
        </p>
    }
}

/// Near the button of a form: that it was saved, or which of its fields are wrong.
#[component]
pub fn FormNotice(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Vec<FormField>,
) -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let saved = move || {
        let is_saved = notices.current() == Some(Notice::SavedIn(form));
        if is_saved { phrases.written().to_owned() } else { String::new() }
    };
    view! {
        <Announcement text=saved class="answer" />
        <FormProblem form fields />
    }
}

/// Near the button of a form: which of its fields are wrong.
#[component]
pub fn FormProblem(
    /// The form.
    form: Form,
    /// Its fields.
    fields: Vec<FormField>,
) -> impl IntoView {
    let (words, notices, device) = (use_words(), use_notices(), use_device());
    let problem = move || {
        let is_refused = notices.current() == Some(Notice::Refused(form));
        if is_refused { refusal(words, &fields, device) } else { String::new() }
    };
    view! { <Announcement text=problem is_urgent=true class="problem" /> }
}

/// Which fields are wrong; nothing once all are right.
fn refusal(words: &Words, fields: &[FormField], device: Device) -> String {
    let quoted = |field: &FormField| format!("‘{}’", field.label);
    let wrong = fields.iter().filter(|field| field.problem(device).is_some());
    let wrong: Vec<_> = wrong.map(quoted).collect();
    if wrong.is_empty() {
        return String::new();
    }
    let wrong: Vec<_> = wrong.iter().map(String::as_str).collect();
    named(words.phrases.form_wrong(), &listed(&wrong, words.language))
}

/// A choice of values, each with its name.
#[component]
pub fn Choice(
    /// What is chosen between.
    label: &'static str,
    /// The value that is chosen.
    draft: Draft,
    /// The values and their names.
    options: Vec<(String, String)>,
) -> impl IntoView {
    let option = move |(value, name): (String, String)| {
        let own = value.clone();
        view! { <option value=value prop:selected=move || draft.text() == own>{name}</option> }
    };
    view! {
        <Field label>
            <select id=draft.id() on:change=move |event| draft.set(event_target_value(&event))>
                {options.into_iter().map(option).collect_view()}
            </select>
        </Field>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ports::Still;

    #[test]
    fn only_what_cannot_be_saved_is_a_problem() {
        let device = Device::of(&Still);
        for (holds, typed, problem) in [
            (Holds::Name, "", None),
            (Holds::Name, "North", None),
            (Holds::Note, " ", None),
            (Holds::Sentence, "When I …", None),
            (Holds::Sentence, " \u{200b}\n", Some(FieldProblem::Missing)),
        ] {
            assert_eq!(holds.problem(typed, device), problem, "{typed:?}");
        }
        let long = Some(FieldProblem::TooLong(TooLong { length: 501, limit: 500 }));
        assert_eq!(Holds::Sentence.problem(&"😀".repeat(501), device), long);
        assert_eq!(Holds::Note.problem(&"😀".repeat(500), device), None);
    }

    #[test]
    fn how_much_room_is_left_is_told_near_the_limit_in_characters() {
        let device = Device::of(&Still);
        assert_eq!(Holds::Note.room(&"😀".repeat(399), device), Room::Enough);
        assert_eq!(Holds::Note.room(&"😀".repeat(400), device), Room::Little(100));
        assert_eq!(Holds::Note.room(&"é".repeat(500), device), Room::Little(0));
        assert_eq!(Holds::Name.room(&"é".repeat(63), device), Room::Enough);
        assert_eq!(Holds::Name.room(&"é".repeat(64), device), Room::Little(16));
        let too_long = Room::TooLittle(TooLong { length: 81, limit: 80 });
        assert_eq!(Holds::Name.room(&"é".repeat(81), device), too_long);
    }
}
