//! What stands above a project's year: its name, which year, and the plan of it.

use leptos::prelude::*;

use crate::app::grid::FieldAt;
use crate::app::grid::sheet::money;
use crate::domain::command::Command;
use crate::domain::ids::ProjectId;
use crate::domain::measure::Unit;
use crate::domain::registers::year_plan;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, IconButton, NumberField};
use crate::ui::parts::written::{Written, field_name};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProgressWords};

use super::open_year::OpenYear;

/// The name of a project; follows it.
pub fn name_of(ui: Ui, project: &ProjectId) -> Signal<String> {
    let id = project.clone();
    let name = ui.session.watch_entity(project.entity(), move |view| {
        view.tables.project(&id).map_or_else(String::new, |project| project.name.clone())
    });
    name.into()
}

/// ‹ 2026 ›
#[component]
pub fn YearSwitch(ui: Ui, project: ProjectId, open: OpenYear) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let project = StoredValue::new(project);
    let go = move |by: i32| {
        let year = open.year.get_untracked() + by;
        route::replace(&Route::ProjectYear(project.get_value(), format!("year={year}")));
    };
    view! {
        <span class="switch-period">
            <IconButton label=words.year_before icon=Icon::Back on_press=move || go(-1) />
            <span class="switch-period__now num">{move || words::year_words(open.year.get(), ui.lang)}</span>
            <IconButton label=words.year_after icon=Icon::Next on_press=move || go(1) />
        </span>
    }
}

/// 年度计划, which the office sets.
#[component]
pub fn YearPlan(ui: Ui, project: ProjectId, open: OpenYear) -> impl IntoView {
    let project = StoredValue::new(project);
    move || {
        let year = open.year.get();
        let field = open.held.with_untracked(|held| held.as_ref()?.plan_field(year_plan::PLAN.key));
        field.map(|field| view! { <PlanField ui project=project.get_value() open year field /> })
    }
}

#[component]
fn PlanField(ui: Ui, project: ProjectId, open: OpenYear, year: i32, field: FieldAt) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let lang = ui.lang;
    let spec = field.spec();
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let stored = Memo::new(move |_| {
        open.held.with(|held| {
            let field = held.as_ref()?.plan_field(year_plan::PLAN.key)?;
            Some(field.text(lang))
        })
    });
    // What stands in the project itself counts as long as the year has no plan of its own.
    let of_project = Memo::new(move |_| {
        open.held.with(|held| {
            let (plan, source) = held.as_ref()?.months.first()?.part.plan.clone()?;
            (source.of.kind() == ProjectId::KIND).then_some(plan)
        })
    });
    let target = field.target();
    let Some(id) = field.id() else { return ().into_any() };
    let name = move || {
        let page = Route::ProjectYear(project.clone(), format!("year={year}"));
        field_name(&id, spec.key, spec.name.get(lang), page)
    };
    let written = Written::new(ui, name, Signal::derive(move || stored.get().unwrap_or_default()), move |text| {
        let facts = vec![(spec.key.to_owned(), text)];
        ui.session.dispatch(Command::PutEntry { target: target.clone(), facts })
    });
    let hint = move || of_project.get().map(|plan| words::plan_of_project(&money(plan), lang));
    let is_office = move || spec.by.include(role.get());
    let shown = move || {
        let own = stored.get().filter(|text| !text.is_empty());
        own.or_else(|| of_project.get().map(money)).unwrap_or_else(|| "—".to_owned())
    };
    view! {
        <div class="progress__plan">
            {move || match is_office() {
                true => view! {
                    <NumberField
                        label=words.year_plan
                        value=written.value()
                        unit=Some(Unit::WanYuan.label(lang))
                        error=written.error()
                        hint=Signal::derive(hint)
                        on_change=move |text| written.commit(text)
                    />
                }
                .into_any(),
                false => view! {
                    <p class="quiet">{words.year_plan} " " <span class="strong num">{shown}</span></p>
                }
                .into_any(),
            }}
        </div>
    }
    .into_any()
}
