//! The typed records that pages list and rules ask about, each read from the fields of one entity.
//!
//! A record is a picture of the book at one moment; only changes alter anything. Fields that only forms show are read
//! from the book by their key (`fields.rs`) and are not repeated here.

use chrono::NaiveDate;

use crate::book::{Book, Deletion, EntityId, Value};

use super::checklist::Template;
use super::choices::{Overlay, Phase};
use super::decimal::Decimal;
use super::folding::trimmed;
use super::ids::{LIST_NUMBER, NUMBER, PersonId, ProblemId, ProjectId, RemarkId, TemplateId, VisitId};
use super::taxonomy::{Category, Severity};
use super::when::When;

mod visit;

pub use visit::*;

/// 项目, as lists show it.
#[derive(Clone, PartialEq, Debug)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// 项目名称.
    pub name: String,
    /// 项目编号, or empty.
    pub code: String,
    /// 阶段.
    pub phase: Option<Phase>,
    /// 停工, 取消.
    pub overlay: Option<Overlay>,
    /// 行业: a stored key, or words from a list.
    pub sector: String,
    /// 责任单位.
    pub lead_unit: String,
    /// 包保领导.
    pub sponsor: String,
    /// 总投资, 万元.
    pub total: Option<Decimal>,
    /// 年度计划投资, 万元.
    pub annual_plan: Option<Decimal>,
    /// 建设地点.
    pub location: String,
}

/// Within how many days a deadline is near.
pub const SOON: i64 = 7;

/// 问题状态.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum ProblemState {
    /// 待交办: found, not yet ordered to anyone.
    ToAssign,
    /// 整改中: a unit has it, with a deadline.
    Rectifying,
    /// 待复查: the unit reports that it is done.
    ToRecheck,
    /// 已销号: a re-check on site found it done.
    Closed,
}

impl ProblemState {
    /// In the order of a problem's life.
    pub const ALL: [Self; 4] = [Self::ToAssign, Self::Rectifying, Self::ToRecheck, Self::Closed];

    /// The stored key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::ToAssign => "to_assign",
            Self::Rectifying => "rectifying",
            Self::ToRecheck => "to_recheck",
            Self::Closed => "closed",
        }
    }

    /// Reads a stored key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// 延期申请: asked for and not decided yet.
#[derive(Clone, PartialEq, Debug)]
pub struct Extension {
    /// The deadline that is asked for.
    pub to: NaiveDate,
    /// Why.
    pub why: String,
}

/// 问题.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// Its id.
    pub id: ProblemId,
    /// 编号 as papers show it: the one that the office gave, else that of the list from which it came, else its code.
    pub number: String,
    /// 暂编: made from the category, the day it was found and its id, so that no two machines give the same one.
    pub code: String,
    /// The project.
    pub project: ProjectId,
    /// The visit that found it.
    pub visit: Option<VisitId>,
    /// The checklist item that found it.
    pub item: Option<String>,
    /// What is wrong, in one line.
    pub title: String,
    /// 类别.
    pub category: Option<Category>,
    /// 等级.
    pub severity: Severity,
    /// 状态.
    pub state: ProblemState,
    /// 挂起: why it waits; none while it does not.
    pub suspended: Option<String>,
    /// 牵头单位.
    pub lead_unit: String,
    /// 配合单位.
    pub assisting: Vec<String>,
    /// 责任领导.
    pub leader: String,
    /// 发现日期.
    pub found_on: Option<NaiveDate>,
    /// 交办日期: the day on which it was ordered; none before, and none of what was ordered when nobody wrote the day down.
    pub assigned_on: Option<NaiveDate>,
    /// 整改时限: the due day itself is not overdue.
    pub deadline: Option<NaiveDate>,
    /// 原定时限, kept through every extension; none before it is ordered.
    pub original_deadline: Option<NaiveDate>,
    /// 延期申请 that waits for a decision.
    pub extension: Option<Extension>,
    /// 销号日期.
    pub closed_on: Option<NaiveDate>,
    /// 回头看日期: when it was looked at once more after it was closed.
    pub looked_on: Option<NaiveDate>,
    /// How often a re-check sent it back (退回).
    pub rejected: u32,
    /// Who raised it.
    pub by: PersonId,
}

