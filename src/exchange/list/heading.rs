//! What the heading of a column says: its words without case, blanks and brackets, and the unit that it names.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use crate::book::sorting::CollectSorted;
use crate::domain::decimal::half_width;
use crate::domain::fields::{FieldKind, FieldSpec, PROJECT_FIELDS, RECKONED};
use crate::domain::folding::without_unseen;
use crate::domain::text::Lang;

use super::measure::Unit;
use super::subject::Subject;
use super::units::{Named, trailing_unit, unit_in};

/// A heading reduced to what can be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Heading {
    /// Lower case, half width, one blank between words, without brackets and unit.
    words: String,
    /// The same without blanks.
    joined: String,
    /// What it says of a unit.
    pub(super) unit: Option<Named>,
    /// Whether it says that the figures are shares and not amounts.
    pub(super) is_share: bool,
}

/// What a heading says of the unit of its column, and whether it says that its figures are shares.
pub fn said_of_unit(text: &str) -> (Option<Named>, bool) {
    let heading = Heading::read(text);
    (heading.unit, heading.is_share)
}

/// The words by which lists call a field, read like headings.
#[derive(Clone)]
pub(super) struct FieldWords {
    pub(super) spec: &'static FieldSpec,
    words: Vec<Heading>,
}

/// How well a heading fits a field; greater is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Fit {
    /// A word of the field is part of the heading, or the other way round: so many thousandths of it.
    Similar(u16),
    /// It is the word at this place, counted from the end, so that a field's first word is its best.
    Exact(u16),
}

/// The least share of a heading, in thousandths, that a word at its end must make up; Chinese puts the thing itself last.
const LEAST_AT_END: usize = 400;
/// The least share for a word elsewhere.
const LEAST_ELSEWHERE: usize = 550;
/// The least share of a field's word that a shorter heading must make up.
const LEAST_OF_WORD: usize = 700;

/// Words in brackets that belong to the heading.
const PLANNED_OR_ACTUAL: [&str; 4] = ["计划", "实际", "planned", "actual"];

impl FieldWords {
    /// Those of a project's fields.
    pub(super) fn of_projects() -> &'static [FieldWords] {
        static FIELDS: LazyLock<Vec<FieldWords>> =
            LazyLock::new(|| PROJECT_FIELDS.iter().map(FieldWords::read).collect());
        &FIELDS
    }

    /// Those of the fields that a row of a list can fill.
    pub(super) fn of(subject: Subject) -> Cow<'static, [FieldWords]> {
        match subject {
            Subject::Project => Cow::Borrowed(Self::of_projects()),
            Subject::Entry(_) | Subject::Problem => Cow::Owned(subject.fields().into_iter().map(Self::read).collect()),
        }
    }

    pub(super) fn read(spec: &'static FieldSpec) -> FieldWords {
        let names = [spec.name.get(Lang::Zh), spec.name.get(Lang::En), spec.key];
        FieldWords { spec, words: names.iter().chain(spec.headers).map(|word| Heading::read(word)).collect() }
    }
}

/// What says only that a column is part of the one in front of it, with or without a colon.
pub(super) const PART_OF: [&str; 4] = ["其中", "内含", "of which", "including"];

impl Heading {
    pub(super) fn read(text: &str) -> Heading {
        let plain: String = words_apart(text).chars().map(half_width).flat_map(char::to_lowercase).collect();
        let (outside, inside) = without_brackets(&plain);
        let mut unit = inside.iter().find_map(|part| unit_in(part));
        let mut is_share = inside.iter().any(|part| matches!(part.as_str(), "%" | "‰"));
        let mut words = spaced(&outside);
        // 开工日期(实际): what tells two columns apart is no remark.
        for part in inside.iter().filter(|part| PLANNED_OR_ACTUAL.contains(&part.as_str())) {
            words = format!("{words} {part}");
        }
        for part in PART_OF {
            let rest = words.strip_prefix(part).map(str::trim_start).filter(|rest| !rest.is_empty());
            words = rest.map(str::to_owned).unwrap_or(words);
        }
        if let Some((front, named)) = trailing_unit(&words) {
            unit = unit.or(Some(named));
            words = front.to_owned();
        }
        if let Some(front) = words.strip_suffix('%') {
            is_share = true;
            words = front.trim_end().to_owned();
        }
        is_share |= unit == Some(Named::Rate)
            || ["率", "比例", "占比", "比重", "百分比", "percent", "ratio"].iter().any(|word| words.ends_with(word));
        let words = words.split(' ').map(one_of_many).collect::<Vec<_>>().join(" ");
        Heading { joined: words.replace(' ', ""), words, unit, is_share }
    }

