//! Entries for a calendar, as a file that calendars take in (iCalendar, RFC 5545).
//!
//! Times are local, without a zone: nine o'clock stays nine o'clock wherever the phone is.

use ical::{
    component::{IcalComponent, IcalComponentKind},
    ical::Ical,
    prop::{IcalProp, IcalPropKind},
    value::{
        IcalValue, datetime::IcalDateTime, duration::IcalDuration, integer::IcalInteger,
        recur::IcalRecur, text::IcalText, uri::IcalUri,
    },
    version::IcalVersion,
};

use crate::domain::{
    Day, EVERY_MONTH_HAS, LocalTime, Moment, RETAKE_MONTHS, Rhythm, a_month_after,
};

/// The media type of the file.
pub const KIND: &str = "text/calendar;charset=utf-8";

/// How long an entry takes unless the leader says otherwise, in minutes.
pub const MINUTES: u16 = 15;

/// An entry: a single one, or the first of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its identity in every calendar, which never changes.
    pub uid: String,
    /// How many times it was changed. A calendar that has the entry already takes a higher one in
    /// its place.
    pub sequence: u32,
    /// When it was made or changed last.
    pub stamp: Moment,
    /// When it begins, and its alarm sounds.
    pub start: LocalTime,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// How often it comes back. [`Rhythm::Once`] and [`Rhythm::Day30`] do not.
    pub repeats: Rhythm,
    /// What it is called.
    pub summary: String,
    /// What is said about it.
    pub description: String,
    /// The address of the page that it is about; none where that has none that others can open.
    pub link: Option<String>,
}

/// What a leader has planned, to make entries of.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// The commitment's id.
    pub id: u64,
    /// How many times the plan was changed.
    pub changes: u32,
    /// When it was made or changed last.
    pub stamp: Moment,
    /// The first time, or the occasion that [`Rhythm::Day30`] counts from.
    pub start: LocalTime,
    /// How often the action is done.
    pub rhythm: Rhythm,
    /// The words for the action.
    pub moment: Wording<'a>,
    /// The words for the check-in after 30 days.
    pub check_in: Wording<'a>,
    /// The words for the next take after three months.
    pub retake: Wording<'a>,
}

/// The words of an entry.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// What it is called.
    pub summary: &'a str,
    /// What is said about it.
    pub description: &'a str,
    /// The address of the page that it is about, if that has one.
    pub link: Option<&'a str>,
}

impl Plan<'_> {
    /// The action in its rhythm, the check-in and the next take.
    pub fn entries(&self) -> [Entry; 3] {
        let Plan { id, changes, stamp, start, rhythm, .. } = *self;
        let entry = |part: &str, day: Day, repeats, words: Wording| Entry {
            uid: format!("{id}{part}@five-keys"),
            sequence: changes,
            stamp,
            start: LocalTime::new(day, start.minute()).unwrap_or(start),
            minutes: MINUTES,
            repeats,
            summary: words.summary.into(),
            description: words.description.into(),
            link: words.link.map(Into::into),
        };
        let a_month_on = a_month_after(start.day());
        let retake = start.day().plus_months(RETAKE_MONTHS).or_next_working_day();
        let first = if rhythm == Rhythm::Day30 { a_month_on } else { start.day() };
        [
            entry("-moment", first, rhythm, self.moment),
            entry("-check-in", a_month_on, Rhythm::Once, self.check_in),
            entry("-retake", retake, Rhythm::Once, self.retake),
        ]
    }
}

/// The text of a file with these entries.
///
/// It has no `METHOD`: with one it would be an invitation, which needs the address of an organiser
/// (RFC 5546).
pub fn file(entries: &[Entry]) -> String {
    let components = entries.iter().map(event).collect();
    calendar(components).to_string()
}

fn calendar(components: Vec<IcalComponent<'static>>) -> Ical<'static> {
    let product = text(IcalPropKind::ProdId, "-//Five Keys//Five Keys//EN");
    Ical { version: IcalVersion::V2_0, props: vec![product], components }
}

fn event(entry: &Entry) -> IcalComponent<'static> {
    use IcalPropKind::{
        Class, Description, DtStamp, DtStart, Duration, LastModified, RRule, Sequence, Summary,
        Uid, Url,
    };
    let start = local(entry.start) + "00";
    let duration = format!("PT{}M", entry.minutes);
    let mut props = vec![
        text(Uid, &entry.uid),
        property(Sequence, IcalValue::Integer(IcalInteger(entry.sequence.to_string().into()))),
        time(DtStamp, utc(entry.stamp)),
        time(LastModified, utc(entry.stamp)),
        time(DtStart, start),
        property(Duration, IcalValue::Duration(IcalDuration(duration.into()))),
    ];
    if let Some(rule) = rule(entry.start.day(), entry.repeats) {
        props.push(property(RRule, IcalValue::Recur(IcalRecur(rule.into()))));
    }
    props.extend([
        text(Summary, &entry.summary),
        text(Description, &described(entry)),
        // The team can often look into a leader's calendar.
        text(Class, "PRIVATE"),
    ]);
    if let Some(link) = &entry.link {
        props.push(property(Url, IcalValue::Uri(IcalUri(clean(link).into()))));
    }
    let name = IcalComponentKind::VEvent.into();
    IcalComponent { name, props, components: vec![alarm(entry)] }
}

