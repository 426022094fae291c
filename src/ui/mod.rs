//! The page: routes, pages, controls and words.

pub mod controls;
