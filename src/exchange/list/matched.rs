//! One column of a list, matched to what becomes of it: its target, the unit of its figures, and what is to be asked about it.

use crate::book::FieldName;
use crate::domain::fields::{FieldKind, FieldSpec};
use crate::domain::register::Register;

use super::dates::DateChoices;
use super::measure::Unit;
use super::units::{Currency, ListUnits, Named};

/// What becomes of a column.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    /// It fills this field.
    Field(&'static FieldSpec),
    /// It fills a field of one month of each project.
    Month(OfMonth),
    /// Its text is kept under its own heading (其他栏目).
    Extra,
    /// It is not imported.
    Dropped,
}

/// A field of one month of a project.
#[derive(Clone, Copy, Debug)]
pub struct OfMonth {
    /// The register that the months are entries of.
    pub register: &'static Register,
    /// The field.
    pub spec: &'static FieldSpec,
    /// The year, where the heading names it; else that of the list.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
}

/// The month that a heading names; without a year it is one of the list's year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ColumnMonth {
    /// The year, where the heading or one in front of it names it.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: u8,
}

/// Why a column has its target.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sureness {
    /// The heading is one of the field's words.
    Exact,
    /// The heading is like one of the field's words.
    Similar,
    /// Only the cells look like it: to be checked by a person.
    Cells,
    /// Nothing was recognised.
    Nothing,
    /// A person said so.
    Chosen,
}

/// One column of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its heading, or its letters where it has none.
    pub header: String,
    /// Up to three different cells from the top.
    pub samples: Vec<String>,
    /// How many cells hold something.
    pub filled: usize,
    pub(super) target: Target,
    pub(super) sureness: Sureness,
    /// What a person, the heading or the title of the list says.
    pub(super) unit: ColumnUnit,
    /// How many of its cells look as if they had been merged with the one above, and whether a person wants them filled.
    pub(super) merged: usize,
    pub(super) fill_down: bool,
    pub(super) dates: DateChoices,
    pub(super) extra: FieldName,
    /// The month that its heading names.
    pub(super) month: Option<ColumnMonth>,
    /// Whether some of its cells are days without their year.
    pub(super) is_yearless: bool,
}

/// The units that the figures of a column may be in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ColumnUnit {
    pub(super) chosen: Option<Unit>,
    pub(super) named: Option<Named>,
    pub(super) list: ListUnits,
}

/// Whether cells of such a column can belong to the rows under them: names, dates and figures are each row's own.
fn may_be_merged(target: Target) -> bool {
    match target {
        Target::Dropped | Target::Month(_) => false,
        Target::Extra => true,
        Target::Field(spec) => {
            // The project of an entry may well stand in the first of its rows alone.
            !matches!(spec.key, "name" | "code")
                && matches!(
                    spec.kind,
                    FieldKind::Line | FieldKind::Unit | FieldKind::Person | FieldKind::Names | FieldKind::Choice(_)
                )
        }
    }
}

impl Column {
    /// Whether it fills days of which some are without their year.
    pub(super) fn lacks_years(&self) -> bool {
        let is_day =
            matches!(self.target, Target::Field(spec) if matches!(spec.kind, FieldKind::When | FieldKind::Day));
        self.is_yearless && is_day
    }
}

impl PartialEq for Target {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Field(one), Self::Field(two)) => one.key == two.key,
            (Self::Month(one), Self::Month(two)) => one == two,
            (Self::Extra, Self::Extra) | (Self::Dropped, Self::Dropped) => true,
            (Self::Field(_) | Self::Month(_) | Self::Extra | Self::Dropped, _) => false,
        }
    }
}

impl Eq for Target {}

impl PartialEq for OfMonth {
    fn eq(&self, other: &Self) -> bool {
        let of = |one: &Self| (one.register, one.spec.key, one.year, one.month);
        of(self) == of(other)
    }
}

impl Eq for OfMonth {}

impl Target {
    /// The field that it fills, of the row itself or of one of its months.
    pub const fn spec(self) -> Option<&'static FieldSpec> {
        match self {
            Self::Field(spec) | Self::Month(OfMonth { spec, .. }) => Some(spec),
            Self::Extra | Self::Dropped => None,
        }
    }
}

impl Column {
    /// What becomes of it.
    pub const fn target(&self) -> Target {
        self.target
    }

    /// Why.
    pub const fn sureness(&self) -> Sureness {
        self.sureness
    }

