//! What the reader must know about their data, above every page.

use leptos::prelude::*;

use super::{Keyed, LiveText, OUTLET_ID, PressButton};
use crate::{
    phrases::{Phrases, named},
    ports::{Absence, StoreError},
    route::Route,
    saved::NoRoom,
    state::{
        FilePlace, ImportError, Keeper, Notice, Notices, Storage, Trouble,
        export::{save_everything, save_what_this_tab_holds},
        use_device, use_i18n, use_navigation, use_notices, use_offline, use_storage,
    },
    words::Words,
};

/// The element id of the place of these notices.
pub const NOTICES_ID: &str = "notices";

/// The trouble with the stored data, if any, with the way out of it; a language that has not come;
/// what was deleted and can be put back.
#[component]
pub fn NoticeBar() -> impl IntoView {
    let (i18n, notices, storage) = (use_i18n(), use_notices(), use_storage());
    // What a button of its own has done is no reason to build that anew.
    let told =
        move || notices.current().filter(|told| *told != Notice::FileOffered(FilePlace::Above));
    let (navigation, offers) = (use_navigation(), use_offline());
    // A newer version is offered as a page opens, and not in the check: nothing moves under a finger.
    let offered = Memo::new(move |before: Option<&(String, bool)>| {
        let (hash, has_newer) = (navigation.hash(), offers.has_newer());
        let is_offered = match before {
            Some((shown, is_offered)) if *shown == hash => *is_offered,
            _ => !matches!(Route::parse(&hash), Route::Check(_)),
        };
        (hash, is_offered && has_newer)
    });
    let has_newer = move || offered.with(|(_, is_offered)| *is_offered);
    let shown = move || (i18n.language(), storage.trouble(), told(), has_newer());
    view! {
        <div role="status" class="notices" id=NOTICES_ID tabindex="-1">
            <Keyed
                value=shown
                children=move |(language, trouble, notice, has_newer)| {
                    let phrases = &Words::of(language).phrases;
                    let gone = notice.and_then(|notice| gone(phrases, notice));
                    view! {
                        {trouble.map(|trouble| view! { <TroubleNotice trouble phrases /> })}
                        {notice.map(|notice| view! { <NoWords notice phrases /> })}
                        {has_newer.then(|| view! { <NewerVersion phrases /> })}
                        {gone.map(|text| view! { <Undo text phrases /> })}
                    }
                }
            />
        </div>
    }
}

/// What is wrong with the stored data, and what can be done about it.
#[component]
fn TroubleNotice(
    /// What is wrong.
    trouble: Trouble,
    /// The words to say it with.
    phrases: &'static Phrases,
) -> impl IntoView {
    let (device, storage, notices) = (use_device(), use_storage(), use_notices());
    let offered = Notice::FileOffered(FilePlace::Above);
    let ready = move || {
        let is_ready = notices.current() == Some(offered);
        if is_ready { phrases.file_ready() } else { "" }.to_owned()
    };
    let is_news = matches!(trouble, Trouble::SetAside | Trouble::DeletedElsewhere);
    let dismiss = move |()| {
        storage.dismiss();
        device.page.focus(OUTLET_ID);
    };
    // What was entered before the later version's document came in sight.
    let holds_unsaved = matches!(trouble, Trouble::ReadOnly { .. })
        && storage.with_untracked(Keeper::holds_unsaved);
    let save = move |()| {
        save_everything(storage, device);
        notices.show(offered);
    };
    let save_unsaved = move |()| {
        save_what_this_tab_holds(storage, device);
        notices.show(offered);
    };
    let ways_out = if is_news {
        let to_data = (trouble == Trouble::SetAside).then(|| {
            view! { <a class="button" href=Route::Data.hash()>{phrases.trouble_data()}</a> }
        });
        view! {
            {to_data}
            <PressButton name=phrases.trouble_dismiss() on_press=dismiss />
        }
        .into_any()
    } else {
        let unsaved = holds_unsaved.then(
            || view! { <PressButton name=phrases.trouble_unsaved() on_press=save_unsaved /> },
        );
        view! {
            <PressButton name=phrases.trouble_export() on_press=save />
            {unsaved}
        }
        .into_any()
    };
    view! {
        <p>{trouble_text(phrases, trouble)}</p>
        <p class="buttons">
            {ways_out}
            <LiveText text=ready />
        </p>
    }
}

