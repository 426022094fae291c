//! The form of an entry while it is filled in: what it is about, what it would write, what is wrong and what is doubtful.

use sitebook::app::entry_form::{Fault, FormCheck, Locked, PARENT, PERIOD, Purpose};
use sitebook::app::form_drafts::Texts;
use sitebook::book::EntityId;
use sitebook::domain::choices::Role;
use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::fields::{FieldError, Writers};
use sitebook::domain::registers::{approval, halt, monthly_progress as month};

use crate::inspector::{Inspector, TODAY, day};

fn texts(some: &[(&str, &str)]) -> Texts {
    some.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
}

fn office() -> Inspector {
    Inspector::in_role("周主任", "office").with_project("垃圾填埋场")
}

fn new_month(zhou: &Inspector) -> Purpose {
    Purpose::New(&month::REGISTER, Some(zhou.project().into()))
}

fn new_halt(zhou: &Inspector) -> Purpose {
    Purpose::New(&halt::REGISTER, Some(zhou.project().into()))
}

fn check(zhou: &Inspector, purpose: &Purpose, first: &[(&str, &str)], typed: &[(&str, &str)]) -> FormCheck {
    let (first, typed) = (texts(first), texts(typed));
    zhou.workbook.with_rules(day(TODAY), |rules| purpose.check(rules, &first, &typed))
}

fn made(zhou: &mut Inspector, purpose: &Purpose, typed: &[(&str, &str)]) -> EntityId {
    let typed = texts(typed);
    let (target, facts) = (purpose.target(&typed).unwrap(), purpose.facts(&Texts::new(), &typed));
    zhou.does(Command::PutEntry { target, facts }).unwrap().made.unwrap()
}

#[test]
fn a_form_asks_for_what_its_entry_cannot_be_without() {
    let zhou = office();
    let anywhere = Purpose::New(&month::REGISTER, None);
    assert!(anywhere.asks_for_parent() && anywhere.asks_for_period());
    assert_eq!(check(&zhou, &anywhere, &[], &[]).faults.keys().copied().collect::<Vec<_>>(), [PARENT]);
    let project = EntityId::from(zhou.project());
    let there = check(&zhou, &anywhere, &[], &[(PARENT, project.as_str())]);
    assert_eq!(there.faults.into_iter().collect::<Vec<_>>(), [(PERIOD, Fault::Needed)]);
    let found = check(&zhou, &anywhere, &[], &[(PARENT, project.as_str()), (PERIOD, "2026-08")]);
    assert!(found.is_good());
    let halt = new_halt(&zhou);
    assert!(!halt.asks_for_parent() && !halt.asks_for_period());
    assert_eq!(check(&zhou, &halt, &[], &[]).faults.keys().copied().collect::<Vec<_>>(), ["from", "reason"]);
}

#[test]
fn what_does_not_fit_is_said_beside_what_is_doubtful() {
    let zhou = office();
    let typed =
        [(PERIOD, "2026-08"), ("planned", "many"), ("verified_ytd", "90"), ("basis", "现场"), ("reported_ytd", "80")];
    let found = check(&zhou, &new_month(&zhou), &[], &typed);
    assert_eq!(found.faults.get("planned"), Some(&Fault::Text(FieldError::NotANumber)));
    assert!(found.doubts.contains_key("verified_ytd"), "verified more than reported: {:?}", found.doubts);
    assert!(!found.is_good());
}

#[test]
fn a_broken_rule_stands_at_its_field_and_a_doubt_keeps_nothing_from_being_saved() {
    let zhou = office();
    let refused =
        check(&zhou, &new_halt(&zhou), &[], &[("from", "2026-05-02"), ("to", "2026-05-01"), ("reason", "天气")]);
    assert!(matches!(refused.faults.get("to"), Some(Fault::Rule(_))), "{refused:?}");
    let typed = [("from", "2026-05-02"), ("to", "2026-05-10"), ("resume_ok_on", "2026-05-12"), ("reason", "天气")];
    let doubted = check(&zhou, &new_halt(&zhou), &[], &typed);
    assert!(doubted.is_good() && doubted.doubts.contains_key("to"), "{doubted:?}");
}

