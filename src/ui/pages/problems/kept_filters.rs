//! 常用条件: the filters that a person has kept, each one tap away, and keeping the present one.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::taxonomy::Category;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, Tone};
use crate::ui::parts::shared::author;
use crate::ui::words::{self, ProblemsWords};

use super::kept::{Kept, KeptFilter};

/// The kept filters as chips; nothing where there are none.
#[component]
pub fn KeptFilters(ui: Ui, query: RwSignal<Query>, kept: RwSignal<Kept>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    move || {
        let filters = kept.with(|kept| kept.filters.clone());
        (!filters.is_empty()).then(|| {
            let chips = filters.into_iter().map(|filter| {
                let own = filter.query.clone();
                let is_on = move || if query.with(Query::write) == own { "true" } else { "false" };
                view! {
                    <button
                        type="button"
                        class="chip"
                        aria-pressed=is_on
                        on:click=move |_| query.set(Query::read(&filter.query))
                    >
                        {filter.name.clone()}
                    </button>
                }
            });
            view! {
                <div class="chips chips--scroll" role="group" aria-label=words.kept>
                    <span class="chips__label" aria-hidden="true">{words.kept}</span>
                    {chips.collect_view()}
                </div>
            }
        })
    }
}

/// Keeps the present filter, or keeps it no more.
#[component]
pub fn KeepFilter(ui: Ui, query: RwSignal<Query>, kept: RwSignal<Kept>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let written = Memo::new(move |_| query.with(|query| (!query.filter.is_empty()).then(|| query.write())));
    let is_kept = move |written: &str| kept.with(|kept| kept.filters.iter().any(|filter| filter.query == written));
    move || {
        written.get().map(|written| match is_kept(&written) {
            true => view! {
                <Button
                    label=words.forget
                    variant=ButtonVariant::Quiet
                    size=ButtonSize::Small
                    on_press=move || {
                        kept.update(|kept| kept.filters.retain(|filter| filter.query != written));
                        kept.with_untracked(Kept::store);
                    }
                />
            }
            .into_any(),
            false => view! {
                <Button
                    label=words.keep
                    icon=Icon::Plus
                    variant=ButtonVariant::Quiet
                    size=ButtonSize::Small
                    on_press=move || {
                        let name = query.with_untracked(|query| name_of(ui, query));
                        kept.update(|kept| kept.filters.push(KeptFilter { name, query: written.clone() }));
                        kept.with_untracked(Kept::store);
                        ui.toast(words.kept_toast, Tone::Good);
                    }
                />
            }
            .into_any(),
        })
    }
}

/// What a filter is called: its parts, one after the other.
pub fn name_of(ui: Ui, query: &Query) -> String {
    let lang = ui.lang;
    let words = ProblemsWords::of(lang);
    let filter = &query.filter;
    let mut parts: Vec<String> = [
        (filter.overdue, words.overdue),
        (filter.due_soon, words.due_soon),
        (filter.mine, words.mine),
        (filter.on_hold, words.on_hold),
        (filter.extension, words.extension_waits),
    ]
    .into_iter()
    .filter(|(on, _)| *on)
    .map(|(_, word)| word.to_owned())
    .collect();
    parts.extend(filter.states.iter().map(|state| words::state(*state, lang).to_owned()));
    parts.extend(filter.severities.iter().map(|severity| severity.label(lang).to_owned()));
    let categories = filter.categories.iter().filter_map(|key| Category::from_key(key));
    parts.extend(categories.map(|category| category.label(lang).to_owned()));
    parts.extend(filter.units.iter().chain(&filter.assisting).chain(&filter.leaders).cloned());
    parts.extend(filter.by.iter().map(|person| person_name(ui, person)));
    parts.extend(filter.found_from.map(|day| words::found_from(&day.to_string(), lang)));
    parts.extend(filter.found_to.map(|day| words::found_to(&day.to_string(), lang)));
    parts.extend(filter.project.as_ref().map(|project| project_name(ui, project)));
    parts.extend(Some(filter.text.trim().to_owned()).filter(|text| !text.is_empty()));
    parts.join(words::list_comma(lang))
}

/// The name of a person; a word for one that is not in the book.
pub fn person_name(ui: Ui, person: &PersonId) -> String {
    ui.session.read(|view| author(&view, person.entity(), ui.lang))
}

/// 项目名称; empty for one that is not in the book.
pub fn project_name(ui: Ui, project: &ProjectId) -> String {
    ui.session.read(|view| view.tables.project(project).map_or_else(String::new, |project| project.name.clone()))
}