    /// Whether the column only counts the rows.
    pub(super) fn is_row_number(&self) -> bool {
        matches!(
            self.joined.as_str(),
            "序号" | "序" | "行号" | "编次" | "no" | "no." | "#" | "sn" | "s/n" | "index" | "row" | "rowno" | "serial"
        )
    }

    /// Whether the column only reckons from others what nobody keeps.
    pub(super) fn is_reckoned(&self) -> bool {
        RECKONED.iter().any(|word| self.joined == word.replace(' ', ""))
    }

    /// Whether it speaks of a date.
    pub(super) fn is_about_dates(&self) -> bool {
        ["日期", "时间", "date", "年月"].iter().any(|word| self.joined.contains(word))
    }

    /// Whether it speaks of a date and of nothing else that happens on it: 发布日期 is no 开工日期.
    pub(super) fn is_only_about_dates(&self) -> bool {
        const OF_DATES: [&str; 37] = [
            "计划",
            "实际",
            "预计",
            "开工",
            "竣工",
            "完工",
            "建成",
            "动工",
            "项目",
            "工程",
            "开始",
            "结束",
            "起始",
            "起",
            "止",
            "日期",
            "时间",
            "年月",
            "年份",
            "日",
            "一",
            "二",
            "三",
            "其他",
            "旧",
            "planned",
            "actual",
            "expected",
            "start",
            "finish",
            "end",
            "completion",
            "project",
            "date",
            "month",
            "of",
            "time",
        ];
        let mut rest = self.joined.clone();
        for word in OF_DATES {
            rest = rest.replace(word, "");
        }
        self.is_about_dates() && rest.chars().all(|c| !c.is_alphabetic())
    }

    /// The fields that a column of dates may hold by its heading: 开工 is never 竣工, and 实际 is never 计划.
    pub(super) fn dates(&self) -> &'static [&'static str] {
        let says = |words: &[&str]| words.iter().any(|word| self.joined.contains(word));
        let (starts, ends) = (says(&["开工", "start"]), says(&["竣工", "完工", "finish", "end", "completion"]));
        match (says(&["实际", "actual"]), starts, ends) {
            (true, true, false) => &["actual_start"],
            (true, false, true) => &["actual_finish"],
            (true, ..) => &["actual_start", "actual_finish"],
            (false, true, false) => &["planned_start"],
            (false, false, true) => &["planned_finish"],
            (false, ..) => &["planned_start", "planned_finish"],
        }
    }

    pub(super) const fn is_blank(&self) -> bool {
        self.joined.is_empty()
    }

    /// How well it fits a field.
    pub(super) fn fit(&self, field: &FieldWords) -> Option<Fit> {
        let kind = field.spec.kind;
        if self.is_blank() || (self.is_share && !Unit::of_kind(kind).is_empty()) {
            return None;
        }
        let fits = field.words.iter().enumerate().filter_map(|(place, word)| self.fit_word(word, place));
        fits.max().filter(|fit| matches!(fit, Fit::Exact(_)) || self.unit_fits(kind))
    }

    /// A heading with 万元 in it is not about land, a person or a date, unless it is one of the very words of such a field.
    fn unit_fits(&self, kind: FieldKind) -> bool {
        match self.unit {
            Some(Named::Unit(unit)) => Unit::of_kind(kind).contains(&unit),
            Some(Named::Currency(_)) => kind == FieldKind::Money,
            Some(Named::Unclear | Named::Rate) | None => true,
        }
    }

    /// Its words without blanks.
    pub(super) fn joined(&self) -> &str {
        &self.joined
    }

    fn fit_word(&self, word: &Heading, place: usize) -> Option<Fit> {
        if self.joined == word.joined {
            return Some(Fit::Exact(u16::MAX - u16::try_from(place).unwrap_or(u16::MAX)));
        }
        let (short, long) = match self.joined.len() < word.joined.len() {
            true => (self, word),
            false => (word, self),
        };
        let at = found_as_words(&long.words, &short.words).or_else(|| found_in_chinese(&long.joined, &short.joined))?;
        let share = short.joined.chars().count() * 1000 / long.joined.chars().count();
        let least = match at {
            _ if short == self => LEAST_OF_WORD,
            Place::End => LEAST_AT_END,
            Place::Elsewhere => LEAST_ELSEWHERE,
        };
        (share >= least).then(|| Fit::Similar(u16::try_from(share).unwrap_or(u16::MAX)))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    End,
    Elsewhere,
}

/// Whether the words of one stand next to each other among the words of the other.
fn found_as_words(long: &str, short: &str) -> Option<Place> {
    let inside = format!(" {long} ").contains(&format!(" {short} "));
    inside.then(|| if long.ends_with(short) { Place::End } else { Place::Elsewhere })
}

