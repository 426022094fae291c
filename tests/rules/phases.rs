//! 阶段变动 behind its gate, 停工 and 状态 as one, and what the office alone sets.

use chrono::Days;
use sitebook::book::EntityId;
use sitebook::domain::choices::{Overlay, Phase};
use sitebook::domain::command::{Command, Evidence, GateItem, PhaseFacts, Refusal};
use sitebook::domain::figures::calendar::{Calendar, DayKind};
use sitebook::domain::progress::approval_rules::{ApprovalRules, rule_entity};
use sitebook::domain::progress::settings::calendar;
use sitebook::domain::registers::{approval, halt, phase_step};

use crate::inspector::{Inspector, Outcome, TODAY, day, in_days, texts};

const EARLIER: [&str; 15] = [
    "project_approval",
    "feasibility",
    "land_preview",
    "environment",
    "energy",
    "soil_water",
    "forest",
    "design",
    "tender_plan",
    "land_approval",
    "land_contract",
    "land_planning",
    "works_planning",
    "drawings",
    "supervision",
];

impl Inspector {
    fn moves(&mut self, to: Phase, definition: &str, doc: &str, why: &str) -> Outcome {
        let facts = PhaseFacts {
            on: TODAY.to_owned(),
            definition: definition.to_owned(),
            evidence: Evidence { visit: None, doc: doc.to_owned() },
            why: why.to_owned(),
        };
        self.does(Command::MovePhase(self.project(), to, facts))
    }

    fn step(&self, phase: Phase, field: &str) -> String {
        let steps = self.tables().entries().of(self.project().entity(), &phase_step::REGISTER);
        let mut steps = steps.filter(|step| step.text(phase_step::PHASE) == phase.key());
        steps.next().map_or_else(String::new, |step| self.text(&step.id, field).to_owned())
    }

    fn phase(&self) -> Option<Phase> {
        self.tables().project(&self.project()).and_then(|project| project.phase)
    }

    fn overlay(&self) -> Option<Overlay> {
        self.tables().project(&self.project()).and_then(|project| project.overlay)
    }
}

fn office() -> Inspector {
    Inspector::in_role("周主任", "office").with_project("垃圾填埋场")
}

/// With everything that goes before 施工许可 granted or not needed.
fn nearly_ready() -> Inspector {
    let mut zhou = office();
    for key in EARLIER {
        let fact = if key == "forest" { ("needed", "not_needed") } else { ("granted", "2026-09-01") };
        zhou.puts(&approval::REGISTER, "", &[("type", key), fact]).unwrap();
    }
    zhou
}

#[test]
fn the_works_begin_with_a_definition_and_all_that_is_granted_before() {
    let mut zhou = nearly_ready();
    let missing = vec![GateItem::Approval(approval::START), GateItem::Definition];
    assert_eq!(zhou.moves(Phase::NewlyStarted, "", "", "").unwrap_err(), Refusal::Gate(missing));
    assert_eq!((zhou.phase(), zhou.step(Phase::NewlyStarted, "on")), (None, String::new()));
    zhou.puts(&approval::REGISTER, "", &[("type", approval::START), ("granted", "2026-09-18")]).unwrap();
    zhou.moves(Phase::NewlyStarted, "excavation", "", "").unwrap();
    assert_eq!(zhou.phase(), Some(Phase::NewlyStarted));
    assert_eq!(zhou.step(Phase::NewlyStarted, "on"), TODAY);
    assert_eq!(zhou.step(Phase::NewlyStarted, "definition"), "excavation");
}

#[test]
fn a_report_of_the_start_stands_for_the_permit() {
    let mut zhou = nearly_ready();
    zhou.moves(Phase::NewlyStarted, "piling", "示开工〔2026〕3号", "").unwrap();
    assert_eq!(zhou.step(Phase::NewlyStarted, "doc"), "示开工〔2026〕3号");
    assert_eq!(zhou.step(Phase::NewlyStarted, "overruled"), "");
}

#[test]
fn the_office_lets_through_with_a_reason_that_is_recorded_and_nobody_else_does() {
    let zhou = office();
    let mut li = zhou.colleague("李秀芳", "inspector");
    assert!(
        matches!(li.moves(Phase::AboutToStart, "", "", "区里定了"), Err(Refusal::Gate(missing)) if missing.len() == 9)
    );
    let mut zhou = zhou;
    zhou.moves(Phase::AboutToStart, "", "", "区里定了").unwrap();
    assert_eq!(zhou.phase(), Some(Phase::AboutToStart));
    assert_eq!(zhou.step(Phase::AboutToStart, "overruled"), "区里定了");
    li.moves(Phase::Preliminary, "", "", "").unwrap();
    assert_eq!(li.phase(), Some(Phase::Preliminary), "nothing is handled before 前期");
}

#[test]
fn step_and_phase_come_and_go_as_one_deed() {
    let mut zhou = office();
    let done = zhou.moves(Phase::Preliminary, "", "", "").unwrap();
    zhou.does(Command::Revert { changes: done.ids() }).unwrap();
    assert_eq!(zhou.phase(), None);
    assert_eq!(zhou.step(Phase::Preliminary, "on"), "");
}

