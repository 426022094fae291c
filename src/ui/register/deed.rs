//! One arrow of a flow: what it needs is asked for, with a reason where it wants one.

use leptos::prelude::*;

use crate::book::EntityId;
use crate::domain::command::{Command, Refusal};
use crate::domain::fields::FieldSpec;
use crate::domain::register::{Action, Register};
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, TextArea, Tone};
use crate::ui::parts::field_input::{FieldInput, focus_first_wrong, form_text};
use crate::ui::parts::form::Form;
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::shared::Suggestions;
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words::{self, RegisterWords};

/// The reason, as its draft names it.
const WHY: &str = "why";

/// The question. Stays open with what is wrong until it is done.
#[component]
pub fn DeedDialog(
    ui: Ui,
    register: &'static Register,
    id: EntityId,
    action: &'static Action,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let first: Texts = ui.session.read(|view| {
        let specs = action.needs.iter().filter_map(|key| register.field(key));
        specs.map(|spec| (spec.key.to_owned(), form_text(spec, view.book.value(&id, spec.key), ui.lang))).collect()
    });
    let name = FormName {
        name: format!("deed {} {}", action.key, id.as_str()),
        title: action.name.get(ui.lang).to_owned(),
        href: Route::Entry(id.clone()).href(),
    };
    let form = Form::open(ui, name, first);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let done = move |()| {
        let facts = action.needs.iter().map(|key| ((*key).to_owned(), form.text(key))).collect();
        let command = Command::Act { entry: id.clone(), action: action.key.to_owned(), facts, why: form.text(WHY) };
        match ui.session.dispatch(command) {
            Ok(done) => {
                form.submitted();
                ui.offer_undo(&words::deed_done(action.name.get(ui.lang), ui.lang), &done);
                on_close.run(());
            }
            Err(why) => {
                refusal.set(Some(why));
                focus_first_wrong("dialog[open] ");
            }
        }
    };
    let done = Callback::new(done);
    let name_of = action.name.get(ui.lang).to_owned();
    let label = name_of.clone();
    view! {
        <FormDialog form title=name_of label on_submit=done on_close>
            <Asked ui register action form refusal />
        </FormDialog>
    }
}

/// What is asked for, with what is wrong with it.
#[component]
fn Asked(
    ui: Ui,
    register: &'static Register,
    action: &'static Action,
    form: Form,
    refusal: RwSignal<Option<Refusal>>,
) -> impl IntoView {
    let words = RegisterWords::of(ui.lang);
    let known = Suggestions::of(ui);
    let wrong = move |key: &'static str| {
        Signal::derive(move || {
            refusal.with(|refusal| match refusal {
                Some(why @ Refusal::Needed(_, field)) if *field == key => Some(words::refusal(why, ui.lang)),
                Some(Refusal::Field(_, field, error)) if field == key => Some(words::field_error(error, ui.lang)),
                _ => None,
            })
        })
    };
    let general = move || {
        let text = refusal.with(|refusal| match refusal {
            None | Some(Refusal::Needed(..) | Refusal::Field(..) | Refusal::ReasonNeeded) => None,
            Some(why) => Some(words::refusal(why, ui.lang)),
        });
        text.map(|text| view! { <Banner tone=Tone::Warn text /> })
    };
    let no_reason = Signal::derive(move || {
        refusal.with(|refusal| matches!(refusal, Some(Refusal::ReasonNeeded))).then(|| words.needed.to_owned())
    });
    let input = |spec: &'static FieldSpec| {
        view! {
            <FieldInput
                spec
                value=form.value(spec.key)
                on_change=form.take(spec.key)
                error=wrong(spec.key)
                suggestions=known.for_field(spec)
                required=true
            />
        }
    };
    let fields = action.needs.iter().filter_map(|key| register.field(key)).map(input).collect_view();
    let why = action.needs_reason.then(|| {
        view! {
            <TextArea
                label=words.reason
                value=form.value(WHY)
                rows=2
                required=true
                error=no_reason
                on_change=form.take(WHY)
            />
        }
    });
    view! {
        {general}
        {fields}
        {why}
    }
}
