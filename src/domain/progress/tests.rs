use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::month::Month;
use crate::domain::figures::part::Part;
use crate::domain::figures::rows::Trust;
use crate::domain::figures::total::Total;
use crate::domain::figures::ytd::Take;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;

use super::approvals::{approval, approvals_of};
use super::rows::{project_rows, rows_of};
use super::settings::{CALENDAR, FigureSettings, calendar};

/// A book in which these fields were written by this person, one after the other.
struct Written(Book, Clock);

impl Written {
    fn new() -> Self {
        let mut new = Self(Book::default(), Clock::new(1));
        new.writes("li", "person/li", &[("name", "李秀芳"), ("role", "inspector")]);
        new.writes("li", "person/wu", &[("name", "吴工"), ("role", "unit")]);
        new
    }

    fn writes(&mut self, by: &str, of: &str, facts: &[(&str, &str)]) {
        let by = EntityId::new("person", by).unwrap();
        let of: EntityId = of.parse().unwrap();
        for (set, to) in facts {
            let to = match to.parse::<i64>() {
                Ok(count) if *set == "limit" => Value::Int(count),
                _ => Value::text(to),
            };
            let at = self.1.tick(1_790_000_000_000);
            let change = self.0.replace(&of, &set.parse().unwrap(), to, &by, at).seal();
            self.0.apply(change, None);
        }
    }

    fn rows(&self) -> crate::domain::figures::rows::ProjectRows {
        project_rows(&self.0, &Tables::of(&self.0), &project(), 2009)
    }
}

fn project() -> ProjectId {
    ProjectId::parse("project/a").unwrap()
}

fn month(text: &str) -> Month {
    let (year, month) = text.split_once('-').unwrap();
    Month::new(year.parse().unwrap(), month.parse().unwrap()).unwrap()
}

/// 垃圾填埋场 of the sample sheet: plan of the year, eight months as planned, verified in August.
fn landfill() -> Written {
    let mut book = Written::new();
    book.writes("li", "project/a", &[("name", "垃圾填埋场"), ("total", "28600.75")]);
    book.writes("li", "yearplan/a/2009", &[("project", "project/a"), ("plan", "14423.91"), ("opening", "5720.15")]);
    for at in 1..=8 {
        let of = format!("month/a/2009-{at:02}");
        book.writes("li", &of, &[("project", "project/a"), ("planned", "1201.99")]);
    }
    book.writes("li", "month/a/2009-08", &[("verified_ytd", "7372.68"), ("basis", "site")]);
    book
}

fn shown(figure: &crate::domain::figures::figure::Figure) -> String {
    figure.shown(Rounding::HalfAway).map_or_else(|| format!("{:?}", figure.value()), |amount| amount.to_string())
}

#[test]
fn the_landfill_of_the_sample_sheet_gives_its_published_figures() {
    let rows = landfill().rows();
    let part = Part::of(&rows, month("2009-08"), Take::Usual);
    let total = Total::of([&part], month("2009-08"));
    assert_eq!(shown(&total.completion()), "51.1");
    assert_eq!(shown(&total.ratio()), "76.7");
    assert_eq!(shown(&part.since_start(&rows)), "13092.83");
    assert_eq!(shown(&part.total_completion(&rows)), "45.8");
    let sources: Vec<String> = total.completion().sources().iter().map(|at| format!("{} {}", at.of, at.set)).collect();
    assert_eq!(sources, ["month/a/2009-08 verified_ytd", "yearplan/a/2009 plan"]);
}

#[test]
fn what_a_unit_says_is_verified_does_not_count() {
    let mut book = landfill();
    book.writes("wu", "month/a/2009-08", &[("verified_ytd", "14000")]);
    let rows = book.rows();
    assert_eq!(rows.months[&month("2009-08")].trust, Trust::NotInspectors);
    assert_eq!(
        shown(&Total::of([&Part::of(&rows, month("2009-08"), Take::Usual)], month("2009-08")).completion()),
        "Err(NotReported)"
    );
    let mut book = landfill();
    book.writes("li", "month/a/2009-08", &[("basis", "")]);
    assert_eq!(book.rows().months[&month("2009-08")].trust, Trust::NoBasis);
}

