//! Header words of lists, Chinese and English, by which an import recognises the column of a field: lower case, no spaces at the ends.
//! The first is the best. No word stands twice.

mod money;
mod people;
mod work;

pub use money::*;
pub use people::*;
pub use work::*;
