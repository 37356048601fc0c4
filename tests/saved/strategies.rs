//! Random documents and random texts.

use five_keys::{
    domain::{
        Answer, Answers, Commitment, CommitmentId, Day, Entry, Event, Helped, Key, Label, Language,
        LocalTime, Moment, Name, Participation, Plan, Rhythm, STATEMENTS, SessionId, Statement,
        Take, TakeId, Text, Voice,
    },
    saved::{Document, Settings, Theme, encode},
};
use proptest::{collection::vec, option, prelude::*, sample::select};

/// How a property is run: this many cases, or as many as `FIVE_KEYS_CASES` says.
pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("FIVE_KEYS_CASES").ok();
    let cases = asked.map_or(usual, |cases| cases.parse().expect("FIVE_KEYS_CASES is a number"));
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

const LARGEST: u64 = (1 << 53) - 1;

pub(crate) fn any_statement() -> impl Strategy<Value = Statement> {
    (0..STATEMENTS).prop_map(|index| Statement::at(index).unwrap())
}

pub(crate) fn any_answer() -> impl Strategy<Value = Answer> {
    (0..=5_u8).prop_map(|digit| Answer::from_digit(digit).unwrap())
}

fn any_moment() -> impl Strategy<Value = Moment> {
    prop_oneof![
        0..4_u64,
        1_700_000_000_000..1_900_000_000_000_u64,
        Just(Moment::LAST.milliseconds())
    ]
    .prop_map(|milliseconds| Moment::new(milliseconds).unwrap())
}

/// Few enough ids that two documents often share some, and the last one, which has none after it.
fn any_id() -> impl Strategy<Value = TakeId> {
    prop_oneof![4 => 0..6_u64, 1 => 0..=LARGEST, 1 => Just(LARGEST)]
        .prop_map(|number| TakeId::new(number).unwrap())
}

fn any_answers() -> impl Strategy<Value = Answers> {
    vec(option::of(any_answer()), STATEMENTS).prop_map(|given| {
        Statement::all().zip(given).fold(Answers::default(), |answers, (statement, answer)| {
            answers.with(statement, answer)
        })
    })
}

prop_compose! {
    pub(crate) fn any_take()(
        id in any_id(),
        voice in select(vec![Voice::Own, Voice::Team]),
        content in prop_oneof![Just(1_u16), any::<u16>()],
        begun in any_moment(),
        finished in option::of(any_moment()),
        at in any_statement(),
        answers in prop_oneof![Just(Answers::default()), any_answers()],
        corrects in prop_oneof![3 => Just(None), 1 => any_id().prop_map(Some)],
        label in prop_oneof![2 => Just(Label::default()), 1 => any_label()],
        session in option::weighted(0.3, any_participation()),
    ) -> Take {
        Take { id, voice, content, begun, finished, at, answers, corrects, label, session }
    }
}

fn any_participation() -> impl Strategy<Value = Participation> {
    (0..3_u32, 0..3_u32)
        .prop_map(|(session, nonce)| Participation { session: SessionId(session), nonce })
}

/// What somebody may have written, a few times the same.
fn any_writing() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(vec!["", "North", "Zoë \"and\" co \\ n", "a\nb", "},{]:[", "\\u00e9"])
            .prop_map(str::to_owned),
        1 => ".{0,30}",
        1 => vec(any_symbol(), 0..30).prop_map(|symbols| symbols.into_iter().collect()),
        1 => select(vec!["é", "\"", "😀"]).prop_map(|symbol| symbol.repeat(Name::LIMIT)),
    ]
}

pub(crate) fn any_name() -> impl Strategy<Value = Name> {
    any_writing().prop_map(|written| Name::new(&written).unwrap())
}

pub(crate) fn any_label() -> impl Strategy<Value = Label> {
    (any_moment(), any_name(), any_name()).prop_map(|(at, subject, name)| Label {
        at,
        subject,
        name,
    })
}

fn any_lines() -> impl Strategy<Value = Text> {
    any_writing().prop_map(|written| Text::new(&written).unwrap())
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let day = (0..3_652_059).prop_map(|days| Day::FIRST.plus_days(days));
    let start = (day, 0..1440_u16).prop_map(|(day, minute)| LocalTime::new(day, minute).unwrap());
    let rhythm = select(Rhythm::ALL.to_vec());
    (any_lines(), start, rhythm).prop_map(|(sentence, start, rhythm)| Plan {
        sentence,
        start,
        rhythm,
    })
}

pub(crate) fn any_event() -> impl Strategy<Value = Event> {
    let helped = || option::of(select(Helped::ALL.to_vec()));
    prop_oneof![
        1 => any_plan().prop_map(Event::Taken),
        3 => any_lines().prop_map(Event::Done),
        2 => any_lines().prop_map(Event::Skipped),
        2 => any_lines().prop_map(Event::Noted),
        2 => helped().prop_map(Event::Kept),
        2 => (any_plan(), helped()).prop_map(|(plan, helped)| Event::Changed(plan, helped)),
        2 => helped().prop_map(Event::Finished),
        1 => Just(Event::Dropped),
    ]
}

