//! `#/projects/new` and `#/projects/ID/edit`: every field of a project, checked as it is left.

use leptos::prelude::*;

use crate::app::session::View;
use crate::book::sorting::CollectSorted;
use crate::domain::command::{Command, Refusal};
use crate::domain::cumulative::UNDECIDED;
use crate::domain::fields::{FieldSpec, PROJECT_FIELDS, plain};
use crate::domain::ids::ProjectId;
use crate::domain::project_parts::ProjectPart;
use crate::domain::warnings::field_warning;
use crate::ui::context::Ui;
use crate::ui::controls::{BackLink, Banner, Button, ButtonVariant, LinkButton, PageHead, TextField, Tone};
use crate::ui::parts::NotFound;
use crate::ui::parts::field_input::{Edited, FieldInput, focus_first_wrong, form_text};
use crate::ui::parts::form::give_up;
use crate::ui::parts::shared::{FoundAgain, Suggestions};
use crate::ui::route::{self, Route};
use crate::ui::unsaved::{FormName, OpenForm, Texts, is_same};
use crate::ui::words::{self, ProjectWords};

use super::basis::UndecidedField;

/// `#/projects/new`.
#[component]
pub fn NewProject() -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let back = BackLink { href: Route::Projects(String::new()).href(), label: ui.common().projects.to_owned() };
    let save = move |texts: &Texts, _: &Texts| {
        let facts = texts.iter().filter(|(_, text)| !text.trim().is_empty());
        let facts = facts.map(|(key, text)| (key.clone(), text.clone())).collect();
        let done = ui.session.dispatch(Command::AddProject { facts })?;
        ui.offer_undo(words.added, &done);
        if let Some(project) = done.made.as_ref().and_then(ProjectId::of) {
            route::replace(&Route::Project(project));
        }
        Ok(())
    };
    view! { <Form at=Route::NewProject title=words.new hint=words.new_hint back before=Texts::new() save_label=words.save_new on_save=Saving::new(save) /> }
}

/// `#/projects/ID/edit`.
#[component]
pub fn EditProject(project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let found = ui.session.read(|view| {
        let found = view.tables.project(&project)?;
        Some((found.name.clone(), texts_of(&view, &project, ui)))
    });
    let Some((name, before)) = found else { return view! { <NotFound /> }.into_any() };
    let edited = project.entity().clone();
    let here = Route::Project(project.clone());
    let at = Route::EditProject(project.clone());
    let back = BackLink { href: here.href(), label: name };
    let save = move |texts: &Texts, before: &Texts| {
        let changed = texts.iter().filter(|(key, text)| before.get(*key).map_or("", String::as_str) != text.as_str());
        let facts: Vec<(String, String)> = changed.map(|(key, text)| (key.clone(), text.clone())).collect();
        match ui.session.dispatch(Command::EditProject { project: project.clone(), facts }) {
            Ok(done) => ui.offer_undo(words.saved, &done),
            Err(Refusal::NothingChanges) => {}
            Err(refusal) => return Err(refusal),
        }
        route::replace(&here);
        Ok(())
    };
    provide_context(Edited(edited));
    view! { <Form at title=words.edit back before save_label=words.save on_save=Saving::new(save) /> }.into_any()
}

/// What stands in the fields of a project, the columns of its list too.
fn texts_of(view: &View, project: &ProjectId, ui: Ui) -> Texts {
    let of = project.entity();
    let known = PROJECT_FIELDS
        .iter()
        .map(|spec| (spec.key.to_owned(), form_text(spec, view.book.value(of, spec.key), ui.lang)));
    let extra = view.book.entity(of).into_iter().flat_map(|entity| entity.fields_from("x/"));
    let extra = extra.map(|field| (field.as_str().to_owned(), plain(view.book.value(of, field.as_str()))));
    known.chain(extra).collect_sorted()
}

/// Saves what is in the form, given also what stood there before.
#[derive(Clone, Copy)]
struct Saving(StoredValue<Save>);

/// Takes what stood there before and what is typed now.
type Save = Box<dyn Fn(&Texts, &Texts) -> Result<(), Refusal> + Send + Sync>;

impl Saving {
    fn new(save: impl Fn(&Texts, &Texts) -> Result<(), Refusal> + Send + Sync + 'static) -> Self {
        Self(StoredValue::new(Box::new(save)))
    }
}

/// Offers the way back after the form was left while something is typed and not saved.
fn offer_what_is_left(ui: Ui, form: OpenForm, at: Route) {
    on_cleanup(move || {
        if form.typed().is_some() {
            let words = ProjectWords::of(ui.lang);
            ui.offer(words.left_unsaved, words.to_unsaved, move || route::go(&at));
        }
    });
}

