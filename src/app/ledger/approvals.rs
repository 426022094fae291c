//! What is asked of 手续, as it stands in the address, and the projects that it lets through.

use std::collections::BTreeSet;

use crate::book::sorting::CollectSorted;
use crate::domain::progress::cells::{MatrixCell, Sign, Slot};
use crate::domain::progress::matrix::{Matrix, ProjectApprovals};
use crate::domain::search::{found_in, searchable, sought};

use super::address::Addressed;
use super::percent::{decoded, encoded};
use super::query::list;

/// How the approvals are looked at.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Look {
    /// 按项目.
    #[default]
    ByProject,
    /// 按部门.
    ByDepartment,
    /// 将到期.
    Expiring,
}

impl Look {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::ByProject, Self::ByDepartment, Self::Expiring];

    const fn key(self) -> &'static str {
        match self {
            Self::ByProject => "",
            Self::ByDepartment => "departments",
            Self::Expiring => "expiring",
        }
    }
}

/// What is looked for in the cells of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Want {
    /// 超限: over its limit and not decided. What was decided late is closed, and nobody need look at it.
    Over,
    /// 将到期, and what has ended.
    Expiring,
    /// 补正中.
    Supplementing,
    /// 视同受理.
    Silent,
    /// 卡在业主.
    Owner,
    /// 在办: with somebody, and not decided.
    Open,
    /// 应办未填: what the phase expects and nobody has entered.
    Missing,
}

impl Want {
    /// Every one, what presses first.
    pub const ALL: [Self; 7] =
        [Self::Over, Self::Expiring, Self::Supplementing, Self::Silent, Self::Owner, Self::Open, Self::Missing];

    /// Its word in the address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Expiring => "expiring",
            Self::Supplementing => "supplementing",
            Self::Silent => "silent",
            Self::Owner => "owner",
            Self::Open => "open",
            Self::Missing => "missing",
        }
    }

    /// Reads its word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|want| want.key() == key)
    }

    /// Whether a cell is looked for.
    pub fn is_met_by(self, cell: &MatrixCell) -> bool {
        match self {
            Self::Over => cell.watch.over > 0 && cell.watch.state.is_open(),
            Self::Expiring => matches!(cell.sign, Sign::Expiring | Sign::Expired),
            Self::Supplementing => matches!(cell.sign, Sign::Supplementing),
            Self::Silent => cell.is_silent(),
            Self::Owner => cell.waits_for_owner(),
            Self::Open => cell.watch.state.is_open(),
            Self::Missing => false,
        }
    }
}

/// What is asked.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Approvals {
    /// How they are looked at.
    pub look: Look,
    /// The words that are sought.
    pub text: String,
    /// 责任单位 of the project; empty for all.
    pub unit: String,
    /// 审批部门; empty for all.
    pub department: String,
    /// What is looked for; a row with any of it is shown.
    pub wants: BTreeSet<Want>,
}

impl Addressed for Approvals {
    fn at(&self, address: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in address.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "tab" => asked.look = Look::ALL.into_iter().find(|look| look.key() == value).unwrap_or_default(),
                "q" => asked.text = decoded(value),
                "unit" => asked.unit = decoded(value),
                "dept" => asked.department = decoded(value),
                "state" => asked.wants = list(value).filter_map(|key| Want::from_key(&key)).collect_sorted(),
                _ => {}
            }
        }
        asked
    }

    fn write(&self) -> String {
        let wants: Vec<&str> = self.wants.iter().map(|want| want.key()).collect();
        let parts = [
            ("tab", self.look.key().to_owned()),
            ("q", encoded(&self.text)),
            ("unit", encoded(&self.unit)),
            ("dept", encoded(&self.department)),
            ("state", wants.join(",")),
        ];
        let said = parts.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    fn sought(&self) -> &str {
        &self.text
    }
}

impl Approvals {
    /// Whether anything narrows the rows.
    pub fn is_narrowed(&self) -> bool {
        Self { look: self.look, ..Self::default() } != *self
    }

    /// Whether a row is shown. Department and state are asked of one and the same approval.
    pub fn shows(&self, row: &ProjectApprovals, initial: &dyn Fn(char) -> Option<char>) -> bool {
        let project = &row.project;
        let is_sought = || {
            let search = searchable(&[&project.name, &project.code, &project.lead_unit], initial);
            found_in(&search, &sought(&self.text))
        };
        (self.unit.is_empty() || project.lead_unit == self.unit)
            && self.fits_cells(row)
            && (self.text.trim().is_empty() || is_sought())
    }

