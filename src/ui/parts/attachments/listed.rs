//! Attachments as lists show them, on the screen and on paper.

use std::sync::Arc;

use crate::app::session::View;
use crate::domain::attachment::Attachment;
use crate::domain::carrier::{Carrier, is_after_finish};
use crate::domain::text::Lang;
use crate::ui::words::PhotoWords;

/// An attachment as it is listed.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// The attachment.
    pub attachment: Arc<Attachment>,
    /// Of which item it is, or that it came later; or empty.
    pub about: String,
}

/// The attachments of something, or of one item of a visit.
pub fn listed_of(view: &View, of: &Carrier, lang: Lang) -> Vec<Listed> {
    let all = view.tables.attachments_of(&of.of).filter(|one| one.item == of.item);
    all.map(|one| Listed::of(view, one, lang)).collect()
}

impl Listed {
    /// One as it is listed by itself: it says whether it came after its visit was finished.
    pub fn of(view: &View, one: &Arc<Attachment>, lang: Lang) -> Self {
        let is_late = is_after_finish(view.book, &one.of, one.id.entity());
        let about = if is_late { PhotoWords::of(lang).later.to_owned() } else { String::new() };
        Self { attachment: Arc::clone(one), about }
    }
}
