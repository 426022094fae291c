//! Laws of totals: sums over sums, whatever the order and however projects are put together.

use proptest::prelude::*;

use super::super::figure::Figure;
use super::super::fraction::Fraction;
use super::super::growth::{Base, GrowthPart, growth};
use super::super::mark::Mark;
use super::super::missing::Missing;
use super::super::month::Month;
use super::super::part::Part;
use super::super::rows::ProjectRows;
use super::super::starts::{DueBase, StartPart, Starts};
use super::super::total::Total;
use super::super::ytd::Take;
use super::make::{month, project};

const AS_OF: &str = "2026-08";

/// A project by what was drawn: a plan, reports by month, one verified sum, months planned, a start planned and a start made.
type Drawn = (Option<u32>, Vec<Option<i32>>, Option<(u32, u32)>, Vec<Option<u32>>, Option<u32>, Option<u32>);

fn drawn() -> impl Strategy<Value = Drawn> {
    use proptest::collection::vec;
    use proptest::option::{of, weighted};
    (
        weighted(0.8, 0_u32..1_000_000),
        vec(weighted(0.8, -5_000_i32..100_000), 12),
        of((1_u32..=12, 0_u32..500_000)),
        vec(weighted(0.9, 0_u32..100_000), 12),
        of(0_u32..36),
        of(0_u32..36),
    )
}

fn cents(amount: impl Into<i64>) -> String {
    let amount = amount.into();
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", amount.abs() / 100, amount.abs() % 100)
}

fn built(number: usize, (plan, reported, verified, planned, start, begun): Drawn) -> ProjectRows {
    let mut rows = project(&format!("p{number:03}"));
    let of_2026 = |place: usize| format!("2026-{:02}", place + 1);
    let from_2025 = |months: u32| month("2027-12").back(35 - months).to_string();
    if let Some(plan) = plan {
        rows = rows.plan(2026, &cents(plan));
    }
    for (place, reported) in reported.iter().enumerate() {
        if let Some(reported) = reported {
            rows = rows.reported(&of_2026(place), &cents(*reported));
            rows = rows.reported(&of_2026(place).replace("2026", "2025"), &cents(reported / 2));
        }
    }
    for (place, planned) in planned.iter().enumerate() {
        if let Some(planned) = planned {
            rows = rows.planned(&of_2026(place), &cents(*planned));
        }
    }
    if let Some((at, sum)) = verified {
        rows = rows.verified(&format!("2026-{at:02}"), &cents(sum));
    }
    if let Some(start) = start {
        rows = rows.start(&from_2025(start));
    }
    if let Some(begun) = begun {
        rows = rows.begun(&from_2025(begun));
    }
    rows
}

fn projects() -> impl Strategy<Value = Vec<ProjectRows>> {
    proptest::collection::vec(drawn(), 1..8)
        .prop_map(|all| all.into_iter().enumerate().map(|(number, drawn)| built(number, drawn)).collect())
}

fn figures(total: &Total) -> [Figure; 9] {
    [
        total.completed(),
        total.completion(),
        total.verified_share(),
        total.plan_to_date(),
        total.plan_share(),
        total.time_share(),
        total.gap(),
        total.gap_to_time(),
        total.ratio(),
    ]
}

fn rates(starts: &Starts) -> [Figure; 4] {
    [starts.under_way.clone(), starts.of_this_year.clone(), starts.of_due.clone(), starts.on_time.clone()]
}

fn sum(figures: impl Iterator<Item = Figure>) -> Fraction {
    Fraction::sum(figures.filter_map(|figure| figure.value().ok())).unwrap()
}

