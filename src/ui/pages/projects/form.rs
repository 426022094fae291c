//! Adding and editing a project by hand.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::command::{Command, Refusal};
use crate::domain::fields::{FieldKind, PROJECT_FIELDS};
use crate::domain::ids::ProjectId;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Banner, Button, ButtonVariant, LinkButton, PageHead, Tone};
use crate::ui::pages::NotFound;
use crate::ui::pages::field_input::{FieldInput, form_text};
use crate::ui::pages::shared;
use crate::ui::route::{self, Route};
use crate::ui::words::{self, ProjectsWords};

/// What is typed so far, by the key of its field.
type Typed = BTreeMap<&'static str, String>;

/// `#/projects/new`.
#[component]
pub fn NewProject() -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectsWords::of(ui.lang);
    view! { <Form ui title=words.new_title.to_string() project=None first=Typed::new() /> }
}

/// `#/projects/ID/edit`.
#[component]
pub fn EditProject(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = ProjectsWords::of(lang);
    let first: Option<Typed> = ui.session.read(|view| {
        view.tables.project(&project)?;
        Some(
            PROJECT_FIELDS
                .iter()
                .map(|spec| (spec.key, form_text(spec, view.book.value(project.entity(), spec.key), lang)))
                .collect(),
        )
    });
    match first {
        Some(first) => view! { <Form ui title=words.edit_title.to_string() project=Some(project) first /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Form(ui: Ui, title: String, project: Option<ProjectId>, first: Typed) -> impl IntoView {
    let words = ProjectsWords::of(ui.lang);
    let lang = ui.lang;
    let home = project.clone().map_or(Route::Projects, Route::Project);
    let before = StoredValue::new(first.clone());
    let typed = RwSignal::new(first);
    let refused: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let project = StoredValue::new(project);
    let save = move || {
        let changed: Vec<(String, String)> = typed.with_untracked(|typed| {
            before.with_value(|before| {
                typed
                    .iter()
                    .filter(|(key, text)| before.get(*key).map_or("", String::as_str) != text.as_str())
                    .map(|(key, text)| ((*key).to_owned(), text.clone()))
                    .collect()
            })
        });
        let command = match project.get_value() {
            Some(project) => Command::EditProject { project, facts: changed },
            None => Command::AddProject { facts: changed },
        };
        match ui.session.dispatch(command) {
            Ok(done) => {
                ui.offer_undo(words.saved, &done);
                let id = project.get_value().or_else(|| done.made.as_ref().and_then(ProjectId::of));
                route::replace(&id.map_or(Route::Projects, Route::Project));
            }
            Err(Refusal::NothingChanges) => {
                route::replace(&project.get_value().map_or(Route::Projects, Route::Project))
            }
            Err(why) => refused.set(Some(why)),
        }
    };
    let units = ui.session.read(|view| shared::known_units(&view));
    let back = Signal::derive(move || Some(BackLink { href: home.href(), label: ui.common().back.to_owned() }));
    view! {
        <div class="page page--read">
            <PageHead title back />
            <form
                class="stack"
                on:submit=move |ev| {
                    ev.prevent_default();
                    save();
                }
            >
                <div class="form-grid">
                    {PROJECT_FIELDS.iter().map(|spec| {
                        let key = spec.key;
                        let wide = spec.kind == FieldKind::Paragraph;
                        let value = Signal::derive(move || typed.with(|typed| typed.get(key).cloned().unwrap_or_default()));
                        let error = Signal::derive(move || refused.get().filter(|why| about(why) == key).map(|why| words::refusal(&why, lang)));
                        let suggestions = if spec.kind == FieldKind::Unit { units.clone() } else { Vec::new() };
                        view! {
                            <div class=if wide || key == "name" { "form-grid__wide" } else { "" }>
                                <FieldInput
                                    spec
                                    value
                                    error
                                    suggestions=Signal::stored(suggestions)
                                    required=key == "name"
                                    on_change=move |text: String| {
                                        typed.update(|typed| { typed.insert(key, text); });
                                        refused.set(None);
                                    }
                                />
                            </div>
                        }
                    }).collect_view()}
                </div>
                {move || refused.get().filter(|why| about(why).is_empty()).map(|why| view! {
                    <Banner
                        tone=Tone::Warn
                        title=words::refusal(&why, lang)
                        actions={
                            let same = match &why {
                                Refusal::NameTaken(id) => Some(Route::Project(id.clone()).href()),
                                _ => None,
                            };
                            move || same.clone().map(|href| view! { <LinkButton href label=words.same_name /> })
                        }
                    />
                })}
                <div class="form-actions form-actions--sticky">
                    <Button label=ui.common().save variant=ButtonVariant::Primary on_press=save />
                    <LinkButton href=project.get_value().map_or(Route::Projects, Route::Project).href() label=ui.common().cancel />
                    <button type="submit" hidden></button>
                </div>
            </form>
        </div>
    }
}

/// The field that a refusal is about; empty for the form as a whole.
fn about(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Needed(key) => (*key).to_owned(),
        Refusal::Field(key, _) => key.clone(),
        _ => String::new(),
    }
}
