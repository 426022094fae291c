//! Words of what a visit offers to the month of its project.

use crate::domain::progress::amended_basis::AmendedBasis;
use crate::domain::progress::from_visit::{Basis, Doubt, Less, Offered, VisitOffer};
use crate::domain::registers::monthly_progress::REGISTER;
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

/// What the window does.
pub fn fill_in_month(offer: &VisitOffer, lang: Lang) -> String {
    let month = month(offer, lang);
    say!(lang, "把督查所得写入{month}进度", "Fill in {month} from this visit")
}

/// One thing that is offered.
pub fn offered(one: &Offered, lang: Lang) -> String {
    let name = one.spec().map_or(one.field, |spec| spec.name.get(lang));
    let shown = one.spec().and_then(|spec| Some(spec.show(&spec.read(&one.text).ok()?, lang)));
    let text = match &one.from {
        Basis::PartOfSum { period, .. } => to_be_typed(&period.grouped(), lang),
        Basis::Answer(_) | Basis::Added { .. } => shown.unwrap_or_else(|| one.text.clone()),
    };
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
            say!(lang, "取自“{asked}”，1月起算", "From “{asked}”, counted from January")
        }
        Basis::PartOfSum { period, item, .. } => {
            let (asked, period) = (item.prompt.get(lang), period.grouped());
            say!(
                lang,
                "本年此前没有核定数：督查只核了“{asked}”{period}，请填自1月起的累计",
                "Nothing of the year was verified before: the visit verified {period} (“{asked}”) alone. Give the sum since January"
            )
        }
    }
}

/// That a sum has to be typed, where only a part of it is known.
fn to_be_typed(period: &str, lang: Lang) -> String {
    say!(lang, "请填累计（本期核定 {period}）", "the sum is yours to give ({period} verified this period)")
}

/// 上报累计, beside which a verified sum is typed; until another month than that of the visit, which one is said.
pub fn reported_beside(offer: &VisitOffer, lang: Lang) -> Option<String> {
    let (at, reported) = offer.reported?;
    let (month, reported) = (at.number(), reported.grouped());
    Some(say!(lang, "上报累计 {reported}（至{month}月）", "{reported} reported up to month {month}"))
}

/// Takes 上报累计 less the difference that the visit found.
pub fn take_less(less: Less, lang: Lang) -> String {
    let [sum, reported, difference] = [less.sum, less.reported, less.difference].map(|amount| amount.grouped());
    say!(
        lang,
        "此前均属实：填 {sum}（上报累计 {reported} − 本期差额 {difference}）",
        "All before is as reported: {sum} ({reported} reported − {difference} too much this period)"
    )
}

/// What is doubtful about a sum.
pub fn offer_doubt(doubt: Doubt, lang: Lang) -> String {
    match doubt {
        Doubt::Fell(at, before) => {
            let (month, before) = (at.number(), before.grouped());
            say!(
                lang,
                "比{month}月核定的累计 {before} 还少，请核对",
                "Less than the {before} verified up to month {month}: check it"
            )
        }
        Doubt::FarFromReported(at, reported) => {
            let (month, reported) = (at.number(), reported.grouped());
            say!(
                lang,
                "与上报累计 {reported}（至{month}月）相差很大，请核对是否填成了本期数",
                "Far from the {reported} reported up to month {month}: check that it is the sum and not this period's part"
            )
        }
    }
}

/// Writes what is doubtful.
pub fn write_anyway(lang: Lang) -> String {
    say!(lang, "核对无误，写入", "It is right: fill in")
}

/// That nothing was filled in.
pub fn nothing_to_write(lang: Lang) -> String {
    say!(lang, "还没有填写要写入的内容", "Nothing is filled in yet")
}

/// That a visit was amended and the month is as it was.
pub fn amended_since(one: &AmendedBasis, lang: Lang) -> String {
    let (year, month) = one.month;
    let name = REGISTER.field(one.field).map_or(one.field, |field| field.name.get(lang));
    let (asked, was, holds) = (one.item.prompt.get(lang), &one.was, &one.holds);
    let is = if one.is.is_empty() { say!(lang, "空", "nothing") } else { one.is.clone() };
    say!(
        lang,
        "督查把“{asked}”由{was}更正为{is}，{year}年{month}月{name}仍为{holds}",
        "“{asked}” of the visit was amended from {was} to {is}; “{name}” of {year}-{month:02} is still {holds}"
    )
}

/// Writes the amended figure into the month.
pub fn rewrite_as(would_be: &str, lang: Lang) -> String {
    say!(lang, "改写为{would_be}", "Change to {would_be}")
}

/// Lets the month stand.
pub fn let_it_stand(lang: Lang) -> String {
    say!(lang, "不改", "Leave it")
}

/// The reason that stands in the history then.
pub fn stands_although(one: &AmendedBasis, lang: Lang) -> String {
    let is = &one.is;
    say!(lang, "督查更正为{is}后，核对不改", "The visit was amended to {is}; looked at and left")
}

/// That the month was rewritten.
pub fn month_rewritten(lang: Lang) -> String {
    say!(lang, "已按更正改写", "Changed as amended")
}

/// That the month was left as it is.
pub fn month_upheld(lang: Lang) -> String {
    say!(lang, "已记为不改", "Left as it is, on record")
}

/// What the mark at a cell says.
pub fn basis_amended(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "所依据的督查已更正",
        Lang::En => "The visit that it rests on was amended",
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
