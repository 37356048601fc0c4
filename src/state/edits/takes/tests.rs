use super::*;
use crate::domain::{FIRST_OF_OTHERS, Rating};

const FULL: u16 = 4095;

fn at(milliseconds: u64) -> Moment {
    Moment::new(milliseconds).unwrap()
}

fn mostly() -> Answer {
    Answer::Rated(Rating::new(4).unwrap())
}

fn named(name: &str) -> Name {
    Name::new(name).unwrap()
}

fn other_take(milliseconds: u64, chance: u16) -> Take {
    empty(at(milliseconds), at(milliseconds), chance, Label::default())
}

/// A document with a finished take about each of these subjects, in order.
fn finished_about(subjects: &[&str]) -> Document {
    let mut document = Document::default();
    for (now, subject) in (1..).map(|number| number * 10).zip(subjects) {
        begin(&mut document, Some(&named(subject)), at(now), 0).unwrap();
        answer(&mut document, Statement::FIRST, mostly(), at(now + 1), 0).unwrap();
        finish(&mut document, at(now + 2));
    }
    document
}

#[test]
fn the_first_answer_begins_a_take_and_the_next_goes_on_with_it() {
    let mut document = Document::default();
    answer(&mut document, Statement::FIRST, mostly(), at(5), FULL).unwrap();
    let second = Statement::at(1).unwrap();
    answer(&mut document, second, Answer::DidNotOccur, at(9), 0).unwrap();
    let take = in_progress(&document).unwrap();
    assert_eq!((document.takes().len(), take.answers.given(), take.at), (1, 2, second));
    assert_eq!((take.begun, &take.label), (at(5), &Label::default()));
}

#[test]
fn a_finished_take_stays_the_last_result_while_it_is_corrected() {
    let mut document = finished_about(&[""]);
    let before = last_finished(&document, None).unwrap().clone();
    reopen(&mut document, at(50), 0).unwrap();
    assert_eq!(last_finished(&document, None), Some(&before));
    let open = in_progress(&document).unwrap();
    assert_eq!((open.answers, open.at), (before.answers, Statement::FIRST));
    answer(&mut document, Statement::FIRST, Answer::DidNotOccur, at(51), 0).unwrap();
    assert_eq!(last_finished(&document, None), Some(&before));
    finish(&mut document, at(60));
    let corrected = Take {
        answers: before.answers.with(Statement::FIRST, Some(Answer::DidNotOccur)),
        ..Take::clone(&before)
    };
    assert_eq!(document.takes(), [corrected.into()], "it keeps the day on which it was finished");
}

#[test]
fn correcting_again_goes_on_with_the_correction_that_is_there() {
    let mut document = finished_about(&[""]);
    reopen(&mut document, at(50), 0).unwrap();
    let second = Statement::at(1).unwrap();
    answer(&mut document, second, mostly(), at(51), 0).unwrap();
    // Another one was begun since, and the clock was set back.
    document.add(other_take(70, 3)).unwrap();
    reopen(&mut document, at(40), 1).unwrap();
    let open = in_progress(&document).unwrap();
    assert_eq!((document.takes().len(), open.answers.given()), (3, 2));
    assert!(open.corrects.is_some());
}

#[test]
fn a_correction_of_a_take_that_is_gone_is_a_take_of_its_own() {
    let mut document = finished_about(&[""]);
    reopen(&mut document, at(50), 0).unwrap();
    let original = last_finished(&document, None).unwrap().id;
    document.remove(original);
    finish(&mut document, at(60));
    let take = last_finished(&document, None).unwrap();
    assert_eq!((take.finished, take.corrects, take.answers.given()), (Some(at(60)), None, 1));
    assert_ne!(take.id, original);
}

#[test]
fn starting_a_correction_over_leaves_the_finished_take_as_it_is() {
    let mut document = finished_about(&["North"]);
    let before = last_finished(&document, None).unwrap().clone();
    reopen(&mut document, at(50), 0).unwrap();
    let correction = in_progress(&document).unwrap().id;
    start_over(&mut document, correction, at(55), 9);
    let open = in_progress(&document).unwrap();
    assert_eq!((open.answers.given(), open.corrects), (0, None));
    assert_eq!(open.label.subject, named("North"));
    finish(&mut document, at(60));
    assert_eq!(document.takes().first(), Some(&before));
    assert_eq!(document.takes().len(), 2);
}

