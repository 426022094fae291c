//! The columns of the list of projects: which there are, how wide they are, and which of them fit.

use crate::domain::figures::rule::Unit;
use crate::domain::progress::asked::Measure;
use crate::domain::progress::project_figures::MEASURES;
use crate::domain::text::Lang;
use crate::ui::words::{self, ProjectWords};

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Col {
    /// 项目名称.
    Name,
    /// 阶段.
    Phase,
    /// 责任单位.
    Unit,
    /// A computed figure: 年度计划, 完成率, 序时差.
    Figure(Measure),
    /// 计划竣工.
    Finish,
    /// 未销号.
    Problems,
    /// 上次督查.
    LastVisit,
    /// The way to a visit.
    Begin,
}

impl Col {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 12] = [
        Self::Name,
        Self::Phase,
        Self::Unit,
        Self::Figure(MEASURES[0]),
        Self::Figure(MEASURES[1]),
        Self::Figure(MEASURES[2]),
        Self::Figure(MEASURES[3]),
        Self::Figure(MEASURES[4]),
        Self::Finish,
        Self::Problems,
        Self::LastVisit,
        Self::Begin,
    ];

    /// What makes way first where there is no room for all that were chosen.
    const MAKE_WAY: [Self; 7] = [
        Self::LastVisit,
        Self::Finish,
        Self::Phase,
        Self::Figure(Measure::Growth),
        Self::Figure(Measure::Completed),
        Self::Problems,
        Self::Unit,
    ];

    /// By which it is kept.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Phase => "phase",
            Self::Unit => "unit",
            Self::Figure(measure) => measure.rule().key,
            Self::Finish => "finish",
            Self::Problems => "problems",
            Self::LastVisit => "visit",
            Self::Begin => "begin",
        }
    }

    /// Whether it is shown where nobody has chosen.
    pub const fn is_usual(self) -> bool {
        match self {
            Self::Figure(measure) => matches!(measure, Measure::Plan),
            _ => true,
        }
    }

    /// Whether it stays in sight.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Name | Self::Begin)
    }

    /// What it computes.
    pub const fn measure(self) -> Option<Measure> {
        match self {
            Self::Figure(measure) => Some(measure),
            _ => None,
        }
    }

    /// Those for which there is room beside an open project.
    const fn beside(self) -> bool {
        matches!(self, Self::Name | Self::Phase | Self::Unit | Self::Problems)
    }

    /// Those of the chosen columns for which there is room, given in rem.
    pub fn fitting(mut chosen: Vec<Self>, room: u32, is_split: bool, is_roomy: bool, lang: Lang) -> Vec<Self> {
        if is_split && !is_roomy {
            chosen.retain(|column| column.beside());
        }
        let needed = |columns: &[Self]| columns.iter().map(|column| column.track(lang).0).sum::<u32>();
        for column in Self::MAKE_WAY {
            if needed(&chosen) <= room * 4 {
                break;
            }
            chosen.retain(|one| *one != column);
        }
        chosen
    }

    /// Its head, with the unit of what is below.
    pub fn label(self, lang: Lang) -> String {
        let words = ProjectWords::of(lang);
        let label = match self {
            Self::Figure(measure) => return words::figure_head(measure.rule(), lang),
            Self::Name => words.name,
            Self::Phase => words.phase,
            Self::Unit => words.lead_unit,
            Self::Finish => words.finish,
            Self::Problems => words.open_problems,
            Self::LastVisit => words.last_visit,
            Self::Begin => words.start_visit,
        };
        label.to_owned()
    }

    /// Its width as a track of a grid, and how wide it is at least in quarters of a rem: as much as its words need; the rest is the name's.
    pub const fn track(self, lang: Lang) -> (u32, &'static str) {
        match (self, lang) {
            (Self::Name, _) => (60, "minmax(15rem, 1fr)"),
            (Self::Phase, Lang::Zh) => (20, "5rem"),
            (Self::Unit, _) => (24, "minmax(6rem, 9rem)"),
            (Self::Figure(measure), lang) => figure_track(measure, lang),
            (Self::Finish, Lang::Zh) => (25, "6.25rem"),
            (Self::Phase | Self::Finish, Lang::En) => (36, "9rem"),
            (Self::Problems, Lang::Zh) => (21, "5.25rem"),
            (Self::Problems, Lang::En) => (26, "6.5rem"),
            (Self::LastVisit, _) => (27, "6.75rem"),
            (Self::Begin, _) => (12, "3rem"),
        }
    }

    /// The order that its head asks for, where it has one.
    pub const fn order(self) -> Option<&'static str> {
        match self {
            Self::Phase | Self::Unit | Self::Begin => None,
            other => Some(other.key()),
        }
    }

    /// Whether the first row of its order is the greatest.
    pub const fn falls(self) -> bool {
        matches!(self, Self::Problems | Self::Figure(_))
    }
}

const fn figure_track(measure: Measure, lang: Lang) -> (u32, &'static str) {
    match (measure.rule().unit, lang) {
        (Unit::Percent, Lang::Zh) => (27, "6.75rem"),
        (Unit::Percent, Lang::En) => (34, "8.5rem"),
        (Unit::Points, Lang::Zh) => (30, "7.5rem"),
        (Unit::Points, Lang::En) => (42, "10.5rem"),
        (_, Lang::Zh) if matches!(measure, Measure::Completed) => (38, "9.5rem"),
        (_, Lang::Zh) => (30, "7.5rem"),
        (_, Lang::En) if matches!(measure, Measure::Completed) => (56, "14rem"),
        (_, Lang::En) => (46, "11.5rem"),
    }
}
