//! Reads a content file and says what is wrong with it, by file and id.
//!
//! The build uses it, and so does a test that feeds it broken files. It is no part of the program:
//! the build writes what passes into the file of words, with a text on each line.

use serde::Deserialize;

use super::{
    phrases,
    rhythm::Rhythm,
    statement::{Key, Kind, Statement},
};

/// How many labels the frequency scale has.
const LABELS: usize = 5;

/// A content file. A text that is missing is read as an empty one, and refused with those.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Questionnaire {
    pub(crate) language: String,
    pub(crate) name: String,
    pub(crate) tagline: String,
    pub(crate) source: String,
    pub(crate) source_url: String,
    /// Where to ask questions; ours has none, an organisation's may have one.
    pub(crate) address: String,
    pub(crate) intro: Intro,
    pub(crate) scale: Scale,
    #[serde(rename = "key")]
    pub(crate) keys: Vec<KeyText>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Intro {
    pub(crate) question: String,
    pub(crate) lead: String,
    pub(crate) promise: String,
    pub(crate) privacy: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Scale {
    pub(crate) period: String,
    pub(crate) labels: Vec<String>,
    pub(crate) not_applicable: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct KeyText {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) promise: String,
    pub(crate) why: String,
    pub(crate) low: String,
    pub(crate) mid: String,
    pub(crate) high: String,
    pub(crate) conversation: String,
    #[serde(rename = "statement")]
    pub(crate) statements: Vec<StatementText>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct StatementText {
    pub(crate) id: String,
    pub(crate) kind: String,
    #[serde(rename = "self")]
    pub(crate) own: String,
    pub(crate) team: String,
    pub(crate) action: Option<ActionText>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ActionText {
    pub(crate) title: String,
    pub(crate) how: String,
    pub(crate) today: String,
    pub(crate) cue: String,
    pub(crate) rhythm: String,
}

/// Reads the text of a content file in the language with this code.
///
/// # Errors
/// Every fault found, a line each: `five-keys.nl.toml: purpose.tell: …`.
pub(crate) fn read(file: &str, code: &str, text: &str) -> Result<Questionnaire, Vec<String>> {
    let questionnaire: Questionnaire =
        toml::from_str(text).map_err(|error| vec![unreadable(file, text, &error)])?;
    let mut faults = Faults { file, found: Vec::new() };
    faults.check(code, &questionnaire);
    if faults.found.is_empty() { Ok(questionnaire) } else { Err(faults.found) }
}

/// The actions whose rhythm differs between two files, a line each.
pub(crate) fn differing_rhythms(
    (file, one): (&str, &Questionnaire),
    (other_file, other): (&str, &Questionnaire),
) -> Vec<String> {
    one.rhythms()
        .filter_map(|(id, rhythm)| {
            let (_, differing) = other.rhythms().find(|(i, other)| *i == id && *other != rhythm)?;
            Some(format!(
                "{other_file}: {id}: `rhythm` is \"{differing}\", but \"{rhythm}\" in {file}"
            ))
        })
        .collect()
}

impl Questionnaire {
    /// All texts that the program shows, in the order in which `Content::read` takes them.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        let Questionnaire { name, tagline, source, source_url, intro, scale, .. } = self;
        let Intro { question, lead, promise, privacy } = intro;
        let top = [name, tagline, source, source_url, question, lead, promise, privacy];
        let top = top.into_iter().chain([&scale.period]).chain(&scale.labels);
        let keys = self.keys.iter().flat_map(|key| {
            [&key.name, &key.promise, &key.why, &key.low, &key.mid, &key.high, &key.conversation]
        });
        let statements = self.statements().flat_map(|statement| {
            let action = statement
                .action
                .iter()
                .flat_map(|action| [&action.title, &action.how, &action.today, &action.cue]);
            [&statement.own, &statement.team].into_iter().chain(action)
        });
        top.chain([&scale.not_applicable]).chain(keys).chain(statements).map(String::as_str)
    }

    /// All statements, in the order of the file.
    pub(crate) fn statements(&self) -> impl Iterator<Item = &StatementText> {
        self.keys.iter().flat_map(|key| &key.statements)
    }

    fn rhythms(&self) -> impl Iterator<Item = (&str, &str)> {
        self.statements().filter_map(|statement| {
            Some((statement.id.as_str(), statement.action.as_ref()?.rhythm.as_str()))
        })
    }
}

/// A message for a file that is no TOML, or has a name or a type that does not belong. The last
/// id above the place says where to look.
fn unreadable(file: &str, text: &str, error: &toml::de::Error) -> String {
    let above = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = above.matches('\n').count() + 1;
    let id = above.lines().rev().find_map(|line| line.trim().strip_prefix("id = "));
    let id = id.map(|id| format!(" {}:", id.trim_matches('"'))).unwrap_or_default();
    format!("{file}:{id} line {line}: {}", error.message().replace('\n', " "))
}

/// What is wrong with a text, if anything. One that is missing is read as an empty one.
pub(crate) fn flaw(text: &str) -> Option<&'static str> {
    if text.trim().is_empty() { Some("is missing or empty") } else { phrases::flaw(text) }
}

struct Faults<'a> {
    file: &'a str,
    found: Vec<String>,
}

