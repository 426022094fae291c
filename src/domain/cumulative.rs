//! 累计完成投资: since January of the year, or since the works began? The same word stands for both in lists, and the two figures are
//! far apart: 7,372.68 and 13,092.83 of one landfill in one August.
//!
//! | What is known | What it is |
//! |---|---|
//! | the heading says so: 本年累计, 1-8月, 自开工, 历年 | that |
//! | the heading says another span: 本月, 一季度, 截至上年底 | neither |
//! | another column of the list says the one of the two | the other |
//! | the months of the list add up to it | since January |
//! | it lies above the months of the list | since the works began |
//! | it lies below the plan of the year nearly everywhere, in five rows at least | since January |
//! | it lies far above the plan of the year in a quarter of the rows, and nowhere above the total | since the works began |
//! | anything else | a person is asked; until then it is kept in the field `cumulative` |

use crate::book::{Book, Change, Deletion, EntityId};

use super::decimal::{Decimal, half_width};
use super::ids::ProjectId;

/// The field of a figure of which nobody has said yet what it is.
pub const UNDECIDED: &str = "cumulative";

/// From when a sum of what is completed counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Basis {
    /// 本年累计: since January of the year.
    ThisYear,
    /// 自开工累计: since the works began.
    SinceStart,
}

impl Basis {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ThisYear, Self::SinceStart];

    /// The field of a project that holds it.
    pub const fn field(self) -> &'static str {
        match self {
            Self::ThisYear => "ytd",
            Self::SinceStart => "since_start",
        }
    }

    /// The one whose field this is.
    pub fn of_field(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.field() == key)
    }

    const fn other(self) -> Self {
        match self {
            Self::ThisYear => Self::SinceStart,
            Self::SinceStart => Self::ThisYear,
        }
    }
}

/// What the heading of a column says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// From when it counts.
    Basis(Basis),
    /// Another span of time: one month, a quarter, up to the end of last year.
    AnotherSpan,
    /// Nothing of the kind.
    Nothing,
}

/// One row of a list, as far as it says something of the column in question; 万元, none where the cell is empty.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
pub struct Row {
    /// 累计完成.
    pub figure: Option<Decimal>,
    /// 年度计划.
    pub plan: Option<Decimal>,
    /// 总投资.
    pub total: Option<Decimal>,
    /// What the months of the list add up to.
    pub months: Option<Decimal>,
}

/// What a list says of a column whose heading may be either.
#[derive(Clone, Copy, Debug)]
pub struct Evidence<'a> {
    /// The heading.
    pub heading: &'a str,
    /// What another column of the list is.
    pub beside: Option<Basis>,
    /// The rows.
    pub rows: &'a [Row],
}

/// What a column is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// One of the two.
    Is(Basis),
    /// Neither: it is no figure of these fields.
    Neither,
    /// A person has to say.
    Ask,
}

/// So many rows at least before rows decide anything.
const LEAST_ROWS: usize = 5;

/// What a column is, where the list decides it.
pub fn which_cumulative(evidence: Evidence) -> Verdict {
    match said_by(evidence.heading) {
        Said::Basis(basis) => return Verdict::Is(basis),
        Said::AnotherSpan => return Verdict::Neither,
        Said::Nothing => {}
    }
    let by_rows = || by_months(evidence.rows).or_else(|| by_plan(evidence.rows));
    evidence.beside.map(Basis::other).or_else(by_rows).map_or(Verdict::Ask, Verdict::Is)
}

fn by_months(rows: &[Row]) -> Option<Basis> {
    let pairs: Vec<(Decimal, Decimal)> = rows.iter().filter_map(|row| Some((row.figure?, row.months?))).collect();
    let count = |is: fn(Decimal, Decimal) -> bool| pairs.iter().filter(|(figure, sum)| is(*figure, *sum)).count();
    let same = count(is_nearly);
    let above = count(|figure, sum| figure > sum && !is_nearly(figure, sum));
    let below = pairs.len() - same - above;
    match pairs.len() {
        few if few < 3 => None,
        all if same * 5 >= all * 4 => Some(Basis::ThisYear),
        all if below == 0 && above * 4 >= all => Some(Basis::SinceStart),
        _ => None,
    }
}

