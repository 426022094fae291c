//! What a paper is about, and what its rows say of it.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::ids::ProjectId;
use crate::domain::records::{Problem, ProblemState};
use crate::domain::register::{Entry, Place};
use crate::domain::registers::supervision_order as order;
use crate::domain::report::document::cell;
use crate::domain::report::when;
use crate::domain::tables::Tables;
use crate::domain::taxonomy::Handling;
use crate::domain::text::{Lang, Text};
use crate::domain::when::When;

/// An order, or problems of the ledger.
pub(super) struct Case<'a> {
    pub(super) book: &'a Book,
    pub(super) tables: &'a Tables,
    pub(super) office: &'a EntityId,
    pub(super) today: NaiveDate,
    pub(super) problems: Vec<Arc<Problem>>,
    pub(super) order: Option<Arc<Entry>>,
}

/// Free for the pen.
fn free() -> Text {
    Text::default()
}

fn day(day: Option<NaiveDate>) -> Text {
    day.map_or_else(free, when::day)
}

impl<'a> Case<'a> {
    pub(super) const fn new(book: &'a Book, tables: &'a Tables, office: &'a EntityId, today: NaiveDate) -> Self {
        Self { book, tables, office, today, problems: Vec::new(), order: None }
    }

    pub(super) fn office_name(&self) -> String {
        match self.book.text(self.office, "office").trim() {
            "" => "督查室".to_owned(),
            name => name.to_owned(),
        }
    }

    /// A text of the order; empty where there is no order.
    pub(super) fn order_text(&self, place: Place<Arc<str>>) -> String {
        self.order.as_ref().map_or_else(String::new, |order| order.text(place).trim().to_owned())
    }

    fn order_day(&self, place: Place<When>) -> Option<NaiveDate> {
        self.order.as_ref()?.get(place).map(|when| when.first_day())
    }

    fn first(&self) -> Option<&Problem> {
        self.problems.first().map(|problem| &**problem)
    }

    fn project(&self) -> Option<ProjectId> {
        let of_order = self.order.as_ref().and_then(|order| order.project());
        of_order.or_else(|| self.first().map(|problem| problem.project.clone()))
    }

    /// A field of a problem, as it is written.
    fn said(&self, problem: &Problem, field: &str) -> String {
        self.book.text(problem.id.entity(), field).trim().to_owned()
    }

    /// The same of the only problem.
    fn said_of_first(&self, field: &str) -> Text {
        self.first().map_or_else(free, |problem| cell(self.said(problem, field)))
    }

    pub(super) fn unit(&self) -> Text {
        let of_order = self.order_text(order::TO);
        let unit = if of_order.is_empty() { self.first().map(|one| one.lead_unit.clone()) } else { Some(of_order) };
        unit.map_or_else(free, cell)
    }

    pub(super) fn assisting(&self) -> Text {
        let copies = self.order.as_ref().and_then(|order| order.get(order::CC));
        let copies = copies.map(|names| names.iter().map(|name| name.to_string()).collect::<Vec<_>>());
        let names = copies.or_else(|| self.first().map(|problem| problem.assisting.clone())).unwrap_or_default();
        Text::owned(names.join("、"), names.join(", "))
    }

    pub(super) fn project_name(&self) -> Text {
        let mut projects: Vec<ProjectId> = self.problems.iter().map(|problem| problem.project.clone()).collect();
        projects.extend(self.project());
        projects.sort();
        projects.dedup();
        let names: Vec<&str> =
            projects.iter().filter_map(|id| self.tables.project(id)).map(|project| project.name.as_str()).collect();
        Text::owned(names.join("、"), names.join(", "))
    }

    pub(super) fn numbers(&self) -> Text {
        cell(self.problems.iter().map(|problem| problem.number.as_str()).collect::<Vec<_>>().join("、"))
    }

    pub(super) fn level(&self) -> Text {
        match &self.order {
            Some(order) => {
                let level = |lang| order.shown(order::LEVEL.key, lang);
                Text::owned(level(Lang::Zh), level(Lang::En))
            }
            None => self.first().map_or_else(free, |problem| self.severity_of(problem)),
        }
    }

