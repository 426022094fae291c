//! All of one leader or one unit: what was referred up, what waits for them, their projects, what is open and what is solved.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::answering::{Answering, GoesUp, StandsFor, WhoKind, answering, role_name};
use crate::domain::figures::light::Lit;
use crate::domain::figures::month::Month;
use crate::domain::ids::ProblemId;
use crate::domain::progress::asked::{About, Asked, Measure, Shown};
use crate::domain::progress::region::Member;
use crate::domain::records::Problem;
use crate::domain::register::Days;
use crate::domain::registers::concern;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::domain::waiting::Waiting;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, Icon, PageHead, WideTable};
use crate::ui::parts::figure::{Figured, Footnote};
use crate::ui::parts::light::LightMark;
use crate::ui::route::Route;
use crate::ui::words::{self, FigureWords, WhoWords};

use super::parts::{Part, link, part};

/// The figures of a project, in the order of the columns.
const MEASURES: [Measure; 3] = [Measure::Completed, Measure::Completion, Measure::Gap];

/// A project, ready to show.
#[derive(Clone, PartialEq)]
struct Line {
    stands: StandsFor,
    lit: Lit,
    figures: Vec<(Asked, Shown)>,
}

/// Everything, ready to show.
#[derive(Clone, PartialEq)]
struct Told {
    found: Answering,
    projects: Vec<Line>,
    as_of: Month,
}

fn tell(view: &View, kind: WhoKind, name: &str, lang: Lang) -> Told {
    let around = view.around();
    let found = answering(&around, kind, name, lang);
    let as_of = Month::closed(view.today);
    let line = |stands: &StandsFor| {
        let id = &stands.project.id;
        let member = Member::of(view.book, view.tables, id, as_of, &around.settings);
        let figure = |measure: Measure| {
            let asked = Asked { about: About::Project(id.clone()), measure, as_of };
            (asked, Shown::of(&member.figure(measure, &around.settings), around.settings.rounding))
        };
        Line {
            stands: stands.clone(),
            lit: member.light(view.tables, &around.settings),
            figures: MEASURES.into_iter().map(figure).collect(),
        }
    };
    Told { projects: found.projects.iter().map(line).collect(), as_of, found }
}

/// The page.
#[component]
pub fn Holder(kind: WhoKind, name: String) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = WhoWords::of(lang);
    let (of, title) = (name.clone(), words::answers_for(kind, &name, lang));
    let told = ui.session.watch(RecordKind::all(), move |view| tell(&view, kind, &of, lang));
    let back = Some(BackLink { href: Route::Holders(kind).href(), label: words.title.to_owned() });
    let print = move |()| {
        if window().print().is_err() {
            leptos::logging::warn!("this browser does not print");
        }
    };
    view! {
        <div class="page page--wide who">
            <PageHead
                title
                back
                subtitle=move || view! { <span class="num">{words::as_of_month(told.with(|told| told.as_of), lang)}</span> }
                actions=move || view! { <Button label=words.print icon=Icon::Print on_press=print /> }
            />
            {move || {
                let Told { found, projects, .. } = told.get();
                view! {
                    <Escalated ui problems=found.escalated.clone() />
                    <InHand ui waits=found.waits.clone() />
                    <Projects ui lines=projects />
                    <OpenProblems ui problems=found.open.iter().map(|problem| (**problem).clone()).collect() />
                    <Concerns ui found=found.clone() />
                    <Solved ui problems=found.closed.iter().map(|problem| (**problem).clone()).collect() />
                }
            }}
            <Footnote />
        </div>
    }
}

fn project_of(ui: Ui, problem: &Problem) -> String {
    let name = |view: View| view.tables.project(&problem.project).map(|project| project.name.clone());
    ui.session.read(name).unwrap_or_default()
}

fn problem_link(problem: &Problem) -> AnyView {
    link(Route::Problem(problem.id.clone()).href(), problem.title.clone())
}

#[component]
fn Escalated(ui: Ui, problems: Vec<(Arc<Problem>, GoesUp)>) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let today = ui.session.today().get_untracked();
    let rows = problems.iter().map(|(problem, why)| {
        let since =
            problem.found_on.map(|found| words::clock_waited((today - found).num_days(), Days::Natural, ui.lang));
        vec![
            problem_link(problem),
            project_of(ui, problem).into_any(),
            words::why_it_goes_up(*why, ui.lang).into_any(),
            problem.lead_unit.clone().into_any(),
            problem.found_on.map(|day| day.to_string()).into_any(),
            since.into_any(),
        ]
    });
    part(Part {
        title: words.escalated,
        nothing: words.none_escalated,
        heads: vec![words.problem, words.project, words.why, words.unit, words.found, words.since],
        rows: rows.collect(),
        lang: ui.lang,
    })
}

