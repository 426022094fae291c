//! What is foreseen of a project without anybody saying so: when it ends at the pace of the last months, and how ready it is.

use crate::book::{Book, EntityId};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::pace::{Pace, pace};
use crate::domain::figures::rows::ProjectRows;
use crate::domain::figures::ytd::{Take, since_january};
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::cells::Sign;
use super::matrix::matrix_row;
use super::rows::rows_of;
use super::settings::{FigureSettings, calendar};

/// 按进度测算: what a project has completed by its last reported month, 年初累计 (`opening`) and this year's, at the mean of the last three
/// that were reported. None where one of these is not known.
pub fn foreseen(
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    project: &ProjectId,
    today: chrono::NaiveDate,
) -> Option<Pace> {
    let settings = FigureSettings::of(book, office);
    let as_of = Month::closed(today);
    of_rows(&rows_of(book, tables, project, settings.usual_year(as_of)), as_of, settings.take)
}

fn of_rows(rows: &ProjectRows, as_of: Month, take: Take) -> Option<Pace> {
    let reported =
        rows.months.range(..=as_of).filter_map(|(month, row)| Some((*month, row.reported.as_ref()?.number())));
    let reported: Vec<(Month, Fraction)> = reported.collect();
    let (last, _) = *reported.last()?;
    let opening = rows.plans.get(&last.year())?.opening.as_ref()?.number();
    let done = opening.plus(since_january(rows, last, take).ok()?.amount)?;
    let amounts: Vec<Fraction> = reported.into_iter().map(|(_, amount)| amount).collect();
    pace(rows.total.as_ref()?.number(), done, &amounts, last)
}

/// 前期就绪度: how many approvals of a project are granted, of how many that it needs as far as they are entered.
pub fn readiness_of(book: &Book, tables: &Tables, project: &ProjectId, today: chrono::NaiveDate) -> (usize, usize) {
    let Some(record) = tables.project(project) else { return (0, 0) };
    let (rules, calendar) = (super::approval_rules::ApprovalRules::of(book), calendar(book));
    let row = tables.kept_cells().of(project, today, || matrix_row(tables, record, &rules, &calendar, today));
    let needed = row.cells().filter(|cell| cell.sign != Sign::NotNeeded);
    needed.fold((0, 0), |(granted, needed), cell| {
        (granted + usize::from(matches!(cell.sign, Sign::Granted | Sign::Expiring)), needed + 1)
    })
}
