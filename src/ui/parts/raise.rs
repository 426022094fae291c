//! 登记问题: a panel at the side, filled in from the checklist item and the taxonomy. Every default can be overruled.

use std::sync::Arc;

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::app::raising::{Filled, ProblemForm};
use crate::app::session::View;
use crate::app::workbook::Done;
use crate::domain::checklist::Item;
use crate::domain::command::{Command, Given, ProblemAction, Refusal};
use crate::domain::fields::spec;
use crate::domain::findings::problem_texts;
use crate::domain::ids::{ProblemId, ProjectId, VisitId};
use crate::domain::taxonomy::{Category, Handling};
use crate::domain::text::Lang;
use crate::ui::context::Ui;
use crate::ui::controls::{Banner, CheckField, DateField, Dialog, DialogActions, DialogShape, Tone};
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, OpenForm, is_same};
use crate::ui::words::{self, ProblemsWords, RaiseWords};

use super::field_input::{DayInput, FieldInput, focus_first_wrong};
use super::form::give_up;
use super::shared::{FoundAgain, Suggestions};

/// The name under which the panel's draft is kept, of a problem that a visit's item has found or that somebody has seen.
pub fn raise_name(project: &ProjectId, found_by: Option<(&VisitId, &Item)>) -> String {
    let (visit, item) = found_by.map_or(("", ""), |(visit, item)| (visit.as_str(), item.key.as_ref()));
    format!("raise {} {visit} {item}", project.as_str())
}

fn form_name(ui: Ui, project: &ProjectId, visit: Option<&VisitId>, item: Option<&Item>) -> FormName {
    let about = ui.session.read(|view| view.tables.project(project).map(|project| project.name.clone()));
    let page = visit.map_or_else(|| Route::Project(project.clone()), |visit| Route::Visit(visit.clone()));
    FormName {
        name: raise_name(project, visit.zip(item)),
        title: words::told(RaiseWords::of(ui.lang).title, &about.unwrap_or_default(), ui.lang),
        href: page.href(),
    }
}

/// The panel. It exists as long as it is open: build it to open it.
#[component]
pub fn RaisePanel(
    /// The project.
    project: ProjectId,
    /// The visit that found it.
    #[prop(into)]
    visit: Option<VisitId>,
    /// The checklist item that found it.
    #[prop(into)]
    item: Option<Arc<Item>>,
    /// Asks for the panel to be closed: the problem is raised, or it is not.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = RaiseWords::of(lang);
    let first = ui.session.read(|view| first_form(&view, visit.as_ref(), item.as_deref(), lang));
    let name = form_name(ui, &project, visit.as_ref(), item.as_deref());
    let left = ui.unsaved.left(&name.name).filter(|left| !is_same(left, &first.texts()));
    let found_again = RwSignal::new(left.is_some());
    let form = RwSignal::new(left.map_or_else(|| first.clone(), ProblemForm::of_texts));
    let open = OpenForm::follow(ui.unsaved, name, first.texts(), move || form.try_with(ProblemForm::texts));
    let first = StoredValue::new(first);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let about = ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone()));
    let from = item.as_ref().map(|item| item.prompt.get(lang).to_owned());
    let place = StoredValue::new((project, visit, item));
    let save = move |()| match form.with_untracked(|form| raise(ui, form, place.get_value())) {
        Err(why) => {
            refusal.set(Some(why));
            focus_first_wrong("dialog[open] ");
        }
        Ok((raised, order)) => {
            open.finish();
            match order {
                Some(given) => assign_too(ui, raised, given),
                None => ui.offer_undo(words.saved, &raised),
            }
            on_close.run(());
        }
    };
    let actions = move || {
        view! {
            <DialogActions
                cancel_label=ui.common().cancel
                on_cancel=move |()| {
                    give_up(ui, open);
                    on_close.run(());
                }
                label=words.save
                on_press=save
            />
        }
    };
    view! {
        <Dialog
            open=Signal::stored(true)
            on_close
            title=words.title
            close_label=ui.common().close
            shape=DialogShape::Side
            actions
        >
            <p class="quiet">
                {about.clone()}
                {from.clone().map(|from| view! { <span class="raise__item">{from}</span> })}
            </p>
            {move || found_again.get().then(|| view! {
                <FoundAgain
                    ui
                    on_start_over=move |()| {
                        form.set(first.get_value());
                        found_again.set(false);
                    }
                />
            })}
            {move || general_refusal(refusal, lang).map(|text| view! { <Banner tone=Tone::Warn text /> })}
            <Inputs form refusal project=place.with_value(|(project, _, _)| project.clone()) />
        </Dialog>
    }
}

