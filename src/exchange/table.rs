//! All takes as a table (CSV, RFC 4180), in the form that spreadsheets open without questions.

use crate::domain::{
    Answer, Day, KEYS, Key, Language, STATEMENTS, Score, Scores, Statement, Take, Voice,
};

/// The media type of the file.
pub const KIND: &str = "text/csv;charset=utf-8";

/// A take, with what is said of it on its line.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// The take.
    pub take: &'a Take,
    /// The local day on which it was finished; none while it is in progress.
    pub finished: Option<Day>,
    /// The team that it is about; empty where it has none.
    pub team: &'a str,
    /// Its name; empty where it has none.
    pub name: &'a str,
}

/// The words in the table, in the reader's language.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// The language, which says what stands between two cells.
    pub language: Language,
    /// The heads of the columns before the scores: finished, team, name, voice, content version.
    pub about: [&'a str; 5],
    /// The head of the overall score.
    pub overall: &'a str,
    /// The heads of the scores of the keys, in order.
    pub keys: [&'a str; KEYS],
    /// The heads of the answers, in order.
    pub statements: [&'a str; STATEMENTS],
    /// The name of the leader's own voice.
    pub own: &'a str,
    /// The name of a team member's voice.
    pub team: &'a str,
}

/// The text of a file with a head and a line for each take, in the order given.
///
/// Scores are whole numbers as on the page, empty where there are not enough answers. Answers are
/// 1 to 5, 0 where it did not occur, empty where none was given.
pub fn write(rows: &[Row], words: &Wording) -> String {
    let lines = [heads(words)].into_iter().chain(rows.iter().map(|row| cells(row, words)));
    of_lines(lines, words.language)
}

/// The text of a file with these lines, each with its cells.
pub fn of_lines(lines: impl IntoIterator<Item = Vec<String>>, language: Language) -> String {
    let separator = match language {
        // Where a comma stands in numbers, Excel takes a semicolon to stand between cells.
        Language::Dutch => ";",
        Language::English => ",",
    };
    let lines = lines.into_iter().map(|cells| {
        let cells: Vec<_> = cells.iter().map(|cell| escaped(cell, separator)).collect();
        cells.join(separator) + "\r\n"
    });
    // Excel takes a text without a byte order mark for one of the old encodings.
    format!("\u{feff}{}", lines.collect::<String>())
}

/// The heads of all columns.
fn heads(words: &Wording) -> Vec<String> {
    let heads = [&words.about[..], &[words.overall], &words.keys, &words.statements];
    heads.concat().into_iter().map(str::to_owned).collect()
}

/// The cells of a take, one for each head.
fn cells(row: &Row, words: &Wording) -> Vec<String> {
    let Row { take, finished, team, name } = *row;
    let voice = match take.voice {
        Voice::Own => words.own,
        Voice::Team => words.team,
    };
    let finished = finished.map(Day::to_iso).unwrap_or_default();
    let about = [finished, team.to_owned(), name.to_owned(), voice.to_owned()];
    let scores = Scores::of(&take.answers);
    let keys = Key::ALL.map(|key| scores.key(key).score());
    let answers = Statement::all().map(|statement| take.answers.get(statement));
    let mut cells = Vec::from(about);
    cells.push(take.content.to_string());
    cells.push(or_empty(scores.overall().map(Score::rounded)));
    cells.extend(keys.map(|score| or_empty(score.map(Score::rounded))));
    cells.extend(answers.map(|answer| or_empty(answer.map(Answer::digit))));
    cells
}

/// A number as a cell, which is empty where there is none.
fn or_empty<T: ToString>(number: Option<T>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// What parts the cells of a line in one program or another. What the file is opened with need not be
/// what it was written for.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// What a spreadsheet may take for the beginning of a formula, in the full width of East Asian writing
/// too.
const BEGINS_FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A cell, on one line and in quotes where it needs them (RFC 4180).
fn escaped(cell: &str, separator: &str) -> String {
    let text = without_formulas(cell);
    if text.contains(separator) || text.contains('"') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// What a reader typed must never be calculated, wherever a program takes a cell to begin: what could
/// begin a formula there gets an apostrophe before it. Quotes alone do not help: a program that parts
/// cells at another character does not find them where it expects them.
fn without_formulas(cell: &str) -> String {
    let mut text = String::new();
    let mut can_begin = true;
    for symbol in cell.chars() {
        if can_begin && BEGINS_FORMULA.contains(&symbol) {
            text.push('\'');
        }
        // Spaces and quotes before it do not keep a formula from being one.
        can_begin = SEPARATORS.contains(&symbol)
            || can_begin && (symbol.is_whitespace() || symbol.is_control() || symbol == '"');
        // A tab would begin another cell, and a line end another line.
        text.push(if symbol.is_control() { ' ' } else { symbol });
    }
    text
}
