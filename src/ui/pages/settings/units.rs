//! 单位名录: the units that are offered when a name of one is asked for.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::sorting::InOrder;
use crate::domain::choices::UnitKind;
use crate::domain::command::{Command, Refusal};
use crate::domain::ids::UnitId;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Button, ButtonSize, ButtonVariant, ComboField, Dialog, Icon, IconButton, SelectField, SelectOption, TextField,
    WideTable,
};
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
    let listed: BTreeSet<String> = listed(view).into_iter().map(|unit| unit.name).in_order();
    let leading = view.tables.projects().map(|project| &project.lead_unit);
    let rectifying = view.tables.problems().map(|problem| &problem.lead_unit);
    let of_people = view.tables.people().map(|person| &person.unit);
    let used: BTreeSet<&String> = leading.chain(rectifying).chain(of_people).filter(|name| !name.is_empty()).in_order();
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
            <UnitDialog editing used units />
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
fn UnitDialog(editing: RwSignal<Option<Unit>>, used: Memo<Vec<String>>, units: Memo<Vec<Unit>>) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let refused: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let close = move || {
        refused.set(None);
        editing.set(None);
    };
    let save = move || {
        let Some(Unit { name, kind, parent }) = editing.get_untracked() else { return };
        match ui.session.dispatch(Command::SetUnit { name, kind, parent }) {
            Ok(done) => {
                ui.offer_undo(words.saved, &done);
                close();
            }
            Err(Refusal::NothingChanges) => close(),
            Err(refusal) => refused.set(Some(refusal)),
        }
    };
    let edit = move |change: fn(&mut Unit, String)| {
        move |text: String| {
            editing.update(|unit| {
                if let Some(unit) = unit {
                    change(unit, text);
                }
            });
        }
    };
    let part = move |read: fn(&Unit) -> &String| {
        Signal::derive(move || editing.with(|unit| unit.as_ref().map(|unit| read(unit).clone()).unwrap_or_default()))
    };
    let error = Signal::derive(move || {
        refused.with(|refused| refused.as_ref().map(|refusal| words::refusal(refusal, ui.lang)))
    });
    let kinds: Vec<SelectOption> = std::iter::once(SelectOption::new("", words.no_kind))
        .chain(UnitKind::ALL.iter().map(|kind| SelectOption::new(kind.key(), kind.label(ui.lang))))
        .collect();
    let kinds = Signal::stored(kinds);
    let names =
        Signal::derive(move || units.with(|units| units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>()));
    let actions = move || {
        view! {
            <Button label=ui.common().cancel on_press=close />
            <Button label=ui.common().save variant=ButtonVariant::Primary on_press=save />
        }
    };
    // Whether the unit was listed when the dialog opened; typing a listed name must not lock the field.
    let is_listed = Memo::new(move |before: Option<&Option<bool>>| {
        let is_open = editing.with(Option::is_some);
        match before.copied().flatten() {
            Some(known) if is_open => Some(known),
            _ => is_open.then(|| {
                let name =
                    editing.with_untracked(|unit| unit.as_ref().map(|unit| unit.name.clone()).unwrap_or_default());
                names.with_untracked(|names| names.contains(&name))
            }),
        }
    });
    view! {
        <Dialog
            open=Signal::derive(move || editing.with(Option::is_some))
            on_close=close
            title=words.unit
            close_label=ui.common().close
            actions
        >
            {move || match is_listed.get() == Some(true) {
                true => view! { <TextField label=words.unit_name value=part(|unit| &unit.name) readonly=true on_change=|_| {} /> }.into_any(),
                false => view! {
                    <ComboField
                        label=words.unit_name
                        value=part(|unit| &unit.name)
                        suggestions=used
                        error
                        required=true
                        on_change=edit(|unit, text| unit.name = text)
                    />
                }.into_any(),
            }}
            <SelectField label=words.unit_kind value=part(|unit| &unit.kind) options=kinds on_change=edit(|unit, text| unit.kind = text) />
            <ComboField label=words.unit_parent value=part(|unit| &unit.parent) suggestions=names on_change=edit(|unit, text| unit.parent = text) />
        </Dialog>
    }
}
