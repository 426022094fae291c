//! Anonymity: persons and complainants are left out of what an office hands out, unless somebody asks for the persons; what was left out is said.
//!
//! Who complained, and what they wrote, is never asked for: no report has a way to it.

use crate::domain::text::{Lang, Text};

/// Whether persons are named in a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Persons {
    /// They are left out, and the report says so at its end.
    #[default]
    LeftOut,
    /// They are named.
    Named,
}

/// 「已隐去责任领导3处、联系电话2处。」: what of persons is left out, and in how many places; nothing where there is nothing to leave out.
pub fn hidden(all: &[(&Text, usize)]) -> Text {
    let some: Vec<&(&Text, usize)> = all.iter().filter(|(_, places)| *places > 0).collect();
    if some.is_empty() {
        return Text::default();
    }
    let zh: Vec<String> = some.iter().map(|(name, places)| format!("{}{places}处", name.zh)).collect();
    let en: Vec<String> = some.iter().map(|(name, places)| format!("{} ({places})", name.get(Lang::En))).collect();
    Text::owned(format!("已隐去{}。", zh.join("、")), format!("Left out: {}.", en.join(", ")))
}
