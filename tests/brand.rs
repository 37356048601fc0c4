//! The folder of an organisation: what it changes, and what is said of each fault in it.
#![cfg(not(target_arch = "wasm32"))]
// A helper of a test is a test too: what it unwraps fails the test.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../src/words/brand/mod.rs"]
mod brand;
#[path = "../src/content/check.rs"]
#[allow(dead_code)]
mod content;
#[path = "../src/domain/content_version.rs"]
#[allow(dead_code, unreachable_pub)]
mod content_version;
#[path = "../src/domain/language.rs"]
#[allow(dead_code, unreachable_pub)]
mod language;
#[path = "../src/phrases/check.rs"]
#[allow(dead_code)]
mod phrases;
#[path = "../src/domain/rhythm.rs"]
#[allow(dead_code, unreachable_pub)]
mod rhythm;
#[path = "../src/domain/statement.rs"]
#[allow(dead_code, unreachable_pub)]
mod statement;

use std::{fs, path::Path};

use brand::{
    Brand, Words,
    colours::{Colours, contrast},
    content_id::{content_id, of_changed},
};
use content::Questionnaire;
use content_version::{CONTENT_VERSION, FIRST_OF_OTHERS};
use language::Language;
use phrases::Phrases;
use serde_json::Value;

const TOKENS: &str = include_str!("../style/tokens.css");

/// What the site says in a language.
struct Said {
    language: Language,
    questionnaire: Questionnaire,
    phrases: [Phrases; 3],
}

fn ours(language: Language) -> Said {
    let (code, root) = (language.code(), Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let file = |name: String| fs::read_to_string(root.join(name)).unwrap();
    let questionnaire = file(format!("content/five-keys.{code}.toml"));
    let phrases = ["", "pages.", "sessions."].map(|part| {
        phrases::read("file.toml", &file(format!("phrases/{part}{code}.toml"))).unwrap()
    });
    let questionnaire = content::read("file.toml", code, &questionnaire).unwrap();
    Said { language, questionnaire, phrases }
}

/// What the site says with a folder, and its colours and number; or what is wrong with the folder.
fn with(folder: &Path) -> Result<([Said; 2], Colours, u16), Vec<String>> {
    let brand = Brand::read(folder)?;
    let mut said = Language::ALL.map(ours);
    let mut before = Language::ALL.map(ours);
    let mut colours = Colours::of_tokens(TOKENS);
    let mut words = said.each_mut().map(|said| Words {
        language: said.language,
        questionnaire: &mut said.questionnaire,
        phrases: said.phrases.iter_mut().collect(),
    });
    let mut faults = brand.word(&mut words);
    faults.extend(brand.colour(&mut colours));
    faults.extend(brand.logo().err().unwrap_or_default());
    if !faults.is_empty() {
        return Err(faults);
    }
    let pairs = said.iter_mut().zip(&mut before).map(|(said, before)| {
        (said.language.code(), &mut before.questionnaire, &mut said.questionnaire)
    });
    let id = content_id(pairs.collect());
    Ok((said, colours, id))
}

/// What comes of a folder with these files; the name of the folder is left out of what is told.
fn folder(files: &[(&str, &str)]) -> Result<([Said; 2], Colours, u16), Vec<String>> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let here = format!("{}/", folder.path().display());
    with(folder.path())
        .map_err(|faults| faults.iter().map(|fault| fault.replace(&here, "")).collect())
}

fn faults(files: &[(&str, &str)]) -> Vec<String> {
    folder(files).map(|_| ()).unwrap_err()
}

#[test]
fn an_empty_folder_changes_nothing() {
    let (said, colours, id) = folder(&[("README.md", "Notes")]).unwrap();
    for said in said {
        let ours = ours(said.language);
        assert!(said.questionnaire.texts().eq(ours.questionnaire.texts()));
        assert_eq!(said.phrases, ours.phrases);
    }
    assert_eq!((colours, id), (Colours::of_tokens(TOKENS), CONTENT_VERSION));
}

