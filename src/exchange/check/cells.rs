//! A table as it is checked: its columns with their units, its rows by what they are.

use crate::domain::decimal::{Decimal, half_width};
use crate::domain::figures::fraction::Fraction;
use crate::domain::measure::Unit;
use crate::exchange::list::{Named, Table, said_of_unit};

use super::judged::Cut;
use super::printed::Printed;
use super::rules::{NOT_ADDED, PART_WORDS, Rule, SUM_WORDS, named_by};

/// One column.
#[derive(Debug)]
pub struct Column {
    /// Its head without blanks, in half width and small letters.
    pub head: String,
    /// The rule whose words its head holds.
    pub rule: Option<&'static Rule>,
    /// How many of the stored unit one of its own is: 10,000 where it is in 亿元 and that is 万元. 1 where it says nothing.
    pub unit: Fraction,
    /// Whether its figures are added up in sums.
    pub is_added: bool,
    /// Whether its figures may have been rounded: they are money or land, or have places.
    pub is_rounded: bool,
    /// The most places of its figures.
    pub places: u8,
    /// How many of its cells are figures.
    pub figures: usize,
}

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Line {
    /// Something of its own.
    Own,
    /// 小计.
    Subtotal,
    /// 合计.
    Total,
    /// 其中.
    Part,
    /// The title of a group, a note: it holds no figure but a number in front.
    Words,
}

/// The table.
#[derive(Debug)]
pub struct Grid {
    /// The columns.
    pub columns: Vec<Column>,
    /// What each row is.
    pub lines: Vec<Line>,
    cells: Vec<Vec<Option<Printed>>>,
}

/// How far into a row it says that it is a sum.
const NAMING: usize = 4;

impl Grid {
    /// Reads a table.
    pub fn of(table: &Table) -> Self {
        let width = table.width();
        let read = |column: usize| -> Vec<Option<Printed>> {
            table.rows.iter().map(|row| Printed::read(row.cell(column))).collect()
        };
        let by_column: Vec<Vec<Option<Printed>>> = (0..width).map(read).collect();
        let columns: Vec<Column> = by_column
            .iter()
            .enumerate()
            .map(|(place, cells)| column(&table.headers[place], cells, table.rows.len()))
            .collect();
        let counts = |place: usize| columns[place].is_added || columns[place].rule.is_some();
        let lines = table.rows.iter().map(|row| {
            let has_figure = (0..width).any(|place| counts(place) && Printed::read(row.cell(place)).is_some());
            line_of(row.cells.iter().take(NAMING), has_figure)
        });
        Self { lines: lines.collect(), cells: by_column, columns }
    }

    /// How many rows there are.
    pub fn height(&self) -> usize {
        self.lines.len()
    }

    /// The figure of a cell.
    pub fn at(&self, row: usize, column: usize) -> Option<Printed> {
        self.cells.get(column)?.get(row).copied().flatten()
    }

    /// The figure of a cell in the stored unit, exactly as it is printed.
    pub fn value(&self, row: usize, column: usize) -> Option<Fraction> {
        self.at(row, column)?.value.times(self.columns[column].unit)
    }

    /// From where to where the figure of a cell lies if it was cut this way, in the stored unit; exactly what is printed where the column
    /// counts things.
    pub fn range(&self, row: usize, column: usize, cut: Cut) -> Option<(Fraction, Fraction)> {
        let printed = self.at(row, column)?;
        let unit = self.columns[column].unit;
        let (low, high) = match self.columns[column].is_rounded {
            // A workbook drops the zeros at the end: 301 among figures with a place is 301.0.
            true => cut.range(Printed { places: self.columns[column].places, ..printed })?,
            false => (printed.value, printed.value),
        };
        Some((low.times(unit)?, high.times(unit)?))
    }
}

/// A head as words are looked for in it.
pub fn plain(head: &str) -> String {
    head.chars().map(half_width).filter(|sign| !sign.is_whitespace()).flat_map(char::to_lowercase).collect()
}

fn column(head: &str, cells: &[Option<Printed>], rows: usize) -> Column {
    let (named, is_share) = said_of_unit(head);
    // Brackets tell units and remarks; 开（复）工率 is 开复工率.
    let head: String = plain(head).chars().filter(|sign| !matches!(sign, '(' | ')' | '[' | ']')).collect();
    let rule = named_by(&head);
    let figures = cells.iter().flatten().count();
    let places = cells.iter().flatten().map(|printed| printed.places).max().unwrap_or_default();
    let unit = match named {
        Some(Named::Unit(unit)) => factor(unit),
        Some(Named::Currency(_) | Named::Unclear | Named::Rate) | None => Fraction::ONE,
    };
    let is_named_off = is_share || NOT_ADDED.iter().any(|word| head.contains(word));
    let counts_rows =
        matches!(head.as_str(), "序号" | "序" | "no" | "no." | "#") || (head.is_empty() && is_1_2_3(cells));
    Column {
        rule,
        unit,
        is_added: !is_named_off && !counts_rows && figures > 0 && figures * 3 > rows,
        is_rounded: places > 0 || matches!(named, Some(Named::Unit(_))),
        places,
        figures,
        head,
    }
}

fn factor(unit: Unit) -> Fraction {
    unit.convert(Decimal::whole(1)).map_or(Fraction::ONE, Fraction::from)
}

/// Whether a column without a head only counts the rows.
fn is_1_2_3(cells: &[Option<Printed>]) -> bool {
    let numbers: Vec<Fraction> = cells.iter().flatten().map(|printed| printed.value).collect();
    numbers.len() > 1 && numbers.windows(2).all(|pair| pair[1].minus(pair[0]) == Some(Fraction::ONE))
}

fn line_of<'a>(first: impl Iterator<Item = &'a String>, has_figure: bool) -> Line {
    if !has_figure {
        return Line::Words;
    }
    for cell in first {
        let words: String = plain(cell).chars().filter(|sign| !matches!(sign, ':' | ',' | '、' | '(' | ')')).collect();
        if words.is_empty() || Printed::read(cell).is_some() {
            continue;
        }
        if PART_WORDS.iter().any(|word| words.starts_with(word)) {
            return Line::Part;
        }
        let sum = SUM_WORDS.iter().find(|(word, _)| words.starts_with(word) || words.ends_with(word));
        if let Some((_, is_all)) = sum {
            return if *is_all { Line::Total } else { Line::Subtotal };
        }
    }
    Line::Own
}
