//! Texts inside an address: what a browser calls `encodeURIComponent` and `decodeURIComponent`.

use std::fmt::Write;

/// Writes a text so that nothing of it means anything in an address.
pub fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' => encoded.push(char::from(byte)),
            b'-' | b'_' | b'.' | b'!' | b'~' | b'*' | b'\'' | b'(' | b')' => encoded.push(char::from(byte)),
            // Writing into a string cannot fail.
            other => drop(write!(encoded, "%{other:02X}")),
        }
    }
    encoded
}

/// Reads what [`encoded`] wrote; what nobody can have written so stays as it is.
pub fn decoded(text: &str) -> String {
    read(text).unwrap_or_else(|| text.to_owned())
}

fn read(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        match first {
            b'%' => {
                let (digits, behind) = behind.split_at_checked(2)?;
                let digits = str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('+'))?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                rest = behind;
            }
            other => {
                bytes.push(*other);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn texts_are_written_as_browsers_write_them() {
        assert_eq!(encoded("围挡 a&b=c,d"), "%E5%9B%B4%E6%8C%A1%20a%26b%3Dc%2Cd");
        assert_eq!(encoded("A-z_0.!~*'()"), "A-z_0.!~*'()");
    }

    #[test]
    fn nonsense_stays_as_it_is() {
        for nonsense in ["%", "%4", "%+4", "%zz", "%E5%9B", "100%"] {
            assert_eq!(decoded(nonsense), nonsense);
        }
        assert_eq!(decoded("%e5%9b%b4"), "围");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(text: String) {
            prop_assert_eq!(decoded(&encoded(&text)), text);
        }
    }
}