/// What is said about an entry, with its link under it: few calendars show the link itself.
fn described(entry: &Entry) -> String {
    let said = Some(entry.description.as_str()).filter(|text| !text.is_empty());
    [said, entry.link.as_deref()].into_iter().flatten().collect::<Vec<_>>().join("\n\n")
}

/// An alarm at the moment when the entry begins.
fn alarm(entry: &Entry) -> IcalComponent<'static> {
    let at_once = IcalValue::Duration(IcalDuration("PT0S".into()));
    let props = vec![
        text(IcalPropKind::Action, "DISPLAY"),
        property(IcalPropKind::Trigger, at_once),
        text(IcalPropKind::Description, &entry.summary),
    ];
    IcalComponent { name: IcalComponentKind::VAlarm.into(), props, components: Vec::new() }
}

fn property(kind: IcalPropKind, value: IcalValue<'static>) -> IcalProp<'static> {
    IcalProp { name: kind.into(), params: Vec::new(), value }
}

fn text(kind: IcalPropKind, value: &str) -> IcalProp<'static> {
    property(kind, IcalValue::Text(IcalText(clean(value).into())))
}

/// A text without what no calendar can hold: every end of a line becomes a line feed, and of the
/// other control characters only tabs stay.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace(|c: char| c.is_ascii_control() && c != '\n' && c != '\t', "")
}

fn time(kind: IcalPropKind, value: String) -> IcalProp<'static> {
    property(kind, IcalValue::DateTime(IcalDateTime(value.into())))
}

/// A time to the minute, such as `20261124T0930`.
fn local(time: LocalTime) -> String {
    time.to_iso().replace(['-', ':'], "")
}

/// A moment as `20261124T083000Z`.
fn utc(moment: Moment) -> String {
    // Days from 0001-01-01 to 1970-01-01, and seconds of a day.
    const EPOCH: i32 = 719_162;
    const DAY: u64 = 24 * 60 * 60;
    let seconds = moment.milliseconds() / 1000;
    let days = i32::try_from(seconds / DAY).unwrap_or(i32::MAX).saturating_add(EPOCH);
    let minute = u16::try_from(seconds % DAY / 60).unwrap_or_default();
    let time = LocalTime::new(Day::FIRST.plus_days(days), minute);
    let minute = time.map(local).unwrap_or_default();
    format!("{minute}{:02}Z", seconds % 60)
}

