//! 累计完成投资（口径未定）: asks which of the two figures it is, on the page of a project and in its form.

use leptos::prelude::*;

use crate::domain::command::{Command, basis_offer};
use crate::domain::cumulative::{Basis, UNDECIDED, of_the_same_import};
use crate::domain::fields::{FieldSpec, spec};
use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::{Button, ButtonSize, CheckField};
use crate::ui::parts::field_input::FieldInput;
use crate::ui::unsaved::Texts;
use crate::ui::words::{self, FieldWords};

fn word(basis: Basis, words: &FieldWords) -> &'static str {
    match basis {
        Basis::ThisYear => words.basis_this_year,
        Basis::SinceStart => words.basis_since_start,
    }
}

/// Two buttons, and whether the other figures of the same import count so too. One tap decides, and can be undone.
#[component]
pub fn WhichBasis(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = FieldWords::of(ui.lang);
    let together = StoredValue::new(ui.session.read(|view| of_the_same_import(view.book, &project)));
    let count = together.with_value(Vec::len);
    let all = RwSignal::new(false);
    let project = StoredValue::new(project);
    let buttons = Basis::ALL.into_iter().map(|basis| {
        let project = project.get_value();
        let of = project.entity().clone();
        let blocked = ui.session.watch_entity(&of, move |view| {
            basis_offer(view.book, &project, basis).err().map(|refusal| words::refusal(&refusal, ui.lang))
        });
        let tell = move |()| tell_basis(ui, project_or_all(all, together), basis);
        view! {
            <Button label=word(basis, words) size=ButtonSize::Small blocked=Signal::derive(move || blocked.get()) on_press=tell />
        }
    });
    let buttons = buttons.collect_view();
    view! {
        <div class="stack stack--tight no-print">
            <p class="quiet">{words.which_basis}</p>
            <div class="row">{buttons}</div>
            {(count > 1).then(|| view! {
                <CheckField
                    label=words::all_of_the_import(count, ui.lang)
                    checked=Signal::derive(move || all.get())
                    on_change=move |on| all.set(on)
                />
            })}
        </div>
    }
}

/// This project alone, or all of the import.
fn project_or_all(all: RwSignal<bool>, together: StoredValue<Vec<ProjectId>>) -> Vec<ProjectId> {
    let of_import = together.get_value();
    match all.get_untracked() {
        true => of_import,
        false => of_import.into_iter().take(1).collect(),
    }
}

fn tell_basis(ui: Ui, projects: Vec<ProjectId>, basis: Basis) {
    match ui.session.dispatch(Command::TellBasis { projects, basis }) {
        Ok(done) => {
            let field = spec("project", basis.field()).map_or("", |spec| spec.name.get(ui.lang));
            ui.offer_undo(&words::counted_as(field, ui.lang), &done);
        }
        Err(refusal) => ui.refuse(&refusal),
    }
}

/// The field in the form, which is there only where it holds something: the buttons carry what stands in it over to the field of what it
/// counts, and saving the form says so.
#[component]
pub fn UndecidedField(texts: RwSignal<Texts>) -> impl IntoView {
    let ui = Ui::get();
    let words = FieldWords::of(ui.lang);
    let text = Memo::new(move |_| texts.with(|texts| texts.get(UNDECIDED).cloned().unwrap_or_default()));
    let there = Memo::new(move |_| text.with(|text| !text.trim().is_empty()));
    let take = move |typed: String| write(texts, UNDECIDED, typed);
    let carry = move |basis: Basis| {
        let figure = text.get_untracked();
        write(texts, basis.field(), figure);
        write(texts, UNDECIDED, String::new());
    };
    let buttons = move || {
        Basis::ALL.map(|basis| view! { <Button label=word(basis, words) size=ButtonSize::Small on_press=move |()| carry(basis) /> })
    };
    let field: Option<&'static FieldSpec> = spec("project", UNDECIDED);
    move || {
        field.filter(|_| there.get()).map(|spec| {
            let error = Signal::derive(move || {
                text.with(|text| spec.read(text).err()).map(|error| words::field_error(&error, ui.lang))
            });
            view! {
                <div class="stack stack--tight">
                    <FieldInput spec value=text on_change=take error hint=Some(words.which_basis.to_owned()) />
                    <div class="row">{buttons()}</div>
                </div>
            }
        })
    }
}

fn write(texts: RwSignal<Texts>, key: &str, text: String) {
    texts.update(|texts| {
        texts.insert(key.to_owned(), text);
    });
}
