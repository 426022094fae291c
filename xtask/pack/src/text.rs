//! Bytes as text that HTML leaves alone.
//!
//! The page is UTF-16, so two bytes are one character. Some characters HTML or Unicode would not leave alone; so the characters
//! stand in blocks, each scattered anew by a *key* that leads it past all of those, and the key stands in front of its block. That
//! takes half a hundredth more than the bytes; base64 would take a third, and be slower to read.

use crate::{Failure, Outcome};

/// How many characters are scattered by one key. Among the 65,536 keys some hundred do for a block of this length.
const BLOCK: usize = 192;

/// Bytes as characters of two bytes, the lower one first; an odd one is filled up with zero. `start.mjs` reads them back.
pub fn as_text(bytes: &[u8]) -> Outcome<Vec<u16>> {
    let units: Vec<u16> =
        bytes.chunks(2).map(|pair| u16::from_le_bytes([pair[0], pair.get(1).copied().unwrap_or_default()])).collect();
    let mut text = Vec::with_capacity(units.len() + units.len() / BLOCK + 1);
    for block in units.chunks(BLOCK) {
        let fits = |key: &u16| {
            let inverse = inverse(multiplier(*key));
            is_left_alone(*key) && block.iter().all(|unit| is_left_alone(unit.wrapping_sub(*key).wrapping_mul(inverse)))
        };
        let key =
            (1..=u16::MAX).find(fits).ok_or_else(|| Failure::new("no key leads a block past what HTML changes"))?;
        let inverse = inverse(multiplier(key));
        text.push(key);
        text.extend(block.iter().map(|unit| unit.wrapping_sub(key).wrapping_mul(inverse)));
    }
    Ok(text)
}

/// A character is read back as its product with this and the key, which scatters neighbours where adding or turning bits would
/// leave them together. Odd, so that it can be undone, and no plain neighbour of the key, which would lead either 0 or 65,535 to one
/// and the same place whatever the key.
fn multiplier(key: u16) -> u16 {
    key.wrapping_mul(2) | 1
}

/// What an odd number has to be multiplied with to give 1, by Newton's method: each step doubles the bits that are right.
fn inverse(odd: u16) -> u16 {
    (0..3).fold(odd, |inverse, _| inverse.wrapping_mul(2_u16.wrapping_sub(odd.wrapping_mul(inverse))))
}

/// Whether a character stands in a script element as it is. What does not: NUL, carriage return, `<`, halves of surrogate pairs,
/// and what is no character.
fn is_left_alone(unit: u16) -> bool {
    !matches!(unit, 0 | 0x0D | 0x3C | 0xD800..=0xDFFF | 0xFDD0..=0xFDEF | 0xFFFE | 0xFFFF)
}

/// The text with its byte order mark, the lower byte first.
pub fn as_utf16(text: &[u16]) -> Vec<u8> {
    [0xFEFF].iter().chain(text).flat_map(|unit| unit.to_le_bytes()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `start.mjs` reads it.
    fn read_back(text: &[u16], size: usize) -> Vec<u8> {
        let read = |unit: &u16, key: u16| unit.wrapping_mul(multiplier(key)).wrapping_add(key);
        let units = text.chunks(BLOCK + 1).flat_map(|block| block[1..].iter().map(move |unit| read(unit, block[0])));
        let mut bytes: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        bytes.truncate(size);
        bytes
    }

    #[test]
    fn every_pair_of_bytes_is_read_back_and_is_left_alone_by_html() {
        // Each pair stands beside others than its neighbours, as it would in packed bytes.
        let all: Vec<u8> = (0..=u16::MAX).map(|unit| unit.wrapping_mul(40_503)).flat_map(u16::to_le_bytes).collect();
        let text = as_text(&all).unwrap();
        let whole = String::from_utf16(&text).expect("no half of a surrogate pair");
        assert!(!whole.contains(['\0', '\r', '<']));
        assert!(read_back(&text, all.len()) == all);
        assert!(text.len() * 2 < all.len() + all.len() / 150);
        for size in [0, 1, 2, 7] {
            assert_eq!(read_back(&as_text(&all[..size]).unwrap(), size), all[..size]);
        }
    }

    #[test]
    fn lowest_and_highest_pair_of_bytes_may_stand_together() {
        let bytes = [0, 0, 0xFF, 0xFF, 1, 0, 0xFE, 0xFF, 0, 0x80];
        assert_eq!(read_back(&as_text(&bytes).unwrap(), bytes.len()), bytes);
    }

    #[test]
    fn page_begins_with_the_byte_order_mark() {
        assert_eq!(as_utf16(&[0x3C, 0x7763])[..], [0xFF, 0xFE, 0x3C, 0, 0x63, 0x77]);
    }

    #[test]
    fn script_reads_blocks_of_the_same_length() {
        assert!(include_str!("../../node/build/start.mjs").contains(&format!("const BLOCK = {BLOCK};")));
    }
}
