//! Sitebook (工程督查本): one HTML file in which inspectors check key construction projects (重点工程).

pub mod book;
pub mod domain;
#[cfg(target_arch = "wasm32")]
pub mod ui;
