//! All that pages read of a book, read.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sitebook::app::handover::export_log;
use sitebook::app::import_log::{brought_by, import_log, standing_of, undone_by};
use sitebook::app::snapshot::{DAYS, Facts, NAMED};
use sitebook::app::unexported::unexported;
use sitebook::app::workbook::Workbook;
use sitebook::book::{Book, DELETED, Deletion, EntityId, FieldState};
use sitebook::domain::amendments::{amendments, is_amended};
use sitebook::domain::belonging::project_of;
use sitebook::domain::defaults::lead_unit;
use sitebook::domain::drafts::{draft_of, newest_version, open_drafts};
use sitebook::domain::fields::{plain, spec};
use sitebook::domain::ids::{PersonId, ProblemId, ProjectId, RemarkId, TemplateId, VisitId};
use sitebook::domain::kind::Kind;
use sitebook::domain::ledger::{Filter, SortBy, count, ordered, rows, shown};
use sitebook::domain::overview::{OpenProblems, ProjectsToVisit, drafts};
use sitebook::domain::previous::answers_before;
use sitebook::domain::tables::Tables;
use sitebook::domain::tally::{failed_items, tally};
use sitebook::domain::taxonomy::Category;
use sitebook::domain::text::Lang;
use sitebook::domain::unshown::unshown;
use sitebook::domain::warnings::field_warning;
use sitebook::exchange::Plan;

fn today() -> NaiveDate {
    "2026-09-21".parse().unwrap()
}

/// Everything; the tables that were kept up to date are those of a book read anew.
pub fn read_all(workbook: &Workbook) {
    let (book, tables) = (workbook.book(), workbook.tables());
    assert_eq!(*tables, Tables::of(book));
    first_page(workbook);
    ledger(workbook);
    projects(book, tables);
    visits(book, tables);
    fields(book);
    logs(book);
    nothing_is_unseen(book, tables);
    for template in tables.newest_templates() {
        assert!(template.item_count() <= template.items().count());
    }
    for (of, _) in book.entities(TemplateId::KIND) {
        let id = TemplateId::of(of).unwrap();
        let _ = (draft_of(book, &id), newest_version(book, &id));
    }
    assert!(open_drafts(book).len() <= book.len());
}

fn first_page(workbook: &Workbook) {
    let mut facts = Facts::of(workbook, unexported(workbook.book()));
    (0..DAYS).for_each(|ahead| facts.add_day(workbook, today(), ahead));
    if let Some(snapshot) = facts.snapshot(workbook) {
        let read = Facts::read(&snapshot).unwrap();
        let day = read.day(today()).unwrap();
        assert_eq!(
            day.open_problems(workbook.tables(), NAMED),
            OpenProblems::of(workbook.tables(), today(), None, NAMED)
        );
        let waiting = day.projects_to_visit(workbook.tables(), NAMED).longest.len();
        assert_eq!(waiting, ProjectsToVisit::of(workbook.tables(), today(), NAMED).longest.len());
    }
    assert!(drafts(workbook.tables(), Some(&workbook.viewer())).len() <= workbook.tables().visits().len());
}

fn ledger(workbook: &Workbook) {
    let rows = rows(workbook.tables(), today(), &|_| None);
    let viewer = workbook.viewer();
    for (sort, _) in SortBy::ALL {
        let order = ordered(&rows, sort, true);
        let all = shown(&rows, &order, &Filter::default(), &viewer);
        assert_eq!(all.len(), workbook.tables().problems().len());
        let filter = Filter { overdue: true, mine: true, text: "甲".to_owned(), ..Filter::default() };
        assert!(shown(&rows, &order, &filter, &viewer).len() <= all.len());
        let _ = count(&rows, &filter, &viewer);
    }
}