/// The recurrence rule of an entry; none where it comes once.
///
/// Where a month lacks the day, it is on the last one that it has, as on the page: of the days from the
/// 28th to that day, the last. Without that, calendars leave the month out.
fn rule(first: Day, rhythm: Rhythm) -> Option<String> {
    let days = match first.day() {
        31 => "-1".into(),
        day if day > EVERY_MONTH_HAS => {
            let days: Vec<_> = (EVERY_MONTH_HAS..=day).map(|day| day.to_string()).collect();
            format!("{};BYSETPOS=-1", days.join(","))
        }
        day => day.to_string(),
    };
    match rhythm {
        Rhythm::Once | Rhythm::Day30 => None,
        Rhythm::Weekly => Some("FREQ=WEEKLY".into()),
        Rhythm::Monthly => Some(format!("FREQ=MONTHLY;BYMONTHDAY={days}")),
        Rhythm::Quarterly => Some(format!("FREQ=MONTHLY;BYMONTHDAY={days};INTERVAL=3")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> LocalTime {
        LocalTime::from_iso(text).unwrap()
    }

    fn moment() -> Moment {
        // 2026-11-24 08:30:05 UTC.
        Moment::new(1_795_509_005_678).unwrap()
    }

    fn plan(start: &str, rhythm: Rhythm) -> Plan<'static> {
        Plan {
            id: 7,
            changes: 2,
            stamp: moment(),
            start: time(start),
            rhythm,
            moment: Wording {
                summary: "Ask why",
                description: "When we meet, I ask; then wait.",
                link: Some("https://example.org/five/#/follow-up"),
            },
            check_in: Wording { summary: "Did it help?", description: "", link: None },
            retake: Wording {
                summary: "Check again",
                description: "",
                link: Some("https://example.org/five/#/"),
            },
        }
    }

    #[test]
    fn a_plan_becomes_a_series_a_check_in_and_a_next_take() {
        let file = file(&plan("2026-11-30T09:00", Rhythm::Quarterly).entries());
        let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Five Keys//Five Keys//EN
BEGIN:VEVENT
UID:7-moment@five-keys
SEQUENCE:2
DTSTAMP:20261124T083005Z
LAST-MODIFIED:20261124T083005Z
DTSTART:20261130T090000
DURATION:PT15M
RRULE:FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1;INTERVAL=3
SUMMARY:Ask why
DESCRIPTION:When we meet\\, I ask\\; then wait.\\n\\nhttps://example.org/five/#
 /follow-up
CLASS:PRIVATE
URL:https://example.org/five/#/follow-up
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT0S
DESCRIPTION:Ask why
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:7-check-in@five-keys
SEQUENCE:2
DTSTAMP:20261124T083005Z
LAST-MODIFIED:20261124T083005Z
DTSTART:20261230T090000
DURATION:PT15M
SUMMARY:Did it help?
DESCRIPTION:
CLASS:PRIVATE
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT0S
DESCRIPTION:Did it help?
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:7-retake@five-keys
SEQUENCE:2
DTSTAMP:20261124T083005Z
LAST-MODIFIED:20261124T083005Z
DTSTART:20270301T090000
DURATION:PT15M
SUMMARY:Check again
DESCRIPTION:https://example.org/five/#/
CLASS:PRIVATE
URL:https://example.org/five/#/
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT0S
DESCRIPTION:Check again
END:VALARM
END:VEVENT
END:VCALENDAR
";
        assert_eq!(file, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn what_comes_30_days_after_an_occasion_comes_once() {
        let [moment, check_in, _] = plan("2026-11-24T09:00", Rhythm::Day30).entries();
        assert_eq!(moment.start, time("2026-12-24T09:00"));
        assert_eq!(check_in.start, time("2026-12-24T09:00"));
        assert!(!file(&[moment, check_in]).contains("RRULE"));
    }

    #[test]
    fn a_series_stays_on_its_day_or_on_the_last_that_a_month_has_up_to_it() {
        for (first, monthly) in [
            ("2026-11-01", "1"),
            ("2027-02-28", "28"),
            ("2027-01-29", "28,29;BYSETPOS=-1"),
            ("2027-01-30", "28,29,30;BYSETPOS=-1"),
            ("2027-01-31", "-1"),
            ("2027-04-30", "28,29,30;BYSETPOS=-1"),
            ("2028-02-28", "28"),
            ("2028-02-29", "28,29;BYSETPOS=-1"),
            ("9999-12-31", "-1"),
        ] {
            let first = Day::from_iso(first).unwrap();
            let expected = format!("FREQ=MONTHLY;BYMONTHDAY={monthly}");
            assert_eq!(rule(first, Rhythm::Monthly), Some(expected.clone()));
            assert_eq!(rule(first, Rhythm::Quarterly), Some(expected + ";INTERVAL=3"));
            assert_eq!(rule(first, Rhythm::Weekly).as_deref(), Some("FREQ=WEEKLY"));
            assert_eq!(
                [Rhythm::Once, Rhythm::Day30].map(|rhythm| rule(first, rhythm)),
                [None, None]
            );
        }
    }

    #[test]
    fn a_moment_is_written_in_utc_to_the_second() {
        let at = |milliseconds| utc(Moment::new(milliseconds).unwrap());
        assert_eq!(at(0), "19700101T000000Z");
        assert_eq!(at(951_782_399_999), "20000228T235959Z");
        assert_eq!(at(951_868_800_000), "20000301T000000Z");
        assert_eq!(utc(moment()), "20261124T083005Z");
        assert_eq!(utc(Moment::LAST), "99991231T235959Z");
    }

    #[test]
    fn what_no_calendar_can_hold_is_left_out() {
        let mut one = plan("2026-11-24T09:00", Rhythm::Weekly);
        one.retake.description = "a\u{1e}b\u{1f}c\r\nd\re\nf\u{7f}\tg";
        one.retake.link = None;
        assert!(file(&one.entries()).contains("DESCRIPTION:abc\\nd\\ne\\nf\tg\r\n"));
    }

    #[test]
    fn every_file_keeps_to_the_standard() {
        for rhythm in Rhythm::ALL {
            let entries = plan("2027-01-31T09:00", rhythm).entries();
            let calendar = calendar(entries.iter().map(event).collect());
            assert!(calendar.validate().is_ok(), "{rhythm:?}");
        }
    }
}
