//! What is different: figures of the region, lights and ranks, each before and after. Only reckons; both books are whole.

use std::collections::BTreeMap;

use crate::book::Book;
use crate::book::sorting::{self, CollectSorted};
use crate::domain::figures::light::Light;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::progress::asked::{Measure, Shown};
use crate::domain::progress::groups::By;
use crate::domain::progress::lit::{by_rank, lights, ranked};
use crate::domain::progress::region::RegionProgress;
use crate::domain::progress::settings::FigureSettings;
use crate::domain::tables::Tables;

/// The figures of the region that are compared.
pub const FIGURES: [Measure; 6] = [
    Measure::Completion,
    Measure::Gap,
    Measure::Growth,
    Measure::UnderWay,
    Measure::StartedOfYear,
    Measure::StartedOfDue,
];

/// A project whose light is another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LightMoved {
    /// The project.
    pub project: ProjectId,
    /// Its light now; none where it does not count now.
    pub before: Option<Light>,
    /// Its light then; none where it would not count.
    pub after: Option<Light>,
}

/// A unit, or whatever projects are put together by, whose 完成率 or rank is another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RankMoved {
    /// As it is stored; empty for those that stand under nothing.
    pub name: String,
    /// 名次 now and then; none for what has no figure.
    pub rank: [Option<usize>; 2],
    /// 完成率 now and then; none for what is not there.
    pub completion: [Option<Shown>; 2],
}

impl RankMoved {
    /// Whether it is the same now and then.
    pub fn is_same(&self) -> bool {
        self.rank[0] == self.rank[1] && self.completion[0] == self.completion[1]
    }
}

/// Two books side by side, as of one month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Compared {
    /// The month.
    pub as_of: Month,
    /// [`FIGURES`] of the region, now and then.
    pub figures: Vec<[Shown; 2]>,
    /// How many projects have each light, in the order of [`Light::ALL`], now and then.
    pub lights: [[usize; 4]; 2],
    /// The projects whose light is another, the worst then first.
    pub lit: Vec<LightMoved>,
    /// 名次 by 完成率, in the order of the ranks then.
    pub ranks: Vec<RankMoved>,
}

/// One of the two.
struct Side {
    figures: Vec<Shown>,
    lights: [usize; 4],
    lit: BTreeMap<ProjectId, Light>,
    ranks: BTreeMap<String, (Option<usize>, Shown)>,
    order: Vec<String>,
}

impl Side {
    fn of(book: &Book, tables: &Tables, as_of: Month, by: By, settings: &FigureSettings) -> Self {
        let region = RegionProgress::of(book, tables, as_of, settings);
        let groups = region.by(by, book, tables);
        let figures: Vec<_> = groups.iter().map(|(_, group)| group.figure(Measure::Completion)).collect();
        let ranks = ranked(&figures, settings);
        let shown = figures.iter().map(|figure| Shown::of(figure, settings.rounding));
        let names: Vec<&String> = groups.iter().map(|(name, _)| name).collect();
        Self {
            figures: FIGURES.map(|measure| Shown::of(&region.figure(measure), settings.rounding)).into(),
            lights: lights(&region, tables, settings),
            lit: region
                .members
                .iter()
                .map(|member| (member.project.clone(), member.light(tables, settings).light))
                .collect_sorted(),
            order: by_rank(&ranks).into_iter().map(|place| names[place].clone()).collect(),
            ranks: names.iter().copied().cloned().zip(ranks.iter().copied().zip(shown)).collect_sorted(),
        }
    }
}

impl Compared {
    /// Compares the book as it stands with another, each with what the office has set in the first.
    pub fn of(now: (&Book, &Tables), then: (&Book, &Tables), as_of: Month, by: By, settings: &FigureSettings) -> Self {
        let before = Side::of(now.0, now.1, as_of, by, settings);
        let after = Side::of(then.0, then.1, as_of, by, settings);
        let projects = before.lit.keys().chain(after.lit.keys().filter(|project| !before.lit.contains_key(*project)));
        let light = |project: &ProjectId| LightMoved {
            project: project.clone(),
            before: before.lit.get(project).copied(),
            after: after.lit.get(project).copied(),
        };
        let mut lit: Vec<LightMoved> = projects.map(light).filter(|moved| moved.before != moved.after).collect();
        sorting::by_key(&mut lit, |moved| (moved.after, moved.before));
        let gone = before.order.iter().filter(|name| !after.ranks.contains_key(*name));
        let ranks = after.order.iter().chain(gone).map(|name| {
            let of = |side: &Side| side.ranks.get(name).cloned();
            let both = [of(&before), of(&after)];
            RankMoved {
                name: name.clone(),
                rank: both.each_ref().map(|one| one.as_ref().and_then(|(rank, _)| *rank)),
                completion: both.map(|one| one.map(|(_, shown)| shown)),
            }
        });
        Self {
            as_of,
            ranks: ranks.collect(),
            lights: [before.lights, after.lights],
            lit,
            figures: before.figures.into_iter().zip(after.figures).map(|(one, other)| [one, other]).collect(),
        }
    }

    /// Whether nothing of it is different.
    pub fn is_same(&self) -> bool {
        self.lit.is_empty()
            && self.figures.iter().all(|[before, after]| before == after)
            && self.ranks.iter().all(RankMoved::is_same)
    }
}
