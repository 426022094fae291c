//! 排日程: giving days to objects that have none. The projects of one unit come on one day, so that the unit is visited once; the days
//! are those of the period that are worked and not over, the one with the least to visit first.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::book::EntityId;
use crate::domain::figures::calendar::Calendar;
use crate::domain::tables::Tables;

use super::{Object, Plan};

/// A day for each object that has none, by its entry. Empty where no worked day is left.
pub fn spread(
    tables: &Tables,
    plan: &Plan,
    objects: &[Object],
    today: NaiveDate,
    calendar: &Calendar,
) -> Vec<(EntityId, NaiveDate)> {
    let Some((from, to)) = plan.period else { return Vec::new() };
    let mut load: BTreeMap<NaiveDate, usize> = from
        .max(today)
        .iter_days()
        .take_while(|day| *day <= to)
        .filter(|day| calendar.is_working(*day))
        .map(|day| (day, objects.iter().filter(|object| object.day == Some(day)).count()))
        .collect();
    let unit_of = |object: &Object| {
        let unit = tables.project(&object.project).map_or("", |project| project.lead_unit.trim());
        // What has no unit has nobody to share a day with.
        if unit.is_empty() { object.project.as_str().to_owned() } else { unit.to_owned() }
    };
    let mut groups: BTreeMap<String, Vec<&Object>> = BTreeMap::new();
    for object in objects.iter().filter(|object| object.day.is_none()) {
        groups.entry(unit_of(object)).or_default().push(object);
    }
    // The largest groups first, so that the days come out even.
    let mut groups: Vec<(String, Vec<&Object>)> = groups.into_iter().collect();
    crate::book::sorting::by_key(&mut groups, |(_, objects)| std::cmp::Reverse(objects.len()));
    let mut given = Vec::new();
    for (unit, group) in groups {
        let already = objects.iter().filter(|object| unit_of(object) == unit).filter_map(|object| object.day);
        let already = already.filter(|day| load.contains_key(day)).min();
        let least = load.iter().min_by_key(|(day, count)| (**count, **day)).map(|(day, _)| *day);
        let Some(day) = already.or(least) else { return Vec::new() };
        *load.entry(day).or_default() += group.len();
        given.extend(group.into_iter().map(|object| (object.id.clone(), day)));
    }
    given
}
