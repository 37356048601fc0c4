//! The picture of a result: the way to it, and its colours.

use five_keys::{domain::Language, ports::Colour, route::Route, state::Notice};

use crate::reader::{ANSWERS, page, reader};

#[test]
fn a_result_can_be_made_a_picture_in_both_languages() {
    for (language, name) in
        [(Language::Dutch, "Maak een plaatje"), (Language::English, "Make a picture")]
    {
        reader(language, |reader| {
            assert!(!page(Route::Result).has_button(name), "there is no result yet");
            reader.fill_in(ANSWERS);
            assert!(page(Route::Result).has_button(name));
            page(Route::Result).hides(&[reader.phrases.no_picture()]);
            reader.notices.show(Notice::NoPicture);
            page(Route::Result).tells(&[reader.phrases.no_picture()]);
        });
    }
}

#[test]
fn a_pictures_colours_are_the_pages_light_ones() {
    let tokens = include_str!("../../style/tokens.css");
    let (light, _) = tokens.split_once('}').unwrap();
    for (name, colour) in [
        ("ground", Colour::Ground),
        ("raised", Colour::Raised),
        ("ink", Colour::Ink),
        ("soft", Colour::Soft),
        ("faint", Colour::Faint),
        ("accent", Colour::Accent),
        ("tint", Colour::Tint),
    ] {
        let token = format!("--{name}: {};", colour.code());
        assert!(light.contains(&token), "{token} is not in {light}");
    }
}
