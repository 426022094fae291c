//! The columns of the ledger: which there are, how wide, and what each shows of a problem.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::ledger::SortBy;
use crate::domain::records::Problem;
use crate::domain::taxonomy::Category;
use crate::domain::text::Lang;
use crate::domain::time_left::TimeLeft;
use crate::ui::controls::{Cell, CellKind, Tag, TagWeight};
use crate::ui::parts::shared;
use crate::ui::words::{self, ProblemsWords};

/// One column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Col {
    /// 等级.
    Severity,
    /// 编号.
    Number,
    /// 问题.
    Problem,
    /// 项目.
    Project,
    /// 类别.
    Category,
    /// 发现日期.
    Found,
    /// 牵头单位.
    Unit,
    /// 配合单位.
    Assisting,
    /// 责任领导.
    Leader,
    /// 整改时限.
    Deadline,
    /// 还剩; under the stored key of the days overdue, which it tells as well.
    Left,
    /// 状态.
    State,
}

impl Col {
    /// All, in the order in which they stand, with their stored keys.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::Severity, "severity"),
        (Self::Number, "number"),
        (Self::Problem, "problem"),
        (Self::Project, "project"),
        (Self::Category, "category"),
        (Self::Found, "found"),
        (Self::Unit, "unit"),
        (Self::Assisting, "assisting"),
        (Self::Leader, "leader"),
        (Self::Deadline, "deadline"),
        (Self::Left, "overdue"),
        (Self::State, "state"),
    ];

    /// Those that are shown until someone chooses.
    pub const fn usual(self) -> bool {
        !matches!(self, Self::Number | Self::Category | Self::Found | Self::Assisting | Self::Leader)
    }

    /// Those for which there is room beside an open problem.
    pub const fn beside(self) -> bool {
        matches!(self, Self::Severity | Self::Problem | Self::Unit | Self::Left | Self::State)
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("", |(_, key)| key)
    }

    /// Its head.
    pub const fn label(self, words: &'static ProblemsWords) -> &'static str {
        match self {
            Self::Severity => words.severity,
            Self::Number => words.number,
            Self::Problem => words.problem,
            Self::Project => words.project,
            Self::Category => words.category,
            Self::Found => words.found,
            Self::Unit => words.unit,
            Self::Assisting => words.assisting,
            Self::Leader => words.leader,
            Self::Deadline => words.deadline_short,
            Self::Left => words.left,
            Self::State => words.state,
        }
    }

    /// Its width, as a track of a grid: as much as its words need in the language, the rest for the title.
    pub const fn width(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Severity, Lang::Zh) => "4.75rem",
            (Self::Severity, Lang::En) => "6.25rem",
            (Self::Number, _) => "9.75rem",
            (Self::Problem, _) => "minmax(15rem, 1fr)",
            (Self::Project, Lang::Zh) => "minmax(8rem, 11rem)",
            (Self::Project, Lang::En) => "minmax(8rem, 10rem)",
            (Self::Category, _) => "7rem",
            (Self::Found, Lang::Zh) => "5.5rem",
            (Self::Found, Lang::En) => "6rem",
            (Self::Unit, _) => "minmax(6rem, 7.5rem)",
            (Self::Assisting, _) => "7rem",
            (Self::Leader, _) => "6rem",
            (Self::Deadline, Lang::Zh) => "5.25rem",
            (Self::Deadline, Lang::En) => "6rem",
            (Self::Left, Lang::Zh) => "5.75rem",
            (Self::Left, Lang::En) => "7rem",
            (Self::State, Lang::Zh) => "6.25rem",
            (Self::State, Lang::En) => "9.5rem",
        }
    }

    /// What its head sorts by.
    pub const fn sort(self) -> Option<SortBy> {
        match self {
            Self::Number => Some(SortBy::Number),
            Self::Project => Some(SortBy::Project),
            Self::Severity => Some(SortBy::Severity),
            Self::Found => Some(SortBy::Found),
            Self::Unit => Some(SortBy::Unit),
            Self::Deadline => Some(SortBy::Deadline),
            Self::State => Some(SortBy::State),
            Self::Left => Some(SortBy::Urgency),
            Self::Problem | Self::Category | Self::Assisting | Self::Leader => None,
        }
    }
}

