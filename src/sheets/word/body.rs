//! The text of a document: its sheets as sections, each a run of paragraphs and tables.

use super::grid::{form, table};
use super::lines::{paragraph, run, width_of};
use super::paper::{Block, Look, Paper, Run, Sheet};
use super::styles::{self, LINE, MAIN, RUN_IN};
use crate::xml::HEADER;

/// The relations of the feet of odd and of even pages, which sections name.
pub const FEET: [&str; 2] = ["rId4", "rId5"];

/// How wide the text of an upright page is, and of a wide one, in twips.
const WIDTHS: (u32, u32) = (8845, 12_756);
/// The same where all has to find room on one page.
const DENSE_WIDTH: u32 = 9866;

/// The width of the text of a sheet, in twips.
fn width(paper: &Paper, sheet: &Sheet) -> u32 {
    match (sheet.is_wide, paper.is_dense) {
        (true, _) => WIDTHS.1,
        (false, true) => DENSE_WIDTH,
        (false, false) => WIDTHS.0,
    }
}

/// The part of the document.
pub fn document(paper: &Paper) -> String {
    let mut body = String::new();
    for (place, sheet) in paper.sheets.iter().enumerate() {
        let section = section(paper, sheet);
        blocks(paper, sheet, &mut body);
        if place + 1 < paper.sheets.len() {
            body.push_str(&end(&section));
        } else {
            // A table is followed by a paragraph, and so is what stands at the foot of a page.
            let is_open = matches!(sheet.blocks.last(), Some(Block::Line(look, _)) if *look != Look::Imprint);
            if !is_open {
                body.push_str(&end(""));
            }
            body.push_str(&section);
        }
    }
    format!(
        "{HEADER}<w:document xmlns:w=\"{MAIN}\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>{body}</w:body></w:document>"
    )
}

/// A paragraph that says nothing and is hardly high: what ends a sheet, what keeps two tables apart.
fn end(section: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{section}</w:pPr></w:p>", styles::id(Look::End))
}

/// A4 with the margins of GB/T 9704 and its grid of 22 lines of 28 characters.
fn section(paper: &Paper, sheet: &Sheet) -> String {
    let page = match (sheet.is_wide, paper.is_dense) {
        (true, _) => {
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
             <w:pgMar w:top=\"1587\" w:right=\"1984\" w:bottom=\"1474\" w:left=\"2098\" w:header=\"851\" w:footer=\"850\" w:gutter=\"0\"/>"
        }
        (false, true) => {
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"907\" w:right=\"1020\" w:bottom=\"907\" w:left=\"1020\" w:header=\"454\" w:footer=\"454\" w:gutter=\"0\"/>"
        }
        (false, false) => {
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
             <w:pgMar w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" w:footer=\"1446\" w:gutter=\"0\"/>"
        }
    };
    let grid = match paper.is_dense || sheet.is_wide {
        true => String::new(),
        false => format!("<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"{LINE}\" w:charSpace=\"-848\"/>"),
    };
    // One page has no number.
    let feet = match paper.is_dense {
        true => String::new(),
        false => {
            let [odd, even] = FEET;
            format!(
                "<w:footerReference w:type=\"default\" r:id=\"{odd}\"/><w:footerReference w:type=\"even\" r:id=\"{even}\"/>"
            )
        }
    };
    format!("<w:sectPr>{feet}<w:type w:val=\"nextPage\"/>{page}{grid}</w:sectPr>")
}

fn blocks(paper: &Paper, sheet: &Sheet, body: &mut String) {
    let width = width(paper, sheet);
    let mut is_behind_table = false;
    for (place, block) in sheet.blocks.iter().enumerate() {
        let is_table = matches!(block, Block::Table(_) | Block::Form(_));
        if is_table && is_behind_table {
            body.push_str(&end(""));
        }
        is_behind_table = is_table;
        // The title that begins a page needs no lines above it.
        let is_first_title = place == 0 && matches!(block, Block::Line(Look::Title, _));
        let above = if is_first_title { "<w:spacing w:before=\"0\"/>" } else { "" };
        body.push_str(&match block {
            Block::Line(look, said) => line(*look, above, said),
            Block::Spread(look, texts) => spread(*look, texts, width),
            Block::Signature(unit, day) => signature(unit, day),
            Block::Table(one) => table(one, width),
            Block::Form(rows) => form(rows, width),
        });
    }
}

fn line(look: Look, beside: &str, said: &[Run]) -> String {
    let said: String = said.iter().map(|one| run(&one.text, one.is_run_in.then_some(RUN_IN))).collect();
    paragraph(look, beside, &said)
}

fn spread(look: Look, texts: &[String], width: u32) -> String {
    let stops = match texts.len() {
        0 | 1 => {
            return paragraph(look, "<w:jc w:val=\"center\"/>", &run(texts.first().map_or("", String::as_str), None));
        }
        2 => String::new(),
        _ => format!("<w:tab w:val=\"center\" w:pos=\"{}\"/>", width / 2),
    };
    let beside = format!("<w:tabs>{stops}<w:tab w:val=\"right\" w:pos=\"{width}\"/></w:tabs>");
    let said: Vec<String> = texts.iter().map(|text| run(text, None)).collect();
    paragraph(look, &beside, &said.join("<w:r><w:tab/></w:r>"))
}

/// How many hundredths of a character stand behind the day, so that the seal finds room.
const BEHIND_DAY: usize = 400;

/// The day four characters from the edge and who signs over its middle, with two lines of room above; the longer of the two keeps its
/// place.
fn signature(unit: &str, day: &str) -> String {
    let (of_unit, of_day) = (width_of(unit), width_of(day));
    let behind = |own: usize, other: usize| BEHIND_DAY + other.saturating_sub(own) / 2;
    let indent =
        |hundredths: usize| format!("<w:ind w:rightChars=\"{hundredths}\" w:right=\"{}\"/>", hundredths * 320 / 100);
    let above = format!("<w:keepNext/><w:spacing w:before=\"{}\"/>{}", 2 * LINE, indent(behind(of_unit, of_day)));
    let below = format!("<w:spacing w:after=\"{LINE}\"/>{}", indent(behind(of_day, of_unit)));
    paragraph(Look::Signature, &above, &run(unit, None)) + &paragraph(Look::Signature, &below, &run(day, None))
}
