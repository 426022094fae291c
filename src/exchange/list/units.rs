//! The unit that a heading or a title names, in the words that people use for it.
//!
//! A unit that is there and is not understood is told apart from one that is not there: it is asked for, never taken for 万元.

use crate::domain::decimal::half_width;
use crate::domain::folding::without_unseen;
use crate::domain::text::{Lang, Text};

use super::measure::{LAND, Unit};

/// What a text says of a unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Named {
    /// A unit of money or land.
    Unit(Unit),
    /// Money that is not 人民币: no amount of this program.
    Currency(Currency),
    /// A unit that nobody knows here, or a scale without a currency: `(m)`.
    Unclear,
    /// So much for each of something else: `万元/亩`. No amount.
    Rate,
}

/// Money of another country.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Currency(usize);

const CURRENCIES: &[(Text, &[&str])] = &[
    (Text::new("港元", "Hong Kong dollars"), &["港元", "港币", "港幣", "hkd", "hk$"]),
    (Text::new("澳门元", "patacas"), &["澳门元", "澳门币", "mop$"]),
    (Text::new("新台币", "New Taiwan dollars"), &["新台币", "新臺幣", "台币", "ntd", "nt$", "twd"]),
    (Text::new("新加坡元", "Singapore dollars"), &["新加坡元", "新币", "sgd", "s$"]),
    (Text::new("澳元", "Australian dollars"), &["澳元", "澳大利亚元", "aud", "au$", "a$"]),
    (Text::new("加元", "Canadian dollars"), &["加元", "加拿大元", "ca$", "c$"]),
    (
        Text::new("美元", "US dollars"),
        &["美元", "美金", "usd", "us$", "usdollars", "usdollar", "dollars", "dollar", "$"],
    ),
    (Text::new("欧元", "euros"), &["欧元", "eur", "euros", "euro", "€"]),
    (Text::new("英镑", "pounds"), &["英镑", "英鎊", "gbp", "poundssterling", "sterling", "pounds", "£", "ł"]),
    (Text::new("日元", "yen"), &["日元", "日圆", "日圓", "jpy", "円"]),
    (Text::new("韩元", "won"), &["韩元", "韩币", "krw", "₩"]),
    (Text::new("卢布", "roubles"), &["卢布", "rub", "₽"]),
    (Text::new("瑞士法郎", "Swiss francs"), &["瑞士法郎", "chf"]),
    (Text::new("卢比", "rupees"), &["卢比", "inr", "rupees", "₹"]),
    (Text::new("泰铢", "baht"), &["泰铢", "thb", "฿"]),
    (Text::new("越南盾", "dong"), &["越南盾", "vnd", "₫"]),
];

/// 人民币, as it is called.
const RENMINBI: [&str; 7] = ["人民币", "人民幣", "renminbi", "chineseyuan", "rmb", "cny", "¥"];
/// What stands for 元 behind a scale.
const YUAN: [&str; 6] = ["元整", "块钱", "yuan", "元", "圆", "圓"];

/// Scales, by their power of ten. What English ones are of is not said by themselves.
const SCALES: &[(&str, u8)] = &[
    ("百", 2),
    ("千", 3),
    ("仟", 3),
    ("万", 4),
    ("萬", 4),
    ("十万", 5),
    ("百万", 6),
    ("佰万", 6),
    ("千万", 7),
    ("亿", 8),
    ("億", 8),
    ("万万", 8),
    ("十亿", 9),
    ("百亿", 10),
    ("千亿", 11),
    ("万亿", 12),
];
const LATIN_SCALES: &[(&str, u8)] = &[
    ("k", 3),
    ("thousand", 3),
    ("thousands", 3),
    ("'000", 3),
    ("000", 3),
    ("000s", 3),
    ("1000", 3),
    ("1,000", 3),
    ("10k", 4),
    ("10thousand", 4),
    ("tenthousand", 4),
    ("10000", 4),
    ("10,000", 4),
    ("wan", 4),
    ("m", 6),
    ("mn", 6),
    ("mm", 6),
    ("mio", 6),
    ("mil", 6),
    ("mill", 6),
    ("million", 6),
    ("millions", 6),
    ("10million", 7),
    ("tenmillion", 7),
    ("yi", 8),
    ("100m", 8),
    ("100million", 8),
    ("hundredmillion", 8),
    ("b", 9),
    ("bn", 9),
    ("billion", 9),
    ("billions", 9),
];

