//! The structure of the questionnaire: five keys, 21 statements, their order and kind.
//!
//! The words live in `content`; their build checks them against this table, so an id, an order
//! or a kind that differs fails the build. This file names nothing outside the standard library
//! because `words/build.rs` includes it too.

/// How many keys there are.
pub const KEYS: usize = 5;
/// How many statements there are, over all keys.
pub const STATEMENTS: usize = 21;

/// One of the five keys to engagement, in the order of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    /// People know what they do it for.
    Purpose,
    /// People have a say in their own work.
    Influence,
    /// People land well and keep growing.
    Growth,
    /// People belong together.
    Connection,
    /// What the leader does becomes normal.
    Example,
}

impl Key {
    /// All keys, in order.
    pub const ALL: [Key; KEYS] =
        [Key::Purpose, Key::Influence, Key::Growth, Key::Connection, Key::Example];

    /// The key's id in content, routes and documents.
    pub const fn id(self) -> &'static str {
        match self {
            Key::Purpose => "purpose",
            Key::Influence => "influence",
            Key::Growth => "growth",
            Key::Connection => "connection",
            Key::Example => "example",
        }
    }

    /// The key with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Key> {
        Key::ALL.into_iter().find(|key| key.id() == id)
    }

    /// Its place in the questionnaire, 0 to 4.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The key after this one, none after the last.
    pub fn next(self) -> Option<Key> {
        Key::ALL.get(self.index() + 1).copied()
    }

    /// The key before this one, none before the first.
    pub fn previous(self) -> Option<Key> {
        Key::ALL.get(self.index().checked_sub(1)?).copied()
    }

    /// The key's statements, in order.
    pub fn statements(self) -> impl DoubleEndedIterator<Item = Statement> + Clone {
        Statement::all().filter(move |statement| statement.key() == self)
    }

    /// The key's practices, in order.
    pub fn practices(self) -> impl DoubleEndedIterator<Item = Statement> + Clone {
        self.statements().filter(|statement| statement.kind() == Kind::Practice)
    }
}

/// What a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// What the leader does; each practice has an action.
    Practice,
    /// What shows in the team.
    Effect,
}

/// One of the 21 statements. Its order is that of the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Statement(u8);

use Kind::{Effect, Practice};

/// Key, kind and id of every statement. Answers are stored in this order, so another order needs a
/// new content version.
const TABLE: [(Key, Kind, &str); STATEMENTS] = [
    (Key::Purpose, Practice, "purpose.tell"),
    (Key::Purpose, Practice, "purpose.impact"),
    (Key::Purpose, Practice, "purpose.compass"),
    (Key::Purpose, Effect, "purpose.effect"),
    (Key::Influence, Practice, "influence.experiment"),
    (Key::Influence, Practice, "influence.goals"),
    (Key::Influence, Practice, "influence.choice"),
    (Key::Influence, Effect, "influence.effect"),
    (Key::Growth, Practice, "growth.why"),
    (Key::Growth, Practice, "growth.buddy"),
    (Key::Growth, Practice, "growth.day30"),
    (Key::Growth, Practice, "growth.checkin"),
    (Key::Growth, Effect, "growth.effect"),
    (Key::Connection, Practice, "connection.retro"),
    (Key::Connection, Practice, "connection.informal"),
    (Key::Connection, Practice, "connection.care"),
    (Key::Connection, Effect, "connection.effect"),
    (Key::Example, Practice, "example.open"),
    (Key::Example, Practice, "example.recognise"),
    (Key::Example, Practice, "example.accountable"),
    (Key::Example, Effect, "example.effect"),
];

impl Statement {
    /// The first statement.
    pub const FIRST: Statement = Statement(0);

    /// The statement at a place in the questionnaire, 0 to 20.
    pub fn at(index: usize) -> Option<Statement> {
        u8::try_from(index).ok().filter(|_| index < STATEMENTS).map(Statement)
    }

    /// The statement with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Statement> {
        Statement::all().find(|statement| statement.id() == id)
    }

    /// All statements, in order.
    pub fn all() -> impl DoubleEndedIterator<Item = Statement> + Clone {
        (0..STATEMENTS).filter_map(Statement::at)
    }

    /// Its place in the questionnaire, 0 to 20.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    const fn row(self) -> (Key, Kind, &'static str) {
        // In bounds by construction: the only ways in are `at` and `all`.
        #[allow(clippy::indexing_slicing)]
        TABLE[self.0 as usize]
    }

    /// The key it belongs to.
    pub const fn key(self) -> Key {
        self.row().0
    }

    /// Whether it is a practice or an effect.
    pub const fn kind(self) -> Kind {
        self.row().1
    }

    /// Its id in content and documents, `key.name`.
    pub const fn id(self) -> &'static str {
        self.row().2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questionnaire_has_16_practices_and_an_effect_at_the_end_of_each_key() {
        assert_eq!(Statement::all().count(), STATEMENTS);
        let practices = Statement::all().filter(|s| s.kind() == Kind::Practice);
        assert_eq!(practices.count(), 16);
        for key in Key::ALL {
            let kinds: Vec<_> = key.statements().rev().map(Statement::kind).collect();
            assert_eq!(kinds[0], Kind::Effect, "{}", key.id());
            assert!(!kinds[1..].contains(&Kind::Effect), "{}", key.id());
            assert_eq!(key.practices().count(), kinds.len() - 1);
        }
    }

    #[test]
    fn an_id_leads_back_to_its_statement_and_starts_with_its_key() {
        for statement in Statement::all() {
            assert_eq!(Statement::from_id(statement.id()), Some(statement));
            assert_eq!(Statement::at(statement.index()), Some(statement));
            assert_eq!(statement.id().split('.').next(), Some(statement.key().id()));
        }
        assert_eq!(Statement::from_id("purpose.other"), None);
        assert_eq!(Statement::at(STATEMENTS), None);
        assert_eq!(Statement::at(usize::MAX), None);
        assert_eq!(Statement::at(0), Some(Statement::FIRST));
    }

    #[test]
    fn the_statements_of_the_keys_in_order_are_all_statements() {
        let by_key: Vec<_> = Key::ALL.into_iter().flat_map(Key::statements).collect();
        assert_eq!(by_key, Statement::all().collect::<Vec<_>>());
    }

    #[test]
    fn the_keys_follow_each_other() {
        assert_eq!(Key::Purpose.previous(), None);
        assert_eq!(Key::Example.next(), None);
        for (key, next) in Key::ALL.into_iter().zip(Key::ALL.into_iter().skip(1)) {
            assert_eq!(key.next(), Some(next));
            assert_eq!(next.previous(), Some(key));
        }
        for key in Key::ALL {
            assert_eq!(Key::from_id(key.id()), Some(key));
            assert_eq!(Key::ALL[key.index()], key);
        }
        assert_eq!(Key::from_id(""), None);
    }
}
