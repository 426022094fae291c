//! Sections 1 to 3: 完成率, 序时计划, 序时差.

use super::super::amount::Rounding;
use super::super::fraction::Fraction;
use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::month::Month;
use super::super::part::Part;
use super::super::population::Population;
use super::super::rows::{ProjectRows, Trust};
use super::super::source::{Given, Source};
use super::super::total::{Total, total};
use super::super::ytd::Take;
use super::make::{day, decimal, entity, given, month, project, shown, shown_to};
use crate::domain::choices::Phase;
use crate::domain::when::When;

fn of(rows: &ProjectRows, as_of: &str) -> Total {
    total(&[rows], month(as_of), Take::Usual)
}

/// A project with a plan for 2026 and a verified sum.
fn simple(name: &str, plan: &str, at: &str, ytd: &str) -> ProjectRows {
    project(name).plan(2026, plan).verified(at, ytd)
}

/// The landfill of the sample sheet: 12 months of 1,201.99 against 14,423.91.
fn landfill() -> ProjectRows {
    let mut rows = project("landfill").plan(2009, "14423.91").reported_ytd("2009-08", "7372.68");
    for number in 1..=12 {
        rows = rows.planned(&format!("2009-{number:02}"), "1201.99");
    }
    rows.total = Some(given("project", "landfill", "total", decimal("28600.75")));
    rows.year(2009, |row, at| row.opening = Some(Given { value: decimal("5720.15"), source: at("opening") }))
}

#[test]
fn completion_is_the_sum_since_january_by_the_plan() {
    for (vector, plan, ytd, rate) in [
        ("1.1 江门", "647.4", "629.0", "97.2"),
        ("1.3 湘西", "640.7", "474.5", "74.1"),
        ("above 100", "100", "130", "130.0"),
        ("taken back", "100", "-5", "-5.0"),
    ] {
        assert_eq!(shown(&of(&simple("p", plan, "2026-10", ytd), "2026-10").completion()), rate, "{vector}");
    }
}

#[test]
fn vector_1_4_since_january_is_not_since_the_start() {
    let rows = landfill();
    let part = Part::of(&rows, month("2009-08"), Take::Usual);
    let completion = of(&rows, "2009-08").completion();
    assert_eq!(shown(&completion), "51.1");
    assert_eq!(completion.reckoning().unwrap().written(), "7,372.68 ÷ 14,423.91");
    let sources: Vec<String> = completion.sources().iter().map(|at| format!("{} {}", at.of.as_str(), at.set)).collect();
    assert_eq!(sources, ["month/landfill/2009-08 reported_ytd", "yearplan/landfill/2009 plan"]);
    assert_eq!(shown(&part.since_start(&rows)), "13092.83");
    let whole = part.total_completion(&rows);
    assert_eq!(shown(&whole), "45.8");
    assert_eq!(whole.reckoning().unwrap().written(), "13,092.83 ÷ 28,600.75");
    let confused = project("x").plan(2009, "14423.91").reported_ytd("2009-08", "13092.83");
    assert_eq!(shown(&of(&confused, "2009-08").completion()), "90.8", "what the two confused would show");
}

#[test]
fn vector_1_5_a_unit_that_does_not_report_does_not_look_better() {
    let rows = [
        simple("a", "1000", "2026-05", "325"),
        simple("b", "400", "2026-05", "210"),
        project("c").verified("2026-05", "15"),
        project("d").plan(2026, "600"),
    ];
    let all: Vec<&ProjectRows> = rows.iter().collect();
    let unit = total(&all, month("2026-05"), Take::Usual);
    assert_eq!(shown(&unit.completion()), "26.8");
    assert_eq!(unit.completion().reckoning().unwrap().written(), "535 ÷ 2,000");
    assert_eq!((unit.counted(), unit.without_plan()), (3, &[entity("project", "c")][..]));
    assert_eq!(unit.not_reported(), [entity("project", "d")]);
    assert_eq!(unit.completion().marks(), [Mark::WithoutPlan(1), Mark::NotReported(1)]);
    assert_eq!(shown(&unit.verified_share()), "70.0", "1,400 of 2,000");
    assert_eq!(shown(&unit.completed()), "535.00");
    assert_eq!(of(&rows[2], "2026-05").completion().value(), Err(Missing::NoPlan));
    assert_eq!(of(&rows[3], "2026-05").completion().value(), Err(Missing::NotReported));
}

