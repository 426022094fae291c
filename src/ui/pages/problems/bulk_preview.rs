//! What an action on several problems would do to each: old and new side by side, and by name those that it leaves out.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::bulk::{Effect, Left, Moved, Shift};
use crate::domain::defaults::UnitGrounds;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::words::{self, ProblemsWords};

/// The preview.
#[component]
pub fn Preview(ui: Ui, effects: Vec<Effect>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let (mut possible, mut left) = (Vec::new(), Vec::new());
    for Effect { title, outcome, .. } in effects {
        match outcome {
            Ok(shift) => possible.push((title, shift)),
            Err(why) => left.push((title, why)),
        }
    }
    let first = possible.first().map(|(_, shift)| shift.clone()).unwrap_or_default();
    let has = (first.unit.is_some(), first.deadline.is_some(), first.leader.is_some(), first.number.is_some());
    let rows = possible.into_iter().map(|(title, shift)| row(title, shift, lang)).collect_view();
    view! {
        {(has != (false, false, false, false)).then(|| view! {
            <div class="ledger--scroll">
                <table class="ledger bulk__preview" aria-label=words.bulk_preview>
                    <thead>
                        <tr>
                            <th scope="col">{words.problem}</th>
                            {has.0.then(|| view! { <th scope="col">{words::old_and_new(words.unit, lang)}</th> })}
                            {has.1.then(|| view! { <th scope="col">{words::old_and_new(words.deadline, lang)}</th> })}
                            {has.2.then(|| view! { <th scope="col">{words::old_and_new(words.leader, lang)}</th> })}
                            {has.3.then(|| view! { <th scope="col">{words::old_and_new(words.number, lang)}</th> })}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })}
        {(!left.is_empty()).then(|| view! {
            <section class="bulk__left">
                <h3>{words::bulk_left_out(left.len(), lang)}</h3>
                <ul>
                    {left.into_iter().map(|(title, why)| view! {
                        <li><span>{title}</span> " " <span class="quiet">{left_words(&why, lang)}</span></li>
                    }).collect_view()}
                </ul>
            </section>
        })}
    }
}

fn row(title: String, shift: Shift, lang: Lang) -> impl IntoView {
    let day = |moved: &Moved<Option<NaiveDate>>| {
        let text = |day: Option<NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
        Moved { before: text(moved.before), after: text(moved.after) }
    };
    let deadline = shift.deadline.as_ref().map(day);
    let words = ProblemsWords::of(lang);
    let by = shift.proposed.unit.map(|grounds| match grounds {
        UnitGrounds::Category => words.by_category,
        UnitGrounds::Project => words.by_project_unit,
    });
    let day_by = shift.proposed.deadline.then_some(words.by_category);
    view! {
        <tr>
            <td>{title}</td>
            {shift.unit.map(|unit| view! { <td>{moved(unit)} {grounds(by)}</td> })}
            {deadline.map(|deadline| view! {
                <td class="num">
                    {moved(deadline)}
                    {grounds(day_by)}
                    {shift.eased.then(|| view! {
                        <span class="bulk__mark" title=ProblemsWords::of(lang).eased>
                            <span aria-hidden="true">" △"</span>
                            <span class="visually-hidden">{ProblemsWords::of(lang).eased}</span>
                        </span>
                    })}
                </td>
            })}
            {shift.leader.map(|leader| view! { <td>{moved(leader)}</td> })}
            {shift.number.map(|number| view! { <td class="num">{moved(number)}</td> })}
        </tr>
    }
}

/// By what a value is proposed.
fn grounds(by: Option<&'static str>) -> impl IntoView {
    by.map(|by| view! { " " <span class="faint">{by}</span> })
}

/// Old and new; one quiet word where nothing changes.
fn moved(moved: Moved<String>) -> AnyView {
    let Moved { before, after } = moved;
    if before == after {
        return view! { <span class="faint">{after}</span> }.into_any();
    }
    let before = if before.is_empty() { "—".to_owned() } else { before };
    view! { <span class="faint">{before}</span> " → " <span class="strong">{after}</span> }.into_any()
}

/// Why a problem is left out.
fn left_words(left: &Left, lang: Lang) -> String {
    let words = ProblemsWords::of(lang);
    match left {
        Left::Same => words.bulk_same.to_owned(),
        Left::NoUnit => words.bulk_no_unit.to_owned(),
        Left::NoDeadline => words.bulk_no_deadline.to_owned(),
        Left::Numbered => words.bulk_numbered.to_owned(),
        Left::NoSeries => words.bulk_no_series.to_owned(),
        Left::Refused(why) => words::refusal(why, lang),
    }
}
