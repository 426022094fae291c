//! The ledger's filters as chips, and those with long lists folded away.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::book::sorting;
use crate::book::sorting::CollectSorted;
use crate::domain::ids::ProjectId;
use crate::domain::ledger::Counts;
use crate::domain::records::ProblemState;
use crate::domain::tables::RecordKind;
use crate::domain::taxonomy::{Category, Severity};
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{Chip, Chips, Disclosure, PHONE, SelectField, SelectOption, media};
use crate::ui::words::{self, ProblemsWords};

use super::kept_filters::project_name;

/// What has no list of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Special {
    Overdue,
    DueSoon,
    Mine,
    OnHold,
    Extension,
}

/// The chips and the folded filters.
#[component]
pub fn FilterChips(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    // A letter in the search changes none of these.
    let states = Memo::new(move |_| {
        ProblemState::ALL
            .into_iter()
            .map(|state| {
                let count = counts.with(|counts| counts.states.get(&state).copied().unwrap_or(0));
                Chip::new(state, words::state(state, lang)).count(figure(count))
            })
            .collect::<Vec<_>>()
    });
    let severities = Memo::new(move |_| {
        Severity::ALL
            .iter()
            .rev()
            .map(|severity| {
                let count = counts.with(|counts| counts.severities.get(severity).copied().unwrap_or(0));
                Chip::new(*severity, severity.label(lang)).count(figure(count))
            })
            .collect::<Vec<_>>()
    });
    let specials = Memo::new(move |_| {
        counts.with(|counts| {
            vec![
                Chip::new(Special::Overdue, words.overdue).count(figure(counts.overdue)),
                Chip::new(Special::DueSoon, words.due_soon).count(figure(counts.due_soon)),
                Chip::new(Special::Mine, words.mine).count(figure(counts.mine)),
                Chip::new(Special::OnHold, words.on_hold).count(figure(counts.on_hold)),
                Chip::new(Special::Extension, words.extension).count(figure(counts.extension)),
            ]
        })
    });
    let special_on = Memo::new(move |_| {
        query.with(|query| {
            let filter = &query.filter;
            [
                (Special::Overdue, filter.overdue),
                (Special::DueSoon, filter.due_soon),
                (Special::Mine, filter.mine),
                (Special::OnHold, filter.on_hold),
                (Special::Extension, filter.extension),
            ]
            .into_iter()
            .filter_map(|(special, on)| on.then_some(special))
            .collect::<Vec<_>>()
        })
    });
    let phone = media(PHONE);
    // Hundreds of units and projects that nobody has asked for are not drawn, and not drawn anew with every count.
    let unfolded = RwSignal::new(false);
    // What is on and folded away is told by the head.
    let note = Memo::new(move |_| {
        query.with(|query| {
            let filter = &query.filter;
            let long = filter.categories.len() + filter.units.len() + usize::from(filter.project.is_some());
            let on = if phone.get() { long + filter.states.len() + filter.severities.len() } else { long };
            (on > 0).then(|| words::filters_on(on, lang))
        })
    });
    let states_on = Memo::new(move |_| query.with(|query| query.filter.states.iter().copied().collect::<Vec<_>>()));
    let severities_on =
        Memo::new(move |_| query.with(|query| query.filter.severities.iter().copied().collect::<Vec<_>>()));
    let kinds = move || {
        view! {
            <Chips
                label=words.by_state
                chips=states
                selected=states_on
                on_toggle=move |state| query.update(|query| toggle(&mut query.filter.states, state))
            />
            <Chips
                label=words.by_severity
                chips=severities
                selected=severities_on
                on_toggle=move |severity| query.update(|query| toggle(&mut query.filter.severities, severity))
            />
        }
    };
    view! {
        <div class="filters">
            <Chips
                label=words.special
                chips=specials
                selected=special_on
                on_toggle=move |special| query.update(|query| {
                    let flag = match special {
                        Special::Overdue => &mut query.filter.overdue,
                        Special::DueSoon => &mut query.filter.due_soon,
                        Special::Mine => &mut query.filter.mine,
                        Special::OnHold => &mut query.filter.on_hold,
                        Special::Extension => &mut query.filter.extension,
                    };
                    *flag = !*flag;
                })
            />
            {move || (!phone.get()).then(kinds)}
        </div>
        <Chosen ui query />
        <Disclosure summary=words.more_filters note on_open=move |()| unfolded.set(true)>
            {move || unfolded.get().then(|| view! {
                {move || phone.get().then(|| view! { <div class="filters">{kinds()}</div> })}
                <LongFilters ui query counts />
            })}
        </Disclosure>
    }
}

