//! 群众诉求: what residents around a project ask for, and works that were obstructed. No names of persons.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Count, Day, Flag, Line, Money, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Check, Clock, Column, Computed, Days, FieldGroup, Key, Limit, Parent, Register, Rule, Shelf, Sort, Weight, Whose,
    register_fields,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::open(&[
    option("compensation", "征地补偿", "Compensation", &["补偿"]),
    option("resettlement", "安置", "Resettlement", &[]),
    option("noise_dust", "噪声扬尘", "Noise and dust", &["扬尘", "噪音"]),
    option("access", "出行", "Access", &["道路出行"]),
    option("damage", "房屋农田受损", "Damage to houses or fields", &["房屋开裂"]),
    option("wages", "工资", "Wages", &["欠薪"]),
    option("other", "其他", "Other", &[]),
]);

/// 结果.
pub static OUTCOMES: ChoiceList = ChoiceList::closed(&[
    option("granted", "支持", "Granted", &[]),
    option("partly", "部分支持", "Partly granted", &[]),
    option("explained", "解释说明", "Explained", &[]),
    option("declined", "不予支持", "Declined", &[]),
    option("mediated", "调解和解", "Settled by mediation", &[]),
]);

register_fields! {
    /// 提出日期.
    RAISED_ON: When = field("raised_on", "提出日期", "Raised", Day, &[]).by(Writers::Team).needed();
    /// 村（社区）.
    VILLAGE: Arc<str> = field("village", "村（社区）", "Village", Line, &[]).by(Writers::Team);
    /// 涉及户数, households.
    HOUSEHOLDS: i64 = field("households", "涉及户数", "Households", Count, &[]).unit("户", "households").by(Writers::Team);
    /// 涉及人数, people.
    PEOPLE: i64 = field("people", "涉及人数", "People", Count, &[]).unit("人", "people").by(Writers::Team);
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).by(Writers::Team).needed();
    /// 诉求.
    TEXT: Arc<str> = field("text", "诉求", "Concern", Paragraph, &["诉求内容"]).by(Writers::Team).needed();
    /// 金额, 万元.
    CLAIM: Decimal = field("claim", "金额", "Claim", Money, &[]).by(Writers::Team);
    /// 交办单位.
    HANDED_TO: Arc<str> = field("handed_to", "交办单位", "Handed to", Unit, &[]).by(Writers::Team);
    /// 交办日期.
    HANDED_ON: When = field("handed_on", "交办日期", "Handed on", Day, &[]).by(Writers::Team);
    /// 受理日期.
    ACCEPTED_ON: When = field("accepted_on", "受理日期", "Accepted", Day, &[]);
    /// 延长, days.
    EXTENDED: i64 = field("extended", "延长", "Extended", Count, &[]).unit("天", "days").by(Writers::Team);
    /// 答复日期.
    ANSWERED_ON: When = field("answered_on", "答复日期", "Answered", Day, &[]);
    /// 答复.
    ANSWER: Arc<str> = field("answer", "答复", "Answer", Paragraph, &[]);
    /// 结果.
    OUTCOME: Arc<str> = field("outcome", "结果", "Outcome", Choice(ChoiceOf::List(&OUTCOMES)), &[]).by(Writers::Team);
    /// 化解日期.
    SETTLED_ON: When = field("settled_on", "化解日期", "Settled", Day, &[]).by(Writers::Team);
    /// 是否阻工.
    OBSTRUCTED: bool = field("obstructed", "是否阻工", "Works obstructed", Flag, &[]).by(Writers::Team);
    /// 阻工起.
    OBSTRUCTED_FROM: When = field("obstructed_from", "阻工起", "From", Day, &[]).by(Writers::Team);
    /// 阻工止.
    OBSTRUCTED_TO: When = field("obstructed_to", "阻工止", "To", Day, &[]).by(Writers::Team);
    /// 事实经过.
    FACTS: Arc<str> = field("facts", "事实经过", "Facts", Paragraph, &[]).by(Writers::Team);
    /// 依法移送.
    REFERRED_TO: Arc<str> = field("referred_to", "依法移送", "Referred to", Unit, &[]).by(Writers::Team);
    /// 移送日期.
    REFERRED_ON: When = field("referred_on", "移送日期", "Referred on", Day, &[]).by(Writers::Team);
    /// 处理反馈.
    AUTHORITY_ANSWER: Arc<str> = field("authority_answer", "处理反馈", "Its answer", Paragraph, &[]).by(Writers::Team);
}

/// 群众诉求.
pub static REGISTER: Register = Register {
    kind: "concern",
    name: Text::new("群众诉求", "Residents' concerns"),
    counted: ("concern", "concerns"),
    about: Text::new(
        "哪个村、几户人、要什么、谁来办、化解没有。",
        "Which village, how many households, what they ask for, who answers, and whether it is settled.",
    ),
    shelf: Shelf::Promises,
    expected_in: &[],
    parent: Parent::Project,
    whose: Whose::Named("handed_to"),
    key: Key::Fresh(&["raised_on", "village", "text"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("诉求", "Concern"),
            fields: &["raised_on", "kind", "text", "village", "households", "people", "claim"],
        },
        FieldGroup {
            name: Text::new("办理", "Handling"),
            fields: &[
                "handed_to",
                "handed_on",
                "accepted_on",
                "extended",
                "answer",
                "answered_on",
                "outcome",
                "settled_on",
            ],
        },
        FieldGroup {
            name: Text::new("阻工", "Obstruction"),
            fields: &[
                "obstructed",
                "obstructed_from",
                "obstructed_to",
                "facts",
                "referred_to",
                "referred_on",
                "authority_answer",
            ],
        },
    ],
    title: &["text"],
    columns: &[
        Column::Field("text"),
        Column::Project,
        Column::Field("kind"),
        Column::Field("village"),
        Column::Field("households"),
        Column::Field("raised_on"),
        Column::Field("handed_to"),
        Column::Clock("settling"),
        Column::Field("outcome"),
        Column::Field("settled_on"),
        Column::Offered("obstructed"),
        Column::Offered("claim"),
    ],
    sort: &[Sort::Down("raised_on")],
    rules: &[
        Rule { check: Check::NotFuture("raised_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("handed_on", "raised_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("accepted_on", "handed_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("answered_on", "accepted_on"), weight: Weight::Refuse },
        Rule { check: Check::Needs("settled_on", &["outcome"]), weight: Weight::Refuse },
        Rule { check: Check::Needs("obstructed", &["obstructed_from"]), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("obstructed_to", "obstructed_from"), weight: Weight::Refuse },
        Rule { check: Check::RarelyAbove("extended", 30), weight: Weight::Doubt },
    ],
    flow: None,
    clocks: &[
        // 信访工作条例 art. 22: within 15 days.
        Clock {
            key: "handing",
            name: Text::new("转送时限", "Handing over"),
            from: "raised_on",
            until: &["handed_on", "settled_on"],
            limit: Limit::Days(15),
            days: Days::Natural,
            extended: None,
            paused: None,
            warn: 3,
            holder: "",
        },
        // 信访工作条例 art. 34: 60 days from acceptance, 30 more.
        Clock {
            key: "settling",
            name: Text::new("办理时限", "Settling"),
            from: "accepted_on",
            until: &["settled_on"],
            limit: Limit::Days(60),
            days: Days::Natural,
            extended: Some("extended"),
            paused: None,
            warn: 10,
            holder: "handed_to",
        },
    ],
    computed: Computed::NOTHING,
};
