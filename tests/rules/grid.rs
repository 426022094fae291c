//! The month grid without a browser: keys, blocks that are pasted and filled, refusals cell by cell, roles, undo.

use std::sync::Arc;

use sitebook::app::grid::cursor::Shape;
use sitebook::app::grid::office_month::OfficeMonth;
use sitebook::app::grid::project_year::ProjectYear;
use sitebook::app::grid::writing::Becomes;
use sitebook::app::grid::{Beside, Block, Cursor, Does, Key, Marked, Mode, Pending, Sheet, Spot, Why, Write, Writing};
use sitebook::domain::command::{Command, Refusal};
use sitebook::domain::decimal::Decimal;
use sitebook::domain::figures::amount::Rounding;
use sitebook::domain::figures::fraction::Fraction;
use sitebook::domain::figures::month::Month;
use sitebook::domain::progress::line::{month_entry, plan_entry};
use sitebook::domain::progress::settings::FigureSettings;
use sitebook::domain::progress::{MonthLine, Report, Sums};
use sitebook::domain::register::Entry;
use sitebook::domain::registers::{monthly_progress as month, year_plan};
use sitebook::domain::text::Lang;

use crate::inspector::{Inspector, texts};

/// The columns of the office's month.
const PLANNED: usize = 0;
const REPORTED: usize = 1;
const VERIFIED: usize = 2;
const DIFFERENCE: usize = 3;
const PART: usize = 6;
const CAME: usize = 7;

/// Of 2026; the day is 21 September.
const AUGUST: u32 = 8;

fn spot(row: usize, column: usize) -> Spot {
    Spot { row, column }
}

fn block(first: (usize, usize), last: (usize, usize)) -> Block {
    Block::between(spot(first.0, first.1), spot(last.0, last.1))
}

impl Inspector {
    /// The month of all projects, in the order of their names.
    fn month(&self, number: u32) -> OfficeMonth {
        let month = Month::new(2026, number).unwrap();
        let mut projects: Vec<_> = self.tables().projects().cloned().collect();
        projects.sort_by(|one, other| one.name.cmp(&other.name));
        let lines = projects.iter().map(|project| {
            let line = MonthLine::read(
                self.workbook.book(),
                self.tables(),
                project,
                month,
                &FigureSettings::default(),
                self.moment.today,
            );
            (Arc::from(project.name.as_str()), Arc::new(line))
        });
        OfficeMonth { month, lines: lines.collect() }
    }

    fn beside(&self, basis: &str) -> Beside {
        Beside { role: self.workbook.my_role(), today: self.moment.today, lang: Lang::Zh, basis: basis.to_owned() }
    }

    fn judges(&self, sheet: &dyn Sheet, writes: &[(Spot, &str)], basis: &str) -> Writing {
        let writes: Vec<Write> =
            writes.iter().map(|(spot, text)| Write { spot: *spot, text: (*text).to_owned() }).collect();
        self.workbook.with_rules(self.moment.today, |context| Writing::of(sheet, context, &self.beside(basis), &writes))
    }

    /// Writes cells of August and says what became of them.
    fn writes(&mut self, writes: &[(Spot, &str)], basis: &str) -> Writing {
        let writing = self.judges(&self.month(AUGUST), writes, basis);
        if let Some(command) = writing.command() {
            self.does(command).unwrap();
        }
        writing
    }

    fn pastes(&self, text: &str, at: Block, basis: &str) -> (Pending, Writing) {
        let sheet = self.month(AUGUST);
        let mut pending = Pending::read(text, &sheet, at, Lang::Zh).unwrap();
        let beside = self.beside(basis);
        let writing = self.workbook.with_rules(self.moment.today, |context| pending.judge(&sheet, context, &beside));
        (pending, writing)
    }

    fn august(&self, name: &str) -> Option<Arc<Entry>> {
        let project = self.tables().projects().find(|project| project.name == name).unwrap().id.clone();
        month_entry(self.tables(), &project, Month::new(2026, AUGUST).unwrap()).cloned()
    }
}

/// Three projects: 甲, 乙, 丙, in the order in which the sheet has them.
fn three() -> Inspector {
    let mut office = Inspector::in_role("周主任", "office");
    ["甲填埋场", "乙客运站", "丙厂房"].iter().for_each(|name| drop(office.enters(name).unwrap()));
    office
}

