//! What stands in a cell as text: the value itself, never the rounded one that is shown.
//!
//! | Cell | Text |
//! |---|---|
//! | number | its shortest decimal of 15 figures, as many as spreadsheets keep: 0.3, not 0.30000000000000004 |
//! | number shown as a percentage | `45.6%` |
//! | date, by its format, in either system of days | `2009-03-01`, with `08:30` or `08:30:15` where it has a time |
//! | time of day, duration | `08:30`, `26:30:00` |
//! | yes or no | `TRUE`, `FALSE` |
//! | error | `#REF!` |
//! | text | as it is |

use calamine::{DataRef, ExcelDateTime};

/// The last day that spreadsheets know, the end of 9999.
const LAST_DAY: f64 = 2_958_466.0;

/// The text of a cell; empty where it holds nothing. `format` is the format of numbers that it is shown in.
pub fn text_of(value: &DataRef, format: &str) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if is_percentage(format) => format!("{}%", shortest(number * 100.0)),
        DataRef::Float(number) => shortest(*number),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "TRUE".to_owned(),
        DataRef::Bool(false) => "FALSE".to_owned(),
        DataRef::DateTime(when) => date(*when),
        DataRef::DateTimeIso(text) => iso(text),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number without what binary fractions add to it.
fn shortest(number: f64) -> String {
    let kept: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if kept == 0.0 { "0".to_owned() } else { kept.to_string() }
}

/// Whether a format shows hundredths: a `%` in it that is no literal.
fn is_percentage(format: &str) -> bool {
    let mut letters = format.chars();
    let mut quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => {
                letters.next();
            }
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}

fn date(when: ExcelDateTime) -> String {
    let number = when.as_f64();
    if !(0.0..LAST_DAY).contains(&number) {
        return shortest(number);
    }
    if when.is_duration() {
        let seconds = (number * 86_400.0).round() as u64;
        return format!("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = when.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => String::new(),
        (_, _, 0) => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match (number < 1.0, time.is_empty()) {
        (true, false) => time,
        (_, true) => format!("{year:04}-{month:02}-{day:02}"),
        (false, false) => format!("{year:04}-{month:02}-{day:02} {time}"),
    }
}

/// `2009-03-01T00:00:00` as a date, with its time where it has one.
fn iso(text: &str) -> String {
    let Some((day, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.trim_end_matches('Z');
    let time = time.split('.').next().unwrap_or_default();
    let time = time.strip_suffix(":00").filter(|left| left.contains(':')).unwrap_or(time);
    if time == "00:00" { day.to_owned() } else { format!("{day} {time}") }
}

#[cfg(test)]
mod tests {
    use calamine::{CellErrorType, ExcelDateTimeType};

    use super::*;

    #[track_caller]
    fn check(value: DataRef, format: &str, expected: &str) {
        assert_eq!(text_of(&value, format), expected, "{value:?} as {format}");
    }

    #[test]
    fn numbers_are_their_shortest_decimal() {
        for (number, expected) in [
            (0.1 + 0.2, "0.3"),
            (1201.99, "1201.99"),
            (28600.75, "28600.75"),
            (26.0, "26"),
            (-0.0, "0"),
            (-12.5, "-12.5"),
            (123_456_789_012_345.0, "123456789012345"),
            (0.000_01, "0.00001"),
            (1.0 / 3.0, "0.333333333333333"),
            (4.35 * 100.0, "435"),
        ] {
            check(DataRef::Float(number), "General", expected);
            check(DataRef::Float(number), "0.0_ ", expected);
        }
    }

    #[test]
    fn percentages_are_told_by_their_format() {
        check(DataRef::Float(0.456), "0%", "45.6%");
        check(DataRef::Float(0.07), "0.00%", "7%");
        check(DataRef::Float(1.1), "#,##0.0%;[Red]-0.0%", "110%");
        for format in ["0.0\"%\"", "0\\%", "General", "0_%"] {
            check(DataRef::Float(45.6), format, "45.6");
        }
    }

    #[test]
    fn dates_are_written_as_here() {
        let when = |number, kind, is_1904| DataRef::DateTime(ExcelDateTime::new(number, kind, is_1904));
        let day = |number| when(number, ExcelDateTimeType::DateTime, false);
        check(day(39873.0), "yyyy/m/d", "2009-03-01");
        check(day(39_873.354_166_666_664), "yyyy/m/d h:mm", "2009-03-01 08:30");
        check(day(39_873.354_340_277_78), "yyyy/m/d h:mm", "2009-03-01 08:30:15");
        check(day(0.354_166_666_666_667), "h:mm", "08:30");
        check(when(38411.0, ExcelDateTimeType::DateTime, true), "yyyy/m/d", "2009-03-01");
        check(when(1.104_166_666_666_667, ExcelDateTimeType::TimeDelta, false), "[h]:mm:ss", "26:30:00");
        check(day(-1.0), "yyyy/m/d", "-1");
        check(day(1e12), "yyyy/m/d", "1000000000000");
        for (said, expected) in [
            ("2009-03-01", "2009-03-01"),
            ("2009-03-01T00:00:00", "2009-03-01"),
            ("2009-03-01T08:30:00.000Z", "2009-03-01 08:30"),
            ("2009-03-01T08:30:15", "2009-03-01 08:30:15"),
        ] {
            check(DataRef::DateTimeIso(said.to_owned()), "General", expected);
        }
    }

    #[test]
    fn words_are_kept() {
        check(DataRef::SharedString(" 007 "), "General", " 007 ");
        check(DataRef::Bool(true), "General", "TRUE");
        check(DataRef::Error(CellErrorType::Ref), "General", "#REF!");
        check(DataRef::Empty, "0%", "");
    }
}
