//! `#/schedules`: which projects need compressing, by how many days.

use leptos::prelude::*;

use crate::domain::registers::{approval, baseline, milestone};
use crate::domain::schedule::plan::Verdict;
use crate::domain::schedule::region::{ProjectSchedule, project_schedules};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{EmptyState, Icon, LinkButton, PageHead, WideTable};
use crate::ui::parts::project_views::ProjectViews;
use crate::ui::route::Route;
use crate::ui::words::{self, ScheduleWords};

use super::table::day_or_dash;

const KINDS: [RecordKind; 5] = [
    RecordKind::Projects,
    RecordKind::Entries(&milestone::REGISTER),
    RecordKind::Entries(&approval::REGISTER),
    RecordKind::Entries(&baseline::REGISTER),
    RecordKind::Other,
];

/// The page.
#[component]
pub fn Schedules() -> impl IntoView {
    let ui = Ui::get();
    let words = ScheduleWords::of(ui.lang);
    let lines = ui.session.watch(&KINDS, |view| project_schedules(view.book, view.tables, view.today));
    let body = move || match lines.with(Vec::is_empty) {
        true => view! {
            <EmptyState icon=Icon::Calendar title=words.region_empty text=words.region_empty_text.to_owned()>
                <LinkButton href=Route::Projects(String::new()).href() label=words.to_projects icon=Icon::Projects />
            </EmptyState>
        }
        .into_any(),
        false => lines.with(|lines| table(ui, lines)).into_any(),
    };
    view! {
        <div class="page page--wide page--list schedules">
            <PageHead title=ui.common().projects />
            <ProjectViews ui />
            {body}
        </div>
    }
}

fn table(ui: Ui, lines: &[ProjectSchedule]) -> impl IntoView + use<> {
    let words = ScheduleWords::of(ui.lang);
    let today = ui.session.today().get();
    let rows = lines.iter().map(|line| row(ui, line, today)).collect_view();
    view! {
        <WideTable label=words.title>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.project}</th>
                        <th scope="col">{words.unit}</th>
                        <th scope="col">{words.verdict}</th>
                        <th scope="col" class="num">{words.earliest_finish}</th>
                        <th scope="col" class="num">{words.asked_finish}</th>
                        <th scope="col">{words.next_critical}</th>
                        <th scope="col" class="num">{words.nodes_done}</th>
                        <th scope="col" class="num">{words.late}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </WideTable>
    }
}

fn row(ui: Ui, line: &ProjectSchedule, today: chrono::NaiveDate) -> impl IntoView + use<> {
    let href = Route::Schedule(line.project.id.clone()).href();
    let (all, done) = line.nodes;
    let class = matches!(line.verdict, Verdict::Compress(_)).then_some("left left--late");
    let verdict = words::verdict(line.verdict, ui.lang);
    let circles = (line.circles > 0).then_some("△ ");
    view! {
        <tr>
            <th scope="row"><a class="list__name" href=href>{line.project.name.clone()}</a></th>
            <td>{line.project.lead_unit.clone()}</td>
            <td class=class>{circles} {verdict}</td>
            <td class="num">{day_or_dash(line.finish, today)}</td>
            <td class="num">{day_or_dash(line.end, today)}</td>
            <td>{line.critical.clone().unwrap_or_default()}</td>
            <td class="num">{words::nodes_finished(done, all)}</td>
            <td class="num">{if line.late > 0 { line.late.to_string() } else { String::new() }}</td>
        </tr>
    }
}
