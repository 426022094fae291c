//! Being asked for a reason before something is taken away or corrected.

use leptos::prelude::*;

use crate::domain::command::Refusal;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonVariant, Dialog, DialogShape, TextArea};
use crate::ui::words;

/// A question with a reason that must be given. Stays open with what is wrong until it is done.
#[component]
pub fn ReasonDialog(
    /// Whether it is open; it closes itself.
    open: RwSignal<bool>,
    /// The question.
    title: &'static str,
    /// What will happen.
    text: &'static str,
    /// The word that does it.
    confirm_label: &'static str,
    /// Does it with the reason, or says why not.
    on_confirm: Callback<String, Result<(), Refusal>>,
) -> impl IntoView {
    let ui = Ui::get();
    let common = ui.common();
    let why = RwSignal::new(String::new());
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let close = move || {
        open.set(false);
        why.set(String::new());
        refusal.set(None);
    };
    let confirm = move |()| match on_confirm.run(why.get_untracked()) {
        Ok(()) => close(),
        Err(refused) => refusal.set(Some(refused)),
    };
    let error = Signal::derive(move || {
        refusal.with(|refusal| refusal.as_ref().map(|refusal| words::refusal(refusal, ui.lang)))
    });
    let actions = move || {
        view! {
            <Button label=common.cancel on_press=move |()| close() />
            <Button label=confirm_label variant=ButtonVariant::DangerFilled on_press=confirm />
        }
    };
    view! {
        <Dialog open on_close=move |()| close() title close_label=common.close shape=DialogShape::Small actions>
            <p class="dialog__text">{text}</p>
            <div on:input=move |ev| why.set(event_target_value(&ev))>
                <TextArea label=common.reason value=why rows=2 required=true error on_change=move |text| why.set(text) />
            </div>
        </Dialog>
    }
}
