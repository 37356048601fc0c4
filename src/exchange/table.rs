//! All takes as a table (CSV), in the form that spreadsheets open as it is meant.

use crate::domain::{Day, KEYS, Key, Language, STATEMENTS, Score, Scores, Statement, Take, Voice};

/// The kind of file that it is.
pub const KIND: &str = "text/csv;charset=utf-8";

/// A take, with what the reader calls it.
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
    /// What the leader's own voice is called.
    pub own: &'a str,
    /// What the voice of a team member is called.
    pub team: &'a str,
}

/// The text of a file with a head and a line for each take, in the order given.
///
/// Scores are whole numbers as on the page, empty where there are not enough answers. Answers are
/// 1 to 5, 0 where it did not occur, empty where none was given.
pub fn write(rows: &[Row], words: &Wording) -> String {
    let separator = match words.language {
        // Where a comma stands in numbers, Excel takes a semicolon to stand between cells.
        Language::Dutch => ';',
        Language::English => ',',
    };
    // Excel takes a text without a byte order mark for one of the old encodings.
    let mut table = Table { text: String::from("\u{feff}"), separator };
    let heads = [&words.about[..], &[words.overall], &words.keys, &words.statements];
    for head in heads.into_iter().flatten() {
        table.cell(head);
    }
    table.end_line();
    for row in rows {
        table.line(row, words);
    }
    table.text
}

/// A table as it is written.
struct Table {
    text: String,
    separator: char,
}

impl Table {
    fn line(&mut self, row: &Row, words: &Wording) {
        let Row { take, finished, team, name } = *row;
        let voice = match take.voice {
            Voice::Own => words.own,
            Voice::Team => words.team,
        };
        let finished = finished.map_or_else(String::new, Day::to_iso);
        for text in [finished.as_str(), team, name, voice] {
            self.cell(text);
        }
        self.cell(&take.content.to_string());
        let scores = Scores::of(&take.answers);
        self.score(scores.overall());
        for key in Key::ALL {
            self.score(scores.key(key).score());
        }
        for statement in Statement::all() {
            if let Some(answer) = take.answers.get(statement) {
                self.text.push(char::from(b'0' + answer.digit()));
            }
            self.text.push(self.separator);
        }
        self.end_line();
    }

    fn score(&mut self, score: Option<Score>) {
        self.cell(&score.map_or_else(String::new, |score| score.rounded().to_string()));
    }

    /// Writes a cell and a separator. What a spreadsheet would take for a formula gets an
    /// apostrophe before it, so that nobody's team name is reckoned with.
    fn cell(&mut self, text: &str) {
        let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        if formula || text.contains([self.separator, '"', '\r', '\n']) {
            self.text.push_str(if formula { "\"'" } else { "\"" });
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
        self.text.push(self.separator);
    }

    /// Ends a line, which has a separator too many.
    fn end_line(&mut self) {
        self.text.pop();
        self.text.push_str("\r\n");
    }
}
