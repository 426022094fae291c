//! 领导一页通: what a leader reads of a month on one A4 page: what waits for a decision, how things stand, who is ahead and behind, the ten
//! that are furthest behind. Of one leader: the projects that he or she stands for, instead of ranks.
//!
//! | Part | From |
//! |---|---|
//! | 提请领导协调 | [`DECISIONS`](super::rules::decisions), each with what the office suggests |
//! | 总体情况 | sentences of the bulletin, by their ids |
//! | 各单位推进情况, 滞后项目, 联系项目 | [`PARTS`], tables as data with as many rows as the page has room for |

use chrono::NaiveDate;

use crate::book::{Book, EntityId};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::light::{Light, Lit, Why};
use crate::domain::figures::month::Month;
use crate::domain::figures::ranking::ranks;
use crate::domain::figures::total::Total;
use crate::domain::progress::asked::{About, Measure};
use crate::domain::progress::groups::By;
use crate::domain::progress::region::Member;
use crate::domain::tables::Tables;
use crate::domain::text::{Lang, Text};

use super::annexes::{figure, notes, nothing, number};
use super::document::{Block, Cells, Document, Paragraph, Sentence, Table, TableRow, cell, chinese_number};
use super::facts::{Facts, Group, Wanted};
use super::one_page::{ROOM, height};
use super::rules::decisions::{DECISIONS, cut};
use super::rules::{by_id, said};
use super::said::{Rows, Said};
use super::when;

/// The sentences of the bulletin that a leader reads.
const OVERALL: [&str; 16] =
    ["B0", "B1", "B1n", "B1s", "B2", "B2n", "B2z", "B6", "C1", "C3", "C3z", "D1", "G0", "G1", "G2", "G3z"];
/// Those of them that lead to rows of all projects, and so stand on no leader's own page.
const OF_ALL: [&str; 4] = ["G0", "G1", "G2", "G3z"];

/// How many rows a page has room for: decisions, units, projects behind, projects of a leader. The first that fit.
const MOST: [[usize; 4]; 6] = [[5, 12, 10, 14], [5, 8, 10, 10], [5, 6, 8, 8], [4, 5, 6, 6], [3, 4, 4, 4], [2, 2, 2, 2]];

/// How many signs of a name stand in a cell.
const NAME_MOST: usize = 22;

/// A table of the page.
struct TableRule {
    id: &'static str,
    title: Text,
    /// Whether it stands on the page of one leader; the others on that of all.
    is_of_leader: bool,
    /// Which of [`MOST`] bounds its rows.
    bound: usize,
    columns: fn() -> Vec<super::document::Column>,
    /// Its rows, the first ones first.
    rows: fn(&Facts) -> Vec<TableRow>,
}

static PARTS: &[TableRule] = &[
    TableRule {
        id: "leader_units",
        title: Text::new("各单位推进情况", "Units"),
        is_of_leader: false,
        bound: 1,
        columns: || {
            vec![
                Table::column("名次", "Rank", Cells::Middle),
                Table::column("单位", "Unit", Cells::Words),
                Table::column("项目数", "Projects", Cells::Figures),
                Table::column("年度计划", "Plan", Cells::Figures),
                Table::column("累计完成", "Done", Cells::Figures),
                Table::column("完成率%", "Done %", Cells::Figures),
                Table::column("序时差", "Ahead, points", Cells::Figures),
                Table::column("亮灯", "Lights", Cells::Middle),
            ]
        },
        rows: units,
    },
    TableRule {
        id: "leader_worst",
        title: Text::new("滞后项目", "Projects furthest behind"),
        is_of_leader: false,
        bound: 2,
        columns: project_columns,
        rows: |facts| {
            let is_behind = |light: Light| matches!(light, Light::Red | Light::Yellow);
            projects(facts)
                .into_iter()
                .filter(|(_, lit)| is_behind(lit.light))
                .map(|(one, lit)| project(facts, one, lit))
                .collect()
        },
    },
    TableRule {
        id: "leader_projects",
        title: Text::new("联系项目", "Projects"),
        is_of_leader: true,
        bound: 3,
        columns: project_columns,
        rows: |facts| projects(facts).into_iter().map(|(one, lit)| project(facts, one, lit)).collect(),
    },
];

/// The page as of a month and a day; of one leader's projects, where one is named.
pub fn document(
    book: &Book,
    tables: &Tables,
    office: &EntityId,
    as_of: Month,
    leader: Option<String>,
    day: NaiveDate,
) -> Document {
    compose(&Facts::gather(book, tables, office, Wanted { as_of, day, basis: String::new(), leader, last: None }))
}

/// The leaders that projects of the book have, by their names as they are stored.
pub fn leaders(tables: &Tables) -> Vec<String> {
    let mut names: Vec<String> = tables.projects().map(|project| project.sponsor.trim().to_owned()).collect();
    names.sort();
    names.dedup();
    names.retain(|name| !name.is_empty());
    names
}

