//! What the heading of a column says: its words without case, blanks and brackets, and the unit that it names.

use crate::domain::decimal::half_width;
use crate::domain::fields::{FieldKind, FieldSpec, PROJECT_FIELDS};
use crate::domain::text::Lang;

use super::measure::Unit;

/// A heading reduced to what can be compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Heading {
    /// Lower case, half width, one blank between words, without brackets and unit.
    words: String,
    /// The same without blanks.
    joined: String,
    /// The unit that it names.
    pub(super) unit: Option<Unit>,
    /// Whether it says that the figures are shares and not amounts.
    is_share: bool,
}

/// The words by which lists call a field, read like headings.
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
    pub(super) fn of_projects() -> Vec<FieldWords> {
        PROJECT_FIELDS.iter().map(FieldWords::read).collect()
    }

    fn read(spec: &'static FieldSpec) -> FieldWords {
        let names = [spec.name.get(Lang::Zh), spec.name.get(Lang::En), spec.key];
        FieldWords { spec, words: names.iter().chain(spec.headers).map(|word| Heading::read(word)).collect() }
    }
}

impl Heading {
    pub(super) fn read(text: &str) -> Heading {
        let plain: String = text.chars().map(half_width).flat_map(char::to_lowercase).collect();
        let (outside, inside) = without_brackets(&plain);
        let mut unit = inside.iter().find_map(|part| unit_in(part));
        let mut is_share = inside.iter().any(|part| matches!(part.as_str(), "%" | "‰"));
        let mut words = spaced(&outside);
        // 开工日期(实际): what tells two columns apart is no remark.
        for part in inside.iter().filter(|part| PLANNED_OR_ACTUAL.contains(&part.as_str())) {
            words = format!("{words} {part}");
        }
        if let Some((front, named)) = trailing_unit(&words) {
            unit = unit.or(Some(named));
            words = front.to_owned();
        }
        if let Some(front) = words.strip_suffix('%') {
            is_share = true;
            words = front.trim_end().to_owned();
        }
        is_share |=
            ["率", "比例", "占比", "比重", "百分比", "percent", "ratio"].iter().any(|word| words.ends_with(word));
        Heading { joined: words.replace(' ', ""), words, unit, is_share }
    }

    /// Whether the column only counts the rows.
    pub(super) fn is_row_number(&self) -> bool {
        matches!(
            self.joined.as_str(),
            "序号" | "序" | "行号" | "no" | "no." | "#" | "sn" | "s/n" | "index" | "row" | "rowno"
        )
    }

    /// Whether it speaks of a date.
    pub(super) fn is_about_dates(&self) -> bool {
        ["日期", "时间", "date", "年月"].iter().any(|word| self.joined.contains(word))
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
        self.unit.is_none_or(|unit| Unit::of_kind(kind).contains(&unit))
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

/// The unit that the inside of a bracket names: `万元`, `单位:万元`.
fn unit_in(part: &str) -> Option<Unit> {
    let word: String = part.chars().filter(|c| !c.is_whitespace()).collect();
    let word = word.strip_prefix("单位").map_or(word.as_str(), |rest| rest.trim_start_matches(':'));
    Unit::named(word)
}

/// The unit behind the words: `总投资 万元`, `总投资/万元`, `总投资万元`.
fn trailing_unit(words: &str) -> Option<(&str, Unit)> {
    if let Some((front, last)) = words.rsplit_once(['/', ' ', ',', '、'])
        && let Some(unit) = Unit::named(last)
    {
        return Some((front.trim_end(), unit));
    }
    let long_enough = |(front, _): &(&str, Unit)| !front.is_empty();
    [("亿元", Unit::YiYuan), ("百万元", Unit::MillionYuan), ("千元", Unit::ThousandYuan), ("万元", Unit::WanYuan)]
        .into_iter()
        .filter_map(|(word, unit)| words.strip_suffix(word).map(|front| (front, unit)))
        .find(long_enough)
}

/// The unit that a title above the heading gives for the whole list: `单位:万元`.
pub(super) fn unit_of_title(text: &str) -> Option<Unit> {
    let plain: String =
        text.chars().map(half_width).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let (_, behind) = plain.rsplit_once("单位:").or_else(|| plain.rsplit_once("unit:"))?;
    let end = behind.find([')', ',', ';', '、', '，']).unwrap_or(behind.len());
    Unit::named(&behind[..end])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
        for text in [
            "",
            "序号",
            "联系电话",
            "yearly_forecast",
            "total_benefits",
            "year",
            "累计完成投资占总投资比例(%)",
            "完成率",
        ] {
            check(text, None);
        }
        check("投资强度(万元/亩)", None);
    }

    #[test]
    fn units_are_read_from_the_heading() {
        for (text, unit) in [
            ("总投资(万元)", Some(Unit::WanYuan)),
            ("总投资（单位：亿元）", Some(Unit::YiYuan)),
            ("总投资 元", Some(Unit::Yuan)),
            ("总投资亿元", Some(Unit::YiYuan)),
            ("用地（公顷）", Some(Unit::Hectare)),
            ("area (m2)", Some(Unit::SquareMetre)),
            ("total (million yuan)", Some(Unit::MillionYuan)),
            ("单元", None),
            ("万元", None),
        ] {
            assert_eq!(Heading::read(text).unit, unit, "{text}");
        }
        assert_eq!(unit_of_title("单位：万元"), Some(Unit::WanYuan));
        assert_eq!(unit_of_title("2009年项目表(单位: 亿元)"), Some(Unit::YiYuan));
        assert_eq!(unit_of_title("报送单位:区建委"), None);
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
                let _ = unit_of_title(&text);
            }
        }
    }
}
