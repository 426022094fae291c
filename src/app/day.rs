//! When a page that is left open looks at the calendar again.
//!
//! Owns the arithmetic. The clock and its time zone are handed in; what follows from a new day is the session's.

/// How long the page trusts its timer, in milliseconds. A timer stands still while the machine sleeps, and knows nothing of a clock
/// or a time zone that somebody sets; so the page looks at the calendar once a minute, which costs nothing.
const LONGEST: u64 = 60_000;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// How many milliseconds are left of the local day. `minutes_east` says how far local time is ahead of UTC at a moment.
///
/// | The night | The day ends |
/// |---|---|
/// | is like any other | at midnight |
/// | skips midnight (summer time begins at 0:00) | at the moment that is skipped |
/// | has an hour twice | when the day of the calendar changes for the last time before noon |
pub fn left_of_day(now: u64, minutes_east: impl Fn(u64) -> i64) -> u64 {
    let day = |moment: u64| (moment.cast_signed() + minutes_east(moment) * MINUTE).div_euclid(DAY);
    let today = day(now);
    // A day has at most 25 hours; where a zone crosses the date line it may be nearly two days.
    let (mut still_today, mut later) = (now, now + 2 * DAY.cast_unsigned());
    while later - still_today > 1 {
        let between = still_today + (later - still_today) / 2;
        match day(between) == today {
            true => still_today = between,
            false => later = between,
        }
    }
    later - now
}

/// After how many milliseconds the page looks at the calendar again.
pub fn look_again_in(now: u64, minutes_east: impl Fn(u64) -> i64) -> u32 {
    u32::try_from(left_of_day(now, minutes_east).min(LONGEST)).unwrap_or(u32::MAX)
}

/// The moment, in milliseconds since 1970, that a text of a file names: RFC 3339, as this program writes it; none for anything else.
pub fn moment_of(text: &str) -> Option<u64> {
    let moment = chrono::DateTime::parse_from_rfc3339(text.trim()).ok()?;
    u64::try_from(moment.timestamp_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: u64 = 3_600_000;

    /// Milliseconds since 1970 of a moment in UTC.
    fn utc(text: &str) -> u64 {
        let moment = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
        moment.and_utc().timestamp_millis().cast_unsigned()
    }

    /// A zone that is `before` minutes ahead until a moment, and `after` from then on.
    fn zone(change: &str, before: i64, after: i64) -> impl Fn(u64) -> i64 + Copy {
        let change = utc(change);
        move |moment| if moment < change { before } else { after }
    }

    #[test]
    fn a_day_in_shanghai_ends_at_midnight() {
        let shanghai = |_: u64| 480;
        assert_eq!(left_of_day(utc("2026-11-29 08:00:00"), shanghai), 8 * HOUR);
        assert_eq!(left_of_day(utc("2026-11-29 15:59:59"), shanghai), 1_000);
        assert_eq!(left_of_day(utc("2026-11-29 16:00:00"), shanghai), 24 * HOUR);
    }

    #[test]
    fn a_day_with_a_change_of_the_clock_is_an_hour_longer_or_shorter() {
        // New York: 2026-03-08 has 23 hours, 2026-11-01 has 25.
        let spring = zone("2026-03-08 07:00:00", -300, -240);
        assert_eq!(left_of_day(utc("2026-03-08 05:00:00"), spring), 23 * HOUR);
        let autumn = zone("2026-11-01 06:00:00", -240, -300);
        assert_eq!(left_of_day(utc("2026-11-01 04:00:00"), autumn), 25 * HOUR);
    }

    #[test]
    fn a_midnight_that_is_skipped_ends_the_day() {
        // Santiago goes from 23:59:59 to 1:00 (2026-09-06, 04:00 UTC).
        let santiago = zone("2026-09-06 04:00:00", -240, -180);
        assert_eq!(left_of_day(utc("2026-09-06 03:59:00"), santiago), 60_000);
    }

    #[test]
    fn an_hour_that_comes_twice_before_midnight_belongs_to_the_day() {
        // Santiago goes from midnight back to 23:00 (2026-04-05, 03:00 UTC).
        let santiago = zone("2026-04-05 03:00:00", -180, -240);
        assert_eq!(left_of_day(utc("2026-04-05 02:59:00"), santiago), HOUR + 60_000);
    }

    #[test]
    fn a_moment_of_a_file_is_read_whatever_zone_it_names() {
        // Exported in Shanghai on 30 November at 07:30, which is still the 29th in UTC.
        let moment = utc("2026-11-29 23:30:00");
        for text in ["2026-11-29T23:30:00.000Z", "2026-11-29T23:30:00Z", " 2026-11-30T07:30:00+08:00"] {
            assert_eq!(moment_of(text), Some(moment), "{text}");
        }
        for text in ["", "2026-11-29", "昨天下午", "1900-01-01T00:00:00Z"] {
            assert_eq!(moment_of(text), None, "{text}");
        }
    }

    #[test]
    fn the_calendar_is_looked_at_once_a_minute_and_at_midnight() {
        let shanghai = |_: u64| 480;
        assert_eq!(look_again_in(utc("2026-11-29 08:00:00"), shanghai), 60_000);
        assert_eq!(look_again_in(utc("2026-11-29 15:59:59"), shanghai), 1_000);
        // A timer that comes too early looks once more, and does not turn in a circle.
        assert_eq!(look_again_in(utc("2026-11-29 16:00:00") - 1, shanghai), 1);
    }
}
