//! Times of the day as people write them.

use super::decimal::half_width;

/// Words that say which half of the day a time is in, and whether it is the later one.
const HALVES: [(&str, bool); 8] = [
    ("上午", false),
    ("早上", false),
    ("am", false),
    ("a.m.", false),
    ("下午", true),
    ("晚上", true),
    ("pm", true),
    ("p.m.", true),
];

/// Reads a time of the day into the one stored form, `09:30`. None for what is no time.
///
/// | typed | read |
/// |---|---|
/// | `9:5`, `9：05`, `09:05:30`, `9点5分`, `9时05分` | `09:05` |
/// | `９：３０` | `09:30` |
/// | `14点`, `下午2点` | `14:00` |
/// | `上午9:30`, `9:30 am` | `09:30` |
pub fn read_time(text: &str) -> Option<String> {
    let plain = text.chars().filter(|c| !c.is_whitespace()).map(half_width);
    let plain = plain.collect::<String>().to_lowercase();
    let half = HALVES.iter().find(|(word, _)| plain.starts_with(word) || plain.ends_with(word));
    let rest = half.map_or(plain.as_str(), |(word, _)| plain.trim_start_matches(word).trim_end_matches(word));
    let colons: String = rest.trim_end_matches(['分', '秒']).replace(['点', '时', '分'], ":");
    let parts: Vec<&str> = colons.split(':').collect();
    let number = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let (hour, minute) = match parts[..] {
        [hour, ""] if !rest.ends_with(':') => (number(hour)?, 0),
        [hour, minute] => (number(hour)?, number(minute)?),
        [hour, minute, second] if number(second)? < 60 => (number(hour)?, number(minute)?),
        _ => return None,
    };
    let hour = match half {
        Some((_, true)) if hour < 12 => hour + 12,
        Some((_, false)) if hour == 12 => 0,
        _ => hour,
    };
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (typed, read) in [
            ("9:5", "09:05"),
            ("9：05", "09:05"),
            ("９：３０", "09:30"),
            ("09:05:30", "09:05"),
            ("9点5分", "09:05"),
            ("9时05分", "09:05"),
            ("14点", "14:00"),
            ("下午2点", "14:00"),
            ("下午 2:30", "14:30"),
            ("上午9:30", "09:30"),
            ("9:30 am", "09:30"),
            ("12:10 AM", "00:10"),
            ("12:10pm", "12:10"),
            ("23:59", "23:59"),
            ("00:00", "00:00"),
        ] {
            assert_eq!(read_time(typed).as_deref(), Some(read), "{typed}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for typed in ["", "9", "930", "24:00", "9:60", "9:", ":30", "9:30:61", "-9:30", "一会儿", "9.30", "09:30:00:00"]
        {
            assert_eq!(read_time(typed), None, "{typed}");
        }
    }
}
