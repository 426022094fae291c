//! Whether what a checklist asks for can ever come about: items that never show, evidence that nothing wants, points that are
//! never lost or do not add up.
//!
//! Looks for answers that lead there. Where there are too many ways to try, it says nothing: a warning is a help, no proof.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::TemplateWarning;
use super::{
    Condition, Item, ItemKind, NOT_APPLICABLE, Points, Said, Target, Template, answers_to_choose, check_value,
};
use crate::domain::decimal::Decimal;

/// How many parts of conditions are looked at for one item.
const ENOUGH: usize = 2_000;

impl Template {
    /// Lists what is likely to be a mistake, and keeps nobody from publishing.
    pub fn warnings(&self) -> Vec<TemplateWarning> {
        let known: BTreeMap<&str, &Item> = self.items().map(|item| (item.key.as_ref(), item)).collect();
        let mut warnings = Vec::new();
        for item in self.items() {
            let key = || item.key.to_string();
            if item.when.as_ref().is_some_and(|when| !can_hold(when, &known)) {
                warnings.push(TemplateWarning::NeverAsked(key()));
            }
            if item.wants.iter().any(|wanted| !wanted.of.is_empty() && !can_be_said(item, &[&wanted.on])) {
                warnings.push(TemplateWarning::NeverWanted(key()));
            }
            if item.points.is_some() && !item.can_cost() {
                warnings.push(TemplateWarning::NeverLost(key()));
            }
            if item.options().iter().any(|option| option.points > item.points) {
                warnings.push(TemplateWarning::CostsTooMuch(key()));
            }
        }
        let total = self.points();
        if total != Points::default() && total != Points::HUNDRED {
            warnings.push(TemplateWarning::PointsInAll(self.key.as_str().to_owned(), total));
        }
        warnings
    }

    /// 满分: the points of all items that can lose them.
    pub fn points(&self) -> Points {
        let points = self.items().filter(|item| item.can_cost()).filter_map(|item| item.points);
        points.fold(Points::default(), Points::plus)
    }
}

/// One way in which a condition may come to hold.
#[derive(Clone, Default)]
struct Way<'t> {
    open: Vec<&'t Condition>,
    said: BTreeMap<&'t str, Vec<&'t Said>>,
    asked: BTreeSet<&'t str>,
}

/// Whether answers exist that make a condition hold. What names an item that is not there, or goes in a circle, is asked
/// anyway and no matter of this.
fn can_hold(when: &Condition, known: &BTreeMap<&str, &Item>) -> bool {
    let mut ways = vec![Way { open: vec![when], ..Way::default() }];
    let mut looked_at = 0;
    while let Some(mut way) = ways.pop() {
        let Some(next) = way.open.pop() else { return true };
        looked_at += 1;
        if looked_at > ENOUGH {
            return true;
        }
        match next {
            Condition::All(parts) => {
                way.open.extend(parts.iter());
                ways.push(way);
            }
            Condition::Any(parts) => ways.extend(parts.iter().map(|part| {
                let mut one = way.clone();
                one.open.push(part);
                one
            })),
            Condition::Answer { item, is } => {
                let Some(source) = known.get(item.as_ref()) else { return true };
                let said = way.said.entry(item).or_default();
                said.push(is);
                if !can_be_said(source, said) {
                    continue;
                }
                if way.asked.insert(item) {
                    way.open.extend(&source.when);
                }
                ways.push(way);
            }
        }
    }
    false
}

/// Whether one answer to an item is all of these.
fn can_be_said(item: &Item, said: &[&Said]) -> bool {
    let mut answers = answers(item);
    for said in said {
        match said {
            Said::OneOf(these) => answers.extend(these.iter().map(|one| one.to_string())),
            Said::Above(bound) | Said::Below(bound) => answers.extend(around(*bound, item)),
            Said::Anything | Said::Bad => {}
        }
    }
    let fits = |answer: &String| check_value(item, answer).as_ref() == Ok(answer);
    answers.iter().filter(|answer| fits(answer)).any(|answer| said.iter().all(|said| said.is_met(item, Some(answer))))
}

