//! The numbers of the computations, through real entries; and that what is kept is what would be made.

use proptest::prelude::*;

use crate::book::{Book, Clock, EntityId, Value};
use crate::domain::figures::amount::Rounding;
use crate::domain::figures::missing::Missing;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;
use crate::domain::text::Text;

use super::asked::{About, Asked, Measure, Reported, Shown};
use super::chart::Chart;
use super::groups::By;
use super::lists::{Listing, Why};
use super::region::{Member, RegionProgress};
use super::settings::FigureSettings;
use super::standing::Standing;

/// A book that is written field by field, with its tables kept up to date as those of a session.
struct Written {
    book: Book,
    tables: Tables,
    clock: Clock,
}

impl Written {
    fn new() -> Self {
        let mut new = Self { book: Book::default(), tables: Tables::default(), clock: Clock::new(1) };
        new.writes("person/li", &[("name", "李秀芳"), ("role", "inspector")]);
        new
    }

    fn writes(&mut self, of: &str, facts: &[(&str, &str)]) {
        let by = EntityId::new("person", "li").unwrap();
        let of: EntityId = of.parse().unwrap();
        for (set, to) in facts {
            let to = if *to == "true" { Value::Bool(true) } else { Value::text(to) };
            let at = self.clock.tick(1_790_000_000_000);
            self.book.apply(self.book.replace(&of, &set.parse().unwrap(), to, &by, at).seal(), None);
        }
        self.tables.refresh(&self.book, &of);
    }

    /// A project of a unit with a plan of 2026 and what it reported up to May.
    fn project(&mut self, name: &str, unit: &str, plan: &str, ytd: &str) {
        self.writes(&format!("project/{name}"), &[("name", name), ("lead_unit", unit), ("phase", "continuing")]);
        let project = format!("project/{name}");
        if !plan.is_empty() {
            self.writes(&format!("yearplan/{name}/2026"), &[("project", &project), ("plan", plan)]);
        }
        if !ytd.is_empty() {
            self.writes(&format!("month/{name}/2026-05"), &[("project", &project), ("reported_ytd", ytd)]);
        }
    }

    fn region(&self, at: &str) -> RegionProgress {
        RegionProgress::of(&self.book, &self.tables, month(at), &FigureSettings::default())
    }

    fn listed(&self, at: &str, listing: Listing) -> Vec<String> {
        let day = "2026-06-03".parse().unwrap();
        let list = self.region(at).list(listing, &self.tables, day);
        list.iter().map(|out| out.project.rest().to_owned()).collect()
    }
}

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn shown(region: &RegionProgress, measure: Measure) -> String {
    let shown = Shown::of(&region.figure(measure), Rounding::HalfAway);
    shown.written().unwrap_or_else(|| format!("{:?}", shown.missing().unwrap()))
}

/// Vector 1.5: (1000; 325), (400; 210), (no plan; 15), (600; not reported).
fn unit() -> Written {
    let mut book = Written::new();
    book.project("a", "区住建局", "1000", "325");
    book.project("b", "区住建局", "400", "210");
    book.project("c", "区水务局", "", "15");
    book.project("d", "区水务局", "600", "");
    book
}

#[test]
fn a_unit_is_sums_over_sums_with_what_was_not_reported_below_the_line() {
    let book = unit();
    let region = book.region("2026-05");
    assert_eq!(shown(&region, Measure::Plan), "2,000.00");
    assert_eq!(shown(&region, Measure::Completed), "535.00");
    assert_eq!(shown(&region, Measure::Completion), "26.8", "vector 1.5");
    assert_eq!(shown(&region, Measure::PlanShare), "41.7");
    assert_eq!(shown(&region, Measure::Gap), "−14.9");
    assert_eq!(book.listed("2026-05", Listing::NoPlan), ["c"]);
    assert_eq!(book.listed("2026-05", Listing::NotReported), ["d"]);
}

