//! 问题台账 as offices keep it in a sheet: its columns with the words by which they are called, and the words for where a problem stands.
//!
//! The keys are those under which a problem keeps what is said; [`OWN_NUMBER`] alone is none of them.

use crate::domain::ids::LIST_NUMBER;

use super::choice_of::{ChoiceList, ChoiceOf, option};
use super::spec::FieldKind::{Cause, Choice, Line, Names, Paragraph, Person, Unit, When as Date};
use super::spec::{FieldSpec, field};

/// 编号 as this program gives it: it says which problem a row is, and is kept only where it is another one's.
pub const OWN_NUMBER: &str = "of/number";

/// The columns of a running ledger that say something of a problem, in the order in which they go out.
pub static LEDGER_FIELDS: &[FieldSpec] = &[
    field(OWN_NUMBER, "编号", "Number", Line, &["问题编号", "台账编号", "issue number", "issue id"]),
    field(LIST_NUMBER, "原编号", "Original number", Line, &["原台账编号"]),
    field(
        "title",
        "问题",
        "Issue",
        Paragraph,
        &[
            "存在问题",
            "存在的问题",
            "主要问题",
            "存在的主要问题",
            "问题内容",
            "问题事项",
            "问题清单",
            "问题名称",
            "problem",
        ],
    ),
    field(
        "detail",
        "问题描述",
        "Description",
        Paragraph,
        &["具体问题", "问题详情", "具体情况", "问题表现", "问题具体描述", "具体表现"],
    ),
    field("category", "类别", "Category", Choice(ChoiceOf::Category), &["问题类别", "问题类型", "问题分类", "类型"]),
    field("cause", "具体原因", "Cause", Cause, &["原因", "问题原因", "原因分析", "产生原因"]),
    field(
        "severity",
        "等级",
        "Severity",
        Choice(ChoiceOf::Severity),
        &["问题等级", "严重程度", "问题程度", "等次", "轻重程度"],
    ),
    field(
        "found_on",
        "发现日期",
        "Found on",
        Date,
        &[
            "发现时间",
            "检查日期",
            "检查时间",
            "督查日期",
            "督查时间",
            "提出时间",
            "反馈时间",
            "登记日期",
            "登记时间",
            "found",
        ],
    ),
    field(
        "lead_unit",
        "牵头单位",
        "Lead unit",
        Unit,
        &[
            "责任单位",
            "整改责任单位",
            "整改单位",
            "牵头责任单位",
            "责任部门",
            "牵头部门",
            "主责单位",
            "责任主体",
            "unit",
        ],
    ),
    field(
        "assisting",
        "配合单位",
        "Assisting units",
        Names,
        &["协办单位", "配合部门", "协同单位", "配合责任单位", "assisting"],
    ),
    field(
        "leader",
        "责任领导",
        "Responsible official",
        Person,
        &["包保领导", "牵头领导", "分管领导", "挂联领导", "责任人", "整改责任人", "负责人", "official"],
    ),
    field(
        "measure",
        "整改措施",
        "Corrective action",
        Paragraph,
        &["整改要求", "措施", "解决措施", "整改意见", "处理意见", "工作措施", "整改目标及措施", "整改目标", "解决办法"],
    ),
    field("assigned_on", "交办日期", "Assigned on", Date, &["交办时间", "下达时间", "下发时间", "转办时间"]),
    field(
        "deadline",
        "整改时限",
        "Deadline",
        Date,
        &[
            "整改期限",
            "完成时限",
            "时限",
            "期限",
            "办理时限",
            "要求完成时间",
            "计划完成时间",
            "整改完成时限",
            "限期",
            "due",
        ],
    ),
    field("original_deadline", "原定时限", "Original deadline", Date, &["原时限", "原整改时限", "延期前时限"]),
    field(
        "state",
        "状态",
        "State",
        Choice(ChoiceOf::List(&LEDGER_STATES)),
        &[
            "是否销号",
            "销号情况",
            "整改状态",
            "问题状态",
            "销号",
            "是否完成",
            "是否整改到位",
            "是否整改完成",
            "完成情况",
            "办理状态",
            "是否办结",
            "status",
        ],
    ),
    field("suspended", "挂起原因", "Reason for hold", Paragraph, &["挂起"]),
    field(
        "report",
        "整改情况",
        "What was done",
        Paragraph,
        &[
            "整改进展",
            "进展情况",
            "整改落实情况",
            "目前进展",
            "办理情况",
            "进展",
            "整改进展情况",
            "落实情况",
            "整改完成情况",
        ],
    ),
    field(
        "recheck",
        "复查意见",
        "Re-inspection",
        Paragraph,
        &["复查情况", "复查结果", "核查意见", "核查情况", "验收意见"],
    ),
    field(
        "closed_on",
        "销号日期",
        "Closed on",
        Date,
        &["销号时间", "完成时间", "完成日期", "整改完成时间", "实际完成时间", "办结时间", "办结日期", "closed"],
    ),
];

