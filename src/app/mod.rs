//! What holds the parts together: the workbook, what was handed over and what was not, the saver of what is recorded, and in the browser the
//! session, the clock and tabs.

pub mod addresses;
pub mod bulk;
pub mod day;
pub mod export_run;
pub mod handover;
pub mod import_log;
pub mod import_run;
pub mod interrupted;
pub mod ledger;
pub mod list_run;
pub mod news;
pub mod operation;
pub mod permanence;
pub mod raising;
pub mod rescue;
pub mod saving;
pub mod snapshot;
pub mod unexported;
pub mod workbook;

#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod pace;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod tabs;
