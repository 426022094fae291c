//! Assuming something more: what, what is said beside it, and of which records.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::book::{EntityId, Progress};
use crate::domain::decimal::Decimal;
use crate::domain::search::{found_in, searchable, sought};
use crate::domain::what_if::{Asks, Now, PRESETS, Preset, preset_of};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, CheckField, EmptyState, Icon, Keeping, SearchField, SelectField, SelectOption, TextField,
};
use crate::ui::parts::describe::called;
use crate::ui::parts::what_if::suppose;
use crate::ui::pinyin;
use crate::ui::words::{self, WhatIfWords};

/// How many records are listed at first, and how many more each time.
const AT_ONCE: usize = 100;

/// A record of which something can be assumed.
#[derive(Clone, PartialEq, Eq)]
struct Candidate {
    of: EntityId,
    title: String,
    project: String,
    search: String,
}

/// What somebody is about to assume. Copy it freely; it is a handle.
#[derive(Clone, Copy)]
struct Open {
    ui: Ui,
    preset: RwSignal<&'static Preset>,
    value: RwSignal<String>,
    error: RwSignal<Option<String>>,
    search: RwSignal<String>,
    marked: RwSignal<BTreeSet<EntityId>>,
    all: Memo<Arc<Vec<Candidate>>>,
    /// The places in `all` that the search finds.
    found: Memo<Arc<Vec<usize>>>,
    shown: RwSignal<usize>,
}

impl Open {
    fn new(ui: Ui) -> Self {
        let preset = RwSignal::new(&PRESETS[0]);
        let made = ui.session.supposing().made();
        let all = Memo::new(move |_| {
            made.track();
            Arc::new(candidates(ui, preset.get()))
        });
        let search = RwSignal::new(String::new());
        let found = Memo::new(move |_| {
            let sought = search.with(|text| sought(text));
            all.with(|all| {
                let found = all.iter().enumerate().filter(|(_, one)| found_in(&one.search, &sought));
                Arc::new(found.map(|(place, _)| place).collect::<Vec<_>>())
            })
        });
        let open = Self {
            ui,
            preset,
            value: RwSignal::new(String::new()),
            error: RwSignal::new(None),
            search,
            marked: RwSignal::new(BTreeSet::new()),
            all,
            found,
            shown: RwSignal::new(AT_ONCE),
        };
        open.choose(&PRESETS[0]);
        open
    }

    fn choose(self, preset: &'static Preset) {
        self.preset.set(preset);
        self.value.set(match preset.asks {
            Asks::Nothing | Asks::Amount => String::new(),
            Asks::Choice(list) => list.options.first().map_or("", |option| option.key).to_owned(),
            Asks::Words(usual) => usual.get(self.ui.lang).to_owned(),
        });
        self.error.set(None);
        self.marked.set(BTreeSet::new());
        self.shown.set(AT_ONCE);
    }

    /// What is said beside the assumption, if it can be.
    fn said(self) -> Option<String> {
        let words = WhatIfWords::of(self.ui.lang);
        let value = self.value.get_untracked().trim().to_owned();
        let wrong = match self.preset.get_untracked().asks {
            Asks::Amount if Decimal::parse(&value).is_none() => Some(words.not_an_amount),
            Asks::Words(_) if value.is_empty() => Some(words.words_needed),
            Asks::Nothing | Asks::Amount | Asks::Choice(_) | Asks::Words(_) => None,
        };
        self.error.set(wrong.map(str::to_owned));
        wrong.is_none().then_some(value)
    }

    /// Assumes it of these.
    fn add(self, of: Vec<EntityId>, making: RwSignal<Option<Progress>>) {
        let Some((value, mut plan)) = self.said().zip(self.ui.session.supposed()) else { return };
        plan.assume(self.preset.get_untracked(), &value, of);
        self.marked.set(BTreeSet::new());
        suppose(self.ui, plan, making);
    }

    /// Those that the search finds.
    fn found_ones(self) -> Vec<EntityId> {
        self.found.with_untracked(|found| {
            self.all.with_untracked(|all| found.iter().map(|place| all[*place].of.clone()).collect())
        })
    }
}

/// Of what it can be assumed in the book that is looked at.
fn candidates(ui: Ui, preset: &'static Preset) -> Vec<Candidate> {
    let Some(plan) = ui.session.supposed() else { return Vec::new() };
    ui.session.read(|view| {
        let now = Now { book: view.book, tables: view.tables, today: view.today, month: plan.month };
        let one = |of: EntityId| {
            let (title, project) = called(&view, &of, ui.lang);
            let search = searchable(&[&title, &project], &pinyin::initial);
            Candidate { of, title, project, search }
        };
        (preset.of)(&now).into_iter().map(one).collect()
    })
}