/// Chinese has no blanks between words, so any two of its characters are looked for anywhere.
fn found_in_chinese(long: &str, short: &str) -> Option<Place> {
    let is_chinese = !short.is_ascii() && short.chars().count() >= 2;
    (is_chinese && long.contains(short)).then(|| if long.ends_with(short) { Place::End } else { Place::Elsewhere })
}

/// What stands outside of brackets, and what within each of them.
fn without_brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside) = (String::new(), Vec::new());
    let mut depth = 0_usize;
    for c in text.chars() {
        match c {
            '(' | '[' | '【' | '〔' | '{' => {
                depth += 1;
                inside.push(String::new());
                outside.push(' ');
            }
            ')' | ']' | '】' | '〕' | '}' => depth = depth.saturating_sub(1),
            c => match inside.last_mut() {
                Some(part) if depth > 0 => part.push(c),
                _ => outside.push(c),
            },
        }
    }
    (outside, inside.iter().map(|part| part.trim().to_owned()).collect())
}

fn spaced(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || matches!(c, '_' | '-' | ':')).collect();
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// The text with a blank where letters of two words meet, `wholeLifeCost`, and without what nobody sees.
fn words_apart(text: &str) -> String {
    let seen: Vec<char> = without_unseen(text).chars().collect();
    let mut apart = String::with_capacity(text.len() + 8);
    for (place, c) in seen.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|before| seen.get(before));
        let behind = seen.get(place + 1);
        let begins = c.is_ascii_uppercase()
            && before.is_some_and(|before| {
                before.is_ascii_lowercase()
                    || (before.is_ascii_uppercase() && behind.is_some_and(char::is_ascii_lowercase))
            });
        if begins {
            apart.push(' ');
        }
        apart.push(*c);
    }
    apart
}

/// `costs` is `cost`: many of a thing are called like one.
fn one_of_many(word: &str) -> &str {
    let is_plural = word.len() > 3 && word.is_ascii() && word.ends_with('s') && !word.ends_with("ss");
    if is_plural { &word[..word.len() - 1] } else { word }
}

/// The words by which lists call the fields of a project and their rows.
fn known_words() -> &'static BTreeSet<&'static str> {
    static WORDS: LazyLock<BTreeSet<&str>> = LazyLock::new(|| {
        let fields = FieldWords::of_projects().iter();
        fields.flat_map(|field| &field.words).map(|word| word.joined.as_str()).collect_sorted()
    });
    &WORDS
}

