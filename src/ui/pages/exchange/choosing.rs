//! What a file is to hold: some projects, or what one responsible unit is given.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ids::ProjectId;
use crate::domain::search::{found_in, searchable, sought};
use crate::domain::tables::RecordKind;
use crate::domain::unit_share::units_with_work;
use crate::ui::context::Ui;
use crate::ui::controls::SearchField;
use crate::ui::pinyin;
use crate::ui::words::{self, ExchangeWords};

/// A list of projects with a tick for each.
#[component]
pub fn ChooseProjects(ui: Ui, chosen: RwSignal<BTreeSet<ProjectId>>) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let typed = RwSignal::new(String::new());
    let projects = ui.session.watch(&[RecordKind::Projects], |view| {
        let searched = |name: &str, code: &str| searchable(&[name, code], &pinyin::initial);
        let named = view.tables.projects().map(|project| (project.clone(), searched(&project.name, &project.code)));
        named.collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| {
        let sought = typed.with(|typed| sought(typed));
        projects.with(|projects| {
            let found = projects.iter().filter(|(_, search)| found_in(search, &sought));
            found.map(|(project, _)| project.clone()).collect::<Vec<_>>()
        })
    });
    view! {
        <fieldset class="group exchange__projects">
            <legend class="visually-hidden">{words.some_projects}</legend>
            <SearchField label=words.search_projects value=typed on_input=move |text| typed.set(text) />
            <div class="exchange__list">
                <For each=move || shown.get() key=|project| project.id.clone() let:project>
                    {
                        let id = project.id.clone();
                        let here = id.clone();
                        view! {
                            <label class="exchange__choice">
                                <input
                                    type="checkbox"
                                    prop:checked=move || chosen.with(|chosen| chosen.contains(&here))
                                    on:change=move |_| chosen.update(|chosen| {
                                        if !chosen.remove(&id) {
                                            chosen.insert(id.clone());
                                        }
                                    })
                                />
                                <span class="clamped" title=project.name.clone()>{project.name.clone()}</span>
                            </label>
                        }
                    }
                </For>
            </div>
        </fieldset>
    }
}

/// As many units need no search.
const FEW: usize = 8;

/// The units that have problems, with how many, one of which is chosen.
#[component]
pub fn ChooseUnit(ui: Ui, chosen: RwSignal<String>) -> impl IntoView {
    let words = ExchangeWords::of(ui.lang);
    let lang = ui.lang;
    let typed = RwSignal::new(String::new());
    let units = ui.session.watch(&[RecordKind::Problems, RecordKind::Projects], |view| {
        units_with_work(view.tables.problems().map(Arc::as_ref), view.tables.projects().map(Arc::as_ref))
    });
    let shown = Memo::new(move |_| {
        let sought = typed.with(|typed| sought(typed));
        let is_found = |name: &str| found_in(&searchable(&[name], &pinyin::initial), &sought);
        units.with(|units| units.iter().filter(|unit| is_found(&unit.unit)).cloned().collect::<Vec<_>>())
    });
    view! {
        <fieldset class="group exchange__projects">
            <legend class="visually-hidden">{words.one_unit}</legend>
            <p class="quiet">{words.one_unit_text}</p>
            {move || (units.with(Vec::len) > FEW).then(|| view! {
                <SearchField label=words.search_units value=typed on_input=move |text| typed.set(text) />
            })}
            {move || units.with(Vec::is_empty).then(|| view! { <p class="quiet">{words.no_units}</p> })}
            <div class="exchange__list">
                <For each=move || shown.get() key=|unit| (unit.unit.clone(), unit.problems, unit.open, unit.projects) let:unit>
                    {
                        let name = unit.unit.clone();
                        let here = name.clone();
                        view! {
                            <label class="exchange__choice">
                                <input
                                    type="radio"
                                    name="exchange-unit"
                                    prop:checked=move || chosen.with(|chosen| *chosen == here)
                                    on:change=move |_| chosen.set(name.clone())
                                />
                                <span class="clamped" title=unit.unit.clone()>{unit.unit.clone()}</span>
                                <span class="quiet num">{words::unit_has(unit.problems, unit.open, unit.projects, lang)}</span>
                            </label>
                        }
                    }
                </For>
            </div>
        </fieldset>
    }
}
