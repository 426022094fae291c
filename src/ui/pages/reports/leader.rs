//! `#/reports/leader?at=2026-09&leader=NAME`: 领导一页通 on one A4 page, of all projects or of those of one leader.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::figures::month::Month;
use crate::domain::report::leader::{document, leaders};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, LabelShown, PageHead, SelectField, SelectOption};
use crate::ui::parts::month_picker::MonthPicker;
use crate::ui::route::{self, Route, decoded, encoded};
use crate::ui::words::ReportWords;

use super::desk::Desk;
use super::out::PaperDeeds;
use super::paper::paper;

/// What the page is asked for.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
struct Sought {
    as_of: Option<Month>,
    leader: Option<String>,
}

impl Sought {
    fn read(query: &str) -> Self {
        let value = |name: &str| {
            let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            pair.map(decoded).filter(|value| !value.is_empty())
        };
        Self { as_of: value("at").and_then(|at| Month::parse(&at)), leader: value("leader") }
    }

    fn write(&self) -> String {
        let at = self.as_of.map(|at| format!("at={at}"));
        let leader = self.leader.as_ref().map(|leader| format!("leader={}", encoded(leader)));
        at.into_iter().chain(leader).collect::<Vec<_>>().join("&")
    }
}

/// The page.
#[component]
pub fn LeaderPage() -> impl IntoView {
    let ui = Ui::get();
    let words = ReportWords::of(ui.lang);
    let sought = Memo::new(move |_| {
        ui.route.with(|route| match route {
            Route::Leader(query) => Sought::read(query),
            _ => Sought::default(),
        })
    });
    let today = ui.session.today();
    let as_of = Memo::new(move |_| sought.get().as_of.unwrap_or_else(|| Month::closed(today.get())));
    let page = ui.session.watch(RecordKind::all(), move |view| {
        let leader = sought.get().leader;
        Arc::new(document(view.book, view.tables, &office(), as_of.get(), leader, view.today))
    });
    let title = Signal::derive(move || page.with(|page| page.name.get(ui.lang).to_owned()));
    let back = BackLink { href: Route::Reports.href(), label: words.title.to_owned() };
    view! {
        <div class="page page--document page--one">
            <PageHead title back=Some(back) actions=move || view! { <PaperDeeds ui document=page /> } />
            <Choices ui sought as_of />
            {move || {
                let desk = Desk { ui, as_of: as_of.get(), editing: None };
                page.with(|page| paper(desk, page))
            }}
        </div>
    }
}

/// The month, and whose projects.
#[component]
fn Choices(ui: Ui, sought: Memo<Sought>, as_of: Memo<Month>) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let go = move |sought: Sought| route::replace(&Route::Leader(sought.write()));
    let to_month = move |month: Month| go(Sought { as_of: Some(month), ..sought.get_untracked() });
    let names = ui.session.watch(&[RecordKind::Projects], |view| leaders(view.tables));
    let options = Signal::derive(move || {
        let all = SelectOption::new("", words.all_projects);
        std::iter::once(all)
            .chain(names.get().into_iter().map(|name| SelectOption::new(name.clone(), name)))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="toolbar list__toolbar no-print">
            <MonthPicker ui month=as_of on_change=to_month />
            <SelectField
                label=words.of_leader
                label_shown=LabelShown::ToScreenReaders
                value=Signal::derive(move || sought.get().leader.unwrap_or_default())
                options
                on_change=move |name: String| {
                    go(Sought { leader: Some(name).filter(|name| !name.is_empty()), ..sought.get_untracked() });
                }
            />
        </div>
    }
}
