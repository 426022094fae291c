//! 手续: what must be granted before and while a project is built, by which department, and how long it takes.
//!
//! The state of an approval follows from its dates and is never stored: two machines that record an acceptance and a grant do not conflict.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::choices::Phase;
use crate::domain::fields::FieldKind::{Choice, Count, Day, Line, Paragraph, Person, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::figures::source::{Given, Source};
use crate::domain::register::clock::Days;
use crate::domain::register::{
    Around, Check, Clock, Column, Computed, Derived, Entry, FieldGroup, Key, Limit, Parent, Place, Reckons, Register,
    Rule, Shelf, Sort, Weight, Whose, register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 手续, in the order in which they are usually asked for.
pub static TYPES: ChoiceList = ChoiceList::open(&[
    option("project_approval", "立项", "Project approval", &["项目建议书批复", "项目备案", "立项批复", "备案"]),
    option("feasibility", "可研", "Feasibility study", &["可研批复", "可行性研究报告批复"]),
    option(
        "land_preview",
        "用地预审与选址",
        "Land preview and site",
        &["用地预审", "选址意见书", "用地预审与选址意见书"],
    ),
    option("environment", "环评", "Environmental assessment", &["环评批复", "环境影响评价"]),
    option("energy", "能评", "Energy review", &["节能审查", "节能评估"]),
    option("soil_water", "水保", "Soil and water", &["水土保持", "水土保持方案"]),
    option("forest", "林地", "Forest land", &["林地审批", "使用林地审核"]),
    option("design", "初设概算", "Preliminary design and budget", &["初步设计", "初步设计及概算批复", "概算批复"]),
    option("tender_plan", "招标方案", "Tender plan", &["招标方案核准"]),
    option("land_approval", "用地批准", "Land approval", &["用地批复", "建设用地批准书"]),
    option("land_contract", "供地合同", "Land contract", &["土地出让合同", "划拨决定书", "供地"]),
    option("land_planning", "用地规划许可", "Land planning permit", &["建设用地规划许可证"]),
    option("works_planning", "工程规划许可", "Works planning permit", &["建设工程规划许可证"]),
    option("drawings", "施工图审查", "Review of drawings", &["图审", "施工图审查合格书"]),
    option("supervision", "质安监督", "Quality and safety supervision", &["质量安全监督", "质监安监"]),
    option("construction", "施工许可", "Construction permit", &["施工许可证", "建筑工程施工许可证"]),
    option("fire", "消防", "Fire protection", &["消防设计审查", "消防验收"]),
    option("completion", "竣工验收备案", "Completion record", &["竣工备案"]),
    option("other", "其他", "Other", &[]),
]);

/// What is usual of a type of approval, as long as the office says nothing else.
#[derive(Debug)]
pub struct Usual {
    /// Its key in [`TYPES`].
    pub key: &'static str,
    /// The phase in which it is handled: a project needs it to go on to a later one.
    pub phase: Phase,
    /// What is granted before it.
    pub after: &'static [&'static str],
}

const fn usual(key: &'static str, phase: Phase, after: &'static [&'static str]) -> Usual {
    Usual { key, phase, after }
}

/// The usual order, phases and prerequisites [P: guides of one-stop windows for investment projects]. Every one is a setting.
pub static USUAL: [Usual; 18] = [
    usual("project_approval", Phase::Preliminary, &[]),
    usual("feasibility", Phase::Preliminary, &["project_approval", "land_preview"]),
    usual("land_preview", Phase::Preliminary, &["project_approval"]),
    usual("environment", Phase::Preliminary, &["project_approval"]),
    usual("energy", Phase::Preliminary, &["project_approval"]),
    usual("soil_water", Phase::Preliminary, &["project_approval"]),
    usual("forest", Phase::Preliminary, &["project_approval"]),
    usual("design", Phase::Preliminary, &["feasibility"]),
    usual("tender_plan", Phase::Preliminary, &["feasibility"]),
    usual("land_approval", Phase::AboutToStart, &["land_preview"]),
    usual("land_contract", Phase::AboutToStart, &["land_approval"]),
    usual("land_planning", Phase::AboutToStart, &["land_contract"]),
    usual("works_planning", Phase::AboutToStart, &["land_planning"]),
    usual("drawings", Phase::AboutToStart, &["design"]),
    usual("supervision", Phase::AboutToStart, &["drawings"]),
    usual(START, Phase::AboutToStart, &["works_planning", "drawings", "supervision"]),
    usual("fire", Phase::Continuing, &["drawings"]),
    usual("completion", Phase::Completed, &["fire"]),
];

/// 施工许可: what the works may begin with.
pub const START: &str = "construction";

/// 是否涉及.
pub static NEEDED: ChoiceList = ChoiceList::closed(&[
    option("needed", "涉及", "Needed", &["是", "需要"]),
    option(NOT_NEEDED, "不涉及", "Not needed", &["否", "不需要", "无需办理"]),
]);

/// 不涉及.
pub const NOT_NEEDED: &str = "not_needed";

/// 扣除事由 [行政许可法 art. 45].
pub static PAUSES: ChoiceList = ChoiceList::open(&[
    option("hearing", "听证", "Hearing", &[]),
    option("tender", "招标", "Tender", &[]),
    option("auction", "拍卖", "Auction", &[]),
    option("testing", "检验检测", "Testing", &["检验", "检测", "检疫"]),
    option("appraisal", "鉴定", "Appraisal", &[]),
    option("experts", "专家评审", "Expert review", &["评审"]),
]);

/// 现卡在.
pub static SIDES: ChoiceList = ChoiceList::closed(&[
    option("department", "部门", "Department", &["审批部门"]),
    option("owner", "业主", "Owner", &["建设单位"]),
    option("agency", "中介", "Agency", &["中介机构"]),
    option("above", "上级", "Higher authority", &["上级部门"]),
]);

register_fields! {
    /// 手续.
    TYPE: Arc<str> = field("type", "手续", "Approval", Choice(ChoiceOf::List(&TYPES)), &["手续名称", "审批事项"]).needed();
    /// 名称, of what the list does not name.
    NAME: Arc<str> = field("name", "名称", "Name", Line, &[]);
    /// 是否涉及.
    NEEDED_HERE: Arc<str> = field("needed", "是否涉及", "Needed", Choice(ChoiceOf::List(&NEEDED)), &["是否涉及"]).by(Writers::Team);
    /// 审批部门.
    UNIT: Arc<str> = field("unit", "审批部门", "Department", Unit, &["办理部门", "主管部门"]);
    /// 计划申报.
    APPLY_BY: When = field("apply_by", "计划申报", "Apply by", Day, &["计划申报时间"]).by(Writers::Office);
    /// 申报日期.
    APPLIED: When = field("applied", "申报日期", "Applied", Day, &["申报时间"]);
    /// 一次性告知.
    SUPPLEMENT_ASKED: When = field("supplement_asked", "一次性告知", "Told what is missing", Day, &["补正告知"]);
    /// 补齐日期.
    SUPPLEMENT_GIVEN: When = field("supplement_given", "补齐日期", "Completed", Day, &["补正日期"]);
    /// 受理日期.
    ACCEPTED: When = field("accepted", "受理日期", "Accepted", Day, &["受理时间"]);
    /// 承诺时限, working days.
    LIMIT: i64 = field("limit", "承诺时限", "Promised limit", Count, &["办理时限"]).unit("工作日", "working days").within(1, 365).by(Writers::Office);
    /// 批准延长, working days.
    EXTENDED: i64 = field("extended", "批准延长", "Extended", Count, &[]).unit("工作日", "working days").by(Writers::Office);
    /// 依法扣除, working days.
    PAUSED: i64 = field("paused", "依法扣除", "Not counted", Count, &[]).unit("工作日", "working days");
    /// 扣除事由.
    PAUSED_FOR: Arc<str> = field("paused_for", "扣除事由", "Why not counted", Choice(ChoiceOf::List(&PAUSES)), &[]);
    /// 办结日期.
    GRANTED: When = field("granted", "办结日期", "Granted", Day, &["批复时间", "取得时间"]);
    /// 文号.
    DOC: Arc<str> = field("doc", "文号", "Number", Line, &["批复文号", "证号"]);
    /// 不予批准.
    REFUSED: When = field("refused", "不予批准", "Refused", Day, &[]);
    /// 理由.
    REFUSED_WHY: Arc<str> = field("refused_why", "不予批准理由", "Why refused", Paragraph, &["理由"]);
    /// 有效期至.
    EXPIRY: When = field("expiry", "有效期至", "Valid until", Day, &["有效期"]);
    /// 现卡在.
    OWNER_SIDE: Arc<str> = field("owner_side", "现卡在", "Held by", Choice(ChoiceOf::List(&SIDES)), &["现卡在"]);
    /// 跑办人.
    PERSON: Arc<str> = field("person", "跑办人", "Followed by", Person, &["经办人"]);
}

/// How many working days there are to accept an application [行政许可法 art. 32].
const ACCEPTED_WITHIN: u32 = 5;

const REFUSE: Weight = Weight::Refuse;
const DOUBT: Weight = Weight::Doubt;

/// 手续.
pub static REGISTER: Register = Register {
    kind: "permit",
    name: Text::new("手续", "Approvals"),
    counted: ("approval", "approvals"),
    about: Text::new(
        "哪项手续谁在办、办了几天、卡在哪里。",
        "Which approval is where, for how long, and who holds it.",
    ),
    shelf: Shelf::Approvals,
    expected_in: &[Phase::Preliminary, Phase::AboutToStart, Phase::NewlyStarted, Phase::Continuing],
    parent: Parent::Project,
    whose: Whose::LeadUnit,
    key: Key::Code { field: "type", or: "name" },
    fields: FIELDS,
    groups: &[
        FieldGroup { name: Text::new("手续", "Approval"), fields: &["type", "name", "needed", "unit", "apply_by"] },
        FieldGroup {
            name: Text::new("办理", "Handling"),
            fields: &["applied", "supplement_asked", "supplement_given", "accepted", "owner_side", "person"],
        },
        FieldGroup {
            name: Text::new("结果", "Result"),
            fields: &["granted", "doc", "expiry", "refused", "refused_why"],
        },
        FieldGroup { name: Text::new("时限", "Limit"), fields: &["limit", "extended", "paused", "paused_for"] },
    ],
    title: &["name", "type"],
    columns: &[
        Column::Key,
        Column::Project,
        Column::Field("unit"),
        Column::Field("applied"),
        Column::Field("accepted"),
        Column::Field("granted"),
        Column::Field("doc"),
        Column::Clock("handling"),
        Column::Offered("expiry"),
        Column::Offered("owner_side"),
        Column::Offered("person"),
    ],
    sort: &[Sort::Key],
    rules: &[
        Rule { check: Check::ChoiceNeeds("type", "other", "name"), weight: REFUSE },
        Rule { check: Check::NotFuture("applied"), weight: REFUSE },
        Rule { check: Check::NotFuture("accepted"), weight: REFUSE },
        Rule { check: Check::NotFuture("granted"), weight: REFUSE },
        Rule { check: Check::NotFuture("refused"), weight: REFUSE },
        Rule { check: Check::NotBefore("supplement_asked", "applied"), weight: REFUSE },
        Rule { check: Check::NotBefore("supplement_given", "supplement_asked"), weight: REFUSE },
        Rule { check: Check::NotBefore("accepted", "applied"), weight: REFUSE },
        Rule { check: Check::NotBefore("granted", "accepted"), weight: REFUSE },
        Rule { check: Check::NotBefore("granted", "applied"), weight: REFUSE },
        Rule { check: Check::NotBefore("expiry", "granted"), weight: REFUSE },
        Rule { check: Check::NotBoth("refused", "granted"), weight: REFUSE },
        Rule { check: Check::Needs("refused", &["refused_why"]), weight: REFUSE },
        Rule { check: Check::Needs("paused", &["paused_for"]), weight: REFUSE },
        Rule { check: Check::RarelyAbove("extended", 10), weight: DOUBT },
        Rule { check: Check::Needs("granted", &["doc"]), weight: DOUBT },
        Rule { check: Check::Needs("type", &["unit"]), weight: DOUBT },
    ],
    flow: None,
    clocks: &[
        // 行政许可法 art. 32: five working days to accept, or to tell once what is missing.
        Clock {
            key: "accepting",
            name: Text::new("受理", "Acceptance"),
            from: "applied",
            until: &["accepted", "supplement_asked", "granted", "refused", "deemed_on"],
            limit: Limit::Days(ACCEPTED_WITHIN as i64),
            days: Days::Working,
            extended: None,
            paused: None,
            warn: 2,
            holder: "unit",
        },
        // Art. 42: 20 working days from acceptance, 10 more where the head of the office grants them.
        Clock {
            key: "handling",
            name: Text::new("审批时限", "Handling"),
            from: "counts_from",
            until: &["granted", "refused"],
            limit: Limit::Field("limit", 20),
            days: Days::Working,
            extended: Some("extended"),
            paused: Some("paused"),
            warn: 3,
            holder: "unit",
        },
    ],
    computed: Computed {
        columns: &[
            Derived {
                key: "deemed_on",
                reckons: Reckons::Day {
                    name: Text::new("视同受理日", "Taken as accepted on"),
                    about: Text::new(
                        "申报后五个工作日内既不受理也不告知补正，过了这五天视同受理（行政许可法第三十二条）。",
                        "Where within five working days of the application nothing is said, it counts as accepted from then on (行政许可法 art. 32).",
                    ),
                    of: deemed_on,
                },
            },
            Derived {
                key: "counts_from",
                reckons: Reckons::Day {
                    name: Text::new("起算日", "Counts from"),
                    about: Text::new(
                        "受理日期；视同受理的从申报日期算。",
                        "The day of acceptance; the day of the application where it is taken as accepted.",
                    ),
                    of: counts_from,
                },
            },
        ],
        rates: &[],
        funnel: None,
    },
};

fn day(entry: &Entry, place: Place<When>) -> Option<Given<NaiveDate>> {
    let source = Source { of: entry.id.clone(), set: place.key };
    entry.get(place).map(|when| Given { value: when.first_day(), source })
}

/// The day after the time for an answer has passed in silence.
fn deemed_on(entry: &Entry, around: &dyn Around) -> Option<Given<NaiveDate>> {
    let applied = day(entry, APPLIED).filter(|_| entry.get(ACCEPTED).is_none())?;
    let last = around.calendar().after(applied.value, ACCEPTED_WITHIN)?;
    let is_silent = day(entry, SUPPLEMENT_ASKED).is_none_or(|asked| asked.value > last);
    let deemed = last.succ_opt().filter(|deemed| is_silent && *deemed <= around.today())?;
    Some(Given { value: deemed, source: applied.source })
}

fn counts_from(entry: &Entry, around: &dyn Around) -> Option<Given<NaiveDate>> {
    day(entry, ACCEPTED).or_else(|| deemed_on(entry, around).and(day(entry, APPLIED)))
}
