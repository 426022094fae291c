//! Choosing what an entry belongs to: a project, or an entry of another register.

use leptos::prelude::*;

use crate::app::entry_form::{PARENT, Purpose};
use crate::app::session::View;
use crate::domain::register::{Parent, Register};
use crate::domain::registers::register_of;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{SelectField, SelectOption};
use crate::ui::words::{self, FieldWords, RegisterWords};

use super::open_form::OpenEntry;

/// The picker.
#[component]
pub fn ParentField(ui: Ui, open: OpenEntry) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let register = open.purpose.with_value(Purpose::register);
    let options = ui.session.watch(&[RecordKind::Projects], move |view| options(&view, register, ui.lang));
    let label = match register.parent {
        Parent::Entry(kind) => register_of(kind).map_or(words.project, |parent| parent.name.get(ui.lang)),
        Parent::Project | Parent::ProjectOrNone | Parent::Shared => words.project,
    };
    let required = matches!(register.parent, Parent::Project | Parent::Entry(_));
    let error = Signal::derive(move || {
        let is_missing = open.tried.get() && open.check.with(|check| check.faults.contains_key(PARENT));
        is_missing.then(|| words.choose_project.to_owned())
    });
    let hint = Signal::derive(move || options.with(|all| all.len() <= 1).then(|| words.no_project.to_owned()));
    view! {
        <SelectField
            label
            value=open.form.value(PARENT)
            options=Signal::derive(move || options.get())
            on_change=open.form.take(PARENT)
            error
            hint
            required
        />
    }
}

fn options(view: &View, register: &'static Register, lang: Lang) -> Vec<SelectOption> {
    let mut all: Vec<(String, String)> = match register.parent {
        Parent::Project | Parent::ProjectOrNone => {
            view.tables.projects().map(|project| (project.id.as_str().to_owned(), project.name.clone())).collect()
        }
        Parent::Entry(kind) => {
            let entries = register_of(kind).into_iter().flat_map(|parent| view.tables.entries().all(parent));
            entries.map(|entry| (entry.id.as_str().to_owned(), entry_name(view, entry, lang))).collect()
        }
        Parent::Shared => Vec::new(),
    };
    crate::book::sorting::by(&mut all, |one, other| one.1.cmp(&other.1));
    let none = SelectOption::new("", FieldWords::of(lang).not_chosen);
    std::iter::once(none).chain(all.into_iter().map(|(id, name)| SelectOption::new(id, name))).collect()
}

/// An entry with the project that it belongs to.
fn entry_name(view: &View, entry: &crate::domain::register::Entry, lang: Lang) -> String {
    let project = entry.project().and_then(|project| view.tables.project(&project));
    match project {
        Some(project) => words::told(&project.name, &entry.title(lang), lang),
        None => entry.title(lang),
    }
}