fn any_entry() -> impl Strategy<Value = Entry> {
    (any_moment(), any_event()).prop_map(|(at, event)| Entry { at, event })
}

/// A commitment that was taken on at one of few moments with one of two plans, so that two
/// documents often hold different versions of one.
pub(crate) fn any_commitment() -> impl Strategy<Value = Commitment> {
    let taken = (0..2_u64, select(vec!["When I …", "If I …"])).prop_map(|(at, sentence)| {
        let sentence = Text::new(sentence).unwrap();
        let start = LocalTime::new(Day::FIRST, 0).unwrap();
        let plan = Plan { sentence, start, rhythm: Rhythm::Weekly };
        Entry { at: Moment::new(at).unwrap(), event: Event::Taken(plan) }
    });
    let practices: Vec<_> = Key::Purpose.practices().collect();
    let id = any_id().prop_map(|id| CommitmentId::new(id.number()).unwrap());
    (id, select(practices), option::of(any_id()), taken, vec(any_entry(), 0..5)).prop_map(
        |(id, practice, take, taken, entries)| {
            // None of them may come before it was taken on.
            let later = entries.into_iter().filter(|entry| *entry > taken);
            let log: Vec<_> = later.chain([taken.clone()]).collect();
            Commitment::of_log(id, practice, take, &log).unwrap()
        },
    )
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let language = option::of(select(vec![Language::Dutch, Language::English]));
    let theme = select(vec![Theme::System, Theme::Light, Theme::Dark]);
    (language, theme).prop_map(|(language, theme)| Settings { language, theme })
}

pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    let commitments = prop_oneof![2 => Just(Vec::new()), 3 => vec(any_commitment(), 0..5)];
    (any_settings(), vec(any_take(), 0..6), commitments).prop_map(
        |(settings, takes, commitments)| {
            let mut document = Document::default();
            document.settings = settings;
            for take in takes {
                document.add(take).unwrap();
            }
            for commitment in commitments {
                document.add_commitment(commitment).unwrap();
            }
            document
        },
    )
}

/// A document as schema 1 can hold it: with takes alone, of their own and without labels.
pub(crate) fn any_document_of_schema_1() -> impl Strategy<Value = Document> {
    any_document().prop_map(|document| {
        let mut old = Document::default();
        old.settings = document.settings;
        for take in document.takes() {
            let take = Take::clone(take);
            let old_take = Take { corrects: None, label: Label::default(), session: None, ..take };
            old.add(old_take).unwrap();
        }
        old
    })
}

/// The text in which schema 1 held a document.
pub(crate) fn text_of_schema_1(document: &Document) -> String {
    encode(document).replacen("\"schema\":3", "\"schema\":1", 1)
}

/// Any text whatsoever, most of them close to a document.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => any::<String>(),
        2 => vec(any::<u8>(), 0..200)
            .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
        3 => vec(any_token(), 0..40).prop_map(|tokens| tokens.concat()),
        1 => any_nesting(),
        1 => any_document().prop_map(|document| encode(&document)),
        12 => any_mutant(),
    ]
}

/// What can stand as the changes beside a document: most are those of one of its first revisions.
pub(crate) fn any_changes() -> impl Strategy<Value = String> {
    let mutations = prop_oneof![3 => Just(Vec::new()), 1 => any_mutations()];
    let changes = (any_document(), 0..3_u64, mutations).prop_map(|(document, base, mutations)| {
        let text = encode(&document);
        let base = format!(",\"base\":{base}}}");
        let text = [text.strip_suffix('}').unwrap(), &base].concat();
        mutations.into_iter().fold(text, |text, mutation| mutated(&text, mutation))
    });
    prop_oneof![4 => changes, 1 => any_text()]
}

/// A piece of JSON, or of what is almost JSON.
fn any_token() -> impl Strategy<Value = String> {
    let fixed = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        " ",
        "\n",
        "\t",
        "null",
        "true",
        "false",
        "0",
        "1",
        "-0",
        "-1",
        "1.0",
        "1e400",
        "1e-400",
        "0x1",
        "007",
        "9007199254740991",
        "253402300799999",
        "253402300800000",
        "9007199254740992",
        "18446744073709551615",
        "18446744073709551616",
        "999999999999999999999999999999999999999",
        "\"format\":\"five-keys\",",
        "\"schema\":1,",
        "\"schema\":2,",
        "\"schema\":3,",
        "\"schema\":4,",
        "\"schema\":4294967297,",
        "\"revision\":1,",
        "\"revision\":null,",
        "\"settings\":{\"theme\":\"system\"},",
        "\"takes\":[],",
        "\"takes\":[{}],",
        "\"takes\":{},",
        "\"base\":0,",
        "\"id\":1,",
        "\"voice\":\"self\",",
        "\"corrects\":1,",
        "\"subject\":\"North\",",
        "\"name\":\" a\\n\\u00e9\",",
        "\"labelled\":0,",
        "\"session\":{\"id\":1,\"nonce\":2},",
        "\"commitments\":[],",
        "\"commitments\":[{}],",
        "\"practice\":\"purpose.tell\",",
        "\"log\":[],",
        "\"what\":\"done\",",
        "\"what\":\"taken\",",
        "\"start\":\"2026-12-01T09:00\",",
        "\"note\":\"\\ud800\",",
        "\"helped\":\"yes\",",
        "\"answers\":\".....................\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\u{0}",
        "\u{feff}",
        "\u{2028}",
        "é",
        "😀",
        "NaN",
        "Infinity",
        "//",
        "/*",
        "undefined",
        "'",
    ]);
    prop_oneof![
        9 => fixed.prop_map(str::to_owned),
        1 => any::<u64>().prop_map(|number| number.to_string()),
        1 => any::<f64>().prop_map(|number| number.to_string()),
        1 => ".{0,8}",
    ]
}