#[test]
fn a_list_without_months_gives_the_month_that_its_sum_goes_up_to() {
    let mut book = Written::new();
    let facts = [
        ("annual_plan", "1000"),
        ("plan_year", "2009"),
        ("ytd", "325"),
        ("ytd_as_of", "2009-05"),
        ("last_year", "300"),
    ];
    book.writes("li", "project/a", &facts);
    let rows = book.rows();
    let part = Part::of(&rows, month("2009-05"), Take::Usual);
    assert_eq!(shown(&Total::of([&part], month("2009-05")).completion()), "32.5");
    assert_eq!(rows.plans[&2009].last_year_at.as_ref().map(|at| at.value), Some(month("2008-05")));
    book.writes("li", "month/a/2009-05", &[("project", "project/a"), ("reported_ytd", "400")]);
    let part = Part::of(&book.rows(), month("2009-05"), Take::Usual);
    assert_eq!(shown(&part.completed()), "400.00", "a month of its own counts more");
}

#[test]
fn a_plan_that_names_no_year_is_that_of_the_usual_one() {
    let mut book = Written::new();
    book.writes("li", "project/a", &[("annual_plan", "1000")]);
    assert_eq!(book.rows().plans.keys().copied().collect::<Vec<_>>(), [2009]);
    book.writes("li", "yearplan/a/2009", &[("project", "project/a"), ("plan", "1200")]);
    assert_eq!(book.rows().plans[&2009].plan.as_ref().unwrap().value.to_string(), "1200");
}

#[test]
fn steps_count_more_than_the_fields_of_the_project() {
    let mut book = Written::new();
    book.writes("li", "project/a", &[("actual_start", "2009-03"), ("phase", "continuing"), ("overlay", "cancelled")]);
    book.writes("li", "step/a/newly_started", &[("project", "project/a"), ("on", "2009-04-02")]);
    book.writes("li", "halt/a/1", &[("project", "project/a"), ("from", "2009-05-01"), ("reason", "funds")]);
    let rows = book.rows();
    assert_eq!(rows.started.as_ref().unwrap().value.to_string(), "2009-04-02");
    assert_eq!((rows.halts.len(), rows.cancelled.is_some()), (1, true));
}

#[test]
fn kept_rows_are_those_that_would_be_made() {
    let mut book = landfill();
    let mut tables = Tables::of(&book.0);
    let kept = rows_of(&book.0, &tables, &project(), 2009);
    assert!(std::sync::Arc::ptr_eq(&kept, &rows_of(&book.0, &tables, &project(), 2009)), "made once");
    for (by, of, facts) in [
        ("li", "month/a/2009-07", [("planned", "1")]),
        ("li", "yearplan/a/2009", [("plan", "2")]),
        ("li", "project/a", [("total", "3")]),
        ("wu", "month/a/2009-08", [("verified_ytd", "4")]),
        ("li", "person/wu", [("role", "office")]),
    ] {
        book.writes(by, of, &facts);
        tables.refresh(&book.0, &of.parse().unwrap());
        let fresh = project_rows(&book.0, &tables, &project(), 2009);
        assert_eq!(*rows_of(&book.0, &tables, &project(), 2009), fresh, "{of}");
    }
}

#[test]
fn approvals_stand_in_their_usual_order_and_run_by_the_offices_calendar() {
    let mut book = Written::new();
    book.writes("li", "permit/a/construction", &[("project", "project/a")]);
    book.writes("li", "permit/a/environment", &[("project", "project/a"), ("applied", "2026-09-01"), ("limit", "20")]);
    for (day, kind) in [("2026-09-20", "work"), ("2026-10-10", "work"), ("2026-10-01", "off"), ("2026-10-02", "off")] {
        book.writes("li", &format!("{CALENDAR}/2026"), &[(day, kind)]);
    }
    for day in 3..=7 {
        book.writes("li", &format!("{CALENDAR}/2026"), &[(&format!("2026-10-{day:02}"), "off")]);
    }
    let tables = Tables::of(&book.0);
    let project = project();
    let entries = approvals_of(&tables, project.entity());
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["permit/a/environment", "permit/a/construction"]);
    let day = "2026-10-12".parse().unwrap();
    let watch = approval(entries[0], day, Default::default(), &calendar(&book.0));
    assert_eq!((watch.used, watch.over), (26, 6), "vector 12.5");
}

#[test]
fn the_office_sets_how_figures_are_made() {
    let mut book = Written::new();
    let office: EntityId = "office/this".parse().unwrap();
    assert_eq!(FigureSettings::of(&book.0, &office), FigureSettings::default());
    book.writes("li", "office/this", &[("rounding", "truncate"), ("take", "verified"), ("year", "2009")]);
    let set = FigureSettings::of(&book.0, &office);
    assert_eq!(
        (set.rounding, set.take, set.usual_year(month("2010-01"))),
        (Rounding::Truncate, Take::RecentVerified, 2009)
    );
    let late = |day: &str| FigureSettings::default().days_late(month("2026-12"), day.parse().unwrap());
    assert_eq!((late("2027-01-05"), late("2027-01-08")), (None, Some(3)));
}