/// What introduces a unit.
const INTRODUCED: [&str; 20] = [
    "金额单位",
    "投资单位",
    "计量单位",
    "计价单位",
    "货币单位",
    "资金单位",
    "面积单位",
    "用地单位",
    "单位",
    "币种",
    "货币",
    "units",
    "unit",
    "currency",
    "amounts",
    "figures",
    "all",
    "in",
    "of",
    "以",
];
/// What is said of an amount beside its unit.
const REMARKS: [&str; 15] = [
    "不含税",
    "未含税",
    "含税",
    "税前",
    "税后",
    "为单位",
    "计算",
    "计价",
    "计",
    "左右",
    "估算",
    "incl.vat",
    "excl.vat",
    "inclvat",
    "exclvat",
];

impl Currency {
    /// What people read.
    pub fn label(self, lang: Lang) -> String {
        CURRENCIES[self.0].0.get(lang).to_owned()
    }
}

/// A text as units are looked for in it: half width, small letters, without blanks and what nobody sees.
pub(super) fn squeezed(text: &str) -> String {
    let seen = without_unseen(text);
    seen.chars().filter(|c| !c.is_whitespace()).map(half_width).flat_map(char::to_lowercase).collect()
}

/// What the inside of a bracket, or a whole cell, says of a unit: `万元`, `单位:亿元人民币`, `万元,含税`, `£m`.
pub(super) fn unit_in(text: &str) -> Option<Named> {
    let text = squeezed(text);
    if let Some((amount, each)) = text.split_once(['/', '每'])
        && let Some(named) = phrase(amount)
    {
        let is_remark =
            each.is_empty() || REMARKS.contains(&each) || phrase(each).is_some_and(|other| same_kind(other, named));
        return Some(if is_remark { named } else { Named::Rate });
    }
    let parts = text.split([',', ';', '、', '|', '/']).filter(|part| part.len() > 1);
    phrase(&text).into_iter().chain(parts.filter_map(phrase)).next()
}

/// `万元/元`: two units of money are no rate.
fn same_kind(one: Named, other: Named) -> bool {
    let is_land = |named| matches!(named, Named::Unit(unit) if LAND.contains(&unit));
    is_land(one) == is_land(other)
}

/// One unit and nothing else.
fn phrase(text: &str) -> Option<Named> {
    let is_currency = |(_, words): &(Text, &[&str])| words.contains(&text);
    if let Some(place) = CURRENCIES.iter().position(is_currency) {
        return Some(Named::Currency(Currency(place)));
    }
    let bare = without_frame(text);
    if bare.is_empty() {
        return None;
    }
    if let Some(unit) = LAND.iter().copied().find(|unit| Unit::named(bare) == Some(*unit)) {
        return Some(Named::Unit(unit));
    }
    let (rest, renminbi) = without_any(bare, &RENMINBI);
    let foreign = CURRENCIES.iter().enumerate().find_map(|(place, (_, words))| {
        let (left, found) = without_any(&rest, words);
        found.then_some((left, Currency(place)))
    });
    if let Some((left, currency)) = foreign {
        let scale = left.trim_end_matches('元');
        let is_amount = scale.is_empty() || power(scale).is_some();
        return is_amount.then_some(Named::Currency(currency));
    }
    let in_front = |word: &&str| rest.strip_prefix(*word).filter(|scale| power(scale).is_some());
    let yuan = YUAN.iter().find_map(|word| rest.strip_suffix(word).or_else(|| in_front(word)));
    let scale = yuan.unwrap_or(&rest);
    let is_money = renminbi || yuan.is_some();
    match power(scale) {
        Some((power, latin)) if is_money || !latin => {
            if !is_money && !matches!(power, 4 | 6..=9) {
                return None;
            }
            Some(unit_of_power(power).map_or(Named::Unclear, Named::Unit))
        }
        Some(_) => Some(Named::Unclear),
        None if scale.is_empty() && is_money => Some(Named::Unit(Unit::Yuan)),
        None if is_money && scale.chars().count() <= LONGEST_UNKNOWN => Some(Named::Unclear),
        None => looks_like_land(bare).then_some(Named::Unclear),
    }
}

