//! A calendar for phones: days of visits as an iCalendar file (RFC 5545), UTF-8, each line of at most 75 octets.
//!
//! Written by hand: it is a page of text, and the crate `icalendar` brings a parser and `uuid` with it.

use chrono::NaiveDate;

/// The most octets of a line, without its end.
const LONGEST: usize = 75;

/// An entry of a calendar that takes a whole day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// By which a calendar knows it again when it is taken in a second time.
    pub id: String,
    /// The day.
    pub day: NaiveDate,
    /// What stands in the calendar.
    pub summary: String,
    /// Where; empty for nothing.
    pub place: String,
    /// What else is to be known; empty for nothing.
    pub about: String,
}

/// The file. `made` is a moment in UTC as `universal_time` writes it, `2026-11-23T01:05:00.000Z`.
pub fn calendar(name: &str, events: &[Event], made: &str) -> String {
    let stamp = stamp(made);
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut text);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Sitebook//Visit plan//ZH");
    line("CALSCALE", "GREGORIAN");
    line("METHOD", "PUBLISH");
    line("X-WR-CALNAME", &escaped(name));
    for event in events {
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&format!("{}@sitebook", event.id)));
        line("DTSTAMP", &stamp);
        line("DTSTART;VALUE=DATE", &event.day.format("%Y%m%d").to_string());
        // The end of a day is the day after it; what lasts one day may leave it out.
        if let Some(next) = event.day.succ_opt() {
            line("DTEND;VALUE=DATE", &next.format("%Y%m%d").to_string());
        }
        line("SUMMARY", &escaped(&event.summary));
        for (name, value) in [("LOCATION", &event.place), ("DESCRIPTION", &event.about)] {
            if !value.trim().is_empty() {
                line(name, &escaped(value));
            }
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    text
}

/// `20261123T010500Z` of `2026-11-23T01:05:00.000Z`.
fn stamp(made: &str) -> String {
    let whole: String = made.chars().take(19).filter(|letter| !"-:".contains(*letter)).collect();
    format!("{whole}Z")
}

/// A text as a value: what would end it is escaped, what no value may hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => escaped.extend(['\\', letter]),
            '\n' | '\r' => escaped.push_str("\\n"),
            '\t' => escaped.push(' '),
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// Adds a line, folded: a line that goes on begins with a space, and no character is cut in two.
fn fold(line: &str, text: &mut String) {
    let mut octets = 0;
    for letter in line.chars() {
        if octets + letter.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(letter);
        octets += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(summary: &str, about: &str) -> Event {
        Event {
            id: "planvisit/a/b".to_owned(),
            day: "2026-12-31".parse().unwrap(),
            summary: summary.to_owned(),
            place: String::new(),
            about: about.to_owned(),
        }
    }

    fn file(event: Event) -> String {
        calendar("四季度督查", &[event], "2026-11-23T01:05:00.000Z")
    }

    /// The lines as a calendar reads them: put together again, and what was escaped given back.
    fn lines(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_day_is_an_entry_that_ends_before_the_next() {
        let file = file(event("督查：客运中心", ""));
        let lines = lines(&file);
        for line in [
            "BEGIN:VCALENDAR",
            "X-WR-CALNAME:四季度督查",
            "UID:planvisit/a/b@sitebook",
            "DTSTAMP:20261123T010500Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:督查：客运中心",
            "END:VCALENDAR",
        ] {
            assert!(lines.iter().any(|one| one == line), "{line}\n{file}");
        }
        assert!(!file.contains("DESCRIPTION"), "nothing is said of what is not known");
    }

    #[test]
    fn what_would_end_a_value_is_escaped() {
        let lines = lines(&file(event("a,b;c\\d\r\ne\tf\u{7}g", "一\n二")));
        assert!(lines.contains(&"SUMMARY:a\\,b\\;c\\\\d\\ne fg".to_owned()), "{lines:?}");
        assert!(lines.contains(&"DESCRIPTION:一\\n二".to_owned()));
        let injected = file(event("x\nEND:VEVENT\nBEGIN:VEVENT", ""));
        assert_eq!(injected.matches("\r\nEND:VEVENT").count(), 1, "a name begins no entry of its own");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        for length in 0..120 {
            let summary = format!("{}{}", "a".repeat(length % 4), "督".repeat(length));
            let file = file(event(&summary, &"😀é".repeat(length)));
            let longest = file.split("\r\n").map(str::len).max().unwrap();
            assert!(longest <= LONGEST, "{longest}");
            assert!(lines(&file).contains(&format!("SUMMARY:{summary}")));
            assert!(!file.replace("\r\n", "").contains(['\r', '\n']));
        }
    }
}
