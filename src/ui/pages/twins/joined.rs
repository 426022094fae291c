//! The projects for which another is kept, and the way to take them apart again; and on the page of the kept one a line that says so.

use leptos::prelude::*;

use crate::domain::command::{Command, TwinWish};
use crate::domain::ids::ProjectId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize};
use crate::ui::route::Route;
use crate::ui::words::{self, TwinWords};

/// The list; nothing where none was joined.
#[component]
pub fn JoinedOnes(ui: Ui) -> impl IntoView {
    let words = TwinWords::of(ui.lang);
    let all = ui.session.watch(&[RecordKind::Projects], |view| {
        let one = |twin: &std::sync::Arc<crate::domain::records::Project>| {
            let kept = view.tables.project(&twin.id)?;
            Some((twin.id.clone(), twin.name.clone(), kept.id.clone(), kept.name.clone()))
        };
        view.tables.twins().filter_map(one).collect::<Vec<_>>()
    });
    let line = move |(project, name, kept, kept_name): (ProjectId, String, ProjectId, String)| {
        let href = Route::Project(kept).href();
        let separate = move || {
            ui.act(Command::Twin(TwinWish::Separate { project: project.clone() }), words.separated);
        };
        view! {
            <li class="row">
                <a href=href>{words::joined_to(&name, &kept_name, ui.lang)}</a>
                <Button label=words.separate size=ButtonSize::Small on_press=separate />
            </li>
        }
    };
    move || {
        all.with(|all| !all.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2 class="section__head">{words.joined_ones}</h2>
                    <ul class="stack stack--tight">{all.get().into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}
