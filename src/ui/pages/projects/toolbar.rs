//! What stands above the list of projects: search, phases, how projects stand out, the order, the columns, and the count.

use leptos::prelude::*;

use crate::book::Value;
use crate::domain::choices::Phase;
use crate::domain::facets::List;
use crate::domain::fields::PROJECT_FIELDS;
use crate::domain::progress::lists::Listing;
use crate::domain::project_list::{KINDS, LATE, NO_PHASE, OVERDUE, PHASE, Projects, STANDS};
use crate::domain::text::{Lang, figure};
use crate::ui::context::Ui;
use crate::ui::controls::{
    Chip, Chips, Icon, LabelShown, Menu, MenuItem, PHONE, SearchField, SelectField, SelectOption, media,
};
use crate::ui::words::{self, ProblemsWords, ProjectWords};

use super::address::Query;
use super::col::Col;
use super::kept::Kept;
use super::open_list::OpenProjects;

/// One thing to narrow by: a value of a facet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Choice {
    facet: &'static str,
    value: &'static str,
}

impl Choice {
    const fn of(facet: &'static str, value: &'static str) -> Self {
        Self { facet, value }
    }

    /// What stands out, the most pressing first.
    fn pressing() -> impl Iterator<Item = Self> {
        let stands = Listing::ALL.into_iter().map(|listing| Self::of(STANDS, listing.key()));
        std::iter::once(Self::of(LATE, OVERDUE)).chain(stands)
    }

    fn phases() -> impl Iterator<Item = Self> {
        Phase::ALL.iter().map(|phase| Self::of(PHASE, phase.key())).chain([Self::of(PHASE, NO_PHASE)])
    }

    /// By which a picker knows it.
    fn key(self) -> String {
        format!("{}={}", self.facet, self.value)
    }

    fn label(self, lang: Lang) -> String {
        let words = ProjectWords::of(lang);
        match (self.facet, Listing::from_key(self.value), Phase::from_key(self.value)) {
            (STANDS, Some(listing), _) => listing.name().get(lang).to_owned(),
            (PHASE, _, Some(phase)) => phase.label(lang).to_owned(),
            (PHASE, ..) => words.no_phase.to_owned(),
            _ => words.overdue_only.to_owned(),
        }
    }

    fn is_on(self, asked: &Query) -> bool {
        asked.filter.chosen.get(self.facet).is_some_and(|values| values.contains(self.value))
    }

    fn toggle(self, asked: &mut Query) {
        let values = asked.filter.chosen.entry(self.facet).or_default();
        if !values.remove(self.value) {
            values.insert(self.value.to_owned());
        }
        if values.is_empty() {
            asked.filter.chosen.remove(self.facet);
        }
    }

    fn count(self, list: OpenProjects) -> usize {
        let place = Projects.facets().iter().position(|facet| *facet == self.facet);
        let count = |place: usize| list.counts.with(|counts| counts.get(place)?.get(self.value).copied());
        place.and_then(count).unwrap_or_default()
    }
}

/// Everything in one line where there is room.
#[component]
pub fn Toolbar(list: OpenProjects) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let phone = media(PHONE);
    let shown = move |choice: &Choice| choice.count(list) > 0 || list.asked.with(|asked| choice.is_on(asked));
    let chips = Memo::new(move |_| {
        let chip = |choice: Choice| Chip::new(choice, choice.label(ui.lang)).count(figure(choice.count(list)));
        Choice::pressing().filter(shown).map(chip).collect::<Vec<_>>()
    });
    let selected =
        Signal::derive(move || list.asked.with(|asked| Choice::pressing().filter(|one| one.is_on(asked)).collect()));
    let toggle = move |choice: Choice| list.asked.update(|asked| choice.toggle(asked));
    let count =
        move || words::project_count(list.keys.with(|keys| keys.len()), list.rows.with(|rows| rows.len()), ui.lang);
    view! {
        <div class="toolbar list__toolbar">
            <SearchField
                label=words.search
                placeholder=words.search_hint.to_owned()
                value=Signal::derive(move || list.asked.with(|asked| asked.filter.text.clone()))
                on_input=move |text: String| list.asked.update(|asked| asked.filter.text = text)
            />
            <Picker list />
            {move || (!phone.get()).then(|| view! { <Kinds list /> })}
            {move || (!phone.get() && chips.with(|chips| !chips.is_empty())).then(|| view! {
                <Chips label=words.late chips selected on_toggle=toggle />
            })}
            <div class="row list__tools">
                <p class="filters__count num" role="status">{count}</p>
                <Orders list />
                {move || (!phone.get()).then(|| view! { <ChooseColumns list /> })}
            </div>
        </div>
    }
}

/// The phases; on a phone what stands out too, for which there is no room beside it.
#[component]
pub fn Picker(list: OpenProjects) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let phone = media(PHONE);
    let all = move || {
        let pressing = phone.get().then(Choice::pressing).into_iter().flatten();
        pressing.chain(Choice::phases()).collect::<Vec<_>>()
    };
    let options = Signal::derive(move || {
        let some = all().into_iter().filter_map(|choice| {
            let count = choice.count(list);
            let is_there = count > 0 || list.asked.with(|asked| choice.is_on(asked));
            is_there.then(|| SelectOption::new(choice.key(), words::with_count(&choice.label(ui.lang), count)))
        });
        std::iter::once(SelectOption::new("", words.any_phase)).chain(some).collect::<Vec<_>>()
    });
    let picked = Signal::derive(move || {
        let on = list.asked.with(|asked| all().into_iter().find(|choice| choice.is_on(asked)));
        on.map(Choice::key).unwrap_or_default()
    });
    let pick = move |key: String| {
        let choices = untrack(all);
        list.asked.update(|asked: &mut Query| {
            for choice in &choices {
                asked.filter.choose_only(choice.facet, "");
            }
            if let Some(choice) = choices.iter().find(|choice| choice.key() == key) {
                asked.filter.choose_only(choice.facet, choice.value);
            }
        });
    };
    view! {
        <SelectField
            label=words.phase
            label_shown=LabelShown::ToScreenReaders
            value=picked
            options
            on_change=pick
        />
    }
}