/// Where a problem was found: the project, the visit, the item.
type Place = (ProjectId, Option<VisitId>, Option<Arc<Item>>);

/// Raises the problem, and says how it is to be assigned. Nothing is raised that could not be assigned as it was meant: what was typed
/// stays.
fn raise(ui: Ui, form: &ProblemForm, place: Place) -> Result<(Done, Option<Given>), Refusal> {
    let (project, visit, item) = place;
    let filled = filled(ui, form, &project);
    let order = form.assigns().then(|| form.may_be_assigned(&filled, today(ui))).transpose()?;
    let item = item.map(|item| item.key.to_string());
    let raised = ui.session.dispatch(Command::RaiseProblem { project, visit, item, facts: filled.facts() })?;
    Ok((raised, order))
}

/// The fields of the panel.
#[component]
fn Inputs(form: RwSignal<ProblemForm>, refusal: RwSignal<Option<Refusal>>, project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let known = Suggestions::of(ui);
    let filled = Memo::new(move |_| {
        ui.session.today().track();
        form.with(|form| filled(ui, form, &project))
    });
    let of = move |key: &'static str| Signal::derive(move || filled.with(|filled| filled.text(key).to_owned()));
    let set = move |key: &'static str| {
        Callback::new(move |text: String| {
            refusal.set(None);
            form.update(|form| form.set(key, text));
        })
    };
    let wrong = move |key: &'static str| Signal::derive(move || field_refusal(refusal, key, lang));
    let led_by = Signal::derive(move || {
        form.with(ProblemForm::category).map(|category| words::usually_led_by(category.lead_label(lang), lang))
    });
    let allowed = Signal::derive(move || {
        let by_rule = form.with(|form| form.days_allowed(ui.session.today().get()))?;
        Some(words::days_allowed(by_rule, lang))
    });
    let instruction = move || {
        // What the office asks of a leader later is nothing to be done here.
        let handling =
            form.with(ProblemForm::category).map(Category::handling).filter(|it| *it != Handling::Escalate)?;
        let told = handling.instruction(lang)?;
        Some(view! { <Banner tone=Tone::Warn text=told.to_owned() /> })
    };
    let field = |key: &'static str| spec(ProblemId::KIND, key).expect("the table of problems has this field");
    view! {
        <FieldInput spec=field("title") value=of("title") on_change=set("title") error=wrong("title") required=true />
        <FieldInput spec=field("detail") value=of("detail") on_change=set("detail") error=wrong("detail") />
        <div class="form-grid raise__grid">
            <FieldInput
                spec=field("category")
                value=of("category")
                on_change=set("category")
                error=wrong("category")
                required=true
            />
            <FieldInput
                spec=field("cause")
                value=of("cause")
                on_change=set("cause")
                error=wrong("cause")
                category=of("category")
            />
            <FieldInput spec=field("clause") value=of("clause") on_change=set("clause") error=wrong("clause") />
            <FieldInput spec=field("points") value=of("points") on_change=set("points") error=wrong("points") />
            <FieldInput spec=field("severity") value=of("severity") on_change=set("severity") error=wrong("severity") />
            <DayInput spec=field("found_on") value=of("found_on") on_change=set("found_on") error=wrong("found_on") />
        </div>
        {instruction}
        <FieldInput
            spec=field("lead_unit")
            value=of("lead_unit")
            on_change=set("lead_unit")
            error=wrong("lead_unit")
            hint=led_by
            suggestions=known.for_field(field("lead_unit"))
        />
        <div class="form-grid raise__grid">
            <DayInput spec=field("deadline") value=of("deadline") on_change=set("deadline") error=wrong("deadline") hint=allowed />
            <FieldInput
                spec=field("leader")
                value=of("leader")
                on_change=set("leader")
                error=wrong("leader")
                suggestions=known.for_field(field("leader"))
            />
            <FieldInput spec=field("assisting") value=of("assisting") on_change=set("assisting") error=wrong("assisting") />
        </div>
        <FieldInput spec=field("measure") value=of("measure") on_change=set("measure") error=wrong("measure") />
        <AssignNow form refusal error=wrong("assigned_on") />
    }
}

