//! Which rows of a list are projects: sums, notes, titles of groups and headings that are repeated are told apart by their words.
//!
//! A row that is left out is shown with its reason, and a person can take it in after all.

use crate::domain::decimal::half_width;
use crate::domain::folding::fold;

use super::records::Row;
use super::table::Table;

/// What kind of row it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RowKind {
    /// 合计, 小计, 全县合计, 其中：省级项目.
    Sum,
    /// 一、续建项目.
    GroupTitle,
    /// 备注：…, 填表人：…, 第 2 页.
    Note,
    /// The heading or a title once more, as on every printed page, or the numbers of the columns under it.
    Heading,
    /// A project.
    Project,
}

/// Words for adding up, the longest first.
const SUMS: [&str; 12] = [
    "grandtotal",
    "subtotals",
    "subtotal",
    "sub-total",
    "totals",
    "total",
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "sum",
];
/// Sums that stand behind what they are of only in Chinese: 全县合计.
const SUMS_BEHIND: [&str; 6] = ["合计", "总计", "小计", "共计", "累计", "合計"];
/// What may stand beside a sum: how many there are of what.
const COUNTED: [&str; 20] = [
    "项目", "工程", "projects", "project", "rows", "items", "万元", "亿元", "个", "项", "户", "家", "条", "件", "元",
    "亩", "公里", "共", "计", "数",
];
/// What follows is only a part of a sum.
const PARTS: [&str; 4] = ["其中:", "其中,", "其中：", "ofwhich:"];

/// Words with which notes and signatures begin.
const NOTES: [&str; 66] = [
    "备注",
    "附注",
    "注释",
    "注",
    "填表说明",
    "填报说明",
    "编制说明",
    "情况说明",
    "说明",
    "填表人",
    "填报人",
    "填表单位",
    "填报单位",
    "填报日期",
    "填报时间",
    "填表日期",
    "填表时间",
    "报送单位",
    "报送部门",
    "报送人",
    "报送日期",
    "上报单位",
    "上报时间",
    "编制单位",
    "编制人",
    "制表单位",
    "制表人",
    "制表日期",
    "制表时间",
    "制表",
    "制单",
    "审核人",
    "审核",
    "复核人",
    "复核",
    "校核",
    "审批人",
    "审定",
    "统计人",
    "统计日期",
    "统计时间",
    "统计负责人",
    "经办人",
    "联系电话",
    "联系人",
    "联系方式",
    "电话",
    "传真",
    "单位负责人",
    "部门负责人",
    "分管领导",
    "主要领导",
    "负责人",
    "单位(盖章)",
    "盖章",
    "数据来源",
    "资料来源",
    "截止日期",
    "截止时间",
    "单位",
    "note",
    "source",
    "preparedby",
    "checkedby",
    "approvedby",
    "contact",
];
/// Texts that are notes as a whole.
const WHOLE_NOTES: [&str; 8] =
    ["以下空白", "(以下空白)", "以下无正文", "(以下无正文)", "本页以下空白", "(盖章)", "endoflist", "endofreport"];
/// Marks that stand in front of a note.
const NOTE_MARKS: [char; 4] = ['*', '※', '★', '▲'];

const CHINESE_DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
const STEMS: [char; 10] = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// The kind of every row of a table whose names stand in this column, and whose numbers in these in front of it.
pub(super) fn kinds(table: &Table, name: usize, number_columns: Vec<usize>) -> Vec<RowKind> {
    let list = ListRows::of(table, name, number_columns);
    let mut kinds: Vec<RowKind> = table.rows.iter().map(|row| list.kind(row)).collect();
    let first = kinds.iter().position(|kind| *kind != RowKind::Heading).unwrap_or(0);
    if table.rows.get(first).is_some_and(numbers_columns) {
        kinds[first] = RowKind::Heading;
    }
    go_on_with_notes(table, &mut kinds);
    kinds
}

