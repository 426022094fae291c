//! Answers to checklists, and the office's own checklists that ask more than the built-in ones.

use chrono::{Days, NaiveDate};
use sitebook::book::Value;
use sitebook::domain::checklist::{Item, ItemKind, NOT_APPLICABLE, Section, Target, Template, TemplateKey};
use sitebook::domain::decimal::Decimal;
use sitebook::domain::templates::built_in;
use sitebook::domain::text::Text;

use super::dice::Dice;
use super::phrases;

/// A checklist of the office's own as it is published: the sections of two built-in ones in one.
pub fn own_checklist(title: &str, one: &str, other: &str) -> Value {
    let newest = |key: &str| built_in().iter().find(|template| template.key.as_str() == key);
    let [one, other] = [one, other].map(|key| newest(key).expect("it is one of the built-in ones"));
    let sections: Vec<Section> = [one, other]
        .iter()
        .flat_map(|from| from.sections.iter().map(|section| (from.key.as_str(), section)))
        .map(|(from, section)| Section { key: format!("{from}_{}", section.key).into(), ..section.clone() })
        .collect();
    let own = Template {
        key: TemplateKey::new("draft"),
        version: 1,
        title: Text::owned(title, ""),
        purpose: Text::owned("本区督查统一使用", ""),
        phases: one.phases.clone(),
        sections: sections.into(),
    };
    let json = serde_json::to_string(&own).expect("a checklist can be written");
    serde_json::from_str(&json).expect("a written checklist is a value")
}

/// What is answered to an item. `fails`: a problem is to be raised from it.
pub fn answer(dice: &mut Dice, item: &Item, day: NaiveDate, fails: bool, parts: &[&str]) -> Option<String> {
    if fails {
        return Some(bad(dice, item));
    }
    match dice.below(100) {
        0..3 => return None,
        3..7 => return Some(NOT_APPLICABLE.to_owned()),
        _ => {}
    }
    Some(match &item.kind {
        ItemKind::Check => if dice.chance(94) { "pass" } else { "fail" }.to_owned(),
        ItemKind::Number { unit, min, max, decimals, target } => {
            let number = good_number(dice, &unit.zh, *target);
            within(number, *min, *max, *decimals)
        }
        ItemKind::Date { .. } => {
            let days = dice.between(0, 300);
            day.checked_add_days(Days::new(days.unsigned_abs())).unwrap_or(day).to_string()
        }
        ItemKind::Text => phrases::progress(dice, parts),
        ItemKind::Choice { options, .. } => {
            let good: Vec<&str> = options.iter().filter(|option| !option.fails).map(|option| &*option.key).collect();
            dice.pick(&good).to_owned()
        }
    })
}

/// Whether an item can be answered badly and then suggests a problem.
pub fn can_fail(item: &Item) -> bool {
    item.raises.is_some()
        && match &item.kind {
            ItemKind::Check => true,
            ItemKind::Number { target, .. } => target.is_some(),
            ItemKind::Choice { options, .. } => options.iter().any(|option| option.fails),
            ItemKind::Date { .. } | ItemKind::Text => false,
        }
}

fn bad(dice: &mut Dice, item: &Item) -> String {
    match &item.kind {
        ItemKind::Number { min, max, decimals, target, .. } => {
            let number = match target {
                Some(Target::AtLeast(least)) => dice.between(floor(*least) / 3, (floor(*least) - 1).max(0)),
                Some(Target::AtMost(most)) => floor(*most) + dice.between(1, 15),
                None => 0,
            };
            within(number, *min, *max, *decimals)
        }
        ItemKind::Choice { options, .. } => {
            options.iter().find(|option| option.fails).map_or_else(String::new, |option| option.key.to_string())
        }
        ItemKind::Check | ItemKind::Date { .. } | ItemKind::Text => "fail".to_owned(),
    }
}

fn good_number(dice: &mut Dice, unit: &str, target: Option<Target>) -> i64 {
    match target {
        Some(Target::AtLeast(least)) if floor(least) >= 100 => 100,
        Some(Target::AtLeast(least)) => floor(least) + dice.between(1, 40),
        Some(Target::AtMost(most)) => floor(most) - dice.between(0, floor(most).clamp(0, 8)),
        None => match unit {
            "万元" => dice.between(20, 3_000),
            "亩" => dice.between(5, 500),
            "户" | "天" => dice.between(0, 15),
            "人" => dice.between(8, 200),
            "台" | "台套" => dice.between(1, 30),
            "次" => dice.between(0, 4),
            "分" => dice.between(3, 5),
            "%" => dice.between(20, 95),
            _ => dice.between(10, 5_000),
        },
    }
}

fn floor(number: Decimal) -> i64 {
    let (units, places) = number.parts();
    units.div_euclid(10_i64.pow(u32::from(places)))
}

/// The number as an item takes it: not out of its range.
fn within(number: i64, min: Option<Decimal>, max: Option<Decimal>, decimals: u8) -> String {
    let fraction = if decimals > 1 && number % 7 == 3 { 5 } else { 0 };
    let wanted = Decimal::new(number * 10 + fraction, 1);
    let wanted = min.map_or(wanted, |min| wanted.max(min));
    max.map_or(wanted, |max| wanted.min(max)).to_string()
}
