//! Version 1 of the ten templates, as the first pages published them.
//!
//! It asks what version 2 asks, but for the items listed here, and has no wording for an item that fails. So it is made
//! from version 2 when an old visit asks for it; the fingerprints hold that it is what was published. Whoever makes
//! version 3 writes version 2 down here, as it then stands.

use super::wording::{Unit, check, number};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::decimal::Decimal;
use crate::domain::taxonomy::Category::{Figures, Hoarding, Progress};

/// What stood in version 1 in the place of an item of version 2; nothing, where the item is new.
const FIRST: &[(&str, Option<Item>)] = &[
    (
        "ct03",
        Some(
            number("ct03", "本期实物量", "Quantity built this period", Unit::InNote, 3)
                .hint("单位写在备注：公里、立方米、平方米等", "Give the unit in the note: km, m³, m²")
                .item(),
        ),
    ),
    (
        "ct04",
        Some(
            number("ct04", "累计实物量", "Quantity built in all", Unit::InNote, 3)
                .hint("与本期同一单位", "In the same unit")
                .item(),
        ),
    ),
    (
        "ct07",
        Some(
            check("ct07", "上报数与现场核定相符", "The reported figure agrees with what is verified")
                .hint("差额和原因写在备注", "Note the difference and the reason")
                .raises(Figures, "inflated")
                .item(),
        ),
    ),
    (
        "ct08",
        Some(
            check("ct08", "本期节点已完成", "This period's milestones reached")
                .hint("对照倒排工期表", "Compare with the back-schedule")
                .raises(Progress, "behind")
                .item(),
        ),
    ),
    (
        "ns03",
        Some(
            number("ns03", "首月实物量", "Quantity built in the first month", Unit::InNote, 3)
                .hint("单位写在备注：根、立方米、米等", "Give the unit in the note: piles, m³, m")
                .item(),
        ),
    ),
    (
        "il12",
        Some(
            number("il12", "实际产能", "Actual capacity", Unit::InNote, 3)
                .hint("按年计，单位写在备注：万吨、万件等", "Per year; give the unit in the note")
                .item(),
        ),
    ),
    ("id18", None),
    ("id19", None),
    (
        "id20",
        Some(
            number("id05", "已投资额占总投资额", "Invested, of the total investment", Unit::Percent, 2)
                .at_least(Decimal::whole(25))
                .hint("不足25%，且中止满1年的，疑似闲置", "Under 25% and suspended for a year is suspected idle land")
                .raises(Hoarding, "idle")
                .item(),
        ),
    ),
];

/// Version 1 of a template, from its version 2.
pub(super) fn first_version(second: &Template) -> Template {
    let sections = second
        .sections
        .iter()
        .map(|section| Section { items: section.items.iter().filter_map(first_item).collect(), ..section.clone() });
    Template { version: 1, sections: sections.collect(), ..second.clone() }
}

fn first_item(item: &Item) -> Option<Item> {
    match FIRST.iter().find(|(key, _)| *key == item.key) {
        Some((_, first)) => first.clone(),
        None => Some(Item { unmet: None, ..item.clone() }),
    }
}
