//! A grid that is filled in: the cursor, what is typed, pasted and kept, and how it gets into the book.
//!
//! What a key means and what may be written where is the machine's (`app::grid`); here it meets the field, the session and the drafts.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::app::grid::{Beside, Cursor, FieldAt, Holds, Marked, Mode, Pending, Spot};
use crate::book::ChangeId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{CellField, FieldShown, GridEvents, GridIds, MarkedLines};
use crate::ui::route::Route;

use super::kept::Kept;
use super::open_sheet::Open;

/// What was written into one cell since somebody began to type there: taken back together.
#[derive(Default)]
pub(super) struct Edit {
    pub(super) spot: Spot,
    /// What stood there before.
    pub(super) first: String,
    pub(super) done: Vec<ChangeId>,
}

/// The grid. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct Editor {
    pub(super) ui: Ui,
    /// The sheet.
    pub sheet: Memo<Open>,
    /// The field.
    pub field: CellField,
    /// The ids of the cells.
    pub ids: GridIds,
    /// Where somebody is.
    pub cursor: RwSignal<Cursor>,
    /// A pasted block that waits.
    pub pending: RwSignal<Option<Pending>>,
    /// What the book has refused.
    pub kept: Kept,
    /// What the status line says before all else.
    pub told: RwSignal<Option<String>>,
    /// 核定依据 for what is verified here, as its key; empty for none.
    pub basis: RwSignal<String>,
    /// How many rows a page is.
    pub page: RwSignal<usize>,
    pub(super) edit: StoredValue<Option<Edit>>,
    line_of: StoredValue<LineOf>,
}

type LineOf = Box<dyn Fn(usize) -> Option<usize> + Send + Sync>;

impl Editor {
    /// An editor of a sheet. `line_of` says which line of the grid a row is, tracked; `address` is where drafts of its cells lead to.
    pub fn new(
        ui: Ui,
        sheet: Memo<Open>,
        line_of: impl Fn(usize) -> Option<usize> + Send + Sync + 'static,
        address: impl Fn() -> Route + Send + Sync + 'static,
    ) -> Self {
        let editor = Self {
            ui,
            sheet,
            field: CellField::new(),
            ids: GridIds::new(),
            cursor: RwSignal::new(Cursor::default()),
            pending: RwSignal::new(None),
            kept: Kept::new(ui, sheet, address),
            told: RwSignal::new(None),
            basis: RwSignal::new(String::new()),
            page: RwSignal::new(10),
            edit: StoredValue::new(None),
            line_of: StoredValue::new(Box::new(line_of)),
        };
        // A sheet that has become another one or smaller keeps the cursor within it, and nothing that was pasted into the former.
        Effect::new(move |before: Option<(usize, usize)>| {
            let size = sheet.with(|open| (open.sheet().rows(), open.sheet().heads().len()));
            if before.is_some_and(|before| before != size) {
                editor.pending.set(None);
            }
            editor.cursor.update(|cursor| cursor.keep_within(size.0, size.1));
            size
        });
        ui.on_go_on(move |form| {
            let Some(spot) = editor.kept.spot_of(form) else { return false };
            editor.cursor.update(|cursor| cursor.go(spot));
            editor.field.focus();
            true
        });
        on_cleanup(move || editor.end_edit());
        editor
    }

    /// What goes along with what is written.
    pub(super) fn beside(self) -> Beside {
        let basis = self.basis.get_untracked();
        self.ui.session.read(|view| Beside { role: view.my_role(), today: view.today, lang: self.ui.lang, basis })
    }

    /// What a cell holds now, untracked.
    pub(super) fn holds(self, spot: Spot) -> Holds {
        self.sheet.with_untracked(|open| open.sheet().holds(spot.row, spot.column))
    }

    pub(super) fn field_at(self, spot: Spot) -> Option<FieldAt> {
        match self.holds(spot) {
            Holds::Field(field) => Some(field),
            Holds::Figure(_) | Holds::Words(_) => None,
        }
    }

