//! Taking files in: photos and attachments, chosen, dropped or pasted together, each of which goes its way.

mod keeping;
mod place;

pub use place::{Source, Taking, TakingPlace, dropped_files};
