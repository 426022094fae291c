//! 使用者: who one is, field by field, and handing the machine to someone else.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::command::{Command, Refusal};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, ComboField, Dialog, Icon, TextField};
use crate::ui::drafts::introduction::Introduction;
use crate::ui::parts::introduction::{IntroductionFields, RoleChoice, introduce, known_units};
use crate::ui::words::{self, IntroductionWords, SettingsWords};

use super::part::Part;

/// The fields of whoever uses the machine. Each is recorded when it is left.
#[component]
pub fn PersonSettings() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let fields = IntroductionWords::of(ui.lang);
    let me = ui.session.watch(&[RecordKind::People, RecordKind::Other], |view| view.me());
    let text = move |key: &'static str| {
        ui.session.watch(&[RecordKind::People, RecordKind::Other], move |view| {
            view.me().map(|me| view.book.text(me.entity(), key).to_owned()).unwrap_or_default()
        })
    };
    let (name, unit, post, role) = (text("name"), text("unit"), text("post"), text("role"));
    let refused: RwSignal<Option<(&'static str, Refusal)>> = RwSignal::new(None);
    let set = move |field: &'static str, text: String| {
        let Some(person) = me.get_untracked() else { return };
        let command = Command::SetPerson { person, field: field.to_owned(), text };
        refused.set(match ui.session.dispatch(command) {
            Ok(done) => {
                ui.offer_undo(words.saved, &done);
                None
            }
            Err(Refusal::NothingChanges) => None,
            Err(refusal) => Some((field, refusal)),
        });
    };
    let error = move |field: &'static str| {
        Signal::derive(move || {
            refused.with(|refused| {
                let (_, refusal) = refused.as_ref().filter(|(about, _)| *about == field)?;
                Some(words::refusal(refusal, ui.lang))
            })
        })
    };
    let units = ui.session.read(|view| known_units(&view));
    view! {
        <Part id="person" title=words.person text=words.person_text>
            <div class="form-grid">
                <TextField label=fields.name value=name error=error("name") required=true on_change=move |text| set("name", text) />
                <ComboField
                    label=fields.unit
                    value=unit
                    error=error("unit")
                    suggestions=Signal::stored(units)
                    on_change=move |text| set("unit", text)
                />
                <TextField label=words.post value=post error=error("post") on_change=move |text| set("post", text) />
            </div>
            <RoleChoice
                role=Signal::derive(move || role.with(|key| Role::from_key(key)))
                on_choose=move |role: Role| set("role", role.key().to_owned())
            />
            <ChangeHands />
        </Part>
    }
}

/// Someone else takes the machine, or says that they are a person whom the book knows from a file.
#[component]
fn ChangeHands() -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let open = RwSignal::new(false);
    let draft = RwSignal::new(Introduction::default());
    let take = move || {
        if introduce(ui, draft) {
            open.set(false);
            ui.toast(words.hands_changed, crate::ui::controls::Tone::Good);
        }
    };
    let actions = move || {
        view! {
            <Button label=ui.common().cancel on_press=move || open.set(false) />
            <Button label=words.take_over variant=ButtonVariant::Primary on_press=take />
        }
    };
    view! {
        <div class="row">
            <Button
                label=words.change_hands
                icon=Icon::Person
                on_press=move || {
                    draft.set(Introduction::default());
                    open.set(true);
                }
            />
            <span class="faint">{words.change_hands_text}</span>
        </div>
        <Dialog
            open
            on_close=move || open.set(false)
            title=words.change_hands
            close_label=ui.common().close
            actions
        >
            <IntroductionFields draft />
        </Dialog>
    }
}
