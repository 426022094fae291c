//! 闲置土地/圈地清理: is the land built on as agreed ("到处是工地、是围墙" in the second speech).
//!
//! The tests of a year, a third and a quarter, the least site coverage and the greatest office share are the statutory
//! ones. A visit only raises a suspicion (疑似); the finding is the authority's. What was invested is told without the
//! price of the land and without taxes, on both sides of the quarter (闲置土地处置办法 art. 30).

use super::wording::{NO_OR_YES, Unit, check, choice, date, failing, number, option, section, template};
use crate::domain::checklist::{ChoiceOption, Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category::Hoarding;
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "idle_land",
    2,
    Text::new("闲置土地与圈地清理", "Idle land"),
    Text::new("查疑似闲置、圈而不建、强度不足", "Suspected idle land, land fenced but not built on, low intensity"),
    &[Phase::AboutToStart, Phase::NewlyStarted, Phase::Continuing, Phase::Operating],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("start", "动工与中止", "Start and suspension", START),
    section("use", "用地现状", "Use of the land", USE),
    section("opinion", "原因与意见", "Cause and opinion", OPINION),
];

const START: &[Item] = &[
    date("id01", "约定动工日", "Agreed start")
        .hint("看出让合同或划拨决定书", "See the grant contract or allocation decision")
        .item(),
    date("id02", "实际动工日", "Actual start").hint("未动工选不适用", "Not applicable if not started").item(),
    choice("id03", "超约定动工日满1年未动工", "Not started a full year after the agreed day", NO_OR_YES)
        .unmet("超约定动工日满1年未动工，疑似闲置", "Not started a full year after the agreed day: suspected idle land")
        .hint("是即疑似闲置", "Yes is suspected idle land")
        .raises(Hoarding, "idle")
        .critical()
        .item(),
    number("id04", "已动工面积占应动工面积", "Area begun, of the area due", Unit::Share, 2)
        .unmet("已动工面积占应动工面积{value}，不足1/3", "Area begun is {value} of the area due, below 1/3")
        .at_least(Decimal::new(3334, 2))
        .hint("不足1/3，且中止满1年的，疑似闲置", "Under 1/3 and suspended for a year is suspected idle land")
        .raises(Hoarding, "idle")
        .item(),
    number("id18", "已投资额（不含地价款和税费）", "Invested, without land price and taxes", Unit::Wan, 2)
        .hint(
            "按凭证核定；出让或划拨价款、向国家缴纳的税费不计",
            "As the vouchers show; leave out the price of the land and taxes paid to the state",
        )
        .item(),
    number("id19", "总投资额（不含地价款和税费）", "Total investment, without land price and taxes", Unit::Wan, 2)
        .hint("看合同、备案；扣除地价款和税费", "See contract and filing; take the land price and taxes off")
        .item(),
    number(
        "id20",
        "已投资额占总投资额（均不含地价款和税费）",
        "Share invested, both without land price and taxes",
        Unit::Percent,
        1,
    )
    .unmet(
        "已投资额占总投资额{value}（不含地价款和税费），不足25%",
        "Invested {value} of the total, without land price and taxes: below 25%",
    )
    .at_least(Decimal::whole(25))
    .hint(
        "由上面两数算出；不足25%，且中止满1年的，疑似闲置",
        "The two figures above give it; under 25% and suspended for a year is suspected idle land",
    )
    .raises(Hoarding, "idle")
    .item(),
    choice("id06", "中止开发满1年", "Suspended for a full year", NO_OR_YES)
        .unmet("中止开发满1年，疑似闲置", "Suspended for a full year: suspected idle land")
        .hint("自中止之日起算，看停工记录", "From the day of suspension; see the records")
        .raises(Hoarding, "idle")
        .item(),
];

const USE: &[Item] = &[
    choice("id07", "地块现状", "State of the plot", STATE)
        .unmet(
            "地块现状为{value}，疑似圈而未建",
            "State of the plot: {value}; suspected of being fenced and not built on",
        )
        .hint("走到地块里看，拍四至照片", "Walk into it; photograph all four sides")
        .raises(Hoarding, "fence_only")
        .critical()
        .item(),
    number("id08", "建筑系数", "Site coverage", Unit::Share, 2)
        .unmet("建筑系数为{value}，低于30%", "Site coverage is {value}, below 30%")
        .at_least(Decimal::whole(30))
        .hint("工业项目不低于30%", "At least 30% for industry")
        .raises(Hoarding, "layout")
        .item(),
    number("id09", "行政办公及生活用地占比", "Share of offices and living quarters", Unit::Share, 2)
        .unmet("行政办公及生活用地占比为{value}，超过7%", "Share of offices and living quarters is {value}, above 7%")
        .at_most(Decimal::whole(7))
        .hint("工业项目不超过7%", "At most 7% for industry")
        .raises(Hoarding, "layout")
        .item(),
    number("id10", "批准面积", "Approved area", Unit::Mu, 2).hint("看用地批文", "See the land approval").item(),
    number("id11", "实测面积", "Measured area", Unit::Mu, 2).hint("看测绘成果", "See the survey").item(),
    check("id12", "实测未超批准面积", "Measured area within the approved area")
        .unmet("实测面积超过批准面积", "Measured area exceeds the approved area")
        .raises(Hoarding, "over_area")
        .item(),
    number("id13", "实际投资强度", "Actual investment intensity", Unit::WanPerMu, 2)
        .hint("（厂房+设备+地价）÷面积", "(Buildings + equipment + land price) ÷ area")
        .item(),
    check("id14", "强度达到合同值", "Intensity reaches the contract's")
        .unmet("投资强度未达到合同值", "Investment intensity below the contract’s")
        .hint("与合同约定的万元/亩比", "Compare with the figure per mu in the contract")
        .raises(Hoarding, "intensity")
        .item(),
];

const STATE: &[ChoiceOption] = &[
    option("built", "已按约建设", "Built on as agreed"),
    failing("fence_only", "仅围墙", "Wall or fence only"),
    failing("waste", "荒地", "Waste land"),
    failing("farmed", "耕种", "Farmed"),
];

const OPINION: &[Item] = &[
    choice("id15", "未按约建设的原因", "Why it was not built as agreed", REASONS).item(),
    choice("id16", "加层或零增地改造", "Extra storeys or rebuilding without new land", REBUILDING)
        .hint("看容积率、结构、企业意愿", "Plot ratio, structure, the enterprise's wishes")
        .item(),
    choice("id17", "处理意见", "Opinion", OPINIONS)
        .hint("仅为建议，由主管部门依法认定", "Advice only; the authority decides by law")
        .item(),
];

const REASONS: &[ChoiceOption] = &[
    option("none", "已按约建设", "Built as agreed"),
    option("government", "政府原因", "On the government's side"),
    option("enterprise", "企业原因", "On the enterprise's side"),
    option("both", "双方原因", "On both sides"),
    option("force_majeure", "不可抗力", "Force majeure"),
];

const REBUILDING: &[ChoiceOption] = &[
    option("storeys", "可加层", "Storeys can be added"),
    option("rebuild", "可翻建改造", "Can be rebuilt"),
    option("both", "均可", "Both"),
    option("neither", "不具备条件", "Neither"),
];

const OPINIONS: &[ChoiceOption] = &[
    option("none", "无需处理", "No action"),
    option("time_limit", "限期开工", "Set a time limit"),
    option("revive", "盘活利用", "Bring back into use"),
    option("resume", "建议依法收回", "Propose lawful resumption"),
];
