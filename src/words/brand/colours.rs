//! The colours of the page: ours as `style/tokens.css` has them, and an organisation's own.

use std::collections::BTreeMap;

use super::{
    Fault,
    entries::{Entry, nearest},
};

/// The colours of the light page and of the dark one, each by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Colours {
    pub(crate) light: BTreeMap<String, String>,
    pub(crate) dark: BTreeMap<String, String>,
}

/// What stands on what, and how far apart the two must be: 4.5 for words and 3 for what is drawn, as
/// WCAG 2.2 asks for at level AA.
const PAIRS: [(&str, &str, f64); 21] = [
    ("ink", "ground", WORDS),
    ("ink", "raised", WORDS),
    ("ink", "tint", WORDS),
    ("ink", "warn-tint", WORDS),
    ("soft", "ground", WORDS),
    ("soft", "raised", WORDS),
    ("soft", "tint", WORDS),
    ("soft", "warn-tint", WORDS),
    ("accent", "ground", WORDS),
    ("accent", "raised", WORDS),
    ("accent", "tint", WORDS),
    ("accent", "warn-tint", WORDS),
    ("on-accent", "accent", WORDS),
    ("warn", "ground", WORDS),
    ("warn", "raised", WORDS),
    ("warn", "tint", WORDS),
    ("warn", "warn-tint", WORDS),
    ("line", "ground", DRAWN),
    ("line", "raised", DRAWN),
    ("line", "tint", DRAWN),
    ("line", "warn-tint", DRAWN),
];
const WORDS: f64 = 4.5;
const DRAWN: f64 = 3.0;

impl Colours {
    /// Reads a style sheet that gives each colour once for the light page, and then for the dark one.
    pub(crate) fn of_tokens(css: &str) -> Colours {
        let mut colours = Colours::default();
        for (name, colour) in css.lines().filter_map(declaration) {
            let page = if colours.light.contains_key(name) {
                &mut colours.dark
            } else {
                &mut colours.light
            };
            page.insert(name.to_owned(), colour.to_owned());
        }
        colours
    }

    /// The same style sheet with these colours.
    pub(crate) fn in_tokens(&self, css: &str) -> String {
        let mut seen = Vec::new();
        let lines = css.lines().map(|line| {
            let Some((name, colour)) = declaration(line) else { return line.to_owned() };
            let page = if seen.contains(&name) { &self.dark } else { &self.light };
            seen.push(name);
            page.get(name).map_or_else(|| line.to_owned(), |own| line.replace(colour, own))
        });
        lines.map(|line| line + "\n").collect()
    }
}

/// A line of a style sheet that gives a colour: its name and it.
fn declaration(line: &str) -> Option<(&str, &str)> {
    let (name, colour) = line.trim().strip_prefix("--")?.split_once(": ")?;
    let colour = colour.strip_suffix(';')?;
    rgb(colour).map(|_| (name, colour))
}

/// The red, green and blue of a colour such as `#1a554f` or `#fff`, 0 to 255.
fn rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let byte = |part: &str| u8::from_str_radix(part, 16).ok();
    let all_hex = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let part = |place: usize| match digits.len() {
        3 => byte(&digits.get(place..=place)?.repeat(2)),
        6 => byte(digits.get(2 * place..2 * place + 2)?),
        _ => None,
    };
    if all_hex { Some([part(0)?, part(1)?, part(2)?]) } else { None }
}

/// The contrast of two colours, 1 to 21, as WCAG 2.2 defines it.
pub(crate) fn contrast(one: &str, other: &str) -> Option<f64> {
    let luminance = |colour| {
        let linear = rgb(colour)?.map(|byte| {
            let part = f64::from(byte) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let [red, green, blue] = linear;
        Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    };
    let (one, other): (f64, f64) = (luminance(one)?, luminance(other)?);
    Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
}

/// Puts an organisation's colours in the place of ours.
pub(super) fn change(colours: &mut Colours, file: &str, entries: &[Entry]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for Entry { id, line, text } in entries {
        let mut fault = |what: String| faults.push(format!("{file}:{line}: {id}: {what}"));
        let (page, name) = match id.split_once('.') {
            Some(("light", name)) => (&mut colours.light, name),
            Some(("dark", name)) => (&mut colours.dark, name),
            _ => {
                fault("must stand under [light] or [dark]".into());
                continue;
            }
        };
        let known: Vec<_> = page.keys().cloned().collect();
        match page.get_mut(name) {
            None => fault(format!(
                "there is no such colour{}; there are {}",
                nearest(name, &known),
                known.join(", ")
            )),
            Some(_) if rgb(text).is_none() => {
                fault(format!("\"{text}\" is no colour; write it as #1a554f"));
            }
            Some(place) => text.clone_into(place),
        }
    }
    if faults.is_empty() {
        for (part, page) in [("light", &colours.light), ("dark", &colours.dark)] {
            faults.extend(too_alike(file, part, page, entries));
        }
    }
    faults
}

/// The colours of a page that are too alike for what stands on what, where one of the two is given.
fn too_alike(
    file: &str,
    part: &str,
    page: &BTreeMap<String, String>,
    entries: &[Entry],
) -> Vec<Fault> {
    let given = |name: &str| entries.iter().find(|entry| entry.id == format!("{part}.{name}"));
    let mut faults = Vec::new();
    for (above, below, wanted) in PAIRS {
        let Some(entry) = given(above).or_else(|| given(below)) else { continue };
        let (Some(one), Some(other)) = (page.get(above), page.get(below)) else { continue };
        faults.extend(fault_of(file, entry, (above, one), (below, other), wanted));
    }
    // What is printed is always light, on white paper.
    if part == "light"
        && let (Some(entry), Some(accent)) = (given("accent"), page.get("accent"))
    {
        faults.extend(fault_of(file, entry, ("accent", accent), ("white paper", "#ffffff"), WORDS));
    }
    faults
}

fn fault_of(
    file: &str,
    Entry { id, line, .. }: &Entry,
    (above, one): (&str, &str),
    (below, other): (&str, &str),
    wanted: f64,
) -> Option<Fault> {
    let found = contrast(one, other)?;
    (found < wanted).then(|| {
        // Rounded down: what is too little must not read as enough.
        let found = (found * 100.0).floor() / 100.0;
        format!(
            "{file}:{line}: {id}: {above} ({one}) cannot be told well enough from {below} ({other}): their \
             contrast is {found} and must be {wanted} or more; take a lighter or a darker one"
        )
    })
}