fn by_plan(rows: &[Row]) -> Option<Basis> {
    let zero = Decimal::whole(0);
    let known: Vec<(Decimal, Decimal)> = rows
        .iter()
        .filter_map(|row| Some((row.figure?, row.plan?)))
        .filter(|(figure, plan)| *figure > zero && *plan > zero)
        .collect();
    if known.len() < LEAST_ROWS {
        return None;
    }
    let above_total = rows.iter().any(|row| row.figure.zip(row.total).is_some_and(|(figure, total)| figure > total));
    let above = known.iter().filter(|(figure, plan)| figure > plan).count();
    let far_above = known.iter().filter(|(figure, plan)| exceeds_by_half(*figure, *plan)).count();
    match known.len() {
        all if above * 10 <= all => Some(Basis::ThisYear),
        all if far_above * 4 >= all && !above_total => Some(Basis::SinceStart),
        _ => None,
    }
}

/// More than one and a half times as much: no plan of a year is overfulfilled by that.
fn exceeds_by_half(figure: Decimal, plan: Decimal) -> bool {
    let (figure, plan, _) = to_the_same_places(figure, plan);
    figure * 2 > plan * 3
}

/// The same, but for what rounding each month to two places can make of a year.
fn is_nearly(one: Decimal, other: Decimal) -> bool {
    let (one, other, places) = to_the_same_places(one, other);
    (one - other).abs() * 100 <= 6 * 10_i128.pow(u32::from(places))
}

/// Both numbers as so many of the same small unit, of which 10^places make one.
fn to_the_same_places(one: Decimal, other: Decimal) -> (i128, i128, u8) {
    let ((one, places), (other, other_places)) = (one.parts(), other.parts());
    let most = places.max(other_places);
    let scaled = |units: i64, places: u8| i128::from(units) * 10_i128.pow(u32::from(most - places));
    (scaled(one, places), scaled(other, other_places), most)
}

/// What a heading says, in either language.
pub fn said_by(heading: &str) -> Said {
    let plain = plain(heading);
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if says(&BEFORE_THIS_YEAR) || ends_another_year(&plain) {
        Said::AnotherSpan
    } else if says(&SINCE_START) {
        Said::Basis(Basis::SinceStart)
    } else if says(&THIS_YEAR) || counts_months(&plain) || counts_a_year(&plain) {
        Said::Basis(Basis::ThisYear)
    } else if says(&ANOTHER_SPAN) || counts_one_month(&plain) {
        Said::AnotherSpan
    } else if plain.contains("至今") {
        Said::Basis(Basis::SinceStart)
    } else {
        Said::Nothing
    }
}

const BEFORE_THIS_YEAR: [&str; 9] =
    ["上年", "去年", "以前年度", "往年", "年初前", "lastyear", "previousyear", "prioryear", "同期"];
const SINCE_START: [&str; 16] = [
    "自开工",
    "开工以来",
    "开工至今",
    "开工累计",
    "自开始",
    "开始以来",
    "开建以来",
    "自开建",
    "建设以来",
    "自建设",
    "历年",
    "总累计",
    "累计总",
    "项目累计",
    "sincestart",
    "sincethestart",
];
const THIS_YEAR: [&str; 8] = ["本年", "当年", "今年", "年初", "年度", "thisyear", "yeartodate", "ytd"];
const ANOTHER_SPAN: [&str; 13] = [
    "本月",
    "当月",
    "上月",
    "本季",
    "当季",
    "季度",
    "本周",
    "本期",
    "上半年",
    "下半年",
    "thismonth",
    "lastmonth",
    "quarter",
];

/// 截至2025年底, 至2025年末: the end of a year, and no month of it.
fn ends_another_year(plain: &str) -> bool {
    let ends = ["年底", "年末", "年12月底", "年12月末", "年12月31日"];
    ends.iter().any(|end| plain.match_indices(end).any(|(at, _)| year_before(&plain[..at]).is_some()))
}

/// 1-8月, 1至8月, 一至八月, 1～8月份.
fn counts_months(plain: &str) -> bool {
    const TO: [char; 6] = ['-', '至', '到', '~', '—', '–'];
    plain.match_indices(TO).any(|(at, mark)| {
        let (before, behind) = (&plain[..at], &plain[at + mark.len()..]);
        let before = before.trim_end_matches('月');
        let is_january = |first: char| before.strip_suffix(first).is_some_and(|rest| !rest.ends_with(is_digit));
        (is_january('1') || is_january('一')) && month_at_start(behind)
    })
}

