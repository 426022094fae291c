//! 边界: the outline of the district that the office brings, for the sketch map, kept in the book as data.
//!
//! It is a rule of the office, one entity (`rule/map`) with one field, so that lines and the system that they are in never come apart, and
//! two people who bring one each find a conflict to decide. Which system it is in, the office says: a file cannot tell WGS-84 from GCJ-02.

use crate::book::{Book, EntityId, Value};

use super::fields::GCJ02;
use super::kind::Kind;
use super::place::Place;

/// The field that holds it.
pub const OUTLINE: &str = "outline";

/// In which system places are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Datum {
    /// What satellites and photos say.
    #[default]
    Wgs84,
    /// What most maps of the country show.
    Gcj02,
}

impl Datum {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Wgs84, Self::Gcj02];

    /// By which it is known in the book.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wgs84 => "wgs84",
            Self::Gcj02 => GCJ02,
        }
    }

    /// Finds the one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|datum| datum.key() == key)
    }
}

/// The outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outline {
    /// The system of its places.
    pub datum: Datum,
    /// Its lines, of two places or more each; a ring ends where it begins.
    pub lines: Vec<Vec<Place>>,
}

/// The entity that holds it.
pub fn id() -> Option<EntityId> {
    EntityId::new(Kind::Rule.key(), "map").ok()
}

/// Whether a field holds it.
pub fn is_outline(of: &EntityId, set: &str) -> bool {
    set == OUTLINE && id().as_ref() == Some(of)
}

/// The outline in the book, if the office has brought one.
pub fn of(book: &Book) -> Option<Outline> {
    let value = book.value(&id()?, OUTLINE);
    let datum = Datum::from_key(value.member("datum")?.as_text()?)?;
    let Value::List(lines) = value.member("lines")? else { return None };
    let lines = lines.iter().filter_map(|line| parse_line(line.as_text()?)).collect();
    Some(Outline { datum, lines })
}

/// An outline as the book stores it; none where it cannot be written down.
pub fn stored(outline: &Outline) -> Option<Value> {
    let lines: Vec<String> = outline.lines.iter().map(|line| written_line(line)).collect();
    let json = serde_json::json!({ "datum": outline.datum.key(), "lines": lines });
    serde_json::from_str(&json.to_string()).ok()
}

/// `39904200,116407400 12,-5 …`: the first place in millionths of a degree, latitude first, then the way from each to the next.
fn written_line(line: &[Place]) -> String {
    let mut before = Place { latitude: 0, longitude: 0 };
    let step = |place: &Place| {
        let step = format!("{},{}", place.latitude - before.latitude, place.longitude - before.longitude);
        before = *place;
        step
    };
    line.iter().map(step).collect::<Vec<_>>().join(" ")
}

fn parse_line(text: &str) -> Option<Vec<Place>> {
    let mut at = Place { latitude: 0, longitude: 0 };
    let step = |step: &str| {
        let (north, east) = step.split_once(',')?;
        let latitude = at.latitude.checked_add(north.parse().ok()?)?;
        let longitude = at.longitude.checked_add(east.parse().ok()?)?;
        at = Place { latitude, longitude };
        let is_on_earth = latitude.abs() <= 90_000_000 && longitude.abs() <= 180_000_000;
        is_on_earth.then_some(at)
    };
    text.split(' ').map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_stored_reads_back() {
        let at = |latitude, longitude| Place { latitude, longitude };
        let line =
            vec![at(30_600_000, 117_500_000), at(-90_000_000, -180_000_000), at(0, 7), at(30_600_000, 117_500_000)];
        assert_eq!(parse_line(&written_line(&line)), Some(line));
        for bad in ["", "1", "1,x", "90000001,0", "2147483647,0 1,0"] {
            assert_eq!(parse_line(bad), None, "{bad}");
        }
    }
}