#[test]
fn only_what_is_given_takes_the_place_of_ours() {
    let (said, ..) = folder(&[
        ("content.nl.toml", "tagline = \"Onze scan\"\n[key.growth]\nwhy = \"Omdat het telt.\""),
        ("phrases.en.toml", "[start]\nbegin = \"Off we go\"\nsession_title = \"Round\""),
    ])
    .unwrap();
    let [dutch, english] = said;
    let growth = dutch.questionnaire.keys.iter().find(|key| key.id == "growth").unwrap();
    assert_eq!((&*dutch.questionnaire.tagline, &*growth.why), ("Onze scan", "Omdat het telt."));
    let changed = dutch
        .questionnaire
        .texts()
        .zip(ours(Language::Dutch).questionnaire.texts())
        .filter(|(one, other)| one != other)
        .count();
    assert_eq!(changed, 2);
    assert_eq!(english.phrases[0]["begin"], "Off we go");
    assert_eq!(english.phrases[0]["session_title"], "Round");
    assert_eq!(english.questionnaire.tagline, ours(Language::English).questionnaire.tagline);
    assert_eq!(dutch.phrases, ours(Language::Dutch).phrases);
}

#[test]
fn the_example_is_one_that_can_be_built() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (said, colours, id) = with(&root.join("examples/brand")).unwrap();
    assert_eq!(said.each_ref().map(|said| &*said.questionnaire.name), ["Kompas", "Compass"]);
    assert_eq!(colours.light["accent"], "#7a1f5c");
    assert!(id >= FIRST_OF_OTHERS);
}

#[test]
fn a_name_that_nothing_has_is_told_with_its_line_and_the_nearest_one() {
    for (file, text, fault) in [
        (
            "content.nl.toml",
            "nam = \"Kompas\"",
            "1: nam: there is no such text; did you mean name?",
        ),
        (
            "content.en.toml",
            "# ours\n[statement.purpose.tel]\nself = \"I tell it.\"",
            "3: statement.purpose.tel.self: there is no such text; \
             did you mean statement.purpose.tell.self?",
        ),
        (
            "content.en.toml",
            "[action.purpose.effect]\ntitle = \"Do it\"",
            "2: action.purpose.effect.title: there is no such text; \
             did you mean action.purpose.tell.title?",
        ),
        ("content.nl.toml", "zzz = \"x\"", "1: zzz: there is no such text"),
        ("content.nl.toml", "language = \"de\"", "1: language: there is no such text"),
        (
            "phrases.nl.toml",
            "begn = \"Start\"",
            "1: begn: there is no such phrase; did you mean begin?",
        ),
        (
            "phrases.nl.toml",
            "begin = \"Start\"\n[start]\nbegin = \"Begin\"",
            "3: start.begin: is there twice, on line 1 too",
        ),
        ("colours.toml", "accent = \"#123456\"", "1: accent: must stand under [light] or [dark]"),
        (
            "colours.toml",
            "[light]\nacent = \"#123456\"",
            "2: light.acent: there is no such colour; did you mean accent?; there are accent, \
             faint, ground, ink, line, on-accent, raised, soft, tint, warn, warn-tint",
        ),
    ] {
        let told = faults(&[(file, text)]);
        // What follows from it is not told as well.
        assert_eq!(told, [format!("{file}:{fault}")]);
    }
}

#[test]
fn a_file_that_nothing_reads_is_told_by_its_name() {
    for (name, told) in [
        (
            "content.de.toml",
            "content.de.toml: no file of a brand is called so; did you mean content.en.toml?",
        ),
        ("Logo.SVG", "Logo.SVG: no file of a brand is called so; did you mean logo.svg?"),
        ("x.toml", "x.toml: no file of a brand is called so"),
    ] {
        let found = faults(&[(name, "")]);
        assert!(found[0].starts_with(told.split(';').next().unwrap()), "{found:?}");
    }
    let missing = with(Path::new("no/such/folder")).map(|_| ()).unwrap_err();
    assert!(missing[0].starts_with("no/such/folder: "), "{missing:?}");
}

#[test]
fn what_is_no_text_is_told_with_its_line() {
    for (text, fault) in [
        ("name = Kompas", "content.nl.toml:1: "),
        ("tagline = \"Een scan\"\nname = \"Kompas", "content.nl.toml:2: "),
        ("tagline = 5", "content.nl.toml:1: tagline: must be a text between \" and \""),
        ("tagline = \"a\"\ntagline = \"b\"", "content.nl.toml:2: duplicate key"),
        ("tagline = \"\"", "content.nl.toml:1: tagline: is missing or empty"),
        (
            "\ntagline = \"Ons team's scan\"",
            "content.nl.toml:2: tagline: has a straight ' instead of ’",
        ),
        ("tagline = \"Een \\n scan\"", "content.nl.toml:1: tagline: has a space at its end"),
        (
            "source_url = \"http://example.org\"",
            "content.nl.toml:1: source_url: must begin with https://",
        ),
    ] {
        let told = faults(&[("content.nl.toml", text)]);
        assert!(told.iter().any(|one| one.starts_with(fault)), "{text}: {told:?}");
    }
}

