//! What holds the parts together: the workbook, what was handed over, the keeper of what is recorded, and in the browser the
//! session, the clock and tabs.

pub mod front;
pub mod handover;
pub mod keeper;
pub mod news;
pub mod rescue;
pub mod workbook;

#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod session;
#[cfg(target_arch = "wasm32")]
pub mod tabs;
