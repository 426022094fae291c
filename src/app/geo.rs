//! How far two places are from each other, and what GCJ-02 is in WGS-84.
//!
//! Distances are those on a sphere of the earth's mean radius (haversine): 0.5 % off at most, which nobody sees who asks whether a photo
//! was taken at its site. GCJ-02 has no published inverse: the known formula is turned round step by step, which leaves a metre or so, and
//! the formula itself differs from the official one by a few. So what was converted is always said to be an estimate.
//!
//! Sines stand here and nowhere else in the program; in the page they are the browser's own, which cost no bytes.

use crate::book::{Book, EntityId};
use crate::domain::belonging::project_of;
use crate::domain::fields::GCJ02;
use crate::domain::ids::ProjectId;
use crate::domain::place::Place;

/// The mean radius of the earth, metres (IUGG).
const RADIUS: f64 = 6_371_008.8;

/// The place of a project in WGS-84.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Site {
    /// The place.
    pub place: Place,
    /// Whether it was converted from GCJ-02, which is approximate.
    pub is_converted: bool,
}

/// Where a project is, if that is known.
pub fn site_of(book: &Book, project: &ProjectId) -> Option<Site> {
    let given = Place::parse(book.text(project.entity(), "coordinates"))?;
    Some(match book.text(project.entity(), "datum") == GCJ02 {
        true => Site { place: to_wgs84(given), is_converted: true },
        false => Site { place: given, is_converted: false },
    })
}

/// The project that something belongs to.
pub fn project_above(book: &Book, of: &EntityId) -> Option<ProjectId> {
    project_of(of, |of, field| book.value(of, field)).and_then(|of| ProjectId::of(&of))
}

/// How far two places in WGS-84 are from each other, metres.
pub fn metres(one: Place, other: Place) -> u32 {
    let [(lat, lon), (other_lat, other_lon)] = [one, other].map(|place| {
        let radians = |millionths: i32| (f64::from(millionths) / 1e6).to_radians();
        (radians(place.latitude), radians(place.longitude))
    });
    let half = |angle: f64| math::sin(angle / 2.0) * math::sin(angle / 2.0);
    let a = half(other_lat - lat) + math::cos(lat) * math::cos(other_lat) * half(other_lon - lon);
    let distance = 2.0 * RADIUS * math::asin(a.clamp(0.0, 1.0).sqrt());
    // Half the earth is 20,015 km.
    distance.round() as u32
}

/// A place that is given in GCJ-02, in WGS-84; approximate. Outside of China the two are the same.
pub fn to_wgs84(gcj: Place) -> Place {
    let (lat, lon) = degrees(gcj);
    if is_outside(lat, lon) {
        return gcj;
    }
    let (mut found_lat, mut found_lon) = (lat, lon);
    // Each step leaves about a hundredth of what was missing.
    for _ in 0..5 {
        let (north, east) = shift(found_lat, found_lon);
        (found_lat, found_lon) = (lat - north, lon - east);
    }
    place(found_lat, found_lon)
}

/// A place in WGS-84 as maps in GCJ-02 show it; approximate.
pub fn to_gcj02(wgs: Place) -> Place {
    let (lat, lon) = degrees(wgs);
    if is_outside(lat, lon) {
        return wgs;
    }
    let (north, east) = shift(lat, lon);
    place(lat + north, lon + east)
}

/// How much narrower a degree of longitude is at a place than one of latitude.
pub fn cos_of_latitude(of: Place) -> f64 {
    math::cos((f64::from(of.latitude) / 1e6).to_radians())
}

fn degrees(place: Place) -> (f64, f64) {
    (f64::from(place.latitude) / 1e6, f64::from(place.longitude) / 1e6)
}

fn place(lat: f64, lon: f64) -> Place {
    Place { latitude: (lat * 1e6).round() as i32, longitude: (lon * 1e6).round() as i32 }
}

/// The box in which maps are shifted.
fn is_outside(lat: f64, lon: f64) -> bool {
    !(0.8293..=55.8271).contains(&lat) || !(72.004..=137.8347).contains(&lon)
}

