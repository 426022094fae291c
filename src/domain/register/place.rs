//! Typed places: a computation names a field of a register by a constant and cannot ask for one that is not there.

use std::marker::PhantomData;
use std::sync::Arc;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::when::When;

use super::cell::{Cell, Span};
use super::form::CellForm;

/// What a cell holds, as Rust knows it.
pub trait CellType: Sized {
    /// The form of its cells.
    const FORM: CellForm;

    /// Takes it out of a cell.
    fn of(cell: &Cell) -> Option<Self>;
}

macro_rules! cell_types {
    ($($type:ty = $form:ident, $pattern:pat => $value:expr;)*) => {$(
        impl CellType for $type {
            const FORM: CellForm = CellForm::$form;

            fn of(cell: &Cell) -> Option<Self> {
                match cell {
                    $pattern => Some($value),
                    _ => None,
                }
            }
        }
    )*};
}

cell_types! {
    Arc<str> = Text, Cell::Text(text) => text.clone();
    Decimal = Number, Cell::Number(number) => *number;
    i64 = Count, Cell::Count(count) => *count;
    bool = Flag, Cell::Flag => true;
    When = When, Cell::When(when) => *when;
    EntityId = Reference, Cell::Reference(of) => of.clone();
    Arc<[EntityId]> = References, Cell::References(of) => of.clone();
    Arc<[Span]> = Spans, Cell::Spans(spans) => spans.clone();
    Arc<[Arc<str>]> = Names, Cell::Names(names) => names.clone();
}

/// A field of a register, by its place among the fields, with the type of what it holds.
#[derive(Debug)]
pub struct Place<T> {
    /// Its place among the fields of the register.
    pub index: usize,
    /// Its key.
    pub key: &'static str,
    holds: PhantomData<fn() -> T>,
}

impl<T> Place<T> {
    /// The field at this place.
    pub const fn at(index: usize, key: &'static str) -> Self {
        Self { index, key, holds: PhantomData }
    }
}

impl<T> Clone for Place<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Place<T> {}

/// Writes down the fields of a register: `PLANNED: Decimal = field(…);` gives `FIELDS` and the typed place `PLANNED`.
#[macro_export]
#[doc(hidden)]
macro_rules! register_fields {
    ($($(#[$doc:meta])* $place:ident: $type:ty = $spec:expr;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Order { $($place,)* }

        /// What an entry holds, in the order of the form.
        pub static FIELDS: &[$crate::domain::fields::FieldSpec] = &[$($spec,)*];

        $(
            $(#[$doc])*
            pub const $place: $crate::domain::register::Place<$type> = {
                const SPEC: &$crate::domain::fields::FieldSpec = &$spec;
                assert!(
                    <$type as $crate::domain::register::CellType>::FORM as u8
                        == $crate::domain::register::form::CellForm::of(SPEC.kind) as u8,
                    "the type of a place is that of its field"
                );
                $crate::domain::register::Place::at(Order::$place as usize, SPEC.key)
            };
        )*
    };
}

pub use register_fields;
