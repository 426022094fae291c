//! What holds the parts together: the workbook, what was handed over, the saver of what is recorded, drafts of forms and the badge, and in
//! the browser the session, the clock and tabs.

pub mod badge;
pub mod form_drafts;
pub mod handover;
pub mod news;
pub mod rescue;
pub mod saving;
pub mod snapshot;
pub mod typed_fields;
pub mod workbook;

#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod tabs;