fn names(office: &Inspector) -> Vec<String> {
    let sheet = office.month(AUGUST);
    (0..sheet.rows()).map(|row| sheet.label(row, Lang::Zh)).collect()
}

fn number(text: &str) -> Option<Decimal> {
    Decimal::parse(text)
}

// Keys.

const SHAPE: Shape = Shape { rows: 3, columns: 8, page: 2, pending: false };

fn pressed(cursor: &mut Cursor, key: &str, shape: Shape) -> Does {
    let (mut name, mut ctrl, mut shift) = (key, false, false);
    while let Some((prefix, rest)) = name.split_once('+').filter(|(prefix, _)| ["Ctrl", "Shift"].contains(prefix)) {
        (ctrl, shift, name) = (ctrl || prefix == "Ctrl", shift || prefix == "Shift", rest);
    }
    cursor.press(Key { name, ctrl, shift, alt: false }, shape)
}

#[test]
fn arrows_tab_and_enter_move_as_in_a_sheet_and_stay_in_it() {
    for (keys, at) in [
        (&["ArrowDown", "ArrowRight"][..], (1, 1)),
        (&["ArrowUp", "ArrowLeft"], (0, 0)),
        (&["Enter", "Enter", "Enter", "Enter"], (2, 0)),
        (&["Enter", "Shift+Enter"], (0, 0)),
        (&["Tab", "Tab", "Shift+Tab"], (0, 1)),
        (&["End", "Tab"], (1, 0)),
        (&["Ctrl+End"], (2, 7)),
        (&["Ctrl+End", "Ctrl+Home"], (0, 0)),
        (&["PageDown", "PageDown"], (2, 0)),
        (&["Ctrl+ArrowDown", "Ctrl+ArrowRight"], (2, 7)),
    ] {
        let mut cursor = Cursor::default();
        keys.iter().for_each(|key| assert_eq!(pressed(&mut cursor, key, SHAPE), Does::Move, "{keys:?}"));
        assert_eq!(cursor.at, spot(at.0, at.1), "{keys:?}");
    }
}

#[test]
fn shift_marks_a_block_and_escape_goes_back_step_by_step_until_tab_leaves() {
    let mut cursor = Cursor::at(spot(1, 1));
    pressed(&mut cursor, "Shift+ArrowDown", SHAPE);
    pressed(&mut cursor, "Shift+ArrowRight", SHAPE);
    assert_eq!((cursor.block(), cursor.at), (block((1, 1), (2, 2)), spot(1, 1)));
    let waiting = Shape { pending: true, ..SHAPE };
    assert_eq!(pressed(&mut cursor, "Escape", waiting), Does::Drop);
    assert_eq!(pressed(&mut cursor, "Escape", SHAPE), Does::Move);
    assert!(cursor.block().is_one());
    assert_eq!(pressed(&mut cursor, "Escape", SHAPE), Does::Pass);
    assert_eq!(pressed(&mut cursor, "Tab", SHAPE), Does::Leave, "nobody is kept in by their keys");
    assert_eq!(pressed(&mut cursor, "Tab", SHAPE), Does::Move);
}

