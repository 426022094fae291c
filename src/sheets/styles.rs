//! How cells look: each look once, by its number.

use crate::xml::{HEADER, attribute};

/// How a cell looks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Look {
    /// Its letters.
    pub font: Font,
    /// The format of its number; empty for what is no number.
    pub format: String,
    /// Where its text stands.
    pub align: Align,
    /// Whether it belongs to the table, which has lines.
    pub is_in_table: bool,
    /// Whether it keeps being a text when somebody edits it, though it begins as a formula does.
    pub is_quoted: bool,
}

/// Letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Font {
    /// Of rows.
    Usual,
    /// Of the heading and of sums.
    Bold,
    /// Of the title.
    Title,
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// At the beginning.
    Start,
    /// In the middle.
    Middle,
    /// At the end.
    End,
}

/// All looks that were asked for; the first is that of cells that have none.
#[derive(Debug, Default)]
pub struct Styles(Vec<Look>);

impl Styles {
    /// The number of a look.
    pub fn number(&mut self, look: Look) -> usize {
        let place = self.0.iter().position(|known| *known == look).unwrap_or_else(|| {
            self.0.push(look);
            self.0.len() - 1
        });
        place + 1
    }

    /// The part of the workbook.
    pub fn xml(&self) -> String {
        const FIRST_OWN_FORMAT: usize = 164;
        let mut formats: Vec<&str> = Vec::new();
        let mut looks = String::from("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        for look in &self.0 {
            let format = match formats.iter().position(|known| *known == look.format) {
                _ if look.format.is_empty() => 0,
                Some(place) => FIRST_OWN_FORMAT + place,
                None => {
                    formats.push(&look.format);
                    FIRST_OWN_FORMAT + formats.len() - 1
                }
            };
            looks.push_str(&look.xml(format));
        }
        let count = formats.len();
        let formats: String = formats
            .iter()
            .zip(FIRST_OWN_FORMAT..)
            .map(|(format, id)| format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", attribute(format)))
            .collect();
        let formats =
            if count == 0 { String::new() } else { format!("<numFmts count=\"{count}\">{formats}</numFmts>") };
        let fonts: String = [("11", ""), ("11", "<b/>"), ("16", "<b/>")]
            .map(|(size, bold)| format!("<font>{bold}<sz val=\"{size}\"/><name val=\"宋体\"/><family val=\"3\"/><charset val=\"134\"/></font>"))
            .concat();
        let line = |side: &str| format!("<{side} style=\"thin\"><color indexed=\"64\"/></{side}>");
        let lines = ["left", "right", "top", "bottom"].map(line).concat();
        let looks_count = self.0.len() + 1;
        format!(
            "{HEADER}<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{formats}\
             <fonts count=\"3\">{fonts}</fonts>\
             <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
             <borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border><border>{lines}<diagonal/></border></borders>\
             <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
             <cellXfs count=\"{looks_count}\">{looks}</cellXfs>\
             <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
        )
    }
}

impl Look {
    fn xml(&self, format: usize) -> String {
        let font = match self.font {
            Font::Usual => 0,
            Font::Bold => 1,
            Font::Title => 2,
        };
        let align = match self.align {
            Align::Start => "left",
            Align::Middle => "center",
            Align::End => "right",
        };
        let border = u8::from(self.is_in_table);
        let quoted = if self.is_quoted { " quotePrefix=\"1\"" } else { "" };
        let wrap = if self.is_in_table && self.align != Align::End { " wrapText=\"1\"" } else { "" };
        format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" fillId=\"0\" borderId=\"{border}\" xfId=\"0\"{quoted} \
             applyNumberFormat=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">\
             <alignment horizontal=\"{align}\" vertical=\"center\"{wrap}/></xf>"
        )
    }
}
