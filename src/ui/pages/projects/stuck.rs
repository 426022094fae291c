//! 现在卡在: what keeps the project from going on, one line each, which leads to it.

use leptos::prelude::*;

use crate::app::session::View;
use crate::domain::ids::ProjectId;
use crate::domain::project_page::{Part, Stuck, stuck};
use crate::domain::register::Days;
use crate::domain::registers::approval::TYPES;
use crate::domain::registers::{approval, halt};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::route::Route;
use crate::ui::words::{self, ProjectWords};

/// As many lines; the parts of the page have the others.
const MOST: usize = 12;

/// One line.
#[derive(Clone, PartialEq)]
struct Line {
    kind: String,
    text: String,
    /// How it presses.
    end: String,
    is_late: bool,
    href: String,
}

/// The section.
#[component]
pub fn StuckAt(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let id = project.clone();
    let lines = ui.session.watch(RecordKind::all(), move |view| lines(&view, &id, ui.lang));
    let more = Route::ProjectPart(project, Part::Problems).href();
    let list = move || {
        let lines = lines.get();
        let left = lines.len().saturating_sub(MOST);
        let shown = lines.into_iter().take(MOST).map(|line| {
            let class = if line.is_late { "stuck__end left left--late num" } else { "stuck__end num" };
            view! {
                <li>
                    <a class="stuck__line" href=line.href>
                        <span class="stuck__kind">{line.kind}</span>
                        <span class="stuck__text one-line" title=line.text.clone()>{line.text.clone()}</span>
                        <span class=class>{line.end}</span>
                    </a>
                </li>
            }
        });
        view! {
            <ul class="stuck">{shown.collect_view()}</ul>
            {(left > 0).then(|| view! { <p><a href=more.clone()>{words::more_lines(left, ui.lang)}</a></p> })}
        }
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.stuck}</h2></div>
            {move || match lines.with(Vec::is_empty) {
                true => view! { <p class="quiet">{words.not_stuck}</p> }.into_any(),
                false => list().into_any(),
            }}
        </section>
    }
}

fn lines(view: &View, project: &ProjectId, lang: Lang) -> Vec<Line> {
    stuck(view.book, view.tables, project, view.today).into_iter().map(|one| line(view, one, lang)).collect()
}

fn line(view: &View, one: Stuck, lang: Lang) -> Line {
    match one {
        Stuck::Halted(entry) => Line {
            kind: halt::REGISTER.name.get(lang).to_owned(),
            text: entry.title(lang),
            end: words::span(&entry.shown(halt::FROM.key, lang), "", lang),
            is_late: true,
            href: Route::Entry(entry.id.clone()).href(),
        },
        Stuck::Approval(key, cell) => {
            let name = TYPES.with_key(key).map_or(key, |option| option.name(lang));
            let over = cell.watch.over;
            Line {
                kind: approval::REGISTER.name.get(lang).to_owned(),
                text: [Some(name), cell.watch.unit.as_deref()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
                end: if over > 0 {
                    words::clock_over(over, Days::Working, lang)
                } else {
                    cell.sign.name().get(lang).to_owned()
                },
                is_late: true,
                href: Route::Entry(cell.entry.clone()).href(),
            }
        }
        Stuck::Late(entry, state) => Line {
            kind: words::critical_node(entry.register, lang),
            text: entry.title(lang),
            end: words::node_state(state, lang),
            is_late: true,
            href: entry.project().map_or_else(|| Route::Entry(entry.id.clone()), Route::Schedule).href(),
        },
        Stuck::Overdue(entry, over, days) => Line {
            kind: entry.register.name.get(lang).to_owned(),
            text: entry.title(lang),
            end: words::clock_over(over, days, lang),
            is_late: true,
            href: Route::Entry(entry.id.clone()).href(),
        },
        Stuck::Problem(problem) => {
            let overdue = problem.overdue_days(view.today);
            Line {
                kind: problem.severity.label(lang).to_owned(),
                text: [problem.title.as_str(), problem.lead_unit.as_str()].join(" · "),
                end: match (overdue, problem.deadline) {
                    (days @ 1.., _) => words::clock_over(days, Days::Natural, lang),
                    (_, deadline) => deadline.map(|day| day.to_string()).unwrap_or_default(),
                },
                is_late: overdue > 0,
                href: Route::Problem(problem.id.clone()).href(),
            }
        }
    }
}
