//! 计划年度: the year that 年度计划 and 年度目标 are about. Lists say it in a heading (2026年度计划投资) or in their title.

/// The field of a project that holds it.
pub const PLAN_YEAR: &str = "plan_year";
/// What is planned for a year.
pub const PLANS: [&str; 2] = ["annual_plan", "year_goal"];

/// The one year that a text names: `2026年度计划投资`. None where it names several, or none.
pub fn year_in(text: &str) -> Option<u16> {
    let mut years = text.match_indices('年').filter_map(|(at, _)| {
        let year = text.get(at.checked_sub(4)?..at)?;
        let stands_alone = !text[..at - 4].ends_with(|c: char| c.is_ascii_digit());
        (stands_alone && year.starts_with("20")).then(|| year.parse().ok()).flatten()
    });
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

/// The year of a list's plans: of the first heading that names one, else of its titles.
pub fn year_of_list<'a>(
    mut headings: impl Iterator<Item = &'a str>,
    mut titles: impl Iterator<Item = &'a str>,
) -> Option<u16> {
    headings.find_map(year_in).or_else(|| titles.find_map(year_in))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_names_the_year_of_its_plan() {
        for (text, year) in [
            ("2026年度计划投资（万元）", Some(2026)),
            ("2026年计划投资", Some(2026)),
            ("2009年重点项目建设进度表", Some(2009)),
            ("2025年结转2026年计划", None),
            ("2026年1月至2026年8月", Some(2026)),
            ("年度计划投资", None),
            ("12026年", None),
            ("1998年", None),
        ] {
            assert_eq!(year_in(text), year, "{text}");
        }
        let of = |headings: &'static [&'static str], titles: &'static [&'static str]| {
            year_of_list(headings.iter().copied(), titles.iter().copied())
        };
        assert_eq!(of(&["年度计划", "2026年度目标"], &["2025年重点项目"]), Some(2026));
        assert_eq!(of(&["年度计划"], &["附件", "2025年重点项目"]), Some(2025));
        assert_eq!(of(&["年度计划"], &[]), None);
    }
}
