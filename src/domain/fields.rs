//! The fields of the trade's entities as tables: key in the book, names, kind, and the header words by which lists call them.
//!
//! Forms, the import of lists, histories and conflicts all read these tables, so a field is described once.

use crate::book::Value;

use super::choices::{FinancingMode, Level, Overlay, Phase, Sector, VisitKind, Weather};
use super::decimal::Decimal;
use super::taxonomy::{Category, Severity};
use super::text::{Lang, Text};
use super::when::When;

/// What a field may hold, and how it is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldKind {
    /// One line of text.
    Line,
    /// Text of several lines.
    Paragraph,
    /// 万元, exact, stored as decimal text.
    Money,
    /// 亩, exact, stored as decimal text.
    Area,
    /// %, exact, stored as decimal text.
    Percent,
    /// A number without a unit, stored as decimal text.
    Number,
    /// A day, a month or a year, stored as `2026-11-23`, `2026-11` or `2026`.
    When,
    /// 单位: the name of a unit.
    Unit,
    /// Several names, stored as a list of texts; written with 、 between them.
    Names,
    /// One of a closed list, stored as its key.
    Choice(ChoiceOf),
}

/// The closed lists.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChoiceOf {
    /// 阶段.
    Phase,
    /// 停工, 取消.
    Overlay,
    /// 行业; words that are not on the list stay as they are.
    Sector,
    /// 级别.
    Level,
    /// 融资方式; words that are not on the list stay as they are.
    Financing,
    /// 督查方式.
    VisitKind,
    /// 天气.
    Weather,
    /// 问题类别.
    Category,
    /// 等级.
    Severity,
}

/// Where the values of a field come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValuesFrom {
    /// Any value that fits its kind may be written, if only in the decision of a conflict.
    Writers,
    /// Its own commands alone lead to a value, or it says what a record belongs to: nobody makes one up.
    CommandsAlone,
}

/// One field of one kind of entity.
#[derive(Debug)]
pub struct FieldSpec {
    /// The name in the book, for ever.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// What it may hold.
    pub kind: FieldKind,
    /// Header words of lists, Chinese and English, by which an import recognises the column; lower case, no spaces at the ends.
    pub headers: &'static [&'static str],
    /// Where its values come from.
    pub from: ValuesFrom,
}

/// Why a text does not fit a field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FieldError {
    /// Not a decimal number.
    NotANumber,
    /// Below zero where that makes no sense.
    Negative,
    /// Not a day, month or year.
    NotADate,
    /// Not on the list of choices.
    NotAChoice,
    /// Longer than this many characters.
    TooLong(usize),
}

/// The longest line that a field takes, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest paragraph that a field takes, in characters.
pub const LONGEST_PARAGRAPH: usize = 20_000;
/// The longest text that a change may hold at all, in bytes: longer ones neither come in nor go out.
pub const LONGEST_TEXT: usize = 1 << 20;

const fn field(
    key: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: FieldKind,
    headers: &'static [&'static str],
) -> FieldSpec {
    FieldSpec { key, name: Text::new(zh, en), kind, headers, from: ValuesFrom::Writers }
}

/// A field whose values only commands write.
const fn led(key: &'static str, zh: &'static str, en: &'static str) -> FieldSpec {
    FieldSpec { key, name: Text::new(zh, en), kind: Line, headers: &[], from: ValuesFrom::CommandsAlone }
}

use FieldKind::{Area, Choice, Line, Money, Names, Paragraph, Unit, When as Date};

