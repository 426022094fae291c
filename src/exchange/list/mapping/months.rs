//! Columns of one month each: 1月 计划, 1月 完成, 1-8月累计. The heading names the month, the words of the register say what the figures are,
//! and the year stands in the heading, else in the title of the list, else a person says it.

use std::sync::LazyLock;

use crate::domain::fields::{FieldKind, Writers};
use crate::domain::plan_year::{PLANS, year_in};
use crate::domain::registers::monthly_progress as month;
use crate::domain::when::When;

use super::super::heading::{FieldWords, Fit, Heading};
use super::super::matched::{ColumnMonth, OfMonth, Sureness, Target};
use super::super::period::{NamedMonth, Span, month_in};
use super::super::subject::Subject;
use super::super::table::Table;
use super::Mapping;

/// The register whose entries the months of a project are.
static MONTHS: &crate::domain::register::Register = &month::REGISTER;

/// Fields that count since January: what stands in them for one month says nothing of that month alone.
const RUNNING: [&str; 2] = [month::REPORTED_YTD.key, month::VERIFIED_YTD.key];

/// Where the year of the months comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum YearGrounds {
    /// A person said it.
    Chosen,
    /// Another heading names it.
    Heading,
    /// The title of the list names it.
    Title,
    /// Nothing names it: the year of the last closed month.
    Usual,
}

/// Whether the figures of a field go on from month to month, so that they are not added up.
pub fn counts_since_january(key: &str) -> bool {
    RUNNING.contains(&key)
}

impl Mapping {
    /// Puts the columns of months on the fields of their months.
    pub(super) fn guess_months(&mut self, table: &Table) {
        if self.subject != Subject::Project {
            return;
        }
        let mut before: Option<NamedMonth> = None;
        for column in 0..self.columns.len() {
            let named = month_in(&table.headers[column]).or_else(|| self.this_month(&table.headers[column]));
            let Some(mut named) = named else { continue };
            if named.is_dotted && named.month == 1 && before.as_ref().is_some_and(|before| before.month == 9) {
                // 2009.9 and then 2009.1: the nought of October is lost.
                named.month = 10;
            }
            // 2008年12月, 1月, 2月 …: what names no year goes on from the month in front of it.
            if let (None, Some(before)) = (named.year, &before) {
                named.year = before.year.map(|year| year + u16::from(named.month < before.month));
            }
            self.columns[column].month = Some(ColumnMonth { year: named.year, month: named.month });
            if let Some((key, sureness)) = measure(&named) {
                self.offer_month(table, column, key, sureness);
                before = Some(named);
            }
        }
    }

    /// 本月 in a list whose title names one month.
    fn this_month(&self, heading: &str) -> Option<NamedMonth> {
        let plain: String = heading.chars().filter(|c| !c.is_whitespace()).collect();
        let mark = ["本月", "当月"].into_iter().find(|mark| plain.contains(mark))?;
        let mut titles = self.titles.iter().filter_map(|title| month_in(title));
        let named = titles.next()?;
        if titles.any(|other| other.month != named.month) {
            return None;
        }
        let (before, behind) = plain.split_once(mark)?;
        let (before, behind) = (before.to_owned(), behind.to_owned());
        Some(NamedMonth { span: Span::OneMonth, before, behind, is_dotted: false, ..named })
    }

    fn offer_month(&mut self, table: &Table, column: usize, key: &str, sureness: Sureness) {
        let Some(spec) = MONTHS.field(key) else { return };
        let Some(ColumnMonth { year, month }) = self.columns[column].month else { return };
        let target = Target::Month(OfMonth { register: MONTHS, spec, year, month });
        let is_free = !self.columns.iter().any(|column| column.target == target);
        let fits = match sureness {
            Sureness::Exact => !self.speaks_against(table, column, spec),
            _ => self.reads(table, column, spec, 50),
        };
        if is_free && fits && !self.is_other_money(column, spec) {
            self.set(column, target, sureness);
        }
    }