#[test]
fn a_rule_that_wants_another_field_filled_says_it_as_a_needed_field() {
    let zhou = office();
    let approval = Purpose::New(&approval::REGISTER, Some(zhou.project().into()));
    let found = check(&zhou, &approval, &[], &[("type", "other"), ("unit", "区环保局")]);
    assert_eq!(found.faults.get("name"), Some(&Fault::Needed));
}

#[test]
fn a_form_says_when_its_entry_is_there_already() {
    let mut zhou = office();
    let purpose = new_month(&zhou);
    let typed = [(PERIOD, "2026-08"), ("planned", "120")];
    assert_eq!(check(&zhou, &purpose, &[], &typed).there, None);
    let id = made(&mut zhou, &purpose, &typed);
    assert_eq!(check(&zhou, &purpose, &[], &[(PERIOD, "2026-08")]).there, Some(id.clone()));
    assert_eq!(check(&zhou, &Purpose::Edit(&month::REGISTER, id), &[], &[]).there, None);
}

#[test]
fn only_what_was_typed_is_written() {
    let zhou = office();
    let purpose = Purpose::Edit(&month::REGISTER, "month/a/2026-08".parse().unwrap());
    let first = texts(&[("planned", "120"), ("note", "旧")]);
    let typed = texts(&[("planned", "120"), ("note", ""), ("reported", "5"), (PERIOD, "2026-08")]);
    let facts = purpose.facts(&first, &typed);
    assert_eq!(facts, [("note".to_owned(), String::new()), ("reported".to_owned(), "5".to_owned())]);
    assert!(matches!(new_month(&zhou).target(&typed), Ok(EntryTarget::OfKey { period: Some(_), .. })));
}

#[test]
fn what_was_broken_before_keeps_nothing_else_from_being_written() {
    let mut zhou = office();
    // It came in by a file, which knows no rules.
    let rows = vec![(
        "halt/536e02e274e20eb23a42ec93be02512b/1".parse().unwrap(),
        vec![
            ("project".to_owned(), sitebook::book::Value::text(zhou.project().as_str())),
            ("from".to_owned(), sitebook::book::Value::text("2026-05-02")),
            ("to".to_owned(), sitebook::book::Value::text("2026-05-01")),
            ("reason".to_owned(), sitebook::book::Value::text("weather")),
        ],
    )];
    zhou.does(Command::ImportList { rows }).unwrap();
    let id = zhou.tables().entries().all(&halt::REGISTER).next().unwrap().id.clone();
    let found = check(&zhou, &Purpose::Edit(&halt::REGISTER, id), &[], &[("doc", "停〔2026〕3号")]);
    assert!(found.is_good() && found.doubts.contains_key("to"), "it is shown as doubtful: {found:?}");
}

#[test]
fn a_field_of_another_role_and_what_tells_an_entry_apart_take_nothing() {
    let zhou = office();
    let field = |key: &str| month::REGISTER.field(key).unwrap();
    let purpose = new_month(&zhou);
    for (role, key, locked) in [
        (Role::Unit, "planned", Some(Locked::Role(Writers::Office))),
        (Role::Unit, "verified_ytd", Some(Locked::Role(Writers::Team))),
        (Role::Unit, "reported", None),
        (Role::Inspector, "verified_ytd", None),
        (Role::Office, "planned", None),
    ] {
        assert_eq!(purpose.locks(field(key), role), locked, "{role:?} {key}");
    }
    let of_type = approval::REGISTER.field("type").unwrap();
    let id: EntityId = "permit/a/environment".parse().unwrap();
    assert_eq!(Purpose::New(&approval::REGISTER, None).locks(of_type, Role::Office), None);
    assert_eq!(Purpose::Edit(&approval::REGISTER, id.clone()).locks(of_type, Role::Office), Some(Locked::Key));
    assert_eq!(Purpose::Again(&approval::REGISTER, id).locks(of_type, Role::Office), Some(Locked::Key));
}
