//! What the first page shows, counted beforehand: a start shows it at once and reads the book behind it.
//!
//! The counts are kept for today and some days to come, since a day makes problems overdue. Everything that the page names, it
//! names from the entities themselves, which the snapshot holds whole: so what is shown is the same once the book is read.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::import_log::import_log;
use super::unexported::Unexported;
use super::workbook::Workbook;
use crate::book::{Book, EntityId};
use crate::domain::choices::Role;
use crate::domain::command::office;
use crate::domain::duties::{Band, BandKind, Duty, Share, Shares, bands, duty};
use crate::domain::ids::{ProblemId, ProjectId};
use crate::domain::kind::Kind;
use crate::domain::ledger::Viewer;
use crate::domain::overview::{OpenProblems, ProjectsToVisit, ToVisit};
use crate::domain::progress::settings::FigureSettings;
use crate::domain::progress::standing::Standing;
use crate::domain::record_counts::RecordCounts;
use crate::domain::records::Problem;
use crate::domain::tables::Tables;
use crate::domain::visit_plan::today::{Planned, planned_for};
use crate::storage::{Entry, Snapshot};

/// For how many days the counts are kept: a long weekend and some more.
pub const DAYS: u64 = 7;

/// How many pressing problems, waiting projects and imports the first page names at most.
pub const NAMED: usize = 8;

/// How many changes a snapshot may hold: more would take as long as reading the book of a small office.
const LARGEST: usize = 4_000;

/// The facts of a snapshot.
#[derive(Serialize, Deserialize, Debug)]
pub struct Facts {
    conflicts: usize,
    unexported: (usize, Option<u64>),
    unexported_records: RecordCounts,
    days: Vec<DayFacts>,
    /// How the region stands, each as it is on one or more of the days.
    standings: Vec<Standing>,
}

/// The counts of one day.
#[derive(Clone, PartialEq, Serialize, Deserialize, Debug)]
pub struct DayFacts {
    day: String,
    overdue: usize,
    open: [usize; 7],
    pressing: Vec<String>,
    waiting: [usize; 3],
    longest: Vec<(String, Option<String>)>,
    duty: (usize, usize),
    bands: Vec<(String, usize, Vec<String>)>,
    shares: [Vec<(String, usize)>; 3],
    /// Which of the standings is that of the day.
    standing: Option<usize>,
    /// What plans mean an inspector to visit on the day.
    #[serde(default)]
    planned: Vec<Planned>,
}

/// What plans mean an inspector to visit on a day; the other roles are not shown it.
pub fn planned(workbook: &Workbook, day: NaiveDate) -> Vec<Planned> {
    match workbook.my_role() {
        Role::Inspector => {
            let name = workbook.my_record().map_or("", |me| &me.name);
            planned_for(workbook.tables(), day, name).into_iter().take(NAMED).collect()
        }
        Role::Office | Role::Unit | Role::Leader => Vec::new(),
    }
}

/// How the region stands on a day, for the roles that are shown it.
pub fn standing(book: &Book, tables: &Tables, today: NaiveDate, role: Role) -> Option<Standing> {
    match role {
        Role::Office | Role::Leader => {
            Some(Standing::of(book, tables, &FigureSettings::of(book, &office()), today, NAMED))
        }
        Role::Inspector | Role::Unit => None,
    }
}

impl Facts {
    /// What the first page shows of this book, but for the days. `unexported` is what a session keeps count of: counting it anew
    /// looks at every change.
    pub fn of(workbook: &Workbook, unexported: Unexported) -> Self {
        let Unexported { count, records, since } = unexported;
        Self {
            conflicts: workbook.book().conflict_count(),
            unexported: (count, since),
            unexported_records: records,
            days: Vec::new(),
            standings: Vec::new(),
        }
    }

    /// Counts one more day, so many days from today.
    pub fn add_day(&mut self, workbook: &Workbook, today: NaiveDate, ahead: u64) {
        let Some(day) = today.checked_add_days(Days::new(ahead)) else { return };
        let role = workbook.my_role();
        let standing = standing(workbook.book(), workbook.tables(), day, role).map(|standing| {
            if self.standings.last() != Some(&standing) {
                self.standings.push(standing);
            }
            self.standings.len() - 1
        });
        let facts = DayFacts::of(workbook.tables(), day, role, &workbook.viewer());
        self.days.push(DayFacts { standing, planned: planned(workbook, day), ..facts });
    }

    /// How the region stands on a day.
    pub fn standing(&self, day: &DayFacts) -> Option<&Standing> {
        self.standings.get(day.standing?)
    }

    /// How many of the changes of this device are in no exported file.
    pub fn unexported(&self) -> Unexported {
        Unexported { count: self.unexported.0, records: self.unexported_records, since: self.unexported.1 }
    }

