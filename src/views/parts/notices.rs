//! What the reader must know about their data, above every screen.

use leptos::prelude::*;

use super::super::{Route, Words};
use crate::{
    phrases::fill,
    ports::StoreError,
    state::{Data, Trouble, use_device},
    views::saving::save_everything,
};

/// The trouble with the stored data, if any, with the way out of it.
pub(in crate::views) fn notices(data: Data) -> impl IntoView {
    let device = use_device();
    let trouble = Memo::new(move |_| data.trouble());
    view! {
        <div class="notices" role="status">
            {move || {
                let phrases = Words::of(data.language()).phrases;
                trouble
                    .get()
                    .map(|trouble| {
                        let text = match trouble {
                            Trouble::Memory(StoreError::Denied) => phrases.trouble_denied.into(),
                            Trouble::Memory(StoreError::Full) => phrases.trouble_full.into(),
                            Trouble::Memory(StoreError::Broken) => phrases.trouble_broken.into(),
                            Trouble::ReadOnly { schema } => {
                                fill(phrases.trouble_future, &[("n", &schema.to_string())])
                            }
                            Trouble::SetAside => phrases.trouble_aside.into(),
                        };
                        let aside = matches!(trouble, Trouble::SetAside);
                        view! {
                            <p>{text}</p>
                            <p class="buttons">
                                {if aside {
                                    view! {
                                        <a class="button" href=Route::Data.hash()>
                                            {phrases.trouble_data}
                                        </a>
                                    }
                                        .into_any()
                                } else {
                                    view! {
                                        <button
                                            type="button"
                                            on:click=move |_| save_everything(data, device)
                                        >
                                            {phrases.trouble_export}
                                        </button>
                                    }
                                        .into_any()
                                }}
                            </p>
                        }
                    })
            }}
        </div>
    }
}
