//! The addresses within the app. They live in the fragment, which any static host leaves alone.

use crate::domain::{Key, Kind, Statement, TakeId, numeral, parted};

/// One screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The question, the promise, the way in.
    Start,
    /// The statements of one key.
    Check(Key),
    /// The scores of the last finished take.
    Result,
    /// The scores of one finished take.
    Take(TakeId),
    /// All finished takes.
    History,
    /// Two finished takes beside each other.
    Compare(TakeId, TakeId),
    /// The blank questionnaire on paper.
    Paper,
    /// The actions for the focus keys.
    Actions,
    /// The actions of one key.
    KeyActions(Key),
    /// All actions.
    AllActions,
    /// Taking on the action of a practice.
    TakeOn(Statement),
    /// What became of the actions that were taken on.
    FollowUp,
    /// What is stored, and what can be done with it.
    Data,
    /// The method, its limits, its sources.
    About,
    /// An address that leads nowhere.
    Missing,
}

impl Route {
    /// The route of a fragment, with or without its `#`; total.
    pub fn parse(hash: &str) -> Route {
        let path = hash.strip_prefix("#").unwrap_or(hash);
        let path = path.strip_prefix("/").unwrap_or(path);
        match parted(path, b'/') {
            None => match path {
                "" => Route::Start,
                "check" => Route::Check(Key::Purpose),
                "result" => Route::Result,
                "history" => Route::History,
                "paper" => Route::Paper,
                "actions" => Route::Actions,
                "follow-up" => Route::FollowUp,
                "data" => Route::Data,
                "about" => Route::About,
                _ => Route::Missing,
            },
            Some(("result", id)) => take(id).map_or(Route::Missing, Route::Take),
            Some(("compare", two)) => {
                let two = parted(two, b'/').and_then(|(a, b)| take(a).zip(take(b)));
                two.map_or(Route::Missing, |(before, after)| Route::Compare(before, after))
            }
            Some(("actions", "all")) => Route::AllActions,
            Some(("take-on", id)) => {
                let practice = Statement::from_id(id).filter(|own| own.kind() == Kind::Practice);
                practice.map_or(Route::Missing, Route::TakeOn)
            }
            Some(("check", id)) => Key::from_id(id).map_or(Route::Missing, Route::Check),
            Some(("actions", id)) => Key::from_id(id).map_or(Route::Missing, Route::KeyActions),
            Some(_) => Route::Missing,
        }
    }

    /// Whether what draws it is always fetched only when somebody opens such a screen.
    pub const fn is_of_rest(self) -> bool {
        match self {
            Route::History
            | Route::Compare(..)
            | Route::Paper
            | Route::TakeOn(_)
            | Route::FollowUp
            | Route::Data
            | Route::About => true,
            Route::Start
            | Route::Check(_)
            | Route::Result
            | Route::Take(_)
            | Route::Actions
            | Route::KeyActions(_)
            | Route::AllActions
            | Route::Missing => false,
        }
    }

    /// The fragment of this route, `#` and all; that of a take is [`of_take`], of two [`of_two`],
    /// of an action to take on [`of_action`].
    pub const fn hash(self) -> &'static str {
        match self {
            Route::Start | Route::Missing => "#/",
            Route::Check(key) => match key {
                Key::Purpose => "#/check/purpose",
                Key::Influence => "#/check/influence",
                Key::Growth => "#/check/growth",
                Key::Connection => "#/check/connection",
                Key::Example => "#/check/example",
            },
            Route::Result => "#/result",
            Route::History | Route::Take(_) | Route::Compare(..) => "#/history",
            Route::Paper => "#/paper",
            Route::Actions => "#/actions",
            Route::KeyActions(key) => match key {
                Key::Purpose => "#/actions/purpose",
                Key::Influence => "#/actions/influence",
                Key::Growth => "#/actions/growth",
                Key::Connection => "#/actions/connection",
                Key::Example => "#/actions/example",
            },
            Route::AllActions | Route::TakeOn(_) => "#/actions/all",
            Route::FollowUp => "#/follow-up",
            Route::Data => "#/data",
            Route::About => "#/about",
        }
    }
}

fn take(id: &str) -> Option<TakeId> {
    id.parse().ok().and_then(TakeId::new)
}

/// The fragment of two takes beside each other.
pub(super) fn of_two(before: TakeId, after: TakeId) -> String {
    ["#/compare/", &numeral(before.number()), "/", &numeral(after.number())].concat()
}

/// The fragment of taking on the action of a practice.
pub(super) fn of_action(practice: Statement) -> String {
    ["#/take-on/", practice.id()].concat()
}

/// The fragment of the scores of one take.
pub(super) fn of_take(id: TakeId) -> String {
    ["#/result/", &numeral(id.number())].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_found_again_by_its_own_address() {
        let fixed = [
            Route::Start,
            Route::Result,
            Route::History,
            Route::Paper,
            Route::Actions,
            Route::AllActions,
            Route::FollowUp,
            Route::Data,
            Route::About,
        ];
        let of_keys = Key::ALL.into_iter().flat_map(|k| [Route::Check(k), Route::KeyActions(k)]);
        for route in fixed.into_iter().chain(of_keys) {
            assert_eq!(Route::parse(route.hash()), route);
        }
    }

    #[test]
    fn a_take_is_found_again_by_the_address_of_its_result() {
        for number in [0, 7, (1 << 53) - 1] {
            let id = TakeId::new(number).unwrap();
            assert_eq!(Route::parse(&of_take(id)), Route::Take(id));
            let first = TakeId::new(1).unwrap();
            assert_eq!(Route::parse(&of_two(first, id)), Route::Compare(first, id));
        }
        for hash in [
            "#/result/",
            "#/result/x",
            "#/result/-1",
            "#/result/9007199254740992",
            "#/compare/1",
            "#/compare/1/x",
        ] {
            assert_eq!(Route::parse(hash), Route::Missing, "{hash}");
        }
    }

    #[test]
    fn an_action_is_found_again_by_the_address_of_taking_it_on() {
        for practice in Key::ALL.into_iter().flat_map(Key::practices) {
            assert_eq!(Route::parse(&of_action(practice)), Route::TakeOn(practice));
        }
        for hash in ["#/take-on/", "#/take-on/growth.effect", "#/take-on/none"] {
            assert_eq!(Route::parse(hash), Route::Missing, "{hash}");
        }
    }

    #[test]
    fn an_empty_address_is_the_start() {
        for hash in ["", "#", "#/"] {
            assert_eq!(Route::parse(hash), Route::Start);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_missing() {
        for hash in ["#/nowhere", "#/check/", "#/check/none", "#/check/purpose/1", "#//", "#/é%"] {
            assert_eq!(Route::parse(hash), Route::Missing, "{hash}");
        }
    }
}
