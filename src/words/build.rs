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

/// What the name of the words of the rest has behind a language's code.
const REST: &str = "-rest";

/// What is written in one language, each with the name of its file.
struct Written {
    language: Language,
    questionnaire: (String, Questionnaire),
    phrases: (String, Phrases),
    /// Those of the screens that a first visit does without.
    rest: (String, Phrases),
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
    for (one, other) in [(&one.phrases, &other.phrases), (&one.rest, &other.rest)] {
        faults.extend(phrases::differences((&one.0, &one.1), (&other.0, &other.1)));
    }
    faults.extend(phrases::twice((&one.phrases.0, &one.phrases.1), (&one.rest.0, &one.rest.1)));
    let ((one_file, first), (other_file, second)) = (&one.questionnaire, &other.questionnaire);
    faults.extend(content::differing_rhythms((one_file, first), (other_file, second)));
    if !faults.is_empty() {
        return Err(faults);
    }
    for written in &all {
        let code = written.language.code();
        let (phrases, content) = (written.phrases.1.values(), written.questionnaire.1.texts());
        save(&format!("{code}.txt"), &text(code, phrases.map(String::as_str).chain(content)))?;
        let rest = [code, REST].concat();
        save(&format!("{rest}.txt"), &text(&rest, written.rest.1.values().map(String::as_str)))?;
    }
    let failed = |error: fmt::Error| vec![error.to_string()];
    let phrases = accessors(("Phrases", "0", "COUNT"), &one.phrases.1, &other.phrases.1);
    let rest = accessors(("RestPhrases", "own", "REST_COUNT"), &one.rest.1, &other.rest.1);
    save("phrases.rs", &(phrases.map_err(failed)? + &rest.map_err(failed)?))?;
    save("rhythms.rs", &rhythms(first).map_err(failed)?)
}

fn read(language: Language) -> Result<Written, Vec<String>> {
    let code = language.code();
    let open = |file: &str| {
        fs::read_to_string(format!("src/{file}")).map_err(|error| vec![format!("{file}: {error}")])
    };
    let questions = format!("content/five-keys.{code}.toml");
    let (words, others) = (format!("phrases/{code}.toml"), format!("phrases/rest.{code}.toml"));
    let questionnaire = open(&questions).and_then(|text| content::read(&questions, code, &text));
    let phrases = open(&words).and_then(|text| phrases::read(&words, &text));
    let rest = open(&others).and_then(|text| phrases::read(&others, &text));
    match (questionnaire, phrases, rest) {
        (Ok(questionnaire), Ok(phrases), Ok(rest)) => Ok(Written {
            language,
            questionnaire: (questions, questionnaire),
            phrases: (words, phrases),
            rest: (others, rest),
        }),
        (questionnaire, phrases, rest) => {
            let faults = [questionnaire.err(), phrases.err(), rest.err()];
            Err(faults.into_iter().flatten().flatten().collect())
        }
    }
}

fn save(name: &str, text: &str) -> Result<(), Vec<String>> {
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(&target, text).map_err(|error| vec![format!("{}: {error}", target.display())])
}

/// Words, a line each, under their name: what `Words::bring` reads.
fn text<'a>(name: &str, words: impl Iterator<Item = &'a str>) -> String {
    let words = words.flat_map(|word| [word, "\n"]);
    ["five-keys ", name, "\n"].into_iter().chain(words).collect()
}

/// The way to each phrase by its name, on a type that holds so many in a field.
fn accessors(
    (of, field, count): (&str, &str, &str),
    one: &Phrases,
    other: &Phrases,
) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "/// How many phrases there are.\nconst {count}: usize = {};", one.len())?;
    writeln!(out, "impl {of} {{")?;
    for (place, ((name, first), second)) in one.iter().zip(other.values()).enumerate() {
        writeln!(out, "/// “{first}”, “{second}”.")?;
        writeln!(out, "pub const fn {name}(&self) -> &'static str {{ self.{field}[{place}] }}")?;
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
