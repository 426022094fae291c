//! One problem: where it stands, what can be done now, its facts and what happened.

use std::sync::Arc;

use leptos::prelude::*;

use crate::book::sorting::CollectSorted;
use crate::book::{Book, EntityId};
use crate::domain::command::{Command, ProblemAction, Refusal};
use crate::domain::fields::{self, FieldKind, PROBLEM_FIELDS};
use crate::domain::ids::{ProblemId, VisitId};
use crate::domain::records::{Problem, ProblemState};
use crate::domain::tables::RecordKind;
use crate::exchange::list::EXTRA_PREFIX;
use crate::ui::context::Ui;
use crate::ui::controls::{
    BackLink, Button, DialogShape, EmptyState, Fact, FactsLayout, Icon, KeyValue, LinkButton, PageHead, TextArea,
    list_moved_on,
};
use crate::ui::parts::field_input::{Edited, FieldInput};
use crate::ui::parts::form::{Form, FoundAgain};
use crate::ui::parts::form_dialog::FormDialog;
use crate::ui::parts::history::{EntityHistoryButton, HistoryButton};
use crate::ui::parts::photos::ProblemPhotos;
use crate::ui::parts::shared;
use crate::ui::register::Related;
use crate::ui::route::Route;
use crate::ui::unsaved::{FormName, Texts};
use crate::ui::words::{self, ProblemsWords};

use super::actions::Actions;
use super::last_shown;
use super::story::Story;

