//! Bytes as text (RFC 4648, with padding), as photos stand in files.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// How many letters so many bytes become.
pub(super) const fn encoded_length(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4
}

/// Appends bytes as letters.
pub(super) fn encode(bytes: &[u8], out: &mut Vec<u8>) {
    out.reserve(encoded_length(bytes.len()));
    for three in bytes.chunks(3) {
        let [a, b, c] = [three[0], three.get(1).copied().unwrap_or(0), three.get(2).copied().unwrap_or(0)];
        let bits = u32::from(a) << 16 | u32::from(b) << 8 | u32::from(c);
        let letter = |place: u32| LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
        out.extend([letter(0), letter(1)]);
        out.push(if three.len() > 1 { letter(2) } else { b'=' });
        out.push(if three.len() > 2 { letter(3) } else { b'=' });
    }
}

/// Reads letters; none where they are not what [`encode`] writes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let letters = text.as_bytes();
    if !letters.len().is_multiple_of(4) {
        return None;
    }
    let padding = letters.iter().rev().take_while(|letter| **letter == b'=').count();
    let (full, rest) = (letters.len() / 4, padding.min(3));
    let mut bytes = Vec::with_capacity(full * 3);
    for (place, four) in letters.chunks_exact(4).enumerate() {
        let missing = if place + 1 == full { rest } else { 0 };
        let mut bits = 0;
        for letter in &four[..4 - missing] {
            bits = bits << 6 | value(*letter)?;
        }
        bits <<= 6 * missing;
        let three = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        match missing {
            0 => bytes.extend_from_slice(&three),
            1 if three[2] == 0 => bytes.extend_from_slice(&three[..2]),
            2 if three[1..] == [0, 0] => bytes.push(three[0]),
            _ => return None,
        }
    }
    Some(bytes)
}

const fn value(letter: u8) -> Option<u32> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    } as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_are_those_of_the_standard() {
        for (bytes, letters) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            let mut out = Vec::new();
            encode(bytes.as_bytes(), &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), letters);
            assert_eq!(decode(letters).as_deref(), Some(bytes.as_bytes()));
        }
        for wrong in ["Zg=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zh==", "Zm9=", "督查督查"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let mut out = Vec::new();
            encode(&bytes, &mut out);
            prop_assert_eq!(out.len(), encoded_length(bytes.len()));
            prop_assert_eq!(decode(&String::from_utf8(out).unwrap()), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            if let Some(bytes) = decode(&text) {
                let mut out = Vec::new();
                encode(&bytes, &mut out);
                prop_assert_eq!(String::from_utf8(out).unwrap(), text);
            }
        }
    }
}