impl Faults<'_> {
    fn check(&mut self, code: &str, all: &Questionnaire) {
        self.texts(
            "top",
            &[
                ("language", &all.language),
                ("name", &all.name),
                ("tagline", &all.tagline),
                ("source", &all.source),
                ("source_url", &all.source_url),
            ],
        );
        if all.language != code {
            self.add("top", format!("`language` is \"{}\", must be \"{code}\"", all.language));
        }
        if !all.source_url.starts_with("https://") {
            self.add("top", "`source_url` must start with https://");
        }
        let intro = &all.intro;
        self.texts(
            "intro",
            &[
                ("question", &intro.question),
                ("lead", &intro.lead),
                ("promise", &intro.promise),
                ("privacy", &intro.privacy),
            ],
        );
        self.scale(&all.scale);
        self.order(
            "key",
            &Key::ALL.map(Key::id),
            &all.keys.iter().map(|key| key.id.as_str()).collect::<Vec<_>>(),
        );
        self.order(
            "statement",
            &Statement::all().map(Statement::id).collect::<Vec<_>>(),
            &all.statements().map(|statement| statement.id.as_str()).collect::<Vec<_>>(),
        );
        for key in &all.keys {
            self.key(key);
        }
    }

    fn scale(&mut self, scale: &Scale) {
        self.texts(
            "scale",
            &[("period", &scale.period), ("not_applicable", &scale.not_applicable)],
        );
        if scale.labels.len() != LABELS {
            let count = scale.labels.len();
            self.add("scale", format!("`labels` has {count} labels, must have {LABELS}"));
        }
        for label in &scale.labels {
            self.texts("scale", &[("labels", label)]);
        }
    }

    fn key(&mut self, key: &KeyText) {
        self.texts(
            &key.id,
            &[
                ("name", &key.name),
                ("promise", &key.promise),
                ("why", &key.why),
                ("low", &key.low),
                ("mid", &key.mid),
                ("high", &key.high),
                ("conversation", &key.conversation),
            ],
        );
        for words in &key.statements {
            if let Some(statement) = Statement::from_id(&words.id) {
                let home = statement.key().id();
                if home != key.id {
                    let what = format!("stands under key {}, belongs under {home}", key.id);
                    self.add(&words.id, what);
                }
                self.statement(statement, words);
            }
        }
    }

    fn statement(&mut self, statement: Statement, words: &StatementText) {
        let id = statement.id();
        self.texts(id, &[("self", &words.own), ("team", &words.team)]);
        let kind = match statement.kind() {
            Kind::Practice => "practice",
            Kind::Effect => "effect",
        };
        if words.kind != kind {
            self.add(id, format!("`kind` is \"{}\", must be \"{kind}\"", words.kind));
        }
        match (statement.kind(), &words.action) {
            (Kind::Practice, None) => self.add(id, "a practice must have an action"),
            (Kind::Effect, Some(_)) => self.add(id, "an effect must not have an action"),
            (Kind::Effect, None) => {}
            (Kind::Practice, Some(action)) => {
                self.texts(
                    id,
                    &[
                        ("action.title", &action.title),
                        ("action.how", &action.how),
                        ("action.today", &action.today),
                        ("action.cue", &action.cue),
                    ],
                );
                if Rhythm::from_id(&action.rhythm).is_none() {
                    let known = Rhythm::ALL.map(Rhythm::id).join(", ");
                    let what = format!("`rhythm` is \"{}\", must be one of {known}", action.rhythm);
                    self.add(id, what);
                }
            }
        }
    }

    /// Names what is missing, unknown or double; when it is all there, the first out of place.
    fn order(&mut self, what: &str, wanted: &[&str], found: &[&str]) {
        let before = self.found.len();
        for id in wanted {
            match found.iter().filter(|other| *other == id).count() {
                0 => self.add(id, format!("the {what} is missing")),
                1 => {}
                times => self.add(id, format!("the {what} is there {times} times")),
            }
        }
        for id in found {
            if !wanted.contains(id) {
                self.add(id, format!("there is no such {what}"));
            }
        }
        if before == self.found.len()
            && let Some((id, there)) = wanted.iter().zip(found).find(|(id, there)| id != there)
        {
            self.add(there, format!("out of order: {id} must stand here"));
        }
    }

    fn texts(&mut self, place: &str, texts: &[(&str, &String)]) {
        for (field, text) in texts {
            if let Some(flaw) = flaw(text) {
                self.add(place, format!("`{field}` {flaw}"));
            }
        }
    }

    fn add(&mut self, place: &str, what: impl AsRef<str>) {
        self.found.push(format!("{}: {place}: {}", self.file, what.as_ref()));
    }
}
