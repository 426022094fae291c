//! The page: routes, pages, controls and words.
//!
//! Pages read the session and dispatch commands; controls know neither. The context is fetched once, at the top of a page.

pub mod controls;

mod app;
mod browser;
mod calendar;
mod context;
mod deeds;
mod drafts;
mod files;
mod leaving;
mod look;
mod nav;
mod pages;
mod palette;
mod panic;
mod parts;
mod permanence;
mod pinyin;
mod register;
mod rest;
mod route;
mod router;
mod sheets;
mod unsaved;
mod words;

pub use app::start;
