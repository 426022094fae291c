//! Rules 0.1 to 0.3, and that exact numbers stay exact.

use proptest::prelude::*;

use super::super::amount::{Amount, Rounding};
use super::super::figure::Figure;
use super::super::fraction::Fraction;
use super::super::missing::Missing;
use super::super::reckoning::Reckoning;
use super::super::rule::{COMPLETION, PTD_SUM, RULES};
use crate::domain::decimal::Decimal;

fn of(over: i128, under: i128) -> Fraction {
    Fraction::new(over, under).unwrap()
}

fn shown(over: i128, under: i128, places: u8, rounding: Rounding) -> String {
    Amount::of(of(over, under), places, rounding).to_string()
}

#[test]
fn halves_go_away_from_zero_and_truncation_towards_it() {
    for (vector, over, under, places, rounded, truncated) in [
        ("0.1", 5, 100, 1, "0.1", "0.0"),
        ("0.1", -5, 100, 1, "-0.1", "0.0"),
        ("0.2", 25, 10, 0, "3", "2"),
        ("0.2", -25, 10, 0, "-3", "-2"),
        ("0.3", 200, 3, 1, "66.7", "66.6"),
        ("0.9 石嘴山", 6900, 90, 1, "76.7", "76.6"),
        ("0.9 石嘴山", 1600, 26, 0, "62", "61"),
        ("0.9 江门", 12900, 270, 0, "48", "47"),
        ("carried into the whole", 9_996, 1000, 2, "10.00", "9.99"),
        ("zero has no sign", -4, 100, 1, "0.0", "0.0"),
        (
            "wide",
            i128::MAX,
            1,
            2,
            "170141183460469231731687303715884105727.00",
            "170141183460469231731687303715884105727.00",
        ),
        ("deep", i128::MAX - 1, i128::MAX, 3, "1.000", "0.999"),
    ] {
        assert_eq!(shown(over, under, places, Rounding::HalfAway), rounded, "{vector}");
        assert_eq!(shown(over, under, places, Rounding::Truncate), truncated, "{vector}");
    }
}

#[test]
fn pages_group_thousands_and_sign_differences() {
    let amount = |over, under, places| Amount::of(of(over, under), places, Rounding::HalfAway);
    for (amount, data, page, difference) in [
        (amount(1_442_391, 100, 2), "14423.91", "14,423.91", "+14,423.91"),
        (amount(-12_345_678, 10, 2), "-1234567.80", "−1,234,567.80", "−1,234,567.80"),
        (amount(138, 10, 1), "13.8", "13.8", "+13.8"),
        (amount(-1, 100, 1), "0.0", "0.0", "0.0"),
        (amount(999, 1, 0), "999", "999", "+999"),
    ] {
        assert_eq!((amount.to_string().as_str(), amount.grouped().as_str()), (data, page));
        assert_eq!(amount.signed(), difference);
    }
}

#[test]
fn shown_numbers_are_ordered_and_equal_by_what_they_show() {
    let amount = |over, places| Amount::of(of(over, 100), places, Rounding::HalfAway);
    assert_eq!(amount(9_411, 1), amount(9_405, 1), "both show 94.1");
    assert_eq!(amount(9_410, 2), amount(9_410, 1));
    let mut sorted = [amount(5, 2), amount(-200, 2), amount(100, 1), amount(-100, 0), amount(0, 1)];
    sorted.sort();
    assert_eq!(sorted.iter().map(Amount::to_string).collect::<Vec<_>>(), ["-2.00", "-1", "0.0", "0.05", "1.0"]);
}

#[test]
fn what_does_not_fit_is_missing_with_a_reason() {
    let large = of(i128::MAX, 1);
    assert_eq!(large.plus(Fraction::ONE), None);
    assert_eq!(large.times(large), None);
    assert_eq!(Fraction::new(1, 0), None);
    assert_eq!(Fraction::new(i128::MIN, 1), None);
    assert_eq!(Fraction::new(i128::MIN, -2), Some(of(1 << 126, 1)));
    let figure = |rule, reckoning| Figure::of(rule, reckoning).value();
    assert_eq!(figure(&PTD_SUM, Reckoning::sum([large, Fraction::ONE])), Err(Missing::TooLarge));
    assert_eq!(figure(&PTD_SUM, large.into()), Ok(large));
    assert_eq!(figure(&COMPLETION, large.into()), Err(Missing::TooLarge), "not to be said in per cent");
    assert_eq!(figure(&COMPLETION, Reckoning::from(large).over(Fraction::ZERO)), Err(Missing::ZeroBase));
}

