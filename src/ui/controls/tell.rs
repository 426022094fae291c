//! Handing a value to a caller that may have gone.
//!
//! A browser sends `change`, `focusout` and `close` to an element even while it is being taken out of the page, when
//! the page that waited for them is no more. That is no mistake of anybody, and nothing is left to be told.

use leptos::callback::Callable;
use leptos::prelude::Callback;

/// Runs a callback if the one that gave it is still there.
pub(crate) fn tell<T: 'static>(callback: Callback<T>, value: T) {
    callback.try_run(value);
}
