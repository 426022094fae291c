//! Where what a file brings and is known already came from: one's own old file, an earlier import, or both.

use std::collections::BTreeSet;

use crate::book::EntityId;

use super::planned::Standing;

/// Where the changes of a file that are known came from.
#[derive(Default)]
pub(super) struct Familiar {
    own: bool,
    imports: BTreeSet<EntityId>,
}

impl Familiar {
    /// Meets one more.
    pub fn meet(&mut self, origin: Option<&EntityId>) {
        match origin {
            None => self.own = true,
            Some(import) if self.imports.contains(import) => {}
            Some(import) => {
                self.imports.insert(import.clone());
            }
        }
    }

    /// What that makes of the file.
    pub fn standing(mut self) -> Standing {
        match (self.own, self.imports.len()) {
            (true, 0) => Standing::AllOwn,
            (false, 1) => self.imports.pop_first().map_or(Standing::AllKnown, Standing::FromImport),
            _ => Standing::AllKnown,
        }
    }
}
