//! 项目: the list, the form, and one project with everything that belongs to it.

mod actions;
mod beside;
mod facts;
mod form;
mod found;
mod list;
mod listing;
mod measured;
mod page;
mod remarks;
mod rows;

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
            words::in_millions(&Decimal::new(units, places + 2).grouped())
        }
        Lang::Zh | Lang::En => words::in_wan(&wan.grouped(), lang),
    }
}
