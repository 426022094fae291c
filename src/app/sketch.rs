//! The sketch map as geometry: places on a flat ground in metres, and the part of it that is looked at.
//!
//! The ground is flat around its middle (equirectangular): over a district of 100 km a distance is off by less than 1 %, which a sketch may be.

use crate::domain::outline::{Datum, Outline};
use crate::domain::place::Place;

use super::geo::{cos_of_latitude, to_wgs84};

/// Metres of a millionth of a degree of a meridian.
const METRES: f64 = 0.111_195;

/// How near one can look, metres for each unit of the picture.
const NEAREST: f64 = 0.2;

/// How far away.
const FURTHEST: f64 = 50_000.0;

/// A flat ground: metres east and south of its middle.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ground {
    middle: Place,
    narrow: f64,
}

impl Ground {
    /// The ground in whose middle these places lie; none without places.
    pub fn around(places: impl Iterator<Item = Place> + Clone) -> Option<Self> {
        let middle = |of: fn(Place) -> i32| {
            let (least, most) = (places.clone().map(of).min()?, places.clone().map(of).max()?);
            Some(least / 2 + most / 2)
        };
        let middle = Place { latitude: middle(|at| at.latitude)?, longitude: middle(|at| at.longitude)? };
        Some(Self { middle, narrow: cos_of_latitude(middle).max(0.01) })
    }

    /// Where a place in WGS-84 lies: metres east and south.
    pub fn at(&self, place: Place) -> (f64, f64) {
        let east = f64::from(place.longitude) - f64::from(self.middle.longitude);
        let south = f64::from(self.middle.latitude) - f64::from(place.latitude);
        (east * METRES * self.narrow, south * METRES)
    }
}

/// The size of the picture, in its own units.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Size {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// The part of the ground that is looked at.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Sight {
    /// Metres east of the middle of the ground.
    pub east: f64,
    /// Metres south of it.
    pub south: f64,
    /// Metres for each unit of the picture.
    pub scale: f64,
}

impl Sight {
    /// What shows all of these, with an edge around.
    pub fn of_all(points: impl Iterator<Item = (f64, f64)>, size: Size) -> Self {
        let none = (f64::INFINITY, f64::NEG_INFINITY);
        let grow = |(least, most): (f64, f64), at: f64| (least.min(at), most.max(at));
        let (x, y) = points.fold((none, none), |(x, y), (east, south)| (grow(x, east), grow(y, south)));
        if x.0 > x.1 {
            return Self { east: 0.0, south: 0.0, scale: 100.0 };
        }
        let scale = ((x.1 - x.0) / (size.width * 0.86)).max((y.1 - y.0) / (size.height * 0.84));
        // One point alone is shown with a kilometre or two around it.
        Self { east: x.0.midpoint(x.1), south: y.0.midpoint(y.1), scale: scale.clamp(2.0, FURTHEST) }
    }

    /// Where a place on the ground is in the picture.
    pub fn on_picture(self, (east, south): (f64, f64), size: Size) -> (f64, f64) {
        ((east - self.east) / self.scale + size.width / 2.0, (south - self.south) / self.scale + size.height / 2.0)
    }

    /// Looks from `times` as near at what stays at this place of the picture.
    #[must_use]
    pub fn nearer(self, times: f64, (x, y): (f64, f64), size: Size) -> Self {
        let scale = (self.scale / times).clamp(NEAREST, FURTHEST);
        let by = self.scale - scale;
        let (right, down) = (x - size.width / 2.0, y - size.height / 2.0);
        Self { east: self.east + right * by, south: self.south + down * by, scale }
    }

    /// Pushes the picture by so many of its units.
    #[must_use]
    pub fn pushed(self, (right, down): (f64, f64)) -> Self {
        Self { east: self.east - right * self.scale, south: self.south - down * self.scale, ..self }
    }

    /// A round number of metres for a scale bar, and how long it is in the picture: at most a fifth of its width.
    pub fn bar(self, size: Size) -> (u32, f64) {
        let room = size.width / 5.0 * self.scale;
        let rounds = (0..8_u32).flat_map(|zeros| [1, 2, 5].map(|digit| digit * 10_u32.pow(zeros)));
        let metres = rounds.rev().find(|metres| f64::from(*metres) <= room).unwrap_or(1);
        (metres, f64::from(metres) / self.scale)
    }
}

