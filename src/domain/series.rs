//! When a plan's moments are: from its first time on, in its rhythm.

use super::{
    commitment::{CHECK_IN_DAYS, Plan},
    date::{Day, LocalTime},
    rhythm::Rhythm,
    text::Text,
};

/// The last day of the month that every month has. A plan from a later one comes back on the last
/// day that a month has up to it.
pub const EVERY_MONTH_HAS: u8 = 28;

/// What is wrong in a plan that a leader wants to save.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanProblem {
    /// The sentence is missing or too long, or there is no first time.
    Incomplete,
    /// The first time is no day of the years 1970 to 9999, or no time of the day.
    NoSuchTime,
    /// Its first moment is on a day before today.
    Past,
}

impl Plan {
    /// The plan of what is written in three fields, to be begun today or later.
    ///
    /// # Errors
    /// [`PlanProblem`] says what is wrong first.
    pub fn written(
        sentence: &str,
        start: &str,
        rhythm: Option<Rhythm>,
        today: Day,
    ) -> Result<Plan, PlanProblem> {
        let sentence = Text::new(sentence).ok().filter(|sentence| !sentence.is_empty());
        let (Some(sentence), Some(rhythm), false) = (sentence, rhythm, start.is_empty()) else {
            return Err(PlanProblem::Incomplete);
        };
        let start = LocalTime::from_iso(start).filter(|start| start.day().year() >= 1970);
        let start = start.ok_or(PlanProblem::NoSuchTime)?;
        let plan = Plan { sentence, start, rhythm };
        if plan.first().day() < today { Err(PlanProblem::Past) } else { Ok(plan) }
    }

    /// Its first moment: for [`Rhythm::Day30`] that is 30 days after the occasion it starts from.
    pub fn first(&self) -> LocalTime {
        match self.rhythm {
            Rhythm::Day30 => self.start.on(a_month_after(self.start.day())),
            _ => self.start,
        }
    }

    /// Its next moment that is not before this day; none where it comes only once, and that is past.
    pub fn next(&self, today: Day) -> Option<LocalTime> {
        let first = self.first();
        let (start, passed) = (first.day(), today.days_since(first.day()));
        if passed <= 0 {
            return Some(first);
        }
        let day = match self.rhythm {
            Rhythm::Once | Rhythm::Day30 => return None,
            // The day of the week is the same, and it is at most six days ahead.
            Rhythm::Weekly => today.plus_days((7 - passed % 7) % 7),
            Rhythm::Monthly => next_in_months(start, 1, today),
            Rhythm::Quarterly => next_in_months(start, 3, today),
        };
        // Beyond the last day there is none.
        (day >= today).then(|| first.on(day))
    }

    /// From when on it can be planned anew without another change: its first moment from this day on
    /// that is on its own day of the month; none where all are past.
    pub fn begun_again(&self, today: Day) -> Option<LocalTime> {
        let next = self.next(today)?;
        if self.rhythm == Rhythm::Day30 {
            return Some(self.start);
        }
        let later = |time: &LocalTime| self.next(time.day().plus_days(1));
        let is_own = |time: &LocalTime| {
            !self.is_moved_in_short_months() || time.day().day() == self.start.day().day()
        };
        // The longest way is that of a quarter from 31 August, over November and February.
        std::iter::successors(Some(next), later).take(4).find(is_own)
    }

    /// Whether its day is one that some months lack: there it is on the last day that they have.
    pub const fn is_moved_in_short_months(&self) -> bool {
        matches!(self.rhythm, Rhythm::Monthly | Rhythm::Quarterly)
            && self.start.day().day() > EVERY_MONTH_HAS
    }
}

/// The day on which a leader looks back at what began on this one: [`CHECK_IN_DAYS`] after it, or the
/// next one on which people work.
pub fn a_month_after(day: Day) -> Day {
    day.plus_days(CHECK_IN_DAYS).or_next_working_day()
}

