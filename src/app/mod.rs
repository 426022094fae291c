//! What holds the parts together: the workbook, what was handed over, and in the browser the session, the clock and tabs.

pub mod handover;
pub mod workbook;

#[cfg(target_arch = "wasm32")]
pub mod clock;
