//! 形象进度表 on paper: the month of all projects that are shown, or a project's year.

use leptos::prelude::*;

use crate::app::grid::office_month::{HEADS as MONTH, holds};
use crate::app::grid::project_year::{HEADS as YEAR, ProjectYear};
use crate::app::grid::sheet::{Head, money};
use crate::app::grid::{Holds, Sheet};
use crate::domain::command::office;
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::mark::Mark;
use crate::domain::progress::{MonthLine, Report, Sums};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::parts::on_paper::OnPaper;
use crate::ui::words::{self, PaperWords, ProgressWords};

use super::cells::signed;
use super::open_month::OpenMonth;
use super::open_year::OpenYear;

/// The month.
#[component]
pub fn PrintedMonth(ui: Ui, open: OpenMonth, printing: RwSignal<bool>) -> impl IntoView {
    let lang = ui.lang;
    let sheet = move || {
        let words = ProgressWords::of(lang);
        let shown = open.shown.get();
        let groups = shown.groups.iter().map(|group| {
            let rows = &shown.rows[group.rows.clone()];
            let lines = rows.iter().filter_map(|named| Some((named.name.to_string(), open.line(&named.id).get()?)));
            let lines = lines.map(|(name, line)| {
                let cells = MONTH.iter().map(|head| td(head, on_paper(&line, head.key, lang))).collect_view();
                view! { <tr><td>{name}</td>{cells}</tr> }
            });
            let unit = if group.unit.is_empty() { words.no_unit } else { &group.unit };
            let name = words::unit_with_count(unit, rows.len(), lang);
            view! { {sums_row(name, &open.sums(rows), lang)} {lines.collect_view()} }
        });
        let all = open.sums(&shown.rows);
        let total = sums_row(words::sum_of(all.projects, lang), &all, lang);
        let body = view! { {groups.collect_view()} {total} }.into_any();
        paper(
            ui,
            words.sheet_title.to_owned(),
            words::figures_as_of(open.month.get(), lang),
            words.project,
            &MONTH,
            body,
        )
    };
    view! { <OnPaper printing sheet /> }
}

/// The year.
#[component]
pub fn PrintedYear(
    ui: Ui,
    open: OpenYear,
    #[prop(into)] name: Signal<String>,
    printing: RwSignal<bool>,
) -> impl IntoView {
    let lang = ui.lang;
    let sheet = move || {
        let words = ProgressWords::of(lang);
        let held = open.held.get();
        let rows = held.iter().flat_map(|held| (0..held.rows()).map(move |row| year_row(held, row, lang)));
        let body = rows.collect_view().into_any();
        let as_of = words::in_year(open.year.get(), lang);
        paper(ui, format!("{} {}", name.get(), words.sheet_title), as_of, words.of_month, &YEAR, body)
    };
    view! { <OnPaper printing sheet /> }
}

fn year_row(held: &ProjectYear, row: usize, lang: Lang) -> impl IntoView + use<> {
    let cells = YEAR.iter().enumerate().map(|(column, head)| td(head, of_year_on_paper(held, row, column, lang)));
    view! { <tr><td>{held.label(row, lang)}</td>{cells.collect_view()}</tr> }
}

/// What stands in a row of a project's year: its plan first, then the months.
pub(super) fn of_year_on_paper(held: &ProjectYear, row: usize, column: usize, lang: Lang) -> String {
    let line = row.checked_sub(1).and_then(|month| held.months.get(month));
    match (line, held.holds(row, column)) {
        (Some(line), _) => on_paper(line, YEAR.get(column).map_or("", |head| head.key), lang),
        (None, Holds::Field(field)) => field.shown(lang),
        (None, Holds::Figure(_) | Holds::Words(_)) => String::new(),
    }
}

fn paper(ui: Ui, title: String, as_of: String, first: &'static str, heads: &'static [Head], body: AnyView) -> AnyView {
    let (words, lists, lang) = (ProgressWords::of(ui.lang), PaperWords::of(ui.lang), ui.lang);
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    view! {
        <div class="print-only sheet">
            <header class="sheet__head">
                <p class="sheet__title">{title}</p>
                <p class="sheet__line"><span>{words::filled_in_by(&office, lang)}</span><span>{as_of}</span></p>
            </header>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {heads.iter().map(|head| view! { <th scope="col">{head.name.get(lang).to_owned()}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
            <p>{words.footnote}</p>
            <footer class="sheet__foot">
                <span>{lists.audited_by}</span>
                <span>{lists.filled_in_by_person}</span>
                <span>{lists.signed_on}</span>
            </footer>
        </div>
    }
    .into_any()
}

fn sums_row(name: String, sums: &Sums, lang: Lang) -> impl IntoView + use<> {
    let cells = MONTH.iter().map(|head| td(head, sum_on_paper(sums, head.key, lang)));
    view! { <tr class="strong"><td>{name}</td>{cells.collect_view()}</tr> }
}

/// What stands in a column of sums.
pub(super) fn sum_on_paper(sums: &Sums, key: &str, lang: Lang) -> String {
    let text = match key {
        "planned" => sums.planned.map(money),
        "reported" => sums.reported.map(money),
        "verified_ytd" => sums.verified.map(money),
        "difference" => sums.difference.map(signed),
        "completion" => Some(figure(&sums.completion, false, sums.rounding, lang)),
        "gap" => Some(figure(&sums.gap, true, sums.rounding, lang)),
        _ => None,
    };
    text.unwrap_or_default()
}

fn td(head: &Head, text: String) -> impl IntoView + use<> {
    view! { <td class=if head.figures { "num one-line text-end" } else { "" }>{text}</td> }
}

/// What stands in a column on paper: words for marks.
pub(super) fn on_paper(line: &MonthLine, key: &str, lang: Lang) -> String {
    let words = ProgressWords::of(lang);
    match (key, holds(line, key)) {
        ("completion", _) => figure(&line.completion, false, line.rounding, lang),
        ("gap", _) => figure(&line.gap, true, line.rounding, lang),
        ("reported", Holds::Field(field)) if field.cell().is_none() && line.report == Report::Missing => {
            words.not_reported.to_owned()
        }
        ("reported_on", Holds::Field(field)) => match line.report {
            Report::Late(days) => format!("{} {}", field.shown(lang), words::late_by(days, lang)),
            Report::Open | Report::Missing | Report::There => field.shown(lang),
        },
        ("difference", Holds::Figure(difference)) => difference.map_or_else(String::new, signed),
        (_, Holds::Figure(figure)) => figure.map_or_else(String::new, money),
        (_, Holds::Field(field)) => field.shown(lang),
        (_, Holds::Words(words)) => words,
    }
}

fn figure(figure: &Figure, is_gap: bool, rounding: Rounding, lang: Lang) -> String {
    let star = if figure.marks().contains(&Mark::Unverified) { "*" } else { "" };
    match (figure.shown(rounding), figure.value()) {
        (Some(amount), _) if is_gap => amount.signed(),
        (Some(amount), _) => format!("{}%{star}", amount.grouped()),
        (None, Err(why)) if !is_gap => format!("— {}", why.words().get(lang)),
        (None, _) => "—".to_owned(),
    }
}
