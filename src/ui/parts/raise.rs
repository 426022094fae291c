//! 登记问题: a panel at the side, filled in from the checklist item and the taxonomy. Every default can be overruled.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::session::View;
use crate::app::workbook::Done;
use crate::book::sorting::InOrder;
use crate::domain::checklist::{Answer, Item};
use crate::domain::command::{Command, Refusal};
use crate::domain::defaults;
use crate::domain::fields::spec;
use crate::domain::ids::{ProblemId, ProjectId, UnitId, VisitId};
use crate::domain::taxonomy::{Category, default_deadline};
use crate::domain::text::Lang;
use crate::domain::when::When;
use crate::ui::context::Ui;
use crate::ui::controls::{
    Banner, Button, ButtonVariant, CheckField, Dialog, DialogShape, SelectField, SelectOption, Tone,
};
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, OpenForm, Texts, is_same};
use crate::ui::words::{self, FieldWords, RaiseWords};

use super::field_input::{DayInput, FieldInput, focus_first_wrong};
use super::field_words::answer_words;
use super::form::give_up;
use super::shared::FoundAgain;

/// What a person has filled in. What they have not touched follows from the category.
#[derive(Clone, PartialEq, Default)]
struct Form {
    title: String,
    detail: String,
    category: Option<Category>,
    cause: String,
    found_on: String,
    leader: String,
    severity: Option<String>,
    lead_unit: Option<String>,
    deadline: Option<String>,
    assign: bool,
}

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
    let form = RwSignal::new(left.map_or_else(|| first.clone(), |texts| Form::of_texts(&texts)));
    let open = OpenForm::follow(ui.unsaved, name, first.texts(), move || form.try_with(Form::texts));
    let first = StoredValue::new(first);
    let refusal: RwSignal<Option<Refusal>> = RwSignal::new(None);
    let about = ui.session.read(|view| view.tables.project(&project).map(|project| project.name.clone()));
    let from = item.as_ref().map(|item| item.prompt.get(lang).to_owned());
    let place = StoredValue::new((project, visit, item));
    let save = move |()| {
        let (project, visit, item) = place.get_value();
        let filled = form.with_untracked(|form| form.effective(&ui, &project));
        let command = Command::RaiseProblem {
            project,
            visit,
            item: item.map(|item| item.key.to_string()),
            facts: filled.facts(),
        };
        match ui.session.dispatch(command) {
            Err(why) => {
                refusal.set(Some(why));
                focus_first_wrong("dialog[open] ");
            }
            Ok(raised) => {
                open.finish();
                assign_too(ui, raised, &filled);
                on_close.run(());
            }
        }
    };
    let actions = move || {
        view! {
            <Button
                label=ui.common().cancel
                on_press=move |()| {
                    give_up(ui, open);
                    on_close.run(());
                }
            />
            <Button label=words.save variant=ButtonVariant::Primary on_press=save />
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

/// The fields of the panel.
#[component]
fn Inputs(form: RwSignal<Form>, refusal: RwSignal<Option<Refusal>>, project: ProjectId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang;
    let words = RaiseWords::of(lang);
    let units = Signal::stored(ui.session.read(|view| unit_names(&view)));
    let filled = Memo::new(move |_| form.with(|form| form.effective(&ui, &project)));
    let of = move |read: fn(&Filled) -> &str| Signal::derive(move || filled.with(|filled| read(filled).to_owned()));
    let set = move |write: fn(&mut Form, String)| {
        Callback::new(move |text: String| {
            refusal.set(None);
            form.update(|form| write(form, text));
        })
    };
    let wrong = move |key: &'static str| Signal::derive(move || field_refusal(refusal, key, lang));
    let causes = Signal::derive(move || {
        let none = SelectOption::new("", FieldWords::of(lang).not_chosen);
        let known = form.with(|form| form.category).map_or(&[][..], Category::causes);
        let known = known.iter().map(|cause| SelectOption::new(cause.key, cause.label(lang)));
        std::iter::once(none).chain(known).collect::<Vec<_>>()
    });
    let led_by = Signal::derive(move || {
        form.with(|form| form.category).map(|category| words::usually_led_by(category.lead_label(lang), lang))
    });
    let allowed = Signal::derive(move || {
        let by_rule = form.with(Form::default_days)?;
        Some(words::days_allowed(by_rule, lang))
    });
    let instruction = move || {
        let told = form.with(|form| form.category)?.handling().instruction(lang)?;
        Some(view! { <Banner tone=Tone::Warn text=told.to_owned() /> })
    };
    let field = |key: &'static str| spec(ProblemId::KIND, key).expect("the table of problems has this field");
    view! {
        <FieldInput spec=field("title") value=of(|f| &f.title) on_change=set(|f, t| f.title = t) error=wrong("title") required=true />
        <FieldInput spec=field("detail") value=of(|f| &f.detail) on_change=set(|f, t| f.detail = t) error=wrong("detail") />
        <div class="form-grid raise__grid">
            <FieldInput
                spec=field("category")
                value=of(|f| &f.category)
                on_change=set(|f, t| {
                    f.category = Category::from_key(&t);
                    f.cause.clear();
                })
                error=wrong("category")
                required=true
            />
            <SelectField
                label=field("cause").name.get(lang).to_owned()
                value=of(|f| &f.cause)
                options=causes
                on_change=set(|f, t| f.cause = t)
            />
            <FieldInput spec=field("severity") value=of(|f| &f.severity) on_change=set(|f, t| f.severity = Some(t)) error=wrong("severity") />
            <DayInput spec=field("found_on") value=of(|f| &f.found_on) on_change=set(|f, t| f.found_on = t) error=wrong("found_on") />
        </div>
        {instruction}
        <FieldInput
            spec=field("lead_unit")
            value=of(|f| &f.lead_unit)
            on_change=set(|f, t| f.lead_unit = Some(t))
            error=wrong("lead_unit")
            hint=led_by
            suggestions=units
        />
        <div class="form-grid raise__grid">
            <DayInput spec=field("deadline") value=of(|f| &f.deadline) on_change=set(|f, t| f.deadline = Some(t)) error=wrong("deadline") hint=allowed />
            <FieldInput spec=field("leader") value=of(|f| &f.leader) on_change=set(|f, t| f.leader = t) error=wrong("leader") />
        </div>
        <CheckField
            label=words.assign_now
            hint=words.assign_hint.to_owned()
            checked=Signal::derive(move || form.with(|form| form.assign))
            on_change=move |on| form.update(|form| form.assign = on)
        />
    }
}

/// 立即交办, where it was asked for; what can be undone is both together.
fn assign_too(ui: Ui, mut raised: Done, filled: &Filled) {
    let words = RaiseWords::of(ui.lang);
    let problem = raised.made.as_ref().and_then(ProblemId::of);
    let (Some(problem), true) = (problem, filled.assign) else {
        return ui.offer_undo(words.saved, &raised);
    };
    let deadline = When::parse(&filled.deadline).map(When::last_day);
    let assigned = match deadline {
        None => Err(Refusal::Needed("deadline")),
        Some(deadline) => {
            ui.session.dispatch(Command::Assign { problem, lead_unit: filled.lead_unit.clone(), deadline })
        }
    };
    match assigned {
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

/// The names of the units on the list, for suggestions.
pub fn unit_names(view: &View) -> Vec<String> {
    let names = view.book.entities(UnitId::KIND).map(|(of, _)| view.book.text(of, "name").to_owned());
    names.filter(|name| !name.is_empty()).collect()
}

fn first_form(view: &View, visit: Option<&VisitId>, item: Option<&Item>, lang: Lang) -> Form {
    let today = view.today.to_string();
    let found_on = visit.and_then(|visit| view.tables.visit(visit)).map_or(today, |visit| visit.day.to_string());
    let Some(item) = item else { return Form { found_on, ..Form::default() } };
    let stored = |prefix: &str| {
        let visit = visit.map(VisitId::entity);
        visit.map_or("", |visit| view.book.text(visit, &format!("{prefix}{}", item.key)))
    };
    let prompt = item.prompt.get(lang);
    let answer = Some(stored(crate::domain::records::ANSWER)).filter(|answer| !answer.is_empty());
    let title = match Answer::read(item, answer) {
        Answer::Fail | Answer::Pass | Answer::Unchecked | Answer::NotApplicable => {
            words::problem_of_check(prompt, lang)
        }
        Answer::Number(_) | Answer::Date(_) | Answer::Text(_) | Answer::Choice(_) | Answer::Unreadable(_) => {
            words::problem_of_answer(prompt, &answer_words(item, answer, lang), lang)
        }
    };
    Form {
        title,
        detail: stored(crate::domain::records::NOTE).to_owned(),
        category: item.raises,
        cause: item.cause.as_deref().unwrap_or_default().to_owned(),
        found_on,
        ..Form::default()
    }
}

/// The form with everything that follows from the category.
#[derive(Clone, PartialEq)]
struct Filled {
    title: String,
    detail: String,
    category: String,
    cause: String,
    severity: String,
    found_on: String,
    lead_unit: String,
    deadline: String,
    leader: String,
    assign: bool,
}

impl Form {
    fn texts(&self) -> Texts {
        let given = |text: &Option<String>| text.clone();
        let some = |text: &str| Some(text.to_owned());
        [
            ("title", some(&self.title)),
            ("detail", some(&self.detail)),
            ("category", self.category.map(|category| category.key().to_owned())),
            ("cause", some(&self.cause)),
            ("found_on", some(&self.found_on)),
            ("leader", some(&self.leader)),
            ("severity", given(&self.severity)),
            ("lead_unit", given(&self.lead_unit)),
            ("deadline", given(&self.deadline)),
            ("assign", self.assign.then(String::new)),
        ]
        .into_iter()
        .filter_map(|(key, text)| Some((key.to_owned(), text?)))
        .in_order()
    }

    fn of_texts(texts: &Texts) -> Self {
        let given = |key: &str| texts.get(key).cloned();
        let text = |key: &str| given(key).unwrap_or_default();
        Self {
            title: text("title"),
            detail: text("detail"),
            category: Category::from_key(&text("category")),
            cause: text("cause"),
            found_on: text("found_on"),
            leader: text("leader"),
            severity: given("severity"),
            lead_unit: given("lead_unit"),
            deadline: given("deadline"),
            assign: texts.contains_key("assign"),
        }
    }

    fn default_deadline(&self) -> Option<chrono::NaiveDate> {
        let found = When::parse(&self.found_on)?.last_day();
        let cause = Some(self.cause.as_str()).filter(|cause| !cause.is_empty());
        Some(default_deadline(self.category?, cause, found))
    }

    fn default_days(&self) -> Option<i64> {
        let found = When::parse(&self.found_on)?.last_day();
        Some((self.default_deadline()? - found).num_days())
    }

    fn effective(&self, ui: &Ui, project: &ProjectId) -> Filled {
        let suggested = |category| ui.session.read(|view| defaults::lead_unit(view.book, project, category));
        let by_category = |set: &Option<String>, default: &dyn Fn(Category) -> String| match (set, self.category) {
            (Some(set), _) => set.clone(),
            (None, Some(category)) => default(category),
            (None, None) => String::new(),
        };
        Filled {
            title: self.title.clone(),
            detail: self.detail.clone(),
            category: self.category.map_or_else(String::new, |category| category.key().to_owned()),
            cause: self.cause.clone(),
            severity: by_category(&self.severity, &|category| category.severity().key().to_owned()),
            found_on: self.found_on.clone(),
            lead_unit: by_category(&self.lead_unit, &suggested),
            deadline: by_category(&self.deadline, &|_| {
                self.default_deadline().map_or_else(String::new, |day| day.to_string())
            }),
            leader: self.leader.clone(),
            assign: self.assign,
        }
    }
}

impl Filled {
    fn facts(&self) -> Vec<(String, String)> {
        [
            ("title", &self.title),
            ("detail", &self.detail),
            ("category", &self.category),
            ("cause", &self.cause),
            ("severity", &self.severity),
            ("found_on", &self.found_on),
            ("lead_unit", &self.lead_unit),
            ("deadline", &self.deadline),
            ("leader", &self.leader),
        ]
        .into_iter()
        .map(|(key, text)| (key.to_owned(), text.clone()))
        .collect()
    }
}

/// What a refusal says about one field.
fn field_refusal(refusal: RwSignal<Option<Refusal>>, key: &str, lang: Lang) -> Option<String> {
    refusal.with(|refusal| match refusal {
        Some(Refusal::Needed(field)) if *field == key => Some(words::refusal(&Refusal::Needed(field), lang)),
        Some(Refusal::Field(field, error)) if field == key => Some(words::field_error(error, lang)),
        Some(why @ Refusal::DueBeforeFound) if key == "deadline" => Some(words::refusal(why, lang)),
        Some(why @ Refusal::FoundInFuture) if key == "found_on" => Some(words::refusal(why, lang)),
        _ => None,
    })
}

/// What a refusal says that belongs to no field of the panel.
fn general_refusal(refusal: RwSignal<Option<Refusal>>, lang: Lang) -> Option<String> {
    refusal.with(|refusal| match refusal {
        None | Some(Refusal::Needed(_) | Refusal::Field(..) | Refusal::DueBeforeFound | Refusal::FoundInFuture) => None,
        Some(other) => Some(words::refusal(other, lang)),
    })
}
