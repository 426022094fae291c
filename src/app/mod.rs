//! What holds the parts together: the workbook, what was handed over and what was not, the saver of what is recorded, drafts of forms and
//! the badge, and in the browser the session, the clock and tabs.

pub mod addresses;
pub mod approvals_to_make;
pub mod badge;
pub mod blobs;
pub mod bulk;
pub mod day;
pub mod deeds;
pub mod entry_form;
pub mod export_run;
pub mod form_drafts;
pub mod geo;
pub mod grid;
pub mod handover;
pub mod import_log;
pub mod import_run;
pub mod interrupted;
pub mod ledger;
pub mod list_run;
pub mod map_points;
pub mod news;
pub mod nodes_to_make;
pub mod operation;
pub mod outline_file;
pub mod past;
pub mod permanence;
pub mod raising;
pub mod read_list;
pub mod rescue;
pub mod saving;
pub mod sketch;
pub mod snapshot;
pub mod table_check;
pub mod typed_fields;
pub mod unexported;
pub mod what_if;
pub mod workbook;

#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod pace;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod tabs;