/// 项目 fields, in the order of forms.
pub static PROJECT_FIELDS: &[FieldSpec] = &[
    field(
        "name",
        "项目名称",
        "Project name",
        Line,
        &["项目名称", "名称", "工程名称", "项目", "project name", "project", "name", "title"],
    ),
    field(
        "code",
        "项目编号",
        "Project code",
        Line,
        &["项目编号", "编号", "项目代码", "代码", "project number", "project code", "code", "project id", "reference"],
    ),
    field(
        "phase",
        "项目阶段",
        "Phase",
        Choice(ChoiceOf::Phase),
        &["阶段", "项目阶段", "建设性质", "项目类别", "phase", "stage"],
    ),
    field(
        "overlay",
        "停工/取消",
        "Suspended or cancelled",
        Choice(ChoiceOf::Overlay),
        &["停工", "取消", "停工/取消", "suspended", "cancelled"],
    ),
    field(
        "sector",
        "行业",
        "Sector",
        Choice(ChoiceOf::Sector),
        &["行业", "领域", "行业类别", "sector", "industry", "category", "report category"],
    ),
    field("level", "项目级别", "Level", Choice(ChoiceOf::Level), &["级别", "项目级别", "level"]),
    field(
        "lead_unit",
        "责任单位",
        "Responsible unit",
        Unit,
        &[
            "责任单位",
            "牵头单位",
            "主管单位",
            "主管部门",
            "责任部门",
            "牵头部门",
            "实施单位",
            "department",
            "responsible unit",
            "lead unit",
            "organisation",
            "agency",
        ],
    ),
    field(
        "owner",
        "建设单位",
        "Owner",
        Unit,
        &[
            "建设单位",
            "业主",
            "业主单位",
            "项目业主",
            "投资主体",
            "项目单位",
            "owner",
            "client",
            "investor",
            "promoter",
        ],
    ),
    field(
        "patron",
        "包保领导",
        "Sponsoring leader",
        Line,
        &[
            "包保领导",
            "联系领导",
            "挂钩领导",
            "责任领导",
            "分管领导",
            "leader",
            "supporting leader",
            "sponsoring leader",
        ],
    ),
    field(
        "responsible",
        "责任人",
        "Responsible person",
        Line,
        &[
            "责任人",
            "项目责任人",
            "具体责任人",
            "负责人",
            "联系人",
            "senior responsible owner",
            "responsible person",
            "contact",
            "project manager",
        ],
    ),
    field(
        "total",
        "总投资",
        "Total investment",
        Money,
        &[
            "总投资",
            "总投资额",
            "计划总投资",
            "概算总投资",
            "投资总额",
            "total investment",
            "whole life cost",
            "total cost",
            "wlc_baseline_incl_ncg",
            "wlc baseline incl ncg",
        ],
    ),
    field(
        "annual_plan",
        "年度计划投资",
        "Planned investment this year",
        Money,
        &[
            "年度计划",
            "年度计划投资",
            "年计划投资",
            "当年计划投资",
            "本年计划",
            "annual plan",
            "yearly budget",
            "yearly_budget",
            "budget",
        ],
    ),
    field(
        "cumulative",
        "累计完成投资",
        "Investment completed to date",
        Money,
        &[
            "累计完成",
            "累计完成投资",
            "完成投资",
            "自开始累积完成投资",
            "已完成投资",
            "investment to date",
            "completed to date",
            "spend to date",
        ],
    ),
    field(
        "last_year",
        "上年同期完成",
        "Same period last year",
        Money,
        &["上年同期", "上年同期完成", "去年同期", "same period last year", "completed in the same period last year"],
    ),
    field("area", "用地面积", "Land area", Area, &["用地面积", "占地面积", "面积", "用地", "area", "land area"]),
    field(
        "location",
        "建设地点",
        "Location",
        Line,
        &["建设地点", "地点", "地址", "项目地址", "位置", "location", "address", "site", "region"],
    ),
    field("park", "所在园区", "Park", Line, &["园区", "所在园区", "park"]),
    field(
        "programme",
        "所属专项",
        "Programme",
        Line,
        &["专项", "所属专项", "工程包", "programme", "program", "portfolio"],
    ),
    field(
        "span",
        "建设起止年限",
        "Construction period",
        Line,
        &[
            "建设起止年限",
            "起止年限",
            "建设年限",
            "建设周期",
            "工期",
            "建设期",
            "construction period",
            "period",
            "duration",
        ],
    ),
    field(
        "planned_start",
        "计划开工",
        "Planned start",
        Date,
        &[
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
        ],
    ),
    field(
        "planned_finish",
        "计划竣工",
        "Planned finish",
        Date,
        &[
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
        ],
    ),
    field(
        "actual_start",
        "实际开工",
        "Actual start",
        Date,
        &[
            "实际开工",
            "实际开工时间",
            "实际开工日期",
            "开工日期实际",
            "开工时间实际",
            "开工实际",
            "actual start",
            "start date actual",
        ],
    ),
    field(
        "actual_finish",
        "实际竣工",
        "Actual finish",
        Date,
        &[
            "实际竣工",
            "实际竣工时间",
            "实际竣工日期",
            "竣工日期实际",
            "竣工时间实际",
            "竣工实际",
            "actual finish",
            "end date actual",
        ],
    ),
    field(
        "scale",
        "建设规模及内容",
        "Scale and content",
        Paragraph,
        &[
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
        ],
    ),
    field("capacity", "设计产能", "Capacity", Line, &["产能", "设计产能", "生产能力", "capacity"]),
    field(
        "financing",
        "融资方式",
        "Financing",
        Choice(ChoiceOf::Financing),
        &["融资方式", "资金来源", "资金渠道", "financing", "funding source", "funding"],
    ),
    field(
        "year_goal",
        "年度形象进度目标",
        "Target for the year",
        Paragraph,
        &[
            "年度目标",
            "年度形象进度",
            "年计划形象进度",
            "年度形象进度目标",
            "形象进度目标",
            "target for the year",
            "annual target",
        ],
    ),
    field(
        "progress",
        "形象进度",
        "Progress on site",
        Paragraph,
        &[
            "形象进度",
            "当前部位",
            "工程进展",
            "进展情况",
            "项目进展",
            "progress",
            "status",
            "schedule comment",
            "schedule_comment",
        ],
    ),
    field(
        "issues",
        "存在问题",
        "Known problems",
        Paragraph,
        &[
            "存在问题",
            "存在的问题",
            "主要问题",
            "问题",
            "需协调事项",
            "issues",
            "problems",
            "rating comment",
            "rating_comment",
        ],
    ),
    field(
        "rating",
        "原评级",
        "Rating in the source",
        Line,
        &["评级", "灯色", "预警", "colour rating", "colour_rating", "color rating", "rating", "rag"],
    ),
    field("tags", "标签", "Tags", Names, &["标签", "tags", "keywords"]),
    field(
        "remark",
        "备注",
        "Remarks",
        Paragraph,
        &["备注", "说明", "remarks", "notes", "note", "comment", "budget comment", "budget_comment"],
    ),
];

