//! Texts within XML, as spreadsheets write them.

/// What every part begins with.
pub const HEADER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A text between tags. Signs that XML cannot hold are written as `_x0001_`, and what only looks so is written so that it stays.
pub fn text(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        match letter {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '_' if looks_escaped(rest) => written.push_str("_x005F_"),
            '\t' | '\n' => written.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => written.push_str(&format!("_x{:04X}_", u32::from(letter))),
            _ => written.push(letter),
        }
        rest = &rest[letter.len_utf8()..];
    }
    written
}

/// A text between the quotes of an attribute.
pub fn attribute(value: &str) -> String {
    text(value).replace('"', "&quot;")
}

/// `_x000D_` and its like.
fn looks_escaped(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_is_lost_or_read_as_markup() {
        assert_eq!(text("<a & b>"), "&lt;a &amp; b&gt;");
        assert_eq!(text("一\r\n二\u{b}"), "一_x000D_\n二_x000B_");
        assert_eq!(text("_x000D_ _x00 _"), "_x005F_x000D_ _x00 _");
        assert_eq!(attribute("“a” \"b\""), "“a” &quot;b&quot;");
    }
}