    /// 依据: what the order rests on, else the visit that found it.
    pub(super) fn basis(&self) -> Text {
        let basis = self.order_text(order::BASIS);
        if !basis.is_empty() {
            return cell(basis);
        }
        let visit = self.first().and_then(|problem| self.tables.visit(problem.visit.as_ref()?));
        visit.map_or_else(free, |visit| {
            let day = when::day(visit.day);
            Text::owned(format!("{}现场督查", day.zh), format!("Inspection on site, {}", day.en))
        })
    }

    /// The visit that found it: its day, and who was there.
    pub(super) fn found_on(&self) -> Text {
        let days = self.problems.iter().filter_map(|problem| problem.found_on);
        day(days.max())
    }

    pub(super) fn inspectors(&self) -> Text {
        let visit = self.first().and_then(|problem| problem.visit.clone());
        let names =
            visit.map(|visit| crate::domain::unit_names::unit_names(self.book.value(visit.entity(), "inspectors")));
        cell(names.unwrap_or_default().join("、"))
    }

    pub(super) fn facts(&self) -> Text {
        self.first().map_or_else(free, |problem| self.facts_of(problem))
    }

    pub(super) fn facts_of(&self, problem: &Problem) -> Text {
        let detail = self.said(problem, "detail");
        let between = if detail.is_empty() || detail == problem.title { "" } else { "：" };
        let detail = if between.is_empty() { "" } else { &detail };
        cell(format!("{}{between}{detail}", problem.title))
    }

    pub(super) fn severity_of(&self, problem: &Problem) -> Text {
        Text::owned(problem.severity.label(Lang::Zh), problem.severity.label(Lang::En))
    }

    pub(super) fn demand(&self) -> Text {
        let demand = self.order_text(order::DEMAND);
        match self.first() {
            Some(problem) if demand.is_empty() => self.demand_of(problem),
            _ => cell(demand),
        }
    }

    /// 要求: what the ledger says is to be done, else what its category asks for.
    pub(super) fn demand_of(&self, problem: &Problem) -> Text {
        let measure = self.said(problem, "measure");
        if !measure.is_empty() {
            return cell(measure);
        }
        let handling = problem.category.map(|category| category.handling());
        match handling.and_then(|handling| Some((handling.instruction(Lang::Zh)?, handling.instruction(Lang::En)?))) {
            Some((zh, en)) => Text::owned(
                format!("{zh}，整改完成后书面回复并申请复查。"),
                format!("{en}; reply in writing and ask for the re-check."),
            ),
            None => Text::new(
                "按要求整改，完成后书面回复并申请复查。",
                "Rectify it, reply in writing and ask for the re-check.",
            ),
        }
    }

    /// 时限; the original one stays beside it where it was moved.
    pub(super) fn due(&self) -> Text {
        match (&self.order, self.first()) {
            (None, Some(problem)) => self.due_of(problem),
            _ => with_first(self.order_day(order::DUE), self.order_day(order::FIRST_DUE)),
        }
    }

    pub(super) fn due_of(&self, problem: &Problem) -> Text {
        with_first(problem.deadline, problem.original_deadline)
    }

    fn deadline(&self) -> Option<NaiveDate> {
        self.order_day(order::DUE).or_else(|| self.first()?.deadline)
    }

    /// 「已逾期12天」, 「今日到期」, 「将于…到期，尚余3天」.
    pub(super) fn days_over(&self) -> Text {
        let Some(due) = self.deadline() else { return free() };
        let (days, as_of, by) = ((self.today - due).num_days(), when::day(self.today), when::day(due));
        match days {
            0 => Text::new("今日到期", "due today"),
            over if over > 0 => {
                Text::owned(format!("截至{}已逾期{over}天", as_of.zh), format!("{over} days over on {}", as_of.en))
            }
            left => Text::owned(
                format!("将于{}到期，尚余{}天", by.zh, -left),
                format!("due on {}, {} days left", by.en, -left),
            ),
        }
    }

