//! A block that was pasted and waits: what was read, which cell it is for, and what cannot be written and why.

use std::collections::BTreeMap;

use crate::domain::command::RuleContext;
use crate::domain::folding::fold;
use crate::domain::text::Lang;
use crate::exchange::list::{TableError, read_block};

use super::cursor::{Block, Spot};
use super::sheet::{Beside, Holds, Sheet};
use super::writing::{Becomes, Why, Write, Writing};

/// A pasted cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pasted {
    /// As it came.
    pub text: String,
    /// What it comes to, or why it cannot be written.
    pub comes_to: Result<Becomes, Why>,
}

/// A pasted block that waits to be written.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Pending {
    /// How many rows and columns were pasted, without a row of heads.
    pub size: (usize, usize),
    /// Its cells where they would go. Computed cells are passed over.
    pub cells: BTreeMap<Spot, Pasted>,
    /// Whether a row of heads came along and was passed over.
    pub had_heads: bool,
    /// How many rows were found by their names instead of by their order.
    pub by_name: usize,
    /// How many cells lie on computed columns.
    pub computed: usize,
    /// How many cells that hold something have no place: beyond the edge, or in a row whose name is not here.
    pub outside: usize,
}

impl Pending {
    /// Reads a block for the cell at which it is pasted. One cell goes into every one that is marked.
    pub fn read(text: &str, sheet: &dyn Sheet, at: Block, lang: Lang) -> Result<Self, TableError> {
        let mut lines = read_block(text)?;
        let had_heads = lines.len() > 1 && lines.first().is_some_and(|line| is_heads(line, sheet));
        if had_heads {
            lines.remove(0);
        }
        let names = Names::of(sheet, &lines, lang);
        if names.is_some() {
            lines.iter_mut().filter(|line| !line.is_empty()).for_each(|line| drop(line.remove(0)));
        }
        let width = lines.iter().map(Vec::len).max().unwrap_or(0);
        let mut pending = Self { size: (lines.len(), width), had_heads, ..Self::default() };
        if let (1, 1, None) = (lines.len(), width, &names) {
            at.spots().for_each(|spot| pending.put(sheet, spot, &lines[0][0]));
            return Ok(pending);
        }
        for (place, line) in lines.iter().enumerate() {
            let row = match &names {
                None => Some(at.first.row + place),
                Some(names) => names.rows.get(place).copied().flatten(),
            };
            pending.by_name += usize::from(names.is_some() && row.is_some());
            for column in 0..width {
                let text = line.get(column).map_or("", String::as_str);
                match row {
                    Some(row) => pending.put(sheet, Spot { row, column: at.first.column + column }, text),
                    None => pending.outside += usize::from(!text.is_empty()),
                }
            }
        }
        Ok(pending)
    }

    fn put(&mut self, sheet: &dyn Sheet, spot: Spot, text: &str) {
        if spot.row >= sheet.rows() || spot.column >= sheet.heads().len() {
            self.outside += usize::from(!text.is_empty());
            return;
        }
        match sheet.holds(spot.row, spot.column) {
            Holds::Field(_) => {
                self.cells.insert(spot, Pasted { text: text.to_owned(), comes_to: Ok(Becomes::Same) });
            }
            Holds::Figure(_) | Holds::Words(_) => self.computed += usize::from(!text.is_empty()),
        }
    }

    /// Asks the rules what becomes of each cell, and gives what can be written.
    pub fn judge(&mut self, sheet: &dyn Sheet, context: &RuleContext, beside: &Beside) -> Writing {
        let writes: Vec<Write> =
            self.cells.iter().map(|(spot, pasted)| Write { spot: *spot, text: pasted.text.clone() }).collect();
        let writing = Writing::of(sheet, context, beside, &writes);
        for (spot, pasted) in &mut self.cells {
            pasted.comes_to = match (writing.taken.get(spot), writing.refused.get(spot)) {
                (_, Some(why)) => Err(why.clone()),
                (Some(becomes), None) => Ok(*becomes),
                (None, None) => Ok(Becomes::Same),
            };
        }
        writing
    }

    /// What stays once the rest is written: the cells that could not be.
    pub fn rest(mut self) -> Option<Self> {
        self.cells.retain(|_, pasted| pasted.comes_to.is_err());
        (!self.cells.is_empty()).then_some(self)
    }

    /// How many cells become this.
    pub fn count(&self, becomes: Becomes) -> usize {
        self.cells.values().filter(|pasted| pasted.comes_to == Ok(becomes)).count()
    }

    /// How many cells cannot be written.
    pub fn unread(&self) -> usize {
        self.cells.values().filter(|pasted| pasted.comes_to.is_err()).count()
    }

    /// The first cell that cannot be written, and why.
    pub fn first_unread(&self) -> Option<(Spot, &Pasted, &Why)> {
        self.cells.iter().find_map(|(spot, pasted)| Some((*spot, pasted, pasted.comes_to.as_ref().err()?)))
    }
}

/// Whether a line names columns of the sheet, and holds no figure.
fn is_heads(line: &[String], sheet: &dyn Sheet) -> bool {
    let filled: Vec<&String> = line.iter().filter(|cell| !cell.is_empty()).collect();
    let is_figure = |cell: &&&String| crate::domain::measure::read_number(cell).is_some();
    !filled.iter().any(|cell| is_figure(&cell)) && filled.iter().any(|cell| is_head(cell, sheet))
}

/// Whether a cell is what a column of the sheet is called, with or without its unit.
fn is_head(cell: &str, sheet: &dyn Sheet) -> bool {
    let plain = cell.split(['（', '(']).next().unwrap_or(cell);
    let plain = fold(plain);
    let named = |text: &crate::domain::text::Text| fold(&text.zh) == plain || fold(&text.en) == plain;
    !plain.is_empty()
        && (0..sheet.heads().len()).any(|column| {
            let by_field = match sheet.holds(0, column) {
                Holds::Field(field) => {
                    let spec = field.spec();
                    named(&spec.name) || spec.headers.iter().any(|word| fold(word) == plain)
                }
                Holds::Figure(_) | Holds::Words(_) => false,
            };
            by_field || named(&sheet.heads()[column].name)
        })
}

/// The rows that the first cells of the lines name.
struct Names {
    rows: Vec<Option<usize>>,
}

impl Names {
    /// Finds the rows by their names: where more than half of the lines begin with the name of a row, and no two with the same.
    fn of(sheet: &dyn Sheet, lines: &[Vec<String>], lang: Lang) -> Option<Self> {
        let firsts: Vec<String> =
            lines.iter().map(|line| line.first().map_or_else(String::new, |cell| fold(cell))).collect();
        if lines.iter().all(|line| line.len() < 2) {
            return None;
        }
        let mut by_name: BTreeMap<String, Option<usize>> = BTreeMap::new();
        for row in 0..sheet.rows() {
            // Two rows of one name are told apart by nobody.
            by_name.entry(fold(&sheet.label(row, lang))).and_modify(|place| *place = None).or_insert(Some(row));
        }
        let rows: Vec<Option<usize>> = firsts.iter().map(|name| by_name.get(name).copied().flatten()).collect();
        let found = rows.iter().flatten().count();
        (found * 2 > lines.len()).then_some(Self { rows })
    }
}
