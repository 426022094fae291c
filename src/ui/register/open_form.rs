//! The form of an entry that is open, as its parts share it.

use leptos::prelude::*;

use crate::app::entry_form::{FormCheck, Purpose};
use crate::ui::parts::form::Form;

/// The handle of an open form that its parts share.
#[derive(Clone, Copy)]
pub struct OpenEntry {
    /// What it is open for.
    pub purpose: StoredValue<Purpose>,
    /// What is typed.
    pub form: Form,
    /// What is to be said of it as it stands.
    pub check: Memo<FormCheck>,
    /// Whether somebody has wanted to save: from then on needed fields that are empty are said.
    pub tried: RwSignal<bool>,
}
