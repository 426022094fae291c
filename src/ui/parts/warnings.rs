//! What stands above every page while what is entered does not stay, or nothing may be entered.

use leptos::prelude::*;

use crate::app::permanence::PrivateWindow;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, ButtonSize, LinkButton, Tone};
use crate::ui::words::{PermanenceWords, StorageWords};

/// Cannot be overlooked in a private window; nothing elsewhere.
#[component]
pub fn PrivateWindowBanner(ui: Ui) -> impl IntoView {
    let words = PermanenceWords::of(ui.lang);
    let window = ui.permanence.window;
    move || {
        (window.get() == PrivateWindow::Likely).then(|| {
            view! { <Banner tone=Tone::Bad title=words.private_title text=words.private_text.to_string() /> }
        })
    }
}

/// A quiet word on the page of a new book, where the browser does not tell whether the window is private.
#[component]
pub fn MayBePrivate(ui: Ui) -> impl IntoView {
    let words = PermanenceWords::of(ui.lang);
    let window = ui.permanence.window;
    move || (window.get() == PrivateWindow::Unknown).then(|| view! { <p class="quiet">{words.may_be_private}</p> })
}

/// Cannot be overlooked where nothing may be written; nothing elsewhere.
#[component]
pub fn ReadingOnlyBanner(ui: Ui) -> impl IntoView {
    let words = StorageWords::of(ui.lang);
    let only_reads = Memo::new(move |_| !ui.session.opening().get() && !ui.session.has_random_numbers());
    move || {
        only_reads.get().then(|| {
            view! {
                <Banner
                    tone=Tone::Bad
                    title=words.reading_only
                    text=words.no_random_numbers.to_string()
                    actions=move || view! {
                        <LinkButton href="#/exchange" label=words.export_now size=ButtonSize::Small />
                    }
                />
            }
        })
    }
}
