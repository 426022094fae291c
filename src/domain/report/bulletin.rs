//! Compose: a bulletin as a tree, from the facts of its month, the template that it is made by, what its entry says of number and recipients,
//! and what people wrote over.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::month::Month;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::bulletin as register;
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};

use super::annexes;
use super::document::{Block, Document, Edited, Paragraph, Table, chinese_number, item_number};
use super::facts::{Facts, Last, Wanted};
use super::kept::{self, Written};
use super::rules::{PARTS, ParagraphRule, unit_of};
use super::said::Rows;
use super::when;
use super::wording::Wording;
use super::wordings;

/// What stands around the text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Frame {
    /// Whether it has the head of a brief.
    pub is_brief: bool,
    /// 发文字号 or 期号; empty until it has one.
    pub number: String,
    /// 主送, 发.
    pub to: Vec<String>,
    /// 报.
    pub up: Vec<String>,
    /// 送.
    pub across: Vec<String>,
    /// 编辑, 审核, 签发.
    pub editing: [String; 3],
    /// 印数.
    pub copies: Option<i64>,
    /// 印发日期; none while it is a draft.
    pub issued_on: Option<NaiveDate>,
}

/// Whether a bulletin is issued.
pub fn is_issued(entry: &Entry) -> bool {
    entry.text(register::STATE) == register::ISSUED
}

/// The document of a bulletin: as it was issued, else as the book has it today.
pub fn document(book: &Book, tables: &Tables, office: &EntityId, entry: &Entry, today: NaiveDate) -> Document {
    let issued = is_issued(entry).then(|| kept::frozen(book, &entry.id)).flatten();
    issued.unwrap_or_else(|| draft(book, tables, office, entry, today))
}

/// The document as the book has it today, whether it was issued or not.
pub fn draft(book: &Book, tables: &Tables, office: &EntityId, entry: &Entry, today: NaiveDate) -> Document {
    let (facts, wording) = gathered(book, tables, office, entry, today);
    compose(&facts, &wording, &Frame::of(entry), &kept::written(book, &entry.id))
}

/// What a bulletin is made of, and the template that it is made by.
fn gathered<'a>(
    book: &'a Book,
    tables: &'a Tables,
    office: &EntityId,
    entry: &Entry,
    today: NaiveDate,
) -> (Facts<'a>, Wording) {
    let wording = wordings::made_by(book, &entry.id).wording();
    let mut facts = Facts::gather(book, tables, office, wanted(book, tables, entry, today));
    facts.bands.clone_from(&wording.bands);
    (facts, wording)
}

/// What an entry asks for. Without a month it is the last closed one.
fn wanted(book: &Book, tables: &Tables, entry: &Entry, today: NaiveDate) -> Wanted {
    let month = |entry: &Entry| entry.get(register::PERIOD).map(|when| Month::of(when.first_day()));
    let as_of = month(entry).unwrap_or_else(|| Month::closed(today));
    let day_of = |entry: &Entry| entry.get(register::DAY).map(|when| when.first_day());
    let is_before = |other: &&Arc<Entry>| {
        other.id != entry.id
            && is_issued(other)
            && month(other).is_some_and(|month| month < as_of && month.year() == as_of.year())
    };
    let last = tables.entries().all(&register::REGISTER).filter(is_before).max_by_key(|other| month(other));
    let last = last.and_then(|last| {
        let kept = kept::frozen(book, &last.id)?;
        let figure = |key: &str| kept.figures.get(key).and_then(|text| kept::figure(text));
        let as_of = month(last)?;
        let day = day_of(last).unwrap_or_else(|| as_of.last_day());
        Some(Last { as_of, day, completion: figure(COMPLETION), plan: figure(PLAN) })
    });
    let day = day_of(entry).unwrap_or(today);
    Wanted { as_of, day, basis: entry.text(register::BASIS).to_owned(), leader: None, last }
}

const COMPLETION: &str = "completion";
const PLAN: &str = "plan";

impl Frame {
    /// What an entry says.
    pub fn of(entry: &Entry) -> Self {
        let text = |place| entry.text(place).trim().to_owned();
        let names = |place: Place<Arc<[Arc<str>]>>| -> Vec<String> {
            entry.get(place).map(|names| names.iter().map(|name| name.to_string()).collect()).unwrap_or_default()
        };
        Self {
            is_brief: entry.text(register::HEAD) == register::BRIEF,
            number: text(register::NUMBER),
            to: names(register::TO),
            up: names(register::UP),
            across: names(register::ACROSS),
            editing: [text(register::EDITOR), text(register::CHECKER), text(register::SIGNER)],
            copies: entry.get(register::COPIES),
            issued_on: entry.get(register::ISSUED_ON).map(|when| when.first_day()),
        }
    }
}

