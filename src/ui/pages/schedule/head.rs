//! The first thing that the page says: whether the project ends in time, by how many days not, and which chain decides it.

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::pace::readiness;
use crate::domain::progress::foreseen::{foreseen, readiness_of};
use crate::domain::schedule::plan::{Schedule, Verdict};
use crate::domain::tables::RecordKind;
use crate::ui::words;

use super::baseline::BaselineNamed;
use super::open::OpenSchedule;

/// The sentence in large type and what stands below it.
#[component]
pub fn Said(open: OpenSchedule) -> impl IntoView {
    let lang = open.ui.lang;
    let verdict = Memo::new(move |_| open.shown.with(|shown| shown.verdict));
    let class = move || match verdict.get() {
        Verdict::Compress(_) => "schedule__verdict schedule__verdict--short",
        Verdict::Spare(_) | Verdict::Done(_) | Verdict::NoEnd(_) | Verdict::Empty => "schedule__verdict",
    };
    let doubts = move || {
        open.shown.with(|shown| {
            let circles = shown.circles.iter().map(|circle| words::circle(&open.names(shown, circle), lang));
            let early = shown.before_start.map(|days| words::before_start(days, lang));
            let told = circles.chain(early).map(|told| view! { <li>"△ " {told}</li> });
            told.collect_view()
        })
    };
    view! {
        <div class="schedule__said">
            <p class=class><span>{move || words::verdict(verdict.get(), lang)}</span></p>
            <p class="schedule__line">{move || open.shown.with(|shown| line_of(open, shown))}</p>
            <ul class="schedule__doubts">{doubts}</ul>
            <p class="schedule__foreseen quiet"><BaselineNamed open /> {foreseen_line(open)}</p>
        </div>
    }
}

/// The chain, the earliest finish and the one that is asked for.
pub fn line_of(open: OpenSchedule, shown: &Schedule) -> String {
    words::schedule_line(&open.names(shown, &shown.chain), shown.finish, shown.end, open.ui.lang)
}

/// What the project is called.
pub fn project_name(open: OpenSchedule) -> String {
    open.inputs.with(|inputs| inputs.as_ref().map(|inputs| inputs.project.name.clone()).unwrap_or_default())
}

/// 按近三月进度测算 and 前期就绪度, as far as the book says enough.
fn foreseen_line(open: OpenSchedule) -> impl IntoView {
    let ui = open.ui;
    let project = open.project.get_value();
    let line = ui.session.watch(RecordKind::all(), move |view| {
        let pace = foreseen(view.book, view.tables, &office(), &project, view.today);
        let end = open.now.with(|now| now.end).map(Month::of);
        let pace = pace.zip(end).map(|(pace, end)| {
            let month = format!("{}-{:02}", pace.finish.year(), pace.finish.number());
            words::pace_told(&month, pace.finish.since(end), ui.lang)
        });
        let (granted, needed) = readiness_of(view.book, view.tables, &project, view.today);
        let share = readiness(granted, needed).and_then(|share| share.times(Fraction::whole(100)));
        let ready = share.map(|share| {
            let share = Amount::of(share, 1, Rounding::default()).to_string();
            words::readiness(&share, granted, needed, ui.lang)
        });
        pace.into_iter().chain(ready).collect::<Vec<_>>()
    });
    move || line.get().into_iter().map(|told| view! { <span>{told}</span> }).collect_view()
}
