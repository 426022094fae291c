//! 推演: what would be if some things were done. A draft of assumptions ([`Plan`]), each of which becomes ordinary commands ([`PRESETS`]), and
//! what is different then ([`Compared`]).
//!
//! Nothing in here writes: whoever works with a plan carries its commands out on a book of its own.

mod compared;
mod plan;
mod presets;

pub use compared::{Compared, FIGURES, LightMoved, RankMoved};
pub use plan::{Assumption, Group, Plan};
pub use presets::{Asks, Now, PRESETS, Preset, preset_of};
