//! A row of small pictures, each of which opens the photo.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::PhotoId;
use crate::domain::photo::Photo;
use crate::ui::context::Ui;

use super::thumb::Thumb;
use super::viewer::Viewer;

/// How large the pictures of a row are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum StripSize {
    /// 44 to 64 px.
    #[default]
    Small,
    /// To compare by.
    Large,
}

impl StripSize {
    const fn class(self) -> &'static str {
        match self {
            Self::Small => "photos",
            Self::Large => "photos photos--large",
        }
    }
}

/// The row; nothing where there are no photos.
#[component]
pub fn PhotoStrip(
    ui: Ui,
    /// In their order.
    #[prop(into)]
    photos: Signal<Vec<Arc<Photo>>>,
    /// What they are of.
    #[prop(into)]
    label: String,
    /// How large they are.
    #[prop(optional)]
    size: StripSize,
) -> impl IntoView {
    let viewed = RwSignal::new(None::<PhotoId>);
    let any = Memo::new(move |_| photos.with(|photos| !photos.is_empty()));
    let row = move || {
        let label = label.clone();
        any.get().then(|| {
            view! {
                <ul class=size.class() aria-label=label>
                    <For
                        each=move || photos.get()
                        key=|photo| (photo.id.clone(), photo.caption.clone())
                        children=move |photo| {
                            let id = photo.id.clone();
                            view! { <li><Thumb ui photo on_press=move |()| viewed.set(Some(id.clone())) /></li> }
                        }
                    />
                </ul>
            }
        })
    };
    let is_open = Memo::new(move |_| viewed.with(Option::is_some));
    view! {
        {row}
        {move || is_open.get().then(|| view! { <Viewer ui photos viewed /> })}
    }
}