#[test]
fn what_makes_sense_in_both_languages_alone_must_be_in_both() {
    let statement = "[statement.purpose.tell]\nself = \"A.\"\nteam = \"B.\"";
    for text in [
        "name = \"Kompas\"",
        "address = \"hr@example.org\"",
        "[scale]\nperiod = \"Think of last year.\"",
        statement,
        "[action.purpose.tell]\ntitle = \"Do it\"",
    ] {
        let told = faults(&[("content.nl.toml", text)]);
        assert!(
            !told.is_empty()
                && told.iter().all(|one| one
                    .ends_with("is changed here, and must be changed in content.en.toml too")),
            "{told:?}"
        );
        assert!(folder(&[("content.nl.toml", text), ("content.en.toml", text)]).is_ok());
    }
    assert_eq!(
        faults(&[("content.en.toml", statement)])[0],
        "content.en.toml:2: statement.purpose.tell.self: is changed here, \
         and must be changed in content.nl.toml too"
    );
}

#[test]
fn a_team_and_its_leader_answer_the_same_statements() {
    let alone = "[statement.purpose.tell]\nself = \"I tell it.\"";
    let told = faults(&[("content.nl.toml", alone), ("content.en.toml", alone)]);
    assert_eq!(told.len(), 2);
    assert_eq!(
        told[0],
        "content.nl.toml:2: statement.purpose.tell.self: `team` must be changed too: a team and its \
         leader answer the same"
    );
}

#[test]
fn an_action_has_one_of_the_rhythms_and_the_same_in_both_languages() {
    let action = |rhythm: &str| format!("[action.purpose.tell]\nrhythm = \"{rhythm}\"");
    let told = |one: &str, other: &str| {
        faults(&[("content.nl.toml", &*action(one)), ("content.en.toml", &*action(other))])
    };
    assert!(
        told("daily", "daily")[0].contains("rhythm: is \"daily\", must be one of once, weekly")
    );
    // The folder comes first in one file's name and in the other's.
    assert_eq!(told("weekly", "monthly").len(), 1);
}

#[test]
fn the_scale_has_five_labels_each_of_its_own() {
    let scale = |labels: &str| format!("[scale]\nlabels = [{labels}]");
    let told = |labels: &str| {
        faults(&[("content.nl.toml", &*scale(labels)), ("content.en.toml", &*scale(labels))])
    };
    assert!(told("\"a\", \"b\"")[0].contains(":2: scale.labels: has 2 labels, must have 5"));
    assert!(told("\"a\", \"b\", \"c\", \"d\", \"a\"")[0].contains("is the same as"));
    let six = told("\"a\", \"b\", \"c\", \"d\", \"e\", \"f\"");
    assert!(six[0].contains("scale.labels.6: there is no such text"), "{six:?}");
}

#[test]
fn what_the_program_fills_in_must_have_its_place() {
    let told = faults(&[("phrases.en.toml", "overall = \"All in all {n} points, {m}.\"")]);
    assert!(told[0].contains("1: overall: must have {n} in it, as ours has: “"), "{told:?}");
    let told = faults(&[("phrases.en.toml", "begin = \"Start {name}\"")]);
    assert!(told[0].contains("must have no {…} in it"), "{told:?}");
    // The name of the check may be told anywhere, and need not be.
    let (said, ..) =
        folder(&[("phrases.en.toml", "begin = \"Start {app}\"\nabout_title = \"About\"")]).unwrap();
    assert_eq!(said[1].phrases[0]["begin"], "Start {app}");
}

#[test]
fn an_address_is_one_that_can_be_followed() {
    for (address, is_one) in [
        ("hr@example.org", true),
        ("https://example.org/questions", true),
        ("http://example.org", false),
        ("hr@example", false),
        ("javascript:alert(1)", false),
        ("mailto:hr@example.org", false),
        ("ask Anna", false),
    ] {
        let text = format!("address = \"{address}\"");
        let result = folder(&[("content.nl.toml", &*text), ("content.en.toml", &*text)]);
        assert_eq!(result.is_ok(), is_one, "{address}");
    }
}

