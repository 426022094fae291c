//! What the map shows: the projects that fit, the second layer, and the outline, as geometry.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::app::map_points::{Point, Spot, points, spots};
use crate::app::sketch::{Ground, lines_in_wgs84};
use crate::domain::figures::month::Month;
use crate::domain::ids::ProjectId;
use crate::domain::outline;
use crate::domain::place::Place;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::pages::projects::open_list::{KINDS, OpenProjects};

/// What is shown.
pub type Shown = Memo<Arc<Seen>>;

/// All of it, with where each lies on the ground.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Seen {
    /// Projects.
    pub points: Vec<(Point, (f64, f64))>,
    /// Problems and visits, where they are asked for.
    pub spots: Vec<(Spot, (f64, f64))>,
    /// The outline, as lines on the ground.
    pub lines: Vec<Vec<(f64, f64)>>,
}

impl Seen {
    /// Where everything lies.
    pub fn all(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        let points = self.points.iter().map(|(_, at)| *at).chain(self.spots.iter().map(|(_, at)| *at));
        points.chain(self.lines.iter().flatten().copied())
    }
}

/// Follows the list, the book and the layer.
pub fn seen(ui: Ui, list: OpenProjects, layer: RwSignal<bool>) -> Shown {
    let all = ui.session.watch(&KINDS, |view| {
        Arc::new(points(view.book, view.tables, Month::closed(view.today), &view.figure_settings()))
    });
    let found = ui.session.watch(&[RecordKind::Photos, RecordKind::Problems, RecordKind::Visits], |view| {
        Arc::new(spots(view.book, view.tables))
    });
    let lines = ui.session.watch(&[RecordKind::Other], |view| {
        Arc::new(outline::of(view.book).map(|outline| lines_in_wgs84(&outline)).unwrap_or_default())
    });
    Memo::new(move |_| {
        let fit: HashSet<ProjectId> = list.keys.with(|keys| keys.iter().cloned().collect());
        let is_on = layer.get();
        let (all, found, lines) = (all.get(), found.get(), lines.get());
        let points = all.iter().filter(|point| fit.contains(&point.project));
        let spots = found.iter().filter(|spot| is_on && fit.contains(&spot.project));
        let places = lines.iter().flatten().copied().chain(all.iter().map(|point| point.place));
        let Some(ground) = Ground::around(places) else { return Arc::default() };
        let line = |line: &Vec<Place>| line.iter().map(|place| ground.at(*place)).collect();
        Arc::new(Seen {
            points: points.map(|point| (point.clone(), ground.at(point.place))).collect(),
            spots: spots.map(|spot| (spot.clone(), ground.at(spot.place))).collect(),
            lines: lines.iter().map(line).collect(),
        })
    })
}