/// The form itself.
#[component]
fn Form(
    at: Route,
    title: &'static str,
    #[prop(optional)] hint: &'static str,
    back: BackLink,
    before: Texts,
    save_label: &'static str,
    on_save: Saving,
) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    let extra: Vec<String> = before.keys().filter(|key| key.starts_with("x/")).cloned().collect();
    let left = ui.unsaved.left(&at.href());
    let left = left.filter(|left| !is_same(left, &before));
    let found_again = RwSignal::new(left.is_some());
    let texts = RwSignal::new(left.unwrap_or_else(|| before.clone()));
    let name = FormName { name: at.href(), title: title.to_owned(), href: at.href() };
    let form = OpenForm::follow(ui.unsaved, name, before, move || texts.try_get());
    offer_what_is_left(ui, form, at);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let save = move |()| {
        if texts.with_untracked(|texts| !wrong_fields(texts).is_empty()) {
            refusal.set(None);
            ui.toast(words.fix, Tone::Warn);
            return focus_first_wrong("");
        }
        form.finish();
        let saved = on_save.0.with_value(|save| texts.with_untracked(|texts| save(texts, &form.first())));
        if let Err(why) = saved {
            form.go_on();
            refusal.set(Some(why));
            focus_first_wrong("");
        }
    };
    let known = Suggestions::of(ui);
    let part = move |title: &'static str, part: ProjectPart| {
        let fields = part
            .fields()
            .into_iter()
            .map(|spec| match spec.key {
                UNDECIDED => view! { <UndecidedField texts /> }.into_any(),
                _ => view! { <FormField spec texts refusal known /> }.into_any(),
            })
            .collect_view();
        view! {
            <section class="section">
                <div class="section__head"><h2 class="section__title">{title}</h2></div>
                <div class="form-grid">{fields}</div>
            </section>
        }
    };
    let back = Some(back);
    view! {
        <div class="page">
            <PageHead title back />
            {(!hint.is_empty()).then(|| view! { <p class="quiet">{hint}</p> })}
            {move || found_again.get().then(|| {
                let start_over = move |()| {
                    texts.set(form.first());
                    found_again.set(false);
                };
                view! { <FoundAgain ui on_start_over=start_over /> }
            })}
            <TakenBanner refusal />
            {part(words.group_basic, ProjectPart::Basic)}
            {part(words.group_people, ProjectPart::People)}
            {part(words.group_money, ProjectPart::Money)}
            {part(words.group_time, ProjectPart::Time)}
            {part(words.group_content, ProjectPart::Content)}
            <ExtraFields extra texts />
            <div class="form-actions form-actions--sticky">
                <Button
                    label=ui.common().cancel
                    on_press=move |()| {
                        give_up(ui, form);
                        go_back();
                    }
                />
                <Button label=save_label variant=ButtonVariant::Primary on_press=save />
            </div>
        </div>
    }
}

/// One field, with what is wrong with it once it was left.
#[component]
fn FormField(
    spec: &'static FieldSpec,
    texts: RwSignal<Texts>,
    refusal: RwSignal<Option<Refusal>>,
    known: Suggestions,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let text = Memo::new(move |_| texts.with(|texts| texts.get(spec.key).cloned().unwrap_or_default()));
    let doubt = Memo::new(move |_| {
        let today = ui.session.today().get();
        texts.with(|texts| field_warning(spec.key, |key| texts.get(key).map_or("", String::as_str), today))
    });
    let doubt = Signal::derive(move || doubt.get().map(|doubt| words::field_warning(doubt, lang)));
    let error = Signal::derive(move || {
        let refused = refusal.with(|refusal| match refusal {
            Some(needed @ Refusal::Needed(_, key)) if *key == spec.key => Some(words::refusal(needed, lang)),
            Some(Refusal::Field(_, key, error)) if key == spec.key => Some(words::field_error(error, lang)),
            Some(taken @ Refusal::NameTaken(_)) if spec.key == "name" => Some(words::refusal(taken, lang)),
            _ => None,
        });
        refused.or_else(|| text.with(|text| spec.read(text).err()).map(|error| words::field_error(&error, lang)))
    });
    let take = move |typed: String| {
        refusal.set(None);
        texts.update(|texts| {
            texts.insert(spec.key.to_owned(), typed);
        });
    };
    let suggestions = known.for_field(spec);
    view! { <FieldInput spec value=text on_change=take error doubt suggestions required=spec.key == "name" /> }
}

/// 其他栏目: columns of an imported list that have no field of their own.
#[component]
fn ExtraFields(extra: Vec<String>, texts: RwSignal<Texts>) -> impl IntoView {
    let words = ProjectWords::of(Ui::get().lang);
    (!extra.is_empty()).then(|| {
        let fields = extra
            .into_iter()
            .map(|key| {
                let label = key.trim_start_matches("x/").to_owned();
                let of = key.clone();
                let text = Memo::new(move |_| texts.with(|texts| texts.get(&of).cloned().unwrap_or_default()));
                let take = move |typed: String| {
                    texts.update(|texts| {
                        texts.insert(key.clone(), typed);
                    });
                };
                view! { <TextField label value=text on_change=take /> }
            })
            .collect_view();
        view! {
            <section class="section">
                <div class="section__head"><h2 class="section__title">{words.extra}</h2></div>
                <div class="form-grid">{fields}</div>
            </section>
        }
    })
}

/// Leads to the project that has the name already.
#[component]
fn TakenBanner(refusal: RwSignal<Option<Refusal>>) -> impl IntoView {
    let ui = Ui::get();
    let words = ProjectWords::of(ui.lang);
    move || {
        let refusal = refusal.get()?;
        let link = match &refusal {
            Refusal::NameTaken(project) => Some(Route::Project(project.clone()).href()),
            _ => None,
        };
        Some(view! {
            <Banner
                tone=Tone::Warn
                text=words::refusal(&refusal, ui.lang)
                actions=move || link.map(|href| view! { <LinkButton href label=words.look_at_it /> })
            />
        })
    }
}

fn wrong_fields(texts: &Texts) -> Vec<&'static str> {
    let text = |key: &str| texts.get(key).map_or("", String::as_str);
    PROJECT_FIELDS.iter().filter(|spec| spec.read(text(spec.key)).is_err()).map(|spec| spec.key).collect()
}

fn go_back() {
    let went = window().history().and_then(|history| history.back());
    if went.is_err() {
        route::go(&Route::Projects(String::new()));
    }
}
