//! Making a table: its rows narrowed to what is asked for, put into groups, summed, with the columns that were chosen.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::text::{Lang, Text};

use super::super::annexes::blank;
use super::super::document::{Block, Cells, Column, Document, Table, TableRow, cell};
use super::super::facts::Facts;
use super::super::persons::hidden;
use super::super::said::Rows;
use super::super::when;
use super::asked::TableAsked;
use super::column::{ColumnRule, Usual, Value};
use super::rule::{Head, Made, Period, Source, TableRule};

/// Rows of one kind with their columns.
pub struct Listed<T: 'static> {
    /// The rows, in their order.
    pub rows: fn(&Facts) -> Vec<T>,
    /// The columns, in their order.
    pub columns: fn(&Facts) -> Vec<ColumnRule<T>>,
    /// Where a row leads.
    pub about: fn(&T) -> Rows,
    /// Whose it is.
    pub unit: fn(&Facts, &T) -> String,
    /// What it stands under.
    pub group: Option<fn(&Facts, &T) -> Text>,
    /// The day by which it belongs to a period.
    pub day: Option<fn(&T) -> Option<NaiveDate>>,
    /// Whether it is open.
    pub is_open: Option<fn(&Facts, &T) -> bool>,
    /// What stands below; nothing for nothing.
    pub foot: fn(&Facts, &[&T]) -> Text,
}

impl<T: 'static> Source for Listed<T> {
    fn make(&self, facts: &Facts, asked: &TableAsked, rule: &TableRule) -> Made {
        let all = (self.rows)(facts);
        let mut units: Vec<String> =
            all.iter().map(|row| (self.unit)(facts, row)).filter(|unit| !unit.is_empty()).collect();
        units.sort();
        units.dedup();
        let rows: Vec<&T> = all.iter().filter(|row| self.is_asked(facts, asked, row)).collect();
        let known = (self.columns)(facts);
        let (columns, left_out) = chosen(&known, asked);
        let foot = joined(vec![(self.foot)(facts, &rows), without(facts, &left_out, &rows)]);
        let table = Table {
            id: rule.key.to_owned(),
            title: rule.title.map_or_else(|| rule.name.clone(), |title| title(facts)),
            notes: notes(facts, asked, rule),
            columns: heads(&columns),
            rows: if rows.is_empty() { Vec::new() } else { self.lines(facts, asked, &known, &columns, &rows) },
            foot,
        };
        let is_shown = |column: &&ColumnRule<T>| columns.iter().any(|one| one.key == column.key);
        let (shown, others): (Vec<_>, Vec<_>) =
            columns.iter().copied().chain(known.iter().filter(|column| !is_shown(column))).partition(is_shown);
        let head = |column: &ColumnRule<T>, is_shown| Head { key: column.key, name: column.head.clone(), is_shown };
        Made {
            heads: shown
                .into_iter()
                .map(|one| head(one, true))
                .chain(others.into_iter().map(|one| head(one, false)))
                .collect(),
            groups: grouping(facts, &known, &all).into_iter().map(|one| head(one, is_shown(&one))).collect(),
            has_persons: known.iter().any(|column| column.usual == Usual::Person),
            units,
            all: all.len(),
            rows: rows.len(),
            document: Document { name: table.title.clone(), blocks: vec![Block::Table(table)], ..Document::default() },
        }
    }

    fn has_groups(&self) -> bool {
        self.group.is_some()
    }

    fn has_ends(&self) -> bool {
        self.is_open.is_some()
    }
}

