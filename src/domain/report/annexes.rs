//! The annexes of a bulletin: 一览表 (形象进度), 排名, 开工情况, 问题台账. Rates of a sum are sums over sums.

use crate::domain::figures::figure::Figure;
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::light::Light;
use crate::domain::figures::mark::Mark;
use crate::domain::figures::ranking::ranks;
use crate::domain::progress::asked::Measure;
use crate::domain::progress::lists::Listing;
use crate::domain::progress::region::{Member, RegionProgress};
use crate::domain::records::{Problem, ProblemState};
use crate::domain::text::{Lang, Text};

use super::document::{Cells, Table, TableRow, cell};
use super::facts::{Facts, Group, counts};
use super::problems::{rectified, rectified_in_time};
use super::said::Rows;
use super::when;

/// Every annex of a bulletin; one without rows is left out.
pub fn all(facts: &Facts) -> Vec<Table> {
    let tables = [projects(facts), ranking(facts), starts(facts), ledger(facts)];
    tables.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

const NOTHING: &str = "—";

/// A figure in a cell, with its sign; 「—」 where there is none.
pub(super) fn figure(facts: &Facts, figure: &Figure) -> Text {
    cell(facts.shown(figure).map_or_else(|| NOTHING.to_owned(), |amount| amount.to_string()))
}

pub(super) fn nothing() -> Text {
    cell(NOTHING)
}

pub(super) fn blank() -> Text {
    cell("")
}

pub(super) fn number(count: usize) -> Text {
    cell(count.to_string())
}

/// What stands above every annex.
pub(super) fn notes(facts: &Facts) -> Vec<Text> {
    let months = when::months(facts.wanted.as_of);
    let day = when::day(facts.wanted.day);
    vec![
        Text::owned(
            format!("进展截至{}，时限截至{}", months.zh, day.zh),
            format!("Progress {}, deadlines as of {}", months.en, day.en),
        ),
        Text::new("单位：万元", "Unit: CNY 10,000"),
    ]
}

/// 重点工程项目推进情况一览表: every project that counts, by unit, with the sums of the units and of all.
pub fn projects(facts: &Facts) -> Table {
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("项目", "Project", Cells::Words),
        Table::column("总投资", "Total", Cells::Figures),
        Table::column("年度计划", "Plan for the year", Cells::Figures),
        Table::column("本月完成", "This month", Cells::Figures),
        Table::column("本年累计", "Since January", Cells::Figures),
        Table::column("完成率%", "Done %", Cells::Figures),
        Table::column("序时差", "Ahead, points", Cells::Figures),
        Table::column("当前部位", "Stage of works", Cells::Words),
        Table::column("灯色", "Light", Cells::Middle),
        Table::column("备注", "Remarks", Cells::Words),
    ];
    let mut rows = Vec::new();
    let mut number = 0;
    let mut listed = |rows: &mut Vec<TableRow>, members: &[Member]| {
        for member in members {
            number += 1;
            rows.push(project_row(facts, number, member));
        }
    };
    for unit in &facts.units {
        listed(&mut rows, &unit.region.members);
        rows.push(sum_row(facts, &format!("{}小计", unit.name), &format!("{}, subtotal", unit.name), &unit.total));
    }
    let without: Vec<Member> =
        facts.region.members.iter().filter(|member| facts.unit(&member.project).is_empty()).cloned().collect();
    listed(&mut rows, &without);
    if !facts.region.members.is_empty() {
        rows.push(sum_row(facts, "合计", "Total", &facts.total));
    }
    Table {
        id: "projects".to_owned(),
        title: Text::new("重点工程项目推进情况一览表", "Key projects and how they stand"),
        notes: notes(facts),
        columns,
        rows,
        foot: Text::default(),
    }
}

