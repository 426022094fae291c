//! Files that are broken in the middle: what is said of them, and which line.

use sitebook::exchange::{Limits, Refusal, decode};

use crate::desk::{office, whole};

/// A file in which a quote, a bracket or a comma is missing was copied whole: it says so, and says where.
#[test]
fn a_sign_that_is_missing_in_the_middle_is_no_missing_end() {
    let text = whole(&office());
    let end = text.trim_end().len();
    let signs = text.char_indices().filter(|(_, sign)| ['"', '{', '}', '[', ']', ',', ':'].contains(sign));
    let mut told = 0;
    for (place, sign) in signs.skip(1).filter(|(place, _)| *place < end - 4) {
        let line = text[..place].matches('\n').count() + 1;
        let broken = format!("{}{}", &text[..place], &text[place + 1..]);
        match decode(broken.into_bytes(), Limits::default()).map(|file| file.counts) {
            Err(Refusal::Truncated(_)) => panic!("{sign} of line {line} is missing, and the end is there"),
            // A bracket is missed where what follows cannot be: an opening one behind the first thing in it, which may take some lines.
            Err(Refusal::BadJson(spot)) => {
                let latest = if ['{', '['].contains(&sign) { usize::MAX } else { line + 2 };
                assert!((line..=latest).contains(&spot.line), "{sign} of line {line}: {spot:?}");
                told += usize::from(spot.line == line);
            }
            // Within a text it may be part of what is said.
            _ => {}
        }
    }
    assert!(told > 400, "{told}");
}