/// Puts the document together.
pub fn compose(facts: &Facts, wording: &Wording, frame: &Frame, written: &BTreeMap<String, Written>) -> Document {
    let title = title(facts);
    let tables = annexes::all(facts);
    let mut blocks = head(facts, frame, &title);
    blocks.extend(text(facts, wording, written));
    blocks.push(Block::Lines(vec![rounding_note(facts.settings.rounding)]));
    if !tables.is_empty() {
        blocks.push(Block::Lines(annex_list(&tables)));
    }
    if !frame.is_brief {
        blocks.push(signature(facts, frame));
    }
    for (place, table) in tables.into_iter().enumerate() {
        let number = place + 1;
        blocks.push(Block::Annex(Text::owned(format!("附件{number}"), format!("Annex {number}"))));
        blocks.push(Block::Table(table));
    }
    blocks.push(Block::Imprint(imprint(facts, frame)));
    let exact = [(COMPLETION, facts.total.completion()), (PLAN, facts.total.plan())];
    let figures = exact
        .into_iter()
        .filter_map(|(key, figure)| figure.value().ok().map(|figure| (key.to_owned(), kept::figure_text(figure))));
    Document { name: title, blocks, figures: figures.collect(), is_one_page: false }
}

fn title(facts: &Facts) -> Text {
    let (month, year) = (facts.wanted.as_of, facts.wanted.as_of.year());
    let months = when::months(month);
    Text::owned(
        format!("{}关于{year}年{}重点工程项目推进情况的督查通报", facts.office, months.zh),
        format!("{}: bulletin on key construction projects, {}", facts.office, months.en),
    )
}

fn head(facts: &Facts, frame: &Frame, title: &Text) -> Vec<Block> {
    let year = facts.wanted.as_of.year();
    let number = match (frame.number.is_empty(), frame.is_brief) {
        (false, _) => frame.number.clone(),
        (true, true) => format!("{year}年第　期"),
        (true, false) => format!("〔{year}〕　号"),
    };
    let number = Text::owned(number, "");
    if frame.is_brief {
        let day = frame.issued_on.map(when::day).unwrap_or_default();
        return vec![
            Block::Issuer(Text::new("督查通报", "Inspection bulletin")),
            Block::Number(vec![number, Text::owned(facts.office.clone(), ""), day]),
            Block::Title(title.clone()),
        ];
    }
    let to = if frame.to.is_empty() { concerned(facts) } else { frame.to.clone() };
    let issuer = Text::owned(format!("{}文件", facts.office), facts.office.clone());
    let mut blocks = vec![Block::Issuer(issuer), Block::Number(vec![number]), Block::Title(title.clone())];
    if !to.is_empty() {
        blocks.push(Block::Addressee(Text::owned(format!("{}：", to.join("、")), format!("{}:", to.join(", ")))));
    }
    blocks
}

/// The units concerned: those of the projects in their order, then those that have an open problem and no project of their own.
fn concerned(facts: &Facts) -> Vec<String> {
    let mut units: Vec<String> = facts.units.iter().map(|unit| unit.name.clone()).collect();
    let open = facts.ledger.problems.iter().filter(|problem| problem.is_open());
    for unit in open.map(|problem| unit_of(facts, problem)).filter(|unit| !unit.is_empty()) {
        if !units.contains(&unit) {
            units.push(unit);
        }
    }
    units
}

/// The parts that say something, numbered.
fn text(facts: &Facts, wording: &Wording, written: &BTreeMap<String, Written>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut number = 0;
    for part in wording.parts() {
        let paragraphs: Vec<(&ParagraphRule, Paragraph)> = part
            .paragraphs
            .iter()
            .map(|rule| (rule, paragraph(rule, facts, wording, written.get(rule.id))))
            .filter(|(_, paragraph)| !paragraph.is_empty() || paragraph.edited.is_some())
            .collect();
        let are_empty = paragraphs.iter().all(|(_, paragraph)| paragraph.is_empty());
        if paragraphs.is_empty() {
            continue;
        }
        // What a person left out stays in a draft, to be taken back; its heading goes with it.
        let heading = wording.heading(part);
        if !heading.is_blank() && !are_empty {
            number += 1;
            blocks.push(Block::Heading(Text::owned(
                format!("{}、{}", chinese_number(number), heading.get(Lang::Zh)),
                format!("{number}. {}", heading.get(Lang::En)),
            )));
        }
        let are_many = paragraphs.iter().filter(|(_, paragraph)| !paragraph.is_empty()).count() > 1;
        let mut place = 0;
        for (rule, mut paragraph) in paragraphs {
            if are_many && !paragraph.is_empty() {
                let number = |lang| item_number(place, lang);
                paragraph.head = Text::owned(
                    format!("{}{}。", number(Lang::Zh), rule.name.zh),
                    format!("{}{}.", number(Lang::En), rule.name.en),
                );
                place += 1;
            }
            blocks.push(Block::Paragraph(paragraph));
        }
    }
    blocks
}

fn paragraph(rule: &ParagraphRule, facts: &Facts, wording: &Wording, written: Option<&Written>) -> Paragraph {
    let mut paragraph = Paragraph {
        id: rule.id.to_owned(),
        head: Text::default(),
        sentences: wording.sentences(rule, facts),
        is_list: rule.is_list,
        edited: None,
    };
    paragraph.edited = written
        .map(|written| Edited { text: written.text.clone(), is_stale: written.made != paragraph.made(Lang::Zh) });
    paragraph
}

