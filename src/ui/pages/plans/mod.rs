//! 督查方案: the list of plans, and one of them with its objects, draws and what became of it.

mod by_hand;
mod by_lot;
mod by_rule;
mod choosing;
mod deeds;
mod list;
mod objects;
mod page;
mod shown;

pub use list::Plans;
pub use page::PlanPage;