fn month_at_start(text: &str) -> bool {
    let behind = text.trim_start_matches(|c: char| is_digit(c) || "本当".contains(c));
    behind.len() < text.len() && behind.starts_with('月')
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十".contains(c)
}

/// 2026年累计完成, 2026年完成投资: a year, and then at once what was completed in it.
fn counts_a_year(plain: &str) -> bool {
    if ["截至", "截止", "至20", "到20"].iter().any(|word| plain.contains(word)) {
        return false;
    }
    plain.match_indices('年').any(|(at, mark)| {
        let behind = &plain[at + mark.len()..];
        year_before(&plain[..at]).is_some()
            && ["累计", "已完成", "完成", "实际完成"].iter().any(|word| behind.starts_with(word))
    })
}

/// 8月完成, 8月份完成投资, with nothing that makes it a span.
fn counts_one_month(plain: &str) -> bool {
    if ["截至", "截止", "累计", "累积"].iter().any(|word| plain.contains(word)) {
        return false;
    }
    plain.match_indices('月').any(|(at, _)| plain[..at].ends_with(is_digit))
}

/// Whether a heading is that of what was completed in one month: `8月 完成`.
pub fn is_of_one_month(heading: &str) -> bool {
    let plain = plain(heading);
    let other = ["计划", "率", "进度", "部位"];
    counts_one_month(&plain)
        && !counts_months(&plain)
        && plain.contains("完成")
        && !other.iter().any(|word| plain.contains(word))
}

fn plain(heading: &str) -> String {
    let is_blank = |c: &char| !c.is_whitespace() && *c != '_';
    heading.chars().map(half_width).filter(is_blank).flat_map(char::to_lowercase).collect()
}

/// The four digits of a year at the end of a text.
fn year_before(text: &str) -> Option<&str> {
    let year = text.get(text.len().checked_sub(4)?..)?;
    (year.starts_with("20") && year.bytes().all(|b| b.is_ascii_digit())).then_some(year)
}

