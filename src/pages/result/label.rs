//! What the leader calls a result, and which team it is about.

use leptos::prelude::*;

use crate::{
    components::{
        Announcement, FieldForm, FormField, FormNotice, Holds, Keyed, LiveText, TextField,
        can_be_saved,
    },
    domain::{Label, Name, TakeId},
    phrases::counted,
    state::{Form, Notice, Takes, use_device, use_drafts, use_notices, use_takes, use_words},
};

/// The element id of what is said of the takes that a take was parted from.
const PARTED_ID: &str = "parted";

/// What the leader calls the take, and which team it is about. It stays while the take changes, and the
/// focus with it.
#[component]
pub(super) fn LabelForm(
    /// The take.
    id: TakeId,
    /// What the leader calls it, as it is now.
    label: Memo<Label>,
) -> impl IntoView {
    let (phrases, drafts, device) = (&use_words().phrases, use_drafts(), use_device());
    let (takes, notices) = (use_takes(), use_notices());
    let form = Form::Label(id);
    let field = |name: &str, caption, of: fn(&Label) -> &Name| {
        let saved = Signal::derive(move || label.with(|label| of(label).shown().into_owned()));
        let draft = drafts.field(format!("label-{name}-{}", id.number()), saved);
        FormField { label: caption, draft, holds: Holds::Name }
    };
    let team = field("team", phrases.label_team(), |label| &label.subject);
    let name = field("name", phrases.label_name(), |label| &label.name);
    let parted = RwSignal::new(None);
    let save = move |()| {
        if !can_be_saved(form, &[team, name], notices, device) {
            return;
        }
        let before = label.with_untracked(|label| label.subject.clone());
        if let (Ok(subject), Ok(own)) = (team.name(device), name.name(device))
            && takes.label(id, &subject, &own)
        {
            if !subject.is_same(&before) {
                parted.set(Parted::from(before, id, takes));
                // Whoever pressed Enter in a field on a phone does not see as far down.
                device.page.bring_into_view(PARTED_ID);
            }
            notices.show(Notice::SavedIn(form));
            team.draft.discard();
            name.draft.discard();
        }
    };
    let is_typed = untrack(|| team.draft.is_typed() || name.draft.is_typed());
    view! {
        <details open=is_typed>
            <summary>{phrases.label_title()}</summary>
            <FieldForm on_submit=save>
                <TextField field=team form />
                <TextField field=name form />
                <p class="buttons">
                    <button type="submit">{phrases.label_save()}</button>
                </p>
                <FormNotice form fields=vec![team, name] />
            </FieldForm>
            <OtherChecks label parted />
        </details>
    }
}

/// The takes with which one was compared, before it was given another team.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Parted {
    takes: Vec<TakeId>,
    /// The team that they are about.
    team: Name,
    /// Whether they were given the other team too.
    have_followed: bool,
}

impl Parted {
    /// Those that a take was about the same team with; none where it was the only one.
    fn from(team: Name, id: TakeId, takes: Takes) -> Option<Parted> {
        let others = untrack(|| takes.others_about(&team, id));
        let parted = Parted { takes: others, team, have_followed: false };
        (!parted.takes.is_empty()).then_some(parted)
    }
}

/// That a take is not compared any more with those that it belonged with, and the way to let them follow
/// and to undo that.
#[component]
fn OtherChecks(
    /// What the take is called now.
    label: Memo<Label>,
    /// Those that it belonged with.
    parted: RwSignal<Option<Parted>>,
) -> impl IntoView {
    let (phrases, takes) = (&use_words().phrases, use_takes());
    let text = move || {
        parted.with(|parted| match parted {
            None => String::new(),
            Some(one) if one.have_followed => phrases.team_joined().to_owned(),
            Some(one) => counted(phrases.team_apart(), one.takes.len()),
        })
    };
    let have_followed =
        move || parted.with(|parted| parted.as_ref().is_some_and(|one| one.have_followed));
    let name =
        move || if have_followed() { phrases.put_back() } else { phrases.team_join() }.to_owned();
    let follow_or_leave = move |_| {
        let Some(mut one) = parted.get_untracked() else { return };
        let team = if one.have_followed {
            one.team.clone()
        } else {
            label.with_untracked(|label| label.subject.clone())
        };
        if takes.give_subject(&one.takes, &team) {
            one.have_followed = !one.have_followed;
            parted.set(Some(one));
        }
    };
    // One button for both, so that the focus stays.
    let button = move |is_there: bool| {
        is_there.then(|| {
            view! {
                <p class="buttons">
                    <button type="button" on:click=follow_or_leave>
                        <LiveText text=name />
                    </button>
                </p>
            }
        })
    };
    view! {
        <div id=PARTED_ID>
            <Announcement text />
            <Keyed value=move || parted.with(Option::is_some) children=button />
        </div>
    }
}
