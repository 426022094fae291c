//! Whether all that was typed is safe: what the frame and the head of a visit show of it.

use leptos::prelude::*;

use crate::app::badge::Badge;
use crate::app::session::SaveState;
use crate::ui::context::Ui;
use crate::ui::controls::{SaveBadge, SaveMark};
use crate::ui::words::{self, NewerWords};

/// The save state, in shape and word.
#[component]
pub fn Saved(ui: Ui) -> impl IntoView {
    let badge = ui.unsaved.badge();
    let newer = ui.session.newer();
    let lang = ui.lang;
    // Where a newer program keeps the book nothing of it is this page's to call saved.
    let stands_back = move || {
        newer.get().is_some() && matches!(badge.get(), Badge::Book(SaveState::Saved | SaveState::SavedWeakly { .. }))
    };
    let mark = Memo::new(move |_| if stands_back() { SaveMark::MemoryOnly } else { mark_of(badge.get()) });
    let text = Signal::derive(move || match stands_back() {
        true => NewerWords::of(lang).badge.to_owned(),
        false => words::badge(badge.get(), lang),
    });
    view! { <SaveBadge mark text /> }
}

const fn mark_of(badge: Badge) -> SaveMark {
    match badge {
        Badge::Typing | Badge::SavingDraft | Badge::Book(SaveState::Saving { .. }) => SaveMark::Saving,
        Badge::DraftSaved => SaveMark::Draft,
        Badge::Book(SaveState::Saved | SaveState::SavedWeakly { .. }) => SaveMark::Saved,
        Badge::Book(SaveState::MemoryOnly { .. } | SaveState::JournalOnly { .. })
        | Badge::NotTaken
        | Badge::DraftInPageOnly(_) => SaveMark::MemoryOnly,
        Badge::Book(SaveState::Failed { .. }) => SaveMark::Failed,
    }
}
