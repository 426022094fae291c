//! The styles as a table: a face, a size, how the lines stand. Sizes are of GB/T 9704: 小标宋 二号 for the title, 仿宋 三号 for the text.

use super::paper::{Look, Paper};
use crate::xml::{HEADER, attribute};

/// A face of type. Where its font is missing, text processors take the other name, then their own choice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Face {
    /// 仿宋, of the text.
    Fang,
    /// 小标宋, of titles.
    Title,
    /// 黑体, of headings.
    Hei,
    /// 楷体, of headings within the text.
    Kai,
    /// 宋体, of page numbers.
    Song,
}

impl Face {
    const ALL: [Self; 5] = [Self::Fang, Self::Title, Self::Hei, Self::Kai, Self::Song];

    /// The font, and the name that is taken where it is missing.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Fang => ("仿宋_GB2312", "仿宋"),
            Self::Title => ("方正小标宋简体", "华文中宋"),
            Self::Hei => ("黑体", "SimHei"),
            Self::Kai => ("楷体_GB2312", "楷体"),
            Self::Song => ("宋体", "SimSun"),
        }
    }

    /// The font of Latin letters and figures in a text that is not Chinese.
    const fn latin(self) -> &'static str {
        match self {
            Self::Hei => "Arial",
            _ => "Times New Roman",
        }
    }

    /// The fonts of a run. Latin letters and figures of a Chinese text are of its own font, half as wide.
    fn xml(self, paper: &Paper) -> String {
        let name = self.names().0;
        let latin = if is_chinese(paper) { name } else { self.latin() };
        format!("<w:rFonts w:ascii=\"{latin}\" w:hAnsi=\"{latin}\" w:eastAsia=\"{name}\" w:cs=\"Times New Roman\"/>")
    }
}

/// How lines stand: space before and behind, the height of a line, in twips of which 20 are a point.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Space {
    before: u16,
    after: u16,
    /// Exactly so high; 0 for as high as the grid.
    exact: u16,
    /// At least so high; 0 for as high as the grid.
    least: u16,
}

/// A style.
#[derive(Clone, Copy)]
struct Style {
    look: Look,
    id: &'static str,
    name: &'static str,
    face: Face,
    /// Half points, and the same where all has to find room on one page.
    size: (u16, u16),
    space: Space,
    /// What stands before the spacing in the order of the format: keeping together, rules, tabs.
    first: &'static str,
    /// What stands behind it: indents, the side, the level of a heading.
    last: &'static str,
    is_red: bool,
}

const PLAIN: Space = Space { before: 0, after: 0, exact: 0, least: 0 };
/// Cells are set closer than the grid.
const CELL: Space = Space { before: 20, after: 20, exact: 0, least: 294 };
/// On the page of what follows.
const KEPT: &str = "<w:keepNext/>";
const LEFT: &str = "<w:jc w:val=\"left\"/>";
const RIGHT: &str = "<w:jc w:val=\"right\"/>";
const CENTRE: &str = "<w:jc w:val=\"center\"/>";
/// A heading of the first level, in by two characters.
const HEADING: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/><w:outlineLvl w:val=\"0\"/>";
/// In by one character of 14 pt; an indent of all lines would shorten the rules.
const ONE_CHARACTER: &str = "<w:ind w:firstLineChars=\"100\" w:firstLine=\"280\"/>";
/// A heading of the second level, in the middle.
const SECOND_LEVEL: &str = "<w:jc w:val=\"center\"/><w:outlineLvl w:val=\"1\"/>";
/// A dashed line above, with what is cut off below it.
const DASHED: &str =
    "<w:keepNext/><w:pBdr><w:top w:val=\"dashed\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>";
/// The red rule below, 0.7 mm, 4 mm away.
const RED_RULE: &str = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"16\" w:space=\"11\" w:color=\"A3171D\"/></w:pBdr>";
/// At the foot of the page between its margins, rules of 0.35 mm around and 0.25 mm between.
const AT_FOOT: &str = "<w:framePr w:w=\"8845\" w:wrap=\"notBeside\" w:vAnchor=\"margin\" w:hAnchor=\"margin\" w:xAlign=\"left\" \
    w:yAlign=\"bottom\"/><w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"auto\"/>\
    <w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"auto\"/>\
    <w:between w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>";
