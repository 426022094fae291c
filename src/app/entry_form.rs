//! The form of an entry of a register while somebody fills it in: which entry it is about, what it would write, and what is wrong with
//! it. No markup here, and no field by name: everything follows from the table of the register.

use std::collections::BTreeMap;

use crate::book::EntityId;
use crate::domain::choices::Role;
use crate::domain::command::{EntryFaults, EntryTarget, Refusal, RuleContext, entry_faults, would_be};
use crate::domain::fields::{FieldError, FieldSpec, ValuesFrom, Writers};
use crate::domain::register::{Broken, Entry, Key, Parent, Register, Rule};
use crate::domain::when::When;

use super::form_drafts::Texts;

/// What a form is open for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To make an entry; what it belongs to may be known already.
    New(&'static Register, Option<EntityId>),
    /// To edit one.
    Edit(&'static Register, EntityId),
    /// To make a further one of the same key (再次申报).
    Again(&'static Register, EntityId),
}

/// Under this name the texts of a form say what the entry belongs to: its id.
pub const PARENT: &str = "@parent";
/// Under this name they say its month or year.
pub const PERIOD: &str = "@period";

/// Why a field of a form takes nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Locked {
    /// It is another role's to write.
    Role(Writers),
    /// The entry is told from others by it.
    Key,
}

/// What is wrong with one field.
#[derive(Clone, PartialEq, Debug)]
pub enum Fault {
    /// The text does not fit.
    Text(FieldError),
    /// A rule between the fields does not hold.
    Rule(&'static Rule),
    /// It must be filled in. Said when somebody wants to save.
    Needed,
}

/// What is to be said of a form as it stands.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct FormCheck {
    /// What keeps it from being saved, by field; [`PARENT`] and [`PERIOD`] among them.
    pub faults: BTreeMap<&'static str, Fault>,
    /// 存疑, by field.
    pub doubts: BTreeMap<&'static str, Vec<&'static Rule>>,
    /// The entry of the same key that is there already, and would be edited.
    pub there: Option<EntityId>,
}

impl Purpose {
    /// The register.
    pub const fn register(&self) -> &'static Register {
        match self {
            Self::New(register, _) | Self::Edit(register, _) | Self::Again(register, _) => register,
        }
    }

    /// Whether the form asks what the entry belongs to.
    pub fn asks_for_parent(&self) -> bool {
        matches!(self, Self::New(register, None) if register.parent != Parent::Shared)
    }

    /// Whether the form asks for a month or a year.
    pub const fn asks_for_period(&self) -> bool {
        matches!(self, Self::New(register, _) if matches!(register.key, Key::Month | Key::Year))
    }

    /// The fields that a form shows: the state of a flow is nobody's to type.
    pub fn fields(&self) -> impl Iterator<Item = &'static FieldSpec> + use<> {
        self.register().fields.iter().filter(|spec| spec.from == ValuesFrom::Writers)
    }

    /// Why this field takes nothing of somebody in this role.
    pub fn locks(&self, spec: &FieldSpec, role: Role) -> Option<Locked> {
        let tells_apart = match (self, self.register().key) {
            (Self::New(..), _) => false,
            (Self::Edit(..) | Self::Again(..), Key::Code { field, .. }) => field == spec.key,
            (Self::Edit(..) | Self::Again(..), _) => false,
        };
        match (tells_apart, spec.by.include(role)) {
            (true, _) => Some(Locked::Key),
            (false, false) => Some(Locked::Role(spec.by)),
            (false, true) => None,
        }
    }

    /// What these texts would be written into. `Err` names what is missing: [`PARENT`] or [`PERIOD`].
    pub fn target(&self, texts: &Texts) -> Result<EntryTarget, &'static str> {
        let text = |key: &str| texts.get(key).map_or("", |text| text.trim());
        match self {
            Self::Edit(_, of) => Ok(EntryTarget::Existing(of.clone())),
            Self::Again(_, of) => Ok(EntryTarget::Again(of.clone())),
            Self::New(register, parent) => {
                let parent = parent.clone().or_else(|| text(PARENT).parse().ok());
                if parent.is_none() && matches!(register.parent, Parent::Project | Parent::Entry(_)) {
                    return Err(PARENT);
                }
                let period = When::parse(text(PERIOD));
                if period.is_none() && self.asks_for_period() {
                    return Err(PERIOD);
                }
                Ok(EntryTarget::OfKey { register, parent, period })
            }
        }
    }

    /// What a form would write: the texts that are not what they were `first`.
    pub fn facts(&self, first: &Texts, texts: &Texts) -> Vec<(String, String)> {
        let was = |key: &str| first.get(key).map_or("", String::as_str);
        let is_field = |key: &str| self.register().field(key).is_some();
        texts
            .iter()
            .filter(|(key, text)| is_field(key) && was(key) != text.as_str())
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect()
    }

    /// What is to be said of the form as it stands.
    pub fn check(&self, context: &RuleContext, first: &Texts, texts: &Texts) -> FormCheck {
        let mut check = FormCheck::default();
        let mut readable = Vec::new();
        for (key, text) in self.facts(first, texts) {
            let Some(spec) = self.register().field(&key) else { continue };
            match spec.read(&text) {
                Ok(_) => readable.push((key, text)),
                Err(error) => drop(check.faults.insert(spec.key, Fault::Text(error))),
            }
        }
        let target = match self.target(texts) {
            Ok(target) => target,
            Err(missing) => {
                check.faults.insert(missing, Fault::Needed);
                self.say_what_is_needed(texts, &mut check);
                return check;
            }
        };
        let (before, after) = match would_be(context, &target, &readable, &mut || "0".to_owned()) {
            Ok(found) => found,
            // The id is made of a field that is empty yet.
            Err(why) => {
                if let Refusal::Needed(_, field) = why {
                    check.faults.entry(field).or_insert(Fault::Needed);
                }
                self.say_what_is_needed(texts, &mut check);
                return check;
            }
        };
        if matches!(self, Self::New(..)) {
            check.there = before.as_ref().map(|entry| entry.id.clone());
        }
        self.take_faults(entry_faults(context, before.as_ref(), &after), &after, &mut check);
        check
    }

    fn say_what_is_needed(&self, texts: &Texts, check: &mut FormCheck) {
        let is_empty = |key: &str| texts.get(key).is_none_or(|text| text.trim().is_empty());
        for spec in self.register().fields.iter().filter(|spec| spec.needed && is_empty(spec.key)) {
            check.faults.entry(spec.key).or_insert(Fault::Needed);
        }
    }

    fn take_faults(&self, found: EntryFaults, after: &Entry, check: &mut FormCheck) {
        let EntryFaults { needed, refused, doubts } = found;
        for key in needed {
            check.faults.entry(key).or_insert(Fault::Needed);
        }
        // What holds nothing yet is said when somebody wants to save, as any other needed field.
        for Broken { rule, field } in refused {
            let fault = if after.cell_of(field).is_none() { Fault::Needed } else { Fault::Rule(rule) };
            check.faults.entry(field).or_insert(fault);
        }
        for Broken { rule, field } in doubts {
            check.doubts.entry(field).or_default().push(rule);
        }
    }
}

impl FormCheck {
    /// Whether it can be saved.
    pub fn is_good(&self) -> bool {
        self.faults.is_empty()
    }
}
