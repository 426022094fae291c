//! A file of GeoJSON (RFC 7946) as the outline of a district: its lines and the rings of its areas.

use serde_json::Value as Json;

use crate::domain::place::Place;

/// The largest file that is read, bytes.
pub const LARGEST_FILE: usize = 5_000_000;

/// How many points are kept at most; a file of more is thinned evenly.
pub const MOST_POINTS: usize = 3_000;

/// What a file holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Read {
    /// The lines, thinned where there were too many points.
    pub lines: Vec<Vec<Place>>,
    /// How many points the file has in lines.
    pub points: usize,
}

/// Why a file is no outline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAnOutline {
    /// It is larger than [`LARGEST_FILE`].
    TooLarge,
    /// It is no JSON: damaged, cut off, or something else.
    NotJson,
    /// It is JSON, but what it holds is no GeoJSON.
    NotGeoJson,
    /// Its places are beyond ±90° of latitude or ±180° of longitude, or it names another system: metres, or latitude first.
    OtherSystem,
    /// It has no line and no area.
    NoLines,
}

/// Reads the lines and the rings of areas of a GeoJSON file; points are left out.
///
/// # Errors
/// Says why it is none. Nothing of a file that is not whole is taken.
pub fn read(file: &[u8]) -> Result<Read, NotAnOutline> {
    if file.len() > LARGEST_FILE {
        return Err(NotAnOutline::TooLarge);
    }
    let text = file.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(file);
    let json: Json = serde_json::from_slice(text).map_err(|_| NotAnOutline::NotJson)?;
    if json.get("crs").is_some_and(|crs| !crs.is_null() && !is_in_degrees(crs)) {
        return Err(NotAnOutline::OtherSystem);
    }
    let mut lines = Vec::new();
    walk(&json, &mut lines)?;
    lines.retain(|line: &Vec<Place>| line.len() > 1);
    if lines.is_empty() {
        return Err(NotAnOutline::NoLines);
    }
    let points = lines.iter().map(Vec::len).sum();
    Ok(Read { lines: thinned(lines), points })
}

/// Whether the member that older files name their system by names one in degrees: WGS-84 or CGCS2000, which lie within a decimetre.
fn is_in_degrees(crs: &Json) -> bool {
    let name = crs.pointer("/properties/name").and_then(Json::as_str).unwrap_or_default();
    ["CRS84", ":4326", ":4490"].iter().any(|known| name.ends_with(known))
}

fn walk(json: &Json, lines: &mut Vec<Vec<Place>>) -> Result<(), NotAnOutline> {
    let all = |name: &str| json.get(name).and_then(Json::as_array).ok_or(NotAnOutline::NotGeoJson);
    let kind = json.get("type").and_then(Json::as_str).ok_or(NotAnOutline::NotGeoJson)?;
    match kind {
        "FeatureCollection" => all("features")?.iter().try_for_each(|one| walk(one, lines)),
        "GeometryCollection" => all("geometries")?.iter().try_for_each(|one| walk(one, lines)),
        "Feature" => match json.get("geometry") {
            Some(Json::Null) => Ok(()),
            Some(geometry) => walk(geometry, lines),
            None => Err(NotAnOutline::NotGeoJson),
        },
        "LineString" => line(all("coordinates")?).map(|line| lines.push(line)),
        "MultiLineString" | "Polygon" => many(all("coordinates")?, lines),
        "MultiPolygon" => all("coordinates")?
            .iter()
            .try_for_each(|area| many(area.as_array().ok_or(NotAnOutline::NotGeoJson)?, lines)),
        "Point" | "MultiPoint" => Ok(()),
        _ => Err(NotAnOutline::NotGeoJson),
    }
}

fn many(of: &[Json], lines: &mut Vec<Vec<Place>>) -> Result<(), NotAnOutline> {
    for one in of {
        lines.push(line(one.as_array().ok_or(NotAnOutline::NotGeoJson)?)?);
    }
    Ok(())
}

fn line(positions: &[Json]) -> Result<Vec<Place>, NotAnOutline> {
    positions.iter().map(position).collect()
}

/// Longitude first, as the standard has it; a height is left out.
fn position(of: &Json) -> Result<Place, NotAnOutline> {
    let number = |at: usize| of.get(at).and_then(Json::as_f64).ok_or(NotAnOutline::NotGeoJson);
    let (longitude, latitude) = (number(0)?, number(1)?);
    if !(-180.0..=180.0).contains(&longitude) || !(-90.0..=90.0).contains(&latitude) {
        return Err(NotAnOutline::OtherSystem);
    }
    let millionths = |degrees: f64| (degrees * 1e6).round() as i32;
    Ok(Place { latitude: millionths(latitude), longitude: millionths(longitude) })
}

