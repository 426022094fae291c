//! 签字: who put their name under the record of a finished visit, drawn or typed, and what the record said at that moment.
//!
//! Nobody must sign, and paper stays possible. What was signed is kept as a hash of a canonical text and as a short hash of each of its
//! lines (see [`lines`]): so what was changed afterwards is told, line by line, and what was changed and set right again is not.

pub mod lines;
mod record;
pub mod says;
mod strokes;

pub use record::{Checked, Party, Signature};
pub use strokes::{HIGH, MOST_POINTS, MOST_STROKES, NotStrokes, Strokes, WIDE};

#[cfg(test)]
mod tests;
