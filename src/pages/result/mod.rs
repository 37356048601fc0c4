//! What the answers come to: in words first, then in numbers, then statement by statement.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    look_back::{CommitmentList, SinceBefore},
    nothing_yet::NothingYet,
    start::go_to_check,
};
use crate::{
    components::{
        Announcement, FullNotice, Keyed, PageTitle, ScoreTable, TextField, charts::RadarChart,
        day_of,
    },
    domain::{
        Answers, DoingSeeing, Focus, Key, KeyScore, Kind, Name, Scores, Statement, Take, TakeId,
        doing_seeing, why,
    },
    phrases::{counted, counted_of, listed, named},
    ports::Shared,
    route::Route,
    state::{
        Notice, Notices, Storage, export::save_everything, use_device, use_drafts, use_navigation,
        use_notices, use_storage, use_takes, use_words,
    },
    words::Words,
};

/// The result of the last finished take, or the way to one.
#[component]
pub fn LastResult() -> impl IntoView {
    let takes = use_takes();
    view! {
        <Keyed
            value=move || takes.last_finished()
            children=|take| view! { <ResultOrNone take is_last=true /> }
        />
    }
}

/// The result of one take, or the way to others.
#[component]
pub fn ResultOf(
    /// The take.
    id: TakeId,
) -> impl IntoView {
    let takes = use_takes();
    let is_last = move || takes.last_finished().is_some_and(|last| last.id == id);
    view! {
        <Keyed
            value=move || (takes.finished_take(id), is_last())
            children=|(take, is_last)| view! { <ResultOrNone take is_last /> }
        />
    }
}

/// A result, or the way to one.
#[component]
fn ResultOrNone(
    /// The take; none where there is none.
    take: Option<Arc<Take>>,
    /// Whether it is the last one.
    is_last: bool,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    match take {
        Some(take) => view! { <TakeResult take is_last /> }.into_any(),
        None => {
            view! { <NothingYet title=phrases.none_title() text=phrases.none_text() /> }.into_any()
        }
    }
}

/// A result. Advice and corrections are for the last take; of an earlier one it shows what it was.
#[component]
fn TakeResult(
    /// The take.
    take: Arc<Take>,
    /// Whether it is the last one.
    is_last: bool,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let phrases = &words.phrases;
    let (answers, scores) = (take.answers, Scores::of(&take.answers));
    view! {
        <div>
            <PageTitle text=phrases.result_title() />
            <p>{named(phrases.result_of(), &day_of(&take, words, device))}</p>
            {take.was_worded_differently().then(|| view! { <p>{phrases.worded_then()}</p> })}
            <InWords answers is_last />
            <section class="chart">
                <h2>{phrases.scores_title()}</h2>
                <p>{overall_text(words, &scores)}</p>
                <ScoreTable scores />
                <RadarChart scores />
                <p class="note">{phrases.bands_note()}</p>
            </section>
            <Seeing answers />
            <SinceBefore take=take.clone() />
            <CommitmentList />
            <StatementDetails answers is_last />
            <h2>{phrases.honest_title()}</h2>
            <p>{phrases.honest_text()}</p>
            <Keep take />
        </div>
    }
}

fn key_name(words: &Words, key: Key) -> &'static str {
    words.content.key(key).name
}

fn key_names(words: &Words, keys: &[Key]) -> String {
    let names: Vec<_> = keys.iter().map(|key| key_name(words, *key)).collect();
    listed(&names, words.language)
}

fn overall_text(words: &Words, scores: &Scores) -> String {
    match scores.overall() {
        Some(score) => counted(words.phrases.overall(), score.rounded() as usize),
        None => words.phrases.not_enough().to_owned(),
    }
}

/// The strongest key, the focus and why, and the next step.
#[component]
fn InWords(
    /// The answers.
    answers: Answers,
    /// Whether they are those of the last take.
    is_last: bool,
) -> impl IntoView {
    let words = use_words();
    let focus = Scores::of(&answers).focus();
    let sentences = summary(words, &answers).into_iter().map(|text| view! { <p>{text}</p> });
    let reasons = focus.keys().iter().map(|key| view! { <Reason key=*key answers is_last /> });
    view! {
        <div>
            <section class="card words">{sentences.collect_view()}</section>
            {reasons.collect_view()}
        </div>
    }
}

