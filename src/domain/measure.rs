//! Units of money and land as lists name them, the exact way into 万元 and 亩, and amounts as people write them.

use super::decimal::{Decimal, MAX_DIGITS, half_width};
use super::folding::without_unseen;
use super::text::{Lang, Text};

/// A unit in which a column is given. Every one is an exact multiple of 万元 or 亩.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// 元
    Yuan,
    /// 千元
    ThousandYuan,
    /// 万元, in which money is stored.
    WanYuan,
    /// 百万元
    MillionYuan,
    /// 千万元
    TenMillionYuan,
    /// 亿元
    YiYuan,
    /// 十亿元
    BillionYuan,
    /// 平方米: 2000 of them are 3 亩.
    SquareMetre,
    /// 亩, in which land is stored.
    Mu,
    /// 公顷: 15 亩.
    Hectare,
    /// 万平方米: 15 亩.
    WanSquareMetre,
    /// 平方公里: 1500 亩.
    SquareKilometre,
}

/// Units of money, the stored one first.
pub const MONEY: &[Unit] = &[
    Unit::WanYuan,
    Unit::YiYuan,
    Unit::Yuan,
    Unit::ThousandYuan,
    Unit::MillionYuan,
    Unit::TenMillionYuan,
    Unit::BillionYuan,
];
/// Units of land, the stored one first.
pub const LAND: &[Unit] = &[Unit::Mu, Unit::Hectare, Unit::SquareMetre, Unit::WanSquareMetre, Unit::SquareKilometre];

/// What is known of a unit: how many of the stored unit it is (`times` × 10^`power`), and what it is called.
struct Facts {
    times: i64,
    power: i8,
    name: Text,
    words: &'static [&'static str],
}

const fn facts(times: i64, power: i8, name: Text, words: &'static [&'static str]) -> Facts {
    Facts { times, power, name, words }
}

impl Unit {
    const fn facts(self) -> Facts {
        match self {
            Self::Yuan => facts(1, -4, Text::new("元", "yuan"), &["元", "人民币元", "yuan", "rmb", "cny", "¥"]),
            Self::ThousandYuan => facts(1, -1, Text::new("千元", "thousand yuan"), &["千元", "thousandyuan"]),
            Self::WanYuan => facts(
                1,
                0,
                Text::new("万元", "10,000 yuan"),
                &["万元", "万", "wanyuan", "10kyuan", "10,000yuan", "10000yuan"],
            ),
            Self::MillionYuan => {
                facts(1, 2, Text::new("百万元", "million yuan"), &["百万元", "millionyuan", "rmbmillion", "cnymillion"])
            }
            Self::TenMillionYuan => facts(1, 3, Text::new("千万元", "10 million yuan"), &["千万元", "千万"]),
            Self::BillionYuan => facts(1, 5, Text::new("十亿元", "billion yuan"), &["十亿元", "十亿", "billionyuan"]),
            Self::YiYuan => facts(1, 4, Text::new("亿元", "100 million yuan"), &["亿元", "亿", "100millionyuan"]),
            Self::SquareMetre => facts(
                15,
                -4,
                Text::new("平方米", "square metres"),
                &["平方米", "平米", "㎡", "m²", "m2", "sqm", "squaremetres", "squaremeters"],
            ),
            Self::Mu => facts(1, 0, Text::new("亩", "mu"), &["亩", "mu"]),
            Self::Hectare => facts(15, 0, Text::new("公顷", "hectares"), &["公顷", "ha", "hectare", "hectares"]),
            Self::WanSquareMetre => facts(
                15,
                0,
                Text::new("万平方米", "10,000 square metres"),
                &["万平方米", "万平米", "万㎡", "万m²", "万m2"],
            ),
            Self::SquareKilometre => {
                facts(15, 2, Text::new("平方公里", "square kilometres"), &["平方公里", "平方千米", "km²", "km2", "㎢"])
            }
        }
    }

    /// What people read.
    pub fn label(self, lang: Lang) -> String {
        self.facts().name.get(lang).to_owned()
    }

    /// The unit that a word means: half-width, lower case, without blanks.
    pub fn named(word: &str) -> Option<Unit> {
        MONEY.iter().chain(LAND).copied().find(|unit| unit.facts().words.contains(&word))
    }

