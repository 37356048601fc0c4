//! The addresses within the app. They live in the fragment, which any static host leaves alone.

use crate::domain::{Key, Kind, SessionId, Statement, TakeId};

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
    /// Bringing in a result by its code; a link has that behind it.
    Code,
    /// Handing in what was answered for a session.
    HandIn(SessionId),
    /// The workshops that are kept here, and the way to a new one.
    Workshops,
    /// One session that is kept here: a workshop's, or a team's about its leader.
    Session(SessionId),
    /// That session for everybody in the room to read.
    Present(SessionId),
    /// What a team says about its leader: how it goes, and the sessions that are kept here.
    Mirror,
    /// Collecting for a session whose link was followed.
    Collect,
    /// The facilitator's guide.
    Guide,
    /// The method, its limits, its sources.
    About,
    /// An address that leads nowhere.
    Missing,
}

/// What is to be done with the code that a link carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errand {
    /// To show what is in it: `#/code/` and the code.
    Read,
    /// To answer for the session that it invites to: `#/join/`.
    Join,
    /// To collect for that session: `#/collect/`.
    Collect,
}

impl Errand {
    /// What stands before the code, with its `#`.
    pub const fn before(self) -> &'static str {
        match self {
            Errand::Read => "#/code/",
            Errand::Join => "#/join/",
            Errand::Collect => "#/collect/",
        }
    }
}

/// The longest fragment that is read, in bytes.
const LONGEST: usize = 4096;

/// How often a fragment is decoded: a mailer may have encoded what a chat app had encoded before.
const DECODINGS: usize = 2;

impl Route {
    /// The route of a fragment, with or without its `#`; total.
    ///
    /// What hosts, mailers and chat apps make of a link on its way still leads where it led: with
    /// parameters behind it, encoded, in capitals, with slashes too many, or with the punctuation of
    /// the sentence around it.
    pub fn parse(hash: &str) -> Route {
        if hash.len() > LONGEST {
            return Route::Missing;
        }
        Route::of_segments(&segments(&decoded(hash))).unwrap_or(Route::Missing)
    }

    /// The code that a link has behind its address, in small letters, and what is to be done with it.
    pub fn code_behind(hash: &str) -> Option<(Errand, String)> {
        let hash = decoded(hash.get(..LONGEST).unwrap_or(hash));
        let (errand, code) = match segments(&hash).as_slice() {
            ["code", code] => (Errand::Read, *code),
            ["join", code] => (Errand::Join, *code),
            ["collect", code] => (Errand::Collect, *code),
            // Cut off before its code: it still says what it was for.
            ["join"] => (Errand::Join, ""),
            _ => return None,
        };
        Some((errand, code.to_owned()))
    }

    fn of_segments(segments: &[&str]) -> Option<Route> {
        Some(match segments {
            [] => Route::Start,
            ["check"] => Route::Check(Key::Purpose),
            ["check", key] => Route::Check(Key::from_id(key)?),
            ["result"] => Route::Result,
            ["result", take] => Route::Take(parse_take(take)?),
            ["history"] => Route::History,
            ["compare", before, after] => Route::Compare(parse_take(before)?, parse_take(after)?),
            ["paper"] => Route::Paper,
            ["actions"] => Route::Actions,
            ["actions", "all"] => Route::AllActions,
            ["actions", key] => Route::KeyActions(Key::from_id(key)?),
            ["take-on", practice] => {
                let practice = Statement::from_id(practice)?;
                (practice.kind() == Kind::Practice).then_some(Route::TakeOn(practice))?
            }
            ["follow-up"] => Route::FollowUp,
            ["data"] => Route::Data,
            ["code" | "join"] | ["code" | "join", _] => Route::Code,
            ["hand-in", session] => Route::HandIn(parse_session(session)?),
            ["workshop"] => Route::Workshops,
            ["session", session] => Route::Session(parse_session(session)?),
            ["session", session, "present"] => Route::Present(parse_session(session)?),
            ["mirror"] => Route::Mirror,
            ["collect"] | ["collect", _] => Route::Collect,
            ["guide"] => Route::Guide,
            ["about"] => Route::About,
            _ => return None,
        })
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
            Route::Code => "#/code".to_owned(),
            Route::HandIn(session) => format!("#/hand-in/{}", session.0),
            Route::Workshops => "#/workshop".to_owned(),
            Route::Session(session) => format!("#/session/{}", session.0),
            Route::Present(session) => format!("#/session/{}/present", session.0),
            Route::Mirror => "#/mirror".to_owned(),
            Route::Collect => "#/collect".to_owned(),
            Route::Guide => "#/guide".to_owned(),
            Route::About => "#/about".to_owned(),
        }
    }

    /// Whether its page is in the part of the app that comes after the first: a first answer does
    /// without it.
    pub const fn is_lazy(self) -> bool {
        !matches!(self, Route::Start | Route::Check(_) | Route::Missing)
    }
}

