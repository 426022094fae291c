//! One column of a list, ready to read its cells: what it fills, in which unit, and what its cells show together.

use crate::book::{FieldName, Value};
use crate::domain::fields::{FieldError, FieldKind, FieldSpec};

use super::cell::{CellError, ReadCell, read_cell, read_extra, says_nothing};
use super::dates::DateReader;
use super::mapping::Mapping;
use super::matched::Target;
use super::meaning::{Meanings, said};
use super::measure::Unit;
use super::spoiled::{Codes, is_error};
use super::table::Table;

/// The field that 停工 in another column fills.
pub(super) const OVERLAY: &str = "overlay";

/// Reads the cells of one column.
#[derive(Debug)]
pub(super) struct ColumnReader {
    /// Which column, counted from 0.
    pub(super) place: usize,
    field: FieldName,
    reads: Reads,
}

/// How its cells are read.
#[derive(Debug)]
enum Reads {
    /// Text under its own heading.
    Extra,
    /// Identifiers, which a spreadsheet may have spoiled.
    Code(&'static FieldSpec, Codes),
    /// Dates, in the order of the whole column.
    Dates(&'static FieldSpec, DateReader),
    /// Words of a closed list.
    Words(&'static FieldSpec, Meanings),
    /// Anything else, each cell by itself.
    Cells(&'static FieldSpec, Option<Unit>),
}

impl ColumnReader {
    /// Every column that is imported.
    pub(super) fn all(table: &Table, mapping: &Mapping) -> Vec<ColumnReader> {
        let order = mapping.order_of_list(table);
        let columns = mapping.columns().iter().enumerate();
        let reader = |(place, column): (usize, &super::matched::Column)| {
            let reads = match column.target() {
                _ if !column.is_read() => return None,
                Target::Extra | Target::Dropped => Reads::Extra,
                Target::Field(spec) if spec.key == "code" => Reads::Code(spec, Codes::of(table.filled_cells(place))),
                Target::Field(spec) => match spec.kind {
                    FieldKind::When => {
                        let seen = mapping.dates_seen(table, place);
                        Reads::Dates(spec, DateReader::new(seen, column.date_choices(), order))
                    }
                    FieldKind::Choice(_) => Reads::Words(spec, mapping.meanings().clone()),
                    _ => Reads::Cells(spec, column.unit()),
                },
            };
            let field = match column.target() {
                Target::Field(spec) => spec.key.parse().expect("the keys of fields are field names"),
                Target::Extra | Target::Dropped => column.extra_field().clone(),
            };
            Some(ColumnReader { place, field, reads })
        };
        columns.filter_map(reader).collect()
    }

    /// Reads a cell and puts what it says among the values of its row.
    pub(super) fn read(&self, text: &str, values: &mut Vec<ReadCell>) -> Result<(), CellError> {
        let value = self.value(text, values)?;
        if !value.is_null() {
            // A column of its own for 停工/取消 says more than a word in the column of phases.
            values.retain(|cell| cell.field != self.field);
            values.push(ReadCell { column: self.place, field: self.field.clone(), value });
        }
        Ok(())
    }

    fn value(&self, text: &str, values: &mut Vec<ReadCell>) -> Result<Value, CellError> {
        let (spec, unit) = match &self.reads {
            Reads::Extra => return read_extra(text).map_err(CellError::Unfit),
            Reads::Code(spec, _) | Reads::Dates(spec, _) | Reads::Words(spec, _) => (*spec, None),
            Reads::Cells(spec, unit) => (*spec, *unit),
        };
        if says_nothing(spec.kind, text) {
            return Ok(Value::Null);
        }
        match &self.reads {
            Reads::Code(_, codes) if codes.is_spoiled(text) => Err(CellError::SpoiledCode),
            Reads::Extra | Reads::Dates(..) | Reads::Words(..) | Reads::Cells(..) if is_error(text) => {
                Err(CellError::ErrorValue)
            }
            Reads::Code(spec, codes) => read_cell(spec, None, codes.kept(text)).map_err(CellError::Unfit),
            Reads::Dates(_, dates) => dates.read(text).map(|when| Value::text(when.to_string())),
            Reads::Words(spec, meanings) => {
                let said = said(spec, text, meanings).ok_or(CellError::Unfit(FieldError::NotAChoice))?;
                let field: FieldName = OVERLAY.parse().expect("a plain word is a field name");
                if let Some(value) = said.overlay.filter(|_| !values.iter().any(|cell| cell.field == field)) {
                    values.push(ReadCell { column: self.place, field, value });
                }
                Ok(said.value.unwrap_or(Value::Null))
            }
            Reads::Extra | Reads::Cells(..) => read_cell(spec, unit, text).map_err(CellError::Unfit),
        }
    }
}