#[test]
fn what_is_typed_is_written_by_any_key_that_moves_on_and_dropped_by_escape() {
    for (mode, key, does, at) in [
        (Mode::Typing, "ArrowDown", Does::Commit, (2, 1)),
        (Mode::Typing, "Enter", Does::Commit, (2, 1)),
        (Mode::Typing, "Tab", Does::Commit, (1, 2)),
        (Mode::Typing, "Escape", Does::Cancel, (1, 1)),
        (Mode::Editing, "ArrowLeft", Does::Pass, (1, 1)),
        (Mode::Editing, "Home", Does::Pass, (1, 1)),
        (Mode::Editing, "Enter", Does::Commit, (2, 1)),
        (Mode::Typing, "Ctrl+Enter", Does::Commit, (1, 1)),
        (Mode::Typing, "Delete", Does::Pass, (1, 1)),
        (Mode::Ready, "Delete", Does::Blank, (1, 1)),
        (Mode::Ready, "F2", Does::Edit, (1, 1)),
        (Mode::Ready, "5", Does::Pass, (1, 1)),
        (Mode::Ready, "Ctrl+c", Does::Copy, (1, 1)),
        (Mode::Ready, "Ctrl+z", Does::Undo, (1, 1)),
        (Mode::Typing, "Ctrl+z", Does::Pass, (1, 1)),
        (Mode::Ready, "Ctrl+Shift+Z", Does::Redo, (1, 1)),
        (Mode::Ready, "Ctrl+v", Does::Pass, (1, 1)),
    ] {
        let mut cursor = Cursor { mode, ..Cursor::at(spot(1, 1)) };
        assert_eq!((pressed(&mut cursor, key, SHAPE), cursor.at), (does, spot(at.0, at.1)), "{mode:?} {key}");
    }
    let mut marked = Cursor { other: spot(2, 2), mode: Mode::Typing, ..Cursor::at(spot(1, 1)) };
    assert_eq!(pressed(&mut marked, "Ctrl+Enter", SHAPE), Does::Fill);
    let mut waiting = Cursor::at(spot(0, 0));
    assert_eq!(pressed(&mut waiting, "Ctrl+Enter", Shape { pending: true, ..SHAPE }), Does::Write);
}

// Cells.

#[test]
fn blank_and_zero_stay_apart() {
    let mut office = three();
    office.writes(&[(spot(0, REPORTED), "0"), (spot(1, REPORTED), "12.50")], "");
    let name = names(&office);
    assert_eq!(office.august(&name[0]).unwrap().get(month::REPORTED), number("0"));
    assert!(office.august(&name[2]).is_none(), "nothing was written of the third");
    let reports: Vec<Report> = office.month(AUGUST).lines.iter().map(|(_, line)| line.report).collect();
    assert_eq!(reports, [Report::There, Report::There, Report::Missing]);
    let marked = Marked::of(&office.month(AUGUST), block((0, REPORTED), (2, REPORTED)));
    assert_eq!((marked.cells, marked.figures, marked.sum), (3, 2, Fraction::new(1250, 100)));
    let writing = office.writes(&[(spot(0, REPORTED), "")], "");
    assert_eq!(writing.taken[&spot(0, REPORTED)], Becomes::Blank);
    assert_eq!(office.august(&name[0]).unwrap().get(month::REPORTED), None);
    assert_eq!(office.month(AUGUST).lines[0].1.report, Report::Missing);
}

#[test]
fn a_role_writes_its_own_columns_and_is_told_why_not_the_others() {
    let office = three();
    for (role, column, may) in [
        ("unit", PLANNED, false),
        ("unit", REPORTED, true),
        ("unit", VERIFIED, false),
        ("inspector", PLANNED, false),
        ("inspector", VERIFIED, true),
        ("office", PLANNED, true),
    ] {
        let somebody = office.colleague("某某", role);
        let writing = somebody.judges(&somebody.month(AUGUST), &[(spot(0, column), "5")], "现场");
        let why = writing.refused.get(&spot(0, column));
        assert_eq!(why.is_none(), may, "{role} {column}");
        assert!(may || matches!(why, Some(Why::Others(_, _))), "{role} {column}: {why:?}");
    }
    let computed = office.judges(&office.month(AUGUST), &[(spot(0, DIFFERENCE), "5")], "");
    assert_eq!(computed.refused[&spot(0, DIFFERENCE)], Why::Computed);
}

#[test]
fn a_unit_that_reports_says_when_and_what_is_verified_rests_on_something() {
    let mut office = three();
    let mut unit = office.colleague("吴工", "unit");
    unit.writes(&[(spot(0, REPORTED), "980")], "");
    let name = &names(&unit)[0];
    let came = unit.august(name).unwrap().get(month::REPORTED_ON).unwrap();
    assert_eq!(came.to_string(), "2026-09-21");
    assert_eq!(unit.month(AUGUST).lines[0].1.report, Report::Late(16));
    office.gets_from(&unit);
    office.writes(&[(spot(1, REPORTED), "7")], "");
    let other = &names(&office)[1];
    assert_eq!(
        office.august(other).unwrap().get(month::REPORTED_ON),
        None,
        "who enters the figures of others says nothing of the day"
    );
    let without = office.writes(&[(spot(0, VERIFIED), "960")], "");
    let why = &without.refused[&spot(0, VERIFIED)];
    assert!(matches!(why, Why::Refused(Refusal::RuleBroken(..))), "{why:?}");
    let with = office.writes(&[(spot(0, VERIFIED), "960")], "site");
    assert!(with.refused.is_empty());
    assert_eq!(office.august(name).unwrap().text(month::BASIS), "site");
}

