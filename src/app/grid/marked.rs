//! What is told of the marked cells: how many, and what they sum to.

use crate::domain::figures::fraction::Fraction;

use super::cursor::Block;
use super::sheet::{Holds, Sheet};

/// What is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Marked {
    /// How many cells.
    pub cells: usize,
    /// How many of them hold a figure; blank ones do not, zeros do.
    pub figures: usize,
    /// The exact sum of these; none where there are none, or where they count different things.
    pub sum: Option<Fraction>,
}

impl Marked {
    /// Looks at a block.
    pub fn of(sheet: &dyn Sheet, block: Block) -> Self {
        let (mut figures, mut sum) = (0, Some(Fraction::ZERO));
        let mut units = Vec::new();
        for spot in block.spots() {
            let number = match sheet.holds(spot.row, spot.column) {
                Holds::Field(field) => field.number().map(Fraction::from),
                Holds::Figure(figure) => figure,
                Holds::Words(_) => None,
            };
            if let Some(number) = number {
                figures += 1;
                sum = sum.and_then(|sum| sum.plus(number));
                units.push(sheet.heads().get(spot.column).and_then(|head| head.unit.as_ref()));
            }
        }
        let is_one_unit = units.windows(2).all(|pair| pair[0] == pair[1]);
        Self { cells: block.count(), figures, sum: sum.filter(|_| figures > 0 && is_one_unit) }
    }
}
