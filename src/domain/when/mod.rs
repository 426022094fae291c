//! Dates as plans and lists have them: a day, a month or only a year.
//!
//! Owns reading, writing and comparing them. What day it is today is not known here.

mod calendar;
mod chinese;
mod english;
mod numbers;
mod reading;
mod words;

pub use calendar::{Precision, When};
pub use numbers::{DayOrder, Slashed};
pub use reading::Vague;

#[cfg(test)]
mod tests {
    use chrono::{Datelike, NaiveDate};
    use proptest::prelude::*;

    use super::*;

    fn check(written: &str, stored: &str) {
        let read = When::read(written).map(|when| when.to_string());
        assert_eq!(read.as_deref(), Some(stored), "{written}");
    }

    fn day(text: &str) -> NaiveDate {
        When::parse(text).unwrap().first_day()
    }

    #[test]
    fn days_are_read_however_they_are_written() {
        for written in [
            "2024/3/5",
            "2024.3.5",
            "2024-03-05",
            " 2024 - 3 - 5 ",
            "２０２４．３．５",
            "2024年3月5日",
            "2024 年 03 月 05 号",
            "２０２４年３月５日",
            "二〇二四年三月五日",
            "2024-03-05T00:00:00",
            "2024-03-05T00:00:00.000+08:00",
            "2024/3/5 0:00",
            "2024-03-05 00:00:00",
            "20240305",
            "5/3/2024",
            "05.03.2024",
            "5 March 2024",
            "5th Mar 2024",
            "March 5, 2024",
            "05-Mar-24",
            "2024 March 5",
            "2024年3月5日前",
            "2024年03月05日前完成",
            "2024.3.5前",
            "2024/3/5 下午",
            "2024/3/5 下午 02:30:00",
            "2024年3月5日14时",
            "2024年3月5日（星期二）",
            "2024-03-05（暂定）",
            "力争于2024年3月5日之前全部竣工",
            "不晚于2024年3月5日",
            "24年3月5日",
            "20240305前",
            "2024\u{200b}-03-\u{feff}05",
            "before 5 March 2024",
            "5 March 2024 (tbc)",
            "45356",
            "45356.75",
        ] {
            check(written, "2024-03-05");
        }
        check("31 December 2026", "2026-12-31");
        check("31/12/2026", "2026-12-31");
        check("12/31/2026", "2026-12-31");
        check("二〇〇九年十二月三十一日", "2009-12-31");
    }

    #[test]
    fn months_and_years_stay_months_and_years() {
        for written in [
            "2024.03",
            "2024/3",
            "2024-3",
            "2024-03",
            "202403",
            "3/2024",
            "2024年3月",
            "2024年3月底",
            "2024年3月底前",
            "2024年3月末以前",
            "2024 年 3 月 底 前",
            "2024年三月",
            "24年3月",
            "２４年３月底前",
            "2024.3底",
            "2024.3月底前",
            "2024-3月",
            "2024/3月份",
            "2024年3月内",
            "（暂定）2024年3月",
            "2024年3月(预计)",
            "预计 2024年3月",
            "力争2024年3月开工",
            "计划于2024年3月底前建成投用",
            "拟于 2024.3 开工",
            "Mar 2024",
            "March, 2024",
            "by March 2024",
            "by the end of March 2024",
            "expected March 2024",
        ] {
            check(written, "2024-03");
        }
        for written in [
            "2024",
            "2024年",
            "2024年底",
            "２０２４年末",
            "二〇二四年",
            "2024年底前",
            "2024年年底前",
            "2024底",
            "2024年内",
            "二〇二四年底",
            "24年底",
            "力争2024年内完成",
            "end of 2024",
            "by end 2024",
            "2024 (tbc)",
        ] {
            check(written, "2024");
        }
        check("Sept 2024", "2024-09");
        check("Dec 2026", "2026-12");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for written in [
            "",
            " ",
            "2024-02-30",
            "30/2/2024",
            "2024-13",
            "2024.0",
            "13/13/2024",
            "5/3/24",
            "24年",
            "3年",
            "2024年3月前",
            "2024年前",
            "2024.3前",
            "2024年3月左右",
            "2024年3月起",
            "2024年开工，2025年竣工",
            "2024年3月（已完成）",
            "2024年上半年",
            "2024年第三季度",
            "2024年初",
            "Q3 2024",
            "before March 2024",
            "mid 2024",
            "2024/25",
            "预计 2025 6",
            "前",
            "（暂定）",
            "底前",
            "完成",
            "2009年二十月",
            "1234",
            "19999",
            "80001",
            "123456",
            "99999999",
            "2024-2026",
            "2024/3.5",
            "约2024年",
            "2024-",
            "-2024",
            "Marc 2024",
            "Exempt under Section 43",
            "31 December",
            "March 2024 onwards",
        ] {
            assert_eq!(When::read(written), None, "{written}");
        }
    }

    #[test]
    fn first_and_last_days_enclose_it() {
        for (text, first, last) in [
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2026-12", "2026-12-01", "2026-12-31"),
            ("2026-11-23", "2026-11-23", "2026-11-23"),
            ("9999", "9999-01-01", "9999-12-31"),
        ] {
            let when = When::parse(text).unwrap();
            assert_eq!((when.first_day(), when.last_day()), (day(first), day(last)), "{text}");
        }
    }

    #[test]
    fn order_goes_by_the_first_day() {
        let mut list: Vec<When> =
            ["2026-03", "2025", "2026-02-28", "2026"].iter().map(|t| When::parse(t).unwrap()).collect();
        list.sort();
        assert_eq!(list.iter().map(When::to_string).collect::<Vec<_>>(), ["2025", "2026", "2026-02-28", "2026-03"]);
    }

    #[test]
    fn only_the_canonical_form_is_parsed() {
        for text in ["2026-1", "2026-11-3", "0000", "2026-02-29", "２０２６", "+026", "2026-11-23-01", ""] {
            assert_eq!(When::parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "\\PC{0,30}") {
            let _ = (When::read(&text), When::parse(&text));
        }

        #[test]
        fn no_text_like_a_date_makes_reading_panic(text in "[0-9０-９年月日./ :T十二-]{0,14}") {
            if let Some(when) = When::read(&text) {
                prop_assert_eq!(When::read(&when.to_string()), Some(when));
            }
        }

        #[test]
        fn every_date_reads_back_as_itself(serial in 20_000_u64..=80_000, cut in 0..3) {
            let day = When::read(&serial.to_string()).unwrap().first_day();
            let when = match cut {
                0 => When::day(day),
                1 => When::month(day.year(), day.month()).unwrap(),
                _ => When::year(day.year()).unwrap(),
            };
            prop_assert_eq!(When::parse(&when.to_string()), Some(when));
            prop_assert_eq!(When::read(&when.to_string()), Some(when));
            prop_assert!(when.first_day() <= day && day <= when.last_day());
        }
    }
}
