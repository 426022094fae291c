//! 定为基准: the reason, and which baseline the bars are compared with.

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal};
use crate::domain::registers::baseline::{NUMBER, SET_ON, WHY};
use crate::ui::controls::{DialogShape, TextArea};
use crate::ui::parts::form::Form;
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words;

use super::open::{Asking, OpenSchedule};

/// The dialog, while it is asked for.
#[component]
pub fn SetBaseline(open: OpenSchedule) -> impl IntoView {
    let name = open.project.with_value(|project| format!("baseline {}", project.as_str()));
    let wanted = name.clone();
    open.ui.on_go_on(move |form| {
        let is_this = form == wanted;
        if is_this {
            open.asking.set(Some(Asking::Baseline));
        }
        is_this
    });
    move || {
        let name = name.clone();
        (open.asking.get() == Some(Asking::Baseline)).then(|| view! { <Reason open name /> })
    }
}

#[component]
fn Reason(open: OpenSchedule, name: String) -> impl IntoView {
    let (ui, words) = (open.ui, open.words());
    let href = Route::Schedule(open.project.get_value()).href();
    let form = Form::open(ui, FormName { name, title: words.set_baseline.to_owned(), href }, Texts::new());
    let refused: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let save = move |()| {
        let command = Command::SetBaseline(open.project.get_value(), form.text(WHY.key));
        match ui.session.dispatch(command) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(words.baseline_set, &done);
                open.asking.set(None);
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    view! {
        <FormDialog
            form
            title=words.set_baseline
            label=words.set_baseline
            shape=DialogShape::Small
            on_submit=save
            on_close=move |()| open.asking.set(None)
            refused=Signal::derive(move || refused.get().map(|why| words::refusal(&why, ui.lang)))
        >
            <p class="dialog__text">{words.baseline_text}</p>
            <div on:input=move |ev| form.write(WHY.key, event_target_value(&ev))>
                <TextArea
                    label=ui.common().reason
                    value=form.value(WHY.key)
                    rows=2
                    required=true
                    on_change=form.take(WHY.key)
                />
            </div>
        </FormDialog>
    }
}

/// Which baseline the bars are compared with; nothing where there is none.
#[component]
pub fn BaselineNamed(open: OpenSchedule) -> impl IntoView {
    move || {
        let entry = open.inputs.with(|inputs| inputs.as_ref().and_then(|inputs| inputs.baseline.clone()));
        entry.map(|entry| {
            let lang = open.ui.lang;
            let on = entry.shown(SET_ON.key, lang);
            let told = words::baseline_named(entry.get(NUMBER).unwrap_or(1), &on, entry.text(WHY), lang);
            view! { <a href=Route::Entry(entry.id.clone()).href()>{told}</a> }
        })
    }
}
