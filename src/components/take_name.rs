//! What a take is called in the interface.

use crate::{domain::Take, state::Device, words::Words};

/// The day on which a take was finished, in the reader's language.
pub fn day_of(take: &Take, words: &Words, device: Device) -> String {
    device.clock.day(take.finished.unwrap_or(take.begun), words.language)
}

/// The day of a take, its team and its name, as far as it has them.
pub fn full_name_of(take: &Take, words: &Words, device: Device) -> String {
    let day = day_of(take, words, device);
    let label = &take.label;
    let names = [day.as_str(), label.subject.as_str(), label.name.as_str()];
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}