    /// The longest name of a unit at the end of a text, with what stands in front of it.
    pub fn at_end<'a>(text: &'a str, units: &'static [Unit]) -> Option<(&'a str, Unit)> {
        let ends = units.iter().flat_map(|unit| unit.facts().words.iter().map(|word| (*word, *unit)));
        let fitting = ends.filter_map(|(word, unit)| text.strip_suffix(word).map(|front| (front, unit)));
        fitting.min_by_key(|(front, _)| front.len())
    }

    /// A figure in this unit as one in the stored unit, exactly; none where it has too many digits.
    pub fn convert(self, figure: Decimal) -> Option<Decimal> {
        let Facts { times, power, .. } = self.facts();
        let (units, places) = figure.parts();
        let mut units = i128::from(units) * i128::from(times);
        let mut places = i32::from(places) - i32::from(power);
        while places > 0 && units % 10 == 0 {
            units /= 10;
            places -= 1;
        }
        while places < 0 {
            units = units.checked_mul(10)?;
            places += 1;
        }
        let most = 10_i128.pow(u32::try_from(MAX_DIGITS).expect("few digits"));
        let places = u8::try_from(places).ok().filter(|places| usize::from(*places) <= MAX_DIGITS)?;
        let units = i64::try_from(units).ok().filter(|units| i128::from(*units).abs() < most)?;
        Some(Decimal::new(units, places))
    }
}

/// What may stand in front of an amount: the sign of the currency, and the mark by which a spreadsheet keeps figures as text.
const IN_FRONT: [&str; 7] = ["'", "¥", "￥", "人民币", "rmb", "cny", "yuan"];

/// Reads an amount as forms and lists have it, in the stored unit; none where it is not plainly one.
///
/// A unit behind the figure counts more than `usual`, the unit of the column or the field.
///
/// | Written, in 万元 | Read |
/// |---|---|
/// | `1,234.5`, `１，２３４．５`, `￥ 1,234.5`, `1234.5万元` | 1234.5 |
/// | `3亿`, `3 亿元` | 30000 |
/// | `(1,200)`, `（1200）` | −1200, as accountants write it |
/// | `3 5`, `1 200`, `12,5`, `约1200`, `1200-1500`, `1.2亿3000万`, `1200左右` | refused |
pub fn read_amount(text: &str, units: &'static [Unit], usual: Unit) -> Option<Decimal> {
    let plain = joined(text)?;
    let (negative, plain) = match in_brackets(&plain) {
        Some(inside) => (true, inside),
        None => (false, plain.as_str()),
    };
    let plain = IN_FRONT.iter().find_map(|front| plain.strip_prefix(front)).unwrap_or(plain);
    let (figure, unit) = Unit::at_end(plain, units).unwrap_or((plain, usual));
    let (negative, figure) = match in_brackets(figure) {
        Some(inside) if !negative => (true, inside),
        _ => (negative, figure),
    };
    unit.convert(signed(figure, negative)?)
}

/// Reads a figure without a unit, or a share with its sign.
pub fn read_number(text: &str) -> Option<Decimal> {
    let plain = joined(text)?;
    let plain = plain.strip_prefix('\'').unwrap_or(&plain).trim_end_matches('%');
    match in_brackets(plain) {
        Some(inside) => signed(inside.trim_end_matches('%'), true),
        None => signed(plain, false),
    }
}

/// The figure, below zero where brackets said so; a sign in brackets makes no sense.
fn signed(figure: &str, negative: bool) -> Option<Decimal> {
    match negative {
        true if figure.starts_with(['-', '+']) => None,
        true => Decimal::parse(&format!("-{figure}")),
        false => Decimal::parse(figure),
    }
}

fn in_brackets(text: &str) -> Option<&str> {
    text.strip_prefix('(')?.strip_suffix(')').filter(|inside| !inside.contains(['(', ')']))
}

