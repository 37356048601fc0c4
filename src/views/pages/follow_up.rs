//! What became of the actions that were taken on: a log without streaks, a look back after a month.

use super::screen;
use crate::{
    domain::{Commitment, CommitmentId, Entry, Event, Helped, Text, numeral},
    exchange::calendar::{self, Wording},
    phrases::{Phrases, counted_of, named},
    state::{App, Told},
    views::{
        Route,
        controls::{
            button, buttons, choice, element, field, fold, h2, heading, list, p, say, text, told,
            way,
        },
        elements::{Node, tag},
        parts, words,
    },
    words::Words,
};

/// What a calendar file is called.
const FILE: &str = "five-keys.ics";

/// The commitments that the leader is at, each with its log; the earlier ones folded away.
pub(super) fn follow_up(app: App) -> Node {
    let words = words(app);
    let phrases = &words.phrases;
    let all = app.data.commitments();
    let (running, earlier): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.is_running());
    let lead = if all.is_empty() { phrases.follow_none() } else { phrases.follow_lead() };
    let said = move || {
        let said = match app.navigation.told() {
            Some(Told::Written) => phrases.written(),
            Some(Told::Incomplete) => phrases.incomplete(),
            _ => return Vec::new(),
        };
        vec![p(said)]
    };
    let mut parts = vec![heading(phrases.follow_title()), p(lead)];
    parts.push(told(false, "answer", Box::new(said)));
    parts.extend(running.into_iter().map(|one| at_it(app, words, one)));
    if !earlier.is_empty() {
        let earlier = earlier.into_iter().rev().map(|one| {
            let mut parts = vec![
                say("h3", "", parts::commitment_title(words, one)),
                p(parts::standing(app, one)),
            ];
            parts.extend(log(app, words, one));
            element("section", "", parts)
        });
        parts.push(fold("", phrases.earlier(), earlier.collect()));
    }
    parts.push(buttons(vec![way(all.is_empty(), Route::Actions.hash(), phrases.actions_title())]));
    screen(parts)
}

/// A commitment that the leader is at, with all that can be done about it.
fn at_it(app: App, words: &'static Words, commitment: &Commitment) -> Node {
    let phrases = &words.phrases;
    let id = commitment.id();
    let form = form_of(id);
    let mut parts = vec![h2(parts::commitment_title(words, commitment))];
    if let Some(plan) = commitment.plan() {
        parts.push(say("p", "talk", plan.sentence.as_str()));
        let when = app.device.clock.when(plan.start, words.language);
        let rhythm = parts::rhythm_name(phrases, plan.rhythm);
        parts.push(say("p", "rhythm", [rhythm, " – ", &when].concat()));
    }
    parts.push(p(counted_of(phrases.follow_count(), commitment.done(), commitment.skipped())));
    let note = tag("input").with("type", "text").with("maxlength", &numeral(Text::LIMIT));
    parts.push(field(phrases.note(), &parts::field_id(&form, "note"), note));
    parts.push(buttons(vec![
        noted(app, id, "button", phrases.did(), Event::Done),
        noted(app, id, "", phrases.skipped(), Event::Skipped),
        noted(app, id, "quiet", phrases.note_only(), Event::Noted),
    ]));
    parts.push(look_back(app, words, commitment));
    let calendar = to_calendar(app, words, commitment);
    parts.push(p(phrases.calendar_text()));
    parts.push(buttons(vec![calendar]));
    parts.push(fold("", phrases.log_title(), log(app, words, commitment)));
    element("article", "action", parts)
}

fn form_of(id: CommitmentId) -> String {
    ["c", &numeral(id.number())].concat()
}

/// A button that writes down what happened, with the note.
fn noted(
    app: App,
    id: CommitmentId,
    class: &'static str,
    name: &'static str,
    event: fn(Text) -> Event,
) -> Node {
    let act = move || {
        let note = app.device.page.value(&parts::field_id(&form_of(id), "note"));
        match Text::new(&note) {
            Ok(note) => record(app, id, &event(note)),
            Err(_) => app.navigation.tell(Told::Incomplete),
        }
    };
    button(class, name, Box::new(act))
}

fn record(app: App, id: CommitmentId, event: &Event) {
    if app.data.record(id, event) {
        app.navigation.tell(Told::Written);
    }
}

