//! What the other registers of the sample hold: milestones, funds, land, investors, commitments, complaints, orders and the rest, one or two
//! entries each. Figures are round and made up.

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::register::{Parent, Register};
use crate::domain::registers::{
    area_figure, complaint, concern, contact, design_change, funding, group, investment, land_cleanup, milestone,
    money_moved, parcel, policy, policy_fit, promise, request, signed_target, supervision_order,
};

use super::projects::{BIGU, CLINKER, IDLE, LANDFILL, NEW_TOWN, PARK, PHOSPHATE, STATION, project};
use super::stage::{Stage, Turn, Who};

/// Fields of an entry: `@-30` is the day thirty days ago.
type Facts = &'static [(&'static str, &'static str)];

/// One entry, and what was decided about it.
struct Row {
    register: &'static Register,
    /// The project; empty for what belongs to none, or to the entry before, which `@entry` names too.
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
        &[("name", "主体完工"), ("order", "1"), ("finish_by", "@-20"), ("started", "@-150"), ("unit", "区建委")],
    ),
    row(
        &milestone::REGISTER,
        LANDFILL,
        &[("name", "竣工验收"), ("order", "2"), ("finish_by", "@60"), ("unit", "区建委")],
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
        let facts = texts(&chen, row.facts, before.as_ref());
        let made = chen.does(Command::PutEntry { target, facts }).expect("an entry that is written has an id");
        for (action, facts) in row.acts {
            let (action, facts) = ((*action).to_owned(), texts(&chen, facts, None));
            chen.does(Command::Act { entry: made.clone(), action, facts, why: String::new() });
        }
        before = Some(made);
    }
}

fn texts(chen: &Turn, facts: Facts, before: Option<&EntityId>) -> Vec<(String, String)> {
    let text = |text: &str| match text.strip_prefix('@') {
        Some("year") => chen.in_days(0).format("%Y").to_string(),
        Some("entry") => before.map_or_else(String::new, |entry| entry.as_str().to_owned()),
        Some("month") => chen.in_days(-40).format("%Y-%m").to_string(),
        Some(days) => chen.in_days(days.parse().expect("a number of days")).to_string(),
        None => text.to_owned(),
    };
    facts.iter().map(|(key, value)| ((*key).to_owned(), text(value))).collect()
}