/// 督查 fields that a person fills in beside the answers.
pub static VISIT_FIELDS: &[FieldSpec] = &[
    field("kind", "督查方式", "Visit type", Choice(ChoiceOf::VisitKind), &[]),
    field("inspectors", "督查人员", "Inspectors", Names, &[]),
    field("accompanying", "陪同人员", "Accompanied by", Names, &[]),
    field("weather", "天气", "Weather", Choice(ChoiceOf::Weather), &[]),
    field("progress", "当前形象部位", "Progress on site", Paragraph, &[]),
    field("findings", "督查意见", "Findings", Paragraph, &[]),
    field("confirmed_by", "现场确认人", "Confirmed on site by", Line, &[]),
];

/// 问题 fields that can be edited while the problem is open; state and deadlines move only by their own commands.
pub static PROBLEM_FIELDS: &[FieldSpec] = &[
    field("title", "问题", "Problem", Line, &[]),
    field("detail", "问题描述", "Description", Paragraph, &[]),
    field("category", "类别", "Category", Choice(ChoiceOf::Category), &[]),
    field("cause", "具体原因", "Cause", Line, &[]),
    field("severity", "等级", "Severity", Choice(ChoiceOf::Severity), &[]),
    field("lead_unit", "牵头单位", "Lead unit", Unit, &[]),
    field("assisting", "配合单位", "Assisting units", Names, &[]),
    field("leader", "责任领导", "Responsible leader", Line, &[]),
    field("measure", "整改措施", "Measure", Paragraph, &[]),
    field("found_on", "发现日期", "Found on", Date, &[]),
    field("deadline", "整改时限", "Deadline", Date, &[]),
];

/// Problem fields that only commands write; here for their names in histories and conflicts.
pub static PROBLEM_LIFE: &[FieldSpec] = &[
    led("state", "状态", "State"),
    field("original_deadline", "原定时限", "Original deadline", Date, &[]),
    led("suspended", "挂起", "On hold"),
    led("extension", "延期申请", "Extension requested"),
    field("report", "整改情况", "What was done", Paragraph, &[]),
    field("recheck", "复查意见", "Recheck", Paragraph, &[]),
    field("closed_on", "销号日期", "Closed on", Date, &[]),
    led("project", "项目", "Project"),
    led("visit", "督查记录", "Visit"),
    led("item", "检查项", "Checklist item"),
];

/// 责任人 fields.
pub static PERSON_FIELDS: &[FieldSpec] = &[
    field("name", "姓名", "Name", Line, &[]),
    field("unit", "单位", "Organisation", Unit, &[]),
    field("post", "职务", "Job title", Line, &[]),
    field("role", "角色", "Role", Line, &[]),
];

/// 本单位 fields: what stands at the head of what is printed.
pub static OFFICE_FIELDS: &[FieldSpec] =
    &[field("office", "督查机构名称", "Office", Line, &[]), field("region", "地区", "Region", Line, &[])];

/// The table of one kind of entity; empty for kinds without one.
pub fn fields_of(kind: &str) -> &'static [FieldSpec] {
    match kind {
        "project" => PROJECT_FIELDS,
        "visit" => VISIT_FIELDS,
        "problem" => PROBLEM_FIELDS,
        "person" => PERSON_FIELDS,
        "office" => OFFICE_FIELDS,
        _ => &[],
    }
}

/// The description of one field, by the kind of its entity and its key.
pub fn spec(kind: &str, key: &str) -> Option<&'static FieldSpec> {
    let life = if kind == "problem" { PROBLEM_LIFE } else { &[] };
    fields_of(kind).iter().chain(life).find(|spec| spec.key == key)
}

