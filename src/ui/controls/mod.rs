//! Controls: the smallest parts of a page, each in a file of its own.
//!
//! A control gets values, words and callbacks, and gives back what the person wants.
//!
//! **Architecture invariant:** nothing here knows the book, the session, the routes or the words of the page;
//! nothing here imports from outside this directory.

mod button;
mod cell_grid;
mod check_group;
mod chips;
mod choice;
mod composing;
mod dialog;
mod facts;
mod field;
mod file_field;
mod frame;
mod icons;
mod ids;
mod mark;
mod media;
mod menu;
mod notice;
mod number_field;
mod roving;
mod scroll;
mod select_field;
mod sign_pad;
mod tabs;
mod tell;
mod text_field;
mod tone;
mod virtual_table;
mod writing;

pub use button::*;
pub use cell_grid::*;
pub use check_group::*;
pub use chips::*;
pub use choice::*;
pub use composing::{is_for_input_method, searched_for};
pub use dialog::*;
pub use facts::*;
pub use field::LabelShown;
pub use file_field::*;
pub use frame::*;
pub use icons::Icon;
pub(crate) use ids::fresh_id;
pub use mark::*;
pub use media::*;
pub use menu::*;
pub use notice::*;
pub use number_field::*;
pub(crate) use roving::focus_first_of_rest;
pub use select_field::*;
pub use sign_pad::*;
pub use tabs::*;
pub use text_field::*;
pub use tone::Tone;
pub use virtual_table::*;
pub use writing::note_typed;
