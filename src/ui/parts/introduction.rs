//! Saying who one is: name, unit, and the role in which one uses the program.

use leptos::prelude::*;

use crate::domain::choices::Role;
use crate::domain::command::Refusal;
use crate::domain::ids::PersonId;
use crate::ui::context::Ui;
use crate::ui::controls::{ComboField, Icon, SelectField, SelectOption, TextField};
use crate::ui::drafts::introduction::Introduction;
use crate::ui::words::{self, IntroductionWords};

use super::shared::known_units;

/// Introduces whoever was said; true when the book knows them now. What is missing is shown beside its field.
pub fn introduce(ui: Ui, draft: RwSignal<Introduction>) -> bool {
    match ui.session.dispatch(draft.with_untracked(Introduction::command)) {
        Ok(_) | Err(Refusal::NothingChanges) => true,
        Err(refusal) => {
            if !matches!(refusal, Refusal::Needed(..) | Refusal::Field(..)) {
                ui.refuse(&refusal);
            }
            draft.update(|draft| draft.refused = Some(refusal));
            false
        }
    }
}

/// The fields. Where the book knows people already, one of them can be chosen.
#[component]
pub fn IntroductionFields(
    /// What was said so far.
    draft: RwSignal<Introduction>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = IntroductionWords::of(ui.lang);
    let units = ui.session.read(|view| known_units(&view));
    let error = move |field: &'static str| move || draft.with(|draft| draft.error_of(field, ui.lang));
    view! {
        <KnownPeople draft />
        <div class="form-grid">
            <TextField
                label=words.name
                value=Signal::derive(move || draft.with(|draft| draft.name.clone()))
                error=Signal::derive(error("name"))
                required=true
                on_change=move |name| draft.update(|draft| { draft.name = name; draft.refused = None; })
            />
            <ComboField
                label=words.unit
                value=Signal::derive(move || draft.with(|draft| draft.unit.clone()))
                error=Signal::derive(error("unit"))
                suggestions=Signal::stored(units)
                on_change=move |unit| draft.update(|draft| { draft.unit = unit; draft.refused = None; })
            />
        </div>
        <RoleChoice
            role=Signal::derive(move || draft.with(|draft| draft.role))
            error=Signal::derive(error("role"))
            on_choose=move |role| draft.update(|draft| { draft.role = Some(role); draft.refused = None; })
        />
    }
}

/// Someone whom the book knows can say so instead of typing.
#[component]
fn KnownPeople(draft: RwSignal<Introduction>) -> impl IntoView {
    let ui = Ui::get();
    let words = IntroductionWords::of(ui.lang);
    let people: Vec<Introduction> =
        ui.session.read(|view| view.tables.people().map(|person| Introduction::of(person)).collect());
    let options: Vec<SelectOption> = std::iter::once(SelectOption::new("", words.someone_new))
        .chain(people.iter().map(|known| {
            let id = known.person.as_ref().map(PersonId::as_str).unwrap_or_default();
            SelectOption::new(id, [known.name.as_str(), known.unit.as_str()].join(" ").trim_end())
        }))
        .collect();
    (!people.is_empty()).then(move || {
        let choose = move |id: String| {
            let known = people.iter().find(|known| known.person.as_ref().is_some_and(|person| person.as_str() == id));
            draft.set(known.cloned().unwrap_or_default());
        };
        view! {
            <SelectField
                label=words.who
                hint=words.who_hint.to_string()
                value=Signal::derive(move || draft.with(|draft| {
                    draft.person.as_ref().map(|person| person.as_str().to_owned()).unwrap_or_default()
                }))
                options=Signal::stored(options)
                on_change=choose
            />
        }
    })
}

/// 角色, each with what it is for.
#[component]
pub fn RoleChoice(
    /// The present one.
    #[prop(into)]
    role: Signal<Option<Role>>,
    /// What is wrong.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Takes the one that was chosen.
    #[prop(into)]
    on_choose: Callback<Role>,
) -> impl IntoView {
    let lang = Ui::get().lang;
    let words = IntroductionWords::of(lang);
    let options = Role::ALL
        .iter()
        .map(|own| {
            let own = *own;
            view! {
                <label class="option option--radio">
                    <input
                        type="radio"
                        name="role"
                        prop:checked=move || role.get() == Some(own)
                        on:change=move |_| on_choose.run(own)
                    />
                    <span>
                        <span class="option__title">{own.label(lang)}</span>
                        <span class="option__text">{words::role_purpose(own, lang)}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="group">
            <legend class="field__label">{words.role}<span class="field__mark" aria-hidden="true">"*"</span></legend>
            <div class="options options--roles">{options}</div>
            {move || error.get().map(|error| view! {
                <p class="field__error" role="alert">{Icon::Warning.view()}<span>{error}</span></p>
            })}
        </fieldset>
    }
}
