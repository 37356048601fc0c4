//! When a leader's own sentence says that it is: "When it's Thursday lunchtime, I …".

use super::{
    date::{Day, LocalTime, Weekday},
    language::Language,
};

/// Nine o'clock, where the sentence names no time of the day.
const MORNING: u16 = 9 * 60;
const LUNCH: u16 = 12 * 60;
const AFTERNOON: u16 = 14 * 60;
const END_OF_DAY: u16 = 16 * 60 + 30;

/// How far ahead a day that a sentence names can be: a quarter and a weekend.
const AHEAD: i32 = 100;

/// The days of the week as they are written, Monday first.
const fn weekday_names(language: Language) -> [&'static str; 7] {
    match language {
        Language::Dutch => {
            ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
        }
        Language::English => {
            ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
        }
    }
}

/// Parts of the day as they are written, alone or joined to a day ("vrijdagmiddag"); the first that a
/// sentence has says when it is.
const PARTS: [(&str, u16); 25] = [
    // Before the middle of the day and its morning, which are in these.
    ("tussen de middag", LUNCH),
    ("eind van de dag", END_OF_DAY),
    ("einde van de dag", END_OF_DAY),
    ("eind van de middag", END_OF_DAY),
    ("einde van de middag", END_OF_DAY),
    ("eind van de werkdag", END_OF_DAY),
    ("einde van de werkdag", END_OF_DAY),
    ("end of the day", END_OF_DAY),
    ("end of day", END_OF_DAY),
    ("end of the afternoon", END_OF_DAY),
    ("day ends", END_OF_DAY),
    ("dag eindigt", END_OF_DAY),
    ("naar huis", END_OF_DAY),
    ("go home", END_OF_DAY),
    ("avond", END_OF_DAY),
    ("evening", END_OF_DAY),
    ("lunch", LUNCH),
    // Before noon, which is in it.
    ("afternoon", AFTERNOON),
    ("noon", LUNCH),
    ("midday", LUNCH),
    ("middag", AFTERNOON),
    ("morning", MORNING),
    ("ochtend", MORNING),
    ("'s morgens", MORNING),
    ("’s morgens", MORNING),
];

/// On which days a sentence says that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    /// On any working day.
    WorkingDay,
    /// On this day of the week.
    Weekday(Weekday),
    /// On the first working day of a month, or of one with which a quarter begins.
    First { quarter: bool },
    /// On the last working day of a month, or of one with which a quarter ends.
    Last { quarter: bool },
}

/// The first time to propose for a sentence: the day of the week, the turn of the month and the part
/// of the day that it names, in any of the languages, next after now. Where it names no day, a working
/// day from tomorrow on; where it names no time, nine o'clock.
pub fn proposed_start(sentence: &str, now: LocalTime) -> LocalTime {
    let sentence = sentence.to_lowercase();
    let named = named_day(&sentence);
    let (minute, today) = (named_minute(&sentence).unwrap_or(MORNING), now.day());
    let from = match named {
        Named::WorkingDay => 1,
        _ if minute <= now.minute() => 1,
        _ => 0,
    };
    let days = (from..=AHEAD).map(|days| today.plus_days(days));
    let day = days.into_iter().find(|day| named.is_on(*day)).unwrap_or(today);
    LocalTime::new(day, minute).unwrap_or(now)
}

/// Whether a sentence says when it is: on which day, or at what time of the day. Of "When …, I …" the
/// first half says so; "When somebody asks, I answer before the day ends" says it of no day.
pub fn names_a_time(sentence: &str) -> bool {
    let sentence = sentence.to_lowercase();
    let cue = sentence.split(',').next().unwrap_or_default();
    named_day(cue) != Named::WorkingDay || named_minute(cue).is_some()
}

impl Named {
    fn is_on(self, day: Day) -> bool {
        let turns = |quarter: bool, begins: u8| !quarter || day.month() % 3 == begins;
        match self {
            Named::WorkingDay => day.is_working_day(),
            Named::Weekday(weekday) => day.weekday() == weekday,
            Named::First { quarter } => {
                let before = (1..day.day()).filter_map(|of| Day::new(day.year(), day.month(), of));
                turns(quarter, 1)
                    && day.is_working_day()
                    && !before.into_iter().any(Day::is_working_day)
            }
            Named::Last { quarter } => {
                let after =
                    (day.day() + 1..=31).filter_map(|of| Day::new(day.year(), day.month(), of));
                turns(quarter, 0)
                    && day.is_working_day()
                    && !after.into_iter().any(Day::is_working_day)
            }
        }
    }
}

