//! The office's month as it is open: which projects, in which order and groups, their lines and sums.
//!
//! Each line follows its own project, so that a cell that is written costs that line and the sums, however many projects there are.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::grid::office_month::OfficeMonth;
use crate::domain::choices::{Overlay, Phase};
use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::progress::settings::FigureSettings;
use crate::domain::progress::{MonthLine, Sums};
use crate::domain::registers::{belongs_to, year_plan};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::GridLine;

use super::asked::Asked;
use super::open_sheet::Open;

/// A line that follows its project; none once that is gone.
pub type Line = Memo<Option<Arc<MonthLine>>>;

/// A project as a row.
#[derive(Clone, PartialEq, Debug)]
pub struct Named {
    /// Its id.
    pub id: ProjectId,
    /// Its name.
    pub name: Arc<str>,
    /// 责任单位.
    pub unit: Arc<str>,
    /// Whether it counts where the year has no list.
    counts: bool,
    is_cancelled: bool,
}

/// A group of rows: one unit.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The unit.
    pub unit: Arc<str>,
    /// Its rows, by their places.
    pub rows: std::ops::Range<usize>,
}

/// Rows in groups, and the lines that the grid draws of them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Shown {
    /// The rows.
    pub rows: Vec<Named>,
    /// The groups.
    pub groups: Vec<Group>,
    /// What is drawn.
    pub lines: Arc<Vec<GridLine>>,
    /// Where the line of each row is.
    pub line_of: Vec<usize>,
}

/// The month. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
pub struct OpenMonth {
    ui: Ui,
    /// What is asked of it.
    pub asked: RwSignal<Asked>,
    /// The month.
    pub month: Memo<Month>,
    /// What the office has set for figures.
    pub settings: Memo<FigureSettings>,
    /// The units that have projects here.
    pub units: Memo<Vec<Arc<str>>>,
    /// Every project that counts in the month, of the unit that is asked for.
    members: Memo<Arc<Vec<Named>>>,
    /// What is shown.
    pub shown: Memo<Arc<Shown>>,
    /// The sums over all members.
    pub all: Memo<Sums>,
    /// The lines that somebody has asked for.
    known: StoredValue<HashMap<ProjectId, Line>>,
    owner: StoredValue<Owner>,
}

impl OpenMonth {
    /// Opens it.
    pub fn open(ui: Ui, asked: RwSignal<Asked>) -> Self {
        let today = ui.session.today();
        let month = Memo::new(move |_| asked.with(|asked| asked.month).unwrap_or_else(|| Month::closed(today.get())));
        let year = Memo::new(move |_| month.get().year());
        let named = ui.session.watch(&[RecordKind::Projects], |view| {
            let mut named: Vec<Named> = view
                .tables
                .projects()
                .map(|project| Named {
                    id: project.id.clone(),
                    name: project.name.as_str().into(),
                    unit: project.lead_unit.as_str().into(),
                    counts: project.phase != Some(Phase::Reserve),
                    is_cancelled: project.overlay == Some(Overlay::Cancelled),
                })
                .collect();
            // What has no unit comes last.
            named.sort_by(|one, other| {
                let by = |named: &Named| (named.unit.is_empty(), named.unit.clone(), named.name.clone());
                by(one).cmp(&by(other))
            });
            Arc::new(named)
        });
        let listed = ui.session.watch(&[RecordKind::Entries(&year_plan::REGISTER)], move |view| {
            let year = year.get();
            let entries = view.tables.entries().all(&year_plan::REGISTER);
            let listed =
                entries.filter(|entry| entry.key.year() == Some(year) && entry.get(year_plan::LISTED).is_some());
            listed.filter_map(|entry| ProjectId::of(&belongs_to(view.book, &entry.id)?)).collect::<BTreeSet<_>>()
        });
        let counting = Memo::new(move |_| {
            named.with(|named| {
                listed.with(|listed| {
                    let counts = |named: &&Named| {
                        !named.is_cancelled && if listed.is_empty() { named.counts } else { listed.contains(&named.id) }
                    };
                    Arc::new(named.iter().filter(counts).cloned().collect::<Vec<_>>())
                })
            })
        });
        let units = Memo::new(move |_| {
            let units: BTreeSet<Arc<str>> = counting.with(|all| all.iter().map(|named| named.unit.clone()).collect());
            units.into_iter().collect::<Vec<_>>()
        });
        let unit = Memo::new(move |_| asked.with(|asked| asked.unit.clone()));
        let members = Memo::new(move |_| {
            let unit = unit.get();
            let of_unit = |named: &&Named| unit.is_empty() || *named.unit == *unit;
            counting.with(|all| Arc::new(all.iter().filter(of_unit).cloned().collect::<Vec<_>>()))
        });
        let known = StoredValue::new(HashMap::new());
        let owner = StoredValue::new(Owner::current().unwrap_or_default());
        let settings = figure_settings(ui);
        let lines = Lines { ui, month, settings, known, owner };
        let shown = Memo::new(move |_| {
            month.track();
            let only = asked.with(|asked| asked.only);
            members.with(|members| {
                // Who is shown is decided when it is asked for: a row that is being filled in does not slip away.
                let fits = |named: &&Named| {
                    only.is_none_or(|only| {
                        lines.of(&named.id).with_untracked(|line| line.as_ref().is_some_and(|line| only.fits(line)))
                    })
                };
                Arc::new(Shown::of(members.iter().filter(fits).cloned().collect()))
            })
        });
        let all = Memo::new(move |_| members.with(|members| lines.sums(members)));
        Self { ui, asked, month, settings, units, members, shown, all, known, owner }
    }

