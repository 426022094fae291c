//! B3: how what was completed stands to the plan to date, in the words of the rule of lights that the office takes.

use std::cmp::Ordering;

use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::light::Preset;
use crate::domain::figures::total::Total;
use crate::domain::progress::asked::{About, Measure};
use crate::domain::report::bands::word_for;
use crate::domain::report::facts::Facts;
use crate::domain::report::said::Said;
use crate::domain::text::Text;

static AHEAD: Text = Text::new("超序时", "ahead of plan");
static ON_PLAN: Text = Text::new("达序时", "on plan");
static SLIGHTLY: Text = Text::new("略滞后", "slightly behind");
static BEHIND: Text = Text::new("滞后", "behind");
static FAR: Text = Text::new("严重滞后", "far behind");

/// 进度: the word for a ratio to the plan to date, as a fraction of 1, and a gap in points, as a fraction of 1.
///
/// | Word | 武汉, by ratio | 银川, by gap | 三亚, by shortfall |
/// |---|---|---|---|
/// | 略滞后 | 80 % or more | less than 10 points | – |
/// | 滞后 | 60 % or more | 10 to 30 points | half or less |
/// | 严重滞后 | less | more | more |
pub(super) fn class(preset: Preset, ratio: Fraction, gap: Fraction) -> &'static Text {
    let part = |over: i128| Fraction::new(over, 100).unwrap_or(Fraction::ONE);
    match (gap.cmp(&Fraction::ZERO), preset) {
        (Ordering::Greater, _) => &AHEAD,
        (Ordering::Equal, _) => &ON_PLAN,
        (_, Preset::Wuhan) if ratio >= part(80) => &SLIGHTLY,
        (_, Preset::Wuhan) if ratio >= part(60) => &BEHIND,
        (_, Preset::Yinchuan) if gap > part(-10) => &SLIGHTLY,
        (_, Preset::Yinchuan) if gap >= part(-30) => &BEHIND,
        (_, Preset::Sanya) if ratio >= part(50) => &BEHIND,
        (_, Preset::Wuhan | Preset::Yinchuan | Preset::Sanya) => &FAR,
    }
}

/// The clause; none where there is no figure.
pub(super) fn clause(facts: &Facts, total: &Total, about: &About) -> Option<Said> {
    let figure = |figure, measure| facts.said(&figure, about.clone(), measure);
    let gap = total.gap();
    let exact = gap.value().ok()?;
    let Ok(ratio) = total.ratio().value() else {
        return Some(Said::words(
            "按计划尚未到投资期，暂不评价进度",
            "nothing is due by the plan yet, so pace is not judged",
        ));
    };
    let share = figure(total.plan_share(), Measure::PlanShare)?;
    let shows_nothing = facts.digits(&gap)?.chars().all(|sign| matches!(sign, '0' | '.'));
    if shows_nothing && !exact.is_zero() {
        return Some(Said::fill(
            "与序时计划（{share}%）基本持平",
            "about on plan ({share} %)",
            &vec![("share", share)],
        ));
    }
    let own = word_for(&facts.bands, ratio);
    let word = own.map_or_else(|| class(facts.settings.lights, ratio, exact).clone().into(), Said::from);
    let slots = vec![("share", share), ("gap", figure(gap, Measure::Gap)?), ("class", word)];
    Some(match exact.cmp(&Fraction::ZERO) {
        // The office's own word stands for itself, without 「进度」 before it.
        Ordering::Less if own.is_some() => Said::fill(
            "低于序时计划（{share}%）{gap}个百分点，{class}",
            "{gap} points below the plan to date ({share} %), {class}",
            &slots,
        ),
        Ordering::Greater => Said::fill(
            "高于序时计划（{share}%）{gap}个百分点，{class}",
            "{gap} points above the plan to date ({share} %), {class}",
            &slots,
        ),
        Ordering::Equal => {
            Said::fill("与序时计划（{share}%）持平，{class}", "equal to the plan to date ({share} %), {class}", &slots)
        }
        Ordering::Less => Said::fill(
            "低于序时计划（{share}%）{gap}个百分点，进度{class}",
            "{gap} points below the plan to date ({share} %), {class}",
            &slots,
        ),
    })
}
