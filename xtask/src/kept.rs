//! What takes long to make is made once from the same input, and kept under `target/pack`.

use std::path::Path;

use sha2::{Digest, Sha256};

use crate::commands::{Outcome, write};

/// What `make` makes of the input, or what it made of the same the last time. The input has to name all that it depends on: content,
/// flags, versions.
pub fn kept(file: &Path, input: &[&[u8]], make: impl FnOnce() -> Outcome<Vec<u8>>) -> Outcome<Vec<u8>> {
    let mut digest = Sha256::new();
    for part in input {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    let digest = digest.finalize();
    // The digest stands before the content, so that neither is ever taken for another's.
    if let Ok(known) = std::fs::read(file)
        && let Some(made) = known.strip_prefix(&digest[..])
    {
        return Ok(made.to_vec());
    }
    let made = make()?;
    write(file, [&digest[..], &made].concat())?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::root;

    #[test]
    fn is_made_anew_when_the_input_is_another() {
        let file = root().join("target/kept-tests/made");
        let _ = std::fs::remove_file(&file);
        let make = |input: &[&[u8]], made: &str| kept(&file, input, || Ok(made.as_bytes().to_vec())).unwrap();
        assert_eq!(make(&[b"ab", b"c"], "first"), b"first");
        assert_eq!(make(&[b"ab", b"c"], "second"), b"first");
        assert_eq!(make(&[b"a", b"bc"], "third"), b"third");
        std::fs::write(&file, "cut off").unwrap();
        assert_eq!(make(&[b"a", b"bc"], "fourth"), b"fourth");
    }
}
