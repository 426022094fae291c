//! The checklists of a visit on the way: one more can be asked on the same morning, and one that nobody has answered can be taken off.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::checklist::{ItemCounts, Template, fit_together};
use crate::domain::command::Command;
use crate::domain::records::Visit;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{CheckField, Dialog};
use crate::ui::words;

use super::open_visit::Draft;

/// One checklist that can be asked besides.
#[derive(Clone, PartialEq)]
pub struct Further {
    /// Its key.
    pub key: String,
    /// Its version.
    pub version: u16,
    /// What it is called.
    pub title: String,
    /// How many items it has.
    pub items: ItemCounts,
}

/// The newest checklists that fit together with all of these.
pub fn further(view: &View, lists: &[&Template], lang: Lang) -> Vec<Further> {
    let fits = |template: &&Template| lists.iter().all(|list| fit_together(list, template));
    let newest = view.tables.newest_templates().into_iter().filter(fits);
    newest
        .map(|template| Further {
            key: template.key.as_str().to_owned(),
            version: template.version,
            title: template.title.get(lang).to_owned(),
            items: template.item_counts(),
        })
        .collect()
}

/// Those that are asked besides the first, and those that could be.
fn choices(view: &View, visit: &Visit, lang: Lang) -> Vec<(Further, bool)> {
    let lists = view.tables.checklists(visit).unwrap_or_default();
    let asked = lists.iter().skip(1).map(|template| Further {
        key: template.key.as_str().to_owned(),
        version: template.version,
        title: template.title.get(lang).to_owned(),
        items: template.item_counts(),
    });
    asked.map(|one| (one, true)).chain(further(view, &lists, lang).into_iter().map(|one| (one, false))).collect()
}

/// The window.
#[component]
pub fn ChecklistsDialog(draft: Draft, open: RwSignal<bool>) -> impl IntoView {
    let Draft { ui, words, .. } = draft;
    view! {
        <Dialog
            open=open
            on_close=move || open.set(false)
            title=words.change_lists
            close_label=ui.common().close
        >
            <p class="quiet">{words.change_lists_text}</p>
            <Choices ui draft />
        </Dialog>
    }
}

#[component]
fn Choices(ui: Ui, draft: Draft) -> impl IntoView {
    let visit = draft.visit();
    let choices = ui.session.watch_entity(visit.clone().entity(), move |view| {
        view.tables.visit(&visit).map(|found| choices(&view, found, ui.lang)).unwrap_or_default()
    });
    let choose = move |one: Further, is_on: bool| {
        let version = is_on.then_some(one.version);
        ui.act(Command::UseChecklist { visit: draft.visit(), template: one.key, version }, "");
    };
    move || {
        let boxes = choices.get().into_iter().map(|(one, is_on)| {
            let label = words::with_items(&one.title, one.items, ui.lang);
            let change = move |is_on: bool| choose(one.clone(), is_on);
            view! { <CheckField label checked=Signal::stored(is_on) on_change=change /> }
        });
        view! { <div class="stack stack--tight">{boxes.collect_view()}</div> }
    }
}