#[test]
fn the_verified_figure_is_taken_while_it_is_recent() {
    let both = |verified_at: &str| simple("p", "1200", verified_at, "300").reported_ytd("2026-08", "500");
    let check = |at: &str, take, rate: &str, gap: &str, marks: &[Mark]| {
        let total = total(&[&both(at)], month("2026-08"), take);
        assert_eq!((shown(&total.completion()).as_str(), shown(&total.gap()).as_str()), (rate, gap), "{at} {take:?}");
        assert_eq!(total.completion().marks(), marks, "{at} {take:?}");
    };
    // Against the plan to date of its own month.
    check("2026-08", Take::Usual, "25.0", "-41.7", &[]);
    check("2026-07", Take::Usual, "25.0", "-33.3", &[Mark::VerifiedTo(month("2026-07"))]);
    check("2026-06", Take::Usual, "25.0", "-25.0", &[Mark::VerifiedTo(month("2026-06"))]);
    check("2026-05", Take::Usual, "41.7", "-25.0", &[Mark::Unverified]);
    check("2026-09", Take::Usual, "41.7", "-25.0", &[Mark::Unverified]);
    check("2026-05", Take::RecentVerified, "—", "—", &[]);
    check("2026-05", Take::Verified, "25.0", "-16.7", &[Mark::VerifiedTo(month("2026-05"))]);
    check("2026-08", Take::Reported, "41.7", "-25.0", &[Mark::Unverified]);
    let old = total(&[&both("2026-05")], month("2026-08"), Take::RecentVerified);
    assert_eq!(old.completion().value(), Err(Missing::NotVerified));
    let last_year = simple("p", "1200", "2025-12", "300");
    assert_eq!(of(&last_year, "2026-01").completion().value(), Err(Missing::NotReported), "January starts anew");
}

#[test]
fn a_verified_figure_that_nobody_of_the_team_wrote_does_not_count() {
    for trust in [Trust::NotInspectors, Trust::NoBasis] {
        let rows = simple("p", "1000", "2026-07", "400").verified("2026-08", "900");
        let rows = rows.row("2026-08", |row, _| row.trust = trust).reported_ytd("2026-08", "950");
        let completion = of(&rows, "2026-08").completion();
        assert_eq!(shown(&completion), "40.0");
        let untrusted = Mark::Untrusted(month("2026-08"));
        assert_eq!(completion.marks(), [Mark::VerifiedTo(month("2026-07")), untrusted.clone()]);
        let reported = total(&[&rows], month("2026-08"), Take::Reported).completion();
        assert_eq!((shown(&reported).as_str(), reported.marks()), ("95.0", &[Mark::Unverified][..]));
        let alone = project("p").plan(2026, "1000").verified("2026-08", "900").reported_ytd("2026-08", "950");
        let alone = alone.row("2026-08", |row, _| row.trust = trust);
        assert_eq!(of(&alone, "2026-08").completion().marks(), [Mark::Unverified, untrusted]);
    }
}

