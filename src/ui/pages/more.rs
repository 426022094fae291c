//! `#/more`: the places for which the foot of a phone has no room, each with one line of what is there.

use leptos::prelude::*;

use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Icon, PageHead};
use crate::ui::nav::PLACES;
use crate::ui::route::Route;
use crate::ui::words::{
    ApprovalsWords, LookBackWords, MoreWords, PastWords, PlanWords, ReportWords, ScheduleWords, TwinWords,
    WaitingWords, WhatIfWords,
};

/// One line of the page.
struct Line {
    href: String,
    icon: Icon,
    name: &'static str,
    about: &'static str,
}

/// The page.
#[component]
pub fn More() -> impl IntoView {
    let ui = Ui::get();
    let words = MoreWords::of(ui.lang);
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    let lines = move || {
        let role = role.get();
        let off_foot = PLACES.iter().filter(|place| place.at_side && (place.of)(role) && !(place.at_foot)(role));
        let places = off_foot.map(|place| Line {
            href: place.href.to_owned(),
            icon: place.icon,
            name: (place.label)(ui.common()),
            about: (place.about)(words),
        });
        places.chain(further(ui)).map(line).collect_view()
    };
    view! {
        <div class="page page--read more">
            <PageHead title=words.title />
            <ul class="more__list">{lines}</ul>
        </div>
    }
}

/// Pages that stand at no place of their own.
fn further(ui: Ui) -> [Line; 12] {
    let (words, past, twins) = (MoreWords::of(ui.lang), PastWords::of(ui.lang), TwinWords::of(ui.lang));
    let (look, what_if) = (LookBackWords::of(ui.lang), WhatIfWords::of(ui.lang));
    let line = |route: Route, icon, name, about| Line { href: route.href(), icon, name, about };
    [
        line(Route::Waiting(String::new()), Icon::Clock, WaitingWords::of(ui.lang).title, words.waiting_about),
        line(Route::Summary(String::new()), Icon::Reports, words.summary, words.summary_about),
        line(Route::Plans, Icon::Visit, PlanWords::of(ui.lang).title, PlanWords::of(ui.lang).about),
        line(Route::Reports, Icon::File, ReportWords::of(ui.lang).title, ReportWords::of(ui.lang).about),
        line(Route::Approvals(String::new()), Icon::Check, ApprovalsWords::of(ui.lang).title, words.approvals_about),
        line(Route::Schedules, Icon::Calendar, ScheduleWords::of(ui.lang).title, words.schedules_about),
        line(Route::LookBack, Icon::Visit, look.title, look.about),
        line(Route::Twins, Icon::Merge, twins.title, twins.about),
        line(Route::Past(None, String::new()), Icon::History, past.title, past.about),
        line(Route::WhatIf, Icon::Question, what_if.title, what_if.about),
        line(Route::Templates, Icon::Templates, ui.common().templates, words.templates_about),
        line(Route::Help(String::new()), Icon::Question, words.help, words.help_about),
    ]
}

fn line(line: Line) -> impl IntoView {
    view! {
        <li>
            <a class="more__line" href=line.href>
                {line.icon.view()}
                <span class="more__name">{line.name}</span>
                <span class="more__about quiet">{line.about}</span>
                {Icon::Next.view()}
            </a>
        </li>
    }
}
