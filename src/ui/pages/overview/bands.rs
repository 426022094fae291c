//! The issues of a unit by their deadlines, and those that a leader is to look at.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::sorting::CollectSorted;
use crate::domain::duties::{Band, BandKind, Deed, usual_filter};
use crate::domain::ledger::Filter;
use crate::domain::records::Problem;
use crate::domain::tables::RecordKind;
use crate::domain::taxonomy::{Category, Handling, Severity};
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::{EmptyState, Icon};
use crate::ui::words::{self, OverviewWords};

use super::links::register;
use super::problems::PressingCard;

/// The bands of whoever uses this device, each with its first issues.
#[component]
pub fn Bands() -> impl IntoView {
    let ui = Ui::get();
    let words = OverviewWords::of(ui.lang);
    let lang = ui.lang;
    let bands = ui.session.watch(
        &[RecordKind::Problems, RecordKind::Projects, RecordKind::People, RecordKind::Other],
        |view| {
            let project = |problem: &Arc<Problem>| {
                view.tables.project(&problem.project).map(|project| project.name.clone()).unwrap_or_default()
            };
            let named = |band: Band| {
                let first: Vec<_> = band.first.iter().map(|problem| (Arc::clone(problem), project(problem))).collect();
                (band.kind, band.count, first)
            };
            view.bands().into_iter().map(named).collect::<Vec<_>>()
        },
    );
    let role = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.my_role());
    move || match bands.with(Vec::is_empty) {
        true => view! {
            <EmptyState icon=Icon::Check title=words.nothing_waits text=words.nothing_waits_text.to_string() />
        }
        .into_any(),
        false => bands
            .get()
            .into_iter()
            .map(|(kind, count, first)| {
                let rest = count - first.len();
                let all = register(filter_of(kind, usual_filter(role.get())));
                view! {
                    <section class="section">
                        <header class="section__head">
                            <h2 class="section__title">
                                {band_name(kind, lang)} " " <span class="num">{figure(count)}</span>
                            </h2>
                            {(rest > 0).then(|| view! {
                                <a class="section__note" href=all>{words::other_problems(rest, lang)}</a>
                            })}
                        </header>
                        <ul class="cards">
                            {first.into_iter().map(|(problem, project)| view! {
                                <li><PressingCard problem project /></li>
                            }).collect_view()}
                        </ul>
                    </section>
                }
            })
            .collect_view()
            .into_any(),
    }
}

/// The filter of the register that comes nearest to a band: all of it is shown, among others where the register knows no such filter.
fn filter_of(kind: BandKind, usual: Filter) -> Filter {
    match kind {
        BandKind::Overdue => Filter { mine: usual.mine, ..Deed::Urge.filter() },
        BandKind::Today | BandKind::Soon => Filter { due_soon: true, ..usual },
        BandKind::Critical => Filter { severities: [Severity::Critical].into(), ..usual },
        BandKind::Escalated => {
            let escalated = Category::ALL.iter().filter(|category| category.handling() == Handling::Escalate);
            Filter { categories: escalated.map(|category| category.key().to_owned()).collect_sorted(), ..usual }
        }
        BandKind::Later => usual,
    }
}

const fn band_name(kind: BandKind, lang: Lang) -> &'static str {
    let words = OverviewWords::of(lang);
    match kind {
        BandKind::Overdue => words.overdue,
        BandKind::Today => words.due_today,
        BandKind::Soon => words.due_in_week,
        BandKind::Later => words.due_later,
        BandKind::Escalated => words.escalated,
        BandKind::Critical => words.critical,
    }
}
