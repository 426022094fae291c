//! `#/progress`: the office's month, a grid of projects by measures.

use leptos::prelude::*;

use crate::app::grid::Spot;
use crate::app::grid::office_month::HEADS;
use crate::app::grid::sheet::money;
use crate::app::ledger::address::Addressed;
use crate::domain::figures::fraction::Fraction;
use crate::domain::progress::Sums;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, CellGrid, EmptyState, GridHead, GridLine, Icon, LinkButton, NARROW, PageHead, RowHead, media,
};
use crate::ui::parts::address::{Address, Where};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::route::Route;
use crate::ui::words::{self, FigureWords, ProgressWords};

use super::asked::Asked;
use super::cells::{month_cell, rate, signed};
use super::editor::Editor;
use super::going_out::month_sheet;
use super::head::{Latest, MonthSwitch, PrintButton, Toolbar};
use super::open_month::{Named, OpenMonth};
use super::print::PrintedMonth;
use super::status::Status;
use super::touch::TouchMonth;

const GRID: Where<Asked> = Where {
    route: |_, query| Route::Progress(query),
    told: |_, route| match route {
        Route::Progress(query) => Some(query.as_str()),
        _ => None,
    },
};

/// The widths of the columns, that of the projects first.
const WIDTHS: [&str; 9] = [
    "minmax(9rem, 13.5rem)",
    "minmax(4.5rem, 6rem)",
    "minmax(4.5rem, 6rem)",
    "minmax(5.5rem, 7rem)",
    "minmax(4.5rem, 6rem)",
    "minmax(4.5rem, 5.5rem)",
    "minmax(4rem, 5rem)",
    "minmax(5rem, 1fr)",
    "minmax(4rem, 5rem)",
];

/// The page.
#[component]
pub fn Progress() -> impl IntoView {
    let ui = Ui::get();
    let (_, asked) = Address::open(ui, &Asked::default(), GRID);
    let open = OpenMonth::open(ui, asked);
    let narrow = media(NARROW);
    let (none_at_all, none_fits) = (
        Memo::new(move |_| open.is_empty() && asked.with(|asked| asked.unit.is_empty())),
        Memo::new(move |_| open.shown.with(|shown| shown.rows.is_empty())),
    );
    move || match (none_at_all.get(), none_fits.get(), narrow.get()) {
        (true, ..) => view! { <Bare ui open><NoProjects ui /></Bare> }.into_any(),
        (_, true, _) => view! { <Bare ui open><Toolbar ui open /><NoMatch ui open /></Bare> }.into_any(),
        (_, _, true) => view! { <TouchMonth ui open /> }.into_any(),
        (_, _, false) => view! { <MonthPage ui open /> }.into_any(),
    }
}

/// The page where there is nothing to fill in.
#[component]
fn Bare(ui: Ui, open: OpenMonth, children: Children) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    view! {
        <div class="page page--wide page--list progress">
            <PageHead title=words.title subtitle=move || view! { <MonthSwitch ui open /> } />
            {children()}
        </div>
    }
}

#[component]
fn MonthPage(ui: Ui, open: OpenMonth) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let line_of = move |row: usize| open.shown.with(|shown| shown.line_of.get(row).copied());
    let here = move || Route::Progress(open.asked.with_untracked(Addressed::write));
    let editor = Editor::new(ui, open.sheet(), line_of, here);
    let printing = RwSignal::new(false);
    let out = Outgoing::of(move || month_sheet(ui, open));
    view! {
        <div class="page page--wide page--list page--ledger progress">
            <PageHead
                title=words.title
                subtitle=move || view! { <MonthSwitch ui open /> }
                actions=move || view! {
                    <LinkButton href=Route::Summary(String::new()).href() label=FigureWords::of(ui.lang).summary />
                    <ExportMenu ui out />
                    <PrintButton ui printing />
                }
            />
            <Latest ui open />
            <Toolbar ui open />
            <MonthGrid ui open editor />
            <Status ui editor />
            <PrintedMonth ui open printing />
        </div>
    }
}

