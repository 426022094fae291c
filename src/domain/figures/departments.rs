//! 部门办理情况: what each department has on its table and how long it takes.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::figure::Figure;
use super::fraction::Fraction;
use super::missing::Missing;
use super::reckoning::Reckoning;
use super::rule::MEAN_USED;
use super::stopwatch::Stopwatch;
use crate::book::EntityId;

/// One department.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DepartmentRow {
    /// Its name; none for approvals that name no department.
    pub unit: Option<Arc<str>>,
    /// Applied for and not decided.
    pub open: Vec<EntityId>,
    /// Working days used on average, over all that were accepted, decided or not.
    pub mean_used: Figure,
    /// Over the limit and not decided: what was decided late is closed.
    pub over: Vec<EntityId>,
    /// The one that has used the most working days, and how many; of several the first.
    pub longest: Option<(EntityId, i64)>,
}

/// Puts approvals together by department, ordered by name.
pub fn departments<'a>(approvals: impl IntoIterator<Item = &'a Stopwatch>) -> Vec<DepartmentRow> {
    let mut of: BTreeMap<Option<Arc<str>>, Vec<&Stopwatch>> = BTreeMap::new();
    for approval in approvals {
        of.entry(approval.unit.clone()).or_default().push(approval);
    }
    of.into_iter().map(|(unit, approvals)| row(unit, &approvals)).collect()
}

fn row(unit: Option<Arc<str>>, approvals: &[&Stopwatch]) -> DepartmentRow {
    let named = |chosen: fn(&Stopwatch) -> bool| -> Vec<EntityId> {
        approvals.iter().filter(|approval| chosen(approval)).map(|approval| approval.of.clone()).collect()
    };
    let accepted: Vec<&Stopwatch> =
        approvals.iter().copied().filter(|approval| approval.acceptance.is_some()).collect();
    let most = accepted.iter().map(|approval| approval.used).max();
    let longest = accepted.iter().find(|approval| Some(approval.used) == most);
    DepartmentRow {
        unit,
        open: named(|approval| approval.state.is_open()),
        mean_used: mean_used(&accepted),
        over: named(|approval| approval.over > 0 && approval.state.is_open()),
        longest: longest.map(|approval| (approval.of.clone(), approval.used)),
    }
}

fn mean_used(accepted: &[&Stopwatch]) -> Figure {
    let count = i64::try_from(accepted.len()).map(Fraction::whole);
    let reckoning = match count {
        Err(_) => Err(Missing::TooLarge),
        Ok(Fraction::ZERO) => Err(Missing::NothingAccepted),
        Ok(count) => Ok(Reckoning::sum(accepted.iter().map(|approval| Fraction::whole(approval.used))).over(count)),
    };
    let sources = accepted.iter().flat_map(|approval| approval.sources.iter().cloned());
    Figure::of_result(&MEAN_USED, reckoning).from(sources)
}
