//! 招商项目进展表: what was signed beside what arrived and what was built.

use std::cmp::Reverse;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::figures::fraction::Fraction;
use crate::domain::register::{Entry, Place};
use crate::domain::registers::investment as invest;
use crate::domain::registers::{funding, money_moved};
use crate::domain::text::Text;
use crate::domain::when::When;

use super::super::annexes::image_part;
use super::super::facts::Facts;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;
use super::promises::{day_of, shown};

type Row = Arc<Entry>;

/// The day on which a row came to a stage.
type Reached = fn(&Facts, &Row) -> Option<NaiveDate>;

/// The stages that an investment comes to, the furthest first, each by its day; what has ended stands before all.
static STAGES: [(Reached, Text); 8] = [
    (|_, row| day_of(row, invest::LOST_ON), Text::new("终止", "Ended")),
    (|_, row| day_of(row, invest::OUTPUT_ON), Text::new("投产", "Production")),
    (begun, Text::new("开工", "Begun")),
    (|_, row| day_of(row, invest::LANDED_ON), Text::new("落地", "Landed")),
    (|_, row| day_of(row, invest::FUNDED_ON), Text::new("资金到位", "Funded")),
    (|_, row| day_of(row, invest::CONTRACT_ON), Text::new("合同", "Contract")),
    (|_, row| day_of(row, invest::AGREEMENT_ON), Text::new("协议", "Agreement")),
    (|_, row| day_of(row, invest::TALKS_ON), Text::new("在谈", "Talks")),
];

/// 实际开工 of its project.
fn begun(facts: &Facts, row: &Row) -> Option<NaiveDate> {
    let member = facts.member(row.project()?.entity())?;
    member.rows.started.as_ref().map(|given| given.value.first_day())
}

/// The place of the stage that a row has come to by the day.
fn stage(facts: &Facts, row: &Row) -> usize {
    let is_reached = |(reached, _): &(Reached, Text)| reached(facts, row).is_some_and(|day| day <= facts.wanted.day);
    STAGES.iter().position(is_reached).unwrap_or(STAGES.len())
}

pub(super) static INVESTORS: Listed<Row> = Listed {
    rows: |facts| {
        let mut rows: Vec<Row> = facts.tables.entries().all(&invest::REGISTER).cloned().collect();
        // What has ended stands last.
        rows.sort_by_cached_key(|row| {
            let stage = stage(facts, row);
            (stage == 0, stage, Reverse(contracted(row)), row.id.clone())
        });
        rows
    },
    columns,
    about: |row| Rows::Entry(row.id.clone()),
    unit: |_, row| row.text(invest::INTRODUCER).trim().to_owned(),
    group: None,
    day: Some(|row| day_of(row, invest::CONTRACT_ON)),
    is_open: Some(|_, row| row.get(invest::LOST_ON).is_none() && row.get(invest::OUTPUT_ON).is_none()),
    foot: |facts, rows| {
        let by = |place: Place<When>| {
            rows.iter().filter(|row| day_of(row, place).is_some_and(|day| day <= facts.wanted.day)).count()
        };
        let (signed, landed) = (by(invest::CONTRACT_ON), by(invest::LANDED_ON));
        let rate = Value::share(landed, signed).shown(facts);
        Text::owned(
            format!("签约{signed}个，落地{landed}个，落地率{}%。到位资金和项目进度须一并看。", rate.zh),
            format!("{signed} signed, {landed} landed ({} %). Funds are to be read beside what was built.", rate.zh),
        )
    },
};

fn contracted(row: &Row) -> Option<Fraction> {
    row.get(invest::CONTRACTED).map(Into::into)
}

/// 到位资金: what arrived of the sources of the project, less what went back; of a source without payments, what it states.
fn arrived(facts: &Facts, row: &Row) -> Option<Fraction> {
    let project = row.project()?;
    let sources = facts.tables.entries().of(project.entity(), &funding::REGISTER);
    let known: Vec<Fraction> = sources.filter_map(|source| arrived_of(facts, source)).collect();
    if known.is_empty() { None } else { Fraction::sum(known) }
}

