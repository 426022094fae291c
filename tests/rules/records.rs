//! The records that are kept up to date change by change are always those that reading the whole book gives.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::Config;
use proptest::test_runner::TestCaseError;
use sitebook::book::{Change, ChangeId, Deletion, EntityId, Value};
use sitebook::domain::command::{Command, EntryTarget};
use sitebook::domain::fields::{FieldKind, FieldSpec, Writers};
use sitebook::domain::ids::{ProblemId, ProjectId, VisitId};
use sitebook::domain::progress::rows::{project_rows, rows_of};
use sitebook::domain::register::entry::parent_field;
use sitebook::domain::register::{Key, Parent, Register};
use sitebook::domain::registers::{REGISTERS, register_of};
use sitebook::domain::tables::Tables;
use sitebook::domain::text::Lang;
use sitebook::domain::when::When;

use super::inspector::{Inspector, in_days, texts};
use super::kept::{Lists, is_as_made_anew};

const NAMES: [&str; 4] = ["垃圾填埋场", "客运中心", "新城区征地", "污水处理厂"];

/// What somebody tries next; the numbers pick among what is there.
#[derive(Clone, Debug)]
struct Step {
    who: usize,
    what: u8,
    which: usize,
    other: usize,
    days: i64,
}

fn any_step() -> impl Strategy<Value = Step> {
    (0..3_usize, 0..36_u8, 0..50_usize, 0..50_usize, 0..3_i64).prop_map(|(who, what, which, other, days)| Step {
        who,
        what,
        which,
        other,
        days,
    })
}

fn picked<T: Clone>(all: Vec<T>, which: usize) -> Option<T> {
    if all.is_empty() { None } else { Some(all[which % all.len()].clone()) }
}

/// Two of the team and one of the office.
fn machines() -> [Inspector; 3] {
    [("李秀芳", "inspector"), ("杨文斌", "inspector"), ("陈志远", "office")]
        .map(|(name, role)| Inspector::in_role(name, role))
}

struct Cast {
    machines: [Inspector; 3],
    done: Vec<ChangeId>,
    allowed: usize,
}

impl Cast {
    fn play(&mut self, step: &Step) {
        let from = (step.who + 1 + step.other % 2) % 3;
        let file = self.machines[from].file();
        let machine = &mut self.machines[step.who];
        machine.on(machine.moment.today + chrono::Days::new(step.days.unsigned_abs()));
        if (24..28).contains(&step.what) {
            // A file may be a part of what the other has, and in any order: it comes back another time.
            let part: Vec<Change> = file
                .into_iter()
                .enumerate()
                .filter(|(place, _)| !(place + step.which).is_multiple_of(3))
                .map(|(_, c)| c)
                .rev()
                .collect();
            machine.imports(part);
            return;
        }
        if let Some(command) = wish(machine, step, &self.done)
            && let Ok(done) = machine.does(command)
        {
            self.done = done.ids();
            self.allowed += 1;
        }
    }
}

/// A command about something that is there; many are refused, as in life.
fn wish(machine: &Inspector, step: &Step, last: &[ChangeId]) -> Option<Command> {
    let tables = machine.tables();
    let which = step.which;
    let project = || picked(tables.projects().map(|project| project.id.clone()).collect::<Vec<ProjectId>>(), which);
    let visit = || picked(tables.visits().map(|visit| visit.id.clone()).collect::<Vec<VisitId>>(), which);
    let problem = || picked(tables.problems().map(|problem| problem.id.clone()).collect::<Vec<ProblemId>>(), which);
    let words = || format!("第{}句", step.other % 5);
    let soon = machine.moment.today + chrono::Days::new(5 + step.other as u64);
    Some(match step.what {
        0 | 1 => Command::AddProject { facts: texts(&[("name", NAMES[which % 4])]) },
        2 => Command::EditProject { project: project()?, facts: texts(&[("location", &words())]) },
        3 => Command::DeleteProject { project: project()?, why: words() },
        4 | 5 => {
            Command::StartVisit { project: project()?, template: "continuing".into(), version: 1, facts: Vec::new() }
        }
        6..=8 => {
            let answer = ["pass", "fail", "na"][step.other % 3];
            Command::AnswerItem {
                visit: visit()?,
                item: format!("ct{:02}", 7 + which % 3),
                answer: Some(answer.into()),
            }
        }
        9 => Command::EditVisit { visit: visit()?, field: "findings".into(), text: words() },
        10 => Command::EditVisit { visit: visit()?, field: "confirmed_by".into(), text: words() },
        11 => Command::FinishVisit { visit: visit()? },
        12 => Command::AmendVisit { visit: visit()?, field: "findings".into(), text: words(), why: words() },
        13 => Command::DiscardVisit { visit: visit()?, why: words() },
        14 | 15 => {
            let facts = texts(&[("title", &words()), ("category", "ZL")]);
            let visit = visit().filter(|_| step.other.is_multiple_of(2));
            let project = visit.as_ref().map_or_else(project, |visit| Some(tables.visit(visit)?.project.clone()))?;
            Command::RaiseProblem { project, visit, item: None, facts }
        }
        16 => Command::Assign { problem: problem()?, lead_unit: words(), deadline: soon, ordered_on: None },
        17 => Command::ReportRectified { problem: problem()?, report: words() },
        18 => Command::PassRecheck { problem: problem()?, found: words() },
        19 => Command::RejectRecheck { problem: problem()?, why: words() },
        20 => Command::Withdraw { problem: problem()?, why: words() },
        21 => Command::Remark { of: problem()?.into(), text: words() },
        22 => match machine.workbook.book().conflicts().next() {
            Some((of, set)) if set.as_str() == "deleted" => {
                Command::ResolveDeletion { of: of.clone(), keep: step.other.is_multiple_of(2) }
            }
            Some((of, set)) => {
                let to =
                    machine.workbook.book().heads(of, set.as_str()).pop().map_or(Value::Null, |side| side.to().clone());
                Command::Resolve { of: of.clone(), set: set.to_string(), to, why: String::new() }
            }
            None => Command::EditProblem { problem: problem()?, facts: texts(&[("title", &words())]) },
        },
        28..=35 => entry_wish(machine, step)?,
        _ => Command::Revert { changes: last.to_vec() },
    })
}

