//! 坐标: a place on the earth, exact to a millionth of a degree (some 0.1 m), and the forms in which people paste it.
//!
//! | Typed | Read as |
//! |---|---|
//! | `39.90, 116.40`; `116.40, 39.90` | 39.90 N 116.40 E: in China only one order makes sense |
//! | `39°54′15″N 116°24′27″E`; `北纬39度54分15秒，东经116度24分27秒` | degrees, minutes, seconds |
//! | `N39°54.25' E116°24.45'`; `39 54 15, 116 24 27` | degrees and minutes; without signs |
//! | `N116.40 E39.90` | refused with a question: is it the other way round? |
//!
//! What lies outside the latitudes 3 to 54 and the longitudes 73 to 136 is no site of a Chinese office, and refused.

use std::fmt;

use super::decimal::half_width;

/// A place in millionths of a degree, north and east positive. In which system (WGS-84, GCJ-02) is said beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// 纬度.
    pub latitude: i32,
    /// 经度.
    pub longitude: i32,
}

/// Why a text is no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAPlace {
    /// It is not two angles.
    Unreadable,
    /// Latitude and longitude are called by each other's names: it would be this place.
    Swapped(Place),
    /// It lies outside of China, whichever way it is read.
    Elsewhere,
}

/// Millionths.
const ONE: i64 = 1_000_000;

impl Place {
    /// Whether it lies within the latitudes and longitudes of China.
    const fn is_near(self) -> bool {
        const fn within(millionths: i32, least: i32, most: i32) -> bool {
            least * ONE as i32 <= millionths && millionths <= most * ONE as i32
        }
        within(self.latitude, 3, 54) && within(self.longitude, 73, 136)
    }

    /// Reads what the book keeps: `39.904200,116.407400`, latitude first, anywhere on the earth.
    pub fn parse(stored: &str) -> Option<Self> {
        let (latitude, longitude) = stored.split_once(',')?;
        let signed = |text: &str, most: i64| {
            let text = text.trim();
            let (sign, digits) = text.strip_prefix('-').map_or((1, text), |digits| (-1, digits));
            let millionths = millionths(digits)?;
            (millionths <= most * ONE).then(|| i32::try_from(sign * millionths).ok()).flatten()
        };
        Some(Self { latitude: signed(latitude, 90)?, longitude: signed(longitude, 180)? })
    }