/// Lines of one cell behind the first note at the foot belong to it.
fn go_on_with_notes(table: &Table, kinds: &mut [RowKind]) {
    let is_project = |(row, kind): &(&Row, &RowKind)| **kind == RowKind::Project && row.filled() > 1;
    let rows = table.rows.iter().zip(kinds.iter());
    let foot = rows.collect::<Vec<_>>().iter().rposition(is_project).map_or(0, |last| last + 1);
    if table.width() < 2 || foot == 0 {
        return;
    }
    let Some(note) = kinds.iter().skip(foot).position(|kind| *kind == RowKind::Note) else { return };
    for kind in kinds.iter_mut().skip(foot + note).filter(|kind| **kind == RowKind::Project) {
        *kind = RowKind::Note;
    }
}

/// How this list marks the rows between the projects.
struct ListRows<'a> {
    table: &'a Table,
    name: usize,
    /// The columns in front of the name that are not imported: 序号.
    number_columns: Vec<usize>,
    /// Whether 一 and 二 in those columns mark groups, because the projects are counted 1, 2, 3.
    by_number: bool,
    /// Whether 一、 in front of a name marks a group, because most names are without.
    by_name: bool,
}

impl<'a> ListRows<'a> {
    fn of(table: &'a Table, name: usize, number_columns: Vec<usize>) -> Self {
        let count = |is_marked: &dyn Fn(&Row) -> bool| table.rows.iter().filter(|row| is_marked(row)).count();
        let numbered = |row: &Row| number_columns.iter().any(|column| is_chinese_number(row.cell(*column)));
        let counted = |row: &Row| number_columns.iter().any(|column| row.cell(*column).parse::<u32>().is_ok());
        let titled = |row: &Row| starts_with_chinese_number(row.cell(name));
        ListRows {
            by_number: count(&numbered) < count(&counted),
            by_name: count(&titled) * 2 < table.rows.len(),
            table,
            name,
            number_columns,
        }
    }

    fn kind(&self, row: &Row) -> RowKind {
        let name = row.cell(self.name);
        let first_filled = row.cells.iter().map(String::as_str).find(|cell| !cell.is_empty()).unwrap_or_default();
        let first = if name.is_empty() { first_filled } else { "" };
        let mut words = self.number_columns.iter().map(|column| row.cell(*column)).chain([name, first]);
        let mut in_front = (0..self.name).map(|column| row.cell(column));
        if self.is_heading(row) {
            return RowKind::Heading;
        }
        if in_front.any(is_bare_sum) || words.clone().any(is_sum) {
            return RowKind::Sum;
        }
        if words.clone().any(|cell| is_note(cell, row.filled())) {
            return RowKind::Note;
        }
        let numbered = self.by_number && self.number_columns.iter().any(|column| is_chinese_number(row.cell(*column)));
        let titled = self.by_name && starts_with_chinese_number(name);
        let counted = row.filled() == 1 && self.table.width() > 2 && words.any(ends_with_count);
        match numbered || titled || counted {
            true => RowKind::GroupTitle,
            false => RowKind::Project,
        }
    }

    /// Whether the row is the heading again, or a title above it.
    fn is_heading(&self, row: &Row) -> bool {
        let filled = row.filled();
        let repeats = |heading: &Row| {
            let same = |column: &usize| fold(row.cell(*column)) == fold(heading.cell(*column));
            let alike = row.filled_columns().filter(same).count();
            alike * 3 > filled * 2 && (alike > 1 || self.table.width() == 1)
        };
        let texts = |row: &Row| row.cells.iter().filter(|cell| !cell.is_empty()).map(|cell| fold(cell)).collect();
        let is_title = |title: &Row| {
            let (one, other): (Vec<String>, Vec<String>) = (texts(row), texts(title));
            one == other
        };
        self.table.heading_rows.iter().any(repeats) || self.table.titles.iter().any(is_title)
    }
}

/// Whether the cells of a row are the numbers of the columns: `1,2,3,4`, `甲,乙,1,2`.
fn numbers_columns(row: &Row) -> bool {
    let mut stems = 0;
    let mut numbers = 0;
    for cell in row.cells.iter().filter(|cell| !cell.is_empty()) {
        let bare = fold(cell);
        let bare = bare.trim_matches(['(', ')']);
        let mut letters = bare.chars();
        match (letters.next(), letters.next()) {
            (Some(stem), None) if numbers == 0 && STEMS.get(stems) == Some(&stem) => stems += 1,
            _ if bare.parse() == Ok(numbers + 1) => numbers += 1,
            _ => return false,
        }
    }
    (stems == 0 && numbers > 2) || (stems > 1 && numbers > 0 && stems + numbers > 3)
}