#[test]
fn groups_sum_to_the_region_and_what_stands_under_nothing_comes_last() {
    let mut book = unit();
    book.project("e", "", "100", "100");
    let region = book.region("2026-05");
    let groups = region.by(By::Unit, &book.book, &book.tables);
    let told: Vec<(&str, String, usize)> = groups
        .iter()
        .map(|(name, group)| (name.as_str(), shown(group, Measure::Completion), group.members.len()))
        .collect();
    let expected =
        [("区住建局", "38.2".to_owned(), 2), ("区水务局", "NotReported".to_owned(), 2), ("", "100.0".to_owned(), 1)];
    assert_eq!(told, expected);
    let about = About::Group(By::Unit, "区住建局".to_owned());
    let asked = Asked { about, measure: Measure::Completion, as_of: month("2026-05") };
    let answered = asked.answer(&book.book, &book.tables, &FigureSettings::default());
    assert_eq!(answered.figure, groups[0].1.figure(Measure::Completion), "the sheet says what the table shows");
    assert_eq!(answered.projects.len(), 2);
}

#[test]
fn a_project_says_its_own_figures_and_that_they_are_reported() {
    let mut book = Written::new();
    book.project("a", "区住建局", "1000", "325");
    for (at, planned) in [("01", "50"), ("02", "50"), ("03", "80"), ("04", "120"), ("05", "150")] {
        book.writes(&format!("month/a/2026-{at}"), &[("project", "project/a"), ("planned", planned)]);
    }
    let project = ProjectId::parse("project/a").unwrap();
    let settings = FigureSettings::default();
    let figure = |measure| {
        let asked = Asked { about: About::Project(project.clone()), measure, as_of: month("2026-05") };
        Shown::of(&asked.answer(&book.book, &book.tables, &settings).figure, Rounding::HalfAway)
    };
    let written = |measure| figure(measure).written().unwrap();
    let told = [Measure::PlanToDate, Measure::Gap, Measure::GapToTime, Measure::Ratio].map(written);
    assert_eq!(told, ["450.00", "−12.5", "−9.2", "72.2"], "vectors 2.1 and 3.8");
    assert_eq!(figure(Measure::Completion).reported, Reported::Wholly);
    book.writes("month/a/2026-05", &[("verified_ytd", "325"), ("basis", "site")]);
    let asked = Asked { about: About::Project(project), measure: Measure::Completion, as_of: month("2026-05") };
    let verified = asked.answer(&book.book, &book.tables, &settings).figure;
    assert_eq!(Shown::of(&verified, Rounding::HalfAway).reported, Reported::None);
}

#[test]
fn growth_is_against_last_years_months_and_says_why_it_is_not() {
    let mut book = Written::new();
    book.project("a", "区住建局", "3000", "950");
    assert_eq!(shown(&book.region("2026-05"), Measure::Growth), "NoLastYear");
    book.writes("yearplan/a/2026", &[("last_year_ytd", "1000"), ("last_year_at", "2025-05")]);
    assert_eq!(shown(&book.region("2026-05"), Measure::Growth), "−5.0", "vector 4.2");
    book.writes("yearplan/a/2026", &[("last_year_ytd", "0")]);
    assert_eq!(shown(&book.region("2026-05"), Measure::Growth), "ZeroLastYear", "vector 4.3");
}

/// A page that has nothing for its month names the latest that has: what is completed before what is planned, months before years.
#[test]
fn the_latest_month_with_figures_is_named_where_the_closed_one_has_none() {
    let mut book = Written::new();
    let standing = |book: &Written| {
        let settings = FigureSettings::default();
        Standing::of(&book.book, &book.tables, &settings, "2026-06-03".parse().unwrap(), 8)
    };
    assert_eq!((standing(&book).has_plans, standing(&book).latest), (false, None), "an empty book leads nowhere");
    book.writes("project/a", &[("name", "甲"), ("phase", "continuing"), ("annual_plan", "100"), ("plan_year", "2009")]);
    assert_eq!(standing(&book).latest, Some(month("2009-12")), "a year with nothing but its plan");
    book.writes("month/a/2009-10", &[("project", "project/a"), ("planned", "10")]);
    assert_eq!(standing(&book).latest, Some(month("2009-10")));
    book.writes("month/a/2009-08", &[("project", "project/a"), ("reported", "10")]);
    assert_eq!(standing(&book).latest, Some(month("2009-08")), "what is completed counts before what is planned");
    book.writes("project/a", &[("ytd", "90"), ("ytd_as_of", "2009-09")]);
    assert_eq!(standing(&book).latest, Some(month("2009-09")));
    book.writes("yearplan/a/2026", &[("project", "project/a"), ("plan", "100")]);
    assert_eq!((standing(&book).has_plans, standing(&book).latest), (true, None), "nothing leads away from figures");
}

