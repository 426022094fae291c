//! What the record of a visit says: what a signature is put under.
//!
//! | Key | Value |
//! |---|---|
//! | each field of the visit that holds something, but `amended` and `deleted` | what it holds |
//! | the id of each problem that the visit found and that is there | its title |
//! | the id of each photo and attachment of the visit that is there | the hash of its bytes |

use crate::book::{Book, DELETED, Value};
use crate::domain::ids::VisitId;
use crate::domain::tables::Tables;

use super::lines::Said;

/// What a visit says of itself when it is amended, which the other fields tell better.
const AMENDED: &str = "amended";

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
    let attachments = tables.attachments_of(of);
    let attachments =
        attachments.map(|one| (one.id.as_str().to_owned(), json(&Value::text(one.file.hash.to_string()))));
    fields.chain(problems).chain(photos).chain(attachments).collect()
}
