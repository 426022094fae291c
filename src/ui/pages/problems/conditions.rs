//! 条件: every filter that is not needed at every look, in a sheet at the side.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::ledger::query::Query;
use crate::book::sorting;
use crate::book::sorting::CollectSorted;
use crate::domain::ids::{PersonId, ProjectId};
use crate::domain::ledger::{Counts, Filter, SortBy};
use crate::domain::records::ProblemState;
use crate::domain::tables::RecordKind;
use crate::domain::taxonomy::{Category, Severity};
use crate::domain::text::figure;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonVariant, Chip, Chips, DateField, Dialog, DialogShape, Keeping, LabelShown, NARROW, SelectField,
    SelectOption, media,
};
use crate::ui::words::{self, ProblemsWords};

use super::chips::toggle;
use super::kept::Kept;
use super::kept_filters::{KeepFilter, person_name};

/// The sheet. What is in it is drawn when somebody asks for it: hundreds of units and projects.
#[component]
pub fn Conditions(
    ui: Ui,
    query: RwSignal<Query>,
    counts: RwSignal<Counts>,
    kept: RwSignal<Kept>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let narrow = media(NARROW);
    view! {
        <Dialog
            open
            on_close=move || open.set(false)
            title=words.conditions
            close_label=ui.common().close
            shape=DialogShape::Side
            actions=move || view! {
                <KeepFilter ui query kept />
                <Button
                    label=words.clear
                    on_press=move |()| query.update(|query| query.filter = Filter::default())
                />
                <Button label=words.show_list variant=ButtonVariant::Primary on_press=move |()| open.set(false) />
            }
        >
            <div class="stack">
                <Kinds ui query counts />
                <Lists ui query counts />
                <Days ui query />
                {move || narrow.get().then(|| view! { <SortPicker ui query /> })}
            </div>
        </Dialog>
    }
}

/// 状态, 等级 and 挂起, as chips.
#[component]
fn Kinds(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let states = Memo::new(move |_| {
        let chip = |state: ProblemState| {
            let count = counts.with(|counts| counts.states.get(&state).copied().unwrap_or(0));
            Chip::new(state, words::state(state, lang)).count(figure(count))
        };
        ProblemState::ALL.map(chip).to_vec()
    });
    let severities = Memo::new(move |_| {
        let chip = |severity: &Severity| {
            let count = counts.with(|counts| counts.severities.get(severity).copied().unwrap_or(0));
            Chip::new(*severity, severity.label(lang)).count(figure(count))
        };
        Severity::ALL.iter().rev().map(chip).collect::<Vec<_>>()
    });
    let hold =
        Memo::new(move |_| vec![Chip::new((), words.on_hold).count(figure(counts.with(|counts| counts.on_hold)))]);
    let states_on = Memo::new(move |_| query.with(|query| query.filter.states.iter().copied().collect::<Vec<_>>()));
    let severities_on =
        Memo::new(move |_| query.with(|query| query.filter.severities.iter().copied().collect::<Vec<_>>()));
    let hold_on = Memo::new(move |_| query.with(|query| if query.filter.on_hold { vec![()] } else { Vec::new() }));
    view! {
        <Chips
            label=words.by_state
            chips=states
            selected=states_on
            on_toggle=move |state| query.update(|query| toggle(&mut query.filter.states, state))
        />
        <Chips
            label=words.by_severity
            chips=severities
            selected=severities_on
            on_toggle=move |severity| query.update(|query| toggle(&mut query.filter.severities, severity))
        />
        <Chips
            label=words.others
            chips=hold
            selected=hold_on
            on_toggle=move |()| query.update(|query| query.filter.on_hold = !query.filter.on_hold)
        />
    }
}

/// One choice of a long list.
type Choice = Option<String>;

/// What a filter has of one long list, and how it takes another choice.
#[derive(Clone, Copy)]
struct Long {
    label: &'static str,
    chosen: fn(&Filter) -> Choice,
    choose: fn(&mut Filter, Choice),
}

