//! The tables that an office hands out, each as data: its rows, its columns, what is summed. One machine makes them all, and one page shows
//! them; a new table is one row of [`TABLES`] and a file that says its columns.

mod approvals;
mod asked;
mod column;
mod land;
pub mod layouts;
mod ledger;
mod listed;
mod orders;
mod progress;
mod promises;
mod ranking;
mod rule;
mod voices;
mod winning;

use crate::domain::text::Text;

pub use asked::TableAsked;
pub use column::Value;
pub use rule::{Head, Made, Period, Source, TableRule, made};

/// Every table, in the order in which a page lists them.
pub static TABLES: &[TableRule] = &[
    TableRule {
        key: "problems",
        name: Text::new("问题台账", "Ledger of problems"),
        about: Text::new("问题、责任、时限、销号和逾期，按单位小计", "Problems, who acts, deadlines, closing, by unit"),
        period: Period::Days(("发现日期", "Found")),
        title: None,
        source: &ledger::PROBLEMS,
    },
    TableRule {
        key: "ranking",
        name: Text::new("项目推进排名", "Ranking of the units"),
        about: Text::new(
            "各单位完成率、序时差、增幅、开工率、整改率和名次",
            "Units by completion, gap, growth, starts, rectification",
        ),
        period: Period::Month,
        title: None,
        source: &ranking::RANKING,
    },
    TableRule {
        key: "image",
        name: Text::new("形象进度表", "Progress on site"),
        about: Text::new(
            "每个项目的投资、部位、实物量和灯色",
            "Money, part of the works, quantity and light of each project",
        ),
        period: Period::Month,
        title: None,
        source: &progress::IMAGE,
    },
    TableRule {
        key: "monthly",
        name: Text::new("项目月报", "Monthly report"),
        about: Text::new(
            "当月计划、完成、存在问题、需协调事项和下月计划",
            "Plan, done, problems, coordination and next month’s plan",
        ),
        period: Period::Month,
        title: None,
        source: &progress::MONTHLY,
    },
    TableRule {
        key: "approvals",
        name: Text::new("前期手续一览表", "Approvals"),
        about: Text::new("每个项目各类手续办到哪一步，在谁手里", "How each approval of each project stands"),
        period: Period::Today,
        title: None,
        source: &approvals::APPROVALS,
    },
    TableRule {
        key: "investors",
        name: Text::new("招商项目进展表", "Investment projects"),
        about: Text::new(
            "合同投资、到位资金、落地阶段和实际完成",
            "Contracts, funds that arrived, stage, what was built",
        ),
        period: Period::Days(("合同日期", "Contract")),
        title: None,
        source: &winning::INVESTORS,
    },
    TableRule {
        key: "idle",
        name: Text::new("闲置土地清单", "Idle land"),
        about: Text::new(
            "疑似闲置和已认定的地块、依据、原因和处置",
            "Parcels that seem or were found idle, why, and what becomes of them",
        ),
        period: Period::Today,
        title: Some(land::title),
        source: &land::IDLE,
    },
    TableRule {
        key: "promises",
        name: Text::new("承诺兑现表", "Promises"),
        about: Text::new(
            "政府和企业各自承诺了什么、按期兑现没有",
            "What government and companies promised, and whether they kept it",
        ),
        period: Period::Days(("承诺日期", "Made")),
        title: None,
        source: &promises::PROMISES,
    },
    TableRule {
        key: "orders",
        name: Text::new("督办事项一览表", "Supervision orders"),
        about: Text::new(
            "督办单、通知单、催办单的签发、回复和审结",
            "Orders, notices and reminders: issued, answered, closed",
        ),
        period: Period::Days(("签发日期", "Issued")),
        title: None,
        source: &orders::ORDERS,
    },
    TableRule {
        key: "voices",
        name: Text::new("投诉与群众诉求办理表", "Complaints and concerns"),
        about: Text::new(
            "受理、转办、答复、办结和超时，不列投诉人",
            "Taken on, passed on, answered, closed; nobody who complained is named",
        ),
        period: Period::Days(("收到日期", "Received")),
        title: None,
        source: &voices::VOICES,
    },
];

/// The table with this key.
pub fn table_of(key: &str) -> Option<&'static TableRule> {
    TABLES.iter().find(|rule| rule.key == key)
}
