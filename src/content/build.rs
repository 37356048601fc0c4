//! Turns the content files into typed Rust as the project is built, or fails and says which file
//! and id is wrong.

mod check;
#[path = "../domain/language.rs"]
#[allow(dead_code, unreachable_pub)]
mod language;
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

use check::{ActionText, KeyText, Questionnaire, StatementText};
use language::Language;
use rhythm::Rhythm;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/content");
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
    let mut faults = Vec::new();
    let mut files = Vec::new();
    for language in Language::ALL {
        let file = format!("five-keys.{}.toml", language.code());
        let read = fs::read_to_string(format!("src/content/{file}"))
            .map_err(|error| vec![format!("{file}: {error}")])
            .and_then(|text| check::read(&file, language.code(), &text));
        match read {
            Ok(questionnaire) => files.push((language, file, questionnaire)),
            Err(found) => faults.extend(found),
        }
    }
    if let Some(((_, file, first), others)) = files.split_first() {
        for (_, other_file, other) in others {
            faults.extend(check::differing_rhythms((file, first), (other_file, other)));
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("words.rs");
    let words = write_all(&files).map_err(|error| vec![error.to_string()])?;
    fs::write(&target, words).map_err(|error| vec![format!("{}: {error}", target.display())])
}

/// The statics: one `Content` a language, the way to them, and the rhythms that all share.
fn write_all(files: &[(Language, String, Questionnaire)]) -> Result<String, fmt::Error> {
    let mut out = String::new();
    writeln!(out, "const fn words(language: Language) -> &'static Content {{ match language {{")?;
    for (language, ..) in files {
        let name = language.code().to_uppercase();
        writeln!(out, "Language::{language:?} => &{name},")?;
    }
    writeln!(out, "}} }}")?;
    for (language, _, questionnaire) in files {
        write_content(&mut out, *language, questionnaire)?;
    }
    writeln!(out, "static RHYTHMS: [Option<Rhythm>; STATEMENTS] = [")?;
    for statement in files.iter().take(1).flat_map(|(.., first)| first.statements()) {
        let action = statement.action.as_ref();
        match action.and_then(|action| Rhythm::from_id(&action.rhythm)) {
            Some(rhythm) => writeln!(out, "Some(Rhythm::{rhythm:?}),")?,
            None => writeln!(out, "None,")?,
        }
    }
    writeln!(out, "];")?;
    Ok(out)
}

fn write_content(out: &mut String, language: Language, all: &Questionnaire) -> fmt::Result {
    let Questionnaire { name, tagline, source, source_url, intro, scale, .. } = all;
    writeln!(
        out,
        "static {}: Content = Content {{ language: Language::{language:?}, name: {name:?}, \
         tagline: {tagline:?}, source: {source:?}, source_url: {source_url:?}, \
         intro: Intro {{ question: {:?}, lead: {:?}, promise: {:?}, privacy: {:?} }}, \
         scale: Scale {{ period: {:?}, labels: {:?}, not_applicable: {:?} }}, keys: [",
        language.code().to_uppercase(),
        intro.question,
        intro.lead,
        intro.promise,
        intro.privacy,
        scale.period,
        scale.labels,
        scale.not_applicable,
    )?;
    for KeyText { name, promise, why, low, mid, high, conversation, .. } in &all.keys {
        writeln!(
            out,
            "KeyWords {{ name: {name:?}, promise: {promise:?}, why: {why:?}, low: {low:?}, \
             mid: {mid:?}, high: {high:?}, conversation: {conversation:?} }},"
        )?;
    }
    writeln!(out, "], statements: [")?;
    for StatementText { own, action, .. } in all.statements() {
        write!(out, "StatementWords {{ own: {own:?}, action: ")?;
        match action {
            Some(ActionText { title, how, today, cue, .. }) => writeln!(
                out,
                "Some(ActionWords {{ title: {title:?}, how: {how:?}, today: {today:?}, \
                 cue: {cue:?} }}) }},"
            )?,
            None => writeln!(out, "None }},")?,
        }
    }
    writeln!(out, "] }};")
}
