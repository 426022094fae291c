//! What a record says as a canonical text, and its hashes. One line for each thing, in the order of the keys as bytes: the key, a tab, the
//! value as JSON without spaces, a line feed.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// How many hex digits a line is known by.
const SHORT: usize = 8;

/// Each line by its key: the value as JSON.
pub type Said = BTreeMap<String, String>;

/// The SHA-256 of the whole text, as 64 lower-case hex digits.
pub fn hash(said: &Said) -> String {
    let mut hash = Sha256::new();
    said.iter().for_each(|(key, value)| hash.update(line(key, value)));
    hex(&hash.finalize())
}

/// For each key the first 8 hex digits of the SHA-256 of its line.
pub fn parts(said: &Said) -> BTreeMap<String, String> {
    let short = |key: &String, value: &String| hex(&Sha256::digest(line(key, value)))[..SHORT].to_owned();
    said.iter().map(|(key, value)| (key.clone(), short(key, value))).collect()
}

fn line(key: &str, value: &str) -> String {
    format!("{key}\t{value}\n")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
