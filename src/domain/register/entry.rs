//! Reading an entry of a register from the fields of one entity.

use std::sync::Arc;

use crate::book::{Book, Deletion, EntityId, Value};
use crate::domain::ids::ProjectId;
use crate::domain::text::Lang;
use crate::domain::when::When;

use super::cell::Cell;
use super::ids::is_part_of;
use super::key::{Key, KeyPart};
use super::place::{CellType, Place};
use super::schema::{Entry, Register};
use super::shape::Parent;

/// The field that names the project of an entry.
pub const PROJECT: &str = "project";
/// The field that names what else an entry belongs to.
pub const OF: &str = "of";

impl Entry {
    /// Reads an entry; none where it was deleted, or is not there.
    pub fn read(book: &Book, id: &EntityId, register: &'static Register) -> Option<Self> {
        let entity = book.entity(id).filter(|_| book.deletion(id) != Deletion::Deleted)?;
        let mut cells = Vec::new();
        let mut named = None;
        for field in entity.fields() {
            let key = field.as_str();
            match register.place(key) {
                Some(place) => {
                    if let Some(cell) = Cell::read(&register.fields[place], book.value(id, key)) {
                        cells.push((u8::try_from(place).unwrap_or(u8::MAX), cell));
                    }
                }
                None if key == parent_field(register) => {
                    named = book.value(id, key).as_text().and_then(|of| of.parse().ok())
                }
                None => {}
            }
        }
        let (in_id, key) = register.key.read(register, id);
        cells.sort_by_key(|(place, _)| *place);
        let is_astray = match (&in_id, &named) {
            (Some(part), Some(of)) => !is_part_of(part, of),
            (Some(_), None) => true,
            (None, _) => false,
        };
        let mut entry = Self { id: id.clone(), register, parent: named, key, is_astray, cells: cells.into() };
        entry.take_choice_from_key();
        Some(entry)
    }

    /// An entry as it would be, of which nothing is written yet.
    pub fn new(register: &'static Register, id: EntityId, parent: Option<EntityId>) -> Self {
        let (_, key) = register.key.read(register, &id);
        let mut entry = Self { id, register, parent, key, is_astray: false, cells: Box::default() };
        entry.take_choice_from_key();
        entry
    }

    /// The entry as it would be with these values.
    #[must_use]
    pub fn with<'a>(&self, values: impl IntoIterator<Item = (&'a str, &'a Value)>) -> Self {
        let mut cells: Vec<(u8, Cell)> = self.cells.to_vec();
        for (key, value) in values {
            let Some(place) = self.register.place(key) else { continue };
            let spec = &self.register.fields[place];
            let place = u8::try_from(place).unwrap_or(u8::MAX);
            cells.retain(|(other, _)| *other != place);
            cells.extend(Cell::read(spec, value).map(|cell| (place, cell)));
        }
        cells.sort_by_key(|(place, _)| *place);
        let mut entry = Self { cells: cells.into(), ..self.clone() };
        entry.take_choice_from_key();
        entry
    }

    /// The choice that stands in the id is not written a second time: id and field could disagree.
    fn take_choice_from_key(&mut self) {
        let (Key::Code { field, .. }, KeyPart::Choice { key, .. }) = (self.register.key, &self.key) else { return };
        let Some(place) = self.register.place(field).and_then(|place| u8::try_from(place).ok()) else { return };
        let mut cells: Vec<(u8, Cell)> = std::mem::take(&mut self.cells).into_vec();
        cells.retain(|(other, _)| *other != place);
        cells.push((place, Cell::Text(key.as_str().into())));
        cells.sort_by_key(|(place, _)| *place);
        self.cells = cells.into();
    }

    /// The project that it belongs to, where it names one itself.
    pub fn project(&self) -> Option<ProjectId> {
        self.parent.as_ref().and_then(ProjectId::of)
    }

    /// What the field holds.
    pub fn get<T: CellType>(&self, place: Place<T>) -> Option<T> {
        T::of(self.cell(place.index)?)
    }

    /// The text of a field, or nothing.
    pub fn text(&self, place: Place<Arc<str>>) -> &str {
        match self.cell(place.index) {
            Some(Cell::Text(text)) => text,
            _ => "",
        }
    }

    /// The cell at the place of a field.
    pub fn cell(&self, place: usize) -> Option<&Cell> {
        let place = u8::try_from(place).ok()?;
        let at = self.cells.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        Some(&self.cells[at].1)
    }

    /// The cell of the field with this key.
    pub fn cell_of(&self, key: &str) -> Option<&Cell> {
        self.cell(self.register.place(key)?)
    }

    /// The date of the field with this key.
    pub fn when(&self, key: &str) -> Option<When> {
        match self.cell_of(key) {
            Some(Cell::When(when)) => Some(*when),
            _ => None,
        }
    }

    /// What stands in the field with this key, as people read it; empty for nothing.
    pub fn shown(&self, key: &str, lang: Lang) -> String {
        let Some(place) = self.register.place(key) else { return String::new() };
        self.cell(place).map_or_else(String::new, |cell| cell.shown(&self.register.fields[place], lang))
    }

    /// What it is called: what its id says, or the first field of its title that holds something.
    pub fn title(&self, lang: Lang) -> String {
        let key = self.key.shown(self.register, lang);
        if !key.is_empty() {
            return key;
        }
        let titled = self.register.title.iter().map(|field| self.shown(field, lang));
        titled.into_iter().find(|title| !title.is_empty()).unwrap_or_else(|| self.register.name.get(lang).to_owned())
    }
}

/// The field that names what the entries of a register belong to.
pub const fn parent_field(register: &Register) -> &'static str {
    match register.parent {
        Parent::Project | Parent::ProjectOrNone | Parent::Shared => PROJECT,
        Parent::Entry(_) => OF,
    }
}
