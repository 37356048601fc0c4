//! With the keyboard alone, each stop of which must show.

use five_keys::{
    domain::Key,
    phrases::{counted_of, named},
};
use journeys::{Key as Press, Visitor, in_each_engine};

use crate::words::{ANSWERS, FINISHED, FOLLOWED, answers, at, come_back, english};

in_each_engine!(
    the_keyboard_alone_is_enough,
    the_keyboard_alone_saves_a_file_and_finds_an_action,
    the_keyboard_alone_takes_an_action_on_and_keeps_its_log,
    enter_in_a_field_saves_what_is_typed_in_it,
);

async fn the_keyboard_alone_is_enough(visitor: Visitor) {
    let (page, words) = (visitor.opens("").await, english());
    // The way past the frame comes first.
    page.press(&[Press::Tab]).await;
    assert_eq!(page.focused().await, "button Skip to the content");
    page.press(&[Press::Enter]).await;
    page.see_focus("main ").await;
    page.tab_to(words.phrases.begin()).await;
    page.press(&[Press::Enter]).await;
    for (key, digits) in ANSWERS {
        page.see_title(words.content.key(key).name).await;
        let first = words.statement(key.statements().next().expect("a statement"));
        let there = format!("{first}: radio ");
        page.see_focus(&format!("heading {}", words.content.key(key).name)).await;
        page.press(&[Press::Tab]).await;
        if !page.focused().await.starts_with(&there) {
            page.fail("Tab does not come to the first statement").await;
        }
        if key == Key::Growth {
            // With arrows, as in any group of radios, and Tab from one to the next.
            page.press(&[Press::Down, Press::Up]).await;
            assert_eq!(page.focused().await, format!("{there}{}", words.answer('1')));
            page.press(&[Press::Down]).await;
            page.press(&[Press::Tab]).await;
            page.types(&digits[1..]).await;
        } else {
            page.types(digits).await;
        }
        for (statement, digit) in answers().filter(|(statement, _)| statement.key() == key) {
            assert_eq!(page.chosen(words.statement(statement)).await, words.answer(digit));
        }
        let on =
            if key == Key::Example { words.phrases.finish() } else { words.phrases.go_on_next() };
        assert_eq!(page.focused().await, format!("button {on}"));
        page.press(&[Press::Enter]).await;
    }
    page.see("Overall score: 65 of 100.").await;
    page.tab_to(words.phrases.statements_title()).await;
    page.see_no(words.statement(at("example.open"))).await;
    page.press(&[Press::Enter]).await;
    page.see(words.statement(at("example.open"))).await;
    // Back over the ways to the actions of the two focus keys.
    for key in [Key::Growth, Key::Influence] {
        page.tab_back().await;
        let way = named(words.phrases.work_on(), words.content.key(key).name);
        assert_eq!(page.focused().await, format!("link {way}"));
    }
    page.tab_back().await;
    assert_eq!(page.focused().await, format!("button {}", words.phrases.radar_show()));
    page.press(&[Press::Space]).await;
    page.see_a("image", words.phrases.radar_label()).await;
}

async fn the_keyboard_alone_saves_a_file_and_finds_an_action(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/").await;
    page.tab_to(words.phrases.nav_data()).await;
    page.press(&[Press::Enter]).await;
    page.see_focus(&format!("heading {}", words.phrases.data_title())).await;
    page.tab_to(words.phrases.export()).await;
    page.press(&[Press::Enter]).await;
    assert!(page.saved_file(".json").await.1.contains("544212232003444545555"));
    page.tab_back_to(words.phrases.nav_actions()).await;
    page.press(&[Press::Enter]).await;
    page.see_focus(&format!("heading {}", words.phrases.actions_title())).await;
    let action = words.content.action(at("influence.choice")).expect("a practice").title;
    page.see_no(action).await;
    page.tab_to(&named(words.phrases.more_actions(), "Influence")).await;
    page.press(&[Press::Enter]).await;
    page.see(action).await;
    page.tab_to(words.phrases.browse_actions()).await;
    page.press(&[Press::Enter]).await;
    page.see_focus(&format!("heading {}", words.phrases.all_actions_title())).await;
}

async fn the_keyboard_alone_takes_an_action_on_and_keeps_its_log(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english());
    come_back(&page, FINISHED, "#/actions").await;
    page.tab_to(&words.take_on("influence.experiment")).await;
    page.press(&[Press::Enter]).await;
    page.see_focus(&format!("heading {}", words.phrases.take_on_title())).await;
    page.tab_to(words.phrases.sentence()).await;
    page.types("Really").await;
    page.tab_to(words.phrases.how_often()).await;
    page.tab_to(words.phrases.take_on_yes()).await;
    page.press(&[Press::Enter]).await;
    page.see_focus(&format!("heading {}", words.phrases.follow_title())).await;
    page.see("Really").await;
    page.tab_to(words.phrases.note()).await;
    page.types("Anna laughed").await;
    page.tab_to(words.phrases.did()).await;
    page.press(&[Press::Enter]).await;
    page.see(&counted_of(words.phrases.follow_count(), 1, 0)).await;
    page.tab_to(words.phrases.other_plan()).await;
    page.press(&[Press::Enter]).await;
    page.tab_to(words.phrases.finish_it()).await;
    page.press(&[Press::Enter]).await;
    page.tab_to(words.phrases.earlier()).await;
    page.press(&[Press::Enter]).await;
    page.see("Anna laughed").await;
}

async fn enter_in_a_field_saves_what_is_typed_in_it(visitor: Visitor) {
    let (page, words) = (visitor.sits_down().await, english().phrases);
    come_back(&page, FINISHED, "#/result").await;
    page.click(words.label_title()).await;
    page.write(words.label_team(), "Night shift").await;
    page.press(&[Press::Enter]).await;
    page.see(words.written()).await;
    page.see("About Night shift").await;
    // A check about another team.
    page.click(words.nav_start()).await;
    page.click(words.other_team()).await;
    page.write(words.label_team(), "Day shift").await;
    page.press(&[Press::Enter]).await;
    page.see("About Day shift").await;
    come_back(&page, FOLLOWED, "#/follow-up").await;
    // The note alone: whether it was done is not said by that.
    page.write(words.note(), "Anna laughed").await;
    page.press(&[Press::Enter]).await;
    page.see(words.written()).await;
    page.see(&counted_of(words.follow_count(), 1, 1)).await;
    // Another key in between: this is no part of the press before.
    page.press(&[Press::Left, Press::Enter]).await;
    page.see(words.note_missing()).await;
    page.click(words.log_title()).await;
    page.see("Anna laughed").await;
}