fn project_row(facts: &Facts, number: usize, member: &Member) -> TableRow {
    let (total, rows) = (member.total(), &member.rows);
    let month = rows.months.get(&facts.wanted.as_of);
    let amount = |given: Option<Fraction>| {
        let shown = given.map(|given| crate::domain::figures::amount::Amount::of(given, 2, facts.settings.rounding));
        cell(shown.map_or_else(|| NOTHING.to_owned(), |amount| amount.to_string()))
    };
    let lit = facts.lights.iter().find(|(project, _)| *project == member.project).map(|(_, lit)| *lit);
    let part = image_part(facts, member);
    let remarks = remarks(&total.completion(), lit.is_some_and(|lit| lit.light == Light::Grey));
    TableRow::of(
        Rows::Project(member.project.clone()),
        vec![
            cell(number.to_string()),
            cell(facts.name(&member.project)),
            amount(rows.total.as_ref().map(|given| given.number())),
            figure(facts, &total.plan()),
            amount(month.and_then(|month| month.reported.as_ref()).map(|given| given.number())),
            figure(facts, &total.completed()),
            figure(facts, &total.completion()),
            figure(facts, &total.gap()),
            part,
            lit.map_or_else(nothing, |lit| lit.light.name()),
            remarks,
        ],
    )
}

/// 当前部位: that of the last month up to this one that says it.
pub(super) fn image_part(facts: &Facts, member: &Member) -> Text {
    use crate::domain::registers::monthly_progress as month;
    let entries = facts.tables.entries().of(member.project.entity(), &month::REGISTER);
    let last = facts.wanted.as_of.last_day();
    let is_up_to = |entry: &crate::domain::register::Entry| entry.key.first_day().is_some_and(|first| first <= last);
    let said = entries.rev().filter(|entry| is_up_to(entry)).find_map(|entry| {
        let part = entry.text(month::IMAGE_PART).split_whitespace().collect::<Vec<_>>().join(" ");
        (!part.is_empty()).then_some(part)
    });
    said.map_or_else(nothing, cell)
}

/// 核定, 上报, 缺报, or why there is no figure.
pub(super) fn remarks(completion: &Figure, is_grey: bool) -> Text {
    if let Err(why) = completion.value() {
        return why.words();
    }
    let marks: Vec<Text> = completion.marks().iter().map(Mark::words).collect();
    let join =
        |lang, between: &str| marks.iter().map(|mark| mark.get(lang).to_owned()).collect::<Vec<_>>().join(between);
    match (marks.is_empty(), is_grey) {
        (true, false) => Text::new("核定", "verified"),
        (true, true) => Text::new("未到期", "nothing due yet"),
        (false, _) => Text::owned(join(Lang::Zh, "；"), join(Lang::En, "; ")),
    }
}

fn sum_row(facts: &Facts, zh: &str, en: &str, total: &crate::domain::figures::total::Total) -> TableRow {
    TableRow::sum(vec![
        blank(),
        Text::owned(zh, en),
        blank(),
        figure(facts, &total.plan()),
        blank(),
        figure(facts, &total.completed()),
        figure(facts, &total.completion()),
        figure(facts, &total.gap()),
        blank(),
        blank(),
        blank(),
    ])
}

/// 项目推进排名: units by completion.
pub fn ranking(facts: &Facts) -> Table {
    let columns = vec![
        Table::column("名次", "Rank", Cells::Middle),
        Table::column("单位", "Unit", Cells::Words),
        Table::column("项目数", "Projects", Cells::Figures),
        Table::column("年度计划", "Plan for the year", Cells::Figures),
        Table::column("累计完成", "Since January", Cells::Figures),
        Table::column("完成率%", "Done %", Cells::Figures),
        Table::column("序时差", "Ahead, points", Cells::Figures),
        Table::column("同比增幅%", "Growth %", Cells::Figures),
        Table::column("增幅名次", "Rank by growth", Cells::Middle),
        Table::column("开（复）工率%", "Under way %", Cells::Figures),
        Table::column("整改率%", "Rectified %", Cells::Figures),
        Table::column("核定面%", "Verified %", Cells::Figures),
    ];
    let ranks_of =
        |of: fn(&Group) -> Figure| ranks(&facts.units.iter().map(|unit| facts.shown(&of(unit))).collect::<Vec<_>>());
    let (by_completion, by_growth) = (ranks_of(|unit| unit.total.completion()), ranks_of(|unit| unit.growth.clone()));
    let mut places: Vec<usize> = (0..facts.units.len()).collect();
    places.sort_by_key(|place| (by_completion[*place].is_none(), by_completion[*place]));
    let rank = |rank: Option<usize>| rank.map_or_else(nothing, number);
    let mut rows: Vec<TableRow> = places
        .into_iter()
        .map(|place| {
            let unit = &facts.units[place];
            let about = crate::domain::progress::asked::About::Group(unit.by, unit.name.clone());
            let mut cells = vec![rank(by_completion[place]), cell(unit.name.clone())];
            cells.extend(unit_cells(facts, unit, Some(rank(by_growth[place]))));
            TableRow::of(Rows::Figure(about, Measure::Completion), cells)
        })
        .collect();
    if rows.len() > 1 {
        let all = Group {
            name: String::new(),
            by: crate::domain::progress::groups::By::Unit,
            region: facts.region.clone(),
            total: facts.total.clone(),
            starts: facts.starts.clone(),
            growth: facts.growth.clone(),
        };
        let mut cells = vec![blank(), Text::new("合计", "Total")];
        cells.extend(unit_cells(facts, &all, None));
        rows.push(TableRow::sum(cells));
    }
    Table {
        id: "ranking".to_owned(),
        title: Text::new("重点工程项目推进排名", "Ranking of the units"),
        notes: notes(facts),
        columns,
        rows,
        foot: Text::new(
            "完成率相同的名次并列；没有完成率的不排名次。",
            "Units that show the same share a rank; one without a rate has none.",
        ),
    }
}

