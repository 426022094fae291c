//! 项目: what is known of a project. The header words by which lists call each field stand in `headers`.

use super::choice_of::{ChoiceList, ChoiceOf, option};
use super::headers as h;
use super::spec::FieldKind::{
    Area, Choice, Line, Money, Month, Names, Paragraph, Person, Phone, Place, Quantity, Unit, When as Date, Year,
};
use super::spec::{FieldSpec, field};

/// 坐标系: in which system the coordinates of a project are. What photos and satellites say is WGS-84; what most maps of the country show is
/// GCJ-02, which lies some hundred metres beside it. The first while nobody has said.
pub static DATUMS: ChoiceList = ChoiceList::closed(&[
    option(
        "wgs84",
        "WGS-84（卫星定位、照片、天地图）",
        "WGS-84 (satellites, photos)",
        &["WGS84", "CGCS2000", "国家2000", "大地2000"],
    ),
    option(GCJ02, "GCJ-02（高德、腾讯等地图）", "GCJ-02 (most Chinese maps)", &["GCJ02", "火星坐标"]),
]);

/// The key of GCJ-02.
pub const GCJ02: &str = "gcj02";

/// 项目 fields, in the order of forms.
///
/// Of what is done of the investment (万元) there are three fields: `ytd` since January, `since_start` since the works began, and
/// `cumulative` for a figure of which nobody has said yet which of the two it is.
pub static PROJECT_FIELDS: &[FieldSpec] = &[
    field("name", "项目名称", "Project name", Line, h::NAME),
    field("code", "项目编号", "Project code", Line, h::CODE),
    field("phase", "项目阶段", "Phase", Choice(ChoiceOf::Phase), h::PHASE),
    field("overlay", "停工/取消", "Suspended or cancelled", Choice(ChoiceOf::Overlay), h::OVERLAY),
    field("nature", "建设性质", "Nature of works", Choice(ChoiceOf::Nature), h::NATURE),
    field("sector", "行业", "Sector", Choice(ChoiceOf::Sector), h::SECTOR),
    field("industry", "重点产业", "Key industry", Choice(ChoiceOf::Industry), h::INDUSTRY),
    field("level", "项目级别", "Level", Choice(ChoiceOf::Level), h::LEVEL),
    field("lead_unit", "责任单位", "Responsible unit", Unit, h::LEAD_UNIT),
    field("owner", "建设单位", "Owner", Unit, h::OWNER),
    field("contractor", "施工单位", "Contractor", Unit, h::CONTRACTOR),
    field("supervisor", "监理单位", "Supervising engineer", Unit, h::SUPERVISOR),
    field("designer", "设计单位", "Designer", Unit, h::DESIGNER),
    field("assisting", "配合单位", "Assisting units", Names, h::ASSISTING),
    field("patron", "包保领导", "Lead official", Person, h::PATRON),
    field("principal", "主要领导", "Principal official", Person, h::PRINCIPAL),
    field("deputy", "分管领导", "Official in charge", Person, h::DEPUTY),
    field("leader", "责任领导", "Responsible official", Person, h::LEADER),
    field("liaison", "联系领导", "Liaison official", Person, h::LIAISON),
    field("responsible", "责任人", "Responsible person", Person, h::RESPONSIBLE),
    field("contact", "联系人", "Contact", Person, h::CONTACT),
    field("phone", "联系电话", "Phone", Phone, h::PHONE),
    field("total", "总投资", "Total investment", Money, h::TOTAL),
    field("annual_plan", "年度计划投资", "Planned investment this year", Money, h::ANNUAL_PLAN),
    field("plan_year", "计划年度", "Plan year", Year, h::PLAN_YEAR),
    field("ytd", "本年累计完成投资", "Completed this year", Money, h::YTD),
    field("ytd_as_of", "完成截至月份", "Completed as of", Date, h::YTD_AS_OF),
    field("since_start", "自开工累计完成投资", "Completed since the start", Money, h::SINCE_START),
    field("cumulative", "累计完成投资（口径未定）", "Investment completed (basis not stated)", Money, h::CUMULATIVE),
    field("last_year", "上年同期完成", "Same period last year", Money, h::LAST_YEAR),
    field("estimate", "可研估算", "Estimate", Money, h::ESTIMATE),
    field("budget", "批复概算", "Approved budget", Money, h::BUDGET),
    field("contract_sum", "合同价", "Contract sum", Money, h::CONTRACT_SUM),
    field("area", "用地面积", "Land area", Area, h::AREA),
    field("county", "所属县区乡镇", "County or township", Line, h::COUNTY),
    field("location", "建设地点", "Location", Line, h::LOCATION),
    field("coordinates", "坐标", "Coordinates", Place, h::COORDINATES),
    field("datum", "坐标系", "Coordinate system", Choice(ChoiceOf::List(&DATUMS)), h::DATUM),
    field("park", "所在园区", "Park", Line, h::PARK),
    field("programme", "所属专项", "Programme", Line, h::PROGRAMME),
    field("span", "建设起止年限", "Construction period", Line, h::SPAN),
    field("planned_start", "计划开工", "Planned start", Date, h::PLANNED_START),
    field("planned_finish", "计划竣工", "Planned finish", Date, h::PLANNED_FINISH),
    field("actual_start", "实际开工", "Actual start", Date, h::ACTUAL_START),
    field("actual_finish", "实际竣工", "Actual finish", Date, h::ACTUAL_FINISH),
    field("in_statistics", "入统月份", "In statistics since", Month, h::IN_STATISTICS),
    field("scale", "建设规模及内容", "Scale and content", Paragraph, h::SCALE),
    field("quantity_unit", "实物量单位", "Unit of quantity", Line, h::QUANTITY_UNIT),
    field("quantity_design", "实物量设计值", "Quantity as designed", Quantity("quantity_unit"), h::QUANTITY_DESIGN),
    field("capacity", "设计产能", "Capacity", Line, h::CAPACITY),
    field("capacity_amount", "产能设计值", "Capacity as designed", Quantity("capacity_unit"), h::CAPACITY_AMOUNT),
    field("capacity_unit", "产能单位", "Unit of capacity", Line, h::CAPACITY_UNIT),
    field("financing", "融资方式", "Financing", Choice(ChoiceOf::Financing), h::FINANCING),
    field("year_goal", "年度形象进度目标", "Target for the year", Paragraph, h::YEAR_GOAL),
    field("progress", "形象进度", "Progress on site", Paragraph, h::PROGRESS),
    field("issues", "存在问题", "Known issues", Paragraph, h::ISSUES),
    field("rating", "原评级", "Rating in the source", Line, h::RATING),
    field("tags", "标签", "Tags", Names, h::TAGS),
    field("remark", "备注", "Notes", Paragraph, h::REMARK),
];