#[component]
fn MonthGrid(ui: Ui, open: OpenMonth, editor: Editor) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let lang = ui.lang;
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let first =
        GridHead { label: words.project.to_owned(), unit: None, width: WIDTHS[0], figures: false, ruled: false };
    let rest = HEADS.iter().zip(&WIDTHS[1..]).map(|(head, width)| GridHead {
        label: head.name.get(lang).to_owned(),
        unit: None,
        width,
        figures: head.figures,
        ruled: head.key == "verified_ytd",
    });
    let heads: Vec<GridHead> = std::iter::once(first).chain(rest).collect();
    let draw = move |line: GridLine| {
        let shown = open.shown.get();
        match line {
            GridLine::Row(row) => shown.rows.get(row).map(|named| {
                let line = open.line(&named.id);
                let cells = HEADS
                    .iter()
                    .enumerate()
                    .map(|(column, head)| month_cell(editor, Spot { row, column }, head, line.into(), role, lang));
                view! { {row_head(named, open)} {cells.collect_view()} }.into_any()
            }),
            GridLine::Group(place) => shown.groups.get(place).map(|group| {
                let rows = shown.rows[group.rows.clone()].to_vec();
                let unit = if group.unit.is_empty() { words.no_unit } else { &group.unit };
                let name = words::unit_with_count(unit, rows.len(), lang);
                let sums = Memo::new(move |_| open.sums(&rows));
                view! { <SumLine ui name sums is_foot=false /> }.into_any()
            }),
        }
        .into_any()
    };
    let foot = Memo::new(move |_| match open.asked.with(|asked| asked.only) {
        None => open.all.get(),
        Some(_) => open.shown.with(|shown| open.sums(&shown.rows)),
    });
    let label = move || format!("{} {}", words.grid, words::month_words(open.month.get(), lang));
    view! {
        <div class="progress__grid no-print" on:focusout=move |ev| editor.left(&ev)>
            <CellGrid
                label=Signal::derive(label)
                heads
                ids=editor.ids
                lines=Signal::derive(move || open.shown.with(|shown| shown.lines.clone()))
                draw
                field=editor.field
                shown=editor.shown()
                mode=editor.mode()
                marked=editor.marked_lines()
                events=editor.events()
                page=editor.page
                foot=move || view! {
                    <div class="mgrid__sum" role="row">
                        {move || {
                            let name = words::sum_of(foot.with(|sums| sums.projects), lang);
                            view! { <SumLine ui name sums=foot is_foot=true /> }
                        }}
                    </div>
                }
            />
        </div>
    }
}

fn row_head(named: &Named, open: OpenMonth) -> impl IntoView + use<> {
    let (id, name) = (named.id.clone(), named.name.to_string());
    let href = move || Route::ProjectYear(id.clone(), format!("year={}", open.month.get().year())).href();
    view! {
        <RowHead>
            <a class="list__name" href=href tabindex="-1" title=name.clone()>{name.clone()}</a>
        </RowHead>
    }
}

/// The sums of a group, or of all.
#[component]
fn SumLine(ui: Ui, name: String, sums: Memo<Sums>, is_foot: bool) -> impl IntoView {
    let lang = ui.lang;
    let amount = move |of: fn(&Sums) -> Option<Fraction>, show: fn(Fraction) -> String| {
        move || sums.with(|sums| of(sums).map(show))
    };
    let class = if is_foot { "mgrid__group mgrid__group--foot" } else { "mgrid__group" };
    let cell = |column: usize, class: &'static str, content: AnyView| {
        view! { <div class=class role="gridcell" aria-colindex=(column + 2).to_string()>{content}</div> }
    };
    const END: &str = "mgrid__cell mgrid__cell--end";
    view! {
        <div class=class role="presentation">
            <div class="mgrid__name" role="rowheader" aria-colindex="1" title=name.clone()>{name.clone()}</div>
            {cell(0, END, amount(|sums| sums.planned, money).into_any())}
            {cell(1, END, amount(|sums| sums.reported, money).into_any())}
            {cell(2, "mgrid__cell mgrid__cell--end mgrid__cell--verified mgrid__cell--ruled", amount(|sums| sums.verified, money).into_any())}
            {cell(3, END, amount(|sums| sums.difference, signed).into_any())}
            {cell(4, END, (move || sums.with(|sums| rate(&sums.completion, false, sums.rounding, lang))).into_any())}
            {cell(5, END, (move || sums.with(|sums| rate(&sums.gap, true, sums.rounding, lang))).into_any())}
            {cell(6, "mgrid__cell", ().into_any())}
            {cell(7, "mgrid__cell", ().into_any())}
        </div>
    }
}

#[component]
fn NoProjects(ui: Ui) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    view! {
        <EmptyState icon=Icon::Reports title=words.empty text=words.empty_text.to_owned()>
            <LinkButton
                href=Route::ImportList.href()
                label=words.to_projects
                icon=Icon::Import
                variant=ButtonVariant::Primary
            />
        </EmptyState>
    }
}

#[component]
fn NoMatch(ui: Ui, open: OpenMonth) -> impl IntoView {
    let words = ProgressWords::of(ui.lang);
    let clear = move || {
        open.asked.update(|asked| {
            asked.unit.clear();
            asked.only = None;
        });
    };
    view! {
        <EmptyState icon=Icon::Search title=words.none_match text=words.none_match_text.to_owned()>
            <Button label=words.clear on_press=clear />
        </EmptyState>
    }
}