#[test]
fn a_colour_must_be_one_and_be_told_from_what_it_stands_on() {
    for colour in ["red", "#12345", "#1234567", "rgb(0 0 0)", "#gggggg", ""] {
        let told = faults(&[("colours.toml", &*format!("\n[dark]\naccent = \"{colour}\""))]);
        assert_eq!(
            told,
            [format!(
                "colours.toml:3: dark.accent: \"{colour}\" is no colour; write it as #1a554f"
            )]
        );
    }
    let told = faults(&[("colours.toml", "[light]\naccent = \"#8fd0c4\"")]);
    assert!(
        told.contains(
            &"colours.toml:2: light.accent: accent (#8fd0c4) cannot be told well enough from ground \
              (#fbf7f0): their contrast is 1.64 and must be 4.5 or more; take a lighter or a darker one"
                .to_owned()
        ),
        "{told:#?}"
    );
    // A ground under words that are ours is looked at too, and white paper.
    let ground = faults(&[("colours.toml", "[dark]\nground = \"#8f8678\"")]);
    assert!(ground.iter().any(|one| one.contains("ink (#f0eae0)")), "{ground:?}");
    let paper = faults(&[(
        "colours.toml",
        "[light]\nground = \"#000\"\nraised = \"#111\"\nink = \"#fff\"\nsoft = \"#eee\"\naccent = \"#eee\"\n\
         on-accent = \"#000\"\ntint = \"#111\"\nwarn = \"#fcc\"\nwarn-tint = \"#111\"\nline = \"#999\"",
    )]);
    assert_eq!(paper.len(), 1, "{paper:?}");
    assert!(paper[0].contains("white paper"), "{paper:?}");
}

#[test]
fn contrast_is_that_of_wcag() {
    assert_eq!(contrast("#000", "#ffffff"), Some(21.0));
    assert_eq!(contrast("#777777", "#777"), Some(1.0));
    // The best known grey that just fails on white, and the one that just passes.
    assert!(contrast("#777777", "#fff").unwrap() < 4.5);
    assert!(contrast("#767676", "#fff").unwrap() > 4.5);
}

#[test]
fn our_own_colours_can_be_told_apart() {
    let colours = Colours::of_tokens(TOKENS);
    let part = |page: &str, of: &std::collections::BTreeMap<String, String>| {
        let lines = of.iter().map(|(name, colour)| format!("{name} = \"{colour}\"\n"));
        format!("[{page}]\n{}", lines.collect::<String>())
    };
    let text = part("light", &colours.light) + &part("dark", &colours.dark);
    assert_eq!((colours.light.len(), colours.dark.len()), (11, 11));
    assert!(folder(&[("colours.toml", &*text)]).is_ok());
}

#[test]
fn colours_come_into_the_style_sheet_where_ours_stand() {
    let ours = Colours::of_tokens(TOKENS);
    assert_eq!(ours.in_tokens(TOKENS), TOKENS);
    let (_, colours, _) =
        folder(&[("colours.toml", "[light]\naccent = \"#7a1f5c\"\n[dark]\naccent = \"#f0a8d6\"")])
            .unwrap();
    let css = colours.in_tokens(TOKENS);
    assert_eq!(css.matches("--accent: #7a1f5c;").count(), 1);
    // What the device asks for, and what the reader has chosen.
    assert_eq!(css.matches("--accent: #f0a8d6;").count(), 2);
    assert_eq!(css.lines().zip(TOKENS.lines()).filter(|(one, other)| one != other).count(), 3);
}