#[test]
fn a_label_that_was_set_on_either_outlives_the_correction() {
    let mut document = finished_about(&[""]);
    let original = last_finished(&document, None).unwrap().id;
    reopen(&mut document, at(50), 0).unwrap();
    let correction = in_progress(&document).unwrap().id;
    label(&mut document, original, named("South"), named("May"), at(52));
    label(&mut document, correction, named("North"), named("June"), at(51));
    finish(&mut document, at(60));
    let kept = &last_finished(&document, None).unwrap().label;
    assert_eq!((kept.subject.as_str(), kept.name.as_str()), ("South", "May"));
}

#[test]
fn there_is_nothing_to_correct_without_a_finished_take_and_no_room_in_a_full_document() {
    let mut document = Document::default();
    assert_eq!(reopen(&mut document, at(5), 0), Ok(()));
    assert!(document.takes().is_empty());
    for number in 0..crate::saved::TAKES_LIMIT as u64 {
        let take = Take { finished: Some(at(1)), ..other_take(number, 0) };
        document.add(take).unwrap();
    }
    let before = document.clone();
    assert!(reopen(&mut document, at(5), 0).is_err());
    assert_eq!(document, before);
}

#[test]
fn a_clock_that_was_set_back_never_finishes_a_take_before_it_began() {
    let mut document = Document::default();
    begin(&mut document, None, at(1_000), 0).unwrap();
    finish(&mut document, at(10));
    assert_eq!(last_finished(&document, None).unwrap().finished, Some(at(1_000)));
}

#[test]
fn of_two_takes_the_later_made_is_the_later_one_whatever_the_clock_says() {
    // The clock is set back by forty days; or it was a year ahead, and is right again.
    const DAY: u64 = 86_400_000;
    for (first, second) in [(100 * DAY, 60 * DAY), (465 * DAY, 101 * DAY), (7, 7)] {
        let mut document = Document::default();
        for now in [first, second] {
            answer(&mut document, Statement::FIRST, mostly(), at(now), 0).unwrap();
            finish(&mut document, at(now));
        }
        let [one, other] = document.takes() else { panic!("two takes") };
        assert_eq!(last_finished(&document, None), Some(other));
        assert_eq!(finished(&document, None), [one, other]);
        assert_eq!(other.finished, Some(at(first + 1)), "no later than the order asks for");
        let last = other.id;
        reopen(&mut document, at(second), 1).unwrap();
        assert_eq!(in_progress(&document).unwrap().corrects, Some(last));
    }
}

#[test]
fn starting_over_leaves_an_empty_take_in_progress_and_what_is_finished_and_every_other() {
    let mut document = Document::default();
    begin(&mut document, None, at(1), 0).unwrap();
    finish(&mut document, at(2));
    let mut other = other_take(8, 5);
    other.answers.set(Statement::FIRST, Some(mostly()));
    let other = Arc::new(other);
    document.add(other.clone()).unwrap();
    answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
    document.add(other_take(9, 1)).unwrap();
    answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
    let current = in_progress(&document).unwrap().id;
    start_over(&mut document, current, at(3), FULL);
    assert_eq!(document.takes().len(), 3);
    assert!(document.takes().contains(&other));
    let now = in_progress(&document).unwrap();
    assert_eq!((now.answers.given(), now.begun), (0, at(9)));
    assert!(last_finished(&document, None).is_some());
}

#[test]
fn each_subject_has_its_own_takes_and_last_result() {
    let document = finished_about(&["North", "", "North", "South"]);
    let names: Vec<_> = subjects(&document).into_iter().map(Name::as_str).collect();
    assert_eq!(names, ["North", "", "South"]);
    let north = named("North");
    let moments: Vec<_> =
        finished(&document, Some(&north)).iter().map(|take| take.finished.unwrap()).collect();
    assert_eq!(moments, [at(12), at(32)]);
    assert_eq!(last_finished(&document, Some(&north)).unwrap().finished, Some(at(32)));
    assert_eq!(last_finished(&document, None).unwrap().finished, Some(at(42)));
    assert_eq!(finished(&document, None).len(), 4);
    assert_eq!(last_finished(&document, Some(&named("East"))), None);
}

