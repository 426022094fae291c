//! What stands above the rows of the ledger: search and filters, and which columns there are.

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::domain::ledger::{Counts, SortBy};
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, Menu, MenuItem, NARROW, SearchField, SelectField, SelectOption, media};
use crate::ui::words::{self, ProblemsWords};

use super::chips::FilterChips;
use super::columns::Col;
use super::kept::Kept;
use super::kept_filters::KeptFilters;

/// Search, order, kept filters and chips.
#[component]
pub fn Filters(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>, kept: RwSignal<Kept>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let narrow = media(NARROW);
    let sorts = move || {
        let option = |(sort, key): &(SortBy, &'static str)| SelectOption::new(*key, words::sort_name(*sort, lang));
        SortBy::ALL.iter().map(option).collect::<Vec<_>>()
    };
    view! {
        <div class="toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint
                value=Signal::derive(move || query.with(|query| query.filter.text.clone()))
                on_input=move |text| query.update(|query| query.filter.text = text)
            />
            {move || narrow.get().then(|| view! {
                <SelectField
                    label=words.sort
                    options=sorts()
                    value=Signal::derive(move || query.with(|query| query.sort.key().to_owned()))
                    on_change=move |key: String| query.update(|query| query.sort = SortBy::from_key(&key).unwrap_or_default())
                />
            })}
        </div>
        <KeptFilters ui query kept />
        <FilterChips ui query counts />
    }
}

/// Which columns there are; the choice is kept on this device.
#[component]
pub fn ChooseColumns(ui: Ui, kept: RwSignal<Kept>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let items = Signal::derive(move || {
        let shown = kept.with(Kept::columns);
        let others = Col::ALL.into_iter().map(|(column, _)| column).filter(|column| *column != Col::Problem);
        let item = |column: Col| {
            let icon = if shown.contains(&column) { Icon::Check } else { Icon::Unchecked };
            let toggle = move |()| {
                kept.update(|kept| kept.toggle(column));
                kept.with_untracked(Kept::store);
            };
            MenuItem::new(column.label(words), Callback::new(toggle)).icon(icon)
        };
        others.map(item).collect::<Vec<_>>()
    });
    view! { <Menu label=words.columns icon=Icon::Columns items /> }
}
