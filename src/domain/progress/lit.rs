//! 亮灯 and 排名 of projects and groups: the lights of a month, and who stands where.

use std::cmp::Reverse;

use crate::domain::figures::amount::Amount;
use crate::domain::figures::figure::Figure;
use crate::domain::figures::light::{Light, Lit, Why, light};
use crate::domain::figures::ranking::ranks;
use crate::domain::ids::ProjectId;
use crate::domain::tables::Tables;
use crate::domain::taxonomy::{Category, Severity};

use super::region::{Member, RegionProgress};
use super::settings::FigureSettings;

impl Member {
    /// The light of the project: red for an open 重大 problem of safety or quality, else by the rule of the office.
    pub fn light(&self, tables: &Tables, settings: &FigureSettings) -> Lit {
        if let Some(why) = is_critical(tables, &self.project) {
            return Lit { light: Light::Red, why };
        }
        let part = &self.parts.part;
        let completed = part.ytd.as_ref().map(|ytd| ytd.amount).map_err(|why| *why);
        let to_date = part.to_date.as_ref().map(|plan| plan.amount).map_err(|why| *why);
        light(settings.lights, completed, to_date, part.plan.as_ref().map(|(plan, _)| *plan))
    }
}

/// Whether an open 重大 problem lights a project red whatever else: of safety first, then of quality.
fn is_critical(tables: &Tables, project: &ProjectId) -> Option<Why> {
    let critical = |category| {
        tables.problems_of(project).any(|problem| {
            problem.is_open() && problem.severity == Severity::Critical && problem.category == Some(category)
        })
    };
    [(Category::Safety, Why::Safety), (Category::Quality, Why::Quality)]
        .into_iter()
        .find_map(|(category, why)| critical(category).then_some(why))
}

/// How many projects have each light, in the order of [`Light::ALL`].
pub fn lights(region: &RegionProgress, tables: &Tables, settings: &FigureSettings) -> [usize; 4] {
    let mut counts = [0; 4];
    for member in &region.members {
        let lit = member.light(tables, settings).light;
        if let Some(count) = Light::ALL.iter().position(|light| *light == lit).and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    counts
}

/// 名次 of each figure by what it shows, the greatest first; none for one that has no value.
pub fn ranked<'a>(figures: impl IntoIterator<Item = &'a Figure>, settings: &FigureSettings) -> Vec<Option<usize>> {
    let shown: Vec<Option<Amount>> = figures.into_iter().map(|figure| figure.shown(settings.rounding)).collect();
    ranks(&shown)
}

/// The places of lines in the order of their ranks; what has none stands last, ties stay as they are.
pub fn by_rank(ranks: &[Option<usize>]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..ranks.len()).collect();
    places.sort_by_key(|place| Reverse(ranks[*place].map(Reverse)));
    places
}