/// Puts the page together, with as much as it has room for.
fn compose(facts: &Facts) -> Document {
    let made = MOST.iter().map(|most| with(facts, most));
    let mut last = Document::default();
    for document in made {
        let fits = height(&document) <= ROOM;
        last = document;
        if fits {
            break;
        }
    }
    last
}

fn with(facts: &Facts, most: &[usize; 4]) -> Document {
    let title = title(facts);
    let day = when::day(facts.wanted.day);
    let months = when::months(facts.wanted.as_of);
    let office = &facts.office;
    let line = Text::owned(
        format!("{office}　{}　进展截至{}，问题截至{}", day.zh, months.zh, day.zh),
        format!("{office}, {}. Progress: {}", day.en, months.en),
    );
    let mut blocks = vec![Block::Title(title.clone()), Block::Lines(vec![line])];
    let mut count = 0;
    let mut heading = |blocks: &mut Vec<Block>, zh: &str, en: &str| {
        count += 1;
        blocks.push(Block::Heading(Text::owned(format!("{}、{zh}", chinese_number(count)), format!("{count}. {en}"))));
    };
    heading(&mut blocks, "提请领导协调", "To be decided");
    blocks.push(Block::Paragraph(decisions(facts, most[0])));
    heading(&mut blocks, "总体情况", "Overall");
    blocks.push(Block::Paragraph(overall(facts)));
    for rule in PARTS.iter().filter(|rule| rule.is_of_leader == facts.wanted.leader.is_some()) {
        let Some(table) = table(facts, rule, most[rule.bound]) else { continue };
        heading(&mut blocks, &rule.title.zh, &rule.title.en);
        blocks.push(Block::Table(table));
    }
    Document { name: title, blocks, is_one_page: true, ..Document::default() }
}

fn title(facts: &Facts) -> Text {
    let month = when::month(facts.wanted.as_of);
    match &facts.wanted.leader {
        Some(leader) => {
            Text::owned(format!("{leader}联系项目情况（{}）", month.zh), format!("Projects of {leader}, {}", month.en))
        }
        None => Text::owned(
            format!("{}重点工程项目领导一页通（{}）", facts.region_name, month.zh),
            format!("Key projects on one page, {}", month.en),
        ),
    }
}

/// What waits for a decision: each thing once, the most pressing first.
fn decisions(facts: &Facts, most: usize) -> Paragraph {
    let each = DECISIONS.iter().flat_map(|rule| {
        let all = (rule.each)(facts).into_iter();
        all.map(|slots| Sentence { rule: rule.id.to_owned(), said: Said::fill(rule.zh, rule.en, &slots) })
    });
    let mut sentences: Vec<Sentence> = each.collect();
    let more = sentences.len().saturating_sub(most);
    sentences.truncate(most);
    if more > 0 {
        let said = Said::words(
            &format!("另有{more}项，见问题台账和请示事项。"),
            &format!("{more} more: see the ledger and the requests."),
        );
        sentences.push(Sentence { rule: "L9".to_owned(), said });
    }
    let is_list = !sentences.is_empty();
    if !is_list {
        let said = Said::words("本期没有需要领导协调的事项。", "Nothing waits for a decision.");
        sentences.push(Sentence { rule: "L0".to_owned(), said });
    }
    Paragraph { id: "decisions".to_owned(), sentences, is_list, ..Paragraph::default() }
}

fn overall(facts: &Facts) -> Paragraph {
    let is_asked = |id: &&&str| facts.wanted.leader.is_none() || !OF_ALL.contains(*id);
    let sentences = OVERALL.iter().filter(is_asked).filter_map(|id| {
        let said = said(by_id(id)?, facts)?;
        Some(Sentence { rule: (*id).to_owned(), said })
    });
    Paragraph { id: "overall".to_owned(), sentences: sentences.collect(), ..Paragraph::default() }
}

/// A table with as many rows as there is room for; none without any.
fn table(facts: &Facts, rule: &TableRule, most: usize) -> Option<Table> {
    let mut rows = (rule.rows)(facts);
    let more = rows.len().saturating_sub(most);
    rows.truncate(most);
    let foot = match more {
        0 => Text::default(),
        more => Text::owned(format!("另有{more}个，见一览表。"), format!("{more} more: see the list.")),
    };
    (!rows.is_empty()).then(|| Table {
        id: rule.id.to_owned(),
        title: Text::default(),
        notes: notes(facts).into_iter().skip(1).collect(),
        columns: (rule.columns)(),
        rows,
        foot,
    })
}

/// Units by rank; those without a rate last.
fn units(facts: &Facts) -> Vec<TableRow> {
    let shown: Vec<_> = facts.units.iter().map(|unit| facts.shown(&unit.total.completion())).collect();
    let mut ranked: Vec<(Option<usize>, &Group)> = ranks(&shown).into_iter().zip(&facts.units).collect();
    ranked.sort_by_key(|(rank, _)| (rank.is_none(), *rank));
    ranked.into_iter().map(|(rank, unit)| unit_row(facts, rank, unit)).collect()
}

