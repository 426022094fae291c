//! Sitebook (工程督查本): one HTML file in which inspectors check key construction projects (重点工程).

pub mod book;
pub mod domain;