/// A halt that was recorded after the month was closed stands with its day and its reason, as the project's own word does without them.
#[test]
fn a_halt_since_the_closed_month_is_told_with_its_day_and_reason() {
    let mut book = unit();
    book.writes("project/a", &[("overlay", "suspended")]);
    book.writes("halt/a/1", &[("project", "project/a"), ("from", "2026-06-02"), ("reason", "funds")]);
    book.writes("project/b", &[("overlay", "suspended")]);
    let told = |book: &Written, at: &str| -> Vec<(String, Why)> {
        let day = "2026-06-03".parse().unwrap();
        let list = book.region(at).list(Listing::Halted, &book.tables, day);
        list.into_iter().map(|out| (out.project.rest().to_owned(), out.why)).collect()
    };
    let since = Why::HaltedSince("2026-06-02".parse().ok(), Some(Text::owned("资金", "Funds")));
    let of_b = ("b".to_owned(), Why::HaltedSince(None, None));
    assert_eq!(told(&book, "2026-05"), [("a".to_owned(), since), of_b.clone()]);
    // A halt that ended before that says nothing of why it stands still now.
    book.writes("halt/a/1", &[("to", "2026-06-03")]);
    assert_eq!(told(&book, "2026-05"), [("a".to_owned(), Why::HaltedSince(None, None)), of_b]);
}

#[test]
fn lists_name_who_stands_out_the_worst_first_each_with_its_reason() {
    let mut book = unit();
    book.project("slow", "区水务局", "1000", "10");
    for (name, by) in [("late", "2026-05"), ("later", "2026-03"), ("not_due", "2026-06"), ("vague", "2026")] {
        book.writes(&format!("project/{name}"), &[("name", name), ("phase", "about_to_start"), ("planned_start", by)]);
    }
    assert_eq!(book.listed("2026-05", Listing::Behind), ["slow", "a"], "b is ahead of its plan");
    assert_eq!(
        book.listed("2026-05", Listing::StartedLate),
        ["later", "late"],
        "vector 5.6: a year is due in December"
    );
    book.writes("halt/a/1", &[("project", "project/a"), ("from", "2026-04-02"), ("reason", "funds")]);
    book.writes("project/b", &[("overlay", "suspended"), ("planned_finish", "2026-05")]);
    assert_eq!(book.listed("2026-05", Listing::Halted), ["a", "b"]);
    assert_eq!(book.listed("2026-03", Listing::Halted), ["b"], "a was at work then");
    assert_eq!(book.listed("2026-05", Listing::PastFinish), ["b"]);
    let list = book.region("2026-05").list(Listing::StartedLate, &book.tables, "2026-06-03".parse().unwrap());
    assert_eq!(list[0].why, Why::DueOn("2026-03-31".parse().unwrap()));
}

#[test]
fn a_list_of_the_year_is_what_counts() {
    let mut book = unit();
    assert_eq!(book.region("2026-05").members.len(), 4);
    book.writes("yearplan/a/2026", &[("listed", "true")]);
    let region = book.region("2026-05");
    assert_eq!((region.is_listed, region.members.len()), (true, 1));
    book.writes("project/a", &[("overlay", "cancelled")]);
    let region = book.region("2026-05");
    assert_eq!((region.is_listed, region.members.len()), (true, 0), "it is out, and the list still counts");
}