    /// Whether neither the heading nor the title of the list says in which unit its figures are.
    pub fn unit_is_guessed(&self) -> bool {
        self.known_unit().is_none() && self.unit_to_ask().is_none() && self.unit().is_some()
    }

    /// The unit of its figures, where its field is an amount of money or land; none while it is to be asked for.
    pub fn unit(&self) -> Option<Unit> {
        if self.unit_to_ask().is_some() {
            return None;
        }
        self.known_unit().or(self.units().first().copied())
    }

    /// The unit of its figures where they are money, whatever becomes of it.
    pub(super) fn unit_of_money(&self) -> Option<Unit> {
        let units = Unit::of_kind(FieldKind::Money);
        let named = |said: Option<Named>| match said {
            Some(Named::Unit(unit)) => Some(unit),
            Some(Named::Currency(_) | Named::Unclear | Named::Rate) | None => None,
        };
        let ColumnUnit { chosen, named: heading, list } = self.unit;
        let said = chosen.or(named(heading)).filter(|unit| units.contains(unit));
        said.or(named(list.money)).or(units.first().copied())
    }

    /// The field that it fills.
    pub(super) fn key(&self) -> Option<&'static str> {
        match self.target {
            Target::Field(spec) => Some(spec.key),
            Target::Month(_) | Target::Extra | Target::Dropped => None,
        }
    }

    /// What is said of a unit that its figures cannot be read in, until a person says which one is meant.
    pub fn unit_to_ask(&self) -> Option<Named> {
        match (self.unit.chosen, self.said()) {
            (None, Some(said @ (Named::Currency(_) | Named::Unclear | Named::Rate))) => Some(said),
            (Some(_), _) | (None, Some(Named::Unit(_)) | None) => None,
        }
    }

    /// The money of another country that its figures are in.
    pub fn currency(&self) -> Option<Currency> {
        match (self.unit.named, self.unit.list.money) {
            (Some(Named::Currency(currency)), _) => Some(currency),
            (None, Some(Named::Currency(currency))) if self.target_is_money() => Some(currency),
            _ => None,
        }
    }

    /// How many empty cells would be filled from above; none where nothing speaks for cells that were merged.
    pub fn fills(&self) -> usize {
        if may_be_merged(self.target) { self.merged } else { 0 }
    }

    /// Whether a person wants its empty cells filled from above.
    pub fn fills_down(&self) -> bool {
        self.fill_down && self.fills() > 0
    }

    /// Whether a person should look at its unit or at its empty cells.
    pub fn asks_something(&self) -> bool {
        self.unit_is_guessed() || self.unit_to_ask().is_some() || self.currency().is_some() || self.fills() > 0
    }

    /// The units that its field can be given in.
    pub fn units(&self) -> &'static [Unit] {
        self.target.spec().map_or(&[], |spec| Unit::of_kind(spec.kind))
    }

    /// Whether its cells are read: not while its unit is to be asked for.
    pub(super) fn is_read(&self) -> bool {
        self.target != Target::Dropped && self.unit_to_ask().is_none()
    }

    fn target_is_money(&self) -> bool {
        self.target.spec().is_some_and(|spec| spec.kind == FieldKind::Money)
    }

    fn known_unit(&self) -> Option<Unit> {
        let units = self.units();
        let said = match self.said() {
            Some(Named::Unit(unit)) => Some(unit),
            Some(Named::Currency(_) | Named::Unclear | Named::Rate) | None => None,
        };
        self.unit.chosen.or(said).filter(|unit| units.contains(unit))
    }

    /// What the heading says of the unit of its field, or else the title of the list.
    fn said(&self) -> Option<Named> {
        let units = self.units();
        if units.is_empty() {
            return None;
        }
        let of_list = match self.target_is_money() {
            true => self.unit.list.money,
            false => self.unit.list.land.map(Named::Unit),
        };
        // 用地(万元): a unit of something else says nothing of this field.
        let fits = |named: &Named| match named {
            Named::Unit(unit) => units.contains(unit),
            Named::Currency(_) => self.target_is_money(),
            Named::Unclear | Named::Rate => true,
        };
        self.unit.named.filter(fits).or(of_list)
    }

    /// What a person said about its dates.
    pub const fn date_choices(&self) -> DateChoices {
        self.dates
    }

    /// The field under which its text is kept when it has none of its own.
    pub const fn extra_field(&self) -> &FieldName {
        &self.extra
    }
}
