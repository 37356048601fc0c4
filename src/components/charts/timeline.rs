//! An axis of time: where moments stand on it, and which years begin on it. It runs from left to right
//! also where clocks went wrong, and what was done within a day can still be told apart.

use crate::domain::{Day, LocalTime, Moment};

/// The length of the axis, in units of its own.
pub(super) const LENGTH: u64 = 1000;
/// How far two moments are apart at the least, where there is room: a dot beside a dot.
const APART: u64 = 30;
/// The part of the axis that may be spent on keeping them apart.
const SPENT: u64 = LENGTH / 5;
/// From so many years on, only round ones are marked.
const YEARS: u64 = 5;
/// A year in milliseconds, without a leap day.
const YEAR: u64 = 365 * 86_400_000;
/// A minute in milliseconds.
const MINUTE: u64 = 60_000;

/// Moments in the order in which they came, the first one at 0 and the last one at [`LENGTH`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Timeline {
    /// The moments in milliseconds, none before the one before it.
    times: Vec<u64>,
    /// Where they stand, in the same order.
    places: Vec<u64>,
}

impl Timeline {
    /// The axis of some moments, in the order in which they came. What is earlier than the one before
    /// it, by a clock that was set back, stands with that one: the order is what is sure.
    pub(super) fn of(moments: impl IntoIterator<Item = Moment>) -> Timeline {
        let mut latest = 0;
        let running = |moment: Moment| {
            latest = moment.milliseconds().max(latest);
            latest
        };
        let times: Vec<_> = moments.into_iter().map(running).collect();
        let first = times.first().copied().unwrap_or_default();
        let span = latest - first;
        let steps = (times.len() as u64).saturating_sub(1).max(1);
        let true_place = |(step, time): (u64, &u64)| {
            // Where no time passes at all, there is only an order to show.
            ((time - first) * LENGTH).checked_div(span).unwrap_or(step * LENGTH / steps)
        };
        let mut places: Vec<_> = (0..).zip(&times).map(true_place).collect();
        keep_apart(&mut places, APART.min(SPENT / steps));
        Timeline { times, places }
    }

    /// Where the moments stand, each no further left than the one before it.
    pub(super) fn places(&self) -> &[u64] {
        &self.places
    }

    /// The moment at the end of the axis: the latest there is, whatever clocks said after it.
    pub(super) fn end(&self) -> Moment {
        let last = self.times.last().copied().and_then(Moment::new);
        last.unwrap_or_default()
    }

    /// The years that begin on the axis, and where; of many, round ones. The first moment is given as
    /// a clock on the wall showed it.
    pub(super) fn years(&self, first_on_clock: LocalTime) -> Vec<(u16, u64)> {
        let (Some(first), Some(last)) = (self.times.first(), self.times.last()) else {
            return Vec::new();
        };
        let many = (last - first) / YEAR;
        let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000];
        let step = steps.into_iter().find(|step| many / u64::from(*step) < YEARS).unwrap_or(5000);
        let day = first_on_clock.day();
        let begin = |year: u16| {
            let days = Day::new(year, 1, 1)?.days_since(day);
            let minutes = u64::try_from(days).ok()? * 1440;
            let minutes = minutes.checked_sub(u64::from(first_on_clock.minute()))?;
            let time = first + minutes * MINUTE;
            (time < *last).then(|| (year, self.place_of(time)))
        };
        let years = day.year() + 1..=Day::LAST.year();
        years.filter(|year| year.is_multiple_of(step)).map_while(begin).collect()
    }

    /// Where a time stands that is on the axis: between the moments before and after it, as far as it
    /// has passed from the one to the other.
    fn place_of(&self, time: u64) -> u64 {
        let (mut from, mut start) = (time, 0);
        for (to, end) in self.times.iter().zip(&self.places) {
            if *to > time {
                return start + (time - from) * (end - start) / (to - from);
            }
            (from, start) = (*to, *end);
        }
        start
    }
}

