//! Scores: exact fractions, compared by cross-multiplication; only the display rounds.

use std::cmp::Ordering;

use super::answer::Rating;

/// A mean of points, 0 to 100, kept as its sum and count.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    sum: u32,
    count: u32,
}

/// The range that a score is in: an aid to reading it, not a norm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Band {
    /// Below 50.
    Low,
    /// 50 to below 75.
    Mid,
    /// 75 and above.
    High,
}

impl Band {
    /// The one of three values that belongs to this band.
    pub fn said<T>(self, low: T, mid: T, high: T) -> T {
        match self {
            Band::Low => low,
            Band::Mid => mid,
            Band::High => high,
        }
    }
}

impl Score {
    /// The most ratings that a score can be the mean of. Up to there, all that is computed from it
    /// fits 64 bits and so is exact.
    pub const MOST: u32 = 1 << 24;

    /// The mean of so many points in all over so many ratings; none where these are not 1 to
    /// [`Score::MOST`], or the mean would be above 100.
    pub const fn new(sum: u32, count: u32) -> Option<Score> {
        if count > 0 && count <= Score::MOST && sum <= 100 * count {
            Some(Score { sum, count })
        } else {
            None
        }
    }

    /// The mean of the points of some ratings; none where there are none.
    pub(super) fn mean(ratings: impl IntoIterator<Item = Rating>) -> Option<Score> {
        let points = ratings.into_iter().map(Rating::points);
        let (sum, count) = points.fold((0, 0), |(sum, count), points| (sum + points, count + 1));
        Score::new(sum, count)
    }

    /// The sum that gives the same mean over so many ratings; their number must be a multiple of
    /// its own.
    pub(super) const fn sum_over(self, count: u32) -> u32 {
        self.sum * (count / self.count)
    }

    /// The score as it is shown, 0 to 100: the nearest whole number, a half rounded up.
    pub const fn rounded(self) -> u32 {
        (2 * self.sum + self.count) / (2 * self.count)
    }

    /// Whether it is at a whole number of points or above.
    pub const fn is_at_least(self, points: u32) -> bool {
        self.sum as u64 >= points as u64 * self.count as u64
    }

    /// Whether it is at a whole number of points or below.
    pub const fn is_at_most(self, points: u32) -> bool {
        self.sum as u64 <= points as u64 * self.count as u64
    }

    /// The range that it is in.
    pub const fn band(self) -> Band {
        if self.is_at_least(75) {
            Band::High
        } else if self.is_at_least(50) {
            Band::Mid
        } else {
            Band::Low
        }
    }

    /// Whether it is above another by so many points or more.
    pub fn is_above_by(self, other: Score, points: u32) -> bool {
        let (ours, theirs) = (u64::from(self.count), u64::from(other.count));
        let margin = u64::from(points) * ours * theirs;
        u64::from(self.sum) * theirs >= u64::from(other.sum) * ours + margin
    }

    /// Whether it is less than 6.25 points above the weakest: one step on one of four statements.
    pub fn is_level_with(self, weakest: Score) -> bool {
        // self - weakest < 25/4, over the common denominator.
        let ours = u64::from(self.sum) * u64::from(weakest.count);
        let theirs = u64::from(weakest.sum) * u64::from(self.count);
        4 * ours < 4 * theirs + 25 * u64::from(self.count) * u64::from(weakest.count)
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Score) -> Ordering {
        let ours = u64::from(self.sum) * u64::from(other.count);
        ours.cmp(&(u64::from(other.sum) * u64::from(self.count)))
    }
}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Score) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Score {
    fn eq(&self, other: &Score) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Score {}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(sum: u32, count: u32) -> Score {
        Score::new(sum, count).unwrap()
    }

    #[test]
    fn a_score_is_never_over_nothing_nor_above_100() {
        assert_eq!(Score::new(0, 0), None);
        assert_eq!(Score::new(101, 1), None);
        assert_eq!(Score::new(100, 1).map(Score::rounded), Some(100));
        assert_eq!(Score::new(0, Score::MOST + 1), None);
        assert_eq!(Score::new(u32::MAX, u32::MAX), None);
    }

    #[test]
    fn the_largest_score_stays_exact() {
        let largest = score(100 * Score::MOST, Score::MOST);
        assert_eq!(largest.rounded(), 100);
        assert_eq!(largest, score(100, 1));
        assert!(!largest.is_at_least(u32::MAX));
        assert!(largest.is_at_most(u32::MAX));
        assert!(score(100 * Score::MOST - 1, Score::MOST) < largest);
        assert!(largest.is_level_with(score(94, 1)));
        assert!(!largest.is_level_with(score(93, 1)));
    }

    #[test]
    fn scores_compare_as_fractions_not_as_rounded_numbers() {
        assert_eq!(score(50, 1), score(200, 4));
        assert!(score(100, 3) > score(33, 1));
        assert!(score(100, 3) < score(334, 10));
        assert!(score(175, 4) < score(220, 5));
        assert_eq!(score(175, 4).rounded(), score(220, 5).rounded());
    }

    #[test]
    fn the_display_rounds_a_half_upwards() {
        for (sum, count, shown) in [
            (0, 1, 0),
            (1, 2, 1),
            (49, 100, 0),
            (50, 4, 13),
            (100, 3, 33),
            (200, 3, 67),
            (175, 4, 44),
            (199, 2, 100),
            (9949, 100, 99),
        ] {
            assert_eq!(score(sum, count).rounded(), shown, "{sum}/{count}");
        }
    }

    #[test]
    fn a_whole_number_of_points_is_a_sharp_bound() {
        let shown_as_90 = score(179, 2);
        assert_eq!(shown_as_90.rounded(), 90);
        assert!(!shown_as_90.is_at_least(90));
        assert!(score(450, 5).is_at_least(90));
        assert!(score(450, 5).is_at_most(90));
        assert!(!score(451, 5).is_at_most(90));
    }

    #[test]
    fn the_bands_begin_at_50_and_at_75() {
        for (sum, count, band) in [
            (0, 4, Band::Low),
            (4999, 100, Band::Low),
            (200, 4, Band::Mid),
            (7499, 100, Band::Mid),
            (300, 4, Band::High),
            (400, 4, Band::High),
        ] {
            assert_eq!(score(sum, count).band(), band, "{sum}/{count}");
        }
        assert_eq!([Band::Low, Band::Mid, Band::High].map(|band| band.said(1, 2, 3)), [1, 2, 3]);
    }

    #[test]
    fn level_ends_just_below_six_and_a_quarter_points() {
        assert!(score(175, 4).is_level_with(score(175, 4)));
        assert!(!score(200, 4).is_level_with(score(175, 4)));
        assert!(!score(250, 5).is_level_with(score(175, 4)));
        assert!(score(49_999, 1000).is_level_with(score(175, 4)));
        assert!(score(0, 1).is_level_with(score(100, 1)));
    }
}