/// Keeps of neighbours within one square of a grid the first alone, in squares of 1 m and of twice as much until few enough are left.
fn thinned(lines: Vec<Vec<Place>>) -> Vec<Vec<Place>> {
    let mut lines = lines;
    let mut square = 10;
    while lines.iter().map(Vec::len).sum::<usize>() > MOST_POINTS {
        for line in &mut lines {
            let last = line.last().copied();
            line.dedup_by_key(|place| (place.latitude.div_euclid(square), place.longitude.div_euclid(square)));
            // A ring still ends where it begins.
            if let Some(last) = last.filter(|last| line.len() > 1 && line.last() != Some(last)) {
                line.pop();
                line.push(last);
            }
        }
        lines.retain(|line| line.len() > 1);
        square = square.saturating_mul(2);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: usize) -> String {
        let place = |at: usize| {
            let turn = at as f64 / points as f64 * std::f64::consts::TAU;
            format!("[{},{}]", 117.5 + turn.cos(), 30.6 + turn.sin())
        };
        let all: Vec<String> = (0..points).chain([0]).map(place).collect();
        format!(r#"{{"type":"Polygon","coordinates":[[{}]]}}"#, all.join(","))
    }

    #[test]
    fn lines_and_rings_are_read_and_points_left_out() {
        let file = r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[117,30]}},
            {"type":"Feature","properties":{},"geometry":null},
            {"type":"Feature","properties":{},"geometry":{"type":"GeometryCollection","geometries":[
                {"type":"LineString","coordinates":[[117.5,30.6,12],[117.6,30.7]]},
                {"type":"MultiPolygon","coordinates":[[[[1,2],[3,4],[1,2]]]]}]}}]}"#;
        let read = read(file.as_bytes()).unwrap();
        assert_eq!((read.lines.len(), read.points), (2, 5));
        assert_eq!(read.lines[0][1], Place { latitude: 30_700_000, longitude: 117_600_000 });
    }

    #[test]
    fn what_is_no_outline_is_told_apart() {
        let polygon = |at: &str| format!(r#"{{"type":"LineString","coordinates":[{at},[117,30]]}}"#);
        let named = |name: &str| {
            format!(
                r#"{{"type":"LineString","crs":{{"type":"name","properties":{{"name":"{name}"}}}},"coordinates":[[117,31],[117,30]]}}"#
            )
        };
        let huge = format!("{}{}", ring(4), " ".repeat(LARGEST_FILE));
        let whole = ring(50);
        for (file, expected) in [
            (huge.as_str(), NotAnOutline::TooLarge),
            ("", NotAnOutline::NotJson),
            (&whole[..whole.len() - 9], NotAnOutline::NotJson),
            ("PK\u{3}\u{4}", NotAnOutline::NotJson),
            ("[1,2]", NotAnOutline::NotGeoJson),
            (r#"{"format":"sitebook/1"}"#, NotAnOutline::NotGeoJson),
            (r#"{"type":"Polygon"}"#, NotAnOutline::NotGeoJson),
            (&polygon(r#"["117","30"]"#), NotAnOutline::NotGeoJson),
            (&polygon("[39500123.5,3388123.1]"), NotAnOutline::OtherSystem),
            (&polygon("[30.5,117.5]"), NotAnOutline::OtherSystem),
            (&polygon("[180.1,30]"), NotAnOutline::OtherSystem),
            (&named("urn:ogc:def:crs:EPSG::4527"), NotAnOutline::OtherSystem),
            (r#"{"type":"Point","coordinates":[117,30]}"#, NotAnOutline::NoLines),
            (r#"{"type":"FeatureCollection","features":[]}"#, NotAnOutline::NoLines),
        ] {
            assert_eq!(read(file.as_bytes()).unwrap_err(), expected, "{:.80}", file);
        }
        for known in ["urn:ogc:def:crs:OGC:1.3:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4490"] {
            assert!(read(named(known).as_bytes()).is_ok(), "{known}");
        }
        assert_eq!(
            read(&[0xEF, 0xBB, 0xBF].into_iter().chain(ring(4).into_bytes()).collect::<Vec<_>>()).unwrap().points,
            5
        );
        let deep = format!("{}{}", r#"{"type":"Feature","geometry":"#.repeat(5_000), "}".repeat(5_000));
        assert_eq!(read(deep.as_bytes()).unwrap_err(), NotAnOutline::NotJson);
    }

    #[test]
    fn a_fine_outline_is_thinned_and_keeps_its_shape() {
        let read = read(ring(40_000).as_bytes()).unwrap();
        let [line] = &read.lines[..] else { panic!("one ring") };
        assert_eq!(read.points, 40_001);
        assert!((500..=MOST_POINTS).contains(&line.len()), "{}", line.len());
        assert_eq!(line.first(), line.last());
        let furthest = line.windows(2).map(|two| (two[0].longitude - two[1].longitude).abs()).max();
        assert!(furthest.unwrap() < 60_000, "no side is longer than some kilometres");
    }
}