/// The longest text beside 元 that is taken for a unit that nobody knows.
const LONGEST_UNKNOWN: usize = 4;

fn looks_like_land(text: &str) -> bool {
    matches!(
        text,
        "acre"
            | "acres"
            | "sqft"
            | "sq.ft"
            | "ft2"
            | "ft²"
            | "公亩"
            | "市顷"
            | "顷"
            | "坪"
            | "分"
            | "公里"
            | "km"
            | "m"
            | "米"
    )
}

/// The text without what introduces a unit and what is said beside it.
fn without_frame(text: &str) -> &str {
    let is_bracket = |c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '〔' | '〕' | '*' | '。' | '.');
    let mut bare = text.trim_matches(is_bracket);
    loop {
        let before = bare;
        for word in INTRODUCED {
            // What is left must still be something, and "单位" alone introduces with or without a colon.
            if let Some(rest) = bare.strip_prefix(word) {
                bare = rest.trim_start_matches([':', '=', '为', '是', '-', '(']);
                break;
            }
        }
        for word in REMARKS {
            bare = bare.strip_suffix(word).or_else(|| bare.strip_prefix(word)).unwrap_or(bare);
        }
        bare = bare.trim_matches(is_bracket).trim_matches([':', ',', '-', '_', '/']);
        if bare == before {
            return bare;
        }
    }
}

/// The text without the first of these words that stands at one of its ends, and whether one did.
fn without_any(text: &str, words: &[&str]) -> (String, bool) {
    let found = words.iter().find_map(|word| text.strip_prefix(word).or_else(|| text.strip_suffix(word)));
    (found.unwrap_or(text).trim_matches(['/', '-', ':', '_', ',']).to_owned(), found.is_some())
}

/// The power of ten of a scale, and whether it is an English one.
fn power(scale: &str) -> Option<(u8, bool)> {
    let of = |scales: &[(&str, u8)]| scales.iter().find(|(word, _)| *word == scale).map(|(_, power)| *power);
    of(SCALES).map(|power| (power, false)).or_else(|| of(LATIN_SCALES).map(|power| (power, true)))
}

const fn unit_of_power(power: u8) -> Option<Unit> {
    match power {
        3 => Some(Unit::ThousandYuan),
        4 => Some(Unit::WanYuan),
        6 => Some(Unit::MillionYuan),
        7 => Some(Unit::TenMillionYuan),
        8 => Some(Unit::YiYuan),
        9 => Some(Unit::BillionYuan),
        _ => None,
    }
}

/// The unit behind the words of a heading: `总投资 万元`, `总投资/万元`, `总投资亿元人民币`, `total cost gbp million`. The words are in
/// small letters with one blank between them.
pub(super) fn trailing_unit(words: &str) -> Option<(&str, Named)> {
    const MOST_WORDS: usize = 4;
    let starts = words.match_indices(['/', ' ', ',', '、', ':']).map(|(at, mark)| (at, at + mark.len()));
    let starts: Vec<(usize, usize)> = starts.collect();
    for (end, start) in starts.iter().rev().take(MOST_WORDS).rev() {
        let squeezed: String = words[*start..].split(' ').collect();
        match phrase(&squeezed) {
            Some(named @ (Named::Unit(_) | Named::Currency(_))) if !words[..*end].trim().is_empty() => {
                return Some((words[..*end].trim_end().trim_end_matches(" in"), named));
            }
            _ => {}
        }
    }
    if !names_money(words) {
        return None;
    }
    let ends = words.char_indices().skip(1).map(|(at, _)| at);
    ends.filter(|at| words[*at..].chars().count() > 1).find_map(|at| {
        let (front, end) = words.split_at(at);
        let starts_a_unit = !end.is_ascii() && !end.contains(' ') && !end.starts_with("单位");
        match phrase(end) {
            Some(named @ (Named::Unit(_) | Named::Currency(_))) if starts_a_unit && names_money(end) => {
                Some((front, named))
            }
            _ => None,
        }
    })
}

/// Whether a unit without a blank in front of it says what it is a unit of: 万 and 元 alone end other words too.
fn names_money(end: &str) -> bool {
    end.chars().count() > 1 && (end.contains(['元', '币', '圆', '镑']) || end.contains("万平方米"))
}

