//! How a text becomes the value of a field, for the kinds whose values are no plain text.

use crate::book::{EntityId, Value};
use crate::domain::decimal::Decimal;
use crate::domain::folding::fold;
use crate::domain::measure::read_number;
use crate::domain::when::{Precision, When};

use super::error::FieldError;

/// A whole number that is no less than nothing, and within these bounds.
pub(super) fn count(text: &str, within: Option<(i64, i64)>) -> Result<Value, FieldError> {
    let whole = |number: Decimal| (number.places() == 0).then_some(number.parts().0);
    let count = read_number(text).and_then(whole).filter(|count| *count >= 0).ok_or(FieldError::NotACount)?;
    match within {
        Some((least, most)) if count < least || count > most => Err(FieldError::OutOfRange(least, most)),
        _ => Ok(Value::Int(count)),
    }
}

/// Yes is `true`; no is nothing, as if it had never been said.
pub(super) fn flag(text: &str) -> Result<Value, FieldError> {
    match fold(text).as_str() {
        "是" | "√" | "✓" | "有" | "已" | "true" | "yes" | "y" | "1" => Ok(Value::Bool(true)),
        "否" | "×" | "✗" | "无" | "未" | "false" | "no" | "n" | "0" => Ok(Value::Null),
        _ => Err(FieldError::NotYesOrNo),
    }
}

/// A date of this precision and no other, in its stored form.
pub(super) fn exactly(text: &str, precision: Precision) -> Option<Value> {
    let when = When::read(text)?;
    (when.precision() == precision).then(|| Value::text(when.to_string()))
}

/// `2026` of what means that year and nothing narrower: `2026年`, `2026年度`.
pub(super) fn year(text: &str) -> Option<String> {
    let when = When::read(text.trim_end_matches('度'))?;
    (when.precision() == Precision::Year).then(|| when.to_string())
}

pub(super) fn short_enough(text: &str, longest: usize) -> Result<(), FieldError> {
    match text.len() > longest && text.chars().count() > longest {
        true => Err(FieldError::TooLong(longest)),
        false => Ok(()),
    }
}

/// The ids of entities of these kinds, one a line (no id holds the end of one): each once, in the order of the ids, so that the same set
/// is the same value whoever says it.
pub(super) fn references(text: &str, kinds: &[&str]) -> Result<Value, FieldError> {
    let mut named: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.parse::<EntityId>() {
            Ok(of) if kinds.contains(&of.kind()) => named.push(line),
            Ok(_) | Err(_) => return Err(FieldError::NotAReference),
        }
    }
    named.sort_unstable();
    named.dedup();
    Ok(if named.is_empty() { Value::Null } else { Value::texts(named) })
}
