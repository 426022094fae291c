//! What is known of a 地块.

use std::sync::Arc;

use crate::domain::decimal::Decimal;
use crate::domain::fields::FieldKind::{Area, Choice, Count, Day, Line, Money, Number, Percent, Unit};
use crate::domain::fields::{ChoiceList, ChoiceOf, Writers, field, option};
use crate::domain::register::register_fields;
use crate::domain::when::When;

/// 与项目相符.
pub static ZONING_OKS: ChoiceList = ChoiceList::closed(&[
    option("yes", "是", "Yes", &["相符"]),
    option("no", "否", "No", &["不符"]),
    option("changing", "调整中", "Being changed", &[]),
]);

/// 现状.
pub static SURFACES: ChoiceList = ChoiceList::closed(&[
    option("as_agreed", "已按约建设", "Built as agreed", &[]),
    option("building", "建设中", "Being built", &[]),
    option("fenced", "仅围墙", "Fence only", &["只有围墙"]),
    option("waste", "荒地", "Waste land", &["撂荒"]),
    option("farmed", "耕种", "Farmed", &[]),
]);

/// 节地方式.
pub static SAVINGS: ChoiceList = ChoiceList::closed(&[
    option("storeys", "加层", "More storeys", &[]),
    option("rebuilt", "翻建", "Rebuilt", &[]),
    option("no_new_land", "零增地", "No new land", &[]),
    option("none", "无", "None", &[]),
]);

/// 五通一平: how far a connection is.
pub static UTILITIES: ChoiceList = ChoiceList::closed(&[
    option("unneeded", "不需要", "Not needed", &[]),
    option("untouched", "未动", "Not begun", &["未开始"]),
    option("building", "在建", "Under way", &[]),
    option("done", "已通", "Connected", &["已完成"]),
]);

