//! What is done with a bulletin: its particulars, issuing, withdrawing, printing, copying.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::entry_form::Purpose;
use crate::book::EntityId;
use crate::domain::registers::bulletin::REGISTER;
use crate::domain::report::document::Document;
use crate::domain::report::plain;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Icon, Menu, MenuItem};
use crate::ui::register::{DeedDialog, EntrySheet};
use crate::ui::route::{self, Route};
use crate::ui::words::{ProofWords, ReportWords};

use super::out::{WordButton, print};
use super::proof::export_proof;
use super::table::copy;

/// The buttons.
#[component]
pub fn Deeds(
    ui: Ui,
    id: EntityId,
    document: Memo<Arc<Document>>,
    is_issued: Memo<bool>,
    may_write: Memo<bool>,
) -> impl IntoView {
    let words = ReportWords::of(ui.lang);
    let of = StoredValue::new(id);
    let acting = RwSignal::new(None::<&'static str>);
    let editing = RwSignal::new(false);
    let stale = Memo::new(move |_| {
        document
            .with(|document| document.paragraphs().any(|one| one.edited.as_ref().is_some_and(|edited| edited.is_stale)))
    });
    let items = Signal::derive(move || {
        let copy_text = MenuItem::new(
            words.copy,
            Callback::new(move |()| copy(ui, document.with_untracked(|document| plain::text(document, ui.lang)))),
        );
        let record = MenuItem::new(words.record, Callback::new(move |()| route::go(&Route::Entry(of.get_value()))))
            .icon(Icon::History);
        let proof = is_issued.get().then(|| {
            let export = Callback::new(move |()| export_proof(ui, of.get_value()));
            MenuItem::new(ProofWords::of(ui.lang).export, export).icon(Icon::Export)
        });
        let withdraw = (is_issued.get() && may_write.get()).then(|| {
            MenuItem::new(words.withdraw, Callback::new(move |()| acting.set(Some("withdraw")))).icon(Icon::Return)
        });
        [copy_text, record].into_iter().chain(proof).chain(withdraw).collect::<Vec<_>>()
    });
    view! {
        <Menu label=ui.common().more items />
        <WordButton ui document />
        <Button label=words.print icon=Icon::Print on_press=move |()| print() />
        {move || (may_write.get() && !is_issued.get()).then(|| view! {
            <Button label=words.particulars icon=Icon::Edit on_press=move |()| editing.set(true) />
            <Button
                label=words.issue
                variant=ButtonVariant::Primary
                blocked=Signal::derive(move || stale.get().then(|| words.stale_blocks.to_owned()))
                on_press=move |()| acting.set(Some("issue"))
            />
        })}
        {move || editing.get().then(|| view! {
            <EntrySheet purpose=Purpose::Edit(&REGISTER, of.get_value()) on_close=move |_| editing.set(false) />
        })}
        {move || acting.get().and_then(|key| REGISTER.flow?.action(key)).map(|action| view! {
            <DeedDialog ui register=&REGISTER id=of.get_value() action on_close=move |()| acting.set(None) />
        })}
    }
}