/// What a unit, or all, has in the ranking.
fn unit_cells(facts: &Facts, unit: &Group, growth_rank: Option<Text>) -> Vec<Text> {
    let problems = facts.ledger.problems.iter().map(|problem| &**problem);
    let is_of = |problem: &&Problem| unit.name.is_empty() || facts.unit(&problem.project) == unit.name;
    let share = rectified(problems.filter(is_of)).percent(facts.settings.rounding);
    vec![
        number(unit.region.members.len()),
        figure(facts, &unit.total.plan()),
        figure(facts, &unit.total.completed()),
        figure(facts, &unit.total.completion()),
        figure(facts, &unit.total.gap()),
        figure(facts, &unit.growth),
        growth_rank.unwrap_or_else(blank),
        figure(facts, &unit.starts.under_way),
        cell(share.map_or_else(|| NOTHING.to_owned(), |share| share.to_string())),
        figure(facts, &unit.total.verified_share()),
    ]
}

/// 开工情况表: the three rates by unit.
pub fn starts(facts: &Facts) -> Table {
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("单位", "Unit", Cells::Words),
        Table::column("计入项目", "Counted", Cells::Figures),
        Table::column("已开（复）工", "Under way", Cells::Figures),
        Table::column("开（复）工率%", "Under way %", Cells::Figures),
        Table::column("计划新开工", "To begin this year", Cells::Figures),
        Table::column("已新开工", "Begun", Cells::Figures),
        Table::column("年度新开工率%", "Begun %", Cells::Figures),
        Table::column("到期应开工", "Due", Cells::Figures),
        Table::column("到期已开工", "Begun of those due", Cells::Figures),
        Table::column("到期开工率%", "Of those due %", Cells::Figures),
        Table::column("按期开工率%", "In time %", Cells::Figures),
        Table::column("到期未开工", "Due, not begun", Cells::Figures),
        Table::column("停工", "Halted", Cells::Figures),
    ];
    // 停工 is what the sentences count: the list, which knows what the project says as well.
    let halted = |region: &RegionProgress| region.list(Listing::Halted, facts.tables, facts.wanted.day).len();
    let line = |starts: &crate::domain::figures::starts::Starts, region: &RegionProgress| {
        let pair = |rate: &Figure| {
            let (over, under) = counts(rate).unwrap_or((0, 0));
            [cell(under.to_string()), cell(over.to_string())]
        };
        let of = |rate: &Figure| pair(rate).into_iter().chain([figure(facts, rate)]);
        let mut cells: Vec<Text> = of(&starts.under_way).collect();
        cells.extend(of(&starts.of_this_year));
        cells.extend(of(&starts.of_due));
        cells.push(figure(facts, &starts.on_time));
        cells.extend([number(starts.due_not_begun.len()), number(halted(region))]);
        cells
    };
    let mut rows: Vec<TableRow> = facts
        .units
        .iter()
        .enumerate()
        .map(|(place, unit)| {
            let about = crate::domain::progress::asked::About::Group(unit.by, unit.name.clone());
            let cells = [number(place + 1), cell(unit.name.clone())]
                .into_iter()
                .chain(line(&unit.starts, &unit.region))
                .collect();
            TableRow::of(Rows::Figure(about, Measure::UnderWay), cells)
        })
        .collect();
    if rows.len() > 1 {
        let cells =
            [blank(), Text::new("合计", "Total")].into_iter().chain(line(&facts.starts, &facts.region)).collect();
        rows.push(TableRow::sum(cells));
    }
    Table {
        id: "starts".to_owned(),
        title: Text::new("重点工程项目开工情况表", "Starts by unit"),
        notes: notes(facts).into_iter().take(1).collect(),
        columns,
        rows,
        foot: Text::default(),
    }
}

