//! 双随机: what is drawn from, by which seed, and how much of it.

use leptos::prelude::*;

use crate::app::clock;
use crate::book::EntityId;
use crate::domain::choices::Role;
use crate::domain::command::{Command, DrawWish, Refusal};
use crate::domain::visit_plan::candidates::Candidate;
use crate::domain::visit_plan::draw::part_of;
use crate::domain::visit_plan::drawn::Strata;
use crate::ui::context::Ui;
use crate::ui::controls::{
    CheckField, Dialog, DialogActions, Keeping, SelectField, SelectOption, TextField, plain_figure,
};
use crate::ui::words::{self, PlanWords};

use super::choosing::Pool;

/// Of a hundred projects so many are drawn while nobody says otherwise.
const SHARE: &str = "20";
/// 执法检查人员不得少于两人: so many go to a site while nobody says otherwise.
const EACH: &str = "2";

/// What is asked for.
#[derive(Clone, Copy)]
struct Asked {
    seed: RwSignal<String>,
    strata: RwSignal<Strata>,
    share: RwSignal<String>,
    each: RwSignal<String>,
    people: RwSignal<String>,
    avoid: RwSignal<bool>,
}

impl Asked {
    fn new(ui: Ui, pool: Option<&Pool>) -> Self {
        Self {
            seed: RwSignal::new(seed(ui)),
            strata: RwSignal::new(Strata::One),
            share: RwSignal::new(SHARE.to_owned()),
            each: RwSignal::new(EACH.to_owned()),
            people: RwSignal::new(inspectors(ui, pool).join("、")),
            avoid: RwSignal::new(true),
        }
    }

    fn number(text: RwSignal<String>, most: u32) -> Option<u32> {
        plain_figure(&text.get()).parse().ok().filter(|number| (1..=most).contains(number))
    }

    /// What is drawn from.
    fn sites(self, pool: &Pool) -> Vec<Candidate> {
        let avoid = self.avoid.get();
        pool.candidates.iter().filter(|one| !(avoid && pool.is_near(one))).cloned().collect()
    }
}

/// A seed that nobody could choose on purpose: the day and some digits.
fn seed(ui: Ui) -> String {
    let digits = clock::random().map_or_else(|| clock::now().to_string(), |bits| format!("{:06}", bits % 1_000_000));
    format!("{} {digits}", ui.session.today().get_untracked())
}

/// The people of the plan, or everybody who inspects.
fn inspectors(ui: Ui, pool: Option<&Pool>) -> Vec<String> {
    let team = pool.map(|pool| pool.plan.team.clone()).unwrap_or_default();
    if !team.is_empty() {
        return team;
    }
    ui.session.read(|view| {
        let people = view.tables.people().filter(|person| Role::from_key(&person.role) == Some(Role::Inspector));
        let mut names: Vec<String> = people.map(|person| person.name.clone()).filter(|name| !name.is_empty()).collect();
        crate::book::sorting::by(&mut names, |one, other| one.cmp(other));
        names.dedup();
        names
    })
}

/// The window.
#[component]
pub fn ByLot(ui: Ui, plan: EntityId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let pool = Pool::of(ui, &plan);
    let asked = Asked::new(ui, pool.as_ref());
    let (pool, plan) = (StoredValue::new(pool), StoredValue::new(plan));
    let sites =
        Memo::new(move |_| pool.with_value(|pool| pool.as_ref().map(|pool| asked.sites(pool)).unwrap_or_default()));
    let refusal = RwSignal::new(None::<Refusal>);
    let draw = move |()| {
        let people = asked.people.get_untracked();
        let people = people.split(['、', ',', '，', ';', '；', '\n']).map(|name| name.trim().to_owned());
        let wish = DrawWish {
            plan: plan.get_value(),
            seed: asked.seed.get_untracked(),
            by: asked.strata.get_untracked(),
            share: untrack(|| Asked::number(asked.share, 100)).unwrap_or(0),
            each: untrack(|| Asked::number(asked.each, 9)).unwrap_or(1),
            projects: sites.with_untracked(|sites| sites.iter().map(|one| one.project.id.clone()).collect()),
            people: people.filter(|name| !name.is_empty()).collect(),
        };
        match ui.session.dispatch(Command::DrawVisits(wish)) {
            Ok(done) => {
                ui.offer_undo(words.by_lot, &done);
                on_close.run(());
            }
            Err(why) => refusal.set(Some(why)),
        }
    };
    let actions = move || {
        view! {
            <DialogActions cancel_label=ui.common().cancel on_cancel=on_close label=words.draw on_press=draw />
        }
    };
    let left_out = move || {
        let avoid = asked.avoid.get();
        pool.with_value(|pool| {
            let pool = pool.as_ref().filter(|_| avoid)?;
            pool.left_out(ui, &pool.candidates.iter().collect::<Vec<_>>())
        })
    };
    view! {
        <Dialog open=true on_close title=words.by_lot close_label=ui.common().close actions>
            <Fields ui asked />
            <p class="strong num" aria-live="polite">{move || sites.with(|sites| outcome(ui, asked, sites))}</p>
            {move || left_out().map(|text| view! { <p class="quiet">{text}</p> })}
            {move || refusal.get().map(|why| {
                view! { <p class="danger" role="alert">{words::refusal(&why, ui.lang)}</p> }
            })}
        </Dialog>
    }
}

/// How many would be drawn of how many.
fn outcome(ui: Ui, asked: Asked, sites: &[Candidate]) -> String {
    let (by, share) = (asked.strata.get(), Asked::number(asked.share, 100).unwrap_or(0));
    let mut strata = std::collections::BTreeMap::<String, usize>::new();
    sites.iter().for_each(|one| *strata.entry(by.of(&one.project)).or_default() += 1);
    let drawn = strata.values().map(|count| part_of(*count, share)).sum();
    words::to_be_drawn(drawn, sites.len(), strata.len(), ui.lang)
}

#[component]
fn Fields(ui: Ui, asked: Asked) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let options = Strata::ALL.map(|by| SelectOption::new(by.key(), by.name().get(ui.lang))).to_vec();
    let number = move |label: &'static str, of: RwSignal<String>, most: u32, wrong: &'static str| {
        let error = Signal::derive(move || Asked::number(of, most).is_none().then(|| wrong.to_owned()));
        view! {
            <TextField label value=of keeping=Keeping::Passing error on_change=move |text| of.set(text) />
        }
    };
    view! {
        <div class="stack">
            <TextField
                label=words.seed
                hint=Signal::stored(Some(words.seed_hint.to_owned()))
                value=asked.seed
                keeping=Keeping::Passing
                required=true
                on_change=move |text| asked.seed.set(text)
            />
            <SelectField
                label=words.strata
                value=Signal::derive(move || asked.strata.get().key().to_owned())
                options=Signal::stored(options)
                on_change=move |key: String| asked.strata.set(Strata::from_key(&key).unwrap_or_default())
            />
            {number(words.share, asked.share, 100, words.not_share)}
            <TextField
                label=words.people
                hint=Signal::stored(Some(words.people_hint.to_owned()))
                value=asked.people
                keeping=Keeping::Passing
                required=true
                on_change=move |text| asked.people.set(text)
            />
            {number(words.each, asked.each, 9, words.not_each)}
            <CheckField label=words.avoid checked=asked.avoid on_change=move |on| asked.avoid.set(on) />
        </div>
    }
}
