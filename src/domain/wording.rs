//! How the statements that were answered are to those of this page.

pub use super::content_version::{CONTENT_VERSION, FIRST_OF_OTHERS};

/// The number of the statements on this page, which new takes have: [`CONTENT_VERSION`], unless the site
/// was built with other statements, or labels of the scale, of an organisation. The build calculates it.
pub const CONTENT: u16 = include!(concat!(env!("OUT_DIR"), "/content_id.rs"));

/// How the statements that were answered are to those of this page. Only answers to the same are ever
/// compared, or put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wording {
    /// They are the same.
    Present,
    /// They are an earlier version of the same questionnaire.
    Earlier,
    /// They are a version that this page does not know yet.
    Later,
    /// They are others: those of another organisation's page, or of this one's before it changed them.
    Others,
}

impl Wording {
    /// How those with this number are to those of this page.
    pub const fn of(content: u16) -> Wording {
        Wording::between(content, CONTENT)
    }

    /// How those with a number are to the present ones.
    const fn between(content: u16, present: u16) -> Wording {
        if content == present {
            Wording::Present
        } else if content >= FIRST_OF_OTHERS || present >= FIRST_OF_OTHERS {
            Wording::Others
        } else if content < present {
            Wording::Earlier
        } else {
            Wording::Later
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_versions_of_one_questionnaire_are_earlier_or_later() {
        let (mine, theirs) = (FIRST_OF_OTHERS, u16::MAX);
        for (content, present, wording) in [
            (2, 2, Wording::Present),
            (1, 2, Wording::Earlier),
            (3, 2, Wording::Later),
            (FIRST_OF_OTHERS - 1, 2, Wording::Later),
            (mine, 2, Wording::Others),
            (theirs, 2, Wording::Others),
            (mine, mine, Wording::Present),
            (theirs, mine, Wording::Others),
            (2, mine, Wording::Others),
            (3, mine, Wording::Others),
        ] {
            assert_eq!(Wording::between(content, present), wording, "{content} beside {present}");
        }
    }
}