#[test]
fn the_first_page_says_what_the_lists_hold() {
    let book = unit();
    let settings = FigureSettings::default();
    let standing = Standing::of(&book.book, &book.tables, &settings, "2026-06-03".parse().unwrap(), 8);
    assert_eq!((standing.as_of, standing.has_plans), (month("2026-05"), true));
    assert_eq!(standing.completion.written().unwrap(), "26.8");
    assert_eq!(standing.growth.missing(), Some(Missing::NoLastYear));
    assert_eq!(standing.laggards.iter().map(|one| one.project.as_str()).collect::<Vec<_>>(), ["project/a"]);
    assert_eq!((standing.count(Listing::NoPlan), standing.count(Listing::NotReported)), (1, 1));
    let stored = serde_json::to_string(&standing).unwrap();
    assert_eq!(serde_json::from_str::<Standing>(&stored).unwrap(), standing);
    let none = Standing::of(&Book::default(), &Tables::default(), &settings, "2026-06-03".parse().unwrap(), 8);
    assert!(!none.has_plans);
}

#[test]
fn the_chart_is_as_high_as_its_highest_month_and_blank_where_nothing_is_known() {
    let book = unit();
    let region = book.region("2026-05");
    let settings = FigureSettings::default();
    let chart = Chart::of_region(&region, &book.tables, &settings);
    let (may, june, december) = (&chart.months[4], &chart.months[5], &chart.months[11]);
    assert_eq!(december.planned.as_ref().map(|bar| (bar.amount.as_str(), bar.height)), Some(("2,000.00", 1000)));
    assert_eq!(may.reported.as_ref().map(|bar| (bar.amount.as_str(), bar.height)), Some(("535.00", 268)));
    assert!(may.verified.is_none() && june.reported.is_none(), "nothing was verified, and June is not closed");
    let member = |name: &str| {
        let id = ProjectId::parse(&format!("project/{name}")).unwrap();
        Member::of(&book.book, &book.tables, &id, month("2026-05"), &settings)
    };
    let of = |name: &str| Chart::of_project(&member(name), &book.tables, &settings);
    assert!(of("a").months[3].reported.is_none(), "April was not reported");
    assert!(of("c").has_no_plan() && !of("c").is_empty() && of("d").has_nothing_done());
}

/// One edit: which entity, which field, what.
fn edit() -> impl Strategy<Value = (String, &'static str, String)> {
    let name = prop_oneof![Just("a"), Just("b"), Just("c")];
    let amount = (0_u32..5000).prop_map(|amount| amount.to_string());
    let of_month = (
        name.clone(),
        1_u32..=12,
        prop_oneof![Just("planned"), Just("reported"), Just("reported_ytd"), Just("verified_ytd")],
        amount.clone(),
    )
        .prop_map(|(name, at, set, to)| (format!("month/{name}/2026-{at:02}"), set, to));
    let of_plan = (name.clone(), prop_oneof![Just("plan"), Just("last_year_ytd"), Just("opening")], amount)
        .prop_map(|(name, set, to)| (format!("yearplan/{name}/2026"), set, to));
    let of_project = (
        name.clone(),
        prop_oneof![
            Just(("overlay", "cancelled")),
            Just(("overlay", "")),
            Just(("phase", "reserve")),
            Just(("phase", "continuing")),
            Just(("planned_start", "2026-04")),
            Just(("actual_start", "2026-03-05")),
            Just(("planned_finish", "2026-08")),
        ],
    )
        .prop_map(|(name, (set, to))| (format!("project/{name}"), set, to.to_owned()));
    let of_halt =
        (name, 1_u32..28).prop_map(|(name, day)| (format!("halt/{name}/1"), "from", format!("2026-04-{day:02}")));
    let of_person =
        prop_oneof![Just("unit"), Just("inspector")].prop_map(|role| ("person/li".to_owned(), "role", role.to_owned()));
    prop_oneof![6 => of_month, 3 => of_plan, 2 => of_project, 1 => of_halt, 1 => of_person]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_would_be_made(edits in prop::collection::vec(edit(), 1..25)) {
        let mut book = unit();
        let settings = FigureSettings::default();
        let day = "2026-11-03".parse().unwrap();
        for (of, set, to) in edits {
            let project = of.split('/').nth(1).map(|name| format!("project/{name}")).unwrap();
            let belongs = !of.starts_with("project/") && !of.starts_with("person/");
            let facts: Vec<(&str, &str)> = belongs.then_some(("project", project.as_str())).into_iter().chain([(set, to.as_str())]).collect();
            book.writes(&of, &facts);
            let fresh = Tables::of(&book.book);
            for at in ["2026-05", "2026-10"] {
                let (kept, made) = (book.region(at), RegionProgress::of(&book.book, &fresh, month(at), &settings));
                prop_assert_eq!(kept.total(), made.total());
                prop_assert_eq!(kept.starts(), made.starts());
                prop_assert_eq!(kept.growth(), made.growth());
            }
            prop_assert_eq!(
                Standing::of(&book.book, &book.tables, &settings, day, 8),
                Standing::of(&book.book, &fresh, &settings, day, 8)
            );
        }
    }
}

