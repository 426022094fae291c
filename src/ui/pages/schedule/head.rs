//! The first thing that the page says: whether the project ends in time, by how many days not, and which chain decides it.

use leptos::prelude::*;

use crate::domain::around::BookAround;
use crate::domain::figures::amount::{Amount, Rounding};
use crate::domain::figures::fraction::Fraction;
use crate::domain::figures::month::Month;
use crate::domain::figures::pace::finish_at;
use crate::domain::figures::rule::{PACE, READINESS};
use crate::domain::project_reckoned::reckoned;
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
    let line = words::schedule_line(&open.names(shown, &shown.chain), shown.finish, shown.end, open.ui.lang);
    let pressed = shown.pressed_by().map(|(place, day)| {
        let name = open.names(shown, &[place]).concat();
        words::pressed_by(&name, day, open.ui.lang)
    });
    pressed.into_iter().chain([line]).collect::<Vec<_>>().join(" · ")
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
        let around = BookAround::of(view.book, view.tables, view.today);
        let finish = finish_at(&reckoned(&PACE, &project, &around), Month::closed(view.today));
        let end = open.now.with(|now| now.end).map(Month::of);
        let pace = finish.zip(end).map(|(finish, end)| {
            let month = format!("{}-{:02}", finish.year(), finish.number());
            words::pace_told(&month, finish.since(end), ui.lang)
        });
        let ready = reckoned(&READINESS, &project, &around);
        let share = ready.value().ok().and_then(|share| share.times(Fraction::whole(100)));
        let ready = share.map(|share| {
            let share = Amount::of(share, 1, Rounding::default()).to_string();
            words::readiness(&share, ready.sources().len(), ui.lang)
        });
        pace.into_iter().chain(ready).collect::<Vec<_>>()
    });
    move || line.get().into_iter().map(|told| view! { <span>{told}</span> }).collect_view()
}
