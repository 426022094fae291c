//! 存疑: an answer that says of the book what the book does not have. Told beside the item; nothing is refused.

use super::checklist::{Answer, Item};
use super::records::{ProblemState, Visit};
use super::tables::Tables;
use super::templates::{Vouched, meaning};

/// What an answer says and the book does not bear out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unborne {
    /// 已拍照, and the item has no photo.
    NoPhoto,
    /// 已复查, and so many problems of the project from before this visit are 待复查.
    ToRecheck(usize),
}

/// What the answer to an item says that the book does not bear out; `photos` are those of the item. Only 是 says anything.
pub fn unborne(tables: &Tables, visit: &Visit, item: &Item, stored: Option<&str>, photos: usize) -> Option<Unborne> {
    let vouched = meaning(item).vouches?;
    if Answer::read(item, stored) != Answer::Pass {
        return None;
    }
    match vouched {
        Vouched::Photographed => (photos == 0).then_some(Unborne::NoPhoto),
        Vouched::Rechecked => {
            let waits = tables.problems_of(&visit.project).filter(|problem| {
                problem.state == ProblemState::ToRecheck && problem.visit.as_ref() != Some(&visit.id)
            });
            Some(waits.count()).filter(|count| *count > 0).map(Unborne::ToRecheck)
        }
    }
}
