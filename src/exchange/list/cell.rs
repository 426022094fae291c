//! One cell of a list into the value of a field, as far as it can be read without its neighbours.

use crate::book::{FieldName, Value};
use crate::domain::command::Refusal;
use crate::domain::fields::{FieldError, FieldKind, FieldSpec, LONGEST_PARAGRAPH};
use crate::domain::folding::{is_blank, trimmed};
use crate::domain::register::{Register, Rule};
use crate::domain::when::{Vague, When};

use super::measure::Unit;

/// Why a cell is left out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CellError {
    /// It does not fit the field.
    Unfit(FieldError),
    /// People disagree about the field: a person decides, not a list.
    InConflict,
    /// A spreadsheet has rewritten the identifier: it is none any more.
    SpoiledCode,
    /// A formula failed, or the column was too narrow for its figures.
    ErrorValue,
    /// Nothing says which number of the date is the day.
    NoDayOrder,
    /// The date is none in the order that was chosen for its column.
    OtherDayOrder,
    /// `2024.1` may have been 2024.10.
    MonthOne,
    /// It speaks of dates, but not of one.
    Vague(Vague),
    /// It holds a character that could not be read.
    Damaged,
    /// It is of a month, and nobody has said of which year.
    NoYear,
    /// The field of this register is not for whoever imports the list.
    OfOthers(&'static Register, &'static str),
    /// A rule between the fields of its entry does not hold with it.
    RuleBroken(&'static Register, &'static Rule),
    /// It is no part of a problem's life.
    NoLife(Box<Refusal>),
}

/// A cell that was read.
#[derive(Clone, Debug)]
pub(super) struct ReadCell {
    pub(super) column: usize,
    pub(super) field: FieldName,
    pub(super) value: Value,
}

/// A cell of a month that was read.
#[derive(Clone, Debug)]
pub(super) struct MonthCell {
    pub(super) column: usize,
    pub(super) register: &'static Register,
    pub(super) spec: &'static FieldSpec,
    pub(super) period: When,
    pub(super) value: Value,
}

/// Reads a cell for a field. A cell that means "nothing" is nothing; a unit within the cell counts more than its column's.
pub(super) fn read_cell(spec: &FieldSpec, unit: Option<Unit>, text: &str) -> Result<Value, FieldError> {
    if says_nothing(spec.kind, text) {
        return Ok(Value::Null);
    }
    let value = match (Unit::of_kind(spec.kind), unit) {
        // By their names until the row has found its project.
        _ if matches!(spec.kind, FieldKind::References(_)) => names_in(text),
        ([], _) | (_, None) => spec.read(text)?,
        (_, Some(unit)) => spec.read_in(text, unit)?,
    };
    match value.items() {
        [] if value.as_text().is_none() => Ok(Value::Null),
        _ => Ok(value),
    }
}

/// The names in a cell, as a list of texts.
fn names_in(text: &str) -> Value {
    let names = text.split(['、', ',', '，', ';', '；', '\n']).map(str::trim).filter(|name| !name.is_empty());
    Value::texts(names)
}

/// Reads a cell of a column that has no field of its own: text as it stands.
pub(super) fn read_extra(text: &str) -> Result<Value, FieldError> {
    match text.chars().count() > LONGEST_PARAGRAPH {
        true => Err(FieldError::TooLong(LONGEST_PARAGRAPH)),
        false => Ok(Value::text_or_null(&trimmed(text).replace("\r\n", "\n"))),
    }
}

/// Whether a cell is one of the marks that people put where there is nothing to say.
///
/// Dashes and strokes say so in every field but a paragraph; 无 and N/A only where a figure, a date or a choice is expected.
pub(super) fn says_nothing(kind: FieldKind, text: &str) -> bool {
    if is_blank(text) {
        return true;
    }
    let is_stroke = |c: char| matches!(c, '-' | '—' | '–' | '/' | '\\' | '_' | '－' | '／' | '―' | '.');
    let stroke = text.chars().all(is_stroke);
    let word = || {
        ["无", "暂无", "n/a", "na", "none", "null", "nil", "tbc", "tbd", "待定", "未定", "暂定", "（暂定）"]
            .contains(&text.to_lowercase().as_str())
    };
    match kind {
        FieldKind::Paragraph => text.is_empty(),
        FieldKind::Line
        | FieldKind::Unit
        | FieldKind::Person
        | FieldKind::Names
        | FieldKind::Cause
        | FieldKind::Reference(_)
        | FieldKind::References(_)
        | FieldKind::Spans(_) => stroke,
        // 无 is an answer there: no.
        FieldKind::Flag => stroke,
        FieldKind::Money
        | FieldKind::Area
        | FieldKind::Percent
        | FieldKind::Number
        | FieldKind::Quantity(_)
        | FieldKind::Count
        | FieldKind::Day
        | FieldKind::Month
        | FieldKind::When
        | FieldKind::Time
        | FieldKind::Year
        | FieldKind::Phone
        | FieldKind::Place
        | FieldKind::Choice(_) => stroke || word(),
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::fields::spec;

    use super::*;

    fn check(key: &str, unit: Option<Unit>, text: &str, expected: Result<&str, FieldError>) {
        let read = read_cell(spec("project", key).unwrap(), unit, text);
        let expected = expected.map(Value::text_or_null);
        assert_eq!(read, expected, "{key} {text}");
    }

    #[test]
    fn money_is_read_in_the_unit_of_its_column_or_of_the_cell() {
        check("total", Some(Unit::YiYuan), "1.25", Ok("12500"));
        check("total", Some(Unit::YiYuan), "3500万元", Ok("3500"));
        check("total", Some(Unit::WanYuan), "￥ 28,600.75", Ok("28600.75"));
        check("total", Some(Unit::WanYuan), "１．２ 亿", Ok("12000"));
        check("area", Some(Unit::Mu), "2公顷", Ok("30"));
        check("total", Some(Unit::WanYuan), "3500\u{200b}", Ok("3500"));
        check("total", Some(Unit::WanYuan), "3 500", Err(FieldError::NotANumber));
        check("total", Some(Unit::WanYuan), "（3）", Err(FieldError::Negative));
        check("total", Some(Unit::WanYuan), "约3500", Err(FieldError::NotANumber));
        check("total", Some(Unit::WanYuan), "-3", Err(FieldError::Negative));
        check("total", Some(Unit::WanYuan), "Exempt under Section 43", Err(FieldError::NotANumber));
    }

    #[test]
    fn marks_for_nothing_are_nothing() {
        for text in ["-", "——", "/", "无", "N/A", "待定"] {
            check("total", Some(Unit::WanYuan), text, Ok(""));
            check("planned_start", None, text, Ok(""));
        }
        check("owner", None, "—", Ok(""));
        check("issues", None, "无", Ok("无"));
        check("tags", None, "、", Ok(""));
        assert_eq!(read_extra("-"), Ok(Value::text("-")));
    }
}