#[test]
fn lights_of_a_region_and_a_safety_hazard_that_is_red_whatever_else() {
    use crate::domain::figures::light::{Light, Preset, Why as LitWhy};

    let mut book = unit();
    let settings = FigureSettings::default();
    let lit = |book: &Written, name: &str, settings: &FigureSettings| {
        let project = ProjectId::from_rest(name).unwrap();
        Member::of(&book.book, &book.tables, &project, month("2026-05"), settings).light(&book.tables, settings)
    };
    // By May 416.67 of 1,000 and 166.67 of 400 were planned: 78 and 126 % of that were completed.
    let all = |book: &Written, settings| ["a", "b", "c", "d"].map(|name| lit(book, name, settings).light);
    assert_eq!(all(&book, &settings), [Light::Yellow, Light::Green, Light::Grey, Light::Grey]);
    assert_eq!(super::lit::lights(&book.region("2026-05"), &book.tables, &settings), [0, 1, 2, 1]);
    let other = FigureSettings { lights: Preset::Yinchuan, ..settings };
    assert_eq!(lit(&book, "a", &other).light, Light::Green, "9.2 points behind");
    let problem = [
        ("project", "project/b"),
        ("title", "基坑"),
        ("severity", "critical"),
        ("category", "AQ"),
        ("state", "rectifying"),
    ];
    book.writes("problem/p", &problem);
    let found = lit(&book, "b", &settings);
    assert_eq!((found.light, found.why), (Light::Red, LitWhy::Safety));
    book.writes("problem/p", &[("category", "ZL")]);
    let found = lit(&book, "b", &settings);
    assert_eq!((found.light, found.why), (Light::Red, LitWhy::Quality), "quality as safety does");
    book.writes("problem/p", &[("state", "closed")]);
    assert_eq!(lit(&book, "b", &settings).light, Light::Green);
}

#[test]
fn lines_stand_in_the_order_of_their_ranks() {
    assert_eq!(super::lit::by_rank(&[Some(2), None, Some(1), Some(2), None]), [2, 0, 3, 1, 4]);
}

#[test]
fn a_project_stands_under_what_its_field_says_whichever_way_it_is_put_together() {
    let mut book = unit();
    for by in [By::Programme, By::Park, By::Industry, By::Owner, By::County] {
        book.writes("project/a", &[(by.key(), " 甲 ")]);
        let of = |name: &str| by.of(&book.book, &book.tables, &ProjectId::from_rest(name).unwrap());
        assert_eq!((of("a"), of("b")), ("甲".to_owned(), String::new()), "{by:?}");
        let names: Vec<String> =
            book.region("2026-05").by(by, &book.book, &book.tables).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["甲", ""], "{by:?}: what stands under nothing comes last");
        assert_eq!(By::from_key(by.key()), Some(by));
    }
}
