//! Columns of what is completed: which figure they hold goes by what the heading and the rows beside them say, not by the word alone.

use crate::domain::cumulative::{
    Basis, Evidence, Row, Said, UNDECIDED, Verdict, is_of_one_month, said_by, which_cumulative,
};
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldSpec, spec};

use super::super::cell::read_cell;
use super::super::matched::{Sureness, Target};
use super::super::measure::Unit;
use super::super::records;
use super::super::table::Table;
use super::Mapping;
use super::months::counts_since_january;
use super::plain::JUDGED_CELLS;

impl Mapping {
    /// 累计完成 stands for two figures, and 完成投资 for those of months as well: what the heading and the rows say counts more than the word.
    pub(super) fn settle_completed(&mut self, table: &Table) {
        let is_completed = |key: &str| key == UNDECIDED || Basis::of_field(key).is_some();
        for column in 0..self.columns.len() {
            let key = self.columns[column].key();
            let is_free = key.is_none() && is_about_money(&self.columns[column].header) && self.is_free(column);
            match (said_by(&self.columns[column].header), key.filter(|key| is_completed(key))) {
                (Said::AnotherSpan, Some(_)) => self.set(column, Target::Extra, Sureness::Nothing),
                (Said::Basis(basis), Some(key)) if basis.field() != key => {
                    self.move_to(column, basis, Sureness::Similar);
                }
                (Said::Basis(basis), None) if is_free && self.is_money(table, column) => {
                    self.move_to(column, basis, Sureness::Similar);
                }
                _ => {}
            }
        }
        let Some(column) = self.column_of(UNDECIDED) else { return };
        let beside = Basis::ALL.into_iter().find(|basis| self.column_of(basis.field()).is_some());
        let beside = beside.or_else(|| self.sums_of_this_year().next().map(|_| Basis::ThisYear));
        let rows = self.columns_beside(column).rows(table, JUDGED_CELLS);
        let evidence = Evidence { heading: &self.columns[column].header, beside, rows: &rows };
        match which_cumulative(evidence) {
            Verdict::Is(basis) => self.move_to(column, basis, Sureness::Cells),
            Verdict::Neither => self.set(column, Target::Extra, Sureness::Nothing),
            Verdict::Ask => self.columns[column].sureness = Sureness::Cells,
        }
    }

    /// The columns of a sum since January of one month: 1-8月累计.
    fn sums_of_this_year(&self) -> impl Iterator<Item = usize> {
        self.month_columns().filter(|(_, of)| counts_since_january(of.spec.key)).map(|(place, _)| place)
    }

    fn is_money(&self, table: &Table, column: usize) -> bool {
        spec("project", UNDECIDED).is_some_and(|spec| self.reads(table, column, spec, 50))
    }

    fn columns_beside(&self, figure: usize) -> Columns {
        let place = |column: usize| -> Place { (column, self.columns[column].unit_of_money()) };
        let months = (0..self.columns.len()).filter(|column| is_of_one_month(&self.columns[*column].header));
        Columns {
            figure: place(figure),
            plan: self.column_of("annual_plan").map(place),
            total: self.column_of("total").map(place),
            months: months.map(place).collect(),
        }
    }

    /// Puts a column on the field of what it counts; where another has it, its text is kept.
    fn move_to(&mut self, column: usize, basis: Basis, sureness: Sureness) {
        let free = spec("project", basis.field()).filter(|spec| self.column_of(spec.key).is_none());
        match free {
            Some(spec) => self.set(column, Target::Field(spec), sureness),
            None => self.set(column, Target::Extra, Sureness::Nothing),
        }
    }
}

/// A column of money, with the unit of its figures.
type Place = (usize, Option<Unit>);

/// The columns that bear on one of what is completed.
#[derive(Debug)]
struct Columns {
    /// The one in question.
    figure: Place,
    /// 年度计划.
    plan: Option<Place>,
    /// 总投资.
    total: Option<Place>,
    /// 1月完成, 2月完成, …
    months: Vec<Place>,
}

impl Columns {
    /// The first rows, as far as they say something.
    fn rows(&self, table: &Table, judged: usize) -> Vec<Row> {
        let Some(money) = spec("project", "total") else { return Vec::new() };
        let row = |cells: &records::Row| {
            let read = |(place, unit): Place| amount(money, unit, cells.cell(place));
            Row {
                figure: read(self.figure),
                plan: self.plan.and_then(read),
                total: self.total.and_then(read),
                months: sum(self.months.iter().filter_map(|place| read(*place))),
            }
        };
        table.rows.iter().take(judged).map(row).collect()
    }
}

/// Whether a heading speaks of money that was spent, and not of a share of it or of works.
fn is_about_money(heading: &str) -> bool {
    let others = ["率", "比", "%", "％", "计划", "目标", "形象", "进度", "部位", "情况", "时间", "日期"];
    heading.contains("完成") && !others.iter().any(|word| heading.contains(word))
}

fn amount(money: &FieldSpec, unit: Option<Unit>, cell: &str) -> Option<Decimal> {
    Decimal::parse(read_cell(money, unit, cell).ok()?.as_text()?)
}

/// What figures add up to, exactly; none where there are none, or too many digits.
fn sum(figures: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let figures: Vec<(i64, u8)> = figures.map(Decimal::parts).collect();
    let places = figures.iter().map(|(_, places)| *places).max()?;
    let scaled = |(units, of): &(i64, u8)| i128::from(*units) * 10_i128.pow(u32::from(places - of));
    i64::try_from(figures.iter().map(scaled).sum::<i128>()).ok().map(|units| Decimal::new(units, places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_added_exactly() {
        let n = |text| Decimal::parse(text).unwrap();
        assert_eq!(sum([n("0.1"), n("0.25"), n("3")].into_iter()), Some(n("3.35")));
        assert_eq!(sum(std::iter::empty()), None);
        assert_eq!(sum([n("999999999999999999"); 100].into_iter()), None);
    }
}
