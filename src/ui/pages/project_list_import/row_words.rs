//! The fields of a project in the words of the preview.

use crate::book::Value;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldKind, plain, spec};
use crate::domain::text::Lang;
use crate::exchange::list::EXTRA_PREFIX;
use crate::ui::words;

/// The name of a field of a project with its unit, or the heading that it was kept under.
pub(super) fn name_of(key: &str, lang: Lang) -> String {
    match spec("project", key) {
        Some(spec) => words::with_unit(spec, lang),
        None => key.strip_prefix(EXTRA_PREFIX).unwrap_or(key).to_owned(),
    }
}

/// A value of a field of a project as people read it, figures with their thousands apart.
pub(super) fn value_of(key: &str, value: &Value, lang: Lang) -> String {
    let Some(spec) = spec("project", key) else { return plain(value) };
    let figure = match spec.kind {
        FieldKind::Money | FieldKind::Area | FieldKind::Percent | FieldKind::Number | FieldKind::Quantity(_) => {
            value.as_text().and_then(Decimal::parse).map(Decimal::grouped)
        }
        FieldKind::Line
        | FieldKind::Paragraph
        | FieldKind::When
        | FieldKind::Day
        | FieldKind::Month
        | FieldKind::Count
        | FieldKind::Flag
        | FieldKind::Reference(_)
        | FieldKind::Time
        | FieldKind::Unit
        | FieldKind::Person
        | FieldKind::Names
        | FieldKind::Phone
        | FieldKind::Year
        | FieldKind::Cause
        | FieldKind::Choice(_) => None,
    };
    figure.unwrap_or_else(|| spec.show(value, lang))
}
