//! Photos on paper: two in a row, with when and where, each 70 mm high at most.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::photo::Photo;
use crate::ui::context::Ui;

use super::thumb::{Detail, Shown, address_of, gap_words, time_words};

/// A photo and what stands before its caption: the item that it shows, or before and after.
#[derive(Clone, PartialEq)]
pub struct OnSheet {
    /// The photo.
    pub photo: Arc<Photo>,
    /// What it is of.
    pub of: String,
}

/// The sheet. Its pictures are fetched while the page is looked at, so that they are there when somebody prints.
#[component]
pub fn PhotoSheet(ui: Ui, #[prop(into)] photos: Signal<Vec<OnSheet>>) -> impl IntoView {
    let figure = move |one: OnSheet| {
        let OnSheet { photo, of } = one;
        let shown = address_of(ui, photo.picture.hash, Detail::Full);
        let (gap, time) = (gap_words(ui, &photo), time_words(ui, &photo));
        let place = photo.picture.place.clone().unwrap_or_default();
        let texts = [of, photo.caption.clone(), time, place];
        let caption = texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
        let alt = caption.clone();
        let picture = move || match shown.get() {
            Shown::There(address) => {
                view! { <img class="photo-sheet__picture" src=address alt=alt.clone() /> }.into_any()
            }
            Shown::Waiting => ().into_any(),
            Shown::Missing => view! { <p>{gap.clone()}</p> }.into_any(),
        };
        view! { <figure class="photo-sheet__one">{picture} <figcaption>{caption}</figcaption></figure> }
    };
    view! {
        <div class="photo-sheet print-only">
            <For each=move || photos.get() key=|one| (one.photo.id.clone(), one.photo.caption.clone()) children=figure />
        </div>
    }
}