/// The result in sentences: the strongest key and the focus.
fn summary(words: &Words, answers: &Answers) -> Vec<String> {
    let phrases = &words.phrases;
    let scores = Scores::of(answers);
    let focus = scores.focus();
    // Where a key is both among the strongest and in the focus, the heights are too alike to say.
    let in_focus = |key: &Key| focus.keys().contains(key) || focus.tied().contains(key);
    let mut strongest = scores.strongest();
    strongest.retain(|key| !in_focus(key));
    let strongest = match strongest.as_slice() {
        [] => None,
        [key] => Some(named(phrases.strongest_one(), key_name(words, *key))),
        keys => Some(named(phrases.strongest_many(), &key_names(words, keys))),
    };
    let focus_sentence = match &focus {
        Focus::KeepUp => phrases.keep_up().to_owned(),
        Focus::NotEnough => phrases.no_focus().to_owned(),
        Focus::EquallyWeak(keys) => named(phrases.focus_equal(), &key_names(words, keys)),
        Focus::TwoWeakest { keys, .. } => named(phrases.focus_two(), &key_names(words, keys)),
    };
    let tied = focus.tied();
    let also = (!tied.is_empty()).then(|| named(phrases.focus_also(), &key_names(words, tied)));
    [strongest, Some(focus_sentence), also].into_iter().flatten().collect()
}

/// Why a key is a focus: its lowest statements, what its height says, and the way to its actions.
#[component]
fn Reason(
    /// The key.
    key: Key,
    /// The answers.
    answers: Answers,
    /// Whether they are those of the last take.
    is_last: bool,
) -> impl IntoView {
    let words = use_words();
    let (phrases, own) = (&words.phrases, words.content.key(key));
    let height = match Scores::of(&answers).key(key) {
        KeyScore::Enough(score) => score.band().said(own.low, own.mid, own.high),
        KeyScore::NotEnough { .. } => own.why,
    };
    let lowest = why(&answers, key).into_iter().map(|(statement, answer)| {
        let answer = named(phrases.answered(), words.content.scale.label(answer));
        view! {
            <li>
                <Answered statement answer />
            </li>
        }
    });
    let actions = is_last.then(|| {
        view! {
            <p class="buttons">
                <a class="button" href=Route::KeyActions(key).hash()>
                    {named(phrases.work_on(), own.name)}
                </a>
            </p>
        }
    });
    view! {
        <section class="card">
            <h2>{named(phrases.why_title(), own.name)}</h2>
            <ul>{lowest.collect_view()}</ul>
            <p>{height}</p>
            {actions}
        </section>
    }
}

/// A statement with what was answered to it.
#[component]
fn Answered(
    /// The statement.
    statement: Statement,
    /// What was answered, in words.
    #[prop(into)]
    answer: String,
) -> impl IntoView {
    let own = use_words().content.statement(statement).own;
    view! {
        <span>
            <span>{own}</span>
            " "
            <span class="answer">{answer}</span>
        </span>
    }
}

/// Keys whose practices and effect tell two different stories.
#[component]
fn Seeing(
    /// The answers.
    answers: Answers,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let lines = Key::ALL.into_iter().filter_map(|key| {
        let phrase = match doing_seeing(&answers, key)? {
            DoingSeeing::DoneNotSeen => phrases.done_not_seen(),
            DoingSeeing::SeenNotDone => phrases.seen_not_done(),
        };
        Some(named(phrase, key_name(words, key)))
    });
    let lines: Vec<_> = lines.collect();
    (!lines.is_empty()).then(|| {
        let items = lines.into_iter().map(|line| view! { <li>{line}</li> });
        view! {
            <section>
                <h2>{phrases.seeing_title()}</h2>
                <ul>{items.collect_view()}</ul>
            </section>
        }
    })
}

/// Every statement with its answer, by key, folded away.
#[component]
fn StatementDetails(
    /// The answers.
    answers: Answers,
    /// Whether they are those of the last take.
    is_last: bool,
) -> impl IntoView {
    let phrases = &use_words().phrases;
    let (takes, navigation, notices) = (use_takes(), use_navigation(), use_notices());
    let correct = move |_| go_to_check(takes.reopen(), navigation, notices);
    let correct = is_last.then(|| {
        view! {
            <div>
                <p class="buttons">
                    <button type="button" on:click=correct>{phrases.correct()}</button>
                </p>
                <FullNotice />
            </div>
        }
    });
    let keys = Key::ALL.map(|key| view! { <KeyStatements key answers /> });
    view! {
        <details class="all">
            <summary>{phrases.statements_title()}</summary>
            {keys.into_iter().collect_view()}
            {correct}
        </details>
    }
}

