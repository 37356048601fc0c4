//! Turns the files with words into one file for each language and the Rust that reads it, as the
//! project is built; or fails, and says which file and name is wrong.

#[path = "../content/check.rs"]
mod content;
#[path = "../domain/content_version.rs"]
#[allow(dead_code, unreachable_pub)]
mod content_version;
#[path = "../domain/language.rs"]
#[allow(dead_code, unreachable_pub)]
mod language;
#[path = "../phrases/check.rs"]
mod phrases;
#[path = "../domain/rhythm.rs"]
#[allow(dead_code, unreachable_pub)]
mod rhythm;
#[path = "../domain/statement.rs"]
#[allow(dead_code, unreachable_pub)]
mod statement;

use std::{env, fs, path::PathBuf, process::ExitCode};

use content::Questionnaire;
use language::Language;
use phrases::Phrases;
use rhythm::Rhythm;

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
    let [one, other] = all.as_slice() else { return Err(faults) };
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
    for written in &all {
        save(&format!("{}.txt", written.language.code()), &text(written))?;
    }
    save("content_id.rs", &content_version::CONTENT_VERSION.to_string())?;
    save("phrases.rs", &accessors(&one.phrases.1, &other.phrases.1))?;
    save("page_phrases.rs", &of_pages("Phrases", one, other, |written| &written.page_phrases.1))?;
    let session_phrases =
        of_pages("SessionPhrases", one, other, |written| &written.session_phrases.1);
    save("session_phrases.rs", &session_phrases)?;
    save("rhythms.rs", &rhythms(&one.questionnaire.1))
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