#[test]
fn a_new_take_is_about_what_the_last_one_was_about_unless_it_is_said() {
    let mut document = finished_about(&["North"]);
    answer(&mut document, Statement::FIRST, mostly(), at(50), 0).unwrap();
    let open = in_progress(&document).unwrap();
    assert_eq!((open.label.subject.as_str(), open.label.name.as_str()), ("North", ""));
    let north = open.id;
    assert_eq!(begin(&mut document, None, at(51), 1), Ok(north));
    assert_eq!(begin(&mut document, Some(&named("North")), at(51), 1), Ok(north));
    let south = begin(&mut document, Some(&named("South")), at(40), 1).unwrap();
    assert_ne!(south, north);
    assert_eq!(in_progress(&document).unwrap().id, south, "whatever the clock says");
}

#[test]
fn an_empty_take_in_progress_becomes_one_about_another_subject() {
    let mut document = Document::default();
    let id = begin(&mut document, None, at(5), 0).unwrap();
    assert_eq!(begin(&mut document, Some(&named("South")), at(6), 0), Ok(id));
    assert_eq!(document.takes().len(), 1);
    assert_eq!(document.take(id).unwrap().label.subject, named("South"));
}

#[test]
fn a_label_is_later_than_the_one_before_whatever_the_clock_says() {
    let mut document = finished_about(&["North"]);
    let id = last_finished(&document, None).unwrap().id;
    let before = document.take(id).unwrap().label.clone();
    assert!(label(&mut document, id, named("Aarhus"), Name::default(), at(1)));
    let after = document.take(id).unwrap().label.clone();
    assert_eq!(before.or_later(&after), after);
    assert!(label(&mut document, id, named("Aarhus"), Name::default(), at(900)));
    assert_eq!(document.take(id).unwrap().label, after, "it says what it said");
    assert!(!label(&mut document, TakeId::new(1).unwrap(), named("x"), named("y"), at(9)));
}

#[test]
fn takes_are_given_a_subject_and_keep_their_own_names_and_the_others_keep_theirs() {
    let mut document = finished_about(&["", "North", ""]);
    let mut unnamed = about(&document, &Name::default());
    assert_eq!(unnamed.len(), 2);
    // One in progress is about it too.
    unnamed.push(begin(&mut document, Some(&Name::default()), at(50), 0).unwrap());
    assert_eq!(about(&document, &Name::default()), unnamed);
    label(&mut document, unnamed[0], Name::default(), named("in May"), at(60));
    give_subject(&mut document, &unnamed[..2], &named("South"), at(70));
    let subjects = document.takes().iter().map(|take| take.label.subject.as_str());
    assert_eq!(subjects.collect::<Vec<_>>(), ["South", "North", "South", ""]);
    assert_eq!(document.take(unnamed[0]).unwrap().label.name, named("in May"));
}

#[test]
fn renaming_a_subject_renames_it_in_all_its_takes_and_in_no_other() {
    let mut document = finished_about(&["North", "South", "North"]);
    let id = document.takes()[2].id;
    label(&mut document, id, named("North"), named("after May"), at(60));
    rename_subject(&mut document, &named("North"), &named("South"), at(70));
    rename_subject(&mut document, &named("South"), &named("All"), at(71));
    assert_eq!(subjects(&document), [&named("All")]);
    assert_eq!(document.take(id).unwrap().label.name, named("after May"));
    rename_subject(&mut document, &named("All"), &Name::default(), at(72));
    assert_eq!(subjects(&document), [&Name::default()]);
}

/// A document with a take in progress of the content version before this one.
fn begun_in_earlier_words() -> (Document, TakeId) {
    let mut document = Document::default();
    let earlier = Take { content: CONTENT - 1, ..other_take(5, 0) };
    let id = document.add(earlier).unwrap();
    (document, id)
}

