//! 进度: the months of projects as grids that are filled in as in a sheet: the office's month, and a project's year.

mod asked;
mod cells;
mod editing;
mod editor;
mod going_out;
mod head;
mod kept;
mod month_page;
mod open_month;
mod open_sheet;
mod open_year;
mod print;
mod status;
mod touch;
mod year_head;
mod year_page;

pub use month_page::Progress;
pub use year_page::ProjectYearPage;