#[test]
fn a_logo_runs_nothing_and_asks_nobody() {
    let svg = |inside: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">\n{inside}\n</svg>")
    };
    for inside in [
        "<path d=\"M0 0h8\"/>",
        "<defs><path id=\"a\" d=\"M0 0h8\"/></defs><use href=\"#a\"/>",
        "<style>path { fill: url(#b) }</style>",
    ] {
        assert!(folder(&[("logo.svg", &*svg(inside))]).is_ok(), "{inside}");
    }
    for (inside, told) in [
        ("<script>alert(1)</script>", "<script> must not be in a logo"),
        ("<path onclick=\"alert(1)\"/>", "`onclick` runs a script"),
        ("<image href=\"https://example.org/a.png\"/>", "`href` leads out of the file"),
        ("<use xmlns:x=\"http://www.w3.org/1999/xlink\" x:href=\"a.svg#b\"/>", "`href` leads out"),
        ("<image href=\"data:image/png;base64,AA\"/>", "`href` leads out of the file"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject> must not be in a logo"),
        ("<set attributeName=\"href\" to=\"x\"/>", "<set> must not be in a logo"),
        ("<style>@import \"a.css\";</style>", "`@import` leads out of the file"),
        ("<path fill=\"url('https://example.org/a')\"/>", "`url(…)` leads out of the file"),
        ("<path style=\"fill: url(a.svg)\"/>", "`url(…)` leads out of the file"),
        ("<text>Kompas</text>", "letters need a font"),
    ] {
        let found = faults(&[("logo.svg", &*svg(inside))]);
        assert!(found.iter().any(|one| one.starts_with("logo.svg:2: ")), "{inside}: {found:?}");
        assert!(found.iter().any(|one| one.contains(told)), "{inside}: {found:?}");
    }
    assert!(faults(&[("logo.svg", &*svg("<path"))])[0].starts_with("logo.svg:"));
    let no_frame = faults(&[("logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]);
    assert!(no_frame[0].starts_with("logo.svg:1: must have a viewBox"), "{no_frame:?}");
    let no_svg = faults(&[("logo.svg", "<html/>")]);
    assert!(no_svg[0].starts_with("logo.svg:1: must begin with <svg"), "{no_svg:?}");
    let entity =
        "<!DOCTYPE svg [<!ENTITY a SYSTEM \"a\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    assert_eq!(faults(&[("logo.svg", entity)]).len(), 1);
    let heavy = faults(&[("logo.svg", &*svg(&format!("<path d=\"{}\"/>", "M0 0".repeat(3000))))]);
    assert!(heavy[0].contains("of at most 8000"), "{heavy:?}");
}

#[test]
fn all_faults_of_a_folder_are_told_at_once() {
    let told = faults(&[
        ("content.nl.toml", "nam = \"a\""),
        ("phrases.en.toml", "begn = \"a\""),
        ("colours.toml", "[light]\nink = \"black\""),
        ("logo.svg", "<html/>"),
    ]);
    assert_eq!(
        told.iter().map(|one| one.split(':').next().unwrap()).collect::<Vec<_>>(),
        ["content.nl.toml", "phrases.en.toml", "colours.toml", "logo.svg", "logo.svg"]
    );
}

#[test]
fn only_what_is_measured_makes_other_statements() {
    let id = |text: &str| {
        let (.., id) = folder(&[("content.nl.toml", text), ("content.en.toml", text)]).unwrap();
        id
    };
    for text in [
        "name = \"Kompas\"",
        "[intro]\nlead = \"So it is.\"",
        "[key.purpose]\nname = \"Why\"\nhigh = \"Well done.\"",
        "[action.purpose.tell]\ntitle = \"Do it\"\nrhythm = \"monthly\"",
    ] {
        assert_eq!(id(text), CONTENT_VERSION, "{text}");
    }
    let mut ids = vec![CONTENT_VERSION];
    for text in [
        "[statement.purpose.tell]\nself = \"A.\"\nteam = \"B.\"",
        "[statement.purpose.tell]\nself = \"A.\"\nteam = \"C.\"",
        "[statement.purpose.impact]\nself = \"A.\"\nteam = \"B.\"",
        "[scale]\nperiod = \"Think of last year.\"",
        "[scale]\nnot_applicable = \"Never came up\"",
        "[scale]\nlabels = [\"a\", \"b\", \"c\", \"d\", \"e\"]",
    ] {
        let found = id(text);
        assert!(found >= FIRST_OF_OTHERS && !ids.contains(&found), "{text}: {found}");
        assert_eq!(id(&format!("tagline = \"Other\"\n{text}")), found, "the same statements");
        ids.push(found);
    }
    // What is given and reads as ours is ours.
    let files = Language::ALL.map(|language| {
        let ours = ours(language).questionnaire;
        let tell = &ours.keys[0].statements[0];
        format!("[statement.purpose.tell]\nself = {:?}\nteam = {:?}", tell.own, tell.team)
    });
    let (.., id) =
        folder(&[("content.nl.toml", &*files[0]), ("content.en.toml", &*files[1])]).unwrap();
    assert_eq!(id, CONTENT_VERSION);
}

#[test]
fn the_number_of_other_statements_is_the_one_that_the_docs_describe() {
    let vectors: Value = serde_json::from_str(include_str!("codes/vectors.json")).unwrap();
    let examples = vectors["content_ids"].as_array().unwrap();
    assert!(examples.len() >= 3);
    for example in examples {
        let text = |one: &Value| one.as_str().unwrap().to_owned();
        let lines = example["changed"].as_array().unwrap().iter().map(|one| text(one) + "\n");
        assert_eq!(
            u64::from(of_changed(lines.collect())),
            example["id"].as_u64().unwrap(),
            "{example}"
        );
    }
    // The last one is of the example of a folder.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (.., id) = with(&root.join("examples/brand")).unwrap();
    assert_eq!(u64::from(id), examples.last().unwrap()["id"].as_u64().unwrap());
}
