//! The order in which the changes of one field are told.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::change::Change;
use super::id::ChangeId;

/// Orders the changes of one field by (`at`, `id`), but each behind those that it replaced: clocks may have been wrong.
///
/// `sorted` is in the order of (`at`, `id`). Whenever several could come next, the first of them in that order does.
pub(super) fn behind_replaced(sorted: Vec<&Change>) -> Vec<&Change> {
    let places: HashMap<ChangeId, usize> =
        sorted.iter().enumerate().map(|(place, change)| (change.id(), place)).collect();
    let mut waits_for = vec![0_u32; sorted.len()];
    let mut replacers: Vec<Vec<usize>> = vec![Vec::new(); sorted.len()];
    for (place, change) in sorted.iter().enumerate() {
        for replaced in change.over().iter().filter_map(|id| places.get(id)) {
            waits_for[place] += 1;
            replacers[*replaced].push(place);
        }
    }
    let mut ready: BinaryHeap<Reverse<usize>> =
        waits_for.iter().enumerate().filter(|(_, waits)| **waits == 0).map(|(place, _)| Reverse(place)).collect();
    let mut ordered = Vec::with_capacity(sorted.len());
    while let Some(Reverse(place)) = ready.pop() {
        ordered.push(sorted[place]);
        for later in &replacers[place] {
            waits_for[*later] -= 1;
            if waits_for[*later] == 0 {
                ready.push(Reverse(*later));
            }
        }
    }
    // No change can name one that names it back, since its id is the hash of what it names: nothing is left waiting.
    debug_assert_eq!(ordered.len(), sorted.len());
    ordered
}