const TWO_CHARACTERS: &str = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";

/// A line of the grid: 22 on a page, in twips.
pub const LINE: u16 = 579;
/// The red of heads.
pub const RED: &str = "A3171D";

const STYLES: &[Style] = &[
    style(Look::Issuer, "Issuer", "发文机关标志", Face::Title, (72, 44))
        .spaced(Space { before: 1984, after: 2 * LINE, exact: 2 * LINE, least: 0 })
        .last(CENTRE)
        .red(),
    style(Look::Number, "DocumentNumber", "发文字号", Face::Fang, (32, 21)).first(RED_RULE),
    style(Look::Title, "Title", "Title", Face::Title, (44, 36))
        .spaced(Space { before: 2 * LINE, after: LINE, exact: 724, least: 0 })
        .first(KEPT)
        .last(CENTRE),
    style(Look::Addressee, "Addressee", "主送", Face::Fang, (32, 21)),
    style(Look::Heading, "Heading1", "heading 1", Face::Hei, (32, 24)).first(KEPT).last(HEADING),
    style(Look::Text, "BodyText", "Body Text", Face::Fang, (32, 21)).last(TWO_CHARACTERS),
    style(Look::FirstLine, "FirstNote", "附注首行", Face::Fang, (32, 21))
        .spaced(Space { before: LINE, ..PLAIN })
        .last(TWO_CHARACTERS),
    style(Look::Line, "Note", "附注", Face::Fang, (32, 21)).last(TWO_CHARACTERS),
    style(Look::Signature, "Signature", "Signature", Face::Fang, (32, 21)).first("<w:keepLines/>").last(RIGHT),
    style(Look::Imprint, "Imprint", "版记", Face::Fang, (28, 18)).first(AT_FOOT).last(ONE_CHARACTER),
    style(Look::Annex, "Annex", "附件", Face::Hei, (32, 24)).first(KEPT),
    style(Look::TableTitle, "Heading2", "heading 2", Face::Title, (32, 22))
        .spaced(Space { before: LINE, after: 113, ..PLAIN })
        .first(KEPT)
        .last(SECOND_LEVEL),
    style(Look::TableNote, "TableNote", "表注", Face::Fang, (21, 18)).spaced(Space { least: 315, ..PLAIN }).first(KEPT),
    style(Look::TableFoot, "TableFoot", "表后注", Face::Fang, (21, 18)).spaced(Space { least: 315, ..PLAIN }),
    style(Look::Cut, "Cut", "裁切线", Face::Fang, (18, 18))
        .spaced(Space { before: 340, least: 288, ..PLAIN })
        .first(DASHED)
        .last(CENTRE),
    style(Look::Head, "TableHead", "表头", Face::Hei, (21, 18)).spaced(CELL).first(KEPT).last(CENTRE),
    style(Look::Words, "TableWords", "表中文字", Face::Fang, (21, 18)).spaced(CELL).last(LEFT),
    style(Look::Figure, "TableFigure", "表中数字", Face::Fang, (21, 18)).spaced(CELL).last(RIGHT),
    style(Look::Middle, "TableMiddle", "表中居中", Face::Fang, (21, 18)).spaced(CELL).last(CENTRE),
    style(Look::Label, "FormLabel", "栏目名", Face::Hei, (24, 18)).spaced(Space { least: 336, ..CELL }).last(CENTRE),
    style(Look::Field, "FormField", "栏目内容", Face::Fang, (24, 18)).spaced(Space { least: 336, ..CELL }).last(LEFT),
    style(Look::End, "SheetEnd", "页末", Face::Fang, (2, 2)).spaced(Space { exact: 20, ..PLAIN }),
    style(Look::Footer, "Footer", "footer", Face::Song, (28, 21)),
];