// Blocks.

const HEADED: &str = "项目\t计划（万元）\t本月完成\r\n丙厂房\t1,200.50\t—\r\n甲填埋场\t0.3亿\t约30\r\n";

#[test]
fn a_block_with_names_and_heads_finds_its_rows() {
    let office = three();
    let names = names(&office);
    let (pending, _) = office.pastes(HEADED, block((0, PLANNED), (0, PLANNED)), "");
    assert_eq!((pending.had_heads, pending.by_name, pending.size), (true, 2, (2, 2)));
    let row = |name: &str| names.iter().position(|other| other == name).unwrap();
    let at = |name: &str, column| pending.cells[&spot(row(name), column)].comes_to.clone();
    assert_eq!(at("丙厂房", PLANNED), Ok(Becomes::New));
    assert_eq!(at("丙厂房", REPORTED), Ok(Becomes::Same), "a stroke is nothing, and nothing is there");
    assert_eq!(at("甲填埋场", PLANNED), Ok(Becomes::New));
    assert!(matches!(at("甲填埋场", REPORTED), Err(Why::Unfit(..))));
    assert_eq!((pending.count(Becomes::New), pending.unread()), (2, 1));
}

#[test]
fn a_pasted_block_is_one_deed_and_what_cannot_be_written_stays() {
    let mut office = three();
    office.writes(&[(spot(0, PLANNED), "10")], "");
    let text = "10\t9\r\n20\t八\r\n30\t-5\r\n";
    let (pending, writing) = office.pastes(text, block((0, PLANNED), (0, PLANNED)), "");
    let counts = [Becomes::New, Becomes::Changed, Becomes::Same].map(|becomes| pending.count(becomes));
    assert_eq!((counts, pending.unread()), ([3, 0, 1], 2));
    let done = office.does(writing.command().unwrap());
    let names = names(&office);
    assert_eq!(office.august(&names[1]).unwrap().get(month::PLANNED), number("20"));
    // 冲减 needs a word of explanation, and 八 is no figure.
    let rest = pending.rest().unwrap();
    let left: Vec<(Spot, &str)> = rest.cells.iter().map(|(spot, cell)| (*spot, cell.text.as_str())).collect();
    assert_eq!(left, [(spot(1, REPORTED), "八"), (spot(2, REPORTED), "-5")]);
    assert!(matches!(rest.cells[&spot(2, REPORTED)].comes_to, Err(Why::Refused(Refusal::RuleBroken(..)))));
    office.undoes(&done.unwrap().ids()).unwrap();
    let planned: Vec<_> =
        names.iter().map(|name| office.august(name).and_then(|entry| entry.get(month::PLANNED))).collect();
    assert_eq!(planned, [number("10"), None, None], "all of it is taken back, and what was there before stays");
}

#[test]
fn blocks_pass_over_computed_columns_and_end_at_the_edge() {
    let office = three();
    let line = "1\t2\t3\t-1\t50%\t+3.2\t主体封顶\t2026-09-03";
    let (pending, _) = office.pastes(&[line; 4].join("\n"), block((0, PLANNED), (0, PLANNED)), "site");
    assert_eq!((pending.size, pending.computed, pending.outside), ((4, 8), 9, 8));
    assert_eq!((pending.count(Becomes::New), pending.unread()), (15, 0));
    assert_eq!(pending.cells[&spot(0, PART)].text, "主体封顶");
    assert_eq!(pending.cells[&spot(2, CAME)].text, "2026-09-03");
}

