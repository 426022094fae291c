//! What is to be settled about a column beside its field: the unit of its figures, and cells that were merged downwards.

use leptos::prelude::*;

use crate::exchange::list::Column;
use crate::ui::controls::{CheckField, LabelShown, SelectField, SelectOption};
use crate::ui::words::{self, ListReadingWords};

use super::draft::Draft;

/// The unit of a column of money or land.
#[component]
pub(super) fn UnitChoice(draft: Draft, place: usize, label: String) -> impl IntoView {
    let lang = draft.ui.lang;
    let mapping = draft.mapping();
    let now = Memo::new(move |_| {
        mapping.with(|mapping| mapping.columns().get(place).map(|column| (column.units(), column.unit())))
    });
    move || {
        let (units, unit) = now.get().filter(|(units, _)| !units.is_empty())?;
        let number = |unit| units.iter().position(|known| *known == unit).unwrap_or(0).to_string();
        let mut options: Vec<SelectOption> =
            units.iter().map(|unit| SelectOption::new(number(*unit), unit.label(lang))).collect();
        if unit.is_none() {
            options.insert(0, SelectOption::new(String::new(), ListReadingWords::of(lang).choose_unit));
        }
        Some(view! {
            <SelectField
                label=label.clone()
                label_shown=LabelShown::ToScreenReaders
                value=unit.map(number).unwrap_or_default()
                options=Signal::stored(options)
                on_change=move |chosen: String| {
                    if let Some(unit) = chosen.parse().ok().and_then(|number: usize| units.get(number)) {
                        mapping.update(|mapping| mapping.set_unit(place, *unit));
                    }
                }
            />
        })
    }
}

/// Why the figures of a column cannot be read in the unit that is named.
#[component]
pub(super) fn UnitDoubt(draft: Draft, place: usize) -> impl IntoView {
    let lang = draft.ui.lang;
    let mapping = draft.mapping();
    let doubt = Memo::new(move |_| {
        mapping.with(|mapping| {
            let column = mapping.columns().get(place)?;
            Some((column.unit_to_ask(), column.currency().filter(|_| column.units().is_empty())))
        })
    });
    move || {
        let sentence = match doubt.get()? {
            (Some(named), _) => words::unit_to_ask(named, lang),
            (None, Some(currency)) => words::kept_in_currency(&currency.label(lang), lang),
            (None, None) => return None,
        };
        Some(view! { <div class="list-map__doubts"><p class="list-map__doubt"><span>{sentence}</span></p></div> })
    }
}

/// Whether the empty cells of a column are filled from above, where they look as if they had been merged.
#[component]
pub(super) fn FillDownChoice(draft: Draft, place: usize) -> impl IntoView {
    let lang = draft.ui.lang;
    let mapping = draft.mapping();
    let of_column =
        move |what: fn(&Column) -> usize| mapping.with(|mapping| mapping.columns().get(place).map_or(0, what));
    let fills = Memo::new(move |_| of_column(Column::fills));
    let checked = Signal::derive(move || of_column(|column| usize::from(column.fills_down())) > 0);
    move || {
        (fills.get() > 0).then(|| {
            view! {
                <div class="list-map__doubts">
                    <CheckField
                        label=words::fill_down(fills.get(), lang)
                        hint=ListReadingWords::of(lang).fill_down_hint.to_string()
                        checked
                        on_change=move |fill: bool| mapping.update(|mapping| mapping.set_fill_down(place, fill))
                    />
                </div>
            }
        })
    }
}