/// By how many degrees north and east GCJ-02 lies beside WGS-84 (the formula that is known since 2010, on the Krassowsky ellipsoid).
fn shift(lat: f64, lon: f64) -> (f64, f64) {
    use std::f64::consts::PI;
    const A: f64 = 6_378_245.0;
    const EE: f64 = 0.006_693_421_622_965_943;
    let (x, y) = (lon - 105.0, lat - 35.0);
    let wave = |of: f64, by: f64| math::sin(of * PI * by);
    let both = (20.0 * wave(6.0, x) + 20.0 * wave(2.0, x)) * 2.0 / 3.0;
    let root = x.abs().sqrt();
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * root
        + both
        + (20.0 * wave(1.0, y) + 40.0 * wave(1.0 / 3.0, y)) * 2.0 / 3.0
        + (160.0 * wave(1.0 / 12.0, y) + 320.0 * wave(1.0 / 30.0, y)) * 2.0 / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * root
        + both
        + (20.0 * wave(1.0, x) + 40.0 * wave(1.0 / 3.0, x)) * 2.0 / 3.0
        + (150.0 * wave(1.0 / 12.0, x) + 300.0 * wave(1.0 / 30.0, x)) * 2.0 / 3.0;
    let radians = lat.to_radians();
    let magic = 1.0 - EE * math::sin(radians) * math::sin(radians);
    let north = north * 180.0 / ((A * (1.0 - EE)) / (magic * magic.sqrt()) * PI);
    let east = east * 180.0 / (A / magic.sqrt() * math::cos(radians) * PI);
    (north, east)
}

#[cfg(target_arch = "wasm32")]
mod math {
    pub use js_sys::Math::{asin, cos, sin};
}

#[cfg(not(target_arch = "wasm32"))]
mod math {
    pub fn sin(angle: f64) -> f64 {
        angle.sin()
    }

    pub fn cos(angle: f64) -> f64 {
        angle.cos()
    }

    pub fn asin(of: f64) -> f64 {
        of.asin()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::{Clock, Value};

    fn at(text: &str) -> Place {
        Place::parse(text).unwrap()
    }

    #[test]
    fn known_distances_come_out() {
        for (one, other, expected) in [
            // A degree of a meridian, and of the equator: 2πR ÷ 360.
            ("0,100", "1,100", 111_195),
            ("0,100", "0,101", 111_195),
            ("60,100", "60,101", 55_597),
            // 天安门 to 人民广场 in Shanghai; Paris to London; the poles.
            ("39.908722,116.397499", "31.228611,121.474722", 1_068_364),
            ("48.8566,2.3522", "51.5074,-0.1278", 343_557),
            ("90,0", "-90,0", 20_015_114),
            ("0,179.999999", "0,-179.999999", 0),
            ("39.9042,116.4074", "39.9042,116.4074", 0),
        ] {
            let found = metres(at(one), at(other));
            assert!(found.abs_diff(expected) <= expected / 500 + 1, "{one} to {other}: {found}, not {expected}");
            assert_eq!(found, metres(at(other), at(one)));
        }
        assert_eq!(metres(at("39.9042,116.4074"), at("39.905279,116.4074")), 120);
    }

    /// Points that the tests of published converters use (eviltransform).
    #[test]
    fn gcj_02_is_what_maps_show() {
        for (wgs, gcj) in [
            ("31.177427,121.527211", "31.175304,121.531542"),
            ("22.543847,113.912316", "22.540796,113.917177"),
            ("39.911954,116.377817", "39.913345,116.384047"),
        ] {
            let shown = to_gcj02(at(wgs));
            assert!(metres(shown, at(gcj)) <= 1, "{wgs}: {shown}, not {gcj}");
            let back = to_wgs84(at(gcj));
            assert!(metres(back, at(wgs)) <= 1, "{gcj}: {back}, not {wgs}");
            let apart = metres(at(wgs), at(gcj));
            assert!((300..800).contains(&apart), "which system it is matters: {apart} m");
        }
        assert_eq!(to_wgs84(at("48.8566,2.3522")), at("48.8566,2.3522"), "elsewhere nothing is shifted");
    }

    #[test]
    fn a_project_is_where_its_coordinates_say_in_the_system_that_was_chosen() {
        let (mut book, mut clock) = (Book::default(), Clock::new(1));
        let by = EntityId::new("person", "li").unwrap();
        let project = ProjectId::from_rest("p1").unwrap();
        let mut write = |set: &str, to: &str| {
            let at = clock.tick(1_790_000_000_000);
            let change = book.replace(project.entity(), &set.parse().unwrap(), Value::text(to), &by, at).seal();
            book.apply(change, None);
            site_of(&book, &project)
        };
        assert_eq!(write("name", "客运中心"), None);
        let given = at("31.175304,121.531542");
        assert_eq!(write("coordinates", &given.to_string()), Some(Site { place: given, is_converted: false }));
        let converted = write("datum", "gcj02").unwrap();
        assert!(converted.is_converted && metres(converted.place, at("31.177427,121.527211")) <= 1);
        assert_eq!(write("datum", "wgs84"), Some(Site { place: given, is_converted: false }));
        assert_eq!(write("coordinates", "somewhere"), None);
    }
}