fn projects(book: &Book, tables: &Tables) {
    for project in tables.projects() {
        assert!(!project.name.is_empty(), "a row of the list has words");
        let visits: BTreeSet<_> = tables.visits_of(&project.id).map(|visit| visit.id.clone()).collect();
        assert!(visits.iter().all(|visit| tables.visit(visit).is_some()));
        for category in Category::ALL {
            let _ = lead_unit(book, &project.id, *category);
        }
        let _ = tables.problems_of(&project.id).map(|problem| problem.overdue_days(today())).sum::<i64>();
        let _ = tables.remarks_of(project.id.entity()).map(|remark| remark.text.len()).sum::<usize>();
    }
}

fn visits(book: &Book, tables: &Tables) {
    for visit in tables.visits() {
        let _ = tables.visit_before(visit);
        let _ = (amendments(book, &visit.id), is_amended(book, &visit.id));
        let _ = tables.problems_found(&visit.id).count();
        let Some(template) = tables.kept_template(&visit.template.0, visit.template.1) else { continue };
        let _ = tally(book, &visit.id, &template);
        let _ = answers_before(book, tables, visit, &template);
        assert!(failed_items(book, &visit.id, &template).len() <= template.item_count());
    }
}

/// Every field with its words, its history and its conflict.
fn fields(book: &Book) {
    for (of, entity) in book.all_entities() {
        let _ = (book.deletion(of), project_of(of, |of, set| book.value(of, set)), book.unseen_by_deletions(of));
        for set in entity.fields() {
            let history = book.history(of, set.as_str());
            assert!(!history.is_empty());
            let value = book.value(of, set.as_str());
            let spec = spec(of.kind(), set.as_str());
            for lang in [Lang::Zh, Lang::En] {
                let _ = spec.map_or_else(|| plain(value), |spec| spec.show(value, lang));
            }
            let _ = field_warning(set.as_str(), |_| value.as_text().unwrap_or_default(), today());
            if let FieldState::Conflict(sides) = book.field(of, set.as_str()) {
                assert!(sides.len() > 1);
            }
        }
    }
    for (of, set) in book.conflicts() {
        assert!(set.as_str() == DELETED || matches!(book.field(of, set.as_str()), FieldState::Conflict(_)));
    }
}

/// What is there is shown, or listed with what it lacks, unless what it belongs to was deleted.
fn nothing_is_unseen(book: &Book, tables: &Tables) {
    let listed: BTreeSet<_> = unshown(book, tables).into_iter().map(|one| one.of).collect();
    for (of, _) in book.all_entities().filter(|(of, _)| !of.is_local() && book.deletion(of) != Deletion::Deleted) {
        let shown = match Kind::of(of) {
            Some(Kind::Project) => ProjectId::of(of).is_some_and(|id| tables.project(&id).is_some()),
            Some(Kind::Visit) => VisitId::of(of).is_some_and(|id| tables.visit(&id).is_some()),
            Some(Kind::Problem) => ProblemId::of(of).is_some_and(|id| tables.problem(&id).is_some()),
            Some(Kind::Remark) => RemarkId::of(of).is_some_and(|id| tables.remark(&id).is_some()),
            Some(Kind::Person) => PersonId::of(of).is_some_and(|id| tables.person(&id).is_some()),
            Some(_) => true,
            None => false,
        };
        let above = ["project", "of"].map(|field| book.text(of, field).parse::<EntityId>());
        let went_along = above.into_iter().flatten().any(|above| book.deletion(&above) == Deletion::Deleted);
        assert!(shown || went_along || listed.contains(of), "{of}");
    }
}

fn logs(book: &Book) {
    let _ = export_log(book);
    for import in import_log(book) {
        let brought = brought_by(book, &import.batch).len();
        assert!(standing_of(book, &import.batch).len() >= brought);
        let _ = undone_by(book, &import.batch);
    }
}

/// What the preview of a merge shows.
pub fn read_plan(workbook: &Workbook, plan: &Plan) {
    let book = workbook.book();
    for project in plan.projects.iter().chain([&plan.outside]) {
        for field in &project.changed {
            assert_eq!(plan.value(book, &field.of, field.set.as_str()), &field.after);
        }
        assert!(project.conflicts.iter().all(|conflict| !conflict.sides.is_empty()));
    }
    assert!(plan.conflict_count() <= plan.changes().len() + book.len());
}
