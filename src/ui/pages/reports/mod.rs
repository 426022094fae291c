//! 通报: the list of bulletins, one of them as paper, and the papers of problems and orders.

mod deeds;
mod desk;
mod edit;
mod leads;
mod list;
mod page;
mod paper;
mod papers;
mod plan_paper;
mod since;
mod table;

pub use list::Reports;
pub use page::ReportPage;
pub use papers::Papers;
pub use plan_paper::PlanPaper;
