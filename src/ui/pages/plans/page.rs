//! `#/plans/ID`: a plan with its objects, how they stand, its draws, and what was visited without it.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::fields::Writers;
use crate::domain::progress::settings::calendar;
use crate::domain::registers::planned_visit::ON;
use crate::domain::tables::RecordKind;
use crate::domain::visit_plan::days::spread;
use crate::domain::visit_plan::objects as planned_objects;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonSize, EmptyState, Icon, PageHead, Tag, TagShape, Tone};
use crate::ui::parts::NotFound;
use crate::ui::route::Route;
use crate::ui::words::{self, PlanWords};

use super::by_hand::ByHand;
use super::by_lot::ByLot;
use super::by_rule::ByRule;
use super::deeds::Deeds;
use super::list::KINDS;
use super::objects::Objects;
use super::shown::Shown;

/// Which way of choosing is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// 手选.
    Hand,
    /// 按条件.
    Rule,
    /// 双随机.
    Lot,
}

/// The page.
#[component]
pub fn PlanPage(plan: EntityId) -> impl IntoView {
    let ui = Ui::get();
    let of = StoredValue::new(plan);
    let shown = ui.session.watch(&KINDS, move |view| of.with_value(|plan| Shown::of(&view, plan, ui.lang)));
    let is_there = Memo::new(move |_| shown.with(Option::is_some));
    move || match is_there.get() {
        true => view! { <OnePlan ui of shown /> }.into_any(),
        false => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn OnePlan(ui: Ui, of: StoredValue<EntityId>, shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let read = move |what: fn(&Shown) -> String| {
        Signal::derive(move || shown.with(|shown| shown.as_deref().map(what).unwrap_or_default()))
    };
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Team.include(view.my_role()));
    let choosing = RwSignal::new(None::<Way>);
    let (period, coverage) = (read(|shown| shown.period.clone()), read(|shown| shown.coverage.clone()));
    let back = BackLink { href: Route::Plans.href(), label: words.title.to_owned() };
    let close = move |()| choosing.set(None);
    let is_empty = Memo::new(move |_| shown.with(|shown| shown.as_ref().is_none_or(|shown| shown.rows.is_empty())));
    view! {
        <div class="page page--list plan">
            <PageHead
                title=read(|shown| shown.plan.theme.clone())
                back=Some(back)
                subtitle=move || view! {
                    <span>{move || period.get()}</span>
                    <span class="num">{move || coverage.get()}</span>
                }
                actions=move || view! { <Deeds ui of shown may_write /> }
            />
            <section class="section">
                {move || may_write.get().then(|| view! { <Choosing ui of choosing /> })}
                {move || match is_empty.get() {
                    true => view! {
                        <EmptyState icon=Icon::Visit title=words.no_objects text=words.no_objects_text.to_owned() />
                    }
                    .into_any(),
                    false => view! { <Objects ui shown may_write /> }.into_any(),
                }}
            </section>
            <Draws ui shown />
            <Unplanned ui shown />
            {move || choosing.get().map(|way| match way {
                Way::Hand => view! { <ByHand ui plan=of.get_value() on_close=close /> }.into_any(),
                Way::Rule => view! { <ByRule ui plan=of.get_value() on_close=close /> }.into_any(),
                Way::Lot => view! { <ByLot ui plan=of.get_value() on_close=close /> }.into_any(),
            })}
        </div>
    }
}

/// The ways to choose objects, and days for them.
#[component]
fn Choosing(ui: Ui, of: StoredValue<EntityId>, choosing: RwSignal<Option<Way>>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let button = move |label: &'static str, way: Way| {
        view! {
            <Button label icon=Icon::Plus size=ButtonSize::Small on_press=move |()| choosing.set(Some(way)) />
        }
    };
    let give_days = move |()| {
        let given = ui.session.read(|view| {
            let plan = of.with_value(|of| crate::domain::visit_plan::Plan::of(view.tables, of))?;
            let objects = planned_objects(view.tables, &plan.id);
            Some(spread(view.tables, &plan, &objects, view.today, &calendar(view.book)))
        });
        let given = given.unwrap_or_default();
        if given.is_empty() {
            ui.toast(words.spread_none, Tone::Warn);
            return;
        }
        let count = given.len();
        let entries =
            given.into_iter().map(|(id, day)| (EntryTarget::Existing(id), vec![(ON.key.to_owned(), day.to_string())]));
        ui.act(Command::PutEntries { entries: entries.collect() }, &words::days_given(count, ui.lang));
    };
    view! {
        <div class="row no-print">
            {button(words.by_hand, Way::Hand)}
            {button(words.by_rule, Way::Rule)}
            {button(words.by_lot, Way::Lot)}
            <Button label=words.spread icon=Icon::Calendar size=ButtonSize::Small on_press=give_days />
        </div>
    }
}

/// 抽取记录.
#[component]
fn Draws(ui: Ui, shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let draws = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.draws.clone())));
    move || {
        let draws = draws.get().filter(|draws| !draws.is_empty())?;
        let line = |(record, holds): (crate::domain::visit_plan::drawn::Record, bool)| {
            let on = record.on.map(|on| on.to_string()).unwrap_or_default();
            let text = words::draw_line(&on, &record.lot.seed, record.drawn.len(), record.lot.sites.len(), ui.lang);
            let tag = match holds {
                true => view! { <Tag word=words.holds tone=Tone::Good shape=TagShape::Tick /> },
                false => view! { <Tag word=words.broken tone=Tone::Bad shape=TagShape::Cross /> },
            };
            view! { <li class="row"><span class="num">{text}</span>{tag}</li> }
        };
        let lines = draws.into_iter().map(line).collect_view();
        Some(view! {
            <section class="section">
                <header class="section__head"><h2 class="section__title">{words.draws}</h2></header>
                <ul class="stack stack--tight">{lines}</ul>
            </section>
        })
    }
}

/// 计划外督查.
#[component]
fn Unplanned(ui: Ui, shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let visits = Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.unplanned.clone())));
    move || {
        let visits = visits.get().filter(|visits| !visits.is_empty())?;
        let lines = visits.into_iter().map(|(visit, day, project)| {
            view! {
                <li class="row">
                    <span class="num">{day}</span>
                    <a href=Route::Visit(visit).href()>{project}</a>
                </li>
            }
        });
        let lines = lines.collect_view();
        Some(view! {
            <section class="section">
                <header class="section__head"><h2 class="section__title">{words.unplanned}</h2></header>
                <ul class="stack stack--tight">{lines}</ul>
            </section>
        })
    }
}