proptest! {
    #[test]
    fn a_total_is_the_sum_of_its_parts_however_they_are_put_together(rows in projects(), cut in 0_usize..8) {
        let as_of = month(AS_OF);
        let parts: Vec<Part> = rows.iter().map(|rows| Part::of(rows, as_of, Take::Usual)).collect();
        let (one, other) = parts.split_at(cut.min(parts.len()));
        let all = Total::of(&parts, as_of);
        let halves = [Total::of(one, as_of), Total::of(other, as_of)];
        prop_assert_eq!(halves.iter().map(Total::counted).sum::<usize>(), all.counted());
        let silent: Vec<_> = halves.iter().flat_map(Total::not_reported).cloned().collect();
        prop_assert_eq!(silent, all.not_reported());
        let of = |figure: fn(&Total) -> Figure| (figure(&all).value(), sum(halves.iter().map(figure)));
        for (whole, of_halves) in [of(Total::completed), of(Total::plan_to_date)] {
            prop_assert!(whole.map_or(of_halves.is_zero(), |whole| whole == of_halves), "{:?} {:?}", whole, of_halves);
        }
        let alone: Vec<Total> = parts.iter().map(|part| Total::of([part], as_of)).collect();
        let known: Vec<Fraction> = alone.iter().filter_map(|total| total.completion().value().ok()).collect();
        if let (Ok(rate), true) = (all.completion().value(), all.not_reported().is_empty()) {
            prop_assert!(known.iter().min() <= Some(&rate) && Some(&rate) <= known.iter().max());
        }
    }

    #[test]
    fn the_order_of_projects_does_not_matter(rows in projects()) {
        let as_of = month(AS_OF);
        let mut parts: Vec<Part> = rows.iter().map(|rows| Part::of(rows, as_of, Take::Usual)).collect();
        let mut starts: Vec<StartPart> = rows.iter().map(|rows| StartPart::of(rows, as_of)).collect();
        let mut grown: Vec<GrowthPart> = rows.iter().map(|rows| GrowthPart::of(rows, as_of, Take::Reported)).collect();
        let reckon = |parts: &[Part], starts: &[StartPart], grown: &[GrowthPart]| {
            let grown: Vec<&GrowthPart> = grown.iter().collect();
            let mut all = figures(&Total::of(parts, as_of)).to_vec();
            all.extend(rates(&Starts::of(&starts.iter().collect::<Vec<_>>(), DueBase::OpenThisYear)));
            all.push(growth(&grown, &grown, Base::InBook));
            all
        };
        let forward = reckon(&parts, &starts, &grown);
        parts.reverse();
        starts.reverse();
        grown.reverse();
        let backward = reckon(&parts, &starts, &grown);
        for (one, other) in forward.iter().zip(&backward) {
            prop_assert_eq!(one.value(), other.value());
            prop_assert_eq!((one.sources(), one.marks()), (other.sources(), other.marks()));
        }
    }

    #[test]
    fn a_figure_is_what_its_reckoning_gives_and_opens_to_something(rows in projects()) {
        let as_of = month(AS_OF);
        let parts: Vec<Part> = rows.iter().map(|rows| Part::of(rows, as_of, Take::Usual)).collect();
        for figure in figures(&Total::of(&parts, as_of)) {
            prop_assert_eq!(figure.as_of(), Some(as_of));
            match (figure.value(), figure.reckoning()) {
                (Ok(value), Some(reckoning)) => {
                    prop_assert_eq!(reckoning.value(), Ok(value));
                    prop_assert!(figure.rule().key == "time_share" || !figure.sources().is_empty(), "{:?}", figure);
                }
                (Err(why), None) => prop_assert!(why != Missing::TooLarge),
                (Ok(_), None) | (Err(_), Some(_)) => prop_assert!(false, "{:?}", figure),
            }
        }
    }

    #[test]
    fn no_rate_of_starts_has_more_above_the_line_than_below(rows in projects(), base in 0..2) {
        let parts: Vec<StartPart> = rows.iter().map(|rows| StartPart::of(rows, month(AS_OF))).collect();
        let base = [DueBase::OpenThisYear, DueBase::All][usize::from(base == 1)];
        let starts = Starts::of(&parts.iter().collect::<Vec<_>>(), base);
        for rate in rates(&starts).iter().filter_map(|figure| figure.value().ok()) {
            prop_assert!(Fraction::ZERO <= rate && rate <= Fraction::ONE);
        }
        let mut named = [starts.early, starts.due_not_begun, starts.not_due, starts.without_date].concat();
        let count = named.len();
        named.sort();
        named.dedup();
        prop_assert_eq!(named.len(), count, "each project stands in one list at most");
    }
}

#[test]
fn every_mark_is_said_in_both_languages() {
    let at: Month = month("2026-07");
    for (mark, zh) in [
        (Mark::Unverified, "上报数，未核定"),
        (Mark::VerifiedTo(at), "核定至 7 月"),
        (Mark::PartlyVerifiedTo(at), "部分核定至 7 月"),
        (Mark::PartlyUnverified(2), "2 项为上报数，未核定"),
        (Mark::Untrusted(at), "7 月核定数未采信"),
        (Mark::MissingMonths(vec![3, 4]), "缺报 3、4 月"),
        (Mark::MissingMonths(vec![1, 2, 3, 4, 5, 6]), "缺报 1—6 月"),
        (Mark::MissingMonths(vec![1, 3, 4, 5, 7, 8]), "缺报 1、3—5、7、8 月"),
        (Mark::PartlyMissingMonths(2), "2 项有缺报月份"),
        (Mark::WithoutPlan(2), "2 项无年度计划"),
        (Mark::NotReported(2), "2 项未报"),
        (Mark::MonthlyPlanIncomplete, "月计划不全"),
        (Mark::MonthlyPlanDiffers, "月计划合计与年度计划不符"),
        (Mark::StartToTheYear, "计划开工时间只到年"),
        (Mark::FinishBeforeStart, "计划竣工早于计划开工"),
        (Mark::InBookOnly, "口径：在册项目"),
        (Mark::StartUndated(2), "2 项未填开工日"),
        (Mark::AllDueCount, "口径：全部到期项目"),
        (Mark::PartsUnknown(2), "2 项投入未填"),
        (Mark::StatedDiffers, "填报总数与流水合计不符"),
        (Mark::LeftOut(2), "2 条缺数，未计入"),
        (Mark::AsStated, "填报数"),
        (Mark::SeenOnce, "只核定过一次：久未核查，不判停滞"),
        (Mark::Stalled(30), "停滞（30 天及以上）"),
    ] {
        assert_eq!(mark.words().zh, zh);
        assert!(!mark.words().en.is_empty());
    }
}
