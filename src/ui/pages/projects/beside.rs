//! One project beside the list, on screens that are wide enough for both.

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, Icon, IconButton, LinkButton};
use crate::ui::route::Route;
use crate::ui::words::ProjectWords;

use super::facts::Facts;
use super::found::{Problems, Visits};

/// The project: its problems, its visits, its facts.
#[component]
pub fn Beside(id: ProjectId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let of = id.clone();
    let name =
        ui.session.watch_entity(id.entity(), move |view| view.tables.project(&of).map(|project| project.name.clone()));
    view! {
        <aside class="lists__beside stack no-print" aria-label=words.beside>
            <header class="lists__beside-head">
                <h2>{move || name.get()}</h2>
                <LinkButton href=Route::Project(id.clone()).href() label=words.whole_page size=ButtonSize::Small />
                <IconButton icon=Icon::Cross label=ui.common().close size=ButtonSize::Small on_press=on_close />
            </header>
            <Problems project=id.clone() />
            <Visits project=id.clone() />
            <Facts project=id />
        </aside>
    }
}