impl Problem {
    /// Whether nobody has given it a number (暂编).
    pub fn is_provisional(&self) -> bool {
        self.number == self.code
    }

    /// Whether it still has to be solved.
    pub const fn is_open(&self) -> bool {
        !matches!(self.state, ProblemState::Closed)
    }

    /// 逾期天数: days past the deadline on `today`; zero on the due day, for closed problems and for those on hold.
    pub fn overdue_days(&self, today: NaiveDate) -> i64 {
        match (self.deadline, self.is_open() && self.suspended.is_none()) {
            (Some(deadline), true) => (today - deadline).num_days().max(0),
            _ => 0,
        }
    }

    /// 即将到期: due on `today` or within the next seven days; never for closed problems and for those on hold.
    pub fn is_due_soon(&self, today: NaiveDate) -> bool {
        let days_left = self.deadline.map(|deadline| (deadline - today).num_days());
        self.is_open() && self.suspended.is_none() && days_left.is_some_and(|days| (0..=SOON).contains(&days))
    }
}

/// 工作记录.
#[derive(Clone, PartialEq, Debug)]
pub struct Remark {
    /// Its id.
    pub id: RemarkId,
    /// What it is about.
    pub of: EntityId,
    /// What was said.
    pub text: String,
    /// Who said it.
    pub by: PersonId,
    /// When, milliseconds since 1970.
    pub at: u64,
}

/// 责任人 or 督查员.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// 姓名.
    pub name: String,
    /// 单位.
    pub unit: String,
    /// 角色: a stored key.
    pub role: String,
}

fn present(book: &Book, of: &EntityId) -> bool {
    book.entity(of).is_some() && book.deletion(of) != Deletion::Deleted
}

fn text(book: &Book, of: &EntityId, set: &str) -> String {
    book.text(of, set).to_owned()
}

fn day(book: &Book, of: &EntityId, set: &str) -> Option<NaiveDate> {
    When::parse(book.text(of, set)).map(|when| when.last_day())
}

/// Who made the change whose value is shown.
fn author(book: &Book, of: &EntityId, set: &str) -> Option<PersonId> {
    book.shown(of, set).and_then(|change| PersonId::of(change.by()))
}

/// What a project is called that has no name.
pub const UNNAMED: &str = "未命名项目";

impl Project {
    /// Reads a project; none where it was deleted. One that lost its name, or came without one, is called [`UNNAMED`] and by its id.
    pub fn read(book: &Book, id: &ProjectId) -> Option<Self> {
        let of = id.entity();
        if !present(book, of) {
            return None;
        }
        let name = match trimmed(book.text(of, "name")) {
            "" => format!("{UNNAMED} {}", id.rest()),
            _ => text(book, of, "name"),
        };
        Some(Self {
            id: id.clone(),
            name,
            code: text(book, of, "code"),
            phase: Phase::from_key(book.text(of, "phase")),
            overlay: Overlay::from_key(book.text(of, "overlay")),
            sector: text(book, of, "sector"),
            lead_unit: text(book, of, "lead_unit"),
            sponsor: text(book, of, "patron"),
            total: Decimal::parse(book.text(of, "total")),
            annual_plan: Decimal::parse(book.text(of, "annual_plan")),
            location: text(book, of, "location"),
        })
    }
}

