//! A text in lines that fit a width.

/// What stands where the end of a text does not fit.
const CUT: char = '…';
/// What parts two words.
const SPACE: char = ' ';

/// The lines of a text that fit, at most so many; where the text is longer, the last one is cut. A word
/// that is longer than a line goes on in the next, between two characters as a reader sees them.
pub(in crate::pages) fn lines(text: &str, most: usize, fits: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim_matches(SPACE);
    let mut is_apart = false;
    while !rest.is_empty() {
        let is_cut = lines.len() + 1 == most && !fits(rest);
        let (mut line, after) = if is_cut {
            let end = end_of_line(rest, &|line| fits(&with_sign(line)));
            (with_sign(rest.split_at(end).0), "")
        } else {
            let (line, after) = rest.split_at(end_of_words(rest, fits));
            (line.trim_end_matches(SPACE).to_owned(), after.trim_start_matches(SPACE))
        };
        rest = after;
        // Every line is drawn by itself: what is read from right to left ends with it, and begins anew
        // in the next.
        if is_apart {
            line.insert(0, APART);
        }
        is_apart = line.rfind(APART) > line.rfind(END_APART);
        if is_apart {
            line.push(END_APART);
        }
        lines.push(line);
    }
    lines
}

/// The beginning of a line with the sign that the rest of it is cut.
fn with_sign(line: &str) -> String {
    format!("{}{CUT}", line.trim_end_matches(SPACE))
}

/// Where a line must end, at a space if it has one.
fn end_of_words(text: &str, fits: &dyn Fn(&str) -> bool) -> usize {
    let end = end_of_line(text, fits);
    let (line, after) = text.split_at(end);
    if after.is_empty() || after.starts_with(SPACE) {
        return end;
    }
    line.rfind(SPACE).unwrap_or(end)
}

/// How much of a text fits, in whole characters as a reader sees them; one at least.
fn end_of_line(text: &str, fits: &dyn Fn(&str) -> bool) -> usize {
    let mut end = 0;
    for (place, symbol) in text.char_indices().skip(1) {
        let (before, _) = text.split_at(place);
        if goes_with(symbol, before) {
            continue;
        }
        if !fits(before) {
            return if end == 0 { place } else { end };
        }
        end = place;
    }
    if end == 0 || fits(text) { text.len() } else { end }
}

/// Whether a symbol is a part of the character before it: a mark on a letter, the other half of a flag,
/// what is joined to an emoji. Near enough to part a text between characters.
fn goes_with(symbol: char, before: &str) -> bool {
    let is_half_a_flag = |symbol: &char| matches!(symbol, '\u{1f1e6}'..='\u{1f1ff}');
    match symbol {
        // Marks of European, Semitic and Indic scripts, and for symbols.
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{93a}'..='\u{94f}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        // Joiners, the look of what is before them, skin, and the letters of a flag.
        | JOIN_NOT | JOIN | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}'
        | '\u{e0020}'..='\u{e007f}' | END_APART => true,
        _ if is_half_a_flag(&symbol) => {
            before.chars().rev().take_while(is_half_a_flag).count() % 2 == 1
        }
        _ => before.ends_with([JOIN, APART]),
    }
}

/// Zero-width joiner and non-joiner.
const JOIN: char = '\u{200d}';
const JOIN_NOT: char = '\u{200c}';

/// The marks around a part of a line that is read from right to left.
pub(in crate::pages) const APART: char = '\u{202b}';
pub(in crate::pages) const END_APART: char = '\u{202c}';

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How many characters a reader sees.
    fn characters(text: &str) -> usize {
        let text = text.replace([APART, END_APART], "");
        let symbols = text.char_indices();
        symbols.filter(|(place, symbol)| !goes_with(*symbol, &text[..*place])).count()
    }

    /// The lines of at most ten characters.
    fn of_ten(text: &str, most: usize) -> Vec<String> {
        lines(text, most, &|line| characters(line) <= 10)
    }

    #[test]
    fn words_go_on_in_the_next_line() {
        assert_eq!(of_ten("one two three four", 9), ["one two", "three four"]);
        assert_eq!(of_ten("", 9), [""; 0]);
        assert_eq!(of_ten("ten signs.", 9), ["ten signs."]);
        assert_eq!(of_ten("ten signs. more", 9), ["ten signs.", "more"]);
    }

    #[test]
    fn a_word_that_is_longer_than_a_line_is_parted() {
        let parted = ["a", "Klantencon", "tactcentru", "m b"];
        assert_eq!(of_ten("a Klantencontactcentrum b", 9), parted);
    }

    #[test]
    fn what_does_not_fit_is_cut_with_a_sign() {
        assert_eq!(of_ten("one two three four five", 2), ["one two", "three fou…"]);
        assert_eq!(of_ten("aaaaaaaaaa bbb", 1), ["aaaaaaaaa…"]);
        assert_eq!(of_ten("aaaaaaaa bbbbb", 1), ["aaaaaaaa…"]);
        assert_eq!(of_ten("aaaaaaaaaa", 1), ["aaaaaaaaaa"]);
    }

    #[test]
    fn a_character_with_all_that_belongs_to_it_stays_whole() {
        for whole in
            ["👩\u{200d}👩\u{200d}👧", "🇳🇱", "e\u{301}", "❤\u{fe0f}\u{200d}🔥", "👍🏽", "क्\u{200d}ष"]
        {
            assert_eq!(characters(whole), 1, "{whole}");
            assert_eq!(of_ten(&whole.repeat(11), 9), [whole.repeat(10), whole.to_owned()]);
        }
    }

    #[test]
    fn a_name_that_is_read_from_right_to_left_is_so_in_every_line() {
        let team = "about \u{202b}צוות צפון ודרום\u{202c}";
        let lines = ["about \u{202b}צוות\u{202c}", "\u{202b}צפון ודרום\u{202c}"];
        assert_eq!(of_ten(team, 9), lines);
        assert_eq!(of_ten(team, 1), ["about \u{202b}צוו…\u{202c}"]);
    }

    proptest! {
        #[test]
        fn every_line_fits_and_nothing_is_lost(text in "\\PC{0,120}|(👩‍👩‍👧|🇳🇱|a |é| ){0,40}") {
            let found = of_ten(&text, usize::MAX);
            for line in &found {
                prop_assert!(characters(line) <= 10, "{line}");
            }
            let letters = |text: &str| {
                text.replace([APART, END_APART, SPACE], "")
            };
            prop_assert_eq!(letters(&found.concat()), letters(&text));
            prop_assert!(of_ten(&text, 2).len() <= 2);
        }
    }
}
