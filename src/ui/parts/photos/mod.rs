//! 照片 wherever one belongs: taken, shown small in rows, looked at large, and on paper.

mod section;
mod sheet;
mod strip;
mod taking;
mod thumb;
mod viewer;

pub use section::{PhotoSection, ProblemPhotos};
pub use sheet::{OnSheet, PhotoSheet};
pub use strip::{PhotoStrip, StripSize};
pub use taking::{Source, Taking, TakingPlace, dropped_files};
