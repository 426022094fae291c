//! What stands above the month: which month, which lines alone, which unit.

use leptos::prelude::*;

use crate::domain::figures::month::Month;
use crate::domain::measure::Unit;
use crate::domain::progress::Sums;
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Chip, Chips, Icon, LabelShown, SelectField, SelectOption};
use crate::ui::parts::month_picker::{LatestMonth, MonthPicker};
use crate::ui::route::Route;
use crate::ui::words::{self, ProgressWords};

use super::asked::Only;
use super::open_month::OpenMonth;

/// Prints what is shown, all of it.
#[component]
pub fn PrintButton(ui: Ui, printing: RwSignal<bool>) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    view! {
        <Button
            label=words.print
            icon=Icon::Print
            variant=ButtonVariant::Quiet
            on_press=move || printing.set(true)
        />
    }
}

/// ‹ 2026年10月 ›
#[component]
pub fn MonthSwitch(ui: Ui, open: OpenMonth) -> impl IntoView {
    let go = move |month: Month| {
        let is_usual = ui.session.today().with_untracked(|today| Month::closed(*today)) == month;
        open.asked.update(|asked| asked.month = (!is_usual).then_some(month));
    };
    view! {
        <MonthPicker ui month=open.month on_change=go />
        <span class="quiet num">{move || open.settings.get().report_until(open.month.get()).map(|day| words::report_until(day, ui.lang))}</span>
        <span class="quiet">{Unit::WanYuan.label(ui.lang)}</span>
    }
}

/// The way to the latest month with figures, where this one has none.
#[component]
pub fn Latest(ui: Ui, open: OpenMonth) -> impl IntoView {
    let is_blank = Memo::new(move |_| open.all.with(Sums::is_blank));
    let href = Callback::new(|latest: Month| Route::Progress(format!("month={latest}")).href());
    move || is_blank.get().then(|| view! { <LatestMonth ui shown=open.month.get() href /> })
}

/// The month after; none behind the end of the calendar.
pub fn after(month: Month) -> Option<Month> {
    match month.number() {
        12 => Month::new(month.year() + 1, 1),
        number => Month::new(month.year(), number + 1),
    }
}

/// Which lines alone, and which unit.
#[component]
pub fn Toolbar(ui: Ui, open: OpenMonth) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let chips = Memo::new(move |_| {
        open.all.with(|all| {
            [
                (Only::Unreported, words.unreported, all.unreported),
                (Only::Late, words.late, all.late),
                (Only::Differs, words.differs, all.differing),
                (Only::Unverified, words.unverified, all.unverified),
            ]
            .map(|(only, word, count)| Chip::new(only, word).count(figure(count)))
            .to_vec()
        })
    });
    let selected = Signal::derive(move || open.asked.with(|asked| asked.only.into_iter().collect::<Vec<_>>()));
    let toggle = move |only: Only| {
        open.asked.update(|asked| asked.only = Some(only).filter(|only| asked.only != Some(*only)));
    };
    let units = Signal::derive(move || {
        let units = open.units.get().into_iter().filter(|unit| !unit.is_empty());
        let units = units.map(|unit| SelectOption::new(unit.to_string(), unit.to_string()));
        std::iter::once(SelectOption::new("", words.all_units)).chain(units).collect::<Vec<_>>()
    });
    view! {
        <div class="toolbar list__toolbar">
            <Chips label=words.only chips selected on_toggle=toggle />
            <SelectField
                label=words.unit
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || open.asked.with(|asked| asked.unit.clone()))
                options=units
                on_change=move |unit: String| open.asked.update(|asked| asked.unit = unit)
            />
        </div>
    }
}