#[test]
fn a_day_to_come_is_no_day_of_a_change() {
    let mut zhou = office();
    let facts = PhaseFacts { on: in_days(3).to_string(), ..PhaseFacts::default() };
    let later = Command::MovePhase(zhou.project(), Phase::Preliminary, facts);
    assert!(matches!(zhou.does(later), Err(Refusal::RuleBroken(register, _)) if *register == phase_step::REGISTER));
}

#[test]
fn a_halt_and_what_the_project_says_never_disagree() {
    let mut zhou = office();
    let begun = zhou.puts(&halt::REGISTER, "", &[("from", "2026-09-10"), ("reason", "funds")]).unwrap();
    let halt = begun.made.clone().unwrap();
    assert_eq!(zhou.overlay(), Some(Overlay::Suspended));
    let goes_on = Command::EditProject { project: zhou.project(), facts: texts(&[("overlay", "")]) };
    assert_eq!(zhou.does(goes_on).unwrap_err(), Refusal::HaltIsOpen);
    let resumes = |zhou: &mut Inspector, to: &str| {
        let target = sitebook::domain::command::EntryTarget::Existing(halt.clone());
        zhou.does(Command::PutEntry { target, facts: texts(&[("to", to)]) })
    };
    let resumed = resumes(&mut zhou, "2026-09-20").unwrap();
    assert_eq!(zhou.overlay(), None);
    zhou.does(Command::Revert { changes: resumed.ids() }).unwrap();
    assert_eq!(zhou.overlay(), Some(Overlay::Suspended), "taken back as one deed");
    zhou.does(Command::DropEntry { entry: halt.clone(), why: "登记错了".to_owned() }).unwrap();
    assert_eq!(zhou.overlay(), None);
}

#[test]
fn a_project_that_was_given_up_stays_so_and_of_two_halts_the_open_one_counts() {
    let mut zhou = office();
    zhou.puts(&halt::REGISTER, "", &[("from", "2026-05-01"), ("to", "2026-05-20"), ("reason", "weather")]).unwrap();
    assert_eq!(zhou.overlay(), None);
    zhou.puts(&halt::REGISTER, "", &[("from", "2026-09-10"), ("reason", "land")]).unwrap();
    assert_eq!(zhou.overlay(), Some(Overlay::Suspended));
    let project = zhou.project();
    zhou.does(Command::EditProject { project, facts: texts(&[("overlay", "cancelled")]) }).unwrap();
    zhou.puts(&halt::REGISTER, "", &[("from", "2026-09-12"), ("reason", "funds")]).unwrap();
    assert_eq!(zhou.overlay(), Some(Overlay::Cancelled));
}

#[test]
fn the_calendar_and_the_rules_are_the_offices_and_go_along_with_every_file() {
    let mut zhou = office();
    let mut li = zhou.colleague("李秀芳", "inspector");
    let first = day("2026-10-01");
    let days = (0..7).map(|offset| (first + Days::new(offset), Some(DayKind::Off))).collect::<Vec<_>>();
    assert_eq!(li.does(Command::SetCalendar { days: days.clone() }).unwrap_err(), Refusal::RoleMayNot);
    zhou.does(Command::SetCalendar { days }).unwrap();
    let rule = Command::SetRule {
        rule: rule_entity(),
        facts: texts(&[("limit/construction", "7"), ("after/fire", "环评")]),
    };
    assert_eq!(li.does(rule.clone()).unwrap_err(), Refusal::RoleMayNot);
    zhou.does(rule).unwrap();
    li.gets_from(&zhou);
    let book = li.workbook.book();
    assert_eq!(calendar(book).working_days(day("2026-09-30"), day("2026-10-09")), 2);
    let rules = ApprovalRules::of(book);
    let rule = |key: &str| &rules.types()[rules.place(key)];
    assert_eq!((rule("construction").limit, &rule("fire").after[..]), (Some(7), &["environment"][..]));
    zhou.does(Command::SetCalendar { days: vec![(first, None)] }).unwrap();
    assert_eq!(calendar(zhou.workbook.book()).entered().count(), 6);
    assert_ne!(calendar(zhou.workbook.book()), Calendar::weekends());
}

#[test]
fn a_rule_takes_only_what_fits() {
    let mut zhou = office();
    for (key, text) in [
        ("limit/construction", "0"),
        ("limit/construction", "soon"),
        ("phase/construction", "moon"),
        ("speed/construction", "1"),
    ] {
        let facts = texts(&[(key, text)]);
        assert!(zhou.does(Command::SetRule { rule: rule_entity(), facts }).is_err(), "{key} {text}");
    }
    let elsewhere: EntityId = "office/this".parse().unwrap();
    assert_eq!(
        zhou.does(Command::SetRule { rule: elsewhere, facts: texts(&[("office", "x")]) }).unwrap_err(),
        Refusal::NotFound
    );
}
