//! Which keys to work on.

use super::{
    scores::{ENOUGH_KEYS, Scores},
    statement::Key,
};

/// From how many points on a key is never a focus: it only has to be kept up.
const KEEP_UP: u32 = 90;

/// The keys that the leader is advised to work on. None of them is at 90 or above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// Fewer than two keys have a score: there is nothing to compare.
    NotEnough,
    /// Every key with a score is at 90 or above: there is no weak key.
    KeepUp,
    /// The weakest and the keys less than 6.25 points above it, two or more: the leader
    /// chooses.
    EquallyWeak(Vec<Key>),
    /// One key is clearly the weakest; the next one goes with it.
    TwoWeakest {
        /// The weakest and the next.
        keys: [Key; 2],
        /// Further keys with exactly the score of the second.
        tied: Vec<Key>,
    },
    /// The only key below 90.
    One(Key),
}

impl Focus {
    /// Further keys with exactly the score of the second of two.
    pub fn tied(&self) -> &[Key] {
        match self {
            Focus::TwoWeakest { tied, .. } => tied,
            _ => &[],
        }
    }

    /// The keys, the weakest first; without those tied with the second of two.
    pub fn keys(&self) -> &[Key] {
        match self {
            Focus::NotEnough | Focus::KeepUp => &[],
            Focus::EquallyWeak(keys) => keys,
            Focus::TwoWeakest { keys, .. } => keys,
            Focus::One(key) => core::slice::from_ref(key),
        }
    }
}

impl Scores {
    /// The keys that the leader is advised to work on. Where [`Scores::is_provisional`], so is this.
    pub fn focus(&self) -> Focus {
        let mut ranked = self.ranked();
        if ranked.len() < 2 {
            return Focus::NotEnough;
        }
        ranked.retain(|(_, score)| !score.is_at_least(KEEP_UP));
        let Some((first, weakest)) = ranked.first().copied() else { return Focus::KeepUp };
        let level = ranked.iter().take_while(|(_, score)| score.is_level_with(weakest));
        let level: Vec<_> = level.map(|(key, _)| *key).collect();
        match ranked.as_slice() {
            [_] => Focus::One(first),
            _ if level.len() > 1 => Focus::EquallyWeak(level),
            [_, (second, next), rest @ ..] => {
                let tied = rest.iter().take_while(|(_, score)| score == next).map(|(key, _)| *key);
                Focus::TwoWeakest { keys: [first, *second], tied: tied.collect() }
            }
            [] => Focus::KeepUp,
        }
    }

    /// Whether too few keys have a score for what is said of the strongest and the focus to stand.
    pub fn is_provisional(&self) -> bool {
        self.ranked().len() < ENOUGH_KEYS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::scores::tests::answers;

    fn focus(text: &str) -> Focus {
        Scores::of(&answers(text)).focus()
    }

    #[test]
    fn the_keys_of_a_focus_begin_with_the_weakest() {
        assert_eq!(focus("").keys(), []);
        assert_eq!(focus("5555 5555 55555 5555 5555").keys(), []);
        assert_eq!(focus("4455 5555 55555 5555 5555").keys(), [Key::Purpose]);
        assert_eq!(focus("2223 2222 44444 4444 4444").keys(), [Key::Influence, Key::Purpose]);
        assert_eq!(focus("4444 4444 44444 3333 3333").keys(), [Key::Connection, Key::Example]);
    }
}
