//! Turns the files with words into one text for each language and the Rust that reads it, as the
//! project is built; or fails, and says which file and name is wrong.

#[path = "../content/check.rs"]
mod content;
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

use std::{
    env,
    fmt::{self, Write},
    fs,
    path::PathBuf,
    process::ExitCode,
};

use content::Questionnaire;
use language::Language;
use phrases::Phrases;
use rhythm::Rhythm;

/// What is written in one language, each with the name of its file.
struct Written {
    language: Language,
    questionnaire: (String, Questionnaire),
    phrases: (String, Phrases),
}

fn main() -> ExitCode {
    for folder in ["content", "phrases", "words"] {
        println!("cargo::rerun-if-changed=src/{folder}");
    }
    for table in ["language", "rhythm", "statement"] {
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

fn build() -> Result<(), Vec<String>> {
    let (mut all, mut faults) = (Vec::new(), Vec::new());
    for language in Language::ALL {
        match read(language) {
            Ok(written) => all.push(written),
            Err(found) => faults.extend(found),
        }
    }
    let [one, other] = all.as_slice() else { return Err(faults) };
    let ((one_file, one_phrases), (other_file, other_phrases)) = (&one.phrases, &other.phrases);
    faults.extend(phrases::differences((one_file, one_phrases), (other_file, other_phrases)));
    let ((one_file, first), (other_file, second)) = (&one.questionnaire, &other.questionnaire);
    faults.extend(content::differing_rhythms((one_file, first), (other_file, second)));
    if !faults.is_empty() {
        return Err(faults);
    }
    for written in &all {
        save(&format!("words.{}", written.language.code()), &text(written))?;
    }
    let failed = |error: fmt::Error| vec![error.to_string()];
    save("phrases.rs", &accessors(one_phrases, other_phrases).map_err(failed)?)?;
    save("rhythms.rs", &rhythms(first).map_err(failed)?)
}

fn read(language: Language) -> Result<Written, Vec<String>> {
    let code = language.code();
    let open = |file: &str| {
        fs::read_to_string(format!("src/{file}")).map_err(|error| vec![format!("{file}: {error}")])
    };
    let (questions, words) =
        (format!("content/five-keys.{code}.toml"), format!("phrases/{code}.toml"));
    let questionnaire = open(&questions).and_then(|text| content::read(&questions, code, &text));
    let phrases = open(&words).and_then(|text| phrases::read(&words, &text));
    match (questionnaire, phrases) {
        (Ok(questionnaire), Ok(phrases)) => Ok(Written {
            language,
            questionnaire: (questions, questionnaire),
            phrases: (words, phrases),
        }),
        (questionnaire, phrases) => {
            let faults = [questionnaire.err(), phrases.err()];
            Err(faults.into_iter().flatten().flatten().collect())
        }
    }
}

fn save(name: &str, text: &str) -> Result<(), Vec<String>> {
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(&target, text).map_err(|error| vec![format!("{}: {error}", target.display())])
}

/// All words of a language, a line each: what `Words::read` reads.
fn text(written: &Written) -> String {
    let head = format!("five-keys {}", written.language.code());
    let phrases = written.phrases.1.values().map(String::as_str);
    let content = written.questionnaire.1.texts();
    let lines = [head.as_str()].into_iter().chain(phrases).chain(content);
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// The way to each phrase by its name.
fn accessors(one: &Phrases, other: &Phrases) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "/// How many phrases there are.\nconst COUNT: usize = {};", one.len())?;
    writeln!(out, "impl Phrases {{")?;
    for (place, ((name, first), second)) in one.iter().zip(other.values()).enumerate() {
        writeln!(out, "/// “{first}”, “{second}”.")?;
        writeln!(out, "pub const fn {name}(&self) -> &'static str {{ self.0[{place}] }}")?;
    }
    writeln!(out, "}}")?;
    Ok(out)
}

/// The rhythms of the actions, which all languages share.
fn rhythms(questionnaire: &Questionnaire) -> Result<String, fmt::Error> {
    let mut out = String::from("static RHYTHMS: [Option<Rhythm>; STATEMENTS] = [\n");
    for statement in questionnaire.statements() {
        let action = statement.action.as_ref();
        match action.and_then(|action| Rhythm::from_id(&action.rhythm)) {
            Some(rhythm) => writeln!(out, "Some(Rhythm::{rhythm:?}),")?,
            None => writeln!(out, "None,")?,
        }
    }
    writeln!(out, "];")?;
    Ok(out)
}