impl<T: 'static> Listed<T> {
    fn is_asked(&self, facts: &Facts, asked: &TableAsked, row: &T) -> bool {
        let is_of_unit = asked.unit.as_ref().is_none_or(|unit| (self.unit)(facts, row) == *unit);
        let is_open = !asked.is_open || self.is_open.is_none_or(|is_open| is_open(facts, row));
        let day = self.day.and_then(|day| day(row));
        let is_asked_by_day = self.day.is_some() && (asked.from.is_some() || asked.to.is_some());
        let is_within = match day {
            Some(day) => asked.from.is_none_or(|from| from <= day) && asked.to.is_none_or(|to| day <= to),
            None => !is_asked_by_day,
        };
        is_of_unit && is_open && is_within
    }

    /// The rows in their groups, a subtotal behind each where there are several, and the sum of all.
    fn lines(
        &self,
        facts: &Facts,
        asked: &TableAsked,
        known: &[ColumnRule<T>],
        columns: &[&ColumnRule<T>],
        rows: &[&T],
    ) -> Vec<TableRow> {
        let by = asked.by.as_ref().and_then(|by| known.iter().find(|column| column.key == by.as_str()));
        let group_of = |row: &T| match by.filter(|_| asked.is_grouped) {
            Some(column) => words_of(column, facts, row).unwrap_or_default(),
            None => self.group.filter(|_| asked.is_grouped).map(|group| group(facts, row)).unwrap_or_default(),
        };
        let mut groups: Vec<(Text, Vec<&T>)> = Vec::new();
        for row in rows.iter().copied() {
            let name = group_of(row);
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, group)) => group.push(row),
                None => groups.push((name, vec![row])),
            }
        }
        let are_several = groups.len() > 1;
        let mut lines = Vec::new();
        let mut number = 0;
        for (name, group) in &groups {
            for row in group {
                number += 1;
                lines.push(self.line(facts, columns, number, row));
            }
            if are_several {
                let name = if name.is_blank() { Text::new("未填", "Not given") } else { name.clone() };
                let label = Text::owned(format!("{}小计", name.zh), format!("{}, subtotal", name.get(Lang::En)));
                lines.extend(sum(facts, columns, group, label));
            }
        }
        if rows.len() > 1 {
            lines.extend(sum(facts, columns, rows, Text::new("合计", "Total")));
        }
        lines
    }

    fn line(&self, facts: &Facts, columns: &[&ColumnRule<T>], number: usize, row: &T) -> TableRow {
        let cells = columns.iter().map(|column| (column.of)(facts, row, column.key).shown(facts));
        TableRow::of((self.about)(row), std::iter::once(cell(number.to_string())).chain(cells).collect())
    }
}

/// The words of a row in a column; none where the column holds something else.
fn words_of<T>(column: &ColumnRule<T>, facts: &Facts, row: &T) -> Option<Text> {
    match (column.of)(facts, row, column.key) {
        Value::Words(text) => Some(text),
        Value::Count(_) | Value::Amount(_) | Value::Share(..) | Value::Day(_) | Value::Figure(_) => None,
    }
}

/// The columns by which rows can be grouped: words, of which some stand in several rows.
fn grouping<'c, T>(facts: &Facts, known: &'c [ColumnRule<T>], rows: &[T]) -> Vec<&'c ColumnRule<T>> {
    let groups = |column: &&ColumnRule<T>| {
        if column.cells == Cells::Figures || column.usual == Usual::Person {
            return false;
        }
        let words: Option<BTreeSet<String>> =
            rows.iter().map(|row| words_of(column, facts, row).map(|text| text.zh.into_owned())).collect();
        words.is_some_and(|words| words.len() < rows.len() && words.iter().any(|word| !word.trim().is_empty()))
    };
    known.iter().filter(groups).collect()
}

/// The columns that were chosen, in that order, else the usual ones; and those that name persons and are left out.
fn chosen<'c, T>(known: &'c [ColumnRule<T>], asked: &TableAsked) -> (Vec<&'c ColumnRule<T>>, Vec<&'c ColumnRule<T>>) {
    let named = |key: &String| known.iter().find(|column| column.key == key.as_str());
    let keys = asked.columns.as_deref().unwrap_or_default();
    let mut columns: Vec<&ColumnRule<T>> = keys.iter().filter_map(named).collect();
    if columns.is_empty() {
        let is_usual = |usual| usual == Usual::Shown || (usual == Usual::Person && asked.names_persons);
        columns = known.iter().filter(|column| is_usual(column.usual)).collect();
    }
    let is_there = |column: &&ColumnRule<T>| columns.iter().any(|one| one.key == column.key);
    let left_out = known.iter().filter(|column| column.usual == Usual::Person && !is_there(column)).collect();
    (columns, left_out)
}

