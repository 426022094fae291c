//! What stands on the sketch map: projects where their coordinates say, problems and visits where their photos were taken.
//!
//! Every place is in WGS-84 here, whichever system it was given in. A problem or a visit has no coordinates of its own: the first of its photos
//! that knows its place says them.

use std::collections::BTreeSet;

use crate::book::{Book, EntityId};
use crate::domain::figures::light::Light;
use crate::domain::figures::month::Month;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::place::Place;
use crate::domain::progress::region::Member;
use crate::domain::progress::settings::FigureSettings;
use crate::domain::tables::Tables;

use super::geo::{metres, project_above, site_of};

/// A project on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: Place,
    /// Its light as of the month that the list of projects goes by.
    pub light: Light,
}

/// What was found at a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found {
    /// A problem that is open.
    Problem(ProblemId),
    /// A visit.
    Visit(VisitId),
}

/// A problem or a visit on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Spot {
    /// What it is.
    pub of: Found,
    /// The project.
    pub project: ProjectId,
    /// What is said of it: the title of a problem, the day of a visit.
    pub title: String,
    /// Where the photo was taken.
    pub place: Place,
    /// How far from the site that is, metres, where the site is known.
    pub from_site: Option<u32>,
}

/// The projects whose place is known, in the order of the tables.
pub fn points(book: &Book, tables: &Tables, as_of: Month, settings: &FigureSettings) -> Vec<Point> {
    let point = |of: &ProjectId, name: &str| {
        let place = site_of(book, of)?.place;
        let light = Member::of(book, tables, of, as_of, settings).light(tables, settings).light;
        Some(Point { project: of.clone(), name: name.to_owned(), place, light })
    };
    tables.projects().filter_map(|project| point(&project.id, &project.name)).collect()
}

/// Open problems and visits, each where the first of its photos with a place was taken.
pub fn spots(book: &Book, tables: &Tables) -> Vec<Spot> {
    let of_photos: BTreeSet<&EntityId> =
        tables.photos().filter(|photo| photo.picture.place.is_some()).map(|photo| &photo.of).collect();
    let spot = |of: &EntityId| {
        let place = tables.photos_of(of).find_map(|photo| Place::parse(photo.picture.place.as_deref()?))?;
        let project = project_above(book, of)?;
        let (found, title) = found(tables, of)?;
        let from_site = site_of(book, &project).map(|site| metres(site.place, place));
        Some(Spot { of: found, project, title, place, from_site })
    };
    of_photos.into_iter().filter_map(spot).collect()
}

fn found(tables: &Tables, of: &EntityId) -> Option<(Found, String)> {
    if let Some(id) = ProblemId::of(of) {
        let problem = tables.problem(&id).filter(|problem| problem.is_open())?;
        return Some((Found::Problem(id), problem.title.clone()));
    }
    let id = VisitId::of(of)?;
    let visit = tables.visit(&id)?;
    Some((Found::Visit(id), visit.day.to_string()))
}
