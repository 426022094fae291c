//! The columns of the ledger: which there are, how wide, and what each shows of a problem.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::ledger::SortBy;
use crate::domain::records::Problem;
use crate::domain::taxonomy::Category;
use crate::domain::text::Lang;
use crate::ui::controls::{Align, Cell, CellKind};
use crate::ui::parts::shared;
use crate::ui::words::ProblemsWords;

/// One column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Col {
    /// 编号.
    Number,
    /// 问题.
    Problem,
    /// 项目.
    Project,
    /// 类别.
    Category,
    /// 等级.
    Severity,
    /// 发现日期.
    Found,
    /// 牵头单位.
    Unit,
    /// 责任领导.
    Leader,
    /// 整改时限.
    Deadline,
    /// 状态.
    State,
    /// 逾期天数.
    Overdue,
}

impl Col {
    /// All, in the order in which they stand, with their stored keys.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Number, "number"),
        (Self::Problem, "problem"),
        (Self::Project, "project"),
        (Self::Category, "category"),
        (Self::Severity, "severity"),
        (Self::Found, "found"),
        (Self::Unit, "unit"),
        (Self::Leader, "leader"),
        (Self::Deadline, "deadline"),
        (Self::State, "state"),
        (Self::Overdue, "overdue"),
    ];

    /// Those that are shown until someone chooses.
    pub fn usual(self) -> bool {
        !matches!(self, Self::Category | Self::Found | Self::Leader)
    }

    /// Those for which there is room beside an open problem.
    pub fn beside(self) -> bool {
        matches!(self, Self::Problem | Self::Severity | Self::Deadline | Self::State)
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        Self::ALL.iter().find(|(column, _)| *column == self).map_or("", |(_, key)| key)
    }

    /// Its head.
    pub const fn label(self, words: &'static ProblemsWords) -> &'static str {
        match self {
            Self::Number => words.number,
            Self::Problem => words.problem,
            Self::Project => words.project,
            Self::Category => words.category,
            Self::Severity => words.severity,
            Self::Found => words.found,
            Self::Unit => words.unit,
            Self::Leader => words.leader,
            Self::Deadline => words.deadline,
            Self::State => words.state,
            Self::Overdue => words.overdue_days,
        }
    }

    /// Its width, as a track of a grid: as much as its words need in the language, the rest for what is told in sentences.
    pub const fn width(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Number, Lang::Zh) => "9.25rem",
            (Self::Number, Lang::En) => "9.5rem",
            (Self::Problem, _) => "minmax(0, 2.6fr)",
            (Self::Project, _) => "minmax(0, 1.6fr)",
            (Self::Category, _) => "minmax(0, 1fr)",
            (Self::Severity, Lang::Zh) => "4.9rem",
            (Self::Severity, Lang::En) => "6.25rem",
            (Self::Found | Self::Deadline, Lang::Zh) => "6.75rem",
            (Self::Found | Self::Deadline, Lang::En) => "7.75rem",
            (Self::Unit, Lang::Zh) => "minmax(0, 1.2fr)",
            (Self::Unit, Lang::En) => "minmax(6.25rem, 1.2fr)",
            (Self::Leader, _) => "minmax(0, 0.8fr)",
            (Self::State, Lang::Zh) => "7.25rem",
            (Self::State, Lang::En) => "9.25rem",
            (Self::Overdue, Lang::Zh) => "5.5rem",
            (Self::Overdue, Lang::En) => "7.5rem",
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
            Self::Overdue => Some(SortBy::Urgency),
            Self::Problem | Self::Category | Self::Leader => None,
        }
    }

    /// What it shows of a problem.
    pub fn cell(self, problem: &Arc<Problem>, project: &str, overdue: i64, lang: Lang) -> AnyView {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
        let lines = |text: String| view! { <Cell kind=CellKind::Lines>{text}</Cell> }.into_any();
        let figure = |text: Option<String>| view! { <Cell><span class="num">{text}</span></Cell> }.into_any();
        match self {
            Self::Number => {
                let number = problem.number.clone();
                view! { <Cell kind=CellKind::Lines><span class="num faint">{number}</span></Cell> }.into_any()
            }
            Self::Problem => {
                let title = problem.title.clone();
                view! { <Cell kind=CellKind::Lines><span class="strong">{title}</span></Cell> }.into_any()
            }
            Self::Project => lines(project.to_owned()),
            Self::Category => {
                lines(problem.category.map_or_else(String::new, |category: Category| category.label(lang).to_owned()))
            }
            Self::Severity => {
                let tag = shared::severity_tag(problem.severity, lang);
                view! { <Cell>{tag}</Cell> }.into_any()
            }
            Self::Found => figure(day(problem.found_on)),
            Self::Unit => lines(problem.lead_unit.clone()),
            Self::Leader => lines(problem.leader.clone()),
            Self::Deadline => figure(day(problem.deadline)),
            Self::State => {
                let (state, overlays) = (shared::state_tag(problem.state, lang), shared::overlay_tags(problem, lang));
                view! { <Cell><span class="tags">{state} {overlays}</span></Cell> }.into_any()
            }
            Self::Overdue => view! {
                <Cell align=Align::End>
                    {(overdue > 0).then(|| view! { <span class="num danger strong">{overdue}</span> })}
                </Cell>
            }
            .into_any(),
        }
    }
}
