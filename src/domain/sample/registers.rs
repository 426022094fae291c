//! What the other registers of the sample hold: milestones, funds, land, investors, commitments, complaints, orders and the rest, one or two
//! entries each. Figures are round and made up.

use chrono::Datelike;

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::figures::month::Month;
use crate::domain::register::{Parent, Register};
use crate::domain::registers::{
    area_figure, bulletin, complaint, concern, contact, design_change, funding, group, investment, land_cleanup,
    milestone, money_moved, parcel, planned_visit, policy, policy_fit, promise, request, signed_target,
    supervision_order, visit_plan,
};

use super::projects::{BIGU, CLINKER, IDLE, LANDFILL, NEW_TOWN, PARK, PHOSPHATE, STATION, project};
use super::stage::{Stage, Turn, Who};

/// Fields of an entry: `@-30` is the day thirty days ago, `→主体完工` the milestone of that name of the same project.
type Facts = &'static [(&'static str, &'static str)];

/// One entry, and what was decided about it.
struct Row {
    register: &'static Register,
    /// The project; empty for what belongs to none, or to the last entry that is no part of another, which `@entry` names too.
    of: &'static str,
    facts: Facts,
    acts: &'static [(&'static str, Facts)],
}

const fn row(register: &'static Register, of: &'static str, facts: Facts) -> Row {
    Row { register, of, facts, acts: &[] }
}

const fn decided(
    register: &'static Register,
    of: &'static str,
    facts: Facts,
    acts: &'static [(&'static str, Facts)],
) -> Row {
    Row { register, of, facts, acts }
}

