//! Who works here: an office sends down and puts together, others send up and receive.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;

/// Whether an office works here: it sends down and puts together, where others send up and receive.
pub fn is_office(ui: Ui) -> Memo<bool> {
    ui.session.watch(&[RecordKind::Other, RecordKind::People], |view| view.my_role() == Role::Office)
}
