//! What several pages are put together from. The parts know the session, the words and the routes, and no page.

pub mod address;
pub mod amended_basis;
pub mod at_rest;
pub mod carried;
pub mod describe;
pub mod export;
pub mod field_input;
pub mod field_words;
pub mod figure;
pub mod figure_rows;
pub mod figure_sheet;
pub mod form;
pub mod form_dialog;
pub mod history;
pub mod introduction;
pub mod kept_columns;
pub mod left_halfway;
pub mod light;
pub mod list_count;
pub mod lists;
pub mod look_choices;
pub mod made_of;
pub mod month_chart;
pub mod month_picker;
pub mod newer;
pub mod on_paper;
pub mod papers;
pub mod past;
pub mod phone;
pub mod photos;
pub mod printing;
pub mod project_views;
pub mod raise;
pub mod raw_export;
pub mod reason;
pub mod remarks;
pub mod saved;
pub mod shared;
pub mod stands_out;
pub mod sum_line;
pub mod summary_address;
pub mod warnings;
pub mod written;

mod not_found;

pub use not_found::NotFound;