/// The form.
#[component]
pub fn Adding(ui: Ui, making: RwSignal<Option<Progress>>) -> impl IntoView {
    let words = WhatIfWords::of(ui.lang);
    let open = Open::new(ui);
    let presets = PRESETS.iter().map(|preset| SelectOption::new(preset.key, preset.name.get(ui.lang)));
    let presets = Signal::stored(presets.collect::<Vec<_>>());
    let (marked, found) =
        (Memo::new(move |_| open.marked.with(BTreeSet::len)), Memo::new(move |_| open.found.with(|found| found.len())));
    let add_marked = move || {
        (marked.get() > 0).then(|| {
            let label = words::assume_marked(marked.get(), ui.lang);
            let add = move || open.add(open.marked.get_untracked().into_iter().collect(), making);
            view! { <Button label icon=Icon::Plus variant=ButtonVariant::Primary on_press=add /> }
        })
    };
    let add_all = move || {
        (found.get() > 0).then(|| {
            let label = words::assume_all(found.get(), ui.lang);
            view! { <Button label on_press=move || open.add(open.found_ones(), making) /> }
        })
    };
    view! {
        <section class="section no-print">
            <div class="section__head"><h2 class="section__title">{words.add}</h2></div>
            <div class="stack">
                <div class="past__ask">
                    <SelectField
                        label=words.what
                        options=presets
                        value=Signal::derive(move || open.preset.get().key.to_owned())
                        on_change=move |key: String| preset_of(&key).into_iter().for_each(|preset| open.choose(preset))
                    />
                    <Beside open />
                    <SearchField
                        label=words.search
                        placeholder=words.search_hint.to_owned()
                        value=open.search
                        on_input=move |text: String| open.search.set(text)
                    />
                </div>
                <p class="prose quiet">{move || open.preset.get().about.get(ui.lang).to_owned()}</p>
                <div class="row">{add_marked}{add_all}</div>
                <Candidates open />
            </div>
        </section>
    }
}

/// What is said beside the assumption.
#[component]
fn Beside(open: Open) -> impl IntoView {
    let (ui, words) = (open.ui, WhatIfWords::of(open.ui.lang));
    let text = move |label: &'static str| {
        view! {
            <TextField
                label
                value=open.value
                keeping=Keeping::Passing
                error=Signal::derive(move || open.error.get())
                on_change=move |text: String| open.value.set(text)
            />
        }
        .into_any()
    };
    move || match open.preset.get().asks {
        Asks::Nothing => None,
        Asks::Amount => Some(text(words.amount)),
        Asks::Words(_) => Some(text(words.words)),
        Asks::Choice(list) => {
            let options = list.options.iter().map(|option| SelectOption::new(option.key, option.name(ui.lang)));
            let options = Signal::stored(options.collect::<Vec<_>>());
            Some(
                view! {
                    <SelectField
                        label=words.choice
                        options
                        value=open.value
                        on_change=move |key: String| open.value.set(key)
                    />
                }
                .into_any(),
            )
        }
    }
}

/// The records, each to be marked.
#[component]
fn Candidates(open: Open) -> impl IntoView {
    let words = WhatIfWords::of(open.ui.lang);
    let row = move |one: Candidate| {
        let (of, marked) = (one.of.clone(), one.of);
        let label = match one.project.is_empty() {
            true => one.title,
            false => words::told(&one.project, &one.title, open.ui.lang),
        };
        let mark = move |is_marked: bool| {
            open.marked.update(|marked| {
                match is_marked {
                    true => marked.insert(of.clone()),
                    false => marked.remove(&of),
                };
            });
        };
        let checked = Signal::derive(move || open.marked.with(|all| all.contains(&marked)));
        view! { <li><CheckField label checked on_change=mark /></li> }
    };
    let rows = move || {
        let shown = open.found.with(|found| {
            let places = found.iter().take(open.shown.get());
            open.all.with(|all| places.filter_map(|place| all.get(*place).cloned()).collect::<Vec<_>>())
        });
        match shown.is_empty() {
            true => view! { <EmptyState icon=Icon::Search title=words.no_candidates /> }.into_any(),
            false => view! {
                <ul class="stack stack--tight" aria-label=words.candidates>{shown.into_iter().map(row).collect_view()}</ul>
            }
            .into_any(),
        }
    };
    let more = move || {
        (open.found.with(|found| found.len()) > open.shown.get()).then(|| {
            view! { <Button label=words.more on_press=move |()| open.shown.update(|shown| *shown += AT_ONCE) /> }
        })
    };
    view! {
        {rows}
        {more}
    }
}
