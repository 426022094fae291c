//! 节点模板: the milestones that works of a kind usually have, in which order, behind what, and what share of the time each takes.
//!
//! Ours [D], after the milestones that published schedules name (基础完工, 结构封顶, 土建和水电完工, 设备安装, 试运行, 竣工验收 [P: 监利县
//! 2017]). Every name, order, share and predecessor is a setting of the office, see [`node_rules`](super::node_rules).

use crate::domain::registers::approval::START;
use crate::domain::text::Text;

/// One milestone of a template.
#[derive(Debug)]
pub struct TemplateNode {
    /// Its key in the template.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// What share of the whole time it takes, in per cent.
    pub share: u32,
    /// The keys of what is done before it.
    pub after: &'static [&'static str],
    /// The approvals (keys of their types) that must be in hand when it begins.
    pub permits: &'static [&'static str],
}

/// One kind of works.
#[derive(Debug)]
pub struct NodeTemplate {
    /// Its key.
    pub key: &'static str,
    /// What it is called.
    pub name: Text,
    /// Its milestones, in the usual order.
    pub nodes: &'static [TemplateNode],
}

const fn node(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    share: u32,
    after: &'static [&'static str],
) -> TemplateNode {
    TemplateNode { key, name: Text::new(zh, en), share, after, permits: &[] }
}

impl TemplateNode {
    const fn needs(mut self, permits: &'static [&'static str]) -> Self {
        self.permits = permits;
        self
    }
}

/// The four templates.
pub static TEMPLATES: [NodeTemplate; 4] = [
    NodeTemplate {
        key: "house",
        name: Text::new("房建", "Buildings"),
        nodes: &[
            node("prepare", "施工准备", "Preparation", 4, &[]).needs(&[START]),
            node("foundation", "基础完工", "Foundations", 16, &["prepare"]),
            node("frame", "结构封顶", "Structure topped out", 34, &["foundation"]),
            node("walls", "砌体及二次结构", "Masonry", 12, &["frame"]),
            node("services", "水电安装", "Water and power", 18, &["frame"]),
            node("finishes", "装饰装修", "Finishes", 24, &["walls"]),
            node("equipment", "电梯消防安装调试", "Lifts and fire systems", 12, &["services"]),
            node("outdoor", "室外工程", "Outdoor works", 14, &["walls"]),
            node("acceptance", "竣工验收", "Acceptance", 6, &["finishes", "equipment", "outdoor"]).needs(&["fire"]),
            node("handover", "备案移交", "Record and handover", 4, &["acceptance"]),
        ],
    },
    NodeTemplate {
        key: "road",
        name: Text::new("市政道路", "Roads"),
        nodes: &[
            node("prepare", "施工准备", "Preparation", 5, &[]).needs(&[START]),
            node("clearing", "征迁及管线迁改", "Clearing and diversion of lines", 17, &["prepare"]),
            node("subgrade", "路基", "Subgrade", 22, &["clearing"]),
            node("pipes", "雨污管网", "Drains and sewers", 28, &["clearing"]),
            node("base", "基层", "Base course", 20, &["subgrade", "pipes"]),
            node("surface", "面层", "Surface course", 16, &["base"]),
            node("kerbs", "人行道及附属", "Footways", 12, &["base"]),
            node("lighting", "照明交安绿化", "Lighting, signs, planting", 14, &["base"]),
            node("acceptance", "竣工验收", "Acceptance", 8, &["surface", "kerbs", "lighting"]),
            node("handover", "移交管养", "Handover", 6, &["acceptance"]),
        ],
    },
    NodeTemplate {
        key: "plant",
        name: Text::new("工业厂房", "Plants"),
        nodes: &[
            node("prepare", "施工准备", "Preparation", 4, &[]).needs(&[START]),
            node("foundation", "基础完工", "Foundations", 14, &["prepare"]),
            node("frame", "主体结构", "Main structure", 24, &["foundation"]),
            node("envelope", "屋面围护", "Roof and walls", 14, &["frame"]),
            node("services", "公用工程安装", "Utilities", 16, &["frame"]),
            node("floor", "地坪及设备基础", "Floors and bases", 8, &["envelope"]),
            node("equipment", "设备安装", "Equipment", 22, &["floor", "services"]),
            node("outdoor", "室外工程", "Outdoor works", 12, &["envelope"]),
            node("trial", "试运行", "Trial run", 8, &["equipment"]),
            node("acceptance", "竣工验收", "Acceptance", 6, &["trial", "outdoor"]).needs(&["fire"]),
        ],
    },
    NodeTemplate {
        key: "park",
        name: Text::new("园区配套", "Park utilities"),
        nodes: &[
            node("prepare", "施工准备", "Preparation", 5, &[]).needs(&[START]),
            node("levelling", "场地平整", "Levelling", 15, &["prepare"]),
            node("subgrade", "道路路基", "Subgrade", 22, &["levelling"]),
            node("pipes", "给排水管网", "Water and drains", 26, &["levelling"]),
            node("power", "供电通讯", "Power and telecom", 24, &["levelling"]),
            node("treatment", "污水处理及泵站", "Sewage and pumping", 34, &["levelling"]),
            node("pavement", "路面", "Pavement", 24, &["subgrade", "pipes"]),
            node("green", "绿化亮化", "Planting and lighting", 14, &["pavement"]),
            node("commissioning", "联调通水通电", "Commissioning", 12, &["pavement", "power", "treatment"]),
            node("acceptance", "竣工验收", "Acceptance", 10, &["green", "commissioning"]),
            node("handover", "移交运营", "Handover", 6, &["acceptance"]),
        ],
    },
];

/// The template with this key.
pub fn template(key: &str) -> Option<&'static NodeTemplate> {
    TEMPLATES.iter().find(|template| template.key == key)
}

/// The template and the milestone of which a setting speaks: `house.frame`.
pub fn node_named(about: &str) -> Option<(&'static NodeTemplate, &'static TemplateNode)> {
    let (of, key) = about.split_once('.')?;
    let template = template(of)?;
    Some((template, template.nodes.iter().find(|node| node.key == key)?))
}
