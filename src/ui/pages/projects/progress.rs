//! How a project stands: the strip under its name, and the months of its year.

use leptos::prelude::*;

use crate::domain::figures::month::Month;
use crate::domain::figures::ytd::Kind;
use crate::domain::ids::ProjectId;
use crate::domain::progress::asked::{About, Asked, Measure, Reported, Shown};
use crate::domain::progress::chart::Chart;
use crate::domain::progress::image::image_of;
use crate::domain::progress::region::{FIGURE_KINDS, Member};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonSize, LinkButton, Stat, Tone};
use crate::ui::parts::figure::{Figured, Footnote, UnitShown};
use crate::ui::parts::month_chart::MonthChart;
use crate::ui::route::Route;
use crate::ui::words::{self, FigureWords};

/// The figures of the strip.
const STRIP: [Measure; 3] = [Measure::Completion, Measure::Gap, Measure::OfTotal];

/// 完成率 | 序时差 | 自开工 | 形象 | 未销号.
#[component]
pub fn Strip(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let id = project.clone();
    let figures = ui.session.watch(&FIGURE_KINDS, move |view| {
        let settings = view.figure_settings();
        let as_of = Month::closed(view.today);
        let member = Member::of(view.book, view.tables, &id, as_of, &settings);
        (as_of, STRIP.map(|measure| Shown::of(&member.figure(measure, &settings), settings.rounding)))
    });
    let id = project.clone();
    let image = ui.session.watch(&FIGURE_KINDS, move |view| image_of(view.tables, &id));
    let of = project.clone();
    let stats = move || {
        let (as_of, shown) = figures.get();
        let stat = |(measure, shown): (Measure, Shown)| {
            let label = match measure {
                Measure::OfTotal => words.since_start,
                _ => measure.rule().name.get(ui.lang),
            };
            let unit = if measure == Measure::Gap { UnitShown::No } else { UnitShown::Yes };
            let asked = Asked { about: About::Project(of.clone()), measure, as_of };
            view! {
                <div class="stat">
                    <span class="stat__label">{label.to_owned()}</span>
                    <span class="stat__figure"><Figured asked shown unit /></span>
                </div>
            }
        };
        STRIP.into_iter().zip(shown).map(stat).collect_view()
    };
    let percent = move || image.get().map_or_else(|| "—".to_owned(), |image| image.percent.to_string());
    let note = move || {
        image.get().map(|image| {
            let reported = if image.kind == Kind::Reported { Reported::Wholly } else { Reported::None };
            let mark = words::reported_mark(reported, words);
            format!(
                "{}{}",
                words::short_month(image.month.number(), ui.lang),
                mark.map(|mark| format!(" {mark}")).unwrap_or_default()
            )
        })
    };
    view! {
        <div class="stats stats--figures">
            {stats}
            <Stat
                label=words.image
                figure=Signal::derive(percent)
                unit=Signal::derive(move || image.get().map(|_| "%".to_owned()))
                note=Signal::derive(note)
            />
            <OpenProblems project />
        </div>
    }
}

/// 未销号, and how many of them are late.
#[component]
fn OpenProblems(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let counts = ui.session.watch(&[RecordKind::Problems], move |view| {
        let open = view.tables.problems_of(&project).filter(|problem| problem.is_open());
        open.fold((0_usize, 0_usize), |(open, late), problem| {
            (open + 1, late + usize::from(problem.overdue_days(view.today) > 0))
        })
    });
    move || {
        let (open, late) = counts.get();
        let figure = words::open_and_late(open, late, ui.lang);
        match late {
            0 => view! { <Stat label=words.open_problems figure=open.to_string() /> }.into_any(),
            _ => view! { <Stat label=words.open_problems figure tone=Tone::Bad /> }.into_any(),
        }
    }
}

/// The months of the year.
#[component]
pub fn Months(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = FigureWords::of(ui.lang);
    let id = project.clone();
    let chart = ui.session.watch(&FIGURE_KINDS, move |view| {
        let settings = view.figure_settings();
        let member = Member::of(view.book, view.tables, &id, Month::closed(view.today), &settings);
        let name = view.tables.project(&id).map(|project| project.name.clone()).unwrap_or_default();
        (name, Chart::of_project(&member, view.tables, &settings))
    });
    view! {
        <section class="section">
            <header class="section__head">
                <h2 class="section__title">
                    {move || chart.with(|(_, chart)| chart.year).to_string()} " " {words.months}
                </h2>
                <span class="section__note">{words.months_note}</span>
            </header>
            {move || {
                let (about, chart) = chart.get();
                let edit = Route::ProjectYear(project.clone(), String::new()).href();
                match chart.is_empty() {
                    true => view! {
                        <div class="row">
                            <p class="quiet">{words.no_plan_title} "。" {words.no_plan_text}</p>
                            <LinkButton href=edit label=words.fill_plan size=ButtonSize::Small />
                        </div>
                    }.into_any(),
                    false => {
                        let said = match (chart.has_no_plan(), chart.has_nothing_done()) {
                            (true, _) => Some(words.plan_missing),
                            (_, true) => Some(words.nothing_done),
                            (false, false) => None,
                        };
                        view! {
                            <MonthChart chart about />
                            {said.map(|said| view! { <p class="quiet">{said}</p> })}
                        }.into_any()
                    }
                }
            }}
            <Footnote />
        </section>
    }
}
