//! 质量安全: the eight hundred-per-cents against dust as published practice has them today, quality and safety.
//!
//! The "八个百分百" of the first speech are not spelt out there; an office with others writes its own template.

use super::wording::{check, section, template};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::taxonomy::Category::{Quality, Safety};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "quality_safety",
    1,
    Text::new("质量安全", "Quality and safety"),
    Text::new("查“八个百分百”、实体质量、安全防护", "Dust control, soundness of the works, safety"),
    &[Phase::NewlyStarted, Phase::Continuing],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("dust", "八个百分百", "The eight 100% rules", DUST),
    section("quality", "工程质量", "Quality of the works", QUALITY),
    section("safety", "施工安全", "Site safety", SAFETY),
];

const DUST: &[Item] = &[
    check("qs01", "工地100%围挡", "Site 100% enclosed by hoardings")
        .hint("连续、牢固、无缺口", "Unbroken and firm")
        .raises(Quality, "dust")
        .item(),
    check("qs02", "物料100%覆盖", "Loose materials 100% covered")
        .hint("砂、土、灰堆", "Heaps of sand, soil and lime")
        .raises(Quality, "dust")
        .item(),
    check("qs03", "出场车辆100%冲洗", "Vehicles leaving 100% washed")
        .hint("看冲洗设施和门口路面", "See the wheel wash and the road outside")
        .raises(Quality, "dust")
        .item(),
    check("qs04", "土方100%湿法作业", "Earthworks 100% damped down")
        .hint("雾炮、洒水正在用", "Mist cannons or sprinklers in use")
        .raises(Quality, "dust")
        .item(),
    check("qs05", "道路100%硬化", "Site roads 100% hard-surfaced")
        .hint("主要道路和加工区", "Main roads and working areas")
        .raises(Quality, "dust")
        .item(),
    check("qs06", "运输100%密闭", "Haulage 100% covered")
        .hint("渣土车顶盖关严，有准运证", "Tipper lids closed, with permits")
        .raises(Quality, "dust")
        .item(),
    check("qs07", "暂不开发场地100%覆盖", "Ground not yet built on 100% covered")
        .hint("绿化、防尘网或硬化", "Planted, netted or hard-surfaced")
        .raises(Quality, "dust")
        .item(),
    check("qs08", "扬尘监控100%安装", "Dust monitoring 100% installed")
        .hint("在线、有读数", "On line and showing readings")
        .raises(Quality, "dust")
        .item(),
];

const QUALITY: &[Item] = &[
    check("qs09", "材料复检合格", "Materials passed re-testing")
        .hint("抽一批钢筋、水泥对报告", "Pick a batch of steel or cement; find its report")
        .raises(Quality, "materials")
        .critical()
        .item(),
    check("qs10", "隐蔽验收已签", "Hidden works signed off before covering")
        .hint("签字日期早于下道工序", "Signed before the next step began")
        .raises(Quality, "concealed")
        .item(),
    check("qs11", "旁站记录真实", "Records of witnessed works are genuine")
        .hint("记录时间、人员与现场、考勤相符", "Times and people agree with the site and attendance")
        .raises(Quality, "supervision")
        .item(),
    check("qs12", "实体无明显缺陷", "No evident defects in the works")
        .hint("蜂窝、露筋、裂缝、渗漏、偏位", "Honeycombing, bare steel, cracks, leaks, misalignment")
        .raises(Quality, "structure")
        .critical()
        .item(),
];

const SAFETY: &[Item] = &[
    check("qs13", "临边洞口有防护", "Edges and openings guarded")
        .hint("楼层边、电梯井、预留洞、基坑边", "Floor edges, lift shafts, openings, pit edges")
        .raises(Safety, "edges")
        .critical()
        .item(),
    check("qs14", "脚手架已验收", "Scaffolding inspected and signed off")
        .hint("挂牌、连墙件、脚手板", "Tag, ties and boards")
        .raises(Safety, "scaffold")
        .critical()
        .item(),
    check("qs15", "起重设备已验收", "Lifting equipment inspected and registered")
        .hint("塔吊、升降机：检测、备案、保养", "Tower cranes and hoists: test, registration, upkeep")
        .raises(Safety, "lifting")
        .critical()
        .item(),
    check("qs16", "特种工持证", "Special trades hold certificates")
        .hint("抽查焊工、电工、司索、架子工", "Sample welders, electricians, slingers, scaffolders")
        .raises(Safety, "certificates")
        .critical()
        .item(),
];
