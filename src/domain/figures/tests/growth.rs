//! Section 4: 增幅.

use super::super::growth::{Base, GrowthPart, growth, growth_of_amounts};
use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::rows::ProjectRows;
use super::super::source::Given;
use super::super::ytd::Take;
use super::make::{decimal, given, month, project, shown, shown_to};

fn part(rows: &ProjectRows, as_of: &str) -> GrowthPart {
    GrowthPart::of(rows, month(as_of), Take::Usual)
}

/// A project with what it had verified in both years, in the month of 2026 and of the year before.
fn both(name: &str, at: &str, current: &str, same: &str) -> ProjectRows {
    let before = month(at).year_before().to_string();
    project(name).verified(at, current).verified(&before, same)
}

#[test]
fn growth_is_against_the_same_months_of_last_year() {
    for (vector, current, same, places, expected) in [
        ("4.1", "313.64", "160.30", 1, "95.7"),
        ("4.1", "313.64", "160.30", 2, "95.66"),
        ("4.2", "950", "1000", 1, "-5.0"),
        ("4.3", "12", "0", 1, "—"),
        ("4.3", "0", "0", 1, "—"),
        ("4.4", "1000.4", "1000", 1, "0.0"),
        ("4.4", "1000.5", "1000", 1, "0.1"),
        ("4.4", "999.5", "1000", 1, "-0.1"),
    ] {
        let figure = part(&both("p", "2026-03", current, same), "2026-03").growth();
        assert_eq!(shown_to(&figure, places), expected, "{vector}");
        let amount = |key, text| given("area", "x/2026-03", key, decimal(text));
        let region = growth_of_amounts(&amount("ytd", current), Some(&amount("same", same)));
        assert_eq!(region.value(), figure.value(), "{vector}");
    }
    let zero = part(&both("p", "2026-03", "12", "0"), "2026-03").growth();
    assert_eq!(zero.value().unwrap_err().words().zh, "上年同期为零");
    let below = part(&both("p", "2026-03", "12", "-3"), "2026-03").growth();
    assert_eq!(below.value(), Err(Missing::NegativeLastYear));
    let region = growth_of_amounts(&given("area", "x/2026-03", "ytd", decimal("5")), None);
    assert_eq!(region.value().unwrap_err().words().zh, "无上年同期");
}

#[test]
fn vector_4_5_january_and_february_across_the_year() {
    let rows = project("p").reported_ytd("2027-02", "112.5").reported_ytd("2026-02", "90");
    let figure = part(&rows, "2027-02").growth();
    assert_eq!(shown(&figure), "25.0");
    assert_eq!(figure.reckoning().unwrap().written(), "(112.5 − 90) ÷ 90");
    assert_eq!(part(&rows, "2027-01").growth().value(), Err(Missing::NotReported), "published together with February");
}

#[test]
fn last_year_counts_only_where_it_is_whole() {
    let now = || project("p").reported_ytd("2026-02", "30");
    let check = |rows: ProjectRows, expected: Result<&str, Missing>| {
        let figure = part(&rows, "2026-02").growth();
        match expected {
            Ok(text) => assert_eq!(shown(&figure), text),
            Err(why) => assert_eq!(figure.value(), Err(why)),
        }
    };
    check(now(), Err(Missing::NoLastYear));
    check(now().reported("2025-01", "10"), Err(Missing::LastYearIncomplete));
    check(now().reported("2025-01", "10").reported("2025-02", "10"), Ok("50.0"));
    check(now().reported("2025-01", "10").verified("2025-02", "24"), Ok("25.0"));
    let stated = |at: &'static str| {
        now().year(2026, move |row, source| {
            row.last_year_ytd = Some(Given { value: decimal("20"), source: source("last_year_ytd") });
            row.last_year_at = Some(Given { value: month(at), source: source("last_year_at") });
        })
    };
    check(stated("2025-02"), Ok("50.0"));
    check(stated("2025-03"), Err(Missing::NoLastYear));
    check(stated("2025-02").reported_ytd("2025-02", "24"), Ok("25.0"));
    let figure = part(&stated("2025-02"), "2026-02").growth();
    assert_eq!(
        figure.sources().iter().map(|at| at.set).collect::<Vec<_>>(),
        ["reported_ytd", "last_year_at", "last_year_ytd"]
    );
}

#[test]
fn a_figure_that_is_verified_to_an_earlier_month_meets_that_month_of_last_year() {
    let rows = both("p", "2026-07", "150", "100").verified("2025-08", "140");
    let figure = part(&rows, "2026-08").growth();
    assert_eq!((shown(&figure).as_str(), figure.marks()), ("50.0", &[Mark::VerifiedTo(month("2026-07"))][..]));
}

#[test]
fn a_units_base_is_of_last_years_projects() {
    let going = part(&both("going", "2026-08", "150", "100"), "2026-08");
    let finished = part(&project("finished").verified("2025-08", "50"), "2026-08");
    let new = part(&project("new").verified("2026-08", "30"), "2026-08");
    let silent = part(&project("silent").verified("2025-08", "30"), "2026-08");
    let torn = part(&project("torn").reported("2025-08", "30"), "2026-08");
    let check = |now: &[&GrowthPart], base: &[&GrowthPart], scope, expected: Result<&str, Missing>, marks: &[Mark]| {
        let figure = growth(now, base, scope);
        assert_eq!(figure.value().map(|_| shown(&figure)), expected.map(str::to_owned));
        assert_eq!(figure.marks(), marks);
    };
    let (known, in_book) = (Base::LastYearsProjects, Base::InBook);
    check(&[&going, &new], &[&going, &finished], known, Ok("20.0"), &[]);
    check(&[&going, &new], &[&going, &finished, &new], known, Err(Missing::NoLastYear), &[]);
    check(&[&going, &new], &[&going, &finished, &new], in_book, Ok("20.0"), &[Mark::InBookOnly]);
    check(&[&going, &silent], &[&going, &silent], known, Ok("15.4"), &[Mark::NotReported(1)]);
    check(&[&going], &[&going, &torn], in_book, Err(Missing::LastYearIncomplete), &[Mark::InBookOnly]);
    check(&[&silent], &[&going], known, Err(Missing::NotReported), &[]);
    check(&[&new], &[], known, Err(Missing::NoLastYear), &[]);
    check(&[], &[&going], known, Err(Missing::NoProjects), &[]);
}
