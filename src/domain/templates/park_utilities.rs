//! 园区五通一平: is the plot fit to be built on ("把生地变成熟地" in the first speech).

use super::wording::{Unit, check, number, section, template};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category::{Acquisition, Funding, Land, Park};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "park_utilities",
    2,
    Text::new("园区五通一平", "Park utilities"),
    Text::new("查地块是否达到净地交付条件", "Whether the plot is ready to be handed over and built on"),
    &[Phase::Preliminary, Phase::AboutToStart, Phase::Continuing],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("land", "收储与规划", "Land and planning", LAND),
    section("utilities", "五通", "Utilities", UTILITIES),
    section("handover", "一平与交付", "Levelling and handover", HANDOVER),
];

const LAND: &[Item] = &[
    number("pu01", "已收储土地", "Land taken into reserve", Unit::Mu, 2)
        .hint("有收储协议和付款的", "With agreement and payment")
        .item(),
    number("pu02", "遗留征迁", "Households still to be resettled", Unit::Households, 0)
        .unmet("红线内尚有{value}未完成征迁", "{value} inside the boundary still to be resettled")
        .at_most(Decimal::whole(0))
        .hint("红线内未签或未搬的", "Inside the boundary, not signed or not moved")
        .raises(Acquisition, "demolition")
        .item(),
    check("pu03", "控详规已批", "Detailed plan approved")
        .unmet("控详规未批", "Detailed plan not approved")
        .hint("看批复和图则", "See the approval and the plan sheets")
        .raises(Park, "planning")
        .item(),
];

const UTILITIES: &[Item] = &[
    check("pu04", "通路：重车可达红线", "Road: heavy lorries reach the boundary")
        .unmet("道路未通，重车不能到达红线", "Road: heavy lorries cannot reach the boundary")
        .hint("实地开一趟；看路面、限高、限重", "Drive it; surface, height and weight limits")
        .raises(Park, "road")
        .item(),
    check("pu05", "给水：可供水", "Water: supply available at the boundary")
        .unmet("给水未通，不能供水", "Water: no supply at the boundary")
        .hint("开阀试水，看管径", "Open the valve; see the pipe size")
        .raises(Park, "water")
        .item(),
    check("pu06", "排水：雨污管已接通", "Drainage: storm and foul sewers connected")
        .unmet("雨污管未接通", "Drainage: storm and foul sewers not connected")
        .hint("雨污分流，看下游去向", "Separate systems; see where they lead")
        .raises(Park, "drainage")
        .item(),
    check("pu07", "通电：已通到红线", "Power: brought to the boundary")
        .unmet("供电未通到红线", "Power: not brought to the boundary")
        .hint("看送电单", "See the energising record")
        .raises(Park, "power")
        .item(),
    number("pu08", "供电容量", "Power capacity", Unit::Kva, 1)
        .hint("可供本地块使用的容量", "What this plot may draw")
        .item(),
    check("pu09", "通讯：光缆到界", "Telecommunications: fibre at the boundary")
        .unmet("通讯光缆未到界", "Telecommunications: no fibre at the boundary")
        .raises(Park, "telecom")
        .item(),
    check("pu10", "通气：燃气到界", "Gas: main at the boundary")
        .unmet("燃气未到界", "Gas: no main at the boundary")
        .hint("本地口径不含通气的选不适用", "Not applicable where gas is not among the five")
        .raises(Park, "gas")
        .item(),
];

const HANDOVER: &[Item] = &[
    check("pu11", "场地平整达到设计标高", "Site levelled to design height")
        .unmet("场地平整未达到设计标高", "Site not levelled to design height")
        .hint("看测量成果，抽测几点", "See the survey; check a few points")
        .raises(Park, "levelling")
        .item(),
    check("pu12", "净地可交付", "Plot free of claims and ready to hand over")
        .unmet("地块未达到净地交付条件", "Plot not yet free of claims and ready to hand over")
        .hint("无附着物、无纠纷、无抵押", "No structures, disputes or mortgages")
        .raises(Land, "not_cleared")
        .item(),
    check("pu13", "资金来源已定", "Sources of funds settled")
        .unmet("资金来源未定", "Sources of funds not settled")
        .hint("看资金文件、年度预算", "See the funding document and the year's budget")
        .raises(Funding, "gap")
        .item(),
];
