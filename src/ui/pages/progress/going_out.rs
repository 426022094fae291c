//! 形象进度表 as a table that goes out, as it stands: the month of all projects that are shown, or a project's year.

use leptos::prelude::*;

use crate::app::grid::Sheet as Grid;
use crate::app::grid::office_month::HEADS as MONTH;
use crate::app::grid::project_year::HEADS as YEAR;
use crate::app::grid::sheet::Head;
use crate::domain::fields::spec;
use crate::domain::ids::ProjectId;
use crate::domain::text::Lang;
use crate::exchange::sheets::{Holds, Sheet, SheetColumn};
use crate::ui::context::Ui;
use crate::ui::words::{self, ProgressWords, SheetWords};

use super::open_month::OpenMonth;
use super::open_year::OpenYear;
use super::print::{of_year_on_paper, on_paper, sum_on_paper};

/// The month: a project in each row, with its unit where the grid goes by units, and the sums below.
pub(super) fn month_sheet(ui: Ui, open: OpenMonth) -> Sheet {
    let (lang, words) = (ui.lang, ProgressWords::of(ui.lang));
    untrack(move || {
        let shown = open.shown.get();
        let by_unit = shown.groups.iter().any(|group| !group.unit.is_empty());
        let unit = spec(ProjectId::KIND, "lead_unit").filter(|_| by_unit);
        let unit = unit.map(|spec| words_column(spec.name.get(lang)));
        let mut rows: Vec<Vec<String>> = Vec::new();
        for group in &shown.groups {
            for named in &shown.rows[group.rows.clone()] {
                let Some(line) = open.line(&named.id).get() else { continue };
                let first = std::iter::once(named.name.to_string()).chain(by_unit.then(|| group.unit.to_string()));
                rows.push(first.chain(MONTH.iter().map(|head| on_paper(&line, head.key, lang))).collect());
            }
        }
        let all = open.sums(&shown.rows);
        let first = std::iter::once(words::sum_of(all.projects, lang)).chain(by_unit.then(String::new));
        let sums = first.chain(MONTH.iter().map(|head| sum_on_paper(&all, head.key, lang))).collect();
        let columns = std::iter::once(words_column(words.project)).chain(unit);
        Sheet {
            title: words::of_month(words.sheet_title, open.month.get(), lang),
            notes: vec![words::figures_as_of(open.month.get(), lang)],
            columns: columns.chain(MONTH.iter().map(|head| column(head, lang))).collect(),
            rows,
            sums: Some(sums),
            footer: SheetWords::of(lang).page_of.to_owned(),
        }
    })
}

/// The year of a project: its plan first, then a month in each row.
pub(super) fn year_sheet(ui: Ui, open: OpenYear, name: &str) -> Sheet {
    let (lang, words) = (ui.lang, ProgressWords::of(ui.lang));
    untrack(move || {
        let held = open.held.get();
        let row = |held: &crate::app::grid::project_year::ProjectYear, row: usize| {
            let cells = (0..YEAR.len()).map(|column| of_year_on_paper(held, row, column, lang));
            std::iter::once(held.label(row, lang)).chain(cells).collect::<Vec<String>>()
        };
        let rows = held.iter().flat_map(|held| (0..held.rows()).map(|at| row(held, at)).collect::<Vec<_>>()).collect();
        let columns = std::iter::once(words_column(words.of_month));
        Sheet {
            title: format!("{name} {}", words.sheet_title),
            notes: vec![words::in_year(open.year.get(), lang)],
            columns: columns.chain(YEAR.iter().map(|head| column(head, lang))).collect(),
            rows,
            sums: None,
            footer: SheetWords::of(lang).page_of.to_owned(),
        }
    })
}

fn words_column(head: &str) -> SheetColumn {
    SheetColumn { head: head.to_owned(), holds: Holds::Words }
}

fn column(head: &Head, lang: Lang) -> SheetColumn {
    let name = head.name.get(lang);
    let unit = head.unit.as_ref().map(|unit| match lang {
        Lang::Zh => format!("（{}）", unit.get(lang)),
        Lang::En => format!(" ({})", unit.get(lang)),
    });
    let holds = if head.figures { Holds::Figures } else { Holds::Words };
    SheetColumn { head: format!("{name}{}", unit.unwrap_or_default()), holds }
}
