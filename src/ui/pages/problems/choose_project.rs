//! Raising a problem from the ledger, which belongs to no project: the project is chosen first.

use leptos::prelude::*;

use crate::book::sorting;
use crate::domain::ids::ProjectId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Dialog, SelectField, SelectOption};
use crate::ui::parts::raise::RaisePanel;
use crate::ui::words::ProblemsWords;

/// Chooses the project before a problem is raised from the ledger.
#[component]
pub fn ChooseProject(ui: Ui, open: RwSignal<bool>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let project: RwSignal<Option<ProjectId>> = RwSignal::new(None);
    let raising = RwSignal::new(false);
    let options = ui.session.watch(&[RecordKind::Projects], |view| {
        let mut all: Vec<(String, String)> =
            view.tables.projects().map(|project| (project.id.rest().to_owned(), project.name.clone())).collect();
        sorting::by(&mut all, |a, b| a.1.cmp(&b.1));
        all
    });
    view! {
        <Dialog
            open=open
            on_close=move || open.set(false)
            title=words.choose_project
            close_label=ui.common().close
        >
            {move || {
                let options = std::iter::once(SelectOption::new("", "—"))
                    .chain(options.get().into_iter().map(|(id, name)| SelectOption::new(id, name)))
                    .collect::<Vec<_>>();
                view! {
                    <SelectField
                        label=words.project
                        options
                        value=""
                        on_change=move |id: String| if let Some(id) = ProjectId::from_rest(&id) {
                            project.set(Some(id));
                            open.set(false);
                            raising.set(true);
                        }
                    />
                }
            }}
        </Dialog>
        {move || raising.get().then(|| project.get()).flatten().map(|project| view! {
            <RaisePanel project visit=None item=None on_close=move || raising.set(false) />
        })}
    }
}
