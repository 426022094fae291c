//! What the columns of money add up to: the test of a list that people make by hand.

use std::collections::BTreeSet;

use crate::domain::decimal::{Decimal, MAX_DIGITS};
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::when::When;

use super::kinds::RowKind;
use super::mapping::months::counts_since_january;
use super::plan::Plan;
use super::reading::{Reading, Rows};

/// The sum of one column of money, 万元.
#[derive(Clone, Copy, Debug)]
pub struct Sum {
    /// Its field.
    pub field: &'static FieldSpec,
    /// Of the rows that come in or are there already.
    pub comes_in: Decimal,
    /// Of all rows that are projects.
    pub of_list: Decimal,
    /// What the list itself gives as its sum, the largest where it gives several.
    pub printed: Option<Decimal>,
}

impl Sum {
    /// How much less was read than the list says, or more (below zero); none where it says nothing, nothing where they agree.
    pub fn difference(&self) -> Option<Decimal> {
        let printed = self.printed?;
        add(printed, negative(self.of_list))
    }
}

/// The sums of every column of money that says anything.
pub fn sums(rows: &Rows, plan: &Plan) -> Vec<Sum> {
    let money = plan.subject.fields().into_iter().filter(|field| field.kind == FieldKind::Money);
    money
        .filter_map(|field| {
            let Added { comes_in, of_list, printed } = added(rows, plan, |reading| amount(reading, field.key))?;
            Some(Sum { field, comes_in, of_list, printed })
        })
        .collect()
}

/// The sum of one field over the months of a list, 万元.
#[derive(Clone, Debug)]
pub struct MonthSum {
    /// The field.
    pub field: &'static FieldSpec,
    /// The first month, and the last; of a figure that counts since January the last alone.
    pub from: When,
    /// The last month.
    pub to: When,
    /// Of the rows that come in or are there already.
    pub comes_in: Decimal,
    /// Of all rows that are projects.
    pub of_list: Decimal,
    /// What the list itself gives as its sums, where it gives one for each of these months.
    pub printed: Option<Decimal>,
    /// The months whose figures are not what the list gives as their sum: how much less was read, or more (below zero).
    pub off: Vec<(When, Decimal)>,
}