#[test]
fn one_cell_goes_into_every_marked_one() {
    let mut office = three();
    let (pending, writing) = office.pastes("7.5\r\n", block((0, PLANNED), (2, PLANNED)), "");
    assert_eq!(pending.count(Becomes::New), 3);
    office.does(writing.command().unwrap()).unwrap();
    let marked = Marked::of(&office.month(AUGUST), block((0, PLANNED), (2, PLANNED)));
    assert_eq!(marked.sum, Fraction::new(225, 10));
}

// Figures.

#[test]
fn sums_follow_what_is_written_and_count_what_waits() {
    let mut office = three();
    let projects: Vec<_> = {
        let sheet = office.month(AUGUST);
        sheet.lines.iter().map(|(_, line)| line.project.clone()).collect()
    };
    for (project, plan) in projects.iter().zip(["1200", "600", ""]) {
        let facts = if plan.is_empty() { texts(&[("listed", "是"), ("plan", "0")]) } else { texts(&[("plan", plan)]) };
        let target = sitebook::domain::command::EntryTarget::OfKey {
            register: &year_plan::REGISTER,
            parent: Some(project.entity().clone()),
            period: sitebook::domain::when::When::year(2026),
        };
        office.does(Command::PutEntry { target, facts }).unwrap();
    }
    office.writes(&[(spot(0, REPORTED), "600"), (spot(0, VERIFIED), "500"), (spot(1, REPORTED), "300")], "site");
    let sheet = office.month(AUGUST);
    let lines: Vec<&MonthLine> = sheet.lines.iter().map(|(_, line)| &**line).collect();
    let sums = Sums::of(&lines, sheet.month, Rounding::default());
    assert_eq!((sums.unreported, sums.differing, sums.unverified), (1, 1, 2));
    assert_eq!(
        (sums.reported, sums.verified, sums.difference),
        (Some(Fraction::whole(900)), Some(Fraction::whole(500)), Some(Fraction::whole(100)))
    );
    // 500 verified and 300 reported of 1800: the project without a plan is out on both sides.
    assert_eq!(sums.completion.value(), Ok(Fraction::new(800, 1800).unwrap()));
    assert_eq!(lines[0].completion.value(), Ok(Fraction::new(500, 1200).unwrap()));
}

#[test]
fn a_projects_year_has_its_months_and_what_was_completed_before() {
    let mut office = three();
    let project = office.month(AUGUST).lines[0].1.project.clone();
    let year = |office: &Inspector| {
        let record = office.tables().project(&project).unwrap().clone();
        let line = |number| {
            let month = Month::new(2026, number).unwrap();
            Arc::new(MonthLine::read(
                office.workbook.book(),
                office.tables(),
                &record,
                month,
                &FigureSettings::default(),
                office.moment.today,
            ))
        };
        let plan = plan_entry(office.tables(), &project, 2026).cloned();
        ProjectYear { project: project.clone(), year: 2026, plan, months: (1..=12).map(line).collect() }
    };
    let writes = [
        (spot(0, 1), "5,720.15"),
        (spot(1, 1), "100"),
        (spot(1, 2), "90"),
        (spot(2, 1), "60"),
        (spot(2, 2), "150.5"),
        (spot(12, 1), "9"),
    ];
    let writing = office.judges(&year(&office), &writes, "measured");
    let refused: Vec<&Spot> = writing.refused.keys().collect();
    assert_eq!(refused, [&spot(0, 1), &spot(12, 1)], "no year without its plan, and December is still to come");
    let target = year(&office).plan_field("plan").unwrap().target();
    office.does(Command::PutEntry { target, facts: texts(&[("plan", "1,200")]) }).unwrap();
    let writing = office.judges(&year(&office), &writes, "measured");
    office.does(writing.command().unwrap()).unwrap();
    let sheet = year(&office);
    assert_eq!(sheet.plan_field("opening").unwrap().number(), number("5720.15"));
    assert_eq!((sheet.label(0, Lang::Zh), sheet.label(12, Lang::Zh)), ("年初".to_owned(), "12月".to_owned()));
    assert_eq!(sheet.months[1].verified_alone, Fraction::new(605, 10));
    assert_eq!(sheet.months[1].difference(), Fraction::new(95, 10));
    assert_eq!(sheet.sum("reported"), Some(Fraction::whole(160)));
    assert_eq!(sheet.months[2].verified_alone, None, "nothing was verified in March");
}
