//! What hangs below an entry, and what names it: a table for each register that holds any, and the way to write one more below it.

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::app::session::View;
use crate::book::EntityId;
use crate::domain::fields::FieldSpec;
use crate::domain::references::{fields_that_name, naming, registers_below};
use crate::domain::register::{Column, Register};
use crate::domain::tables::RecordKind;
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, ButtonVariant, Icon, NARROW, media};
use crate::ui::words::{self, RegisterWords};

use super::form::EntrySheet;
use super::section::{cards, table};
use super::shown::Shown;

/// As many are listed of each register.
const MOST: usize = 60;

/// One table.
#[derive(Clone, PartialEq)]
struct Group {
    register: &'static Register,
    title: String,
    /// The column that says what is known here.
    hidden: Column,
    /// Whether one more can be written below it.
    is_below: bool,
    count: usize,
    shown: Vec<Shown>,
}

fn groups(view: &View, of: &EntityId, lang: Lang) -> Vec<Group> {
    let below = registers_below(of.kind()).map(|register| {
        let ids: Vec<EntityId> = view.tables.entries().of(of, register).map(|entry| entry.id.clone()).collect();
        group(view, register, None, ids, lang)
    });
    let naming = fields_that_name(of.kind()).map(|(register, spec)| {
        let ids = naming(view.tables, of, register, spec).into_iter().map(|entry| entry.id.clone()).collect();
        group(view, register, Some(spec), ids, lang)
    });
    below.chain(naming).filter(|group| group.is_below || group.count > 0).collect()
}

fn group(view: &View, register: &'static Register, by: Option<&FieldSpec>, ids: Vec<EntityId>, lang: Lang) -> Group {
    let name = register.name.get(lang);
    let column = by.and_then(|spec| register.columns.iter().find(|column| column.field() == Some(spec.key)));
    Group {
        register,
        title: by.map_or_else(|| name.to_owned(), |spec| words::named_by(name, spec.name.get(lang), lang)),
        hidden: by.map_or(Column::Above, |_| column.copied().unwrap_or(Column::Above)),
        is_below: by.is_none(),
        count: ids.len(),
        shown: ids.iter().take(MOST).filter_map(|id| Shown::of(view, id, lang)).collect(),
    }
}

/// Whether anything may hang below an entity of this kind or name it.
fn kinds_of(of: &EntityId) -> Vec<RecordKind> {
    let below = registers_below(of.kind());
    let naming = fields_that_name(of.kind()).map(|(register, _)| register);
    let mut kinds: Vec<RecordKind> = below.chain(naming).map(RecordKind::Entries).collect();
    if !kinds.is_empty() {
        kinds.push(RecordKind::Projects);
    }
    kinds
}

/// The tables; nothing where no register could hold any.
#[component]
pub fn Related(ui: Ui, of: EntityId) -> impl IntoView {
    let kinds = kinds_of(&of);
    let adding: RwSignal<Option<Purpose>> = RwSignal::new(None);
    let here = of.clone();
    (!kinds.is_empty()).then(|| {
        let all = ui.session.watch(&kinds, move |view| groups(&view, &of, ui.lang));
        view! {
            {move || {
                let add = |register| {
                    let below = here.clone();
                    Callback::new(move |()| adding.set(Some(Purpose::New(register, Some(below.clone())))))
                };
                all.get().into_iter().map(|group| {
                    let add = group.is_below.then(|| add(group.register));
                    view! { <Table ui group add /> }
                }).collect_view()
            }}
            {move || adding.get().map(|purpose| {
                view! { <EntrySheet purpose on_close=move |_| adding.set(None) /> }
            })}
        }
    })
}

#[component]
fn Table(ui: Ui, group: Group, add: Option<Callback<()>>) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let narrow = media(NARROW);
    let Group { register, title, hidden, count, shown, .. } = group;
    let more = count.saturating_sub(shown.len());
    let heading = title.clone();
    view! {
        <section class="section">
            <div class="section__head">
                <h2 class="section__title">{heading}</h2>
                {add.map(|add| view! {
                    <Button
                        label=words.add
                        icon=Icon::Plus
                        size=ButtonSize::Small
                        variant=ButtonVariant::Quiet
                        on_press=move |()| add.run(())
                    />
                })}
            </div>
            {move || match (shown.is_empty(), narrow.get()) {
                (true, _) => view! { <p class="quiet">{words::none_yet(register, ui.lang)}</p> }.into_any(),
                (false, true) => cards(&shown, &[hidden], ui).into_any(),
                (false, false) => table(register, title.clone(), &shown, &[hidden], ui).into_any(),
            }}
            {(more > 0).then(|| view! { <p class="quiet">{words::more_records(more, ui.lang)}</p> })}
        </section>
    }
}