/// What comes of it: asked when a month has passed, and possible before.
fn look_back(app: App, words: &'static Words, commitment: &Commitment) -> Node {
    let phrases = &words.phrases;
    let id = commitment.id();
    let form = form_of(id);
    let clock = app.device.clock;
    let days = commitment.check_in_from(|at| clock.date(at)).days_since(clock.date(clock.now()));
    let is_due = days <= 0;
    let mut parts = Vec::new();
    if is_due {
        let helped = [
            ("", ""),
            (Helped::Yes.id(), phrases.helped_yes()),
            (Helped::Somewhat.id(), phrases.helped_somewhat()),
            (Helped::No.id(), phrases.helped_no()),
        ];
        parts.push(say("h3", "", phrases.helped()));
        parts.push(p(phrases.check_in_ask()));
        let choice = choice(helped.into_iter(), "");
        parts.push(field(phrases.helped(), &parts::field_id(&form, "helped"), choice));
        let keep = move || record(app, id, &Event::Kept(helped_in(app, id)));
        parts.push(buttons(vec![button("button", phrases.keep_going(), Box::new(keep))]));
    } else {
        let said = named(phrases.check_in_on(), &clock.in_days(days, words.language));
        parts.push(say("p", "note", said));
    }
    let mut others = Vec::new();
    if let Some(plan) = commitment.plan() {
        others.extend(parts::plan_fields(phrases, &form, plan));
    }
    let change = move || match parts::plan_in(app, &form_of(id)) {
        Some(plan) => record(app, id, &Event::Changed(plan, helped_in(app, id))),
        None => app.navigation.tell(Told::Incomplete),
    };
    let finish = move || record(app, id, &Event::Finished(helped_in(app, id)));
    let drop_it = move || record(app, id, &Event::Dropped);
    others.push(buttons(vec![
        button("", phrases.change_it(), Box::new(change)),
        button("", phrases.finish_it(), Box::new(finish)),
        button("", phrases.drop_it(), Box::new(drop_it)),
    ]));
    parts.push(fold("", phrases.other_plan(), others));
    element("section", "", parts)
}

fn helped_in(app: App, id: CommitmentId) -> Option<Helped> {
    Helped::from_id(&app.device.page.value(&parts::field_id(&form_of(id), "helped")))
}

/// The button for a file that a calendar takes in.
fn to_calendar(app: App, words: &'static Words, commitment: &Commitment) -> Node {
    let commitment = commitment.clone();
    let phrases = &words.phrases;
    let act = move || {
        let Some(plan) = commitment.plan() else { return };
        let (title, sentence) =
            (parts::commitment_title(words, &commitment), plan.sentence.as_str());
        let asked = [phrases.helped(), " ", title].concat();
        let plan = calendar::Plan {
            id: commitment.id().number(),
            changes: u32::try_from(commitment.revision()).unwrap_or(u32::MAX),
            stamp: commitment.state().1,
            start: plan.start,
            rhythm: plan.rhythm,
            moment: Wording { summary: title, description: sentence },
            check_in: Wording { summary: &asked, description: sentence },
            retake: Wording { summary: phrases.calendar_retake(), description: "" },
        };
        app.device.files.save(FILE, calendar::KIND, &calendar::file(&plan.entries()));
    };
    button("", phrases.calendar(), Box::new(act))
}

/// All that was written down, the latest first, and the way to delete it.
fn log(app: App, words: &'static Words, commitment: &Commitment) -> Vec<Node> {
    let phrases = &words.phrases;
    let lines = commitment.log().iter().rev().map(|Entry { at, event }| {
        let (name, note) = match event {
            Event::Taken(plan) => (phrases.state_open(), plan.sentence.as_str()),
            Event::Done(note) => (phrases.did(), note.as_str()),
            Event::Skipped(note) => (phrases.skipped(), note.as_str()),
            Event::Noted(note) => ("", note.as_str()),
            Event::Kept(helped) => (phrases.state_kept(), helped_name(phrases, *helped)),
            Event::Changed(plan, _) => (phrases.state_changed(), plan.sentence.as_str()),
            Event::Finished(helped) => (phrases.state_finished(), helped_name(phrases, *helped)),
            Event::Dropped => (phrases.state_dropped(), ""),
        };
        let day = app.device.clock.day(*at, words.language);
        let colon = if name.is_empty() || note.is_empty() { "" } else { ": " };
        let said = [" ", name, colon, note].concat();
        element("span", "", vec![say("b", "", day), text(said)])
    });
    let id = commitment.id();
    let delete = move || {
        if app.data.remove_commitment(id) {
            app.navigation.tell(Told::Removed);
        }
    };
    let delete = button("danger", phrases.delete_commitment(), Box::new(delete));
    vec![list("", lines.collect()), buttons(vec![delete])]
}

fn helped_name(phrases: &'static Phrases, helped: Option<Helped>) -> &'static str {
    match helped {
        None => "",
        Some(Helped::Yes) => phrases.helped_yes(),
        Some(Helped::Somewhat) => phrases.helped_somewhat(),
        Some(Helped::No) => phrases.helped_no(),
    }
}
