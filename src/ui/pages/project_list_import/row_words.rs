//! The fields of a project in the words of the preview.

use crate::book::Value;
use crate::domain::fields::{plain, spec};
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

/// A value of a field of a project as people read it.
pub(super) fn value_of(key: &str, value: &Value, lang: Lang) -> String {
    spec("project", key).map_or_else(|| plain(value), |spec| spec.show(value, lang))
}
