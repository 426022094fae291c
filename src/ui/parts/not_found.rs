//! What stands where an address leads to nothing.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{LinkButton, PageHead};
use crate::ui::words;

/// An address that leads nowhere, or to something that is not there any more.
#[component]
pub fn NotFound() -> impl IntoView {
    let ui = Ui::get();
    let common = ui.common();
    let then = ui.session.past().get_untracked().map(|as_of| words::not_there_then(as_of.day, ui.lang));
    view! {
        <div class="page page--read">
            <PageHead title=common.not_found />
            <p class="prose">{then.unwrap_or_else(|| common.not_found_text.to_owned())}</p>
            <div class="row"><LinkButton href="#/" label=common.to_overview /></div>
        </div>
    }
}
