//! 全区: the projects that the figures of a month are about, and their totals. Only adds what is kept of each project.

use std::sync::Arc;

use crate::book::Book;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::growth::{Base, growth};
use crate::domain::figures::month::Month;
use crate::domain::figures::population::Population;
use crate::domain::figures::rows::ProjectRows;
use crate::domain::figures::starts::{DueBase, StartPart, Starts};
use crate::domain::figures::total::Total;
use crate::domain::ids::ProjectId;
use crate::domain::registers::{halt, monthly_progress, phase_step, year_plan};
use crate::domain::tables::{RecordKind, Tables};

use super::parts::{Parts, YearLine};
use super::rows::rows_of;
use super::settings::FigureSettings;

/// The kinds of records that figures follow from.
pub static FIGURE_KINDS: [RecordKind; 7] = [
    RecordKind::Projects,
    RecordKind::People,
    RecordKind::Other,
    RecordKind::Entries(&monthly_progress::REGISTER),
    RecordKind::Entries(&year_plan::REGISTER),
    RecordKind::Entries(&phase_step::REGISTER),
    RecordKind::Entries(&halt::REGISTER),
];

/// One project of a population.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Member {
    /// The project.
    pub project: ProjectId,
    /// Its rows.
    pub rows: Arc<ProjectRows>,
    /// What it puts into the totals.
    pub parts: Arc<Parts>,
}

impl Member {
    /// A project as of a month.
    pub fn of(book: &Book, tables: &Tables, project: &ProjectId, as_of: Month, settings: &FigureSettings) -> Self {
        let rows = rows_of(book, tables, project, settings.usual_year(as_of));
        let parts = tables.kept_rows().parts(project, &rows, as_of, settings.take);
        Self { project: project.clone(), rows, parts }
    }

    /// Its own total.
    pub fn total(&self) -> Total {
        Total::of([&self.parts.part], self.parts.part.as_of)
    }

    /// Its months.
    pub fn line(&self, tables: &Tables, settings: &FigureSettings) -> Arc<YearLine> {
        tables.kept_rows().line(&self.project, &self.rows, self.parts.part.as_of, settings.take)
    }
}

/// The progress of a region, or of a part of it: a unit, a sector, a leader, a programme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegionProgress {
    /// The month that the figures are as of.
    pub as_of: Month,
    /// Whether the office has made a list for the year, which is then what counts.
    pub is_listed: bool,
    /// The projects that count.
    pub members: Vec<Member>,
    /// Those of last year, which growth is reckoned against.
    pub(super) base: Vec<Member>,
    scope: Base,
    due_base: DueBase,
}

impl RegionProgress {
    /// The whole region.
    pub fn of(book: &Book, tables: &Tables, as_of: Month, settings: &FigureSettings) -> Self {
        let usual_year = settings.usual_year(as_of);
        let all: Vec<(ProjectId, Arc<ProjectRows>)> = tables
            .projects()
            .map(|project| (project.id.clone(), rows_of(book, tables, &project.id, usual_year)))
            .collect();
        let counted = |month: Month| {
            let population = Population::of(all.iter().map(|(_, rows)| &**rows), month);
            let mut counted = population.projects.into_iter().peekable();
            let members = all.iter().filter(|(_, rows)| counted.next_if(|next| std::ptr::eq(*next, &**rows)).is_some());
            let member = |(project, rows): &(ProjectId, Arc<ProjectRows>)| Member {
                project: project.clone(),
                rows: rows.clone(),
                parts: tables.kept_rows().parts(project, rows, as_of, settings.take),
            };
            (population.is_listed, members.map(member).collect::<Vec<_>>())
        };
        let (is_listed, members) = counted(as_of);
        let (is_base_known, base) = counted(as_of.year_before());
        let scope = if is_base_known { Base::LastYearsProjects } else { Base::InBook };
        Self { as_of, is_listed, members, base, scope, due_base: settings.due_base }
    }

    /// One project as a region of its own.
    pub fn alone(member: Member, due_base: DueBase) -> Self {
        let (as_of, base) = (member.parts.part.as_of, vec![member.clone()]);
        Self { as_of, is_listed: false, members: vec![member], base, scope: Base::LastYearsProjects, due_base }
    }

    /// The part of it that these projects are.
    #[must_use]
    pub fn within(&self, is_in: impl Fn(&ProjectId) -> bool) -> Self {
        let some = |all: &[Member]| all.iter().filter(|member| is_in(&member.project)).cloned().collect();
        Self { members: some(&self.members), base: some(&self.base), ..*self }
    }

    /// 完成率, 序时差 and what belongs to them.
    pub fn total(&self) -> Total {
        Total::of(self.members.iter().map(|member| &member.parts.part), self.as_of)
    }

    /// 开工率, and who has not begun.
    pub fn starts(&self) -> Starts {
        let parts: Vec<&StartPart> = self.members.iter().map(|member| &member.parts.start).collect();
        Starts::of(&parts, self.due_base)
    }

    /// 增幅.
    pub fn growth(&self) -> Figure {
        let current: Vec<_> = self.members.iter().map(|member| &member.parts.growth).collect();
        let base: Vec<_> = self.base.iter().map(|member| &member.parts.growth).collect();
        growth(&current, &base, self.scope).at(self.as_of)
    }
}