impl FieldSpec {
    /// Reads what a person typed or a list holds into the one stored form; blanks are nothing.
    pub fn read(&self, text: &str) -> Result<Value, FieldError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(Value::Null);
        }
        match self.kind {
            FieldKind::Line | FieldKind::Unit => short_enough(text, LONGEST_LINE).map(|_| one_line(text)),
            FieldKind::Paragraph => {
                short_enough(text, LONGEST_PARAGRAPH).map(|_| Value::text(text.replace("\r\n", "\n")))
            }
            FieldKind::Money | FieldKind::Area => match Decimal::parse(text).ok_or(FieldError::NotANumber)? {
                negative if negative < Decimal::whole(0) => Err(FieldError::Negative),
                number => Ok(Value::text(number.to_string())),
            },
            FieldKind::Percent | FieldKind::Number => {
                let number = Decimal::parse(text.trim_end_matches(['%', '％'])).ok_or(FieldError::NotANumber)?;
                Ok(Value::text(number.to_string()))
            }
            FieldKind::When => When::read(text).map(|when| Value::text(when.to_string())).ok_or(FieldError::NotADate),
            FieldKind::Names => {
                short_enough(text, LONGEST_LINE)?;
                let mut names: Vec<&str> = Vec::new();
                for name in text.split(['、', ',', '，', ';', '；', '\n']).map(str::trim) {
                    if !name.is_empty() && !names.contains(&name) {
                        names.push(name);
                    }
                }
                Ok(Value::texts(names))
            }
            FieldKind::Choice(list) => list.read(text).ok_or(FieldError::NotAChoice),
        }
    }

    /// Writes a stored value as people read it; what does not fit the kind is shown as it stands.
    pub fn show(&self, value: &Value, lang: Lang) -> String {
        match (self.kind, value) {
            (_, Value::Null) => String::new(),
            (FieldKind::Choice(list), Value::Text(key)) => {
                list.label(key, lang).map_or_else(|| key.to_string(), str::to_owned)
            }
            (_, value) => plain(value),
        }
    }
}

/// A value as plain text, whatever it is: texts as they are, lists with 、 between them.
pub fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => if *flag { "✓" } else { "✗" }.to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::List(items) => items.iter().map(plain).collect::<Vec<_>>().join("、"),
        Value::Map(members) => {
            members.iter().map(|(name, value)| format!("{name}: {}", plain(value))).collect::<Vec<_>>().join("; ")
        }
    }
}

fn short_enough(text: &str, longest: usize) -> Result<(), FieldError> {
    match text.len() > longest && text.chars().count() > longest {
        true => Err(FieldError::TooLong(longest)),
        false => Ok(()),
    }
}

fn one_line(text: &str) -> Value {
    match text.contains(['\n', '\r', '\t']) {
        true => Value::text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        false => Value::text(text),
    }
}

macro_rules! for_each_choice {
    ($list:expr, $choice:ident => $body:expr) => {
        match $list {
            ChoiceOf::Phase => {
                type $choice = Phase;
                $body
            }
            ChoiceOf::Overlay => {
                type $choice = Overlay;
                $body
            }
            ChoiceOf::Sector => {
                type $choice = Sector;
                $body
            }
            ChoiceOf::Level => {
                type $choice = Level;
                $body
            }
            ChoiceOf::Financing => {
                type $choice = FinancingMode;
                $body
            }
            ChoiceOf::VisitKind => {
                type $choice = VisitKind;
                $body
            }
            ChoiceOf::Weather => {
                type $choice = Weather;
                $body
            }
            ChoiceOf::Category => {
                type $choice = Category;
                $body
            }
            ChoiceOf::Severity => {
                type $choice = Severity;
                $body
            }
        }
    };
}

impl ChoiceOf {
    /// The stored form of a key or of the words that lists use.
    pub fn read(self, text: &str) -> Option<Value> {
        let known = for_each_choice!(self, C => C::from_key(text).or_else(|| C::from_words(text)).map(C::key));
        match (known, self) {
            (Some(key), _) => Some(Value::text(key)),
            (None, ChoiceOf::Sector | ChoiceOf::Financing) if text.chars().count() <= LONGEST_LINE => {
                Some(one_line(text))
            }
            (None, _) => None,
        }
    }

    /// What people read for a key.
    pub fn label(self, key: &str, lang: Lang) -> Option<&'static str> {
        for_each_choice!(self, C => C::from_key(key).map(|choice| choice.label(lang)))
    }

    /// Every key with what people read for it, in the order of the list.
    pub fn options(self, lang: Lang) -> Vec<(&'static str, &'static str)> {
        for_each_choice!(self, C => C::ALL.iter().map(|choice| (choice.key(), choice.label(lang))).collect())
    }
}
