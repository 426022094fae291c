//! Fields of a form whose names are made of ids, which a form of fixed fields does not know.

use leptos::prelude::*;

use crate::ui::parts::form::Form;

/// What stands in a field.
pub fn value(form: Form, key: &str) -> Signal<String> {
    let key = key.to_owned();
    Signal::derive(move || form.text_now(&key))
}

/// Takes what is typed into it.
pub fn take(form: Form, key: &str) -> Callback<String> {
    let key = key.to_owned();
    Callback::new(move |text| form.write(&key, text))
}
