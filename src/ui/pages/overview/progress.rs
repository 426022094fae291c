//! 全区进度: how the region stands as of the last closed month, who is behind, and what else stands out. For the office and the leaders.

use leptos::prelude::*;

use crate::domain::figures::rule::Unit;
use crate::domain::progress::asked::{About, Asked, Measure, Shown};
use crate::domain::progress::lists::Listing;
use crate::domain::progress::region::FIGURE_KINDS;
use crate::domain::progress::standing::{Laggard, Standing};
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::parts::figure::{Figured, Footnote, UnitShown};
use crate::ui::parts::month_chart::MonthChart;
use crate::ui::parts::stands_out::standing_out;
use crate::ui::parts::summary_address::Sought;
use crate::ui::route::Route;
use crate::ui::words::{self, FigureWords, ReportWords};

/// The sections; a book without plans has one quiet line.
#[component]
pub fn Progress() -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let standing = ui.session.watch(&FIGURE_KINDS, |view| view.standing());
    move || {
        let standing = standing.get()?;
        Some(match standing.has_plans {
            false => view! {
                <p class="quiet overview__no-plans">
                    {words.no_plans}
                    {standing.latest.map(|latest| {
                        let href = Route::Progress(format!("month={latest}")).href();
                        view! {
                            " " {words::latest_month(latest, ui.lang)} " "
                            <a href=href>{words::go_to_month(latest, ui.lang)}</a>
                        }
                    })}
                </p>
            }
            .into_any(),
            true => view! { <Region standing=standing.clone() /> <Laggards standing /> }.into_any(),
        })
    }
}

fn of_region(measure: Measure, standing: &Standing) -> Asked {
    Asked { about: About::Region, measure, as_of: standing.as_of }
}

#[component]
fn Region(standing: Standing) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let stat = |label: &str, measure: Measure, shown: &Shown| {
        let label = label.to_owned();
        let (asked, shown) = (of_region(measure, &standing), shown.clone());
        let unit = if measure.rule().unit == Unit::Percent { UnitShown::Yes } else { UnitShown::No };
        view! {
            <div class="stat">
                <span class="stat__label">{label}</span>
                <span class="stat__figure"><Figured asked shown unit /></span>
            </div>
        }
    };
    view! {
        <section class="section" aria-labelledby="overview-progress">
            <header class="section__head">
                <h2 class="section__title" id="overview-progress">{words.region}</h2>
                <a class="section__note" href=Route::Reports.href()>{ReportWords::of(ui.lang).title}</a>
                <a class="section__note" href=Route::Summary(String::new()).href()>
                    {words::as_of_month(standing.as_of, ui.lang)} " · " {words.open_summary}
                </a>
            </header>
            <div class="stats stats--figures">
                {stat(words.plan, Measure::Plan, &standing.plan)}
                {stat(words.completed, Measure::Completed, &standing.completed)}
                {stat(Measure::Completion.rule().name.get(ui.lang), Measure::Completion, &standing.completion)}
                {stat(words.to_date, Measure::PlanShare, &standing.plan_share)}
                {stat(words.gap, Measure::Gap, &standing.gap)}
                {stat(Measure::Growth.rule().name.get(ui.lang), Measure::Growth, &standing.growth)}
            </div>
            <MonthChart chart=standing.chart.clone() about=String::new() />
            <StandsOut standing=standing.clone() />
            <Footnote />
        </section>
    }
}

/// 到期未开工 n · 停工 n · 逾竣工期 n, each a way to exactly those.
#[component]
fn StandsOut(standing: Standing) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let lists = [Listing::StartedLate, Listing::Halted, Listing::PastFinish, Listing::NoPlan, Listing::NotReported];
    let there = lists.into_iter().filter(|listing| standing.count(*listing) > 0).collect::<Vec<_>>();
    let as_projects = (!there.is_empty()).then(|| standing_out(&there).href());
    let shown = there.into_iter().map(|listing| {
        let href = Sought { as_of: Some(standing.as_of), list: Some(listing), ..Sought::default() }.href();
        view! {
            <li>
                <a href=href>{listing.name().get(ui.lang).to_owned()} " " <span class="num">{figure(standing.count(listing))}</span></a>
            </li>
        }
    });
    view! {
        <ul class="stands-out" aria-label=words.stands_out>
            {shown.collect_view()}
            {as_projects.map(|href| view! { <li><a href=href>{words.as_projects}</a></li> })}
        </ul>
    }
}

/// 落后项目: the worst eight.
#[component]
fn Laggards(standing: Standing) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let as_of = standing.as_of;
    let all = Sought { as_of: Some(as_of), list: Some(Listing::Behind), ..Sought::default() }.href();
    let rows = standing.laggards.iter().filter_map(|laggard| {
        let Laggard { completion, gap, .. } = laggard.clone();
        let id = laggard.id()?;
        let project = ui.session.read(|view| view.tables.project(&id).cloned())?;
        let asked = |measure| Asked { about: About::Project(id.clone()), measure, as_of };
        Some(view! {
            <li class="laggard">
                <a class="laggard__name one-line" href=Route::Project(id.clone()).href()>{project.name.clone()}</a>
                <span class="laggard__unit one-line">{project.lead_unit.clone()}</span>
                <span class="laggard__figure"><Figured asked=asked(Measure::Completion) shown=completion unit=UnitShown::Yes /></span>
                <span class="laggard__figure"><Figured asked=asked(Measure::Gap) shown=gap /></span>
            </li>
        })
    });
    view! {
        <section class="section" aria-labelledby="overview-laggards">
            <header class="section__head">
                <h2 class="section__title" id="overview-laggards">{words.laggards}</h2>
                <a class="section__note num" href=all>{figure(standing.count(Listing::Behind))}</a>
            </header>
            {match standing.laggards.is_empty() {
                true => view! { <p class="quiet">{words.none_behind}</p> }.into_any(),
                false => view! { <ul class="laggards">{rows.collect_view()}</ul> }.into_any(),
            }}
        </section>
    }
}
