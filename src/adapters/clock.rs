//! The browser's clock, and its way of writing days and times.

use std::cell::Cell;

use js_sys::{Date, Function, Intl, Math, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::Browser;
use crate::{
    domain::{Day, Language, LocalTime, Moment},
    ports::Clock,
};

impl Clock for Browser {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn now(&self) -> Moment {
        // A clock before 1970 reads as 1970, since the cast saturates; so does one after 9999.
        Moment::new(Date::now() as u64).unwrap_or_default()
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn chance(&self) -> u16 {
        (Math::random() * 4096.0) as u16
    }

    fn day(&self, moment: Moment, language: Language) -> String {
        thread_local! {
            // Kept: to make one takes as long as to write fifty days.
            static FORMAT: Cell<Option<(Language, Function)>> = const { Cell::new(None) };
        }
        let kept = FORMAT.take().filter(|(kept, _)| *kept == language);
        let (_, format) = kept.unwrap_or_else(|| (language, day_format(language)));
        let day = format.call1(&JsValue::UNDEFINED, &date(moment));
        FORMAT.set(Some((language, format)));
        day.ok().and_then(|day| day.as_string()).unwrap_or_default()
    }

    fn when(&self, time: LocalTime, language: Language) -> String {
        let style = Object::new();
        let _ = Reflect::set(&style, &"dateStyle".into(), &"full".into());
        let _ = Reflect::set(&style, &"timeStyle".into(), &"short".into());
        // Written and read as in one zone, where no hour is skipped: the browser must not shift it.
        let _ = Reflect::set(&style, &"timeZone".into(), &"UTC".into());
        let time = Date::new(&format!("{}Z", time.to_iso()).into());
        time.to_locale_string(locale(language), &style).into()
    }

    fn in_days(&self, days: i32, language: Language) -> String {
        let style = Object::new();
        let _ = Reflect::set(&style, &"numeric".into(), &"auto".into());
        let locale = JsValue::from(locale(language));
        Intl::RelativeTimeFormat::new(locale.unchecked_ref(), &style)
            .format(days.into(), "day")
            .into()
    }

    fn local(&self, moment: Moment) -> LocalTime {
        let date = date(moment);
        let small = |number| u8::try_from(number).unwrap_or_default();
        let year = u16::try_from(date.get_full_year()).unwrap_or_default();
        // Beyond the last day, whether the browser counts on or gives up.
        let day = Day::new(year, small(date.get_month() + 1), small(date.get_date()));
        let minute = u16::try_from(date.get_hours() * 60 + date.get_minutes()).unwrap_or_default();
        let day = day.unwrap_or(Day::LAST);
        LocalTime::new(day, minute).unwrap_or(LocalTime::midnight(day))
    }
}

/// What writes a day in a language.
fn day_format(language: Language) -> Function {
    let style = Object::new();
    let _ = Reflect::set(&style, &"dateStyle".into(), &"long".into());
    // JavaScript takes one text for a list of one.
    let locale = JsValue::from(locale(language));
    Intl::DateTimeFormat::new(locale.unchecked_ref(), &style).format()
}

/// The language as a browser names it, with the way of writing days.
const fn locale(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl-NL",
        Language::English => "en-GB",
    }
}

#[allow(clippy::cast_precision_loss)]
fn date(moment: Moment) -> Date {
    Date::new(&JsValue::from_f64(moment.milliseconds() as f64))
}
