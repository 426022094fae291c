//! 比贡献: units by output, taxes and jobs of their signed targets.

use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::contribution::{KINDS, contribution, years};
use sitebook::domain::registers::signed_target::REGISTER;

use crate::inspector::{Inspector, texts};

const DAY: &str = "2026-09-21";

fn signs(who: &mut Inspector, holder: &str, year: &str, indicator: &str, unit: &str, actual: &str) {
    let facts = [("holder", holder), ("year", year), ("indicator", indicator), ("amount", "100"), ("unit", unit)];
    let stated = [("actual", actual), ("actual_as_of", "2026-08")];
    let facts = if actual.is_empty() { facts.to_vec() } else { [&facts[..], &stated[..]].concat() };
    let target = EntryTarget::OfKey { register: &REGISTER, parent: None, period: None };
    who.does(Command::PutEntry { target, facts: texts(&facts) }).unwrap();
}

#[test]
fn units_are_ranked_in_each_of_the_three_whatever_unit_they_count_in() {
    let mut zhou = Inspector::in_role("周主任", "office").with_project("垃圾填埋场");
    for (holder, indicator, unit, actual) in [
        ("特管会", "产值", "亿元", "1.2"),
        ("区工信局", "产值", "万元", "9000"),
        ("区农业局", "产值", "万元", "9000"),
        ("区商务局", "产值", "吨", "50000"),
        ("区教育局", "产值", "万元", ""),
        ("区工信局", "就业", "人", "320"),
        ("特管会", "就业", "", "150"),
    ] {
        signs(&mut zhou, holder, "2026", indicator, unit, actual);
    }
    signs(&mut zhou, "特管会", "2025", "税收", "万元", "80");
    signs(&mut zhou, "特管会", "2026", "满意度", "%", "95");
    let around = zhou.around(DAY);
    assert_eq!(years(&around), [2026, 2025]);
    let ranks = |by: usize| {
        let units = contribution(&around, 2026, by);
        let one = |unit: &sitebook::domain::contribution::Contributor| {
            (unit.holder.clone(), unit.figures[by].as_ref().and_then(|figure| figure.rank))
        };
        units.iter().map(one).collect::<Vec<_>>()
    };
    let told = |rows: &[(&str, Option<usize>)]| {
        rows.iter().map(|(name, rank)| ((*name).to_owned(), *rank)).collect::<Vec<_>>()
    };
    let output = ranks(0);
    assert_eq!(output[0], ("特管会".to_owned(), Some(1)), "1.2 亿元 are 12,000 万元");
    let second: Vec<_> = output[1..3].iter().map(|(_, rank)| *rank).collect();
    assert_eq!(second, [Some(2), Some(2)], "equal figures share a place");
    assert!(output[3..].iter().all(|(_, rank)| rank.is_none()), "tons and nothing stated have none");
    assert_eq!(ranks(2)[..2], told(&[("区工信局", Some(1)), ("特管会", Some(2))])[..]);
    assert_eq!(KINDS.len(), 3);
    assert_eq!(contribution(&around, 2025, 1).len(), 1, "a year of its own");
}
