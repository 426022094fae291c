//! 单位名录: the units that are offered when a name of one is asked for.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::sorting::CollectSorted;
use crate::domain::choices::UnitKind;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::UnitId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ComboField, Icon, IconButton, SelectField, SelectOption, TextField, WideTable,
};
use crate::ui::parts::form::{Form, texts_of};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, SettingsWords};

use super::part::Part;

/// One unit of the list.
#[derive(Clone, PartialEq, Default, Debug)]
struct Unit {
    name: String,
    kind: String,
    parent: String,
}

fn listed(view: &View) -> Vec<Unit> {
    let text = |id, key| view.book.text(id, key).to_owned();
    let units = view.book.entities(UnitId::KIND).map(|(id, _)| Unit {
        name: text(id, "name"),
        kind: text(id, "kind"),
        parent: text(id, "parent"),
    });
    units.filter(|unit| !unit.name.is_empty()).collect()
}

/// Names of units that records use and the list does not have.
fn only_used(view: &View) -> Vec<String> {
    let listed: BTreeSet<String> = listed(view).into_iter().map(|unit| unit.name).collect_sorted();
    let leading = view.tables.projects().map(|project| &project.lead_unit);
    let rectifying = view.tables.problems().map(|problem| &problem.lead_unit);
    let of_people = view.tables.people().map(|person| &person.unit);
    let used: BTreeSet<&String> =
        leading.chain(rectifying).chain(of_people).filter(|name| !name.is_empty()).collect_sorted();
    used.into_iter().filter(|name| !listed.contains(*name)).cloned().collect()
}

/// How many names are suggested at once.
const SUGGESTED: usize = 12;

/// The list, with what can be added to it.
#[component]
pub fn UnitSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let units = ui.session.watch(&[RecordKind::Other], |view| listed(&view));
    let used = ui
        .session
        .watch(&[RecordKind::Other, RecordKind::Projects, RecordKind::Problems, RecordKind::People], |view| {
            only_used(&view)
        });
    let editing: RwSignal<Option<Unit>> = RwSignal::new(None);
    let suggest = move |name: String| {
        let kind = UnitKind::from_words(&name).map(UnitKind::key).unwrap_or_default().to_owned();
        editing.set(Some(Unit { name, kind, parent: String::new() }));
    };
    ui.on_go_on(move |form| {
        let Some(name) = form.strip_prefix(UNIT).and_then(|rest| rest.strip_prefix(' ')) else { return false };
        let listed = units.with_untracked(|units| units.iter().find(|unit| unit.name == name).cloned());
        match listed {
            Some(unit) => editing.set(Some(unit)),
            None if name.is_empty() => editing.set(Some(Unit::default())),
            None => suggest(name.to_owned()),
        }
        true
    });
    view! {
        <Part id="units" title=words.units text=words.units_text>
            {move || match units.with(Vec::is_empty) {
                true => view! { <p class="quiet">{words.no_units}</p> }.into_any(),
                false => view! { <UnitTable units editing /> }.into_any(),
            }}
            {move || (!used.with(Vec::is_empty)).then(|| {
                let names = used.get();
                let more = names.len().saturating_sub(SUGGESTED);
                view! {
                    <div class="stack stack--tight">
                        <p class="faint">{words.used_units}</p>
                        <div class="row">
                            {names.into_iter().take(SUGGESTED).map(|name| {
                                let label = name.clone();
                                view! {
                                    <Button label size=ButtonSize::Small icon=Icon::Plus on_press=move || suggest(name.clone()) />
                                }
                            }).collect_view()}
                            {(more > 0).then(|| view! { <span class="faint num">{words::more_units(more, ui.lang)}</span> })}
                        </div>
                    </div>
                }
            })}
            <div class="row">
                <Button label=words.add_unit icon=Icon::Plus on_press=move || editing.set(Some(Unit::default())) />
            </div>
            {move || editing.get().map(|unit| view! {
                <UnitDialog unit used units on_close=move || editing.set(None) />
            })}
        </Part>
    }
}