    /// What a cell is called, by its row and column.
    pub fn name_of(self, spot: Spot) -> String {
        let lang = self.ui.lang;
        self.sheet.with_untracked(|open| {
            let sheet = open.sheet();
            let head = sheet.heads().get(spot.column).map_or("", |head| head.name.get(lang));
            format!("{} {head}", sheet.label(spot.row, lang))
        })
    }

    /// What the field shows, for the grid.
    pub fn shown(self) -> Signal<FieldShown> {
        let lang = self.ui.lang;
        let role = self.ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
        let shown = Memo::new(move |_| {
            let cursor = self.cursor.get();
            let at = cursor.at;
            let (text, label, is_locked) = self.sheet.with(|open| {
                let sheet = open.sheet();
                let head = sheet.heads().get(at.column).map_or("", |head| head.name.get(lang));
                let label = format!("{} {head}", sheet.label(at.row, lang));
                match sheet.holds(at.row, at.column) {
                    Holds::Field(field) => {
                        let kept = self.kept.text_of(&field);
                        let is_locked = !field.is_for(role.get());
                        (kept.unwrap_or_else(|| field.text(lang)), label, is_locked)
                    }
                    other => (copied(&other, lang), label, true),
                }
            });
            let line = self.line_of.with_value(|line_of| line_of(at.row));
            let is_written = cursor.mode != Mode::Ready;
            FieldShown { row: at.row, column: at.column, line, text, label, is_locked, is_written }
        });
        shown.into()
    }

    /// The frame around what is marked, where it is more than one cell.
    pub fn marked_lines(self) -> Signal<Option<MarkedLines>> {
        Signal::derive(move || {
            let block = self.cursor.with(|cursor| cursor.block());
            let line = |row| self.line_of.with_value(|line_of| line_of(row));
            let (first, last) = (line(block.first.row)?, line(block.last.row)?);
            (!block.is_one()).then_some(MarkedLines { first, last, from: block.first.column, to: block.last.column })
        })
    }

    /// What keys do, as the style sheet knows it.
    pub fn mode(self) -> Signal<&'static str> {
        Signal::derive(move || match self.cursor.with(|cursor| cursor.mode) {
            Mode::Ready => "ready",
            Mode::Typing => "typing",
            Mode::Editing => "editing",
        })
    }

    /// What is marked, with its sum and the unit of that.
    pub fn marked(self) -> (Marked, String) {
        let block = self.cursor.with(|cursor| cursor.block());
        self.sheet.with(|open| {
            let sheet = open.sheet();
            let unit = sheet.heads().get(block.first.column).and_then(|head| head.unit.as_ref());
            let unit = unit.map_or_else(String::new, |unit| unit.get(self.ui.lang).to_owned());
            (Marked::of(sheet, block), unit)
        })
    }

    /// Whom the grid tells what happens.
    pub fn events(self) -> GridEvents {
        GridEvents {
            on_key: Callback::new(move |ev: KeyboardEvent| self.press(&ev)),
            on_typed: Callback::new(move |()| self.typed()),
            on_commit: Callback::new(move |text: String| self.commit(&text)),
            on_paste: Callback::new(move |text: String| self.paste(&text)),
            on_copy: Callback::new(move |()| self.copy()),
            on_point: Callback::new(move |pointed| self.point(pointed)),
        }
    }
}

/// A cell as it is copied.
pub fn copied(holds: &Holds, lang: crate::domain::text::Lang) -> String {
    match holds {
        Holds::Field(field) => field.text(lang),
        Holds::Figure(Some(figure)) => {
            use crate::domain::figures::amount::{Amount, Rounding};
            Amount::of(*figure, figure.exact_places().unwrap_or(2), Rounding::HalfAway).to_string()
        }
        Holds::Figure(None) => String::new(),
        Holds::Words(words) => words.clone(),
    }
}
