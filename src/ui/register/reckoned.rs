//! What is reckoned of an entry, as columns show it.

use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::rule::Unit;
use crate::domain::register::{Derived, Reckoned, Reckons};
use crate::domain::text::Lang;
use crate::ui::words;

/// The head of its column, with its unit.
pub fn head(derived: &Derived, lang: Lang) -> String {
    let name = derived.name();
    match &derived.reckons {
        Reckons::Figure { rule, .. } if rule.unit != Unit::Own => {
            words::with_unit_in_head(name.get(lang), rule.unit.name().get(lang), lang)
        }
        Reckons::Figure { .. } | Reckons::Word { .. } | Reckons::Day { .. } => name.get(lang).to_owned(),
    }
}

/// The value alone; empty where there is none.
pub fn brief(derived: &Derived, reckoned: &Reckoned, rounding: Rounding, lang: Lang) -> String {
    match (reckoned, &derived.reckons) {
        (Reckoned::Figure(figure, _), _) => figure.shown(rounding).map(Amount::grouped).unwrap_or_default(),
        (Reckoned::Word(Some(judged)), Reckons::Word { words, .. }) => {
            words.with_key(judged.key).map(|word| word.name(lang).to_owned()).unwrap_or_default()
        }
        (Reckoned::Day(Some(day)), _) => day.value.to_string(),
        (Reckoned::Word(_) | Reckoned::Day(_), _) => String::new(),
    }
}
