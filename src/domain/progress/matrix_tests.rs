use chrono::NaiveDate;

use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::figures::fraction::Fraction;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::approval_rules::ApprovalRules;
use super::cells::{MatrixCell, Sign, Slot};
use super::matrix::Matrix;

/// A book in which fields were written one after the other, and its tables.
struct Written {
    book: Book,
    tables: Tables,
    clock: Clock,
}

impl Written {
    /// Two projects in preparation, one of them with approvals at every state.
    fn new() -> Self {
        let mut new = Self { book: Book::default(), tables: Tables::default(), clock: Clock::new(1) };
        new.says("project/a", &[("name", "垃圾填埋场"), ("phase", "preliminary"), ("lead_unit", "区环保局")]);
        new.says("project/b", &[("name", "区医院"), ("phase", "continuing")]);
        new.says("project/gone", &[("name", "取消了的"), ("overlay", "cancelled"), ("phase", "preliminary")]);
        new
    }

    fn says(&mut self, of: &str, facts: &[(&str, &str)]) {
        let (by, of): (EntityId, EntityId) = ("person/zhou".parse().unwrap(), of.parse().unwrap());
        for (set, to) in facts {
            let to = match to.parse::<i64>() {
                Ok(count) if set.starts_with("limit") || set.starts_with("order") => Value::Int(count),
                _ => Value::text(to),
            };
            let at = self.clock.tick(1_790_000_000_000);
            let change = self.book.replace(&of, &set.parse().unwrap(), to, &by, at).seal();
            self.book.apply(change, None);
        }
        self.tables.refresh(&self.book, &of);
    }

    fn permit(&mut self, key: &str, facts: &[(&str, &str)]) {
        self.says(&format!("permit/a/{key}"), &[("project", "project/a")]);
        self.says(&format!("permit/a/{key}"), facts);
    }

    fn matrix(&self, today: &str) -> Matrix {
        Matrix::of(&self.book, &self.tables, today.parse().unwrap())
    }

