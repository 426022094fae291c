//! The ten projects of the sample, and the units that answer for them.
//!
//! The names are those of the speeches and of the sample list; figures in the speeches are blanked, so every figure here
//! is a round number made up for the sample.

use chrono::NaiveDate;

use crate::domain::command::{Command, project_id};
use crate::domain::ids::ProjectId;

use super::stage::{Stage, UNIT, Who};

/// One project: figures in 万元 (total, plan of the year, completed this year and since the start) and 亩, planned start and finish in
/// days from today.
struct Plan {
    name: &'static str,
    phase: &'static str,
    nature: &'static str,
    sector: &'static str,
    level: &'static str,
    lead_unit: &'static str,
    sponsor: &'static str,
    responsible: &'static str,
    builders: [&'static str; 3],
    unit: &'static str,
    money: [u32; 4],
    area: u32,
    location: &'static str,
    span: [i64; 2],
    financing: &'static str,
    scale: &'static str,
    year_goal: &'static str,
}

pub(super) const LANDFILL: &str = "垃圾填埋场";
pub(super) const NEW_TOWN: &str = "南郊新城区配套工程";
pub(super) const TOWN_LAND: &str = "新城区征地";
pub(super) const PARK: &str = "工业园区土地收储及五通一平";
pub(super) const BIGU: &str = "碧谷工业组团控详规编制";
pub(super) const IDLE: &str = "闲置土地清理盘活";
pub(super) const CLINKER: &str = "水泥熟料生产线";
pub(super) const FACTORY: &str = "标准厂房加层改造";
pub(super) const PHOSPHATE: &str = "磷化工精深加工";
pub(super) const STATION: &str = "客运中心";

const PLANS: &[Plan] = &[
    Plan {
        name: LANDFILL,
        phase: "续建",
        nature: "新建",
        sector: "市政",
        level: "区",
        lead_unit: "区建委",
        sponsor: "段副区长",
        responsible: "周主任",
        builders: ["示例市政工程公司", "示例监理公司", "示例设计院"],
        unit: "m³",
        money: [20_000, 11_400, 2_280, 5_280],
        area: 200,
        location: "示例区北山",
        span: [-300, 300],
        financing: "上级资金",
        scale: "填埋库区、调节池、渗滤液处理站、进场道路",
        year_goal: "库区一期建成，进场道路通车",
    },
    Plan {
        name: NEW_TOWN,
        phase: "续建",
        nature: "新建",
        sector: "市政",
        level: "市",
        lead_unit: "区建委",
        sponsor: "马副区长",
        responsible: "许科长",
        builders: ["示例路桥公司", "示例监理公司", "示例设计院"],
        unit: "m",
        money: [50_000, 20_000, 8_000, 22_000],
        area: 500,
        location: "示例区南郊",
        span: [-400, 400],
        financing: "BT",
        scale: "主干道路三条、雨污管网、路灯绿化",
        year_goal: "一号路、二号路通车",
    },
    Plan {
        name: TOWN_LAND,
        phase: "前期",
        nature: "",
        sector: "土地",
        level: "区",
        lead_unit: "区国土局",
        sponsor: "马副区长",
        responsible: "郑科长",
        builders: ["", "", ""],
        unit: "户",
        money: [10_000, 5_000, 1_000, 1_000],
        area: 1_000,
        location: "示例区南郊",
        span: [-60, 300],
        financing: "财政",
        scale: "征收集体土地，涉及居民搬迁安置",
        year_goal: "协议签订率达到100%，补偿款付到户",
    },
    Plan {
        name: PARK,
        phase: "续建",
        nature: "新建",
        sector: "园区",
        level: "市",
        lead_unit: "特管会",
        sponsor: "段副区长",
        responsible: "蒋主任",
        builders: ["示例土石方公司", "示例监理公司", ""],
        unit: "亩",
        money: [30_000, 10_000, 6_000, 9_000],
        area: 1_000,
        location: "示例区工业园区",
        span: [-200, 500],
        financing: "银行贷款",
        scale: "土地收储，通路、给水、排水、通电、通讯，场地平整",
        year_goal: "首批地块达到净地交付条件",
    },
    Plan {
        name: BIGU,
        phase: "前期",
        nature: "",
        sector: "规划",
        level: "区",
        lead_unit: "区规划局",
        sponsor: "段副区长",
        responsible: "方科长",
        builders: ["", "", "示例设计院"],
        unit: "",
        money: [1_000, 1_000, 500, 500],
        area: 0,
        location: "碧谷工业组团",
        span: [-90, 90],
        financing: "财政",
        scale: "控制性详细规划编制、评审、报批",
        year_goal: "完成评审并获批",
    },
    Plan {
        name: IDLE,
        phase: "前期",
        nature: "",
        sector: "土地",
        level: "区",
        lead_unit: "区国土局",
        sponsor: "马副区长",
        responsible: "郑科长",
        builders: ["", "", ""],
        unit: "亩",
        money: [2_000, 1_000, 100, 100],
        area: 300,
        location: "示例区工业园区",
        span: [-100, 200],
        financing: "财政",
        scale: "闲置、低效用地逐宗调查，分类处置",
        year_goal: "完成调查，首批地块盘活",
    },
    Plan {
        name: CLINKER,
        phase: "续建",
        nature: "新建",
        sector: "建材",
        level: "省",
        lead_unit: "招商中心",
        sponsor: "段副区长",
        responsible: "钱经理",
        builders: ["示例建安公司", "示例工程监理", "示例水泥设计院"],
        unit: "m³",
        money: [60_000, 30_000, 9_240, 25_240],
        area: 400,
        location: "示例区江边",
        span: [-350, 250],
        financing: "企业自筹",
        scale: "熟料生产线及配套码头、余热发电",
        year_goal: "一期点火试产",
    },
    Plan {
        name: FACTORY,
        phase: "刚开工",
        nature: "改建",
        sector: "园区",
        level: "区",
        lead_unit: "园区管委会",
        sponsor: "马副区长",
        responsible: "韩工",
        builders: ["示例建安公司", "示例工程监理", ""],
        unit: "m²",
        money: [3_000, 2_000, 200, 200],
        area: 0,
        location: "示例区工业园区",
        span: [-20, 200],
        financing: "合作",
        scale: "单层厂房加建二层，不新增用地",
        year_goal: "主体加固完成",
    },
    Plan {
        name: PHOSPHATE,
        phase: "刚开工",
        nature: "新建",
        sector: "磷化工",
        level: "市",
        lead_unit: "招商中心",
        sponsor: "段副区长",
        responsible: "邓经理",
        builders: ["示例化建公司", "示例工程监理", "示例化工设计院"],
        unit: "根",
        money: [8_000, 3_000, 500, 500],
        area: 100,
        location: "示例区工业园区",
        span: [-40, 400],
        financing: "独资",
        scale: "精深加工车间、原料库、污水处理",
        year_goal: "车间主体封顶",
    },
    Plan {
        name: STATION,
        phase: "刚开工",
        nature: "迁建",
        sector: "交通",
        level: "区",
        lead_unit: "区交通局",
        sponsor: "马副区长",
        responsible: "唐科长",
        builders: ["示例建安公司", "示例监理公司", "示例设计院"],
        unit: "根",
        money: [4_000, 1_980, 660, 660],
        area: 50,
        location: "示例区城东",
        span: [-15, 450],
        financing: "专项债",
        scale: "站房、发车场、停车场",
        year_goal: "站房基础完成",
    },
];

/// The units with their kinds.
const UNITS: &[(&str, &str)] = &[
    ("区建委", "construction"),
    ("区国土局", "land"),
    ("区发改局", "reform"),
    ("区规划局", "planning"),
    ("区财政局", "finance"),
    ("区交通局", "sector"),
    ("区供电局", "sector"),
    ("特管会", "park"),
    ("园区管委会", "park"),
    ("招商中心", "promotion"),
    ("土地收储中心", "land_reserve"),
    ("投诉中心", "complaints"),
    ("监察局", "discipline"),
    ("属地乡镇", "township"),
    (UNIT, "inspection"),
];

/// The project of this name.
pub(super) fn project(name: &str) -> ProjectId {
    project_id("", name).expect("the projects of the sample have names")
}

/// The office enters itself, the units and the projects.
pub(super) fn enter(stage: &mut Stage) {
    let mut turn = stage.turn(Who::Chen, 45);
    for (field, text) in [("office", UNIT), ("region", "示例区")] {
        turn.does(Command::SetOffice { field: field.to_owned(), text: text.to_owned() });
    }
    for (name, kind) in UNITS {
        turn.does(Command::SetUnit { name: (*name).to_owned(), kind: (*kind).to_owned(), parent: String::new() });
    }
    for (place, plan) in PLANS.iter().enumerate() {
        let month = |days: i64| turn.in_days(days + 45).format("%Y-%m").to_string();
        let mut facts = plan.facts(month(plan.span[0]), month(plan.span[1]));
        facts.extend(plan.people(place));
        facts.extend(plan.sums(turn.in_days(0)));
        turn.does(Command::AddProject { facts });
    }
}

impl Plan {
    fn facts(&self, start: String, finish: String) -> Vec<(String, String)> {
        let begun = matches!(self.phase, "续建" | "刚开工");
        let facts = [
            ("name", self.name.to_owned()),
            ("phase", self.phase.to_owned()),
            ("nature", self.nature.to_owned()),
            ("sector", self.sector.to_owned()),
            ("level", self.level.to_owned()),
            ("area", if self.area == 0 { String::new() } else { self.area.to_string() }),
            ("location", self.location.to_owned()),
            ("planned_start", start.clone()),
            ("planned_finish", finish),
            ("actual_start", if begun { start } else { String::new() }),
            ("scale", self.scale.to_owned()),
            ("quantity_unit", self.unit.to_owned()),
            ("financing", self.financing.to_owned()),
            ("year_goal", self.year_goal.to_owned()),
            ("remark", "示例：数字均为整数样例，不是真实项目的数据。".to_owned()),
        ];
        owned(facts)
    }

