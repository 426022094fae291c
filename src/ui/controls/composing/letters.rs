//! What is searched for while a word is being composed: no browser here, so that the host tests it too.

/// The text to search for while `composed` is being composed in a field that holds `value`; none where it is to wait.
///
/// Input methods part the syllables of what they compose with apostrophes and thin blanks, which nobody typed: these go.
///
/// | The field holds | composed | searched for |
/// |---|---|---|
/// | `ljtm` | `ljtm` | `ljtm` |
/// | `垃圾 l'j't'm` | `l'j't'm` | `垃圾 ljtm` |
/// | `填mai` | `填mai` | nothing yet |
pub fn letters_so_far(value: &str, composed: &str) -> Option<String> {
    let letters: String = composed.chars().filter(|c| !is_parting(*c)).collect();
    let only_letters = letters.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if letters.is_empty() || !only_letters {
        return None;
    }
    let at = value.rfind(composed)?;
    Some(format!("{}{letters}{}", &value[..at], &value[at + composed.len()..]))
}

fn is_parting(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '·') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_searched_for_and_characters_wait() {
        for (value, composed, wanted) in [
            ("ljtm", "ljtm", Some("ljtm")),
            ("l'j't'm", "l'j't'm", Some("ljtm")),
            ("l\u{2006}j\u{2006}t", "l\u{2006}j\u{2006}t", Some("ljt")),
            ("l j t", "l j t", Some("ljt")),
            ("G15 lj", "lj", Some("G15 lj")),
            ("lj垃圾lj场", "lj", Some("lj垃圾lj场")),
            ("填mai", "填mai", None),
            ("填", "填", None),
            ("か", "か", None),
            ("", "", None),
            ("'", "'", None),
            ("é", "é", None),
        ] {
            assert_eq!(letters_so_far(value, composed).as_deref(), wanted, "{value} {composed}");
        }
    }
}
