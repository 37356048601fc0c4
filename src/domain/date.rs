//! Days of the calendar and times on the clock, as a leader plans with them: without a time zone.

use std::str::FromStr;

/// A day of the Gregorian calendar, also before it was in use, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: u16,
    month: u8,
    of_month: u8,
}

/// A day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "they say what they are")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All days of the week, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
}

impl Day {
    /// The first day there is, a Monday.
    pub const FIRST: Day = Day { year: 1, month: 1, of_month: 1 };
    /// The last day there is.
    pub const LAST: Day = Day { year: 9999, month: 12, of_month: 31 };

    /// The day of a year (1 to 9999), a month (1 to 12) and a day of the month, if there is one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Day> {
        let is_there = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        is_there.then_some(Day { year, month, of_month: day })
    }

    /// The day of a text such as `2026-11-24`.
    pub fn from_iso(text: &str) -> Option<Day> {
        let (year, rest) = text.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        Day::new(number(year, 4)?, number(month, 2)?, number(day, 2)?)
    }

    /// The day as a text such as `2026-11-24`.
    pub fn to_iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.of_month)
    }

    /// The year, 1 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.of_month
    }

    /// The day so many days later, or earlier where negative; the first or the last day there is
    /// where that is beyond.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Day {
        let last = Day::LAST.count();
        Day::from_count(self.count().saturating_add(days).clamp(0, last))
    }

    /// The same day of the month so many months later, or the last of that month where it is
    /// shorter; the last day there is where that is beyond.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Day {
        let months = u32::from(self.month - 1).saturating_add(months);
        let year = u16::try_from(months / 12).ok().and_then(|years| self.year.checked_add(years));
        // At most 12.
        let month = (months % 12) as u8 + 1;
        let same = |year| Day::new(year, month, self.of_month.min(days_in_month(year, month)));
        year.and_then(same).unwrap_or(Day::LAST)
    }

    /// How many days it is after another one; negative where it is before it.
    pub fn days_since(self, other: Day) -> i32 {
        self.count() - other.count()
    }

    /// Its day of the week.
    pub fn weekday(self) -> Weekday {
        let place = usize::try_from(self.count() % 7).unwrap_or_default();
        Weekday::ALL.get(place).copied().unwrap_or(Weekday::Monday)
    }

    /// Whether people work on it: Monday to Friday, but for the days of the year that are free wherever
    /// the two languages are.
    pub fn is_working_day(self) -> bool {
        let is_free = matches!((self.month, self.of_month), (1, 1) | (12, 25 | 26));
        !is_free && !matches!(self.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    /// The day itself, or the next one on which people work.
    #[must_use]
    pub fn or_next_working_day(self) -> Day {
        // Four days at most are free in a row: Christmas and a weekend behind it.
        let days = (0..=4).map(|days| self.plus_days(days));
        days.into_iter().find(|day| day.is_working_day()).unwrap_or(self)
    }

    /// How many days it is after the first one, 0 to 3,652,058.
    fn count(self) -> i32 {
        let months = 1..self.month;
        let in_months: i32 = months.map(|month| i32::from(days_in_month(self.year, month))).sum();
        days_before_year(self.year) + in_months + i32::from(self.of_month) - 1
    }

    /// The day so many days after the first one, 0 to 3,652,058.
    fn from_count(count: i32) -> Day {
        // No year has more than 366 days, so this one is never too late, and at most 7 too early.
        let mut year = 1 + u16::try_from(count / 366).unwrap_or_default();
        while days_before_year(year + 1) <= count {
            year += 1;
        }
        let mut rest = count - days_before_year(year);
        let mut month = 1;
        while rest >= days_in_month(year, month).into() {
            rest -= i32::from(days_in_month(year, month));
            month += 1;
        }
        Day { year, month, of_month: u8::try_from(rest + 1).unwrap_or(1) }
    }
}

/// How many days there are from the first one to the first of January of a year.
fn days_before_year(year: u16) -> i32 {
    let years = i32::from(year) - 1;
    years * 365 + years / 4 - years / 100 + years / 400
}

/// How many days a month has, 28 to 31.
const fn days_in_month(year: u16, month: u8) -> u8 {
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A day with a time on the clock, to the minute, in the time zone where the leader is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalTime {
    day: Day,
    minute: u16,
}

impl LocalTime {
    /// The time so many minutes (0 to 1439) after the midnight with which a day begins.
    pub fn new(day: Day, minute: u16) -> Option<LocalTime> {
        (minute < 24 * 60).then_some(LocalTime { day, minute })
    }

    /// The midnight with which a day begins.
    pub const fn midnight(day: Day) -> LocalTime {
        LocalTime { day, minute: 0 }
    }

    /// The time of a text such as `2026-11-24T09:30`, the value of a `datetime-local` field.
    pub fn from_iso(text: &str) -> Option<LocalTime> {
        let (day, time) = text.split_once('T')?;
        let (hour, minute) = time.split_once(':')?;
        let (hour, minute): (u16, u16) = (number(hour, 2)?, number(minute, 2)?);
        if minute >= 60 {
            return None;
        }
        LocalTime::new(Day::from_iso(day)?, hour * 60 + minute)
    }

    /// The time as a text such as `2026-11-24T09:30`.
    pub fn to_iso(self) -> String {
        format!("{}T{:02}:{:02}", self.day.to_iso(), self.minute / 60, self.minute % 60)
    }

    /// Its day.
    pub const fn day(self) -> Day {
        self.day
    }

    /// The same time on another day.
    #[must_use]
    pub const fn on(self, day: Day) -> LocalTime {
        LocalTime { day, minute: self.minute }
    }

    /// How many minutes it is after midnight by the clock, 0 to 1439.
    pub const fn minute(self) -> u16 {
        self.minute
    }
}

/// The number that a text of exactly so many digits says. (`parse` alone takes a sign, too.)
fn number<T: FromStr>(text: &str, length: usize) -> Option<T> {
    let is_number = text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// How many days 400 years have: then the calendar repeats itself.
    const CYCLE: i32 = 146_097;

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    #[test]
    fn a_day_on_which_nobody_works_leads_to_the_next_one_on_which_people_do() {
        for (free, next) in [
            ("2026-11-24", "2026-11-24"),
            ("2026-11-28", "2026-11-30"),
            ("2026-11-29", "2026-11-30"),
            ("2026-12-25", "2026-12-28"),
            ("2027-01-01", "2027-01-04"),
            // Thursday and Friday, and the weekend.
            ("2025-12-25", "2025-12-29"),
            ("9999-12-31", "9999-12-31"),
        ] {
            assert_eq!(day(free).or_next_working_day(), day(next), "{free}");
        }
    }

    fn any_day() -> impl Strategy<Value = Day> {
        (0..=Day::LAST.count()).prop_map(Day::from_count)
    }

    #[test]
    fn february_has_29_days_in_leap_years_alone() {
        for (year, last) in [(2024, 29), (2026, 28), (1900, 28), (2000, 29), (2100, 28), (4, 29)] {
            assert!(Day::new(year, 2, last).is_some(), "{year}");
            assert_eq!(Day::new(year, 2, last + 1), None, "{year}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_refused() {
        for (year, month, day) in [
            (0, 1, 1),
            (10_000, 1, 1),
            (2026, 0, 1),
            (2026, 13, 1),
            (2026, 1, 0),
            (2026, 1, 32),
            (2026, 4, 31),
            (2026, 6, 31),
            (2026, 9, 31),
            (2026, 11, 31),
        ] {
            assert_eq!(Day::new(year, month, day), None, "{year} {month} {day}");
        }
    }

    #[test]
    fn only_digits_in_their_places_are_a_day() {
        assert_eq!(Day::from_iso("2026-11-24"), Day::new(2026, 11, 24));
        assert_eq!(day("0001-01-01"), Day::FIRST);
        assert_eq!(day("9999-12-31"), Day::LAST);
        for text in [
            "",
            "2026-11-24 ",
            "2026-11",
            "2026-11-4",
            "2026-1-24",
            "26-11-24",
            "02026-11-24",
            "+026-11-24",
            "-026-11-24",
            "2026-11-+4",
            "2026/11/24",
            "20261124",
            "2026-11-24-01",
            "٢٠٢٦-11-24",
            "2026-02-29",
        ] {
            assert_eq!(Day::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_counted_over_the_ends_of_months_and_years() {
        for (from, days, to) in [
            ("2026-11-24", 30, "2026-12-24"),
            ("2026-12-01", 30, "2026-12-31"),
            ("2026-12-31", 1, "2027-01-01"),
            ("2027-01-01", -1, "2026-12-31"),
            ("2024-02-28", 1, "2024-02-29"),
            ("2024-02-28", 2, "2024-03-01"),
            ("2026-02-28", 1, "2026-03-01"),
            ("1900-02-28", 1, "1900-03-01"),
            ("2000-02-28", 1, "2000-02-29"),
            ("2000-02-29", 366, "2001-03-01"),
            ("1970-01-01", 20_781, "2026-11-24"),
            ("2000-03-01", CYCLE, "2400-03-01"),
            ("0001-01-01", 3_652_058, "9999-12-31"),
        ] {
            assert_eq!(day(from).plus_days(days), day(to), "{from} {days}");
            assert_eq!(day(to).days_since(day(from)), days, "{from} {days}");
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last_of_a_shorter_month() {
        for (from, months, to) in [
            ("2026-11-24", 0, "2026-11-24"),
            ("2026-11-24", 3, "2027-02-24"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2027-11-30", 3, "2028-02-29"),
            ("2026-12-31", 1, "2027-01-31"),
            ("2026-01-31", 1, "2026-02-28"),
            ("2026-08-31", 1, "2026-09-30"),
            ("2024-02-29", 12, "2025-02-28"),
            ("1999-02-28", 12, "2000-02-28"),
            ("2026-11-24", 255, "2048-02-24"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} {months}");
        }
    }

    #[test]
    fn beyond_the_ends_of_the_calendar_are_its_ends() {
        assert_eq!(Day::FIRST.plus_days(-1), Day::FIRST);
        assert_eq!(Day::LAST.plus_days(i32::MIN), Day::FIRST);
        assert_eq!(Day::LAST.plus_days(1), Day::LAST);
        assert_eq!(Day::LAST.plus_days(i32::MAX), Day::LAST);
        assert_eq!(Day::LAST.plus_months(1), Day::LAST);
        assert_eq!(Day::FIRST.plus_months(u32::MAX), Day::LAST);
        assert_eq!(day("9999-10-05").plus_months(3), Day::LAST);
    }

    #[test]
    fn days_of_the_week_are_those_of_the_calendar() {
        for (text, weekday) in [
            ("0001-01-01", Weekday::Monday),
            ("1900-01-01", Weekday::Monday),
            ("1970-01-01", Weekday::Thursday),
            ("2000-02-29", Weekday::Tuesday),
            ("2024-12-29", Weekday::Sunday),
            ("2026-11-25", Weekday::Wednesday),
            ("9999-12-31", Weekday::Friday),
        ] {
            assert_eq!(day(text).weekday(), weekday, "{text}");
        }
    }

    #[test]
    fn a_time_is_what_a_field_for_date_and_time_says() {
        let time = LocalTime::from_iso("2026-12-01T09:05").unwrap();
        assert_eq!((time.day(), time.minute()), (day("2026-12-01"), 9 * 60 + 5));
        assert_eq!(time.to_iso(), "2026-12-01T09:05");
        assert_eq!(LocalTime::new(day("2026-12-01"), 24 * 60), None);
        for text in [
            "",
            "2026-12-01",
            "2026-12-01T24:00",
            "2026-12-01T09:60",
            "2026-12-01T9:05",
            "2026-12-01T09:05:00",
            "2026-12-01T09:05Z",
            "2026-12-01 09:05",
            "2026-12-01t09:05",
            "2026-13-01T09:05",
        ] {
            assert_eq!(LocalTime::from_iso(text), None, "{text}");
        }
    }

    #[test]
    fn every_day_of_a_whole_cycle_follows_the_one_before_it() {
        let mut before = day("1999-12-31");
        for _ in 0..CYCLE {
            let next = before.plus_days(1);
            let same_month = Day::new(before.year(), before.month(), before.day() + 1);
            let next_month = Day::new(before.year(), before.month() + 1, 1);
            let next_year = Day::new(before.year() + 1, 1, 1);
            assert_eq!(Some(next), same_month.or(next_month).or(next_year));
            before = next;
        }
        assert_eq!(before, day("2399-12-31"));
    }

    proptest! {
        #[test]
        fn any_day_comes_back_from_its_text_and_its_count(day in any_day()) {
            prop_assert_eq!(Day::from_iso(&day.to_iso()), Some(day));
            prop_assert_eq!(Day::new(day.year(), day.month(), day.day()), Some(day));
            prop_assert_eq!(Day::from_count(day.count()), day);
        }

        #[test]
        fn any_time_comes_back_from_its_text(day in any_day(), minute in 0..1440_u16) {
            let time = LocalTime::new(day, minute).unwrap();
            prop_assert_eq!(LocalTime::from_iso(&time.to_iso()), Some(time));
        }

        #[test]
        fn days_have_the_order_of_their_texts(one in any_day(), other in any_day()) {
            prop_assert_eq!(one.cmp(&other), one.to_iso().cmp(&other.to_iso()));
            prop_assert_eq!(one.cmp(&other), one.days_since(other).cmp(&0));
            prop_assert_eq!(other.plus_days(one.days_since(other)), one);
        }

        #[test]
        fn any_number_of_months_ends_in_the_month_it_should(day in any_day(), months in 0..=255_u32) {
            let later = day.plus_months(months);
            let count = |day: Day| u32::from(day.year()) * 12 + u32::from(day.month());
            if later != Day::LAST {
                prop_assert_eq!(count(later), count(day) + months);
                let is_last = later.plus_days(1).day() == 1;
                prop_assert!(later.day() == day.day() || (later.day() < day.day() && is_last));
            }
        }

        #[test]
        fn any_text_is_read_as_a_day_and_a_time_or_refused(text in ".{0,20}") {
            prop_assert!(Day::from_iso(&text).is_none_or(|day| day.to_iso() == text));
            prop_assert!(LocalTime::from_iso(&text).is_none_or(|time| time.to_iso() == text));
        }
    }
}