register_fields! {
    /// 地块.
    NAME: Arc<str> = field("name", "地块", "Parcel", Line, &["地块名称"]).needed();
    /// 宗地号.
    NUMBER: Arc<str> = field("number", "宗地号", "Number", Line, &[]);
    /// 位置.
    LOCATION: Arc<str> = field("location", "位置", "Location", Line, &["四至"]);
    /// 需用面积, 亩.
    PLANNED: Decimal = field("planned", "需用面积", "Needed", Area, &["用地需求"]);
    /// 批准面积, 亩.
    APPROVED: Decimal = field("approved", "批准面积", "Approved", Area, &["批准用地"]);
    /// 已征, 亩.
    ACQUIRED: Decimal = field("acquired", "已征", "Acquired", Area, &["已征面积"]);
    /// 已交地, 亩.
    HANDED: Decimal = field("handed", "已交地", "Handed over", Area, &["已交地面积"]);
    /// 已供, 亩.
    SUPPLIED: Decimal = field("supplied", "已供", "Supplied", Area, &["供地面积"]);
    /// 实测占用, 亩.
    USED: Decimal = field("used", "实测占用", "Measured", Area, &["实测面积"]).by(Writers::Team);
    /// 应动工面积, 亩.
    DUE_AREA: Decimal = field("due_area", "应动工面积", "Area due", Area, &[]);
    /// 已动工面积, 亩.
    BEGUN_AREA: Decimal = field("begun_area", "已动工面积", "Area begun", Area, &[]).by(Writers::Team);
    /// 申报用地指标, 亩.
    QUOTA_ASKED: Decimal = field("quota_asked", "申报用地指标", "Quota asked", Area, &[]);
    /// 申报日期.
    QUOTA_ASKED_ON: When = field("quota_asked_on", "申报日期", "Asked on", Day, &[]);
    /// 获批指标, 亩.
    QUOTA: Decimal = field("quota", "获批指标", "Quota", Area, &[]);
    /// 获批日期.
    QUOTA_ON: When = field("quota_on", "获批日期", "Granted on", Day, &[]);
    /// 应签户数, households.
    HOUSEHOLDS: i64 = field("households", "应签户数", "Households", Count, &["总户数"]).unit("户", "households").adds();
    /// 已签户数, households.
    SIGNED: i64 = field("signed", "已签户数", "Signed", Count, &["签约户数"]).unit("户", "households").adds();
    /// 已付清户数, households.
    PAID: i64 = field("paid", "已付清户数", "Paid", Count, &[]).unit("户", "households").adds();
    /// 已搬迁户数, households.
    MOVED: i64 = field("moved", "已搬迁户数", "Moved", Count, &[]).unit("户", "households").adds();
    /// 应付补偿, 万元.
    COMP_DUE: Decimal = field("comp_due", "应付补偿", "Compensation due", Money, &[]);
    /// 已付补偿, 万元.
    COMP_PAID: Decimal = field("comp_paid", "已付补偿", "Compensation paid", Money, &[]);
    /// 提出用地日.
    REQUESTED_ON: When = field("requested_on", "提出用地日", "Asked for", Day, &[]);
    /// 交地日.
    HANDED_ON: When = field("handed_on", "交地日", "Handed over on", Day, &[]);
    /// 规划用途.
    ZONING: Arc<str> = field("zoning", "规划用途", "Zoning", Line, &["用地性质"]);
    /// 与项目相符.
    ZONING_OK: Arc<str> = field("zoning_ok", "与项目相符", "Fits the project", Choice(ChoiceOf::List(&ZONING_OKS)), &[]);
    /// 约定动工.
    AGREED_START: When = field("agreed_start", "约定动工", "Agreed start", Day, &[]);
    /// 约定竣工.
    AGREED_FINISH: When = field("agreed_finish", "约定竣工", "Agreed finish", Day, &[]);
    /// 依法动工日.
    BEGUN_ON: When = field("begun_on", "依法动工日", "Begun in law", Day, &[]).by(Writers::Team);
    /// 中止日.
    HALTED_ON: When = field("halted_on", "中止日", "Suspended", Day, &[]);
    /// 恢复日.
    RESUMED_ON: When = field("resumed_on", "恢复日", "Resumed", Day, &[]);
    /// 现状.
    SURFACE: Arc<str> = field("surface", "现状", "State", Choice(ChoiceOf::List(&SURFACES)), &[]).by(Writers::Team);
    /// 容积率.
    FAR: Decimal = field("far", "容积率", "Plot ratio", Number, &[]);
    /// 建筑密度, %.
    DENSITY: Decimal = field("density", "建筑密度", "Density", Percent, &[]).within(0, 100);
    /// 建筑系数, %.
    COVERAGE: Decimal = field("coverage", "建筑系数", "Site coverage", Percent, &[]).within(0, 100);
    /// 行政用地占比, %.
    OFFICE_SHARE: Decimal = field("office_share", "行政用地占比", "Office share", Percent, &[]).within(0, 100);
    /// 节地方式.
    SAVING: Arc<str> = field("saving", "节地方式", "Land saved by", Choice(ChoiceOf::List(&SAVINGS)), &[]);
    /// 节地, 亩.
    SAVED: Decimal = field("saved", "节地", "Land saved", Area, &[]);
    /// 通路.
    ROAD: Arc<str> = field("road", "通路", "Road", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 通路目标日.
    ROAD_BY: When = field("road_by", "通路目标日", "Road by", Day, &[]).by(Writers::Office);
    /// 给水.
    WATER: Arc<str> = field("water", "给水", "Water", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 给水目标日.
    WATER_BY: When = field("water_by", "给水目标日", "Water by", Day, &[]).by(Writers::Office);
    /// 排水.
    DRAIN: Arc<str> = field("drain", "排水", "Drainage", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 排水目标日.
    DRAIN_BY: When = field("drain_by", "排水目标日", "Drainage by", Day, &[]).by(Writers::Office);
    /// 通电.
    POWER: Arc<str> = field("power", "通电", "Power", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 通电目标日.
    POWER_BY: When = field("power_by", "通电目标日", "Power by", Day, &[]).by(Writers::Office);
    /// 通讯.
    TELECOM: Arc<str> = field("telecom", "通讯", "Telecommunications", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 通讯目标日.
    TELECOM_BY: When = field("telecom_by", "通讯目标日", "Telecommunications by", Day, &[]).by(Writers::Office);
    /// 通气.
    GAS: Arc<str> = field("gas", "通气", "Gas", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 通气目标日.
    GAS_BY: When = field("gas_by", "通气目标日", "Gas by", Day, &[]).by(Writers::Office);
    /// 场平.
    LEVEL: Arc<str> = field("level", "场平", "Levelling", Choice(ChoiceOf::List(&UTILITIES)), &[]);
    /// 场平目标日.
    LEVEL_BY: When = field("level_by", "场平目标日", "Levelling by", Day, &[]).by(Writers::Office);
    /// 用地经办单位: who has the land in hand.
    HAND: Arc<str> = field("hand", "用地经办单位", "Land handled by", Unit, &["用地责任单位"]);
    /// 指标批文.
    QUOTA_DOC: Arc<str> = field("quota_doc", "指标批文", "Document of the quota", Line, &["用地批文"]);
}