#[test]
fn months_without_a_report_are_named_and_not_taken_for_nothing() {
    let empty = project("p").plan(2026, "1000");
    let check = |rows: ProjectRows, ytd: &str, reckoned: &str, missing: &[u32]| {
        let part = Part::of(&rows, month("2026-04"), Take::Usual);
        assert_eq!(shown(&part.completed()), ytd, "{reckoned}");
        assert_eq!(part.completed().reckoning().map(|how| how.written()).unwrap_or_default(), reckoned);
        assert_eq!(part.ytd.map(|ytd| ytd.missing_months).unwrap_or_default(), missing, "{reckoned}");
    };
    let three = || empty.clone().reported("2026-01", "10").reported("2026-02", "20").reported("2026-04", "0");
    check(three(), "30.00", "10 + 20 + 0", &[3]);
    check(three().reported("2026-03", "-5"), "25.00", "10 + 20 + (−5) + 0", &[]);
    check(three().reported_ytd("2026-04", "90"), "90.00", "90", &[]);
    check(three().reported_ytd("2026-03", "50"), "50.00", "50 + 0", &[]);
    check(three().reported("2026-03", "5").reported_ytd("2026-02", "50"), "35.00", "10 + 20 + 5 + 0", &[]);
    check(empty.clone().reported_ytd("2026-02", "50"), "50.00", "50", &[3, 4]);
    check(empty.clone().reported("2026-05", "50"), "—", "", &[]);
    let figure = of(&three(), "2026-04").completion();
    assert_eq!(figure.marks(), [Mark::Unverified, Mark::MissingMonths(vec![3])]);
    assert_eq!(figure.marks()[1].words().zh, "缺报 3 月");
}

#[test]
fn the_plan_to_date_goes_by_months_then_by_works_then_by_time() {
    let months = |rows: ProjectRows, planned: &[&str]| {
        planned.iter().enumerate().fold(rows, |rows, (at, value)| rows.planned(&format!("2026-{:02}", at + 1), value))
    };
    let plan = |plan: &str| project("p").plan(2026, plan);
    let by = |rows: &ProjectRows, as_of: &str| {
        let part = Part::of(rows, month(as_of), Take::Usual).planned();
        (shown(&part), part.rule().key, part.marks().to_vec())
    };
    let says = |amount: &str, key, marks: Vec<Mark>| (amount.to_owned(), key, marks);
    let (monthly, span, linear) = ("plan_to_date/monthly", "plan_to_date/span", "plan_to_date/linear");
    let five = months(plan("1000"), &["50", "50", "80", "120", "150"]);
    assert_eq!(by(&five, "2026-05"), says("450.00", monthly, vec![]), "2.1");
    assert_eq!(shown(&of(&five, "2026-05").plan_share()), "45.0", "2.1");
    assert_eq!(by(&plan("600"), "2026-05"), says("250.00", linear, vec![]), "2.2");
    assert_eq!(by(&plan("900").start("2026-04-10"), "2026-08"), says("500.00", span, vec![]), "2.3");
    let short = plan("900").start("2026-01").finish("2026-05");
    assert_eq!(by(&short, "2026-08"), says("900.00", span, vec![]), "2.4");
    assert_eq!(shown(&of(&short, "2026-08").plan_share()), "100.0", "2.4");
    let later = plan("900").start("2026-09").verified("2026-08", "0");
    assert_eq!(by(&later, "2026-08"), says("0.00", span, vec![]), "2.6");
    assert_eq!(of(&later, "2026-08").ratio().value(), Err(Missing::NotDue), "2.6");
    assert_eq!(by(&five, "2026-06"), says("500.00", linear, vec![Mark::MonthlyPlanIncomplete]));
    let gap = months(plan("1000").start("2026-06"), &["50"]);
    assert_eq!(by(&gap, "2026-06"), says("142.86", span, vec![Mark::MonthlyPlanIncomplete]));
    assert_eq!(by(&plan("1200").start("2026"), "2026-06"), says("600.00", span, vec![Mark::StartToTheYear]));
    assert_eq!(by(&plan("1200").start("2025-03").finish("2026"), "2026-06"), says("600.00", span, vec![]));
    assert_eq!(by(&plan("1200").start("2025-03").finish("2027"), "2026-06"), says("600.00", linear, vec![]));
    let crossed = plan("1200").start("2026-08").finish("2026-03");
    assert_eq!(by(&crossed, "2026-06"), says("600.00", linear, vec![Mark::FinishBeforeStart]));
    let asked = plan("900").start("2025-01").year(2026, |row, at| {
        row.start_by = Some(Given { value: When::parse("2026-04").unwrap(), source: at("start_by") });
    });
    assert_eq!(by(&asked, "2026-08"), says("500.00", span, vec![]), "what the year asks for comes first");
    assert_eq!(Part::of(&project("p"), month("2026-05"), Take::Usual).planned().value(), Err(Missing::NoPlan));
    assert_eq!(by(&plan("0"), "2026-05").0, "—", "a plan of 0 is none");
}

