//! What stands above the rows: search, one picker for each facet that can narrow them, columns, and the count.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::app::ledger::listed::Asked;
use crate::domain::facets::List;
use crate::domain::fields::{ChoiceOption, FieldKind};
use crate::domain::ids::ProjectId;
use crate::domain::register::query::{EntryList, FacetOf, NATURAL};
use crate::domain::register::{Reckons, Register};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, Dialog, DialogShape, Icon, LabelShown, Menu, MenuItem, NARROW, SearchField, SelectField, SelectOption,
    media,
};
use crate::ui::parts::list_count::ListCount;
use crate::ui::words::{self, RegisterWords};

use super::columns::head;
use super::open_list::OpenEntries;

/// How many pickers stand in the line of the search; the others are behind 条件.
const IN_LINE: usize = 2;

/// Search, pickers and count: in one line on a laptop, the pickers in a sheet on a narrow page.
#[component]
pub fn Toolbar(ui: Ui, list: OpenEntries) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let narrow = media(NARROW);
    let asking = RwSignal::new(false);
    let all = list.asked.with_untracked(|asked| asked.list.narrowed_by().count());
    let in_line = move || if narrow.get() { 0 } else { IN_LINE };
    let on = move || list.asked.with(|asked| asked.filter.chosen.len());
    let label = Signal::derive(move || match on() {
        0 => words.filter.to_owned(),
        on => format!("{} {on}", words.filter),
    });
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.text.clone()))
                on_input=move |text: String| list.asked.update(|asked| asked.filter.text = text)
            />
            {move || pickers(ui, list, 0..in_line().min(all), LabelShown::ToScreenReaders)}
            {move || (narrow.get() || all > IN_LINE).then(|| view! {
                <Button label icon=Icon::Filter on_press=move |()| asking.set(true) />
            })}
            <div class="row list__tools">
                <Shown ui list />
                <Show when=move || !narrow.get()><ChooseColumns ui list /></Show>
            </div>
        </div>
        <Dialog
            open=asking
            on_close=move |()| asking.set(false)
            title=words.filter
            close_label=ui.common().close
            shape=DialogShape::Side
        >
            {pickers(ui, list, 0..all, LabelShown::Above)}
            {move || narrow.get().then(|| view! { <Orders ui list /> })}
        </Dialog>
    }
}

/// The count, and the way to see all again.
#[component]
fn Shown(ui: Ui, list: OpenEntries) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let count = move || words::records_shown(list.shown.with(Vec::len), list.rows.with(|rows| rows.len()), ui.lang);
    view! {
        <ListCount
            count=Signal::derive(count)
            is_narrowed=list.is_narrowed
            clear_label=words.clear
            on_clear=move |()| list.clear()
        />
    }
}

/// The pickers of these facets.
fn pickers(ui: Ui, list: OpenEntries, which: std::ops::Range<usize>, label_shown: LabelShown) -> impl IntoView {
    let facets: Vec<(&'static str, FacetOf)> = list.asked.with_untracked(|asked| asked.list.narrowed_by().collect());
    let some = facets.into_iter().enumerate().skip(which.start).take(which.len());
    let picker = move |(place, (key, facet)): (usize, (&'static str, FacetOf))| {
        let name = facet_name(list.register, facet, ui);
        let any = any_of(list.register, facet, ui);
        let options =
            Memo::new(move |_| list.counts.with(|counts| options(ui, list.register, facet, &counts[place], &any)));
        view! {
            <SelectField
                label=name
                label_shown
                options
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.only(key).to_owned()))
                on_change=move |value: String| list.asked.update(|asked| asked.filter.choose_only(key, &value))
            />
        }
    };
    some.map(picker).collect_view()
}

/// The order, which has no heads of columns on a narrow page.
#[component]
fn Orders(ui: Ui, list: OpenEntries) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let columns = list
        .register
        .columns
        .iter()
        .map(|column| SelectOption::new(column.name(), head(list.register, *column, ui.lang)));
    let options: Vec<SelectOption> =
        std::iter::once(SelectOption::new(NATURAL, words.natural)).chain(columns).collect();
    let present = move || {
        list.asked.with(|asked| match asked.order {
            "" => NATURAL.to_owned(),
            order => order.to_owned(),
        })
    };
    let choose = move |key: String| {
        list.asked.update(|asked: &mut Asked<EntryList>| {
            let known = asked.list.orders().iter().copied().find(|order| *order == key);
            if let Some(order) = known.filter(|order| !asked.is_ordered_by(order)) {
                asked.turned = false;
                asked.order_by(order);
            }
        });
    };
    view! { <SelectField label=words.sort options value=Signal::derive(present) on_change=choose /> }
}

