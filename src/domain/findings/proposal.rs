//! Answers that follow from the answers to other items of the same visit.

use chrono::{Months, NaiveDate};

use crate::book::Book;
use crate::domain::asked::Asked;
use crate::domain::checklist::{Answer, Item, ItemKind, NOT_APPLICABLE, Target, Template};
use crate::domain::decimal::Decimal;
use crate::domain::records::Visit;
use crate::domain::templates::{Proposal, meaning};

/// What follows for an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposed {
    /// The answer, as it is stored.
    pub answer: String,
    /// How far the two figures lie apart; none where they are the same or are no figures.
    pub apart: Option<Decimal>,
}

/// The answer that follows for `item`, once the items that it follows from are answered.
pub fn proposed(book: &Book, visit: &Visit, template: &Template, item: &Item) -> Option<Proposed> {
    let proposal = meaning(item).proposes?;
    let asked = Asked::of(book, &visit.id, template);
    let answer = |key: &str| {
        let source = template.item(key)?;
        Some(Answer::read(source, asked.stored(source).as_deref()))
    };
    let figure = |key: &str| match answer(key)? {
        Answer::Number(figure) => Some(figure),
        _ => None,
    };
    let judged = |good: bool, one: Decimal, other: Decimal| Proposed {
        answer: if good { "pass" } else { "fail" }.to_owned(),
        apart: difference(one, other).filter(|apart| *apart != Decimal::whole(0)),
    };
    let follows = match proposal {
        Proposal::Same { reported, found } => {
            let (reported, found) = (figure(reported)?, figure(found)?);
            judged(reported == found, reported, found)
        }
        Proposal::NotAbove { figure: one, limit } => {
            let (one, limit) = (figure(one)?, figure(limit)?);
            judged(one <= limit, one, limit)
        }
        Proposal::Percent { part, whole } => {
            Proposed { answer: percent(figure(part)?, figure(whole)?, item)?.to_string(), apart: None }
        }
        Proposal::YearWithout { since, begun } => {
            let Answer::Date(since) = answer(since)? else { return None };
            let is_over = match answer(begun)? {
                Answer::Date(_) => false,
                Answer::NotApplicable => year_is_over(since, visit.day)?,
                _ => return None,
            };
            Proposed { answer: if is_over { "yes" } else { "no" }.to_owned(), apart: None }
        }
        Proposal::AtZero { figure: of, answer } => match figure(of)? == Decimal::whole(0) {
            true => Proposed { answer: answer.to_owned(), apart: None },
            false => return None,
        },
    };
    fits(item, &follows.answer).then_some(follows)
}

/// Whether the item takes the answer: an office may have changed its options.
fn fits(item: &Item, answer: &str) -> bool {
    answer == NOT_APPLICABLE || !matches!(Answer::read(item, Some(answer)), Answer::Unreadable(_))
}

/// A full year ends with the same day a year later; it is over from the day after on.
fn year_is_over(since: NaiveDate, today: NaiveDate) -> Option<bool> {
    Some(today > since.checked_add_months(Months::new(12))?)
}

/// How far two numbers lie apart; none where that has more digits than a number may have.
pub fn difference(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (one, other, places) = in_one_scale(one, other)?;
    Some(Decimal::new(i64::try_from(one.abs_diff(other)).ok()?, places))
}

/// Both numbers in units of the finer one.
fn in_one_scale(one: Decimal, other: Decimal) -> Option<(i128, i128, u8)> {
    let places = one.places().max(other.places());
    let scaled = |number: Decimal| {
        let (units, own) = number.parts();
        i128::from(units).checked_mul(10_i128.checked_pow(u32::from(places - own))?)
    };
    Some((scaled(one)?, scaled(other)?, places))
}

/// How many per cent `part` is of `whole`, with as many digits as the item has; none of nothing.
///
/// Rounded half up, but never over the target: what misses it before it is rounded misses it afterwards.
fn percent(part: Decimal, whole: Decimal, item: &Item) -> Option<Decimal> {
    let ItemKind::Number { decimals, target, .. } = &item.kind else { return None };
    let (part, whole, _) = in_one_scale(part, whole)?;
    if part < 0 || whole <= 0 {
        return None;
    }
    let scaled = part.checked_mul(100)?.checked_mul(10_i128.checked_pow(u32::from(*decimals))?)?;
    let down = scaled / whole;
    let up = if scaled % whole == 0 { down } else { down + 1 };
    let number = |units: i128| Some(Decimal::new(i64::try_from(units).ok()?, *decimals));
    let near = if (scaled % whole) * 2 >= whole { up } else { down };
    let (down, near, up) = (number(down)?, number(near)?, number(up)?);
    Some(match target {
        Some(Target::AtLeast(least)) if near >= *least && down < *least => down,
        Some(Target::AtMost(most)) if near <= *most && up > *most => up,
        Some(Target::AtLeast(_) | Target::AtMost(_)) | None => near,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Text;

    fn share(target: Option<Target>) -> Item {
        let (min, max) = (Some(Decimal::whole(0)), None);
        Item::blank("x01", ItemKind::Number { unit: Text::new("%", "%"), min, max, decimals: 1, target })
    }

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn a_share_is_rounded_and_never_over_its_target() {
        let quarter = || share(Some(Target::AtLeast(Decimal::whole(25))));
        let seven = || share(Some(Target::AtMost(Decimal::whole(7))));
        for (item, part, whole, expected) in [
            (quarter(), "1490", "5960", Some("25")),
            (quarter(), "1489.99", "5960", Some("24.9")),
            (quarter(), "1500", "5960", Some("25.2")),
            (quarter(), "1310", "5960", Some("22")),
            (seven(), "7", "100", Some("7")),
            (seven(), "7.04", "100", Some("7.1")),
            (share(None), "1310", "5960", Some("22")),
            (share(None), "0", "5960", Some("0")),
            (share(None), "10", "0", None),
            (share(None), "-1", "5", None),
        ] {
            let found = percent(number(part), number(whole), &item);
            assert_eq!(found, expected.map(number), "{part} of {whole}");
        }
    }

    #[test]
    fn a_full_year_ends_with_the_same_day() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        for (since, last) in [("2025-05-10", "2026-05-10"), ("2024-02-29", "2025-02-28"), ("2025-12-31", "2026-12-31")]
        {
            assert_eq!(year_is_over(day(since), day(last)), Some(false));
            assert_eq!(year_is_over(day(since), day(last).succ_opt().unwrap()), Some(true));
        }
    }

    #[test]
    fn figures_lie_apart_by_their_exact_difference() {
        for (one, other, apart) in [("1200.5", "1080", "120.5"), ("1", "1.001", "0.001"), ("5", "5", "0")] {
            assert_eq!(difference(number(one), number(other)), Some(number(apart)));
            assert_eq!(difference(number(other), number(one)), Some(number(apart)));
        }
    }
}
