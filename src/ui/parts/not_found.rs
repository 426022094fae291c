//! What stands where an address leads to nothing.

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::{LinkButton, PageHead};

/// An address that leads nowhere, or to something that is not there any more.
#[component]
pub fn NotFound() -> impl IntoView {
    let common = Ui::get().common();
    view! {
        <div class="page page--read">
            <PageHead title=common.not_found />
            <p class="prose">{common.not_found_text}</p>
            <div class="row"><LinkButton href="#/" label=common.to_overview /></div>
        </div>
    }
}
