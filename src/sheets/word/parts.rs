//! The parts that a document is made of, beside its text: kinds, relations, settings, the feet of its pages.

use super::body::{self, FEET};
use super::paper::{Look, Paper};
use super::styles::{self, MAIN};
use crate::package::{content_types, relations};
use crate::xml::{HEADER, attribute};

/// Every part with its path.
pub fn parts(paper: &Paper) -> [(&'static str, String); 9] {
    // Those of the feet are the fourth and the fifth: [`FEET`].
    debug_assert_eq!(FEET, ["rId4", "rId5"]);
    let of_document = [
        ("styles", "styles.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("footer", "footer1.xml"),
        ("footer", "footer2.xml"),
    ];
    let kinds = [
        ("word/document.xml", "document.main"),
        ("word/styles.xml", "styles"),
        ("word/settings.xml", "settings"),
        ("word/fontTable.xml", "fontTable"),
        ("word/footer1.xml", "footer"),
        ("word/footer2.xml", "footer"),
    ];
    [
        ("[Content_Types].xml", content_types("wordprocessingml", &kinds)),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", body::document(paper)),
        ("word/_rels/document.xml.rels", relations(&of_document)),
        ("word/styles.xml", styles::styles(paper)),
        ("word/settings.xml", settings(paper)),
        ("word/fontTable.xml", styles::fonts()),
        ("word/footer1.xml", footer(Side::Right)),
        ("word/footer2.xml", footer(Side::Left)),
    ]
}

/// What never begins a line in Chinese, as text processors have it by themselves.
const NEVER_FIRST: &str =
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠";

/// Odd and even pages have feet of their own; a unit begins no line, so that it stays with its number.
fn settings(paper: &Paper) -> String {
    let never_first = attribute(&format!("{NEVER_FIRST}{}", paper.never_first));
    format!(
        "{HEADER}<w:settings xmlns:w=\"{MAIN}\"><w:evenAndOddHeaders/>\
         <w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:noLineBreaksBefore w:lang=\"zh-CN\" w:val=\"{never_first}\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/>\
         </w:compat></w:settings>"
    )
}

/// Where the number of a page stands: one character in, at the outer edge.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// 「— 1 —」.
fn footer(side: Side) -> String {
    let (indent, side) = match side {
        Side::Left => ("w:leftChars=\"100\" w:left=\"280\"", "left"),
        Side::Right => ("w:rightChars=\"100\" w:right=\"280\"", "right"),
    };
    let style = styles::id(Look::Footer);
    let dash = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    format!(
        "{HEADER}<w:ftr xmlns:w=\"{MAIN}\"><w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:ind {indent}/><w:jc w:val=\"{side}\"/></w:pPr>\
         {}<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple>{}</w:p></w:ftr>",
        dash("— "),
        dash(" —"),
    )
}
