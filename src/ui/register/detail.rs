//! What is told and done about one entry, without its title: on its page, beside its list, and in a sheet over it.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::project_page::Part;
use crate::domain::register::{Cell, Column};
use crate::domain::registers::register_of;
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, Fact, KeyValue, Tag, TagShape, Tone};
use crate::ui::parts::field_words::value_words;
use crate::ui::parts::history::{EntityHistoryButton, HistoryButton};
use crate::ui::parts::photos::PhotoSection;
use crate::ui::parts::remarks::Remarks;
use crate::ui::route::Route;
use crate::ui::words::RegisterWords;

use super::actions::Actions;
use super::clocks::Days;
use super::open_list::watched;
use super::reckoned_facts::ReckonedFacts;
use super::related::Related;
use super::shown::Shown;

/// What an entry is called.
pub fn title_of(ui: Ui, id: &EntityId) -> Signal<String> {
    let of = id.clone();
    let title = ui.session.watch_entity(id, move |view| view.tables.entry(&of).map(|entry| entry.title(ui.lang)));
    Signal::derive(move || title.get().unwrap_or_default())
}

/// The entry as it is now; follows it, its register and its project.
pub fn shown_of(ui: Ui, id: &EntityId) -> Memo<Option<Shown>> {
    let of = id.clone();
    let register = register_of(id.kind());
    let kinds: Vec<RecordKind> = register.map(watched).into_iter().flatten().chain([RecordKind::People]).collect();
    ui.session.watch(&kinds, move |view| Shown::of(&view, &of, ui.lang))
}

/// The entry: what is doubtful, what can be done, what waits, what is known, what was noted.
#[component]
pub fn Detail(
    ui: Ui,
    id: EntityId,
    /// Told when the entry was deleted.
    #[prop(into)]
    on_gone: Callback<()>,
) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let shown = shown_of(ui, &id);
    let (of, noted) = (id.clone(), id.clone());
    let title = title_of(ui, &id).get_untracked();
    let href = Route::Entry(id.clone()).href();
    view! {
        <Subtitle ui shown />
        {move || shown.with(|shown| {
            let doubts = shown.as_ref().map(|shown| shown.doubts.join("\n")).filter(|text| !text.is_empty());
            doubts.map(|text| view! { <Banner tone=Tone::Warn title=words.doubtful text /> })
        })}
        <Actions ui id=id.clone() on_gone />
        <Clocks shown />
        <Facts ui id=id.clone() />
        <ReckonedFacts ui shown />
        <Related ui of=id />
        <div class="row"><EntityHistoryButton of label=title.clone() /></div>
        <PhotoSection of=noted.clone() />
        <Remarks of=noted about=title href />
    }
}

/// The project, and the state where people decide it.
#[component]
pub fn Subtitle(ui: Ui, shown: Memo<Option<Shown>>) -> impl IntoView {
    move || {
        shown.get().map(|shown| {
            let register = shown.entry.register;
            let project = shown.project_id().filter(|_| !shown.project.is_empty()).map(|id| {
                let name = shown.project.clone();
                view! { <a href=Route::ProjectPart(id, Part::Register(register)).href()>{name}</a> }
            });
            let above = shown.above.clone().map(|(id, name)| view! { <a href=Route::Entry(id).href()>{name}</a> });
            let state = register.flow.map(|_| {
                let word = shown.text(Column::State, Days::Full, ui.lang);
                view! { <Tag word tone=Tone::Info shape=TagShape::Half /> }
            });
            view! {
                <div class="row register__sub">
                    <span class="quiet">{register.name.get(ui.lang).to_owned()}</span>
                    {above}
                    {project}
                    {state}
                </div>
            }
        })
    }
}

/// What waits, clock by clock.
#[component]
fn Clocks(shown: Memo<Option<Shown>>) -> impl IntoView {
    let lines =
        Memo::new(move |_| shown.with(|shown| shown.as_ref().map(|shown| shown.clocks.clone())).unwrap_or_default());
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let facts = lines.into_iter().map(|told| {
                let (name, line) = (told.name, told.line);
                view! { <Fact label=name><span class="num">{line}</span></Fact> }
            });
            view! { <KeyValue>{facts.collect_view()}</KeyValue> }
        })
    }
}

/// One fact.
#[derive(Clone, PartialEq)]
struct Told {
    key: &'static str,
    label: String,
    value: String,
    /// The page of what it names.
    href: Option<String>,
}

/// Every field that is filled, with its history.
#[component]
fn Facts(ui: Ui, id: EntityId) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let of = id.clone();
    let told = ui.session.watch_entity(&id, move |view| tell(&view, &of, ui.lang));
    let rows = move || {
        let fact = |told: Told| {
            let Told { key, label, value, href } = told;
            let of = id.clone();
            let value = match href {
                Some(href) => view! { <a href=href>{value}</a> }.into_any(),
                None => value.into_any(),
            };
            view! {
                <Fact label=label.clone()>
                    <span class="register__value">{value}</span>
                    <HistoryButton of set=key label />
                </Fact>
            }
        };
        told.get().into_iter().map(fact).collect_view()
    };
    view! {
        <section class="section">
            <div class="section__head"><h2 class="section__title">{words.facts}</h2></div>
            {move || {
                let rows = rows();
                view! { <KeyValue>{rows}</KeyValue> }
            }}
        </section>
    }
}

fn tell(view: &View, id: &EntityId, lang: Lang) -> Vec<Told> {
    let Some(entry) = view.tables.entry(id) else { return Vec::new() };
    let register = entry.register;
    let told = register.fields.iter().map(|spec| {
        let stored = view.book.value(id, spec.key);
        let shown = match stored.is_null() {
            // The choice that stands in the id.
            true => entry.shown(spec.key, lang),
            false => with_unit(view, id, spec, value_words(view, id, spec.key, stored, lang), lang),
        };
        let named = match entry.cell_of(spec.key) {
            Some(Cell::Reference(of)) => page_of(of),
            _ => None,
        };
        Told { key: spec.key, label: spec.name.get(lang).to_owned(), value: shown, href: named.map(|page| page.href()) }
    });
    told.filter(|told| !told.value.is_empty()).collect()
}

/// The page of what a field names.
fn page_of(of: &EntityId) -> Option<Route> {
    match of.kind() {
        ProjectId::KIND => ProjectId::of(of).map(Route::Project),
        VisitId::KIND => VisitId::of(of).map(Route::Visit),
        ProblemId::KIND => ProblemId::of(of).map(Route::Problem),
        kind => register_of(kind).map(|_| Route::Entry(of.clone())),
    }
}

/// The unit of a figure behind it, where its words do not have it.
fn with_unit(view: &View, id: &EntityId, spec: &crate::domain::fields::FieldSpec, value: String, lang: Lang) -> String {
    use crate::domain::fields::FieldKind;
    match (spec.kind, spec.unit) {
        (FieldKind::Percent, _) if !value.is_empty() => format!("{value} %"),
        (FieldKind::Quantity(unit), _) => {
            let parent = view.tables.entry(id).and_then(|entry| entry.parent.clone());
            let unit = parent.as_ref().map_or("", |parent| view.book.text(parent, unit));
            format!("{value} {unit}").trim_end().to_owned()
        }
        (FieldKind::Count, Some((zh, en))) => format!("{value} {}", if lang == Lang::Zh { zh } else { en }),
        _ => value,
    }
}