static ROWS: &[Row] = &[
    row(
        &milestone::REGISTER,
        LANDFILL,
        &[
            ("name", "主体完工"),
            ("order", "1"),
            ("duration", "150"),
            ("finish_by", "@-20"),
            ("started", "@-150"),
            ("unit", "区建委"),
        ],
    ),
    row(
        &milestone::REGISTER,
        LANDFILL,
        &[("name", "设备安装"), ("order", "2"), ("duration", "45"), ("after", "→主体完工"), ("started", "@-10")],
    ),
    row(
        &milestone::REGISTER,
        LANDFILL,
        &[
            ("name", "竣工验收"),
            ("order", "3"),
            ("duration", "30"),
            ("after", "→设备安装"),
            ("finish_by", "@60"),
            ("unit", "区建委"),
        ],
    ),
    row(
        &milestone::REGISTER,
        CLINKER,
        &[("name", "设备安装"), ("order", "1"), ("finish_by", "@-5"), ("started", "@-60"), ("finished", "@-8")],
    ),
    row(
        &funding::REGISTER,
        LANDFILL,
        &[
            ("source", "central"),
            ("name", "县城补短板中央预算内投资"),
            ("planned", "6000"),
            ("approved", "6000"),
            ("arrived_stated", "3600"),
            ("paid_stated", "2800"),
            ("stated_on", "@-12"),
        ],
    ),
    row(
        &money_moved::REGISTER,
        "",
        &[("kind", "arrived"), ("on", "@-40"), ("amount", "3600"), ("voucher", "示例0912"), ("for", "works")],
    ),
    row(
        &funding::REGISTER,
        LANDFILL,
        &[
            ("source", "district"),
            ("name", "区级配套"),
            ("planned", "2000"),
            ("planned_until", "@-15"),
            ("payer", "区财政局"),
        ],
    ),
    row(
        &parcel::REGISTER,
        NEW_TOWN,
        &[
            ("name", "一号地块"),
            ("planned", "180"),
            ("acquired", "120"),
            ("handed", "60"),
            ("households", "64"),
            ("signed", "52"),
            ("requested_on", "@-110"),
            ("road", "building"),
            ("water", "untouched"),
            ("power", "untouched"),
        ],
    ),
    row(
        &parcel::REGISTER,
        IDLE,
        &[
            ("name", "五号地块"),
            ("approved", "45"),
            ("supplied", "45"),
            ("agreed_start", "@-400"),
            ("surface", "waste"),
        ],
    ),
    decided(
        &land_cleanup::REGISTER,
        "",
        &[
            ("opened_on", "@-30"),
            ("facts", "疑似闲置：约定动工日已过 400 天，地内长草，未见施工。"),
            ("due", "@20"),
            ("unit", "区自然资源局"),
        ],
        &[("inquire", &[("notice_on", "@-25")])],
    ),
    row(
        &investment::REGISTER,
        PHOSPHATE,
        &[
            ("investor", "某磷化工公司（示例）"),
            ("talks_on", "@-360"),
            ("agreement_on", "@-300"),
            ("contract_on", "@-240"),
            ("contracted", "12000"),
            ("contracted_area", "60"),
            ("contracted_intensity", "200"),
            ("registered_on", "@-220"),
            ("funded_on", "@-130"),
            ("land_price", "900"),
            ("start_due", "@-60"),
            ("output_due", "@400"),
            ("introducer", "招商中心"),
        ],
    ),
    row(
        &contact::REGISTER,
        PHOSPHATE,
        &[("on", "@-9"), ("who", "陈建国"), ("how", "visit"), ("text", "企业要求明确供地时间"), ("next_on", "@-2")],
    ),
    row(
        &policy::REGISTER,
        "",
        &[
            ("effect", "chance"),
            ("title", "专项债项目申报（示例）"),
            ("by", "市发改委"),
            ("opens", "@-10"),
            ("closes", "@12"),
            ("money", "8000"),
            ("unit", "区发改局"),
        ],
    ),
    row(
        &policy_fit::REGISTER,
        LANDFILL,
        &[
            ("policy", "@entry"),
            ("effect", "fits"),
            ("action", "补齐可研批复后申报"),
            ("wanted", "3000"),
            ("unit", "区建委"),
            ("due", "@8"),
        ],
    ),
    row(
        &promise::REGISTER,
        PARK,
        &[
            ("side", "government"),
            ("text", "月底前接通临时用电"),
            ("holder", "区供电局"),
            ("to", "入园企业"),
            ("made_on", "@-35"),
            ("due", "@-4"),
            ("basis", "on_site"),
        ],
    ),
    decided(
        &complaint::REGISTER,
        NEW_TOWN,
        &[
            ("received_on", "@-20"),
            ("about", "区住建局"),
            ("kind", "late_approval"),
            ("subject", "施工图审查两次补正，已拖两个月"),
            ("channel", "meeting"),
            ("who_kind", "company"),
        ],
        &[("accept", &[("accepted_on", "@-19")]), ("pass", &[("passed_to", "区住建局"), ("passed_on", "@-18")])],
    ),
    row(
        &concern::REGISTER,
        NEW_TOWN,
        &[
            ("raised_on", "@-70"),
            ("village", "示例村"),
            ("households", "12"),
            ("kind", "compensation"),
            ("text", "青苗补偿未到户"),
            ("handed_to", "示例镇"),
            ("handed_on", "@-66"),
            ("accepted_on", "@-64"),
        ],
    ),
    decided(
        &supervision_order::REGISTER,
        STATION,
        &[
            ("kind", "order"),
            ("number", "示督〔示例〕3号"),
            ("to", "区交通局"),
            ("demand", "十日内补齐工程规划许可"),
            ("due", "@-1"),
        ],
        &[
            ("issue", &[("issued_by", "段副区长"), ("issued_on", "@-11")]),
            ("receive", &[("received_by", "周工"), ("received_on", "@-10")]),
        ],
    ),
    row(
        &request::REGISTER,
        LANDFILL,
        &[
            ("from", "区建委"),
            ("to", "区财政局"),
            ("kind", "funds"),
            ("text", "请求拨付区级配套 800 万元"),
            ("received_on", "@-15"),
        ],
    ),
    row(
        &signed_target::REGISTER,
        "",
        &[("holder", "区建委"), ("year", "@year"), ("indicator", "investment"), ("amount", "30000"), ("unit", "万元")],
    ),
    row(
        &design_change::REGISTER,
        LANDFILL,
        &[
            ("on", "@-45"),
            ("number", "示例1"),
            ("kind", "variation"),
            ("why", "淤泥换填"),
            ("money", "120"),
            ("days", "12"),
        ],
    ),
    row(
        &area_figure::REGISTER,
        "",
        &[
            ("region", "示例区"),
            ("as_of", "@month"),
            ("ytd", "312500"),
            ("same", "260000"),
            ("rank_volume", "9"),
            ("out_of", "14"),
        ],
    ),
    row(
        &group::REGISTER,
        "",
        &[("kind", "park"), ("name", "碧谷工业园"), ("unit", "特管会"), ("plan_state", "drafting")],
    ),
    row(
        &milestone::REGISTER,
        BIGU,
        &[("name", "控详规评审"), ("order", "1"), ("finish_by", "@-6"), ("unit", "区规划局")],
    ),
    row(
        &visit_plan::REGISTER,
        "",
        &[
            ("theme", "重点项目推进情况专项督查"),
            ("kind", "office"),
            ("from", "@-12"),
            ("to", "@9"),
            ("basis", "年度督查计划"),
            ("content", "开工、形象进度、资金到位、问题整改。"),
        ],
    ),
    row(&planned_visit::REGISTER, "", &[("object", LANDFILL), ("on", "@-4"), ("way", "hand"), ("need", "有逾期问题")]),
    row(&planned_visit::REGISTER, "", &[("object", STATION), ("on", "@2"), ("way", "rule"), ("need", "多日未查")]),
    row(&planned_visit::REGISTER, "", &[("object", PARK), ("way", "rule"), ("need", "停工")]),
];