    /// The line of a project.
    pub fn line(self, project: &ProjectId) -> Line {
        self.lines().of(project)
    }

    /// The sums over some rows.
    pub fn sums(self, rows: &[Named]) -> Sums {
        self.lines().sums(rows)
    }

    /// Whether there is any project that reports.
    pub fn is_empty(self) -> bool {
        self.members.with(|members| members.is_empty())
    }

    /// The sheet that is filled in: its rows as they stand at this moment.
    pub fn sheet(self) -> Memo<Open> {
        Memo::new(move |_| {
            let lines = self.shown.with(|shown| {
                let line = |named: &Named| Some((named.name.clone(), self.line(&named.id).get()?));
                shown.rows.iter().filter_map(line).collect()
            });
            Open::of(OfficeMonth { month: self.month.get(), lines })
        })
    }

    const fn lines(self) -> Lines {
        Lines { ui: self.ui, month: self.month, settings: self.settings, known: self.known, owner: self.owner }
    }
}

/// What the office has set for figures; follows it.
pub fn figure_settings(ui: Ui) -> Memo<FigureSettings> {
    ui.session.watch(&[RecordKind::Other], |view| FigureSettings::of(view.book, &office()))
}

/// The lines of the projects, each made when it is first asked for.
#[derive(Clone, Copy)]
struct Lines {
    ui: Ui,
    month: Memo<Month>,
    settings: Memo<FigureSettings>,
    known: StoredValue<HashMap<ProjectId, Line>>,
    owner: StoredValue<Owner>,
}

impl Lines {
    fn of(self, project: &ProjectId) -> Line {
        if let Some(line) = self.known.with_value(|known| known.get(project).copied()) {
            return line;
        }
        let (month, settings, id) = (self.month, self.settings, project.clone());
        // It lives as long as the page, whoever asks first.
        let line = self.owner.with_value(|owner| {
            owner.with(|| {
                self.ui.session.watch_together(project.entity(), move |view| {
                    let month = month.get();
                    let project = view.tables.project(&id)?;
                    let settings = settings.get();
                    Some(Arc::new(MonthLine::read(view.book, view.tables, project, month, &settings, view.today)))
                })
            })
        });
        self.known.update_value(|known| {
            known.insert(project.clone(), line);
        });
        line
    }

    fn sums(self, rows: &[Named]) -> Sums {
        let lines: Vec<Arc<MonthLine>> = rows.iter().filter_map(|named| self.of(&named.id).get()).collect();
        Sums::of(&lines.iter().map(|line| &**line).collect::<Vec<_>>(), self.month.get(), self.settings.get().rounding)
    }
}

impl Shown {
    /// Rows that are in order, with a heading for each unit; one unit alone needs none.
    fn of(rows: Vec<Named>) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        for (row, named) in rows.iter().enumerate() {
            match groups.last_mut() {
                Some(group) if group.unit == named.unit => group.rows.end = row + 1,
                _ => groups.push(Group { unit: named.unit.clone(), rows: row..row + 1 }),
            }
        }
        let (mut lines, mut line_of) = (Vec::new(), Vec::new());
        for (place, group) in groups.iter().enumerate() {
            if groups.len() > 1 {
                lines.push(GridLine::Group(place));
            }
            for row in group.rows.clone() {
                line_of.push(lines.len());
                lines.push(GridLine::Row(row));
            }
        }
        Self { rows, groups, lines: Arc::new(lines), line_of }
    }
}
