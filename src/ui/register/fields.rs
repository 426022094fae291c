//! The fields of an entry's form: what it belongs to, what it cannot be without, then part by part as the register has them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::entry_form::{Fault, Locked, PARENT, Purpose};
use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::kind::Kind;
use crate::domain::records::Problem;
use crate::domain::register::Parent;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Disclosure, SelectOption};
use crate::ui::parts::field_input::FieldInput;
use crate::ui::parts::shared::Suggestions;
use crate::ui::words::{self, FieldWords, RegisterWords};

use super::open_form::OpenEntry;
use super::parents::ParentField;
use super::period::PeriodField;

/// All fields of the form.
#[component]
pub fn Fields(ui: Ui, open: OpenEntry) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let purpose = open.purpose.get_value();
    let register = purpose.register();
    let known = Suggestions::of(ui);
    let parent = parent_of(ui, open);
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let field = move |spec: &'static FieldSpec| {
        let locked = open.purpose.with_value(|purpose| purpose.locks(spec, role.get_untracked()));
        match locked {
            Some(why) => view! { <LockedField ui open spec why /> }.into_any(),
            None => view! { <OneField ui open spec known parent /> }.into_any(),
        }
    };
    let first: Vec<&'static FieldSpec> = purpose.fields().filter(|spec| spec.needed).collect();
    let mut left: BTreeSet<&str> = purpose.fields().filter(|spec| !spec.needed).map(|spec| spec.key).collect();
    let groups = register.groups.iter().filter_map(|group| {
        let specs = group.fields.iter().filter(|key| left.remove(**key)).filter_map(|key| register.field(key));
        let inputs: Vec<AnyView> = specs.map(field).collect();
        (!inputs.is_empty()).then(|| {
            view! {
                <section class="register__group">
                    <h3 class="register__group-name">{group.name.get(ui.lang).to_owned()}</h3>
                    {inputs}
                </section>
            }
        })
    });
    let groups = groups.collect_view();
    let further: Vec<AnyView> = purpose.fields().filter(|spec| left.contains(spec.key)).map(field).collect();
    let further = (!further.is_empty()).then(|| {
        view! { <Disclosure summary=words.more_fields><div class="stack">{further}</div></Disclosure> }
    });
    view! {
        {purpose.asks_for_parent().then(|| view! { <ParentField ui open /> })}
        {purpose.asks_for_period().then(|| view! { <PeriodField ui open /> })}
        {first.into_iter().map(field).collect_view()}
        {groups}
        {further}
    }
}

/// What the entry belongs to, as far as the form knows it.
fn parent_of(ui: Ui, open: OpenEntry) -> Memo<Option<EntityId>> {
    let typed = open.form.value(PARENT);
    Memo::new(move |_| {
        let typed = typed.get().parse().ok();
        open.purpose.with_value(|purpose| match purpose {
            Purpose::New(_, parent) => parent.clone().or(typed),
            Purpose::Edit(_, id) | Purpose::Again(_, id) => {
                ui.session.read(|view| view.tables.entry(id).and_then(|entry| entry.parent.clone()))
            }
        })
    })
}

