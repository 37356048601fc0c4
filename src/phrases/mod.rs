//! The interface's own words. A phrase that one of the languages lacks does not compile.
//!
//! `{n}`, `{m}` and `{name}` stand for what `fill` puts there.

mod en;
mod nl;

use crate::domain::Language;

/// One struct of texts, and a list of them by name for the tests.
macro_rules! phrases {
    ($($name:ident),+ $(,)?) => {
        /// The words of the interface in one language.
        #[allow(missing_docs)]
        #[derive(Debug)]
        pub struct Phrases { $(pub $name: &'static str),+ }

        impl Phrases {
            /// Every phrase with its name.
            pub fn all(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($name), self.$name)),+]
            }
        }
    };
}

phrases! {
    // The frame around every screen.
    skip, home, menu, other_language, theme, theme_system, theme_light, theme_dark,
    nav_start, nav_result, nav_actions, nav_data, nav_about,
    // Start.
    begin, begin_again, go_on, start_over, start_over_sure, start_over_yes,
    last_result, last_result_on, see_result, browse_actions, iphone_title, iphone_tip,
    // Check.
    step, given, open_one, open_many, skip_them, back, go_on_next, finish, digits,
    finished_title, finished_text, correct, full,
    // Result.
    result_title, result_of, none_title, none_text, overall, not_enough, not_enough_short,
    strongest_one, strongest_many, focus_two, focus_also, focus_equal, keep_up, no_focus,
    why_title, answered, work_on,
    scores_title, scores_caption, column_key, column_score, column_band, band_low, band_mid,
    band_high, bands_note, radar_show, radar_label,
    seeing_title, done_not_seen, seen_not_done,
    statements_title, not_answered, practice, effect,
    honest_title, honest_text,
    keep_title, keep_text, keep_iphone, save_file, print, share, shared_copied, shared_nowhere,
    delete_result, delete_result_sure, delete_result_yes, share_text,
    // Actions.
    actions_title, actions_lead, actions_none, action_today, action_when, action_rhythm,
    rhythm_once, rhythm_weekly, rhythm_monthly, rhythm_quarterly, rhythm_day30, your_answer,
    more_actions, all_actions_title, all_actions_lead, all_actions, talk_about,
    // Data.
    data_title, data_lead, data_what, data_takes, data_open, data_settings, data_nothing,
    data_where, data_size, data_months, export_title, export_text, export, import_title,
    import_text, import_choose,
    import_new, import_known, import_beside, import_nothing, import_settings, import_yes, import_no,
    aside_title, aside_text, aside_item, aside_save, aside_remove,
    delete_title, delete_text, delete_sure, delete_yes,
    // What can be wrong with a file or a stored text.
    bad_large, bad_json, bad_ours, bad_damaged, bad_many, bad_future, bad_unreadable, bad_read_only, bad_intro,
    // What the reader must know about their data.
    trouble_denied, trouble_full, trouble_broken, trouble_future, trouble_aside, trouble_export,
    trouble_data,
    // About.
    about_title, about_what_title, about_what, about_score_title, about_score, about_limits_title,
    about_limits, about_source_title, about_privacy_title, about_privacy, about_check,
    about_version_title, about_version, about_licence,
    // A route that leads nowhere.
    missing_title, missing_text,
}

impl Phrases {
    /// The words in a language.
    pub const fn of(language: Language) -> &'static Phrases {
        match language {
            Language::Dutch => &nl::PHRASES,
            Language::English => &en::PHRASES,
        }
    }
}

/// A phrase with its `{name}` filled in.
#[inline(never)]
pub fn named(phrase: &str, name: &str) -> String {
    fill(phrase, &[("name", name)])
}

/// A phrase with its `{n}` filled in.
#[inline(never)]
pub fn counted(phrase: &str, n: usize) -> String {
    fill(phrase, &[("n", &n.to_string())])
}

/// A phrase with its `{n}` and `{m}` filled in.
#[inline(never)]
pub fn counted_of(phrase: &str, n: usize, m: usize) -> String {
    fill(phrase, &[("n", &n.to_string()), ("m", &m.to_string())])
}

/// A phrase with its places filled in; a place that no value is given for stays as it is.
fn fill(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(phrase.len() + 32);
    let mut rest = phrase;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(wanted, _)| *wanted == name).map(|(_, value)| (*value, after))
        });
        if let Some((value, after)) = found {
            text.push_str(value);
            rest = after;
        } else {
            text.push('{');
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

/// Names in a row: "a", "a and b", "a, b and c".
pub fn listed(names: &[&str], language: Language) -> String {
    let mut text = String::new();
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            text.push_str(match (place + 1 == names.len(), language) {
                (false, _) => ", ",
                (true, Language::Dutch) => " en ",
                (true, Language::English) => " and ",
            });
        }
        text.push_str(name);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(phrase: &str) -> Vec<&str> {
        let mut names: Vec<_> =
            phrase.split('{').skip(1).filter_map(|p| p.split_once('}')).map(|(n, _)| n).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn every_phrase_has_words_and_the_same_places_in_both_languages() {
        let dutch = Phrases::of(Language::Dutch).all();
        let english = Phrases::of(Language::English).all();
        for ((name, nl), (_, en)) in dutch.into_iter().zip(english) {
            assert!(!nl.trim().is_empty() && !en.trim().is_empty(), "{name} is empty");
            assert_eq!(places(nl), places(en), "{name} differs in its places");
        }
    }

    #[test]
    fn a_phrase_is_filled_in_wherever_its_places_stand() {
        assert_eq!(named("Why {name}?", "{n}"), "Why {n}?");
        assert_eq!(counted("{n}, {n}", 3), "3, 3");
        assert_eq!(counted_of("{m} with {n}", 3, 21), "21 with 3");
        assert_eq!(fill("{n} of {m}", &[("n", "3"), ("m", "21")]), "3 of 21");
        assert_eq!(fill("{n}{n}", &[("n", "{m}")]), "{m}{m}");
    }

    #[test]
    fn a_place_without_a_value_stays() {
        assert_eq!(fill("a {b} c { d", &[]), "a {b} c { d");
    }

    #[test]
    fn names_in_a_row_read_as_a_person_says_them() {
        assert_eq!(listed(&[], Language::English), "");
        assert_eq!(listed(&["a"], Language::English), "a");
        assert_eq!(listed(&["a", "b"], Language::Dutch), "a en b");
        assert_eq!(listed(&["a", "b", "c"], Language::English), "a, b and c");
    }
}
