//! `#/progress/summary`: 完成情况, summed by unit, sector, leader or programme, or every project alone; and the lists behind the figures.

mod contribution;
mod lines;
mod sheet;
mod starts;
mod table;

use std::sync::LazyLock;

use leptos::prelude::*;

use crate::domain::answering::WhoKind;
use crate::domain::figures::month::Month;
use crate::domain::progress::asked::Measure;
use crate::domain::progress::groups::By;
use crate::domain::progress::lists::Listing;
use crate::domain::progress::region::FIGURE_KINDS;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, EmptyState, Icon, LabelShown, LinkButton, PageHead, SelectField, SelectOption};
use crate::ui::parts::export::{ExportMenu, Outgoing};
use crate::ui::parts::figure::Footnote;
use crate::ui::parts::month_picker::{LatestMonth, MonthPicker};
use crate::ui::parts::stands_out::standing_out;
use crate::ui::parts::summary_address::{RANKED_BY, Sought};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, FigureWords, ProgressWords, WhoWords};

pub use contribution::Contribution;
use lines::{Lines, lines};
use starts::StartsLine;
use table::Table;

/// What the lines follow from: figures, and the problems that light red.
static LINE_KINDS: LazyLock<Vec<RecordKind>> =
    LazyLock::new(|| FIGURE_KINDS.iter().copied().chain([RecordKind::Problems]).collect());

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
    let shown = ui.session.watch(&LINE_KINDS, move |view| lines(&view, &sought.get(), ui.lang));
    let as_of = Memo::new(move |_| shown.with(|shown| shown.as_of));
    let go = move |sought: Sought| route::replace(&Route::Summary(sought.write()));
    let to_month = move |month: Month| go(Sought { as_of: Some(month), ..sought.get_untracked() });
    let is_bare = Memo::new(move |_| shown.with(Lines::has_no_figure));
    let latest = Callback::new(move |month| Sought { as_of: Some(month), ..sought.get_untracked() }.href());
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
                    <LinkButton href=Route::Contribution(String::new()).href() label=words.contribution />
                    <LinkButton href=Route::Holders(WhoKind::Leader).href() label=WhoWords::of(ui.lang).title />
                    <LinkButton href=Route::Progress(String::new()).href() label=ProgressWords::of(ui.lang).title />
                    {move || (!shown.with(Lines::is_empty)).then(|| {
                        view! { <ExportMenu ui out=Outgoing::of(move || sheet::sheet(ui, &shown.get_untracked())) /> }
                    })}
                    <Button label=words.print icon=Icon::Print on_press=move |()| print() />
                }
            />
            <div class="toolbar list__toolbar">
                <MonthPicker ui month=as_of on_change=to_month />
                <SelectField
                    label=words.by
                    label_shown=LabelShown::ToScreenReaders
                    value=Signal::derive(move || chosen(&sought.get()))
                    options=options(ui)
                    on_change=move |key: String| go(choose(&key, sought.get_untracked()))
                />
                {move || (!is_one_list.get()).then(|| view! { <RankedBy ui sought go=Callback::new(go) /> })}
                // The list of projects stands where the last closed month does.
                {move || {
                    let last = ui.session.read(|view| Month::closed(view.today));
                    sought.get().list.filter(|_| as_of.get() == last).map(|listing| {
                        view! { <LinkButton href=standing_out(&[listing]).href() label=words.as_projects /> }
                    })
                }}
                {move || is_one_list.get().then(|| {
                    let href = Sought { as_of: sought.get().as_of, ..Sought::first() }.href();
                    view! { <LinkButton href label=words.back_to_sums /> }
                })}
            </div>
            {move || is_bare.get().then(|| view! { <LatestMonth ui shown=as_of.get() href=latest /> })}
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

/// 排名: by what the lines are ranked, or not.
#[component]
fn RankedBy(ui: Ui, sought: Memo<Sought>, go: Callback<Sought>) -> impl IntoView {
    let words = FigureWords::of(ui.lang);
    let key =
        |measure: Option<Measure>| RANKED_BY.iter().find(|(by, _)| Some(*by) == measure).map_or("", |(_, key)| *key);
    let named = |(measure, key): &(Measure, &'static str)| {
        SelectOption::new(*key, words::ranked_by(measure.rule().name.get(ui.lang), ui.lang))
    };
    let mut options = vec![SelectOption::new("", words.not_ranked)];
    options.extend(RANKED_BY.iter().map(named));
    let choose = move |chosen: String| {
        let ranked = RANKED_BY.iter().find(|(_, key)| *key == chosen).map(|(by, _)| *by);
        go.run(Sought { ranked, ..sought.get_untracked() });
    };
    let persons = ui.session.watch(&[RecordKind::Other], |view| view.figure_settings().ranks_leaders);
    let off = move || sought.with(|sought| sought.ranked.is_some() && sought.by == Some(By::Leader)) && !persons.get();
    view! {
        <SelectField
            label=words.rank
            label_shown=LabelShown::ToScreenReaders
            value=Signal::derive(move || key(sought.with(|sought| sought.ranked)).to_owned())
            options
            on_change=choose
        />
        {move || off().then(|| view! { <p class="quiet">{words.no_persons}</p> })}
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
    Sought {
        as_of: before.as_of,
        by: By::from_key(key),
        within: None,
        list: Listing::from_key(key),
        ranked: before.ranked,
    }
}
