//! The page of a project in parts, of which one is shown: those that hold something or are expected as tabs, the rest behind ＋. On paper
//! stands all that holds something.

use leptos::prelude::*;

use crate::app::approvals_to_make;
use crate::app::entry_form::Purpose;
use crate::app::session::View;
use crate::domain::ids::ProjectId;
use crate::domain::progress::approval_rules::ApprovalRules;
use crate::domain::progress::matrix::{ProjectApprovals, matrix_row};
use crate::domain::progress::settings::calendar;
use crate::domain::project_page::{Part, Standing, parts};
use crate::domain::register::Register;
use crate::domain::registers::{approval, milestone, monthly_progress, year_plan};
use crate::domain::schedule::plan::{Rules, Schedule, Verdict};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, LinkButton, Menu, MenuItem, Tab, Tabs};
use crate::ui::parts::on_paper::OnPaper;
use crate::ui::parts::remarks::{RemarkList, Remarks};
use crate::ui::register::{EntrySheet, ProjectEntries};
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ApprovalsWords, ProgressWords, ProjectWords, ScheduleWords};

use super::duties::Duties;
use super::facts::Facts;
use super::found::{Problems, Visits};
use super::measured::LastVisit;
use super::phases::Phases;
use super::progress::Months;
use super::reckoned::Reckoned;
use super::stuck::StuckAt;

/// What the parts have in common. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
struct Open {
    ui: Ui,
    project: StoredValue<ProjectId>,
    /// What every part is called in the form that it opens.
    form: RwSignal<Option<Purpose>>,
    parts: Memo<Vec<(Part, Standing)>>,
    present: Memo<Part>,
}

/// The tabs and the part that the address names.
#[component]
pub fn Parts(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let id = StoredValue::new(project);
    let open = Open {
        ui,
        project: id,
        form: RwSignal::new(None),
        parts: ui.session.watch(RecordKind::all(), move |view| parts(view.tables, &id.get_value())),
        present: Memo::new(move |_| {
            ui.route.with(|route| match route {
                Route::ProjectPart(project, part) if id.with_value(|id| id == project) => *part,
                _ => Part::Overview,
            })
        }),
    };
    // Drawn anew only where a tab comes or goes.
    let tabs = Memo::new(move |_| {
        let is_tab = |(part, standing): &(Part, Standing)| *standing != Standing::Rest || *part == open.present.get();
        open.parts.with(|parts| parts.iter().copied().filter(is_tab).collect::<Vec<_>>())
    });
    let printing = RwSignal::new(false);
    view! {
        {move || {
            let tabs = tabs.get().into_iter().map(|(part, standing)| tab(open, part, standing)).collect();
            view! {
                <Tabs
                    label=words.parts
                    tabs
                    selected=open.present
                    on_select=move |part| route::go(&Route::of_part(id.get_value(), part))
                    end=rest(open).into_any()
                >
                    {move || panel(open, open.present.get())}
                </Tabs>
            }
        }}
        <OnPaper printing sheet=move || on_paper(open) />
        {move || open.form.get().map(|purpose| {
            view! { <EntrySheet purpose on_close=move |_| open.form.set(None) /> }
        })}
    }
}

fn tab(open: Open, part: Part, standing: Standing) -> Tab<Part> {
    let words = ProjectWords::of(open.ui.lang);
    let count = open.ui.session.watch(RecordKind::all(), move |view| {
        let count = part.count(view.tables, &open.project.get_value());
        Some(count).filter(|count| *count > 0 && matches!(part, Part::Problems | Part::Visits | Part::Remarks))
    });
    let note = (standing == Standing::Unfilled).then_some(words.unfilled);
    Tab::new(part, name(part, open.ui.lang).to_owned()).count(count).note(note)
}

/// What a part is called.
fn name(part: Part, lang: Lang) -> &'static str {
    let words = ProjectWords::of(lang);
    match part {
        Part::Overview => words.overview,
        Part::Register(register) => register.name.get(lang),
        Part::Problems => words.problems,
        Part::Visits => words.visits_short,
        Part::Remarks => words.remarks,
    }
}

/// ＋: what holds nothing and is not expected.
fn rest(open: Open) -> impl IntoView {
    let items = Signal::derive(move || {
        let rest = open.parts.get().into_iter().filter(|(_, standing)| *standing == Standing::Rest);
        let item = |(part, _): (Part, Standing)| {
            let go = move |()| route::go(&Route::of_part(open.project.get_value(), part));
            MenuItem::new(name(part, open.ui.lang), Callback::new(go))
        };
        rest.map(item).collect::<Vec<_>>()
    });
    let label = ProjectWords::of(open.ui.lang).more_parts;
    move || (!items.with(Vec::is_empty)).then(|| view! { <Menu label icon=Icon::Plus items /> })
}

fn panel(open: Open, part: Part) -> AnyView {
    let project = open.project.get_value();
    match part {
        Part::Overview => view! { <Overview project /> }.into_any(),
        Part::Register(register) => entries(open, register).into_any(),
        Part::Problems => view! { <Problems project /> }.into_any(),
        Part::Visits => view! { <Visits project /> }.into_any(),
        Part::Remarks => {
            let about = open.ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone()));
            let of = project.entity().clone();
            let href = Route::of_part(project, part).href();
            view! { <Remarks of about=about.unwrap_or_default() href /> }.into_any()
        }
    }
}

#[component]
fn Overview(project: ProjectId) -> impl IntoView {
    view! {
        <div class="split">
            <div class="split__main">
                <Months project=project.clone() />
                <StuckAt project=project.clone() />
                <LastVisit project=project.clone() />
                <Reckoned project=project.clone() />
            </div>
            <div class="split__side">
                <Duties project=project.clone() />
                <Phases project=project.clone() />
                <Facts project />
            </div>
        </div>
    }
}

