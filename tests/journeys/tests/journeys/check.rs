//! The main job: answer, see the result, find the actions; come back and go on.

use five_keys::{
    domain::{Key, Statement},
    phrases::{counted, counted_of, named},
};
use journeys::{Visitor, in_each_engine};

use crate::words::{
    ANSWERS, BEGUN, DOCUMENT, FINISHED, FOLLOWED, answer_key, answers, at, come_back, dutch,
    english, finished_with,
};

in_each_engine!(
    answers_all_and_sees_the_right_scores,
    another_set_of_answers_gives_other_advice,
    resumes_after_a_reload_at_any_statement,
    an_open_statement_is_named_and_skipped_on_purpose,
    goes_on_from_the_start_at_the_first_open_statement,
    the_browsers_back_and_forward_walk_through_the_check,
    a_finished_check_can_be_looked_at_or_done_again,
    a_second_press_at_one_place_and_a_held_key_do_nothing,
);

async fn answers_all_and_sees_the_right_scores(visitor: Visitor) {
    let (page, words) = (visitor.opens("").await, english());
    page.see(words.content.intro.privacy).await;
    page.click(words.phrases.begin()).await;
    let mut given = 0;
    for (key, digits) in ANSWERS {
        page.see_title(words.content.key(key).name).await;
        page.see(&words.given(given)).await;
        answer_key(&page, words, key).await;
        given += digits.len();
        page.see(&words.given(given)).await;
        page.click(if key == Key::Example { "Go to the result" } else { "Continue" }).await;
    }
    page.see_title("Your result").await;
    // Influence: (0 + 25 + 25 + 50) / 4. Growth: (25 + 50 + 75) / 3, two did not occur.
    // Purpose: (100 + 75 + 75 + 25) / 4 = 68.75. Connection: (75 + 75 + 100 + 75) / 4 = 81.25.
    let rows = page.rows(words.phrases.scores_caption()).await;
    let expected = [
        "Key Score Range",
        "Influence 25 below 50",
        "Start and growth 50 50 to 75",
        "Purpose 69 50 to 75",
        "Connection 81 75 and above",
        "Leading by example 100 75 and above",
    ];
    assert_eq!(rows, expected);
    // (25 + 50 + 68.75 + 81.25 + 100) / 5.
    page.see("Overall score: 65 of 100.").await;
    page.see("Your strongest key is Leading by example.").await;
    page.see("You have most to gain from Influence and Start and growth. That is your focus.")
        .await;
    // Purpose is done, 83 on average, and seen at 25 only; growth is seen more than it is done.
    page.see("Purpose: you do it, but you don’t see it in the team yet.").await;
    page.see_no("Influence: you").await;
    // The reasons are the lowest answers of the two focus keys.
    for (key, statement, digit) in
        [("Influence", "influence.experiment", '1'), ("Start and growth", "growth.why", '2')]
    {
        page.see_a("heading", &format!("Why {key}?")).await;
        let answer = words.answer(digit);
        page.see(&format!("{} Your answer: {answer}", words.statement(at(statement)))).await;
    }

    page.click("Actions for Influence").await;
    page.see_title("What you can do").await;
    page.see("Start one small experiment of the team’s own").await;
    page.see_no("Set the priorities together").await;
}

async fn another_set_of_answers_gives_other_advice(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    // All at 5, but the four of connection: 3, 3, 1 and 3, so (50 + 50 + 0 + 50) / 4 = 37.5.
    let stored = finished_with("555555555555533135555");
    come_back(&page, &stored, "#/result").await;
    page.see("Connection 38 below 50").await;
    page.see("Overall score: 88 of 100.").await;
    page.see_a("heading", "Why Connection?").await;
    page.click(&named(words.phrases.work_on(), "Connection")).await;
    page.see("Reach out when someone goes quiet").await;
    page.see_no("Start one small experiment").await;
}

async fn resumes_after_a_reload_at_any_statement(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    for (count, (statement, digit)) in answers().enumerate() {
        let key = statement.key();
        page.choose(words.statement(statement), words.answer(digit)).await;
        page.reload().await;
        // At the same key, with the answer, at the first statement that is still open.
        page.see_title(words.content.key(key).name).await;
        page.see(&words.given(count + 1)).await;
        assert_eq!(page.chosen(words.statement(statement)).await, words.answer(digit));
        let next = Statement::at(count + 1).filter(|next| next.key() == key);
        if let Some(next) = next {
            page.see_focus(&format!("group {}", words.statement(next))).await;
        } else if key != Key::Example {
            page.click(words.phrases.go_on_next()).await;
        }
    }
    // Closed and opened again, the start leads back to the same place.
    page.leave().await;
    page.open("").await;
    page.click(&words.go_on(21)).await;
    page.see_title("Leading by example").await;
    page.click(words.phrases.finish()).await;
    page.see("Overall score: 65 of 100.").await;
}

async fn goes_on_from_the_start_at_the_first_open_statement(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, BEGUN, "#/").await;
    page.click(&words.go_on(6)).await;
    page.see_title("Influence").await;
    let open = words.statement(Statement::at(6).expect("a seventh statement"));
    page.see_focus(&format!("group {open}")).await;
    assert!(page.can_be_answered(open).await);
    assert_eq!(page.chosen(open).await, "");
}

