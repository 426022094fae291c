//! `#/progress/ID`: a project's year, a grid of months by measures.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::grid::project_year::{HEADS, ProjectYear};
use crate::app::grid::sheet::{Head, money};
use crate::app::grid::{Holds, Sheet, Spot};
use crate::domain::choices::Role;
use crate::domain::figures::fraction::Fraction;
use crate::domain::ids::ProjectId;
use crate::domain::progress::MonthLine;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, CellGrid, GridHead, GridLine, NARROW, PageHead, RowHead, media};
use crate::ui::parts::NotFound;
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::route::Route;
use crate::ui::words::{self, ProgressWords};

use super::cells::{cell, month_cell, rate, signed, waiting_text};
use super::editor::Editor;
use super::going_out::year_sheet;
use super::head::PrintButton;
use super::open_year::OpenYear;
use super::print::PrintedYear;
use super::status::Status;
use super::touch::TouchYear;
use super::year_head::{YearPlan, YearSwitch, name_of};

/// The widths of the columns, that of the months first.
const WIDTHS: [&str; 11] = [
    "3.5rem",
    "minmax(4.5rem, 6rem)",
    "minmax(4.5rem, 6rem)",
    "minmax(5.5rem, 7rem)",
    "minmax(4.5rem, 6rem)",
    "minmax(4.5rem, 5.5rem)",
    "minmax(4.5rem, 5.5rem)",
    "minmax(4rem, 5rem)",
    "minmax(5rem, 1fr)",
    "minmax(3rem, 4rem)",
    "minmax(4rem, 5rem)",
];

/// The page.
#[component]
pub fn ProjectYearPage(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let open = OpenYear::open(ui, &project);
    let is_there = Memo::new(move |_| open.held.with(Option::is_some));
    let narrow = media(NARROW);
    let project = StoredValue::new(project);
    move || {
        let project = project.get_value();
        match (is_there.get(), narrow.get()) {
            (false, _) => view! { <NotFound /> }.into_any(),
            (true, true) => view! { <TouchYear ui project open /> }.into_any(),
            (true, false) => view! { <YearPage ui project open /> }.into_any(),
        }
    }
}

#[component]
fn YearPage(ui: Ui, project: ProjectId, open: OpenYear) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let id = StoredValue::new(project.clone());
    let here = move || Route::ProjectYear(id.get_value(), format!("year={}", open.year.get_untracked()));
    let editor = Editor::new(ui, open.sheet(), Some, here);
    let name = name_of(ui, &project);
    let printing = RwSignal::new(false);
    let out = Outgoing::of(move || year_sheet(ui, open, &name.get_untracked()));
    let back = BackLink { href: Route::Progress(String::new()).href(), label: words.title.to_owned() };
    view! {
        <div class="page page--wide page--list page--ledger progress">
            <PageHead
                title=name
                back=Signal::stored(Some(back))
                subtitle=move || view! { <YearSwitch ui project=id.get_value() open /> <ProjectLink ui project=id.get_value() /> }
                actions=move || view! {
                    <ExportMenu ui out />
                    <PrintButton ui printing />
                }
            />
            <YearPlan ui project open />
            <YearGrid ui open editor />
            <Status ui editor />
            <PrintedYear ui open name printing />
        </div>
    }
}

#[component]
fn ProjectLink(ui: Ui, project: ProjectId) -> impl IntoView {
    view! { <a href=Route::Project(project).href()>{ProgressWords::of(ui.lang).of_project}</a> }
}

#[component]
fn YearGrid(ui: Ui, open: OpenYear, editor: Editor) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let lang = ui.lang;
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let first =
        GridHead { label: words.of_month.to_owned(), unit: None, width: WIDTHS[0], figures: false, ruled: false };
    let rest = HEADS
        .iter()
        .zip(&WIDTHS[1..])
        .map(|(head, width)| GridHead::of(head_of(head, lang), width, head.key == "verified_ytd", head.figures));
    let heads: Vec<GridHead> = std::iter::once(first).chain(rest).collect();
    let draw = move |line: GridLine| match line {
        GridLine::Row(row) => year_row(editor, open, row, role, lang),
        GridLine::Group(_) => ().into_any(),
    };
    let lines = Arc::new((0..=12).map(GridLine::Row).collect::<Vec<_>>());
    let label = move || words::year_words(open.year.get(), lang);
    view! {
        <div class="progress__grid no-print" on:focusout=move |ev| editor.left(&ev)>
            <CellGrid
                label=Signal::derive(label)
                heads
                ids=editor.ids
                lines=Signal::stored(lines)
                draw
                field=editor.field
                shown=editor.shown()
                mode=editor.mode()
                marked=editor.marked_lines()
                events=editor.events()
                page=editor.page
                foot=move || view! { <div class="mgrid__sum" role="row">{year_sums(open, lang)}</div> }
            />
        </div>
    }
}

