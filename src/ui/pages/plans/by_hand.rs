//! 手选: the projects in most need first, each with its reason; what is typed finds the others.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::ids::ProjectId;
use crate::domain::overview::STALE;
use crate::domain::registers::planned_visit::BY_HAND;
use crate::domain::search::{found_in, searchable, sought};
use crate::ui::context::Ui;
use crate::ui::controls::{CheckField, Dialog, DialogActions, DialogShape, SearchField};
use crate::ui::pinyin;
use crate::ui::words::{self, PlanWords};

use super::choosing::{Pool, take_in};

/// How many are named at once.
const NAMED: usize = 60;

/// One project that can be chosen.
#[derive(Clone)]
struct Choice {
    id: ProjectId,
    label: String,
    hint: Option<String>,
    need: String,
    search: String,
}

/// The window.
#[component]
pub fn ByHand(ui: Ui, plan: EntityId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let choices = StoredValue::new(Pool::of(ui, &plan).map(|pool| choices(ui, &pool)).unwrap_or_default());
    let plan = StoredValue::new(plan);
    let chosen = RwSignal::new(BTreeSet::<ProjectId>::new());
    let text = RwSignal::new(String::new());
    let blocked = Signal::derive(move || chosen.with(BTreeSet::is_empty).then(|| words.no_objects_text.to_owned()));
    let add = move |()| {
        let taken = choices.with_value(|choices| {
            let chosen = chosen.get_untracked();
            let taken = choices.iter().filter(|one| chosen.contains(&one.id));
            taken.map(|one| (one.id.clone(), one.need.clone())).collect::<Vec<_>>()
        });
        plan.with_value(|plan| take_in(ui, plan, BY_HAND, taken));
        on_close.run(());
    };
    let actions = move || {
        view! {
            <DialogActions
                cancel_label=ui.common().cancel
                on_cancel=on_close
                label=Signal::derive(move || words::add_objects(chosen.with(BTreeSet::len), ui.lang))
                blocked
                on_press=add
            />
        }
    };
    view! {
        <Dialog
            open=true
            on_close
            title=words.by_hand
            close_label=ui.common().close
            shape=DialogShape::Wide
            actions
        >
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=text
                on_input=move |typed: String| text.set(typed)
            />
            <Found ui choices text chosen />
        </Dialog>
    }
}

#[component]
fn Found(
    ui: Ui,
    choices: StoredValue<Vec<Choice>>,
    text: RwSignal<String>,
    chosen: RwSignal<BTreeSet<ProjectId>>,
) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let found = move || {
        let sought = text.with(|text| sought(text));
        choices.with_value(|choices| {
            let found = choices.iter().filter(|one| found_in(&one.search, &sought));
            found.take(NAMED).cloned().collect::<Vec<_>>()
        })
    };
    let line = move |one: Choice| {
        let id = StoredValue::new(one.id);
        let toggle = move |on: bool| {
            chosen.update(|chosen| {
                match on {
                    true => chosen.insert(id.get_value()),
                    false => chosen.remove(&id.get_value()),
                };
            });
        };
        view! {
            <li>
                <CheckField
                    label=one.label
                    hint=Signal::stored(one.hint)
                    checked=Signal::derive(move || chosen.with(|chosen| id.with_value(|id| chosen.contains(id))))
                    on_change=toggle
                />
            </li>
        }
    };
    move || match found() {
        none if none.is_empty() => view! { <p class="quiet">{words.none_found}</p> }.into_any(),
        some => view! { <ul class="stack stack--tight">{some.into_iter().map(line).collect_view()}</ul> }.into_any(),
    }
}

fn choices(ui: Ui, pool: &Pool) -> Vec<Choice> {
    let choice = |one: &crate::domain::visit_plan::candidates::Candidate| {
        let project = &one.project;
        let need = one.why(STALE, ui.lang);
        let parts = [project.lead_unit.clone(), need.clone()];
        let parts = parts.into_iter().chain(pool.near_words(ui, one)).filter(|part| !part.trim().is_empty());
        let hint = parts.collect::<Vec<_>>().join(" · ");
        Choice {
            id: project.id.clone(),
            label: project.name.clone(),
            hint: (!hint.is_empty()).then_some(hint),
            need,
            search: searchable(&[&project.name, &project.code, &project.lead_unit], &pinyin::initial),
        }
    };
    pool.candidates.iter().map(choice).collect()
}