async fn an_open_statement_is_named_and_skipped_on_purpose(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/influence").await, english());
    let [first, second, third, last] = ["experiment", "goals", "choice", "effect"]
        .map(|name| words.statement(at(&format!("influence.{name}"))));
    page.choose(first, words.answer('3')).await;
    page.choose(third, words.answer('0')).await;
    page.choose(last, words.answer('4')).await;
    page.click(words.phrases.go_on_next()).await;
    page.see_title("Influence").await;
    page.see_a("alert", &format!("You still have one statement to answer: {second}")).await;
    page.click("Skip and continue").await;
    page.see_title("Start and growth").await;
    page.click(words.phrases.go_on_next()).await;
    page.see("You still have 5 statements to answer:").await;
    page.choose(words.statement(at("growth.why")), words.answer('1')).await;
    page.see("You still have 4 statements to answer:").await;
}

async fn the_browsers_back_and_forward_walk_through_the_check(visitor: Visitor) {
    let (page, words) = (visitor.opens("").await, english());
    page.click(words.phrases.begin()).await;
    for key in [Key::Purpose, Key::Influence] {
        page.see_title(words.content.key(key).name).await;
        answer_key(&page, words, key).await;
        page.click(words.phrases.go_on_next()).await;
    }
    page.see_title("Start and growth").await;
    page.see_route("#/check/growth").await;
    page.back().await;
    page.see_title("Influence").await;
    page.back().await;
    page.see_title("Purpose").await;
    assert_eq!(page.chosen(words.statement(at("purpose.effect"))).await, words.answer('2'));
    page.back().await;
    page.see_title(words.content.intro.question).await;
    page.see_a("link", &words.go_on(8)).await;
    page.forward().await;
    page.see_title("Purpose").await;
    // The page's own way back, and a reload in the middle of it.
    page.forward().await;
    page.see_title("Influence").await;
    page.click(words.phrases.back()).await;
    page.see_title("Purpose").await;
    page.reload().await;
    page.see_title("Purpose").await;
    page.back().await;
    page.see_title("Influence").await;
}

async fn a_finished_check_can_be_looked_at_or_done_again(visitor: Visitor) {
    let (page, words) = (visitor.speaking("nl").sits_down().await, dutch());
    come_back(&page, FINISHED, "#/check/influence").await;
    page.see_title("Je scan is klaar").await;
    page.click(words.phrases.see_result()).await;
    page.see("Totaalscore: 65 van 100.").await;

    page.click(words.phrases.nav_start()).await;
    page.see_a("heading", "Je laatste resultaat").await;
    page.click("Doe de scan opnieuw").await;
    page.see_title("Hoger doel").await;
    page.see(&words.given(0)).await;
    answer_key(&page, words, Key::Purpose).await;
    // The new one can be thrown away; the finished one stays.
    page.click(words.phrases.nav_start()).await;
    page.click(words.phrases.start_over()).await;
    page.see("Je antwoorden in deze scan (4) worden gewist.").await;
    page.click(words.phrases.start_over_yes()).await;
    page.see(&words.given(0)).await;
    page.click(words.phrases.nav_result()).await;
    page.see("Totaalscore: 65 van 100.").await;
    assert!(page.stored(DOCUMENT).await.contains("544212232003444545555"));
}

async fn a_second_press_at_one_place_and_a_held_key_do_nothing(visitor: Visitor) {
    let (page, words) = (visitor.opens("#/check/purpose").await, english());
    let [purpose, influence, growth, ..] = Key::ALL.map(|key| words.content.key(key).name);
    for (apart, (width, height)) in [(60, (360, 640)), (250, (360, 740)), (500, (1280, 720))] {
        page.resize(width, height).await;
        // With nothing answered, the warning stands until it was read.
        page.click_twice(words.phrases.go_on_next(), apart).await;
        page.see(&counted(words.phrases.open_many(), 4)).await;
        page.see_title(purpose).await;
        page.click(words.phrases.home()).await;
        page.see_title(words.content.intro.question).await;
        page.open("#/check/purpose").await;
        page.see_title(purpose).await;
    }
    // A digit that is held answers one statement, not all.
    page.choose(words.statement(Statement::FIRST), words.answer('3')).await;
    page.hold("4", 20).await;
    page.see(&words.given(1)).await;
    assert_eq!(page.chosen(words.statement(Statement::FIRST)).await, words.answer('4'));
    // The press that leads on answers nothing on the next page.
    answer_key(&page, words, Key::Purpose).await;
    page.click_twice(words.phrases.go_on_next(), 120).await;
    page.see_title(influence).await;
    page.see(&words.given(4)).await;
    answer_key(&page, words, Key::Influence).await;
    page.on_a_phone(360, 640).await;
    page.click_twice(words.phrases.go_on_next(), 300).await;
    page.see_title(growth).await;
    page.see(&words.given(8)).await;
    // And what is written down is written down once.
    come_back(&page, FOLLOWED, "#/follow-up").await;
    page.click_twice(words.phrases.did(), 200).await;
    page.see(&counted_of(words.phrases.follow_count(), 2, 1)).await;
    page.see_no(&counted_of(words.phrases.follow_count(), 3, 1)).await;
}