    fn fits_cells(&self, row: &ProjectApprovals) -> bool {
        if self.department.is_empty() && self.wants.is_empty() {
            return true;
        }
        let misses = self.department.is_empty() && self.wants.contains(&Want::Missing) && row.row.missing() > 0;
        misses || row.row.slots.iter().any(|slot| self.is_about(slot))
    }

    /// Whether what stands in a place is what is looked for: it stays clear where the rest steps back.
    pub fn is_about(&self, slot: &Slot) -> bool {
        let Some(cell) = slot.cell() else {
            return *slot == Slot::Missing && self.department.is_empty() && self.wants.contains(&Want::Missing);
        };
        (self.department.is_empty() || cell.watch.unit.as_deref() == Some(self.department.as_str()))
            && (self.wants.is_empty() || self.wants.iter().any(|want| want.is_met_by(cell)))
    }

    /// How many rows each of what can be looked for would show, beside everything else that is asked.
    pub fn counts(&self, matrix: &Matrix, initial: &dyn Fn(char) -> Option<char>) -> Vec<(Want, usize)> {
        let counted = |want: Want| {
            let asked = Self { wants: [want].into(), ..self.clone() };
            (want, matrix.rows.iter().filter(|row| asked.shows(row, initial)).count())
        };
        Want::ALL.into_iter().map(counted).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::Book;
    use crate::domain::figures::approval::ApprovalState;
    use crate::domain::sample::sample_changes;
    use crate::domain::tables::Tables;

    fn read(address: &str) -> Approvals {
        Approvals::default().at(address)
    }

    fn sample() -> Matrix {
        let today = "2026-09-21".parse().unwrap();
        let mut book = Book::default();
        for change in sample_changes(today, 1_790_000_000_000) {
            book.apply(change, None);
        }
        Matrix::of(&book, &Tables::of(&book), today)
    }

    fn shown(matrix: &Matrix, address: &str) -> Vec<String> {
        let asked = read(address);
        let rows = matrix.rows.iter().filter(|row| asked.shows(row, &|_| None));
        rows.map(|row| row.project.name.clone()).collect()
    }

    #[test]
    fn what_is_asked_stands_in_the_address_and_is_read_back() {
        for address in
            ["", "tab=departments", "tab=expiring&q=%E5%9E%83", "unit=%E5%8C%BA&dept=a%26b&state=over,silent"]
        {
            assert_eq!(read(address).write(), address);
        }
        assert_eq!(read("tab=moon&state=moon&colour=red"), Approvals::default());
    }

    #[test]
    fn every_state_that_is_looked_for_finds_its_projects() {
        let matrix = sample();
        let all = matrix.rows.len();
        for (want, count) in Approvals::default().counts(&matrix, &|_| None) {
            assert!(count > 0 && count <= all, "{want:?} {count}");
        }
        assert_eq!(shown(&matrix, "state=supplementing"), ["南郊新城区配套工程", "碧谷工业组团控详规编制"]);
        assert_eq!(shown(&matrix, "q=填埋"), ["垃圾填埋场"]);
    }

    #[test]
    fn department_and_state_are_asked_of_one_and_the_same_approval() {
        let matrix = sample();
        let by_land = shown(&matrix, "dept=区自然资源局&state=over");
        assert!(by_land.contains(&"南郊新城区配套工程".to_owned()), "{by_land:?}");
        assert!(
            !by_land.contains(&"水泥熟料生产线".to_owned()),
            "what is over the limit there lies with another department"
        );
        assert!(shown(&matrix, "state=over").contains(&"水泥熟料生产线".to_owned()));
    }

    #[test]
    fn what_was_decided_late_is_no_longer_over_its_limit() {
        let matrix = sample();
        let (_, _, cell) = matrix.cells().find(|(_, _, cell)| Want::Over.is_met_by(cell)).unwrap();
        let mut decided = cell.clone();
        decided.watch.state = ApprovalState::Granted;
        assert!(decided.watch.over > 0 && !Want::Over.is_met_by(&decided));
        let counted: usize = matrix.departments().iter().map(|row| row.over.len()).sum();
        let met = matrix.cells().filter(|(_, _, cell)| Want::Over.is_met_by(cell)).count();
        assert_eq!(counted, met, "the departments and the chip count one thing");
    }
}
