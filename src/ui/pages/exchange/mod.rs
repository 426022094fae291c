//! 交换: handing work over as a file, putting files together, deciding conflicts, and the log of both.

mod conflicts;
mod describe;
mod export;
mod exporting;
mod import;
mod log;
mod open_import;
mod preview;
mod unshown;

use leptos::prelude::*;

use crate::ui::context::Ui;
use crate::ui::controls::PageHead;
use crate::ui::words::ExchangeWords;

pub use conflicts::Conflicts;

/// 交换.
#[component]
pub fn Exchange() -> impl IntoView {
    let ui = Ui::get();
    let words = ExchangeWords::of(ui.lang);
    view! {
        <div class="page exchange">
            <PageHead title=words.title subtitle=move || view! { {words.subtitle} } />
            <conflicts::ConflictsLink ui />
            <div class="exchange__parts">
                <export::HandOver ui />
                <import::PutTogether ui />
            </div>
            <log::Log ui />
            <unshown::NotShown ui />
        </div>
    }
}