/// The office enters them today.
pub(super) fn enter(stage: &mut Stage) {
    let mut chen = stage.turn(Who::Chen, 0);
    let mut before: Option<EntityId> = None;
    for row in ROWS {
        let parent = match row.register.parent {
            Parent::Entry(_) => before.clone(),
            Parent::Project | Parent::ProjectOrNone => Some(project(row.of).into()),
            Parent::Shared => None,
        };
        let target = EntryTarget::OfKey { register: row.register, parent, period: None };
        let facts = texts(&chen, row.facts, row.of, before.as_ref());
        let made = chen.does(Command::PutEntry { target, facts }).expect("an entry that is written has an id");
        for (action, facts) in row.acts {
            let (action, facts) = ((*action).to_owned(), texts(&chen, facts, row.of, None));
            chen.does(Command::Act { entry: made.clone(), action, facts, why: String::new() });
        }
        if !matches!(row.register.parent, Parent::Entry(_)) {
            before = Some(made);
        }
    }
}

/// 督查通报 of the month before the last closed one, as it was issued so many days ago: what the next one compares with.
pub(super) fn issue(stage: &mut Stage, days_ago: i64) {
    let mut chen = stage.turn(Who::Chen, days_ago);
    let month = Month::closed(chen.in_days(days_ago)).back(1);
    let facts = [
        ("period", month.to_string()),
        ("number", format!("示例督通〔{}〕1号", chen.in_days(0).year())),
        ("basis", "年度督查工作安排".to_owned()),
        ("editor", chen.name().to_owned()),
        ("copies", "20".to_owned()),
    ];
    let facts = facts.map(|(key, text)| (key.to_owned(), text)).to_vec();
    let target = EntryTarget::OfKey { register: &bulletin::REGISTER, parent: None, period: None };
    let entry = chen.does(Command::PutEntry { target, facts }).expect("an entry that is written has an id");
    chen.does(Command::Act { entry, action: "issue".to_owned(), facts: Vec::new(), why: String::new() });
}

fn texts(chen: &Turn, facts: Facts, of: &str, before: Option<&EntityId>) -> Vec<(String, String)> {
    let text = |text: &str| match text.strip_prefix('@') {
        None if text.starts_with('→') => milestone_named(of, text.trim_start_matches('→')),
        Some("year") => chen.in_days(0).format("%Y").to_string(),
        Some("entry") => before.map_or_else(String::new, |entry| entry.as_str().to_owned()),
        Some("month") => chen.in_days(-40).format("%Y-%m").to_string(),
        Some(days) => chen.in_days(days.parse().expect("a number of days")).to_string(),
        None => text.to_owned(),
    };
    let text = |key: &str, value: &str| match key == planned_visit::OBJECT.key {
        true => project(value).as_str().to_owned(),
        false => text(value),
    };
    facts.iter().map(|(key, value)| ((*key).to_owned(), text(key, value))).collect()
}

/// The id of the milestone of this name: it is made of it.
fn milestone_named(of: &str, name: &str) -> String {
    let register = &milestone::REGISTER;
    let parent: EntityId = project(of).into();
    let id = register.key.id(register, Some(&parent), None, |key| if key == milestone::NAME.key { name } else { "" });
    id.ok().flatten().expect("its key is its name").to_string()
}
