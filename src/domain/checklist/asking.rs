//! Which items of a checklist are asked, given what was answered so far.
//!
//! | An item | is |
//! |---|---|
//! | without a condition | asked |
//! | whose condition holds | asked |
//! | whose condition looks at an item that is not asked | as if that one had no answer: what it holds is kept and counts for nothing |
//! | whose condition names an item that is not there | asked: better a question too many |
//! | in a circle of conditions | asked, for the same reason |

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use super::{Item, Said, Template};

/// The conditions of a checklist, ready to be asked. A checklist without any costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    steps: Vec<Step>,
    circles: BTreeSet<String>,
}

/// An item with a condition. Each stands behind those that its condition looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    at: Place,
    sources: Vec<Place>,
}

/// Gives what is stored as the answer to an item.
pub type Stored<'f, 'a> = dyn Fn(&Item) -> Option<Cow<'a, str>> + 'f;

/// A section, and the place of an item in it.
type Place = (usize, usize);

impl Step {
    /// The item.
    pub fn item<'t>(&self, template: &'t Template) -> &'t Item {
        item_at(template, self.at)
    }

    /// The items that its condition looks at.
    pub fn sources<'t>(&self, template: &'t Template) -> impl Iterator<Item = &'t Item> {
        self.sources.iter().map(|at| item_at(template, *at))
    }

    /// Whether the item is asked, given the answers to those that are asked.
    pub fn is_asked<'a>(&self, template: &Template, stored: &Stored<'_, 'a>) -> bool {
        let said = |key: &str, said: &Said| {
            let mut sources = self.sources(template);
            sources.find(|item| item.key == key).is_some_and(|item| said.is_met(item, stored(item).as_deref()))
        };
        self.item(template).when.as_ref().is_none_or(|when| when.holds(&said))
    }
}

fn item_at(template: &Template, (section, place): Place) -> &Item {
    &template.sections[section].items[place]
}

/// The items that are not asked, by their keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden<'t>(BTreeSet<&'t str>);

impl Hidden<'_> {
    /// Whether an item is not asked.
    pub fn has(&self, item: &Item) -> bool {
        self.0.contains(item.key.as_ref())
    }
}

impl Asking {
    /// Reads the conditions of a checklist.
    pub fn of(template: &Template) -> Self {
        if template.items().all(|item| item.when.is_none()) {
            return Self::default();
        }
        let mut places: HashMap<&str, Place> = HashMap::new();
        for (section, items) in template.sections.iter().enumerate() {
            for (place, item) in items.items.iter().enumerate() {
                places.entry(&item.key).or_insert((section, place));
            }
        }
        let mut open: Vec<Step> = Vec::new();
        for item in template.items() {
            let Some(when) = &item.when else { continue };
            let sources: Option<BTreeSet<Place>> =
                when.answers().into_iter().map(|(key, _)| places.get(key).copied()).collect();
            if let (Some(sources), Some(at)) = (sources, places.get(&*item.key)) {
                open.push(Step { at: *at, sources: sources.into_iter().collect() });
            }
        }
        in_order(open, template)
    }

    /// The items with a condition, each behind those that it looks at.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The items whose conditions go round in a circle.
    pub const fn circles(&self) -> &BTreeSet<String> {
        &self.circles
    }

