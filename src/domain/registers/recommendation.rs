//! 奖惩建议: what the office suggests; the government approves and the competent authority decides [政府督查工作条例 art. 21, 23].

use std::sync::Arc;

use crate::domain::fields::FieldKind::{Choice, Day, Line, Paragraph, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::{
    Action, Around, Check, Column, Computed, Derived, Entry, FieldGroup, Flow, Judged, Key, Parent, Reckons, Register,
    Rule, Shelf, Sort, Then, Weight, Whose, register_fields, state_field,
};
use crate::domain::text::Text;
use crate::domain::when::When;

/// 类别.
pub static KINDS: ChoiceList = ChoiceList::closed(&[
    option("commend", "表扬", "Commendation", &[]),
    option("reward", "激励", "Reward", &[]),
    option("early_work", "前期工作奖励", "Reward for early work", &[]),
    option("criticise", "批评", "Criticism", &["通报批评"]),
    option("talk", "约谈", "Talk", &[]),
    option("accountability", "问责建议", "Suggestion of accountability", &["问责"]),
    option("clue", "线索移送", "Clue handed over", &[]),
]);

/// 质量安全.
pub static BARRED: ChoiceList = ChoiceList::closed(&[
    option("barred", "不宜表扬", "Not to be commended", &[]),
    option("clear", "未见重大问题", "No critical issue", &[]),
]);

/// 状态.
pub static STATES: ChoiceList = ChoiceList::closed(&[
    option("proposed", "拟议", "Proposed", &[]),
    option("approved", "已批准", "Approved", &[]),
    option("declined", "未批准", "Declined", &[]),
    option("handed", "已移交", "Handed over", &[]),
    option("answered", "已反馈", "Answered", &[]),
]);

register_fields! {
    /// 类别.
    KIND: Arc<str> = field("kind", "类别", "Kind", Choice(ChoiceOf::List(&KINDS)), &[]).by(Writers::Office).needed();
    /// 单位.
    UNIT: Arc<str> = field("unit", "单位", "Unit", Unit, &[]).by(Writers::Office).needed();
    /// 事实.
    FACTS: Arc<str> = field("facts", "事实", "Facts", Paragraph, &[]).by(Writers::Office).needed();
    /// 条款.
    BASIS: Arc<str> = field("basis", "条款", "Basis", Line, &[]).by(Writers::Office);
    /// 提出日期.
    PROPOSED_ON: When = field("proposed_on", "提出日期", "Proposed", Day, &[]).by(Writers::Office);
    /// 批准机关.
    APPROVED_BY: Arc<str> = field("approved_by", "批准机关", "Approved by", Line, &[]).by(Writers::Office);
    /// 批准日期.
    APPROVED_ON: When = field("approved_on", "批准日期", "Approved", Day, &[]).by(Writers::Office);
    /// 移交机关.
    HANDED_TO: Arc<str> = field("handed_to", "移交机关", "Handed to", Unit, &[]).by(Writers::Office);
    /// 移交日期.
    HANDED_ON: When = field("handed_on", "移交日期", "Handed over", Day, &[]).by(Writers::Office);
    /// 反馈.
    ANSWER: Arc<str> = field("answer", "反馈", "Answer", Paragraph, &[]).by(Writers::Office);
    /// 反馈日期.
    ANSWERED_ON: When = field("answered_on", "反馈日期", "Answered", Day, &[]).by(Writers::Office);
    /// 状态.
    STATE: Arc<str> = state_field("state", &STATES);
}

/// 奖惩建议.
pub static REGISTER: Register = Register {
    kind: "advice",
    name: Text::new("奖惩建议", "Recommendations"),
    counted: ("recommendation", "recommendations"),
    about: Text::new(
        "建议表扬谁、批评谁、依据哪条，批了没有、移交没有。只写单位和岗位，不写个人姓名。",
        "Whom the office suggests to commend or to criticise, and on what basis. Units and posts only, no names of persons.",
    ),
    shelf: Shelf::Orders,
    expected_in: &[],
    parent: Parent::ProjectOrNone,
    whose: Whose::OfficeAlone,
    key: Key::Fresh(&["kind", "unit", "facts"]),
    fields: FIELDS,
    groups: &[
        FieldGroup {
            name: Text::new("建议", "Recommendation"),
            fields: &["kind", "unit", "facts", "basis", "proposed_on"],
        },
        FieldGroup { name: Text::new("批准", "Approval"), fields: &["approved_by", "approved_on"] },
        FieldGroup {
            name: Text::new("移交与反馈", "Handing over and answer"),
            fields: &["handed_to", "handed_on", "answer", "answered_on"],
        },
    ],
    title: &["facts"],
    columns: &[
        Column::Field("kind"),
        Column::Field("unit"),
        Column::Field("facts"),
        Column::Derived("barred"),
        Column::Project,
        Column::Field("proposed_on"),
        Column::State,
        Column::Field("approved_by"),
        Column::Field("handed_to"),
        Column::Offered("basis"),
        Column::Offered("answered_on"),
    ],
    sort: &[Sort::Down("proposed_on")],
    rules: &[
        Rule { check: Check::NotFuture("proposed_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("approved_on", "proposed_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("handed_on", "approved_on"), weight: Weight::Refuse },
        Rule { check: Check::NotBefore("answered_on", "handed_on"), weight: Weight::Refuse },
    ],
    flow: Some(&Flow {
        field: "state",
        states: &STATES,
        ends: &["declined", "answered"],
        actions: &[
            Action {
                key: "approve",
                name: Text::new("批准", "Approve"),
                from: &["proposed"],
                to: "approved",
                by: Writers::Office,
                needs: &["approved_by", "approved_on"],
                then: &[Then::Today("approved_on")],
                needs_reason: false,
            },
            Action {
                key: "decline",
                name: Text::new("不批准", "Decline"),
                from: &["proposed"],
                to: "declined",
                by: Writers::Office,
                needs: &[],
                then: &[],
                needs_reason: true,
            },
            Action {
                key: "hand",
                name: Text::new("移交", "Hand over"),
                from: &["approved"],
                to: "handed",
                by: Writers::Office,
                needs: &["handed_to", "handed_on"],
                then: &[Then::Today("handed_on")],
                needs_reason: false,
            },
            Action {
                key: "answer",
                name: Text::new("收到反馈", "Answer received"),
                from: &["handed"],
                to: "answered",
                by: Writers::Office,
                needs: &["answer", "answered_on"],
                then: &[Then::Today("answered_on")],
                needs_reason: false,
            },
            Action {
                key: "reopen",
                name: Text::new("重新拟议", "Propose again"),
                from: &["declined", "answered"],
                to: "proposed",
                by: Writers::Office,
                needs: &[],
                then: &[],
                needs_reason: true,
            },
        ],
    }),
    clocks: &[],
    computed: Computed {
        columns: &[Derived {
            key: "barred",
            reckons: Reckons::Word {
                name: Text::new("质量安全", "Quality and safety"),
                about: Text::new(
                    "拟表扬、激励的单位，它牵头的问题或它的项目里有未销号的重大质量、安全问题的，不宜表扬：不能只求大求快，必须保证质量。",
                    "A unit that is to be commended or rewarded is not, while an open critical issue of quality or safety lies with it or in its projects.",
                ),
                words: &BARRED,
                of: barred,
            },
        }],
        rates: &[],
        funnel: None,
    },
};

fn barred(entry: &Entry, around: &dyn Around) -> Option<Judged> {
    if !matches!(entry.text(KIND), "commend" | "reward" | "early_work") {
        return None;
    }
    let grave = around.critical_problems(entry.text(UNIT));
    let count = grave.len();
    let judged = Judged::new(if count > 0 { "barred" } else { "clear" }, grave);
    Some(match count {
        0 => judged,
        count => judged.because(Text::owned(
            format!("{count} 个未销号的重大质量、安全问题"),
            format!("{count} open critical issues of quality or safety"),
        )),
    })
}
