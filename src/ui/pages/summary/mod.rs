//! `#/progress/summary`: 完成情况, summed by unit, sector, leader or programme, or every project alone; and the lists behind the figures.

mod lines;
mod sheet;
mod starts;
mod table;

use leptos::prelude::*;

use crate::domain::figures::month::Month;
use crate::domain::progress::groups::By;
use crate::domain::progress::lists::Listing;
use crate::domain::progress::region::FIGURE_KINDS;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, EmptyState, Icon, IconButton, LabelShown, LinkButton, PageHead, SelectField, SelectOption,
};
use crate::ui::parts::export::ExportMenu;
use crate::ui::parts::figure::Footnote;
use crate::ui::parts::summary_address::Sought;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, FigureWords, ProgressWords};

use lines::{Lines, lines};
use starts::StartsLine;
use table::Table;

/// The page.
#[component]
pub fn Summary() -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let sought = Memo::new(move |_| {
        ui.route.with(|route| match route {
            Route::Summary(query) => Sought::read(query),
            _ => Sought::first(),
        })
    });
    let shown = ui.session.watch(&FIGURE_KINDS, move |view| lines(&view, &sought.get(), ui.lang));
    let as_of = Memo::new(move |_| shown.with(|shown| shown.as_of));
    let go = move |sought: Sought| route::replace(&Route::Summary(sought.write()));
    let month = move |to: fn(Month) -> Option<Month>| {
        move |()| {
            if let Some(month) = to(as_of.get_untracked()) {
                go(Sought { as_of: Some(month), ..sought.get_untracked() });
            }
        }
    };
    let is_one_list = Memo::new(move |_| sought.with(|sought| sought.list.is_some() || sought.within.is_some()));
    view! {
        <div class="page page--wide page--ledger summary">
            <PageHead
                title=words.summary
                subtitle=move || view! {
                    <span class="num">{move || words::as_of_month(as_of.get(), ui.lang)}</span>
                    <span>{move || if shown.with(|shown| shown.is_listed) { words.listed } else { words.not_listed }}</span>
                    <span>{words.wan}</span>
                }
                actions=move || view! {
                    <LinkButton href=Route::Progress(String::new()).href() label=ProgressWords::of(ui.lang).title />
                    {move || (!shown.with(Lines::is_empty)).then(|| {
                        view! { <ExportMenu ui sheet=move |()| sheet::sheet(ui, &shown.get_untracked()) /> }
                    })}
                    <Button label=words.print icon=Icon::Print on_press=move |()| print() />
                }
            />
            <div class="toolbar list__toolbar">
                <span class="row row--tight">
                    <IconButton icon=Icon::Back label=words.previous_month on_press=month(|month| Some(month.back(1))) />
                    <span class="num">{move || words::whole_month(as_of.get(), ui.lang)}</span>
                    <IconButton icon=Icon::Next label=words.next_month on_press=month(Month::next) />
                </span>
                <SelectField
                    label=words.by
                    label_shown=LabelShown::ToScreenReaders
                    value=Signal::derive(move || chosen(&sought.get()))
                    options=options(ui)
                    on_change=move |key: String| go(choose(&key, sought.get_untracked()))
                />
                {move || is_one_list.get().then(|| {
                    let href = Sought { as_of: sought.get().as_of, ..Sought::first() }.href();
                    view! { <LinkButton href label=words.back_to_sums /> }
                })}
            </div>
            {move || shown.with(Lines::is_empty).then(|| match is_one_list.get() {
                true => view! { <p class="quiet">{words.no_rows}</p> }.into_any(),
                false => view! {
                    <EmptyState icon=Icon::Reports title=words.empty text=words.empty_text.to_owned() />
                }.into_any(),
            })}
            {move || (!shown.with(Lines::is_empty)).then(|| view! { <Table shown=shown.get() /> })}
            {move || (!is_one_list.get()).then(|| view! { <StartsLine as_of=as_of.get() /> })}
            <Footnote />
        </div>
    }
}

fn print() {
    if window().print().is_err() {
        leptos::logging::warn!("this browser does not print");
    }
}

/// What the picker holds: the ways to sum, every project alone, and the lists.
fn options(ui: Ui) -> Vec<SelectOption> {
    let by = By::ALL.iter().map(|by| SelectOption::new(by.key(), by.name().get(ui.lang)));
    let lists = Listing::ALL.iter().map(|list| SelectOption::new(list.key(), list.name().get(ui.lang)));
    by.chain([SelectOption::new("project", FigureWords::of(ui.lang).by_project)]).chain(lists).collect()
}

fn chosen(sought: &Sought) -> String {
    let by = sought.by.map_or("project", By::key);
    sought.list.map_or(by, Listing::key).to_owned()
}

fn choose(key: &str, before: Sought) -> Sought {
    Sought { as_of: before.as_of, by: By::from_key(key), within: None, list: Listing::from_key(key) }
}
