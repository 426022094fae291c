//! 节点模板规则: the templates as the office has them: what it has set (`rule/nodes`) over what is usual.

use crate::book::{Book, EntityId, Value, sorting};
use crate::domain::folding::same;
use crate::domain::text::Lang;

use super::templates::{NodeTemplate, TEMPLATES, TemplateNode};

/// The entity that holds what the office has set of node templates.
pub fn node_rule_entity() -> EntityId {
    "rule/nodes".parse().expect("a plain word is a name")
}

/// One milestone of a template as the office has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NodeRule {
    /// Its key in the template.
    pub key: &'static str,
    /// What it is called, in the language that was asked for.
    pub name: String,
    /// 次序: the lower stands first; those that are equal stand as usual.
    pub order: i64,
    /// What share of the whole time it takes, in per cent; 0: it is not used.
    pub share: u32,
    /// The keys of what is done before it.
    pub after: Vec<&'static str>,
    /// The approvals that must be in hand when it begins.
    pub permits: &'static [&'static str],
}

/// A template as the office has it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TemplateRules {
    /// Its key.
    pub key: &'static str,
    /// Its milestones, in their order, also those that are not used.
    pub nodes: Vec<NodeRule>,
}

impl TemplateRules {
    /// Reads what the office has set of a template.
    pub fn of(book: &Book, template: &'static NodeTemplate, lang: Lang) -> Self {
        let mut nodes: Vec<NodeRule> =
            template.nodes.iter().zip(1..).map(|(node, place)| rule(book, template, node, place, lang)).collect();
        sorting::by_key(&mut nodes, |rule| rule.order);
        Self { key: template.key, nodes }
    }

    /// Every template.
    pub fn all(book: &Book, lang: Lang) -> Vec<Self> {
        TEMPLATES.iter().map(|template| Self::of(book, template, lang)).collect()
    }

    /// The milestones that are used.
    pub fn used(&self) -> impl Iterator<Item = &NodeRule> {
        self.nodes.iter().filter(|node| node.share > 0)
    }

    /// The milestone with this key.
    pub fn node(&self, key: &str) -> Option<&NodeRule> {
        self.nodes.iter().find(|node| node.key == key)
    }
}

fn rule(book: &Book, template: &NodeTemplate, node: &TemplateNode, place: i64, lang: Lang) -> NodeRule {
    let of = node_rule_entity();
    let set = |node: &TemplateNode, field: &str| book.value(&of, &format!("{field}/{}.{}", template.key, node.key));
    let name = |node: &TemplateNode| {
        let own = set(node, "name").as_text().unwrap_or_default();
        if own.is_empty() { node.name.get(lang).to_owned() } else { own.to_owned() }
    };
    let is_called = |node: &&TemplateNode, word: &str| {
        same(&name(node), word) || same(&node.name.zh, word) || same(&node.name.en, word)
    };
    let share = set(node, "share").as_int().and_then(|share| u32::try_from(share).ok());
    NodeRule {
        key: node.key,
        name: name(node),
        // Ten apart, so that one may be put between two others.
        order: set(node, "order").as_int().unwrap_or(place * 10),
        share: share.map_or(node.share, |share| share.min(100)),
        after: match set(node, "after") {
            Value::List(named) => {
                let found = named.iter().filter_map(|one| {
                    let word = one.as_text()?;
                    template.nodes.iter().find(|other| is_called(other, word))
                });
                found.map(|other| other.key).filter(|key| *key != node.key).collect()
            }
            _ => node.after.to_vec(),
        },
        permits: node.permits,
    }
}