/// 合计, 合 计：, 合计（共2项）, 小计(3个), Total: 12 projects.
fn is_bare_sum(text: &str) -> bool {
    let words = fold(text);
    SUMS.iter().any(|sum| words.strip_prefix(sum).is_some_and(is_count))
}

/// Whether nothing is said but how many there are.
fn is_count(text: &str) -> bool {
    let mut rest = text.to_owned();
    for word in COUNTED {
        rest = rest.replace(word, "");
    }
    rest.chars().all(|c| !c.is_alphabetic())
}

/// The same, with what it is the sum of behind it or in front of it: 合计：市政类, 全县合计, 一、续建项目小计（3个）, County total.
fn is_sum(text: &str) -> bool {
    let words = fold(text);
    if words.is_empty() {
        return false;
    }
    if is_bare_sum(text) || PARTS.iter().any(|part| words.starts_with(part)) {
        return true;
    }
    let named_behind =
        |sum: &&'static str| words.strip_prefix(*sum).is_some_and(|rest| rest.starts_with([':', '(', '-', '/', '、']));
    if SUMS.iter().any(named_behind) {
        return true;
    }
    let spaced: Vec<&str> = text.split_whitespace().collect();
    if spaced.len() > 1 && is_bare_sum(spaced[0]) && spaced[0].chars().count() > 1 && !spaced[0].is_ascii() {
        return true;
    }
    let bare = without_count(&words);
    if SUMS_BEHIND.iter().any(|sum| bare.ends_with(sum)) {
        return true;
    }
    let last = spaced.last().map(|word| fold(word)).unwrap_or_default();
    matches!(last.trim_end_matches(':'), "total" | "totals" | "subtotal" | "sub-total")
}

/// The words without how many there are at the end: 小计（3个）, 合计：2项.
fn without_count(words: &str) -> &str {
    let bare = words.trim_end_matches([':', ',', '。']);
    let bracket = bare.strip_suffix(')').and_then(|inside| inside.rsplit_once('('));
    let bare = match bracket {
        Some((front, inside)) if is_count(inside) => front,
        _ => bare,
    };
    let digits = bare.trim_end_matches(['个', '项', '户', '家']);
    match digits.len() < bare.len() && digits.ends_with(|c: char| c.is_ascii_digit()) {
        true => digits.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(':'),
        false => bare,
    }
}

/// 备注：…, 注1、…, 填表人：…, 第 2 页 共 3 页.
fn is_note(text: &str, filled: usize) -> bool {
    let words = fold(text);
    let bare = words.trim_start_matches(NOTE_MARKS);
    if bare.is_empty() {
        return false;
    }
    if WHOLE_NOTES.contains(&bare) || is_page_number(bare) {
        return true;
    }
    let marked = bare.len() < words.len();
    NOTES.iter().filter_map(|note| Some((*note, bare.strip_prefix(note)?))).any(|(note, rest)| {
        let rest = rest.strip_prefix('s').unwrap_or(rest);
        let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || CHINESE_DIGITS.contains(&c));
        let behind_number = number.len() < rest.len() && number.starts_with([':', '.', '、', ')', ',']);
        let signed = rest.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(_, rest)| rest);
        let is_alone = rest.is_empty() && note != "单位" && filled < 3;
        rest.starts_with(':')
            || behind_number
            || marked
            || is_alone && note.chars().count() > 1
            || signed.is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
            || (filled < 3 && has_blank_behind(text, note))
    })
}

/// `联系电话 0515-1`: a blank does what a colon does.
fn has_blank_behind(text: &str, note: &str) -> bool {
    let half: String = text.trim_start().chars().map(half_width).flat_map(char::to_lowercase).collect();
    !note.is_ascii()
        && note.chars().count() > 2
        && half.strip_prefix(note).is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

fn is_page_number(words: &str) -> bool {
    let digits_then = |rest: &str, end: &str| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < rest.len() && behind.starts_with(end)
    };
    let chinese = words.strip_prefix('第').is_some_and(|rest| digits_then(rest, "页"));
    let english = words.strip_prefix("page").is_some_and(|rest| {
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        behind.len() < rest.len() && (behind.is_empty() || behind.starts_with("of") || behind.starts_with('/'))
    });
    let bare = words.trim_matches('-');
    let dashed = bare.len() + 2 <= words.len() && !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
    chinese || english || (dashed && words.starts_with('-') && words.ends_with('-'))
}

