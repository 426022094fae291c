//! The tables of the registers: what they name is there, what they call is told apart, and the format of files knows them.

use std::collections::BTreeSet;

use sitebook::domain::fields::{ChoiceOf, FieldKind, FieldSpec};
use sitebook::domain::register::{Check, Column, Key, Limit, Parent, Reckons, Register, Rule, Sort, Then};
use sitebook::domain::registers::REGISTERS;

/// The fields that a rule looks at.
fn asked(rule: &Rule) -> Vec<&'static str> {
    match rule.check {
        Check::NotBefore(a, b) | Check::AtMost(a, b) | Check::NegativeNeeds(a, b) | Check::NotBoth(a, b) => vec![a, b],
        Check::NotFuture(a)
        | Check::KeyNotFuture(a)
        | Check::RarelyAbove(a, _)
        | Check::NoCircle(a)
        | Check::Falls(a)
        | Check::FallsOverYears(a)
        | Check::AboveOfProject(a, _) => vec![a],
        Check::Needs(a, any) => any.iter().copied().chain([a]).collect(),
        Check::ChoiceNeeds(a, _, b) => vec![a, b],
        Check::Adds { sum, part, .. } => vec![sum, part],
        Check::Other { field, .. } => vec![field],
    }
}

fn then_fields(then: &Then) -> Vec<&'static str> {
    match *then {
        Then::Today(a) | Then::Clear(a) => vec![a],
        Then::KeepFirst(a, b) => vec![a, b],
    }
}

/// The fields that a key is made of.
fn key_fields(key: Key) -> Vec<&'static str> {
    match key {
        Key::Month | Key::Year | Key::Single => Vec::new(),
        Key::Code { field, or } => vec![field, or],
        Key::Text(fields) | Key::Fresh(fields) => fields.to_vec(),
    }
}

#[test]
fn every_table_names_fields_and_states_that_it_has() {
    for register in REGISTERS {
        let kind = register.kind;
        let mut named = key_fields(register.key);
        named.extend(register.columns.iter().filter_map(|column| match column {
            Column::Field(key) | Column::Offered(key) => Some(*key),
            Column::Key
            | Column::Project
            | Column::State
            | Column::Clock(_)
            | Column::Above
            | Column::Derived(_)
            | Column::OfferedDerived(_) => None,
        }));
        named.extend(register.sort.iter().filter_map(|sort| match sort {
            Sort::Up(key) | Sort::Down(key) => Some(*key),
            Sort::Key => None,
        }));
        named.extend(register.rules.iter().flat_map(asked));
        for clock in register.clocks {
            let due = match clock.limit {
                Limit::Due(key) => Some(key),
                Limit::Days(_) | Limit::Field(..) => None,
            };
            for key in [clock.from].into_iter().chain(due).chain(clock.until.iter().copied()) {
                let is_day = register.derived(key).is_some_and(|(_, one)| matches!(one.reckons, Reckons::Day { .. }));
                assert!(is_day || register.field(key).is_some(), "{kind} {}: no day {key}", clock.key);
            }
            named.extend(clock.extended.into_iter().chain(clock.paused));
            named.extend(Some(clock.holder).filter(|holder| !holder.is_empty()));
            named.extend(match clock.limit {
                Limit::Days(_) | Limit::Due(_) => None,
                Limit::Field(key, _) => Some(key),
            });
        }
        if let Some(flow) = register.flow {
            named.push(flow.field);
            let states: BTreeSet<&str> = flow.states.options.iter().map(|state| state.key).collect();
            assert!(flow.ends.iter().all(|end| states.contains(end)), "{kind}");
            let mut reached = BTreeSet::from([flow.states.options[0].key]);
            for action in flow.actions {
                named.extend(action.needs.iter().copied().chain(action.then.iter().flat_map(then_fields)));
                reached.insert(action.to);
                assert!(
                    action.from.iter().chain([&action.to]).all(|state| states.contains(state)),
                    "{kind} {}",
                    action.key
                );
            }
            assert_eq!(reached, states, "{kind}: every state is reached");
            let keys: BTreeSet<&str> = flow.actions.iter().map(|action| action.key).collect();
            assert_eq!(keys.len(), flow.actions.len(), "{kind}: every action has a key of its own");
        }
        for key in named {
            assert!(register.field(key).is_some(), "{kind} has no field {key}");
        }
        let clocks = register.columns.iter().filter_map(|column| match column {
            Column::Clock(key) => Some(*key),
            _ => None,
        });
        assert!(clocks.into_iter().all(|key| register.clock(key).is_some()), "{kind}: a column of a clock");
        reckons_what_it_says(register);
        let stated = |column: &Column| *column == Column::State;
        assert_eq!(register.columns.iter().any(stated), register.flow.is_some(), "{kind}: the state has its column");
    }
}

/// What is reckoned has keys of its own, its columns are there, and every word that it may say is said in both languages.
fn reckons_what_it_says(register: &Register) {
    let kind = register.kind;
    let mut keys = BTreeSet::new();
    for derived in register.computed.columns {
        assert!(
            register.field(derived.key).is_none() && keys.insert(derived.key),
            "{kind}: {} stands twice",
            derived.key
        );
        assert!(register.clock(derived.key).is_none(), "{kind}: {} is a clock too", derived.key);
        for words in [derived.name(), derived.about()] {
            assert!(!words.zh.is_empty() && !words.en.is_empty(), "{kind} {}", derived.key);
        }
    }
    let shown = register.columns.iter().filter_map(|column| column.derived());
    assert!(shown.into_iter().all(|key| keys.contains(key)), "{kind}: a column of what is not reckoned");
    if let Some(funnel) = register.computed.funnel {
        assert!(register.field(funnel.money).is_some(), "{kind}: the money of its funnel");
        let steps: BTreeSet<&str> = funnel.steps.iter().map(|step| step.key).collect();
        assert_eq!(steps.len(), funnel.steps.len(), "{kind}: every step has a key of its own");
    }
    let is_below = matches!(register.parent, Parent::Entry(_));
    assert_eq!(register.columns.contains(&Column::Above), is_below, "{kind}: what hangs below another names it");
}

#[test]
fn no_two_choices_of_a_list_are_called_the_same() {
    let lists = REGISTERS.iter().flat_map(|register| register.fields.iter().map(move |field| (register.kind, field)));
    for (kind, field) in lists {
        let FieldSpec { kind: FieldKind::Choice(ChoiceOf::List(list)), .. } = field else { continue };
        let mut words = BTreeSet::new();
        for option in list.options {
            for word in [option.key, option.zh].iter().chain(option.words) {
                assert!(words.insert(word.to_string()), "{kind} {}: {word} stands twice", field.key);
            }
        }
    }
}

#[test]
fn the_format_names_every_kind() {
    let format = include_str!("../../src/exchange/FORMAT.md");
    for register in REGISTERS {
        assert!(format.contains(&format!("| `{}` |", register.kind)), "{} is not in FORMAT.md", register.kind);
    }
}
