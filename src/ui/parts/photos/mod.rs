//! 照片 wherever one belongs: shown small in rows, looked at large, and on paper.

mod section;
mod sheet;
mod strip;
mod thumb;
mod viewer;

pub use section::{PhotoSection, ProblemPhotos};
pub use sheet::{OnSheet, PhotoSheet};
pub use strip::{PhotoStrip, StripSize};
