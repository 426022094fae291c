//! 督查, 问题, 责任人, 单位, 本单位 and the rest: what is known of each.

use super::choice_of::{ChoiceList, ChoiceOf, option};
use super::spec::FieldKind::{
    Cause, Choice, Count, Flag, Line, Names, Number, Paragraph, Person, Time, Unit, When as Date, Year,
};
use super::spec::{FieldSpec, field, led, led_choice};

/// 督查 fields that a person fills in beside the answers.
pub static VISIT_FIELDS: &[FieldSpec] = &[
    field("day", "督查日期", "Visit date", Date, &[]),
    field("time", "督查时间", "Time", Time, &[]),
    field("kind", "督查方式", "Visit type", Choice(ChoiceOf::VisitKind), &[]),
    field("inspectors", "督查人员", "Inspectors", Names, &[]),
    field("accompanying", "陪同人员", "Accompanied by", Names, &[]),
    field("weather", "天气", "Weather", Choice(ChoiceOf::Weather), &[]),
    field("progress", "当前形象部位", "Progress on site", Paragraph, &[]),
    field("findings", "督查意见", "Findings", Paragraph, &[]),
    field("confirmed_by", "现场确认人", "Confirmed on site by", Person, &[]),
    field("lacking", "佐证不全的原因", "Why evidence is missing", Line, &[]),
];

/// 问题 fields that can be edited while the problem is open; state and deadlines move only by their own commands.
pub static PROBLEM_FIELDS: &[FieldSpec] = &[
    field("title", "问题", "Issue", Line, &[]),
    field("detail", "问题描述", "Description", Paragraph, &[]),
    field("category", "类别", "Category", Choice(ChoiceOf::Category), &[]),
    field("cause", "具体原因", "Cause", Cause, &[]),
    field("severity", "等级", "Severity", Choice(ChoiceOf::Severity), &[]),
    field("lead_unit", "牵头单位", "Lead unit", Unit, &[]),
    field("assisting", "配合单位", "Assisting units", Names, &[]),
    field("leader", "责任领导", "Responsible official", Person, &[]),
    field("measure", "整改措施", "Corrective action", Paragraph, &[]),
    field("clause", "依据条款", "Clause", Line, &[]),
    field("points", "扣分", "Points deducted", Number, &[]).within(0, 1_000),
    field("found_on", "发现日期", "Found on", Date, &[]),
    field("deadline", "整改时限", "Deadline", Date, &[]),
];

/// Problem fields that only commands write; here for their names in histories and conflicts.
pub static PROBLEM_LIFE: &[FieldSpec] = &[
    led("state", "状态", "State"),
    field("number", "编号", "Number", Line, &[]),
    field("assigned_on", "交办日期", "Assigned on", Date, &[]),
    field("original_deadline", "原定时限", "Original deadline", Date, &[]),
    led("suspended", "挂起", "On hold"),
    led("extension", "延期申请", "Extension requested"),
    field("report", "整改情况", "What was done", Paragraph, &[]),
    field("recheck", "复查意见", "Re-inspection", Paragraph, &[]),
    field("closed_on", "销号日期", "Closed on", Date, &[]),
    field("looked_on", "回头看日期", "Looked at again on", Date, &[]),
    field("look_found", "回头看情况", "Found when looked at again", Paragraph, &[]),
    led("project", "项目", "Project"),
    led("visit", "督查记录", "Visit"),
    led("item", "检查项", "Checklist item"),
];

/// 责任人 fields.
pub static PERSON_FIELDS: &[FieldSpec] = &[
    field("name", "姓名", "Name", Line, &[]),
    field("unit", "单位", "Organisation", Unit, &[]),
    field("post", "职务", "Job title", Line, &[]),
    field("role", "角色", "Role", Choice(ChoiceOf::Role), &[]),
];

/// 本单位 fields: what stands at the head of what is printed.
pub static OFFICE_FIELDS: &[FieldSpec] = &[
    field("office", "督查机构名称", "Office", Line, &[]),
    field("region", "地区", "Region", Line, &[]),
    field("year", "当前年度", "Current year", Year, &[]),
    field("rounding", "数字进位", "Rounding", Choice(ChoiceOf::List(&ROUNDINGS)), &[]),
    field("take", "采用的数据", "Figures used", Choice(ChoiceOf::List(&TAKES)), &[]),
    field("due_base", "到期开工率口径", "Basis of starts due", Choice(ChoiceOf::List(&DUE_BASES)), &[]),
    field("lights", "亮灯规则", "Rule of lights", Choice(ChoiceOf::List(&LIGHT_RULES)), &[]),
    field("rank_leaders", "对领导排名", "Rank leaders", Flag, &[]),
    field("goes_up_after", "逾期几天提请领导协调", "Overdue days before it goes up", Count, &[])
        .unit("天", "days")
        .within(0, 365),
    field("late_after", "月报截止日", "Monthly report due on day", Count, &[]).within(1, 28),
    field("look_back_days", "销号后几天回头看", "Look again after days", Count, &[]).within(1, 3_650),
    field("look_back_scope", "哪些问题回头看", "Issues to look at again", Choice(ChoiceOf::List(&LOOK_BACKS)), &[]),
    field("attachment_mb", "附件大小上限", "Largest attachment", Count, &[]).unit("MB", "MB").within(1, 50),
    field("macro_files", "含宏的附件", "Attachments with macros", Choice(ChoiceOf::List(&MACRO_FILES)), &[]),
];

