//! Where the person is: the hash of the address, read into an enum.

mod escaping;
mod going;
mod new_entry;

use crate::app::addresses::{part_of, rest_of};
use crate::app::past::{AsOf, Knowing};
use crate::book::EntityId;
use crate::domain::answering::WhoKind;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::project_page::Part;
use crate::domain::register::Register;
use crate::domain::registers::{bulletin, register_of, visit_plan};
use crate::domain::report::forms::FormKind;
use crate::domain::report::tables::table_of;

pub use escaping::{decoded, encoded};
pub use going::{go, present, previous, replace, watch_route};
pub use new_entry::NewEntry;

/// Every page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Route {
    /// `#/`
    Overview,
    /// `#/projects`, with filters behind a `?` that the list reads.
    Projects(String),
    /// `#/approvals`, with filters behind a `?` that the page reads.
    Approvals(String),
    /// `#/projects/new`
    NewProject,
    /// `#/projects/import`
    ImportList,
    /// `#/reckoned`: what is reckoned of every project.
    ProjectFigures,
    /// `#/projects/ID`
    Project(ProjectId),
    /// `#/projects/ID?tab=KIND`: a part of a project's page that does not open by itself.
    ProjectPart(ProjectId, Part),
    /// `#/projects/ID/edit`
    EditProject(ProjectId),
    /// `#/projects/ID/schedule`: 倒排工期 of a project.
    Schedule(ProjectId),
    /// `#/schedules`: 倒排工期 of all projects.
    Schedules,
    /// `#/projects/ID/visit`: choose a checklist and start.
    NewVisit(ProjectId),
    /// `#/progress/summary`: 完成情况, with what is asked for behind a `?`.
    Summary(String),
    /// `#/progress/contribution`: 比贡献, with the year and the order behind a `?`.
    Contribution(String),
    /// `#/progress`: the office's month, with filters behind a `?` that the grid reads.
    Progress(String),
    /// `#/progress/ID`: a project's year, which stands behind the `?`.
    ProjectYear(ProjectId, String),
    /// `#/visits`, with filters behind a `?` that the list reads.
    Visits(String),
    /// `#/visits/start`: choose the project that is visited.
    StartVisit,
    /// `#/visits/ID`
    Visit(VisitId),
    /// `#/problems`, with filters behind a `?` that the ledger reads.
    Problems(String),
    /// `#/problems/import`
    ImportLedger,
    /// `#/problems/ID`
    Problem(ProblemId),
    /// `#/r`: the registers.
    Registers,
    /// `#/waiting`: 等不得, with filters behind a `?` that the list reads.
    Waiting(String),
    /// `#/lookback`: 回头看.
    LookBack,
    /// `#/twins`: 疑似重复.
    Twins,
    /// `#/map`: 项目分布, with the filters of the list of projects behind a `?`.
    Map(String),
    /// `#/whatif`: 推演.
    WhatIf,
    /// `#/past`, and `#/past/2026-06-30` with `/recorded` for what came here later: 当日账面, with filters behind a `?` that the list reads.
    Past(Option<AsOf>, String),
    /// `#/reports`: the bulletins.
    Reports,
    /// `#/reports/ID`: one of them.
    Report(EntityId),
    /// `#/reports/check`: 核表.
    Check,
    /// `#/reports/proof`: 凭证核验.
    Proof,
    /// `#/reports/templates`: 通报模板; `#/reports/templates/ID` one of them, `…/new` the next one.
    ReportTemplates(String),
    /// `#/plans`: 督查方案.
    Plans,
    /// `#/plans/ID`: one of them.
    Plan(EntityId),
    /// `#/plans/ID/paper`: one of them as paper.
    PlanPaper(EntityId),
    /// `#/reports/leader`: 领导一页通, with the month and the leader behind a `?`.
    Leader(String),
    /// `#/reports/table/KEY`: a table of the office, with what it is narrowed to behind a `?`.
    ReportTable(&'static str, String),
    /// `#/reports/project/ID`: 一项目一册.
    Dossier(ProjectId),
    /// `#/reports/paper/KIND?of=ID,ID`: papers of problems and orders.
    Papers(FormKind, String),
    /// `#/r/KIND`, with filters behind a `?` that the list reads.
    Entries(&'static Register, String),
    /// `#/r/KIND/new?of=PROJECT&period=2026-03`: the list with the form over it.
    NewEntry(&'static Register, NewEntry),
    /// `#/r/KIND/import`
    ImportEntries(&'static Register),
    /// `#/r/KIND/figures`: the funnel and the rates of a register, with the filters of its list behind a `?`.
    EntryFigures(&'static Register, String),
    /// `#/r/KIND/ID`
    Entry(EntityId),
    /// `#/projects/ID/trail`, and so behind any record: 留痕, with filters behind a `?` that the list reads.
    Trail(EntityId, String),
    /// `#/who`: who has how much in hand, with the kind of names behind a `?`.
    Holders(WhoKind),
    /// `#/who/leader/NAME`, `#/who/unit/NAME`: what one of them answers for.
    Holder(WhoKind, String),
    /// `#/templates`
    Templates,
    /// `#/templates/KEY@VERSION`
    Template(String),
    /// `#/exchange`
    Exchange,
    /// `#/exchange/conflicts`
    Conflicts,
    /// `#/settings`
    Settings,
    /// `#/more`: the places for which the foot of a phone has no room.
    More,
    /// `#/help` and `#/help/TOPIC`
    Help(String),
    /// `#/gallery`: every control, in development builds.
    #[cfg(debug_assertions)]
    Gallery,
    /// Anything else.
    Unknown(String),
}

/// The part of a project's page that an address names, where it does not open by itself.
fn part_of_page(query: &str) -> Option<Part> {
    let part = query.split('&').find_map(|pair| Part::from_key(pair.strip_prefix("tab=")?));
    part.filter(|part| *part != Part::Overview)
}

/// The end of a day that an address names.
fn as_of(day: &str, knowing: Knowing) -> Option<AsOf> {
    Some(AsOf { day: day.parse().ok()?, knowing })
}

/// The entry of a register with this id.
fn entry_of(kind: &str, id: &str) -> Option<EntityId> {
    EntityId::new(register_of(kind)?.kind, rest_of(id)).ok()
}

/// The record whose trail an address names.
fn trail_of(parts: &[&str]) -> Option<EntityId> {
    match *parts {
        ["projects", id, _] => ProjectId::from_rest(rest_of(id)).map(EntityId::from),
        ["visits", id, _] => VisitId::from_rest(rest_of(id)).map(EntityId::from),
        ["problems", id, _] => ProblemId::from_rest(rest_of(id)).map(EntityId::from),
        ["r", kind, id, _] => entry_of(kind, id),
        _ => None,
    }
}

/// An address with what stands behind its `?`, if anything does.
impl Route {
    /// Reads the hash of an address, with or without `#`.
    pub fn parse(hash: &str) -> Self {
        let whole = hash.trim_start_matches('#');
        let (path, query) = whole.split_once('?').unwrap_or((whole, ""));
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let read = match parts[..] {
            [] => Some(Self::Overview),
            ["projects"] => Some(Self::Projects(query.to_owned())),
            ["approvals"] => Some(Self::Approvals(query.to_owned())),
            ["projects", "new"] => Some(Self::NewProject),
            ["projects", "import"] => Some(Self::ImportList),
            ["reckoned"] => Some(Self::ProjectFigures),
            ["projects", id] => ProjectId::from_rest(rest_of(id)).map(|id| match part_of_page(query) {
                Some(part) => Self::ProjectPart(id, part),
                None => Self::Project(id),
            }),
            ["projects", id, "edit"] => ProjectId::from_rest(rest_of(id)).map(Self::EditProject),
            ["projects", id, "schedule"] => ProjectId::from_rest(rest_of(id)).map(Self::Schedule),
            ["schedules"] => Some(Self::Schedules),
            ["projects", id, "visit"] => ProjectId::from_rest(rest_of(id)).map(Self::NewVisit),
            ["progress", "summary"] => Some(Self::Summary(query.to_owned())),
            ["progress", "contribution"] => Some(Self::Contribution(query.to_owned())),
            ["progress"] => Some(Self::Progress(query.to_owned())),
            ["progress", id] => {
                ProjectId::from_rest(rest_of(id)).map(|project| Self::ProjectYear(project, query.to_owned()))
            }
            ["visits"] => Some(Self::Visits(query.to_owned())),
            ["visits", "start"] => Some(Self::StartVisit),
            ["visits", id] => VisitId::from_rest(rest_of(id)).map(Self::Visit),
            ["problems"] => Some(Self::Problems(query.to_owned())),
            ["problems", "import"] => Some(Self::ImportLedger),
            ["problems", id] => ProblemId::from_rest(rest_of(id)).map(Self::Problem),
            ["r"] => Some(Self::Registers),
            ["reports", ..] => Self::of_report(&parts[1..], query),
            ["plans"] => Some(Self::Plans),
            ["plans", id] => entry_of(visit_plan::REGISTER.kind, id).map(Self::Plan),
            ["plans", id, "paper"] => entry_of(visit_plan::REGISTER.kind, id).map(Self::PlanPaper),
            ["lookback"] => Some(Self::LookBack),
            ["twins"] => Some(Self::Twins),
            ["map"] => Some(Self::Map(query.to_owned())),
            ["whatif"] => Some(Self::WhatIf),
            ["past"] => Some(Self::Past(None, query.to_owned())),
            ["past", day] => as_of(day, Knowing::default()).map(|as_of| Self::Past(Some(as_of), query.to_owned())),
            ["past", day, knowing] => Knowing::from_key(knowing)
                .and_then(|knowing| as_of(day, knowing))
                .map(|as_of| Self::Past(Some(as_of), query.to_owned())),
            ["waiting"] => Some(Self::Waiting(query.to_owned())),
            ["r", kind] => register_of(kind).map(|register| Self::Entries(register, query.to_owned())),
            ["r", kind, "new"] => register_of(kind).map(|register| Self::NewEntry(register, NewEntry::read(query))),
            ["r", kind, "import"] => register_of(kind).map(Self::ImportEntries),
            ["r", kind, "figures"] => register_of(kind).map(|register| Self::EntryFigures(register, query.to_owned())),
            ["who"] => Some(Self::Holders(WhoKind::from_key(query.trim_start_matches("by=")).unwrap_or_default())),
            ["who", kind, name] => WhoKind::from_key(kind).map(|kind| Self::Holder(kind, name.to_owned())),
            ["r", kind, id] => entry_of(kind, id).map(Self::Entry),
            ["templates"] => Some(Self::Templates),
            ["templates", key] => Some(Self::Template(key.to_owned())),
            ["exchange"] => Some(Self::Exchange),
            ["exchange", "conflicts"] => Some(Self::Conflicts),
            ["settings"] => Some(Self::Settings),
            ["more"] => Some(Self::More),
            #[cfg(debug_assertions)]
            ["gallery"] => Some(Self::Gallery),
            ["help"] => Some(Self::Help(String::new())),
            ["help", topic] => Some(Self::Help(topic.to_owned())),
            [.., "trail"] => trail_of(&parts).map(|of| Self::Trail(of, query.to_owned())),
            _ => None,
        };
        read.unwrap_or_else(|| Self::Unknown(whole.to_owned()))
    }

    /// A page behind `#/reports`.
    fn of_report(parts: &[&str], query: &str) -> Option<Self> {
        match *parts {
            [] => Some(Self::Reports),
            ["check"] => Some(Self::Check),
            ["proof"] => Some(Self::Proof),
            ["paper", kind] => FormKind::from_key(kind).map(|kind| Self::Papers(kind, query.to_owned())),
            ["leader"] => Some(Self::Leader(query.to_owned())),
            ["templates"] => Some(Self::ReportTemplates(String::new())),
            ["templates", id] => Some(Self::ReportTemplates(id.to_owned())),
            ["table", key] => table_of(key).map(|rule| Self::ReportTable(rule.key, query.to_owned())),
            ["project", id] => ProjectId::from_rest(rest_of(id)).map(Self::Dossier),
            [id] => entry_of(bulletin::REGISTER.kind, id).map(Self::Report),
            _ => None,
        }
    }

    /// The address, `#/…`.
    pub fn href(&self) -> String {
        match self {
            Self::Overview => "#/".to_owned(),
            Self::Projects(query) => with_query("#/projects", query),
            Self::Approvals(query) if query.is_empty() => "#/approvals".to_owned(),
            Self::Approvals(query) => format!("#/approvals?{query}"),
            Self::NewProject => "#/projects/new".to_owned(),
            Self::ImportList => "#/projects/import".to_owned(),
            Self::ProjectFigures => "#/reckoned".to_owned(),
            Self::Project(id) => format!("#/projects/{}", encoded(&part_of(id.rest()))),
            Self::ProjectPart(id, part) => format!("#/projects/{}?tab={}", encoded(&part_of(id.rest())), part.key()),
            Self::EditProject(id) => format!("#/projects/{}/edit", encoded(&part_of(id.rest()))),
            Self::Schedule(id) => format!("#/projects/{}/schedule", encoded(&part_of(id.rest()))),
            Self::Schedules => "#/schedules".to_owned(),
            Self::NewVisit(id) => format!("#/projects/{}/visit", encoded(&part_of(id.rest()))),
            Self::Summary(query) => with_query("#/progress/summary", query),
            Self::Contribution(query) => with_query("#/progress/contribution", query),
            Self::Progress(query) => with_query("#/progress", query),
            Self::ProjectYear(id, query) => with_query(&format!("#/progress/{}", encoded(&part_of(id.rest()))), query),
            Self::Visits(query) => with_query("#/visits", query),
            Self::StartVisit => "#/visits/start".to_owned(),
            Self::Visit(id) => format!("#/visits/{}", encoded(&part_of(id.rest()))),
            Self::Problems(query) => with_query("#/problems", query),
            Self::ImportLedger => "#/problems/import".to_owned(),
            Self::Problem(id) => format!("#/problems/{}", encoded(&part_of(id.rest()))),
            Self::Registers => "#/r".to_owned(),
            Self::Reports => "#/reports".to_owned(),
            Self::Report(id) => format!("#/reports/{}", encoded(&part_of(id.rest()))),
            Self::ReportTemplates(id) if id.is_empty() => "#/reports/templates".to_owned(),
            Self::ReportTemplates(id) => format!("#/reports/templates/{}", encoded(id)),
            Self::Papers(kind, query) => with_query(&format!("#/reports/paper/{}", kind.key()), query),
            Self::Check => "#/reports/check".to_owned(),
            Self::Proof => "#/reports/proof".to_owned(),
            Self::Plans => "#/plans".to_owned(),
            Self::Plan(id) => format!("#/plans/{}", encoded(&part_of(id.rest()))),
            Self::PlanPaper(id) => format!("#/plans/{}/paper", encoded(&part_of(id.rest()))),
            Self::Dossier(id) => format!("#/reports/project/{}", encoded(&part_of(id.rest()))),
            Self::Leader(query) => with_query("#/reports/leader", query),
            Self::ReportTable(key, query) => with_query(&format!("#/reports/table/{key}"), query),
            Self::Waiting(query) => with_query("#/waiting", query),
            Self::LookBack => "#/lookback".to_owned(),
            Self::Twins => "#/twins".to_owned(),
            Self::Map(query) => with_query("#/map", query),
            Self::WhatIf => "#/whatif".to_owned(),
            Self::Past(None, query) => with_query("#/past", query),
            Self::Past(Some(AsOf { day, knowing }), query) => match *knowing == Knowing::default() {
                true => with_query(&format!("#/past/{day}"), query),
                false => with_query(&format!("#/past/{day}/{}", knowing.key()), query),
            },
            Self::Entries(register, query) => with_query(&format!("#/r/{}", register.kind), query),
            Self::NewEntry(register, new) => with_query(&format!("#/r/{}/new", register.kind), &new.write()),
            Self::ImportEntries(register) => format!("#/r/{}/import", register.kind),
            Self::EntryFigures(register, query) => with_query(&format!("#/r/{}/figures", register.kind), query),
            Self::Holders(kind) => format!("#/who?by={}", kind.key()),
            Self::Holder(kind, name) => format!("#/who/{}/{}", kind.key(), encoded(name)),
            Self::Entry(id) => format!("#/r/{}/{}", id.kind(), encoded(&part_of(id.rest()))),
            Self::Trail(of, query) => with_query(&format!("{}/trail", Self::of_record(of).href()), query),
            Self::Templates => "#/templates".to_owned(),
            Self::Template(key) => format!("#/templates/{}", encoded(key)),
            Self::Exchange => "#/exchange".to_owned(),
            Self::Conflicts => "#/exchange/conflicts".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::More => "#/more".to_owned(),
            #[cfg(debug_assertions)]
            Self::Gallery => "#/gallery".to_owned(),
            Self::Help(topic) if topic.is_empty() => "#/help".to_owned(),
            Self::Help(topic) => format!("#/help/{}", encoded(topic)),
            Self::Unknown(path) => format!("#{path}"),
        }
    }

    /// The page of a record; of what has none of its own, that of an entry, which says that it is not there.
    pub fn of_record(of: &EntityId) -> Self {
        let project = ProjectId::of(of).map(Self::Project);
        let visit = VisitId::of(of).map(Self::Visit);
        let problem = ProblemId::of(of).map(Self::Problem);
        project.or(visit).or(problem).unwrap_or_else(|| Self::Entry(of.clone()))
    }

    /// A part of the page of a project.
    pub fn of_part(project: ProjectId, part: Part) -> Self {
        match part {
            Part::Overview => Self::Project(project),
            part => Self::ProjectPart(project, part),
        }
    }

    /// Whether the page is there for writing or sending something alone, so that a past day has nothing of it to show.
    pub const fn is_for_now(&self) -> bool {
        matches!(
            self,
            Self::NewProject
                | Self::EditProject(_)
                | Self::NewVisit(_)
                | Self::ImportList
                | Self::ImportLedger
                | Self::ImportEntries(_)
                | Self::Exchange
                | Self::Conflicts
                | Self::Settings
        )
    }

    /// The page that the route needs; filters alone do not make another page, and neither does a form over a list.
    pub fn page(&self) -> Self {
        match self {
            Self::Summary(_) => Self::Summary(String::new()),
            Self::Contribution(_) => Self::Contribution(String::new()),
            Self::Progress(_) => Self::Progress(String::new()),
            Self::ProjectYear(id, _) => Self::ProjectYear(id.clone(), String::new()),
            Self::Projects(_) => Self::Projects(String::new()),
            Self::Map(_) => Self::Map(String::new()),
            Self::Visits(_) => Self::Visits(String::new()),
            Self::Waiting(_) => Self::Waiting(String::new()),
            Self::Leader(_) => Self::Leader(String::new()),
            Self::ReportTable(key, _) => Self::ReportTable(key, String::new()),
            Self::Past(as_of, _) => Self::Past(*as_of, String::new()),
            Self::Trail(of, _) => Self::Trail(of.clone(), String::new()),
            Self::Problems(_) => Self::Problems(String::new()),
            Self::Entries(register, _) | Self::NewEntry(register, _) => Self::Entries(register, String::new()),
            Self::EntryFigures(register, _) => Self::EntryFigures(register, String::new()),
            Self::ProjectPart(project, _) => Self::Project(project.clone()),
            Self::Approvals(_) => Self::Approvals(String::new()),
            other => other.clone(),
        }
    }
}

fn with_query(page: &str, query: &str) -> String {
    if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
}