/// The units that the titles above a heading or the notes under a list give for the whole list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct ListUnits {
    pub(super) money: Option<Named>,
    pub(super) land: Option<Unit>,
}

impl ListUnits {
    /// Takes in what a text says, where nothing was said before.
    pub(super) fn note(&mut self, text: &str) {
        let squeezed = squeezed(text);
        let mut said: Vec<Named> = Vec::new();
        for (at, word) in squeezed.match_indices("单位").chain(squeezed.match_indices("unit")) {
            let behind = squeezed[at + word.len()..].trim_start_matches(['s', ':', '为', '是', '(']);
            let end = behind.find([')', ';', '。']).unwrap_or(behind.len());
            said.extend(behind[..end].split([',', '、', '和', '及']).filter_map(unit_in));
        }
        for (at, _) in squeezed.match_indices('以') {
            let behind = &squeezed[at + '以'.len_utf8()..];
            let ends = ["为单位", "计"].iter().filter_map(|end| behind.find(end)).min();
            said.extend(ends.and_then(|end| phrase(&behind[..end])));
        }
        let inside = squeezed.split(['(', '[', '【']).skip(1).filter_map(|part| part.split([')', ']', '】']).next());
        said.extend(inside.filter_map(unit_in).filter(names_itself));
        said.extend(unit_in(&squeezed).filter(names_itself));
        let words = text.to_lowercase();
        said.extend(words.rsplit_once(" in ").and_then(|(_, behind)| unit_in(behind)).filter(names_itself));
        for named in said {
            match named {
                Named::Unit(unit) if LAND.contains(&unit) => self.land = self.land.or(Some(unit)),
                Named::Unit(_) | Named::Currency(_) | Named::Unclear => self.money = self.money.or(Some(named)),
                Named::Rate => {}
            }
        }
    }
}

