//! 通报: the list of bulletins, one of them as paper; 通报模板; 领导一页通; the tables of the office; 一项目一册; the papers of problems and orders;
//! 核表, 凭证核验.

mod check;
mod columns;
mod deeds;
mod desk;
mod dossier;
mod edit;
mod enter;
mod layouts;
mod leader;
mod leads;
mod list;
mod out;
mod page;
mod paper;
mod papers;
mod plan_paper;
mod proof;
mod since;
mod table;
mod table_address;
mod table_page;
mod template_choice;
mod templates;

pub use check::CheckPage;
pub use dossier::DossierPage;
pub use leader::LeaderPage;
pub use list::Reports;
pub use out::export_word;
pub use page::ReportPage;
pub use papers::Papers;
pub use plan_paper::PlanPaper;
pub use proof::ProofPage;
pub use table_page::TablePage;
pub use templates::WordingPage;
