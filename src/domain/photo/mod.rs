//! 照片: what is known of a picture that was taken on site, what it belongs to, and which bytes it is.
//!
//! Owns the record and what can be read from a file before anything is decoded: what kind of
//! picture it is and how large ([`look`]), when and where it was taken ([`read_exif`]). Keeps no bytes: those lie under their hash in a
//! store of their own, and a photo whose bytes are not on this device is a photo all the same.

mod exif;
mod header;
mod record;
#[cfg(test)]
mod tests;

pub use exif::{Exif, read_exif};
pub use header::{LARGEST_FILE, NotAPhoto, PictureKind, Seen, look};
pub use record::{Photo, Picture, is_after_finish};