fn entries(open: Open, register: &'static Register) -> impl IntoView {
    let add = Callback::new(move |register: &'static Register| {
        open.form.set(Some(Purpose::New(register, Some(open.project.get_value().into()))));
    });
    view! {
        <ProjectEntries
            register
            project=open.project.get_value()
            on_add=add
            actions=move || further(open, register)
        />
        {(*register == approval::REGISTER).then(|| waiting_for_others(open))}
    }
}

/// What can be done beside writing an entry: approvals are made by phase, months and plans stand in the grid of the year, milestones in the
/// schedule.
fn further(open: Open, register: &'static Register) -> Option<AnyView> {
    if *register == approval::REGISTER {
        return Some(generate(open).into_any());
    }
    if *register == milestone::REGISTER {
        return Some(schedule(open).into_any());
    }
    let is_of_year = *register == monthly_progress::REGISTER || *register == year_plan::REGISTER;
    is_of_year.then(|| {
        let href = Route::ProjectYear(open.project.get_value(), String::new()).href();
        let label = ProgressWords::of(open.ui.lang).whole_year;
        view! { <LinkButton href label size=ButtonSize::Small variant=ButtonVariant::Quiet /> }.into_any()
    })
}

/// 倒排工期: what it comes to, and the way there.
fn schedule(open: Open) -> impl IntoView {
    let ui = open.ui;
    let verdict = ui.session.watch(RecordKind::all(), move |view| {
        let rules = Rules::of(view.book, view.today);
        let schedule = open.project.with_value(|id| Schedule::read(view.book, view.tables, id, &rules));
        schedule.map_or(Verdict::Empty, |schedule| schedule.verdict)
    });
    let href = Route::Schedule(open.project.get_value()).href();
    let said = move || match verdict.get() {
        Verdict::Empty => None,
        Verdict::Compress(_) => Some(("left left--late", words::verdict(verdict.get(), ui.lang))),
        other => Some(("quiet", words::verdict(other, ui.lang))),
    };
    view! {
        {move || said().map(|(class, told)| view! { <span class=class>{told}</span> })}
        <LinkButton href label=ScheduleWords::of(ui.lang).title icon=Icon::Calendar size=ButtonSize::Small />
    }
}

/// The approvals of the project, as the matrix has them.
fn row_of(view: &View, project: &ProjectId) -> Option<(ApprovalRules, ProjectApprovals)> {
    let project = view.tables.project(project)?.clone();
    let rules = ApprovalRules::of(view.book);
    let make = || matrix_row(view.tables, &project, &rules, &calendar(view.book), view.today);
    let row = view.tables.kept_cells().of(&project.id, view.today, make);
    Some((rules, ProjectApprovals { project, row }))
}

const APPROVAL_KINDS: [RecordKind; 3] =
    [RecordKind::Projects, RecordKind::Entries(&approval::REGISTER), RecordKind::Other];

/// 按阶段生成, where the phase expects approvals that nobody has entered.
fn generate(open: Open) -> impl IntoView {
    let ui = open.ui;
    let missing = ui.session.watch(&APPROVAL_KINDS, move |view| {
        open.project.with_value(|id| row_of(&view, id)).map_or(0, |(_, row)| row.row.missing())
    });
    let make = move |()| {
        let wanted = ui.session.read(|view| {
            let (rules, row) = open.project.with_value(|id| row_of(&view, id))?;
            Some(approvals_to_make::commands(&rules, [&row]))
        });
        let made = missing.get_untracked();
        ui.act_all(wanted.unwrap_or_default(), move |_| words::generated(made, 1, ui.lang));
    };
    move || {
        Some(missing.get()).filter(|missing| *missing > 0).map(|missing| {
            view! {
                <span class="quiet">{words::expected_here(missing, ui.lang)}</span>
                <Button label=ApprovalsWords::of(ui.lang).generate size=ButtonSize::Small on_press=make />
            }
        })
    }
}

/// 前置未办: the open approvals before which another should have been granted.
fn waiting_for_others(open: Open) -> impl IntoView {
    let lang = open.ui.lang;
    let lines = open.ui.session.watch(&APPROVAL_KINDS, move |view| {
        let Some((rules, row)) = open.project.with_value(|id| row_of(&view, id)) else { return Vec::new() };
        let slots = row.row.slots.iter().zip(rules.types());
        let told = slots.filter_map(|(slot, rule)| {
            let before = words::before_told(&slot.cell()?.before, lang)?;
            Some(words::approval_and(rule.name(lang), &before, lang))
        });
        told.collect::<Vec<_>>()
    });
    move || {
        (!lines.with(Vec::is_empty)).then(|| {
            let lines = lines.get().into_iter().map(|line| view! { <li>{line}</li> });
            view! { <ul class="project__before">{lines.collect_view()}</ul> }
        })
    }
}

/// What holds something and is not on the screen.
fn on_paper(open: Open) -> impl IntoView {
    let project = open.project.get_value();
    let present = open.present.get_untracked();
    let others = open.ui.session.read(|view| {
        let there = Part::all().filter(|part| *part != present && part.holds_something(view.tables, &project));
        there.collect::<Vec<_>>()
    });
    let printed = others.into_iter().map(|part| match part {
        Part::Remarks => view! {
            <section class="section">
                <div class="section__head"><h2 class="section__title">{name(part, open.ui.lang)}</h2></div>
                <RemarkList of=project.entity().clone() />
            </section>
        }
        .into_any(),
        part => panel(open, part),
    });
    view! { <div class="print-only project__sheet">{printed.collect_view()}</div> }
}
