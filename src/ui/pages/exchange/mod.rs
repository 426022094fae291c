//! 报送汇总: sending work as a file, putting files together, deciding conflicts, and the log of both.

mod choosing;
mod conflicts;
mod decide;
mod export;
mod exporting;
mod import;
mod log;
mod not_taken;
mod open_import;
mod preview;
mod role;
mod unshown;
mod what;

use leptos::prelude::*;

use crate::app::import_run::Stage;
use crate::ui::context::Ui;
use crate::ui::controls::PageHead;
use crate::ui::words::ExchangeWords;

use open_import::Import;

pub use conflicts::Conflicts;

/// 报送汇总.
#[component]
pub fn Exchange() -> impl IntoView {
    let ui = Ui::get();
    let words = ExchangeWords::of(ui.lang);
    let import = Import::new();
    // What is being received needs the whole width, and stands before what could be sent.
    let parts = move || match import.stage.get() {
        Stage::Idle => "exchange__parts",
        Stage::Reading | Stage::Comparing | Stage::Previewing | Stage::Merging | Stage::Merged => {
            "exchange__parts exchange__parts--receiving"
        }
    };
    view! {
        <div class="page exchange">
            <PageHead title=words.title subtitle=move || view! { {words.subtitle} } />
            <conflicts::ConflictsLink ui />
            <div class=parts>
                <export::HandOver ui />
                <import::PutTogether ui import />
            </div>
            <log::Log ui />
            <unshown::NotShown ui />
        </div>
    }
}