/// Which columns there are; the choice is kept on this device.
#[component]
fn ChooseColumns(ui: Ui, list: OpenEntries) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let items = Signal::derive(move || {
        let choices: Vec<_> = list.kept.with(|kept| kept.choices().collect());
        let item = |(column, is_shown)| {
            let icon = if is_shown { Icon::Check } else { Icon::Unchecked };
            let toggle = move |()| list.kept.update(|kept| kept.toggle(column));
            MenuItem::new(head(list.register, column, ui.lang), Callback::new(toggle)).icon(icon)
        };
        choices.into_iter().map(item).collect::<Vec<_>>()
    });
    view! { <Menu label=words.columns icon=Icon::Columns items /> }
}

/// What a facet is called.
pub fn facet_name(register: &Register, facet: FacetOf, ui: Ui) -> String {
    let words = RegisterWords::of(ui.lang);
    match facet {
        FacetOf::Project => words.project.to_owned(),
        FacetOf::Year => words.year.to_owned(),
        FacetOf::State => words.state.to_owned(),
        FacetOf::Field(place) => register.fields[place].name.get(ui.lang).to_owned(),
        FacetOf::Judged(place) => register.computed.columns[place].name().get(ui.lang).to_owned(),
        FacetOf::Reached => words.reached.to_owned(),
    }
}

fn any_of(register: &Register, facet: FacetOf, ui: Ui) -> String {
    let words = RegisterWords::of(ui.lang);
    match facet {
        FacetOf::Project => words.any_project.to_owned(),
        FacetOf::Year => words.any_year.to_owned(),
        FacetOf::State => words.any_state.to_owned(),
        FacetOf::Field(place) => words::any_of(register.fields[place].name.get(ui.lang), ui.lang),
        FacetOf::Judged(place) => words::any_of(register.computed.columns[place].name().get(ui.lang), ui.lang),
        FacetOf::Reached => words.any_step.to_owned(),
    }
}

/// What a value of a facet is called.
pub fn value_name(ui: Ui, register: &Register, facet: FacetOf, value: &str) -> String {
    let named = match facet {
        FacetOf::Project => ProjectId::from_rest(value)
            .and_then(|id| ui.session.read(|view| view.tables.project(&id).map(|project| project.name.clone()))),
        FacetOf::Year => None,
        FacetOf::State => {
            let state = register.flow.and_then(|flow| flow.states.with_key(value));
            state.map(|state| state.name(ui.lang).to_owned())
        }
        FacetOf::Field(place) => match register.fields[place].kind {
            FieldKind::Choice(list) => list.label(value, ui.lang).map(str::to_owned),
            FieldKind::Flag => Some(RegisterWords::of(ui.lang).yes.to_owned()),
            _ => None,
        },
        FacetOf::Judged(place) => {
            let options = judged(register, place);
            options.iter().find(|option| option.key == value).map(|option| option.name(ui.lang).to_owned())
        }
        FacetOf::Reached => {
            let step = register.computed.funnel.and_then(|funnel| funnel.steps.iter().find(|step| step.key == value));
            step.map(|step| step.name.get(ui.lang).to_owned())
        }
    };
    named.unwrap_or_else(|| value.to_owned())
}

/// What a judgement may say.
fn judged(register: &Register, place: usize) -> &'static [ChoiceOption] {
    match &register.computed.columns[place].reckons {
        Reckons::Word { words, .. } => words.options,
        Reckons::Figure { .. } | Reckons::Day { .. } => &[],
    }
}

/// The values of a facet that are there, each with its count: choices in their own order, years from the youngest, others by name.
fn options(
    ui: Ui,
    register: &'static Register,
    facet: FacetOf,
    counts: &BTreeMap<String, usize>,
    any: &str,
) -> Vec<SelectOption> {
    let mut named: Vec<(usize, String, &str, usize)> = counts
        .iter()
        .map(|(value, count)| {
            (rank(register, facet, value, ui), value_name(ui, register, facet, value), value.as_str(), *count)
        })
        .collect();
    crate::book::sorting::by(&mut named, |one, other| (one.0, &one.1).cmp(&(other.0, &other.1)));
    let some =
        named.into_iter().map(|(_, name, value, count)| SelectOption::new(value, words::with_count(&name, count)));
    std::iter::once(SelectOption::new("", any)).chain(some).collect()
}

fn rank(register: &Register, facet: FacetOf, value: &str, ui: Ui) -> usize {
    let place = |all: Vec<&'static str>| all.iter().position(|key| *key == value).unwrap_or(usize::MAX);
    match facet {
        FacetOf::Project => 0,
        FacetOf::Year => usize::MAX - value.parse::<usize>().unwrap_or_default(),
        FacetOf::State => {
            let states = register.flow.map_or(&[][..], |flow| flow.states.options);
            place(states.iter().map(|option| option.key).collect())
        }
        FacetOf::Field(at) => match register.fields[at].kind {
            FieldKind::Choice(list) => place(list.options(ui.lang).into_iter().map(|(key, _)| key).collect()),
            _ => 0,
        },
        FacetOf::Judged(at) => place(judged(register, at).iter().map(|option| option.key).collect()),
        FacetOf::Reached => {
            let steps = register.computed.funnel.map_or(&[][..], |funnel| funnel.steps);
            place(steps.iter().map(|step| step.key).collect())
        }
    }
}
