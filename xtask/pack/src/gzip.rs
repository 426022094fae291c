//! Gzip whose bytes depend on the content alone: its header names no time and no file.

use std::io::Write as _;

use flate2::{Compression, GzBuilder};

use crate::{Failure, Outcome};

/// The bytes of [`smallest`] depend on it beside the content.
pub const SMALLEST_BY: &str = "zopfli 0.8.3";

/// The smallest gzip that can be had, a twentieth below the usual one, in half a minute.
pub fn smallest(content: &[u8]) -> Outcome<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut packed)
        .map_err(|error| Failure::new(format!("zopfli: {error}")))?;
    Ok(packed)
}

/// The usual gzip, in a second.
pub fn usual(content: &[u8]) -> Outcome<Vec<u8>> {
    by(Compression::best(), content)
}

/// Gzip in an instant.
pub fn quick(content: &[u8]) -> Outcome<Vec<u8>> {
    by(Compression::fast(), content)
}

fn by(level: Compression, content: &[u8]) -> Outcome<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), level);
    encoder.write_all(content).and_then(|()| encoder.finish()).map_err(|error| Failure::new(format!("gzip: {error}")))
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn gzip_is_read_back_and_names_no_time() {
        let content: Vec<u8> = (0..4_000_u32).flat_map(|number| (number % 977).to_le_bytes()).collect();
        let packed = [smallest, usual, quick].map(|gzip| gzip(&content).unwrap());
        assert!(packed.is_sorted_by_key(Vec::len));
        for packed in packed {
            assert_eq!(packed[4..8], [0; 4]);
            let mut back = Vec::new();
            GzDecoder::new(&packed[..]).read_to_end(&mut back).unwrap();
            assert!(back == content);
        }
    }
}