/// A choice from one of the long lists.
#[derive(Clone, PartialEq, Eq)]
enum Long {
    Category(String),
    Unit(String),
    Project(ProjectId),
}

/// What is chosen from the long lists, in sight though the lists are folded away; a press takes it off.
#[component]
fn Chosen(ui: Ui, query: RwSignal<Query>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let chosen = Memo::new(move |_| {
        query.with(|query| {
            let filter = &query.filter;
            let categories = filter.categories.iter().cloned().map(Long::Category);
            let units = filter.units.iter().cloned().map(Long::Unit);
            categories.chain(units).chain(filter.project.clone().map(Long::Project)).collect::<Vec<_>>()
        })
    });
    let chip = move |choice: &Long| {
        let name = match choice {
            Long::Category(key) => Category::from_key(key).map_or_else(String::new, |it| it.label(ui.lang).to_owned()),
            Long::Unit(unit) => unit.clone(),
            Long::Project(id) => project_name(ui, id),
        };
        let label = match choice {
            Long::Category(_) => words.category,
            Long::Unit(_) => words.unit,
            Long::Project(_) => words.project,
        };
        Chip::new(choice.clone(), words::told(label, &name, ui.lang))
    };
    view! {
        <Show when=move || chosen.with(|chosen| !chosen.is_empty())>
            <Chips
                label=words.chosen
                chips=Signal::derive(move || chosen.with(|chosen| chosen.iter().map(chip).collect::<Vec<_>>()))
                selected=chosen
                on_toggle=move |choice: Long| query.update(|query| match &choice {
                    Long::Category(key) => drop(query.filter.categories.remove(key)),
                    Long::Unit(unit) => drop(query.filter.units.remove(unit)),
                    Long::Project(_) => query.filter.project = None,
                })
            />
        </Show>
    }
}

fn toggle<T: Ord>(set: &mut std::collections::BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

#[component]
fn LongFilters(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let categories = move || {
        let all = Category::ALL.iter().map(|category| {
            let count = counts.with(|counts| counts.categories.get(category.key()).copied().unwrap_or(0));
            SelectOption::new(category.key(), format!("{} ({count})", category.label(lang)))
        });
        std::iter::once(SelectOption::new("", words.any)).chain(all).collect::<Vec<_>>()
    };
    let units = move || {
        let all = counts.with(|counts| {
            counts
                .units
                .iter()
                .map(|(unit, count)| SelectOption::new(unit.clone(), format!("{unit} ({count})")))
                .collect::<Vec<_>>()
        });
        std::iter::once(SelectOption::new("", words.any)).chain(all).collect::<Vec<_>>()
    };
    let projects = ui.session.watch(&[RecordKind::Projects], |view| {
        let mut all: Vec<(String, String)> =
            view.tables.projects().map(|project| (project.name.clone(), project.id.rest().to_owned())).collect();
        sorting::by(&mut all, Ord::cmp);
        all
    });
    let projects = move || {
        let all = projects.get().into_iter().map(|(name, id)| SelectOption::new(id, name));
        std::iter::once(SelectOption::new("", words.any)).chain(all).collect::<Vec<_>>()
    };
    let only = |text: String| (!text.is_empty()).then_some(text);
    view! {
        <div class="form-grid">
            {move || view! {
                <SelectField
                    label=words.category
                    options=categories()
                    value=Signal::derive(move || query.with(|query| query.filter.categories.first().cloned().unwrap_or_default()))
                    on_change=move |key: String| query.update(|query| query.filter.categories = only(key).into_iter().collect_sorted())
                />
            }}
            {move || view! {
                <SelectField
                    label=words.unit
                    options=units()
                    value=Signal::derive(move || query.with(|query| query.filter.units.first().cloned().unwrap_or_default()))
                    on_change=move |unit: String| query.update(|query| query.filter.units = only(unit).into_iter().collect_sorted())
                />
            }}
            {move || view! {
                <SelectField
                    label=words.project
                    options=projects()
                    value=Signal::derive(move || query.with(|query| {
                        query.filter.project.as_ref().map_or_else(String::new, |project| project.rest().to_owned())
                    }))
                    on_change=move |id: String| query.update(|query| query.filter.project = ProjectId::from_rest(&id))
                />
            }}
        </div>
    }
}
