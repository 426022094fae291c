//! A small picture, or the gap where one is not on this device.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::pictures::{self, PictureUrl};
use crate::browser::waiting;
use crate::domain::blob::BlobHash;
use crate::domain::photo::Photo;
use crate::ui::context::Ui;
use crate::ui::parts::shared::{author, when};
use crate::ui::words;

/// How much of a photo is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Detail {
    /// The small picture.
    Small,
    /// All of it.
    Full,
}

/// What is known of a picture that is being shown.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// It is being looked for.
    Waiting,
    /// It is at this address.
    There(String),
    /// It is not on this device.
    Missing,
}

/// The address of a photo as long as whoever shows it is there. It is looked for again when its bytes come in.
pub fn address_of(ui: Ui, hash: BlobHash, detail: Detail) -> RwSignal<Shown> {
    let shown = RwSignal::new(Shown::Waiting);
    let kept = StoredValue::new_local(None::<PictureUrl>);
    let photos = ui.session.blobs();
    let standing = Memo::new(move |_| photos.standing(hash));
    Effect::new(move |_| {
        standing.track();
        if matches!(*shown.read_untracked(), Shown::There(_)) {
            return;
        }
        spawn_local(async move {
            waiting::idle().await;
            let bytes = match detail {
                Detail::Small => small_picture(ui, hash).await,
                Detail::Full => photos.full(hash).await,
            };
            let url = bytes.and_then(|bytes| PictureUrl::of_jpeg(&bytes));
            let found = url.as_ref().map_or(Shown::Missing, |url| Shown::There(url.as_str().to_owned()));
            // A page that was left meanwhile gives the address back at once.
            if kept.try_update_value(|kept| *kept = url).is_some() {
                shown.try_set(found);
            }
        });
    });
    shown
}

/// The small picture of a photo; one that came without is made of the photo, once.
async fn small_picture(ui: Ui, hash: BlobHash) -> Option<Vec<u8>> {
    let photos = ui.session.blobs();
    if let Some(small) = photos.small(hash).await {
        return Some(small);
    }
    let jpeg = photos.full(hash).await?;
    let small = pictures::small_of(&jpeg).await?;
    photos.keep_small(hash, small.clone()).await;
    Some(small)
}

/// What a photo is called where it is not on this device.
pub fn gap_words(ui: Ui, photo: &Photo) -> String {
    let by = ui.session.read(|view| author(&view, photo.by.entity(), ui.lang));
    words::photo_missing(&photo.picture.name, &by, &when(photo.at), ui.lang)
}

/// When a photo was taken, or else when it was added.
pub fn time_words(ui: Ui, photo: &Photo) -> String {
    match &photo.picture.taken_at {
        Some(taken) => words::taken_at(taken, ui.lang),
        None => words::added_at(&when(photo.at), ui.lang),
    }
}

/// The button.
#[component]
pub fn Thumb(ui: Ui, photo: Arc<Photo>, #[prop(into)] on_press: Callback<()>) -> impl IntoView {
    let shown = address_of(ui, photo.picture.hash, Detail::Small);
    let label = match photo.caption.as_str() {
        "" => words::photo_called(&photo.picture.name, &time_words(ui, &photo), ui.lang),
        caption => words::photo_called(caption, &time_words(ui, &photo), ui.lang),
    };
    let gap = gap_words(ui, &photo);
    let named = {
        let gap = gap.clone();
        move || if shown.get() == Shown::Missing { gap.clone() } else { label.clone() }
    };
    let content = move || match shown.get() {
        Shown::There(address) => view! { <img class="photos__picture" src=address alt="" /> }.into_any(),
        Shown::Waiting => view! { <span class="photos__waiting" aria-hidden="true"></span> }.into_any(),
        Shown::Missing => view! { <span class="photos__gap" aria-hidden="true">{gap.clone()}</span> }.into_any(),
    };
    view! {
        <button type="button" class="photos__thumb" aria-label=named.clone() title=named on:click=move |_| on_press.run(())>
            {content}
        </button>
    }
}