/// Whether a cell is the heading of a column by its very words.
pub(super) fn is_known_heading(cell: &str) -> bool {
    const LONGEST: usize = 120;
    if cell.is_empty() || cell.len() > LONGEST {
        return false;
    }
    let heading = Heading::read(cell);
    heading.is_row_number() || known_words().contains(heading.joined.as_str())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::units::ListUnits;
    use super::*;

    /// The field that fits best, and whether exactly.
    fn check(text: &str, expected: Option<(&str, bool)>) {
        let heading = Heading::read(text);
        let best =
            FieldWords::of_projects().iter().filter_map(|field| Some((heading.fit(field)?, field.spec.key))).max();
        assert_eq!(best.map(|(fit, key)| (key, matches!(fit, Fit::Exact(_)))), expected, "{text}");
    }

    fn exact(text: &str, key: &str) {
        check(text, Some((key, true)));
    }

    fn similar(text: &str, key: &str) {
        check(text, Some((key, false)));
    }

    #[test]
    fn a_start_is_no_finish_and_what_is_planned_is_not_actual() {
        exact("开工日期(实际)", "actual_start");
        exact("开工日期（计划）", "planned_start");
        exact("竣工日期 实际", "actual_finish");
        exact("竣工日期/计划".replace('/', " ").as_str(), "planned_finish");
        let dates = |text: &str| Heading::read(text).dates().to_vec();
        assert_eq!(dates("开工日期 其他"), ["planned_start"]);
        assert_eq!(dates("实际 时间"), ["actual_start", "actual_finish"]);
        assert_eq!(dates("完工时间(旧)"), ["planned_finish"]);
        assert_eq!(dates("年月"), ["planned_start", "planned_finish"]);
    }

    #[test]
    fn fields_that_are_alike_are_told_apart() {
        for (heading, key) in [
            ("包保领导", "patron"),
            ("主要领导", "principal"),
            ("分管领导", "deputy"),
            ("责任领导", "leader"),
            ("联系领导", "liaison"),
            ("责任人", "responsible"),
            ("联系人", "contact"),
            ("联系电话", "phone"),
            ("施工单位", "contractor"),
            ("监理单位", "supervisor"),
            ("设计单位", "designer"),
            ("建设单位", "owner"),
            ("建设性质", "nature"),
            ("项目阶段", "phase"),
            ("本年累计完成投资（万元）", "ytd"),
            ("自开始累积完成投资", "since_start"),
            ("累计完成", "cumulative"),
            ("重点产业", "industry"),
            ("行业", "sector"),
        ] {
            exact(heading, key);
        }
        similar("县级包联领导", "patron");
        similar("施工单位名称", "contractor");
        similar("联系人手机号码", "phone");
    }

    #[test]
    fn words_of_a_field_are_found_whatever_their_form() {
        exact("项目名称", "name");
        exact("项 目 名 称", "name");
        exact("PROJECT_NAME", "name");
        exact("总投资(万元)", "total");
        exact("总投资（亿元）", "total");
        exact("总投资/万元", "total");
        exact("总投资万元", "total");
        exact("wlc_baseline_incl_NCG", "total");
        exact("用地面积[公顷]", "area");
        exact("开工时间(年月)", "planned_start");
        exact("report_category", "sector");
        exact("建设起止年限", "span");
        exact("lead_unit", "lead_unit");
    }

    #[test]
    fn similar_words_are_guessed() {
        similar("本年度计划投资", "annual_plan");
        similar("项目总投资额", "total");
        similar("建设单位名称", "owner");
        similar("投资额", "total");
        similar("planned start date", "planned_start");
        similar("benefits comment", "remark");
    }

    #[test]
    fn other_things_are_not_taken_for_fields() {
        for text in ["", "序号", "yearly_forecast", "total_benefits", "year", "累计完成投资占总投资比例(%)", "完成率"]
        {
            check(text, None);
        }
        check("投资强度(万元/亩)", None);
    }

    #[test]
    fn units_are_read_from_the_heading() {
        for (text, unit) in [
            ("总投资(万元)", Some(Unit::WanYuan)),
            ("总投资（单位：亿元）", Some(Unit::YiYuan)),
            ("总投资（亿元人民币）", Some(Unit::YiYuan)),
            ("总投资（估算）（万元，含税）", Some(Unit::WanYuan)),
            ("总投资(万元(不含税))", Some(Unit::WanYuan)),
            ("总投资 元", Some(Unit::Yuan)),
            ("总投资亿元", Some(Unit::YiYuan)),
            ("用地（公顷）", Some(Unit::Hectare)),
            ("用地面积（万平方米）", Some(Unit::WanSquareMetre)),
            ("area (m2)", Some(Unit::SquareMetre)),
            ("total (million yuan)", Some(Unit::MillionYuan)),
            ("totalCostRMBMillion", Some(Unit::MillionYuan)),
            ("单元", None),
            ("万元", None),
        ] {
            assert_eq!(Heading::read(text).unit, unit.map(Named::Unit), "{text}");
        }
    }

    #[test]
    fn words_written_together_and_marks_that_nobody_sees_do_not_hide_a_field() {
        exact("wholeLifeCost", "total");
        exact("WholeLifeCost", "total");
        exact("Whole Life Costs", "total");
        exact("ProjectName", "name");
        exact("plannedStart", "planned_start");
        exact("项目\u{200b}名称", "name");
        exact("\u{feff}总投资\u{200b}(万元)", "total");
        exact("项目名称：", "name");
        exact("其中：当年计划投资", "annual_plan");
    }

    #[test]
    fn dates_of_something_else_are_told_apart() {
        for text in ["日期一", "开工日期(其他)", "实际 时间", "project start date", "年月"] {
            assert!(Heading::read(text).is_only_about_dates(), "{text}");
        }
        for text in [
            "date published",
            "datePublished",
            "last updated date",
            "发布日期",
            "填报日期",
            "更新时间",
            "批复时间",
            "合同签订日期",
        ] {
            assert!(!Heading::read(text).is_only_about_dates(), "{text}");
        }
    }

    #[test]
    fn every_word_of_a_field_leads_back_to_it() {
        for spec in PROJECT_FIELDS {
            for word in spec.headers.iter().chain([&spec.key]) {
                exact(word, spec.key);
            }
        }
    }

    proptest! {
        #[test]
        fn no_heading_makes_reading_panic(texts in proptest::collection::vec("\\PC{0,20}|[总投资万亿元()（）%/ 单位:]{0,12}", 1..20)) {
            let fields = FieldWords::of_projects();
            for text in texts {
                let heading = Heading::read(&text);
                fields.iter().for_each(|field| { let _ = heading.fit(field); });
                ListUnits::default().note(&text);
            }
        }
    }
}