/// The projects whose figure came by the same import as that of this one, as far as it can be told: the same person wrote it on the same
/// page within a few minutes. The project itself is the first.
pub fn of_the_same_import(book: &Book, project: &ProjectId) -> Vec<ProjectId> {
    const FIVE_MINUTES: u64 = 300_000;
    let undecided = |of: &EntityId| book.shown(of, UNDECIDED).filter(|change| !change.to().is_null());
    let Some(own) = undecided(project.entity()) else { return Vec::new() };
    let together = |other: &Change| {
        other.by() == own.by()
            && other.at().session() == own.at().session()
            && other.at().milliseconds().abs_diff(own.at().milliseconds()) <= FIVE_MINUTES
    };
    let others = book
        .entities(ProjectId::KIND)
        .map(|(of, _)| of)
        .filter(|of| *of != project.entity() && book.deletion(of) != Deletion::Deleted)
        .filter(|of| undecided(of).is_some_and(together));
    std::iter::once(project.clone()).chain(others.filter_map(ProjectId::of)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Option<Decimal> {
        Decimal::parse(text)
    }

    fn rows(figures: &[(&str, &str, &str)]) -> Vec<Row> {
        figures
            .iter()
            .map(|(figure, plan, total)| Row { figure: n(figure), plan: n(plan), total: n(total), months: None })
            .collect()
    }

    fn verdict(rows: &[Row]) -> Verdict {
        which_cumulative(Evidence { heading: "累计完成", beside: None, rows })
    }

    #[test]
    fn headings_say_what_they_count() {
        use Basis::{SinceStart, ThisYear};
        for (heading, said) in [
            ("本年累计完成投资", Said::Basis(ThisYear)),
            ("2026年1-10月累计完成投资（万元）", Said::Basis(ThisYear)),
            ("1—8月份完成投资", Said::Basis(ThisYear)),
            ("一至八月完成", Said::Basis(ThisYear)),
            ("1至本月累计完成", Said::Basis(ThisYear)),
            ("1月至8月完成投资", Said::Basis(ThisYear)),
            ("2026年11月完成投资", Said::AnotherSpan),
            ("2026-11月完成投资", Said::AnotherSpan),
            ("年初至今完成投资", Said::Basis(ThisYear)),
            ("２０２６年完成投资", Said::Basis(ThisYear)),
            ("Year to date", Said::Basis(ThisYear)),
            ("自开始累积完成投资", Said::Basis(SinceStart)),
            ("自开工以来累计完成投资", Said::Basis(SinceStart)),
            ("历年累计完成投资", Said::Basis(SinceStart)),
            ("开工至今完成投资", Said::Basis(SinceStart)),
            ("至今累计完成投资", Said::Basis(SinceStart)),
            ("截至2025年底累计完成投资", Said::AnotherSpan),
            ("至上年末累计完成投资", Said::AnotherSpan),
            ("上年同期累计完成", Said::AnotherSpan),
            ("10月完成投资", Said::AnotherSpan),
            ("本月完成投资", Said::AnotherSpan),
            ("一季度完成投资", Said::AnotherSpan),
            ("累计完成", Said::Nothing),
            ("截至2026年11月累计完成投资", Said::Nothing),
            ("累计完成投资", Said::Nothing),
        ] {
            assert_eq!(said_by(heading), said, "{heading}");
        }
    }

    #[test]
    fn a_month_is_told_from_a_span() {
        for (heading, is) in [
            ("8月 完成", true),
            ("8月 计划", false),
            ("八月份完成投资", true),
            ("1-8月完成", false),
            ("8月完成率", false),
            ("截至8月完成", false),
        ] {
            assert_eq!(is_of_one_month(heading), is, "{heading}");
        }
    }

    #[test]
    fn below_the_plan_of_the_year_is_this_year() {
        let below = [("40", "100", "900"); 5];
        assert_eq!(verdict(&rows(&below)), Verdict::Is(Basis::ThisYear));
        assert_eq!(verdict(&rows(&below[..4])), Verdict::Ask, "four rows are chance");
        assert_eq!(verdict(&rows(&[("0", "100", "900"); 9])), Verdict::Ask, "nothing done says nothing");
    }

    #[test]
    fn far_above_the_plan_of_the_year_is_since_the_start() {
        let list =
            [("400", "100", "900"), ("350", "100", "900"), ("90", "100", "900"), ("80", "90", "100"), ("5", "9", "")];
        assert_eq!(verdict(&rows(&list)), Verdict::Is(Basis::SinceStart));
        let overfulfilled = [("110", "100", "900"); 8];
        assert_eq!(verdict(&rows(&overfulfilled)), Verdict::Ask);
        let mut nonsense = list;
        nonsense[0] = ("1000", "100", "900");
        assert_eq!(verdict(&rows(&nonsense)), Verdict::Ask, "above the total");
    }

    #[test]
    fn months_and_columns_beside_decide() {
        let with_months = |figure: &str, months: &str| {
            let row = Row { figure: n(figure), plan: n("100"), total: None, months: n(months) };
            verdict(&[row; 3])
        };
        assert_eq!(with_months("72.5", "72.5"), Verdict::Is(Basis::ThisYear));
        assert_eq!(with_months("130", "72.5"), Verdict::Is(Basis::SinceStart));
        assert_eq!(with_months("70", "72.5"), Verdict::Ask);
        for basis in Basis::ALL {
            let evidence = Evidence { heading: "累计完成", beside: Some(basis), rows: &[] };
            assert_eq!(which_cumulative(evidence), Verdict::Is(basis.other()));
        }
        assert_eq!(verdict(&[]), Verdict::Ask);
    }

    #[test]
    fn every_basis_has_its_field() {
        for basis in Basis::ALL {
            assert!(crate::domain::fields::spec("project", basis.field()).is_some());
            assert_eq!(Basis::of_field(basis.field()), Some(basis));
        }
        assert!(crate::domain::fields::spec("project", UNDECIDED).is_some());
    }

    proptest::proptest! {
        #[test]
        fn no_heading_makes_reading_panic(heading in "[本年月度自开工累计完成截至底末0-9一八\\-—（）a-z ]{0,20}|\\PC{0,20}") {
            let _ = said_by(&heading);
        }
    }
}
