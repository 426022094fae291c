//! How long what a field takes may be.

use crate::book::Value;

/// The longest line that a field takes, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest paragraph that a field takes, in characters.
pub const LONGEST_PARAGRAPH: usize = 20_000;
/// The longest text that a change may hold at all, in bytes: longer ones neither come in nor go out.
pub const LONGEST_TEXT: usize = 1 << 20;

/// A text without line breaks and tabs.
pub(super) fn one_line(text: &str) -> Value {
    match text.contains(['\n', '\r', '\t']) {
        true => Value::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => Value::text(text),
    }
}
