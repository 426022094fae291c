//! What holds the parts of a file of an office program together: of which kind each is, and which names which.

use crate::xml::HEADER;

/// The kinds of the parts: each by its path and how its kind ends, behind what all of them begin with.
pub fn content_types(family: &str, parts: &[(&str, &str)]) -> String {
    const OFFICE: &str = "application/vnd.openxmlformats-officedocument";
    let parts: String = parts
        .iter()
        .map(|(path, kind)| format!("<Override PartName=\"/{path}\" ContentType=\"{OFFICE}.{family}.{kind}+xml\"/>"))
        .collect();
    format!(
        "{HEADER}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{parts}</Types>"
    )
}

/// What a part names: each by its kind and its path, as `rId1`, `rId2` and so on.
pub fn relations(all: &[(&str, &str)]) -> String {
    let relations = all.iter().zip(1..).map(|((kind, target), number)| {
        format!(
            "<Relationship Id=\"rId{number}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    });
    let relations: String = relations.collect();
    format!(
        "{HEADER}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{relations}</Relationships>"
    )
}
