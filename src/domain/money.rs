//! 万元 as people read it, in one way everywhere: in English money is counted in millions of yuan.

use super::decimal::{Decimal, MAX_DIGITS};
use super::text::Lang;

/// The unit that amounts are kept in, as lists and checklists write it.
pub const WAN: &str = "万元";

/// An amount that is kept in 万元 with its unit: `28,600.75 万元`, `CNY 286.0075 m`. Nothing is rounded.
pub fn in_words(wan: Decimal, lang: Lang) -> String {
    match (lang, millions(wan)) {
        (Lang::En, Some(figure)) => format!("CNY {figure} m"),
        // Too fine to be moved by two digits.
        (Lang::En, None) => format!("CNY {} × 10,000", wan.grouped()),
        (Lang::Zh, _) => format!("{} {WAN}", wan.grouped()),
    }
}

/// An amount that is kept in 万元 where the head of the column says the unit: `28,600.75`, in English in millions.
pub fn in_column(wan: Decimal, lang: Lang) -> String {
    match (lang, millions(wan)) {
        (Lang::En, Some(figure)) => figure,
        (Lang::Zh | Lang::En, _) => wan.grouped(),
    }
}

/// The amount in millions, with two places at least; none where it has too many digits for that.
fn millions(wan: Decimal) -> Option<String> {
    let (units, places) = wan.parts();
    let shown = (usize::from(places) + 2 <= MAX_DIGITS).then(|| Decimal::new(units, places + 2).grouped())?;
    let shown_places = shown.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let point = if shown_places == 0 { "." } else { "" };
    Some(format!("{shown}{point}{}", "0".repeat(2_usize.saturating_sub(shown_places))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_said_in_one_way_in_each_language() {
        for (stored, zh, en) in [
            ("500", "500 万元", "CNY 5.00 m"),
            ("2155", "2,155 万元", "CNY 21.55 m"),
            ("28600.75", "28,600.75 万元", "CNY 286.0075 m"),
            ("1250", "1,250 万元", "CNY 12.50 m"),
            ("20000000", "20,000,000 万元", "CNY 200,000.00 m"),
            ("0", "0 万元", "CNY 0.00 m"),
            ("-3", "−3 万元", "CNY −0.03 m"),
        ] {
            let wan = Decimal::parse(stored).unwrap();
            assert_eq!((in_words(wan, Lang::Zh).as_str(), in_words(wan, Lang::En).as_str()), (zh, en));
        }
        let column = |lang| in_column(Decimal::parse("28600.75").unwrap(), lang);
        assert_eq!((column(Lang::Zh).as_str(), column(Lang::En).as_str()), ("28,600.75", "286.0075"));
    }
}
