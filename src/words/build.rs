//! Turns the files with words into one file for each language and the Rust that reads it, as the
//! project is built; or fails, and says which file and name is wrong.
//!
//! Where `FIVE_KEYS_BRAND` names a folder, what an organisation says and shows in its own way takes the
//! place of ours. `xtask` sets it.

mod brand;
#[path = "../content/check.rs"]
mod content;
#[path = "../domain/content_version.rs"]
#[allow(dead_code, unreachable_pub)]
mod content_version;
#[path = "../domain/language.rs"]
#[allow(dead_code, unreachable_pub)]
mod language;
#[path = "../phrases/listed.rs"]
mod listed;
#[path = "../phrases/check.rs"]
mod phrases;
#[path = "../domain/rhythm.rs"]
#[allow(dead_code, unreachable_pub)]
mod rhythm;
#[path = "../domain/statement.rs"]
#[allow(dead_code, unreachable_pub)]
mod statement;

use std::{collections::BTreeMap, env, fs, path::PathBuf, process::ExitCode};

use brand::{Brand, colours::Colours, content_id::content_id};
use content::Questionnaire;
use language::Language;
use phrases::Phrases;
use rhythm::Rhythm;

/// Our colours.
const TOKENS: &str = "style/tokens.css";

/// The name of the variable that names the folder of an organisation.
const BRAND: &str = "FIVE_KEYS_BRAND";

/// The colours that are drawn into pictures, as `ports::Colour` and the style sheet call them.
const DRAWN: [(&str, &str); 7] = [
    ("Ground", "ground"),
    ("Raised", "raised"),
    ("Ink", "ink"),
    ("Soft", "soft"),
    ("Faint", "faint"),
    ("Accent", "accent"),
    ("Tint", "tint"),
];

/// What is written in one language, each part with the name of its file.
struct Written {
    language: Language,
    questionnaire: (String, Questionnaire),
    phrases: (String, Phrases),
    page_phrases: (String, Phrases),
    session_phrases: (String, Phrases),
}

