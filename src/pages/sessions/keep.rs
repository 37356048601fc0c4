//! Keeping the picture of a group: as a table, as an image, on paper.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    png::{self, Told},
    session_name, use_session_phrases,
};
use crate::{
    components::{Announcement, FileNotice},
    domain::{Collection, Key, Picture, Score, Voice},
    exchange::table,
    pages::sheet::in_a_line,
    phrases::SessionPhrases,
    ports::{NotDrawn, Offered, Pictures},
    state::{FilePlace, Notice, use_device, use_notices, use_words},
    words::Words,
};

/// The ways to keep the picture of a group.
#[component]
pub(super) fn KeepPicture(
    /// The session.
    one: Arc<Collection>,
    /// The picture.
    picture: Picture,
    /// What makes images.
    pictures: &'static dyn Pictures,
) -> impl IntoView {
    let (words, phrases, device) = (use_words(), use_session_phrases(), use_device());
    let notices = use_notices();
    let (name, voice) = (one.invitation.name.clone(), one.invitation.session.voice);
    let day = device.clock.date(one.staged).to_iso();
    let told = StoredValue::new(Told {
        words,
        phrases,
        name: if name.is_empty() { session_name(&name, phrases) } else { in_a_line(&name) },
        voice,
        group: picture.clone(),
        day: device.clock.day(one.staged, words.language),
        home: device.page.home(),
    });
    let image_name = format!("five-keys-session-{day}.png");
    let make_image = move |_| {
        let then = move |made| match made {
            Ok(Offered::Sheet) => notices.clear(),
            Ok(Offered::File) => notices.show(Notice::FileOffered(FilePlace::Page)),
            Err(NotDrawn) => notices.show(Notice::NoPicture),
        };
        told.with_value(|told| {
            pictures.offer(&image_name, &|measure| png::picture(told, measure), Box::new(then));
        });
    };
    let save = move |_| {
        let lines = lines(&session_name(&name, phrases), &picture, voice, words, phrases);
        let text = table::of_lines(lines, words.language);
        device.files.save(&format!("five-keys-session-{day}.csv"), table::KIND, &text);
        notices.show(Notice::FileOffered(FilePlace::Page));
    };
    let problem = move || {
        let is_told = notices.current() == Some(Notice::NoPicture);
        if is_told { words.phrases.no_picture().to_owned() } else { String::new() }
    };
    view! {
        <section class="keep">
            <h2>{phrases.picture_export()}</h2>
            <p class="buttons">
                <button type="button" on:click=save>{phrases.picture_csv()}</button>
                <button type="button" on:click=make_image>{phrases.picture_png()}</button>
                <button type="button" on:click=move |_| device.page.print()>
                    {phrases.picture_print()}
                </button>
            </p>
            <FileNotice place=FilePlace::Page />
            <Announcement text=problem />
        </section>
    }
}

/// The lines of the table: the session, then one for each key and one for each statement. A cell is empty
/// where too few have answered for its figure.
pub fn lines(
    name: &str,
    picture: &Picture,
    voice: Voice,
    words: &Words,
    phrases: &SessionPhrases,
) -> Vec<Vec<String>> {
    let of = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let numbers = |counts: Option<Vec<usize>>, places: usize| {
        let counts = counts.map(|counts| counts.iter().map(usize::to_string).collect());
        counts.unwrap_or_else(|| vec![String::new(); places])
    };
    let mean =
        |mean: Option<Score>| mean.map(|mean| mean.rounded().to_string()).unwrap_or_default();
    let mut lines = vec![of(&[name]), of(&[&picture.count.to_string(), phrases.table_count()])];
    let bands = [phrases.bands_low(), phrases.bands_mid(), phrases.bands_high()];
    lines.push(of(&[&[words.phrases.column_key(), phrases.table_mean()][..], &bands].concat()));
    for key in Key::ALL {
        let figure = picture.key(key);
        let counts = figure.spread().map(|spread| spread.bands.to_vec());
        let cells = [of(&[words.content.key(key).name, &mean(figure.mean())]), numbers(counts, 3)];
        lines.push(cells.concat());
    }
    let labels = words.content.scale.labels;
    let heads = [words.phrases.paper_statement(), phrases.table_mean()];
    lines.push(of(&[&heads[..], &labels, &[phrases.picture_unrated()]].concat()));
    for statement in Key::ALL.into_iter().flat_map(Key::statements) {
        let spread = picture.statement(statement);
        let counts = spread.map(|spread| [&spread.ratings[..], &[spread.unrated]].concat());
        let text = words.content.statement(statement).in_voice(voice);
        let cells = [of(&[text, &mean(spread.map(|spread| spread.mean))]), numbers(counts, 6)];
        lines.push(cells.concat());
    }
    lines
}
