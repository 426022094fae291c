//! What stands above the rows of the ledger, in one line: search, the chips that matter, all other conditions, columns, the count.

use leptos::prelude::*;

use crate::domain::ledger::Counts;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, Icon, LabelShown, Menu, MenuItem, NARROW, SearchField, media,
};
use crate::ui::words::{self, ProblemsWords};

use super::chips::QuickChips;
use super::chosen::{Chosen, Condition};
use super::columns::Col;
use super::conditions::{Conditions, SortPicker};
use super::hand_down::HandDown;
use super::kept::Kept;
use super::kept_filters::{KeepFilter, KeptFilters};
use super::open_ledger::OpenLedger;

/// Search, chips, conditions, kept filters and columns; below them what is on and in no chip.
#[component]
pub fn Filters(ui: Ui, ledger: OpenLedger, counts: RwSignal<Counts>, all: Memo<usize>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let OpenLedger { query, kept, ids, .. } = ledger;
    let narrow = media(NARROW);
    let asking = RwSignal::new(false);
    let conditions = Signal::derive(move || {
        let on = query.with(|query| Condition::of(&query.filter).len());
        if on == 0 { words.conditions.to_owned() } else { words::conditions_on(on, lang) }
    });
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint
                value=Signal::derive(move || query.with(|query| query.filter.text.clone()))
                on_input=move |text| query.update(|query| query.filter.text = text)
            />
            <Button label=conditions icon=Icon::Filter on_press=move |()| asking.set(true) />
            <QuickChips ui query counts />
            <div class="row list__tools">
                <p class="filters__count num" role="status">
                    {move || words::shown_of(ids.with(|ids| ids.len()), all.get(), lang)}
                </p>
                {move || narrow.get().then(|| view! { <SortPicker ui query shown=LabelShown::ToScreenReaders /> })}
                <Show when=move || !narrow.get()>
                    <Button
                        label=words.mark_all
                        size=ButtonSize::Small
                        variant=ButtonVariant::Quiet
                        on_press=move || ledger.mark_all()
                    />
                    <ChooseColumns ui kept />
                </Show>
            </div>
        </div>
        <KeptFilters ui query kept />
        <div class="row problems__chosen" hidden=move || query.with(|query| query.filter.is_empty())>
            <Chosen ui query />
            <Button
                label=words.clear
                variant=ButtonVariant::Quiet
                size=ButtonSize::Small
                on_press=move || query.update(|query| query.filter = Default::default())
            />
            <HandDown ui query />
            <KeepFilter ui query kept />
        </div>
        <Conditions ui query counts kept open=asking />
    }
}

/// Which columns there are; the choice is kept on this device.
#[component]
fn ChooseColumns(ui: Ui, kept: RwSignal<Kept>) -> impl IntoView {
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
