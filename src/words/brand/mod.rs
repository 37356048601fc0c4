//! Reads the folder in which an organisation keeps what it says and shows in its own way, and says what
//! is wrong with it: by file and line, and so that whoever wrote it can mend it.
//!
//! `docs/brand.md` describes the folder. The build uses this, and so does a test that feeds it folders.

pub(crate) mod colours;
pub(crate) mod content_id;
mod entries;
mod logo;
mod phrases;
mod questionnaire;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use super::{content::Questionnaire, language::Language, phrases::Phrases};
use entries::Entry;

/// The files of words, but for the language in their names.
const CONTENT: &str = "content";
const PHRASES: &str = "phrases";
/// The file of colours.
const COLOURS: &str = "colours.toml";
/// The file with the logo.
const LOGO: &str = "logo.svg";

/// A fault, as the build tells it.
pub(crate) type Fault = String;

/// The folder, as far as it can be read: the entries of each file that is there.
pub(crate) struct Brand {
    folder: PathBuf,
    files: BTreeMap<String, Vec<Entry>>,
    /// The text of the logo.
    logo: Option<String>,
}

/// The words of a language that an organisation can change.
pub(crate) struct Words<'a> {
    pub(crate) language: Language,
    pub(crate) questionnaire: &'a mut Questionnaire,
    /// The phrases of all files of them. No name is in two of them.
    pub(crate) phrases: Vec<&'a mut Phrases>,
}

impl Brand {
    /// Reads a folder.
    ///
    /// # Errors
    /// Each file that cannot be read, or is none that a brand has.
    pub(crate) fn read(folder: &Path) -> Result<Brand, Vec<Fault>> {
        let mut brand = Brand { folder: folder.to_owned(), files: BTreeMap::new(), logo: None };
        let mut faults = Vec::new();
        let listed = fs::read_dir(folder)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|error| vec![format!("{}: {error}", folder.display())])?;
        let mut names: Vec<_> =
            listed.iter().map(|entry| entry.file_name().display().to_string()).collect();
        names.sort();
        let known = known_files();
        for name in names {
            let file = brand.file(&name);
            if !known.contains(&name) {
                // Notes, a licence, or what an editor leaves, are nobody's business.
                let (_, extension) = name.rsplit_once('.').unwrap_or_default();
                if ["toml", "svg"].contains(&extension.to_ascii_lowercase().as_str()) {
                    let hint = entries::nearest(&name, &known);
                    faults.push(format!("{file}: no file of a brand is called so{hint}"));
                }
                continue;
            }
            match fs::read_to_string(folder.join(&name)) {
                Err(error) => faults.push(format!("{file}: {error}")),
                Ok(text) if name == LOGO => brand.logo = Some(text),
                Ok(text) => match entries::read(&file, &text) {
                    Ok(read) => _ = brand.files.insert(name, read),
                    Err(found) => faults.extend(found),
                },
            }
        }
        if faults.is_empty() { Ok(brand) } else { Err(faults) }
    }

    /// Puts the words of the folder in the place of ours.
    pub(crate) fn word(&self, words: &mut [Words]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for Words { language, questionnaire, phrases } in &mut *words {
            let (file, entries) = self.of(CONTENT, *language);
            faults.extend(questionnaire::change(questionnaire, &file, entries));
            let (file, entries) = self.of(PHRASES, *language);
            faults.extend(phrases::change(phrases, &file, entries));
        }
        let Some(Words { questionnaire, .. }) = words.first_mut() else { return faults };
        let [dutch, english] = Language::ALL.map(|language| self.of(CONTENT, language));
        for ((file, entries), (other, others)) in [(&dutch, &english), (&english, &dutch)] {
            let (one, other) = ((&**file, *entries), (&**other, *others));
            faults.extend(questionnaire::missing_in_the_other(questionnaire, one, other));
        }
        faults
    }

    /// Puts the colours of the folder in the place of ours.
    pub(crate) fn colour(&self, colours: &mut colours::Colours) -> Vec<Fault> {
        let entries = self.files.get(COLOURS).map_or(&[][..], Vec::as_slice);
        colours::change(colours, &self.file(COLOURS), entries)
    }

    /// The logo, if there is one, and its frame: where it begins, how wide it is and how high.
    ///
    /// # Errors
    /// Everything in it that has no place in a page that asks nobody for anything.
    pub(crate) fn logo(&self) -> Result<Option<(&str, [f64; 4])>, Vec<Fault>> {
        let Some(text) = self.logo.as_deref() else { return Ok(None) };
        logo::read(&self.file(LOGO), text).map(|frame| Some((text, frame)))
    }

    /// A file of words in a language, with its name as faults tell it.
    fn of(&self, what: &str, language: Language) -> (String, &[Entry]) {
        let name = format!("{what}.{}.toml", language.code());
        (self.file(&name), self.files.get(&name).map_or(&[][..], Vec::as_slice))
    }

    fn file(&self, name: &str) -> String {
        self.folder.join(name).display().to_string()
    }
}

/// The names of the files that the folder can have.
fn known_files() -> Vec<String> {
    let words = [CONTENT, PHRASES]
        .into_iter()
        .flat_map(|what| Language::ALL.map(|language| format!("{what}.{}.toml", language.code())));
    words.chain([COLOURS.to_owned(), LOGO.to_owned()]).collect()
}
