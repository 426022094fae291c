//! 投资环境/服务: how departments treat those who build ("吃、拿、卡、要、报" in the first speech). Asked of the enterprise, away from the department.

use super::wording::{Unit, check, number, section, template};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::choices::Phase;
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category::{Coordination, Delay, Promise, Service};
use crate::domain::text::Text;

pub(super) const TEMPLATE: Template = template(
    "service",
    2,
    Text::new("投资环境与服务", "Service to investors"),
    Text::new("查告知、审批、收费、投诉、承诺兑现", "Information, approvals, charges, complaints and promises"),
    &[Phase::Preliminary, Phase::AboutToStart, Phase::NewlyStarted, Phase::Continuing, Phase::Operating],
    SECTIONS,
);

const SECTIONS: &[Section] = &[
    section("approvals", "告知与审批", "Information and approvals", APPROVALS),
    section("conduct", "经营环境", "Conduct", CONDUCT),
    section("replies", "投诉与承诺", "Complaints and promises", REPLIES),
];

const APPROVALS: &[Item] = &[
    check("sv01", "联络员已告知", "Contact officer made known")
        .unmet("联络员未告知企业", "Contact officer not made known to the enterprise")
        .hint("企业能说出姓名、电话", "The enterprise can give name and number")
        .raises(Service, "follow_up")
        .item(),
    check("sv02", "事项一次性告知", "Requirements stated once and in full")
        .unmet("办理事项未一次性告知", "Requirements not stated once and in full")
        .hint("看告知单；问补过几次材料", "See the notice; ask how often papers were sent back")
        .raises(Service, "informing")
        .item(),
    check("sv03", "审批未超时", "Approvals within their limits")
        .unmet("审批超过承诺时限", "Approval past its limit")
        .hint("受理日、办结日对照承诺时限", "Dates of receipt and decision against the promise")
        .raises(Delay, "overtime")
        .item(),
];

const CONDUCT: &[Item] = &[
    check("sv04", "无吃拿卡要报", "No favours, payments or expenses demanded")
        .unmet("疑似存在吃拿卡要报", "Suspected demands for favours, payments or expenses")
        .hint("单独询问，保护反映人", "Ask in private; protect whoever speaks")
        .raises(Service, "conduct")
        .critical()
        .item(),
    check("sv05", "无乱检查", "No needless inspections")
        .unmet("疑似存在乱检查", "Suspected needless inspections")
        .hint("看近三个月检查登记", "See the register of the past three months")
        .raises(Service, "inspections")
        .item(),
    check("sv06", "无乱收费", "No unlawful charges")
        .unmet("疑似存在乱收费", "Suspected unlawful charges")
        .hint("看票据和收费依据", "See receipts and their legal basis")
        .raises(Service, "charges")
        .item(),
    check("sv07", "无强揽工程、强卖建材", "No works or materials forced on the builder")
        .unmet("疑似存在强揽工程、强卖建材", "Works or materials suspected of being forced on the builder")
        .hint("问施工方土方、砂石来源", "Ask where earthworks and aggregates come from")
        .raises(Service, "forced_trade")
        .critical()
        .item(),
];

const REPLIES: &[Item] = &[
    check("sv08", "投诉3日内转办", "Complaints passed on within 3 days")
        .unmet("投诉未在3日内转办", "Complaint not passed on within 3 days")
        .hint("无投诉选不适用", "Not applicable where there was none")
        .raises(Service, "complaint")
        .item(),
    check("sv09", "投诉15日内答复", "Complaints answered within 15 days")
        .unmet("投诉未在15日内答复", "Complaint not answered within 15 days")
        .hint("看答复件和投诉人意见", "See the reply and what the complainant says")
        .raises(Service, "complaint")
        .item(),
    check("sv10", "优惠承诺已兑现", "Promised incentives granted")
        .unmet("优惠承诺未兑现", "Promised incentives not granted")
        .hint("逐条对照合同、会议纪要", "Compare with contract and minutes, point by point")
        .raises(Promise, "government")
        .item(),
    check("sv11", "要素问题有答复", "Requests for land, power, water, labour or finance answered")
        .unmet("要素问题未答复", "Request for land, power, water, labour or finance not answered")
        .hint("土地、用电、用水、用工、融资", "Who answered, when, with what result")
        .raises(Coordination, "no_reply")
        .item(),
    number("sv12", "企业满意度", "Satisfaction of the enterprise", Unit::Points, 0)
        .unmet("企业满意度为{value}，低于3分", "Satisfaction of the enterprise: {value}, below 3")
        .between(1, 5)
        .at_least(Decimal::whole(3))
        .hint("5很满意，4满意，3一般，2不满意，1很不满意", "5 very good, 4 good, 3 fair, 2 poor, 1 very poor")
        .raises(Service, "follow_up")
        .item(),
];