/// The statements of one key, each with its answer.
#[component]
fn KeyStatements(
    /// The key.
    key: Key,
    /// The answers.
    answers: Answers,
) -> impl IntoView {
    let words = use_words();
    let phrases = &words.phrases;
    let items = key.statements().map(|statement| {
        let kind = match statement.kind() {
            Kind::Practice => phrases.practice(),
            Kind::Effect => phrases.effect(),
        };
        let given = answers.get(statement);
        let answer = given.map_or(phrases.not_answered(), |given| words.content.scale.label(given));
        view! {
            <li>
                <div>
                    <span class="kind">{kind}</span>
                    <Answered statement answer />
                </div>
            </li>
        }
    });
    view! {
        <section>
            <h3>{key_name(words, key)}</h3>
            <ul class="statements" role="list">{items.collect_view()}</ul>
        </section>
    }
}

/// What can be done with the result as a whole.
#[component]
fn Keep(
    /// The take.
    take: Arc<Take>,
) -> impl IntoView {
    let (words, device) = (use_words(), use_device());
    let (storage, notices) = (use_storage(), use_notices());
    let phrases = &words.phrases;
    let text = shared_text(words, &Scores::of(&take.answers));
    let share = move |_| {
        device.share.share(&text, Box::new(move |shared| notices.show(Notice::Shared(shared))));
    };
    let id = take.id;
    view! {
        <section class="keep">
            <h2>{phrases.keep_title()}</h2>
            <p>{phrases.keep_text()}</p>
            {device.page.forgets().then(|| view! { <p>{phrases.keep_iphone()}</p> })}
            <p class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| save_everything(storage, device)
                >
                    {phrases.save_file()}
                </button>
                <button type="button" on:click=move |_| device.page.print()>
                    {phrases.print()}
                </button>
                <button type="button" on:click=share>{phrases.share()}</button>
            </p>
            <SharedNotice />
            <LabelForm take />
            <p class="buttons">
                <button
                    type="button"
                    class="danger"
                    on:click=move |_| delete_take(id, storage, notices)
                >
                    {phrases.delete_result()}
                </button>
            </p>
        </section>
    }
}

/// Deletes a take, and says so: it can be put back.
pub fn delete_take(id: TakeId, storage: Storage, notices: Notices) {
    if storage.remove_take(id) {
        notices.show(Notice::TakeRemoved);
    }
}

/// What became of the text that was shared.
#[component]
fn SharedNotice() -> impl IntoView {
    let (phrases, notices) = (&use_words().phrases, use_notices());
    let text = move || match notices.current() {
        Some(Notice::Shared(Shared::Copied)) => phrases.shared_copied().to_owned(),
        Some(Notice::Shared(Shared::Nowhere)) => phrases.shared_nowhere().to_owned(),
        _ => String::new(),
    };
    view! { <Announcement text /> }
}

/// What the leader calls the take, and which team it is about.
#[component]
fn LabelForm(
    /// The take.
    take: Arc<Take>,
) -> impl IntoView {
    let (phrases, drafts) = (&use_words().phrases, use_drafts());
    let (takes, notices) = (use_takes(), use_notices());
    let id = take.id;
    let field = |name: &str, initial: &Name| {
        drafts.field(format!("label-{name}-{}", id.number()), initial.as_str())
    };
    let (team, name) = (field("team", &take.label.subject), field("name", &take.label.name));
    let save = move |_| {
        let texts = [team, name].map(|field| Name::new(&field.text_untracked()));
        if let [Ok(subject), Ok(own)] = texts {
            if takes.label(id, &subject, &own) {
                notices.show(Notice::Saved);
                team.discard();
                name.discard();
            }
        } else {
            notices.show(Notice::Incomplete);
        }
    };
    let text = move || match notices.current() {
        Some(Notice::Saved) => phrases.written().to_owned(),
        Some(Notice::Incomplete) => phrases.label_long().to_owned(),
        _ => String::new(),
    };
    view! {
        <div>
            <details>
                <summary>{phrases.label_title()}</summary>
                <TextField label=phrases.label_team() draft=team limit=Name::LIMIT />
                <TextField label=phrases.label_name() draft=name limit=Name::LIMIT />
                <p class="buttons">
                    <button type="button" on:click=save>{phrases.label_save()}</button>
                </p>
            </details>
            <Announcement text />
        </div>
    }
}

/// The scores as a text to send: no date, no name, no answer.
fn shared_text(words: &Words, scores: &Scores) -> String {
    let line = |key: Key| {
        let score = match scores.key(key) {
            KeyScore::Enough(score) => score.rounded().to_string(),
            KeyScore::NotEnough { rated, of } => {
                counted_of(words.phrases.not_enough_short(), rated, of)
            }
        };
        format!("{}: {score}", key_name(words, key))
    };
    let first = [words.phrases.share_text().to_owned()];
    let lines = first.into_iter().chain(Key::ALL.map(line)).chain([overall_text(words, scores)]);
    lines.collect::<Vec<_>>().join("\n")
}
