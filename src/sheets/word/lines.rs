//! Paragraphs and runs of words, without what is no sign.

use super::paper::Look;
use super::styles;

/// A paragraph with what it has beside its style.
pub fn paragraph(look: Look, beside: &str, said: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{beside}</w:pPr>{said}</w:p>", styles::id(look))
}

/// How wide a text is, in hundredths of a Chinese sign.
pub fn width_of(text: &str) -> usize {
    text.chars().map(|sign| if sign.is_ascii() { 50 } else { 100 }).sum()
}

/// A run of words, with a style of its own if it has one. What is no sign is left out; a new line stays one.
pub fn run(text: &str, style: Option<&str>) -> String {
    let mut inner = String::new();
    let mut is_open = false;
    for sign in text.chars().filter(|sign| is_said(*sign)) {
        let is_word = !matches!(sign, '\n' | '\t');
        match (is_word, is_open) {
            (true, false) => inner.push_str("<w:t xml:space=\"preserve\">"),
            (false, true) => inner.push_str("</w:t>"),
            _ => {}
        }
        is_open = is_word;
        match sign {
            '\n' => inner.push_str("<w:br/>"),
            '\t' => inner.push_str("<w:tab/>"),
            '&' => inner.push_str("&amp;"),
            '<' => inner.push_str("&lt;"),
            '>' => inner.push_str("&gt;"),
            sign => inner.push(sign),
        }
    }
    if is_open {
        inner.push_str("</w:t>");
    }
    let style = style.map_or_else(String::new, |style| format!("<w:rPr><w:rStyle w:val=\"{style}\"/></w:rPr>"));
    if inner.is_empty() { inner } else { format!("<w:r>{style}{inner}</w:r>") }
}

/// What XML can hold and paper can show.
fn is_said(sign: char) -> bool {
    matches!(sign, '\n' | '\t') || !(sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}'))
}