    pub(super) fn issued_by(&self) -> Text {
        cell(self.order_text(order::ISSUED_BY))
    }

    /// 签发日期: that of the order; a paper that is made of a problem is issued on the day on which it is made.
    pub(super) fn issued_on(&self) -> Text {
        day(self.order_day(order::ISSUED_ON).or_else(|| self.order.is_none().then_some(self.today)))
    }

    pub(super) fn received(&self) -> Text {
        let (by, on) = (self.order_text(order::RECEIVED_BY), day(self.order_day(order::RECEIVED_ON)));
        Text::owned(format!("{by}　{}", on.zh).trim().to_owned(), format!("{by} {}", on.en).trim().to_owned())
    }

    pub(super) fn reply(&self) -> Text {
        if self.order_text(order::REPLY).is_empty() {
            return self.said_of_first("report");
        }
        let on = day(self.order_day(order::REPLIED_ON));
        let reply = self.order_text(order::REPLY);
        Text::owned(format!("{reply}　{}", on.zh).trim().to_owned(), format!("{reply} {}", on.en).trim().to_owned())
    }

    pub(super) fn opinion(&self) -> Text {
        match self.order_text(order::OPINION) {
            none if none.is_empty() => self.said_of_first("recheck"),
            opinion => cell(opinion),
        }
    }

    /// 审结, ticked where the book knows it.
    pub(super) fn closing(&self) -> Text {
        let closed_on = self.order_day(order::CLOSED_ON).or_else(|| self.first()?.closed_on);
        match closed_on.map(when::day) {
            Some(day) => Text::owned(
                format!("☑审结　□退回重办　□升级　{}", day.zh),
                format!("☑ closed  □ returned  □ raised  {}", day.en),
            ),
            None => Text::new(
                "□审结　□退回重办（理由：　　　　　　）　□升级",
                "□ closed  □ returned (reason:            )  □ raised",
            ),
        }
    }

    /// 结论 of a re-check, ticked where the book knows it.
    pub(super) fn conclusion(&self) -> Text {
        let state = self.first().map(|problem| (problem.state, problem.rejected > 0));
        match state {
            Some((ProblemState::Closed, _)) => {
                Text::new("☑已整改销号　□部分整改　□未整改退回", "☑ rectified and closed  □ in part  □ returned")
            }
            Some((ProblemState::Rectifying, true)) => {
                Text::new("□已整改销号　□部分整改　☑未整改退回", "□ rectified and closed  □ in part  ☑ returned")
            }
            _ => Text::new("□已整改销号　□部分整改　□未整改退回", "□ rectified and closed  □ in part  □ returned"),
        }
    }

    /// 先行措施: what is suggested at once; the demand itself is the authority's.
    pub(super) fn at_once(&self) -> Text {
        let stops = |problem: &&Arc<Problem>| {
            problem.is_open() && problem.category.is_some_and(|category| category.handling() == Handling::StopWork)
        };
        match self.problems.iter().any(|problem| stops(&problem)) {
            true => Text::new(
                "建议主管部门依法责令停止危险部位作业，隐患消除并经复查后方可恢复。",
                "The competent authority is asked to order the works at the dangerous part to stop until a re-check lets them go on.",
            ),
            false => free(),
        }
    }

    /// How many photos show it.
    pub(super) fn photos_of(&self, problem: &Problem) -> Text {
        match self.tables.photos_of(problem.id.entity()).count() {
            0 => cell("—"),
            count => Text::owned(format!("{count}张"), count.to_string()),
        }
    }

    pub(super) fn photos(&self) -> Text {
        self.first().map_or_else(free, |problem| self.photos_of(problem))
    }
}

/// A day, with the one that was set first where it is another.
fn with_first(now: Option<NaiveDate>, first: Option<NaiveDate>) -> Text {
    match (now, first.filter(|first| Some(*first) != now)) {
        (Some(now), Some(first)) => {
            let (now, first) = (when::day(now), when::day(first));
            Text::owned(format!("{}（原定时限{}）", now.zh, first.zh), format!("{} (first due {})", now.en, first.en))
        }
        (now, _) => day(now),
    }
}