    /// Who answers for it and who builds it. No telephone has such a number.
    fn people(&self, place: usize) -> Vec<(String, String)> {
        let [contractor, supervisor, designer] = self.builders.map(str::to_owned);
        let principal = if self.level == "区" { "" } else { "王区长" };
        owned([
            ("lead_unit", self.lead_unit.to_owned()),
            ("contractor", contractor),
            ("supervisor", supervisor),
            ("designer", designer),
            ("patron", self.sponsor.to_owned()),
            ("principal", principal.to_owned()),
            ("responsible", self.responsible.to_owned()),
            ("phone", format!("0000-12345{:02}", place + 1)),
        ])
    }

    /// What is planned and what is completed; the day is that on which it is entered.
    fn sums(&self, day: NaiveDate) -> Vec<(String, String)> {
        let [total, annual_plan, ytd, since_start] = self.money.map(|wan| wan.to_string());
        owned([
            ("total", total),
            ("annual_plan", annual_plan),
            ("plan_year", day.format("%Y").to_string()),
            ("ytd", ytd),
            ("ytd_as_of", day.format("%Y-%m").to_string()),
            ("since_start", since_start),
        ])
    }
}

fn owned<const N: usize>(facts: [(&str, String); N]) -> Vec<(String, String)> {
    facts.map(|(key, text)| (key.to_owned(), text)).into()
}
