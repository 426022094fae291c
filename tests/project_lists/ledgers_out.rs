//! The ledger that goes out comes in again: unchanged into its own book, and whole into another one.

use sitebook::domain::ids::ProblemId;
use sitebook::domain::records::ProblemState;
use sitebook::domain::text::Lang;
use sitebook::exchange::list::Choices;
use sitebook::exchange::sheets::{Sheet, problems_table};

use super::ledgers::{YEAR, mapping, plan_of, plan_with, problem, take_in, told, with_projects};
use super::*;

fn everything(workbook: &Workbook, lang: Lang) -> Sheet {
    let ids: Vec<ProblemId> = workbook.tables().problems().map(|problem| problem.id.clone()).collect();
    let table = problems_table(workbook.book(), workbook.tables(), &ids, lang);
    Sheet { title: "问题台账".to_owned(), ..table }
}

#[test]
fn our_own_ledger_comes_in_again_unchanged_and_whole_into_another_book() {
    let mut workbook = with_projects(1);
    let list = table(YEAR);
    let mut of_year = mapping(&list);
    of_year.set_fill_down(1, true);
    let plan = plan_with(&workbook, &list, &of_year, Choices::default());
    take_in(&mut workbook, &plan).unwrap();
    let id = problem(&workbook, "征地协议未签").id.clone();
    workbook.dispatch(Command::Hold { problem: id.clone(), why: "等批复".to_owned() }, moment()).unwrap();
    for lang in [Lang::Zh, Lang::En] {
        let csv = String::from_utf8(everything(&workbook, lang).csv()).unwrap();
        let out = table(csv.trim_start_matches('\u{feff}'));
        let again = plan_with(&workbook, &out, &mapping(&out), Choices::default());
        assert_eq!(again.counts(), Counts { same: 5, ..Counts::default() }, "{lang:?} {again:?}");

        let mut other = with_projects(2);
        let all = plan_with(&other, &out, &mapping(&out), Choices::default());
        assert_eq!(told(&all), [], "{lang:?}");
        take_in(&mut other, &all).unwrap();
        let (state, suspended) =
            (problem(&other, "征地协议未签").state, problem(&other, "征地协议未签").suspended.clone());
        assert_eq!((state, suspended.as_deref()), (ProblemState::Rectifying, Some("等批复")));
        // Our number is each book's own; the one that a problem had there is kept beside it. Columns that the program has no field for
        // stand in the order in which they came first.
        let without = |workbook: &Workbook, numbers: usize| {
            let mut rows = everything(workbook, lang).rows;
            rows.iter_mut().for_each(|row| {
                row.drain(2..2 + numbers);
                row.sort();
            });
            rows.sort();
            rows
        };
        assert_eq!(without(&other, 2), without(&workbook, 1), "{lang:?}");
    }
}

/// What is on the screen goes out with a number, the days that are left and what lies over the state, and comes in again without them.
#[test]
fn the_ledger_as_it_stands_comes_in_again_unchanged() {
    let mut workbook = with_projects(1);
    let first = plan_of(
        &workbook,
        "项目名称,问题,责任单位,整改时限,状态\n东川区垃圾填埋场,临边无防护,市政公司,2026-03-05,整改中\n",
    );
    take_in(&mut workbook, &first).unwrap();
    let number = problem(&workbook, "临边无防护").number.clone();
    let out = table(&format!(
        "序号,等级,编号,问题,项目,牵头单位,整改时限,还剩,状态\n\
         1,一般,{number},临边无防护,东川区垃圾填埋场,市政公司,2026-03-05,逾期 263 天,整改中（挂起）\n"
    ));
    let again = plan_with(&workbook, &out, &mapping(&out), Choices::default());
    let changed: Vec<String> = again.rows.iter().map(|row| format!("{:?}", row.outcome)).collect();
    assert_eq!(again.counts(), Counts { same: 1, ..Counts::default() }, "{changed:?}");
}
