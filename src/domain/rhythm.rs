//! How often an action comes back.
//!
//! This file names nothing outside the standard library because `words/build.rs` includes it too.

/// How often an action is meant to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rhythm {
    /// One time, or each time the occasion is there.
    Once,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// 30 days after the occasion, such as a new colleague's start.
    Day30,
}

impl Rhythm {
    /// All rhythms, in the order in which they are offered.
    pub const ALL: [Rhythm; 5] =
        [Rhythm::Once, Rhythm::Weekly, Rhythm::Monthly, Rhythm::Quarterly, Rhythm::Day30];

    /// Its id in content and documents.
    pub const fn id(self) -> &'static str {
        match self {
            Rhythm::Once => "once",
            Rhythm::Weekly => "weekly",
            Rhythm::Monthly => "monthly",
            Rhythm::Quarterly => "quarterly",
            Rhythm::Day30 => "day30",
        }
    }

    /// The rhythm with this id, if there is one.
    pub fn from_id(id: &str) -> Option<Rhythm> {
        Rhythm::ALL.into_iter().find(|rhythm| rhythm.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::Rhythm;

    #[test]
    fn an_id_leads_back_to_its_rhythm() {
        for rhythm in Rhythm::ALL {
            assert_eq!(Rhythm::from_id(rhythm.id()), Some(rhythm));
        }
        assert_eq!(Rhythm::from_id("daily"), None);
    }
}
