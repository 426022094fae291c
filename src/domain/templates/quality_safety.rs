//! 质量安全: the eight hundred-per-cents against dust as published practice has them today, quality and safety.
//!
//! The "八个百分百" of the first speech are not spelt out there; an office with others writes its own template.

use super::wording::{check, on_bad, section, template};
use crate::domain::checklist::{Evidence::Note, Evidence::Photo, Item, Section, Template, Wanted};
use crate::domain::choices::Phase;
use crate::domain::taxonomy::Category::{Quality, Safety};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "quality_safety",
    3,
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
        .unmet("工地未全部围挡", "Site not fully enclosed by hoardings")
        .hint("连续、牢固、无缺口", "Unbroken and firm")
        .raises(Quality, "dust")
        .item(),
    check("qs02", "物料100%覆盖", "Loose materials 100% covered")
        .unmet("物料未全部覆盖", "Loose materials not fully covered")
        .hint("砂、土、灰堆", "Heaps of sand, soil and lime")
        .raises(Quality, "dust")
        .item(),
    check("qs03", "出场车辆100%冲洗", "Vehicles leaving 100% washed")
        .unmet("出场车辆未全部冲洗", "Vehicles leave unwashed")
        .hint("看冲洗设施和门口路面", "See the wheel wash and the road outside")
        .raises(Quality, "dust")
        .item(),
    check("qs04", "土方100%湿法作业", "Earthworks 100% damped down")
        .unmet("土方作业未全部湿法降尘", "Earthworks not fully damped down")
        .hint("雾炮、洒水正在用", "Mist cannons or sprinklers in use")
        .raises(Quality, "dust")
        .item(),
    check("qs05", "道路100%硬化", "Site roads 100% hard-surfaced")
        .unmet("施工道路未全部硬化", "Site roads not fully hard-surfaced")
        .hint("主要道路和加工区", "Main roads and working areas")
        .raises(Quality, "dust")
        .item(),
    check("qs06", "运输100%密闭", "Haulage 100% covered")
        .unmet("运输车辆未全部密闭", "Haulage not fully covered")
        .hint("渣土车顶盖关严，有准运证", "Tipper lids closed, with permits")
        .raises(Quality, "dust")
        .item(),
    check("qs07", "暂不开发场地100%覆盖", "Ground not yet built on 100% covered")
        .unmet("暂不开发场地未全部覆盖", "Ground not yet built on not fully covered")
        .hint("绿化、防尘网或硬化", "Planted, netted or hard-surfaced")
        .raises(Quality, "dust")
        .item(),
    check("qs08", "扬尘监控100%安装", "Dust monitoring 100% installed")
        .unmet("扬尘监控未全部安装到位", "Dust monitoring not fully installed")
        .hint("在线、有读数", "On line and showing readings")
        .raises(Quality, "dust")
        .item(),
];

/// What puts life at risk is shown as it stands, and explained.
const SEEN: &[Wanted] = &[on_bad(&[Note, Photo])];

/// What is found in papers is explained.
const NOTED: &[Wanted] = &[on_bad(&[Note])];

const QUALITY: &[Item] = &[
    check("qs09", "材料复检合格", "Materials passed re-testing")
        .unmet("材料未复检或复检不合格", "Materials not re-tested, or failed re-testing")
        .hint("抽一批钢筋、水泥对报告", "Pick a batch of steel or cement; find its report")
        .raises(Quality, "materials")
        .critical()
        .wants(NOTED)
        .item(),
    check("qs10", "隐蔽验收已签", "Hidden works signed off before covering")
        .unmet("隐蔽工程未经验收签字", "Hidden works not signed off before covering")
        .hint("签字日期早于下道工序", "Signed before the next step began")
        .raises(Quality, "concealed")
        .item(),
    check("qs11", "旁站记录真实", "Records of witnessed works are genuine")
        .unmet("旁站记录与现场不符", "Records of witnessed works do not agree with the site")
        .hint("记录时间、人员与现场、考勤相符", "Times and people agree with the site and attendance")
        .raises(Quality, "supervision")
        .item(),
    check("qs12", "实体无明显缺陷", "No evident defects in the works")
        .unmet("工程实体存在明显缺陷", "Evident defects in the works")
        .hint("蜂窝、露筋、裂缝、渗漏、偏位", "Honeycombing, bare steel, cracks, leaks, misalignment")
        .raises(Quality, "structure")
        .critical()
        .wants(SEEN)
        .item(),
];

const SAFETY: &[Item] = &[
    check("qs13", "临边洞口有防护", "Edges and openings guarded")
        .unmet("临边洞口防护缺失", "Edges or openings unguarded")
        .hint("楼层边、电梯井、预留洞、基坑边", "Floor edges, lift shafts, openings, pit edges")
        .raises(Safety, "edges")
        .critical()
        .wants(SEEN)
        .item(),
    check("qs14", "脚手架已验收", "Scaffolding inspected and signed off")
        .unmet("脚手架未经验收", "Scaffolding not inspected and signed off")
        .hint("挂牌、连墙件、脚手板", "Tag, ties and boards")
        .raises(Safety, "scaffold")
        .critical()
        .wants(SEEN)
        .item(),
    check("qs15", "起重设备已验收", "Lifting equipment inspected and registered")
        .unmet("起重设备未经验收", "Lifting equipment not inspected and registered")
        .hint("塔吊、升降机：检测、备案、保养", "Tower cranes and hoists: test, registration, upkeep")
        .raises(Safety, "lifting")
        .critical()
        .wants(SEEN)
        .item(),
    check("qs16", "特种工持证", "Special trades hold certificates")
        .unmet("特种作业人员未持证上岗", "Special trades without certificates")
        .hint("抽查焊工、电工、司索、架子工", "Sample welders, electricians, slingers, scaffolders")
        .raises(Safety, "certificates")
        .critical()
        .wants(NOTED)
        .item(),
];