    /// How many facts wait for a decision.
    pub const fn conflicts(&self) -> usize {
        self.conflicts
    }

    /// The counts of a day.
    pub fn day(&self, day: NaiveDate) -> Option<&DayFacts> {
        let day = day.to_string();
        self.days.iter().find(|facts| facts.day == day)
    }

    /// Reads the facts of a snapshot.
    pub fn read(snapshot: &Snapshot) -> Option<Self> {
        serde_json::from_str(&snapshot.facts).ok()
    }

    /// The snapshot with these facts; none where it would hold too much.
    pub fn snapshot(&self, workbook: &Workbook) -> Option<Snapshot> {
        let named = self.named(workbook);
        let mut entries = Vec::new();
        for (of, _) in workbook.book().all_entities().filter(|(of, _)| is_copied(of) || named.contains(*of)) {
            entries.extend(entries_of(workbook.book(), of));
            if entries.len() > LARGEST {
                return None;
            }
        }
        Some(Snapshot { facts: serde_json::to_string(self).ok()?, entries })
    }

    /// The entities that are named on one of the days.
    fn named(&self, workbook: &Workbook) -> BTreeSet<EntityId> {
        let tables = workbook.tables();
        let mut named = BTreeSet::new();
        for day in &self.days {
            let banded = day.bands.iter().flat_map(|(_, _, first)| first);
            for problem in day.pressing.iter().chain(banded) {
                let problem = ProblemId::parse(problem).and_then(|id| tables.problem(&id).cloned());
                if let Some(problem) = problem {
                    named.extend([problem.id.entity().clone(), problem.project.entity().clone()]);
                }
            }
            let waiting = day.longest.iter().filter_map(|(project, _)| ProjectId::parse(project));
            named.extend(waiting.map(|project| project.entity().clone()));
            named.extend(day.planned.iter().filter_map(Planned::project).map(EntityId::from));
        }
        let laggards = self.standings.iter().flat_map(|standing| &standing.laggards);
        named.extend(laggards.filter_map(|laggard| laggard.id()).map(EntityId::from));
        for draft in tables.drafts() {
            named.extend([draft.id.entity().clone(), draft.project.entity().clone()]);
        }
        let imports = import_log(workbook.book()).into_iter().take(NAMED);
        named.extend(imports.map(|import| EntityId::from(import.id)));
        // A book with projects must not look like one without.
        named.extend(tables.projects().next().map(|project| project.id.entity().clone()));
        named
    }
}

impl DayFacts {
    fn of(tables: &Tables, today: NaiveDate, role: Role, viewer: &Viewer) -> Self {
        let mine = (role == Role::Unit).then_some(viewer);
        let problems = OpenProblems::of(tables, today, mine, NAMED);
        let duty = duty(tables, today, role, viewer);
        let shares = match role {
            Role::Office => Shares::of(tables, today, NAMED),
            Role::Inspector | Role::Unit | Role::Leader => Shares::default(),
        };
        let id = |problem: &Arc<Problem>| problem.id.as_str().to_owned();
        let band = |band: Band| (band.kind.key().to_owned(), band.count, band.first.iter().map(id).collect());
        let visits = ProjectsToVisit::of(tables, today, NAMED);
        let OpenProblems { open, overdue, due_soon, to_assign, rectifying, to_recheck, extension_asked, pressing } =
            problems;
        Self {
            day: today.to_string(),
            overdue: tables.problems().filter(|problem| problem.overdue_days(today) > 0).count(),
            open: [open, overdue, due_soon, to_assign, rectifying, to_recheck, extension_asked],
            pressing: pressing.iter().map(|problem| problem.id.as_str().to_owned()).collect(),
            waiting: [visits.projects, visits.never, visits.stale],
            longest: visits
                .longest
                .iter()
                .map(|one| (one.project.id.as_str().to_owned(), one.last.map(|day| day.to_string())))
                .collect(),
            duty: (duty.count, duty.overdue),
            bands: bands(tables, today, role, viewer, NAMED).into_iter().map(band).collect(),
            shares: [shares.overdue_by_unit, shares.overdue_by_leader, shares.to_assign_by_unit]
                .map(|shares| shares.into_iter().map(|share| (share.name, share.count)).collect()),
            standing: None,
            planned: Vec::new(),
        }
    }

    /// What plans mean whoever uses this device to visit on the day.
    pub fn planned(&self) -> &[Planned] {
        &self.planned
    }

    /// What the role has to do.
    pub const fn duty(&self) -> Duty {
        Duty { count: self.duty.0, overdue: self.duty.1 }
    }

    /// The issues in bands, from these tables.
    pub fn bands(&self, tables: &Tables) -> Vec<Band> {
        let problem = |id: &String| tables.problem(&ProblemId::parse(id)?).cloned();
        let band = |(kind, count, first): &(String, usize, Vec<String>)| {
            let first = first.iter().filter_map(problem).collect();
            Some(Band { kind: BandKind::from_key(kind)?, count: *count, first })
        };
        self.bands.iter().filter_map(band).collect()
    }