/// The registers whose entries people write.
fn written() -> Vec<&'static Register> {
    REGISTERS.iter().copied().filter(|register| !register.is_made_by_commands()).collect()
}

/// A command about an entry of some register.
fn entry_wish(machine: &Inspector, step: &Step) -> Option<Command> {
    let tables = machine.tables();
    let register = written()[step.which % written().len()];
    let project = picked(tables.projects().map(|project| project.id.clone()).collect::<Vec<ProjectId>>(), step.other)?;
    let entries: Vec<EntityId> = tables.entries().all(register).map(|entry| entry.id.clone()).collect();
    let period = [format!("2026-{:02}", step.other % 9 + 1), "2026".to_owned()];
    let period = When::parse(if matches!(register.key, Key::Year) { &period[1] } else { &period[0] });
    let facts: Vec<(String, String)> = register
        .fields
        .iter()
        .enumerate()
        .filter(|(place, field)| field.needed || ((place + step.other).is_multiple_of(5) && field.by == Writers::All))
        .filter_map(|(_, field)| {
            Some((field.key.to_owned(), text_for(field, step, &project).or_else(|| named(field, tables))?))
        })
        .collect();
    Some(match step.what {
        28..=31 => {
            let above = |kind| tables.entries().all(register_of(kind)?).next().map(|entry| entry.id.clone());
            let parent = match register.parent {
                Parent::Entry(kind) => above(kind)?,
                Parent::Project | Parent::ProjectOrNone | Parent::Shared => project.into(),
            };
            Command::PutEntry { target: EntryTarget::OfKey { register, parent: Some(parent), period }, facts }
        }
        32 => Command::PutEntry { target: EntryTarget::Existing(picked(entries, step.other)?), facts },
        33 => Command::PutEntry { target: EntryTarget::Again(picked(entries, step.other)?), facts },
        34 => Command::DropEntry { entry: picked(entries, step.other)?, why: "填错".to_owned() },
        _ => {
            let action = picked(register.flow?.actions.iter().collect(), step.other)?;
            Command::Act {
                entry: picked(entries, step.which)?,
                action: action.key.to_owned(),
                facts,
                why: "会商".to_owned(),
            }
        }
    })
}

/// An entry that a field may name, where it is one that is needed.
fn named(field: &FieldSpec, tables: &Tables) -> Option<String> {
    let FieldKind::Reference(kind) = field.kind else { return None };
    let mut all = tables.entries().all(register_of(kind).filter(|_| field.needed)?);
    all.next().map(|entry| entry.id.to_string())
}

/// Something that fits a field, most of the time.
fn text_for(field: &FieldSpec, step: &Step, project: &ProjectId) -> Option<String> {
    Some(match field.kind {
        FieldKind::Choice(list) => list.options(Lang::Zh).get(step.other % 4)?.0.to_owned(),
        FieldKind::Day => format!("2026-0{}-1{}", step.other % 9 + 1, step.which % 10),
        FieldKind::When | FieldKind::Month => format!("2026-0{}", step.other % 9 + 1),
        FieldKind::Money | FieldKind::Area | FieldKind::Quantity(_) => format!("{}.5", step.other * 7),
        FieldKind::Count | FieldKind::Percent | FieldKind::Number => (step.other % 30 + 1).to_string(),
        FieldKind::Flag => "是".to_owned(),
        FieldKind::Year => format!("202{}", step.other % 9),
        FieldKind::Reference(ProjectId::KIND) => project.as_str().to_owned(),
        FieldKind::Reference(_) | FieldKind::References(_) | FieldKind::Spans(_) => return None,
        _ => format!("第{}句", step.other % 5),
    })
}

