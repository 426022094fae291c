//! Being asked for a reason before something is taken away or corrected.

use leptos::prelude::*;

use crate::domain::command::Refusal;
use crate::ui::context::Ui;
use crate::ui::controls::{ButtonVariant, DialogShape, TextArea};
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words;

use super::form::Form;
use super::form_dialog::FormDialog;

/// A question with a reason that must be given. Stays open with what is wrong until it is done.
#[component]
pub fn ReasonDialog(
    /// Whether it is open; it closes itself.
    open: RwSignal<bool>,
    /// The form, as its draft names it.
    form: FormName,
    /// The question.
    title: &'static str,
    /// What will happen.
    text: &'static str,
    /// The word that does it.
    confirm_label: &'static str,
    /// Does it with the reason, or says why not.
    on_confirm: Callback<String, Result<(), Refusal>>,
) -> impl IntoView {
    let name = form.name.clone();
    Ui::get().on_go_on(move |wanted| {
        let is_this = wanted == name;
        if is_this {
            open.set(true);
        }
        is_this
    });
    move || {
        let form = form.clone();
        open.get().then(|| view! { <Question open name=form title text confirm_label on_confirm /> })
    }
}

/// The one field, as its draft names it.
const WHY: &str = "why";

#[component]
fn Question(
    open: RwSignal<bool>,
    name: FormName,
    title: &'static str,
    text: &'static str,
    confirm_label: &'static str,
    on_confirm: Callback<String, Result<(), Refusal>>,
) -> impl IntoView {
    let ui = Ui::get();
    let common = ui.common();
    let form = Form::open(ui, name, Texts::new());
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let confirm = move |()| match on_confirm.run(form.text(WHY)) {
        Ok(()) => {
            form.submitted();
            open.set(false);
        }
        Err(refused) => refusal.set(Some(refused)),
    };
    let error = Signal::derive(move || {
        refusal.with(|refusal| refusal.as_ref().map(|refusal| words::refusal(refusal, ui.lang)))
    });
    view! {
        <FormDialog
            form
            title
            label=confirm_label
            variant=ButtonVariant::DangerFilled
            shape=DialogShape::Small
            on_submit=confirm
            on_close=move |()| open.set(false)
        >
            <p class="dialog__text">{text}</p>
            <div on:input=move |ev| form.write(WHY, event_target_value(&ev))>
                <TextArea
                    label=common.reason
                    value=form.value(WHY)
                    rows=2
                    required=true
                    error
                    on_change=form.take(WHY)
                />
            </div>
        </FormDialog>
    }
}
