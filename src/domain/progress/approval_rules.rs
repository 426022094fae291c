//! 手续规则: which approvals there are, in which order, within which time, in which phase and after which others, by what the office has
//! set (`rule/approvals`) over what is usual.

use std::sync::Arc;

use crate::book::{Book, EntityId, Value};
use crate::domain::choices::Phase;
use crate::domain::figures::approval::ApprovalLimits;
use crate::domain::register::ids::OTHER;
use crate::domain::registers::approval::{TYPES, USUAL, Usual};
use crate::domain::text::Lang;

/// The entity that holds what the office has set of approvals.
pub fn rule_entity() -> EntityId {
    "rule/approvals".parse().expect("a plain word is a name")
}

/// One type of approval.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypeRule {
    /// Its key; [`OTHER`] for all that the list does not name.
    pub key: &'static str,
    /// 次序: the lower stands first; those that are equal stand as usual.
    pub order: i64,
    /// 承诺时限, working days; none for that of the law.
    pub limit: Option<u32>,
    /// 审批部门, or empty.
    pub unit: Arc<str>,
    /// 前置手续: the keys of what is granted before it.
    pub after: Vec<&'static str>,
    /// The phase in which it is handled; none where it is up to each project.
    pub phase: Option<Phase>,
}

impl TypeRule {
    /// What it is called.
    pub fn name(&self, lang: Lang) -> &'static str {
        TYPES.with_key(self.key).map_or(self.key, |option| option.name(lang))
    }

    /// The limits of an approval of this type.
    pub fn limits(&self) -> ApprovalLimits {
        let usual = ApprovalLimits::default();
        ApprovalLimits { limit: self.limit.unwrap_or(usual.limit), ..usual }
    }
}

/// Every type, in the order in which they are asked for; what the list does not name last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ApprovalRules {
    types: Vec<TypeRule>,
}

impl ApprovalRules {
    /// Reads what the office has set.
    pub fn of(book: &Book) -> Self {
        let of = rule_entity();
        let mut types: Vec<TypeRule> =
            USUAL.iter().zip(1..).map(|(usual, place)| type_rule(book, &of, usual, place)).collect();
        crate::book::sorting::by_key(&mut types, |rule| rule.order);
        types.push(TypeRule {
            key: OTHER,
            order: i64::MAX,
            limit: None,
            unit: Arc::default(),
            after: Vec::new(),
            phase: None,
        });
        Self { types }
    }

    /// The types in their order.
    pub fn types(&self) -> &[TypeRule] {
        &self.types
    }

    /// The place of a type in the order; that of the last one for what the list does not name.
    pub fn place(&self, key: &str) -> usize {
        self.types.iter().position(|rule| rule.key == key).unwrap_or(self.types.len() - 1)
    }

    /// What a project in this phase is expected to have or to be asking for.
    pub fn expected(&self, phase: Option<Phase>) -> impl Iterator<Item = &TypeRule> {
        self.types.iter().filter(move |rule| rule.phase.is_some_and(|handled| phase.is_some_and(|now| handled <= now)))
    }

    /// What a project needs to go on to this phase: all that is handled in an earlier one.
    pub fn needed_for(&self, phase: Phase) -> impl Iterator<Item = &TypeRule> {
        self.types.iter().filter(move |rule| rule.phase.is_some_and(|handled| handled < phase))
    }
}

fn type_rule(book: &Book, of: &EntityId, usual: &'static Usual, place: i64) -> TypeRule {
    let set = |field: &str| book.value(of, &format!("{field}/{}", usual.key));
    let text = |field| set(field).as_text().unwrap_or_default();
    // Ten apart, so that one may be put between two others.
    let order = set("order").as_int().unwrap_or(place * 10);
    TypeRule {
        key: usual.key,
        order,
        limit: set("limit").as_int().and_then(|limit| u32::try_from(limit).ok()).filter(|limit| *limit > 0),
        unit: text("unit").into(),
        after: match set("after") {
            Value::List(named) => {
                { named.iter().filter_map(|one| Some(TYPES.find(one.as_text()?)?.key)).filter(|key| *key != usual.key) }
                    .collect()
            }
            _ => usual.after.to_vec(),
        },
        phase: Some(Phase::from_key(text("phase")).unwrap_or(usual.phase)),
    }
}