    fn cell(&self, key: &str, today: &str) -> MatrixCell {
        let matrix = self.matrix(today);
        let row = matrix.rows.iter().find(|row| row.project.id.as_str() == "project/a").unwrap();
        row.row.slots[matrix.rules.place(key)].cell().unwrap().clone()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_cell_says_the_state_by_dates_the_days_used_and_when_it_falls_due() {
    let mut book = Written::new();
    book.permit("environment", &[("applied", "2026-09-01"), ("accepted", "2026-09-01"), ("unit", "生态环境局")]);
    let cell = book.cell("environment", "2026-09-15");
    assert_eq!((cell.sign, cell.watch.used, cell.left), (Sign::UnderWay, 10, Some(10)));
    assert_eq!(cell.watch.due, Some(day("2026-09-29")));
    let cell = book.cell("environment", "2026-10-05");
    assert_eq!((cell.sign, cell.watch.over, cell.left), (Sign::Over, 4, None));
    book.permit("environment", &[("granted", "2026-09-28"), ("expiry", "2026-11-15")]);
    assert_eq!(book.cell("environment", "2026-10-05").sign, Sign::Granted);
    let cell = book.cell("environment", "2026-10-20");
    assert_eq!((cell.sign, cell.ends_in(day("2026-10-20"))), (Sign::Expiring, Some(26)));
    assert_eq!(book.cell("environment", "2026-11-16").ends_in(day("2026-11-16")), Some(-1));
}

#[test]
fn papers_that_are_missing_wait_for_the_owner_and_silence_accepts() {
    let mut book = Written::new();
    book.permit("energy", &[("applied", "2026-09-01"), ("supplement_asked", "2026-09-03")]);
    book.permit("forest", &[("applied", "2026-09-01")]);
    let (asked, silent) = (book.cell("energy", "2026-09-15"), book.cell("forest", "2026-09-15"));
    assert_eq!((asked.sign, asked.waits_for_owner(), asked.watch.applicants), (Sign::Supplementing, true, 8));
    assert!(silent.is_silent() && !silent.waits_for_owner());
    assert_eq!(book.cell("forest", "2026-09-02").sign, Sign::Applied);
}

#[test]
fn a_row_has_what_the_phase_expects_and_cancelled_projects_have_none() {
    let book = Written::new();
    let matrix = book.matrix("2026-09-15");
    let rows: Vec<(&str, usize)> = matrix.rows.iter().map(|row| (&*row.project.name, row.row.missing())).collect();
    assert_eq!(rows, [("区医院", 17), ("垃圾填埋场", 9)]);
    assert_eq!(matrix.rows[1].row.slots.last(), Some(&Slot::Nothing), "nobody expects 其他");
}

#[test]
fn the_office_changes_limit_department_order_phase_and_what_comes_before() {
    let mut book = Written::new();
    book.permit("environment", &[("applied", "2026-09-01"), ("accepted", "2026-09-01")]);
    assert_eq!(book.cell("environment", "2026-09-15").sign, Sign::UnderWay);
    book.says(
        "rule/approvals",
        &[
            ("limit/environment", "7"),
            ("unit/environment", "行政审批局"),
            ("order/environment", "1"),
            ("phase/forest", "continuing"),
        ],
    );
    let cell = book.cell("environment", "2026-09-15");
    assert_eq!((cell.sign, cell.watch.over), (Sign::Over, 3), "what was kept is made anew");
    assert_eq!(cell.watch.unit.as_deref(), Some("行政审批局"));
    let rules = ApprovalRules::of(&book.book);
    assert_eq!(rules.types()[0].key, "environment");
    assert_eq!(rules.expected(Some(crate::domain::choices::Phase::Preliminary)).count(), 8);
    book.permit("environment", &[("limit", "30")]);
    assert_eq!(book.cell("environment", "2026-09-15").sign, Sign::UnderWay, "its own limit counts before the office's");
}

#[test]
fn working_days_follow_the_calendar_at_once() {
    let mut book = Written::new();
    book.permit("environment", &[("accepted", "2026-09-28")]);
    assert_eq!(book.cell("environment", "2026-10-12").watch.used, 10);
    let off: Vec<String> = (1..=7).map(|day| format!("2026-10-0{day}")).collect();
    let off: Vec<(&str, &str)> = off.iter().map(|day| (day.as_str(), "off")).chain([("2026-10-10", "work")]).collect();
    book.says("calendar/2026", &off);
    assert_eq!(book.cell("environment", "2026-10-12").watch.used, 6);
}

#[test]
fn departments_hold_what_is_open_and_what_ends_stands_in_its_order() {
    let mut book = Written::new();
    book.permit("environment", &[("accepted", "2026-08-03"), ("unit", "生态环境局")]);
    book.permit("energy", &[("accepted", "2026-09-01"), ("granted", "2026-09-03"), ("unit", "发改局")]);
    book.permit("design", &[("accepted", "2026-09-01"), ("granted", "2026-09-05"), ("unit", "发改局")]);
    book.permit("energy", &[("expiry", "2026-10-01")]);
    book.permit("design", &[("expiry", "2026-09-10")]);
    let matrix = book.matrix("2026-09-15");
    let departments = matrix.departments();
    let [development, environment] = &departments[..] else { panic!("{departments:?}") };
    assert_eq!((development.open.len(), development.over.len()), (0, 0));
    assert_eq!(development.mean_used.value().ok(), Fraction::new(5, 2));
    assert_eq!((environment.open.len(), environment.over.len()), (1, 1));
    assert_eq!(environment.longest.as_ref().map(|(of, used)| (of.as_str(), *used)), Some(("permit/a/environment", 31)));
    let ending: Vec<&str> = matrix.expiring().iter().map(|(_, _, cell)| cell.entry.as_str()).collect();
    assert_eq!(ending, ["permit/a/design", "permit/a/energy"]);
}

#[test]
fn what_is_asked_for_again_stands_for_the_refused_one() {
    let mut book = Written::new();
    book.permit("environment", &[("applied", "2026-09-01"), ("refused", "2026-09-08")]);
    assert_eq!(book.cell("environment", "2026-09-15").sign, Sign::Refused);
    book.permit("environment~2", &[("applied", "2026-09-14")]);
    let cell = book.cell("environment", "2026-09-15");
    assert_eq!((cell.sign, cell.others, cell.entry.as_str()), (Sign::Applied, 1, "permit/a/environment~2"));
}

#[test]
fn an_edit_makes_one_row_anew_and_the_rest_is_kept() {
    let mut book = Written::new();
    let before = book.matrix("2026-09-15");
    book.permit("environment", &[("accepted", "2026-09-01")]);
    let after = book.matrix("2026-09-15");
    let row = |matrix: &Matrix, id: &str| {
        let id = ProjectId::parse(id).unwrap();
        matrix.rows.iter().find(|row| row.project.id == id).unwrap().row.clone()
    };
    assert!(std::sync::Arc::ptr_eq(&row(&before, "project/b"), &row(&after, "project/b")));
    assert_ne!(row(&before, "project/a"), row(&after, "project/a"));
    let fresh = Matrix::of(&book.book, &Tables::of(&book.book), day("2026-09-15"));
    assert_eq!(after, fresh, "what is kept is what would be made");
}

#[test]
fn an_open_approval_tells_which_of_those_before_it_is_not_granted() {
    let mut book = Written::new();
    let today = "2026-06-30";
    book.permit("feasibility", &[("type", "feasibility"), ("applied", "2026-06-01")]);
    assert_eq!(book.cell("feasibility", today).before, ["project_approval", "land_preview"]);
    book.permit("project_approval", &[("type", "project_approval"), ("granted", "2026-03-01")]);
    book.permit("land_preview", &[("type", "land_preview"), ("applied", "2026-05-01")]);
    assert_eq!(book.cell("feasibility", today).before, ["land_preview"], "applied for is not granted");
    assert_eq!(book.cell("land_preview", today).before, [] as [&str; 0]);
    book.permit("land_preview", &[("needed", "not_needed")]);
    assert_eq!(book.cell("feasibility", today).before, [] as [&str; 0], "what is not needed is not waited for");
    book.permit("land_preview", &[("needed", "needed"), ("granted", "2026-07-15")]);
    assert_eq!(book.cell("feasibility", today).before, ["land_preview"], "as of the day");
    book.permit("feasibility", &[("granted", "2026-06-20")]);
    assert_eq!(book.cell("feasibility", today).before, [] as [&str; 0], "what is done waits for nothing");
}