/// A fragment as it was before others encoded it, in small letters.
fn decoded(hash: &str) -> String {
    let hash = (0..DECODINGS).fold(hash.to_owned(), |hash, _| percent_decoded(&hash));
    hash.to_ascii_lowercase()
}

/// The parts of a decoded fragment between its slashes.
fn segments(hash: &str) -> Vec<&str> {
    let path = hash.trim_start_matches('#').split(['?', '&', '#', ';']).next();
    let segments = path.unwrap_or_default().split('/').map(without_punctuation);
    let segments = segments.take_while(|segment| !segment.contains('='));
    segments.filter(|segment| !segment.is_empty()).collect()
}

fn parse_session(id: &str) -> Option<SessionId> {
    id.parse().ok().map(SessionId)
}

fn parse_take(id: &str) -> Option<TakeId> {
    id.parse().ok().and_then(TakeId::new)
}

/// A part of an address without what a sentence puts around it. A hyphen may be a minus, and stays;
/// so does what stands for a text that could not be decoded.
fn without_punctuation(segment: &str) -> &str {
    segment.trim_matches(|c: char| {
        !c.is_alphanumeric() && !['-', char::REPLACEMENT_CHARACTER].contains(&c)
    })
}

/// A text with each `%2F` and its like replaced by what it stands for; a `%` that encodes nothing
/// stays.
fn percent_decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let encoded = part.split_at_checked(2);
        let decoded = encoded.and_then(|(digits, rest)| Some((hex_byte(digits)?, rest)));
        let (byte, rest) = decoded.unwrap_or((b'%', part));
        bytes.push(byte);
        bytes.extend(rest.bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn hex_byte(digits: &str) -> Option<u8> {
    // The standard library would take a sign for a digit.
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    is_hex.then(|| u8::from_str_radix(digits, 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            Route::Code,
            Route::Workshops,
            Route::Mirror,
            Route::Collect,
            Route::Guide,
            Route::About,
        ];
        let of_keys = Key::ALL.into_iter().flat_map(|k| [Route::Check(k), Route::KeyActions(k)]);
        for route in fixed.into_iter().chain(of_keys) {
            assert_eq!(Route::parse(&route.hash()), route);
        }
    }

    #[test]
    fn a_link_has_a_code_behind_it() {
        for (hash, code) in [
            ("#/code/2RZA-019Q-Z0C2-P002-ZYTG", Some((Errand::Read, "2rza-019q-z0c2-p002-zytg"))),
            ("#%2Fcode%2F2RZA019QZ0C2P002ZYTG?a=b", Some((Errand::Read, "2rza019qz0c2p002zytg"))),
            ("#/join/8000-4000", Some((Errand::Join, "8000-4000"))),
            ("#/Collect/8000-4000.", Some((Errand::Collect, "8000-4000"))),
            ("#/code/", None),
            ("#/join", Some((Errand::Join, ""))),
            ("#/join/", Some((Errand::Join, ""))),
            ("#/code", None),
            ("#/data", None),
            ("", None),
        ] {
            let found = Route::code_behind(hash);
            let found = found.as_ref().map(|(errand, code)| (*errand, code.as_str()));
            assert_eq!(found, code, "{hash}");
        }
        assert_eq!(Route::parse("#/code/2RZA-019Q-Z0C2-P002-ZYTG"), Route::Code);
        assert_eq!(Route::parse("#/code/a/b"), Route::Missing);
    }

    #[test]
    fn a_session_is_found_again_by_the_addresses_of_its_pages() {
        for number in [0, 7, u32::MAX] {
            let id = SessionId(number);
            for route in [Route::HandIn(id), Route::Session(id), Route::Present(id)] {
                assert_eq!(Route::parse(&route.hash()), route);
            }
        }
        for hash in ["#/session", "#/session/x", "#/session/4294967296", "#/session/1/x"] {
            assert_eq!(Route::parse(hash), Route::Missing, "{hash}");
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
        for hash in
            ["", "#", "#/", "#//", "#!/", "#/?fbclid=a", "#utm_source=mail", "#%2F", "#/.", "#/%"]
        {
            assert_eq!(Route::parse(hash), Route::Start, "{hash}");
        }
    }

    #[test]
    fn a_link_leads_where_it_led_whatever_was_made_of_it_on_its_way() {
        for hash in [
            "#/result",
            "result",
            "#result",
            "#/result/",
            "#//result//",
            "#!/result",
            "#/Result",
            "#/RESULT.",
            "#/result).",
            "#/result”,",
            "#/result ",
            "#/result/…",
            "#/result?fbclid=IwAR0",
            "#/result/?utm_source=mail&utm_medium=x",
            "#/result&utm_source=mail",
            "#/result&amp;a=b",
            "#/result/gclid=x",
            "#/result#top",
            "#%2Fresult",
            "#%2fresult%3Ffbclid%3Da",
            "#%252Fresult",
            "%23/result",
            "#/re%73ult",
        ] {
            assert_eq!(Route::parse(hash), Route::Result, "{hash}");
        }
        let id = TakeId::new(7_000_000_000_000_000).unwrap();
        let result = Route::Take(id);
        for wrapped in ["{}?fbclid=a", "{}/", "{}.", "{})", "{}>", "{}&amp;x=1"] {
            let hash = wrapped.replace("{}", &result.hash());
            assert_eq!(Route::parse(&hash), result, "{hash}");
        }
        let practice = Route::parse("#/Take-On/Growth.Day30.");
        assert!(matches!(practice, Route::TakeOn(_)), "{practice:?}");
        assert_eq!(Route::parse("#/check/"), Route::Check(Key::Purpose));
        assert_eq!(Route::parse("#/check//growth?x"), Route::Check(Key::Growth));
    }

    #[test]
    fn an_address_that_leads_nowhere_is_missing() {
        for hash in [
            "#/nowhere",
            "#/check/none",
            "#/check/purpose/1",
            "#/results",
            "#/result/1/2",
            "#/é%",
            "#/%zz/data",
            "#/%F0%9F",
            "#/data%ED%A0%80",
            "#/data%00x",
            "#/%+1data",
            "#/\u{fffd}data\u{1f511}x",
            "#/%25252Fdata",
        ] {
            assert_eq!(Route::parse(hash), Route::Missing, "{hash}");
        }
    }

    #[test]
    fn an_address_of_up_to_four_kilobytes_is_read_and_no_longer_one() {
        let padded = |length: usize| format!("#/data?{}", "x".repeat(length - 7));
        assert_eq!(Route::parse(&padded(4096)), Route::Data);
        assert_eq!(Route::parse(&padded(4097)), Route::Missing);
        assert_eq!(Route::parse(&"%25".repeat(1365)), Route::Start);
        assert_eq!(Route::parse(&"/é".repeat(1300)), Route::Missing);
    }

    proptest! {
        #[test]
        fn any_text_is_some_route(text in ".{0,200}", path in "#?[/%!?&a-zA-Z0-9=.-]{0,80}") {
            for hash in [text, path] {
                let route = Route::parse(&hash);
                prop_assert_eq!(Route::parse(&format!("{hash}?a=b")), route);
            }
        }
    }
}
