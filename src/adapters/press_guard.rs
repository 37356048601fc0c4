//! A second press at one place, a double tap and a held key do nothing: the first has put something
//! else there, which nobody has read yet.

use std::{cell::Cell, rc::Rc};

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::document::{capture, element_of};

/// Within how many milliseconds of another press a press at the same place is a second one: longer than
/// the longest double click that a system can be set to.
const WINDOW: f64 = 600.0;
/// Events that are closer than this come of one press: that of a label, and that of its radio.
const ONE_PRESS: f64 = 20.0;
/// How far apart in CSS pixels two presses at one place can be: a thumb is not exact.
const REACH: f64 = 30.0;

/// Fields in which Enter begins another line.
const LINES: &str = "textarea";
/// Fields in which something is typed.
const TEXTS: &str = "textarea, input:not([type=radio])";

/// When a press was, in milliseconds, and where in the window, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Press {
    time: f64,
    place: (f64, f64),
}

impl Press {
    /// Whether this press follows another at the same place so soon that it is part of that.
    fn is_second_to(self, before: Press) -> bool {
        let apart = self.time - before.time;
        let (across, down) = (self.place.0 - before.place.0, self.place.1 - before.place.1);
        (ONE_PRESS..WINDOW).contains(&apart) && across.hypot(down) <= REACH
    }
}

/// Lets no second press and no held key reach the app, for as long as the page lives.
pub fn ignore_second_presses() {
    let last = Rc::new(Cell::new(None::<Press>));
    let before = last.clone();
    capture("click", move |event| {
        let Some(place) = place_of(event) else { return };
        let press = Press { time: event.time_stamp(), place };
        // A third press counts from the second.
        if before.replace(Some(press)).is_some_and(|before| press.is_second_to(before)) {
            ignore(event);
        }
    });
    capture("keydown", move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let presses = matches!(key.key().as_str(), "Enter" | " ");
        if !presses {
            // Whoever uses another key in between means the next press.
            last.set(None);
        }
        // In a text, and on the way through the page, a key can well be held: but for the Enter that
        // sends a form off.
        let is_written = is_in_a_text(event, if key.key() == "Enter" { LINES } else { TEXTS });
        if key.repeat() && (presses || is_digit(&key.key())) && !is_written {
            ignore(event);
        }
    });
}

/// Where a press was; one by the keyboard is in the middle of what it presses.
fn place_of(event: &Event) -> Option<(f64, f64)> {
    let mouse = event.dyn_ref::<MouseEvent>()?;
    if mouse.detail() > 0 {
        return Some((f64::from(mouse.client_x()), f64::from(mouse.client_y())));
    }
    let rect = element_of(event)?.get_bounding_client_rect();
    Some((rect.x() + rect.width() / 2.0, rect.y() + rect.height() / 2.0))
}

fn is_digit(key: &str) -> bool {
    matches!(key.as_bytes(), [b'0'..=b'9'])
}

/// Whether an event is in a field that is one of these.
fn is_in_a_text(event: &Event, fields: &str) -> bool {
    let is_text = |element: Element| element.matches(fields);
    element_of(event).is_some_and(|element| is_text(element).unwrap_or(false))
}

fn ignore(event: &Event) {
    event.prevent_default();
    event.stop_propagation();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(time: f64, across: f64, down: f64) -> Press {
        Press { time, place: (across, down) }
    }

    #[test]
    fn a_press_at_the_same_place_is_a_second_one_for_a_while() {
        let first = press(1000.0, 180.0, 600.0);
        for apart in [60.0, 120.0, 300.0, 500.0] {
            assert!(press(1000.0 + apart, 184.0, 596.0).is_second_to(first), "{apart}");
        }
        assert!(!press(1700.0, 180.0, 600.0).is_second_to(first));
    }

    #[test]
    fn a_press_elsewhere_is_another_one() {
        let first = press(1000.0, 180.0, 600.0);
        assert!(!press(1100.0, 180.0, 644.0).is_second_to(first));
    }

    #[test]
    fn the_press_of_a_label_and_that_of_its_radio_are_one() {
        let label = press(1000.0, 180.0, 600.0);
        assert!(!press(1000.4, 180.0, 600.0).is_second_to(label));
    }
}
