//! Section 8: 投资强度 and cost.

use super::super::cost::{
    BUDGET_MAY_EXCEED, CostDoubt, Invested, Judgement, budget_doubt, budget_excess, forecast_doubt, forecast_excess,
    intensity, intensity_doubt, judge, per_mu,
};
use super::super::figure::Figure;
use super::super::fraction::Fraction;
use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::source::Given;
use super::make::{day, decimal, given, shown};
use crate::domain::decimal::Decimal;

fn amount(key: &'static str, text: &str) -> Option<Given<Decimal>> {
    (!text.is_empty()).then(|| given("invest", "p/1", key, decimal(text)))
}

fn of(buildings: &str, equipment: &str, land_price: &str, area: &str) -> Figure {
    let invested = Invested {
        buildings: amount("buildings", buildings),
        equipment: amount("equipment", equipment),
        land_price: amount("land_price", land_price),
    };
    intensity(&invested, amount("contracted_area", area).as_ref())
}

#[test]
fn vector_8_1_the_exact_value_misses_the_gate() {
    let figure = of("12000", "6500", "1800", "86.5");
    assert_eq!(shown(&figure), "234.7");
    assert_eq!(figure.reckoning().unwrap().written(), "(12,000 + 6,500 + 1,800) ÷ 86.5");
    assert_eq!(figure.sources().len(), 4);
    let judged =
        |asked: &str, finish: Option<&str>| judge(&figure, decimal(asked).into(), finish.map(day), day("2026-11-23"));
    assert_eq!(judged("235", Some("2026-11-22")), Some(Judgement::Below));
    assert_eq!(judged("234.6", Some("2026-11-22")), Some(Judgement::Met));
    assert_eq!(judged("234.7", Some("2026-11-22")), Some(Judgement::Below), "shown as 234.7, and less");
    assert_eq!(judged("235", Some("2026-11-23")), Some(Judgement::NotYet));
    assert_eq!(judged("235", None), Some(Judgement::NotYet));
    let partly = of("12000", "", "1800", "86.5");
    assert_eq!(partly.marks(), [Mark::PartsUnknown(1)]);
    let asked = Fraction::whole(235);
    assert_eq!(judge(&partly, asked, Some(day("2026-01-01")), day("2026-11-23")), Some(Judgement::Unknown));
    assert_eq!(judge(&of("", "", "", "1"), asked, None, day("2026-11-23")), None);
}

#[test]
fn vectors_8_2_and_8_3_hectares_and_no_area() {
    assert_eq!(per_mu(decimal("3000")), Some(Fraction::whole(200)));
    assert_eq!(per_mu(decimal("1125")), Some(Fraction::whole(75)));
    for (figure, why) in [
        (of("12000", "6500", "1800", "0"), Missing::NoArea),
        (of("12000", "6500", "1800", ""), Missing::NoArea),
        (of("", "", "", "86.5"), Missing::NoInvestment),
    ] {
        assert_eq!((shown(&figure).as_str(), figure.value()), ("—", Err(why)));
        assert_eq!(figure.marks(), []);
    }
}

#[test]
fn vectors_8_4_and_8_5_a_budget_of_more_than_a_tenth_above_is_doubted() {
    for (budget, rate, doubt) in [
        ("8580", "10.0", None),
        ("8580.01", "10.0", Some(CostDoubt::BudgetAboveEstimate)),
        ("8600", "10.3", Some(CostDoubt::BudgetAboveEstimate)),
        ("7000", "-10.3", None),
    ] {
        let excess = budget_excess(amount("estimate", "7800").as_ref(), amount("budget", budget).as_ref());
        assert_eq!((shown(&excess).as_str(), budget_doubt(&excess, BUDGET_MAY_EXCEED)), (rate, doubt), "{budget}");
    }
    let excess = budget_excess(amount("estimate", "7800").as_ref(), amount("budget", "8600").as_ref());
    assert_eq!(budget_doubt(&excess, decimal("12.5")), None, "the office may allow more");
    for (estimate, budget, why) in
        [("", "5", Missing::NoEstimate), ("0", "5", Missing::NoEstimate), ("5", "", Missing::NoBudget)]
    {
        let excess = budget_excess(amount("estimate", estimate).as_ref(), amount("budget", budget).as_ref());
        assert_eq!((excess.value(), budget_doubt(&excess, BUDGET_MAY_EXCEED)), (Err(why), None));
    }
}

#[test]
fn contract_and_changes_above_the_budget_need_approval() {
    let of = |contract: &str, changes: &[&str], budget: &str| {
        let changes: Vec<Given<Decimal>> = changes.iter().filter_map(|change| amount("money", change)).collect();
        forecast_excess(amount("contract_sum", contract).as_ref(), &changes, amount("budget", budget).as_ref())
    };
    for (changes, rate, doubt) in [
        (&["300", "-100"][..], "0.0", None),
        (&["300", "-99.99"][..], "0.0", Some(CostDoubt::ForecastAboveBudget)),
        (&["500"][..], "3.8", Some(CostDoubt::ForecastAboveBudget)),
        (&[][..], "-2.5", None),
    ] {
        let excess = of("7800", changes, "8000");
        assert_eq!((shown(&excess).as_str(), forecast_doubt(&excess)), (rate, doubt), "{changes:?}");
    }
    assert_eq!(of("7800", &["300"], "8000").reckoning().unwrap().written(), "(7,800 + 300 − 8,000) ÷ 8,000");
    assert_eq!(of("", &["300"], "8000").value(), Err(Missing::NoContract));
    assert_eq!(of("7800", &[], "").value(), Err(Missing::NoBudget));
}

#[test]
fn a_contracted_intensity_is_the_quotient_as_it_is_written() {
    for (stated, doubt) in [
        ("234.7", None),
        ("234.6", None),
        ("234.68", None),
        ("235", None),
        ("234.8", Some(CostDoubt::IntensityDiffers)),
        ("300", Some(CostDoubt::IntensityDiffers)),
    ] {
        assert_eq!(intensity_doubt(decimal(stated), decimal("20300"), decimal("86.5")), doubt, "{stated}");
    }
    assert_eq!(intensity_doubt(decimal("5"), decimal("20300"), decimal("0")), None);
    for doubt in [CostDoubt::BudgetAboveEstimate, CostDoubt::ForecastAboveBudget, CostDoubt::IntensityDiffers] {
        assert!(!doubt.words().is_blank());
    }
}