/// What the entries of a book are, from plain maps of its changes: by id the fields that hold something.
fn plainly(machine: &Inspector) -> BTreeMap<String, BTreeMap<String, Value>> {
    let book = machine.workbook.book();
    let mut all = BTreeMap::new();
    for (of, _) in book.all_entities() {
        let is_there = book.deletion(of) != Deletion::Deleted;
        if REGISTERS.iter().any(|register| register.kind == of.kind()) && is_there {
            let fields = book.fields(of).map(|(name, _)| (name.to_string(), book.value(of, name.as_str()).clone()));
            let held = fields.filter(|(name, value)| name != "deleted" && !value.is_null());
            all.insert(of.to_string(), held.collect());
        }
    }
    all
}

/// The tables hold what the plain maps say, nothing more and nothing less.
fn entries_are_those(machine: &Inspector) -> Result<(), TestCaseError> {
    let mut left = plainly(machine);
    for register in REGISTERS {
        for entry in machine.tables().entries().all(register) {
            let fields = left.remove(entry.id.as_str());
            prop_assert!(fields.is_some(), "{} is in the tables alone", entry.id);
            let fields = fields.unwrap_or_default();
            for field in register.fields {
                let stored = fields.get(field.key).map(|value| field.show(value, Lang::Zh)).unwrap_or_default();
                let in_id = matches!(register.key, Key::Code { field: key, .. } if key == field.key);
                let shown = entry.shown(field.key, Lang::Zh).replace(',', "");
                // Of what it names an entry shows what stands behind the kind.
                let names = |kind: &str| !shown.is_empty() && stored == format!("{kind}/{shown}");
                let is_named = matches!(field.kind, FieldKind::Reference(kind) if names(kind));
                prop_assert!(in_id || is_named || shown == stored, "{} {}: {shown} and {stored}", entry.id, field.key);
            }
            let parent = fields.get(parent_field(register)).and_then(Value::as_text);
            prop_assert_eq!(entry.parent.as_ref().map(EntityId::as_str), parent);
            if let Some(parent) = &entry.parent {
                prop_assert!(machine.tables().entries().of(parent, register).any(|other| other.id == entry.id));
            }
        }
    }
    prop_assert!(left.is_empty(), "not in the tables: {left:?}");
    Ok(())
}

fn cases(normally: u32) -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: asked.unwrap_or(normally), failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn kept_up_to_date_they_equal_those_read_from_the_whole_book(steps in proptest::collection::vec(any_step(), 1..70)) {
        let mut cast = Cast {
            machines: machines(),
            done: Vec::new(),
            allowed: 0,
        };
        let mut lists = [(); 3].map(|()| Lists::new());
        for (number, step) in steps.iter().enumerate() {
            cast.play(step);
            let machine = &cast.machines[step.who];
            prop_assert_eq!(machine.tables(), &Tables::of(machine.workbook.book()), "after {:?}", step);
            entries_are_those(machine)?;
            let fresh = |project: &ProjectId| project_rows(machine.workbook.book(), machine.tables(), project, 2026);
            for project in machine.tables().projects() {
                let kept = rows_of(machine.workbook.book(), machine.tables(), &project.id, 2026);
                prop_assert_eq!(&*kept, &fresh(&project.id));
            }
            if number % 3 == 0 {
                is_as_made_anew(machine.workbook.book(), machine.tables(), &mut lists[step.who], "2026-09-21")?;
            }
        }
        // Whoever gets everything has the same records as everyone else.
        let files = cast.machines.each_ref().map(Inspector::file);
        for machine in &mut cast.machines {
            files.iter().for_each(|file| { machine.imports(file.clone()); });
        }
        let [one, two, three] = &cast.machines;
        prop_assert_eq!(one.tables(), two.tables());
        prop_assert_eq!(two.tables(), three.tables());
    }
}

#[test]
fn the_wishes_are_not_all_refused() {
    let mut cast = Cast { machines: machines(), done: Vec::new(), allowed: 0 };
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    for turn in 0..3_600_usize {
        let what = u8::try_from(turn * 7 % 36).unwrap();
        // As good as by lot, so that no number of registers falls in step with the wishes.
        let which = usize::try_from((turn as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40).unwrap();
        cast.play(&Step { who: turn % 3, what, which, other: turn / 5, days: 0 });
        // Some are deleted or taken back again later.
        let register = written()[which % written().len()];
        let holds = |machine: &Inspector| machine.tables().entries().all(register).next().is_some();
        seen.extend(cast.machines.iter().any(holds).then_some(register.kind));
    }
    assert!(cast.allowed > 300, "{} of 3600", cast.allowed);
    assert!(cast.machines[0].tables().problems().len() > 5);
    for register in written() {
        assert!(seen.contains(register.kind), "no entry of {}", register.kind);
    }
    assert!(cast.machines[0].moment.today >= in_days(0));
}
