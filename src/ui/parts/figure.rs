//! A figure that was computed: ink over a dotted line, or 「—」 with its reason. It opens 计算依据.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;

use crate::domain::figures::rule::Unit;
use crate::domain::progress::asked::{Asked, Shown};
use crate::ui::context::Ui;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, FigureWords};

use super::summary_address::Sought;

/// Says whether the unit stands behind a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnitShown {
    /// The head of the column says it.
    #[default]
    No,
    /// Behind the figure.
    Yes,
}

/// Says how a figure is reached by the keyboard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// By Tab.
    #[default]
    Alone,
    /// Its row is reached by Tab, and opens the record that the figure stands on too.
    OfRow,
}

/// The figure, as a button. Shift+Enter goes straight to the list behind it.
#[component]
pub fn Figured(
    /// Which figure it is.
    asked: Asked,
    /// What is shown of it.
    shown: Shown,
    /// Whether its unit stands behind it.
    #[prop(optional)]
    unit: UnitShown,
    /// How it is reached.
    #[prop(optional)]
    reach: Reach,
) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let rule = asked.measure.rule();
    let list = Sought::behind(&asked);
    let open = move |ev: MouseEvent| {
        ev.stop_propagation();
        ui.figure.set(Some(asked.clone()));
    };
    let go = move |ev: KeyboardEvent| {
        ev.stop_propagation();
        if ev.key() == "Enter" && ev.shift_key() {
            ev.prevent_default();
            route::go(&Route::Summary(list.write()));
        }
    };
    let mark = words::reported_mark(shown.reported, words).map(|mark| {
        view! {
            <span class="figure__mark">
                <span class="no-print">{mark}</span>
                <span class="print-only" aria-hidden="true">"*"</span>
            </span>
        }
    });
    let inner = match (shown.written(), shown.missing()) {
        (Some(text), _) => {
            let unit = (unit == UnitShown::Yes).then(|| unit_words(rule.unit, ui)).flatten();
            view! {
                <span class="figure__value num">{text}</span>
                {unit.map(|unit| view! { <span class="figure__unit">{unit}</span> })}
                {mark}
            }
            .into_any()
        }
        (None, why) => why.map(|why| words::no_figure(why, ui.lang)).into_any(),
    };
    // Where there is little room the reason is cut off: it is told where somebody points at it.
    let title = shown.missing().map_or_else(|| words.basis.to_owned(), |why| words::no_figure(why, ui.lang));
    let class = if shown.missing().is_some() { "figure figure--none" } else { "figure" };
    view! {
        <button
            type="button"
            class=class
            tabindex=(reach == Reach::OfRow).then_some("-1")
            title=title on:click=open on:keydown=go>
            <span class="visually-hidden">{rule.name.get(ui.lang)} " "</span>
            {inner}
        </button>
    }
}

/// What stands behind the digits.
pub fn unit_words(unit: Unit, ui: Ui) -> Option<String> {
    match unit {
        Unit::Percent => Some("%".to_owned()),
        Unit::Points
        | Unit::Wan
        | Unit::Mu
        | Unit::WanPerMu
        | Unit::WorkingDays
        | Unit::Days
        | Unit::Records
        | Unit::Places
        | Unit::Months => Some(unit.name().get(ui.lang).to_owned()),
        // The record says it in a field of its own.
        Unit::Own => None,
    }
}

/// The line on paper that says what the star behind a figure means.
#[component]
pub fn Footnote() -> impl IntoView {
    view! { <p class="print-only figure__footnote">{FigureWords::of(Ui::get().lang).footnote}</p> }
}