/// The day that a sentence in small letters names first.
fn named_day(sentence: &str) -> Named {
    let words: Vec<_> = words(sentence).collect();
    let weekday = |word: &&str| {
        Language::ALL.into_iter().find_map(|language| {
            let names = weekday_names(language).into_iter().zip(Weekday::ALL);
            names.into_iter().find(|(name, _)| word.starts_with(name)).map(|(_, weekday)| weekday)
        })
    };
    if let Some(weekday) = words.iter().find_map(weekday) {
        return Named::Weekday(weekday);
    }
    // "the month begins", "de maand eindigt", "het begin van het kwartaal", "the end of a month".
    let is_quarter = |word: &&str| ["quarter", "kwartaal"].contains(word);
    let is_period = |word: &&str| is_quarter(word) || ["month", "maand"].contains(word);
    let Some(place) = words.iter().position(is_period) else {
        return Named::WorkingDay;
    };
    let quarter = words.get(place).is_some_and(is_quarter);
    let around = words.iter().enumerate().filter(|(at, _)| at.abs_diff(place) <= 3);
    for (_, word) in around {
        match *word {
            "begin" | "begins" | "begint" | "beginning" | "start" | "starts" => {
                return Named::First { quarter };
            }
            "end" | "ends" | "eind" | "einde" | "eindigt" | "over" | "voorbij" => {
                return Named::Last { quarter };
            }
            _ => {}
        }
    }
    Named::WorkingDay
}

/// The time of the day that a sentence in small letters names, in minutes.
fn named_minute(sentence: &str) -> Option<u16> {
    PARTS.into_iter().find(|(part, _)| sentence.contains(part)).map(|(_, minute)| minute)
}

fn words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(sentence: &str, now: &str) -> String {
        proposed_start(sentence, LocalTime::from_iso(now).unwrap()).to_iso()
    }

    #[test]
    fn without_a_day_it_is_the_next_working_day_at_nine() {
        for (now, first) in [
            ("2026-11-24T08:00", "2026-11-25T09:00"),
            ("2026-11-26T23:59", "2026-11-27T09:00"),
            // A Friday, a Saturday and a Sunday.
            ("2026-11-27T08:00", "2026-11-30T09:00"),
            ("2026-11-28T08:00", "2026-11-30T09:00"),
            ("2026-11-29T08:00", "2026-11-30T09:00"),
            // Before Christmas, which is a Friday, and on the last day of the year.
            ("2026-12-24T08:00", "2026-12-28T09:00"),
            ("2026-12-31T08:00", "2027-01-04T09:00"),
        ] {
            assert_eq!(proposed("When I begin, I wait.", now), first, "{now}");
            assert_eq!(proposed("", now), first, "{now}");
        }
    }

    #[test]
    fn the_day_and_the_part_of_it_that_a_sentence_names_come_next_after_now() {
        // Now is Saturday 28 November 2026.
        for (dutch, english, first) in [
            ("Als het maandag is", "When it is Monday", "2026-11-30T09:00"),
            ("Als het dinsdagochtend is", "On Tuesday morning", "2026-12-01T09:00"),
            ("Op woensdagmiddag", "On Wednesday afternoons", "2026-12-02T14:00"),
            ("Als het DONDERDAG LUNCHTIJD is", "At Thursday’s lunch", "2026-12-03T12:00"),
            ("vrijdag tussen de middag", "Friday noon", "2026-12-04T12:00"),
            ("Vrijdag aan het eind van de dag", "the end of day, Friday", "2026-12-04T16:30"),
            ("Elke zaterdag", "Every Saturday", "2026-11-28T09:00"),
            ("Zondagavond", "Sunday evening", "2026-11-29T16:30"),
            ("'s Morgens", "In the morning", "2026-11-30T09:00"),
            ("Na de middagpauze", "After the afternoon break", "2026-11-30T14:00"),
            ("Als de maand begint", "At the start of the month", "2026-12-01T09:00"),
            ("Aan het einde van de maand", "When a month is over", "2026-11-30T09:00"),
            ("Als een kwartaal begint", "When the quarter starts", "2027-01-04T09:00"),
            ("Als het kwartaal eindigt", "At the end of a quarter", "2026-12-31T09:00"),
        ] {
            for sentence in [dutch, english] {
                let found = proposed(sentence, "2026-11-28T08:00");
                assert!(found.starts_with(first), "{sentence}: {found}");
            }
        }
    }

    #[test]
    fn a_sentence_about_an_occasion_names_no_time() {
        for (sentence, is_named) in [
            ("Als het donderdag lunchtijd is, dan eet ik met het team", true),
            ("When the month begins, I ask my fellow leader", true),
            ("At the end of the day I write down what went well", true),
            ("Als iemand een verbetering noemt, dan vraag ik: wat heb je nodig?", false),
            ("When I see something good, I say it before the day ends.", false),
            ("Als een contract getekend is, dan regel ik dezelfde dag de buddy.", false),
            ("", false),
        ] {
            assert_eq!(names_a_time(sentence), is_named, "{sentence}");
        }
    }

    #[test]
    fn a_named_moment_that_is_past_today_is_next_week() {
        for (now, first) in [
            ("2026-11-26T11:59", "2026-11-26T12:00"),
            ("2026-11-26T12:00", "2026-12-03T12:00"),
            ("2026-11-26T18:00", "2026-12-03T12:00"),
        ] {
            assert_eq!(proposed("When it’s Thursday lunchtime", now), first);
        }
    }

    #[test]
    fn near_the_end_of_the_calendar_there_is_a_proposal_too() {
        let last = "9999-12-31T23:59";
        assert!(proposed("When it is Monday", last).starts_with("9999-12-31"));
    }
}
