//! Units of money and land as lists name them, and the exact way into 万元 and 亩.

use crate::domain::decimal::{Decimal, MAX_DIGITS};
use crate::domain::fields::FieldKind;
use crate::domain::text::{Lang, Text};

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
    /// 亿元
    YiYuan,
    /// 平方米: 2000 of them are 3 亩.
    SquareMetre,
    /// 亩, in which land is stored.
    Mu,
    /// 公顷: 15 亩.
    Hectare,
    /// 平方公里: 1500 亩.
    SquareKilometre,
}

const MONEY: &[Unit] = &[Unit::WanYuan, Unit::YiYuan, Unit::Yuan, Unit::ThousandYuan, Unit::MillionYuan];
const LAND: &[Unit] = &[Unit::Mu, Unit::Hectare, Unit::SquareMetre, Unit::SquareKilometre];

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
    /// The units that a kind of field can be given in, the stored one first; none for kinds without units.
    pub const fn of_kind(kind: FieldKind) -> &'static [Unit] {
        match kind {
            FieldKind::Money => MONEY,
            FieldKind::Area => LAND,
            FieldKind::Line
            | FieldKind::Paragraph
            | FieldKind::Percent
            | FieldKind::Number
            | FieldKind::When
            | FieldKind::Time
            | FieldKind::Unit
            | FieldKind::Names
            | FieldKind::Choice(_) => &[],
        }
    }

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
            Self::YiYuan => facts(1, 4, Text::new("亿元", "100 million yuan"), &["亿元", "亿", "100millionyuan"]),
            Self::SquareMetre => facts(
                15,
                -4,
                Text::new("平方米", "square metres"),
                &["平方米", "平米", "㎡", "m²", "m2", "sqm", "squaremetres", "squaremeters"],
            ),
            Self::Mu => facts(1, 0, Text::new("亩", "mu"), &["亩", "mu"]),
            Self::Hectare => facts(15, 0, Text::new("公顷", "hectares"), &["公顷", "ha", "hectare", "hectares"]),
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
    pub(super) fn named(word: &str) -> Option<Unit> {
        MONEY.iter().chain(LAND).copied().find(|unit| unit.facts().words.contains(&word))
    }

    /// The longest name of a unit at the end of a text, with what stands in front of it.
    pub(super) fn at_end<'a>(text: &'a str, units: &'static [Unit]) -> Option<(&'a str, Unit)> {
        let ends = units.iter().flat_map(|unit| unit.facts().words.iter().map(|word| (*word, *unit)));
        let fitting = ends.filter_map(|(word, unit)| text.strip_suffix(word).map(|front| (front, unit)));
        fitting.min_by_key(|(front, _)| front.len())
    }

    /// A figure in this unit as one in the stored unit, exactly; none where it has too many digits.
    pub(super) fn convert(self, figure: Decimal) -> Option<Decimal> {
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

    proptest! {
        #[test]
        fn converting_keeps_the_order(a in 0..1_000_000_i64, b in 0..1_000_000_i64, places in 0..4_u8) {
            for unit in MONEY.iter().chain(LAND) {
                let stored = |units| unit.convert(Decimal::new(units, places)).unwrap();
                prop_assert_eq!(stored(a).cmp(&stored(b)), a.cmp(&b));
            }
        }
    }
}