/// Answers to an item, of every sort that it has.
fn answers(item: &Item) -> Vec<String> {
    let mut answers = vec![NOT_APPLICABLE.to_owned()];
    match &item.kind {
        ItemKind::Check | ItemKind::Choice { .. } => {
            answers = answers_to_choose(item);
            // Whatever looks at single options of several is content with all of them.
            let all: Vec<&str> = item.several().unwrap_or_default().iter().map(|option| option.key.as_ref()).collect();
            answers.extend((!all.is_empty()).then(|| all.join(" ")));
        }
        ItemKind::Text => answers.push("…".to_owned()),
        ItemKind::Date { latest } => {
            let next = latest.and_then(|latest| latest.succ_opt());
            answers.push("2000-01-01".to_owned());
            answers.extend(latest.iter().chain(&next).map(ToString::to_string));
        }
        ItemKind::Number { min, max, target, .. } => {
            let target = target.map(|(Target::AtLeast(bound) | Target::AtMost(bound))| bound);
            let bounds = [Some(Decimal::whole(0)), *min, *max, target].into_iter().flatten();
            answers.extend(bounds.flat_map(|bound| around(bound, item)));
        }
    }
    answers
}

/// A figure, and those nearest to it that the item takes.
fn around(bound: Decimal, item: &Item) -> Vec<String> {
    let ItemKind::Number { decimals, .. } = &item.kind else { return Vec::new() };
    let (units, own) = bound.parts();
    let places = own.max(*decimals);
    let scaled = 10_i64.checked_pow(u32::from(places - own)).and_then(|finer| units.checked_mul(finer));
    let step = 10_i64.checked_pow(u32::from(places - *decimals)).unwrap_or(1);
    let Some(scaled) = scaled else { return vec![bound.to_string()] };
    let down = scaled - scaled.rem_euclid(step);
    let near = [down.checked_sub(step), Some(down), down.checked_add(step), Some(scaled)];
    near.into_iter().flatten().map(|units| Decimal::new(units, places).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{ChoiceOption, Evidence, Section, TemplateFault, TemplateKey, Wanted};
    use super::*;
    use crate::domain::text::Text;

    fn is(item: &'static str, is: Said) -> Condition {
        Condition::Answer { item: item.into(), is }
    }

    fn one_of(these: &[&'static str]) -> Said {
        Said::OneOf(these.iter().map(|one| (*one).into()).collect())
    }

    fn item(key: &'static str, kind: ItemKind) -> Item {
        Item { prompt: Text::new("题", "Question"), ..Item::blank(key, kind) }
    }

    fn days() -> Item {
        let (min, max) = (Some(Decimal::whole(0)), Some(Decimal::whole(30)));
        item("n", ItemKind::Number { unit: Text::new("天", "days"), min, max, decimals: 0, target: None })
    }

    fn choice() -> Item {
        let option = |key: &'static str| ChoiceOption::blank(key, Text::new(key, key));
        item("o", ItemKind::Choice { options: vec![option("yes"), option("no")].into(), several: false })
    }

    fn template(items: Vec<Item>) -> Template {
        Template {
            key: TemplateKey::new("own"),
            version: 1,
            title: Text::new("自定", ""),
            purpose: Text::default(),
            phases: Vec::new().into(),
            sections: vec![Section { key: "all".into(), title: Text::new("全部", "All"), items: items.into() }].into(),
        }
    }

    /// Whether an item is ever asked that shows on this condition, beside the others.
    fn shows(when: Condition) -> bool {
        let behind = Item { when: Some(is("o", one_of(&["yes"]))), ..item("b", ItemKind::Check) };
        let last = Item { when: Some(when), ..item("x", ItemKind::Text) };
        let list =
            template(vec![item("a", ItemKind::Check), days(), choice(), item("t", ItemKind::Text), behind, last]);
        !list.warnings().contains(&TemplateWarning::NeverAsked("x".to_owned()))
    }

    #[test]
    fn an_item_that_can_never_show_is_found() {
        let all = |parts: Vec<Condition>| Condition::All(parts.into());
        let any = |parts: Vec<Condition>| Condition::Any(parts.into());
        let above = |n| Said::Above(Decimal::new(n, 1));
        let below = |n| Said::Below(Decimal::new(n, 1));
        for (when, can) in [
            (is("a", Said::Bad), true),
            (is("a", one_of(&["na"])), true),
            (is("a", one_of(&["yes"])), false),
            (is("o", one_of(&["gone"])), false),
            (is("o", one_of(&["gone", "no"])), true),
            (is("o", Said::Bad), false),
            (is("t", Said::Bad), false),
            (is("t", Said::Anything), true),
            (is("n", above(300)), false),
            (is("n", above(290)), true),
            (is("n", below(0)), false),
            (all(vec![is("n", above(15)), is("n", below(20))]), false),
            (all(vec![is("n", above(15)), is("n", below(25))]), true),
            (all(vec![is("a", one_of(&["pass"])), is("a", Said::Bad)]), false),
            (any(vec![is("o", Said::Bad), is("a", Said::Bad)]), true),
            (any(vec![]), false),
            (all(vec![]), true),
            (is("b", Said::Bad), true),
            (all(vec![is("b", Said::Bad), is("o", one_of(&["no"]))]), false),
            (is("nowhere", Said::Bad), true),
        ] {
            assert_eq!(shows(when.clone()), can, "{when:?}");
        }
    }

    #[test]
    fn too_many_ways_are_not_tried() {
        let pair = |_| Condition::Any(vec![is("o", one_of(&["yes"])), is("o", one_of(&["yes", "no"]))].into());
        let mut parts: Vec<Condition> = vec![is("a", Said::Bad), is("a", one_of(&["pass"]))];
        parts.extend((0..40).map(pair));
        assert!(shows(Condition::All(parts.into())), "nothing is claimed");
    }

    #[test]
    fn evidence_that_nothing_wants_and_points_that_do_not_add_up_are_found() {
        let points = |text| Points::parse(text);
        let on_bad = Wanted { on: Said::Bad, of: vec![Evidence::Note].into() };
        let list = template(vec![
            Item { points: points("60"), ..item("a", ItemKind::Check) },
            Item { points: points("30"), ..item("b", ItemKind::Check) },
            Item { points: points("10"), wants: vec![on_bad].into(), ..item("t", ItemKind::Text) },
        ]);
        let told = list.warnings();
        let total = Points::parse("90").unwrap();
        let expected = [
            TemplateWarning::NeverWanted("t".to_owned()),
            TemplateWarning::NeverLost("t".to_owned()),
            TemplateWarning::PointsInAll("own".to_owned(), total),
        ];
        assert_eq!(told, expected);
        let hundred = vec![
            Item { points: points("60"), ..item("a", ItemKind::Check) },
            Item { points: points("40"), ..item("b", ItemKind::Check) },
        ];
        assert_eq!(template(hundred).warnings(), []);
        assert_eq!(template(vec![item("a", ItemKind::Check)]).warnings(), [], "no points at all are no score");
    }

    #[test]
    fn circles_and_items_that_are_gone_are_faults() {
        let when = |item: &'static str| Some(is(item, Said::Bad));
        let list = template(vec![
            Item { when: when("b"), ..item("a", ItemKind::Check) },
            Item { when: when("a"), ..item("b", ItemKind::Check) },
            Item { when: when("gone"), ..item("c", ItemKind::Check) },
            Item { when: when("a"), ..item("d", ItemKind::Check) },
        ]);
        let at = |fault: fn(String) -> TemplateFault, key: &str| fault(key.to_owned());
        let expected =
            [at(TemplateFault::UnknownSource, "c"), at(TemplateFault::Circle, "a"), at(TemplateFault::Circle, "b")];
        assert_eq!(list.faults(), expected);
    }
}
