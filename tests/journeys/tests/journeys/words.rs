//! The page's words, and the check that the journeys walk through.

use five_keys::{
    content::Content,
    domain::{Answer, Key, Language, Statement},
    phrases::{Phrases, counted_of},
};
use journeys::{Key as Press, Page, Sending};

/// Under which name the page stores what it stores; part of the documented format.
pub(crate) const DOCUMENT: &str = "five-keys/document";
/// Where it stores what has changed in a long document.
pub(crate) const CHANGES: &str = "five-keys/changes";

/// One language's words.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    pub(crate) language: Language,
    pub(crate) content: &'static Content,
    pub(crate) phrases: &'static Phrases,
    /// What the page itself says where the app does not come up.
    pub(crate) failure: &'static Failure,
}

/// What the page itself says where the app does not come up.
pub(crate) struct Failure {
    /// The title where it does not know why.
    pub(crate) broken: &'static str,
    /// The title where the site has another version by now.
    pub(crate) replaced: &'static str,
    /// The title where the site does not answer.
    pub(crate) unanswered: &'static str,
    /// The button that loads the page again.
    pub(crate) reload: &'static str,
}

const ENGLISH_FAILURE: Failure = Failure {
    broken: "Something went wrong",
    replaced: "There is a new version",
    unanswered: "The page is not complete",
    reload: "Reload the page",
};
const DUTCH_FAILURE: Failure = Failure {
    broken: "Er ging iets mis",
    replaced: "Er is een nieuwe versie",
    unanswered: "De pagina is niet compleet",
    reload: "Laad de pagina opnieuw",
};

pub(crate) fn english() -> Words {
    in_language(Language::English, &ENGLISH_FAILURE)
}

pub(crate) fn dutch() -> Words {
    in_language(Language::Dutch, &DUTCH_FAILURE)
}

fn in_language(language: Language, failure: &'static Failure) -> Words {
    let words = five_keys::words::Words::of(language);
    Words { language, content: &words.content, phrases: &words.phrases, failure }
}

impl Words {
    /// A statement as the leader reads it.
    pub(crate) fn statement(self, statement: Statement) -> &'static str {
        self.content.statement(statement).own
    }

    /// The words of the answer that a digit gives.
    pub(crate) fn answer(self, digit: char) -> &'static str {
        let answer =
            digit.to_digit(10).and_then(|digit| Answer::from_digit(digit.try_into().ok()?));
        self.content.scale.label(answer.expect("a digit from 0 to 5"))
    }

    /// The name of the way to take on the action of a practice.
    pub(crate) fn take_on(self, practice: &str) -> String {
        let action = self.content.action(at(practice)).expect("a practice");
        format!("{}: {}", self.phrases.take_on(), action.title)
    }

    /// "n of 21 answered".
    pub(crate) fn given(self, count: usize) -> String {
        counted_of(self.phrases.given(), count, 21)
    }

    /// The way in to a check that is begun: "Continue (n of 21 answered)".
    pub(crate) fn go_on(self, count: usize) -> String {
        counted_of(self.phrases.go_on(), count, 21)
    }
}

/// The statement of an id.
pub(crate) fn at(id: &str) -> Statement {
    Statement::from_id(id).expect("a statement's id")
}

/// A leader's answers, a digit for each statement in order; 0 is *did not occur*.
pub(crate) const ANSWERS: [(Key, &str); 5] = [
    (Key::Purpose, "5442"),
    (Key::Influence, "1223"),
    (Key::Growth, "20034"),
    (Key::Connection, "4454"),
    (Key::Example, "5555"),
];

/// Those answers, stored as a finished check.
pub(crate) const FINISHED: &str = r#"{"format":"five-keys","schema":1,"revision":3,"settings":{"theme":"system"},"takes":[{"id":7000000000000000,"voice":"self","content":1,"begun":1750000000000,"finished":1750000600000,"at":"example.effect","answers":"544212232003444545555"}]}"#;

/// A check that was left after six answers.
pub(crate) const BEGUN: &str = r#"{"format":"five-keys","schema":1,"revision":2,"settings":{"theme":"system"},"takes":[{"id":7000000000000001,"voice":"self","content":1,"begun":1750000000000,"at":"influence.goals","answers":"544212..............."}]}"#;

/// That finished check, with these answers in place of its own.
pub(crate) fn finished_with(answers: &str) -> String {
    FINISHED.replace("544212232003444545555", answers)
}

/// What a later version has stored: both checks, and something that this one does not know.
pub(crate) fn newer() -> String {
    let (_, begun) = BEGUN.split_once("\"takes\":[").expect("a list of takes");
    let both = FINISHED.replace("}]}", &format!(",\"mood\":4}},{begun}"));
    both.replace("\"schema\":1", "\"schema\":99")
}

