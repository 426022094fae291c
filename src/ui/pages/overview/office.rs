//! 办公室: what waits for the office, by unit and by leader.

use leptos::prelude::*;

use crate::domain::duties::{Deed, Share, Shares};
use crate::domain::ledger::Filter;
use crate::domain::overview::OpenProblems;
use crate::domain::tables::RecordKind;
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonVariant, Icon, LinkButton, Stat, Tone};
use crate::ui::words::{self, OverviewWords};

use super::links::register;

/// One thing that waits: what, how many, and where.
#[derive(Clone, PartialEq)]
struct Waits {
    label: &'static str,
    go: String,
    count: usize,
    tone: Option<Tone>,
    href: String,
}

/// What waits for the office, the first thing to do first.
fn waits(counts: &OpenProblems, conflicts: usize, lang: Lang) -> Vec<Waits> {
    let words = OverviewWords::of(lang);
    let deed =
        |label, go: String, count, tone, deed: Deed| Waits { label, go, count, tone, href: register(deed.filter()) };
    let conflicts = Waits {
        label: words.conflicts,
        go: words::go_to(words.go_decide, conflicts, lang),
        count: conflicts,
        tone: Some(Tone::Warn),
        href: "#/exchange/conflicts".to_owned(),
    };
    let go = |go, count| words::go_to(go, count, lang);
    vec![
        conflicts,
        deed(words.to_assign, go(words.go_assign, counts.to_assign), counts.to_assign, None, Deed::Assign),
        deed(words.to_recheck, go(words.go_recheck, counts.to_recheck), counts.to_recheck, None, Deed::Recheck),
        deed(
            words.extension,
            go(words.go_extension, counts.extension_asked),
            counts.extension_asked,
            None,
            Deed::DecideExtension,
        ),
        deed(words.overdue, go(words.go_urge, counts.overdue), counts.overdue, Some(Tone::Bad), Deed::Urge),
    ]
}

fn watched(ui: Ui) -> Memo<Vec<Waits>> {
    ui.session.watch(RecordKind::all(), move |view| waits(&view.open_problems(None, 0), view.conflict_count(), ui.lang))
}

/// The first thing that there is to do, as the one button of the page.
#[component]
pub fn NextDeed() -> impl IntoView {
    let ui = Ui::get();
    let waits = watched(ui);
    move || {
        let next = waits.with(|waits| waits.iter().find(|waits| waits.count > 0).cloned());
        next.map(|next| {
            view! { <LinkButton href=next.href label=next.go variant=ButtonVariant::Primary icon=Icon::Next /> }
        })
    }
}

/// What waits, each a figure and a way to exactly that.
#[component]
pub fn Strip() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let waits = watched(ui);
    view! {
        <section class="section" aria-labelledby="overview-waits">
            <h2 class="visually-hidden" id="overview-waits">{words.waits}</h2>
            <div class="stats stats--strip">
                {move || waits.get().into_iter().map(|one| {
                    let (label, figure) = (one.label.to_owned(), figure(one.count));
                    let class = if one.count == 0 { "strip__item strip__item--none" } else { "strip__item" };
                    let stat = match one.tone.filter(|_| one.count > 0) {
                        Some(tone) => view! { <Stat label figure tone href=one.href /> }.into_any(),
                        None => view! { <Stat label figure href=one.href /> }.into_any(),
                    };
                    view! { <div class=class>{stat}</div> }
                }).collect_view()}
            </div>
            {move || waits.with(|waits| waits.iter().all(|one| one.count == 0)).then(|| view! {
                <p class="quiet">{words.nothing_waits}</p>
            })}
        </section>
    }
}

/// Who has most of what waits.
#[component]
pub fn Who() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let shares = ui.session.watch(RecordKind::all(), |view| view.shares());
    let units =
        |filter: fn() -> Filter| move |name: &str| register(Filter { units: [name.to_owned()].into(), ..filter() });
    let leaders = |name: &str| register(Filter { leaders: [name.to_owned()].into(), ..Deed::Urge.filter() });
    move || {
        let Shares { overdue_by_unit, overdue_by_leader, to_assign_by_unit } = shares.get();
        view! {
            <Bars title=words.overdue_by_unit shares=overdue_by_unit tone=Tone::Bad href=Box::new(units(|| Deed::Urge.filter())) />
            <Bars title=words.overdue_by_leader shares=overdue_by_leader tone=Tone::Bad href=Box::new(leaders) />
            <Bars title=words.to_assign_by_unit shares=to_assign_by_unit tone=Tone::Info href=Box::new(units(|| Deed::Assign.filter())) />
        }
    }
}

/// A list of names, each with a bar as long as its count; nothing where there is nothing to count.
#[component]
fn Bars(title: &'static str, shares: Vec<Share>, tone: Tone, href: Box<dyn Fn(&str) -> String>) -> impl IntoView {
    let words = OverviewWords::of(Ui::get().lang);
    let most = shares.iter().map(|share| share.count).max().unwrap_or(1).max(1);
    (!shares.is_empty()).then(|| {
        let rows = shares.into_iter().map(|share| {
            let width = format!("{}%", (share.count * 100).div_ceil(most));
            let inner = |name: String| view! {
                <span class="share__name clamped" title=name.clone()>{name.clone()}</span>
                <span class="share__track" aria-hidden="true"><span class="share__bar" style:inline-size=width></span></span>
                <span class="share__count num">{figure(share.count)}</span>
            };
            match share.name.is_empty() {
                true => view! { <li class="share">{inner(words.nobody.to_owned())}</li> }.into_any(),
                false => {
                    let to = href(&share.name);
                    view! { <li><a class="share" href=to>{inner(share.name)}</a></li> }.into_any()
                }
            }
        });
        view! {
            <section class="section">
                <header class="section__head"><h2 class="section__title">{title}</h2></header>
                <ul class=format!("shares {}", tone.class())>{rows.collect_view()}</ul>
            </section>
        }
    })
}
