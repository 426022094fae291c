//! What a row of a list is: a project, an entry of a register, or a problem. It says which fields a column can fill and which of them name the project.

use std::sync::LazyLock;

use crate::domain::fields::{FieldKind, FieldSpec, LEDGER_FIELDS, OWN_NUMBER, PROJECT_FIELDS, ValuesFrom, field};
use crate::domain::register::{Key, Parent, Register};
use crate::domain::registers::{monthly_progress, year_plan};

use super::matched::Target;

/// What a row of a list is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Subject {
    /// A project.
    #[default]
    Project,
    /// An entry of this register.
    Entry(&'static Register),
    /// A problem of a running ledger (问题台账).
    Problem,
}

/// The field of a project that says its name.
const NAME: &str = "name";
/// The field of a project that says its code.
const CODE: &str = "code";
/// By which a row names the project of its entry, and the month or the year of it. No field of a register is called like these.
const NAME_OF: &str = "of/name";
const CODE_OF: &str = "of/code";
pub(super) const MONTH_OF: &str = "of/month";
pub(super) const YEAR_OF: &str = "of/year";

/// What a row says of what its entry belongs to, beside the fields of the register.
static NAMING: LazyLock<[FieldSpec; 4]> = LazyLock::new(|| {
    let headers = |key: &str| PROJECT_FIELDS.iter().find(|spec| spec.key == key).map_or(&[][..], |spec| spec.headers);
    [
        field(NAME_OF, "项目名称", "Project name", FieldKind::Line, headers(NAME)),
        field(CODE_OF, "项目编号", "Project code", FieldKind::Line, headers(CODE)),
        field(
            MONTH_OF,
            "月份",
            "Month",
            FieldKind::Month,
            &["年月", "报告期", "所属月份", "填报月份", "统计月份", "月度", "period"],
        ),
        field(YEAR_OF, "年度", "Year", FieldKind::Year, &["年份", "计划年度", "年"]),
    ]
});

/// What a row says of the project of its problem; 编号 and 序号 are the problem's.
static OF_PROBLEM: LazyLock<[FieldSpec; 2]> = LazyLock::new(|| {
    [
        field(
            NAME_OF,
            "项目名称",
            "Project name",
            FieldKind::Line,
            &["项目", "工程名称", "所属项目", "涉及项目", "project", "name"],
        ),
        field(CODE_OF, "项目编号", "Project code", FieldKind::Line, &["项目代码", "project number", "code"]),
    ]
});

impl Subject {
    /// Whether rows of lists can be entries of this register: what belongs to an entry of another one cannot be named by a row.
    pub fn takes(register: &Register) -> bool {
        match register.parent {
            Parent::Project | Parent::ProjectOrNone | Parent::Shared => !register.is_made_by_commands(),
            Parent::Entry(_) => false,
        }
    }

    /// The registers whose entries its rows become, or bring along.
    pub fn registers(self) -> Vec<&'static Register> {
        match self {
            Self::Project => vec![&monthly_progress::REGISTER, &year_plan::REGISTER],
            Self::Entry(register) => vec![register],
            Self::Problem => Vec::new(),
        }
    }

    /// The fields that a column can fill, those that name the project first.
    pub fn fields(self) -> Vec<&'static FieldSpec> {
        let register = match self {
            Self::Project => return PROJECT_FIELDS.iter().collect(),
            Self::Problem => return OF_PROBLEM.iter().chain(LEDGER_FIELDS).collect(),
            Self::Entry(register) => register,
        };
        let may_be_said = |spec: &&FieldSpec| match spec.key {
            MONTH_OF => register.key == Key::Month,
            YEAR_OF => register.key == Key::Year,
            _ => true,
        };
        let names = |kind| matches!(kind, FieldKind::Reference(_) | FieldKind::Spans(_));
        let is_written = |spec: &&FieldSpec| spec.from == ValuesFrom::Writers && !names(spec.kind);
        NAMING.iter().filter(may_be_said).chain(register.fields.iter().filter(is_written)).collect()
    }

    /// The field with this key.
    pub fn spec(self, key: &str) -> Option<&'static FieldSpec> {
        match self {
            Self::Project => PROJECT_FIELDS.iter().find(|spec| spec.key == key),
            Self::Entry(register) => NAMING.iter().find(|spec| spec.key == key).or_else(|| register.field(key)),
            Self::Problem => OF_PROBLEM.iter().chain(LEDGER_FIELDS).find(|spec| spec.key == key),
        }
    }

    /// The field by which a row says which project it is about.
    pub const fn name_key(self) -> &'static str {
        match self {
            Self::Project => NAME,
            Self::Entry(_) | Self::Problem => NAME_OF,
        }
    }

    /// The field by which a row says the code of its project.
    pub const fn code_key(self) -> &'static str {
        match self {
            Self::Project => CODE,
            Self::Entry(_) | Self::Problem => CODE_OF,
        }
    }

    /// Whether a field says what the row is about, and nothing of it.
    pub(super) fn is_naming(self, key: &str) -> bool {
        match self {
            Self::Project => false,
            Self::Entry(_) => NAMING.iter().any(|spec| spec.key == key),
            Self::Problem => key == OWN_NUMBER || OF_PROBLEM.iter().any(|spec| spec.key == key),
        }
    }

    /// What becomes of a column that no field has: a project and a problem keep it under its heading, an entry of a register has no room
    /// for it.
    pub const fn leftover(self) -> Target {
        match self {
            Self::Project | Self::Problem => Target::Extra,
            Self::Entry(_) => Target::Dropped,
        }
    }

    /// Whether its days are those of one year, which lists do not write beside each.
    pub(super) fn is_of_one_year(self) -> bool {
        self == Self::Problem
    }

    /// Whether its sheets have columns that only reckon from others what nobody keeps.
    pub(super) fn reckons(self) -> bool {
        self == Self::Problem
    }

    /// The fields that may only count the rows: 1, 2, 3 is no number by which anything is known.
    pub(super) fn counts(self) -> [&'static str; 2] {
        [self.code_key(), if self == Self::Problem { OWN_NUMBER } else { "" }]
    }

    /// Whether rows can be read that do not say the project.
    pub(super) fn needs_name(self) -> bool {
        match self {
            Self::Project => true,
            Self::Entry(register) => register.parent == Parent::Project,
            Self::Problem => true,
        }
    }
}