/// What a project belongs to: park, programme, key industry, tag; nothing where no project says any.
#[component]
pub fn Kinds(list: OpenProjects) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let facets =
        || KINDS.iter().filter_map(|kind| Some((Projects.facets().iter().position(|facet| facet == kind)?, *kind)));
    let name_of = move |kind: &str, value: &str| {
        let spec = PROJECT_FIELDS.iter().find(|spec| spec.key == kind);
        let (head, shown) = spec
            .map_or_else(Default::default, |spec| (spec.name.get(ui.lang), spec.show(&Value::text(value), ui.lang)));
        words::told(head, &shown, ui.lang)
    };
    let there = Memo::new(move |_| {
        list.counts.with(|counts| {
            let of = |(place, kind): (usize, &'static str)| {
                let values = counts.get(place).into_iter().flatten();
                values.map(move |(value, count)| (kind, value.clone(), *count)).collect::<Vec<_>>()
            };
            facets().flat_map(of).collect::<Vec<(&'static str, String, usize)>>()
        })
    });
    let options = Signal::derive(move || {
        let some = there.get().into_iter().map(|(kind, value, count)| {
            SelectOption::new(format!("{kind}={value}"), words::with_count(&name_of(kind, &value), count))
        });
        std::iter::once(SelectOption::new("", words.any_kind)).chain(some).collect::<Vec<_>>()
    });
    let picked = Signal::derive(move || {
        let on = KINDS.iter().find_map(|kind| {
            let value = list.asked.with(|asked| asked.filter.only(kind).to_owned());
            (!value.is_empty()).then(|| format!("{kind}={value}"))
        });
        on.unwrap_or_default()
    });
    let pick = move |key: String| {
        list.asked.update(|asked: &mut Query| {
            for kind in KINDS {
                asked.filter.choose_only(kind, "");
            }
            if let Some((kind, value)) = key.split_once('=')
                && let Some(kind) = KINDS.into_iter().find(|known| *known == kind)
            {
                asked.filter.choose_only(kind, value);
            }
        });
    };
    move || {
        let is_asked = move || !picked.get().is_empty();
        (there.with(|there| !there.is_empty()) || is_asked()).then(|| {
            view! {
                <SelectField
                    label=words.kind
                    label_shown=LabelShown::ToScreenReaders
                    value=picked
                    options
                    on_change=pick
                />
            }
        })
    }
}

#[component]
fn Orders(list: OpenProjects) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let orders: Vec<SelectOption> =
        Projects.orders().iter().map(|order| SelectOption::new(*order, order_words(order, ui.lang))).collect();
    let present = move || {
        let is_it = |order: &&&str| list.asked.with(|asked| asked.is_ordered_by(order));
        Projects.orders().iter().find(is_it).map_or_else(String::new, |order| (*order).to_owned())
    };
    let choose = move |key: String| {
        if let Some(order) = Projects.orders().iter().copied().find(|order| *order == key) {
            list.asked.update(|asked: &mut Query| {
                asked.turned = false;
                if !asked.is_ordered_by(order) {
                    asked.order_by(order);
                }
            });
        }
    };
    view! {
        <SelectField
            label=words.sort
            label_shown=LabelShown::ToScreenReaders
            value=Signal::derive(present)
            options=orders
            on_change=choose
        />
    }
}

/// Which columns there are; the choice is kept on this device.
#[component]
fn ChooseColumns(list: OpenProjects) -> impl IntoView {
    let ui = Ui::get();
    let items = Signal::derive(move || {
        let item = |column: Col| {
            let is_shown = list.kept.with(|kept: &Kept| kept.columns().contains(&column));
            let icon = if is_shown { Icon::Check } else { Icon::Unchecked };
            let toggle = move |()| list.kept.update(|kept| kept.toggle(column));
            MenuItem::new(column.label(ui.lang), Callback::new(toggle)).icon(icon)
        };
        Col::ALL.into_iter().filter(|column| !column.is_fixed()).map(item).collect::<Vec<_>>()
    });
    view! { <Menu label=ProblemsWords::of(ui.lang).columns icon=Icon::Columns items /> }
}

fn order_words(order: &str, lang: Lang) -> String {
    let words = ProjectWords::of(lang);
    let measured = Col::ALL.into_iter().filter_map(Col::measure).find(|measure| measure.rule().key == order);
    match (order, measured) {
        (_, Some(measure)) => words::sort_by_figure(measure.rule().name.get(lang), lang),
        ("problems", _) => words.sort_problems.to_owned(),
        ("overdue", _) => words.sort_overdue.to_owned(),
        ("finish", _) => words.sort_finish.to_owned(),
        ("visit", _) => words.sort_visit.to_owned(),
        ("total", _) => words.sort_total.to_owned(),
        _ => words.sort_name.to_owned(),
    }
}
