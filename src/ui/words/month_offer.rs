//! Words of what a visit offers to the month of its project.

use crate::domain::progress::from_visit::{Basis, Offered, VisitOffer};
use crate::domain::text::Lang;

fn month(offer: &VisitOffer, lang: Lang) -> String {
    let (year, month) = (offer.month.year(), offer.month.number());
    say!(lang, "{year}年{month}月", "{year}-{month:02}")
}

/// That the visit measured what the month may take.
pub fn month_offered(offer: &VisitOffer, lang: Lang) -> String {
    let month = month(offer, lang);
    say!(lang, "督查所得可写入{month}进度", "This visit can fill in {month}")
}

/// One thing that is offered.
pub fn offered(one: &Offered, lang: Lang) -> String {
    let name = one.spec().map_or(one.field, |spec| spec.name.get(lang));
    let shown = one.spec().and_then(|spec| Some(spec.show(&spec.read(&one.text).ok()?, lang)));
    let text = shown.unwrap_or_else(|| one.text.clone());
    say!(lang, "{name}：{text}", "{name}: {text}")
}

/// What it rests on.
pub fn rests_on(basis: &Basis, lang: Lang) -> String {
    match basis {
        Basis::Answer(item) => {
            let asked = item.prompt.get(lang);
            say!(lang, "取自“{asked}”", "From “{asked}”")
        }
        Basis::Added { before: Some((at, before)), period, item } => {
            let (asked, month) = (item.prompt.get(lang), at.number());
            let (before, period) = (before.grouped(), period.grouped());
            say!(
                lang,
                "{before}（核定至{month}月）＋{period}（{asked}）",
                "{before} (verified up to month {month}) + {period} ({asked})"
            )
        }
        Basis::Added { before: None, item, .. } => {
            let asked = item.prompt.get(lang);
            say!(
                lang,
                "取自“{asked}”；本年此前没有核定数，请核对是否自1月累计",
                "From “{asked}”. Nothing of the year was verified before: check that it counts from January"
            )
        }
    }
}

/// Opens what is offered.
pub fn look_and_write(lang: Lang) -> String {
    say!(lang, "核对并写入", "Check and fill in")
}

/// Writes it.
pub fn write_into_month(lang: Lang) -> String {
    say!(lang, "写入月进度", "Fill in")
}

/// That it is written.
pub fn month_written(offer: &VisitOffer, lang: Lang) -> String {
    let month = month(offer, lang);
    say!(lang, "已写入{month}进度", "{month} filled in")
}