/// Moves places as little as need be, so that each is at least so far right of the one before it, and
/// the first and the last stay. There must be room for that.
fn keep_apart(places: &mut [u64], apart: u64) {
    let mut least = 0;
    for place in places.iter_mut() {
        *place = least.max(*place);
        least = *place + apart;
    }
    let mut most = LENGTH;
    for place in places.iter_mut().rev() {
        *place = most.min(*place);
        most = place.saturating_sub(apart);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, prelude::*};

    const DAY: u64 = 86_400_000;

    fn timeline(days: &[u64]) -> Timeline {
        Timeline::of(days.iter().map(|day| Moment::new(day * DAY).unwrap()))
    }

    fn clock(text: &str) -> LocalTime {
        LocalTime::from_iso(text).unwrap()
    }

    #[test]
    fn a_moment_stands_as_far_along_as_time_has_passed() {
        assert_eq!(timeline(&[100, 125, 200]).places(), [0, 250, 1000]);
        assert_eq!(timeline(&[0, 50, 60, 100]).places(), [0, 500, 600, 1000]);
    }

    #[test]
    fn moments_of_one_day_stand_beside_each_other() {
        // At the beginning, at the end, and in the middle.
        assert_eq!(timeline(&[0, 0, 0, 100]).places(), [0, 30, 60, 1000]);
        assert_eq!(timeline(&[0, 100, 100, 100]).places(), [0, 940, 970, 1000]);
        assert_eq!(timeline(&[0, 50, 51, 100]).places(), [0, 500, 530, 1000]);
    }

    #[test]
    fn a_clock_that_was_set_back_leaves_the_order_as_it_was() {
        assert_eq!(timeline(&[0, 80, 20, 100]).places(), [0, 800, 830, 1000]);
        assert_eq!(timeline(&[50, 0, 100]).places(), [0, 30, 1000]);
        assert_eq!(timeline(&[100, 50]).places(), [0, 1000]);
        assert_eq!(timeline(&[50, 100, 70]).end().milliseconds(), 100 * DAY);
    }

    #[test]
    fn where_no_time_passes_the_order_alone_is_shown() {
        assert_eq!(timeline(&[7, 7, 7]).places(), [0, 500, 1000]);
        assert_eq!(timeline(&[7]).places(), [0]);
        assert_eq!(timeline(&[]).places(), [0; 0]);
    }

    #[test]
    fn years_begin_where_the_clock_on_the_wall_says() {
        // 100 days from 1 December, and ten hours: the new year is 30 days and 14 hours on.
        let axis = timeline(&[0, 100]);
        assert_eq!(axis.years(clock("2026-12-02T10:00")), [(2027, 295)]);
        assert_eq!(axis.years(clock("2026-06-02T10:00")), []);
        let axis = timeline(&[0, 730]);
        assert_eq!(axis.years(clock("2026-01-01T00:00")), [(2027, 500)]);
        assert_eq!(axis.years(clock("2026-07-02T00:00")), [(2027, 250), (2028, 750)]);
        assert_eq!(timeline(&[]).years(clock("2026-07-02T00:00")), []);
    }

    #[test]
    fn of_many_years_there_are_round_ones() {
        let years = |from: &str, days| {
            let years = timeline(&[0, days]).years(clock(from)).into_iter();
            years.map(|(year, _)| year).collect::<Vec<_>>()
        };
        assert_eq!(years("2021-12-01T00:00", 1800), [2022, 2023, 2024, 2025, 2026]);
        assert_eq!(years("2021-12-01T00:00", 1900), [2022, 2024, 2026]);
        assert_eq!(years("1970-01-01T00:00", 57 * 365), [1980, 2000, 2020]);
        assert_eq!(years("1970-01-01T00:00", 8000 * 365), [2000, 4000, 6000, 8000]);
    }

    #[test]
    fn a_year_begins_between_the_moments_before_and_after_it_also_where_these_are_kept_apart() {
        // New year is between the second and the third, which stand where there was room.
        let axis = timeline(&[0, 30, 31, 1000]);
        let places = axis.places().to_vec();
        let years = axis.years(clock("2026-12-01T12:00"));
        let (year, place) = years[0];
        assert_eq!(year, 2027);
        assert!(places[1] < place && place < places[2], "{place} in {places:?}");
    }

    /// Moments as clocks may have said them: close together, far apart, and backwards.
    fn any_moments() -> impl Strategy<Value = Vec<Moment>> {
        let latest = Moment::LAST.milliseconds();
        let time = prop_oneof![
            0..=latest,
            1_700_000_000_000..=1_800_000_000_000_u64,
            Just(1_750_000_000_000),
        ];
        vec(time.prop_map(|time| Moment::new(time).unwrap()), 0..60)
    }

    proptest! {
        #[test]
        fn the_axis_is_full_and_runs_from_left_to_right(moments in any_moments()) {
            let axis = Timeline::of(moments.iter().copied());
            let places = axis.places();
            prop_assert_eq!(places.len(), moments.len());
            if let [first, .., last] = places {
                prop_assert_eq!((*first, *last), (0, LENGTH));
                let apart = APART.min(SPENT / (places.len() as u64 - 1));
                prop_assert!(places.windows(2).all(|two| two[0] + apart <= two[1]));
            }
        }

        #[test]
        fn no_moment_is_moved_further_than_keeping_apart_may_cost(moments in any_moments()) {
            let mut moments = moments;
            moments.sort();
            let places = Timeline::of(moments.iter().copied()).places().to_vec();
            let (Some(first), Some(last)) = (moments.first(), moments.last()) else { return Ok(()) };
            prop_assume!(first < last);
            let span = last.milliseconds() - first.milliseconds();
            for (moment, place) in moments.iter().zip(places) {
                let true_place = (moment.milliseconds() - first.milliseconds()) * LENGTH / span;
                prop_assert!(true_place.abs_diff(place) <= SPENT);
            }
        }

        #[test]
        fn years_are_few_and_in_order(
            moments in any_moments(),
            day in 0..40_000_i32,
            minute in 0..1440_u16,
        ) {
            let day = Day::new(1970, 1, 1).unwrap().plus_days(day);
            let axis = Timeline::of(moments);
            let years = axis.years(LocalTime::new(day, minute).unwrap());
            prop_assert!(years.len() <= 6);
            prop_assert!(years.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 <= two[1].1));
            prop_assert!(years.iter().all(|(year, place)| *year > day.year() && *place <= LENGTH));
        }
    }
}
