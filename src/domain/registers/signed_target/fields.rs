//! What is known of a signed target.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Choice, Day, Line, Month, Number, Percent, Person, Unit, Year};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::register_fields;
use crate::domain::when::When;

/// 指标.
pub static INDICATORS: ChoiceList = ChoiceList::open(&[
    option("investment", "完成投资", "Investment", &[]),
    option("started", "新开工", "Projects begun", &[]),
    option("finished", "竣工", "Projects finished", &[]),
    option("producing", "投产", "Projects in production", &[]),
    option("milestone", "节点", "Milestones", &[]),
    option("approvals", "前期手续", "Approvals", &[]),
    option("acquired", "征地", "Land acquired", &[]),
    option("handed", "交地", "Land handed over", &[]),
    option("supplied", "供地", "Land supplied", &[]),
    option("utilities", "五通一平", "Utilities", &[]),
    option("contracts", "合同金额", "Contracts", &[]),
    option("arrived", "到位资金", "Funds arrived", &[]),
    option("landed", "落地项目", "Projects landed", &[]),
    option("rectified", "整改率", "Rate of rectification", &[]),
    option("satisfaction", "满意度", "Satisfaction", &[]),
    option("output", "产值", "Output", &[]),
    option("taxes", "税收", "Taxes", &[]),
    option("jobs", "就业", "Jobs", &[]),
    option("other", "其他", "Other", &[]),
]);

register_fields! {
    /// 责任主体.
    HOLDER: Arc<str> = field("holder", "责任主体", "Holder", Unit, &["责任单位"]).by(Writers::Office).needed();
    /// 年度.
    YEAR: When = field("year", "年度", "Year", Year, &[]).by(Writers::Office).needed();
    /// 指标.
    INDICATOR: Arc<str> = field("indicator", "指标", "Indicator", Choice(ChoiceOf::List(&INDICATORS)), &["考核指标"]).by(Writers::Office).needed();
    /// 目标值.
    AMOUNT: Decimal = field("amount", "目标值", "Target", Number, &["目标任务"]).by(Writers::Office).needed();
    /// 单位.
    UNIT: Arc<str> = field("unit", "单位", "Unit", Line, &[]).by(Writers::Office);
    /// 时限.
    DUE: When = field("due", "时限", "Due", Day, &["完成时限"]).by(Writers::Office);
    /// 权重, %.
    WEIGHT: Decimal = field("weight", "权重", "Weight", Percent, &["分值"]).within(0, 100).by(Writers::Office);
    /// 下达（上级）.
    FROM: Arc<str> = field("from", "下达（上级）", "From", Unit, &[]).by(Writers::Office);
    /// 签订人.
    SIGNED_BY: Arc<str> = field("signed_by", "签订人", "Signed by", Person, &[]).by(Writers::Office);
    /// 签订日期.
    SIGNED_ON: When = field("signed_on", "签订日期", "Signed on", Day, &[]).by(Writers::Office);
    /// 文号.
    DOC: Arc<str> = field("doc", "文号", "Number", Line, &[]).by(Writers::Office);
    /// 完成值（填报）.
    ACTUAL: Decimal = field("actual", "完成值（填报）", "Actual, stated", Number, &[]);
    /// 截至.
    ACTUAL_AS_OF: When = field("actual_as_of", "截至", "As of", Month, &[]);
    /// 依据.
    ACTUAL_BASIS: Arc<str> = field("actual_basis", "依据", "Basis", Line, &[]);
    /// 完成日期.
    REACHED_ON: When = field("reached_on", "完成日期", "Reached on", Day, &["完成时间"]);
}
