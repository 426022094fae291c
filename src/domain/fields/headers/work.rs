//! Header words of what a project is, where and when.

pub const NAME: &[&str] = &["项目名称", "名称", "工程名称", "项目", "project name", "project", "name", "title"];
pub const CODE: &[&str] =
    &["项目编号", "编号", "项目代码", "代码", "project number", "project code", "code", "project id", "reference"];
pub const PHASE: &[&str] = &["阶段", "项目阶段", "项目类别", "phase", "stage"];
pub const OVERLAY: &[&str] = &["停工", "取消", "停工/取消", "suspended", "cancelled"];
pub const NATURE: &[&str] =
    &["建设性质", "性质", "项目性质", "工程性质", "建设类型", "nature of works", "construction type", "type of works"];
pub const SECTOR: &[&str] = &["行业", "领域", "行业类别", "sector", "category", "report category"];
pub const INDUSTRY: &[&str] =
    &["重点产业", "产业", "所属产业", "产业类别", "产业类型", "行业细分", "细分行业", "行业小类", "key industry"];
pub const LEVEL: &[&str] = &["级别", "项目级别", "level"];
pub const LOCATION: &[&str] =
    &["建设地点", "地点", "地址", "项目地址", "位置", "location", "address", "site", "region"];
pub const COORDINATES: &[&str] =
    &["坐标", "经纬度", "地理坐标", "项目坐标", "coordinates", "latitude/longitude", "lat/lon"];
pub const DATUM: &[&str] = &["坐标系", "坐标系统", "coordinate system", "datum"];
pub const COUNTY: &[&str] = &["所属县区", "所在县区", "所属县（区）", "所属乡镇", "所在乡镇", "county or township"];
pub const PARK: &[&str] = &["园区", "所在园区", "park"];
pub const PROGRAMME: &[&str] = &["专项", "所属专项", "工程包", "programme", "program", "portfolio"];
pub const SPAN: &[&str] = &[
    "建设起止年限",
    "起止年限",
    "建设年限",
    "建设周期",
    "工期",
    "建设期",
    "construction period",
    "period",
    "duration",
];
pub const PLANNED_START: &[&str] = &[
    "计划开工",
    "计划开工时间",
    "计划开工日期",
    "开工时间",
    "开工日期",
    "开工日期计划",
    "开工时间计划",
    "开工计划",
    "start date",
    "start_date",
    "planned start",
    "start",
];
pub const PLANNED_FINISH: &[&str] = &[
    "计划竣工",
    "计划竣工时间",
    "计划竣工日期",
    "计划完工时间",
    "竣工时间",
    "竣工日期",
    "完工时间",
    "竣工日期计划",
    "竣工时间计划",
    "竣工计划",
    "end date",
    "end_date",
    "finish date",
    "planned finish",
    "completion date",
    "finish",
];
pub const ACTUAL_START: &[&str] = &[
    "实际开工",
    "实际开工时间",
    "实际开工日期",
    "开工日期实际",
    "开工时间实际",
    "开工实际",
    "actual start",
    "start date actual",
];
pub const ACTUAL_FINISH: &[&str] = &[
    "实际竣工",
    "实际竣工时间",
    "实际竣工日期",
    "竣工日期实际",
    "竣工时间实际",
    "竣工实际",
    "actual finish",
    "end date actual",
];
pub const SCALE: &[&str] = &[
    "建设规模",
    "建设内容",
    "建设规模及内容",
    "主要建设内容",
    "建设内容及规模",
    "规模",
    "description",
    "description aims",
    "description_aims",
    "scope",
    "scale",
    "aims",
];
pub const QUANTITY_UNIT: &[&str] = &["实物量单位", "工程量单位", "计量单位", "unit of quantity", "unit of measure"];
pub const QUANTITY_DESIGN: &[&str] =
    &["实物量设计值", "设计工程量", "设计实物量", "quantity as designed", "design quantity"];
pub const IN_STATISTICS: &[&str] = &["入统月份", "入统时间", "纳统时间", "纳统月份", "in statistics since"];
pub const CAPACITY_AMOUNT: &[&str] = &["产能设计值", "设计产能数值", "设计能力数值"];
pub const CAPACITY_UNIT: &[&str] = &["产能单位", "产能计量单位", "unit of capacity", "capacity unit"];
pub const CAPACITY: &[&str] = &["产能", "设计产能", "生产能力", "capacity"];
pub const YEAR_GOAL: &[&str] = &[
    "年度目标",
    "年度形象进度",
    "年计划形象进度",
    "年度形象进度目标",
    "形象进度目标",
    "target for the year",
    "annual target",
];
pub const PROGRESS: &[&str] = &[
    "形象进度",
    "当前部位",
    "工程进展",
    "进展情况",
    "项目进展",
    "progress",
    "status",
    "schedule comment",
    "schedule_comment",
];
pub const ISSUES: &[&str] = &[
    "存在问题",
    "存在的问题",
    "主要问题",
    "问题",
    "需协调事项",
    "issues",
    "problems",
    "rating comment",
    "rating_comment",
];
pub const RATING: &[&str] =
    &["评级", "灯色", "预警", "colour rating", "colour_rating", "color rating", "rating", "rag"];
pub const TAGS: &[&str] = &["标签", "tags", "keywords"];
pub const REMARK: &[&str] =
    &["备注", "说明", "remarks", "notes", "note", "comment", "budget comment", "budget_comment"];
