//! What the record of a visit says, as a canonical text: what a signature is put under.
//!
//! One line for each thing, in the order of the keys as bytes: the key, a tab, the value as JSON without spaces, a line feed.
//!
//! | Key | Value |
//! |---|---|
//! | each field of the visit that holds something, but `amended` and `deleted` | what it holds |
//! | the id of each problem that the visit found and that is there | its title |
//! | the id of each photo of the visit that is there | the hash of its bytes |

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::book::{Book, DELETED, Value};
use crate::domain::ids::VisitId;
use crate::domain::tables::Tables;

/// What a visit says of itself when it is amended, which the other fields tell better.
const AMENDED: &str = "amended";

/// How many hex digits a line is known by.
const SHORT: usize = 8;

/// Each line by its key: the value as JSON.
pub type Said = BTreeMap<String, String>;

/// What the record of a visit says.
pub fn said(book: &Book, tables: &Tables, visit: &VisitId) -> Said {
    let of = visit.entity();
    let json = |value: &Value| serde_json::to_string(value).unwrap_or_default();
    let fields = book.entity(of).into_iter().flat_map(|entity| entity.fields());
    let fields = fields.filter(|field| ![AMENDED, DELETED].contains(&field.as_str()));
    let fields = fields.map(|field| (field.to_string(), book.value(of, field.as_str())));
    let fields = fields.filter(|(_, value)| !value.is_null()).map(|(key, value)| (key, json(value)));
    let problems = tables.problems_found(visit);
    let problems = problems.map(|one| (one.id.as_str().to_owned(), json(&Value::text(&one.title))));
    let photos = tables.photos_of(of);
    let photos = photos.map(|one| (one.id.as_str().to_owned(), json(&Value::text(one.picture.hash.to_string()))));
    fields.chain(problems).chain(photos).collect()
}

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
