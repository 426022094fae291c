//! One column of a list, ready to read its cells: what it fills, in which unit, and what its cells show together.

use crate::book::{FieldName, Value};
use crate::domain::fields::{FieldError, FieldKind, FieldSpec};
use crate::domain::register::Register;
use crate::domain::when::{Precision, When};

use super::cell::{CellError, MonthCell, ReadCell, read_cell, read_extra, says_nothing};
use super::dates::{DateReader, is_without_year, of_year};
use super::mapping::Mapping;
use super::matched::{OfMonth, Target};
use super::meaning::{Meanings, said};
use super::measure::Unit;
use super::period::month_in;
use super::spoiled::{Codes, is_error};
use super::table::Table;

/// The field that 停工 in another column fills.
pub(super) const OVERLAY: &str = "overlay";

/// Reads the cells of one column.
#[derive(Debug)]
pub(super) struct ColumnReader {
    /// Which column, counted from 0.
    pub(super) place: usize,
    fills: Fills,
    reads: Reads,
}

/// What its cells fill.
#[derive(Debug)]
enum Fills {
    /// A field of the row itself.
    Field(FieldName),
    /// A field of an entry of this month; none while nobody has said the year.
    Month(&'static Register, &'static FieldSpec, Option<When>),
}

/// What a row says, as it is read column by column.
#[derive(Default, Debug)]
pub(super) struct RowValues {
    /// Of the row itself.
    pub(super) values: Vec<ReadCell>,
    /// Of its months.
    pub(super) months: Vec<MonthCell>,
}

/// How its cells are read.
#[derive(Debug)]
enum Reads {
    /// Text under its own heading.
    Extra,
    /// Identifiers, which a spreadsheet may have spoiled.
    Code(&'static FieldSpec, Codes),
    /// Dates, in the order of the whole column.
    Dates(&'static FieldSpec, DateReader, YearOfList),
    /// Months, which may be written without the year of the list.
    Months(&'static FieldSpec, Option<u16>),
    /// Words of a closed list.
    Words(&'static FieldSpec, Meanings),
    /// Anything else, each cell by itself.
    Cells(&'static FieldSpec, Option<Unit>),
}

/// The year of days that are written without it.
#[derive(Clone, Copy, Debug)]
enum YearOfList {
    /// There is none: such a day is no date.
    None,
    /// It is this one; nothing while nobody has said it.
    Is(Option<u16>),
}

impl YearOfList {
    fn of(mapping: &Mapping) -> Self {
        match mapping.lacks_years() {
            true => Self::Is(mapping.year().map(|(year, _)| year)),
            false => Self::None,
        }
    }

    fn read(self, dates: DateReader, text: &str) -> Result<When, CellError> {
        match self {
            Self::Is(year) if is_without_year(text) => {
                year.and_then(|year| of_year(text, year)).ok_or(CellError::NoYear)
            }
            Self::Is(_) | Self::None => dates.read(text),
        }
    }
}

impl ColumnReader {
    /// Every column that is imported.
    pub(super) fn all(table: &Table, mapping: &Mapping) -> Vec<ColumnReader> {
        let order = mapping.order_of_list(table);
        let code = mapping.subject().code_key();
        let columns = mapping.columns().iter().enumerate();
        let reader = |(place, column): (usize, &super::matched::Column)| {
            let reads = match column.target() {
                _ if !column.is_read() => return None,
                Target::Extra | Target::Dropped => Reads::Extra,
                Target::Field(spec) if spec.key == code => Reads::Code(spec, Codes::of(table.filled_cells(place))),
                Target::Field(spec) | Target::Month(OfMonth { spec, .. }) => match spec.kind {
                    FieldKind::When | FieldKind::Day => {
                        let seen = mapping.dates_seen(table, place);
                        Reads::Dates(spec, DateReader::new(seen, column.date_choices(), order), YearOfList::of(mapping))
                    }
                    FieldKind::Month => Reads::Months(spec, mapping.year().map(|(year, _)| year)),
                    FieldKind::Choice(_) => Reads::Words(spec, mapping.meanings().clone()),
                    _ => Reads::Cells(spec, column.unit()),
                },
            };
            let fills = match column.target() {
                Target::Field(spec) => Fills::Field(spec.key.parse().expect("the keys of fields are field names")),
                Target::Month(of) => Fills::Month(of.register, of.spec, mapping.period_of(&of)),
                Target::Extra | Target::Dropped => Fills::Field(column.extra_field().clone()),
            };
            Some(ColumnReader { place, fills, reads })
        };
        columns.filter_map(reader).collect()
    }

    /// Reads a cell and puts what it says among the values of its row.
    pub(super) fn read(&self, text: &str, row: &mut RowValues) -> Result<(), CellError> {
        let value = self.value(text, &mut row.values)?;
        match &self.fills {
            _ if value.is_null() => {}
            Fills::Field(field) => {
                // A column of its own for 停工/取消 says more than a word in the column of phases.
                row.values.retain(|cell| cell.field != *field);
                row.values.push(ReadCell { column: self.place, field: field.clone(), value });
            }
            Fills::Month(_, _, None) => return Err(CellError::NoYear),
            Fills::Month(register, spec, Some(period)) => {
                let (register, spec, period) = (*register, *spec, *period);
                row.months.push(MonthCell { column: self.place, register, spec, period, value });
            }
        }
        Ok(())
    }

    fn value(&self, text: &str, values: &mut Vec<ReadCell>) -> Result<Value, CellError> {
        let (spec, unit) = match &self.reads {
            Reads::Extra => return read_extra(text).map_err(CellError::Unfit),
            Reads::Code(spec, _) | Reads::Dates(spec, ..) | Reads::Months(spec, _) | Reads::Words(spec, _) => {
                (*spec, None)
            }
            Reads::Cells(spec, unit) => (*spec, *unit),
        };
        if says_nothing(spec.kind, text) {
            return Ok(Value::Null);
        }
        match &self.reads {
            Reads::Code(_, codes) if codes.is_spoiled(text) => Err(CellError::SpoiledCode),
            Reads::Extra | Reads::Dates(..) | Reads::Months(..) | Reads::Words(..) | Reads::Cells(..)
                if is_error(text) =>
            {
                Err(CellError::ErrorValue)
            }
            Reads::Code(spec, codes) => read_cell(spec, None, codes.kept(text)).map_err(CellError::Unfit),
            Reads::Dates(spec, dates, year) => match year.read(*dates, text)? {
                wide if spec.kind == FieldKind::Day && wide.precision() != Precision::Day => {
                    Err(CellError::Unfit(FieldError::NotADay))
                }
                when => Ok(Value::text(when.to_string())),
            },
            Reads::Months(spec, year) => month(spec, *year, text).map_err(CellError::Unfit),
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

/// `2009年8月`, or `8月` of the year of the list.
fn month(spec: &FieldSpec, year: Option<u16>, text: &str) -> Result<Value, FieldError> {
    let of_list = || {
        let named = month_in(text).filter(|named| named.before.is_empty() && named.behind.is_empty())?;
        When::month(i32::from(named.year.or(year)?), u32::from(named.month))
    };
    let read = spec.read(text);
    read.or_else(|error| of_list().map(|when| Value::text(when.to_string())).ok_or(error))
}
