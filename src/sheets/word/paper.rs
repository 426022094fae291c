//! What is to be written.

use serde::Deserialize;

/// A document.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Paper {
    /// The language of its words, as XML names languages; Latin letters and figures of a Chinese one are of the Chinese fonts.
    pub language: String,
    /// Signs that begin no line beside those that never do: units that stay with the number before them.
    pub never_first: String,
    /// Whether all of it has to find room on one page.
    pub is_dense: bool,
    /// Its sheets, each from a new page.
    pub sheets: Vec<Sheet>,
}

/// A sheet, and as many as its blocks need.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Sheet {
    /// Whether it lies on its long side.
    pub is_wide: bool,
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// One part of a sheet.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A paragraph.
    Line(Look, Vec<Run>),
    /// Texts over the width of a line: one in its middle, two at its ends, three at both and in the middle.
    Spread(Look, Vec<String>),
    /// Who signs and the day, with room for the seal.
    Signature(String, String),
    /// A table.
    Table(Table),
    /// The rows of a form.
    Form(Vec<FormRow>),
}

/// How a paragraph looks, by what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// 发文机关标志.
    Issuer,
    /// 发文字号, with the red rule below.
    Number,
    /// 标题.
    Title,
    /// 主送.
    Addressee,
    /// A heading.
    Heading,
    /// Running text.
    Text,
    /// The first of several lines that stand apart.
    FirstLine,
    /// A line behind that.
    Line,
    /// Who signs, and the day.
    Signature,
    /// A line of 版记, at the foot of the page.
    Imprint,
    /// What stands at the head of an annex.
    Annex,
    /// The title of a table.
    TableTitle,
    /// What stands between that and the table.
    TableNote,
    /// What stands below a table.
    TableFoot,
    /// Where something is cut off.
    Cut,
    /// The head of a column.
    Head,
    /// A cell of words.
    Words,
    /// A cell of figures.
    Figure,
    /// A cell in the middle.
    Middle,
    /// The label of a field of a form.
    Label,
    /// What stands beside a label.
    Field,
    /// What ends a sheet and says nothing.
    End,
    /// The foot of a page.
    Footer,
}

/// A run of words.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether it is a heading that is run into the text.
    pub is_run_in: bool,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Table {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
pub struct Column {
    /// Its head, which is repeated on each page.
    pub head: String,
    /// How its cells stand.
    pub cells: Cells,
}

/// How cells stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cells {
    /// At the left.
    Words,
    /// At the right.
    Figures,
    /// In the middle.
    Middle,
}

/// A row.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Row {
    /// A text for every column.
    pub cells: Vec<String>,
    /// Whether it is a sum.
    pub is_sum: bool,
}

/// A row of a form.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct FormRow {
    /// Its fields, one or two.
    pub fields: Vec<Field>,
    /// How many lines are kept free for the pen, at least.
    pub lines: u8,
}

/// A label with what stands beside it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Deserialize)]
pub struct Field {
    /// The label.
    pub label: String,
    /// What stands beside it.
    pub text: String,
}
