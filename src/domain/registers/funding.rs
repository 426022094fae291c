//! 资金: the sources that a project is paid from, what each is to bring and what has arrived.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Money, Reference, Unit, When as Date};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::reckoning::Reckoning;
use crate::domain::figures::rule::{ARRIVAL, ARRIVED, PAYMENT};
use crate::domain::figures::share::Share;
use crate::domain::figures::source::{Given, Source};
use crate::domain::ids::VisitId;
use crate::domain::register::{
    Around, Check, Clock, Column, Computed, Days, Derived, Entry, FieldGroup, Key, Limit, Parent, Place, Reckons,
    Register, Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::money_moved as money;

/// 来源.
pub static SOURCES: ChoiceList = ChoiceList::open(&[
    option("central", "中央", "Central government", &["中央资金"]),
    option("provincial", "省级", "Province", &["省级资金"]),
    option("municipal", "市级", "City", &["市级资金"]),
    option("district", "区级财政", "District budget", &["区级资金", "县级财政"]),
    option("special_bond", "专项债", "Special bond", &["专项债券"]),
    option("bank_loan", "银行贷款", "Bank loan", &["贷款"]),
    option("guaranteed_loan", "担保贷款", "Guaranteed loan", &[]),
    option("owner", "业主自筹", "Owner's own", &["企业自筹", "自筹"]),
    option("private", "民间资本", "Private capital", &["社会资本"]),
    option("foreign", "外资", "Foreign capital", &[]),
    option("land_sale", "土地出让", "Land sales", &["土地出让金"]),
    option("other", "其他", "Other", &[]),
]);

register_fields! {
    /// 来源.
    SOURCE: Arc<str> = field("source", "来源", "Source", Choice(ChoiceOf::List(&SOURCES)), &["资金来源"]).needed();
    /// 来源说明.
    NAME: Arc<str> = field("name", "来源说明", "Detail", Line, &[]);
    /// 出资（拨付）单位.
    PAYER: Arc<str> = field("payer", "出资（拨付）单位", "Payer", Unit, &["拨付单位", "贷款银行"]);
    /// 担保单位.
    GUARANTOR: Arc<str> = field("guarantor", "担保单位", "Guarantor", Unit, &[]);
    /// 融资方式.
    MODE: Arc<str> = field("mode", "融资方式", "Mode", Choice(ChoiceOf::Financing), &[]);
    /// 计划, 万元.
    PLANNED: Decimal = field("planned", "计划", "Planned", Money, &["计划资金", "应到位"]);
    /// 计划到位时间.
    PLANNED_UNTIL: When = field("planned_until", "计划到位时间", "Planned until", Date, &[]);
    /// 文件.
    DOC: Arc<str> = field("doc", "文件", "Document", Line, &["下达文件"]);
    /// 申报额, 万元.
    APPLIED: Decimal = field("applied", "申报额", "Applied for", Money, &["申请资金"]);
    /// 申报日期.
    APPLIED_ON: When = field("applied_on", "申报日期", "Applied on", Day, &[]);
    /// 批复额, 万元.
    APPROVED: Decimal = field("approved", "批复额", "Approved", Money, &["批复资金"]);
    /// 批复日期.
    APPROVED_ON: When = field("approved_on", "批复日期", "Approved on", Day, &[]);
    /// 到位（总数）, 万元.
    ARRIVED_STATED: Decimal = field("arrived_stated", "到位（总数）", "Arrived, as stated", Money, &["到位资金", "累计到位"]);
    /// 支付（总数）, 万元.
    PAID_STATED: Decimal = field("paid_stated", "支付（总数）", "Paid, as stated", Money, &["累计支付"]);
    /// 统计日期.
    STATED_ON: When = field("stated_on", "统计日期", "Stated on", Day, &[]);
    /// 核实督查.
    VERIFIED_VISIT: EntityId = field("verified_visit", "核实督查", "Visit that verified", Reference(VisitId::KIND), &[]).by(Writers::Team);
}

/// 资金.
pub static REGISTER: Register = Register {
    kind: "fund",
    name: Text::new("资金", "Funding"),
    counted: ("source of funds", "sources of funds"),
    about: Text::new(
        "每笔钱从哪来、计划多少、批了多少、到了多少。",
        "Where the money comes from: how much is planned, granted and has arrived.",
    ),
    shelf: Shelf::MoneyAndLand,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Text(&["source", "name"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("来源", "Source"),
            fields: &["source", "name", "payer", "guarantor", "mode", "doc"],
        },
        FieldGroup {
            name: Text::new("计划与批复", "Planned and granted"),
            fields: &["planned", "planned_until", "applied", "applied_on", "approved", "approved_on"],
        },
        FieldGroup {
            name: Text::new("到位与支付", "Arrived and paid"),
            fields: &["arrived_stated", "paid_stated", "stated_on", "verified_visit"],
        },
    ],
    title: &["name", "source"],
    columns: &[
        Column::Field("source"),
        Column::Field("name"),
        Column::Project,
        Column::Field("planned"),
        Column::Field("approved"),
        Column::Field("arrived_stated"),
        Column::Derived("arrival"),
        Column::Field("paid_stated"),
        Column::Field("stated_on"),
        Column::Clock("arriving"),
        Column::Offered("payer"),
        Column::Offered("applied"),
        Column::Offered("planned_until"),
        Column::Offered("doc"),
        Column::OfferedDerived("arrived"),
        Column::OfferedDerived("payment"),
        Column::Offered("applied_on"),
        Column::Offered("approved_on"),
    ],
    sort: &[Sort::Up("source"), Sort::Up("name")],
    rules: &[
        Rule { check: Check::NotFuture("applied_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("approved_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("approved_on", "applied_on"), weight: Weight::Refuse },
        Rule { check: Check::NotFuture("stated_on"), weight: Weight::Refuse },
        Rule { check: Check::AtMost("approved", "applied"), weight: Weight::Doubt },
        Rule { check: Check::AtMost("paid_stated", "arrived_stated"), weight: Weight::Doubt },
        Rule { check: Check::Needs("arrived_stated", &["stated_on"]), weight: Weight::Refuse },
        Rule { check: Check::Needs("paid_stated", &["stated_on"]), weight: Weight::Refuse },
    ],
    flow: None,
    clocks: &[Clock {
        key: "arriving",
        name: Text::new("计划到位", "Planned arrival"),
        from: "planned_until",
        until: &["arrived_on"],
        limit: Limit::Due("planned_until"),
        days: Days::Natural,
        extended: None,
        paused: None,
        warn: 30,
        holder: "payer",
    }],
    computed: Computed {
        columns: &[
            Derived { key: "arrived", reckons: Reckons::Figure { rule: &ARRIVED, of: arrived, is_summed: true } },
            Derived { key: "arrival", reckons: Reckons::Figure { rule: &ARRIVAL, of: arrival, is_summed: true } },
            Derived { key: "payment", reckons: Reckons::Figure { rule: &PAYMENT, of: payment, is_summed: true } },
            Derived {
                key: "arrived_on",
                reckons: Reckons::Day {
                    name: Text::new("到位日", "Arrived on"),
                    about: Text::new(
                        "流水累计到位达到计划的那一天；没有流水时，填报的到位总数达到计划的统计日期。没有计划数的，有到位即算。",
                        "The day on which the payments reached what is planned; without payments the day of the stated total that did. Any arrival where nothing is planned.",
                    ),
                    of: arrived_on,
                },
            },
        ],
        rates: &[],
        funnel: None,
    },
};

/// What moved of a source, or was stated of it.
struct Moved {
    sum: Reckoning,
    sources: Vec<Source>,
    /// Whether there are payments, and the stated total is another one.
    differs: bool,
}

fn source(entry: &Entry, key: &'static str) -> Source {
    Source { of: entry.id.clone(), set: key }
}

/// The payments of these kinds, those of the second kind taken away; else the stated total.
fn moved(entry: &Entry, around: &dyn Around, kinds: (&str, &str), stated: Place<Decimal>) -> Option<Moved> {
    let (mut sum, mut back, mut sources) = (Vec::new(), Vec::new(), Vec::new());
    for payment in around.below(&entry.id, "money") {
        let Some(amount) = payment.get(money::AMOUNT) else { continue };
        match payment.text(money::KIND) {
            kind if kind == kinds.0 => sum.push(Fraction::from(amount)),
            kind if kind == kinds.1 => back.push(Fraction::from(amount)),
            _ => continue,
        }
        sources.push(source(&payment, money::AMOUNT.key));
    }
    let said = entry.get(stated);
    if sources.is_empty() {
        let stated_at = source(entry, stated.key);
        return said.map(|said| Moved { sum: Fraction::from(said).into(), sources: vec![stated_at], differs: false });
    }
    let total = Reckoning::sum(sum);
    let sum = if back.is_empty() { total } else { total.minus(Reckoning::sum(back)) };
    let differs = said.is_some_and(|said| sum.value().is_ok_and(|sum| sum != Fraction::from(said)));
    Some(Moved { sum, sources, differs })
}

fn arrived_of(entry: &Entry, around: &dyn Around) -> Option<Moved> {
    moved(entry, around, ("arrived", "returned"), ARRIVED_STATED)
}

/// 已到位 of a source of funds, 万元.
pub fn arrived(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let arrived = arrived_of(entry, around).ok_or(Missing::NothingArrived)?;
    Ok(Share::amount(arrived.sum).from(arrived.sources).marked(arrived.differs.then_some(Mark::StatedDiffers)))
}

/// 到位率: nothing that is known to have arrived of what is planned is 0.
fn arrival(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let planned = entry.get(PLANNED).map(Fraction::from).filter(|planned| *planned > Fraction::ZERO);
    let planned = planned.ok_or(Missing::NoFundsPlanned)?;
    let arrived = arrived_of(entry, around);
    let (sum, sources, differs) = match arrived {
        Some(arrived) => (arrived.sum, arrived.sources, arrived.differs),
        None => (Fraction::ZERO.into(), Vec::new(), false),
    };
    let sources = sources.into_iter().chain([source(entry, PLANNED.key)]);
    Ok(Share::of(sum, planned).from(sources).marked(differs.then_some(Mark::StatedDiffers)))
}

fn payment(entry: &Entry, around: &dyn Around) -> Result<Share, Missing> {
    let arrived = arrived_of(entry, around).ok_or(Missing::NothingArrived)?;
    let paid = moved(entry, around, ("paid", ""), PAID_STATED);
    let (paid, sources) = match paid {
        Some(paid) => (paid.sum, paid.sources),
        None => (Fraction::ZERO.into(), Vec::new()),
    };
    Ok(Share::of(paid, arrived.sum).from(sources.into_iter().chain(arrived.sources)))
}

/// The day on which what is planned had arrived. A later statement alone is none: it has to say that it arrived.
fn arrived_on(entry: &Entry, around: &dyn Around) -> Option<Given<NaiveDate>> {
    let planned = entry.get(PLANNED).map_or(Fraction::ZERO, Fraction::from);
    let is_enough = |sum: Fraction| sum > Fraction::ZERO && sum >= planned;
    let mut payments: Vec<(NaiveDate, Arc<Entry>)> = around
        .below(&entry.id, "money")
        .into_iter()
        .filter(|payment| matches!(payment.text(money::KIND), "arrived" | "returned"))
        .filter_map(|payment| Some((payment.get(money::ON)?.last_day(), payment)))
        .collect();
    if payments.is_empty() {
        let stated = entry.get(ARRIVED_STATED).map(Fraction::from).filter(|stated| is_enough(*stated));
        let on = stated.and_then(|_| entry.get(STATED_ON))?;
        return Some(Given { value: on.last_day(), source: source(entry, STATED_ON.key) });
    }
    crate::book::sorting::by_key(&mut payments, |(on, payment)| (*on, payment.id.clone()));
    let mut sum = Fraction::ZERO;
    let mut reached = None;
    for (on, payment) in payments {
        let amount = payment.get(money::AMOUNT).map_or(Fraction::ZERO, Fraction::from);
        let is_back = payment.text(money::KIND) == "returned";
        sum = if is_back { sum.minus(amount)? } else { sum.plus(amount)? };
        reached = match is_enough(sum) {
            true => reached.or_else(|| Some(Given { value: on, source: source(&payment, money::ON.key) })),
            false => None,
        };
    }
    reached
}