fn any_nesting() -> impl Strategy<Value = String> {
    let brackets = select(vec![("[", "]"), ("{\"a\":", "}"), ("[{\"takes\":", "}]"), ("[", "")]);
    (brackets, 0..400_usize, any_document()).prop_map(|((open, close), depth, document)| {
        let deep = [open.repeat(depth), "0".to_owned(), close.repeat(depth)].concat();
        let inside = ["\"deep\":", &deep, ",\"takes\""].concat();
        if depth % 2 == 0 { deep } else { encode(&document).replacen("\"takes\"", &inside, 1) }
    })
}

/// A change of a text; the numbers choose a place in it.
#[derive(Clone, Debug)]
pub(crate) enum Mutation {
    CutOff(usize),
    Remove(usize, usize),
    Insert(usize, String),
    Repeat(usize, usize),
    Exchange(usize, char),
    Swap(usize, usize, usize),
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    let place = any::<usize>;
    prop_oneof![
        1 => place().prop_map(Mutation::CutOff),
        2 => (place(), 1..30_usize).prop_map(|(at, count)| Mutation::Remove(at, count)),
        3 => (place(), any_token()).prop_map(|(at, token)| Mutation::Insert(at, token)),
        2 => (place(), 1..120_usize).prop_map(|(at, count)| Mutation::Repeat(at, count)),
        3 => (place(), any_symbol()).prop_map(|(at, symbol)| Mutation::Exchange(at, symbol)),
        1 => (place(), place(), 1..20_usize)
            .prop_map(|(from, to, count)| Mutation::Swap(from, to, count)),
    ]
}

fn any_symbol() -> impl Strategy<Value = char> {
    prop_oneof![
        4 => select("0123456789.-{}[]\",:\\ e".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

pub(crate) fn mutated(text: &str, mutation: Mutation) -> String {
    let mut symbols: Vec<char> = text.chars().collect();
    let length = symbols.len();
    let place = |at: usize| if length == 0 { 0 } else { at % length };
    let stretch = |at: usize, count: usize| place(at)..(place(at) + count).min(length);
    match mutation {
        Mutation::CutOff(at) => symbols.truncate(place(at)),
        Mutation::Remove(at, count) => drop(symbols.drain(stretch(at, count))),
        Mutation::Insert(at, token) => drop(symbols.splice(place(at)..place(at), token.chars())),
        Mutation::Repeat(at, count) => {
            let copy = symbols[stretch(at, count)].to_vec();
            symbols.splice(place(at)..place(at), copy);
        }
        Mutation::Exchange(at, symbol) => {
            if let Some(old) = symbols.get_mut(place(at)) {
                *old = symbol;
            }
        }
        Mutation::Swap(from, to, count) => {
            let moved: Vec<char> = symbols.drain(stretch(from, count)).collect();
            let to = to.min(symbols.len());
            symbols.splice(to..to, moved);
        }
    }
    symbols.into_iter().collect()
}

/// A document with a few changes of its text, and sometimes of its schema number.
fn any_mutant() -> impl Strategy<Value = String> {
    let schema = prop_oneof![3 => Just(1_u64), 6 => Just(2), 1 => 0..5_u64];
    (any_document(), schema, any_mutations()).prop_map(|(document, schema, mutations)| {
        let schema = ["\"schema\":", &schema.to_string()].concat();
        let text = encode(&document).replacen("\"schema\":2", &schema, 1);
        mutations.into_iter().fold(text, |text, mutation| mutated(&text, mutation))
    })
}

pub(crate) fn any_mutations() -> impl Strategy<Value = Vec<Mutation>> {
    vec(any_mutation(), 0..4)
}

/// A text of schema 1 with a few changes.
pub(crate) fn any_mutant_of_schema_1() -> impl Strategy<Value = String> {
    (any_document_of_schema_1(), any_mutations()).prop_map(|(document, mutations)| {
        let text = text_of_schema_1(&document);
        mutations.into_iter().fold(text, |text, mutation| mutated(&text, mutation))
    })
}