/// One field, with what is wrong with it and what is doubtful about it as it stands.
#[component]
fn OneField(
    ui: Ui,
    open: OpenEntry,
    spec: &'static FieldSpec,
    known: Suggestions,
    parent: Memo<Option<EntityId>>,
) -> impl IntoView {
    let lang = ui.lang;
    let register = open.purpose.with_value(Purpose::register);
    let error = Memo::new(move |_| {
        let tried = open.tried.get();
        open.check.with(|check| {
            let fault = check.faults.get(spec.key).filter(|fault| tried || **fault != Fault::Needed)?;
            Some(words::entry_fault(spec.key, fault, register, lang))
        })
    });
    let doubt = Memo::new(move |_| {
        open.check.with(|check| {
            let rules = check.doubts.get(spec.key)?;
            let said: Vec<String> = rules.iter().map(|rule| words::rule_broken(rule, register, lang)).collect();
            Some(said.join(words::list_comma(lang)))
        })
    });
    let quantity_unit = Signal::derive(move || match spec.kind {
        FieldKind::Quantity(unit) => parent
            .with(|parent| {
                parent.as_ref().map(|parent| ui.session.read(|view| view.book.text(parent, unit).to_owned()))
            })
            .unwrap_or_default(),
        _ => String::new(),
    });
    let references = Signal::derive(move || match spec.kind {
        FieldKind::Reference(kind) => {
            parent.with(|parent| ui.session.read(|view| references(&view, kind, parent.as_ref(), lang)))
        }
        FieldKind::References(kinds) => {
            let own = open.purpose.with_value(|purpose| match purpose {
                Purpose::Edit(_, of) => Some(of.to_string()),
                Purpose::New(..) | Purpose::Again(..) => None,
            });
            let all = parent.with(|parent| {
                ui.session.read(|view| {
                    let of_kind = |kind: &&'static str| references(&view, kind, parent.as_ref(), lang);
                    kinds.iter().flat_map(of_kind).collect::<Vec<_>>()
                })
            });
            // Each list begins with nothing, which stands for no box here.
            let mut boxes: Vec<SelectOption> =
                { all.into_iter() }.filter(|one| !one.value.is_empty() && Some(&one.value) != own.as_ref()).collect();
            // What is named and not there has a box too, so that it can be taken out.
            let named = open.form.value(spec.key).get();
            let is_there = |of: &str| boxes.iter().any(|one| one.value == of);
            let missing: Vec<EntityId> =
                named.lines().filter(|of| !is_there(of)).filter_map(|of| of.parse().ok()).collect();
            let title = |of: &EntityId| ui.session.read(|view| view.tables.entry_title(of, lang)).unwrap_or_default();
            boxes.extend(missing.iter().map(|of| SelectOption::new(of.as_str(), title(of))));
            boxes
        }
        _ => Vec::new(),
    });
    view! {
        <FieldInput
            spec
            value=open.form.value(spec.key)
            on_change=open.form.take(spec.key)
            error=Signal::derive(move || error.get())
            doubt=Signal::derive(move || doubt.get())
            quantity_unit
            references
            suggestions=known.for_field(spec)
            required=spec.needed
        />
    }
}

/// What a reference may name: a project, the visits and the open issues of the project, the entries of another register that belong to the
/// same.
fn references(view: &View, kind: &str, parent: Option<&EntityId>, lang: Lang) -> Vec<SelectOption> {
    let none = SelectOption::new("", FieldWords::of(lang).not_chosen);
    let some: Vec<SelectOption> = match (Kind::from_key(kind), parent) {
        // Of the whole office: any of them, such as the park that a park lies in.
        (Some(Kind::Entry(register)), _) if register.parent == Parent::Shared => {
            let entries = view.tables.entries().all(register);
            entries.map(|entry| SelectOption::new(entry.id.as_str(), entry.title(lang))).collect()
        }
        (Some(Kind::Entry(register)), Some(parent)) => {
            let entries = view.tables.entries().of(parent, register);
            entries.map(|entry| SelectOption::new(entry.id.as_str(), entry.title(lang))).collect()
        }
        (_, parent) if kind == ProblemId::KIND => {
            let project = parent.and_then(ProjectId::of);
            let of_it = |problem: &&Arc<Problem>| project.as_ref().is_none_or(|project| problem.project == *project);
            let problems = view.tables.problems().filter(|problem| problem.is_open()).filter(of_it);
            let named = |problem: &Arc<Problem>| words::told(&problem.number, &problem.title, lang);
            problems.map(|problem| SelectOption::new(problem.id.entity().as_str(), named(problem))).collect()
        }
        (_, Some(parent)) if kind == VisitId::KIND => {
            let visits = ProjectId::of(parent).map(|project| {
                let visits = view.tables.visits_of(&project);
                visits.map(|visit| SelectOption::new(visit.id.as_str(), visit.day.to_string())).collect()
            });
            visits.unwrap_or_default()
        }
        _ if kind == ProjectId::KIND => {
            let projects = view.tables.projects();
            projects.map(|project| SelectOption::new(project.id.as_str(), project.name.clone())).collect()
        }
        _ => Vec::new(),
    };
    std::iter::once(none).chain(some).collect()
}

/// A field that takes nothing of whoever looks: what stands in it, and why.
#[component]
fn LockedField(ui: Ui, open: OpenEntry, spec: &'static FieldSpec, why: Locked) -> impl IntoView {
    let stored = open.form.value(spec.key);
    let shown = move || {
        let value = spec.read(&stored.get()).map(|value| spec.show(&value, ui.lang)).unwrap_or_default();
        if value.is_empty() { "—".to_owned() } else { value }
    };
    view! {
        <div class="field field--locked">
            <span class="field__label">{spec.name.get(ui.lang).to_owned()}</span>
            <span class="register__locked">{shown}</span>
            <p class="field__hint">{words::locked(why, ui.lang)}</p>
        </div>
    }
}