fn main() -> ExitCode {
    for folder in ["content", "phrases", "words"] {
        println!("cargo::rerun-if-changed=src/{folder}");
    }
    for table in ["content_version", "language", "rhythm", "statement"] {
        println!("cargo::rerun-if-changed=src/domain/{table}.rs");
    }
    println!("cargo::rerun-if-changed={TOKENS}");
    println!("cargo::rerun-if-env-changed={BRAND}");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Reads what is written in each language, and writes the files that the program takes in.
///
/// # Errors
/// Every fault found, a line each.
fn build() -> Result<(), Vec<String>> {
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for language in Language::ALL {
        match read(language) {
            Ok(written) => all.push(written),
            Err(found) => faults.extend(found),
        }
    }
    let [one, other] = all.as_mut_slice() else { return Err(faults) };
    for ((file, one), (other_file, other)) in [
        (&one.phrases, &other.phrases),
        (&one.page_phrases, &other.page_phrases),
        (&one.session_phrases, &other.session_phrases),
    ] {
        faults.extend(phrases::differences((file, one), (other_file, other)));
    }
    faults.extend(content::differing_rhythms(
        (&one.questionnaire.0, &one.questionnaire.1),
        (&other.questionnaire.0, &other.questionnaire.1),
    ));
    if !faults.is_empty() {
        return Err(faults);
    }
    let css = fs::read_to_string(TOKENS).map_err(|error| vec![format!("{TOKENS}: {error}")])?;
    let mut colours = Colours::of_tokens(&css);
    let Dressed { content_id, logo, frame } = dress([&mut *one, &mut *other], &mut colours)?;
    for written in [&mut *one, &mut *other] {
        written.name_the_check();
        save(&format!("{}.txt", written.language.code()), &text(written))?;
    }
    save("content_id.rs", &content_id.to_string())?;
    save("colours.rs", &drawn(&colours))?;
    save("tokens.css", &colours.in_tokens(&css))?;
    save("logo.svg", &logo)?;
    let frame = frame.map(|number| number.to_string()).join(" ");
    let site = site([&*one, &*other], &colours) + &format!("logo\tframe\t{frame}\n");
    save("site.txt", &site)?;
    save("phrases.rs", &accessors(&one.phrases.1, &other.phrases.1))?;
    save("page_phrases.rs", &of_pages("Phrases", one, other, |written| &written.page_phrases.1))?;
    let session_phrases =
        of_pages("SessionPhrases", one, other, |written| &written.session_phrases.1);
    save("session_phrases.rs", &session_phrases)?;
    save("rhythms.rs", &rhythms(&one.questionnaire.1))
}

/// What an organisation has beside words and colours.
#[derive(Default)]
struct Dressed {
    /// The number of its statements.
    content_id: u16,
    /// Its logo, empty where it has none, and the frame of that.
    logo: String,
    frame: [f64; 4],
}

/// Puts what an organisation says and shows in the place of ours, where there is one.
///
/// # Errors
/// Every fault found in its folder, a line each.
fn dress(all: [&mut Written; 2], colours: &mut Colours) -> Result<Dressed, Vec<String>> {
    let Some(folder) = env::var_os(BRAND).filter(|folder| !folder.is_empty()).map(PathBuf::from)
    else {
        return Ok(Dressed { content_id: content_version::CONTENT_VERSION, ..Dressed::default() });
    };
    println!("cargo::rerun-if-changed={}", folder.display());
    let brand = Brand::read(&folder)?;
    let mut ours: Vec<_> = all.iter().map(|written| written.questionnaire.1.clone()).collect();
    let mut words = all.map(|written| brand::Words {
        language: written.language,
        questionnaire: &mut written.questionnaire.1,
        phrases: vec![
            &mut written.phrases.1,
            &mut written.page_phrases.1,
            &mut written.session_phrases.1,
        ],
    });
    let mut faults = brand.word(&mut words);
    faults.extend(brand.colour(colours));
    match brand.logo() {
        Ok(logo) if faults.is_empty() => {
            let pairs = words.iter_mut().zip(&mut ours);
            let pairs = pairs
                .map(|(theirs, ours)| (theirs.language.code(), ours, &mut *theirs.questionnaire));
            let (logo, frame) = logo.unwrap_or_default();
            Ok(Dressed { content_id: content_id(pairs.collect()), logo: logo.to_owned(), frame })
        }
        logo => Err(faults.into_iter().chain(logo.err().into_iter().flatten()).collect()),
    }
}

impl Written {
    /// Puts the name of the check into the phrases that tell it.
    fn name_the_check(&mut self) {
        let name = &self.questionnaire.1.name;
        let Written { phrases, page_phrases, session_phrases, .. } = self;
        for phrases in [phrases, page_phrases, session_phrases] {
            for phrase in phrases.1.values_mut().filter(|phrase| phrase.contains("{app}")) {
                *phrase = phrase.replace("{app}", name);
            }
        }
    }
}

/// What the page shows before the app is there, and what else xtask has to know, a line each: the
/// language, the name of a text and the text; or the page, light or dark, the name of a colour and that.
/// Tabs stand between them.
fn site(all: [&Written; 2], colours: &Colours) -> String {
    let mut lines = Vec::new();
    for written in all {
        let questionnaire = &written.questionnaire.1;
        let keys: Vec<_> = questionnaire.keys.iter().map(|key| key.name.as_str()).collect();
        let keys = listed::listed(&keys, written.language.code());
        let named = |phrase: &str| phrase.replace("{name}", &keys);
        let intro = &questionnaire.intro;
        let mut texts: BTreeMap<_, _> = [
            ("content.name", &questionnaire.name),
            ("content.address", &questionnaire.address),
            ("content.tagline", &questionnaire.tagline),
            ("content.source", &questionnaire.source),
            ("content.intro.question", &intro.question),
            ("content.intro.lead", &intro.lead),
            ("content.intro.promise", &intro.promise),
            ("content.intro.privacy", &intro.privacy),
        ]
        .map(|(name, text)| (name.to_owned(), text.clone()))
        .into();
        texts.extend(written.phrases.1.clone());
        if let Some(phrase) = texts.get_mut("keys_named") {
            *phrase = named(phrase);
        }
        let code = written.language.code();
        lines.extend(texts.iter().map(|(name, text)| format!("{code}\t{name}\t{text}\n")));
    }
    for (page, colours) in [("light", &colours.light), ("dark", &colours.dark)] {
        lines.extend(colours.iter().map(|(name, colour)| format!("{page}\t{name}\t{colour}\n")));
    }
    lines.concat()
}

/// The colours of pictures, always those of the light page.
fn drawn(colours: &Colours) -> String {
    let arms = DRAWN.map(|(name, token)| {
        let colour = colours.light.get(token).map_or("", String::as_str);
        format!("Colour::{name} => {colour:?},\n")
    });
    format!(
        "impl Colour {{\n/// The colour as style sheets write it.\n\
         pub const fn code(self) -> &'static str {{ match self {{\n{} }} }} }}\n",
        arms.concat()
    )
}

fn read(language: Language) -> Result<Written, Vec<String>> {
    let code = language.code();
    let open = |file: &str| {
        fs::read_to_string(format!("src/{file}")).map_err(|error| vec![format!("{file}: {error}")])
    };
    let questions = format!("content/five-keys.{code}.toml");
    let words = format!("phrases/{code}.toml");
    let pages = format!("phrases/pages.{code}.toml");
    let sessions = format!("phrases/sessions.{code}.toml");
    let questionnaire = open(&questions).and_then(|text| content::read(&questions, code, &text));
    let phrases = open(&words).and_then(|text| phrases::read(&words, &text));
    let page_phrases = open(&pages).and_then(|text| phrases::read(&pages, &text));
    let session_phrases = open(&sessions).and_then(|text| phrases::read(&sessions, &text));
    match (questionnaire, phrases, page_phrases, session_phrases) {
        (Ok(questionnaire), Ok(phrases), Ok(page_phrases), Ok(session_phrases)) => Ok(Written {
            language,
            questionnaire: (questions, questionnaire),
            phrases: (words, phrases),
            page_phrases: (pages, page_phrases),
            session_phrases: (sessions, session_phrases),
        }),
        (questionnaire, phrases, page_phrases, session_phrases) => {
            let faults =
                [questionnaire.err(), phrases.err(), page_phrases.err(), session_phrases.err()];
            Err(faults.into_iter().flatten().flatten().collect())
        }
    }
}

fn save(name: &str, text: &str) -> Result<(), Vec<String>> {
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(&target, text).map_err(|error| vec![format!("{}: {error}", target.display())])
}

/// The file of words of a language, as `Words::load` takes it: a first line that names the
/// language, then each text on a line of its own, the phrases in the order of their names.
fn text(written: &Written) -> String {
    let first = format!("five-keys {}", written.language.code());
    let mut lines = vec![first.as_str()];
    lines.extend(written.phrases.1.values().map(String::as_str));
    lines.extend(written.questionnaire.1.texts());
    lines.push(&written.questionnaire.1.address);
    lines.join("\n") + "\n"
}

/// The functions that give each phrase of the file of words by its name.
fn accessors(one: &Phrases, other: &Phrases) -> String {
    let mut lines = vec![
        "/// How many phrases there are in the file of words.".to_owned(),
        format!("const COUNT: usize = {};", one.len()),
        "impl Phrases {".to_owned(),
    ];
    for (place, ((name, first), second)) in one.iter().zip(other.values()).enumerate() {
        lines.push(format!("/// “{first}”, “{second}”."));
        lines.push(format!("pub const fn {name}(&self) -> &'static str {{ self.first[{place}] }}"));
    }
    lines.push("}".to_owned());
    lines.join("\n")
}

/// The functions that give each phrase by its name which only later pages need. The phrases are in them, in
/// both languages, so they come with what calls them.
fn of_pages(
    of: &str,
    one: &Written,
    other: &Written,
    phrases: impl Fn(&Written) -> &Phrases,
) -> String {
    // A word of both languages is one in each.
    let mut lines = vec![format!("#[allow(clippy::match_same_arms)] impl {of} {{")];
    for ((name, first), second) in phrases(one).iter().zip(phrases(other).values()) {
        lines.push(format!("/// “{first}”, “{second}”."));
        lines.push(format!("pub const fn {name}(&self) -> &'static str {{"));
        lines.push("match self.language {".to_owned());
        for (language, phrase) in [(one.language, first), (other.language, second)] {
            lines.push(format!("Language::{language:?} => {phrase:?},"));
        }
        lines.push("} }".to_owned());
    }
    lines.push("}".to_owned());
    lines.join("\n")
}

/// The rhythm of each statement's action, the same in all languages.
fn rhythms(questionnaire: &Questionnaire) -> String {
    let mut lines = vec!["static RHYTHMS: [Option<Rhythm>; STATEMENTS] = [".to_owned()];
    for statement in questionnaire.statements() {
        let action = statement.action.as_ref();
        let rhythm = action.and_then(|action| Rhythm::from_id(&action.rhythm));
        lines.push(match rhythm {
            Some(rhythm) => format!("Some(Rhythm::{rhythm:?}),"),
            None => "None,".to_owned(),
        });
    }
    lines.push("];".to_owned());
    lines.join("\n")
}
