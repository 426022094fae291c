//! The records that are kept up to date change by change are always those that reading the whole book gives.

use proptest::prelude::*;
use proptest::test_runner::Config;
use sitebook::book::{Change, ChangeId, Value};
use sitebook::domain::command::Command;
use sitebook::domain::ids::{ProblemId, ProjectId, VisitId};
use sitebook::domain::tables::Tables;

use super::inspector::{Inspector, in_days, texts};

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
    (0..3_usize, 0..28_u8, 0..50_usize, 0..50_usize, 0..3_i64).prop_map(|(who, what, which, other, days)| Step {
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
        if step.what >= 24 {
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
        _ => Command::Revert { changes: last.to_vec() },
    })
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
            machines: ["李秀芳", "杨文斌", "陈志远"].map(Inspector::named),
            done: Vec::new(),
            allowed: 0,
        };
        for step in &steps {
            cast.play(step);
            let machine = &cast.machines[step.who];
            prop_assert_eq!(machine.tables(), &Tables::of(machine.workbook.book()), "after {:?}", step);
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
    let mut cast =
        Cast { machines: ["李秀芳", "杨文斌", "陈志远"].map(Inspector::named), done: Vec::new(), allowed: 0 };
    for turn in 0..600_usize {
        let what = u8::try_from(turn * 7 % 28).unwrap();
        cast.play(&Step { who: turn % 3, what, which: turn / 3, other: turn / 5, days: 0 });
    }
    assert!(cast.allowed > 150, "{} of 600", cast.allowed);
    assert!(cast.machines[0].tables().problems().len() > 5);
    assert!(cast.machines[0].moment.today >= in_days(0));
}