/// 回头看: which closed problems are looked at once more.
pub static LOOK_BACKS: ChoiceList = ChoiceList::closed(&[
    option("critical", "重大问题全部", "All critical ones", &["重大"]),
    option("sample", "重大问题全部，其他抽一成", "All critical ones, one in ten of the others", &["抽查"]),
    option("all", "全部", "All", &[]),
]);

/// 含宏的附件: what becomes of files with macros.
pub static MACRO_FILES: ChoiceList = ChoiceList::closed(&[
    option("marked", "收下并标明含宏", "Taken and marked", &[]),
    option("refused", "不收", "Refused", &[]),
]);

/// 数字进位: how figures are cut to their places.
pub static ROUNDINGS: ChoiceList = ChoiceList::closed(&[
    option("half_away", "四舍五入", "Round half away from zero", &[]),
    option("truncate", "截断（不进位）", "Truncate", &["截断"]),
]);

/// 采用的数据: which of the two sums since January a figure takes.
pub static TAKES: ChoiceList = ChoiceList::closed(&[
    option("usual", "核定数，没有时用上报数", "Verified, else reported", &[]),
    option("verified", "只用核定数", "Verified only", &[]),
]);

/// 到期开工率口径: which projects that are due stand below the line.
pub static DUE_BASES: ChoiceList = ChoiceList::closed(&[
    option("open_this_year", "本年到期和往年应开未开", "Due this year or open from before", &[]),
    option("all", "所有已到期", "All that are due", &[]),
]);

/// 亮灯规则: the published rules, of which an office takes one; in the order of
/// [`Preset::ALL`](crate::domain::figures::light::Preset::ALL).
pub static LIGHT_RULES: ChoiceList = ChoiceList::closed(&[
    option(
        "wuhan",
        "完成为序时的 60% 以下红灯，80% 以下黄灯（武汉）",
        "Below 60 % of the plan to date red, below 80 % yellow (Wuhan)",
        &["武汉"],
    ),
    option(
        "yinchuan",
        "落后序时 30 个百分点以上红灯，10 至 30 个黄灯（银川）",
        "More than 30 points behind red, 10 to 30 yellow (Yinchuan)",
        &["银川"],
    ),
    option(
        "sanya",
        "欠序时计划一半以上红灯，有欠黄灯（三亚）",
        "More than half of the plan to date missing red, any yellow (Sanya)",
        &["三亚"],
    ),
]);

/// 单位 fields. A unit is its name, so only its own command gives it one.
pub static UNIT_FIELDS: &[FieldSpec] = &[
    led("name", "单位名称", "Unit name"),
    led_choice("kind", "单位类别", "Unit type", ChoiceOf::UnitKind),
    led("parent", "上级单位", "Parent unit"),
];

/// 进展记录 fields.
pub static REMARK_FIELDS: &[FieldSpec] = &[field("text", "内容", "Text", Paragraph, &[]), led("of", "关于", "About")];

/// 照片 fields: what a person says of a photo, and what the photo says of itself.
pub static PHOTO_FIELDS: &[FieldSpec] = &[
    field("caption", "照片说明", "Caption", Line, &[]),
    field("side", "整改前后", "Before or after", Choice(ChoiceOf::List(&SIDES)), &[]),
    field("order", "顺序", "Order", Count, &[]),
    led("of", "关于", "About"),
    led("item", "检查项", "Checklist item"),
    led("name", "照片文件", "Photo file"),
    led("hash", "照片内容", "Photo content"),
    led("width", "宽（像素）", "Width in pixels"),
    led("height", "高（像素）", "Height in pixels"),
    led("bytes", "大小（字节）", "Size in bytes"),
    led("original_bytes", "原文件大小（字节）", "Size of the original in bytes"),
    led("taken_at", "拍摄时间（取自照片）", "Taken at (from the photo)"),
    led("place", "拍摄地点（取自照片）", "Place (from the photo)"),
];

/// 附件 fields: what a person says of an attachment, and what is known of its file.
pub static ATTACHMENT_FIELDS: &[FieldSpec] = &[
    field("caption", "附件说明", "Caption", Line, &[]),
    field("order", "顺序", "Order", Count, &[]),
    led("of", "关于", "About"),
    led("item", "检查项", "Checklist item"),
    led("name", "附件文件", "Attached file"),
    led("hash", "附件内容", "Content of the file"),
    led("bytes", "大小（字节）", "Size in bytes"),
    led("marks", "标记（含宏、有密码）", "Marks (macros, password)"),
];

/// 签字 fields: nobody writes into what was signed.
pub static SIGNATURE_FIELDS: &[FieldSpec] = &[
    led("of", "督查记录", "Visit"),
    led("party", "签字方", "Signed for"),
    led("name", "签字人", "Signed by"),
    led("strokes", "笔迹", "Handwriting"),
    led("hash", "核验码", "Check code"),
    led("parts", "所签内容", "What was signed"),
];

/// 整改前后: what a photo of a problem shows.
pub static SIDES: ChoiceList =
    ChoiceList::closed(&[option("before", "整改前", "Before", &[]), option("after", "整改后", "After", &[])]);

/// 检查表 of the office's own: what a version of it must have. They are parts of `v/1`, `v/2`, … and no fields of the book.
pub static TEMPLATE_FIELDS: &[FieldSpec] =
    &[led("title", "检查表名称", "Title of the checklist"), led("items", "检查项", "Items")];
