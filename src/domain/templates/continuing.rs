//! 续建: how far the works are, and what keeps them from going faster ("对于续建项目要加快推进").

use std::borrow::Cow;

use super::wording::{Unit, YES, check, choice, date, number, on, on_bad, option, section, template, text};
use crate::domain::checklist::{ChoiceOption, Evidence::Note, Evidence::Number, Item, Section, Template, Wanted};
use crate::domain::choices::Phase;
use crate::domain::taxonomy::Category::{Coordination, Delay, Figures, Funding, Preliminary, Progress};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "continuing",
    3,
    Text::new("续建项目", "Under construction"),
    Text::new("查形象进度、投资、停工、收尾", "Progress on site, spending, stoppages and completion"),
    &[Phase::Continuing, Phase::Completed],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("progress", "形象与实物量", "Progress and quantities", PROGRESS),
    section("stoppage", "停工与复工", "Stoppages", STOPPAGE),
    section("money", "资金与变更", "Money and changes", MONEY),
    section("finish", "整改与收尾", "Rectification and completion", FINISH),
];

const PROGRESS: &[Item] = &[
    text("ct01", "当前形象部位", "Part of the works now under way")
        .hint("写到层、段、桩号", "To the storey, section or chainage")
        .item(),
    check("ct02", "当前形象部位已拍照", "Photographs taken of the present state")
        .unmet("当前形象部位未拍照", "Present state not photographed")
        .hint("与上次同一位置、同一方向", "Same spot and direction as last time")
        .item(),
    number("ct03", "本期实物量", "Quantity built this period", Unit::Quantity, 3)
        .hint("按项目计量单位；项目未填的，单位写在备注", "In the project’s unit; if it has none, give it in the note")
        .item(),
    number("ct04", "累计实物量", "Quantity built in all", Unit::Quantity, 3)
        .hint("与本期同一单位", "In the same unit")
        .item(),
    number("ct05", "本期投资额（上报）", "Investment this period, as reported", Unit::Wan, 2)
        .hint("报表数", "The figure in the return")
        .item(),
    number("ct06", "本期投资额（核定）", "Investment this period, as verified", Unit::Wan, 2)
        .hint("按计量单、付款凭证核定", "From measurement sheets and payment vouchers")
        .item(),
    check("ct07", "上报数与现场核定相符", "The reported figure agrees with what is verified")
        .unmet("上报数与现场核定不符", "Reported figure does not agree with what is verified")
        .hint("差额由上面两数算出；原因写在备注", "The two figures above give the difference; note the reason")
        .raises(Figures, "inflated")
        .wants(NOTED)
        .item(),
    check("ct08", "本期节点已完成", "This period's milestones reached")
        .unmet("本期节点未完成", "This period’s milestones not reached")
        .hint("对照年度计划、施工进度计划", "Compare with the year’s plan and the schedule of works")
        .raises(Progress, "behind")
        .wants(NOTED)
        .item(),
    check("ct09", "与上次相比有进展", "Progress since the last visit")
        .unmet("与上次督查相比无进展", "No progress since the last visit")
        .hint("对照上次照片和实物量", "Compare with the last photographs and quantities")
        .raises(Progress, "stalled")
        .wants(NOTED)
        .item(),
];

/// What fails is explained.
const NOTED: &[Wanted] = &[on_bad(&[Note])];

/// What fails is explained, with how many and how much.
const COUNTED: &[Wanted] = &[on_bad(&[Note, Number])];

/// A reason of no list is written down.
const OTHER_NOTED: &[Wanted] = &[on(OTHER, &[Note])];

const STOPPAGE: &[Item] = &[
    choice("ct19", "自上次督查以来停工", "Stopped since the last visit", STOPPED)
        .hint("现停工和已复工的都选是", "Yes also if works have resumed since")
        .item(),
    number("ct10", "停工天数", "Days stopped", Unit::Days, 0)
        .between(1, 10_000)
        .hint("自上次督查起累计", "In all since the last visit")
        .when("ct19", YES)
        .item(),
    choice("ct11", "停工原因", "Reason for stopping", STOP_REASONS)
        .hint("有几项的选主要一项", "The main one if several")
        .when("ct19", YES)
        .wants(OTHER_NOTED)
        .item(),
    check("ct12", "复工已核准", "Resumption approved")
        .unmet("复工未经核准", "Works resumed without approval")
        .hint("看复工令；尚未复工选不适用", "See the order to resume; not applicable if still stopped")
        .raises(Progress, "suspended")
        .when("ct19", YES)
        .wants(NOTED)
        .item(),
];

const STOPPED: &[ChoiceOption] = &[option("no", "否", "No"), option("yes", "是", "Yes")];

const OTHER: &[Cow<'static, str>] = &[Cow::Borrowed("other")];

const STOP_REASONS: &[ChoiceOption] = match REASONS.split_first() {
    Some((_not_stopped, reasons)) => reasons,
    None => REASONS,
};

/// The reasons as version 2 had them, which had no question before them: first that there is none.
pub(super) const REASONS: &[ChoiceOption] = &[
    option("none", "未停工", "Not stopped"),
    option("weather", "天气", "Weather"),
    option("funds", "资金", "Funds"),
    option("land", "用地、征迁", "Land or resettlement"),
    option("permits", "手续", "Permits"),
    option("obstruction", "阻工", "Obstruction"),
    option("rectification", "安全、质量整改", "Safety or quality rectification"),
    option("supply", "材料、设备、人员不足", "Short of materials, machines or people"),
    option("other", "其他（备注写明）", "Other (say so in the note)"),
];

const MONEY: &[Item] = &[
    check("ct13", "工程款按约支付", "Contractor paid as agreed")
        .unmet("工程款未按约支付", "Contractor not paid as agreed")
        .hint("对照合同付款节点与到账日", "Compare stages in the contract with dates of payment")
        .raises(Funding, "payment")
        .wants(NOTED)
        .item(),
    check("ct14", "无拖欠农民工工资", "No wages in arrears")
        .unmet("存在拖欠农民工工资", "Wages in arrears")
        .hint("看工资专户流水，问两三名工人", "See the wage account; ask two or three workers")
        .raises(Funding, "wages")
        .critical()
        .wants(COUNTED)
        .item(),
    check("ct15", "工程变更已审批", "Variations approved")
        .unmet("工程变更未经审批", "Variations not approved")
        .hint("先批后做；看变更单金额", "Approved before built; see the amounts")
        .raises(Preliminary, "design_change")
        .item(),
];

const FINISH: &[Item] = &[
    check("ct16", "上次问题已复查", "Problems of the last visit re-checked")
        .unmet("上次问题未复查", "Problems of the last visit not re-checked")
        .hint("逐条看现场，不只看回复", "See each on site, not only the reply")
        .raises(Delay, "attention")
        .item(),
    date("ct17", "竣工预测日期", "Completion forecast")
        .hint("按目前速度，不按计划", "At the present pace, not as planned")
        .item(),
    check("ct18", "验收、移交计划已定", "Plan for acceptance and handover fixed")
        .unmet("验收、移交计划未定", "No plan for acceptance and handover")
        .hint("接收单位、专项验收先后", "Who takes over; order of the special acceptances")
        .raises(Coordination, "handover")
        .item(),
];