/// The page of what waits.
fn page_of(of: &EntityId) -> Route {
    ProblemId::of(of).map_or_else(|| Route::Entry(of.clone()), Route::Problem)
}

#[component]
fn InHand(ui: Ui, waits: Vec<Arc<Waiting>>) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let rows = waits.iter().map(|row| {
        let left = match (row.over, row.left) {
            (over @ 1.., _) => words::clock_over(over, row.days, ui.lang),
            (_, Some(left)) => words::clock_left(left, row.days, ui.lang),
            _ => String::new(),
        };
        vec![
            link(page_of(&row.of).href(), row.title.clone()),
            row.project.to_string().into_any(),
            row.clock.get(ui.lang).to_owned().into_any(),
            row.due.map(|due| due.to_string()).into_any(),
            left.into_any(),
        ]
    });
    part(Part {
        title: words.in_hand,
        nothing: words.none_waits,
        heads: vec![words.what, words.project, words.clock, words.due, words.left],
        rows: rows.collect(),
        lang: ui.lang,
    })
}

#[component]
fn Projects(ui: Ui, lines: Vec<Line>) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let row = move |line: Line| {
        let Line { stands, lit, figures } = line;
        let roles: Vec<String> = stands.roles.iter().map(|role| role_name(role, ui.lang)).collect();
        let cells = figures.into_iter().map(|(asked, shown)| {
            view! { <td class="num"><Figured asked shown /></td> }
        });
        view! {
            <tr>
                <th scope="row">
                    <a class="list__name" href=Route::Project(stands.project.id.clone()).href()>{stands.project.name.clone()}</a>
                </th>
                <td>{roles.join(words::list_comma(ui.lang))}</td>
                <td><LightMark light=lit.light /> " " <span class="faint">{words::why_lit(&lit, ui.lang)}</span></td>
                {cells.collect_view()}
            </tr>
        }
    };
    let heads = MEASURES.map(|measure| {
        let rule = measure.rule();
        let unit = rule.unit.name().get(ui.lang).to_owned();
        view! { <th scope="col" class="num">{rule.name.get(ui.lang).to_owned()} " " <span class="faint">{unit}</span></th> }
    });
    let is_none = lines.is_empty();
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.projects}</h2></div>
            {match is_none {
                true => view! { <p class="quiet">{words.none_projects}</p> }.into_any(),
                false => view! {
                    <WideTable label=words.projects>
                        <table class="ledger ledger--figures">
                            <thead>
                                <tr>
                                    <th scope="col">{words.project}</th>
                                    <th scope="col">{words.role}</th>
                                    <th scope="col">{FigureWords::of(ui.lang).light}</th>
                                    {heads.into_iter().collect_view()}
                                </tr>
                            </thead>
                            <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
                        </table>
                    </WideTable>
                }
                .into_any(),
            }}
        </section>
    }
}

#[component]
fn OpenProblems(ui: Ui, problems: Vec<Problem>) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let today = ui.session.today().get_untracked();
    let rows = problems.iter().map(|problem| {
        let late = Some(problem.overdue_days(today)).filter(|days| *days > 0);
        vec![
            problem_link(problem),
            project_of(ui, problem).into_any(),
            problem.lead_unit.clone().into_any(),
            problem.deadline.map(|day| day.to_string()).into_any(),
            late.map(|days| words::clock_over(days, Days::Natural, ui.lang)).into_any(),
        ]
    });
    part(Part {
        title: words.open_problems,
        nothing: words.none_open,
        heads: vec![words.problem, words.project, words.unit, words.due, words.late],
        rows: rows.collect(),
        lang: ui.lang,
    })
}

#[component]
fn Concerns(ui: Ui, found: Answering) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let rows = found.concerns.iter().map(|entry| {
        let project = entry.project();
        let name = |view: View| view.tables.project(project.as_ref()?).map(|project| project.name.clone());
        vec![
            link(Route::Entry(entry.id.clone()).href(), entry.title(ui.lang)),
            ui.session.read(name).into_any(),
            entry.get(concern::SETTLED_ON).map(|day| day.to_string()).into_any(),
        ]
    });
    part(Part {
        title: words.concerns,
        nothing: words.none_concerns,
        heads: vec![words.what, words.project, words.settled_on],
        rows: rows.collect(),
        lang: ui.lang,
    })
}

#[component]
fn Solved(ui: Ui, problems: Vec<Problem>) -> impl IntoView {
    let words = WhoWords::of(ui.lang);
    let rows = problems.iter().map(|problem| {
        vec![
            problem_link(problem),
            project_of(ui, problem).into_any(),
            problem.lead_unit.clone().into_any(),
            problem.closed_on.map(|day| day.to_string()).into_any(),
        ]
    });
    part(Part {
        title: words.solved,
        nothing: words.none_solved,
        heads: vec![words.problem, words.project, words.unit, words.closed_on],
        rows: rows.collect(),
        lang: ui.lang,
    })
}