/// 问题台账: open ones first, the gravest and the longest overdue before others.
pub fn ledger(facts: &Facts) -> Table {
    let columns = vec![
        Table::column("序号", "No.", Cells::Middle),
        Table::column("编号", "Number", Cells::Words),
        Table::column("项目", "Project", Cells::Words),
        Table::column("问题", "Problem", Cells::Words),
        Table::column("类别", "Category", Cells::Words),
        Table::column("等级", "Severity", Cells::Middle),
        Table::column("发现日期", "Found", Cells::Middle),
        Table::column("牵头单位", "Lead unit", Cells::Words),
        Table::column("原定时限", "First due", Cells::Middle),
        Table::column("现行时限", "Due", Cells::Middle),
        Table::column("状态", "State", Cells::Middle),
        Table::column("销号日期", "Closed", Cells::Middle),
        Table::column("逾期天数", "Days over", Cells::Figures),
    ];
    let mut problems: Vec<_> = facts.ledger.problems.iter().collect();
    problems.sort_by_key(|problem| !problem.is_open());
    let rows = problems.iter().enumerate().map(|(place, problem)| problem_row(facts, place + 1, problem)).collect();
    let all = || facts.ledger.problems.iter().map(|problem| &**problem);
    let percent = |share: super::problems::Share| {
        share.percent(facts.settings.rounding).map_or_else(|| NOTHING.to_owned(), |rate| format!("{rate}%"))
    };
    let (share, in_time) = (rectified(all()), rectified_in_time(all(), facts.wanted.day));
    Table {
        id: "ledger".to_owned(),
        title: Text::new("问题台账", "Ledger of problems"),
        notes: notes(facts).into_iter().take(1).collect(),
        columns,
        rows,
        foot: Text::owned(
            format!(
                "共{}个，销号{}个，整改率{}，按期整改率{}。本表未列投诉人、信访人信息。",
                share.under,
                share.over,
                percent(share),
                percent(in_time)
            ),
            format!(
                "{} in all, {} closed, {} rectified, {} in time. Who complained is not listed.",
                share.under,
                share.over,
                percent(share),
                percent(in_time)
            ),
        ),
    }
}

fn problem_row(facts: &Facts, number: usize, problem: &Problem) -> TableRow {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(nothing, |day| cell(day.to_string()));
    let words = |zh: &str, en: &str| Text::owned(zh, en);
    let category = problem.category.map_or_else(nothing, |one| words(one.label(Lang::Zh), one.label(Lang::En)));
    let unit = problem.lead_unit.trim();
    TableRow::of(
        Rows::Problem(problem.id.clone()),
        vec![
            cell(number.to_string()),
            cell(problem.number.clone()),
            cell(facts.name(&problem.project)),
            cell(problem.title.clone()),
            category,
            words(problem.severity.label(Lang::Zh), problem.severity.label(Lang::En)),
            day(problem.found_on),
            if unit.is_empty() { nothing() } else { cell(unit) },
            day(problem.original_deadline),
            day(problem.deadline),
            state(problem),
            day(problem.closed_on),
            cell(problem.overdue_days(facts.wanted.day).to_string()),
        ],
    )
}

/// 状态, as the ledger of the page calls it.
pub fn state(problem: &Problem) -> Text {
    match problem.state {
        ProblemState::Closed => Text::new("已销号", "Closed"),
        _ if problem.suspended.is_some() => Text::new("挂起", "On hold"),
        ProblemState::ToAssign => Text::new("待交办", "To be assigned"),
        ProblemState::Rectifying => Text::new("整改中", "Being rectified"),
        ProblemState::ToRecheck => Text::new("待复查", "To be re-checked"),
    }
}
