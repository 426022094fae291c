//! The fields of a row in the words of the preview.

use crate::book::Value;
use crate::domain::decimal::Decimal;
use crate::domain::fields::{FieldKind, plain};
use crate::domain::text::Lang;
use crate::exchange::list::{EXTRA_PREFIX, FieldChange, PlannedEntry, PlannedRow, Subject};
use crate::ui::words::{self, ListImportWords};

/// The name of a field of a row with its unit, or the heading that it was kept under.
pub(super) fn name_of(subject: Subject, key: &str, lang: Lang) -> String {
    match subject.spec(key) {
        Some(spec) => words::with_unit(spec, lang),
        None => key.strip_prefix(EXTRA_PREFIX).unwrap_or(key).to_owned(),
    }
}

/// A value of a field of a row as people read it, figures with their thousands apart.
pub(super) fn value_of(subject: Subject, key: &str, value: &Value, lang: Lang) -> String {
    let Some(spec) = subject.spec(key) else { return plain(value) };
    let figure = match spec.kind {
        // How many it names: what they are called stands in the table itself.
        FieldKind::References(_) => Some(value.items().len().to_string()),
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
        | FieldKind::Spans(_)
        | FieldKind::Time
        | FieldKind::Unit
        | FieldKind::Person
        | FieldKind::Names
        | FieldKind::Phone
        | FieldKind::Place
        | FieldKind::Year
        | FieldKind::Cause
        | FieldKind::Choice(_) => None,
    };
    figure.unwrap_or_else(|| spec.show(value, lang))
}

/// What the months of a row add up to, in a few words: 8 个月 · 本月计划投资 9,615.92 · 本月完成投资 7,372.68; where something changes, old → new.
pub(super) fn months_in_words(row: &PlannedRow, lang: Lang) -> String {
    if row.months() == 0 {
        return String::new();
    }
    let totals = row.month_totals();
    let totals = totals.iter().map(|total| {
        let (name, after) = (total.field.name.get(lang), total.after.grouped());
        match total.before {
            Some(before) if before != total.after => format!("{name} {} → {after}", before.grouped()),
            _ => format!("{name} {after}"),
        }
    });
    std::iter::once(words::months_counted(row.months(), lang)).chain(totals).collect::<Vec<_>>().join(" · ")
}

/// What one month says: each field with its value, old → new where it changes.
pub(super) fn month_in_words(entry: &PlannedEntry, lang: Lang) -> String {
    let subject = Subject::Entry(entry.register);
    let said = entry.values.iter().map(|(field, value)| {
        let key = field.as_str();
        let shown = |value: &Value| value_of(subject, key, value, lang);
        let name = subject.spec(key).map_or(key, |spec| spec.name.get(lang));
        let change = entry.changes.iter().find(|change| change.field == *field);
        match change.map(|FieldChange { from, .. }| shown(from)).filter(|from| !from.is_empty()) {
            Some(from) => format!("{name} {from} → {}", shown(value)),
            None => format!("{name} {}", shown(value)),
        }
    });
    said.collect::<Vec<_>>().join(words::list_comma(lang))
}

/// What a row is called: its project, and of an entry the month, the year or the choice that it is of.
pub(super) fn title_of(row: &PlannedRow, lang: Lang) -> String {
    let key = row.key.as_ref().map(|(register, key)| key.shown(register, lang)).unwrap_or_default();
    let named = [row.name.as_str(), key.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    if named.is_empty() { ListImportWords::of(lang).empty.to_owned() } else { named.join(" ") }
}
