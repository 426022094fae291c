//! 使用者: who one is, field by field, and handing the machine to someone else.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::command::{Command, Refusal, office};
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ComboField, Dialog, DialogActions, Icon, TextField};
use crate::ui::drafts::introduction::Introduction;
use crate::ui::parts::form::give_up;
use crate::ui::parts::introduction::{IntroductionFields, RoleChoice, introduce};
use crate::ui::parts::shared::FoundAgain;
use crate::ui::parts::shared::known_units;
use crate::ui::parts::written::{DoneHere, Written, field_name};
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, OpenForm, is_same};
use crate::ui::words::{IntroductionWords, SettingsWords};

use super::part::Part;

/// The fields of whoever uses the machine. Each is recorded in pauses, and can be undone once it is left.
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
    let done = DoneHere::new(ui, words.saved);
    let set = move |field: &'static str, text: String| {
        let person = me.get_untracked().ok_or(Refusal::NotFound)?;
        let set = ui.session.dispatch(Command::SetPerson { person, field: field.to_owned(), text })?;
        done.note(&set);
        Ok(set)
    };
    let field = move |key: &'static str, title: &'static str, stored: Memo<String>| {
        let of = me.get_untracked().map_or_else(office, |me| me.entity().clone());
        let name = move || field_name(&of, key, title, Route::Settings);
        Written::new(ui, name, stored.into(), move |text| set(key, text))
    };
    let (name, unit, post) =
        (field("name", fields.name, name), field("unit", fields.unit, unit), field("post", words.post, post));
    let choose_role = move |role: Role| match set("role", role.key().to_owned()) {
        Ok(_) => done.tell(),
        Err(Refusal::NothingChanges) => {}
        Err(refusal) => ui.refuse(&refusal),
    };
    let units = ui.session.read(|view| known_units(&view));
    view! {
        <Part id="person" title=words.person text=words.person_text>
            <div class="form-grid" on:focusout=move |_| done.tell()>
                <TextField
                    label=fields.name
                    value=name.value()
                    error=name.error()
                    required=true
                    on_change=move |text| name.commit(text)
                />
                <ComboField
                    label=fields.unit
                    value=unit.value()
                    error=unit.error()
                    suggestions=Signal::stored(units)
                    on_change=move |text| unit.commit(text)
                />
                <TextField label=words.post value=post.value() error=post.error() on_change=move |text| post.commit(text) />
            </div>
            <RoleChoice
                role=Signal::derive(move || role.with(|key| Role::from_key(key)))
                on_choose=choose_role
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
    ui.on_go_on(move |form| {
        let is_this = form == CHANGE_HANDS;
        if is_this {
            open.set(true);
        }
        is_this
    });
    view! {
        <div class="row">
            <Button label=words.change_hands icon=Icon::Person on_press=move || open.set(true) />
            <span class="faint">{words.change_hands_text}</span>
        </div>
        {move || open.get().then(|| view! { <ChangeHandsDialog open /> })}
    }
}

/// The name under which the dialog's draft is kept.
const CHANGE_HANDS: &str = "change hands";

#[component]
fn ChangeHandsDialog(open: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let words = SettingsWords::of(ui.lang);
    let first = Introduction::default().texts();
    let left = ui.unsaved.left(CHANGE_HANDS).filter(|left| !is_same(left, &first));
    let found_again = RwSignal::new(left.is_some());
    let draft = RwSignal::new(left.as_ref().map(Introduction::of_texts).unwrap_or_default());
    let title = words.change_hands.to_owned();
    let name = FormName { name: CHANGE_HANDS.to_owned(), title, href: Route::Settings.href() };
    let form = OpenForm::follow(ui.unsaved, name, first, move || draft.try_with(Introduction::texts));
    let take = move || {
        if introduce(ui, draft) {
            form.finish();
            open.set(false);
            ui.toast(words.hands_changed, crate::ui::controls::Tone::Good);
        }
    };
    let cancel = move || {
        give_up(ui, form);
        open.set(false);
    };
    let actions = move || {
        view! {
            <DialogActions cancel_label=ui.common().cancel on_cancel=cancel label=words.take_over on_press=take />
        }
    };
    view! {
        <Dialog
            open=true
            on_close=move || open.set(false)
            title=words.change_hands
            close_label=ui.common().close
            actions
        >
            {move || found_again.get().then(|| view! {
                <FoundAgain
                    ui
                    on_start_over=move |()| {
                        draft.set(Introduction::default());
                        found_again.set(false);
                    }
                />
            })}
            <IntroductionFields draft />
        </Dialog>
    }
}