/// Half width, small letters, without blanks; none where a blank stands between figures, since nobody knows whether it parts
/// thousands or is a slip.
fn joined(text: &str) -> Option<String> {
    let text = without_unseen(text);
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut joined = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.trim().chars().map(half_width).flat_map(char::to_lowercase) {
        if c.is_whitespace() {
            parted = true;
            continue;
        }
        if parted && is_figure(c) && joined.ends_with(is_figure) {
            return None;
        }
        parted = false;
        joined.push(c);
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(figure: &str, unit: Unit, stored: &str) {
        let converted = unit.convert(Decimal::parse(figure).unwrap()).unwrap();
        assert_eq!(converted.to_string(), stored, "{figure} {unit:?}");
    }

    #[test]
    fn figures_are_converted_exactly() {
        check("1.2", Unit::YiYuan, "12000");
        check("28600.75", Unit::WanYuan, "28600.75");
        check("35000000.01", Unit::Yuan, "3500.000001");
        check("7", Unit::MillionYuan, "700");
        check("5", Unit::ThousandYuan, "0.5");
        check("3.5", Unit::TenMillionYuan, "3500");
        check("1.2", Unit::BillionYuan, "120000");
        check("2", Unit::WanSquareMetre, "30");
        check("2000", Unit::SquareMetre, "3");
        check("1", Unit::SquareMetre, "0.0015");
        check("0.1", Unit::Hectare, "1.5");
        check("2", Unit::SquareKilometre, "3000");
    }

    #[test]
    fn too_many_digits_are_refused_and_not_rounded() {
        let most = Decimal::parse("999999999999999999").unwrap();
        assert_eq!(Unit::YiYuan.convert(most), None);
        assert_eq!(Unit::Hectare.convert(most), None);
        assert_eq!(Unit::WanYuan.convert(most), Some(most));
    }

    #[test]
    fn the_longest_unit_at_the_end_counts() {
        assert_eq!(Unit::at_end("3.5亿元", MONEY), Some(("3.5", Unit::YiYuan)));
        assert_eq!(Unit::at_end("3500万", MONEY), Some(("3500", Unit::WanYuan)));
        assert_eq!(Unit::at_end("3500元", MONEY), Some(("3500", Unit::Yuan)));
        assert_eq!(Unit::at_end("3500", MONEY), None);
        assert_eq!(Unit::at_end("10km2", LAND), Some(("10", Unit::SquareKilometre)));
    }

    #[test]
    fn amounts_are_read_the_same_in_forms_and_lists() {
        for (written, read) in [
            ("1,234.5", Some("1234.5")),
            ("１，２３４．５", Some("1234.5")),
            ("1，234．5", Some("1234.5")),
            ("￥ 1,234.5", Some("1234.5")),
            ("RMB 1,234.5", Some("1234.5")),
            ("人民币1234.5万元", Some("1234.5")),
            ("'1200", Some("1200")),
            ("1200\u{200b}", Some("1200")),
            ("\u{feff}12\u{ad}00", Some("1200")),
            ("3亿", Some("30000")),
            ("3 亿元", Some("30000")),
            ("1.2亿元", Some("12000")),
            ("３５００", Some("3500")),
            ("35000000元", Some("3500")),
            ("3 million yuan", Some("300")),
            ("(1,200)", Some("-1200")),
            ("（1,200）", Some("-1200")),
            ("（1,200）万元", Some("-1200")),
            ("(3亿)", Some("-30000")),
            ("-3", Some("-3")),
            ("−3", Some("-3")),
            ("3 5", None),
            ("3\u{3000}5", None),
            ("1 200", None),
            ("1 ,200", None),
            ("12,5", None),
            ("约1200", None),
            ("1200左右", None),
            ("1200-1500", None),
            ("1200～1500", None),
            ("1200/1500", None),
            ("1.2亿3000万", None),
            ("3亿万", None),
            ("1.2E+05", None),
            ("(-3)", None),
            ("((3))", None),
            ("(3", None),
            ("", None),
            ("亿", None),
            ("$1200", None),
            ("2公顷", None),
            ("####", None),
        ] {
            let amount = read_amount(written, MONEY, Unit::WanYuan).map(|amount| amount.to_string());
            assert_eq!(amount.as_deref(), read, "{written}");
        }
        assert_eq!(read_amount("2 公顷", LAND, Unit::Mu), Some(Decimal::whole(30)));
        assert_eq!(read_amount("10 km2", LAND, Unit::Mu), Some(Decimal::whole(15_000)));
    }

    #[test]
    fn figures_without_a_unit_are_read_likewise() {
        for (written, read) in [
            ("85%", Some("85")),
            ("８５．５％", Some("85.5")),
            ("（3）", Some("-3")),
            ("8 5", None),
            ("85%左右", None),
            ("", None),
        ] {
            assert_eq!(read_number(written).map(|number| number.to_string()).as_deref(), read, "{written}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic(text in "[-+(（0-9.,，。 %万亿元$￥'a]{0,14}") {
            let _ = (read_amount(&text, MONEY, Unit::WanYuan), read_number(&text));
        }

        #[test]
        fn converting_keeps_the_order(a in 0..1_000_000_i64, b in 0..1_000_000_i64, places in 0..4_u8) {
            for unit in MONEY.iter().chain(LAND) {
                let stored = |units| unit.convert(Decimal::new(units, places)).unwrap();
                prop_assert_eq!(stored(a).cmp(&stored(b)), a.cmp(&b));
            }
        }
    }
}