    /// The fields that a column of a month can fill, where its heading names one.
    pub fn month_targets(&self, column: usize) -> Vec<OfMonth> {
        let Some(ColumnMonth { year, month }) = self.columns.get(column).and_then(|column| column.month) else {
            return Vec::new();
        };
        let names = |kind| matches!(kind, FieldKind::Reference(_) | FieldKind::References(_) | FieldKind::Spans(_));
        let specs = MONTHS.fields.iter().filter(|spec| !names(spec.kind));
        specs.map(|spec| OfMonth { register: MONTHS, spec, year, month }).collect()
    }

    /// The columns of months with what they fill, in the order of the file.
    pub fn month_columns(&self) -> impl Iterator<Item = (usize, OfMonth)> {
        self.columns.iter().enumerate().filter_map(|(place, column)| match column.target {
            Target::Month(of) => Some((place, of)),
            Target::Field(_) | Target::Extra | Target::Dropped => None,
        })
    }

    /// The year of plans and of months that name none, and where it comes from.
    pub fn year(&self) -> Option<(u16, YearGrounds)> {
        if let Some(year) = self.year {
            return Some((year, YearGrounds::Chosen));
        }
        let plans = PLANS.iter().filter_map(|key| self.column_of(key));
        let mut headings = plans.filter_map(|place| year_in(&self.columns[place].header));
        let months = || self.columns.iter().find_map(|column| column.month?.year);
        let headings = headings.next().or_else(months);
        let titled = || self.titles.iter().find_map(|title| year_in(title).or_else(|| month_in(title)?.year));
        let named = headings.map(|year| (year, YearGrounds::Heading));
        named.or_else(|| titled().map(|year| (year, YearGrounds::Title))).or_else(|| self.usual_year())
    }

    /// Says the year of plans, and of months that name none; nothing takes back what was said.
    pub fn set_year(&mut self, year: Option<u16>) {
        self.year = year;
    }

    /// Whether the year of the list decides about anything.
    pub fn uses_year(&self) -> bool {
        self.needs_year() || self.plan_without_year().is_some() || self.sum_without_month().is_some()
    }

    /// Whether nothing can be read without the year of the list.
    pub(super) fn needs_year(&self) -> bool {
        self.month_columns().any(|(_, of)| of.year.is_none()) || self.asks_period().is_some() || self.lacks_years()
    }

    /// Whether it has days without their year, which are of the year of the list.
    pub fn lacks_years(&self) -> bool {
        self.subject.is_of_one_year() && self.columns.iter().any(|column| column.lacks_years())
    }

    /// Whether a person must say the year before the rows can be read.
    pub fn asks_year(&self) -> bool {
        self.needs_year() && self.year().is_none()
    }

    /// Whether a person must say the month before the rows can be read.
    pub fn asks_month(&self) -> bool {
        self.asks_period() == Some(Period::Month) && self.month().is_none()
    }

    /// The month that entries without a column for it are of, and that a sum of the year goes up to: as a person says, or as the title does.
    pub fn month(&self) -> Option<u8> {
        let titled = || self.titles.iter().find_map(|title| month_in(title)).map(|named| named.month);
        self.month.or_else(titled).or_else(|| self.usual_month())
    }

    /// Says the month that entries without a column for it are of, and that a sum of the year goes up to.
    pub fn set_month(&mut self, month: Option<u8>) {
        self.month = month;
    }

    /// Whether the rows are entries of a month or a year each that no column names.
    pub fn asks_period(&self) -> Option<Period> {
        use super::super::subject::{MONTH_OF, YEAR_OF};
        use crate::domain::register::Key;
        let Subject::Entry(register) = self.subject else { return None };
        match register.key {
            Key::Month if self.column_of(MONTH_OF).is_none() => Some(Period::Month),
            Key::Year if self.column_of(YEAR_OF).is_none() => Some(Period::Year),
            Key::Month | Key::Year | Key::Single | Key::Code { .. } | Key::Text(_) | Key::Fresh(_) => None,
        }
    }