/// The lines of an outline in WGS-84, from whichever system the office said.
pub fn lines_in_wgs84(outline: &Outline) -> Vec<Vec<Place>> {
    let place = |place: &Place| match outline.datum {
        Datum::Wgs84 => *place,
        Datum::Gcj02 => to_wgs84(*place),
    };
    outline.lines.iter().map(|line| line.iter().map(place).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::geo::{metres, to_gcj02};

    const SIZE: Size = Size { width: 1_000.0, height: 600.0 };

    fn at(text: &str) -> Place {
        Place::parse(text).unwrap()
    }

    fn near(one: (f64, f64), other: (f64, f64)) -> bool {
        (one.0 - other.0).abs() < 0.01 && (one.1 - other.1).abs() < 0.01
    }

    #[test]
    fn the_ground_is_true_to_distances_and_north_is_up() {
        let places = [at("30.6,117.4"), at("30.9,117.8"), at("30.65,117.75")];
        let ground = Ground::around(places.into_iter()).unwrap();
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let (a, b) = (ground.at(places[one]), ground.at(places[other]));
            let flat = (a.0 - b.0).hypot(a.1 - b.1);
            let true_one = f64::from(metres(places[one], places[other]));
            assert!((flat - true_one).abs() < true_one / 100.0, "{flat}, not {true_one}");
        }
        assert!(ground.at(places[1]).1 < ground.at(places[0]).1, "north is up");
        assert!(ground.at(places[1]).0 > ground.at(places[0]).0, "east is right");
        assert_eq!(Ground::around(std::iter::empty()), None);
    }

    #[test]
    fn all_that_is_there_is_in_sight_at_first() {
        for points in [vec![(0.0, 0.0)], vec![(-9_000.0, 40.0), (12_000.0, 80_000.0)], vec![(5.0, 5.0), (6.0, 5.0)]] {
            let sight = Sight::of_all(points.iter().copied(), SIZE);
            for point in points {
                let (x, y) = sight.on_picture(point, SIZE);
                assert!((20.0..=980.0).contains(&x) && (20.0..=580.0).contains(&y), "{x}, {y}");
            }
        }
        assert!(Sight::of_all(std::iter::empty(), SIZE).scale > 0.0);
    }

    #[test]
    fn what_is_pointed_at_stays_while_one_looks_nearer() {
        let sight = Sight { east: 300.0, south: -900.0, scale: 40.0 };
        let ground = (sight.east + 210.0 * 40.0, sight.south - 130.0 * 40.0);
        let pointed = sight.on_picture(ground, SIZE);
        assert!(near(sight.nearer(1.5, pointed, SIZE).on_picture(ground, SIZE), pointed));
        let pushed = sight.pushed((30.0, -20.0)).on_picture(ground, SIZE);
        assert!(near(pushed, (pointed.0 + 30.0, pointed.1 - 20.0)));
        let nearest = (0..200).fold(sight, |sight, _| sight.nearer(1.5, pointed, SIZE));
        assert!(nearest.scale >= NEAREST && near(nearest.on_picture(ground, SIZE), pointed));
    }

    #[test]
    fn the_scale_bar_is_round_and_fits() {
        for (scale, metres) in [(10.0, 2_000), (1.0, 200), (7.3, 1_000), (0.2, 20), (400.0, 50_000)] {
            let (bar, length) = Sight { east: 0.0, south: 0.0, scale }.bar(SIZE);
            assert_eq!(bar, metres);
            assert!((length * scale - f64::from(metres)).abs() < 0.01 && length <= 200.0);
        }
    }

    #[test]
    fn an_outline_in_gcj_02_is_drawn_where_satellites_see_it() {
        let wgs = at("31.177427,121.527211");
        let outline = |datum, place| Outline { datum, lines: vec![vec![place]] };
        let shown = lines_in_wgs84(&outline(Datum::Gcj02, to_gcj02(wgs)));
        assert!(metres(shown[0][0], wgs) <= 1);
        assert_eq!(lines_in_wgs84(&outline(Datum::Wgs84, wgs)), [[wgs]]);
    }
}