/// The page of a problem.
#[component]
pub fn ProblemPage(problem: ProblemId) -> impl IntoView {
    let ui = Ui::get();
    let words = ProblemsWords::of(ui.lang);
    let id = problem.clone();
    let record = ui.session.watch_entity(problem.entity(), move |view| view.tables.problem(&id).cloned());
    let there = Memo::new(move |_| record.with(Option::is_some));
    let id = problem.clone();
    move || match there.get() {
        true => view! { <Detail ui id=id.clone() record /> }.into_any(),
        false => view! {
            <div class="page page--read">
                <EmptyState icon=Icon::Problems title=words.gone text=words.gone_text.to_string()>
                    <LinkButton href="#/problems" label=words.to_ledger />
                </EmptyState>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Detail(ui: Ui, id: ProblemId, record: Memo<Option<Arc<Problem>>>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let editing = RwSignal::new(false);
    let back = Signal::derive(move || {
        Some(BackLink { href: Route::Problems(last_shown::last_query()).href(), label: words.title.to_owned() })
    });
    let title = Signal::derive(move || {
        record.with(|record| record.as_ref().map_or_else(String::new, |problem| problem.title.clone()))
    });
    let (before, after) = last_shown::neighbours(&id);
    list_moved_on(&Route::Problems(last_shown::last_query()).href(), id.clone());
    let edited = edit_name(&id);
    ui.on_go_on(move |form| {
        let is_edit = form == edited;
        if is_edit {
            editing.set(true);
        }
        is_edit
    });
    let entity = id.entity().clone();
    view! {
        <div class="page problem">
            <PageHead
                title
                back
                subtitle=move || view! { <Subtitle ui record /> }
                actions=move || view! {
                    {before.map(|id| view! { <LinkButton href=Route::Problem(id).href() label=words.previous icon=Icon::Back /> })}
                    {after.map(|id| view! { <LinkButton href=Route::Problem(id).href() label=words.next_one icon=Icon::Next /> })}
                }
            />
            <Track ui record />
            <Actions ui problem=record on_edit=move |()| editing.set(true) />
            <div class="split">
                <div class="split__main stack">
                    <section class="section">
                        <header class="section__head">
                            <h2 class="section__title">{words.facts}</h2>
                            <EntityHistoryButton of=entity.clone() label=title.get_untracked() />
                        </header>
                        <Facts ui id=id.clone() record />
                    </section>
                    <ProblemPhotos ui id=id.clone() />
                    <Related ui of=id.entity().clone() />
                </div>
                <div class="split__side">
                    <section class="section">
                        <header class="section__head"><h2 class="section__title">{words.history}</h2></header>
                        <AddRemark ui id=id.clone() />
                        <Story ui problem=id.clone() />
                    </section>
                </div>
            </div>
            {move || editing.get().then(|| view! { <EditDialog ui id=id.clone() on_close=move || editing.set(false) /> })}
        </div>
    }
}

#[component]
pub(super) fn Subtitle(ui: Ui, record: Memo<Option<Arc<Problem>>>) -> impl IntoView {
    let lang = ui.lang;
    move || {
        record.get().map(|problem| {
            let overdue = problem.overdue_days(ui.session.today().get());
            view! {
                <span class="row">
                    <span class="num">{words::problem_number(&problem, lang)}</span>
                    {shared::severity_tag(problem.severity, lang)}
                    {shared::overlay_tags(&problem, lang)}
                    {(overdue > 0).then(|| view! { <span class="danger strong num">{words::days_overdue(overdue, lang)}</span> })}
                </span>
            }
        })
    }
}

/// 待交办 → 整改中 → 待复查 → 已销号, with the present one marked.
#[component]
pub(super) fn Track(ui: Ui, record: Memo<Option<Arc<Problem>>>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let now = Memo::new(move |_| record.with(|record| record.as_ref().map(|problem| problem.state)));
    view! {
        <ol class="steps" aria-label=words.progress>
            {ProblemState::ALL.into_iter().map(|state| {
                let class = move || match now.get() {
                    Some(at) if state < at => "steps__step steps__step--done",
                    _ => "steps__step",
                };
                view! {
                    <li class=class aria-current=move || (now.get() == Some(state)).then_some("step")>
                        <span class="steps__name">{words::state(state, lang)}</span>
                    </li>
                }
            }).collect_view()}
        </ol>
    }
}

#[component]
pub(super) fn Facts(ui: Ui, id: ProblemId, record: Memo<Option<Arc<Problem>>>) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let lang = ui.lang;
    let of = id.entity().clone();
    let facts = ui.session.watch(&[RecordKind::Problems, RecordKind::Projects, RecordKind::Visits], move |view| {
        let text = |set: &str| view.book.text(&of, set).to_owned();
        let project = view
            .tables
            .problem(&ProblemId::of(&of)?)
            .and_then(|problem| view.tables.project(&problem.project))
            .map(|project| (Route::Project(project.id.clone()).href(), project.name.clone()));
        let fields: Vec<(&'static str, String, String)> = PROBLEM_FIELDS
            .iter()
            .filter(|spec| !matches!(spec.key, "title" | "severity"))
            .map(|spec| {
                let shown = fields::show(view.book, &of, spec, view.book.value(&of, spec.key), lang);
                (spec.key, spec.name.get(lang).to_owned(), shown)
            })
            .filter(|(_, _, shown)| !shown.is_empty())
            .collect();
        Some((project, fields, extras(view.book, &of), text("report"), text("recheck")))
    });
    let of = id.entity().clone();
    move || {
        let (project, fields, extras, report, recheck) = facts.get()?;
        let problem = record.get()?;
        let instruction = problem.category.and_then(|category| category.handling().instruction(lang));
        let of = of.clone();
        Some(view! {
            <KeyValue layout=FactsLayout::Columns>
                {project.map(|(href, name)| view! { <Fact label=words.project><a href=href>{name}</a></Fact> })}
                {problem.visit.as_ref().and_then(|visit| found_on(ui, visit)).map(|found_on| view! {
                    <Fact label=words.found_by>{found_on}</Fact>
                })}
                {instruction.map(|text| view! { <Fact label=words.special><strong class="danger">{text}</strong></Fact> })}
                {fields.into_iter().map(|(key, name, shown)| one_fact(of.clone(), key, name, shown)).collect_view()}
                {problem.assigned_on.map(|day| view! {
                    <Fact label=words.ordered_on><span class="num">{day.to_string()}</span></Fact>
                })}
                {problem.original_deadline.filter(|first| problem.deadline != Some(*first)).map(|first| view! {
                    <Fact label=words.original_deadline><span class="num">{first.to_string()}</span></Fact>
                })}
                {problem.extension.clone().map(|asked| view! {
                    <Fact label=words.asked_for><span class="num">{asked.to.to_string()}</span> " " {asked.why}</Fact>
                })}
                {problem.suspended.clone().map(|why| view! { <Fact label=words.why_on_hold>{why}</Fact> })}
                {(!report.is_empty()).then(|| view! { <Fact label=words.report><span class="prose">{report}</span></Fact> })}
                {(!recheck.is_empty()).then(|| view! { <Fact label=words.recheck><span class="prose">{recheck}</span></Fact> })}
                {extras.into_iter().map(|(name, shown)| view! { <Fact label=name><span class="prose">{shown}</span></Fact> }).collect_view()}
                {problem.closed_on.map(|day| view! { <Fact label=words.closed_on><span class="num">{day.to_string()}</span></Fact> })}
            </KeyValue>
        })
    }
}

/// What a list said under headings of its own.
fn extras(book: &Book, of: &EntityId) -> Vec<(String, String)> {
    let own = book.entity(of).into_iter().flat_map(|entity| entity.fields_from(EXTRA_PREFIX));
    let told = own.filter_map(|field| {
        let name = field.as_str().strip_prefix(EXTRA_PREFIX)?;
        Some((name.to_owned(), fields::plain(book.value(of, field.as_str()))))
    });
    told.filter(|(_, said)| !said.is_empty()).collect()
}

fn one_fact(of: EntityId, key: &'static str, name: String, shown: String) -> impl IntoView {
    view! {
        <Fact label=name.clone()>
            <span class="prose">{shown}</span>
            <HistoryButton of set=key label=name />
        </Fact>
    }
}

#[component]
pub(super) fn AddRemark(ui: Ui, id: ProblemId) -> impl IntoView {
    let words = ProblemsWords::of(ui.lang);
    let title = ui.session.read(|view| view.tables.problem(&id).map(|problem| problem.title.clone()));
    let name = FormName {
        name: format!("remark {}", id.as_str()),
        title: words::told(words.remark, &title.unwrap_or_default(), ui.lang),
        href: Route::Problem(id.clone()).href(),
    };
    let form = Form::open(ui, name, Texts::new());
    let add = move || {
        let command = Command::Remark { of: id.entity().clone(), text: form.text(REMARK) };
        if ui.act(command, words.remarks).is_some() {
            form.begin_anew();
        }
    };
    view! {
        <div class="stack no-print">
            <FoundAgain form />
            <TextArea label=words.remark rows=2 value=form.value(REMARK) on_change=form.take(REMARK) />
            <div class="row row--end"><Button label=words.add_remark on_press=add /></div>
        </div>
    }
}

/// The one field of a remark, as its draft names it.
const REMARK: &str = "text";

/// The name under which the draft of a problem's edit is kept.
fn edit_name(problem: &ProblemId) -> String {
    format!("edit {}", problem.as_str())
}

/// The visit on which a problem was found: a way to its record, or its day where no more of it came here; nothing where nothing of it did.
fn found_on(ui: Ui, visit: &VisitId) -> Option<AnyView> {
    let words = ProblemsWords::of(ui.lang);
    let visit = ui.session.read(|view| view.tables.visit(visit).cloned())?;
    Some(match visit.is_only_named() {
        true => view! { <span>{words.visit} " " <span class="num">{visit.day.to_string()}</span></span> }.into_any(),
        false => view! { <a href=Route::Visit(visit.id.clone()).href()>{words.visit}</a> }.into_any(),
    })
}

/// The fields that can be edited, each with its own error; what was typed stays when something is refused.
#[component]
pub(super) fn EditDialog(ui: Ui, id: ProblemId, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let lang = ui.lang;
    let of = id.entity().clone();
    let known = shared::Suggestions::of(ui);
    let (first, fixed_deadline, about) = ui.session.read(|view| {
        let typed = |key: &'static str| match view.book.value(&of, key) {
            value if value.is_null() => String::new(),
            value => crate::domain::fields::plain(value),
        };
        let first: Texts = PROBLEM_FIELDS.iter().map(|spec| (spec.key.to_owned(), typed(spec.key))).collect_sorted();
        let problem = view.tables.problem(&id);
        let fixed = problem.is_some_and(|problem| problem.state != ProblemState::ToAssign);
        let title = problem.map_or_else(String::new, |problem| problem.title.clone());
        (first, fixed, title)
    });
    let title = words::action_name(ProblemAction::Edit, lang);
    let name = FormName {
        name: edit_name(&id),
        title: words::told(title, &about, lang),
        href: Route::Problem(id.clone()).href(),
    };
    provide_context(Edited(id.entity().clone()));
    let form = Form::open(ui, name, first);
    let error: RwSignal<Option<(String, String)>> = RwSignal::new(None);
    let id = StoredValue::new(id);
    let save = move || {
        let fields = PROBLEM_FIELDS.iter().filter(|spec| !(fixed_deadline && spec.key == "deadline"));
        let facts = fields.map(|spec| (spec.key.to_owned(), form.text(spec.key))).collect();
        let command = Command::EditProblem { problem: id.get_value(), facts };
        match form.save(command, words::action_done(ProblemAction::Edit, lang)) {
            Ok(()) => on_close.run(()),
            Err(why) => {
                let key = match &why {
                    Refusal::Field(_, key, _) => key.clone(),
                    Refusal::Needed(_, key) => (*key).to_owned(),
                    _ => String::new(),
                };
                error.set(Some((key, words::refusal(&why, lang))));
            }
        }
    };
    view! {
        <FormDialog form title label=ui.common().save shape=DialogShape::Wide on_submit=save on_close>
            <div class="form-grid">
                {PROBLEM_FIELDS.iter().filter(|spec| !(fixed_deadline && spec.key == "deadline")).map(|spec| {
                    let key = spec.key;
                    let wrong = Signal::derive(move || error.get().filter(|(of, _)| of == key).map(|(_, text)| text));
                    let suggestions = known.for_field(spec);
                    let take = move |text: String| {
                        // Another category has other causes.
                        if key == "category" && text != form.text(key) {
                            form.write("cause", String::new());
                        }
                        form.write(key, text);
                    };
                    let wide = if spec.kind == FieldKind::Paragraph { "form-grid__wide" } else { "" };
                    view! { <div class=wide><FieldInput spec value=form.value(key) error=wrong on_change=take suggestions category=form.value("category") /></div> }
                }).collect_view()}
            </div>
            {move || error.get().filter(|(of, _)| of.is_empty()).map(|(_, text)| view! { <p class="danger" role="alert">{text}</p> })}
        </FormDialog>
    }
}