/// Three checks about two teams, and three commitments: a past one, one that is a month old, and one
/// that has yet to begin.
pub(crate) const FOLLOWED: &str = r#"{"format":"five-keys","schema":2,"revision":9,"settings":{"theme":"system"},"takes":[{"id":7000000000000000,"voice":"self","content":1,"begun":1750000000000,"finished":1750000600000,"at":"example.effect","answers":"333333333333333333333"},{"id":7000000000000001,"voice":"self","content":1,"begun":1754049000000,"finished":1754049600000,"at":"example.effect","answers":"222233333333333333333","subject":"Night shift","labelled":1754049700000},{"id":7000000000000002,"voice":"self","content":1,"begun":1758023400000,"finished":1758024000000,"at":"example.effect","answers":"444433333333322223333","name":"After the move","labelled":1758000700000}],"commitments":[{"id":7000000000000010,"practice":"growth.day30","take":7000000000000000,"log":[{"at":1750000700000,"what":"taken","sentence":"When somebody starts, I am there.","start":"2025-06-16T09:00","rhythm":"day30"},{"at":1753000000000,"what":"finished","helped":"yes"}]},{"id":7000000000000011,"practice":"purpose.tell","take":7000000000000002,"log":[{"at":1758000700000,"what":"taken","sentence":"When I open the team meeting, I start with that story.","start":"2025-09-17T09:00","rhythm":"weekly"},{"at":1758600000000,"what":"done","note":"They asked for more."},{"at":1759200000000,"what":"skipped"}]},{"id":7000000000000012,"practice":"influence.goals","log":[{"at":4102444800000,"what":"taken","sentence":"When we plan, I ask \"what would you drop?\"","start":"2100-01-01T09:00","rhythm":"monthly"}]}]}"#;

/// Where the page stores sessions.
pub(crate) const SESSIONS: &str = "five-keys/sessions";

/// Four sessions: a workshop's while two have handed in, and with its picture; a team's, whose answers
/// are collected, and one that its leader looks at.
pub(crate) const KEPT: &str = r#"{"format":"five-keys-sessions","schema":1,"sessions":[{"id":1,"voice":"self","content":2,"language":"nl","name":"Leading well","named":1795000000000,"role":"host","begun":1795000000000,"stage":"collecting","staged":1795000000000,"answers":[[1,"334335442244322224435"],[2,"334224343444411133453"]]},{"id":2,"voice":"self","content":2,"language":"nl","name":"Leading well","named":1795000000000,"role":"host","begun":1795000000000,"stage":"revealed","staged":1795000000000,"answers":[[1,"133353442122131221113"],[2,"433431334344344531223"],[3,"422222124545443333333"],[4,"553533334454532214453"],[5,"234421122221245441132"],[6,"353433223212221315353"],[7,"333334544444223243435"]]},{"id":3,"voice":"team","content":2,"language":"nl","name":"Anna’s team","named":1795000000000,"role":"collector","begun":1795000000000,"stage":"collecting","staged":1795000000000,"answers":[[1,"444444553343343342222"],[2,"122144334443421123444"],[3,"554344431312144542131"]]},{"id":4,"voice":"team","content":2,"language":"nl","name":"Anna’s team","named":1795000000000,"role":"host","begun":1795000000000,"stage":"revealed","staged":1795000000000,"answers":[[1,"232133234324343323445"],[2,"121143435343523334344"],[3,"444454442323113114242"],[4,"554433223321253442233"]]}]}"#;

/// Each statement of those answers with its digit, in order.
pub(crate) fn answers() -> impl Iterator<Item = (Statement, char)> {
    Statement::all().zip(ANSWERS.iter().flat_map(|(_, digits)| digits.chars()))
}

/// Answers the statements of one key.
pub(crate) async fn answer_key(page: &Page, words: Words, key: Key) {
    for (statement, digit) in answers().filter(|(statement, _)| statement.key() == key) {
        page.choose(words.statement(statement), words.answer(digit)).await;
    }
}

/// Answers all statements, a digit for each, from the first key on, and finishes: the first of each key
/// by a press, the others by the keyboard.
pub(crate) async fn answer_digits(page: &Page, words: Words, digits: &str) {
    let mut rest = digits;
    for key in Key::ALL {
        page.see_title(words.content.key(key).name).await;
        let (own, others) = rest.split_at(key.statements().count());
        let first = key.statements().next().expect("a statement");
        page.choose(words.statement(first), words.answer(own.chars().next().unwrap())).await;
        page.types(own).await;
        rest = others;
        let is_last = key.next().is_none();
        let on = if is_last { words.phrases.finish() } else { words.phrases.go_on_next() };
        page.see_focus(&format!("button {on}")).await;
        page.press(&[Press::Enter]).await;
    }
}

/// Comes to a route where the app starts and its words are held back, up to where it has asked for
/// them: between its first look at the address and at what is stored, and its first screen.
pub(crate) async fn start_without_words(page: &Page, route: &str) {
    page.site.program(Sending::Held);
    page.site.words(Sending::Held);
    page.open(route).await;
    page.tell("window.ask = words").await;
    page.stand_in("window", "words", "return ask(given)").await;
    page.site.program(Sending::Sent);
    assert_eq!(page.noted().await, ["en"]);
}

/// Comes to a route on a device that has this text stored from an earlier visit.
pub(crate) async fn come_back(page: &Page, stored: &str, route: &str) {
    page.leave().await;
    page.forget().await;
    page.store(DOCUMENT, stored).await;
    page.open(route).await;
    page.comes_up().await;
}
