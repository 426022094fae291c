//! The head of a checklist: title, purpose, and the phases that it is offered first for.

use leptos::prelude::*;

use crate::domain::checklist::Template;
use crate::domain::choices::Phase;
use crate::domain::text::{Lang, Text};
use crate::ui::controls::{Chip, Chips, Disclosure, TextField};
use crate::ui::words::{self, TemplatesWords};

use super::draft::{Draft, other, wording, write};

/// The fields of the head.
#[component]
pub fn Head(draft: Draft) -> impl IntoView {
    let lang = draft.ui.lang;
    let words = TemplatesWords::of(lang);
    let read = move |part: fn(&Template) -> &Text, lang: Lang| {
        Signal::derive(move || {
            draft.body.with(|body| body.as_ref().map(|body| wording(part(body), lang)).unwrap_or_default())
        })
    };
    let set = move |part: fn(&mut Template) -> &mut Text, lang: Lang| {
        move |text: String| draft.edit("", |body| write(part(body), lang, text))
    };
    let key = draft.id().rest().to_owned();
    let faults = draft.faults_at(key);
    let error =
        Signal::derive(move || faults.with(|faults| faults.first().map(|fault| words::template_fault(fault, lang))));
    let phases =
        Signal::stored(Phase::ALL.iter().map(|phase| Chip::new(*phase, phase.label(lang))).collect::<Vec<_>>());
    let selected = Signal::derive(move || {
        draft.body.with(|body| body.as_ref().map(|body| body.phases.to_vec()).unwrap_or_default())
    });
    let toggle = move |phase: Phase| {
        draft.edit("", |body| {
            let phases = body.phases.to_mut();
            match phases.iter().position(|other| *other == phase) {
                Some(at) => drop(phases.remove(at)),
                None => phases.push(phase),
            }
        });
    };
    view! {
        <div class="stack">
            <div class="form-grid">
                <TextField
                    label=words.checklist_title
                    value=read(|body| &body.title, lang)
                    error
                    required=true
                    on_change=set(|body| &mut body.title, lang)
                />
                <TextField label=words.purpose value=read(|body| &body.purpose, lang) on_change=set(|body| &mut body.purpose, lang) />
            </div>
            <Chips label=words.phases chips=phases selected on_toggle=toggle />
            <Disclosure summary=words.other_language note=words.other_language_note.to_string()>
                <div class="form-grid">
                    <TextField
                        label=words.checklist_title_other
                        value=read(|body| &body.title, other(lang))
                        on_change=set(|body| &mut body.title, other(lang))
                    />
                    <TextField
                        label=words.purpose_other
                        value=read(|body| &body.purpose, other(lang))
                        on_change=set(|body| &mut body.purpose, other(lang))
                    />
                </div>
            </Disclosure>
        </div>
    }
}
