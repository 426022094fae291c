//! Where in the archive a sheet lies: the reader of cells keeps that to itself.

use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::guard::Archive;

/// The path of the sheet of this name; none where the archive does not say it as usual.
pub fn path_of(archive: &mut Archive, sheet: &str) -> Option<String> {
    let workbook = target(archive, "_rels/.rels", |relation| {
        attribute(relation, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
    })?;
    let workbook = workbook.trim_start_matches('/').to_owned();
    let id = found(archive, &workbook, "sheet", |element| {
        let id = element.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == "id");
        (attribute(element, "name").as_deref() == Some(sheet)).then(|| id.map(|id| id.value.into_owned()))?
    })?;
    let (folder, name) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = format!("{folder}/_rels/{name}.rels");
    let path =
        target(archive, relations.trim_start_matches('/'), |relation| attribute(relation, "Id").as_ref() == Some(&id))?;
    Some(match path.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None if folder.is_empty() => path,
        None => format!("{folder}/{path}"),
    })
}

/// The value of an attribute.
pub fn attribute(element: &BytesStart, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    quick_xml::escape::unescape(&attribute.value).ok().map(|value| value.into_owned())
}

fn target(archive: &mut Archive, part: &str, is_it: impl Fn(&BytesStart) -> bool) -> Option<String> {
    found(archive, part, "Relationship", |element| is_it(element).then(|| attribute(element, "Target"))?)
}

/// The first answer that an element of this name gives.
fn found<T>(archive: &mut Archive, part: &str, name: &str, ask: impl Fn(&BytesStart) -> Option<T>) -> Option<T> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(part).ok()?));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                if let Some(answer) = ask(&element) {
                    return Some(answer);
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}
