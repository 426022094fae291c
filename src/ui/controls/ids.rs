//! Element ids that are unique on the page, for `for`, `aria-describedby` and their like.

use std::cell::Cell;

thread_local! {
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Makes an id that no other control of this page has. It means nothing and is never stored.
pub(crate) fn fresh_id(stem: &str) -> String {
    let number = NEXT.with(|next| {
        let number = next.get();
        next.set(number.wrapping_add(1));
        number
    });
    format!("{stem}-{number}")
}