/// The run of a sum.
pub const SUM: &str = "Sum";
/// A heading that is run into the text.
pub const RUN_IN: &str = "RunIn";

/// Whether its words are Chinese.
pub fn is_chinese(paper: &Paper) -> bool {
    paper.language.starts_with("zh")
}

/// The id of a style.
pub fn id(look: Look) -> &'static str {
    STYLES.iter().find(|style| style.look == look).map_or("Normal", |style| style.id)
}

impl Space {
    /// Where all has to find room on one page, a fifth of what stands apart, and lines as high as their letters.
    fn xml(self, is_dense: bool) -> String {
        let share = |twips: u16| if is_dense { twips / 5 } else { twips };
        let (before, after) = (share(self.before), share(self.after));
        let (line, rule) = match (self.exact, self.least) {
            (exact, _) if exact > 0 && (!is_dense || exact < LINE) => (exact, "exact"),
            (0, least) if least > 0 && !is_dense => (least, "atLeast"),
            _ => (240, "auto"),
        };
        let is_on_grid = !is_dense && self.exact == 0 && self.least == 0;
        let snap = if is_on_grid { "" } else { "<w:snapToGrid w:val=\"0\"/>" };
        format!("{snap}<w:spacing w:before=\"{before}\" w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"{rule}\"/>")
    }
}

const fn style(look: Look, id: &'static str, name: &'static str, face: Face, size: (u16, u16)) -> Style {
    Style { look, id, name, face, size, space: PLAIN, first: "", last: "", is_red: false }
}

impl Style {
    const fn spaced(self, space: Space) -> Self {
        Self { space, ..self }
    }

    const fn first(self, first: &'static str) -> Self {
        Self { first, ..self }
    }

    const fn last(self, last: &'static str) -> Self {
        Self { last, ..self }
    }

    const fn red(self) -> Self {
        Self { is_red: true, ..self }
    }

    fn xml(&self, paper: &Paper) -> String {
        let Style { id, name, face, size, space, first, last, is_red, .. } = self;
        let size = if paper.is_dense { size.1 } else { size.0 };
        let colour = if *is_red { format!("<w:color w:val=\"{RED}\"/>") } else { String::new() };
        format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>\
             <w:pPr>{first}{}{last}</w:pPr><w:rPr>{}{colour}<w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/></w:rPr></w:style>",
            space.xml(paper.is_dense),
            face.xml(paper),
        )
    }
}

/// The styles of the document.
pub fn styles(paper: &Paper) -> String {
    let size = if paper.is_dense { 21 } else { 32 };
    let language = attribute(if is_chinese(paper) { "en-US" } else { paper.language.as_str() });
    let run = |id: &str, name: &str, face: Face| {
        format!(
            "<w:style w:type=\"character\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:rPr>{}</w:rPr></w:style>",
            face.xml(paper)
        )
    };
    let all: String = STYLES.iter().map(|style| style.xml(paper)).collect();
    format!(
        "{HEADER}<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>{fang}<w:sz w:val=\"{size}\"/>\
         <w:szCs w:val=\"{size}\"/><w:lang w:val=\"{language}\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>\
         <w:pPrDefault><w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>\
         <w:jc w:val=\"both\"/></w:pPr></w:pPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/></w:style>\
         {all}{}{}</w:styles>",
        run(RUN_IN, "段首标题", Face::Kai),
        run(SUM, "合计", Face::Hei),
        fang = Face::Fang.xml(paper),
    )
}

/// Which other font is taken where one is missing.
pub fn fonts() -> String {
    let fonts: String = Face::ALL
        .into_iter()
        .map(|face| {
            let (name, other) = face.names();
            format!("<w:font w:name=\"{name}\"><w:altName w:val=\"{other}\"/><w:charset w:val=\"86\"/></w:font>")
        })
        .collect();
    format!("{HEADER}<w:fonts xmlns:w=\"{MAIN}\">{fonts}</w:fonts>")
}

/// What the parts of a document are written in.
pub const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
