//! 更正: a finished visit is corrected field by field, each time with a reason; what stood there stays in the history.

use leptos::prelude::*;

use crate::domain::checklist::{ItemKind, NOT_APPLICABLE};
use crate::domain::command::{Command, Refusal};
use crate::domain::text::Lang;
use crate::domain::units::unit_of;
use crate::ui::controls::{
    ButtonSize, DateField, Icon, IconButton, NumberField, SelectField, SelectOption, TextArea, Tone,
};
use crate::ui::parts::field_input::FieldInput;
use crate::ui::parts::form::{Form, texts_of};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::history::HistoryButton;
use crate::ui::route::Route;
use crate::ui::unsaved::FormName;
use crate::ui::words::{self, VisitWords};

use super::open_record::{Record, Target};
use super::several::SeveralTaps;

/// The pencil beside a value, and the value's history where it has one.
#[component]
pub fn AmendButton(record: Record, target: Target) -> impl IntoView {
    let lang = record.ui.lang;
    let name = target.name(lang);
    let asked = words::amend_field(&name, lang);
    let fields = target.fields(lang);
    let press = Callback::new(move |()| record.amending.set(Some(target.clone())));
    let histories = fields.into_iter().map(|(set, label)| {
        view! { <HistoryButton of=record.visit().into() set label /> }
    });
    let histories = histories.collect_view();
    view! {
        {move || record.amendable.get().then(|| view! {
            <span class="history-button no-print">
                <IconButton icon=Icon::Edit label=asked.clone() size=ButtonSize::Small on_press=press />
            </span>
        })}
        {histories}
    }
}

/// The fields, as the draft names them.
const TO: &str = "to";
const WHY: &str = "why";

/// The name under which the draft of an amendment is kept.
pub fn form_name(record: Record, target: &Target) -> String {
    format!("amend {} {}", record.visit().as_str(), target.key())
}

/// The window.
#[component]
pub fn AmendDialog(record: Record, target: Target) -> impl IntoView {
    let Record { ui, words, amending, .. } = record;
    let lang = ui.lang;
    let title = words::amend_field(&target.name(lang), lang);
    let name =
        FormName { name: form_name(record, &target), title: title.clone(), href: Route::Visit(record.visit()).href() };
    let form = Form::open(ui, name, texts_of([(TO, target.present(record)), (WHY, String::new())]));
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let field = target.key();
    let save = move |()| {
        let command = Command::AmendVisit {
            visit: record.visit(),
            field: field.clone(),
            text: form.text(TO),
            why: form.text(WHY),
        };
        match ui.session.dispatch(command) {
            Ok(_) => {
                form.submitted();
                amending.set(None);
                ui.toast(words.amended_toast, Tone::Good);
            }
            Err(refused) => refusal.set(Some(refused)),
        }
    };
    let why_error = Signal::derive(move || {
        refusal.with(|refusal| {
            matches!(refusal, Some(Refusal::ReasonNeeded)).then(|| words::refusal(&Refusal::ReasonNeeded, lang))
        })
    });
    let value_error = Signal::derive(move || {
        refusal.with(|refusal| match refusal {
            None | Some(Refusal::ReasonNeeded) => None,
            Some(Refusal::Field(_, _, error)) => Some(words::field_error(error, lang)),
            Some(other) => Some(words::refusal(other, lang)),
        })
    });
    view! {
        <FormDialog
            form
            title
            label=words.amend
            on_submit=save
            on_close=move |()| amending.set(None)
        >
            <NewValue record target=target.clone() form error=value_error />
            <div on:input=move |ev| form.write(WHY, event_target_value(&ev))>
                <TextArea
                    label=words.amend_why
                    hint=words.amend_hint.to_owned()
                    value=form.value(WHY)
                    rows=2
                    required=true
                    error=why_error
                    on_change=form.take(WHY)
                />
            </div>
        </FormDialog>
    }
}

/// The input that the target's kind asks for.
#[component]
fn NewValue(record: Record, target: Target, form: Form, error: Signal<Option<String>>) -> impl IntoView {
    let Record { ui, words, .. } = record;
    let lang = ui.lang;
    let label = words.amend_to;
    let (text, take) = (form.value(TO), form.take(TO));
    let area = move || view! { <TextArea label value=text error on_change=take rows=3 /> }.into_any();
    match &target {
        Target::Field(spec) => view! { <FieldInput spec value=text error on_change=take /> }.into_any(),
        Target::Note(_) => area(),
        Target::Answer(item) => match &item.kind {
            ItemKind::Text => area(),
            ItemKind::Number { .. } => {
                let unit = ui.session.read(|view| unit_of(view.book, &record.project(), item, lang).map(str::to_owned));
                let unit = Signal::stored(unit);
                view! { <NumberField label value=text error unit on_change=take /> }.into_any()
            }
            ItemKind::Date { .. } => view! { <DateField label value=text error on_change=take /> }.into_any(),
            ItemKind::Choice { several: true, .. } => {
                let stored = Signal::derive(move || Some(text.get()).filter(|text| !text.is_empty()));
                let change = Callback::new(move |answer: Option<String>| take.run(answer.unwrap_or_default()));
                view! {
                    <SeveralTaps item=item.clone() lang stored on_change=change />
                    {move || error.get().map(|error| view! { <p class="field__error" role="alert">{error}</p> })}
                }
                .into_any()
            }
            ItemKind::Check | ItemKind::Choice { several: false, .. } => {
                let options = answer_options(&item.kind, words, lang);
                view! { <SelectField label value=text options error on_change=take /> }.into_any()
            }
        },
    }
}

fn answer_options(kind: &ItemKind, words: &VisitWords, lang: Lang) -> Vec<SelectOption> {
    let mut options = vec![SelectOption::new("", words.unchecked)];
    match kind {
        ItemKind::Choice { options: own, .. } => {
            options.extend(own.iter().map(|one| SelectOption::new(one.key.to_string(), one.label.get(lang))));
        }
        ItemKind::Check | ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Text => {
            options.extend([SelectOption::new("pass", words.yes), SelectOption::new("fail", words.no)]);
        }
    }
    options.push(SelectOption::new(NOT_APPLICABLE, words.na));
    options
}