    /// Who has most of what waits.
    pub fn shares(&self) -> Shares {
        let [overdue_by_unit, overdue_by_leader, to_assign_by_unit] = self.shares.each_ref().map(|shares| {
            shares.iter().map(|(name, count)| Share { name: name.clone(), count: *count }).collect::<Vec<_>>()
        });
        Shares { overdue_by_unit, overdue_by_leader, to_assign_by_unit }
    }

    /// How many problems are overdue.
    pub const fn overdue(&self) -> usize {
        self.overdue
    }

    /// The open problems, the pressing ones from these tables.
    pub fn open_problems(&self, tables: &Tables, listed: usize) -> OpenProblems {
        let [open, overdue, due_soon, to_assign, rectifying, to_recheck, extension_asked] = self.open;
        let problem = |id: &String| tables.problem(&ProblemId::parse(id)?).cloned();
        let pressing = self.pressing.iter().filter_map(problem).take(listed).collect();
        OpenProblems { open, overdue, due_soon, to_assign, rectifying, to_recheck, extension_asked, pressing }
    }

    /// The projects that wait for a visit, from these tables.
    pub fn projects_to_visit(&self, tables: &Tables, listed: usize) -> ProjectsToVisit {
        let [projects, never, stale] = self.waiting;
        let waiting = |(id, last): &(String, Option<String>)| {
            let project = tables.project(&ProjectId::parse(id)?).cloned()?;
            Some(ToVisit { project, last: last.as_ref().and_then(|day| day.parse().ok()) })
        };
        let longest = self.longest.iter().filter_map(waiting).take(listed).collect();
        ProjectsToVisit { projects, never, stale, longest }
    }
}

/// Whether all entities of a kind are copied: there are few of them, and any may be named. Of the others, and of kinds of newer versions,
/// a snapshot holds what the first page names.
fn is_copied(of: &EntityId) -> bool {
    match Kind::of(of) {
        Some(Kind::Person | Kind::Unit | Kind::Template | Kind::Office | Kind::Draft | Kind::Device) => true,
        Some(
            Kind::Project
            | Kind::Visit
            | Kind::Problem
            | Kind::Remark
            | Kind::Photo
            | Kind::Attachment
            | Kind::Signature
            | Kind::Rule
            | Kind::Calendar
            | Kind::Import
            | Kind::Export
            | Kind::Entry(_),
        )
        | None => false,
    }
}

