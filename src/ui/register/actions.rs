//! What can be done with an entry: the next arrows of its flow, editing, asking again, deleting.

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::book::EntityId;
use crate::domain::command::Command;
use crate::domain::register::query::comes_again;
use crate::domain::register::{Action, Register};
use crate::domain::registers::register_of;
use crate::domain::report::forms::FormKind;
use crate::domain::tables::RecordKind;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Icon, Menu, MenuItem, Tone};
use crate::ui::parts::papers::paper_item;
use crate::ui::parts::reason::ReasonDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::RegisterWords;

use super::deed::DeedDialog;
use super::form::{EntrySheet, draft_of_entry};

/// What somebody in this role can do with the entry now.
fn offers(ui: Ui, id: &EntityId, register: &'static Register) -> Memo<Vec<&'static str>> {
    let of = id.clone();
    ui.session.watch(&[RecordKind::Entries(register), RecordKind::People, RecordKind::Other], move |view| {
        let offers = register.flow.zip(view.tables.entry(&of)).map(|(flow, entry)| flow.offers(entry, view.my_role()));
        offers.unwrap_or_default().into_iter().map(|action| action.key).collect()
    })
}

/// The buttons.
#[component]
pub fn Actions(ui: Ui, id: EntityId, #[prop(into)] on_gone: Callback<()>) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let register = register_of(id.kind()).filter(|_| ui.session.is_present())?;
    let offers = offers(ui, &id, register);
    let action = move |key: &str| -> Option<&'static Action> { register.flow?.action(key) };
    let acting = RwSignal::new(None::<&'static str>);
    let form = RwSignal::new(None::<Purpose>);
    let deleting = RwSignal::new(false);
    let paper = ui.session.read(|view| FormKind::of_entry(view.tables.entry(&id)?));
    let again = ui.session.read(|view| view.tables.entry(&id).is_some_and(|entry| comes_again(entry)));
    let of = StoredValue::new(id.clone());
    ui.on_go_on(move |name| {
        let wanted = of.with_value(|id| draft_of_entry(id, name));
        let is_ours = wanted.is_some();
        if is_ours {
            form.set(wanted);
        }
        is_ours
    });
    let menu = Signal::derive(move || {
        let further = offers.get().into_iter().skip(1).filter_map(action).map(|action| {
            let key = action.key;
            MenuItem::new(action.name.get(ui.lang), Callback::new(move |()| acting.set(Some(key))))
        });
        let ask_again = again.then(|| {
            let open = move |()| form.set(Some(Purpose::Again(register, of.get_value())));
            MenuItem::new(words.again, Callback::new(open)).icon(Icon::Return)
        });
        let paper = paper.map(|kind| paper_item(ui, kind, move || vec![of.get_value()]));
        let delete =
            MenuItem::new(words.delete, Callback::new(move |()| deleting.set(true))).icon(Icon::Delete).tone(Tone::Bad);
        further.chain(ask_again).chain(paper).chain([delete]).collect::<Vec<_>>()
    });
    let delete = move |why: String| {
        let done = ui.session.dispatch(Command::DropEntry { entry: of.get_value(), why })?;
        ui.offer_undo(words.deleted, &done);
        on_gone.run(());
        Ok(())
    };
    let name = FormName {
        name: format!("delete {}", id.as_str()),
        title: words.delete.to_owned(),
        href: Route::Entry(id).href(),
    };
    Some(view! {
        <div class="row register__actions">
            {move || offers.get().first().copied().and_then(action).map(|action| {
                let key = action.key;
                view! {
                    <Button
                        label=action.name.get(ui.lang).to_owned()
                        variant=ButtonVariant::Primary
                        on_press=move |()| acting.set(Some(key))
                    />
                }
            })}
            <Button
                label=ui.common().edit
                icon=Icon::Edit
                on_press=move |()| form.set(Some(Purpose::Edit(register, of.get_value())))
            />
            <Menu label=words.more items=menu />
        </div>
        <ReasonDialog
            open=deleting
            form=name
            title=words.delete
            text=words.delete_text
            confirm_label=words.delete
            on_confirm=Callback::new(delete)
        />
        {move || form.get().map(|purpose| view! { <EntrySheet purpose on_close=move |_| form.set(None) /> })}
        {move || acting.get().and_then(action).map(|action| view! {
            <DeedDialog ui register id=of.get_value() action on_close=move |()| acting.set(None) />
        })}
    })
}