#[component]
fn UnitTable(units: Memo<Vec<Unit>>, editing: RwSignal<Option<Unit>>) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let row = move |unit: Unit| {
        let kind = UnitKind::from_key(&unit.kind).map(|kind| kind.label(ui.lang)).unwrap_or_default();
        let (edited, removed) = (unit.clone(), unit.name.clone());
        view! {
            <tr>
                <th scope="row">{unit.name.clone()}</th>
                <td>{kind}</td>
                <td>{unit.parent.clone()}</td>
                <td class="settings__row-actions">
                    <IconButton
                        icon=Icon::Edit
                        size=ButtonSize::Small
                        label=words::edit_named(&unit.name, ui.lang)
                        on_press=move || editing.set(Some(edited.clone()))
                    />
                    <IconButton
                        icon=Icon::Delete
                        size=ButtonSize::Small
                        label=words::remove_named(&unit.name, ui.lang)
                        on_press=move || {
                            ui.act(Command::RemoveUnit { name: removed.clone() }, words.unit_removed);
                        }
                    />
                </td>
            </tr>
        }
    };
    view! {
        <WideTable label=words.units_table>
            <table class="ledger">
                <thead>
                    <tr>
                        <th scope="col">{words.unit_name}</th>
                        <th scope="col">{words.unit_kind}</th>
                        <th scope="col">{words.unit_parent}</th>
                        <th scope="col"><span class="visually-hidden">{words.actions}</span></th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || units.get() key=|unit| format!("{unit:?}") let:unit>{row(unit)}</For>
                </tbody>
            </table>
        </WideTable>
    }
}

/// The form of one unit. The name names the unit, so that of a listed one stays.
#[component]
fn UnitDialog(
    /// The unit as it stands when the form opens.
    unit: Unit,
    used: Memo<Vec<String>>,
    units: Memo<Vec<Unit>>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let refused: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let names =
        Signal::derive(move || units.with(|units| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>()));
    // Typing a listed name must not lock the field.
    let is_listed = names.with_untracked(|names| names.contains(&unit.name));
    let name = FormName {
        name: format!("{UNIT} {}", unit.name),
        title: words::told(words.unit, &unit.name, ui.lang),
        href: Route::Settings.href(),
    };
    let form = Form::open(ui, name, texts_of([(NAME, unit.name), (KIND, unit.kind), (PARENT, unit.parent)]));
    let save = move || {
        let (name, kind, parent) = (form.text(NAME), form.text(KIND), form.text(PARENT));
        match form.save(Command::SetUnit { name, kind, parent }, words.saved) {
            Ok(()) => on_close.run(()),
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let error = Signal::derive(move || {
        refused.with(|refused| refused.as_ref().map(|refusal| words::refusal(refusal, ui.lang)))
    });
    let kinds: Vec<SelectOption> = std::iter::once(SelectOption::new("", words.no_kind))
        .chain(UnitKind::ALL.iter().map(|kind| SelectOption::new(kind.key(), kind.label(ui.lang))))
        .collect();
    let kinds = Signal::stored(kinds);
    view! {
        <FormDialog form title=words.unit label=ui.common().save on_submit=save on_close>
            {match is_listed {
                true => view! { <TextField label=words.unit_name value=form.value(NAME) readonly=true on_change=|_| {} /> }.into_any(),
                false => view! {
                    <ComboField
                        label=words.unit_name
                        value=form.value(NAME)
                        suggestions=used
                        error
                        required=true
                        on_change=form.take(NAME)
                    />
                }.into_any(),
            }}
            <SelectField label=words.unit_kind value=form.value(KIND) options=kinds on_change=form.take(KIND) />
            <ComboField label=words.unit_parent value=form.value(PARENT) suggestions=names on_change=form.take(PARENT) />
        </FormDialog>
    }
}

/// The form's name, before that of the unit, and its fields, as the draft names them.
const UNIT: &str = "unit";
const NAME: &str = "name";
const KIND: &str = "kind";
const PARENT: &str = "parent";
