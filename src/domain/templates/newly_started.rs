//! 刚开工: have the works really begun, and is someone at the builder's side ("对于刚开工项目,要做好跟踪服务").

use super::wording::{Unit, check, date, number, on_bad, section, template};
use crate::domain::checklist::{Evidence::Note, Evidence::Photo, Item, Section, Template, Wanted};
use crate::domain::choices::Phase;
use crate::domain::taxonomy::Category::{Coordination, Figures, Progress, Quality, Residents, Service};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "newly_started",
    3,
    Text::new("刚开工项目", "Just started"),
    Text::new("查是否真开工、有人管、有服务", "Whether the works have really begun, are run and are supported"),
    &[Phase::NewlyStarted],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("start", "开工认定", "Start of works", START),
    section("people", "人员与机械", "People and machines", PEOPLE),
    section("site", "现场条件", "Conditions on site", SITE),
    section("support", "环境与服务", "Surroundings and support", SUPPORT),
];

/// Where nothing is begun, that is shown and explained.
const SEEN: &[Wanted] = &[on_bad(&[Note, Photo])];

/// What fails is explained.
const NOTED: &[Wanted] = &[on_bad(&[Note])];

const START: &[Item] = &[
    check("ns01", "永久工程已破土开槽或打桩", "Permanent works begun: excavation or piling")
        .unmet("永久工程未破土开槽或打桩", "Permanent works not begun: no excavation or piling")
        .hint("勘察、拆迁、平整场地不算开工", "Surveying, demolition and levelling do not count")
        .raises(Progress, "late_start")
        .critical()
        .wants(SEEN)
        .item(),
    date("ns02", "实际开工日", "Actual start")
        .hint("看监理开工令、日志", "See the order to commence and the diary")
        .item(),
    number("ns03", "首月实物量", "Quantity built in the first month", Unit::Quantity, 3)
        .hint("按项目计量单位；项目未填的，单位写在备注", "In the project’s unit; if it has none, give it in the note")
        .item(),
    check("ns04", "开工1个月内已入统计库", "Entered in the statistics within a month of the start")
        .unmet("开工满1个月未入统计库", "Not entered in the statistics a month after the start")
        .hint("问统计部门入库月份", "Ask the statistics office for the month")
        .raises(Figures, "not_registered")
        .item(),
];

const PEOPLE: &[Item] = &[
    check("ns05", "项目经理在岗", "Project manager on site")
        .unmet("项目经理不在岗", "Project manager not on site")
        .hint("见到本人，核对身份与合同", "See the person; compare with the contract")
        .raises(Progress, "resources")
        .item(),
    check("ns06", "总监在岗", "Chief supervising engineer on site")
        .unmet("总监不在岗", "Chief supervising engineer not on site")
        .hint("见到本人，看当日监理日志", "See the person and today's log")
        .raises(Quality, "supervision")
        .item(),
    number("ns07", "在场人数", "People on site", Unit::People, 0)
        .hint("现场清点，不用报数", "Count them; do not take the figure given")
        .item(),
    number("ns08", "在场机械台数", "Machines on site", Unit::Machines, 0)
        .hint("只计可作业的", "Only those fit for work")
        .item(),
];

const SITE: &[Item] = &[
    check("ns09", "公示牌齐全", "Notice boards complete")
        .unmet("公示牌不齐全", "Notice boards incomplete")
        .hint("五牌一图、责任单位和监督电话", "Project boards, plan, responsible units and hotline")
        .raises(Quality, "site_management")
        .item(),
    check("ns10", "施工组织设计已批", "Method statement approved")
        .unmet("施工组织设计未批", "Method statement not approved")
        .hint("总监签字、日期在开工前", "Signed by the chief supervisor before the start")
        .raises(Quality, "supervision")
        .item(),
    check("ns11", "施工用水用电正常", "Water and power for the works in order")
        .unmet("施工用水用电不能正常保障", "Water or power for the works not assured")
        .raises(Coordination, "utilities")
        .item(),
];

const SUPPORT: &[Item] = &[
    check("ns12", "无阻工", "No obstruction of the works")
        .unmet("存在阻工", "Works obstructed")
        .hint("问施工方近一周情况", "Ask the contractor about the past week")
        .raises(Residents, "obstruction")
        .wants(NOTED)
        .item(),
    check("ns13", "群众诉求已登记", "Residents' concerns registered")
        .unmet("群众诉求未登记", "Residents’ concerns not registered")
        .hint("看登记本：何时、何事、谁办", "See the register: when, what, who handles it")
        .raises(Residents, "concern")
        .item(),
    check("ns14", "跟踪服务人员已到场", "Support officer has been to the site")
        .unmet("跟踪服务人员未到场", "Support officer has not been to the site")
        .hint("问施工方能否说出姓名电话", "Can the contractor give a name and number?")
        .raises(Service, "follow_up")
        .item(),
];
