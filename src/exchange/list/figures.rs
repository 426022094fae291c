//! What a cell looks like, before anything is known of its column.

/// Whether a cell holds figures and nothing else.
pub(super) fn is_figure(cell: &str) -> bool {
    let mut digits = 0;
    for c in cell.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            '.' | ',' | '-' | '+' | '%' | '/' | ':' | ' ' | '．' | '，' | '％' | '¥' | '￥' | '£' | '$' => {}
            _ => return false,
        }
    }
    digits > 0
}