fn heads<T>(columns: &[&ColumnRule<T>]) -> Vec<Column> {
    let first = Table::column("序号", "No.", Cells::Middle);
    let others = columns.iter().map(|column| Column { head: column.head.clone(), cells: column.cells });
    std::iter::once(first).chain(others).collect()
}

/// What is summed of these rows; none where no column is. What is summed stands in the first column of words that has no sum itself.
fn sum<T>(facts: &Facts, columns: &[&ColumnRule<T>], rows: &[&T], label: Text) -> Option<TableRow> {
    let sums: Vec<Option<Text>> = columns.iter().map(|column| Some(column.under(facts, rows)?.shown(facts))).collect();
    if sums.iter().all(Option::is_none) {
        return None;
    }
    let place = columns.iter().zip(&sums).position(|(column, sum)| column.cells == Cells::Words && sum.is_none());
    let mut cells: Vec<Text> =
        std::iter::once(blank()).chain(sums.into_iter().map(Option::unwrap_or_default)).collect();
    cells[place.map_or(0, |place| place + 1)] = label;
    Some(TableRow::sum(cells))
}

/// Until when, of what period, of whom.
fn notes(facts: &Facts, asked: &TableAsked, rule: &TableRule) -> Vec<Text> {
    let day = when::day(facts.wanted.day);
    let mut said = match rule.period {
        Period::Month => {
            let months = when::months(asked.as_of);
            let year = asked.as_of.year();
            vec![Text::owned(format!("{year}年{}", months.zh), months.en)]
        }
        Period::Today | Period::Days(_) => vec![Text::owned(format!("截至{}", day.zh), format!("As of {}", day.en))],
    };
    if let Period::Days((zh, en)) = rule.period {
        let written = |day: Option<NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
        if asked.from.is_some() || asked.to.is_some() {
            let (from, to) = (written(asked.from), written(asked.to));
            said.push(Text::owned(format!("{zh}：{from}至{to}"), format!("{en}: {from} to {to}")));
        }
    }
    if let Some(unit) = &asked.unit {
        said.push(Text::owned(format!("单位：{unit}"), format!("Unit: {unit}")));
    }
    if asked.is_open && rule.source.has_ends() {
        said.push(Text::new("只列未办结的", "Open ones only"));
    }
    let left = Text::owned(
        said.iter().map(|one| one.zh.as_ref()).collect::<Vec<_>>().join("　"),
        said.iter().map(|one| one.get(Lang::En)).collect::<Vec<_>>().join("; "),
    );
    vec![left, Text::new("金额单位：万元", "Money in CNY 10,000")]
}

/// Which columns that name persons are left out, and in how many places of these rows; nothing where nobody would be named.
fn without<T>(facts: &Facts, left_out: &[&ColumnRule<T>], rows: &[&T]) -> Text {
    let places = |column: &ColumnRule<T>| {
        rows.iter().filter(|row| words_of(column, facts, row).is_some_and(|text| !text.is_blank())).count()
    };
    hidden(&left_out.iter().map(|column| (&column.head, places(column))).collect::<Vec<_>>())
}

fn joined(texts: Vec<Text>) -> Text {
    let said: Vec<Text> = texts.into_iter().filter(|text| !text.is_blank()).collect();
    Text::owned(
        said.iter().map(|one| one.zh.as_ref()).collect::<String>(),
        said.iter().map(|one| one.get(Lang::En)).collect::<Vec<_>>().join(" "),
    )
}
