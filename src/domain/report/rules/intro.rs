//! A: on what the bulletin rests.

use super::rule::SentenceRule;
use crate::domain::report::facts::Facts;
use crate::domain::report::said::{Said, Slots};
use crate::domain::report::when;

/// 导语.
pub static RULES: &[SentenceRule] = &[
    SentenceRule {
        id: "A1",
        zh: "根据{basis}，{span}，{office}对{region}重点工程项目开展现场督查，实地查看项目{count}个。",
        en: "On the basis of the {basis}, {office} inspected the key projects of {region} on site from {span} and saw {count} of them.",
        fill: |facts| {
            let visits = facts.visits.filter(|visits| visits.projects > 0)?;
            Some(vec![
                ("basis", basis(facts)),
                ("span", when::span(visits.from, visits.to).into()),
                ("office", facts.office.as_str().into()),
                ("region", region(facts)),
                ("count", visits.projects.into()),
            ])
        },
    },
    SentenceRule {
        id: "A1b",
        zh: "本期未开展现场督查，以下情况依据各单位报送数据整理。",
        en: "No project was visited in this period; what follows is compiled from what the units reported.",
        fill: |facts| facts.visits.is_none_or(|visits| visits.projects == 0).then(Vec::new),
    },
    SentenceRule {
        id: "A2",
        zh: "项目进展数据截至{month}底，问题和时限数据截至{day}。现将有关情况通报如下。",
        en: "Progress is as of the end of {month}, problems and deadlines as of {day}. The situation is as follows.",
        fill: |facts| Some(dates(facts)),
    },
];

fn dates(facts: &Facts) -> Slots {
    vec![("month", when::month(facts.wanted.as_of).into()), ("day", when::day(facts.wanted.day).into())]
}

fn basis(facts: &Facts) -> Said {
    match facts.wanted.basis.trim() {
        "" => Said::words("年度督查工作安排", "year’s plan of inspections"),
        basis => basis.into(),
    }
}

fn region(facts: &Facts) -> Said {
    match facts.region_name.as_str() {
        "" => Said::words("", "the district"),
        name => name.into(),
    }
}
