//! The shapes of one course of scores over time, as paths of an SVG that is as long as the axis and
//! 100 high.

/// How many scores have a dot each: more would melt together.
const DOTS: usize = 100;

/// What is drawn of a course, each as the `d` of a path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Course {
    /// From each score to that of the next take.
    pub(super) line: String,
    /// From a score over takes without one to the next score.
    pub(super) gaps: String,
    /// A line without length at each score, which round ends make a dot; of many scores, at the first
    /// and the last.
    pub(super) dots: String,
}

impl Course {
    /// The course through the values, each 0 to 100, at their places on the axis; none where there
    /// were too few answers.
    pub(super) fn of(places: &[u64], values: &[Option<u32>]) -> Course {
        let mut course = Course::default();
        let points: Vec<_> = places
            .iter()
            .zip(values)
            .enumerate()
            .filter_map(|(take, (place, value))| {
                Some((take, format!("{place} {}", 100 - (*value)?.min(100))))
            })
            .collect();
        let mut before: Option<&(usize, String)> = None;
        for (index, now @ (take, point)) in points.iter().enumerate() {
            let is_next = before.is_some_and(|(last, _)| last + 1 == *take);
            course.line += if is_next { "L" } else { "M" };
            course.line += point;
            if let (Some((_, from)), false) = (before, is_next) {
                course.gaps += &["M", from, "L", point].concat();
            }
            if points.len() <= DOTS || index == 0 || index + 1 == points.len() {
                course.dots += &["M", point, "h0"].concat();
            }
            before = Some(now);
        }
        course
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{collection::vec, option, prelude::*};

    #[test]
    fn the_line_goes_from_score_to_score_and_higher_is_up() {
        let course = Course::of(&[0, 250, 1000], &[Some(50), Some(0), Some(100)]);
        assert_eq!(course.line, "M0 50L250 100L1000 0");
        assert_eq!(course.dots, "M0 50h0M250 100h0M1000 0h0");
        assert_eq!(course.gaps, "");
    }

    #[test]
    fn a_take_without_a_score_has_no_dot_and_the_line_breaks_over_it() {
        let course = Course::of(&[0, 300, 600, 1000], &[Some(50), None, Some(25), Some(75)]);
        assert_eq!(course.line, "M0 50M600 75L1000 25");
        assert_eq!(course.gaps, "M0 50L600 75");
        assert_eq!(course.dots, "M0 50h0M600 75h0M1000 25h0");
    }

    #[test]
    fn before_the_first_score_and_after_the_last_there_is_nothing() {
        let course = Course::of(&[0, 500, 1000], &[None, Some(40), None]);
        assert_eq!((course.line.as_str(), course.dots.as_str()), ("M500 60", "M500 60h0"));
        assert_eq!(course.gaps, "");
        assert_eq!(Course::of(&[0, 1000], &[None, None]), Course::default());
        assert_eq!(Course::of(&[], &[]), Course::default());
    }

    #[test]
    fn a_value_out_of_range_stays_within_the_chart() {
        assert_eq!(Course::of(&[0], &[Some(200)]).line, "M0 0");
    }

    proptest! {
        #[test]
        fn every_score_is_on_the_line_once_and_dots_are_few(
            values in vec(option::of(0..=100_u32), 0..300),
        ) {
            let places: Vec<_> = (0..values.len() as u64).collect();
            let course = Course::of(&places, &values);
            let scores = values.iter().flatten().count();
            prop_assert_eq!(course.line.matches(['M', 'L']).count(), scores);
            // What is no line is a gap.
            let starts = course.line.matches('M').count();
            prop_assert_eq!(course.gaps.matches('M').count(), starts.saturating_sub(1));
            let dots = if scores > DOTS { 2 } else { scores };
            prop_assert_eq!(course.dots.matches('M').count(), dots);
        }
    }
}
