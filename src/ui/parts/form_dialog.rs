//! A form in a window over the page: what was typed last time is back, 取消 gives it up and offers it back, Esc and the cross keep it.

use leptos::prelude::*;

use crate::ui::controls::{ButtonVariant, Dialog, DialogActions, DialogShape};

use super::form::{Form, FoundAgain};

/// The window. It exists as long as it is open: build it to open it.
#[component]
pub fn FormDialog(
    /// The form.
    form: Form,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// The word that hands it on.
    #[prop(into)]
    label: Signal<String>,
    /// Hands it on. Whoever does so says that it was submitted.
    #[prop(into)]
    on_submit: Callback<()>,
    /// Closes the window.
    #[prop(into)]
    on_close: Callback<()>,
    /// The room that it takes.
    #[prop(optional)]
    shape: DialogShape,
    /// The weight of the word that hands it on.
    #[prop(default = ButtonVariant::Primary)]
    variant: ButtonVariant,
    /// Why it was refused, where no field is to blame.
    #[prop(optional, into)]
    refused: Signal<Option<String>>,
    /// The fields.
    children: ChildrenFn,
) -> impl IntoView {
    let common = form.ui().common();
    let cancel = move |()| {
        form.give_up();
        on_close.run(());
    };
    let children = StoredValue::new(children);
    view! {
        <Dialog
            open=true
            on_close
            title
            close_label=common.close
            shape
            actions=move || view! {
                <DialogActions cancel_label=common.cancel on_cancel=cancel label variant on_press=on_submit />
            }
        >
            <FoundAgain form />
            {children.with_value(|children| children())}
            {move || refused.get().map(|why| view! { <p class="danger" role="alert">{why}</p> })}
        </Dialog>
    }
}