#[test]
fn a_take_with_answers_stays_of_the_content_version_that_it_was_begun_in() {
    let (mut document, id) = begun_in_earlier_words();
    document.update(id, |take| take.answers.set(Statement::FIRST, Some(mostly())));
    answer(&mut document, Statement::at(1).unwrap(), mostly(), at(9), 0).unwrap();
    finish(&mut document, at(12));
    assert_eq!(document.take(id).unwrap().content, CONTENT - 1);
    // A correction of it is of that version too, and a take after it is of the present one.
    reopen(&mut document, at(20), 0).unwrap();
    answer(&mut document, Statement::FIRST, Answer::DidNotOccur, at(21), 0).unwrap();
    assert_eq!(in_progress(&document).unwrap().content, CONTENT - 1);
    finish(&mut document, at(22));
    let corrected = document.take(id).unwrap();
    assert_eq!(corrected.answers.get(Statement::FIRST), Some(Answer::DidNotOccur));
    assert_eq!(corrected.content, CONTENT - 1);
    answer(&mut document, Statement::FIRST, mostly(), at(30), 0).unwrap();
    assert_eq!(in_progress(&document).unwrap().content, CONTENT);
}

#[test]
fn a_take_without_an_answer_and_one_that_starts_over_are_of_the_present_content_version() {
    let (mut document, id) = begun_in_earlier_words();
    answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
    assert_eq!(document.take(id).unwrap().content, CONTENT);

    let (mut document, id) = begun_in_earlier_words();
    document.update(id, |take| take.answers.set(Statement::FIRST, Some(mostly())));
    start_over(&mut document, id, at(9), 0);
    assert_eq!(in_progress(&document).unwrap().content, CONTENT);
}

#[test]
fn a_take_of_other_statements_waits_for_a_page_that_has_them() {
    let theirs = |answers: Answers| {
        let mut document = Document::default();
        let theirs = Take { content: FIRST_OF_OTHERS, answers, ..other_take(5, 0) };
        let id = document.add(theirs).unwrap();
        (document, id)
    };
    let answered = Answers::default().with(Statement::FIRST, Some(mostly()));
    let (mut document, id) = theirs(answered);
    assert_eq!(in_progress(&document), None);
    answer(&mut document, Statement::FIRST, Answer::DidNotOccur, at(9), 0).unwrap();
    assert_eq!(document.take(id).unwrap().answers, answered, "they are not mixed");
    assert_eq!(in_progress(&document).unwrap().content, CONTENT);

    // Without an answer it can as well be of these.
    let (mut document, id) = theirs(Answers::default());
    answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
    assert_eq!(in_progress(&document).map(|take| (take.id, take.content)), Some((id, CONTENT)));

    // What is finished is not opened again.
    let (mut document, id) = theirs(answered);
    document.update(id, |take| take.finished = Some(at(6)));
    reopen(&mut document, at(9), 0).unwrap();
    assert_eq!((in_progress(&document), document.takes().len()), (None, 1));
}

#[test]
fn a_team_whose_name_is_written_in_another_way_is_the_same_team() {
    let mut document = finished_about(&["North East", "South"]);
    let id = document.takes()[1].id;
    let written = Name::stored("\u{202e}North\u{200b} East").unwrap();
    label(&mut document, id, written.clone(), Name::default(), at(60));
    assert_eq!(subjects(&document), [&named("North East")]);
    assert_eq!(finished(&document, Some(&written)).len(), 2);
    // It stays as it was written until somebody gives it another name.
    assert_eq!(document.take(id).unwrap().label.subject, written);
    rename_subject(&mut document, &named("North East"), &named("North West"), at(70));
    assert_eq!(subjects(&document), [&named("North West")]);
}

fn invitation(id: u32, voice: Voice) -> Invitation {
    let session = Session { id: SessionId(id), voice, content: CONTENT };
    Invitation { session, language: crate::domain::Language::English, name: named("Room") }
}