/// A problem as a row shows it.
#[derive(Clone, PartialEq)]
pub struct Shown {
    /// The problem.
    pub problem: Arc<Problem>,
    /// The name of its project.
    pub project: String,
    /// 还剩.
    pub left: TimeLeft,
    /// The day that it is.
    pub today: NaiveDate,
}

impl Shown {
    /// What a column says of it in words, as on paper.
    pub fn text(&self, column: Col, lang: Lang) -> String {
        let problem = &self.problem;
        let day = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        match column {
            Col::Severity => problem.severity.label(lang).to_owned(),
            Col::Number => problem.number.clone(),
            Col::Problem => problem.title.clone(),
            Col::Project => self.project.clone(),
            Col::Category => problem.category.map_or_else(String::new, |it: Category| it.label(lang).to_owned()),
            Col::Found => day(problem.found_on),
            Col::Unit => problem.lead_unit.clone(),
            Col::Assisting => problem.assisting.join(words::list_comma(lang)),
            Col::Leader => problem.leader.clone(),
            Col::Deadline => day(problem.deadline),
            Col::Left => words::left_in_words(self.left, lang),
            Col::State => shared::standing(problem, lang).0.to_owned(),
        }
    }

    /// What a column shows of it on the screen: one line each.
    pub fn cell(&self, column: Col, lang: Lang) -> AnyView {
        let problem = &self.problem;
        let day = |day: Option<NaiveDate>| {
            let text = day.map(|day| short_day(day, self.today));
            view! { <Cell><span class="num">{text}</span></Cell> }.into_any()
        };
        match column {
            Col::Problem => {
                let title = problem.title.clone();
                view! { <Cell><span class="strong" title=title.clone()>{title.clone()}</span></Cell> }.into_any()
            }
            Col::Number => {
                let number = problem.number.clone();
                view! { <Cell kind=CellKind::Quiet><span class="num">{number}</span></Cell> }.into_any()
            }
            Col::Severity => {
                let tag = shared::severity_tag(problem.severity, lang);
                view! { <Cell>{tag}</Cell> }.into_any()
            }
            Col::Found => day(problem.found_on),
            Col::Deadline => day(problem.deadline),
            Col::Left => {
                let word = left_word(self.left, lang);
                view! { <Cell>{word}</Cell> }.into_any()
            }
            Col::State => {
                let tag = standing_tag(problem, lang);
                view! { <Cell>{tag}</Cell> }.into_any()
            }
            Col::Project | Col::Category | Col::Unit | Col::Assisting | Col::Leader => {
                let text = self.text(column, lang);
                view! { <Cell><span title=text.clone()>{text.clone()}</span></Cell> }.into_any()
            }
        }
    }
}

/// A day of this year without the year.
fn short_day(day: NaiveDate, today: NaiveDate) -> String {
    use chrono::Datelike;
    if day.year() == today.year() { day.format("%m-%d").to_string() } else { day.to_string() }
}

/// 还剩 in a word, which presses as much as it says.
pub fn left_word(left: TimeLeft, lang: Lang) -> impl IntoView {
    let class = match left {
        TimeLeft::Overdue(_) => "num left left--late",
        TimeLeft::Today => "num left left--today",
        TimeLeft::Days(_) => "num left",
        TimeLeft::Unassigned | TimeLeft::NoDeadline | TimeLeft::OnHold | TimeLeft::Closed => "num left left--none",
    };
    view! { <span class=class>{words::left_in_words(left, lang)}</span> }
}

/// 状态, or what lies over it: 挂起, 申请延期, 退回. The state itself is told where somebody points at it.
pub fn standing_tag(problem: &Problem, lang: Lang) -> impl IntoView + use<> {
    let (word, tone, shape) = shared::standing(problem, lang);
    let state = words::state(problem.state, lang);
    view! { <span title=state><Tag word tone shape weight=TagWeight::Plain /></span> }
}
