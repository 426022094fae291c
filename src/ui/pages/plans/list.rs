//! `#/plans`: what there is, how each plan stands, and a new one.

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::book::EntityId;
use crate::domain::fields::Writers;
use crate::domain::registers::{planned_visit, visit_plan};
use crate::domain::report::when;
use crate::domain::tables::RecordKind;
use crate::domain::text::figure;
use crate::domain::visit_plan::Plan;
use crate::domain::visit_plan::coverage::Coverage;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Button, ButtonVariant, EmptyState, Icon, PageHead, WideTable};
use crate::ui::register::EntrySheet;
use crate::ui::route::{self, Route};
use crate::ui::words::{PlanWords, VisitsWords};

/// What a line of the list follows from.
pub(super) static KINDS: [RecordKind; 4] = [
    RecordKind::Visits,
    RecordKind::Projects,
    RecordKind::Entries(&visit_plan::REGISTER),
    RecordKind::Entries(&planned_visit::REGISTER),
];

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Line {
    id: EntityId,
    theme: String,
    from: Option<chrono::NaiveDate>,
    period: String,
    counts: [usize; 4],
}

/// The page.
#[component]
pub fn Plans() -> impl IntoView {
    let ui = Ui::get();
    let words = PlanWords::of(ui.lang);
    let lines = ui.session.watch(&KINDS, move |view| {
        let line = |plan: Plan| {
            let coverage = Coverage::of(view.tables, &plan, view.today);
            let period = plan.period.map(|(from, to)| when::span(from, to).get(ui.lang).to_owned());
            Line {
                from: plan.period.map(|(from, _)| from),
                period: period.unwrap_or_else(|| words.no_period.to_owned()),
                counts: [coverage.objects.len(), coverage.visited(), coverage.missed(), coverage.unplanned.len()],
                id: plan.id,
                theme: plan.theme,
            }
        };
        let mut lines: Vec<Line> = Plan::all(view.tables).map(line).collect();
        crate::book::sorting::by(&mut lines, |one, other| {
            other.from.cmp(&one.from).then_with(|| one.theme.cmp(&other.theme))
        });
        lines
    });
    let may_write =
        ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| Writers::Team.include(view.my_role()));
    let making = RwSignal::new(false);
    let made = move |made: Option<EntityId>| {
        making.set(false);
        if let Some(made) = made {
            route::go(&Route::Plan(made));
        }
    };
    let new = move || {
        may_write.get().then(|| {
            view! {
                <Button
                    label=words.new
                    icon=Icon::Plus
                    variant=ButtonVariant::Primary
                    on_press=move |()| making.set(true)
                />
            }
        })
    };
    let back = BackLink { href: Route::Visits(String::new()).href(), label: VisitsWords::of(ui.lang).title.to_owned() };
    view! {
        <div class="page page--list">
            <PageHead title=words.title back=Some(back) actions=new />
            {move || match lines.with(Vec::is_empty) {
                true => {
                    let text = if may_write.get() { words.empty_text } else { words.not_yours };
                    view! { <EmptyState icon=Icon::Visit title=words.empty text=text.to_owned() /> }.into_any()
                }
                false => view! { <List ui lines=lines.get() /> }.into_any(),
            }}
            {move || making.get().then(|| view! {
                <EntrySheet purpose=Purpose::New(&visit_plan::REGISTER, None) on_close=made />
            })}
        </div>
    }
}

#[component]
fn List(ui: Ui, lines: Vec<Line>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let row = move |line: Line| {
        let href = Route::Plan(line.id).href();
        let counts = line.counts.map(|count| view! { <td class="num">{figure(count)}</td> });
        view! {
            <tr>
                <th scope="row"><a class="list__name" href=href>{line.theme}</a></th>
                <td>{line.period}</td>
                {counts.into_iter().collect_view()}
            </tr>
        }
    };
    view! {
        <WideTable label=words.title>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.theme}</th>
                        <th scope="col">{words.period}</th>
                        <th scope="col" class="num">{words.objects}</th>
                        <th scope="col" class="num">{words.visited}</th>
                        <th scope="col" class="num">{words.missed}</th>
                        <th scope="col" class="num">{words.beside}</th>
                    </tr>
                </thead>
                <tbody>{lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </WideTable>
    }
}
