//! What is reckoned of a project beside its progress.

use sitebook::domain::figures::amount::Rounding;
use sitebook::domain::figures::figure::Figure;
use sitebook::domain::figures::mark::Mark;
use sitebook::domain::figures::missing::Missing;
use sitebook::domain::project_reckoned::PROJECT_FIGURES;
use sitebook::domain::registers::{approval, design_change, funding, halt, monthly_progress as month, year_plan};

use crate::inspector::{Inspector, day};

const DAY: &str = "2026-11-23";

fn office() -> Inspector {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    zhou.on(day(DAY));
    zhou
}

fn reckoned(who: &Inspector, key: &str) -> (Figure, Option<String>) {
    let of = PROJECT_FIGURES.iter().find(|of| of.rule.key == key).unwrap();
    let (project, around) = (who.project(), who.around(DAY));
    let figure = (of.of)(&project, &around);
    let doubt = (of.doubt)(&figure, &project, &around).map(|doubt| doubt.zh.to_string());
    (figure, doubt)
}

fn shown(who: &Inspector, key: &str) -> Result<String, Missing> {
    let (figure, _) = reckoned(who, key);
    figure.value().map(|_| figure.shown(Rounding::HalfAway).unwrap().to_string())
}

#[test]
fn vectors_8_4_and_8_5_a_budget_of_more_than_a_tenth_above_is_doubted_on_the_page() {
    let mut zhou = office();
    assert_eq!(shown(&zhou, "budget_excess"), Err(Missing::NoEstimate));
    zhou.edits_project("estimate", "7800").unwrap();
    zhou.edits_project("budget", "8580").unwrap();
    assert_eq!((shown(&zhou, "budget_excess").unwrap(), reckoned(&zhou, "budget_excess").1), ("10.0".to_owned(), None));
    zhou.edits_project("budget", "8600").unwrap();
    assert_eq!(shown(&zhou, "budget_excess").unwrap(), "10.3");
    assert!(reckoned(&zhou, "budget_excess").1.is_some());
    zhou.edits_project("contract_sum", "8500").unwrap();
    assert_eq!(reckoned(&zhou, "forecast_excess").1, None, "below the budget");
    let change = [("on", "2026-10-01"), ("kind", "设计"), ("why", "地质"), ("money", "186")];
    zhou.puts(&design_change::REGISTER, "", &change).unwrap();
    assert_eq!(shown(&zhou, "forecast_excess").unwrap(), "1.0");
    assert!(reckoned(&zhou, "forecast_excess").1.is_some(), "contract and changes are above it");
}

#[test]
fn vector_7_5_what_is_missing_of_the_total() {
    let mut zhou = office();
    zhou.edits_project("total", "28600").unwrap();
    assert_eq!(shown(&zhou, "funds/gap"), Err(Missing::NoFundsPlanned), "nothing planned is no gap");
    for (source, planned) in [("中央", "20000"), ("业主自筹", "4100")] {
        zhou.puts(&funding::REGISTER, "", &[("source", source), ("planned", planned)]).unwrap();
    }
    assert_eq!(shown(&zhou, "funds/gap").unwrap(), "4500.00");
}

#[test]
fn vector_13_8_what_is_granted_of_what_is_needed() {
    let mut zhou = office();
    assert_eq!(shown(&zhou, "readiness"), Err(Missing::NoApprovals));
    for (place, option) in approval::TYPES.options.iter().take(16).enumerate() {
        let facts: &[(&str, &str)] = match place {
            0..9 => &[("unit", "区发改局"), ("granted", "2026-05-01"), ("doc", "1号")],
            9..12 => &[("unit", "区发改局")],
            _ => &[("needed", "不涉及")],
        };
        let facts = [&[("type", option.key)], facts].concat();
        zhou.puts(&approval::REGISTER, "", &facts).unwrap();
    }
    assert_eq!(shown(&zhou, "readiness").unwrap(), "75.0", "9 of 12, four are not needed");
    assert_eq!(reckoned(&zhou, "readiness").1, None);
}

