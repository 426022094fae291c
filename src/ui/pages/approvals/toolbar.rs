//! What narrows the rows: words, the unit of the project, the department, and the states that matter.

use leptos::prelude::*;

use crate::app::ledger::approvals::Want;
use crate::domain::text::figure;
use crate::ui::controls::{Chip, Chips, LabelShown, SearchField, SelectField, SelectOption};
use crate::ui::pinyin;
use crate::ui::words::{self, ApprovalsWords};

use super::open::OpenMatrix;

/// One line on a laptop.
#[component]
pub fn Toolbar(open: OpenMatrix) -> impl IntoView {
    let (ui, words, asked) = (open.ui, ApprovalsWords::of(open.ui.lang), open.asked);
    let units = Signal::derive(move || {
        let units = open.matrix.with(|matrix| matrix.rows.iter().map(|row| row.project.lead_unit.clone()).collect());
        options(units, words.all_units, &asked.with(|asked| asked.unit.clone()))
    });
    let departments = Signal::derive(move || {
        let named = open.matrix.with(|matrix| {
            matrix.cells().filter_map(|(_, _, cell)| Some(cell.watch.unit.as_deref()?.to_owned())).collect()
        });
        options(named, words.all_departments, &asked.with(|asked| asked.department.clone()))
    });
    let chips = Signal::derive(move || {
        let counts = open.matrix.with(|matrix| asked.with(|asked| asked.counts(matrix, &pinyin::initial)));
        let on = asked.with(|asked| asked.wants.clone());
        let some = counts.into_iter().filter(|(want, count)| *count > 0 || on.contains(want));
        some.map(|(want, count)| Chip::new(want, words::want_name(want, words)).count(figure(count)))
            .collect::<Vec<_>>()
    });
    let toggle = move |want: Want| {
        asked.update(|asked| {
            if !asked.wants.remove(&want) {
                asked.wants.insert(want);
            }
        });
    };
    let count = move || {
        let all = open.matrix.with(|matrix| matrix.rows.len());
        words::approvals_shown(open.shown.with(|shown| shown.len()), all, ui.lang)
    };
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || asked.with(|asked| asked.text.clone()))
                on_input=move |text: String| asked.update(|asked| asked.text = text)
            />
            <SelectField
                label=words.unit
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || asked.with(|asked| asked.unit.clone()))
                options=units
                on_change=move |unit: String| asked.update(|asked| asked.unit = unit)
            />
            <SelectField
                label=words.department
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || asked.with(|asked| asked.department.clone()))
                options=departments
                on_change=move |department: String| asked.update(|asked| asked.department = department)
            />
            <span class="quiet">{words.counts_projects}</span>
            <Chips
                label=words.state
                chips
                selected=Signal::derive(move || asked.with(|asked| asked.wants.iter().copied().collect::<Vec<_>>()))
                on_toggle=toggle
            />
            <p class="filters__count num" role="status">{count}</p>
        </div>
    }
}

/// The names that occur, each once, in order; what is asked for stays among them.
fn options(mut names: Vec<String>, all: &str, chosen: &str) -> Vec<SelectOption> {
    names.extend((!chosen.is_empty()).then(|| chosen.to_owned()));
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    let named = names.into_iter().map(|name| SelectOption::new(name.clone(), name));
    std::iter::once(SelectOption::new("", all)).chain(named).collect()
}