fn head_of(head: &Head, lang: Lang) -> (String, Option<String>) {
    let unit = head.unit.as_ref().map(|unit| unit.get(lang).to_owned()).filter(|unit| unit == "%");
    (head.name.get(lang).to_owned(), unit)
}

fn year_row(editor: Editor, open: OpenYear, row: usize, role: Memo<Role>, lang: Lang) -> AnyView {
    let label = move || open.held.with(|held| held.as_ref().map(|held| held.label(row, lang)));
    let line: Option<Memo<Option<Arc<MonthLine>>>> = row.checked_sub(1).map(|month| open.line(month));
    let cells = HEADS.iter().enumerate().map(|(column, head)| {
        let spot = Spot { row, column };
        match line {
            Some(line) => month_cell(editor, spot, head, line.into(), role, lang),
            None => opening_cell(editor, open, spot, head, role, lang),
        }
    });
    view! {
        <RowHead><span class="strong">{label}</span></RowHead>
        {cells.collect_view()}
    }
    .into_any()
}

/// A cell of 年初.
fn opening_cell(
    editor: Editor,
    open: OpenYear,
    spot: Spot,
    head: &'static Head,
    role: Memo<Role>,
    lang: Lang,
) -> AnyView {
    let held = Memo::new(move |_| open.held.with(|held| held.as_ref().map(|held| held.holds(spot.row, spot.column))));
    let content = move || match held.get() {
        Some(Holds::Field(field)) => {
            let text = waiting_text(editor, spot, &field).unwrap_or_else(|| field.shown(lang));
            let title = field.spec().name.get(lang).to_owned();
            view! { <span title=title>{text}</span> }.into_any()
        }
        Some(Holds::Figure(_) | Holds::Words(_)) | None => ().into_any(),
    };
    cell(editor, spot, head, move || held.get(), role, content)
}

fn year_sums(open: OpenYear, lang: Lang) -> impl IntoView {
    let words = ProgressWords::of(lang);
    let amount = move |of: fn(&ProjectYear) -> Option<Fraction>, show: fn(Fraction) -> String| {
        move || open.held.with(|held| held.as_ref().and_then(|held| of(held)).map(show))
    };
    let figure = move |is_gap: bool| {
        move || {
            open.held.with(|held| {
                let line = held.as_ref()?.last_closed()?;
                Some(rate(if is_gap { &line.gap } else { &line.completion }, is_gap, line.rounding, lang))
            })
        }
    };
    const END: &str = "mgrid__cell mgrid__cell--end";
    const VERIFIED: &str = "mgrid__cell mgrid__cell--end mgrid__cell--verified";
    let cell = |column: usize, class: &'static str, content: AnyView| {
        view! { <div class=class role="gridcell" aria-colindex=(column + 2).to_string()>{content}</div> }
    };
    view! {
        <div class="mgrid__group mgrid__group--foot" role="presentation">
            <div class="mgrid__name" role="rowheader" aria-colindex="1">{words.sum}</div>
            {cell(0, END, amount(|held| held.sum("planned"), money).into_any())}
            {cell(1, END, amount(|held| held.sum("reported"), money).into_any())}
            {cell(2, "mgrid__cell mgrid__cell--end mgrid__cell--verified mgrid__cell--ruled", amount(ProjectYear::verified, money).into_any())}
            {cell(3, VERIFIED, amount(|held| held.sum("verified_alone"), money).into_any())}
            {cell(4, END, amount(|held| held.last_closed()?.difference(), signed).into_any())}
            {cell(5, END, figure(false).into_any())}
            {cell(6, END, figure(true).into_any())}
            {cell(7, "mgrid__cell", ().into_any())}
            {cell(8, "mgrid__cell", ().into_any())}
            {cell(9, "mgrid__cell", ().into_any())}
        </div>
    }
}