#[test]
fn a_large_project_with_few_approvals_is_told() {
    let mut zhou = office();
    for (kind, granted) in [("立项", "2026-05-01"), ("环评", ""), ("可研", "")] {
        let facts = [("type", kind), ("unit", "区发改局"), ("granted", granted), ("doc", "1号")];
        let facts: Vec<_> =
            facts.into_iter().filter(|(key, _)| !granted.is_empty() || matches!(*key, "type" | "unit")).collect();
        zhou.puts(&approval::REGISTER, "", &facts).unwrap();
    }
    assert_eq!(reckoned(&zhou, "readiness").1, None, "nobody says how large it is");
    zhou.edits_project("total", "9000").unwrap();
    assert!(reckoned(&zhou, "readiness").1.is_some(), "a third of the approvals of the largest");
    for place in 0..4 {
        let facts = [("name".to_owned(), format!("大项目{place}")), ("total".to_owned(), "90000".to_owned())];
        zhou.does(sitebook::domain::command::Command::AddProject { facts: facts.to_vec() }).unwrap();
    }
    let small = zhou.tables().projects().find(|project| project.name == "垃圾填埋场").unwrap().id.clone();
    let of = PROJECT_FIGURES.iter().find(|of| of.rule.key == "readiness").unwrap();
    let around = zhou.around(DAY);
    assert_eq!((of.doubt)(&(of.of)(&small, &around), &small, &around), None, "four are larger");
}

#[test]
fn days_without_verified_progress_are_counted_for_works_under_way_alone() {
    let mut zhou = office();
    assert_eq!(shown(&zhou, "stalled"), Err(Missing::NotUnderWay));
    zhou.edits_project("phase", "续建").unwrap();
    assert_eq!(shown(&zhou, "stalled"), Err(Missing::NotVerified));
    zhou.puts(&month::REGISTER, "2026-08", &[("image_verified", "40"), ("reported_ytd", "900")]).unwrap();
    assert_eq!(shown(&zhou, "stalled").unwrap(), "84");
    assert_eq!(reckoned(&zhou, "stalled").0.marks(), [Mark::SeenOnce], "absence of data is not absence of progress");
    zhou.puts(&month::REGISTER, "2026-09", &[("image_verified", "45")]).unwrap();
    zhou.puts(&month::REGISTER, "2026-10", &[("image_verified", "45")]).unwrap();
    assert_eq!(shown(&zhou, "stalled").unwrap(), "54", "since the end of September");
    assert_eq!(reckoned(&zhou, "stalled").0.marks(), [Mark::Stalled(30)]);
    zhou.puts(&halt::REGISTER, "", &[("from", "2026-10-11"), ("to", "2026-11-10"), ("reason", "天气")]).unwrap();
    assert_eq!(shown(&zhou, "stalled").unwrap(), "24", "thirty days of a halt do not count");
}

#[test]
fn a_forecast_by_the_pace_of_the_months_says_by_how_much_it_is_late() {
    let mut zhou = office();
    for (field, text) in [("phase", "续建"), ("total", "2000"), ("planned_finish", "2026-12-31")] {
        zhou.edits_project(field, text).unwrap();
    }
    assert_eq!(shown(&zhou, "pace"), Err(Missing::NoOpening));
    zhou.puts(&year_plan::REGISTER, "2026", &[("plan", "1000"), ("opening", "500")]).unwrap();
    for (at, reported) in [("2026-08", "100"), ("2026-09", "50"), ("2026-10", "150")] {
        zhou.puts(&month::REGISTER, at, &[("reported", reported)]).unwrap();
    }
    // 500 + 300 of 2,000 are done: 1,200 at 100 a month are twelve months after October.
    assert_eq!(shown(&zhou, "pace").unwrap(), "12.0");
    assert_eq!(reckoned(&zhou, "pace").1.unwrap(), "按此进度 2027-10 竣工，比计划竣工晚 10 个月");
}