    /// The month or the year that entries without a column for it are of.
    pub(in super::super) fn period(&self) -> Option<When> {
        let (year, _) = self.year()?;
        match self.asks_period()? {
            Period::Month => When::month(i32::from(year), u32::from(self.month()?)),
            Period::Year => When::year(i32::from(year)),
        }
    }

    /// The month of a column; none while its year is to be said.
    pub fn period_of(&self, of: &OfMonth) -> Option<When> {
        let year = of.year.or_else(|| self.year().map(|(year, _)| year))?;
        When::month(i32::from(year), u32::from(of.month))
    }
}

/// What entries of a register are one of each of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
}

/// The field of the month that the words around it name, and how surely. A month alone is taken for what was completed, and asked about.
fn measure(named: &NamedMonth) -> Option<(&'static str, Sureness)> {
    let parts = [named.behind.clone(), named.before.clone(), format!("{}{}", named.before, named.behind)];
    let is_checked = |part: &str| CHECKED.iter().any(|word| part.contains(word));
    for part in parts.iter().filter(|part| !is_neutral(part)) {
        let found = match named.span {
            Span::OneMonth => best(&[part, &format!("本月{}", without(part, &["实际", "已"]))], |_| true),
            Span::SinceJanuary => {
                let summed = format!("累计{}", without(part, &["本年", "累计", "实际", "已"]));
                best(&[part, &summed], counts_since_january)
            }
        };
        let is_of_year = OF_YEAR.iter().any(|word| part.contains(word));
        let fits = |(found, _): &(&FieldWords, Sureness)| match found.spec.by {
            _ if is_of_year && !counts_since_january(found.spec.key) => false,
            Writers::Team => is_checked(&named.before) || is_checked(part),
            Writers::Office => true,
            Writers::All => !is_checked(&named.before) && !is_checked(part),
        };
        if let Some((words, sureness)) = found.filter(fits) {
            return Some((words.spec.key, sureness));
        }
    }
    let alone = match named.span {
        Span::OneMonth => month::REPORTED.key,
        Span::SinceJanuary => month::REPORTED_YTD.key,
    };
    parts.iter().all(|part| is_neutral(part)).then_some((alone, Sureness::Cells))
}

/// Words of what the team found, which is never what a unit reports.
const CHECKED: [&str; 4] = ["核定", "审核", "核实", "verified"];
/// Words of a whole year, of which a month is only the day.
const OF_YEAR: [&str; 4] = ["本年", "全年", "年度", "当年"];
/// Words of what is lacking, which is never what was done.
const LACKING: [&str; 9] = ["未完", "尚", "仍需", "还需", "差额", "欠", "超额", "率", "不含"];

/// Whether words say nothing of what the figures are.
fn is_neutral(part: &str) -> bool {
    let heading = Heading::read(part);
    !heading.is_share && matches!(heading.joined(), "" | "投资" | "投资额" | "金额" | "数" | "数额" | "万元")
}

/// Without the words in front that change nothing.
fn without<'a>(part: &'a str, words: &[&str]) -> &'a str {
    let part = part.trim_end_matches("情况");
    words.iter().fold(part, |part, word| part.strip_prefix(word).unwrap_or(part))
}

/// The field that fits one of these texts best.
fn best(texts: &[&str], may_be: impl Fn(&str) -> bool) -> Option<(&'static FieldWords, Sureness)> {
    static FIELDS: LazyLock<Vec<FieldWords>> = LazyLock::new(|| MONTHS.fields.iter().map(FieldWords::read).collect());
    let mut found: Option<(Fit, &FieldWords)> = None;
    for text in texts.iter().filter(|text| !LACKING.iter().any(|word| text.contains(word))) {
        let heading = Heading::read(text.trim_end_matches("情况"));
        for words in FIELDS.iter().filter(|words| may_be(words.spec.key)) {
            if let Some(fit) = heading.fit(words)
                && found.as_ref().is_none_or(|(best, _)| fit > *best)
            {
                found = Some((fit, words));
            }
        }
    }
    found.map(|(fit, words)| match fit {
        Fit::Exact(_) => (words, Sureness::Exact),
        Fit::Similar(_) => (words, Sureness::Similar),
    })
}