fn arrived_of(facts: &Facts, source: &Row) -> Option<Fraction> {
    let [arrived, _, returned] = [0, 1, 2].map(|place| money_moved::KINDS.options[place].key);
    let moved = facts.tables.entries().of(&source.id, &money_moved::REGISTER);
    let moved = moved.filter(|one| day_of(one, money_moved::ON).is_some_and(|day| day <= facts.wanted.day));
    let amounts = moved.filter_map(|one| {
        let amount: Fraction = one.get(money_moved::AMOUNT)?.into();
        match one.text(money_moved::KIND) {
            kind if kind == arrived => Some(amount),
            kind if kind == returned => Fraction::ZERO.minus(amount),
            _ => None,
        }
    });
    let amounts: Vec<Fraction> = amounts.collect();
    match amounts.is_empty() {
        true => source.get(funding::ARRIVED_STATED).map(Into::into),
        false => Fraction::sum(amounts),
    }
}

fn columns(_: &Facts) -> Vec<ColumnRule<Row>> {
    type Column = ColumnRule<Row>;
    vec![
        Column::words("project", Text::new("项目", "Project"), |facts, row, _| {
            Value::said(row.project().map(|project| facts.name(&project)).unwrap_or_default())
        }),
        Column::words("investor", Text::new("投资方", "Investor"), |_, row, _| {
            Value::said(row.text(invest::INVESTOR).trim())
        }),
        Column::words("introducer", Text::new("引荐单位", "Introduced by"), |_, row, _| {
            Value::said(row.text(invest::INTRODUCER).trim())
        }),
        Column::middle("contract_on", Text::new("合同日期", "Contract"), |_, row, _| {
            Value::Day(day_of(row, invest::CONTRACT_ON))
        }),
        Column::figures("contracted", Text::new("合同投资", "Contracted"), |_, row, _| {
            Value::Amount(contracted(row))
        })
        .adds(),
        Column::figures("arrived", Text::new("到位资金", "Arrived"), |facts, row, _| {
            Value::Amount(arrived(facts, row))
        })
        .adds(),
        Column::figures("share", Text::new("合同资金到位率%", "Arrived of contracted %"), |facts, row, _| {
            Value::Share(arrived(facts, row), contracted(row))
        })
        .adds(),
        Column::middle("begun", Text::new("开工日期", "Begun"), |facts, row, _| Value::Day(begun(facts, row))),
        Column::middle("stage", Text::new("阶段", "Stage"), |facts, row, _| {
            Value::Words(STAGES.get(stage(facts, row)).map_or_else(Text::default, |(_, name)| name.clone()))
        })
        .summed(|facts, rows| {
            let counts = STAGES
                .iter()
                .enumerate()
                .map(|(place, (_, name))| (name, rows.iter().filter(|row| stage(facts, row) == place).count()));
            let some: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
            Value::Words(Text::owned(
                some.iter().map(|(name, count)| format!("{}{count}", name.zh)).collect::<Vec<_>>().join(" "),
                some.iter().map(|(name, count)| format!("{} {count}", name.en)).collect::<Vec<_>>().join(", "),
            ))
        }),
        Column::figures("built", Text::new("完成投资", "Built"), |facts, row, _| {
            let member = row.project().and_then(|project| facts.member(project.entity()).cloned());
            Value::Amount(member.and_then(|member| member.parts.part.since_start(&member.rows).value().ok()))
        })
        .adds(),
        Column::words("part", Text::new("形象部位", "Part of the works"), |facts, row, _| {
            let member = row.project().and_then(|project| facts.member(project.entity()).cloned());
            Value::Words(member.map_or_else(Text::default, |member| image_part(facts, &member)))
        }),
        Column::figures("area", Text::new("用地（亩）", "Land (mu)"), |_, row, _| {
            Value::Amount(row.get(invest::CONTRACTED_AREA).map(Into::into))
        })
        .adds(),
        Column::figures("intensity", Text::new("合同强度（万元/亩）", "Contracted intensity"), |_, row, _| {
            Value::Words(shown(row, invest::CONTRACTED_INTENSITY.key))
        })
        .offered(),
        Column::words("note", Text::new("备注", "Remarks"), |_, row, _| {
            Value::Words(shown(row, invest::LOST_WHY.key))
        }),
    ]
}