/// A row of a table of the page: three cells, then plan, completed, rate and gap of the same with the rows that they rest on, and a last cell.
fn figures_row(
    facts: &Facts,
    about: &About,
    total: &Total,
    rows: Rows,
    first: [Text; 3],
    last: (Text, Option<Rows>),
) -> TableRow {
    let lead = |measure| Some(Rows::Figure(about.clone(), measure));
    let figures = [
        (total.plan(), Measure::Plan),
        (total.completed(), Measure::Completed),
        (total.completion(), Measure::Completion),
        (total.gap(), Measure::Gap),
    ];
    let figures = figures.map(|(of, measure)| (figure(facts, &of), lead(measure)));
    let cells = first.map(|cell| (cell, None)).into_iter().chain(figures).chain([last]);
    let (cells, leads) = cells.unzip();
    TableRow { cells, is_sum: false, rows: Some(rows), leads }
}

fn unit_row(facts: &Facts, rank: Option<usize>, unit: &Group) -> TableRow {
    let about = About::Group(By::Unit, unit.name.clone());
    let first =
        [rank.map_or_else(nothing, number), cell(cut(&unit.name, NAME_MOST)), number(unit.region.members.len())];
    let rows = Rows::Figure(about.clone(), Measure::Completion);
    figures_row(facts, &about, &unit.total, rows, first, (lights(facts, &unit.region.members), None))
}

/// 「红2 黄1 绿4」.
fn lights(facts: &Facts, members: &[Member]) -> Text {
    let count = |light: Light| {
        let is_it = |member: &&Member| lit(facts, member).is_some_and(|lit| lit.light == light);
        (light.name(), members.iter().filter(is_it).count())
    };
    let some: Vec<_> = Light::ALL.into_iter().map(count).filter(|(_, count)| *count > 0).collect();
    let zh = some.iter().map(|(name, count)| format!("{}{count}", name.zh.trim_end_matches('灯')));
    let en = some.iter().map(|(name, count)| format!("{} {count}", name.en.to_lowercase()));
    Text::owned(zh.collect::<Vec<_>>().join(" "), en.collect::<Vec<_>>().join(", "))
}

fn lit(facts: &Facts, member: &Member) -> Option<Lit> {
    facts.lights.iter().find(|(project, _)| *project == member.project).map(|(_, lit)| *lit)
}

/// The projects with their lights, the worst first.
fn projects<'f>(facts: &'f Facts) -> Vec<(&'f Member, Lit)> {
    let members = facts.region.members.iter();
    let mut all: Vec<(&Member, Lit)> = members.filter_map(|member| Some((member, lit(facts, member)?))).collect();
    let worst = |why: Why| match why {
        Why::Safety | Why::Quality => (0, Fraction::ZERO),
        Why::Share(share) => (1, share),
        Why::Behind(behind) => (1, Fraction::ZERO.minus(behind).unwrap_or(Fraction::ZERO)),
        Why::Missing(_) => (2, Fraction::ZERO),
    };
    all.sort_by_key(|(_, lit)| (lit.light, worst(lit.why)));
    all
}

fn project_columns() -> Vec<super::document::Column> {
    vec![
        Table::column("灯色", "Light", Cells::Middle),
        Table::column("项目", "Project", Cells::Words),
        Table::column("责任单位", "Unit", Cells::Words),
        Table::column("年度计划", "Plan", Cells::Figures),
        Table::column("累计完成", "Done", Cells::Figures),
        Table::column("完成率%", "Done %", Cells::Figures),
        Table::column("序时差", "Ahead, points", Cells::Figures),
        Table::column("卡点", "What holds it up", Cells::Words),
    ]
}

fn project(facts: &Facts, member: &Member, lit: Lit) -> TableRow {
    let about = About::Project(member.project.clone());
    let unit = facts.unit(&member.project);
    let first = [
        lit.light.name(),
        cell(cut(&facts.name(&member.project), NAME_MOST)),
        if unit.is_empty() { nothing() } else { cell(cut(&unit, NAME_MOST)) },
    ];
    let rows = Rows::Project(member.project.clone());
    figures_row(facts, &about, &member.total(), rows, first, held_up(facts, member))
}

/// 卡点: the gravest open problem of a project, with how long it is over.
fn held_up(facts: &Facts, member: &Member) -> (Text, Option<Rows>) {
    let is_it = |one: &&std::sync::Arc<crate::domain::records::Problem>| one.is_open() && one.project == member.project;
    let Some(one) = facts.ledger.problems.iter().find(is_it) else { return (nothing(), None) };
    let category = |lang| {
        one.category.map_or_else(|| cut(&one.title, NAME_MOST / 2), |category| super::rules::short(category, lang))
    };
    let (zh, en) = (category(Lang::Zh), category(Lang::En));
    let text = match one.overdue_days(facts.wanted.day) {
        days if days > 0 => Text::owned(format!("{zh}，逾期{days}天"), format!("{en}, {days} days over")),
        _ => Text::owned(zh, en),
    };
    (text, Some(Rows::Problem(one.id.clone())))
}