/// The paragraph of this id as the book has it, with what a person wrote over it; none where there is no such paragraph.
pub fn paragraph_of(
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    entry: &Entry,
    today: NaiveDate,
    id: &str,
) -> Option<Paragraph> {
    let rule = PARTS.iter().flat_map(|part| part.paragraphs).find(|rule| rule.id == id)?;
    let (facts, wording) = gathered(book, tables, office, entry, today);
    Some(paragraph(rule, &facts, &wording, kept::written(book, &entry.id).get(id)))
}

/// What the figures of each paragraph of a draft rest on, for a page that shows it beside the text.
pub fn names() -> impl Iterator<Item = (&'static str, &'static Text)> {
    PARTS.iter().flat_map(|part| part.paragraphs).map(|rule| (rule.id, &rule.name))
}

/// The ids of the paragraphs that a bulletin prints, by the template that it is made by.
pub fn printed(book: &Book, bulletin: &EntityId) -> Vec<&'static str> {
    let wording = wordings::made_by(book, bulletin).wording();
    wording.parts().flat_map(|part| part.paragraphs).map(|rule| rule.id).collect()
}

fn rounding_note(rounding: Rounding) -> Text {
    match rounding {
        Rounding::HalfAway => Text::new(
            "注：百分率、百分点保留1位小数，四舍五入。差值按未取舍的数据计算，与表列数相减可能相差0.1。",
            "Note: rates and points have 1 decimal, rounded half away from zero. Differences are of exact figures and may differ by 0.1 from those of the tables.",
        ),
        Rounding::Truncate => Text::new(
            "注：百分率、百分点保留1位小数，以后各位舍去。差值按未取舍的数据计算，与表列数相减可能相差0.1。",
            "Note: rates and points have 1 decimal, the rest is cut off. Differences are of exact figures and may differ by 0.1 from those of the tables.",
        ),
    }
}

fn annex_list(tables: &[Table]) -> Vec<Text> {
    if let [only] = tables {
        return vec![Text::owned(format!("附件：{}", only.title.zh), format!("Annex: {}", only.title.en))];
    }
    let line = |(place, table): (usize, &Table)| {
        let (before, before_en) = if place == 0 { ("附件：", "Annexes: ") } else { ("　　　", "") };
        let (number, title) = (place + 1, &table.title);
        Text::owned(format!("{before}{number}.{}", title.zh), format!("{before_en}{number}. {}", title.en))
    };
    tables.iter().enumerate().map(line).collect()
}

fn signature(facts: &Facts, frame: &Frame) -> Block {
    let blank = || Text::owned("　　　　年　　月　　日", "Date:");
    Block::Signature(Text::owned(facts.office.clone(), ""), frame.issued_on.map_or_else(blank, when::day))
}

fn imprint(facts: &Facts, frame: &Frame) -> Vec<Text> {
    let mut lines = Vec::new();
    let names = |zh: &str, en: &str, names: &[String]| {
        (!names.is_empty())
            .then(|| Text::owned(format!("{zh}{}。", names.join("、")), format!("{en}{}.", names.join(", "))))
    };
    if frame.is_brief {
        lines.extend(names("报：", "Reported to: ", &frame.up));
        lines.extend(names("送：", "Copied to: ", &frame.across));
        lines.extend(names("发：", "To: ", &frame.to));
    } else {
        let both: Vec<String> = [&frame.up, &frame.across]
            .into_iter()
            .filter(|part| !part.is_empty())
            .map(|part| part.join("、"))
            .collect();
        if !both.is_empty() {
            lines.push(Text::owned(format!("抄送：{}。", both.join("，")), format!("Copies: {}.", both.join(", "))));
        }
        let day = frame.issued_on.map(when::day);
        let day = day.unwrap_or_else(|| Text::new("　　　　年　　月　　日", ""));
        lines.push(Text::owned(
            format!("{}　{}印发", facts.office, day.zh),
            format!("{}, issued {}", facts.office, day.en),
        ));
    }
    let [editor, checker, signer] =
        frame.editing.each_ref().map(|name| if name.is_empty() { "　　　" } else { name.as_str() });
    let (copies, copies_en) = frame
        .copies
        .map_or_else(Default::default, |copies| (format!("　（共印{copies}份）"), format!(" ({copies} copies)")));
    lines.push(Text::owned(
        format!("编辑：{editor}　审核：{checker}　签发：{signer}{copies}"),
        format!("Edited: {editor}  Checked: {checker}  Signed: {signer}{copies_en}"),
    ));
    lines
}

/// The rows that a document of today leads to, by the text that leads there; what an issued one leads to, it no longer knows.
pub fn leads(document: &Document) -> impl Iterator<Item = &Rows> {
    let pieces = document.paragraphs().flat_map(|paragraph| &paragraph.sentences);
    pieces.flat_map(|sentence| sentence.said.pieces(Lang::Zh)).filter_map(|piece| piece.rows.as_ref())
}