impl Problem {
    /// Reads a problem; none where it was deleted or its project is not known.
    pub fn read(book: &Book, id: &ProblemId) -> Option<Self> {
        let of = id.entity();
        let project = ProjectId::parse(book.text(of, "project"))?;
        if !present(book, of) {
            return None;
        }
        let category = Category::from_key(book.text(of, "category"));
        let found_on = day(book, of, "found_on");
        let code = code(category, found_on, id);
        let given = [NUMBER, LIST_NUMBER].map(|set| trimmed(book.text(of, set)));
        Some(Self {
            id: id.clone(),
            number: given.into_iter().find(|number| !number.is_empty()).unwrap_or(&code).to_owned(),
            code,
            project,
            visit: VisitId::parse(book.text(of, "visit")),
            item: book.value(of, "item").as_text().map(str::to_owned),
            title: text(book, of, "title"),
            category,
            severity: Severity::from_key(book.text(of, "severity")).unwrap_or(Severity::Minor),
            state: ProblemState::from_key(book.text(of, "state")).unwrap_or(ProblemState::ToAssign),
            suspended: book.value(of, "suspended").as_text().map(str::to_owned),
            lead_unit: text(book, of, "lead_unit"),
            assisting: super::unit_names::unit_names(book.value(of, "assisting")),
            leader: text(book, of, "leader"),
            found_on,
            assigned_on: day(book, of, "assigned_on"),
            deadline: day(book, of, "deadline"),
            original_deadline: day(book, of, "original_deadline"),
            extension: extension(book.value(of, "extension")),
            closed_on: day(book, of, "closed_on"),
            looked_on: day(book, of, "looked_on"),
            rejected: book.value(of, "rejected").as_int().and_then(|times| u32::try_from(times).ok()).unwrap_or(0),
            by: author(book, of, "project").unwrap_or_else(nobody),
        })
    }
}

/// 暂编: the category's code, the day and the last four digits of the id, for example `AQ-20261123-7F3A`.
fn code(category: Option<Category>, found_on: Option<NaiveDate>, id: &ProblemId) -> String {
    let code = category.map_or("WT", Category::key);
    let day = found_on.map_or_else(|| "00000000".to_owned(), |day| day.format("%Y%m%d").to_string());
    let rest = id.rest();
    let tail = rest.char_indices().rev().nth(3).map_or(rest, |(from, _)| &rest[from..]);
    format!("{code}-{day}-{}", tail.to_uppercase())
}

fn extension(value: &Value) -> Option<Extension> {
    let to = When::parse(value.member("to")?.as_text()?)?.last_day();
    Some(Extension { to, why: value.member("why").and_then(Value::as_text).unwrap_or_default().to_owned() })
}

impl Remark {
    /// Reads a remark; none where it was deleted or is not complete.
    pub fn read(book: &Book, id: &RemarkId) -> Option<Self> {
        let entity = id.entity();
        let of: EntityId = book.text(entity, "of").parse().ok()?;
        let said = book.shown(entity, "text")?;
        present(book, entity).then(|| Self {
            id: id.clone(),
            of,
            text: text(book, entity, "text"),
            by: PersonId::of(said.by()).unwrap_or_else(nobody),
            at: said.at().milliseconds(),
        })
    }
}

fn nobody() -> PersonId {
    PersonId::from_rest("unknown").expect("a plain word is a name")
}

impl Person {
    /// Reads a person; none where there is no name.
    pub fn read(book: &Book, id: &PersonId) -> Option<Self> {
        let of = id.entity();
        let name = text(book, of, "name");
        (!name.is_empty() && present(book, of)).then(|| Self {
            id: id.clone(),
            name,
            unit: text(book, of, "unit"),
            role: text(book, of, "role"),
        })
    }
}

/// The prefix of the fields that hold the versions of a checklist of the office's own: `v/1`, `v/2`, …
pub const TEMPLATE_VERSION: &str = "v/";

/// The versions of a checklist of the office's own that can be read; a version of a newer program that cannot is left alone.
pub fn published_templates(book: &Book, id: &TemplateId) -> Vec<Template> {
    let of = id.entity();
    let Some(entity) = book.entity(of).filter(|_| present(book, of)) else { return Vec::new() };
    entity
        .fields_from(TEMPLATE_VERSION)
        .filter_map(|field| serde_json::to_string(book.value(of, field.as_str())).ok())
        .filter_map(|json| serde_json::from_str(&json).ok())
        .collect()
}
