//! A document as a tree that any writer takes: headings, paragraphs with what they rest on, tables, forms. It knows no page and no paper.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::said::{Rows, Said};
use crate::domain::text::{Lang, Text};

/// A document: a bulletin, an order, a notice.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Document {
    /// What it is called: its title in one line, for the window and the file.
    pub name: Text,
    /// What it says, from above.
    pub blocks: Vec<Block>,
    /// Exact figures that later documents compare with, `numerator/denominator` by key.
    pub figures: BTreeMap<String, String>,
    /// Whether all of it has to find room on one page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_one_page: bool,
}

/// One part of a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Block {
    /// 发文机关标志, red.
    Issuer(Text),
    /// 发文字号 or 期号, with the red rule below; what stands left and right of it in a brief.
    Number(Vec<Text>),
    /// 标题.
    Title(Text),
    /// 主送.
    Addressee(Text),
    /// 「一、总体情况」.
    Heading(Text),
    /// A paragraph.
    Paragraph(Paragraph),
    /// 注, 附件说明: lines that nobody edits.
    Lines(Vec<Text>),
    /// 署名 and 成文日期.
    Signature(Text, Text),
    /// 版记: its lines between rules.
    Imprint(Vec<Text>),
    /// An annex or the next form, from a new page: what stands at its left edge.
    Annex(Text),
    /// A table.
    Table(Table),
    /// The rows of a form.
    Form(Vec<FormRow>),
    /// The line at which the receipt is cut off.
    Cut(Text),
}

/// A paragraph that a person may write over.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Paragraph {
    /// By which it is known for ever.
    pub id: String,
    /// 「（一）投资完成情况。」, run into the text; empty for none.
    pub head: Text,
    /// What the figures say.
    pub sentences: Vec<Sentence>,
    /// Whether each sentence is an item of its own, numbered.
    pub is_list: bool,
    /// What a person wrote instead.
    pub edited: Option<Edited>,
}

/// A sentence with the rule that made it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Sentence {
    /// The id of its rule.
    pub rule: String,
    /// What it says.
    pub said: Said,
}

/// What a person wrote in place of a paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Edited {
    /// What they wrote; line breaks begin a new paragraph.
    pub text: String,
    /// Whether the figures beneath say something else now than when it was written.
    pub is_stale: bool,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Cells {
    /// Words, at the left.
    #[default]
    Words,
    /// Figures, at the right.
    Figures,
    /// Ranks, lights, days: in the middle.
    Middle,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Column {
    /// Its head, with the unit where its cells have one.
    pub head: Text,
    /// What its cells hold.
    pub cells: Cells,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TableRow {
    /// A text for every column.
    pub cells: Vec<Text>,
    /// Whether it is a sum.
    pub is_sum: bool,
    /// What the row is about.
    #[serde(skip)]
    pub rows: Option<Rows>,
    /// What its cells rest on, in their order; where nothing is said, nothing.
    #[serde(skip)]
    pub leads: Vec<Option<Rows>>,
}

/// A table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// By which it is known for ever.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What stands above it: until when, in which unit.
    pub notes: Vec<Text>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, sums among them.
    pub rows: Vec<TableRow>,
    /// What stands below it.
    pub foot: Text,
}

/// A row of a form: labels and what stands beside them.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct FormRow {
    /// Pairs of a label and its text.
    pub cells: Vec<(Text, Text)>,
    /// How many lines are kept free for the pen, at least.
    pub lines: u8,
}

impl Paragraph {
    /// What the figures say, as one text.
    pub fn made(&self, lang: Lang) -> String {
        if self.is_list {
            let items = self.sentences.iter().enumerate();
            let items = items.map(|(place, item)| format!("{}{}", item_number(place, lang), item.said.text(lang)));
            return items.collect::<Vec<_>>().join("\n");
        }
        Said::sentences(self.sentences.iter().map(|sentence| sentence.said.clone())).text(lang)
    }

    /// What it says: what a person wrote, else what the figures say.
    pub fn text(&self, lang: Lang) -> String {
        self.edited.as_ref().map_or_else(|| self.made(lang), |edited| edited.text.clone())
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match &self.edited {
            Some(edited) => edited.text.trim().is_empty(),
            None => self.sentences.iter().all(|sentence| sentence.said.is_empty()),
        }
    }
}

impl Document {
    /// Its paragraphs.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph),
            _ => None,
        })
    }

    /// Its tables.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }
}

impl Table {
    /// A column of words, figures or what stands in the middle.
    pub fn column(zh: &'static str, en: &'static str, cells: Cells) -> Column {
        Column { head: Text::new(zh, en), cells }
    }
}

impl TableRow {
    /// A row about something, with its texts.
    pub fn of(rows: Rows, cells: Vec<Text>) -> Self {
        Self { cells, rows: Some(rows), ..Self::default() }
    }

    /// A sum.
    pub fn sum(cells: Vec<Text>) -> Self {
        Self { cells, is_sum: true, ..Self::default() }
    }
}

/// A cell of words that are the same in both languages.
pub fn cell(text: impl Into<String>) -> Text {
    Text::owned(text, "")
}

/// 「（一）」 before the item at this place.
pub fn item_number(place: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("（{}）", chinese_number(place + 1)),
        Lang::En => format!("({}) ", place + 1),
    }
}

/// A number as headings count: 一, 十, 十一, 二十一; digits above 99.
pub fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (number / 10, number % 10) {
        (0, ones) => DIGITS[ones].to_owned(),
        (1, ones) => format!("十{}", DIGITS[ones]),
        (tens @ 2..=9, ones) => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
        _ => number.to_string(),
    }
}