/// The first day of a series that is not before this one. Each is counted from the start, so that one
/// on the 31st is on the 31st again after a shorter month.
fn next_in_months(start: Day, every: u32, today: Day) -> Day {
    let months = |day: Day| u32::from(day.year()) * 12 + u32::from(day.month());
    let passed = months(today).saturating_sub(months(start)) / every * every;
    let day = start.plus_months(passed);
    if day < today { start.plus_months(passed + every) } else { day }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prelude::*, sample::select};

    fn day(text: &str) -> Day {
        Day::from_iso(text).unwrap()
    }

    fn plan(start: &str, rhythm: Rhythm) -> Plan {
        let start = LocalTime::from_iso(&format!("{start}T09:00")).unwrap();
        Plan { sentence: Text::new("When I begin, I wait.").unwrap(), start, rhythm }
    }

    #[test]
    fn the_next_moment_is_never_before_today() {
        for (start, rhythm, today, next) in [
            ("2026-11-24", Rhythm::Once, "2026-11-24", Some("2026-11-24")),
            ("2026-11-24", Rhythm::Once, "2026-11-25", None),
            ("2026-11-24", Rhythm::Day30, "2026-11-25", Some("2026-12-24")),
            ("2026-11-24", Rhythm::Day30, "2026-12-24", Some("2026-12-24")),
            ("2026-11-24", Rhythm::Day30, "2026-12-25", None),
            ("2026-11-24", Rhythm::Weekly, "2026-11-01", Some("2026-11-24")),
            ("2026-11-24", Rhythm::Weekly, "2026-11-25", Some("2026-12-01")),
            ("2026-11-24", Rhythm::Weekly, "2026-12-01", Some("2026-12-01")),
            ("2025-09-17", Rhythm::Weekly, "2026-11-28", Some("2026-12-02")),
            ("2026-11-15", Rhythm::Monthly, "2026-11-16", Some("2026-12-15")),
            ("2026-11-15", Rhythm::Monthly, "2027-02-15", Some("2027-02-15")),
            ("2026-11-15", Rhythm::Quarterly, "2026-12-15", Some("2027-02-15")),
            ("2026-11-15", Rhythm::Quarterly, "2027-02-16", Some("2027-05-15")),
            ("9999-12-31", Rhythm::Weekly, "9999-12-31", Some("9999-12-31")),
            ("9999-12-30", Rhythm::Monthly, "9999-12-31", Some("9999-12-31")),
        ] {
            let found = plan(start, rhythm).next(day(today)).map(LocalTime::to_iso);
            let expected = next.map(|next| format!("{next}T09:00"));
            assert_eq!(found, expected, "{start} {rhythm:?} {today}");
        }
    }

    #[test]
    fn a_month_without_the_day_has_its_moment_on_its_last_day() {
        for (start, rhythm, days) in [
            ("2026-11-30", Rhythm::Monthly, "2026-12-30 2027-01-30 2027-02-28 2027-03-30"),
            ("2027-01-31", Rhythm::Monthly, "2027-02-28 2027-03-31 2027-04-30 2027-05-31"),
            ("2027-04-30", Rhythm::Monthly, "2027-05-30 2027-06-30 2027-07-30"),
            ("2028-01-29", Rhythm::Monthly, "2028-02-29 2028-03-29"),
            ("2026-11-29", Rhythm::Quarterly, "2027-02-28 2027-05-29 2027-08-29 2027-11-29"),
            ("2026-11-30", Rhythm::Quarterly, "2027-02-28 2027-05-30 2027-08-30 2027-11-30"),
            ("2027-02-28", Rhythm::Monthly, "2027-03-28 2027-04-28"),
        ] {
            let plan = plan(start, rhythm);
            assert_eq!(plan.is_moved_in_short_months(), !start.ends_with("28"));
            let mut before = plan.start.day();
            for expected in days.split(' ') {
                let next = plan.next(before.plus_days(1)).unwrap().day();
                assert_eq!(next, day(expected), "{start} {rhythm:?}");
                before = next;
            }
        }
    }

    #[test]
    fn a_plan_that_is_begun_again_keeps_its_day() {
        for (start, rhythm, today, again) in [
            ("2026-11-24", Rhythm::Once, "2026-11-25", None),
            ("2026-11-24", Rhythm::Once, "2026-11-20", Some("2026-11-24")),
            ("2026-11-24", Rhythm::Day30, "2026-12-01", Some("2026-11-24")),
            ("2026-11-24", Rhythm::Weekly, "2026-11-25", Some("2026-12-01")),
            ("2027-01-31", Rhythm::Monthly, "2027-02-01", Some("2027-03-31")),
            ("2026-08-31", Rhythm::Quarterly, "2026-09-01", Some("2027-05-31")),
        ] {
            let found = plan(start, rhythm).begun_again(day(today)).map(LocalTime::day);
            assert_eq!(found, again.map(day), "{start} {rhythm:?}");
        }
    }

    #[test]
    fn a_plan_is_taken_as_it_is_written_or_refused_with_what_is_wrong() {
        let today = day("2026-11-28");
        let write = |sentence: &str, start: &str, rhythm| {
            Plan::written(sentence, start, Some(rhythm), today).map(|plan| plan.start.to_iso())
        };
        let sentence = "When I begin, I wait.";
        for (start, rhythm, found) in [
            ("2026-11-28T00:00", Rhythm::Once, Ok("2026-11-28T00:00")),
            ("2026-11-27T23:59", Rhythm::Weekly, Err(PlanProblem::Past)),
            // Somebody has started already: what is planned is thirty days after that.
            ("2026-10-29T09:00", Rhythm::Day30, Ok("2026-10-29T09:00")),
            ("2026-10-28T09:00", Rhythm::Day30, Err(PlanProblem::Past)),
            ("1970-01-01T09:00", Rhythm::Once, Err(PlanProblem::Past)),
            ("1969-12-31T09:00", Rhythm::Once, Err(PlanProblem::NoSuchTime)),
            ("0027-11-27T09:00", Rhythm::Once, Err(PlanProblem::NoSuchTime)),
            ("9999-12-31T09:00", Rhythm::Once, Ok("9999-12-31T09:00")),
            ("202711-11-27T09:00", Rhythm::Once, Err(PlanProblem::NoSuchTime)),
            ("soon", Rhythm::Once, Err(PlanProblem::NoSuchTime)),
            ("", Rhythm::Once, Err(PlanProblem::Incomplete)),
        ] {
            let found = found.map(str::to_owned);
            assert_eq!(write(sentence, start, rhythm), found, "{start} {rhythm:?}");
        }
        let start = "2026-11-30T09:00";
        let incomplete = Err(PlanProblem::Incomplete);
        assert_eq!(write(" ", start, Rhythm::Once), incomplete);
        assert_eq!(write(&"a".repeat(Text::LIMIT + 1), start, Rhythm::Once), incomplete);
        assert_eq!(Plan::written(sentence, start, None, today), Err(PlanProblem::Incomplete));
    }

    proptest! {
        #[test]
        fn every_day_between_two_moments_has_the_later_one_ahead(
            start in 0..40_000_i32,
            later in 0..4_000_i32,
            rhythm in select(vec![Rhythm::Weekly, Rhythm::Monthly, Rhythm::Quarterly]),
        ) {
            let start = day("1990-01-01").plus_days(start);
            let plan = plan(&start.to_iso(), rhythm);
            let today = start.plus_days(later);
            let next = plan.next(today).unwrap().day();
            prop_assert!(next >= today);
            prop_assert_eq!(plan.next(next).map(LocalTime::day), Some(next));
            prop_assert!(next.days_since(today) < 93);
            prop_assert!(next == today || plan.next(today.plus_days(1)) == plan.next(today));
        }
    }
}
