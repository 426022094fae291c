//! 按条件: projects that fit one of the conditions that are ticked.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::overview::STALE;
use crate::domain::registers::planned_visit::BY_RULE;
use crate::domain::visit_plan::candidates::{Candidate, Need, Rule};
use crate::ui::context::Ui;
use crate::ui::controls::{CheckField, Dialog, DialogActions, Keeping, TextField, plain_figure};
use crate::ui::words::{self, PlanWords};

use super::choosing::{Pool, take_in};

/// The longest time without a visit that can be asked for, days.
const LONGEST: i64 = 3_650;

/// What is ticked.
#[derive(Clone, Copy)]
struct Asked {
    lights: RwSignal<bool>,
    overdue: RwSignal<bool>,
    stalled: RwSignal<bool>,
    to_recheck: RwSignal<bool>,
    unvisited: RwSignal<String>,
    avoid: RwSignal<bool>,
}

impl Asked {
    fn new() -> Self {
        Self {
            lights: RwSignal::new(true),
            overdue: RwSignal::new(true),
            stalled: RwSignal::new(true),
            to_recheck: RwSignal::new(false),
            unvisited: RwSignal::new(STALE.to_string()),
            avoid: RwSignal::new(true),
        }
    }

    /// The days that were typed; none for no matter when, an error for what is no number of days.
    fn days(self) -> Result<Option<i64>, ()> {
        match plain_figure(&self.unvisited.get()).as_str() {
            "" => Ok(None),
            text => text.parse().ok().filter(|days| (0..=LONGEST).contains(days)).map(Some).ok_or(()),
        }
    }

    fn rule(self) -> Option<Rule> {
        Some(Rule {
            lights: self.lights.get(),
            overdue: self.overdue.get(),
            stalled: self.stalled.get(),
            to_recheck: self.to_recheck.get(),
            unvisited: self.days().ok()?,
        })
    }

    /// What fits, with the reasons why; those to be avoided apart.
    fn found(self, pool: &Pool) -> (Vec<(Candidate, Vec<Need>)>, Vec<Candidate>) {
        let Some(rule) = self.rule() else { return Default::default() };
        let fits = pool.candidates.iter().filter_map(|one| {
            let needs = rule.takes(one);
            (!needs.is_empty()).then(|| (one.clone(), needs))
        });
        let avoid = self.avoid.get();
        let (near, found): (Vec<_>, Vec<_>) = fits.partition(|(one, _)| avoid && pool.is_near(one));
        (found, near.into_iter().map(|(one, _)| one).collect())
    }
}

/// The window.
#[component]
pub fn ByRule(ui: Ui, plan: EntityId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let pool = StoredValue::new(Pool::of(ui, &plan));
    let plan = StoredValue::new(plan);
    let asked = Asked::new();
    let found =
        Memo::new(move |_| pool.with_value(|pool| pool.as_ref().map(|pool| asked.found(pool)).unwrap_or_default()));
    let count = move || found.with(|(found, _)| found.len());
    let add = move |()| {
        let comma = words::list_comma(ui.lang);
        let said = |needs: &[Need]| {
            needs.iter().map(|need| need.text().get(ui.lang).to_owned()).collect::<Vec<_>>().join(comma)
        };
        let chosen = found.with_untracked(|(found, _)| {
            found.iter().map(|(one, needs)| (one.project.id.clone(), said(needs))).collect::<Vec<_>>()
        });
        plan.with_value(|plan| take_in(ui, plan, BY_RULE, chosen));
        on_close.run(());
    };
    let blocked = Signal::derive(move || (count() == 0).then(|| words.none_found.to_owned()));
    let actions = move || {
        view! {
            <DialogActions
                cancel_label=ui.common().cancel
                on_cancel=on_close
                label=Signal::derive(move || words::add_objects(count(), ui.lang))
                blocked
                on_press=add
            />
        }
    };
    let left_out = move || {
        let near = found.with(|(_, near)| near.clone());
        let near: Vec<&Candidate> = near.iter().collect();
        pool.with_value(|pool| pool.as_ref().and_then(|pool| pool.left_out(ui, &near)))
    };
    let names = move || {
        let names = found.with(|(found, _)| found.iter().map(|(one, _)| one.project.name.clone()).collect::<Vec<_>>());
        names.join(words::list_comma(ui.lang))
    };
    view! {
        <Dialog open=true on_close title=words.by_rule close_label=ui.common().close actions>
            <Conditions ui asked />
            <p aria-live="polite">{names}</p>
            {move || left_out().map(|text| view! { <p class="quiet">{text}</p> })}
        </Dialog>
    }
}

#[component]
fn Conditions(ui: Ui, asked: Asked) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let tick = move |label: &'static str, of: RwSignal<bool>| {
        view! { <CheckField label checked=of on_change=move |on| of.set(on) /> }
    };
    let error = Signal::derive(move || asked.days().is_err().then(|| words.not_days.to_owned()));
    view! {
        <div class="stack stack--tight">
            {tick(words.lights, asked.lights)}
            {tick(words.overdue, asked.overdue)}
            {tick(words.stalled, asked.stalled)}
            {tick(words.to_recheck, asked.to_recheck)}
            <TextField
                label=words.unvisited
                value=asked.unvisited
                keeping=Keeping::Passing
                error
                on_change=move |text| asked.unvisited.set(text)
            />
            {tick(words.avoid, asked.avoid)}
        </div>
    }
}
