//! The objects of a plan as a table: day and people are written in their cells. On a phone they are the days' cards, to be tapped and begun.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, EntryTarget};
use crate::domain::registers::planned_visit::{ON, WHO};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, DateField, LabelShown, LinkButton, NARROW, Tag, TagShape, TagWeight, TextField,
    Tone, WideTable, media,
};
use crate::ui::parts::written::{Written, field_name};
use crate::ui::route::Route;
use crate::ui::words::{self, PlanWords};

use super::shown::{Row, Shown};

/// The objects.
#[component]
pub fn Objects(ui: Ui, shown: Memo<Option<Arc<Shown>>>, may_write: Memo<bool>) -> impl IntoView {
    let narrow = media(NARROW);
    move || match narrow.get() {
        true => view! { <Cards ui shown /> }.into_any(),
        false => view! { <Table ui shown may_write /> }.into_any(),
    }
}

/// A card for each object: when, where, how it stands, and the way to begin.
#[component]
fn Cards(ui: Ui, shown: Memo<Option<Arc<Shown>>>) -> impl IntoView {
    let card = move |row: &Row| {
        let words = PlanWords::of(ui.lang);
        let name = row.name.clone().unwrap_or_else(|| words.gone.to_owned());
        let day = row.day.map(|day| day.format("%m-%d").to_string()).unwrap_or_default();
        let about = [row.unit.clone(), row.who.clone(), row.need.clone()];
        let about: Vec<String> = about.into_iter().filter(|text| !text.is_empty()).collect();
        view! {
            <li>
                <div class="card">
                    <span class="card__line">
                        <a class="card__title" href=Route::Entry(row.id.clone()).href()>{name}</a>
                        <span class="num">{day}</span>
                    </span>
                    <span class="card__meta"><span>{about.join(" · ")}</span></span>
                    {state(row)}
                    {actions(ui, row, false)}
                </div>
            </li>
        }
    };
    move || {
        shown.with(|shown| {
            let cards = shown.iter().flat_map(|shown| shown.rows.iter().map(card)).collect_view();
            view! { <ul class="cards">{cards}</ul> }
        })
    }
}

#[component]
fn Table(ui: Ui, shown: Memo<Option<Arc<Shown>>>, may_write: Memo<bool>) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let ids = Memo::new(move |_| {
        shown.with(|shown| {
            shown.iter().flat_map(|shown| shown.rows.iter().map(|row| row.id.clone())).collect::<Vec<_>>()
        })
    });
    view! {
        <WideTable label=words.objects>
            <table class="ledger plan__objects">
                <thead>
                    <tr>
                        <th scope="col">{words.project}</th>
                        <th scope="col">{words.day}</th>
                        <th scope="col">{words.who}</th>
                        <th scope="col">{words.state}</th>
                        <th scope="col">{words.unit}</th>
                        <th scope="col">{words.why}</th>
                        <th scope="col"><span class="visually-hidden">{words.deeds}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| id.clone() let:id>
                        <ObjectRow ui shown may_write id />
                    </For>
                </tbody>
            </table>
        </WideTable>
    }
}