/// Whether a unit needs no word that introduces it.
const fn names_itself(named: &Named) -> bool {
    matches!(named, Named::Unit(_) | Named::Currency(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(named: Option<Named>) -> String {
        match named {
            Some(Named::Currency(currency)) => currency.label(Lang::Zh),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn units_in_the_words_of_people() {
        for (unit, words) in [
            (
                Unit::YiYuan,
                &[
                    "亿元",
                    "亿",
                    "亿元人民币",
                    "人民币亿元",
                    "单位 亿元",
                    "单位：亿元",
                    "投资单位为亿元",
                    "亿 元",
                    "亿元、含税",
                    "RMB 100 million",
                ][..],
            ),
            (
                Unit::WanYuan,
                &[
                    "万元",
                    "万",
                    "万元人民币",
                    "金额单位：人民币万元",
                    "万元，含税",
                    "万元/含税",
                    "不含税，万元",
                    "万元（含税",
                    "萬元",
                    "RMB 10,000",
                    "RMB wan",
                    "10k yuan",
                    "CNY 10,000",
                    "计量单位:万元",
                    "以万元计",
                ][..],
            ),
            (Unit::Yuan, &["元", "人民币", "RMB", "CNY", "¥", "人民币元", "yuan", "币种：人民币", "单位:元"]),
            (Unit::ThousandYuan, &["千元", "千元人民币", "RMB'000", "thousand yuan", "K RMB"]),
            (Unit::MillionYuan, &["百万元", "million yuan", "RMB million", "CNY m", "RMB mn", "in million yuan"]),
            (Unit::TenMillionYuan, &["千万元", "千万"]),
            (Unit::BillionYuan, &["十亿元", "billion yuan", "RMB bn"]),
            (Unit::Hectare, &["公顷", "ha", "单位：公顷"]),
            (Unit::WanSquareMetre, &["万平方米", "万㎡", "万 m2"]),
            (Unit::SquareMetre, &["平方米", "㎡", "m2"]),
        ] {
            for word in words {
                assert_eq!(unit_in(word), Some(Named::Unit(unit)), "{word}");
            }
        }
    }

    #[test]
    fn other_money_is_named() {
        for (name, words) in [
            ("美元", &["万美元", "美元", "USD", "US$ million", "USD m", "亿美元", "$", "单位：万美元", "百万美金"][..]),
            ("港元", &["万港元", "港币", "HKD", "HK$m", "万元港币"]),
            ("欧元", &["欧元", "万欧元", "EUR million", "€m", "€"]),
            ("英镑", &["£m", "GBP million", "£", "£ million", "万英镑", "GBP"]),
            ("日元", &["亿日元", "JPY"]),
        ] {
            for word in words {
                assert_eq!(currency(unit_in(word)), name, "{word}");
            }
        }
    }

    #[test]
    fn what_is_there_and_not_understood_is_not_what_is_absent() {
        for word in ["m", "million", "bn", "k", "十万元", "万亿元", "两元", "acres"] {
            assert_eq!(unit_in(word), Some(Named::Unclear), "{word}");
        }
        for word in ["", "估算", "2026年", "含征地费", "A+B", "%", "万人", "万吨", "亿斤", "区建委", "一期", "台", "个"]
        {
            assert_eq!(unit_in(word), None, "{word}");
        }
        for word in ["万元/亩", "元/平方米", "万元/年"] {
            assert_eq!(unit_in(word), Some(Named::Rate), "{word}");
        }
    }

    #[test]
    fn units_stand_behind_the_words_of_a_heading() {
        for (words, front, unit) in [
            ("总投资 万元", "总投资", Unit::WanYuan),
            ("总投资/万元", "总投资", Unit::WanYuan),
            ("总投资万元", "总投资", Unit::WanYuan),
            ("总投资亿元人民币", "总投资", Unit::YiYuan),
            ("总投资人民币亿元", "总投资", Unit::YiYuan),
            ("总投资 单位 亿元", "总投资", Unit::YiYuan),
            ("总投资千万元", "总投资", Unit::TenMillionYuan),
            ("total cost rmb million", "total cost", Unit::MillionYuan),
            ("total cost in million yuan", "total cost", Unit::MillionYuan),
            ("用地面积 公顷", "用地面积", Unit::Hectare),
        ] {
            assert_eq!(trailing_unit(words), Some((front, Named::Unit(unit))), "{words}");
        }
        for words in ["total cost gbp", "whole life cost £m", "总投资万美元", "总投资 美元", "total cost usd million"]
        {
            assert!(matches!(trailing_unit(words), Some((_, Named::Currency(_)))), "{words}");
        }
        for words in ["单元", "万元", "总投资", "公元", "状元", "项目单位", "建设单位", "cost m", "name in full"]
        {
            assert_eq!(trailing_unit(words), None, "{words}");
        }
    }

    #[test]
    fn titles_and_notes_name_units_for_the_whole_list() {
        let said = |text: &str| {
            let mut units = ListUnits::default();
            units.note(text);
            units
        };
        let money = |unit| Some(Named::Unit(unit));
        for (text, unit) in [
            ("单位：万元", Unit::WanYuan),
            ("2009年项目表(单位: 亿元)", Unit::YiYuan),
            ("金额单位：人民币亿元", Unit::YiYuan),
            ("（单位 亿元）", Unit::YiYuan),
            ("投资单位为亿元", Unit::YiYuan),
            ("注：投资以亿元计，数据截至三月底。", Unit::YiYuan),
            ("备注：本表以百万元为单位", Unit::MillionYuan),
            ("重点项目表（亿元）", Unit::YiYuan),
            ("填报单位：区建委 单位：元", Unit::Yuan),
            ("Unit: RMB million", Unit::MillionYuan),
            ("All figures in million yuan", Unit::MillionYuan),
        ] {
            assert_eq!(said(text).money, money(unit), "{text}");
        }
        assert_eq!(said("单位：万元、亩"), ListUnits { money: money(Unit::WanYuan), land: Some(Unit::Mu) });
        assert_eq!(said("单位：亿元，公顷"), ListUnits { money: money(Unit::YiYuan), land: Some(Unit::Hectare) });
        assert!(matches!(said("单位：万美元").money, Some(Named::Currency(_))));
        assert!(matches!(said("Amounts in GBP million").money, Some(Named::Currency(_))));
        for text in [
            "报送单位:区建委",
            "填报单位：万州区建委",
            "某县重点项目清单",
            "责任单位：元宝山区政府",
            "以上数据截至三月",
        ] {
            assert_eq!(said(text).money, None, "{text}");
        }
    }
}
