//! 项目: the list, the form, and one project with everything that belongs to it.

mod actions;
mod facts;
mod form;
mod found;
mod list;
mod listing;
mod page;
mod remarks;

pub use form::{EditProject, NewProject};
pub use list::Projects;
pub use page::ProjectPage;

use crate::domain::decimal::{Decimal, MAX_DIGITS};
use crate::domain::text::Lang;
use crate::ui::words;

/// An amount that is kept in 万元, as each language counts: English in millions.
fn amount(wan: Decimal, lang: Lang) -> String {
    let (units, places) = wan.parts();
    match lang {
        Lang::En if usize::from(places) + 2 <= MAX_DIGITS => {
            words::in_millions(&grouped(Decimal::new(units, places + 2)))
        }
        Lang::Zh | Lang::En => words::in_wan(&grouped(wan), lang),
    }
}

/// A figure with its thousands apart: `1,234,567.8`.
fn grouped(figure: Decimal) -> String {
    let plain = figure.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("−", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut written = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if let Some(fraction) = fraction {
        written.push('.');
        written.push_str(fraction);
    }
    written
}
