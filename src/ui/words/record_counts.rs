//! How much something is, in records as people count them.

use crate::domain::record_counts::{Arrivals, RecordCounts};
use crate::domain::text::{Lang, figure};

use super::list_comma;

/// Records as people count them: `12 个项目、1 次督查、2 个问题`; empty for none.
pub fn records(counts: &RecordCounts, lang: Lang) -> String {
    let RecordCounts { projects, visits, problems, remarks, entries, photos, attachments, others } = *counts;
    let parts = [
        (projects, say!(lang, "{} 个项目", "{} project{s}", figure(projects); s = projects)),
        (visits, say!(lang, "{} 次督查", "{} visit{s}", figure(visits); s = visits)),
        (problems, say!(lang, "{} 个问题", "{} issue{s}", figure(problems); s = problems)),
        (remarks, say!(lang, "{} 条工作记录", "{} note{s}", figure(remarks); s = remarks)),
        (entries, say!(lang, "{} 条台账记录", "{} register record{s}", figure(entries); s = entries)),
        (photos, say!(lang, "{} 张照片", "{} photo{s}", figure(photos); s = photos)),
        (attachments, say!(lang, "{} 份附件", "{} attachment{s}", figure(attachments); s = attachments)),
        (
            others,
            say!(
                lang,
                "{} 项人员、单位、签字等资料",
                "{} entries of people, units, signatures and the like",
                figure(others)
            ),
        ),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, told)| told).collect();
    parts.join(list_comma(lang))
}

/// What stands between the parts of a sentence.
pub const fn semicolon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    }
}

/// What is new and what changes; empty for nothing.
pub fn arrives(arrivals: &Arrivals, lang: Lang) -> String {
    let (new, updated) = (records(&arrivals.new, lang), records(&arrivals.updated, lang));
    let new = (!new.is_empty()).then(|| say!(lang, "新增 {new}", "new: {new}"));
    let updated = (!updated.is_empty()).then(|| say!(lang, "更新 {updated}", "updated: {updated}"));
    new.into_iter().chain(updated).collect::<Vec<_>>().join(semicolon(lang))
}

/// What a file brings, and what is there already.
pub fn brings(arrivals: &Arrivals, lang: Lang) -> String {
    let known = records(&arrivals.known, lang);
    let known = (!known.is_empty()).then(|| say!(lang, "已有 {known}", "already there: {known}"));
    let arrives = Some(arrives(arrivals, lang)).filter(|told| !told.is_empty());
    arrives.into_iter().chain(known).collect::<Vec<_>>().join(semicolon(lang))
}

/// The button that merges, with what is merged: what people work on, people and units only where there is nothing else.
pub fn merge_button(arrivals: &Arrivals, lang: Lang) -> String {
    let worked_on = |counts: &RecordCounts| records(&RecordCounts { others: 0, ..*counts }, lang);
    match (worked_on(&arrivals.new), worked_on(&arrivals.updated)) {
        (new, updated) if new.is_empty() && updated.is_empty() => say!(lang, "汇总入册", "Merge"),
        (new, updated) if new.is_empty() => say!(lang, "汇总入册（更新 {updated}）", "Merge (updates {updated})"),
        (new, _) => say!(lang, "汇总入册（{new}）", "Merge ({new})"),
    }
}

/// What a merge came to.
pub fn merged(arrivals: &Arrivals, lang: Lang) -> String {
    match arrives(arrivals, lang) {
        told if told.is_empty() => say!(lang, "已汇总入册", "Merged"),
        told => say!(lang, "已汇总入册：{told}", "Merged: {told}"),
    }
}
