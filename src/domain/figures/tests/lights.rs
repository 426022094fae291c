//! Sections 14 and 16: 排名 and 亮灯.

use proptest::prelude::*;

use super::super::amount::{Amount, Rounding};
use super::super::fraction::Fraction;
use super::super::light::{Light, Preset, Why, light};
use super::super::missing::Missing;
use super::super::ranking::ranks;
use super::make::decimal;

fn number(text: &str) -> Fraction {
    let (units, places) = (decimal(text).parts().0, decimal(text).places());
    Fraction::new(i128::from(units), 10_i128.pow(u32::from(places))).unwrap()
}

fn shown(text: &str) -> Option<Amount> {
    (text != "—").then(|| Amount::of(number(text), 1, Rounding::HalfAway))
}

fn percent(text: &str) -> Option<Amount> {
    let (over, under) = text.split_once('/').unwrap();
    let share = number(over).over(number(under)).unwrap().times(Fraction::whole(100)).unwrap();
    Some(Amount::of(share, 1, Rounding::HalfAway))
}

#[test]
fn ranks_go_by_what_is_shown() {
    let of = |all: &[&str]| ranks(&all.iter().map(|one| shown(one)).collect::<Vec<_>>());
    assert_eq!(of(&["95.1", "94.1", "94.1", "92.3", "—"]), [Some(1), Some(2), Some(2), Some(4), None], "14.1");
    assert_eq!(of(&["80.04", "79.96", "—"]), [Some(1), Some(1), None], "both show 80.0");
    let puyang = ["39/41", "32/34", "36/39", "29/34", "25/35", "36/51", "31/45", "22/35", "9/15", "5/12"].map(percent);
    let told: Vec<String> = puyang.iter().flatten().map(ToString::to_string).collect();
    assert_eq!(told, ["95.1", "94.1", "92.3", "85.3", "71.4", "70.6", "68.9", "62.9", "60.0", "41.7"], "14.2");
    assert_eq!(ranks(&puyang), (1..=10).map(Some).collect::<Vec<_>>(), "14.2");
    let xiangxi = ["82.9", "81.2", "80.7", "80.1", "80.0", "79.1", "78.9", "73.7", "73.2", "58.7"];
    assert_eq!(of(&xiangxi), (1..=10).map(Some).collect::<Vec<_>>(), "14.3");
}

#[test]
fn lights_follow_the_rule_that_the_office_takes() {
    use Light::{Green, Grey, Red, Yellow};
    for (vector, completed, to_date, plan, expected) in [
        ("16.1", "59.99", "100", "200", [Red, Yellow, Yellow]),
        ("16.2", "60", "100", "200", [Yellow, Yellow, Yellow]),
        ("16.3", "79.99", "100", "200", [Yellow, Yellow, Yellow]),
        ("16.3", "80", "100", "200", [Green, Yellow, Yellow]),
        ("16.4", "50", "100", "1000", [Red, Green, Yellow]),
        ("16.4", "49", "100", "1000", [Red, Green, Red]),
        ("16.6", "300", "800", "1000", [Red, Red, Red]),
        ("16.6", "0", "0", "200", [Grey, Grey, Grey]),
        ("all done", "100", "100", "200", [Green, Green, Green]),
        ("ahead", "150", "100", "200", [Green, Green, Green]),
    ] {
        let lit = Preset::ALL
            .map(|preset| light(preset, Ok(number(completed)), Ok(number(to_date)), Some(number(plan))).light);
        assert_eq!(lit, expected, "{vector}: {completed} of {to_date}, {plan}");
    }
}

#[test]
fn grey_says_why() {
    let one = Ok(Fraction::ONE);
    let why = |lit: super::super::light::Lit| (lit.light, lit.why);
    let grey = |missing| (Light::Grey, Why::Missing(missing));
    assert_eq!(why(light(Preset::Wuhan, one, one, None)), grey(Missing::NoPlan));
    assert_eq!(why(light(Preset::Wuhan, one, one, Some(Fraction::ZERO))), grey(Missing::NoPlan));
    assert_eq!(
        why(light(Preset::Wuhan, Err(Missing::NotReported), one, Some(Fraction::ONE))),
        grey(Missing::NotReported)
    );
    assert_eq!(why(light(Preset::Sanya, one, Ok(Fraction::ZERO), Some(Fraction::ONE))), grey(Missing::NotDue));
}

proptest! {
    #[test]
    fn more_done_never_lights_worse(done in 0_i64..2_000, more in 0_i64..500, to_date in 1_i64..1_500, rest in 0_i64..2_000) {
        let of = |preset, done| {
            light(preset, Ok(Fraction::whole(done)), Ok(Fraction::whole(to_date)), Some(Fraction::whole(to_date + rest))).light
        };
        for preset in Preset::ALL {
            prop_assert!(of(preset, done + more) >= of(preset, done), "{preset:?}");
        }
    }
}

#[test]
fn the_office_chooses_among_the_rules_that_there_are() {
    use crate::domain::fields::{ChoiceOf, FieldKind, OFFICE_FIELDS};

    let rules = OFFICE_FIELDS.iter().find(|field| field.key == "lights").unwrap();
    let FieldKind::Choice(ChoiceOf::List(list)) = rules.kind else { panic!("a choice") };
    let offered: Vec<&str> = list.options.iter().map(|option| option.key).collect();
    assert_eq!(offered, Preset::ALL.map(Preset::key));
    assert!(Preset::ALL.into_iter().all(|preset| Preset::from_key(preset.key()) == Some(preset)));
}