#[component]
fn ObjectRow(ui: Ui, shown: Memo<Option<Arc<Shown>>>, may_write: Memo<bool>, id: EntityId) -> impl IntoView {
    let words = PlanWords::of(ui.lang);
    let id = StoredValue::new(id);
    let row = Memo::new(move |_| {
        shown.with(|shown| id.with_value(|id| shown.as_ref().and_then(|shown| shown.row(id).cloned())))
    });
    let name =
        move || row.with(|row| row.as_ref().and_then(|row| row.name.clone()).unwrap_or_else(|| words.gone.to_owned()));
    let text =
        move |of: fn(&Row) -> String| Signal::derive(move || row.with(|row| row.as_ref().map(of).unwrap_or_default()));
    let field_label = move |of: fn(&str, Lang) -> String| Signal::derive(move || of(&name(), ui.lang));
    let day = move || {
        let stored = text(|row| row.day.map(|day| day.to_string()).unwrap_or_default());
        let field = may_write.get().then(|| written(ui, id, ON.key, words.day, stored));
        match field {
            Some(field) => view! {
                <DateField
                    label=field_label(words::day_of_object)
                    label_shown=LabelShown::ToScreenReaders
                    value=field.value()
                    error=field.error()
                    on_change=move |text| field.commit(text)
                />
            }
            .into_any(),
            None => view! { <span class="num">{move || stored.get()}</span> }.into_any(),
        }
    };
    let team = Signal::derive(move || {
        shown.with(|shown| shown.as_ref().map(|shown| shown.plan.team.join("、")).filter(|team| !team.is_empty()))
    });
    let who = move || {
        let stored = text(|row| row.who.clone());
        let field = may_write.get().then(|| written(ui, id, WHO.key, words.who, stored));
        match field {
            Some(field) => view! {
                <TextField
                    label=field_label(words::who_of_object)
                    label_shown=LabelShown::ToScreenReaders
                    placeholder=team
                    value=field.value()
                    error=field.error()
                    on_change=move |text| field.commit(text)
                />
            }
            .into_any(),
            None => view! { <span>{move || stored.get()}</span> }.into_any(),
        }
    };
    let project = move || {
        row.with(|row| {
            row.as_ref().map(|row| match &row.name {
                Some(name) => {
                    let href = Route::Project(row.project.clone()).href();
                    view! { <a class="list__name" href=href>{name.clone()}</a> }.into_any()
                }
                None => view! { <span class="quiet">{words.gone}</span> }.into_any(),
            })
        })
    };
    view! {
        <tr>
            <th scope="row">{project}</th>
            <td>{day}</td>
            <td>{who}</td>
            <td>{move || row.with(|row| row.as_ref().map(state))}</td>
            <td>{move || text(|row| row.unit.clone()).get()}</td>
            <td>{move || text(|row| row.need.clone()).get()}</td>
            <td>{move || row.with(|row| row.as_ref().map(|row| actions(ui, row, may_write.get())))}</td>
        </tr>
    }
}

/// A field of an object, written straight into the book.
fn written(
    ui: Ui,
    id: StoredValue<EntityId>,
    key: &'static str,
    label: &'static str,
    stored: Signal<String>,
) -> Written {
    let name = move || field_name(&id.get_value(), key, label, ui.route.get_untracked());
    let write = move |text: String| {
        let target = EntryTarget::Existing(id.get_value());
        ui.session.dispatch(Command::PutEntry { target, facts: vec![(key.to_owned(), text)] })
    };
    Written::new(ui, name, stored, write)
}

/// How the object stands, and what is to be minded.
fn state(row: &Row) -> impl IntoView + use<> {
    let (word, tone, shape) = row.state.clone();
    let doubts = row.doubts.clone().into_iter().map(|doubt| {
        view! { <Tag word=doubt tone=Tone::Warn shape=TagShape::Triangle weight=TagWeight::Plain /> }
    });
    view! { <span class="row row--tight"><Tag word tone shape />{doubts.collect_view()}</span> }
}

fn actions(ui: Ui, row: &Row, may_write: bool) -> impl IntoView + use<> {
    let words = PlanWords::of(ui.lang);
    let id = row.id.clone();
    let go = match (&row.visit, row.is_open && row.name.is_some()) {
        (Some(visit), _) => Some((Route::Visit(visit.clone()).href(), words.open_visit)),
        (None, true) => Some((Route::NewVisit(row.project.clone()).href(), words.visit)),
        (None, false) => None,
    };
    let go = go.map(|(href, label)| view! { <LinkButton href label size=ButtonSize::Small /> });
    let take_out = (may_write && row.is_open).then(|| {
        let take_out = move |()| {
            let command = Command::DropEntry { entry: id.clone(), why: words.take_out.to_owned() };
            ui.act(command, words.taken_out);
        };
        view! {
            <Button label=words.take_out size=ButtonSize::Small variant=ButtonVariant::Quiet on_press=take_out />
        }
    });
    view! { <span class="row row--tight no-print">{go}{take_out}</span> }
}
