//! The way to the list of projects that stand out.

use crate::app::ledger::address::Addressed;
use crate::app::ledger::listed::Asked;
use crate::domain::progress::lists::Listing;
use crate::domain::project_list::{Projects, STANDS};
use crate::ui::route::Route;

/// The list of projects, narrowed to those on any of these lists.
pub fn standing_out(lists: &[Listing]) -> Route {
    let mut asked = Asked::of(Projects);
    let keys = lists.iter().map(|listing| listing.key().to_owned()).collect();
    asked.filter.chosen.insert(STANDS, keys);
    Route::Projects(asked.write())
}