/// 续建项目（12项）, 新开工项目：.
fn ends_with_count(text: &str) -> bool {
    let words = fold(text);
    let inside = words.strip_suffix(')').and_then(|inside| inside.rsplit_once('('));
    let counts = |(_, inside): (&str, &str)| inside.contains(|c: char| c.is_ascii_digit()) && is_count(inside);
    inside.is_some_and(counts) || (words.ends_with(':') && words.chars().count() > 1)
}

/// `一`, `十二`, `(三)`, `四、`.
fn is_chinese_number(text: &str) -> bool {
    let plain = fold(text);
    let bare = plain.trim_matches(['(', ')', '、', '.', ',']);
    !bare.is_empty() && bare.chars().all(|c| CHINESE_DIGITS.contains(&c))
}

/// `一、续建项目`, `(二)前期项目`.
fn starts_with_chinese_number(text: &str) -> bool {
    let plain = fold(text);
    let digits = plain.trim_start_matches('(').trim_start_matches(CHINESE_DIGITS);
    let bare = plain.trim_start_matches('(');
    digits.len() < bare.len() && (digits.starts_with('、') || (plain.starts_with('(') && digits.starts_with(')')))
}

#[cfg(test)]
mod tests {
    use super::super::mapping::Mapping;
    use super::super::records::Limits;
    use super::super::table::Heading;
    use super::*;

    fn kinds_of(text: &str) -> Vec<RowKind> {
        let table = Table::read(text, Heading::Guess, Limits::USUAL).unwrap();
        Mapping::guess(&table).kinds(&table)
    }

    /// The kind of a row with this name under two projects; in a list without 序号, and in one whose first column is 责任单位.
    #[track_caller]
    fn check(name: &str, expected: RowKind) {
        let list = format!("项目名称,责任单位,总投资(万元)\n北河泵站,水务局,1200\n南湖闸,水务局,800\n{name},,2000\n");
        assert_eq!(kinds_of(&list)[2], expected, "{name}");
        let list = format!("责任单位,项目名称,总投资(万元)\n水务局,北河泵站,1200\n水务局,南湖闸,800\n,{name},2000\n");
        assert_eq!(kinds_of(&list)[2], expected, "{name} behind another column");
    }

    #[test]
    fn sums_are_known_in_the_words_of_people() {
        for name in [
            "合计",
            "合 计",
            "合计：2 个",
            "合计：",
            "全县合计",
            "市政类小计",
            "合计（共2项）",
            "总计2项",
            "小计(3个)",
            "共计：",
            "累计",
            "总　计",
            "合计：市政类",
            "合计 市政类",
            "小计（市政类）",
            "一、续建项目小计",
            "续建项目小计（3个）",
            "东川区合计：12项",
            "本页小计",
            "本年累计",
            "合计2个项目",
            "其中：省级项目",
            "Total",
            "TOTAL:",
            "Sub-total",
            "Grand Total",
            "Total (12 projects)",
            "County total",
            "Totals",
            "Sum",
            "合\u{200b}计",
        ] {
            check(name, RowKind::Sum);
        }
    }

    #[test]
    fn notes_and_signatures_are_known() {
        for name in [
            "备注：以上投资为估算数",
            "注：1.数据截至三月底",
            "注1：含征地费",
            "注2、不含税",
            "说明：",
            "填表人：甲某　审核人：乙某",
            "审核人（签字）：",
            "制表：丙某",
            "制表人: 丙",
            "联系电话：0515-1234567",
            "联系电话 0515-1234567",
            "单位负责人：",
            "填报日期：2026年3月1日",
            "填报单位（盖章）：",
            "数据来源：统计局",
            "第 2 页 共 3 页",
            "第2页",
            "Page 2 of 3",
            "- 2 -",
            "Note: estimates",
            "Source: council",
            "Notes: 1",
            "Prepared by: A",
            "※注：暂定",
            "以下空白",
            "（以下无正文）",
        ] {
            check(name, RowKind::Note);
        }
    }

