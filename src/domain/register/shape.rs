//! How a register is laid out: what its entries belong to, where it stands, the parts of its form, its columns and its order.

use crate::domain::text::Text;

/// What the entries of a register belong to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parent {
    /// A project.
    Project,
    /// A project, or nothing.
    ProjectOrNone,
    /// All projects share them.
    Shared,
    /// An entry of another register.
    Entry(&'static str),
}

/// Whose an entry is: who gets it in the file for one responsible unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// The unit that leads its project (责任单位).
    LeadUnit,
    /// The unit that this field names: it has to act.
    Named(&'static str),
    /// The same, once this date stands: before, it is a draft of the office.
    NamedSince {
        /// The field that names the unit.
        unit: &'static str,
        /// The date.
        since: &'static str,
    },
    /// Nobody's but the office's.
    OfficeAlone,
}

impl Whose {
    /// The fields that say it.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        let said = match self {
            Self::LeadUnit | Self::OfficeAlone => [None, None],
            Self::Named(unit) => [Some(unit), None],
            Self::NamedSince { unit, since } => [Some(unit), Some(since)],
        };
        said.into_iter().flatten()
    }
}

/// Where a register stands among the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Shelf {
    /// 进度节点.
    Progress,
    /// 手续审批.
    Approvals,
    /// 资金土地.
    MoneyAndLand,
    /// 招商企业.
    Business,
    /// 承诺诉求.
    Promises,
    /// 督办奖惩.
    Orders,
    /// 规则基础.
    Rules,
}

impl Shelf {
    /// In the order of the index.
    pub const ALL: [Self; 7] = [
        Self::Progress,
        Self::Approvals,
        Self::MoneyAndLand,
        Self::Business,
        Self::Promises,
        Self::Orders,
        Self::Rules,
    ];

    /// What it is called.
    pub const fn name(self) -> Text {
        match self {
            Self::Progress => Text::new("进度节点", "Progress and milestones"),
            Self::Approvals => Text::new("手续审批", "Approvals"),
            Self::MoneyAndLand => Text::new("资金土地", "Money and land"),
            Self::Business => Text::new("招商企业", "Investors"),
            Self::Promises => Text::new("承诺诉求", "Commitments and concerns"),
            Self::Orders => Text::new("督办奖惩", "Orders and rewards"),
            Self::Rules => Text::new("规则基础", "Rules"),
        }
    }
}

/// One part of the form.
#[derive(Debug)]
pub struct FieldGroup {
    /// What stands above it.
    pub name: Text,
    /// The keys of its fields.
    pub fields: &'static [&'static str],
}

/// One column of the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// What the id says: the month, the year, the approval.
    Key,
    /// The project.
    Project,
    /// A field.
    Field(&'static str),
    /// The state of the flow.
    State,
    /// A clock: what is left of it.
    Clock(&'static str),
    /// A field that is offered and not shown until somebody asks for it.
    Offered(&'static str),
    /// The entry of another register that it belongs to.
    Above,
    /// What is reckoned.
    Derived(&'static str),
    /// What is reckoned, offered and not shown until somebody asks for it.
    OfferedDerived(&'static str),
}

/// One step of the natural order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// By what the id says.
    Key,
    /// By a field, the least first; what lacks it last.
    Up(&'static str),
    /// By a field, the greatest first; what lacks it last.
    Down(&'static str),
}