#[test]
fn a_calculation_is_written_as_people_write_it() {
    let n = |text: &str| Reckoning::from(Fraction::from(Decimal::parse(text).unwrap()));
    for (reckoning, written) in [
        (n("7372.68").over(n("14423.91")), "7,372.68 ÷ 14,423.91"),
        (n("112.5").minus(n("90")).over(n("90")), "(112.5 − 90) ÷ 90"),
        (n("97.2").minus(n("10").over(n("12"))), "97.2 − 10 ÷ 12"),
        (Reckoning::sum([n("50"), n("-3"), n("80")]), "50 + (−3) + 80"),
        (n("4").minus(n("-3")), "4 − (−3)"),
        (n("1").over(n("2").over(n("3"))), "1 ÷ (2 ÷ 3)"),
        (n("600").times(n("5")).over(n("12")), "600 × 5 ÷ 12"),
        (Reckoning::sum([n("7")]).over(n("8")), "7 ÷ 8"),
        (Reckoning::sum(Vec::<Fraction>::new()), "0"),
        (Reckoning::from(of(1250, 3)).over(n("1000")), "≈416.67 ÷ 1,000"),
    ] {
        assert_eq!(reckoning.written(), written);
    }
}

#[test]
fn rules_and_reasons_have_names_of_their_own_in_both_languages() {
    let mut keys: Vec<&str> = RULES.iter().map(|rule| rule.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), RULES.len());
    let named = RULES.iter().flat_map(|rule| [rule.name.clone(), rule.text.clone(), rule.unit.name()]);
    let reasons = Missing::ALL.iter().map(|why| why.words());
    for words in named.chain(reasons) {
        assert!(!words.zh.is_empty() && !words.en.is_empty(), "{words:?}");
    }
    let mut reasons: Vec<String> = Missing::ALL.iter().map(|why| why.words().zh.into_owned()).collect();
    reasons.sort_unstable();
    reasons.dedup();
    assert_eq!(reasons.len(), Missing::ALL.len());
}

fn small() -> impl Strategy<Value = Fraction> {
    (-1_000_000_i128..1_000_000, 1_i128..10_000).prop_map(|(over, under)| of(over, under))
}

fn whatever() -> impl Strategy<Value = Fraction> {
    (any::<i128>(), any::<i128>()).prop_filter_map("no fraction", |(over, under)| Fraction::new(over, under))
}

proptest! {
    #[test]
    fn sums_and_products_keep_the_laws(a in small(), b in small(), c in small()) {
        prop_assert_eq!(a.plus(b), b.plus(a));
        prop_assert_eq!(a.plus(b).unwrap().plus(c), a.plus(b.plus(c).unwrap()));
        prop_assert_eq!(a.plus(b).unwrap().minus(b), Some(a));
        prop_assert_eq!(a.plus(b).unwrap().times(c), a.times(c).unwrap().plus(b.times(c).unwrap()));
        if !b.is_zero() {
            prop_assert_eq!(a.over(b).unwrap().times(b), Some(a));
        }
        let difference = a.minus(b).unwrap();
        prop_assert_eq!(a.cmp(&b), difference.numerator().cmp(&0));
    }

    #[test]
    fn no_numbers_make_reckoning_panic(a in whatever(), b in whatever(), places in 0_u8..30) {
        let _ = (a.plus(b), a.minus(b), a.times(b), a.over(b), a.exact_places());
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        let _ = Amount::of(a, places, Rounding::HalfAway).signed();
        prop_assert!(Amount::of(a, places, Rounding::Truncate).to_string().len() < 64);
    }

    #[test]
    fn rounding_is_symmetrical_and_off_by_no_more_than_it_says(a in small(), places in 0_u8..6) {
        let negative = Fraction::ZERO.minus(a).unwrap();
        for rounding in Rounding::ALL {
            let (one, other) = (Amount::of(a, places, rounding), Amount::of(negative, places, rounding));
            let bare = |amount: Amount| amount.to_string().trim_start_matches('-').to_owned();
            prop_assert_eq!(bare(one), bare(other));
            let read = Fraction::from(Decimal::parse(&one.to_string()).unwrap());
            let off = read.minus(a).unwrap();
            let steps = off.times(of(10_i128.pow(u32::from(places)), 1)).unwrap();
            let size = if steps < Fraction::ZERO { Fraction::ZERO.minus(steps).unwrap() } else { steps };
            match rounding {
                Rounding::HalfAway => prop_assert!(size <= of(1, 2)),
                Rounding::Truncate => prop_assert!(size < Fraction::ONE && (off <= Fraction::ZERO) == (a >= Fraction::ZERO || off.is_zero())),
            }
        }
    }

    #[test]
    fn decimals_are_taken_over_exactly(units in -999_999_999_999_999_999_i64..=999_999_999_999_999_999, places in 0_u8..=18) {
        let decimal = Decimal::new(units, places);
        let number = Fraction::from(decimal);
        let exact = number.exact_places().unwrap();
        prop_assert_eq!(Amount::of(number, exact, Rounding::Truncate).to_string(), decimal.to_string());
    }
}
