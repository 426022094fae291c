//! Version 2 of the templates that have a version 3 by now, as the pages before published them.
//!
//! It asks what version 3 asks, but for the items listed here, shows all of them always, and wants no evidence. So it is made
//! from version 3 when a visit asks for it; the fingerprints hold that it is what was published. Whoever makes version 4
//! writes version 3 down here, as it then stands.

use super::continuing::REASONS;
use super::wording::{Unit, check, choice, number};
use crate::domain::checklist::{Item, Section, Template};
use crate::domain::taxonomy::Category::Progress;

/// What stood in version 2 in the place of an item of version 3; nothing, where the item is new.
const SECOND: &[(&str, Option<Item>)] = &[
    ("ct19", None),
    (
        "ct10",
        Some(
            number("ct10", "停工天数", "Days stopped", Unit::Days, 0)
                .between(0, 10_000)
                .hint("自上次督查起；未停工填0", "Since the last visit; 0 if never")
                .item(),
        ),
    ),
    (
        "ct11",
        Some(
            choice("ct11", "停工原因", "Reason for stopping", REASONS)
                .hint("有几项的选主要一项", "The main one if several")
                .item(),
        ),
    ),
    (
        "ct12",
        Some(
            check("ct12", "复工已核准", "Resumption approved")
                .unmet("复工未经核准", "Works resumed without approval")
                .hint("看复工令；未停工选不适用", "See the order to resume; not applicable if never stopped")
                .raises(Progress, "suspended")
                .item(),
        ),
    ),
];

/// Version 2 of a template, from its version 3.
pub(super) fn second_version(third: &Template) -> Template {
    let sections = third
        .sections
        .iter()
        .map(|section| Section { items: section.items.iter().filter_map(second_item).collect(), ..section.clone() });
    Template { version: 2, sections: sections.collect(), ..third.clone() }
}

fn second_item(item: &Item) -> Option<Item> {
    match SECOND.iter().find(|(key, _)| *key == item.key) {
        Some((_, second)) => second.clone(),
        None => Some(item.clone().asking_no_more()),
    }
}