    #[test]
    fn projects_whose_names_hold_such_a_word_are_projects() {
        for name in [
            "注册中心",
            "合计路改造",
            "合计核算中心",
            "备注册系统",
            "小计量站",
            "累计河堤防",
            "总计划展示馆",
            "说明书印刷厂",
            "审核中心大楼",
            "电话局宿舍",
            "联系电话亭",
            "负责人培训基地",
            "单位宿舍楼",
            "统计局大楼",
            "设计院",
            "审计中心",
            "Total Place pilot",
            "Sumner bridge",
            "Contact centre",
            "Notebook factory",
            "Source protection works",
            "第二页岩气田",
            "三期工程",
            "一中迁建",
            "制表厂搬迁",
            "盖章桥",
        ] {
            check(name, RowKind::Project);
        }
    }

    #[test]
    fn sums_in_other_columns_and_between_the_rows() {
        use RowKind::{GroupTitle, Note, Project, Sum};
        let list = "序号,项目名称,总投资\n,合 计,100\n一,续建项目,60\n1,甲,30\n2,乙,30\n,二、前期项目,40\n3,丙,40\n小计(3个),,40\n";
        assert_eq!(kinds_of(list), [Sum, GroupTitle, Project, Project, GroupTitle, Project, Sum]);
        let list = "责任单位,项目名称,总投资\n水务局,甲,30\n小计,1个,30\n交通局,乙,30\n合计：,2,60\n备注：暂定,,\n其他说明写在这里,,\n";
        assert_eq!(kinds_of(list), [Project, Sum, Project, Sum, Note, Note]);
        let list = "项目名称,行业,总投资\n续建项目（2项）,,\n甲,市政,1\n乙,市政,2\n新开工项目：,,\n丙,市政,3\n填表人：,甲某,\n";
        assert_eq!(kinds_of(list), [GroupTitle, Project, Project, GroupTitle, Project, Note]);
    }

    #[test]
    fn headings_that_are_repeated_are_no_projects() {
        use RowKind::{Heading, Project};
        let list = "某县清单,,\n序号,项目名称,总投资\n1,甲,30\n某县清单,,\n序号,项目名称,总投资\n2,乙,30\n";
        assert_eq!(kinds_of(list), [Project, Heading, Heading, Project]);
        let list = "名称,1月,,备注\n,计划,完成,\n甲,1,2,\n名称,1月,,备注\n,计划,完成,\n乙,1,2,\n";
        assert_eq!(kinds_of(list), [Project, Heading, Heading, Project]);
        assert_eq!(kinds_of("项目名称\n甲\n项目名称\n乙\n"), [Project, Heading, Project]);
        assert_eq!(kinds_of("序号,项目名称,总投资\n1,2,3\n1,北河,30\n"), [Heading, Project]);
        assert_eq!(kinds_of("序号,项目名称,总投资,年度计划\n甲,乙,1,2\n1,北河,30,3\n"), [Heading, Project]);
        assert_eq!(kinds_of("项目名称,总投资,年度计划\n甲,1,2\n乙,3,4\n"), [Project, Project]);
    }

    #[test]
    fn chinese_numbers_of_projects_are_no_titles() {
        assert_eq!(kinds_of("序号,项目名称\n一,甲\n二,乙\n"), [RowKind::Project; 2]);
        assert_eq!(kinds_of("项目名称,行业\n一、甲,市政\n二、乙,水利\n"), [RowKind::Project; 2]);
        assert_eq!(kinds_of("项目名称,行业\n一中迁建,教育\n三期工程,水利\n合计核算中心,市政\n"), [RowKind::Project; 3]);
    }

    #[test]
    fn names_alone_are_projects() {
        assert_eq!(kinds_of("项目名称,行业,总投资\n北河泵站,市政,1\n南湖闸,,\n"), [RowKind::Project; 2]);
        assert_eq!(kinds_of("项目名称\n北河泵站\n南湖闸\n"), [RowKind::Project; 2]);
    }
}
