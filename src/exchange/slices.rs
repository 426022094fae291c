//! Puts the text of a file together slice by slice, so that nobody waits for all of it at once.

use super::refusal::{Refusal, Spot};
use super::sniff::start_of_object;

/// The same of all bytes at once, which are not copied.
pub(super) fn whole(bytes: Vec<u8>, limit: usize) -> Result<(String, usize), Refusal> {
    if bytes.len() > limit {
        return Err(Refusal::TooLarge { bytes: bytes.len(), limit });
    }
    let start = start_of_object(&bytes)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let broken = error.utf8_error();
        let byte = broken.valid_up_to();
        match (broken.error_len(), std::str::from_utf8(&error.as_bytes()[..byte])) {
            // The file ends within a character.
            (None, Ok(text)) => Refusal::Truncated(Spot::of(text, byte)),
            _ => Refusal::NotUtf8 { byte },
        }
    })?;
    Ok((text, start))
}

/// The text so far.
pub(super) struct Slices {
    text: String,
    /// The first bytes of a character that the next slice ends.
    begun: Vec<u8>,
    /// Where the object begins, once the first slice is there.
    start: Option<usize>,
    limit: usize,
}

impl Slices {
    /// Expects about so many bytes, and at most `limit`.
    pub fn expecting(bytes: usize, limit: usize) -> Self {
        Self { text: String::with_capacity(bytes.min(limit)), begun: Vec::new(), start: None, limit }
    }

    /// Takes the next slice; the first one says what the file looks like.
    pub fn add(&mut self, slice: &[u8]) -> Result<(), Refusal> {
        let size = self.text.len() + self.begun.len() + slice.len();
        if size > self.limit {
            return Err(Refusal::TooLarge { bytes: size, limit: self.limit });
        }
        if self.start.is_none() && !slice.is_empty() {
            self.start = Some(start_of_object(slice)?);
        }
        // Bytes of one character only: the rest of the slice is not copied twice.
        let mut rest = slice;
        while let (false, Some((first, others))) = (self.begun.is_empty(), rest.split_first()) {
            self.begun.push(*first);
            rest = others;
            let begun = std::mem::take(&mut self.begun);
            self.take(&begun)?;
        }
        self.take(rest)
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Refusal> {
        let (whole, begun) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, &[][..]),
            Err(error) => {
                let (whole, rest) = bytes.split_at(error.valid_up_to());
                match (std::str::from_utf8(whole), error.error_len()) {
                    (Ok(whole), None) => (whole, rest),
                    _ => return Err(Refusal::NotUtf8 { byte: self.text.len() + whole.len() }),
                }
            }
        };
        self.text.push_str(whole);
        self.begun.extend_from_slice(begun);
        Ok(())
    }

    /// The whole text, and where the object begins in it.
    pub fn finish(self) -> Result<(String, usize), Refusal> {
        let start = self.start.ok_or(Refusal::Empty)?;
        match self.begun.is_empty() {
            true => Ok((self.text, start)),
            // The file ends within a character.
            false => Err(Refusal::Truncated(Spot::of(&self.text, self.text.len()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(bytes: &[u8], size: usize) -> Result<(String, usize), Refusal> {
        let mut slices = Slices::expecting(bytes.len(), 100);
        bytes.chunks(size).try_for_each(|slice| slices.add(slice))?;
        slices.finish()
    }

    #[test]
    fn slices_of_any_size_give_the_same_text() {
        let text = "{\"督查\":\"\u{1f6a7}é\"}";
        for size in 1..=text.len() {
            assert_eq!(together(text.as_bytes(), size), whole(text.as_bytes().to_vec(), 100));
        }
        assert_eq!(together(b"", 1), Err(Refusal::Empty));
    }

    #[test]
    fn what_is_no_text_is_refused_where_it_breaks() {
        let broken = b"{\"a\xe7\x9d\xa3\xe7\x9d\"}";
        for size in 1..=broken.len() {
            assert_eq!(together(broken, size), Err(Refusal::NotUtf8 { byte: 6 }));
            assert_eq!(together(&broken[..8], size), Err(Refusal::Truncated(Spot { line: 1, column: 5 })));
        }
        assert_eq!(together(&[b'{'; 101], 7), Err(Refusal::TooLarge { bytes: 101, limit: 100 }));
    }
}
