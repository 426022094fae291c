//! Where somebody is in a grid, what is marked, and what a key does there.

/// A cell, by its place among the rows and columns of the sheet.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Spot {
    /// From 0.
    pub row: usize,
    /// From 0.
    pub column: usize,
}

/// A block of cells, both corners in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// The corner with the least row and column.
    pub first: Spot,
    /// The other one.
    pub last: Spot,
}

impl Block {
    /// The block between two cells.
    pub fn between(one: Spot, other: Spot) -> Self {
        let corner = |pick: fn(usize, usize) -> usize| Spot {
            row: pick(one.row, other.row),
            column: pick(one.column, other.column),
        };
        Self { first: corner(usize::min), last: corner(usize::max) }
    }

    /// Whether a cell lies in it.
    pub fn contains(self, spot: Spot) -> bool {
        (self.first.row..=self.last.row).contains(&spot.row)
            && (self.first.column..=self.last.column).contains(&spot.column)
    }

    /// Its cells, row by row.
    pub fn spots(self) -> impl Iterator<Item = Spot> {
        let columns = self.first.column..=self.last.column;
        (self.first.row..=self.last.row).flat_map(move |row| columns.clone().map(move |column| Spot { row, column }))
    }

    /// How many cells it has.
    pub const fn count(self) -> usize {
        (self.last.row - self.first.row + 1) * (self.last.column - self.first.column + 1)
    }

    /// Whether it is one cell.
    pub const fn is_one(self) -> bool {
        self.count() == 1
    }
}

/// What keys do: move, or belong to the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// The cell is chosen; what is typed takes the place of what it holds.
    #[default]
    Ready,
    /// Something was typed: arrows end it and move on.
    Typing,
    /// F2: arrows move within the text.
    Editing,
}

/// A key that was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key<'a> {
    /// As browsers name it.
    pub name: &'a str,
    /// Ctrl, or Command.
    pub ctrl: bool,
    /// Shift.
    pub shift: bool,
    /// Alt.
    pub alt: bool,
}

/// How large the sheet is, and what lies in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// How many rows a page is.
    pub page: usize,
    /// Whether a pasted block waits to be written.
    pub pending: bool,
}

/// What a key comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Does {
    /// It is the browser's, or the text's.
    Pass,
    /// Another cell, or another block; nothing was typed.
    Move,
    /// What was typed is written, and the cursor is where it belongs then.
    Commit,
    /// What was typed is dropped.
    Cancel,
    /// The text of the cell is edited.
    Edit,
    /// The marked cells hold nothing any more.
    Blank,
    /// All marked cells get what stands in the cell.
    Fill,
    /// The marked cells go to the clipboard.
    Copy,
    /// The pasted block is written.
    Write,
    /// The pasted block is dropped.
    Drop,
    /// The last deed is undone.
    Undo,
    /// The deed that was undone last is done again.
    Redo,
    /// Tab goes on behind the grid.
    Leave,
}

/// Where somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cursor {
    /// The cell.
    pub at: Spot,
    /// The other corner of what is marked.
    pub other: Spot,
    /// What keys do.
    pub mode: Mode,
    /// Whether the next Tab leaves the grid: Esc has said so. Nobody is to be kept in by their keys.
    pub leaves: bool,
}

impl Cursor {
    /// At a cell.
    pub const fn at(spot: Spot) -> Self {
        Self { at: spot, other: spot, mode: Mode::Ready, leaves: false }
    }

    /// What is marked.
    pub fn block(self) -> Block {
        Block::between(self.at, self.other)
    }

    /// Goes to a cell.
    pub fn go(&mut self, to: Spot) {
        *self = Self::at(to);
    }

    /// Marks up to a cell; the cursor stays.
    pub fn mark_to(&mut self, to: Spot) {
        self.other = to;
        self.mode = Mode::Ready;
    }

    /// Stays within a sheet that has become smaller.
    pub fn keep_within(&mut self, rows: usize, columns: usize) {
        for spot in [&mut self.at, &mut self.other] {
            spot.row = spot.row.min(rows.saturating_sub(1));
            spot.column = spot.column.min(columns.saturating_sub(1));
        }
    }

