//! What the rows of a list say of its column 累计完成: the figures beside it that decide what it counts.

use crate::domain::cumulative::Row;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldSpec, spec};

use super::cell::read_cell;
use super::measure::Unit;
use super::records;
use super::table::Table;

/// A column of money, with the unit of its figures.
pub(super) type Place = (usize, Option<Unit>);

/// The columns that bear on one of what is completed.
#[derive(Debug)]
pub(super) struct Columns {
    /// The one in question.
    pub figure: Place,
    /// 年度计划.
    pub plan: Option<Place>,
    /// 总投资.
    pub total: Option<Place>,
    /// 1月完成, 2月完成, …
    pub months: Vec<Place>,
}

impl Columns {
    /// The first rows, as far as they say something.
    pub fn rows(&self, table: &Table, judged: usize) -> Vec<Row> {
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
pub(super) fn is_about_money(heading: &str) -> bool {
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