    /// The items that are not asked.
    pub fn hidden<'t, 'a>(&self, template: &'t Template, stored: &Stored<'_, 'a>) -> Hidden<'t> {
        let mut hidden = BTreeSet::new();
        for step in &self.steps {
            let counts = |item: &Item| if hidden.contains(item.key.as_ref()) { None } else { stored(item) };
            if !step.is_asked(template, &counts) {
                hidden.insert(step.item(template).key.as_ref());
            }
        }
        Hidden(hidden)
    }
}

/// Puts each step behind those that it looks at; what goes round in a circle is no step, and is asked.
fn in_order(steps: Vec<Step>, template: &Template) -> Asking {
    let mut looks_at: Edges = HashMap::new();
    let mut looked_at_by: Edges = HashMap::new();
    for step in &steps {
        looks_at.insert(step.at, step.sources.clone());
        for source in &step.sources {
            looked_at_by.entry(*source).or_default().push(step.at);
        }
    }
    let mut open: BTreeSet<Place> = steps.iter().map(|step| step.at).collect();
    // Behind a circle nothing gets ready, but it is none itself: nothing of what is left looks at it.
    let mut circles = open.clone();
    for edges in [&looks_at, &looked_at_by] {
        let turn: BTreeSet<Place> = in_turn(&circles, edges).into_iter().collect();
        circles.retain(|at| !turn.contains(at));
    }
    open.retain(|at| !circles.contains(at));
    let mut by_place: HashMap<Place, Step> = steps.into_iter().map(|step| (step.at, step)).collect();
    Asking {
        steps: in_turn(&open, &looks_at).iter().filter_map(|at| by_place.remove(at)).collect(),
        circles: circles.into_iter().map(|at| item_at(template, at).key.to_string()).collect(),
    }
}

type Edges = HashMap<Place, Vec<Place>>;

/// The items in an order in which each stands behind those of them that it waits for. What waits for itself, through
/// whatever others, is left out, and so is what waits for that.
fn in_turn(items: &BTreeSet<Place>, waits_for: &Edges) -> Vec<Place> {
    let waits = |at: &Place| waits_for.get(at).into_iter().flatten().filter(|other| items.contains(other));
    let mut left: HashMap<Place, usize> = items.iter().map(|at| (*at, waits(at).count())).collect();
    let mut behind: Edges = HashMap::new();
    for at in items {
        waits(at).for_each(|other| behind.entry(*other).or_default().push(*at));
    }
    let mut ready: Vec<Place> = items.iter().rev().copied().filter(|at| left.get(at) == Some(&0)).collect();
    let mut order = Vec::with_capacity(items.len());
    while let Some(at) = ready.pop() {
        order.push(at);
        for later in behind.get(&at).into_iter().flatten() {
            let Some(left) = left.get_mut(later) else { continue };
            *left -= 1;
            if *left == 0 {
                ready.push(*later);
            }
        }
    }
    order
}

impl Template {
    /// The items that are not asked, given what is stored as the answer to each.
    pub fn hidden<'t, 'a>(&'t self, stored: &Stored<'_, 'a>) -> Hidden<'t> {
        Asking::of(self).hidden(self, stored)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, ItemKind, Section, TemplateKey};
    use super::*;
    use crate::domain::text::Text;

    fn is(item: &'static str, answer: &'static str) -> Condition {
        Condition::Answer { item: item.into(), is: Said::OneOf(vec![answer.into()].into()) }
    }

    fn check(key: &'static str, when: Option<Condition>) -> Item {
        Item { prompt: Text::new("题", "Question"), when, ..Item::blank(key, ItemKind::Check) }
    }

    fn template(items: Vec<Item>) -> Template {
        let of = |(place, item): (usize, Item)| Section {
            key: format!("s{place}").into(),
            title: Text::new("组", "Group"),
            items: vec![item].into(),
        };
        Template {
            key: TemplateKey::new("own"),
            version: 1,
            title: Text::new("自定", ""),
            purpose: Text::default(),
            phases: Vec::new().into(),
            sections: items.into_iter().enumerate().map(of).collect(),
        }
    }

    fn hidden(template: &Template, answers: &[(&str, &'static str)]) -> Vec<String> {
        let stored =
            |item: &Item| answers.iter().find(|(of, _)| *of == item.key).map(|(_, answer)| Cow::Borrowed(*answer));
        let hidden = template.hidden(&stored);
        template.items().filter(|item| hidden.has(item)).map(|item| item.key.to_string()).collect()
    }

    #[test]
    fn a_hidden_item_hides_what_looks_at_it_and_its_answer_counts_again_once_it_is_asked() {
        let list = template(vec![
            check("a", None),
            check("b", Some(is("a", "fail"))),
            check("c", Some(is("b", "fail"))),
            check("d", Some(Condition::Any(vec![is("b", "pass"), is("a", "pass")].into()))),
        ]);
        for (answers, expected) in [
            (&[][..], &["b", "c", "d"][..]),
            (&[("a", "pass")], &["b", "c"]),
            (&[("a", "fail")], &["c", "d"]),
            (&[("a", "fail"), ("b", "fail")], &["d"]),
            (&[("a", "fail"), ("b", "pass")], &["c"]),
            // What b holds is kept while it is hidden, and counts for nothing.
            (&[("a", "pass"), ("b", "fail")], &["b", "c"]),
            (&[("a", "na"), ("b", "pass"), ("c", "pass")], &["b", "c", "d"]),
        ] {
            assert_eq!(hidden(&list, answers), expected, "{answers:?}");
        }
    }

    #[test]
    fn the_order_on_the_page_does_not_matter() {
        let list =
            template(vec![check("c", Some(is("b", "fail"))), check("b", Some(is("a", "fail"))), check("a", None)]);
        assert_eq!(hidden(&list, &[("b", "fail")]), ["c", "b"]);
        assert_eq!(hidden(&list, &[("a", "fail"), ("b", "fail")]), Vec::<String>::new());
        let asking = Asking::of(&list);
        let order: Vec<_> = asking.steps().iter().map(|step| step.item(&list).key.as_ref()).collect();
        assert_eq!(order, ["b", "c"]);
    }

    #[test]
    fn what_goes_round_in_a_circle_or_looks_at_nothing_is_asked() {
        let list = template(vec![
            check("a", Some(is("b", "fail"))),
            check("b", Some(is("a", "fail"))),
            check("c", Some(is("c", "pass"))),
            check("d", Some(is("gone", "pass"))),
            check("e", Some(is("a", "fail"))),
        ]);
        assert_eq!(hidden(&list, &[]), ["e"], "behind a circle, not in it");
        assert_eq!(hidden(&list, &[("a", "fail")]), Vec::<String>::new());
        assert_eq!(Asking::of(&list).circles().iter().collect::<Vec<_>>(), ["a", "b", "c"]);
    }

    #[test]
    fn a_checklist_without_conditions_hides_nothing() {
        let list = template(vec![check("a", None), check("b", None)]);
        assert_eq!(Asking::of(&list), Asking::default());
        assert_eq!(hidden(&list, &[("a", "fail")]), Vec::<String>::new());
    }

    #[test]
    fn a_long_chain_is_read_without_running_out_of_stack() {
        let keys: Vec<&'static str> = (0..20_000).map(|n| &*Box::leak(format!("k{n}").into_boxed_str())).collect();
        let link = |n: usize| check(keys[n], keys.get(n + 1).map(|next| is(next, "fail")));
        let list = template((0..keys.len()).map(link).collect());
        assert_eq!(hidden(&list, &[]).len(), keys.len() - 1);
    }
}
