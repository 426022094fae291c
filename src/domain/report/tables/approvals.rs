//! 前期手续一览表: a column for each type of approval.

use std::sync::Arc;

use crate::domain::progress::approval_rules::ApprovalRules;
use crate::domain::progress::cells::{MatrixCell, MatrixRow, Sign, Slot};
use crate::domain::progress::matrix::Matrix;
use crate::domain::records::Project;
use crate::domain::text::{Lang, Text};

use super::super::facts::Facts;
use super::super::said::Rows;
use super::column::{ColumnRule, Value};
use super::listed::Listed;

/// A project with its approvals.
pub(super) struct Row {
    project: Arc<Project>,
    row: Arc<MatrixRow>,
    rules: Arc<ApprovalRules>,
}

pub(super) static APPROVALS: Listed<Row> = Listed {
    rows: |facts| {
        let matrix = Matrix::of(facts.book, facts.tables, facts.wanted.day);
        let rules = Arc::new(matrix.rules);
        let is_told = |row: &Arc<MatrixRow>| row.cells().next().is_some() || row.missing() > 0;
        let rows = matrix.rows.into_iter().filter(|row| is_told(&row.row));
        let mut rows: Vec<Row> =
            rows.map(|row| Row { project: row.project, row: row.row, rules: rules.clone() }).collect();
        rows.sort_by_cached_key(|row| (row.project.lead_unit.trim().to_owned(), row.ready(), row.project.name.clone()));
        rows
    },
    columns,
    about: |row| Rows::Project(row.project.id.clone()),
    unit: |_, row| row.project.lead_unit.trim().to_owned(),
    group: Some(|_, row| Text::owned(row.project.lead_unit.trim(), "")),
    day: None,
    is_open: Some(|_, row| row.row.cells().any(|cell| cell.watch.state.is_open())),
    foot: |_, _| {
        Text::new(
            "天数为工作日。✓已办结，在办n日，超n日，×不予批准；“未报”为本阶段应办而未申报，“—”为不涉及。",
            "Days are working days. ✓ granted, × refused; “not asked” is expected in this phase and not asked for.",
        )
    },
};

impl Row {
    fn slot(&self, key: &str) -> Option<&Slot> {
        self.row.slots.get(self.rules.place(key))
    }

    /// How many of those that it needs are granted, and how many it needs.
    fn counts(&self) -> (usize, usize) {
        let needed: Vec<&MatrixCell> = self.row.cells().filter(|cell| cell.sign != Sign::NotNeeded).collect();
        let granted = needed.iter().filter(|cell| matches!(cell.sign, Sign::Granted | Sign::Expiring)).count();
        (granted, needed.len() + self.row.missing())
    }

    /// 就绪度 in thousandths, to sort by.
    fn ready(&self) -> usize {
        let (granted, needed) = self.counts();
        (granted * 1000).checked_div(needed).unwrap_or_default()
    }
}

fn columns(facts: &Facts) -> Vec<ColumnRule<Row>> {
    type Column = ColumnRule<Row>;
    let mut columns = vec![
        Column::words("project", Text::new("项目", "Project"), |_, row, _| Value::said(row.project.name.clone())),
        Column::words("unit", Text::new("单位", "Unit"), |_, row, _| Value::said(row.project.lead_unit.trim()))
            .offered(),
    ];
    let rules = ApprovalRules::of(facts.book);
    columns.extend(rules.types().iter().map(|rule| {
        let head = Text::new(rule.name(Lang::Zh), rule.name(Lang::En));
        Column::middle(rule.key, head, |_, row, key| Value::Words(row.slot(key).map_or_else(Text::default, said)))
    }));
    columns.push(
        Column::figures("ready", Text::new("就绪度%", "Ready %"), |_, row, _| {
            let (granted, needed) = row.counts();
            Value::share(granted, needed)
        })
        .adds(),
    );
    columns.push(Column::words("stuck", Text::new("卡在", "Held up by"), |_, row, _| Value::Words(stuck(row))));
    columns
}

fn said(slot: &Slot) -> Text {
    let Some(cell) = slot.cell() else {
        return if *slot == Slot::Missing { Text::new("未报", "not asked") } else { Text::default() };
    };
    let used = cell.watch.used;
    match cell.sign {
        Sign::Granted | Sign::Expiring => {
            let day = cell.granted.map(|day| day.to_string()).unwrap_or_default();
            Text::owned(format!("✓{day}"), format!("✓{day}"))
        }
        Sign::Over => Text::owned(format!("超{}日", cell.watch.over), format!("{} over", cell.watch.over)),
        Sign::UnderWay | Sign::Supplementing => {
            let name = cell.sign.name();
            Text::owned(format!("{}{used}日", name.zh), format!("{} {used}", name.en))
        }
        Sign::Refused => Text::owned(format!("×{}", cell.sign.name().zh), format!("× {}", cell.sign.name().en)),
        Sign::NotNeeded => Text::new("不涉及", "not needed"),
        Sign::Expired | Sign::Applied | Sign::NotApplied => cell.sign.name(),
    }
}

/// The approval that is over its limit the most, with its department; else the first that the project waits for.
fn stuck(row: &Row) -> Text {
    let cells = row.row.slots.iter().enumerate().filter_map(|(place, slot)| Some((place, slot.cell()?)));
    let open = cells.filter(|(_, cell)| cell.watch.state.is_open());
    let worst = open.max_by_key(|(place, cell): &(usize, &MatrixCell)| (cell.watch.over, std::cmp::Reverse(*place)));
    let Some((place, cell)) = worst else { return Text::default() };
    let rule = &row.rules.types()[place];
    let unit = cell.watch.unit.as_deref().map(|unit| format!("（{unit}）")).unwrap_or_default();
    Text::owned(format!("{}{unit}", rule.name(Lang::Zh)), format!("{}{unit}", rule.name(Lang::En)))
}
