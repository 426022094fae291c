//! 附件 wherever one belongs: listed by name, size and hash, saved to the device by a press, and as a list on paper.

mod list;
mod paper;
mod saving;
mod section;

pub use list::{AttachmentList, Listed};
pub use section::{AttachmentSection, listed_of};