#[test]
fn vector_2_5_twelve_rounded_months_may_differ_a_little() {
    let marks = |plan: &str| {
        let rows = landfill().plan(2009, plan);
        Part::of(&rows, month("2009-08"), Take::Usual).planned().marks().to_vec()
    };
    assert_eq!(marks("14423.91"), []);
    assert_eq!(marks("14423.94"), []);
    assert_eq!(marks("14423.82"), []);
    assert_eq!(marks("14423.95"), [Mark::MonthlyPlanDiffers]);
    assert_eq!(marks("14423.81"), [Mark::MonthlyPlanDiffers]);
    assert!(Mark::MonthlyPlanDiffers.is_doubt() && !Mark::Unverified.is_doubt());
}

#[test]
fn points_ahead_are_made_of_exact_rates() {
    for (vector, plan, ytd, at, places, gap) in [
        ("3.1", "647.4", "629.0", "2026-10", 1, "+13.8"),
        ("3.2", "1015", "313.64", "2026-03", 2, "+5.90"),
        ("3.3", "100", "74", "2026-08", 2, "+7.33"),
        ("3.4", "100", "77.2", "2026-08", 1, "+10.5"),
        ("3.4", "100", "69.7", "2026-08", 1, "+3.0"),
        ("3.5", "100", "75", "2026-10", 1, "−8.3"),
    ] {
        let total = of(&simple("p", plan, at, ytd), at);
        let signed =
            |figure: super::super::figure::Figure| figure.shown_to(places, Rounding::HalfAway).unwrap().signed();
        assert_eq!(signed(total.gap_to_time()), gap, "{vector}");
        assert_eq!(signed(total.gap()), gap, "{vector}: no other plan");
    }
    let october = of(&simple("p", "647.4", "2026-10", "629.0"), "2026-10");
    assert_eq!((shown(&october.completion()), shown(&october.time_share())), ("97.2".into(), "83.3".into()));
    assert_eq!(october.gap_to_time().reckoning().unwrap().written(), "629 ÷ 647.4 − 10 ÷ 12");
}

#[test]
fn vectors_3_7_and_3_8_the_gap_and_the_ratio() {
    let landfill = of(&landfill(), "2009-08");
    assert_eq!(shown(&landfill.plan_to_date()), "9615.92");
    assert_eq!((shown_to(&landfill.gap(), 2), shown(&landfill.ratio())), ("-15.55".into(), "76.7".into()));
    let mut rows = simple("p", "1000", "2026-05", "325");
    for (number, planned) in [(1, "50"), (2, "50"), (3, "80"), (4, "120"), (5, "150")] {
        rows = rows.planned(&format!("2026-{number:02}"), planned);
    }
    let may = of(&rows, "2026-05");
    assert_eq!((shown(&may.gap()), shown(&may.gap_to_time())), ("-12.5".into(), "-9.2".into()));
    assert_eq!(shown(&may.ratio()), "72.2");
    assert_eq!(may.gap().reckoning().unwrap().written(), "325 ÷ 1,000 − 450 ÷ 1,000");
}