/// 立即交办, with the day of the order: what was ordered on paper before is written down as it was.
#[component]
fn AssignNow(
    form: RwSignal<ProblemForm>,
    refusal: RwSignal<Option<Refusal>>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let ui = Ui::get();
    let words = RaiseWords::of(ui.lang);
    let problem_words = ProblemsWords::of(ui.lang);
    let today = ui.session.today();
    view! {
        <CheckField
            label=words.assign_now
            hint=words.assign_hint.to_owned()
            checked=Signal::derive(move || form.with(ProblemForm::assigns))
            on_change=move |on| if on != form.with_untracked(ProblemForm::assigns) {
                refusal.set(None);
                form.update(ProblemForm::turn_assigning);
            }
        />
        {move || form.with(ProblemForm::assigns).then(|| view! {
            <DateField
                label=problem_words.ordered_on
                hint=problem_words.ordered_hint.to_owned()
                value=Signal::derive(move || form.with(|form| form.ordered(today.get())))
                error
                on_change=move |day: String| {
                    refusal.set(None);
                    form.update(|form| form.set_ordered(day));
                }
            />
        })}
    }
}

/// 立即交办; what can be undone is both together.
fn assign_too(ui: Ui, mut raised: Done, given: Given) {
    let words = RaiseWords::of(ui.lang);
    let Some(problem) = raised.made.as_ref().and_then(ProblemId::of) else { return };
    let assign = Command::step(problem, ProblemAction::Assign, given);
    match assign.and_then(|assign| ui.session.dispatch(assign)) {
        Ok(assigned) => {
            raised.changes.extend(assigned.changes);
            ui.offer_undo(words.saved_assigned, &raised);
        }
        Err(refusal) => {
            let why = words::refusal(&refusal, ui.lang);
            ui.toast(words::raised_not_assigned(&why, ui.lang), Tone::Warn);
        }
    }
}

fn today(ui: Ui) -> NaiveDate {
    ui.session.today().get_untracked()
}

/// What stands in the form at this moment.
fn filled(ui: Ui, form: &ProblemForm, project: &ProjectId) -> Filled {
    ui.session.read(|view| form.filled(view.book, project, view.today))
}

/// What stands in the form before anybody has touched it, but for what follows from the calendar and the category.
fn first_form(view: &View, visit: Option<&VisitId>, item: Option<&Item>, lang: Lang) -> ProblemForm {
    let visit = visit.and_then(|visit| view.tables.visit(visit));
    let found_on = visit.map(|visit| ("found_on", visit.day.to_string()));
    let of_item = visit.zip(item).and_then(|(visit, item)| {
        let template = view.tables.checklist(visit)?;
        Some(problem_texts(view.book, visit, &template, item, lang))
    });
    let texts = found_on.into_iter().chain(of_item.into_iter().flatten());
    ProblemForm::of_texts(texts.map(|(key, text)| (key.to_owned(), text)))
}

/// What a refusal says about one field.
fn field_refusal(refusal: RwSignal<Option<Refusal>>, key: &str, lang: Lang) -> Option<String> {
    refusal.with(|refusal| match refusal {
        Some(needed @ Refusal::Needed(_, field)) if *field == key => Some(words::refusal(needed, lang)),
        Some(Refusal::Field(_, field, error)) if field == key => Some(words::field_error(error, lang)),
        Some(why @ (Refusal::DueBeforeFound | Refusal::DateInPast | Refusal::DueBeforeOrdered))
            if key == "deadline" =>
        {
            Some(words::refusal(why, lang))
        }
        Some(why @ (Refusal::OrderedInFuture | Refusal::OrderedBeforeFound)) if key == "assigned_on" => {
            Some(words::refusal(why, lang))
        }
        Some(why @ Refusal::FoundInFuture) if key == "found_on" => Some(words::refusal(why, lang)),
        _ => None,
    })
}

/// What a refusal says that belongs to no field of the panel.
fn general_refusal(refusal: RwSignal<Option<Refusal>>, lang: Lang) -> Option<String> {
    refusal.with(|refusal| match refusal {
        None
        | Some(
            Refusal::Needed(..)
            | Refusal::Field(..)
            | Refusal::DueBeforeFound
            | Refusal::DateInPast
            | Refusal::DueBeforeOrdered
            | Refusal::OrderedInFuture
            | Refusal::OrderedBeforeFound
            | Refusal::FoundInFuture,
        ) => None,
        Some(other) => Some(words::refusal(other, lang)),
    })
}
