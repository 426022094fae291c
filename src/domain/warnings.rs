//! 存疑: what may be stored and is likely a slip. A doubt never keeps anybody from saving.

use chrono::NaiveDate;

use super::choices::Phase;
use super::cumulative::UNDECIDED;
use super::decimal::Decimal;
use super::when::When;

/// What is doubtful about a field of a project.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FieldWarning {
    /// 竣工 lies before 开工, which is this.
    BeforeStart(When),
    /// It has happened already, it says, on a day that is still to come.
    StillToCome,
    /// 刚开工, and nothing says since when: lists write 新建 for the kind of works, which says nothing of that.
    StartNotSaid,
    /// More is completed than the project costs.
    AboveTotal,
    /// Less is completed since the start than this year alone.
    BelowThisYear,
}

/// What is doubtful about one field of a project, its other fields being what `text` says, today.
///
/// A month or a year is only doubted where no day of it would fit.
pub fn field_warning<'a>(key: &str, text: impl Fn(&str) -> &'a str, today: NaiveDate) -> Option<FieldWarning> {
    let amount = |key: &str| Decimal::parse(text(key));
    let above = |key: &str, other: &str| amount(key).zip(amount(other)).is_some_and(|(one, other)| one > other);
    match key {
        "phase" => {
            let begun = text("phase") == Phase::NewlyStarted.key() && text("actual_start").trim().is_empty();
            begun.then_some(FieldWarning::StartNotSaid)
        }
        "ytd" | "since_start" | UNDECIDED if above(key, "total") => Some(FieldWarning::AboveTotal),
        "since_start" if above("ytd", "since_start") => Some(FieldWarning::BelowThisYear),
        _ => date_warning(key, text, today),
    }
}

fn date_warning<'a>(key: &str, text: impl Fn(&str) -> &'a str, today: NaiveDate) -> Option<FieldWarning> {
    let day = |key: &str| When::read(text(key));
    let start = match key {
        "planned_finish" => day("planned_start"),
        "actual_finish" => day("actual_start"),
        "actual_start" => None,
        _ => return None,
    };
    let this = day(key)?;
    match start {
        Some(start) if this.last_day() < start.first_day() => Some(FieldWarning::BeforeStart(start)),
        _ => (key.starts_with("actual") && this.first_day() > today).then_some(FieldWarning::StillToCome),
    }
}

/// From how many days on a visit that is entered later is more likely a slip of the date than a late entry.
pub const LONG_AGO: i64 = 14;

/// How many days ago a visit was that is entered today, where that is doubtful.
pub fn long_ago(day: NaiveDate, today: NaiveDate) -> Option<i64> {
    Some((today - day).num_days()).filter(|days| *days >= LONG_AGO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(key: &str, texts: &[(&str, &'static str)]) -> Option<FieldWarning> {
        let text = |key: &str| texts.iter().find(|(other, _)| *other == key).map_or("", |(_, text)| *text);
        field_warning(key, text, "2026-11-23".parse().unwrap())
    }

    #[test]
    fn a_finish_before_the_start_is_doubted() {
        let start = FieldWarning::BeforeStart(When::read("2026-06").unwrap());
        for (finish, expected) in
            [("2026-05-31", Some(start)), ("2025", Some(start)), ("2026-06-01", None), ("2026", None), ("soon", None)]
        {
            assert_eq!(of("planned_finish", &[("planned_start", "2026-06"), ("planned_finish", finish)]), expected);
            assert_eq!(of("actual_finish", &[("actual_start", "2026-06"), ("actual_finish", finish)]), expected);
        }
        assert_eq!(of("planned_finish", &[("planned_finish", "2020")]), None);
    }

    #[test]
    fn a_visit_of_long_ago_is_doubted() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (of, expected) in
            [("2026-11-23", None), ("2026-11-22", None), ("2026-11-10", None), ("2026-11-09", Some(14))]
        {
            assert_eq!(long_ago(day(of), day("2026-11-23")), expected, "{of}");
        }
        assert_eq!(long_ago(day("2025-11-23"), day("2026-11-23")), Some(365), "a year that was mistaken");
    }

    #[test]
    fn what_has_happened_in_the_future_is_doubted() {
        for (day, expected) in [
            ("2026-11-24", Some(FieldWarning::StillToCome)),
            ("2026-11-23", None),
            ("2026-11", None),
            ("2027", Some(FieldWarning::StillToCome)),
        ] {
            assert_eq!(of("actual_start", &[("actual_start", day)]), expected, "{day}");
            assert_eq!(of("actual_finish", &[("actual_finish", day)]), expected, "{day}");
            assert_eq!(of("planned_finish", &[("planned_finish", day)]), None, "{day}");
        }
    }

    #[test]
    fn newly_started_without_a_start_is_doubted() {
        for (phase, start, expected) in [
            ("newly_started", "", Some(FieldWarning::StartNotSaid)),
            ("newly_started", "2026-09", None),
            ("continuing", "", None),
            ("", "", None),
        ] {
            assert_eq!(of("phase", &[("phase", phase), ("actual_start", start)]), expected, "{phase} {start}");
        }
    }

    #[test]
    fn sums_that_cannot_be_are_doubted() {
        for key in ["ytd", "since_start", "cumulative"] {
            assert_eq!(of(key, &[("total", "100"), (key, "100.01")]), Some(FieldWarning::AboveTotal), "{key}");
            assert_eq!(of(key, &[("total", "100"), (key, "100")]), None, "{key}");
            assert_eq!(of(key, &[(key, "100")]), None, "{key}");
        }
        let both = [("ytd", "80"), ("since_start", "79.9"), ("total", "100")];
        assert_eq!(of("since_start", &both), Some(FieldWarning::BelowThisYear));
        assert_eq!(of("ytd", &both), None, "said once");
    }
}
