//! 手续 of one project, each approval as of a day: what stands in a row of the matrix.

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::figures::approval::{ApprovalState, Holder};
use crate::domain::figures::stopwatch::{Acceptance, Stopwatch};
use crate::domain::text::Text;

/// How an approval is shown: its state, and whether it takes longer than it may.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sign {
    /// 超限: under way, and over its limit.
    Over,
    /// 已失效.
    Expired,
    /// 不予批准.
    Refused,
    /// 将到期.
    Expiring,
    /// 补正中.
    Supplementing,
    /// 在办.
    UnderWay,
    /// 已申报待受理.
    Applied,
    /// 未申报.
    NotApplied,
    /// 已办结.
    Granted,
    /// 不涉及.
    NotNeeded,
}

impl Sign {
    /// Every sign, what presses first.
    pub const ALL: [Self; 10] = [
        Self::Over,
        Self::Expired,
        Self::Refused,
        Self::Expiring,
        Self::Supplementing,
        Self::UnderWay,
        Self::Applied,
        Self::NotApplied,
        Self::Granted,
        Self::NotNeeded,
    ];

    /// Its name.
    pub const fn name(self) -> Text {
        match self {
            Self::Over => Text::new("超限", "Over the limit"),
            Self::Expired => ApprovalState::Expired.name(),
            Self::Refused => ApprovalState::Refused.name(),
            Self::Expiring => ApprovalState::Expiring.name(),
            Self::Supplementing => ApprovalState::Supplementing.name(),
            Self::UnderWay => ApprovalState::UnderWay.name(),
            Self::Applied => ApprovalState::Applied.name(),
            Self::NotApplied => ApprovalState::NotApplied.name(),
            Self::Granted => ApprovalState::Granted.name(),
            Self::NotNeeded => ApprovalState::NotNeeded.name(),
        }
    }

    /// A word that does not change with the language of the page.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Expired => "expired",
            Self::Refused => "refused",
            Self::Expiring => "expiring",
            Self::Supplementing => "supplementing",
            Self::UnderWay => "underway",
            Self::Applied => "applied",
            Self::NotApplied => "open",
            Self::Granted => "granted",
            Self::NotNeeded => "none",
        }
    }

    /// The sign of an approval.
    pub const fn of(watch: &Stopwatch) -> Self {
        match watch.state {
            ApprovalState::UnderWay if watch.over > 0 => Self::Over,
            ApprovalState::UnderWay => Self::UnderWay,
            ApprovalState::NotNeeded => Self::NotNeeded,
            ApprovalState::NotApplied => Self::NotApplied,
            ApprovalState::Applied => Self::Applied,
            ApprovalState::Supplementing => Self::Supplementing,
            ApprovalState::Granted => Self::Granted,
            ApprovalState::Refused => Self::Refused,
            ApprovalState::Expiring => Self::Expiring,
            ApprovalState::Expired => Self::Expired,
        }
    }
}

/// One approval of a project as of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixCell {
    /// The approval; of one that was asked for again after a refusal the last.
    pub entry: EntityId,
    /// Its dates as of the day.
    pub watch: Stopwatch,
    /// How it is shown.
    pub sign: Sign,
    /// Working days that are left, of one under way and in time.
    pub left: Option<i64>,
    /// 办结日期.
    pub granted: Option<NaiveDate>,
    /// 有效期至.
    pub expiry: Option<NaiveDate>,
    /// 前置未办: the types that are granted before it and are not, where it is still open.
    pub before: Vec<&'static str>,
    /// How many further ones stand in the same place: of what the list does not name there may be several.
    pub others: usize,
}

impl MatrixCell {
    /// 视同受理: the department said nothing within its time.
    pub const fn is_silent(&self) -> bool {
        matches!(self.watch.acceptance, Some(Acceptance::Silence(_))) && self.watch.state.is_open()
    }

    /// 卡在业主: nobody but the owner can do anything; what is not asked for yet is not counted.
    pub fn waits_for_owner(&self) -> bool {
        self.watch.state.is_open() && self.watch.holder == Some(Holder::Owner)
    }

    /// How many natural days it still holds, where it ends within the time for asking for a renewal; negative where it has ended.
    pub fn ends_in(&self, today: NaiveDate) -> Option<i64> {
        let ends = matches!(self.sign, Sign::Expiring | Sign::Expired);
        self.expiry.filter(|_| ends).map(|expiry| (expiry - today).num_days())
    }
}

/// What stands at the place of a type in the row of a project.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Slot {
    /// An approval.
    Cell(Box<MatrixCell>),
    /// None, and the phase of the project expects one.
    Missing,
    /// None, and none is expected yet.
    Nothing,
}

impl Slot {
    /// The approval, if there is one.
    pub fn cell(&self) -> Option<&MatrixCell> {
        match self {
            Self::Cell(cell) => Some(cell),
            Self::Missing | Self::Nothing => None,
        }
    }
}

/// The approvals of a project, one place for each type in the order of the rules.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MatrixRow {
    /// What stands at each place.
    pub slots: Vec<Slot>,
}

impl MatrixRow {
    /// The approvals that are there.
    pub fn cells(&self) -> impl Iterator<Item = &MatrixCell> {
        self.slots.iter().filter_map(Slot::cell)
    }

    /// How many approvals the phase expects and nobody has entered.
    pub fn missing(&self) -> usize {
        self.slots.iter().filter(|slot| **slot == Slot::Missing).count()
    }
}