/// The sums of every field of money of the months. Every month is held against its own sum.
pub fn month_sums(rows: &Rows, plan: &Plan) -> Vec<MonthSum> {
    let mut found: Vec<(&'static FieldSpec, BTreeSet<When>)> = Vec::new();
    let cells = rows.readings.iter().flat_map(|reading| &reading.months);
    for cell in cells.filter(|cell| cell.spec.kind == FieldKind::Money) {
        match found.iter_mut().find(|(field, _)| field.key == cell.spec.key) {
            Some((_, months)) => drop(months.insert(cell.period)),
            None => found.push((cell.spec, BTreeSet::from([cell.period]))),
        }
    }
    found.into_iter().filter_map(|(field, months)| month_sum(field, months, rows, plan)).collect()
}

fn month_sum(field: &'static FieldSpec, mut months: BTreeSet<When>, rows: &Rows, plan: &Plan) -> Option<MonthSum> {
    if counts_since_january(field.key) {
        months = months.last().copied().into_iter().collect();
    }
    let (from, to) = (*months.first()?, *months.last()?);
    let zero = Decimal::default();
    let mut sum = MonthSum { field, from, to, comes_in: zero, of_list: zero, printed: Some(zero), off: Vec::new() };
    for month in months {
        let of_month = |reading: &Reading| {
            let cell = reading.months.iter().find(|cell| cell.spec.key == field.key && cell.period == month)?;
            Decimal::parse(cell.value.as_text()?)
        };
        let Some(added) = added(rows, plan, of_month) else { continue };
        sum.comes_in = add(sum.comes_in, added.comes_in)?;
        sum.of_list = add(sum.of_list, added.of_list)?;
        sum.printed = sum.printed.zip(added.printed).and_then(|(sum, printed)| add(sum, printed));
        let off = added.printed.and_then(|printed| add(printed, negative(added.of_list)));
        sum.off.extend(off.filter(|off| *off != zero).map(|off| (month, off)));
    }
    Some(sum)
}

/// What figures of the rows add up to.
struct Added {
    comes_in: Decimal,
    of_list: Decimal,
    printed: Option<Decimal>,
}

fn added(rows: &Rows, plan: &Plan, amount: impl Fn(&Reading) -> Option<Decimal>) -> Option<Added> {
    let mut any = false;
    let (mut comes_in, mut of_list, mut printed) = (Decimal::default(), Decimal::default(), None);
    for (reading, planned) in rows.readings.iter().zip(&plan.rows) {
        let Some(amount) = amount(reading) else { continue };
        match reading.kind {
            kind if kind == RowKind::Project || planned.taken_in => {
                any = true;
                of_list = add(of_list, amount)?;
                if planned.comes_in() {
                    comes_in = add(comes_in, amount)?;
                }
            }
            RowKind::Sum => printed = printed.max(Some(amount)),
            RowKind::GroupTitle | RowKind::Note | RowKind::Heading | RowKind::Project => {}
        }
    }
    any.then_some(Added { comes_in, of_list, printed })
}

fn amount(reading: &Reading, key: &str) -> Option<Decimal> {
    let cell = reading.values.iter().find(|cell| cell.field.as_str() == key)?;
    Decimal::parse(cell.value.as_text()?)
}

fn negative(amount: Decimal) -> Decimal {
    let (units, places) = amount.parts();
    Decimal::new(-units, places)
}

/// Both together, exactly; none where that has more digits than a decimal holds.
pub(super) fn add(one: Decimal, other: Decimal) -> Option<Decimal> {
    let places = one.places().max(other.places());
    let scaled = |number: Decimal| {
        let (units, own) = number.parts();
        i128::from(units).checked_mul(10_i128.checked_pow(u32::from(places - own))?)
    };
    let units = scaled(one)?.checked_add(scaled(other)?)?;
    let most = 10_i128.pow(u32::try_from(MAX_DIGITS).ok()?);
    i64::try_from(units).ok().filter(|_| units.abs() < most).map(|units| Decimal::new(units, places))
}

#[cfg(test)]
mod tests {
    use super::super::mapping::Mapping;
    use super::super::records::Limits;
    use super::super::table::{Heading, Table};
    use super::super::verdict::WrongCells;
    use super::*;
    use crate::book::Book;
    use crate::domain::choices::Role;
    use crate::domain::command::RuleContext;
    use crate::domain::ids::PersonId;
    use crate::domain::tables::Tables;

    fn check(text: &str, expected: &[(&str, &str, &str, Option<&str>)]) {
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        let rows = Rows::read(&table, &Mapping::guess(&table));
        let book = Book::default();
        let (tables, me) = (Tables::of(&book), PersonId::from_rest("nobody").unwrap());
        let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let context = RuleContext { book: &book, tables: &tables, me: &me, role: Role::Office, today };
        let plan = Plan::of(&rows, &context, WrongCells::LeaveOutCell);
        let sums: Vec<_> = sums(&rows, &plan)
            .into_iter()
            .map(|sum| {
                let difference = sum.difference().map(|amount| amount.to_string());
                (sum.field.key, sum.comes_in.to_string(), sum.of_list.to_string(), difference)
            })
            .collect();
        let told: Vec<_> =
            sums.iter().map(|(key, read, list, off)| (*key, read.as_str(), list.as_str(), off.as_deref())).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn columns_of_money_are_added_up_exactly_and_held_against_the_sum_of_the_list() {
        check(
            "项目名称,总投资(万元),年度计划(万元)\n甲,0.1,1\n乙,0.2,\n合计,0.3,2\n",
            &[("total", "0.3", "0.3", Some("0")), ("annual_plan", "1", "1", Some("1"))],
        );
        check("项目名称,总投资(亿元)\n甲,1.2\n乙,约3\n", &[("total", "12000", "12000", None)]);
        check("项目名称,总投资(万元)\n甲,5\n甲,5\n", &[("total", "5", "10", None)]);
        check("项目名称,行业\n甲,市政\n", &[]);
    }
}
