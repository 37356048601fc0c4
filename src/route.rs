//! The addresses within the app. They live in the fragment, which any static host leaves alone.

use crate::domain::{Key, Kind, Statement, TakeId};

/// One page of the app.
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
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.strip_prefix('/').unwrap_or(path);
        let Some((page, rest)) = path.split_once('/') else {
            return match path {
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
            };
        };
        let route = match (page, rest) {
            ("actions", "all") => Some(Route::AllActions),
            ("actions", key) => Key::from_id(key).map(Route::KeyActions),
            ("check", key) => Key::from_id(key).map(Route::Check),
            ("result", take) => parse_take(take).map(Route::Take),
            ("compare", takes) => takes.split_once('/').and_then(|(before, after)| {
                Some(Route::Compare(parse_take(before)?, parse_take(after)?))
            }),
            ("take-on", practice) => Statement::from_id(practice)
                .filter(|statement| statement.kind() == Kind::Practice)
                .map(Route::TakeOn),
            _ => None,
        };
        route.unwrap_or(Route::Missing)
    }

    /// The fragment of this route, with its `#`; what leads nowhere has that of the start.
    pub fn hash(self) -> String {
        match self {
            Route::Start | Route::Missing => "#/".to_owned(),
            Route::Check(key) => format!("#/check/{}", key.id()),
            Route::Result => "#/result".to_owned(),
            Route::Take(take) => format!("#/result/{}", take.number()),
            Route::History => "#/history".to_owned(),
            Route::Compare(before, after) => {
                format!("#/compare/{}/{}", before.number(), after.number())
            }
            Route::Paper => "#/paper".to_owned(),
            Route::Actions => "#/actions".to_owned(),
            Route::KeyActions(key) => format!("#/actions/{}", key.id()),
            Route::AllActions => "#/actions/all".to_owned(),
            Route::TakeOn(practice) => format!("#/take-on/{}", practice.id()),
            Route::FollowUp => "#/follow-up".to_owned(),
            Route::Data => "#/data".to_owned(),
            Route::About => "#/about".to_owned(),
        }
    }

    /// Whether its page is in the part of the app that comes after the first: a first answer does
    /// without it.
    pub const fn is_lazy(self) -> bool {
        !matches!(self, Route::Start | Route::Check(_) | Route::Missing)
    }
}

fn parse_take(id: &str) -> Option<TakeId> {
    id.parse().ok().and_then(TakeId::new)
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
            assert_eq!(Route::parse(&route.hash()), route);
        }
    }

    #[test]
    fn a_take_is_found_again_by_the_address_of_its_result() {
        for number in [0, 7, (1 << 53) - 1] {
            let id = TakeId::new(number).unwrap();
            assert_eq!(Route::parse(&Route::Take(id).hash()), Route::Take(id));
            let first = TakeId::new(1).unwrap();
            let two = Route::Compare(first, id);
            assert_eq!(Route::parse(&two.hash()), two);
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
            assert_eq!(Route::parse(&Route::TakeOn(practice).hash()), Route::TakeOn(practice));
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