    /// What a key does. The cursor has moved when this returns.
    pub fn press(&mut self, key: Key, shape: Shape) -> Does {
        if shape.rows == 0 || shape.columns == 0 || key.alt {
            return Does::Pass;
        }
        let leaves = std::mem::take(&mut self.leaves);
        match (key.name, self.mode) {
            ("Tab", _) => self.tab(key.shift, leaves, shape),
            ("Escape", Mode::Ready) => self.step_back(shape),
            ("Escape", _) => {
                self.mode = Mode::Ready;
                Does::Cancel
            }
            ("Enter", _) if key.ctrl => self.at_once(shape),
            ("Enter", _) => self.written_and(|at| Spot { row: by(at.row, !key.shift, shape.rows), ..at }),
            ("F2", Mode::Editing) => Does::Pass,
            ("F2", _) => {
                self.mode = Mode::Editing;
                Does::Edit
            }
            ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight", Mode::Editing) => Does::Pass,
            ("Home" | "End" | "PageUp" | "PageDown", Mode::Typing | Mode::Editing) => Does::Pass,
            ("ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown", _) => {
                self.arrow(key, shape)
            }
            ("Delete" | "Backspace", Mode::Ready) => Does::Blank,
            (name, Mode::Ready) if key.ctrl => self.command(name, key.shift, shape),
            _ => Does::Pass,
        }
    }

    fn command(&mut self, name: &str, shift: bool, shape: Shape) -> Does {
        match (name.to_lowercase().as_str(), shift) {
            ("a", false) => {
                self.at = Spot::default();
                self.other = Spot { row: shape.rows - 1, column: shape.columns - 1 };
                Does::Move
            }
            ("c", false) => Does::Copy,
            ("z", false) => Does::Undo,
            ("z", true) | ("y", false) => Does::Redo,
            _ => Does::Pass,
        }
    }

    /// Ctrl with Enter: a pasted block is written; else all that is marked gets what stands in the cell.
    fn at_once(&mut self, shape: Shape) -> Does {
        let was_typed = self.mode != Mode::Ready;
        self.mode = Mode::Ready;
        match (was_typed, shape.pending, self.block().is_one()) {
            (false, true, _) => Does::Write,
            (_, _, false) => Does::Fill,
            (true, _, true) => Does::Commit,
            (false, false, true) => Does::Pass,
        }
    }

    /// Esc: drops what is pending, else what is marked, else Tab leaves the grid.
    fn step_back(&mut self, shape: Shape) -> Does {
        match (shape.pending, self.block().is_one()) {
            (true, _) => Does::Drop,
            (false, false) => {
                self.other = self.at;
                Does::Move
            }
            (false, true) => {
                self.leaves = true;
                Does::Pass
            }
        }
    }

    fn tab(&mut self, back: bool, leaves: bool, shape: Shape) -> Does {
        let last = Spot { row: shape.rows - 1, column: shape.columns - 1 };
        let end = if back { Spot::default() } else { last };
        if leaves || self.at == end {
            return if self.mode == Mode::Ready { Does::Leave } else { self.written_and(|at| at) };
        }
        self.written_and(|at| match (back, at.column) {
            (false, column) if column == last.column => Spot { row: at.row + 1, column: 0 },
            (false, column) => Spot { column: column + 1, ..at },
            (true, 0) => Spot { row: at.row - 1, column: last.column },
            (true, column) => Spot { column: column - 1, ..at },
        })
    }

    fn arrow(&mut self, key: Key, shape: Shape) -> Does {
        if self.mode == Mode::Ready && key.shift {
            self.other = moved(self.other, key, shape);
            return Does::Move;
        }
        self.written_and(|at| moved(at, key, shape))
    }

    fn written_and(&mut self, to: impl FnOnce(Spot) -> Spot) -> Does {
        let was_typed = self.mode != Mode::Ready;
        self.go(to(self.at));
        if was_typed { Does::Commit } else { Does::Move }
    }
}

fn moved(at: Spot, key: Key, shape: Shape) -> Spot {
    let (rows, columns) = (shape.rows, shape.columns);
    let leap = |to: usize, step: usize| if key.ctrl { to } else { step };
    match key.name {
        "ArrowUp" => Spot { row: leap(0, by(at.row, false, rows)), ..at },
        "ArrowDown" => Spot { row: leap(rows - 1, by(at.row, true, rows)), ..at },
        "ArrowLeft" => Spot { column: leap(0, by(at.column, false, columns)), ..at },
        "ArrowRight" => Spot { column: leap(columns - 1, by(at.column, true, columns)), ..at },
        "Home" => Spot { row: if key.ctrl { 0 } else { at.row }, column: 0 },
        "End" => Spot { row: if key.ctrl { rows - 1 } else { at.row }, column: columns - 1 },
        "PageUp" => Spot { row: at.row.saturating_sub(shape.page), ..at },
        "PageDown" => Spot { row: (at.row + shape.page).min(rows - 1), ..at },
        _ => at,
    }
}

/// One further, or one back, and no further than there is.
fn by(at: usize, further: bool, count: usize) -> usize {
    if further { (at + 1).min(count - 1) } else { at.saturating_sub(1) }
}