/// What a sheet reckons of the rest, and what counts its rows: nobody keeps it.
pub const RECKONED: &[&str] = &[
    "还剩",
    "逾期天数",
    "超期天数",
    "剩余天数",
    "是否逾期",
    "逾期",
    "是否超期",
    "预警",
    "days left",
    "days overdue",
    "left",
];

/// Where a problem stands, by the keys of [`ProblemState`](crate::domain::records::ProblemState). 已完成 and 已整改 are no words of it:
/// whether that was checked on site, only whoever keeps the list can say.
pub static LEDGER_STATES: ChoiceList = ChoiceList::closed(&[
    option("to_assign", "待交办", "To assign", &["未交办", "待处理", "待转办", "待分办"]),
    option(
        "rectifying",
        "整改中",
        "Rectifying",
        &[
            "未销号",
            "正在整改",
            "未完成",
            "未整改",
            "未整改到位",
            "未办结",
            "推进中",
            "正在推进",
            "持续推进",
            "办理中",
            "正在办理",
            "进行中",
            "未解决",
            "逾期",
            "逾期未完成",
            "超期未完成",
            "已逾期",
            "否",
            "×",
            "✗",
            "✘",
            "整改中（退回）",
            "整改中（挂起）",
            "整改中（申请延期）",
            "Rectifying (Sent back)",
            "Rectifying (On hold)",
            "Rectifying (Extension requested)",
            "no",
            "open",
        ],
    ),
    option(
        "to_recheck",
        "待复查",
        "To re-inspect",
        &["待销号", "申请销号", "待验收", "待核查", "待验收销号", "已整改待销号", "已整改待复查", "待复核"],
    ),
    option(
        "closed",
        "已销号",
        "Closed",
        &[
            "销号",
            "已办结",
            "办结",
            "已闭环",
            "闭环",
            "完成销号",
            "已完成销号",
            "已验收销号",
            "同意销号",
            "是",
            "√",
            "✓",
            "✔",
            "☑",
            "yes",
        ],
    ),
]);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::fields::spec;
    use crate::domain::folding::fold;
    use crate::domain::ids::ProblemId;
    use crate::domain::records::ProblemState;
    use crate::domain::text::Lang;

    #[test]
    fn every_column_is_a_field_of_a_problem_and_called_as_there() {
        for column in LEDGER_FIELDS.iter().filter(|column| ![OWN_NUMBER, LIST_NUMBER].contains(&column.key)) {
            let field = spec(ProblemId::KIND, column.key).unwrap_or_else(|| panic!("{}", column.key));
            if column.key != "suspended" {
                assert_eq!(column.name.get(Lang::Zh), field.name.get(Lang::Zh));
            }
        }
    }

    #[test]
    fn states_are_those_of_a_problem_and_no_word_means_two() {
        let keys: Vec<&str> = LEDGER_STATES.options.iter().map(|option| option.key).collect();
        assert_eq!(keys, ProblemState::ALL.map(ProblemState::key));
        let words = LEDGER_STATES.options.iter().flat_map(|one| [one.zh, one.en].into_iter().chain(one.words.to_vec()));
        let words: Vec<String> = words.map(fold).collect();
        assert_eq!(words.iter().collect::<BTreeSet<_>>().len(), words.len());
        for (word, key) in [("√", Some("closed")), (" 未 销号", Some("rectifying")), ("已完成", None), ("已整改", None)]
        {
            assert_eq!(LEDGER_STATES.find(word).map(|option| option.key), key, "{word}");
        }
    }

    #[test]
    fn no_heading_means_two_columns() {
        let mut seen = BTreeSet::new();
        for column in LEDGER_FIELDS {
            for word in [column.name.get(Lang::Zh), column.name.get(Lang::En)].iter().chain(column.headers) {
                assert!(seen.insert(fold(word)), "{word}");
            }
        }
        assert!(RECKONED.iter().all(|word| !seen.contains(&fold(word))));
    }
}
