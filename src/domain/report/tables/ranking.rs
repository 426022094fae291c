//! 项目推进排名: units by what they show; what has no figure has no rank.

use crate::domain::figures::figure::Figure;
use crate::domain::figures::ranking::ranks;
use crate::domain::progress::asked::{About, Measure};
use crate::domain::progress::region::RegionProgress;
use crate::domain::text::Text;

use super::super::facts::{Facts, Group};
use super::super::problems::rectified;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;

/// A unit with its ranks.
pub(super) struct Ranked {
    group: Group,
    rank: Option<usize>,
    growth_rank: Option<usize>,
}

pub(super) static RANKING: Listed<Ranked> = Listed {
    rows,
    columns,
    about: |row| Rows::Figure(About::Group(row.group.by, row.group.name.clone()), Measure::Completion),
    unit: |_, row| row.group.name.clone(),
    group: None,
    day: None,
    is_open: None,
    foot: |_, _| {
        Text::new(
            "完成率相同的名次并列；没有完成率的不排名次。",
            "Units that show the same share a rank; one without a rate has none.",
        )
    },
};

fn rows(facts: &Facts) -> Vec<Ranked> {
    let by =
        |of: fn(&Group) -> Figure| ranks(&facts.units.iter().map(|unit| facts.shown(&of(unit))).collect::<Vec<_>>());
    let (completion, growth) = (by(|unit| unit.total.completion()), by(|unit| unit.growth.clone()));
    let mut rows: Vec<Ranked> = facts
        .units
        .iter()
        .zip(completion)
        .zip(growth)
        .map(|((group, rank), growth_rank)| Ranked { group: group.clone(), rank, growth_rank })
        .collect();
    rows.sort_by_key(|row| (row.rank.is_none(), row.rank));
    rows
}

/// The projects of these units.
fn region(facts: &Facts, rows: &[&Ranked]) -> RegionProgress {
    facts.region.within(|project| rows.iter().any(|row| row.group.name == facts.unit(project)))
}

fn columns(_: &Facts) -> Vec<ColumnRule<Ranked>> {
    type Column = ColumnRule<Ranked>;
    vec![
        Column::middle("rank", Text::new("名次", "Rank"), |_, row, _| ranked(row.rank)),
        Column::words("unit", Text::new("单位", "Unit"), |_, row, _| Value::said(row.group.name.clone())),
        Column::figures("count", Text::new("项目数", "Projects"), |_, row, _| {
            Value::number(row.group.region.members.len())
        })
        .adds(),
        Column::figures("plan", Text::new("年度计划", "Plan for the year"), |_, row, _| {
            Value::Figure(row.group.total.plan())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).total().plan())),
        Column::figures("ytd", Text::new("累计完成", "Since January"), |_, row, _| {
            Value::Figure(row.group.total.completed())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).total().completed())),
        Column::figures("rate", Text::new("完成率%", "Done %"), |_, row, _| {
            Value::Figure(row.group.total.completion())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).total().completion())),
        Column::figures("gap", Text::new("序时差", "Ahead, points"), |_, row, _| {
            Value::Figure(row.group.total.gap())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).total().gap())),
        Column::figures("growth", Text::new("同比增幅%", "Growth %"), |_, row, _| {
            Value::Figure(row.group.growth.clone())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).growth())),
        Column::middle("growth_rank", Text::new("增幅名次", "Rank by growth"), |_, row, _| ranked(row.growth_rank)),
        Column::figures("under_way", Text::new("开（复）工率%", "Under way %"), |_, row, _| {
            Value::Figure(row.group.starts.under_way.clone())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).starts().under_way)),
        Column::figures("of_due", Text::new("到期开工率%", "Of those due %"), |_, row, _| {
            Value::Figure(row.group.starts.of_due.clone())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).starts().of_due)),
        Column::figures("rectified", Text::new("整改率%", "Rectified %"), |facts, row, _| {
            let problems = facts.ledger.problems.iter().map(|problem| &**problem);
            let share = rectified(problems.filter(|problem| facts.unit(&problem.project) == row.group.name));
            Value::share(share.over, share.under)
        })
        .adds(),
        Column::figures("verified", Text::new("核定面%", "Verified %"), |_, row, _| {
            Value::Figure(row.group.total.verified_share())
        })
        .summed(|facts, rows| Value::Figure(region(facts, rows).total().verified_share())),
    ]
}

fn ranked(rank: Option<usize>) -> Value {
    Value::said(rank.map(|rank| rank.to_string()).unwrap_or_default())
}
