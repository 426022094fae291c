//! Days, months and years as fields of one precision take them.

use crate::book::Value;
use crate::domain::when::{Precision, When};

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
