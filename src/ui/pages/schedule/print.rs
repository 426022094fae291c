//! The schedule on paper: A4 landscape, the table left and the bars right, 24 rows a sheet, the months on each of them, and places for
//! signatures below.

use leptos::prelude::*;

use crate::domain::command::office;
use crate::domain::schedule::plan::Schedule;
use crate::domain::schedule::scale::Scale;
use crate::ui::parts::on_paper::OnPaper;
use crate::ui::words;

use super::board::name;
use super::gantt::{Drawn, picture};
use super::head::{line_of, project_name};
use super::open::OpenSchedule;
use super::table::{actual_days, day_or_dash};

/// As many rows stand on a sheet.
const A_SHEET: usize = 24;

/// The height of a row on paper, px: 6.2 mm.
const ROW: u32 = 23;

/// The sheets, built when someone prints and gone afterwards.
#[component]
pub fn PrintedSchedule(open: OpenSchedule, printing: RwSignal<bool>) -> impl IntoView {
    view! { <OnPaper printing sheet=move || sheets(open) /> }
}

fn sheets(open: OpenSchedule) -> impl IntoView {
    let shown = open.shown.get_untracked();
    let places: Vec<usize> = (0..shown.nodes.len()).collect();
    let pages = places.chunks(A_SHEET).count();
    let sheets = places.chunks(A_SHEET).zip(1_usize..).map(|(places, page)| sheet(open, &shown, places, (page, pages)));
    view! { <div class="print-only schedule__sheets">{sheets.collect_view()}</div> }
}

fn sheet(
    open: OpenSchedule,
    shown: &Schedule,
    places: &[usize],
    (page, pages): (usize, usize),
) -> impl IntoView + use<> {
    let (ui, words, lang) = (open.ui, open.words(), open.ui.lang);
    let office = ui.session.read(|view| view.book.text(&office(), "office").to_owned());
    let rows = places.iter().filter_map(|place| shown.nodes.get(*place)).map(|node| {
        let latest = node.placed.latest;
        view! {
            <tr>
                <th scope="row">{name(node, lang)}</th>
                <td class="num">{words::duration(node.task.days, node.task.counts, lang)}</td>
                <td class="num">{day_or_dash(latest.map(|latest| latest.start), shown.today)}</td>
                <td class="num">{day_or_dash(latest.map(|latest| latest.finish), shown.today)}</td>
                <td class="num">{actual_days(node, shown.today)}</td>
            </tr>
        }
    });
    let title = words::told(&project_name(open), words.title, lang);
    let verdict = words::verdict(shown.verdict, lang);
    view! {
        <div class="sheet schedule__sheet">
            <header class="sheet__head">
                <p class="sheet__title">{title}</p>
                <p class="sheet__line">
                    <span>{words::filled_in_by(&office, lang)}</span>
                    <span>{format!("{verdict} · {} · {}", line_of(open, shown), shown.today)}</span>
                    <span>{words::schedule_page(page, pages, lang)}</span>
                </p>
            </header>
            <div class="schedule__paper">
                <table class="schedule__table">
                    <thead>
                        <tr>
                            <th scope="col">{words.node}</th>
                            <th scope="col" class="num">{words.days}</th>
                            <th scope="col" class="num">{words.latest_start}</th>
                            <th scope="col" class="num">{words.latest_finish}</th>
                            <th scope="col" class="num">{words.actual}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
                <div class="schedule__bars">{picture(shown, Scale::of(shown), places, &Drawn { row: ROW, lang, off: open.days_off() })}</div>
            </div>
            <footer class="sheet__foot">
                <span>{words.owner}</span>
                <span>{words.builder}</span>
                <span>{words.supervisor}</span>
            </footer>
        </div>
    }
}