    /// Reads what a person typed or pasted.
    pub fn read(text: &str) -> Result<Self, NotAPlace> {
        let tokens = tokens(text).ok_or(NotAPlace::Unreadable)?;
        let [one, other] = angles(&tokens).ok_or(NotAPlace::Unreadable)?;
        let place = |latitude: &Angle, longitude: &Angle| {
            let millionths = |angle: &Angle| i32::try_from(angle.millionths).ok();
            Some(Self { latitude: millionths(latitude)?, longitude: millionths(longitude)? })
                .filter(|one| one.is_near())
        };
        let (as_said, turned) = match (one.side, other.side) {
            (None, None) => return place(&one, &other).or_else(|| place(&other, &one)).ok_or(NotAPlace::Elsewhere),
            (Some(Side::Latitude), Some(Side::Longitude)) => (place(&one, &other), place(&other, &one)),
            (Some(Side::Longitude), Some(Side::Latitude)) => (place(&other, &one), place(&one, &other)),
            _ => return Err(NotAPlace::Unreadable),
        };
        as_said.ok_or(turned.map_or(NotAPlace::Elsewhere, NotAPlace::Swapped))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let degrees = |millionths: i32| {
            let sign = if millionths < 0 { "-" } else { "" };
            let whole = millionths.unsigned_abs();
            format!("{sign}{}.{:06}", whole / 1_000_000, whole % 1_000_000)
        };
        write!(f, "{},{}", degrees(self.latitude), degrees(self.longitude))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Latitude,
    Longitude,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Mark {
    Degree,
    Minute,
    Second,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Token {
    /// In millionths, and whether it has a fraction.
    Number(i64, bool),
    Mark(Mark),
    Side(Side),
}

#[derive(Clone, Copy, Debug)]
struct Angle {
    millionths: i64,
    side: Option<Side>,
}

/// Words for the sides, the longer ones first. South and west are no sides of a site here.
const SIDES: [(&str, Side); 12] = [
    ("latitude", Side::Latitude),
    ("longitude", Side::Longitude),
    ("北纬", Side::Latitude),
    ("东经", Side::Longitude),
    ("纬度", Side::Latitude),
    ("经度", Side::Longitude),
    ("lat", Side::Latitude),
    ("lng", Side::Longitude),
    ("lon", Side::Longitude),
    ("n", Side::Latitude),
    ("e", Side::Longitude),
    ("纬", Side::Latitude),
];

/// Signs between angles that say nothing.
const BETWEEN: &str = " ,;，；、:：/|()（）[]\t\n\r";

fn tokens(text: &str) -> Option<Vec<Token>> {
    let text: String = text.trim().chars().map(half_width).flat_map(char::to_lowercase).collect();
    let mut rest = text.as_str();
    let mut tokens = Vec::new();
    while let Some(letter) = rest.chars().next() {
        if letter.is_ascii_digit() {
            let end = rest.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(rest.len());
            let (number, behind) = rest.split_at(end);
            tokens.push(Token::Number(millionths(number)?, number.contains('.')));
            rest = behind;
            continue;
        }
        if let Some((word, side)) = SIDES.iter().find(|(word, _)| rest.starts_with(word)) {
            tokens.push(Token::Side(*side));
            rest = &rest[word.len()..];
            continue;
        }
        // Two signs of a minute are one of a second.
        let (mark, length) = match letter {
            '°' | '度' | 'º' => (Some(Mark::Degree), letter.len_utf8()),
            '\'' if rest.starts_with("''") => (Some(Mark::Second), 2),
            '′' | '\'' | '分' | '’' | '‘' => (Some(Mark::Minute), letter.len_utf8()),
            '″' | '"' | '秒' | '”' | '“' => (Some(Mark::Second), letter.len_utf8()),
            other if BETWEEN.contains(other) => (None, other.len_utf8()),
            _ => return None,
        };
        tokens.extend(mark.map(Token::Mark));
        rest = &rest[length..];
    }
    (tokens.len() <= 40).then_some(tokens)
}

/// The parts of an angle: degrees, minutes, seconds.
#[derive(Clone, Copy, Default)]
struct Parts {
    numbers: [Option<(i64, bool)>; 3],
    last: Option<Mark>,
    side: Option<Side>,
}

impl Parts {
    /// Degrees with their minutes and seconds: only the last of them has a fraction, and there are no sixty of what is less.
    fn angle(self) -> Option<Angle> {
        let [degrees, minutes, seconds] = self.numbers;
        let is_whole = |number: Option<(i64, bool)>| number.is_none_or(|(_, has_fraction)| !has_fraction);
        let fits = match (minutes, seconds) {
            (None, Some(_)) => false,
            (None, None) => true,
            (Some(_), None) => is_whole(degrees),
            (Some(_), Some(_)) => is_whole(degrees) && is_whole(minutes),
        };
        let small = |number: Option<(i64, bool)>| number.is_none_or(|(millionths, _)| millionths < 60 * ONE);
        let value = |number: Option<(i64, bool)>| number.map_or(0, |(millionths, _)| millionths);
        let millionths = value(degrees) + (value(minutes) * 60 + value(seconds) + 1_800) / 3_600;
        (fits && degrees.is_some() && small(minutes) && small(seconds) && millionths <= 180 * ONE)
            .then_some(Angle { millionths, side: self.side })
    }
}

/// The two angles that these tokens are.
fn angles(tokens: &[Token]) -> Option<[Angle; 2]> {
    let marked = tokens.iter().any(|token| matches!(token, Token::Mark(_)));
    let numbers = tokens.iter().filter(|token| matches!(token, Token::Number(..))).count();
    // Without any sign as many numbers belong to the one angle as to the other.
    let each = if marked || numbers % 2 == 1 { 0 } else { numbers / 2 };
    let side_first = matches!(tokens.first(), Some(Token::Side(_)));
    let mut found: Vec<Parts> = Vec::new();
    let mut waiting = None;
    for (place, token) in tokens.iter().enumerate() {
        match *token {
            Token::Side(side) if side_first => waiting = Some(side),
            Token::Side(side) => {
                let parts = found.last_mut().filter(|parts| parts.side.is_none())?;
                parts.side = Some(side);
            }
            Token::Mark(mark) => {
                let parts = found.last_mut().filter(|parts| parts.last < Some(mark))?;
                let number = if mark == Mark::Degree { parts.numbers[0] } else { parts.numbers[mark as usize] };
                number?;
                parts.last = Some(mark);
            }
            Token::Number(millionths, has_fraction) => {
                let begins_degrees = matches!(tokens.get(place + 1), Some(Token::Mark(Mark::Degree)));
                let next = found.last().and_then(|parts| match (marked, parts.last) {
                    (false, _) => {
                        let held = parts.numbers.iter().flatten().count();
                        (held < each.min(3)).then_some(held)
                    }
                    (true, Some(Mark::Degree)) => Some(1),
                    (true, Some(Mark::Minute)) => Some(2),
                    (true, Some(Mark::Second) | None) => None,
                });
                let next =
                    next.filter(|next| !begins_degrees && found.last().is_some_and(|one| one.numbers[*next].is_none()));
                match (next, found.last_mut()) {
                    (Some(next), Some(parts)) if waiting.is_none() => {
                        parts.numbers[next] = Some((millionths, has_fraction))
                    }
                    _ => {
                        let numbers = [Some((millionths, has_fraction)), None, None];
                        found.push(Parts { numbers, last: None, side: waiting.take() });
                    }
                }
            }
        }
    }
    match (&found[..], waiting) {
        ([one, other], None) => Some([one.angle()?, other.angle()?]),
        _ => None,
    }
}

/// A decimal in millionths, rounded; none of what has no digit, two points, or is far too long.
fn millionths(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || fraction.len() > 20 || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    let seven: i64 = format!("{fraction:0<7}").get(..7)?.parse().ok()?;
    Some(whole.parse::<i64>().ok()? * ONE + (seven + 5) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, NotAPlace> {
        Place::read(text).map(|place| place.to_string())
    }

    #[test]
    fn every_form_that_people_paste_is_the_same_place() {
        for text in [
            "39.9042, 116.4074",
            "116.4074, 39.9042",
            "39.9042，116.4074",
            "39.9042 116.4074",
            "39.9042°N 116.4074°E",
            "N39.9042 E116.4074",
            "E116.4074°, N39.9042°",
            "北纬39.9042，东经116.4074",
            "东经116.4074度、北纬39.9042度",
            "经度：116.4074 纬度：39.9042",
            "lat: 39.9042, lng: 116.4074",
            "(116.4074,39.9042)",
            "３９．９０４２，１１６．４０７４",
        ] {
            assert_eq!(read(text).as_deref(), Ok("39.904200,116.407400"), "{text}");
        }
    }

    #[test]
    fn degrees_minutes_and_seconds_are_read() {
        for text in [
            "39°54′15.12″N 116°24′26.64″E",
            "39°54'15.12\" 116°24'26.64\"",
            "39°54'15.12'', 116°24'26.64''",
            "北纬39度54分15.12秒，东经116度24分26.64秒",
            "东经116°24′26.64″，北纬39°54′15.12″",
            "39°54.252'N, 116°24.444'E",
            "39°54.252′ 116°24.444′",
            "39 54 15.12, 116 24 26.64",
            "39 54.252 N 116 24.444 E",
        ] {
            assert_eq!(read(text).as_deref(), Ok("39.904200,116.407400"), "{text}");
        }
        assert_eq!(read("45.1, 80.2").as_deref(), Ok("45.100000,80.200000"), "in the far west too");
        assert_eq!(read("39.99999999, 116").as_deref(), Ok("40.000000,116.000000"), "rounded, not cut");
    }

    #[test]
    fn latitude_and_longitude_under_each_others_names_are_asked_about() {
        let turned = NotAPlace::Swapped(Place { latitude: 39_900_000, longitude: 116_400_000 });
        for text in ["N116.40 E39.90", "北纬116.40，东经39.90", "39.90E 116.40N", "纬度116.40 经度39.90"] {
            assert_eq!(read(text), Err(turned), "{text}");
        }
    }

    #[test]
    fn what_lies_elsewhere_or_is_no_place_is_refused() {
        for text in ["48.8566, 2.3522", "0, 0", "40, 50", "N48.8566 E2.3522"] {
            assert_eq!(read(text), Err(NotAPlace::Elsewhere), "{text}");
        }
        for text in [
            "",
            "客运中心",
            "39.9",
            "39.9, 116.4, 50",
            "39.9.1, 116.4",
            "39°61′N 116°24′E",
            "39.5°54′N 116°24′E",
            "39°54′61″ 116°24′1″",
            "N39.9 N116.4",
            "39.9N 116.4",
            "1e2, 116.4",
            "-39.9, 116.4",
            "39°° 116°",
            "99999999999999999999, 1",
            &"39 ".repeat(100),
        ] {
            assert_eq!(read(text), Err(NotAPlace::Unreadable), "{text}");
        }
    }

    #[test]
    fn what_is_stored_is_read_again_anywhere_on_the_earth() {
        for text in ["39.904200,116.407400", "-33.868800,151.209300", "0.000001,-179.999999", "90.000000,180.000000"] {
            assert_eq!(Place::parse(text).unwrap().to_string(), text);
        }
        for text in ["", "39.9", "91,0", "0,181", "a,b", "1,2,3", "--1,2", "+1,2", "39.904200;116.407400"] {
            assert_eq!(Place::parse(text), None, "{text}");
        }
    }
}
