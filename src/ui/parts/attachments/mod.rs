//! 附件 wherever one belongs: listed by name, size and hash, saved to the device by a press, and as a list on paper.

mod list;
mod listed;
mod paper;
mod saving;
mod section;

pub use list::AttachmentList;
pub use listed::{Listed, listed_of};
pub use section::AttachmentSection;
