//! 投资强度, and what the works cost against what was allowed: as figures, as judgements, as doubts (存疑).

use chrono::NaiveDate;

use super::super::decimal::Decimal;
use super::super::text::Text;
use super::amount::{Amount, Rounding};
use super::figure::Figure;
use super::fraction::Fraction;
use super::mark::Mark;
use super::missing::Missing;
use super::reckoning::Reckoning;
use super::rule::{BUDGET_EXCESS, FORECAST_EXCESS, INTENSITY};
use super::source::Given;

/// A hectare has fifteen mu (公顷, 亩).
const MU_OF_A_HECTARE: i64 = 15;

/// What is invested in a piece of land, 万元.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Invested {
    /// 厂房.
    pub buildings: Option<Given<Decimal>>,
    /// 设备.
    pub equipment: Option<Given<Decimal>>,
    /// 地价款.
    pub land_price: Option<Given<Decimal>>,
}

/// 投资强度: buildings, equipment and land price by the area. Parts that are not known are said beside it.
///
/// Source: 《工业项目建设用地控制指标》.
pub fn intensity(invested: &Invested, area: Option<&Given<Decimal>>) -> Figure {
    let parts = [&invested.buildings, &invested.equipment, &invested.land_price];
    let known: Vec<&Given<Decimal>> = parts.into_iter().flatten().collect();
    let sources = known.iter().copied().chain(area).map(|given| given.source.clone());
    let reckoning = match (area.map(Given::number), known.len()) {
        (None, _) => Err(Missing::NoArea),
        (Some(area), _) if area <= Fraction::ZERO => Err(Missing::NoArea),
        (Some(_), 0) => Err(Missing::NoInvestment),
        (Some(area), _) => Ok(Reckoning::sum(known.iter().map(|given| given.number())).over(area)),
    };
    let unknown = Some(3 - known.len()).filter(|unknown| *unknown > 0 && reckoning.is_ok()).map(Mark::PartsUnknown);
    Figure::of_result(&INTENSITY, reckoning).from(sources).marked(unknown)
}

/// 万元/公顷 as 万元/亩.
pub fn per_mu(per_hectare: Decimal) -> Option<Fraction> {
    Fraction::from(per_hectare).over(Fraction::whole(MU_OF_A_HECTARE))
}

/// How an intensity stands to what is asked for: by the contract, or by the park.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Judgement {
    /// Reached, by the exact value.
    Met,
    /// Missed.
    Below,
    /// The agreed finish has not passed, or is not known: it is shown and not judged.
    NotYet,
    /// Missed by what is known, and some parts are not.
    Unknown,
}

/// Judges an intensity on a day; none where there is no figure. `asked` in 万元/亩.
pub fn judge(
    intensity: &Figure,
    asked: Fraction,
    agreed_finish: Option<NaiveDate>,
    day: NaiveDate,
) -> Option<Judgement> {
    let value = intensity.value().ok()?;
    let is_whole = !intensity.marks().iter().any(|mark| matches!(mark, Mark::PartsUnknown(_)));
    Some(match agreed_finish {
        None => Judgement::NotYet,
        Some(finish) if day <= finish => Judgement::NotYet,
        Some(_) if value >= asked => Judgement::Met,
        Some(_) if is_whole => Judgement::Below,
        Some(_) => Judgement::Unknown,
    })
}

/// 概算超估算: by how much the approved budget lies above the estimate of the feasibility study.
pub fn budget_excess(estimate: Option<&Given<Decimal>>, budget: Option<&Given<Decimal>>) -> Figure {
    let sources = [estimate, budget].into_iter().flatten().map(|given| given.source.clone());
    let reckoning = positive(estimate, Missing::NoEstimate).and_then(|estimate| {
        let budget = budget.map(Given::number).ok_or(Missing::NoBudget)?;
        Ok(Reckoning::from(budget).minus(estimate).over(estimate))
    });
    Figure::of_result(&BUDGET_EXCESS, reckoning).from(sources)
}

/// 预计超概算: by how much contract and changes together lie above the approved budget.
pub fn forecast_excess(
    contract: Option<&Given<Decimal>>,
    changes: &[Given<Decimal>],
    budget: Option<&Given<Decimal>>,
) -> Figure {
    let sources = contract.into_iter().chain(changes).chain(budget).map(|given| given.source.clone());
    let reckoning = positive(budget, Missing::NoBudget).and_then(|budget| {
        let contract = contract.ok_or(Missing::NoContract)?;
        let forecast = Reckoning::sum([contract].into_iter().chain(changes).map(Given::number));
        Ok(forecast.minus(budget).over(budget))
    });
    Figure::of_result(&FORECAST_EXCESS, reckoning).from(sources)
}

fn positive(given: Option<&Given<Decimal>>, why: Missing) -> Result<Fraction, Missing> {
    given.map(Given::number).filter(|number| *number > Fraction::ZERO).ok_or(why)
}

/// What is doubtful about the cost of a project.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum CostDoubt {
    /// The budget lies above the estimate by more than is allowed (政府投资条例 art. 12).
    BudgetAboveEstimate,
    /// Contract and changes lie above the budget (art. 23).
    ForecastAboveBudget,
    /// The contracted intensity is not the contracted investment by the contracted area.
    IntensityDiffers,
}

impl CostDoubt {
    /// What is said, and what has to be done.
    pub const fn words(self) -> Text {
        match self {
            Self::BudgetAboveEstimate => Text::new(
                "概算超过可研估算的限度，须报告，可研可能需重新报批",
                "budget above the estimate by more than allowed: to be reported, the study may have to be made again",
            ),
            Self::ForecastAboveBudget => {
                Text::new("预计超过批复概算，须报批", "forecast above the approved budget: needs approval")
            }
            Self::IntensityDiffers => {
                Text::new("合同强度与合同投资、用地不符", "contracted intensity is not investment by area")
            }
        }
    }
}

/// By how many per cent a budget may lie above the estimate unless the office says otherwise.
pub const BUDGET_MAY_EXCEED: Decimal = Decimal::whole(10);

/// Doubts a budget that lies above the estimate by more than `percent`; exactly as much is allowed.
pub fn budget_doubt(excess: &Figure, percent: Decimal) -> Option<CostDoubt> {
    excess.in_unit().filter(|excess| *excess > percent.into()).map(|_| CostDoubt::BudgetAboveEstimate)
}

/// Doubts a forecast above the budget.
pub fn forecast_doubt(excess: &Figure) -> Option<CostDoubt> {
    excess.value().ok().filter(|excess| *excess > Fraction::ZERO).map(|_| CostDoubt::ForecastAboveBudget)
}

/// Doubts a contracted intensity that is neither the rounded nor the truncated quotient, with the places that it is given in.
pub fn intensity_doubt(stated: Decimal, investment: Decimal, area: Decimal) -> Option<CostDoubt> {
    let quotient = Fraction::from(investment).over(area.into())?;
    let exact = Amount::of(stated.into(), stated.places(), Rounding::Truncate);
    let agrees = Rounding::ALL.iter().any(|rounding| Amount::of(quotient, stated.places(), *rounding) == exact);
    (!agrees).then_some(CostDoubt::IntensityDiffers)
}