#[test]
fn a_session_s_check_hides_none_that_was_begun_before_and_each_can_be_gone_on_with() {
    for voice in [Voice::Own, Voice::Team] {
        let mut document = Document::default();
        answer(&mut document, Statement::FIRST, mostly(), at(5), 0).unwrap();
        let own = in_progress(&document).unwrap().id;
        begin(&mut document, Some(&named("South")), at(6), 1).unwrap();
        answer(&mut document, Statement::FIRST, mostly(), at(7), 0).unwrap();
        let south = in_progress(&document).unwrap().id;
        join(&mut document, &invitation(7, voice), 1, at(8), 2).unwrap();
        let joined = in_progress(&document).unwrap().id;
        let shown = |document: &Document| {
            to_go_on_with(document).into_iter().map(|take| take.id).collect::<Vec<_>>()
        };
        assert_eq!(shown(&document), [own, south, joined]);
        // The clock is set back: each is the one to go on with as soon as it is asked for.
        for id in [own, joined, south, south] {
            assert!(go_on_with(&mut document, id, at(1)));
            assert_eq!(in_progress(&document).unwrap().id, id);
            assert_eq!(shown(&document), [own, south, joined]);
        }
        // One of their own is never mixed up with the session's.
        go_on_with(&mut document, joined, at(1));
        assert_eq!(begin(&mut document, None, at(1), 0), Ok(south));
        assert_eq!(in_progress(&document).unwrap().id, south);
        assert_eq!(begin(&mut document, Some(&Name::default()), at(1), 0), Ok(own));
        assert_eq!(in_progress(&document).unwrap().id, own);
        finish(&mut document, at(20));
        assert!(!go_on_with(&mut document, own, at(21)), "it is finished");
        assert_eq!(shown(&document).len(), 2);
    }
}

#[test]
fn a_check_of_the_leader_s_own_is_begun_beside_a_session_s_that_has_no_answer() {
    let mut document = Document::default();
    join(&mut document, &invitation(7, Voice::Own), 1, at(8), 2).unwrap();
    let joined = in_progress(&document).unwrap().id;
    let own = begin(&mut document, None, at(3), 0).unwrap();
    assert_ne!(own, joined);
    assert_eq!(in_progress(&document).unwrap().id, own, "whatever the clock says");
    answer(&mut document, Statement::FIRST, mostly(), at(4), 0).unwrap();
    assert_eq!(to_go_on_with(&document).len(), 2);
}

#[test]
fn a_check_that_is_not_the_current_one_is_begun_anew_and_no_other() {
    let mut document = Document::default();
    answer(&mut document, Statement::FIRST, mostly(), at(5), 0).unwrap();
    let own = in_progress(&document).unwrap().id;
    join(&mut document, &invitation(7, Voice::Own), 1, at(8), 2).unwrap();
    answer(&mut document, Statement::FIRST, mostly(), at(9), 0).unwrap();
    let joined = in_progress(&document).unwrap().clone();
    start_over(&mut document, own, at(3), 4);
    let now = in_progress(&document).unwrap();
    assert_eq!((now.answers.given(), now.session), (0, None));
    assert!(document.takes().contains(&joined));
    let before = document.clone();
    start_over(&mut document, own, at(3), 4);
    assert_eq!(document, before, "it is gone");
}

#[test]
fn a_team_member_s_take_for_no_session_hides_none_that_is_for_one() {
    let mut document = Document::default();
    join(&mut document, &invitation(7, Voice::Team), 1, at(8), 2).unwrap();
    document.add(Take { voice: Voice::Team, ..other_take(50, 3) }).unwrap();
    assert!(in_progress(&document).unwrap().session.is_some());
}

#[test]
fn the_code_of_a_session_can_be_found_for_two_weeks() {
    const DAY: u64 = 86_400_000;
    let mut document = finished_about(&[""]);
    for (id, now) in [(7, 20 * DAY), (8, 30 * DAY)] {
        join(&mut document, &invitation(id, Voice::Team), 1, at(now), 2).unwrap();
        finish(&mut document, at(now));
    }
    let found = |now: u64| {
        let takes = lately_for_a_session(&document, at(now)).into_iter();
        takes.map(|take| take.session.unwrap().session.0).collect::<Vec<_>>()
    };
    assert_eq!(found(30 * DAY), [7, 8]);
    assert_eq!(found(34 * DAY), [7, 8]);
    assert_eq!(found(34 * DAY + 1), [8]);
    assert!(found(50 * DAY).is_empty());
    assert_eq!(found(1), [7, 8], "a clock that was set back");
}