fn entries_of(book: &Book, of: &EntityId) -> Vec<Entry> {
    let fields = book.entity(of).into_iter().flat_map(crate::book::Entity::fields);
    let changes = fields.flat_map(|set| book.history(of, set.as_str()));
    changes.map(|change| Entry::own(change.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::unexported::unexported;
    use crate::app::workbook::Moment;
    use crate::domain::command::{Command, EntryTarget};
    use crate::domain::overview::drafts;
    use crate::domain::registers::{planned_visit, visit_plan};
    use crate::domain::sample::sample_changes;

    fn today() -> NaiveDate {
        "2026-09-21".parse().unwrap()
    }

    fn sample() -> Workbook {
        let mut workbook = Workbook::new(7, || Some(1));
        workbook.apply(sample_changes(today(), 1_790_000_000_000), None, 1_790_000_000_000);
        workbook
    }

    fn facts_of(workbook: &Workbook) -> Facts {
        let mut facts = Facts::of(workbook, unexported(workbook.book()));
        (0..DAYS).for_each(|ahead| facts.add_day(workbook, today(), ahead));
        facts
    }

    /// The book of a start that has read nothing but the snapshot.
    fn opened(snapshot: &Snapshot) -> Workbook {
        let mut workbook = Workbook::new(8, || Some(2));
        let changes = snapshot.entries.iter().map(|entry| entry.change.clone()).collect();
        workbook.apply(changes, None, 1_790_000_000_000);
        workbook
    }

    #[test]
    fn the_first_page_shows_the_same_before_and_after_the_book_is_read() {
        let whole = sample();
        let snapshot = facts_of(&whole).snapshot(&whole).unwrap();
        assert!(snapshot.entries.len() < whole.book().len(), "it holds a part of the book");
        let facts = Facts::read(&snapshot).unwrap();
        let part = opened(&snapshot);
        for ahead in 0..DAYS {
            let day = today().checked_add_days(Days::new(ahead)).unwrap();
            let shown = facts.day(day).unwrap();
            assert_eq!(shown.open_problems(part.tables(), NAMED), OpenProblems::of(whole.tables(), day, None, NAMED));
            assert_eq!(shown.projects_to_visit(part.tables(), 5), ProjectsToVisit::of(whole.tables(), day, 5));
            let (role, viewer) = (whole.my_role(), whole.viewer());
            assert_eq!(shown.duty(), duty(whole.tables(), day, role, &viewer));
            assert_eq!(shown.bands(part.tables()), bands(whole.tables(), day, role, &viewer, NAMED));
            assert_eq!(shown.planned(), planned(&whole, day));
            assert!(shown.planned().iter().all(|one| part.tables().project(&one.project().unwrap()).is_some()));
        }
        assert_eq!(drafts(part.tables(), None), drafts(whole.tables(), None));
        assert_eq!(import_log(part.book()), import_log(whole.book()));
        assert_eq!(facts.unexported(), unexported(whole.book()));
        assert_eq!((facts.conflicts(), part.me()), (whole.book().conflict_count(), whole.me()));
    }

    #[test]
    fn the_office_is_shown_how_the_region_stands_before_the_book_is_read() {
        let mut whole = sample();
        let (name, unit, role) = ("刘敏".to_owned(), "区督查室".to_owned(), "office".to_owned());
        let now = Moment { milliseconds: 1_790_000_000_000, today: today() };
        whole.dispatch(Command::Introduce { person: None, name, unit, role }, now).unwrap();
        let snapshot = facts_of(&whole).snapshot(&whole).unwrap();
        let (facts, part) = (Facts::read(&snapshot).unwrap(), opened(&snapshot));
        for ahead in 0..DAYS {
            let day = today().checked_add_days(Days::new(ahead)).unwrap();
            let shown = facts.standing(facts.day(day).unwrap()).unwrap();
            assert_eq!(Some(shown), standing(whole.book(), whole.tables(), day, Role::Office).as_ref());
            let is_named = |id: ProjectId| part.tables().project(&id).is_some();
            assert!(shown.laggards.iter().all(|laggard| laggard.id().is_some_and(is_named)), "{day}");
        }
        assert!(facts.standings.len() < facts.days.len(), "what is the same on several days is kept once");
    }

    #[test]
    fn where_a_plan_leads_today_is_shown_before_the_book_is_read() {
        let mut whole = sample();
        let now = Moment { milliseconds: 1_790_000_000_000, today: today() };
        let put = |workbook: &mut Workbook, register, parent, facts: &[(&str, &str)]| {
            let target = EntryTarget::OfKey { register, parent, period: None };
            let facts = facts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
            workbook.dispatch(Command::PutEntry { target, facts }, now).unwrap().made
        };
        let day = today().to_string();
        let day = day.as_str();
        let project = whole.tables().projects().next().unwrap().id.clone();
        let facts = [("theme", "岁末督查"), ("from", day), ("to", day)];
        let plan = put(&mut whole, &visit_plan::REGISTER, None, &facts);
        put(&mut whole, &planned_visit::REGISTER, plan, &[("object", project.as_str()), ("on", day)]);
        assert_eq!(whole.my_role(), Role::Inspector);
        let snapshot = facts_of(&whole).snapshot(&whole).unwrap();
        let (facts, part) = (Facts::read(&snapshot).unwrap(), opened(&snapshot));
        let shown = facts.day(today()).unwrap().planned();
        assert_eq!(shown, planned(&whole, today()));
        let first = &shown[0];
        assert_eq!((first.project(), first.theme.as_str(), first.is_done), (Some(project.clone()), "岁末督查", false));
        assert!(part.tables().project(&project).is_some(), "its name is there");
        let tomorrow = today().succ_opt().unwrap();
        assert_eq!(facts.day(tomorrow).unwrap().planned(), []);
    }

    #[test]
    fn a_snapshot_of_before_says_nothing_of_plans_and_is_read() {
        let whole = sample();
        let snapshot = facts_of(&whole).snapshot(&whole).unwrap();
        let facts = snapshot.facts.replace(r#","planned":[]"#, "");
        assert_ne!(facts, snapshot.facts);
        let facts = Facts::read(&Snapshot { facts, entries: Vec::new() }).unwrap();
        assert_eq!(facts.day(today()).unwrap().planned(), []);
    }

    #[test]
    fn a_day_that_was_not_counted_has_no_facts() {
        let whole = sample();
        let facts = facts_of(&whole);
        assert!(facts.day(today().checked_sub_days(Days::new(1)).unwrap()).is_none());
        assert!(facts.day(today().checked_add_days(Days::new(DAYS)).unwrap()).is_none());
    }

    #[test]
    fn an_empty_book_has_a_front_too() {
        let empty = Workbook::new(7, || Some(1));
        let snapshot = facts_of(&empty).snapshot(&empty).unwrap();
        assert_eq!(Facts::read(&snapshot).unwrap().day(today()).unwrap().overdue(), 0);
    }
}