fn trouble_text(phrases: &Phrases, trouble: Trouble) -> String {
    match trouble {
        Trouble::Memory(StoreError::Denied) => phrases.trouble_denied().into(),
        Trouble::Memory(StoreError::Full) => phrases.trouble_full().into(),
        Trouble::Memory(StoreError::Broken) => phrases.trouble_broken().into(),
        Trouble::ReadOnly { schema } => named(phrases.trouble_future(), &schema.to_string()),
        Trouble::SetAside => phrases.trouble_aside().into(),
        Trouble::DeletedElsewhere => phrases.trouble_deleted().into(),
    }
}

/// That there is a newer version. It never comes by itself: the reader may be in the middle of something.
#[component]
fn NewerVersion(
    /// The words to say it with.
    phrases: &'static Phrases,
) -> impl IntoView {
    let (device, offline) = (use_device(), use_offline());
    let put_off = move |()| {
        offline.put_off();
        device.page.focus(OUTLET_ID);
    };
    view! {
        <p>{phrases.newer()}</p>
        <p class="buttons">
            <PressButton name=phrases.newer_now() class="button" on_press=move |()| offline.renew() />
            <PressButton name=phrases.newer_later() on_press=put_off />
        </p>
    }
}

/// That the words of the other language could not be had, and what can be done about it.
#[component]
fn NoWords(
    /// What the reader was told last.
    notice: Notice,
    /// The words to say it with.
    phrases: &'static Phrases,
) -> impl IntoView {
    match notice {
        Notice::NoWords(Absence::OutOfReach) => view! { <p>{phrases.no_words()}</p> }.into_any(),
        Notice::NoWords(Absence::Replaced) => view! {
            <p>{phrases.new_version()}</p>
            <p class="buttons">
                <Reload phrases />
            </p>
        }
        .into_any(),
        _ => ().into_any(),
    }
}

/// The button that loads the page again, in its newest version. It never loads by itself: that is for
/// the reader to decide, who may be in the middle of something.
#[component]
pub fn Reload(
    /// The words for the button.
    phrases: &'static Phrases,
) -> impl IntoView {
    let device = use_device();
    view! {
        <PressButton
            name=phrases.reload()
            class="button"
            on_press=move |()| device.page.reload()
        />
    }
}

/// What was deleted and can be put back: that it is gone, or why it did not come back.
fn gone(phrases: &Phrases, notice: Notice) -> Option<&'static str> {
    Some(match notice {
        Notice::TakeRemoved => phrases.take_deleted(),
        Notice::CommitmentRemoved => phrases.commitment_deleted(),
        Notice::NotPutBack(ImportError::ReadOnly) => phrases.bad_read_only(),
        Notice::NotPutBack(ImportError::NoRoom(NoRoom::Takes(_))) => phrases.bad_many(),
        Notice::NotPutBack(ImportError::NoRoom(NoRoom::Commitments(_))) => {
            phrases.bad_many_commitments()
        }
        _ => return None,
    })
}

/// What became of something that was deleted, and the way to put it back.
#[component]
fn Undo(
    /// That it is gone, or why it did not come back.
    text: &'static str,
    /// The words for the button.
    phrases: &'static Phrases,
) -> impl IntoView {
    let (notices, storage) = (use_notices(), use_storage());
    view! {
        <p>{text}</p>
        <p class="buttons">
            <PressButton name=phrases.put_back() on_press=move |()| put_back(storage, notices) />
        </p>
    }
}

/// Puts what was deleted last back, or says why not; it can be tried again then.
pub fn put_back(storage: Storage, notices: Notices) {
    match storage.put_back() {
        Ok(()) => notices.clear(),
        Err(error) => notices.show(Notice::NotPutBack(error)),
    }
}