/// The filters with long lists, one picker each.
#[component]
fn Lists(ui: Ui, query: RwSignal<Query>, counts: RwSignal<Counts>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let counted = |of: fn(&Counts) -> &BTreeMap<String, usize>| {
        move || {
            counts.with(|counts| {
                of(counts).iter().map(|(name, count)| (name.clone(), words::with_count(name, *count))).collect()
            })
        }
    };
    let categories = move || {
        let named = |category: &Category| {
            let count = counts.with(|counts| counts.categories.get(category.key()).copied().unwrap_or(0));
            (category.key().to_owned(), words::with_count(category.label(ui.lang), count))
        };
        Category::ALL.iter().map(named).collect()
    };
    let people = move || {
        counts.with(|counts| {
            let named = |(person, count): (&PersonId, &usize)| {
                (person.rest().to_owned(), words::with_count(&person_name(ui, person), *count))
            };
            counts.by.iter().map(named).collect()
        })
    };
    let projects = ui.session.watch(&[RecordKind::Projects], |view| {
        let mut all: Vec<(String, String)> =
            view.tables.projects().map(|project| (project.id.rest().to_owned(), project.name.clone())).collect();
        sorting::by(&mut all, |one, other| one.1.cmp(&other.1));
        all
    });
    let category = Long {
        label: words.category,
        chosen: |filter| filter.categories.first().cloned(),
        choose: |filter, choice| filter.categories = choice.into_iter().collect_sorted(),
    };
    let unit = Long {
        label: words.unit,
        chosen: |filter| filter.units.first().cloned(),
        choose: |filter, choice| filter.units = choice.into_iter().collect_sorted(),
    };
    let assisting = Long {
        label: words.assisting,
        chosen: |filter| filter.assisting.first().cloned(),
        choose: |filter, choice| filter.assisting = choice.into_iter().collect_sorted(),
    };
    let leader = Long {
        label: words.leader,
        chosen: |filter| filter.leaders.first().cloned(),
        choose: |filter, choice| filter.leaders = choice.into_iter().collect_sorted(),
    };
    let by = Long {
        label: words.found_by_whom,
        chosen: |filter| filter.by.first().map(|person| person.rest().to_owned()),
        choose: |filter, choice| {
            filter.by = choice.and_then(|rest| PersonId::from_rest(&rest)).into_iter().collect_sorted();
        },
    };
    let project = Long {
        label: words.project,
        chosen: |filter| filter.project.as_ref().map(|project| project.rest().to_owned()),
        choose: |filter, choice| filter.project = choice.and_then(|rest| ProjectId::from_rest(&rest)),
    };
    view! {
        <div class="form-grid">
            {picker(ui, query, unit, Signal::derive(counted(|counts| &counts.units)))}
            {picker(ui, query, leader, Signal::derive(counted(|counts| &counts.leaders)))}
            {picker(ui, query, assisting, Signal::derive(counted(|counts| &counts.assisting)))}
            {picker(ui, query, by, Signal::derive(people))}
            {picker(ui, query, category, Signal::derive(categories))}
            {picker(ui, query, project, Signal::derive(move || projects.get()))}
        </div>
    }
}

fn picker(ui: Ui, query: RwSignal<Query>, long: Long, entries: Signal<Vec<(String, String)>>) -> impl IntoView {
    let any = ProblemsWords::of(ui.lang).any;
    let options = Signal::derive(move || {
        let all = entries.get().into_iter().map(|(value, label)| SelectOption::new(value, label));
        std::iter::once(SelectOption::new("", any)).chain(all).collect::<Vec<_>>()
    });
    let Long { label, chosen, choose } = long;
    view! {
        <SelectField
            label
            options
            value=Signal::derive(move || query.with(|query| chosen(&query.filter).unwrap_or_default()))
            on_change=move |text: String| {
                query.update(|query| choose(&mut query.filter, Some(text).filter(|text| !text.is_empty())));
            }
        />
    }
}

/// 发现日期 from and to.
#[component]
fn Days(ui: Ui, query: RwSignal<Query>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let of = move |day: fn(&Filter) -> Option<chrono::NaiveDate>| {
        Signal::derive(move || query.with(|query| day(&query.filter).map_or_else(String::new, |day| day.to_string())))
    };
    view! {
        <div class="form-grid">
            <DateField
                label=words.found_since
                keeping=Keeping::Passing
                value=of(|filter| filter.found_from)
                on_change=move |text: String| query.update(|query| query.filter.found_from = text.parse().ok())
            />
            <DateField
                label=words.found_until
                keeping=Keeping::Passing
                value=of(|filter| filter.found_to)
                on_change=move |text: String| query.update(|query| query.filter.found_to = text.parse().ok())
            />
        </div>
    }
}

/// In which order cards stand, which have no heads to sort by.
#[component]
pub fn SortPicker(ui: Ui, query: RwSignal<Query>, #[prop(optional)] shown: LabelShown) -> impl IntoView {
    let option = |(sort, key): &(SortBy, &'static str)| SelectOption::new(*key, words::sort_name(*sort, ui.lang));
    let sorts = SortBy::ALL.iter().map(option).collect::<Vec<_>>();
    view! {
        <SelectField
            label=ProblemsWords::of(ui.lang).sort
            label_shown=shown
            options=sorts
            value=Signal::derive(move || query.with(|query| query.sort.key().to_owned()))
            on_change=move |key: String| query.update(|query| query.sort = SortBy::from_key(&key).unwrap_or_default())
        />
    }
}