#[test]
fn a_total_takes_each_plan_to_date_at_the_month_of_its_figure_and_says_so() {
    let rows = [simple("a", "1200", "2026-08", "800"), simple("b", "1200", "2026-06", "600")];
    let all: Vec<&ProjectRows> = rows.iter().collect();
    let unit = total(&all, month("2026-08"), Take::Usual);
    assert_eq!((shown(&unit.plan_to_date()), shown(&unit.gap())), ("1400.00".into(), "0.0".into()));
    assert_eq!(unit.gap().marks(), [Mark::PartlyVerifiedTo(month("2026-06"))]);
    let same = [simple("a", "1200", "2026-07", "700"), simple("b", "1200", "2026-07", "600")];
    let unit = total(&same.iter().collect::<Vec<_>>(), month("2026-08"), Take::Usual);
    assert_eq!(unit.gap().marks(), [Mark::VerifiedTo(month("2026-07"))]);
    let mixed = [simple("a", "1200", "2026-08", "700"), project("b").plan(2026, "100").reported("2026-08", "5")];
    let unit = total(&mixed.iter().collect::<Vec<_>>(), month("2026-08"), Take::Usual);
    assert_eq!(unit.gap().marks(), [Mark::PartlyUnverified(1), Mark::PartlyMissingMonths(1)]);
    assert_eq!(total(&[], month("2026-08"), Take::Usual).completion().value(), Err(Missing::NoPlan));
}

#[test]
fn rule_0_4_the_month_before_todays_is_closed() {
    for (today, closed) in [("2026-11-23", "2026-10"), ("2026-11-01", "2026-10"), ("2027-01-31", "2026-12")] {
        assert_eq!(Month::closed(day(today)), month(closed));
    }
    assert_eq!(month("2026-03").back(14).to_string(), "2025-01");
    assert_eq!(Month::new(2026, 13), None);
}

#[test]
fn rule_0_8_the_list_of_the_year_else_all_but_reserve_and_cancelled() {
    let names = |rows: &[ProjectRows], as_of: &str| {
        let population = Population::of(rows, month(as_of));
        population.projects.iter().map(|rows| rows.project.rest().to_owned()).collect::<Vec<_>>()
    };
    let mut reserve = project("reserve");
    reserve.phase = Some(given("project", "reserve", "phase", Phase::Reserve));
    let mut cancelled = project("cancelled");
    cancelled.cancelled = Some(given("step", "cancelled", "on", Some(When::parse("2026-06-15").unwrap())));
    let mut sometime = project("sometime");
    sometime.cancelled = Some(given("project", "sometime", "overlay", None));
    let rows = [project("plain"), reserve, cancelled, sometime];
    assert_eq!(names(&rows, "2026-05"), ["plain", "cancelled"]);
    assert_eq!(names(&rows, "2026-06"), ["plain"]);
    let listed = |rows: ProjectRows| rows.year(2026, |row, at| row.listed = Some(at("listed")));
    let [plain, reserve, cancelled, _] = rows;
    let rows = [plain, listed(reserve), listed(cancelled)];
    assert_eq!(names(&rows, "2026-05"), ["reserve", "cancelled"]);
    assert_eq!(names(&rows, "2026-07"), ["reserve"]);
    assert_eq!(names(&rows, "2025-05"), ["plain", "cancelled"], "another year has no list");
    assert!(Population::of(&rows, month("2026-05")).is_listed);
}

#[test]
fn figures_of_numbers_that_are_too_large_say_so() {
    let tiny = "0.000000000000000001";
    let rows = [simple("a", tiny, "2026-05", tiny), simple("b", "999999999999999999", "2026-05", "1")];
    assert_eq!(of(&rows[0], "2026-05").completion().value(), Ok(Fraction::ONE));
    for figure in [of(&rows[1], "2026-05").gap(), total(&[&rows[0], &rows[1]], month("2026-05"), Take::Usual).gap()] {
        assert!(matches!(figure.value(), Ok(_) | Err(Missing::TooLarge)), "{figure:?}");
    }
    let source = |figure: &super::super::figure::Figure| figure.sources().to_vec();
    let gap = of(&rows[0], "2026-05").gap();
    assert!(source(&gap).contains(&Source { of: entity("month", "a/2026-05"), set: "verified_ytd" }));
}
